//! The command line, as words only; what the commands do `main` knows.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Where the package puts the configuration.
pub const DEFAULT_CONFIG: &str = "/etc/homedrop/homedrop.toml";

/// Lets every device on a home network find each other in the browser and send files straight to each other.
#[derive(Debug, Parser)]
#[command(name = "homedrop", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; `run` when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options of `run`.
    #[command(flatten)]
    pub run: RunArgs,
}

/// What there is to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the daemon in the foreground
    Run(RunArgs),
    /// Print the effective configuration, or say what is wrong with it
    CheckConfig(ConfigArgs),
    /// Ask the running daemon how it is
    Status(StatusArgs),
    /// Find out by trying what is wrong on this host, and say what to do
    Doctor(DoctorArgs),
    /// Show a QR code of the address in use
    Qr(StateArgs),
    /// The local CA that signs this box's certificate
    #[command(subcommand)]
    Ca(CaCommand),
}

/// What there is to do with the CA.
#[derive(Debug, Subcommand)]
pub enum CaCommand {
    /// Print its SHA-256, to be compared before a device trusts it
    Fingerprint(RunArgs),
    /// Print its certificate in PEM
    Export(RunArgs),
    /// Make a new one in its place; every device has to trust that one anew
    Rotate(RunArgs),
}

/// Options of `run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    /// The configuration.
    #[command(flatten)]
    pub config: ConfigArgs,
    /// Directory for keys, certificates and the secret
    #[arg(long, value_name = "DIR")]
    pub state_dir: Option<PathBuf>,
}

/// Options of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Which daemon.
    #[command(flatten)]
    pub state: StateArgs,
    /// Print JSON, as docs/status.schema.json describes it
    #[arg(long)]
    pub json: bool,
}

/// Options of `doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// What the daemon would run with.
    #[command(flatten)]
    pub run: RunArgs,
    /// Print JSON, as docs/doctor.schema.json describes it
    #[arg(long)]
    pub json: bool,
    /// Try the way through a reverse proxy as well, such as https://drop.example
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// Which daemon to ask.
#[derive(Debug, Args)]
pub struct StateArgs {
    /// State directory of the daemon, where it runs outside of systemd
    #[arg(long, value_name = "DIR")]
    pub state_dir: Option<PathBuf>,
}

/// Which configuration.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Configuration file [default: /etc/homedrop/homedrop.toml where there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}
