//! CreatePermission and ChannelBind requests (RFC 8656 sections 10 and 12): who may be spoken with.

use std::net::{IpAddr, SocketAddr};

use stun_types::{
    attribute::Attribute as _,
    message::{Message, TransactionId},
    prelude::{AttributeFromRaw, AttributeStaticType},
};
use turn_types::attribute::{ChannelNumber, XorPeerAddress};

use super::{
    FiveTuple, Handled, Moment, Reason, Refusal, Server,
    allocation::{Conflict, MAX_PEERS},
    answer,
    auth::required,
    peers::Standing,
    reply,
};

/// RFC 8656 section 12 has the numbers up to 0x4fff; clients of RFC 5766 section 11 use all of these, and nothing else
/// that begins with these bits is spoken on this port.
const CHANNELS: std::ops::RangeInclusive<u16> = 0x4000..=0x7ffe;

impl<C: Clone, R: Clone> Server<C, R> {
    pub(super) fn handle_create_permission<'m>(
        &mut self,
        now: Moment,
        from: FiveTuple,
        request: &Message<'_>,
    ) -> Handled<'m, R> {
        let proof = self.authenticate(now, &from, request)?;
        self.create_permission(now, &from, request)
            .map_err(|reason| Refusal::from(reason).signed(&proof.key))?;
        Ok(reply(answer::success(request, &[], &proof.key)))
    }

    pub(super) fn handle_channel_bind<'m>(
        &mut self,
        now: Moment,
        from: FiveTuple,
        request: &Message<'_>,
    ) -> Handled<'m, R> {
        let proof = self.authenticate(now, &from, request)?;
        self.channel_bind(now, &from, request)
            .map_err(|reason| Refusal::from(reason).signed(&proof.key))?;
        Ok(reply(answer::success(request, &[], &proof.key)))
    }

    fn create_permission(&mut self, now: Moment, from: &FiveTuple, request: &Message<'_>) -> Result<(), Reason> {
        let mut peers: Vec<IpAddr> = peers_in(request)?.iter().map(SocketAddr::ip).collect();
        peers.sort_unstable();
        peers.dedup();
        if peers.is_empty() {
            return Err(Reason::BadRequest);
        }
        for peer in &peers {
            self.check_peer(from, *peer)?;
        }
        let allocation = self.allocations.get_mut(from).ok_or(Reason::AllocationMismatch)?;
        Ok(allocation.permit(&peers, now.at)?)
    }

    fn channel_bind(&mut self, now: Moment, from: &FiveTuple, request: &Message<'_>) -> Result<(), Reason> {
        let number = required::<ChannelNumber>(request)?.channel();
        let [peer] = peers_in(request)?[..] else {
            return Err(Reason::BadRequest);
        };
        if !CHANNELS.contains(&number) || peer.port() == 0 {
            return Err(Reason::BadRequest);
        }
        self.check_peer(from, peer.ip())?;
        if !self.may_reach(peer) {
            return Err(Reason::Forbidden);
        }
        let allocation = self.allocations.get_mut(from).ok_or(Reason::AllocationMismatch)?;
        Ok(allocation.bind(number, peer, now.at)?)
    }

    /// RFC 8656 section 10.2: an allocation, a relayed address of the peer's family, and no forbidden peer.
    fn check_peer(&self, from: &FiveTuple, peer: IpAddr) -> Result<(), Reason> {
        let allocation = self.allocations.get(from).ok_or(Reason::AllocationMismatch)?;
        if allocation.relay_for(peer).is_none() {
            return Err(Reason::PeerAddressFamilyMismatch);
        }
        match self.rules.peers.standing(peer) {
            Standing::Forbidden => Err(Reason::Forbidden),
            Standing::Own | Standing::Peer => Ok(()),
        }
    }

    /// Whether datagrams may go to a peer and come from it: a neighbour, or a relayed address of another client.
    pub(super) fn may_reach(&self, peer: SocketAddr) -> bool {
        match self.rules.peers.standing(peer.ip()) {
            Standing::Forbidden => false,
            Standing::Own => self.relayed.contains_key(&peer),
            Standing::Peer => peer.port() != 0,
        }
    }
}

/// Every XOR-PEER-ADDRESS of a request.
fn peers_in(request: &Message<'_>) -> Result<Vec<SocketAddr>, Reason> {
    let id: TransactionId = request.transaction_id();
    let attributes = request.iter_attributes().map(|(_, attribute)| attribute);
    let peers = attributes.filter(|attribute| attribute.get_type() == XorPeerAddress::TYPE);
    // More are not granted anyhow.
    let some = peers.take(MAX_PEERS + 1);
    some.map(|raw| XorPeerAddress::from_raw(raw).map(|peer| peer.addr(id)))
        .collect::<Result<_, _>>()
        .map_err(|_| Reason::BadRequest)
}

impl From<Conflict> for Reason {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::Full => Self::InsufficientCapacity,
            Conflict::Bound => Self::BadRequest,
        }
    }
}
