//! What the program does beside running the daemon: each command a file.

mod ca;
mod doctor;
mod qr;
mod report;
mod status;
mod sysexits;

pub use ca::ca;
pub use doctor::doctor;
pub use qr::qr;
pub use status::status;
