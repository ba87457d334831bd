//! Rooms driven by scripts, and by random events against a client that keeps its lists as the protocol says.

mod called;
mod client;
mod meeting;
mod properties;
mod scripts;
mod status;
