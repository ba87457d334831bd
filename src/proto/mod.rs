//! The ground floor: protocols as values and state machines, without sockets, files, clocks, locks or randomness.

pub mod authority;
pub mod forwarded;
pub mod mdns;
pub mod names;
pub mod permessage_deflate;
pub mod resume;
pub mod rooms;
pub mod signaling;
pub mod stun;
pub mod subnet;
pub mod token_bucket;
pub mod turn;
