//! See `tests/fuzzed/signaling.rs`.
#![no_main]

#[path = "../../tests/fuzzed/signaling.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
