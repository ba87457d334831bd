//! See `tests/fuzzed/framing.rs`.
#![no_main]

#[path = "../../tests/fuzzed/framing.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
