//! UDP in batches, for STUN and TURN: many datagrams by one system call, in both directions; it knows no protocol.

mod dual_stack;
mod many;
mod outgoing;
mod socket;

pub use dual_stack::tcp as listen;
pub use outgoing::{Outgoing, Path, with_outgoing};
pub use socket::{Arrived, Socket, serve};
