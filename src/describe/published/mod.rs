//! When a document was published, and which words say so.
//!
//! Every date that presents itself as the document's is a candidate: metadata, a labelled date ("Published: …"), a dateline
//! ("OSLO, May 4 –"), a line of nothing else, a by-line, the title's, a labelled update, an archive's line at the end, the
//! file's name. What speaks for and against each is added up ([`candidate::Feature`]), the best is taken, and none where
//! too little speaks for it. The day on which somebody looked the document up is never the day of its publication.

mod candidate;
mod form;
mod labels;
mod year;

use jiff::civil::Date;

pub(super) use self::labels::{behind_stamp, is_kind, stamps, stamps_of};

use self::candidate::{Candidate, ENOUGH, Feature, candidates};
use self::year::Evidence;
use super::page::Page;
use crate::briefing::{Document, Draft, Published, PublishedBy, PublishedDoubt, PublishedDoubtKind};
use crate::text::dates::Written;

/// How many dates without a year are tried.
const YEARLESS: usize = 3;

/// When the draft with that title was published.
pub(super) fn published(draft: &Draft, path: &str, title: &str) -> Published {
    let page = Page::of_draft(draft, path);
    let mut candidates = candidates(&page, title);
    candidates.sort_by_cached_key(Candidate::order);
    let believed = candidates.iter().filter(|candidate| candidate.score() >= ENOUGH);
    let mut yearless = 0;
    for candidate in believed {
        if let Some(date) = candidate.date() {
            // That a file was made on a day is a guess at the day of what stands in it.
            let is_guess = candidate.features.contains(&Feature::Made);
            return found(date, candidate, is_guess, &candidates);
        }
        yearless += 1;
        if yearless > YEARLESS {
            continue;
        }
        if let Some(date) = Evidence::of(&page, &candidates).whole(&candidate.written) {
            return found(date, candidate, true, &candidates);
        }
    }
    Published::default()
}

/// The best date of the document that lacks its year, and what it makes of the day once the year is known.
pub(super) fn without_year(document: &Document) -> Option<(Written, impl FnOnce(Date) -> Published)> {
    let mut candidates = candidates(&Page::of_document(document), &document.title);
    candidates.sort_by_cached_key(Candidate::order);
    let best =
        candidates.iter().find(|candidate| candidate.score() >= ENOUGH && candidate.written.year.is_none())?.clone();
    Some((best.written.clone(), move |date| found(date, &best, true, &[])))
}

