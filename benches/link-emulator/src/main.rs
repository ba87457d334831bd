//! A cable between two TAP devices with a rate, a delay and a loss, the same both ways; prints `ready` when it carries.
#![warn(missing_docs)]

mod direction;
mod random;
mod tap;

use direction::{Direction, Link};
use std::{process::ExitCode, sync::Arc, time::Duration};
use tap::Tap;

const USAGE: &str = "usage: link-emulator LEFT RIGHT --mbit N --delay-ms N --loss-percent N [--queue-kib N] [--seed N]";

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let [left, right, options @ ..] = args else {
        return Err(USAGE.into());
    };
    let number = |name: &str, default: Option<f64>| -> Result<f64, Box<dyn std::error::Error>> {
        match options.iter().position(|it| it == name) {
            Some(at) => Ok(options.get(at + 1).ok_or(USAGE)?.parse()?),
            None => default.ok_or_else(|| USAGE.into()),
        }
    };
    let link = Link {
        bits_per_second: number("--mbit", None)? * 1e6,
        delay: Duration::from_secs_f64(number("--delay-ms", None)? / 1000.0),
        loss: number("--loss-percent", None)? / 100.0,
        // A home router's buffer: 256 KiB is 10 ms at 200 Mbit/s.
        queue_bytes: (number("--queue-kib", Some(256.0))? * 1024.0) as usize,
    };
    let seed = number("--seed", Some(1.0))? as u64;
    let (left, right) = (Arc::new(Tap::open(left)?), Arc::new(Tap::open(right)?));
    let there = Direction::start(&left, &right, link, seed);
    let back = Direction::start(&right, &left, link, seed.wrapping_add(1));
    println!("ready");
    there.join();
    back.join();
    Ok(())
}
