//! What the packet filter of this host does with packets of other devices: its rules are read and followed, as what is
//! tried from this host itself comes by the loopback interface, which no filter closes.

pub mod iptables;
pub mod nftables;
mod packet;

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    time::Duration,
};

use rustix::process::geteuid;

pub use packet::{Packet, Verdict};

use super::{Check, Finding, Known};
use crate::host::{
    holders::Protocol,
    program::{self, output},
};

/// Listing rules takes milliseconds.
const LIMIT: Duration = Duration::from_secs(5);

/// What other devices send, with what it is for.
type Wanted = (String, Packet);

pub(super) fn check(known: &Known) -> Finding {
    let tried = Check::Firewall
        .tried("read the rules of nftables and iptables, and followed a packet of a neighbour through them");
    let advice_root = "run this as root to have the rules read";
    if !geteuid().is_root() {
        return tried.unknown("only root may read the rules", advice_root);
    }
    let rules = Rules::read();
    let mut closed = Vec::new();
    let mut unsure = rules.unread.clone();
    let packets = wanted(known);
    for (what, packet) in &packets {
        match rules.verdict(packet) {
            Verdict::Accept => {}
            Verdict::Drop(rule) => closed.push(format!("{what} on {}: {rule}", packet.interface)),
            Verdict::Unknown(why) => unsure.push(format!("{what} on {}: {why}", packet.interface)),
        }
    }
    closed.dedup();
    unsure.dedup();
    match (&closed[..], &unsure[..]) {
        ([], []) if packets.is_empty() => tried.unknown("there is no network to judge by", "see the finding on the network"),
        ([], []) => tried.ok(rules.seen()),
        ([], unsure) => tried.unknown(
            format!("not all rules could be followed: {}", shortened(unsure)),
            "look at them yourself: `nft list ruleset`, `iptables-save`, `ufw status verbose`; try the box from another device",
        ),
        (closed, _) => tried.broken(
            format!("dropped: {}", shortened(closed)),
            format!("allow them from your network: {}", rules.advice(known)),
        ),
    }
}

