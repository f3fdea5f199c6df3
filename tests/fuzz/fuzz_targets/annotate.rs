//! Any text, annotated: what is found lies in the text, and on the edges of its letters.
#![no_main]

use std::sync::OnceLock;

use dossier::annotate::{Models, annotate};
use dossier::describe::fuzz::describe;
use dossier::read::fuzz::{Reader, read};

static MODELS: OnceLock<Models> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let models = MODELS.get_or_init(Models::built_in);
    for document in describe(read(Reader::Text, bytes)) {
        let found = annotate(&document, models);
        for span in found.names.iter().map(|name| name.span).chain(found.times.iter().map(|time| time.span)) {
            assert!(document.text.get(span.start()..span.end()).is_some_and(|words| !words.is_empty()));
        }
    }
});
