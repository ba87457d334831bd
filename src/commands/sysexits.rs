//! Exit codes: sysexits(3), and the one of `status` when nothing runs.

/// The doctor found something broken.
pub const BROKEN: u8 = 1;
/// Nothing runs: as `systemctl status` has it (LSB init scripts).
pub const NOT_RUNNING: u8 = 3;
/// A daemon that does not answer.
pub const UNAVAILABLE: u8 = 69;
/// An answer that is none.
pub const PROTOCOL: u8 = 76;
/// Somebody else's daemon.
pub const NO_PERMISSION: u8 = 77;
