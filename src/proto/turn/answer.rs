//! Answers to requests, and refusals as values (RFC 8489 section 6.3, RFC 8656 section 18).

use stun_types::{
    attribute::{AttributeType, ErrorCode, Nonce, Realm, UnknownAttributes},
    message::{
        IntegrityAlgorithm, IntegrityKey, Message, MessageWrite, MessageWriteExt, MessageWriteVec, StunWriteError,
    },
    prelude::AttributeWrite,
};

use super::credentials::REALM;

/// Why a request is not granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// 400.
    BadRequest,
    /// 401: no credentials, or wrong or expired ones.
    Unauthorized,
    /// 403: a peer address that is not relayed to.
    Forbidden,
    /// 420.
    UnknownAttribute,
    /// 437: no such allocation, or already one.
    AllocationMismatch,
    /// 438: a nonce that is too old, or of somebody else.
    StaleNonce,
    /// 440: no relayed address of this family is to be had.
    AddressFamilyNotSupported,
    /// 441: the allocation belongs to other credentials.
    WrongCredentials,
    /// 442: other than UDP to the peers.
    UnsupportedTransport,
    /// 443: a peer of another family than the relayed address.
    PeerAddressFamilyMismatch,
    /// 486: the device holds as many allocations as it may.
    AllocationQuotaReached,
    /// 508: no port or no room left.
    InsufficientCapacity,
}

/// A refusal and what is said with it.
#[derive(Debug)]
pub(super) struct Refusal {
    pub reason: Reason,
    /// For a client that has to prove itself, or to do it again.
    pub nonce: Option<String>,
    pub unknown: Vec<AttributeType>,
    /// Once the client has proved itself, every answer does so too.
    pub key: Option<IntegrityKey>,
}

impl Reason {
    /// All of them, by code.
    pub const ALL: [Self; 12] = [
        Self::BadRequest,
        Self::Unauthorized,
        Self::Forbidden,
        Self::UnknownAttribute,
        Self::AllocationMismatch,
        Self::StaleNonce,
        Self::AddressFamilyNotSupported,
        Self::WrongCredentials,
        Self::UnsupportedTransport,
        Self::PeerAddressFamilyMismatch,
        Self::AllocationQuotaReached,
        Self::InsufficientCapacity,
    ];

    /// The error code (RFC 8489 section 14.8, RFC 8656 section 19).
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::BadRequest => ErrorCode::BAD_REQUEST,
            Self::Unauthorized => ErrorCode::UNAUTHORIZED,
            Self::Forbidden => ErrorCode::FORBIDDEN,
            Self::UnknownAttribute => ErrorCode::UNKNOWN_ATTRIBUTE,
            Self::AllocationMismatch => ErrorCode::ALLOCATION_MISMATCH,
            Self::StaleNonce => ErrorCode::STALE_NONCE,
            Self::AddressFamilyNotSupported => ErrorCode::ADDRESS_FAMILY_NOT_SUPPORTED,
            Self::WrongCredentials => ErrorCode::WRONG_CREDENTIALS,
            Self::UnsupportedTransport => ErrorCode::UNSUPPORTED_TRANSPORT_PROTOCOL,
            Self::PeerAddressFamilyMismatch => ErrorCode::PEER_ADDRESS_FAMILY_MISMATCH,
            Self::AllocationQuotaReached => ErrorCode::ALLOCATION_QUOTA_REACHED,
            Self::InsufficientCapacity => ErrorCode::INSUFFICIENT_CAPACITY,
        }
    }
}

impl Reason {
    /// The word for it in `status` and `/metrics`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::UnknownAttribute => "unknown-attribute",
            Self::AllocationMismatch => "allocation-mismatch",
            Self::StaleNonce => "stale-nonce",
            Self::AddressFamilyNotSupported => "address-family-not-supported",
            Self::WrongCredentials => "wrong-credentials",
            Self::UnsupportedTransport => "unsupported-transport",
            Self::PeerAddressFamilyMismatch => "peer-address-family-mismatch",
            Self::AllocationQuotaReached => "allocation-quota-reached",
            Self::InsufficientCapacity => "insufficient-capacity",
        }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self {
            reason,
            nonce: None,
            unknown: Vec::new(),
            key: None,
        }
    }
}

impl Refusal {
    /// With the proof that this server said it.
    pub fn signed(mut self, key: &IntegrityKey) -> Self {
        self.key = Some(key.clone());
        self
    }

    pub fn answer(&self, request: &Message<'_>) -> Result<Vec<u8>, StunWriteError> {
        let mut response = Message::builder_error(request, MessageWriteVec::with_capacity(160));
        response.add_attribute(&ErrorCode::builder(self.reason.code()).build()?)?;
        if let Some(nonce) = &self.nonce {
            response.add_attribute(&Realm::new(REALM)?)?;
            response.add_attribute(&Nonce::new(nonce)?)?;
        }
        if self.reason == Reason::UnknownAttribute {
            response.add_attribute(&UnknownAttributes::new(&self.unknown))?;
        }
        finish(response, self.key.as_ref())
    }
}

/// A success response that carries `attributes`.
pub(super) fn success(
    request: &Message<'_>,
    attributes: &[&dyn AttributeWrite],
    key: &IntegrityKey,
) -> Result<Vec<u8>, StunWriteError> {
    let mut response = Message::builder_success(request, MessageWriteVec::with_capacity(160));
    for attribute in attributes {
        response.add_attribute(*attribute)?;
    }
    finish(response, Some(key))
}

fn finish(mut response: MessageWriteVec, key: Option<&IntegrityKey>) -> Result<Vec<u8>, StunWriteError> {
    if let Some(key) = key {
        response.add_message_integrity_with_key(key, IntegrityAlgorithm::Sha1)?;
    }
    response.add_fingerprint()?;
    Ok(response.finish())
}
