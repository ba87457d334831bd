//! The whole daemon in one process, on ports of its own, spoken to as browsers and as worse do.

mod broken_input;
mod client;
mod http;
mod lifecycle;
mod server;
mod signaling;
mod stun;
