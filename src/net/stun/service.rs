//! What all STUN ports share: whom they answer, what they count, and who takes what they do not understand.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use arc_swap::ArcSwap;

use super::{Back, Counters};
use crate::{
    net::datagram::Outgoing,
    proto::{
        stun::{Answer, Asked, MAX_ANSWER, Surroundings, respond},
        turn::FiveTuple,
    },
};

/// Takes the messages that are no Binding requests.
pub trait Beyond: std::fmt::Debug + Send + Sync {
    /// One datagram, or one frame of a stream.
    fn handle_message(&self, message: &[u8], from: FiveTuple, back: Back<'_>, outgoing: &mut Outgoing);

    /// A stream ended.
    fn handle_disconnect(&self, from: &FiveTuple);

    /// Whether a client is known well enough to stay.
    fn is_known(&self, from: &FiveTuple) -> bool;
}

/// One for all ports.
#[derive(Debug)]
pub struct Service {
    /// Whether Binding requests are answered.
    pub binding: bool,
    /// May be replaced at any time.
    pub surroundings: Arc<ArcSwap<Surroundings>>,
    /// The relay, where there is one.
    pub beyond: Option<Arc<dyn Beyond>>,
    /// Keeps counting while the ports are served.
    pub counters: Arc<Counters>,
}

impl Service {
    /// Whether a source is answered at all.
    pub(super) fn admit(&self, source: IpAddr) -> bool {
        let admitted = self.surroundings.load().sources.admit(source);
        if !admitted {
            Counters::add(&self.counters.refused);
        }
        admitted
    }

    /// The host's other address and port, seen from `server`.
    pub(super) fn other(&self, server: SocketAddr, alternate: u16) -> SocketAddr {
        self.surroundings.load().other(server, alternate)
    }

    /// Answers a Binding request.
    pub(super) fn respond(&self, message: &[u8], asked: &Asked, answer: &mut [u8; MAX_ANSWER]) -> Option<Answer> {
        let answered = self.binding.then(|| respond(message, asked, answer)).flatten();
        match answered {
            Some(_) => Counters::add(&self.counters.requests),
            None => Counters::add(&self.counters.ignored),
        }
        answered
    }

    /// Hands on what is no Binding request.
    pub(super) fn pass_on(&self, message: &[u8], from: FiveTuple, back: Back<'_>, outgoing: &mut Outgoing) {
        match &self.beyond {
            Some(beyond) => beyond.handle_message(message, from, back, outgoing),
            None => Counters::add(&self.counters.ignored),
        }
    }
}

/// RFC 8489 section 5: class request, method Binding.
pub(super) fn is_binding_request(message: &[u8]) -> bool {
    message.starts_with(&[0, 1])
}
