//! Asks the box as its clients do, from this host: for the doctor, which has no runtime and no time to wait long.

pub mod multicast;
pub mod reach;
pub mod tls;
pub mod websocket;
