//! What a type alone cannot say: ranges, lengths, and keys that go together.

use super::dns_name::is_label;
use super::{Config, GroupBy, allowed};

/// A value that is of the right type and still not allowed.
pub(super) struct Fault {
    /// Dotted key.
    pub(super) key: &'static str,
    /// What is wrong with the value.
    pub(super) wrong: String,
}

/// The first value that is not allowed, in the order of the file.
pub(super) fn first_fault(config: &Config) -> Option<Fault> {
    words(config).or_else(|| together(config)).or_else(|| numbers(config))
}

fn words(config: &Config) -> Option<Fault> {
    let ports = config.http.https_ports.len();
    let hostname = &config.discovery.hostname;
    let mut interfaces = config.discovery.interfaces.iter();
    fault("name", !is_display_name(&config.name), || {
        format!("{:?} cannot be shown", config.name)
    })
    .or_else(|| fault("http.https-ports", !(1..=16).contains(&ports), || count(ports)))
    .or_else(|| {
        fault("discovery.hostname", !is_label(hostname), || {
            format!("{hostname:?} is no host name")
        })
    })
    .or_else(|| {
        let bad = interfaces.find(|name| !is_interface(name))?;
        fault("discovery.interfaces", true, || format!("{bad:?} is no interface name"))
    })
}

fn together(config: &Config) -> Option<Fault> {
    let (certificate, key) = (config.tls.certificate.is_some(), config.tls.private_key.is_some());
    let groups = config.rooms.group_by == GroupBy::Named && config.rooms.named.is_empty();
    let same = config.stun.port != 0 && config.stun.port == config.stun.alternate_port;
    fault("tls.certificate", certificate && !key, || {
        "stands without private-key".to_owned()
    })
    .or_else(|| {
        fault("tls.private-key", key && !certificate, || {
            "stands without certificate".to_owned()
        })
    })
    .or_else(|| {
        fault("rooms.named", groups, || {
            "is empty, and group-by is \"named\"".to_owned()
        })
    })
    .or_else(|| fault("stun.alternate-port", same, || "is the same as stun.port".to_owned()))
}

fn numbers(config: &Config) -> Option<Fault> {
    let (rooms, turn, limits) = (&config.rooms, &config.turn, &config.limits);
    let values = [
        ("rooms.ipv4-prefix", u32::from(rooms.ipv4_prefix)),
        ("rooms.ipv6-prefix", u32::from(rooms.ipv6_prefix)),
        ("rooms.away-seconds", rooms.away_seconds),
        ("turn.allocations-per-device", turn.allocations_per_device),
        ("turn.max-mbit-per-allocation", turn.max_mbit_per_allocation),
        ("limits.connections", limits.connections),
        ("limits.connections-per-address", limits.connections_per_address),
        ("limits.message-bytes", limits.message_bytes),
        ("limits.messages-per-second", limits.messages_per_second),
    ];
    values.into_iter().find_map(|(key, value)| {
        let outside = allowed::range(key).is_some_and(|range| !range.contains(&value));
        fault(key, outside, || format!("{value} is out of range"))
    })
}

fn fault(key: &'static str, bad: bool, wrong: impl FnOnce() -> String) -> Option<Fault> {
    bad.then(|| Fault { key, wrong: wrong() })
}

fn count(ports: usize) -> String {
    if ports == 0 {
        "is empty".to_owned()
    } else {
        format!("has {ports} ports")
    }
}

fn is_display_name(name: &str) -> bool {
    (1..=63).contains(&name.len()) && !name.chars().any(char::is_control) && name.trim() == name
}

/// Linux keeps interface names in 16 bytes with the final zero, and allows neither `/` nor white space in them.
fn is_interface(name: &str) -> bool {
    let inside = |character: char| character.is_ascii_graphic() && character != '/';
    (1..=15).contains(&name.len()) && name.chars().all(inside)
}
