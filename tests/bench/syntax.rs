//! How fast sentences are analysed and what that takes: `cargo bench --bench syntax [FOLDER…]`.
//!
//! Reads the text files of the folders given until there are 100,000 words, and prints on one core the time and memory of
//! the weights, the words per second of the analysis with the vectors of this processor and with the plainest ones, and in
//! the same run those of cutting and tagging the text with the perceptron as a yardstick. Without folders it takes the
//! corpora in `../shared/gold` beside the checkout, where there are any.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::time::Instant;

use dossier::annotate::syntax::Syntax;
use dossier::annotate::{Models, TaggedText};
use dossier::briefing::{Document, ParagraphRole};

#[path = "texts.rs"]
mod texts;

use texts::{documents, folders, resident, timed};

const WORDS: usize = 100_000;

fn main() {
    let before = resident();
    let start = Instant::now();
    let Ok(syntax) = Syntax::built_in() else {
        return println!("The weights are damaged.");
    };
    let took = start.elapsed().as_secs_f64() * 1000.0;
    println!("weights: {took:.1} ms, {:.1} MB resident", resident() - before);
    let models = Models::built_in();

    let mut documents = documents(&folders());
    let mut words = 0;
    documents.retain(|document| {
        let is_more = words < WORDS;
        words += if is_more { document.text.split_whitespace().count() } else { 0 };
        is_more
    });
    if documents.is_empty() {
        println!("Nothing to measure: name folders of text files, as in `cargo bench --bench syntax FOLDER`.");
        return;
    }
    let before = resident();
    let tokens = timed("analysis", words, || parse(&syntax, &documents));
    println!("{tokens} tokens in {words} words; {:.1} MB resident for the work", resident() - before);
    timed("analysis again", words, || parse(&syntax, &documents));
    timed("cutting, tagging", words, || {
        let texts = documents.iter().map(|document| TaggedText::new(&document.text, &document.paragraphs, &models));
        texts.count()
    });
    if let Ok(plain) = Syntax::built_in().map(Syntax::plain) {
        timed("plainest vectors", words, || parse(&plain, &documents));
    }
}

/// Analyses the documents and counts their tokens.
fn parse(syntax: &Syntax, documents: &[Document]) -> usize {
    let mut parser = syntax.parser();
    let mut tokens = 0;
    for document in documents {
        for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate) {
            let sentences = parser.parse(&document.text, paragraph.span, None);
            tokens += sentences.iter().map(|sentence| sentence.tokens().len()).sum::<usize>();
        }
    }
    tokens
}
