//! Resume tokens forged, replayed and swapped; addresses made up.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;

use super::{Innocents, server};
use crate::client::{Device, hello};

#[tokio::test]
async fn tokens_that_the_box_did_not_make() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let genuine = innocents.one.resume.clone();
    let mut bytes = URL_SAFE_NO_PAD.decode(&genuine).unwrap();
    let other = URL_SAFE_NO_PAD.decode(&innocents.other.resume).unwrap();
    bytes[1..9].copy_from_slice(&other[1..9]);
    let swapped = URL_SAFE_NO_PAD.encode(&bytes);
    let forged = [
        &genuine[1..],
        &genuine[..genuine.len() - 2],
        &format!("{genuine}A"),
        &swapped,
        "",
        "A",
        "null",
        "\u{1f980}",
    ];
    for token in forged {
        let device = Device::resume(&server, token).await;
        assert!(
            device.id != innocents.one.id && device.id != innocents.other.id,
            "{token}"
        );
    }
    innocents.are_served().await;
}

#[tokio::test]
async fn a_replayed_token_has_one_owner_at_a_time() {
    let server = server();
    let mut watcher = Device::join(&server).await;
    let first = Device::join(&server).await;
    watcher.sees(&first.id).await;
    let (id, token) = (first.id.clone(), first.resume.clone());
    let mut held = vec![first];
    for _ in 0..5 {
        held.push(Device::resume(&server, &token).await);
        let before = held.len() - 2;
        assert_eq!(held[before].close_code().await, 4409);
    }
    assert!(held.iter().all(|device| device.id == id));
    let counts = server.site.hub.snapshot().await.unwrap().counts;
    assert_eq!((counts.connected, counts.away), (2, 0));
}

#[tokio::test]
async fn forwarded_headers_of_strangers_pick_no_room() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    for (name, value) in [
        ("x-forwarded-for", "203.0.113.77"),
        ("forwarded", "for=203.0.113.77"),
        ("x-real-ip", "203.0.113.77"),
    ] {
        let mut request = crate::client::request(&server);
        request.headers_mut().insert(name, value.parse().unwrap());
        let mut socket = crate::client::open_as(&server, request).await.unwrap();
        futures_util::SinkExt::send(
            &mut socket,
            tokio_tungstenite::tungstenite::Message::text(hello().to_string()),
        )
        .await
        .unwrap();
        let seen = innocents.one.expect("peer-joined").await;
        assert_eq!(seen["room"]["kind"], "lan", "{name}: in the room of its real address");
        drop(socket);
        innocents.one.expect("peer-left").await;
    }
}

#[tokio::test]
async fn a_device_cannot_speak_for_another() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = Device::join(&server).await;
    let to = innocents.other.id.clone();
    attacker
        .say(json!({"type": "signal", "to": to, "from": innocents.one.id, "peerId": innocents.one.id, "payload": 1}))
        .await;
    assert_eq!(innocents.other.expect("signal").await["from"], json!(attacker.id));
    attacker
        .say(json!({"type": "rename", "peerId": innocents.one.id, "name": "Victim"}))
        .await;
    assert_eq!(
        innocents.other.expect("peer-changed").await["peer"]["peerId"],
        json!(attacker.id)
    );
    innocents.are_served().await;
}
