//! The quoted paragraphs: what the marks of the note lead to.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use serde::Serialize;

use super::Citing;
use super::inline::Run;
use super::numbering::number_sources;
use crate::briefing::{Briefing, Place, time_value};
use crate::notes::{Citation, Footing, Mark, Notebook};
use crate::text::{printable, quoted};

/// A reference with the paragraph it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its number among the references.
    pub number: u32,
    /// The mark that leads to it.
    pub mark: String,
    /// The number of its document among the sources, from 1: the place in the folder.
    pub source_number: usize,
    /// The document's title.
    pub title: String,
    /// The day of publication, as people write it; empty where it is not known.
    pub published: String,
    /// The number of the paragraph, from 1.
    pub paragraph: usize,
    /// The page that the paragraph begins on, where the document has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<NonZeroU32>,
    /// The words of the paragraph before the quoted ones.
    pub before: String,
    /// The quoted words.
    pub words: String,
    /// The words of the paragraph after them.
    pub after: String,
    /// The document's path in the folder.
    pub path: String,
    /// SHA-256 of the document's text.
    pub sha256: String,
    /// What became of the words since they were cited; empty where they stand as they did.
    pub warning: &'static str,
    /// Where its words stand now, for the window.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Quote {
    /// Where it stands: "Envoys leave, 9 Jan 2020, ¶4".
    pub fn source(&self) -> String {
        let comma = if self.published.is_empty() { "" } else { ", " };
        let page = self.page.map(|page| format!("p. {page}, ")).unwrap_or_default();
        format!("{}{comma}{}, {page}¶{}", self.title, self.published, self.paragraph)
    }

    /// What a note on the source tells behind its mark, which has the paragraph.
    pub fn told(&self, citing: Citing) -> String {
        match citing {
            Citing::Full => format!("{}: {} ({})", self.source(), quoted(&self.words), self.path),
            Citing::Short => {
                let page = self.page.map(|page| format!(", p. {page}")).unwrap_or_default();
                format!("{}{page}", beginning(&self.title))
            }
        }
    }

    /// The mark as a run.
    pub(super) fn run(&self) -> Run {
        Run { text: self.mark.clone(), cites: Some(self.number), place: self.place, ..Run::default() }
    }
}

/// The references of `notebook` with these numbers, as they stand in `briefing`.
pub(super) fn quotes(briefing: &Briefing, notebook: &Notebook, used: &BTreeSet<u32>) -> Vec<Quote> {
    let known = notebook.references().iter().filter(|(number, _)| used.contains(number));
    let mut quotes: Vec<Quote> = known.map(|(&number, citation)| quote(briefing, number, citation)).collect();
    number_sources(briefing, &mut quotes);
    quotes
}

/// The first words of a title.
fn beginning(title: &str) -> String {
    const MOST: usize = 48;
    let mut told = String::new();
    for word in title.split_whitespace() {
        if !told.is_empty() && told.chars().count() + word.chars().count() >= MOST {
            return format!("{told} …");
        }
        if !told.is_empty() {
            told.push(' ');
        }
        told.push_str(word);
    }
    told
}

fn quote(briefing: &Briefing, number: u32, citation: &Citation) -> Quote {
    let footing = citation.footing(briefing);
    // What stands around other words is none of the quoted ones' business.
    let stands = |place| matches!(footing, Footing::Exact(_) | Footing::Moved(_)).then_some(place);
    let (before, after) =
        footing.place().and_then(stands).and_then(|place| around(briefing, place)).unwrap_or_default();
    Quote {
        number,
        mark: Mark::written(number, citation.paragraph),
        source_number: 0,
        title: printable(&citation.title).into_owned(),
        published: citation.published.as_deref().map_or_else(String::new, time_value::readable),
        paragraph: citation.paragraph,
        page: citation.page,
        before,
        words: printable(&citation.quote).into_owned(),
        after,
        path: printable(&citation.path).into_owned(),
        sha256: citation.sha256.clone(),
        warning: footing.warning(),
        place: footing.place(),
    }
}

/// What stands before and after `place` in its paragraph.
fn around(briefing: &Briefing, place: Place) -> Option<(String, String)> {
    let document = briefing.document(place.document)?;
    let paragraph = document.paragraphs.get(document.paragraph_at(place.span)?)?.span;
    let before = document.text.get(paragraph.start()..place.span.start())?;
    let after = document.text.get(place.span.end()..paragraph.end())?;
    // The space that parts them from the quoted words belongs to neither, and would be lost.
    let mut shown = (printable(before).into_owned(), printable(after).into_owned());
    if before.ends_with(char::is_whitespace) && !shown.0.ends_with(' ') {
        shown.0.push(' ');
    }
    if after.starts_with(char::is_whitespace) && !shown.1.starts_with(' ') {
        shown.1.insert(0, ' ');
    }
    Some(shown)
}
