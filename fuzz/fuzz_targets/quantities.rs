#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shangji_tests::doors::quantities(bytes).expect("a law is broken"));
