//! The TURN relay's sockets: clients' messages come through the STUN ports, peers' datagrams through relayed addresses.

mod ports;
mod relay;

pub use relay::{Relay, Settings};
