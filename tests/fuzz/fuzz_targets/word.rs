//! Word documents, as the files in their container.
#![no_main]

use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read(Reader::Word, bytes);
});
