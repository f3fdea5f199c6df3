//! **dossier** opens a folder of documents and shows its key actors, events and figures, each linked to the
//! paragraphs it rests on.
//!
//! # One direction
//!
//! ```text
//! folder ─read→ Draft ─describe→ Document ─annotate→ Annotations ─merge→ Briefing ─→ window, JSON, exports
//! bytes         text,            title, day,        one document,  all documents,       │  ▲
//!               form             roles              pure, parallel in order             │  │ Command
//!                                    ↕               ↕                                  │  │
//!                                   store, by all that each depends on                  ▼  │
//!                                                      Notebook (notes + corrections) ← Edit
//! ```
//!
//! - [`text`] has the places everything points at: spans, tokens, sentences. It knows no meaning.
//! - [`briefing`] is the result as data, and its published JSON form. It holds no algorithm.
//! - [`read`] turns a file's bytes into a [`briefing::Draft`]: text, paragraphs and their form. It knows formats, not
//!   language.
//!   Foreign formats are read by children of the program that can do no harm ([`read::child`]); so are pages that are
//!   pictures, whose text is recognised ([`briefing::Recognised`]). The same children draw a page as it looks
//!   (`read::original`).
//! - [`describe`] says what kind of document a draft is: title, day of publication, what each paragraph is for. It knows
//!   the outside of documents in English.
//! - [`annotate`] finds what one document speaks of. It knows no other document, no file and no thread.
//! - [`merge`] decides what is the same and what differs across all documents.
//! - [`store`] keeps what was read of a file and found in a document, by all that it depends on: opening again and other
//!   machines go through it.
//! - [`load`] runs these over a folder: order, parallelism, progress, stopping, watching. For the window it also has pages
//!   drawn (`load::Pages`) and finds again which of a page's words are which of the text.
//! - [`briefing::correction`] is what the analyst says is otherwise: words and names, never ids. [`notes`] keeps the log,
//!   [`merge`] applies it ([`merge::corrections`]), and [`load::Sources`] puts the same reading together again with another
//!   log. Taking a correction back is replaying the log without it.
//! - [`search`] looks for words in the texts, in every paragraph.
//! - [`notes`] is what the analyst wrote; [`export`] turns it and the briefing into files.
//! - `ui` is the window, one more reader of the briefing.
//!
//! `tests/house.rs` holds the code to this table.
//!
//! # What always holds
//!
//! Nothing is claimed without a place in a source ([`briefing::Mentions`] cannot be empty). The same folder gives the
//! same bytes, whatever the number of threads; where scans are in it, on one kind of processor. The folder is never
//! written to. What cannot be read is a [`briefing::Problem`], never dropped.

pub mod annotate;
pub mod args;
pub mod briefing;
pub mod describe;
pub mod export;
pub mod load;
pub mod merge;
pub mod notes;
pub mod read;
pub mod search;
pub mod store;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
