//! The registries at IANA as tables: what is understood is what is registered, and errors are called by their names.

use stun_types::attribute::{AttributeType, ErrorCode, RawAttribute};
use turn_types::message::REFRESH;

use super::client::*;
use crate::proto::turn::Reason;

const ATTRIBUTES: &str = include_str!("../../../../tests/fixtures/stun/iana-stun-attributes.csv");
const ERRORS: &str = include_str!("../../../../tests/fixtures/stun/iana-stun-errors.csv");

/// Registered and comprehension-required, but neither RFC 8489's nor RFC 8656's.
const OF_OTHERS: [&str; 7] = [
    "Reserved; was CHANGE-REQUEST prior to [RFC5389]",
    "ACCESS-TOKEN",
    "PRIORITY",
    "USE-CANDIDATE",
    "PADDING",
    "RESPONSE-PORT",
    "CONNECTION-ID",
];

fn rows(table: &str) -> Vec<(&str, &str)> {
    let cells = table.lines().skip(1).map(|line| line.split_once(',').unwrap());
    cells
        .map(|(value, rest)| (value, rest.rsplit_once(",[").unwrap().0))
        .collect()
}

#[test]
fn every_registered_attribute_is_understood_or_answered_with_420() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    for (value, name) in rows(ATTRIBUTES) {
        let number = u16::from_str_radix(&value[2..], 16).unwrap();
        // These have a place of their own at the end.
        if ["FINGERPRINT", "MESSAGE-INTEGRITY", "MESSAGE-INTEGRITY-SHA256"].contains(&name) {
            continue;
        }
        let attribute = RawAttribute::new(AttributeType::new(number), &[]);
        let reply = world.ask_last(&client, REFRESH, &attribute);
        let unknown = OF_OTHERS.contains(&name);
        assert_eq!(reply.code() == 420, unknown, "{value} {name}: {}", reply.code());
    }
}

#[test]
fn errors_are_called_as_at_iana() {
    let names = rows(ERRORS);
    for reason in Reason::ALL {
        let (_, name) = names
            .iter()
            .find(|(value, _)| *value == reason.code().to_string())
            .unwrap();
        assert!(
            ErrorCode::default_reason_for_code(reason.code()).eq_ignore_ascii_case(name),
            "{name}"
        );
    }
}
