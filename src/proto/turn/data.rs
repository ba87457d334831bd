//! What is relayed: Send indications and ChannelData from clients, datagrams from peers (RFC 8656 sections 11 and 12).

use std::net::SocketAddr;

use stun_types::{
    attribute::AttributeType,
    message::Message,
    prelude::{Attribute, AttributeStaticType},
};
use turn_types::attribute::{Data, DontFragment, XorPeerAddress};

use super::{Action, FiveTuple, Framing, Moment, Server};

/// A datagram of a peer on its way to a client.
#[derive(Debug)]
pub struct ToClient<C> {
    /// The way.
    pub client: C,
    /// What is put around it.
    pub framing: Framing,
}

impl<C: Clone, R: Clone> Server<C, R> {
    /// RFC 8656 section 12.6. Over UDP there may be padding, over streams it is cut off with the frame.
    pub(super) fn handle_channel_data<'m>(&mut self, now: Moment, from: &FiveTuple, bytes: &'m [u8]) -> Action<'m, R> {
        let [n0, n1, l0, l1, rest @ ..] = bytes else {
            return Action::Nothing;
        };
        let (number, length) = (u16::from_be_bytes([*n0, *n1]), u16::from_be_bytes([*l0, *l1]));
        let allocation = self.allocations.get(from);
        let peer = allocation.and_then(|allocation| allocation.peer_of(number, now.at));
        match (peer, rest.get(..usize::from(length))) {
            (Some(peer), Some(data)) => self.relay(now, from, peer, data),
            _ => self.dropped(),
        }
    }

    /// RFC 8656 section 11.2: what is not right in an indication is silently discarded.
    pub(super) fn handle_send<'m>(
        &mut self,
        now: Moment,
        from: &FiveTuple,
        bytes: &'m [u8],
        message: &Message<'_>,
    ) -> Action<'m, R> {
        let peer = message
            .attribute::<XorPeerAddress>()
            .map(|peer| peer.addr(message.transaction_id()));
        let (Ok(peer), Some(data), true) = (peer, data_of(message, bytes), is_understood(message)) else {
            return self.dropped();
        };
        let permitted = |allocation: &super::Allocation<C, R>| allocation.is_permitted(peer.ip(), now.at);
        if self.allocations.get(from).is_some_and(permitted) {
            self.relay(now, from, peer, data)
        } else {
            self.dropped()
        }
    }

    /// A datagram from `peer` to the relayed address `to`; `None` drops it (RFC 8656 section 11.3).
    pub fn handle_peer(&mut self, now: Moment, to: SocketAddr, peer: SocketAddr, length: usize) -> Option<ToClient<C>> {
        let peer = super::five_tuple::plain(peer);
        let reachable = self.may_reach(peer);
        let allocation = self.relayed.get(&to).and_then(|owner| self.allocations.get_mut(owner));
        let granted = allocation.and_then(|allocation| {
            let granted = reachable && allocation.is_permitted(peer.ip(), now.at) && allocation.afford(length, now.at);
            granted.then(|| (allocation.channel_of(peer, now.at), allocation.client.clone()))
        });
        let Some((channel, client)) = granted else {
            self.counts.dropped += 1;
            return None;
        };
        self.counts.bytes_to_clients += length as u64;
        let framing = match channel {
            Some(number) => Framing::Channel(number),
            None => Framing::Data(peer, u128::from(self.next_serial()).into()),
        };
        Some(ToClient { client, framing })
    }

    fn relay<'m>(&mut self, now: Moment, from: &FiveTuple, peer: SocketAddr, data: &'m [u8]) -> Action<'m, R> {
        if !self.may_reach(peer) {
            return self.dropped();
        }
        let allocation = self.allocations.get_mut(from);
        let through = allocation.and_then(|allocation| {
            let afforded = allocation.afford(data.len(), now.at);
            let relay = allocation.relay_for(peer.ip()).filter(|_| afforded);
            relay.map(|relay| relay.socket.clone())
        });
        let Some(through) = through else {
            return self.dropped();
        };
        self.counts.bytes_to_peers += data.len() as u64;
        Action::Relay { through, peer, data }
    }

    fn dropped<'m>(&mut self) -> Action<'m, R> {
        self.counts.dropped += 1;
        Action::Nothing
    }
}

/// The value of the DATA attribute where it lies in `bytes`.
fn data_of<'m>(message: &Message<'_>, bytes: &'m [u8]) -> Option<&'m [u8]> {
    let (offset, raw) = message.raw_attribute_and_offset(Data::TYPE)?;
    // Type and length (RFC 8489 section 14).
    let start = offset + 4;
    bytes.get(start..start + raw.value.len())
}

/// RFC 8489 section 6.3.2: an indication with an unknown attribute that needs comprehension is discarded.
fn is_understood(message: &Message<'_>) -> bool {
    const KNOWN: [AttributeType; 3] = [XorPeerAddress::TYPE, Data::TYPE, DontFragment::TYPE];
    let mut types = message.iter_attributes().map(|(_, attribute)| attribute.get_type());
    types.all(|kind| !kind.comprehension_required() || KNOWN.contains(&kind))
}
