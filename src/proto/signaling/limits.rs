//! Bounds on what a client may say; each is refused by a clear error or close code, never cut silently.

/// Largest opaque payload of a `signal`, in bytes of JSON: an SDP offer of a browser is 1 to 6 KiB.
pub const MAX_SIGNAL_PAYLOAD: usize = 16 * 1024;

/// Longest display name, in characters (Unicode scalar values).
pub const MAX_NAME_CHARS: usize = 200;

/// Longest `os` or `browser` of a device, in characters.
pub const MAX_DEVICE_TEXT_CHARS: usize = 64;

/// Longest resume token taken, in bytes; ours are shorter than this for every possible name.
pub const MAX_RESUME_BYTES: usize = 2048;

/// Most room keys in one `rooms-join` or `rooms-leave`.
pub const MAX_KEYS_PER_MESSAGE: usize = 64;

/// Most rooms of paired devices one peer may be in: more than a home has devices.
pub const MAX_PAIRED_ROOMS: usize = 256;

/// Length of a paired room's key: 256 bits in base64url without padding (RFC 4648 §5).
pub const ROOM_KEY_CHARS: usize = 43;
