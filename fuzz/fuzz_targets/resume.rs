//! See `tests/fuzzed/resume.rs`.
#![no_main]

#[path = "../../tests/fuzzed/resume.rs"]
mod checked;
#[path = "../../tests/fuzzed/taking.rs"]
mod taking;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checked::check(data));
