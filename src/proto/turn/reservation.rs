//! Ports that are kept for a second allocation (RFC 8656 section 7.2, EVEN-PORT and RESERVATION-TOKEN).

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use stun_types::{message::Message, prelude::AttributeStaticType};
use turn_types::attribute::{AdditionalAddressFamily, EvenPort, RequestedAddressFamily, ReservationToken};

use super::{
    OpenError, Opened, Opening, Reason, Server,
    auth::{Proof, optional},
};
use crate::proto::signaling::PeerId;

/// How long it is kept.
const LIFETIME: Duration = Duration::from_secs(30);

/// A port that is kept for the holder of a token.
#[derive(Debug)]
pub(super) struct Reservation<R> {
    pub expires: Instant,
    /// Whose; it counts as one of what both may hold.
    pub device: PeerId,
    pub address: IpAddr,
    relay: (SocketAddr, R),
}

impl<C: Clone, R: Clone> Server<C, R> {
    /// RFC 8656 section 7.2, step 5: a token speaks for itself, and only in the hand it was given to.
    pub(super) fn reserved(&self, request: &Message<'_>, proof: &Proof) -> Result<Option<u64>, Reason> {
        let Some(token) = optional::<ReservationToken>(request)?.map(|attribute| attribute.token()) else {
            return Ok(None);
        };
        let excluded = [
            EvenPort::TYPE,
            RequestedAddressFamily::TYPE,
            AdditionalAddressFamily::TYPE,
        ];
        if excluded.iter().any(|kind| request.has_attribute(*kind)) {
            return Err(Reason::BadRequest);
        }
        let is_theirs = |reservation: &Reservation<R>| reservation.device == proof.user.device;
        let kept = self.reservations.get(&token).is_some_and(is_theirs);
        kept.then_some(Some(token)).ok_or(Reason::InsufficientCapacity)
    }

    /// With the port that was kept for it, which may have gone to somebody quicker, or be over, since it was asked for.
    pub(super) fn with_reserved(&mut self, opening: &Opening, mut opened: Opened<R>) -> Result<Opened<R>, OpenError> {
        if let Some(token) = opening.reserved {
            let reservation = self.reservations.remove(&token).ok_or(OpenError::Full)?;
            opened.relays.push(reservation.relay);
        }
        Ok(opened)
    }

    /// Keeps a port; the token for it.
    pub(super) fn reserve(&mut self, now: Instant, device: PeerId, address: IpAddr, relay: (SocketAddr, R)) -> u64 {
        let serial = self.next_serial();
        let [a, b, c, d, e, f, g, h, ..] = self.key.tag("reservation", &serial.to_be_bytes());
        let token = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
        let reservation = Reservation {
            expires: now + LIFETIME,
            device,
            address,
            relay,
        };
        self.reservations.insert(token, reservation);
        token
    }
}
