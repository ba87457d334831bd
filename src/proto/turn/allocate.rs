//! Allocate requests (RFC 8656 section 7): first what is wanted, then, with sockets, the allocation.

use std::time::{Duration, Instant};

use stun_types::{
    attribute::{ErrorCode, XorMappedAddress},
    message::{IntegrityKey, Message},
    prelude::{AttributeStaticType, AttributeWrite},
};
use turn_types::{
    AddressFamily,
    attribute::{
        AdditionalAddressFamily, AddressErrorCode, EvenPort, Lifetime, RequestedAddressFamily, RequestedTransport,
        ReservationToken, XorRelayedAddress,
    },
};

use super::{
    Action, FiveTuple, Handled, Moment, Reason, Refusal, Server,
    allocation::{Allocation, Relay},
    auth::{Proof, optional, required},
    budget::Budget,
    granted_lifetime,
    opening::{OpenError, Opened, Opening, Parity},
    reply,
};

/// After this long without data an allocation gives way to a new one of the same device, where its quota is used up: a
/// device that changed its network cannot give back what it held in the old one. Paths in use carry ICE's checks every five
/// seconds (RFC 7675 section 5.1).
const IDLE: Duration = Duration::from_secs(20);

/// The same for what was opened with credentials from an earlier greeting, as that page or network may be gone, and for
/// what has no peer, as a browser that began its search anew keeps for a while. Only what carries something stays.
const UNWANTED_IDLE: Duration = Duration::from_secs(1);

impl<C: Clone, R: Clone> Server<C, R> {
    pub(super) fn handle_allocate<'m>(
        &mut self,
        now: Moment,
        from: FiveTuple,
        request: &Message<'_>,
    ) -> Handled<'m, R> {
        let proof = self.authenticate(now, &from, request)?;
        let key = proof.key.clone();
        self.want(now, from, request, proof)
            .map_err(|reason| Refusal::from(reason).signed(&key))
    }

    /// Takes the sockets that an [`Action::Open`] asked for, and answers its request. `client` is the way back.
    pub fn handle_opened(
        &mut self,
        now: Moment,
        opening: Opening,
        client: C,
        opened: Result<Opened<R>, OpenError>,
    ) -> Option<Vec<u8>> {
        let bytes = opening.request.clone();
        let request = Message::from_bytes(&bytes).ok()?;
        let key = opening.proof.key.clone();
        let granted = match self.held(now.at, &opening.from, &request, &key) {
            Some(held) => held,
            None => self
                .taken(now.at, &opening, opened)
                .map(|opened| self.establish(now, opening, client, opened, &request)),
        };
        let action = granted.unwrap_or_else(|reason| self.refuse(&request, &Refusal::from(reason).signed(&key)));
        match action {
            Action::Reply(answer) => Some(answer),
            _ => None,
        }
    }

    /// RFC 8656 section 7.2, in its order.
    fn want<'m>(
        &mut self,
        now: Moment,
        from: FiveTuple,
        request: &Message<'_>,
        proof: Proof,
    ) -> Result<Action<'m, R>, Reason> {
        if let Some(held) = self.held(now.at, &from, request, &proof.key) {
            return held;
        }
        let transport: RequestedTransport = required(request)?;
        if transport.protocol() != RequestedTransport::UDP {
            return Err(Reason::UnsupportedTransport);
        }
        let (ipv4, ipv6) = families(request)?;
        let parity = parity(request)?;
        let reserved = self.reserved(request, &proof)?;
        let lifetime = granted_lifetime(optional::<Lifetime>(request)?.map(|lifetime| lifetime.seconds()));
        let opening = Opening {
            from,
            ipv4: ipv4 && reserved.is_none(),
            ipv6: ipv6 && reserved.is_none(),
            parity,
            request: request.as_bytes().to_vec(),
            proof,
            lifetime,
            reserved,
        };
        self.check_quota(now.at, &opening)?;
        Ok(Action::Open(Box::new(opening)))
    }

    /// What is said when the client holds an allocation already: the same again to a retransmission.
    fn held<'m>(
        &self,
        now: Instant,
        from: &FiveTuple,
        request: &Message<'_>,
        key: &IntegrityKey,
    ) -> Option<Result<Action<'m, R>, Reason>> {
        let allocation = self.allocations.get(from)?;
        let again = allocation.opened_by == request.transaction_id();
        let answer = again.then(|| reply(granted(request, from, allocation, now, key)));
        Some(answer.ok_or(Reason::AllocationMismatch))
    }

    /// The sockets that came. What others were granted meanwhile counts too, or many that ask at the same time would get
    /// more than they may hold.
    fn taken(
        &mut self,
        now: Instant,
        opening: &Opening,
        opened: Result<Opened<R>, OpenError>,
    ) -> Result<Opened<R>, Reason> {
        let opened = opened?;
        self.check_quota(now, opening)?;
        Ok(self.with_reserved(opening, opened)?)
    }

    /// Whether there is room for it; what a device no longer uses gives way.
    fn check_quota(&mut self, now: Instant, opening: &Opening) -> Result<(), Reason> {
        let (proof, wanted) = (&opening.proof, opening.ports());
        let (address, device) = (opening.from.client.ip(), proof.user.device);
        let of_address = |five_tuple: &&FiveTuple| five_tuple.client.ip() == address;
        let reserved = self.reservations.values();
        let of_address = self.allocations.keys().filter(of_address).count()
            + reserved
                .clone()
                .filter(|reservation| reservation.address == address)
                .count();
        if of_address + wanted > self.rules.per_address {
            return Err(Reason::AllocationQuotaReached);
        }
        let suffix = format!(":{device}");
        let of_device = |(_, allocation): &(&FiveTuple, &Allocation<C, R>)| allocation.username.ends_with(&suffix);
        let held = self.allocations.iter().filter(of_device);
        let of_device = held.clone().count() + reserved.filter(|reservation| reservation.device == device).count();
        let too_many = (of_device + wanted).saturating_sub(self.rules.per_device);
        let gives_way = |(_, allocation): &(&FiveTuple, &Allocation<C, R>)| {
            let is_wanted = allocation.username == proof.username && allocation.has_peers(now);
            now.saturating_duration_since(allocation.used) >= if is_wanted { IDLE } else { UNWANTED_IDLE }
        };
        let mut idle: Vec<_> = held
            .filter(gives_way)
            .map(|(from, allocation)| (allocation.used, *from))
            .collect();
        idle.sort_unstable_by_key(|(used, _)| *used);
        let given = idle.get(..too_many).ok_or(Reason::AllocationQuotaReached)?;
        given.iter().for_each(|(_, five_tuple)| self.remove(five_tuple));
        Ok(())
    }

    fn establish<'m>(
        &mut self,
        now: Moment,
        opening: Opening,
        client: C,
        opened: Opened<R>,
        request: &Message<'_>,
    ) -> Action<'m, R> {
        let Opening { from, proof, .. } = opening;
        let mut allocation = Allocation::new(
            client,
            proof.username,
            request.transaction_id(),
            now.at,
            now.at + opening.lifetime,
        );
        allocation.budget = Budget::of_mbit(self.rules.mbit_per_allocation, now.at);
        allocation.reservation = opened
            .spare
            .map(|relay| self.reserve(now.at, proof.user.device, from.client.ip(), relay));
        for (address, socket) in opened.relays {
            self.relayed.insert(address, from);
            allocation.relays.push(Relay { address, socket });
        }
        let answer = granted(request, &from, &allocation, now.at, &proof.key);
        self.allocations.insert(from, allocation);
        self.counts.allocations_made += 1;
        reply(answer)
    }
}

