//! Loads one STUN or TURN server and prints, as JSON, what it did and the processor time that the server took for it.
#![warn(missing_docs)]

mod cpu;
mod echo;
mod relay;
mod spin;
mod stun;
mod turn;

use std::{net::SocketAddr, process::ExitCode};

const USAGE: &str =
    "usage: relay-load stun|udp|tcp SERVER:PORT PID SECRET-HEX MILLIONS, or relay-load echo ADDRESS:PORT";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<()> {
    if let [kind, address] = args
        && kind == "echo"
    {
        return echo::serve(address.parse()?);
    }
    let [kind, server, pid, secret, millions] = args else {
        return Err(USAGE.into());
    };
    let (server, pid): (SocketAddr, u32) = (server.parse()?, pid.parse()?);
    let (secret, count) = (turn::unhex(secret)?, (millions.parse::<f64>()? * 1e6) as u64);
    let load = match kind.as_str() {
        "stun" => stun::load(server, count, pid)?,
        "udp" => relay::load(server, turn::Transport::Udp, &secret, count, pid)?,
        "tcp" => relay::load(server, turn::Transport::Tcp, &secret, count, pid)?,
        _ => return Err(USAGE.into()),
    };
    println!(
        "{{\"messages\":{},\"bytes\":{},\"lost\":{},\"cpuSeconds\":{:.2}}}",
        load.messages, load.bytes, load.lost, load.cpu
    );
    Ok(())
}

/// What came of it.
#[derive(Debug, Default)]
struct Load {
    /// Answers, or datagrams that arrived.
    messages: u64,
    /// Their payload.
    bytes: u64,
    /// What was sent and did not come.
    lost: u64,
    /// Seconds of the server's processor time.
    cpu: f64,
}
