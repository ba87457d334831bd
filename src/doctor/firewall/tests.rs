//! Rules as people have them, printed by the real programs, and what becomes of a neighbour's packets.

use std::{net::IpAddr, path::PathBuf};

use serde_json::{Value, json};

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
fn after_a_return_that_is_not_followed_the_rest_of_the_chain_is_a_doubt_and_a_certain_one_is_none() {
    let verdict = |returns: &str, policy: &str| {
        let text = format!(
            ":INPUT {policy} [0:0]\n:GUESTS - [0:0]\n-A INPUT -j GUESTS\n-A GUESTS {returns}\n-A GUESTS -p tcp -j DROP\n"
        );
        Table::parse(&text).verdict(&home(Tcp, 443))
    };
    let doubtful = "-m geoip --source-country XX -j RETURN";
    assert!(matches!(verdict(doubtful, "ACCEPT"), Verdict::Unknown(_)));
    assert!(
        matches!(verdict(doubtful, "DROP"), Verdict::Drop(_)),
        "dropped either way"
    );
    assert_eq!(verdict("-s 10.77.0.0/24 -j RETURN", "ACCEPT"), Verdict::Accept);

    let returns = json!({ "return": null });
    let perhaps = letting_in(&json!([is(&meta("mark"), &json!(7)), returns]));
    assert!(matches!(
        perhaps.verdict(&home(Tcp, 443), false, false),
        Verdict::Drop(_)
    ));
}

#[test]
fn who_goes_to_a_chain_does_not_come_back_to_the_one_it_left() {
    let table = |way: &str| {
        let text = format!(
            ":INPUT ACCEPT [0:0]\n:ZONES - [0:0]\n:HOME - [0:0]\n-A INPUT -j ZONES\n-A ZONES {way} HOME\n-A ZONES -j DROP\n"
        );
        Table::parse(&text).verdict(&home(Tcp, 443))
    };
    assert_eq!(table("-g"), Verdict::Accept);
    assert!(matches!(table("-j"), Verdict::Drop(_)));
    assert!(matches!(table("-m geoip --source-country XX -g"), Verdict::Unknown(_)));
    assert!(matches!(table("-m comment --comment \"-g\" -j"), Verdict::Drop(_)));
}

#[test]
fn a_neighbour_is_somebody_else() {
    let neighbour = |net: &str| super::neighbour(&net.parse().unwrap());
    assert_eq!(neighbour("192.168.1.1/24"), Some(IpAddr::from([192, 168, 1, 2])));
    assert_eq!(neighbour("192.168.1.7/24"), Some(IpAddr::from([192, 168, 1, 1])));
    assert_eq!(neighbour("10.0.0.1/32"), None);
    assert!(neighbour("fd00::1/64").is_some());
}

/// A filter that drops all but what one rule lets in, with its conditions and the named sets of its table.
fn letting_in(conditions: &Value) -> Ruleset {
    let place = |mut entry: Value| {
        entry["family"] = "inet".into();
        entry["table"] = "filter".into();
        entry
    };
    let rule = |expr: &Value| json!({ "rule": place(json!({ "chain": "input", "expr": expr })) });
    let text = json!({ "nftables": [
        { "chain": place(json!({ "name": "input", "type": "filter", "hook": "input", "prio": 0, "policy": "drop" })) },
        { "chain": place(json!({ "name": "deeper" })) },
        { "rule": place(json!({ "chain": "deeper", "expr": [{ "accept": null }] })) },
        { "set": place(json!({ "name": "homes", "elem": [{ "prefix": { "addr": "10.77.0.0", "len": 24 } }, "fd77::9"] })) },
        { "set": place(json!({ "name": "empty" })) },
        { "map": place(json!({ "name": "ways", "elem": [["https", { "accept": null }], [22, { "drop": null }]] })) },
        rule(conditions),
    ] });
    Ruleset::parse(&text.to_string()).unwrap()
}

/// `match`, of what a packet has at a place.
fn is(left: &Value, right: &Value) -> Value {
    json!({ "match": { "op": "==", "left": left, "right": right } })
}

fn field(protocol: &str, field: &str) -> Value {
    json!({ "payload": { "protocol": protocol, "field": field } })
}

fn meta(key: &str) -> Value {
    json!({ "meta": { "key": key } })
}

