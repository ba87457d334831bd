//! Whether the daemon answers at the addresses that other devices use: tried from this host.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use super::{Check, Finding, Known};
use crate::{daemon::status::Ports, net::probe::reach};

/// On the same host an answer takes no time; a packet filter that drops gives none.
const LIMIT: Duration = Duration::from_millis(1500);

/// Addresses that are tried: a host has a few.
const MOST: usize = 16;

pub(super) fn check(known: &Known) -> Vec<Finding> {
    let Some(status) = &known.status else {
        return Vec::new();
    };
    let listening = known.config.http.address;
    let ips = known.shared().flat_map(|link| &link.addresses).map(|net| net.addr());
    let ips = ips
        .filter(reach::is_usable)
        .filter(|ip| listening.is_unspecified() || *ip == listening);
    ips.take(MOST)
        .map(|ip| address(ip, status.ports, known.config.stun.enabled))
        .collect()
}

fn address(ip: IpAddr, ports: Ports, stun: bool) -> Finding {
    let tried = Check::Reach.tried(format!("opened every port of the daemon at {ip}, from this host"));
    let tcp = [
        ("HTTPS", Some(ports.https)),
        ("HTTP", ports.http),
        ("STUN/TURN", ports.stun),
        ("TURN over TLS", ports.turn_tls),
    ];
    let mut failed: Vec<(String, io::Error)> = Vec::new();
    for (what, port) in tcp.into_iter().filter_map(|(what, port)| Some((what, port?))) {
        if let Err(error) = reach::tcp(SocketAddr::new(ip, port), LIMIT) {
            failed.push((format!("{what} (TCP {port})"), error));
        }
    }
    for port in [ports.stun, ports.stun_alternate]
        .into_iter()
        .flatten()
        .filter(|_| stun)
    {
        if let Err(error) = reach::stun(SocketAddr::new(ip, port), LIMIT) {
            failed.push((format!("STUN (UDP {port})"), error));
        }
    }
    if failed.is_empty() {
        return tried.ok(format!("all ports answer at {ip}"));
    }
    let seen: Vec<_> = failed
        .iter()
        .map(|(what, error)| format!("{what}: {}", spoken(error)))
        .collect();
    let advice = "a packet filter of this host keeps them closed: allow them, see the finding on the firewall; \
        if there is none, restart homedrop";
    tried.broken(format!("at {ip}: {}", seen.join("; ")), advice)
}

fn spoken(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => "no answer".to_owned(),
        io::ErrorKind::ConnectionRefused => "refused".to_owned(),
        _ => error.to_string(),
    }
}
