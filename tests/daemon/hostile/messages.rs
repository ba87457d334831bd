//! JSON that was made to hurt.

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::{Innocents, nothing_is_left, server};
use crate::client::Device;

/// One text after hello; the close code, `None` when the connection stays open.
async fn said(text: &str) -> Option<u16> {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = Device::join(&server).await;
    attacker.socket.send(Message::text(text)).await.unwrap();
    let code = if stays_open(text) {
        attacker
            .say(json!({"type": "signal", "to": "AAAAAAAAAAA", "payload": 1}))
            .await;
        while attacker.expect("error").await["code"] != "unknown-peer" {}
        None
    } else {
        Some(attacker.close_code().await)
    };
    innocents.are_served().await;
    drop(attacker);
    nothing_is_left(&server, 2).await;
    code
}

/// What is a message of the protocol, however odd.
fn stays_open(text: &str) -> bool {
    homedrop::proto::signaling::parse_client_message(text).is_ok()
}

#[tokio::test]
async fn nested_to_the_bottom() {
    assert_eq!(said(&"[".repeat(60_000)).await, Some(4400));
    let deep = format!(
        r#"{{"type":"signal","to":"AAAAAAAAAAA","payload":{}1{}}}"#,
        "[".repeat(8000),
        "]".repeat(8000)
    );
    assert!(
        matches!(said(&deep).await, Some(4400) | None),
        "refused or unread, never followed down"
    );
}

#[tokio::test]
async fn the_same_key_twice() {
    assert_eq!(said(r#"{"type":"rename","name":"a","name":"b"}"#).await, Some(4400));
    assert_eq!(said(r#"{"type":"bye","type":"rename","name":"a"}"#).await, Some(4400));
}

#[tokio::test]
async fn numbers_beyond_numbers() {
    let many = "9".repeat(20_000);
    assert_eq!(
        said(&format!(r#"{{"type":"presence","state":{many}}}"#)).await,
        Some(4400)
    );
    assert_eq!(said(r#"{"type":"rename","name":-1e99999}"#).await, Some(4400));
}

#[tokio::test]
async fn lone_surrogates() {
    assert_eq!(said(r#"{"type":"rename","name":"\ud83d"}"#).await, Some(4400));
    assert_eq!(said(r#"{"type":"\udc00"}"#).await, Some(4400));
}

#[tokio::test]
async fn names_of_prototypes() {
    for text in [
        r#"{"type":"constructor"}"#,
        r#"{"__proto__":{"type":"bye"}}"#,
        r#"{"type":"toString"}"#,
    ] {
        assert_eq!(said(text).await, Some(4400), "{text}");
    }
    let polluting = r#"{"type":"code-room-join","code":"__proto__","__proto__":{"admin":true}}"#;
    assert_eq!(said(polluting).await, None);
}

#[tokio::test]
async fn not_quite_json() {
    for text in [
        "\u{feff}{\"type\":\"bye\"}",
        "{'type':'bye'}",
        "{\"type\":\"bye\",}",
        "{\"type\":\"bye\"}\0",
        "NaN",
        "\"",
        "//",
    ] {
        assert_eq!(said(text).await, Some(4400), "{text}");
    }
}

#[tokio::test]
async fn a_hundred_thousand_rooms_in_one_message() {
    let keys: Vec<String> = (0..1300).map(|number| format!("{number:042}A")).collect();
    let text = json!({"type": "rooms-join", "keys": keys}).to_string();
    assert!(text.len() < 65_536);
    assert_eq!(said(&text).await, None, "refused whole, by an error");
    let more: Vec<u32> = (0..100_000).collect();
    assert_eq!(
        said(&json!({"type": "rooms-join", "keys": more}).to_string()).await,
        Some(4413)
    );
}

#[tokio::test]
async fn rooms_of_other_kinds_are_not_entered_by_their_names() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    innocents.one.say(json!({"type": "code-room-create"})).await;
    let code = innocents.one.expect("code-room-created").await["code"].clone();
    let mut attacker = Device::join(&server).await;
    attacker.expect("room").await;
    for name in [
        json!("127.0.0.0/8"),
        json!("link:lo"),
        json!("box"),
        json!("203.0.113.5"),
        code,
    ] {
        attacker.say(json!({"type": "rooms-join", "keys": [name]})).await;
        assert_eq!(attacker.expect("error").await["code"], "invalid-key", "{name}");
        attacker.say(json!({"type": "pair-join", "slot": name})).await;
        assert!(["unknown-slot", "try-later"].contains(&attacker.expect("error").await["code"].as_str().unwrap()));
    }
    innocents.are_served().await;
}

#[tokio::test]
async fn leaving_others_rooms_evicts_nobody() {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    innocents.one.say(json!({"type": "rooms-join", "keys": [key]})).await;
    innocents.other.say(json!({"type": "rooms-join", "keys": [key]})).await;
    innocents.one.sees(&innocents.other.id).await;
    let mut attacker = Device::join(&server).await;
    innocents.one.sees(&attacker.id).await;
    attacker.say(json!({"type": "rooms-leave", "keys": [key]})).await;
    attacker.say(json!({"type": "bye"})).await;
    assert_eq!(attacker.close_code().await, 1000);
    let told = innocents.one.expect("peer-left").await;
    assert_eq!(
        (&told["peerId"], &told["room"]["kind"]),
        (&json!(attacker.id), &json!("lan")),
        "of the attacker only"
    );
    innocents.are_served().await;
}

#[tokio::test]
async fn signals_to_strangers_oneself_and_nobody_at_a_thousand_a_second() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = Device::join(&server).await;
    let (own, none) = (attacker.id.clone(), "AAAAAAAAAAA".to_owned());
    for number in 0..1000 {
        let to = if number % 2 == 0 { &own } else { &none };
        let text = json!({"type": "signal", "to": to, "payload": number}).to_string();
        if attacker.socket.feed(Message::text(text)).await.is_err() {
            break;
        }
    }
    let _ = attacker.socket.flush().await;
    assert_eq!(attacker.close_code().await, 4429);
    innocents.are_served().await;
    nothing_is_left(&server, 2).await;
}

#[tokio::test]
async fn a_flood_of_renames_is_told_in_batches_and_then_ended() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = Device::join(&server).await;
    for number in 0..400 {
        let text = json!({"type": "rename", "name": format!("<img src=x onerror=alert({number})>")}).to_string();
        if attacker.socket.feed(Message::text(text)).await.is_err() {
            break;
        }
    }
    let _ = attacker.socket.flush().await;
    assert_eq!(attacker.close_code().await, 4429);
    innocents.are_served().await;
}

#[tokio::test]
async fn a_redundant_join_in_a_full_room_concerns_nobody_else() {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    for device in [&mut innocents.one, &mut innocents.other] {
        device.say(json!({"type": "rooms-join", "keys": [key]})).await;
    }
    innocents.one.sees(&innocents.other.id).await;
    for _ in 0..20 {
        innocents.other.say(json!({"type": "rooms-join", "keys": [key]})).await;
    }
    innocents
        .other
        .say(json!({"type": "signal", "to": innocents.one.id, "payload": "end"}))
        .await;
    assert_eq!(
        innocents.one.hear().await["type"],
        "signal",
        "nothing was told before it"
    );
}
