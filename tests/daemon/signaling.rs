//! Devices find each other, talk, go and come back.

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    client::{Device, close_code, hello, open_as, request},
    server::Server,
};

#[tokio::test]
async fn two_devices_see_each_other_with_name_and_kind() {
    let server = Server::start();
    let mut one = Device::join(&server).await;
    assert_eq!(one.expect("room").await["peers"], json!([]));
    let mut other = Device::join_saying(
        &server,
        json!({
            "type": "hello", "protocol": 1, "rtc": true,
            "device": {"kind": "phone", "os": "Android", "browser": "Chrome", "name": "Oma’s Handy"},
        }),
    )
    .await;
    let seen = one.sees(&other.id).await;
    assert_eq!(
        seen,
        json!({
            "peerId": other.id, "name": "Oma’s Handy", "presence": "active", "rtc": true,
            "device": {"kind": "phone", "os": "Android", "browser": "Chrome"},
        })
    );
    assert_eq!(other.sees(&one.id).await["name"], one.name);
}

#[tokio::test]
async fn welcome_says_who_what_and_where_to_ask() {
    let server = Server::start();
    let device = Device::join(&server).await;
    assert_eq!(device.welcome["protocol"], 1);
    assert_eq!(device.welcome["version"], env!("CARGO_PKG_VERSION"));
    let url = device.welcome["iceServers"][0]["urls"][0].as_str().unwrap();
    let port = server.addresses.stun.unwrap().port();
    assert!(url.starts_with("stun:") && url.ends_with(&format!(":{port}")), "{url}");
    assert_eq!(device.id.len(), 11);
}

#[tokio::test]
async fn signals_go_both_ways_and_only_to_their_receiver() {
    let server = Server::start();
    let (mut one, mut other, mut third) = (
        Device::join(&server).await,
        Device::join(&server).await,
        Device::join(&server).await,
    );
    one.say(json!({"type": "signal", "to": other.id, "payload": {"description": {"type": "offer", "sdp": "v=0\r\n"}}}))
        .await;
    let heard = other.expect("signal").await;
    assert_eq!(
        heard,
        json!({"type": "signal", "from": one.id, "payload": {"description": {"type": "offer", "sdp": "v=0\r\n"}}})
    );
    other
        .say(json!({"type": "signal", "to": one.id, "payload": null}))
        .await;
    assert_eq!(one.expect("signal").await["payload"], json!(null));
    third.say(json!({"type": "signal", "to": third.id, "payload": 1})).await;
    assert_eq!(
        third.expect("error").await["code"],
        "unknown-peer",
        "and no signal came before"
    );
}

#[tokio::test]
async fn rename_and_presence_reach_the_others() {
    let server = Server::start();
    let (mut one, mut other) = (Device::join(&server).await, Device::join(&server).await);
    one.sees(&other.id).await;
    other.say(json!({"type": "rename", "name": "Küche"})).await;
    assert_eq!(one.expect("peer-changed").await["peer"]["name"], "Küche");
    other.say(json!({"type": "presence", "state": "away"})).await;
    assert_eq!(one.expect("peer-changed").await["peer"]["presence"], "away");
}

#[tokio::test]
async fn a_device_resumes_as_itself_also_after_the_daemon_restarted() {
    let server = Server::start();
    let before = Device::join(&server).await;
    let (id, name, token) = (before.id.clone(), before.name.clone(), before.resume.clone());
    drop(before);
    let again = Device::resume(&server, &token).await;
    assert_eq!((&again.id, &again.name), (&id, &name));
    drop(again);
    let state = server.stop().await;
    let server = Server::start_with("", state);
    let after = Device::resume(&server, &token).await;
    assert_eq!((&after.id, &after.name), (&id, &name));
}

#[tokio::test]
async fn a_forged_token_makes_a_new_device() {
    let server = Server::start();
    let victim = Device::join(&server).await;
    let mut forged = victim.resume.clone().into_bytes();
    let last = forged.len() - 5;
    forged[last] = if forged[last] == b'A' { b'B' } else { b'A' };
    let other = Device::resume(&server, std::str::from_utf8(&forged).unwrap()).await;
    assert_ne!(other.id, victim.id);
}

#[tokio::test]
async fn a_newer_socket_of_a_device_replaces_the_older() {
    let server = Server::start();
    let mut older = Device::join(&server).await;
    let newer = Device::resume(&server, &older.resume).await;
    assert_eq!(newer.id, older.id);
    assert_eq!(older.close_code().await, 4409);
}

