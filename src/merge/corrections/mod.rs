//! The analyst's corrections as constraints on what is the same and what differs.
//!
//! They are applied at set points: marks before anything is put together ([`marks`]), whom names mean once the program
//! has its opinion ([`actors`]). Each is made on what the ones before it left, so that a log replayed on the same folder
//! gives the same briefing, and taking one back is replaying the log without it. A correction that does not apply to the
//! folder as it is now changes nothing and says so.

pub mod actors;
pub mod disagreements;
pub mod documents;
pub mod figures;
pub mod marks;
mod names;
mod places;
pub mod statements;
pub mod suggestions;
mod who;

pub use places::Places;
pub use who::actor;

use crate::briefing::correction::{Evidence, Found, Logged, Outcome, Touched};
use crate::briefing::{Document, Place};
use crate::text::Span;

/// The corrections with what became of each so far.
#[derive(Debug)]
pub struct Log<'a> {
    entries: Vec<(&'a Logged, Fate)>,
}

/// What became of a correction.
#[derive(Clone, Debug, Default)]
struct Fate {
    touched: Option<Places>,
    note: Option<String>,
}

impl<'a> Log<'a> {
    /// The log before anything is applied.
    pub fn new(corrections: &'a [Logged]) -> Self {
        let fate = |logged: &Logged| Fate {
            note: logged.correction.is_nameless().then(|| "the name that it gives is empty".to_owned()),
            ..Fate::default()
        };
        Self { entries: corrections.iter().map(|logged| (logged, fate(logged))).collect() }
    }

    /// The corrections, in order, with their positions, but for those that leave something without a name.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'a Logged)> + use<'a> {
        let all: Vec<_> = self.entries.iter().map(|(logged, _)| *logged).enumerate().collect();
        all.into_iter().filter(|(_, logged)| !logged.correction.is_nameless())
    }

    /// Notes that the correction at `at` applied, and to which places.
    pub fn applied(&mut self, at: usize, places: Places) {
        if let Some((_, fate)) = self.entries.get_mut(at) {
            match &mut fate.touched {
                Some(touched) => touched.extend(places),
                None => fate.touched = Some(places),
            }
        }
    }

    /// Whether the correction at `at` touched this place.
    pub fn touches(&self, at: usize, document: usize, span: Span) -> bool {
        self.entries
            .get(at)
            .is_some_and(|(_, fate)| fate.touched.as_ref().is_some_and(|touched| touched.has(document, span)))
    }

    /// Notes why the correction at `at` does not apply, or how it was understood.
    pub fn note(&mut self, at: usize, note: impl Into<String>) {
        if let Some((_, fate)) = self.entries.get_mut(at) {
            fate.note.get_or_insert_with(|| note.into());
        }
    }

    /// Where `words` of the correction at `at` stand; notes it where they have moved, and why it does not apply where
    /// they are lost.
    pub fn find(&mut self, at: usize, words: &Evidence, documents: &[Document]) -> Option<Place> {
        match words.found(documents) {
            Found::Exact(place) => Some(place),
            Found::Moved(place) => {
                self.note(at, format!("{} has changed; the words were found again", words.path));
                Some(place)
            }
            Found::Changed => {
                self.note(
                    at,
                    format!("{} has changed and “{}” was not found in it, or not once", words.path, words.quote),
                );
                None
            }
            Found::Lost => {
                self.note(at, format!("{} is not in the folder", words.path));
                None
            }
        }
    }

    /// Where `words` of the correction at `at` stand: the position of their document, and their span.
    pub fn find_in(&mut self, at: usize, words: &Evidence, documents: &[Document]) -> Option<(usize, Span)> {
        let place = self.find(at, words, documents)?;
        let document = documents.iter().position(|document| document.id == place.document)?;
        Some((document, place.span))
    }

    /// What became of each correction.
    pub fn outcomes(self) -> Vec<Outcome> {
        let outcome = |(logged, fate): (&Logged, Fate)| Outcome {
            number: logged.number,
            says: logged.correction.sentence(),
            touched: fate
                .touched
                .map(|places| Touched { mentions: places.mention_count(), documents: places.document_count() }),
            note: fate.note,
        };
        self.entries.into_iter().map(outcome).collect()
    }
}
