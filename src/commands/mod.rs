//! What the program does beside running the daemon: each command a file.

mod ca;

pub use ca::ca;
