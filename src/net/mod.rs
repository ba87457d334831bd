//! IO shells: one family of sockets a folder, strangers to each other.

pub mod stun;
