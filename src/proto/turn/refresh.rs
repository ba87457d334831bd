//! Refresh requests (RFC 8656 section 8): an allocation lives on, or ends.

use stun_types::message::Message;
use turn_types::{
    AddressFamily,
    attribute::{Lifetime, RequestedAddressFamily},
};

use super::{FiveTuple, Handled, Moment, Reason, Refusal, Server, answer, auth::optional, granted_lifetime, reply};

impl<C: Clone, R: Clone> Server<C, R> {
    pub(super) fn handle_refresh<'m>(&mut self, now: Moment, from: FiveTuple, request: &Message<'_>) -> Handled<'m, R> {
        let proof = self.authenticate(now, &from, request)?;
        let lifetime = self
            .refresh(now, &from, request)
            .map_err(|reason| Refusal::from(reason).signed(&proof.key))?;
        Ok(reply(answer::success(request, &[&lifetime], &proof.key)))
    }

    fn refresh(&mut self, now: Moment, from: &FiveTuple, request: &Message<'_>) -> Result<Lifetime, Reason> {
        let asked = optional::<Lifetime>(request)?.map(|lifetime| lifetime.seconds());
        let family = optional::<RequestedAddressFamily>(request)?.map(|attribute| attribute.family());
        let allocation = self.allocations.get_mut(from).ok_or(Reason::AllocationMismatch)?;
        let is_of = |ipv4: bool| family.is_none_or(|family| (family == AddressFamily::IPV4) == ipv4);
        if !allocation.relays.iter().any(|relay| is_of(relay.address.is_ipv4())) {
            return Err(Reason::PeerAddressFamilyMismatch);
        }
        if asked != Some(0) {
            let lifetime = granted_lifetime(asked);
            allocation.expires = now.at + lifetime;
            // At most an hour.
            return Ok(Lifetime::new(lifetime.as_secs() as u32));
        }
        let (gone, left) = allocation
            .relays
            .drain(..)
            .partition(|relay| is_of(relay.address.is_ipv4()));
        allocation.relays = left;
        for relay in <Vec<super::allocation::Relay<R>>>::into_iter(gone) {
            self.relayed.remove(&relay.address);
        }
        if allocation.relays.is_empty() {
            self.remove(from);
        }
        Ok(Lifetime::new(0))
    }
}
