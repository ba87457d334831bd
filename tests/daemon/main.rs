//! The whole daemon in one process, on ports of its own, spoken to as browsers and as worse do.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

mod broken_input;
mod client;
mod compressed_client;
mod compression;
mod control;
mod doctor;
mod hostile;
mod http;
mod lifecycle;
mod metrics;
mod server;
mod signaling;
mod stun;
mod trust;
mod turn;
mod turn_client;
