//! Writes what the package has and the daemon does not need: completions, and the keys of `homedrop.toml(5)`.

#[path = "../../../src/cli.rs"]
#[allow(dead_code, reason = "only the words are needed here, not what they mean")]
mod cli;
mod keys;

use std::{env, fs, io, path::PathBuf};

use clap::CommandFactory;
use clap_complete::{Shell, generate_to};

const CONFIG: &str = include_str!("../../../config/homedrop.toml");
const MANUAL: &str = include_str!("../../man/homedrop.toml.5");

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::args_os().nth(1).ok_or(io::ErrorKind::InvalidInput)?);
    fs::create_dir_all(&out)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut cli::Cli::command(), "homedrop", &out)?;
    }
    fs::write(
        out.join("homedrop.toml.5"),
        MANUAL.replace("@KEYS@\n", &keys::as_mdoc(CONFIG)),
    )
}
