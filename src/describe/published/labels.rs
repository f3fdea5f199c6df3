//! What stands before a date and says what it is of.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::describe::page::plain;
use crate::text::Gate;
use crate::text::rows::pairs;

/// Labels before dates; see the file.
const LABELS: &str = include_str!("../../../assets/lexicons/publication.tsv");

/// What a label says its date is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The day on which the text came out.
    Published,
    /// The day of a later change to it.
    Updated,
    /// The day on which somebody looked at it, loaded or scanned it.
    Retrieved,
    /// Something else: "Deadline:", "Born:".
    Other,
}

/// Kinds of documents that have a day of their own.
static KINDS: LazyLock<(Gate, BTreeSet<&str>)> = LazyLock::new(|| {
    let kinds = || pairs(LABELS).filter(|row| row.0 == "document").map(|row| row.1);
    (Gate::before(kinds()), kinds().collect())
});

/// Whether the word is a kind of document that has a day of its own: "minutes", "Report".
pub(in crate::describe) fn is_kind(word: &str) -> bool {
    let (gate, kinds) = &*KINDS;
    gate.may_have(word) && kinds.contains(word.to_lowercase().as_str())
}

/// What each label is of, and the label.
static ROWS: LazyLock<Vec<(Label, &str)>> = LazyLock::new(|| {
    let rows = pairs(LABELS).filter(|row| row.0 != "document" && !STAMP_KINDS.contains(&row.0));
    let kind = |kind| match kind {
        "published" => Label::Published,
        "updated" => Label::Updated,
        _ => Label::Retrieved,
    };
    rows.map(|(name, phrase)| (kind(name), phrase)).collect()
});

/// What the words right before a date say it is of: all of the segment, or its end.
pub(super) fn label(segment: &str) -> Option<Label> {
    let said = plain(segment);
    if said.is_empty() {
        return None;
    }
    let has_colon = segment.trim_end_matches([' ', '*', '_']).ends_with([':', '：']);
    let whole = ROWS.iter().find(|(_, phrase)| said == *phrase).map(|(kind, _)| *kind);
    let ends = |phrase: &str| said.strip_suffix(phrase).is_some_and(|rest| rest.ends_with(' '));
    // A look-up is one wherever it stands; "the report published on" is running text, "Report published:" is a label.
    let at_end = || {
        let is_short = has_colon && said.split(' ').count() <= 5;
        ROWS.iter()
            .find(|(kind, phrase)| (is_short || *kind == Label::Retrieved) && ends(phrase))
            .map(|(kind, _)| *kind)
    };
    whole.or_else(at_end).or(has_colon.then_some(Label::Other))
}

/// Whether the line is the stamp of a release: "FOR IMMEDIATE RELEASE", "Press release".
pub(super) fn is_stamp(line: &str) -> bool {
    static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::before(stamps()));
    if !GATE.may_have(line.trim_start_matches(|mark: char| !mark.is_alphanumeric())) {
        return false;
    }
    let said = plain(line);
    let is = |stamp: &&str| said.strip_prefix(*stamp).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    said.len() <= 48 && STAMPS.iter().any(is)
}

/// The headline that stands behind a stamp and a colon on one line: "For Immediate Release: Harbour Opens in May".
pub(in crate::describe) fn behind_stamp(line: &str) -> Option<&str> {
    let (stamp, headline) = line.split_once(':')?;
    let headline = headline.trim_start();
    let is_told = headline.starts_with(char::is_alphanumeric) && headline.split_whitespace().nth(2).is_some();
    let is_day = crate::text::dates::at(headline, 0).is_some();
    (is_told && !is_day && STAMPS.contains(&plain(stamp).as_str())).then_some(headline)
}

/// The kinds of stamps of releases; see the file.
const STAMP_KINDS: [&str; 3] = ["foreign", "order", "stamp"];

/// What the stamps of releases begin with, in lower case.
static STAMPS: LazyLock<Vec<&str>> = LazyLock::new(|| STAMP_KINDS.into_iter().flat_map(stamps_of).collect());

/// The stamps of one kind.
pub(in crate::describe) fn stamps_of(kind: &'static str) -> impl Iterator<Item = &'static str> {
    pairs(LABELS).filter(move |row| row.0 == kind).map(|row| row.1)
}

/// What the stamps of releases begin with, in lower case.
pub(in crate::describe) fn stamps() -> impl Iterator<Item = &'static str> {
    STAMPS.iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_may_stand_behind_the_stamp() {
        for (line, headline) in [
            ("For Immediate Release: Harbour Opens in May", "Harbour Opens in May"),
            ("PRESS RELEASE: Two Ferries Are Sold", "Two Ferries Are Sold"),
            ("News release:  Mayor of Lund Resigns", "Mayor of Lund Resigns"),
            ("PARA PUBLICACIÓN INMEDIATA: El puerto abre en mayo", "El puerto abre en mayo"),
            ("Communiqué de presse : le port ouvre en mai", "le port ouvre en mai"),
        ] {
            assert_eq!(behind_stamp(line), Some(headline), "{line}");
        }
        for line in ["For Release: 4 May 2020", "For immediate release: Tuesday", "Our release: two tugs for Lund"] {
            assert_eq!(behind_stamp(line), None, "{line}");
        }
    }
}
