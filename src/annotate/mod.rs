//! What one document speaks of: names, times, figures, statements, events.
//!
//! Every step is a function of the tagged text and of what earlier steps found; its arguments are its dependencies.
//! Nothing here knows of other documents, files or threads.

mod attachment;
mod chunk;
mod classes;
mod events;
mod explain;
mod figures;
mod labels;
mod language;
mod lemma;
mod mention;
mod models;
pub mod names;
pub mod perceptron;
mod statements;
pub mod syntax;
mod tag;
mod tagged_text;
pub mod tagger;
mod times;
mod trees;

pub(crate) use classes::WordClass;
pub(crate) use events::MOST_WORDS;
pub use explain::{
    Explained, ExplainedEvent, ExplainedFigure, ExplainedName, ExplainedPart, ExplainedStatement, ExplainedTime,
    ExplainedToken, TriggerBy, explain,
};
pub(crate) use figures::{is_cardinal, participle};
pub use mention::{
    Annotations, EventDate, EventMention, FigureMention, FigureSaid, NameMention, Question, Sign, Signs, StatementBy,
    StatementMention, Tense, TimeMention,
};
pub use models::Models;
pub use tag::Tag;
pub use tagged_text::TaggedText;
pub use trees::Trees;

use crate::briefing::Document;

/// Finds what `document` speaks of. Looks at nothing but its arguments; boilerplate paragraphs are not read, nor are
/// paragraphs in another language than English.
pub fn annotate(document: &Document, models: &Models) -> Annotations {
    let Some(paragraphs) = language::read(document) else {
        return Annotations::default();
    };
    let text = TaggedText::with_heads(&document.text, &paragraphs, &document.turns, &document.datelines, models);
    let mut trees = Trees::new(&text, models);
    let names = names::names(&text, &trees, models);
    trees.settle(&names);
    // The label of a turn tells nothing but who speaks.
    let mut times = times::times(&text, &document.published, &document.enclosed);
    times.retain(|time| !text.in_label(time.span));
    let mut figures = figures::figures(&text, &trees, &names, &times);
    figures.retain(|figure| !text.in_label(figure.span));
    let statements = statements::statements(&text, &trees, &names, &times, models);
    let events = events::events(&text, &trees, &names, &times, &statements, &document.published, &document.enclosed);
    // A table holds hundreds of thousands of numbers, and what is found is held until all documents are read.
    figures.shrink_to_fit();
    Annotations { sentences: text.sentence_spans(), names, times, figures, events, statements }
}
