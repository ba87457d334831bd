//! Every message in `tests/fixtures/signaling`, which the client reads too.

use std::path::PathBuf;

use serde_json::{Value, value::RawValue};

use crate::proto::signaling::*;

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/signaling")
        .join(format!("{name}.json"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn names(prefix: &str) -> Vec<String> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/signaling");
    let entries = std::fs::read_dir(dir).unwrap();
    let stems = entries.map(|entry| {
        entry
            .unwrap()
            .path()
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned()
    });
    stems.filter(|stem| stem.starts_with(prefix)).collect()
}

#[test]
fn every_client_message_is_read_and_says_the_same_again() {
    let names = names("client-");
    assert!(names.len() >= 13, "one fixture a variant at least: {names:?}");
    for name in names {
        let text = fixture(&name);
        let message = parse_client_message(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let again = serde_json::to_value(&message).unwrap();
        assert_eq!(again["type"], ClientMessage::TYPES[message.index()]);
        assert_eq!(again, serde_json::from_str::<Value>(&text).unwrap(), "{name}");
    }
}

fn peer(presence: Presence) -> PeerInfo {
    let device = Device {
        kind: DeviceKind::Laptop,
        os: Some("Linux".into()),
        browser: Some("Firefox".into()),
        name: None,
        language: None,
    };
    PeerInfo {
        peer_id: id(),
        name: "Amber Heron".into(),
        device,
        presence,
        rtc: true,
    }
}

fn id() -> PeerId {
    PeerId::new([0, 1, 2, 3, 4, 5, 6, 7])
}

fn room(kind: RoomKind, id: &str, label: Option<&str>) -> RoomInfo {
    RoomInfo {
        kind,
        id: id.into(),
        label: label.map(Into::into),
    }
}

fn lan() -> RoomInfo {
    room(RoomKind::Lan, "eth0", Some("192.168.1.0/24"))
}

fn welcome() -> ServerMessage<'static> {
    let stun = IceServer {
        urls: vec!["stun:192.168.1.2:3478".into()],
        username: None,
        credential: None,
    };
    let turn = IceServer {
        urls: vec!["turn:192.168.1.2:3478".into()],
        username: Some("1700000000:AAECAwQFBgc".into()),
        credential: Some("c2VjcmV0".into()),
    };
    ServerMessage::Welcome(Welcome {
        protocol: PROTOCOL_VERSION,
        peer_id: id(),
        name: "Amber Heron".into(),
        resume: "token".into(),
        ice_servers: vec![stun, turn],
        version: "0.1.0".into(),
    })
}

#[test]
fn every_server_message_is_written_as_the_golden_one() {
    let payload = RawValue::from_string(r#"{"candidate":null}"#.into()).unwrap();
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    let unknown = ErrorMessage {
        code: ErrorCode::UnknownPeer,
        message: "no such device in a common room".into(),
        about: Some(id().to_string()),
    };
    let written = [
        ("server-welcome", welcome()),
        (
            "server-room",
            ServerMessage::Room(RoomList {
                room: lan(),
                peers: vec![peer(Presence::Active)],
            }),
        ),
        (
            "server-room-empty",
            ServerMessage::Room(RoomList {
                room: room(RoomKind::Paired, key, None),
                peers: vec![],
            }),
        ),
        (
            "server-room-left",
            ServerMessage::RoomLeft(RoomLeft {
                room: room(RoomKind::Code, "BCDFG", None),
            }),
        ),
        (
            "server-peer-joined",
            ServerMessage::PeerJoined(PeerJoined {
                room: lan(),
                peer: peer(Presence::Active),
            }),
        ),
        (
            "server-peer-left",
            ServerMessage::PeerLeft(PeerLeft {
                room: lan(),
                peer_id: id(),
            }),
        ),
        (
            "server-peer-changed",
            ServerMessage::PeerChanged(PeerChanged {
                peer: peer(Presence::Away),
            }),
        ),
        (
            "server-signal",
            ServerMessage::Signal(SignalFrom {
                from: id(),
                payload: &payload,
            }),
        ),
        (
            "server-pair-opened",
            ServerMessage::PairOpened(PairOpened {
                slot: "042".into(),
                expires_in: 300,
            }),
        ),
        (
            "server-code-room-created",
            ServerMessage::CodeRoomCreated(CodeRoomCreated { code: "BCDFG".into() }),
        ),
        ("server-error", ServerMessage::Error(unknown)),
    ];
    let mut expected = names("server-");
    for (name, message) in written {
        let golden: Value = serde_json::from_str(&fixture(name)).unwrap();
        assert_eq!(serde_json::to_value(&message).unwrap(), golden, "{name}");
        expected.retain(|other| other != name);
    }
    assert!(expected.is_empty(), "fixtures that nothing writes: {expected:?}");
}
