//! A device introduces itself: it becomes itself again, or new, and enters the room of its network.

use std::{collections::BTreeSet, time::Instant};

use super::{CloseReason, RoomKey, Rooms, peer::Peer};
use crate::proto::{
    names,
    resume::{ResumeKey, Resumed},
    signaling::{
        ConnectionId, Device, DisplayName, Hello, IceServer, PROTOCOL_VERSION, PeerId, Presence, ServerMessage, Welcome,
    },
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
            identity,
            resume_key,
            ice_servers,
            version,
        } = greeting;
        let network = self.subnets.network_of(&address);
        let (peer_id, token_name) = match identity {
            Identity::Resumed(Resumed { peer_id, name }) => (peer_id, Some(name)),
            Identity::New(peer_id) => (peer_id, None),
        };
        self.leave_pairing(peer_id);
        self.take_over(peer_id, connection);
        let name = self.name_of(peer_id, &hello, token_name);
        let name = name.unwrap_or_else(|| self.generated_name(peer_id, &network));
        self.install(peer_id, connection, address, network, &name, &hello);
        let welcome = Welcome {
            protocol: PROTOCOL_VERSION,
            peer_id,
            resume: resume_key.issue(peer_id, &name),
            name,
            ice_servers,
            version: version.into(),
        };
        self.tell(connection, &ServerMessage::Welcome(welcome));
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
        name: &str,
        hello: &Hello,
    ) {
        let rooms = self
            .peers
            .remove(&peer_id)
            .map_or_else(BTreeSet::new, |former| former.rooms);
        let device = Device {
            name: None,
            ..hello.device.clone()
        };
        let peer = Peer {
            connection: Some(connection),
            away_until: None,
            address,
            network: network.clone(),
            name: name.to_owned(),
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

    /// What it is called now, else what it was renamed to last, else what it says, else what its token says.
    fn name_of(&self, peer_id: PeerId, hello: &Hello, token: Option<DisplayName>) -> Option<String> {
        let known = self.peers.get(&peer_id).map(|peer| peer.name.as_str());
        let renamed = || self.remembered.get(peer_id).map(DisplayName::as_str);
        let said = || hello.device.name.as_ref().map(DisplayName::as_str);
        let name = known
            .or_else(renamed)
            .or_else(said)
            .or(token.as_ref().map(DisplayName::as_str));
        name.map(ToOwned::to_owned)
    }

    fn generated_name(&self, peer_id: PeerId, network: &NetworkId) -> String {
        let room = self.rooms.get(&RoomKey::Lan(network.clone()));
        let others = room
            .into_iter()
            .flat_map(|room| &room.members)
            .filter(|other| **other != peer_id);
        let taken: BTreeSet<&str> = others
            .filter_map(|id| self.peers.get(id))
            .map(|peer| peer.name.as_str())
            .collect();
        names::name_for(peer_id, |name| taken.contains(name))
    }
}
