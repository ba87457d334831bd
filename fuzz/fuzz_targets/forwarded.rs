//! See `tests/fuzzed/forwarded.rs`.
#![no_main]

#[path = "../../tests/fuzzed/forwarded.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