/// The day of publication, with the doubt that other candidates cast on it.
///
/// Only words of some standing do: a day of updating is later by its nature, an archive's line may mean the archive.
fn found(date: Date, candidate: &Candidate, inferred: bool, candidates: &[Candidate]) -> Published {
    let casts = |other: &&Candidate| {
        let stands = other.by < PublishedBy::Update && !other.features.contains(&Feature::Made);
        let is_near = !other.features.iter().any(|feature| matches!(feature, Feature::Behind(_)));
        stands && is_near && other.score() >= ENOUGH
    };
    let other = candidates.iter().filter(casts).find_map(|other| {
        let written = &other.written;
        let said = Date::new(written.year.unwrap_or(date.year()), written.month, written.day?).ok()?;
        (said != date).then_some((said, other.span?))
    });
    let doubt = other.map(|(date, span)| PublishedDoubt {
        kind: PublishedDoubtKind::OtherDate,
        date: date.to_string(),
        from: Some(span),
    });
    // Where the text says what stands outside it, the reader is led there.
    let same = || {
        candidates.iter().find(|other| other.date() == Some(date) && other.span.is_some()).and_then(|other| other.span)
    };
    let from = candidate.span.or_else(same);
    Published { date: Some(date.to_string()), from, inferred, by: Some(candidate.by), doubt }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::ParagraphRole;

    #[test]
    fn the_date_over_the_title_is_that_of_the_visit() {
        let mut draft = Draft::default();
        draft.push("Mon, 25 Dec 2023", ParagraphRole::Boilerplate);
        draft.push("Harbour Opens", ParagraphRole::Title);
        let visited = |draft: &Draft| published(draft, "a.html", "Harbour Opens").date;
        assert_eq!(visited(&draft).as_deref(), Some("2023-12-25"), "where nothing else is said");
        draft.push("Mary Miller\nThe Courier\nThu, 14 May 2020 17:55 UTC", ParagraphRole::Boilerplate);
        draft.push("The harbour was opened.", ParagraphRole::Body);
        assert_eq!(visited(&draft).as_deref(), Some("2020-05-14"));
    }

    #[test]
    fn a_caption_has_the_day_of_its_picture() {
        for words in ["Hearing at the Town Hall, October 18, 2018", "Ada Quill, 18 October 2018", "18.10.2018"] {
            let mut draft = Draft::default();
            draft.push("Harbour Opens", ParagraphRole::Title);
            draft.push("OLDTOWN — On Monday, November 5, the harbour was opened.", ParagraphRole::Body);
            draft.push(words, ParagraphRole::Caption);
            draft.push("The bridge is to follow. It was paid for by the county.", ParagraphRole::Body);
            let said = published(&draft, "2018-11-06-harbour.md", "Harbour Opens").date;
            assert_eq!(said.as_deref(), Some("2018-11-06"), "{words}");
        }
        // A line that is no caption and nothing but a day is the document's.
        let mut draft = Draft::default();
        draft.push("Harbour Opens", ParagraphRole::Title);
        draft.push("18 October 2018", ParagraphRole::Body);
        draft.push("The bridge is to follow. It was paid for by the county.", ParagraphRole::Body);
        assert_eq!(published(&draft, "harbour.md", "Harbour Opens").date.as_deref(), Some("2018-10-18"));
    }

    const STORY: &str =
        "The harbour of Oldtown was opened on Tuesday, after years of delay and a long dispute on cost.";

    fn day(text: &str, path: &str) -> Published {
        published(&Draft::of_text(text.to_owned()), path, "Harbour opens in Oldtown")
    }

    fn date(text: &str, path: &str) -> Option<String> {
        day(text, path).date
    }

    #[test]
    fn the_name_of_a_file_says_its_day_and_is_read_not_concluded() {
        for path in ["2020_05_04_harbour.txt", "a/20200504.txt", "harbour 4 May 2020.txt", "2020/05/04/harbour.html"] {
            let found = day(STORY, path);
            assert_eq!((found.date.as_deref(), found.inferred), (Some("2020-05-04"), false), "{path}");
        }
        for path in ["harbour_05_04.txt", "case-2020-0504.txt"] {
            assert_eq!(date(STORY, path), None, "{path}");
        }
    }

    #[test]
    fn a_line_under_a_stamp_or_the_title_says_the_day() {
        for head in [
            "HOME\nHELP\nCONTACT\nFOR IMMEDIATE RELEASE\nMonday, May 4, 2020",
            "Harbour opens in Oldtown\nMary Miller\nMay 4, 2020 6:40 pm",
            "Harbour opens in Oldtown\nUpdated 9 May 2020\n04.05.2020, 09:20",
            "Harbour opens in Oldtown\n4 May 2020 - Update : 6 May 2020",
            "The Courier\nMay 4, 2020 Monday\nHarbour opens in Oldtown",
        ] {
            assert_eq!(
                date(&format!("{head}\n\n{STORY}"), "2020_05_06_a.txt").as_deref(),
                Some("2020-05-04"),
                "{head}"
            );
        }
    }

    #[test]
    fn days_of_other_things_are_none_of_publication() {
        for line in [
            "Deadline: 4 May 2020",
            "Scraped at: 2020-05-04T10:00:00",
            "LOAD-DATE: May 4, 2020",
            "New cases 27 Apr-4 May 2020",
            "Budget for the year ended 4 May 2020",
        ] {
            assert_eq!(date(&format!("Harbour opens in Oldtown\n\n{line}\n\n{STORY}"), "a.txt"), None, "{line}");
        }
        // Of other stories, listed beneath this one.
        let listed =
            format!("Harbour opens in Oldtown\n\n{STORY}\n\n{STORY}\n\n{STORY}\n\nBridge shut\n\n4 May 2020\n\nMore");
        assert_eq!(date(&listed, "a.txt"), None);
    }

    #[test]
    fn a_year_is_concluded_from_what_is_near_and_never_from_an_old_story() {
        let told = |story: &str| day(&format!("OLDTOWN, Dec 31 (Agency) - {story}"), "a.txt");
        let found = told("The harbour was opened on Sunday, after the strike of 20 November 2017, officials said.");
        assert_eq!((found.date.as_deref(), found.inferred), (Some("2017-12-31"), true));
        assert_eq!(told("The harbour was opened on Sunday, as the last one in 2012, the officials said.").date, None);
        assert_eq!(
            told("The worst fire since 3 March 2012 was put out on Sunday, officials said on the phone.").date,
            None
        );
    }
}
