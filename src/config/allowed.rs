//! What each key of the file allows, for error messages.

use std::borrow::Cow;
use std::ops::RangeInclusive;

const PORTS: &str = "a list of ports, 0 to 65535, in order of preference";
const PORT: &str = "a port, 0 to 65535";
const CIDRS: &str = "a list of networks such as \"192.168.1.0/24\" or \"fd00:1::/48\"";
const FILE: &str = "the path of a PEM file; certificate and private-key together or neither";
const REACH: &str = "\"local\" or \"any\"";
const SWITCH: &str = "true or false";
const SECTION: &str = "a section with keys of its own";

/// Keys whose values are words, lists or switches. Numbers with a range are in `NUMBERS`.
const VALUES: &[(&str, &str)] = &[
    ("name", "text of 1 to 63 bytes without control characters"),
    ("http", SECTION),
    ("http.address", "an IPv4 or IPv6 address, \"::\" for all of both"),
    (
        "http.https-ports",
        "a list of 1 to 16 ports, 0 to 65535, in order of preference",
    ),
    ("http.http-ports", PORTS),
    ("http.plain", "\"landing\" or \"client\""),
    ("http.base-path", "a path such as \"/\" or \"/drop/\""),
    ("http.trusted-proxies", CIDRS),
    ("http.metrics-from", CIDRS),
    ("tls", SECTION),
    ("tls.certificate", FILE),
    ("tls.private-key", FILE),
    ("tls.extra-names", "a list of DNS names and IP addresses"),
    ("discovery", SECTION),
    ("discovery.enabled", SWITCH),
    (
        "discovery.hostname",
        "one DNS label: 1 to 63 letters, digits and inner hyphens",
    ),
    (
        "discovery.interfaces",
        "a list of interface names, 1 to 15 characters each",
    ),
    ("rooms", SECTION),
    ("rooms.group-by", "\"subnet\", \"all\" or \"named\""),
    ("rooms.code-rooms", SWITCH),
    (
        "rooms.named",
        "at least one group, each a list of networks such as \"192.168.1.0/24\"",
    ),
    ("stun", SECTION),
    ("stun.enabled", SWITCH),
    ("stun.port", PORT),
    (
        "stun.alternate-port",
        "a port, 0 to 65535, other than stun.port unless 0",
    ),
    ("stun.answer", REACH),
    ("turn", SECTION),
    ("turn.enabled", SWITCH),
    ("turn.tls-port", PORT),
    ("turn.relay-ports", "\"first-last\", ports 1 to 65535"),
    ("turn.peers", REACH),
    ("limits", SECTION),
    ("log", SECTION),
    ("log.level", "\"error\", \"warn\", \"info\", \"debug\" or \"trace\""),
];

/// Keys whose values are numbers, and from where to where those go.
const NUMBERS: &[(&str, RangeInclusive<u32>)] = &[
    ("rooms.ipv4-prefix", 1..=32),
    ("rooms.ipv6-prefix", 1..=128),
    // A day: longer than any phone sleeps on its way home.
    ("rooms.away-seconds", 1..=86_400),
    ("turn.allocations-per-device", 1..=1000),
    // A hundred gigabits: beyond any network card such a box has.
    ("turn.max-mbit-per-allocation", 0..=100_000),
    ("limits.connections", 1..=1_000_000),
    ("limits.connections-per-address", 1..=1_000_000),
    // A signal's payload is up to 16 KiB and has to fit; above 1 MiB one message would fill the write buffer.
    ("limits.message-bytes", 20_480..=1_048_576),
    ("limits.messages-per-second", 1..=100_000),
];

/// What `key` (dotted) allows; `None` for a key that does not exist.
pub(super) fn describe(key: &str) -> Option<Cow<'static, str>> {
    if let Some((_, text)) = VALUES.iter().find(|(known, _)| *known == key) {
        return Some(Cow::Borrowed(text));
    }
    if let Some(range) = range(key) {
        return Some(format!("a number from {} to {}", range.start(), range.end()).into());
    }
    // The groups below `rooms.named` are named by the user.
    key.starts_with("rooms.named.").then_some(Cow::Borrowed(CIDRS))
}

/// From where to where the number `key` (dotted) goes; `None` when it is no number with a range.
pub(super) fn range(key: &str) -> Option<&'static RangeInclusive<u32>> {
    NUMBERS.iter().find(|(known, _)| *known == key).map(|(_, range)| range)
}
