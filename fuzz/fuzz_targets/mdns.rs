//! See `tests/fuzzed/mdns.rs`.
#![no_main]

#[path = "../../tests/fuzzed/mdns.rs"]
mod checked;
#[path = "../../tests/fuzzed/taking.rs"]
mod taking;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
