//! A picture, whose text is recognised.
#![no_main]

use dossier::describe::fuzz::describe;
use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    describe(read(Reader::Picture, bytes));
});
