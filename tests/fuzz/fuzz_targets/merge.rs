//! A few texts, parted by a form feed, from their reading to the published form. The laws of every briefing hold.
#![no_main]

#[path = "../../common/mod.rs"]
mod common;

use std::sync::{Arc, OnceLock};

use dossier::annotate::{Models, annotate};
use dossier::merge::merge;
use dossier::describe::fuzz::describe;
use dossier::read::fuzz::{Reader, read};

static MODELS: OnceLock<Models> = OnceLock::new();

/// The first text stands twice, once with this behind it: most of what is said differs or is said again.
const MORE: &[u8] = b"\n\nMary Miller said on Monday that 40 people were hurt in Oldtown.";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let models = MODELS.get_or_init(Models::built_in);
    let mut texts: Vec<Vec<u8>> = bytes.split(|&byte| byte == 0x0c).take(4).map(<[u8]>::to_vec).collect();
    texts.extend(texts.first().map(|text| [text, MORE].concat()));
    let mut documents = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        for mut document in describe(read(Reader::Text, text)) {
            document.path = format!("{number}.txt");
            while documents.iter().any(|other: &dossier::briefing::Document| other.id == document.id) {
                document.id = document.id.next_copy();
            }
            documents.push(document);
        }
    }
    let found: Vec<_> = documents.iter().map(|document| Arc::new(annotate(document, models))).collect();
    let briefing = merge("fuzz".to_owned(), documents, &found, Vec::new());
    common::check(&briefing);
    common::json(&briefing);
});
