//! Who asks: the long-term credential mechanism (RFC 8489 section 9.2), with users who are their own proof.

use stun_types::{
    attribute::{MessageIntegrity, MessageIntegritySha256, Nonce, Realm, Username},
    message::{IntegrityKey, Message, StunParseError},
    prelude::{Attribute, AttributeFromRaw, AttributeStaticType},
};

use super::{
    FiveTuple, Moment, Reason, Refusal, Server,
    credentials::{REALM, User},
    nonce,
};

/// A client that knows its password.
#[derive(Debug)]
pub(super) struct Proof {
    pub username: String,
    pub user: User,
    pub key: IntegrityKey,
}

/// Comprehension-required attributes of RFC 8489 section 18.3 and RFC 8656 section 18. DONT-FRAGMENT is understood:
/// no datagram that is relayed here is ever fragmented.
const UNDERSTOOD: [u16; 21] = [
    0x0001, 0x0006, 0x0008, 0x0009, 0x000a, 0x000c, 0x000d, 0x0012, 0x0013, 0x0014, 0x0015, 0x0016, 0x0017, 0x0018,
    0x0019, 0x001a, 0x001c, 0x001d, 0x001e, 0x0020, 0x0022,
];

impl<C: Clone, R: Clone> Server<C, R> {
    /// RFC 8489 section 9.2.4, in its order; then RFC 8656 section 5: only who made an allocation may use it.
    pub(super) fn authenticate(&self, now: Moment, from: &FiveTuple, request: &Message<'_>) -> Result<Proof, Refusal> {
        let signed =
            request.has_attribute(MessageIntegrity::TYPE) || request.has_attribute(MessageIntegritySha256::TYPE);
        if !signed {
            return Err(self.challenge(now, from, Reason::Unauthorized));
        }
        let username: Username = required(request)?;
        let realm: Realm = required(request)?;
        let nonce: Nonce = required(request)?;
        if !nonce::is_valid(&self.key, from, now.unix, nonce.nonce()) {
            return Err(self.challenge(now, from, Reason::StaleNonce));
        }
        let unauthorized = || self.challenge(now, from, Reason::Unauthorized);
        let user = User::parse(username.username()).ok_or_else(unauthorized)?;
        let key = self.key.integrity_key(username.username());
        if realm.realm() != REALM || request.validate_integrity_with_key(&key).is_err() {
            return Err(unauthorized());
        }
        let owner = self
            .allocations
            .get(from)
            .map(|allocation| allocation.username.as_str());
        match owner {
            Some(owner) if owner != username.username() => Err(Refusal::from(Reason::WrongCredentials).signed(&key)),
            // What is open stays open: a long transfer does not end with the credentials that began it.
            None if user.expiry <= now.unix => Err(unauthorized()),
            _ => understood(request, &key).map(|()| Proof {
                username: username.username().to_owned(),
                user,
                key,
            }),
        }
    }

    fn challenge(&self, now: Moment, from: &FiveTuple, reason: Reason) -> Refusal {
        Refusal {
            nonce: Some(nonce::issue(&self.key, from, now.unix)),
            ..Refusal::from(reason)
        }
    }
}

/// RFC 8489 section 6.3.1: what must be understood and is not.
fn understood(request: &Message<'_>, key: &IntegrityKey) -> Result<(), Refusal> {
    /// No client has more than a few, and the answer must not grow with nonsense.
    const MOST: usize = 16;
    let types = request.iter_attributes().map(|(_, attribute)| attribute.get_type());
    let unknown: Vec<_> = types
        .filter(|kind| kind.comprehension_required() && !UNDERSTOOD.contains(&kind.value()))
        .take(MOST)
        .collect();
    if unknown.is_empty() {
        return Ok(());
    }
    Err(Refusal {
        unknown,
        ..Refusal::from(Reason::UnknownAttribute).signed(key)
    })
}

/// An attribute that may be absent, but not malformed.
pub(super) fn optional<'m, A>(request: &'m Message<'m>) -> Result<Option<A>, Reason>
where
    A: AttributeFromRaw<'m> + AttributeStaticType,
{
    match request.attribute::<A>() {
        Ok(attribute) => Ok(Some(attribute)),
        Err(StunParseError::MissingAttribute(_)) => Ok(None),
        Err(_) => Err(Reason::BadRequest),
    }
}

/// An attribute that must be there.
pub(super) fn required<'m, A>(request: &'m Message<'m>) -> Result<A, Reason>
where
    A: AttributeFromRaw<'m> + AttributeStaticType,
{
    request.attribute::<A>().map_err(|_| Reason::BadRequest)
}
