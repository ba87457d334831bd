//! See `tests/fuzzed/config.rs`.
#![no_main]

#[path = "../../tests/fuzzed/config.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
