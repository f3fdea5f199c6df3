//! Cards of addresses and entries of calendars.
#![no_main]

use dossier::describe::fuzz::describe;
use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    describe(read(Reader::Cards, bytes));
});
