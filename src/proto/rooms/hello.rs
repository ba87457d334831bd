//! A device introduces itself: it becomes itself again, or new, and enters the room of its network.

use std::{collections::BTreeSet, time::Instant};

use super::{CloseReason, Rooms, naming::Name, peer::Peer};
use crate::proto::{
    names::Language,
    resume::{ResumeKey, Resumed},
    signaling::{ConnectionId, Device, Hello, IceServer, PROTOCOL_VERSION, PeerId, Presence, ServerMessage, Welcome},
    subnet::{ClientAddr, NetworkId},
};

/// Who is at the other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A device that was here before and has proven it.
    Resumed(Resumed),
    /// A device that is here for the first time, with a random id.
    New(PeerId),
}

/// An introduction, with all that the outer floors know of the connection.
#[derive(Debug)]
pub struct Greeting<'a> {
    /// The connection.
    pub connection: ConnectionId,
    /// Where it comes from.
    pub address: ClientAddr,
    /// What the device says.
    pub hello: Hello,
    /// The language of the name that is made up for it when it has none.
    pub language: Language,
    /// Who it is.
    pub identity: Identity,
    /// Signs its next resume token.
    pub resume_key: &'a ResumeKey,
    /// The box's STUN and TURN servers as this device reaches them.
    pub ice_servers: Vec<IceServer>,
    /// The daemon's version.
    pub version: &'static str,
}

impl Rooms {
    /// A device says hello. The caller has checked the protocol version and the token.
    pub fn handle_hello(&mut self, now: Instant, greeting: Greeting<'_>) {
        let Greeting {
            connection,
            address,
            hello,
            language,
            identity,
            resume_key,
            ice_servers,
            version,
        } = greeting;
        let network = self.subnets.network_of(&address);
        let is_known = matches!(identity, Identity::Resumed(_));
        let (peer_id, token) = match identity {
            Identity::Resumed(resumed) => (resumed.peer_id, Some(resumed)),
            Identity::New(peer_id) => (peer_id, None),
        };
        self.leave_pairing(peer_id);
        self.take_over(peer_id, connection);
        let name = self.name_of(peer_id, &hello, token, language, &network);
        self.install(peer_id, connection, address, network, &name, &hello);
        let welcome = Welcome {
            protocol: PROTOCOL_VERSION,
            peer_id,
            resume: resume_key.issue(peer_id, &name.text, name.made_in),
            name: name.text,
            ice_servers,
            version: version.into(),
        };
        self.tell(connection, &ServerMessage::Welcome(welcome));
        if is_known {
            self.put_back(now, peer_id);
        }
        self.settle_if_quiet(now);
    }

    /// The device's former connection ends, and its lists are told anew to the newer one.
    fn take_over(&mut self, peer_id: PeerId, connection: ConnectionId) {
        self.connections.insert(connection, peer_id);
        let Some(former) = self
            .peers
            .get_mut(&peer_id)
            .and_then(|peer| peer.connection.replace(connection))
        else {
            return self.no_longer_away(peer_id);
        };
        if former != connection {
            self.connections.remove(&former);
            self.close(former, CloseReason::Replaced);
        }
    }

    fn install(
        &mut self,
        peer_id: PeerId,
        connection: ConnectionId,
        address: ClientAddr,
        network: NetworkId,
        name: &Name,
        hello: &Hello,
    ) {
        let rooms = self
            .peers
            .remove(&peer_id)
            .map_or_else(BTreeSet::new, |former| former.rooms);
        let device = Device {
            name: None,
            language: None,
            ..hello.device.clone()
        };
        let peer = Peer {
            connection: Some(connection),
            away_until: None,
            address,
            network: network.clone(),
            name: name.clone(),
            device,
            rtc: hello.rtc,
            said: Presence::Active,
            rooms,
        };
        self.peers.insert(peer_id, peer);
        self.changed.insert(peer_id);
        self.relist(peer_id);
        self.move_to_network(peer_id, network);
    }
}
