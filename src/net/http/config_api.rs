//! The Configuration API: what the client needs to know before it connects.

use serde::Serialize;

use super::{
    Site, Via,
    answer::{Answer, json},
};
use crate::{
    config::Config,
    net::signaling::{alternate_stun_urls, stun_urls},
    proto::signaling::{MAX_NAME_CHARS, MAX_SIGNAL_PAYLOAD, PROTOCOL_VERSION},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClientConfig<'a> {
    /// What this box is called.
    name: &'a str,
    version: &'static str,
    protocol: u32,
    /// Path of the WebSocket, relative to this document.
    signaling: &'static str,
    /// Where people open the client, best first; empty when the box is on no network.
    addresses: Vec<String>,
    /// `stun:` URLs; empty when STUN is off.
    stun: Vec<String>,
    /// The same for the alternate port, which tells how a router on the way maps ports.
    stun_alternate: Vec<String>,
    features: Features,
    limits: Limits,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Features {
    pairing: bool,
    code_rooms: bool,
    turn: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Limits {
    message_bytes: u32,
    messages_per_second: u32,
    signal_bytes: usize,
    name_chars: usize,
}

pub(super) fn answer(via: Via, site: &Site) -> Answer {
    let config = site.config.load();
    let links = site.links.load();
    let local = via.local.ip();
    json(&ClientConfig {
        name: &config.name,
        version: Site::VERSION,
        protocol: PROTOCOL_VERSION,
        signaling: "signaling",
        addresses: site.addresses(),
        stun: stun_urls(&links, local, site.relay_ports),
        stun_alternate: alternate_stun_urls(&links, local, site.relay_ports),
        features: features(&config),
        limits: limits(&config),
    })
}

/// What this version offers.
fn features(config: &Config) -> Features {
    Features {
        pairing: true,
        code_rooms: config.rooms.code_rooms,
        turn: config.turn.enabled,
    }
}

fn limits(config: &Config) -> Limits {
    Limits {
        message_bytes: config.limits.message_bytes,
        messages_per_second: config.limits.messages_per_second,
        signal_bytes: MAX_SIGNAL_PAYLOAD,
        name_chars: MAX_NAME_CHARS,
    }
}
