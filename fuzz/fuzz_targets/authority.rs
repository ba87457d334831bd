//! See `tests/fuzzed/authority.rs`.
#![no_main]

#[path = "../../tests/fuzzed/authority.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
