//! Whether a condition of a rule holds for a packet, as far as it can be told.

use std::{collections::BTreeMap, net::IpAddr};

use ipnet::IpNet;
use serde_json::Value;

use super::super::packet::{Packet, Truth, any};
use crate::host::holders::Protocol;

/// The elements of the named sets of a table.
pub(super) type Sets = BTreeMap<String, Value>;

/// What a packet has at the place that a condition names.
enum Fact {
    Word(&'static str),
    Text(String),
    Number(u64),
    Address(IpAddr),
    /// It has no such place: a port of the other protocol.
    Nothing,
}

/// A `match`: left, op, right.
pub(super) fn holds(condition: &Value, packet: &Packet, sets: &Sets) -> Truth {
    let fact = fact(&condition["left"], packet)?;
    if matches!(fact, Fact::Nothing) {
        return Some(false);
    }
    let truth = matches(&fact, &condition["right"], sets);
    match condition["op"].as_str() {
        Some("==" | "in") => truth,
        Some("!=") => truth.map(|truth| !truth),
        _ => None,
    }
}

/// What a map of verdicts says: outside `None` when it cannot be told, inside when it says nothing.
pub(super) fn truth_of_map(map: &Value, packet: &Packet, sets: &Sets) -> Option<Option<Value>> {
    let fact = fact(&map["key"], packet)?;
    let data = &map["data"];
    let elements = match data.as_str().and_then(|name| name.strip_prefix('@')) {
        Some(name) => sets.get(name)?.as_array()?,
        None => data["set"].as_array()?,
    };
    for element in elements {
        let (key, verdict) = (element.get(0)?, element.get(1)?);
        match matches(&fact, key, sets) {
            Some(true) => return Some(Some(verdict.clone())),
            Some(false) => {}
            None => return None,
        }
    }
    Some(None)
}

fn fact(left: &Value, packet: &Packet) -> Option<Fact> {
    if let Some(key) = left["meta"]["key"].as_str() {
        return of_meta(key, packet);
    }
    if left["ct"]["key"] == "state" {
        return Some(Fact::Word("new"));
    }
    let payload = left.get("payload")?;
    let (protocol, field) = (payload["protocol"].as_str()?, payload["field"].as_str()?);
    let has = |name: &str| protocol == "th" || protocol == name;
    let v4 = packet.source.is_ipv4();
    match (protocol, field) {
        ("tcp" | "udp" | "th", "dport") if has(packet.protocol.as_str()) => Some(Fact::Number(packet.port.into())),
        ("tcp" | "udp", _) if protocol != packet.protocol.as_str() => Some(Fact::Nothing),
        ("udplite" | "sctp" | "dccp" | "icmp" | "icmpv6" | "igmp" | "esp" | "ah", _) => Some(Fact::Nothing),
        ("ip", _) if !v4 => Some(Fact::Nothing),
        ("ip6", _) if v4 => Some(Fact::Nothing),
        ("ip" | "ip6", "saddr") => Some(Fact::Address(packet.source)),
        ("ip" | "ip6", "daddr") => Some(Fact::Address(packet.destination)),
        ("ip", "protocol") | ("ip6", "nexthdr") => Some(Fact::Word(packet.protocol.as_str())),
        _ => None,
    }
}

fn of_meta(key: &str, packet: &Packet) -> Option<Fact> {
    let v4 = packet.source.is_ipv4();
    Some(match key {
        "iif" | "iifname" => Fact::Text(packet.interface.clone()),
        "l4proto" => Fact::Word(packet.protocol.as_str()),
        "nfproto" => Fact::Word(if v4 { "ipv4" } else { "ipv6" }),
        "protocol" => Fact::Word(if v4 { "ip" } else { "ip6" }),
        "pkttype" if packet.destination.is_multicast() => Fact::Word("multicast"),
        "pkttype" => Fact::Word("host"),
        _ => return None,
    })
}

fn matches(fact: &Fact, right: &Value, sets: &Sets) -> Truth {
    if let Some(name) = right.as_str().and_then(|text| text.strip_prefix('@')) {
        return matches(fact, sets.get(name)?, sets);
    }
    if let Some(list) = right.as_array().or_else(|| right["set"].as_array()) {
        return any(list.iter().map(|one| matches(fact, one, sets)));
    }
    // An element with a timeout, a counter or a remark.
    if let Some(inner) = right["elem"].get("val") {
        return matches(fact, inner, sets);
    }
    // A set without elements.
    if right.is_null() {
        return Some(false);
    }
    match fact {
        Fact::Word(word) => Some(match right.as_u64() {
            Some(number) => number_of(word)? == number,
            None => right.as_str()? == *word,
        }),
        Fact::Text(text) => is_text(right.as_str()?, text),
        Fact::Number(number) => is_number(right, *number),
        Fact::Address(ip) => is_address(right, *ip),
        Fact::Nothing => Some(false),
    }
}

/// Protocols are written as numbers where the system has no names for them.
fn number_of(word: &str) -> Option<u64> {
    [(Protocol::Tcp, 6), (Protocol::Udp, 17)]
        .into_iter()
        .find_map(|(protocol, number)| (protocol.as_str() == word).then_some(number))
}

fn is_text(pattern: &str, text: &str) -> Truth {
    Some(match pattern.strip_suffix('*') {
        Some(prefix) => text.starts_with(prefix),
        None => pattern == text,
    })
}

fn is_number(right: &Value, number: u64) -> Truth {
    if let Some(range) = right["range"].as_array() {
        let (first, last) = (range.first()?.as_u64()?, range.get(1)?.as_u64()?);
        return Some((first..=last).contains(&number));
    }
    // A port may be written as a service; those that matter here are few.
    let named = right.as_str().and_then(|name| match name {
        "http" => Some(80),
        "https" => Some(443),
        "mdns" => Some(5353),
        "ssh" => Some(22),
        "domain" => Some(53),
        _ => None,
    });
    right.as_u64().or(named).map(|value| value == number)
}

fn is_address(right: &Value, ip: IpAddr) -> Truth {
    if let Some(prefix) = right.get("prefix") {
        let (address, length) = (prefix["addr"].as_str()?.parse().ok()?, prefix["len"].as_u64()?);
        return Some(IpNet::new(address, u8::try_from(length).ok()?).ok()?.contains(&ip));
    }
    if let Some(range) = right["range"].as_array() {
        let bound = |at: usize| range.get(at)?.as_str()?.parse::<IpAddr>().ok();
        return Some((bound(0)?..=bound(1)?).contains(&ip));
    }
    right.as_str()?.parse::<IpAddr>().ok().map(|address| address == ip)
}
