//! `homedrop qr`: the address in use, to be scanned from the terminal.

use homedrop::{cli::StateArgs, terminal_qr};

use super::status;
use crate::Failure;

pub fn qr(args: &StateArgs) -> Result<(), Failure> {
    let status = status::of_running(args.state_dir.as_deref())?;
    // A box without a network has no address for others.
    if let Some(address) = status.addresses.first() {
        println!("{}\n{address}", terminal_qr::render(address));
        return Ok(());
    }
    Err(Failure {
        code: super::sysexits::UNAVAILABLE,
        message: "this host has no address that other devices could open: is the network up?".to_owned(),
    })
}
