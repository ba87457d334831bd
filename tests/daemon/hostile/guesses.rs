//! Codes and slots guessed from many sockets.

use serde_json::json;

use super::{Innocents, server};
use crate::client::Device;

/// How often each error comes back for these guesses, a new socket after every four.
async fn guess(kind: &str, field: &str, guesses: impl Iterator<Item = String>) -> (usize, usize) {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    innocents.one.say(json!({"type": "pair-open"})).await;
    innocents.one.expect("pair-opened").await;
    innocents.one.say(json!({"type": "code-room-create"})).await;
    innocents.one.expect("code-room-created").await;
    let (mut answered, mut delayed) = (0, 0);
    let all: Vec<String> = guesses.collect();
    for some in all.chunks(4) {
        let mut guesser = Device::join(&server).await;
        for guess in some {
            guesser.say(json!({"type": kind, field: guess})).await;
            match guesser.expect("error").await["code"].as_str() {
                Some("try-later") => delayed += 1,
                _ => answered += 1,
            }
        }
    }
    innocents.are_served().await;
    (answered, delayed)
}

#[tokio::test]
async fn slots_from_many_sockets() {
    let slots = (0..100).map(|slot| format!("{slot:03}x"));
    let (answered, delayed) = guess("pair-join", "slot", slots).await;
    assert!(
        answered <= 12 && delayed >= 88,
        "{answered} answered, {delayed} delayed"
    );
}

#[tokio::test]
async fn codes_from_many_sockets() {
    let codes = (0..100u8).map(|number| format!("AEIO{}", char::from(b'A' + number % 26)));
    let (answered, delayed) = guess("code-room-join", "code", codes).await;
    assert!(
        answered <= 12 && delayed >= 88,
        "{answered} answered, {delayed} delayed"
    );
}
