//! How fast names are found and what that takes: `cargo bench --bench names [FOLDER…]`.
//!
//! Reads the text files of the folders given, again and again until there are 300,000 words, and prints on one core the
//! time and memory of the lexicons and weights, the words per second of the tagger of names alone (text to names: words,
//! rules, weights), of all that is done for names (agreement, short forms, pronouns), and of cutting and tagging the text,
//! which the other steps share. Without folders it takes the corpora in `../shared/gold` beside the checkout, where there are any.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::time::Instant;

use dossier::annotate::names::document::names;
use dossier::annotate::names::lexicon::lexicon;
use dossier::annotate::names::passage::{judge, passages};
use dossier::annotate::{Models, TaggedText, Trees};
use dossier::briefing::ParagraphRole;

#[path = "texts.rs"]
mod texts;

use texts::{documents, folders, resident, timed};

const WORDS: usize = 300_000;

fn main() {
    let before = resident();
    let start = Instant::now();
    let models = Models::built_in();
    let lexicon = lexicon();
    let took = start.elapsed().as_secs_f64() * 1000.0;
    println!("lexicons and weights: {took:.1} ms, {:.1} MB resident", resident() - before);

    let documents = documents(&folders());
    if documents.is_empty() {
        println!("Nothing to measure: name folders of text files, as in `cargo bench --bench names FOLDER`.");
        return;
    }
    let count: usize = documents.iter().map(|document| document.text.split_whitespace().count()).sum();
    let rounds = WORDS.div_ceil(count.max(1));
    let words = rounds * count;
    let found = timed("tagging alone", words, || {
        let mut found = 0;
        for document in documents.iter().cycle().take(rounds * documents.len()) {
            let read = document.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate);
            let mut cut = passages(&document.text, read.map(|paragraph| paragraph.span), lexicon);
            judge(&mut cut, lexicon, &models.names);
            found += cut.iter().map(|passage| passage.found.len()).sum::<usize>();
        }
        found
    });
    println!("{found} names in {words} words");
    let texts = timed("sentences, tags", words, || {
        let all = documents.iter().cycle().take(rounds * documents.len());
        all.map(|document| TaggedText::new(&document.text, &document.paragraphs, &models)).collect::<Vec<_>>()
    });
    let trees = timed("trees", words, || texts.iter().map(|text| Trees::new(text, &models)).collect::<Vec<_>>());
    timed("names, all steps", words, || {
        texts.iter().zip(&trees).map(|(text, trees)| names(text, trees, &models).len()).sum::<usize>()
    });
}
