//! The WebSocket signalling server: sockets on one side, the rooms on the other.

mod admission;
mod batch;
mod close_code;
mod connection;
mod counters;
mod gathering;
mod greeter;
mod hub;
mod ice_servers;
mod inflating;
mod outbound;
mod reading;
mod writing;

pub use admission::{Admission, Admitted};
pub use close_code::CloseCode;
pub use connection::{Arrival, serve};
pub use counters::{Counters, Refusal};
pub use gathering::Gathering;
pub use greeter::{Greeter, Mint};
pub use hub::{Hub, Snapshot};
pub use ice_servers::{RelayPorts, alternate_stun_urls, ice_servers, stun_urls};
pub use inflating::Inflating;
pub use writing::Socket;

use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

/// How a socket reads and writes: small buffers, because most connections are idle.
pub fn websocket_config(message_bytes: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(1024)
        .write_buffer_size(0)
        .max_write_buffer_size(outbound::MAX_QUEUED_BYTES * 4)
        .max_message_size(Some(message_bytes))
        .max_frame_size(Some(message_bytes))
}
