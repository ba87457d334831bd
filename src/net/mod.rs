//! IO shells: one family of sockets a folder, strangers to each other.

pub mod control;
pub mod datagram;
pub mod http;
pub mod mdns;
pub mod probe;
pub mod signaling;
pub mod stun;
pub mod turn;
