//! `web/src/proto/messages.ts` is written from the Rust types: `HOMEDROP_WRITE_MESSAGES=1 cargo test generated` renews it.

use std::path::PathBuf;

use ts_rs::{Config, TS};

use crate::proto::signaling::*;

fn declarations() -> String {
    let config = Config::default();
    let peer_id = "export type PeerId = string & { readonly brand: \"PeerId\" };".to_owned();
    let mut all = vec![peer_id];
    macro_rules! declare {
        ($($type:ty),* $(,)?) => { $( all.push(declaration::<$type>(&config)); )* };
    }
    declare!(ClientMessage, ServerMessage<'static>);
    declare!(
        Hello,
        Device,
        DeviceKind,
        Rename,
        PresenceChange,
        Presence,
        SignalTo,
        PairJoin,
        RoomKeys,
        CodeRoomJoin
    );
    declare!(
        Welcome,
        IceServer,
        RoomInfo,
        RoomKind,
        RoomList,
        RoomLeft,
        PeerInfo,
        PeerJoined,
        PeerLeft,
        PeerChanged
    );
    declare!(
        SignalFrom<'static>,
        PairOpened,
        CodeRoomCreated,
        ErrorMessage,
        ErrorCode
    );
    all.join("\n\n")
}

fn declaration<T: TS + 'static>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    format!("{docs}export {}", T::decl(config))
}

#[test]
fn the_clients_types_are_not_stale() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("web/src/proto/messages.ts");
    let header = "// The messages of the signalling protocol `homedrop.v1`, generated from src/proto/signaling (Rust); do not edit.\n";
    let text = format!("{header}\n{}\n", declarations());
    if std::env::var_os("HOMEDROP_WRITE_MESSAGES").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == text, "stale: HOMEDROP_WRITE_MESSAGES=1 cargo test generated");
}
