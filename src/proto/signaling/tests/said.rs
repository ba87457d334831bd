//! What is said of messages outside of them: in the status, in the log, in the choice of servers.

use crate::proto::signaling::{ConnectionId, ErrorCode, IceServer, PeerId};

#[test]
fn a_refusal_is_counted_under_the_word_that_was_sent() {
    for code in ErrorCode::ALL {
        assert_eq!(
            serde_json::to_value(code).unwrap(),
            serde_json::Value::from(code.as_str())
        );
    }
}

#[test]
fn only_relays_are_given_credentials() {
    let needs = |url: &str| IceServer::new(vec![url.to_owned()]).needs_credentials();
    for relay in ["turn:drop.local:3478?transport=udp", "turns:drop.local:5349"] {
        assert!(needs(relay), "{relay}");
    }
    assert!(!needs("stun:turn.local:3478"));
}

#[test]
fn ids_are_logged_as_they_are_sent() {
    let id = PeerId::new([0xfb, 1, 2, 3, 4, 5, 6, 0xff]);
    assert_eq!(id.to_string(), "-wECAwQFBv8");
    assert_eq!(format!("{id:?}"), "-wECAwQFBv8");
    assert_eq!(ConnectionId(7).to_string(), "7");
}
