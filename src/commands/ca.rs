//! `homedrop ca`: the local CA in the state directory.

use homedrop::{
    cli::{CaCommand, RunArgs},
    daemon::{DaemonError, Directories, rotate_ca},
    pki::{Fingerprint, read_ca},
};

use crate::{Failure, load};

pub fn ca(command: &CaCommand) -> Result<(), Failure> {
    match command {
        CaCommand::Fingerprint(args) => {
            let (_, der) = certificate(args)?;
            println!("{}", Fingerprint::of(&der));
        }
        CaCommand::Export(args) => print!("{}", certificate(args)?.0),
        CaCommand::Rotate(args) => rotate(args)?,
    }
    Ok(())
}

fn certificate(args: &RunArgs) -> Result<(String, Vec<u8>), Failure> {
    let directories = Directories::existing(args.state_dir.as_deref())?;
    Ok(read_ca(&directories.state).map_err(DaemonError::from)?)
}

fn rotate(args: &RunArgs) -> Result<(), Failure> {
    let config = load(&args.config)?;
    let directories = Directories::existing(args.state_dir.as_deref())?;
    // Only in the place of one: without it there is nothing to rotate, and perhaps this is the wrong directory.
    read_ca(&directories.state).map_err(DaemonError::from)?;
    println!("{}", rotate_ca(&config, &directories)?);
    eprintln!("every device has to trust this CA anew: open /trust on it");
    Ok(())
}