#[tokio::test]
async fn a_dropped_device_is_away_and_one_that_says_bye_is_gone() {
    let server = Server::start();
    let mut one = Device::join(&server).await;
    let (dropped, mut polite) = (Device::join(&server).await, Device::join(&server).await);
    one.sees(&polite.id).await;
    let id = dropped.id.clone();
    drop(dropped);
    let changed = one.expect("peer-changed").await;
    assert_eq!(
        (&changed["peer"]["peerId"], &changed["peer"]["presence"]),
        (&json!(id), &json!("away"))
    );
    one.say(json!({"type": "signal", "to": id, "payload": 1})).await;
    assert_eq!(one.expect("error").await["code"], "peer-away");
    polite.say(json!({"type": "bye"})).await;
    assert_eq!(polite.close_code().await, 1000);
    assert_eq!(one.expect("peer-left").await["peerId"], json!(polite.id));
}

#[tokio::test]
async fn away_devices_go_after_away_seconds() {
    let server = Server::with("[rooms]\naway-seconds = 1\n");
    let mut one = Device::join(&server).await;
    let other = Device::join(&server).await;
    one.sees(&other.id).await;
    let id = other.id.clone();
    drop(other);
    assert_eq!(one.expect("peer-left").await["peerId"], json!(id));
}

#[tokio::test]
async fn a_device_without_a_name_gets_one_and_keeps_it() {
    let server = Server::start();
    let one = Device::join_saying(&server, hello()).await;
    assert!(one.name.split(' ').count() == 2, "adjective and animal: {}", one.name);
}

/// Joins with this `Accept-Language`, and with or without a language and a token in `hello`.
async fn join_speaking(server: &Server, accept: &str, said: Option<&str>, token: Option<&str>) -> Device {
    let mut request = request(server);
    request.headers_mut().insert("accept-language", accept.parse().unwrap());
    let socket = open_as(server, request).await.unwrap();
    let mut hello = hello();
    if let Some(said) = said {
        hello["device"]["language"] = said.into();
    }
    if let Some(token) = token {
        hello["resume"] = token.into();
    }
    Device::introduce(socket, hello).await
}

/// Names made up in a language, as its list has them.
fn is_name_in(language: &str, name: &str) -> bool {
    let list = std::fs::read_to_string(format!("src/proto/names/words/{language}.txt")).unwrap();
    let words: Vec<&str> = list.split([' ', ',', '/', '\n']).collect();
    name.split(' ').all(|word| words.contains(&word))
}

#[tokio::test]
async fn a_device_is_named_in_the_language_of_its_browser_and_of_its_client_before_that() {
    let server = Server::start();
    let mut german = join_speaking(&server, "tlh, de-AT;q=0.9, en;q=0.5", None, None).await;
    assert!(is_name_in("de", &german.name), "{}", german.name);
    let mut finnish = join_speaking(&server, "de", Some("fi-FI"), None).await;
    assert!(is_name_in("fi", &finnish.name), "{}", finnish.name);
    let strange = join_speaking(&server, "de;q=\"", Some("tlh"), None).await;
    assert!(is_name_in("en", &strange.name), "{}", strange.name);
    let seen = german.sees(&finnish.id).await;
    assert_eq!(seen["name"], finnish.name);
    assert_eq!(seen["device"].get("language"), None, "not told to others");
    assert_eq!(finnish.sees(&german.id).await["name"], german.name);
}

#[tokio::test]
async fn a_made_up_name_outlives_the_daemon_and_changes_with_the_language_alone() {
    let server = Server::start();
    let before = join_speaking(&server, "de", None, None).await;
    let (name, token) = (before.name.clone(), before.resume.clone());
    drop(before);
    let server = Server::start_with("", server.stop().await);
    let after = join_speaking(&server, "de-CH", None, Some(&token)).await;
    assert_eq!(after.name, name);
    let swedish = join_speaking(&server, "sv", None, Some(&after.resume)).await;
    assert!(is_name_in("sv", &swedish.name), "{}", swedish.name);
    let mut german = join_speaking(&server, "de", None, Some(&swedish.resume)).await;
    assert_eq!(german.name, name, "the same again in the same language");
    german.say(json!({"type": "rename", "name": "Küche"})).await;
    german.say(json!({"type": "rename", "name": ""})).await;
    german.expect("error").await;
    let renamed = join_speaking(&server, "sv", None, Some(&german.resume)).await;
    assert_eq!(renamed.name, "Küche");
}

#[tokio::test]
async fn a_language_that_is_no_tag_breaks_the_protocol() {
    let server = Server::start();
    let mut hello = hello();
    hello["device"]["language"] = "de_AT; DROP".into();
    let mut socket = open_as(&server, request(&server)).await.unwrap();
    socket.send(Message::text(hello.to_string())).await.unwrap();
    assert_eq!(close_code(&mut socket).await, 4400);
}
