//! The control socket: the person who looks after the box asks, the daemon answers; what is answered the daemon knows.

mod client;
mod listener;
mod request;
mod server;
mod socket_file;

pub use client::{AskError, ask};
pub use listener::{BindError, Listener};
pub use request::Request;
pub use server::{Answering, Counters};

/// The name of the socket in the runtime directory.
pub const SOCKET: &str = "control.sock";