/// A few of them, and how many more there are.
fn shortened(all: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown = all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    match all.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

/// What there is, and what could not be read.
struct Rules {
    nftables: Option<nftables::Ruleset>,
    iptables: Vec<(bool, iptables::Table)>,
    unread: Vec<String>,
}

impl Rules {
    fn read() -> Self {
        let mut rules = Self {
            nftables: None,
            iptables: Vec::new(),
            unread: Vec::new(),
        };
        match output("nft", &["-j", "list", "ruleset"], LIMIT) {
            Ok(text) => match nftables::Ruleset::parse(&text) {
                Some(ruleset) => rules.nftables = Some(ruleset),
                None => rules.unread.push("what nft prints is not understood".to_owned()),
            },
            Err(error) => rules.missed("nft", "/proc/net/netfilter/nf_tables", &error),
        }
        for (program, names, v4) in [
            ("iptables-save", "/proc/net/ip_tables_names", true),
            ("ip6tables-save", "/proc/net/ip6_tables_names", false),
        ] {
            match output(program, &["-t", "filter"], LIMIT) {
                Ok(text) => rules.iptables.push((v4, iptables::Table::parse(&text))),
                Err(error) => rules.missed(program, names, &error),
            }
        }
        rules
    }

    /// Without the program there may be rules all the same: the kernel tells whether there are any of the old kind.
    fn missed(&mut self, program: &str, kernel: &str, error: &io::Error) {
        let has_rules = std::fs::read_to_string(kernel).is_ok_and(|tables| !tables.trim().is_empty());
        if error.kind() != io::ErrorKind::NotFound {
            self.unread.push(format!("{program}: {error}"));
        } else if has_rules {
            self.unread
                .push(format!("{program} is not installed, and there are rules of its kind"));
        }
    }

    fn verdict(&self, packet: &Packet) -> Verdict {
        let has_iptables = |v4| self.iptables.iter().any(|(of_v4, _)| *of_v4 == v4);
        let (v4, v6) = (has_iptables(true), has_iptables(false));
        let of_nftables = self.nftables.iter().map(|rules| rules.verdict(packet, v4, v6));
        let of_iptables = self.iptables.iter().filter(|(v4, _)| *v4 == packet.source.is_ipv4());
        let all = of_nftables.chain(of_iptables.map(|(_, table)| table.verdict(packet)));
        all.fold(Verdict::Accept, Verdict::and)
    }

    fn seen(&self) -> String {
        let nftables = self.nftables.as_ref().is_some_and(|rules| !rules.is_empty());
        let iptables = self.iptables.iter().any(|(_, table)| !table.is_empty());
        match (nftables, iptables) {
            (false, false) => "there are no rules: everything is let in",
            (true, false) => "the rules of nftables let in all that devices need",
            (false, true) => "the rules of iptables let in all that devices need",
            (true, true) => "the rules of nftables and iptables let in all that devices need",
        }
        .to_owned()
    }

    fn advice(&self, known: &Known) -> String {
        let ports = known.status.as_ref().map(|status| status.ports);
        let https = ports.map_or(443, |ports| ports.https);
        let stun = ports.and_then(|ports| ports.stun).unwrap_or(known.config.stun.port);
        let relay = known.config.turn.relay_ports.ports();
        let (first, last) = (relay.start(), relay.end());
        if is_ufw() {
            return format!(
                "`ufw allow {https}/tcp`, `ufw allow {stun}`, `ufw allow {first}:{last}/udp`, `ufw allow 5353/udp`, and the other ports of `homedrop status`"
            );
        }
        if program::output("firewall-cmd", &["--state"], LIMIT).is_ok() {
            return format!(
                "`firewall-cmd --permanent --add-port={https}/tcp --add-port={stun}/udp --add-port={stun}/tcp --add-port={first}-{last}/udp --add-service=mdns`, then `firewall-cmd --reload`"
            );
        }
        format!(
            "such as `nft add rule inet filter input tcp dport {{ {https}, {stun} }} accept` and \
             `nft add rule inet filter input udp dport {{ {stun}, 5353, {first}-{last} }} accept`, before the rule that drops"
        )
    }
}

fn is_ufw() -> bool {
    std::fs::read_to_string("/etc/ufw/ufw.conf").is_ok_and(|text| text.lines().any(|line| line.trim() == "ENABLED=yes"))
}

/// A packet for each port, family and network.
fn wanted(known: &Known) -> Vec<Wanted> {
    let mut all = Vec::new();
    for link in known.shared() {
        for net in &link.addresses {
            let (own, Some(neighbour)) = (net.addr(), neighbour(net)) else {
                continue;
            };
            let packet = |protocol, port, destination| Packet {
                interface: link.interface.clone(),
                protocol,
                port,
                source: neighbour,
                destination,
            };
            let group: IpAddr = match own {
                IpAddr::V4(_) => Ipv4Addr::new(224, 0, 0, 251).into(),
                IpAddr::V6(_) => Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xfb).into(),
            };
            let ports = ports(known).into_iter();
            all.extend(ports.map(|(what, protocol, port)| (what.to_owned(), packet(protocol, port, own))));
            if known.config.discovery.enabled {
                all.push(("mDNS (UDP 5353)".to_owned(), packet(Protocol::Udp, 5353, group)));
            }
        }
    }
    for (what, packet) in &mut all {
        if !what.starts_with("mDNS") {
            *what = format!("{what} ({} {})", packet.protocol.as_str().to_uppercase(), packet.port);
        }
    }
    all
}

fn ports(known: &Known) -> Vec<(&'static str, Protocol, u16)> {
    let (config, first) = (&known.config, |ports: &[u16]| ports.first().copied());
    let got = known.status.as_ref().map(|status| status.ports);
    let https = got.map_or_else(|| first(&config.http.https_ports), |got| Some(got.https));
    let http = got.map_or_else(|| first(&config.http.http_ports), |got| got.http);
    let relay = config.stun.enabled || config.turn.enabled;
    let stun = got.map_or(relay.then_some(config.stun.port), |got| got.stun);
    let tls = got.map_or(config.turn.enabled.then_some(config.turn.tls_port), |got| got.turn_tls);
    let relayed = config.turn.enabled.then(|| *config.turn.relay_ports.ports().start());
    let all = [
        ("HTTPS", Protocol::Tcp, https),
        ("HTTP", Protocol::Tcp, http),
        ("STUN/TURN", Protocol::Udp, stun),
        ("STUN/TURN", Protocol::Tcp, stun),
        ("TURN over TLS", Protocol::Tcp, tls),
        ("relayed addresses", Protocol::Udp, relayed),
    ];
    let known = all
        .into_iter()
        .filter_map(|(what, protocol, port)| Some((what, protocol, port?)));
    known.filter(|(_, _, port)| *port != 0).collect()
}

/// Another address of the network, as any device of it may have.
fn neighbour(net: &ipnet::IpNet) -> Option<IpAddr> {
    net.hosts().take(3).find(|ip| *ip != net.addr())
}

#[cfg(test)]
mod tests;
