//! From arguments to an exit code (sysexits(3)): configuration, logging, daemon.

mod commands;

use std::{io::IsTerminal, path::Path, process::ExitCode, sync::Arc, time::Duration};

use clap::Parser;
use homedrop::{
    cli::{Cli, Command, ConfigArgs, DEFAULT_CONFIG, RunArgs},
    config::{Config, ConfigError},
    daemon::{Daemon, DaemonError, Directories, Overview},
    host::{
        journal,
        signals::{Signal, Signals},
        systemd::{self, Inherited},
    },
    net::http::Site,
    terminal_qr,
};

/// Probing for the name takes a second, another one when somebody has it.
const NAMING: Duration = Duration::from_secs(3);

const EX_USAGE: u8 = 64;
const EX_OSERR: u8 = 71;
const EX_CONFIG: u8 = 78;

/// Told in one line on standard error.
struct Failure {
    code: u8,
    message: String,
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let result = match cli.command {
        None => run(&cli.run),
        Some(Command::Run(args)) => run(&args),
        Some(Command::CheckConfig(args)) => check_config(&args),
        Some(Command::Status(args)) => commands::status(&args),
        Some(Command::Doctor(args)) => commands::doctor(&args),
        Some(Command::Qr(args)) => commands::qr(&args),
        Some(Command::Ca(command)) => commands::ca(&command),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { code, message }) => {
            eprintln!("homedrop: {message}");
            ExitCode::from(code)
        }
    }
}

/// `--help` and `--version` are no errors; what is one is told in one line.
fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Nobody is left to tell when the terminal is gone.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    eprintln!("homedrop: {first}; try --help");
    ExitCode::from(EX_USAGE)
}

fn check_config(args: &ConfigArgs) -> Result<(), Failure> {
    print!("{}", load(args)?.to_toml());
    Ok(())
}

/// The named file, else the package's, else the defaults.
fn load(args: &ConfigArgs) -> Result<Config, ConfigError> {
    match &args.config {
        Some(path) => Config::load(path),
        None if Path::new(DEFAULT_CONFIG).exists() => Config::load(Path::new(DEFAULT_CONFIG)),
        None => Ok(Config::default()),
    }
}

/// An own certificate that systemd hands over serves when the configuration names none.
fn with_credentials(mut config: Config) -> Result<Config, Failure> {
    if config.tls.certificate.is_none() {
        let found = systemd::credentials(["tls.crt", "tls.key"], |name| std::env::var_os(name));
        [config.tls.certificate, config.tls.private_key] = found;
    }
    if config.tls.certificate.is_some() != config.tls.private_key.is_some() {
        return Err(Failure {
            code: EX_CONFIG,
            message: "of the credentials tls.crt and tls.key only one is there".to_owned(),
        });
    }
    Ok(config)
}

fn run(args: &RunArgs) -> Result<(), Failure> {
    // First of all: there must be no other thread yet.
    let inherited = Inherited::from_environment();
    let config = with_credentials(load(&args.config)?)?;
    journal::start(config.log.level.as_str());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure {
        code: EX_OSERR,
        message: error.to_string(),
    })?;
    runtime.block_on(serve(config, args, inherited))
}

async fn serve(config: Config, args: &RunArgs, inherited: Inherited) -> Result<(), Failure> {
    let directories = Directories::find(args.state_dir.as_deref())?;
    let mut signals = Signals::new().map_err(DaemonError::from)?;
    let daemon = Daemon::with_sockets(config, &directories, inherited)?;
    let overview = daemon.overview();
    if std::io::stdout().is_terminal() || std::env::var_os("JOURNAL_STREAM").is_none() {
        tokio::spawn(greet(daemon.site()));
    }
    let mut running = tokio::spawn(daemon.run());
    loop {
        let signal = tokio::select! {
            ended = &mut running => return ended.map_err(|error| Failure { code: EX_OSERR, message: error.to_string() }),
            signal = signals.next() => signal,
        };
        match signal {
            Signal::Terminate | Signal::Interrupt => overview.shutdown().cancel(),
            Signal::Reload => reload(&overview, &args.config).await,
        }
    }
}

async fn reload(overview: &Overview, args: &ConfigArgs) {
    let manager = overview.manager();
    manager.reloading();
    let read = load(args).map_err(Failure::from).and_then(with_credentials);
    overview.reload(read.map_err(|failure| failure.message)).await;
    manager.ready();
}

/// What somebody at a terminal wants to see first, once the name is announced or it is clear that it takes long.
async fn greet(site: Arc<Site>) {
    let mut mdns = site.mdns.clone();
    if site.config.load().discovery.enabled {
        // Without the name the address is a number, which is as good a greeting.
        let _ = tokio::time::timeout(NAMING, mdns.wait_for(|standing| standing.announced)).await;
    }
    let url = site.address();
    let here = site.url("localhost");
    println!(
        "{}\nHomedrop: {url}\non this computer: {here}",
        terminal_qr::render(&url)
    );
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self {
            code: EX_CONFIG,
            message: error.to_string(),
        }
    }
}

impl From<DaemonError> for Failure {
    fn from(error: DaemonError) -> Self {
        Self {
            code: error.exit_code(),
            message: error.to_string(),
        }
    }
}