#[test]
fn conditions_of_nftables_hold_for_what_they_name_and_for_nothing_else() {
    let https = field("tcp", "dport");
    let group = packet(Udp, 5353, "10.77.0.9", "224.0.0.251");
    for (condition, held, not) in [
        (is(&https, &json!("https")), home(Tcp, 443), home(Tcp, 80)),
        (
            is(&https, &json!({ "set": ["http", 8080] })),
            home(Tcp, 80),
            home(Tcp, 443),
        ),
        (
            is(&https, &json!({ "range": [400, 500] })),
            home(Tcp, 443),
            home(Udp, 443),
        ),
        (
            is(&https, &json!([{ "elem": { "val": 443, "timeout": 9 } }])),
            home(Tcp, 443),
            home(Tcp, 444),
        ),
        (is(&field("th", "dport"), &json!(53)), home(Udp, 53), home(Udp, 54)),
        (is(&field("ip", "protocol"), &json!(6)), home(Tcp, 1), home(Udp, 1)),
        (is(&field("ip6", "nexthdr"), &json!("udp")), home6(Udp, 1), home(Udp, 1)),
        (
            is(&field("ip", "saddr"), &json!("@homes")),
            home(Tcp, 1),
            packet(Tcp, 1, "10.78.0.9", "10.77.0.1"),
        ),
        (
            is(&field("ip6", "saddr"), &json!("@homes")),
            home6(Tcp, 1),
            packet(Tcp, 1, "fd77::8", "fd77::1"),
        ),
        (
            is(&field("ip", "daddr"), &json!({ "range": ["10.77.0.0", "10.77.0.1"] })),
            home(Tcp, 1),
            group.clone(),
        ),
        (
            is(&meta("iifname"), &json!("eth*")),
            home(Tcp, 1),
            Packet {
                interface: "wg0".to_owned(),
                ..home(Tcp, 1)
            },
        ),
        (is(&meta("nfproto"), &json!("ipv6")), home6(Tcp, 1), home(Tcp, 1)),
        (is(&meta("protocol"), &json!("ip")), home(Tcp, 1), home6(Tcp, 1)),
        (
            is(&meta("pkttype"), &json!("multicast")),
            group.clone(),
            home(Udp, 5353),
        ),
        (is(&meta("pkttype"), &json!("host")), home(Udp, 5353), group),
    ] {
        let rules = letting_in(&json!([condition, { "accept": null }]));
        assert_eq!(rules.verdict(&held, false, false), Verdict::Accept, "{condition}");
        let verdict = rules.verdict(&not, false, false);
        assert!(matches!(verdict, Verdict::Drop(_)), "{condition}: {verdict:?}");
    }
}

#[test]
fn what_cannot_hold_for_a_new_packet_lets_none_in_and_what_is_not_known_leaves_a_doubt() {
    let https = field("tcp", "dport");
    let state = json!({ "ct": { "key": "state" } });
    for never in [
        is(&field("icmp", "type"), &json!("echo-request")),
        is(&field("udp", "sport"), &json!(443)),
        is(&state, &json!("established")),
        is(&https, &json!("@empty")),
        json!({ "match": { "op": "!=", "left": https, "right": 443 } }),
    ] {
        let verdict = letting_in(&json!([never, { "accept": null }])).verdict(&home(Tcp, 443), false, false);
        assert!(matches!(verdict, Verdict::Drop(_)), "{never}: {verdict:?}");
    }
    for unknown in [
        is(&meta("mark"), &json!(7)),
        is(&field("tcp", "flags"), &json!("syn")),
        is(&https, &json!("@nowhere")),
        is(&https, &json!("pop3")),
        is(&https, &json!({ "range": [1] })),
        is(
            &field("ip", "saddr"),
            &json!({ "prefix": { "addr": "10.77.0.0", "len": 77 } }),
        ),
        is(&field("ip", "saddr"), &json!({ "range": ["10.77.0.0"] })),
        json!({ "match": { "op": "<", "left": https, "right": 1024 } }),
        json!({ "vmap": { "key": https, "data": "@nowhere" } }),
        json!({ "vmap": { "key": https, "data": { "set": [["pop3", { "drop": null }]] } } }),
        json!("xt"),
    ] {
        let verdict = letting_in(&json!([unknown, { "accept": null }])).verdict(&home(Tcp, 443), false, false);
        assert!(matches!(verdict, Verdict::Unknown(_)), "{unknown}: {verdict:?}");
    }
}

#[test]
fn a_map_of_verdicts_leads_where_its_elements_say() {
    let https = field("tcp", "dport");
    let ways = json!([{ "vmap": { "key": https, "data": "@ways" } }]);
    let inside = json!([{ "vmap": { "key": https, "data": { "set": [[443, { "jump": { "target": "deeper" } }]] } } }]);
    for rules in [letting_in(&ways), letting_in(&inside)] {
        assert_eq!(rules.verdict(&home(Tcp, 443), false, false), Verdict::Accept);
        assert!(matches!(rules.verdict(&home(Tcp, 22), false, false), Verdict::Drop(_)));
        assert!(matches!(rules.verdict(&home(Tcp, 25), false, false), Verdict::Drop(_)));
    }
    // Whether a chain is entered at all is a doubt as well.
    let perhaps = letting_in(&json!([is(&meta("mark"), &json!(7)), { "jump": { "target": "deeper" } }]));
    assert!(matches!(
        perhaps.verdict(&home(Tcp, 443), false, false),
        Verdict::Unknown(_)
    ));
}