/// RFC 8656 section 7.2, steps 6 and 7: IPv4 unless IPv6 is asked for, instead or as well.
fn families(request: &Message<'_>) -> Result<(bool, bool), Reason> {
    let requested = optional::<RequestedAddressFamily>(request)?.map(|attribute| attribute.family());
    let additional = optional::<AdditionalAddressFamily>(request)?.map(|attribute| attribute.family());
    match (requested, additional) {
        (None, None) | (Some(AddressFamily::IPV4), None) => Ok((true, false)),
        (Some(AddressFamily::IPV6), None) => Ok((false, true)),
        (None, Some(AddressFamily::IPV6)) if !request.has_attribute(EvenPort::TYPE) => Ok((true, true)),
        _ => Err(Reason::BadRequest),
    }
}

fn parity(request: &Message<'_>) -> Result<Parity, Reason> {
    Ok(match optional::<EvenPort>(request)? {
        None => Parity::Any,
        Some(even) if even.requested() => Parity::EvenAndNext,
        Some(_) => Parity::Even,
    })
}

/// RFC 8656 section 7.2: the success response.
fn granted<C, R>(
    request: &Message<'_>,
    from: &FiveTuple,
    allocation: &Allocation<C, R>,
    now: Instant,
    key: &IntegrityKey,
) -> Result<Vec<u8>, stun_types::message::StunWriteError> {
    let id = request.transaction_id();
    let relayed: Vec<_> = allocation
        .relays
        .iter()
        .map(|relay| XorRelayedAddress::new(relay.address, id))
        .collect();
    // At most an hour.
    let seconds = allocation.expires.saturating_duration_since(now).as_secs() as u32;
    let (lifetime, mapped) = (Lifetime::new(seconds), XorMappedAddress::new(from.client, id));
    let token = allocation.reservation.map(ReservationToken::new);
    let missing = missing_family(request, allocation)?;
    let mut attributes: Vec<&dyn AttributeWrite> = Vec::new();
    attributes.extend(relayed.iter().map(|attribute| attribute as &dyn AttributeWrite));
    attributes.extend(missing.iter().map(|attribute| attribute as &dyn AttributeWrite));
    attributes.push(&lifetime);
    attributes.extend(token.iter().map(|attribute| attribute as &dyn AttributeWrite));
    attributes.push(&mapped);
    super::answer::success(request, &attributes, key)
}

/// RFC 8656 section 7.2: of two families only one was to be had.
fn missing_family<C, R>(
    request: &Message<'_>,
    allocation: &Allocation<C, R>,
) -> Result<Option<AddressErrorCode>, stun_types::message::StunWriteError> {
    let (Ok((true, true)), [only]) = (families(request), allocation.relays.as_slice()) else {
        return Ok(None);
    };
    let family = if only.address.is_ipv4() {
        AddressFamily::IPV6
    } else {
        AddressFamily::IPV4
    };
    let error = ErrorCode::builder(ErrorCode::ADDRESS_FAMILY_NOT_SUPPORTED).build()?;
    Ok(Some(AddressErrorCode::new(family, error)))
}
