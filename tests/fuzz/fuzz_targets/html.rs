//! Pages of the web.
#![no_main]

use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read(Reader::Html, bytes);
});
