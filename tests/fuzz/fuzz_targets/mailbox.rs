//! Many messages in one file.
#![no_main]

use dossier::read::fuzz::{Reader, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read(Reader::Mailbox, bytes);
});
