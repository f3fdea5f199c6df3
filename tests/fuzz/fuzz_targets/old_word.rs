//! A Word document of before 2007.
#![no_main]

use dossier::describe::fuzz::describe;
use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    describe(read(Reader::OldWord, bytes));
});
