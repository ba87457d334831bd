//! The ground floor: protocols as values and state machines, without sockets, files, clocks, locks or randomness.

pub mod signaling;
pub mod subnet;
pub mod names;
pub mod resume;
