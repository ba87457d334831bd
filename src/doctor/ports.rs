//! The ports that the daemon wants: whether it has them, else who does; found out by taking them where it does not run.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket},
};

use super::{Check, Finding, Known, Severity, finding::Tried};
use crate::{
    daemon::status::{Ports, Status},
    host::holders::{self, Holder, Protocol},
    net::mdns,
};

/// One thing that wants a port, and what it got.
struct Want {
    what: &'static str,
    protocols: &'static [Protocol],
    /// In order of preference.
    ports: Vec<u16>,
    /// Of the running daemon.
    got: Option<u16>,
    /// Whether the box is of no use without it.
    vital: bool,
    key: &'static str,
}

pub(super) fn check(known: &Known) -> Vec<Finding> {
    let ports = known.status.as_ref().map(|status| status.ports);
    let mut findings: Vec<_> = wants(known, ports)
        .into_iter()
        .filter(|want| want.ports.iter().any(|port| *port != 0))
        .filter(|_| !known.hidden)
        .map(|want| examine(&want, known))
        .collect();
    if known.hidden {
        let tried = Check::Ports.tried("asked the daemon for its ports");
        findings.push(tried.unknown("it does not answer this user", "run this as root"));
    }
    if known.config.discovery.enabled {
        findings.push(multicast_port());
    }
    findings
}

fn wants(known: &Known, got: Option<Ports>) -> Vec<Want> {
    let (config, tcp, udp) = (&known.config, &[Protocol::Tcp][..], &[Protocol::Udp][..]);
    let relay = config.stun.enabled || config.turn.enabled;
    let want = |what, key, protocols, ports: &[u16], got, vital| Want {
        what,
        protocols,
        ports: ports.to_vec(),
        got,
        vital,
        key,
    };
    let of = |choose: fn(Ports) -> Option<u16>| got.and_then(choose);
    let mut wants = vec![
        want(
            "HTTPS",
            "http.https-ports",
            tcp,
            &config.http.https_ports,
            of(|got| Some(got.https)),
            true,
        ),
        want(
            "plain HTTP",
            "http.http-ports",
            tcp,
            &config.http.http_ports,
            of(|got| got.http),
            false,
        ),
    ];
    if relay {
        let both = &[Protocol::Udp, Protocol::Tcp][..];
        wants.push(want(
            "STUN and TURN",
            "stun.port",
            both,
            &[config.stun.port],
            of(|got| got.stun),
            true,
        ));
    }
    if config.stun.enabled {
        let ports = [config.stun.alternate_port];
        wants.push(want(
            "alternate STUN",
            "stun.alternate-port",
            udp,
            &ports,
            of(|got| got.stun_alternate),
            false,
        ));
    }
    if config.turn.enabled {
        let ports = [config.turn.tls_port];
        wants.push(want(
            "TURN over TLS",
            "turn.tls-port",
            tcp,
            &ports,
            of(|got| got.turn_tls),
            false,
        ));
    }
    wants
}

fn examine(want: &Want, known: &Known) -> Finding {
    let first = want.ports.first().copied().unwrap_or_default();
    match &known.status {
        Some(status) => of_running(want, first, status),
        None => by_taking(want, known.config.http.address),
    }
}

fn of_running(want: &Want, first: u16, status: &Status) -> Finding {
    let tried = Check::Ports.tried(format!("asked the daemon for its port of {}", want.what));
    let others = || {
        let own = |holder: &Holder| holder.process.as_ref().is_some_and(|process| process.pid == status.pid);
        let all = want.protocols.iter().flat_map(|protocol| holders::of(*protocol, first));
        listed(all.filter(|holder| !own(holder)))
    };
    match want.got {
        Some(port) if first == 0 || port == first => tried.ok(format!("{} has port {port}", want.what)),
        Some(port) => tried.found(
            Severity::Notice,
            format!("{} has port {port}: {first} is held by {}", want.what, others()),
            format!("nothing, if people come by the QR code or the name with its port; else stop that program, or give it another port, and restart homedrop ({})", want.key),
        ),
        None => missing(tried, want, &format!("the daemon does without {}: port {first} is held by {}", want.what, others())),
    }
}

fn missing(tried: Tried, want: &Want, seen: &str) -> Finding {
    let advice = format!(
        "stop that program, or choose another port in {}, then restart homedrop",
        want.key
    );
    match want.vital {
        true => tried.broken(seen, advice),
        false => tried.warning(seen, advice),
    }
}

fn listed(holders: impl Iterator<Item = Holder>) -> String {
    let mut names: Vec<String> = holders.map(|holder| holder.to_string()).collect();
    names.sort();
    names.dedup();
    match names.is_empty() {
        true => "nobody any more, or by somebody outside of this network namespace".to_owned(),
        false => names.join(", "),
    }
}

/// Takes the ports as the daemon would, and gives them back.
fn by_taking(want: &Want, address: IpAddr) -> Finding {
    let list = want.ports.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let tried = Check::Ports.tried(format!("took port {list} for {} and gave it back", want.what));
    let mut held = Vec::new();
    for &port in &want.ports {
        match want
            .protocols
            .iter()
            .try_for_each(|protocol| take(*protocol, address, port))
        {
            Ok(()) if held.is_empty() => return tried.ok(format!("port {port} for {} is free", want.what)),
            Ok(()) => {
                let seen = format!("{}; port {port} is free and will be taken", held.join("; "));
                return tried.found(
                    Severity::Notice,
                    seen,
                    "nothing, if people come by the QR code or the name with its port",
                );
            }
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                let seen = format!("this user may not take port {port}");
                return tried.unknown(seen, "run this as root; systemd gives the service the right by itself");
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                let by = want.protocols.iter().flat_map(|protocol| holders::of(*protocol, port));
                held.push(format!("port {port} is held by {}", listed(by)));
            }
            Err(error) => held.push(format!("port {port}: {error}")),
        }
    }
    missing(tried, want, &held.join("; "))
}

fn take(protocol: Protocol, address: IpAddr, port: u16) -> io::Result<()> {
    let taken = |address: IpAddr| match protocol {
        Protocol::Tcp => TcpListener::bind(SocketAddr::new(address, port)).map(drop),
        Protocol::Udp => UdpSocket::bind(SocketAddr::new(address, port)).map(drop),
    };
    match taken(address) {
        // A dual-stack socket is refused where IPv4 alone is taken; a host without IPv6 has only that.
        Err(error) if error.kind() != io::ErrorKind::AddrInUse && address.is_unspecified() => {
            taken(Ipv4Addr::UNSPECIFIED.into())
        }
        result => result,
    }
}

fn multicast_port() -> Finding {
    let tried = Check::MdnsPort.tried("took UDP port 5353 together with others, as mDNS does");
    let by = listed(holders::of(Protocol::Udp, mdns::PORT).into_iter());
    match mdns::is_port_free() {
        Ok(()) => tried.ok("it can be shared"),
        Err(error) => tried.broken(
            format!("{error}: {by}"),
            "let that program share the port, or stop it: the name of the box is not found meanwhile",
        ),
    }
}
