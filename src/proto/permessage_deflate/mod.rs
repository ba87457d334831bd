//! Compression of WebSocket messages (permessage-deflate, RFC 7692): what is agreed, what is written, what is read.
//!
//! A change of a busy room goes to everybody in it, so it is compressed once and the bytes are shared. That works
//! because a sender may forget its history whenever it likes (RFC 7692 §7.2.1): each batch starts afresh, and only
//! the messages within it refer to each other. Clients are held to forgetting theirs after each message, so that
//! nothing is kept for an idle connection.

mod agreement;
mod inflater;
mod shrink;

pub use agreement::Agreement;
pub use inflater::Inflater;
pub use shrink::shrink;

/// What a flush ends with and the wire leaves out (RFC 7692 §7.2.1).
const FLUSH_END: [u8; 4] = [0x00, 0x00, 0xff, 0xff];
