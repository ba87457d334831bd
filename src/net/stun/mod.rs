//! The STUN ports: UDP, TCP and TLS in, the responder's answer out; what is no Binding request goes to the relay.

mod counters;
mod outbox;
mod places;
mod service;
mod stream;
#[cfg(test)]
mod tests;
mod udp;
mod way;

pub use counters::Counters;
pub use outbox::Outbox;
pub use service::{Beyond, Service};
pub use stream::Listener;
pub use udp::Server;
pub use way::{Back, Way};
