//! What is not as it should be, or not as configured: found by looking, or remembered from when it went wrong.

#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Serialize};

use crate::{
    config::Config,
    daemon::Addresses,
    net::http::{Shown, Site},
    pki, proto,
};

/// Less than this before its end a certificate should have been renewed long ago.
const NEAR_END: Duration = Duration::from_secs(14 * 86_400);

/// The name is announced within a few seconds, with conflicts within half a minute.
const NAMING: Duration = Duration::from_secs(30);

/// One thing to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// For programs.
    pub code: WarningCode,
    /// How much it matters.
    pub severity: Severity,
    /// For people, in one line.
    pub message: String,
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Not as configured, and everything works.
    Notice,
    /// Something does not work.
    Warning,
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningCode {
    /// HTTPS is on another port than the first choice.
    HttpsPort,
    /// Plain HTTP is on another port than the first choice, or on none.
    HttpPort,
    /// STUN and TURN are done without.
    StunPort,
    /// The alternate port of STUN is done without.
    StunAlternatePort,
    /// TURN over TLS is done without.
    TurnTlsPort,
    /// There is no network that other devices could be on.
    Network,
    /// The name cannot be announced.
    Mdns,
    /// The name is another one than configured.
    MdnsName,
    /// The certificate ends soon, or could not be renewed.
    Certificate,
    /// The clock cannot be right.
    Clock,
    /// A changed configuration was refused.
    ConfigRefused,
    /// Changed keys wait for a restart.
    RestartNeeded,
    /// The rooms do not answer.
    Rooms,
    /// A file of the state directory could not be written.
    State,
}

/// Warnings that only the moment shows in which something fails; each stays until it is taken back.
#[derive(Debug, Default)]
pub(in crate::daemon) struct Standing(Mutex<BTreeMap<WarningCode, Warning>>);

impl Standing {
    /// `None` takes it back.
    pub fn set(&self, code: WarningCode, severity: Severity, message: Option<String>) {
        let mut standing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match message {
            Some(message) => drop(standing.insert(code, warning(code, severity, message))),
            None => drop(standing.remove(&code)),
        }
    }

    fn all(&self) -> Vec<Warning> {
        let standing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        standing.values().cloned().collect()
    }
}

/// All of them, in the order of their codes.
pub(in crate::daemon) fn of(site: &Site, addresses: &Addresses, uptime: Duration, standing: &Standing) -> Vec<Warning> {
    let config = site.config.load();
    let now = SystemTime::now();
    let mut all = ports(&config, addresses);
    all.extend(network(site));
    all.extend(name(&config, &site.mdns.borrow(), uptime));
    all.extend(certificate(&site.shown.load(), now));
    all.extend(standing.all());
    all.sort_by_key(|warning| warning.code);
    all
}

fn warning(code: WarningCode, severity: Severity, message: impl Into<String>) -> Warning {
    let message = message.into();
    Warning {
        code,
        severity,
        message,
    }
}

fn ports(config: &Config, addresses: &Addresses) -> Vec<Warning> {
    let https = addresses.https.port();
    let mut all = Vec::new();
    if let Some(wanted) = missed(&config.http.https_ports, https) {
        let message = format!("HTTPS is on port {https}: port {wanted} could not be taken");
        all.push(warning(WarningCode::HttpsPort, Severity::Notice, message));
    }
    all.extend(plain(config, addresses));
    let shared = config.stun.enabled || config.turn.enabled;
    if shared && addresses.stun.is_none() {
        let port = config.stun.port;
        let message = format!("no STUN and no relay: port {port} could not be taken, some devices may not connect");
        all.push(warning(WarningCode::StunPort, Severity::Warning, message));
    }
    if let Some(port) = without_tcp(addresses) {
        let message = format!("no STUN and no relay over TCP: port {port} could not be taken");
        all.push(warning(WarningCode::StunPort, Severity::Warning, message));
    }
    if config.stun.enabled && addresses.stun.is_some() && addresses.stun_alternate.is_none() {
        let port = config.stun.alternate_port;
        let message = format!("no checks of NAT behaviour: port {port} could not be taken");
        all.push(warning(WarningCode::StunAlternatePort, Severity::Notice, message));
    }
    if config.turn.enabled && addresses.turn_tls.is_none() {
        let port = config.turn.tls_port;
        let message = format!("no relay over TLS: port {port} could not be taken");
        all.push(warning(WarningCode::TurnTlsPort, Severity::Warning, message));
    }
    all
}

/// The port of STUN and the relay, where it was got for UDP alone.
fn without_tcp(addresses: &Addresses) -> Option<u16> {
    let port = addresses.stun?.port();
    addresses.stun_tcp.is_none().then_some(port)
}

fn plain(config: &Config, addresses: &Addresses) -> Option<Warning> {
    let (wanted, taken) = (&config.http.http_ports, addresses.http.map(|address| address.port()));
    match taken {
        None if wanted.is_empty() => None,
        None => {
            let message = format!(
                "no plain HTTP: {} could not be taken, people must type https://",
                listed(wanted)
            );
            Some(warning(WarningCode::HttpPort, Severity::Warning, message))
        }
        Some(port) => missed(wanted, port).map(|wanted| {
            let message = format!("plain HTTP is on port {port}: port {wanted} could not be taken");
            warning(WarningCode::HttpPort, Severity::Notice, message)
        }),
    }
}

/// The first choice, when it was not got.
fn missed(wanted: &[u16], got: u16) -> Option<u16> {
    wanted.first().copied().filter(|&first| first != 0 && first != got)
}

fn listed(ports: &[u16]) -> String {
    let numbers: Vec<_> = ports.iter().map(u16::to_string).collect();
    match &numbers[..] {
        [one] => format!("port {one}"),
        _ => format!("ports {}", numbers.join(", ")),
    }
}

fn network(site: &Site) -> Option<Warning> {
    let alone = !site.links.load().iter().any(|link| link.shared);
    alone.then(|| {
        let message = "no network: no interface is up that other devices could be on";
        warning(WarningCode::Network, Severity::Warning, message)
    })
}

fn name(config: &Config, standing: &proto::mdns::Standing, uptime: Duration) -> Option<Warning> {
    let (wanted, label) = (&config.discovery.hostname, &standing.label);
    if !config.discovery.enabled {
        return None;
    }
    if let Some(problem) = &standing.problem {
        let message = format!("not announced by mDNS: {problem}");
        return Some(warning(WarningCode::Mdns, Severity::Warning, message));
    }
    if !standing.announced && uptime > NAMING {
        let message = format!("{label}.local is not announced on any network");
        return Some(warning(WarningCode::Mdns, Severity::Warning, message));
    }
    (standing.announced && !label.eq_ignore_ascii_case(wanted)).then(|| {
        let message = format!("the name is {label}.local: another host has {wanted}.local");
        warning(WarningCode::MdnsName, Severity::Notice, message)
    })
}

fn certificate(shown: &Shown, now: SystemTime) -> Option<Warning> {
    if !pki::is_plausible(now) {
        let message = "the clock is far in the past: set it, or connect the box to a time server";
        return Some(warning(WarningCode::Clock, Severity::Warning, message));
    }
    let message = match shown.not_after.duration_since(now) {
        Err(_) => "the certificate has ended: browsers refuse it".to_owned(),
        Ok(left) if left < NEAR_END => format!("the certificate ends in {} days", left.as_secs() / 86_400),
        Ok(_) => return None,
    };
    Some(warning(WarningCode::Certificate, Severity::Warning, message))
}
