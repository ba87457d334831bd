//! See `tests/fuzzed/datagrams.rs`.
#![no_main]

#[path = "../../tests/fuzzed/datagrams.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
