//! Examines this host by trying: what keeps people from reaching the box, and what to do about it.
//!
//! It asks the running daemon when there is one and needs none; what only root may see it says it could not see.

mod certificate;
mod configuration;
mod finding;
pub mod firewall;
mod name;
mod network;
mod ports;
mod proxy;
mod reach;
mod running;
mod state;

use std::{path::PathBuf, time::SystemTime};

pub use finding::{Check, Finding, Report, Severity};

use crate::{
    config::{Config, ConfigError},
    daemon::{Directories, status::Status},
    host::interfaces,
    proto::subnet::Link,
};

/// What to examine.
#[derive(Debug)]
pub struct Patient {
    /// The configuration as it would be read now, and where it was read.
    pub config: Result<Config, ConfigError>,
    /// The directories of the daemon, where they are known.
    pub directories: Option<Directories>,
    /// Where a running daemon would answer.
    pub socket: PathBuf,
    /// The address of the box behind a reverse proxy, to be tried as well.
    pub url: Option<String>,
    /// The present by this host's clock.
    pub now: SystemTime,
}

/// What is known of the host, to all checks.
struct Known {
    config: Config,
    status: Option<Status>,
    /// It runs, and does not answer the user who asks.
    hidden: bool,
    links: Vec<Link>,
    now: SystemTime,
}

/// Tries everything; takes some seconds, and changes nothing but for a file that is written to the state directory and
/// removed again.
#[must_use]
pub fn examine(patient: Patient) -> Report {
    let (status, running) = running::check(&patient.socket);
    let (config, read) = configuration::check(patient.config, status.as_ref());
    let links: Vec<Link> = interfaces::list().unwrap_or_default().iter().map(Link::from).collect();
    let known = Known {
        config,
        hidden: status.is_none() && running.severity == Severity::Unknown,
        status,
        links,
        now: patient.now,
    };
    let mut findings = vec![running, read];
    findings.extend(known.status.as_ref().and_then(running::warnings));
    findings.extend(
        patient
            .directories
            .iter()
            .flat_map(|directories| state::check(&directories.state)),
    );
    findings.extend(certificate::check(&known));
    findings.extend(network::check(&known));
    findings.extend(ports::check(&known));
    findings.extend(name::check(&known));
    findings.extend(reach::check(&known));
    findings.push(firewall::check(&known));
    findings.extend(
        patient
            .url
            .iter()
            .flat_map(|url| proxy::check(url, &known.config.http.trusted_proxies)),
    );
    Report::new(findings)
}

impl Known {
    /// Interfaces that other devices of the household can be on, and that have an address.
    fn shared(&self) -> impl Iterator<Item = &Link> {
        self.links
            .iter()
            .filter(|link| link.shared && !link.addresses.is_empty())
    }
}
