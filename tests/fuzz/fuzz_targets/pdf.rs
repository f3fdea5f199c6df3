//! PDF.
#![no_main]

use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read(Reader::Pdf, bytes);
});
