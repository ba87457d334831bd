//! What the program does beside running the daemon: each command a file.

mod ca;
mod qr;
mod report;
mod status;
mod sysexits;

pub use ca::ca;
pub use qr::qr;
pub use status::status;
