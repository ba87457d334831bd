//! Tells a client how the box sees it: the first thing to look at when devices do not find each other.

use hyper::Request;
use serde::Serialize;

use super::{
    Site, Via,
    answer::{Answer, json},
    client_address,
};
use crate::proto::{forwarded::Forwarded, rooms::RoomKey, signaling::RoomKind};

#[derive(Serialize)]
struct WhoAmI {
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    interface: Option<String>,
    room: Room,
    forwarded: &'static str,
    secure: bool,
}

#[derive(Serialize)]
struct Room {
    kind: RoomKind,
    label: Option<String>,
}

pub(super) fn answer<B>(request: &Request<B>, via: Via, site: &Site) -> Answer {
    let (client, forwarded) = client_address::of(request, via, site);
    let subnets = site.subnets.load();
    let info = RoomKey::Lan(subnets.network_of(&client)).info(&subnets);
    json(&WhoAmI {
        address: client.to_string(),
        interface: subnets.interface_of(&client).map(ToOwned::to_owned),
        room: Room {
            kind: info.kind,
            label: info.label,
        },
        forwarded: match forwarded {
            Forwarded::Used => "used",
            Forwarded::Ignored => "ignored",
            Forwarded::None => "none",
        },
        secure: via.secure,
    })
}
