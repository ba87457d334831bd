//! Rules as people have them, printed by the real programs, and what becomes of a neighbour's packets.

use std::{net::IpAddr, path::PathBuf};

use super::{Packet, Verdict, iptables::Table, nftables::Ruleset};
use crate::host::holders::Protocol::{self, Tcp, Udp};

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/firewall")
        .join(name);
    std::fs::read_to_string(path).unwrap()
}

fn packet(protocol: Protocol, port: u16, source: &str, destination: &str) -> Packet {
    Packet {
        interface: "eth0".to_owned(),
        protocol,
        port,
        source: source.parse().unwrap(),
        destination: destination.parse().unwrap(),
    }
}

/// From a neighbour of the box at 10.77.0.1.
fn home(protocol: Protocol, port: u16) -> Packet {
    packet(protocol, port, "10.77.0.9", "10.77.0.1")
}

/// From a neighbour of the same link, by IPv6.
fn home6(protocol: Protocol, port: u16) -> Packet {
    packet(protocol, port, "fd77::9", "fd77::1")
}

#[test]
fn a_filter_made_for_the_box_lets_its_packets_in() {
    let rules = Ruleset::parse(&fixture("home.nft.json")).unwrap();
    let verdict = |packet: &Packet| rules.verdict(packet, false, false);
    for port in [80, 443, 8080, 8443, 3478, 5349] {
        assert_eq!(verdict(&home(Tcp, port)), Verdict::Accept, "{port}");
        assert_eq!(verdict(&home6(Tcp, port)), Verdict::Accept, "{port}");
    }
    assert_eq!(verdict(&home(Udp, 3479)), Verdict::Accept);
    for group in ["224.0.0.251", "ff02::fb"] {
        let source = if group.contains(':') { "fe80::9" } else { "10.77.0.9" };
        assert_eq!(verdict(&packet(Udp, 5353, source, group)), Verdict::Accept, "{group}");
    }
    let policy = "nftables: policy of inet filter input is drop";
    for closed in [
        home(Tcp, 22),
        home(Udp, 443),
        home(Udp, 5353),
        packet(Tcp, 443, "192.168.7.9", "10.77.0.1"),
        packet(Tcp, 443, "2001:db8::9", "fd77::1"),
    ] {
        assert_eq!(verdict(&closed), Verdict::Drop(policy.to_owned()), "{closed:?}");
    }
    let mut own = home(Tcp, 22);
    own.interface = "lo".to_owned();
    assert_eq!(verdict(&own), Verdict::Accept);
}

#[test]
fn rules_that_close_are_named_and_what_is_not_followed_is_no_guess() {
    let rules = Ruleset::parse(&fixture("closed.nft.json")).unwrap();
    let verdict = |packet: &Packet| rules.verdict(packet, false, false);
    assert_eq!(
        verdict(&home(Tcp, 443)),
        Verdict::Drop("nftables: inet filter input: drop".to_owned())
    );
    assert_eq!(
        verdict(&home6(Udp, 3478)),
        Verdict::Drop("nftables: inet filter input: reject".to_owned())
    );
    assert_eq!(verdict(&home(Tcp, 3478)), Verdict::Accept);
    assert!(matches!(verdict(&home(Udp, 49_152)), Verdict::Unknown(_)));
    let mut elsewhere = home(Tcp, 443);
    elsewhere.interface = "wlan0".to_owned();
    assert_eq!(verdict(&elsewhere), Verdict::Accept);
    for nothing in ["", "{}", "[]", "{\"nftables\": 1}"] {
        assert!(Ruleset::parse(nothing).is_none(), "{nothing}");
    }
    assert!(Ruleset::parse("{\"nftables\": []}").unwrap().is_empty());
}

#[test]
fn the_rules_of_ufw_are_followed_through_its_chains() {
    let table = Table::parse(&fixture("ufw.iptables"));
    assert!(!table.is_empty());
    for open in [
        home(Tcp, 443),
        home(Tcp, 80),
        home(Tcp, 22),
        home(Udp, 49_200),
        packet(Udp, 5353, "10.77.0.9", "224.0.0.251"),
    ] {
        assert_eq!(table.verdict(&open), Verdict::Accept, "{open:?}");
    }
    let policy = Verdict::Drop("iptables: policy of INPUT is DROP".to_owned());
    for closed in [
        home(Tcp, 3478),
        home(Udp, 3478),
        packet(Tcp, 443, "10.78.0.9", "10.77.0.1"),
    ] {
        assert_eq!(table.verdict(&closed), policy, "{closed:?}");
    }
    let mut tunnel = home(Udp, 49_200);
    tunnel.interface = "wg0".to_owned();
    assert_eq!(table.verdict(&tunnel), policy);
}

#[test]
fn a_rule_of_iptables_that_is_not_followed_leaves_a_doubt_only_where_it_matters() {
    let text = ":INPUT ACCEPT [0:0]\n-A INPUT -p tcp -m tcp --dport 443 -m geoip --source-country XX -j DROP\n\
        -A INPUT -p udp -m owner --uid-owner 7 -j ACCEPT\n:LOOP - [0:0]\n-A LOOP -j LOOP\n-A INPUT -j LOOP\n";
    let table = Table::parse(text);
    assert!(matches!(table.verdict(&home(Tcp, 443)), Verdict::Unknown(_)));
    assert_eq!(table.verdict(&home(Tcp, 80)), Verdict::Accept);
    assert_eq!(
        table.verdict(&home(Udp, 80)),
        Verdict::Accept,
        "it would be let in either way"
    );
    assert!(Table::parse("").is_empty() && Table::parse("nonsense\n-A\n:\n").is_empty());
}

#[test]
fn a_neighbour_is_somebody_else() {
    let neighbour = |net: &str| super::neighbour(&net.parse().unwrap());
    assert_eq!(neighbour("192.168.1.1/24"), Some(IpAddr::from([192, 168, 1, 2])));
    assert_eq!(neighbour("192.168.1.7/24"), Some(IpAddr::from([192, 168, 1, 1])));
    assert_eq!(neighbour("10.0.0.1/32"), None);
    assert!(neighbour("fd00::1/64").is_some());
}
