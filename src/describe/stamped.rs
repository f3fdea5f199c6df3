//! The headline of a release behind its stamp, where it is broken over lines: text of pages has no sign of it but the
//! length of its lines.
//!
//! The law: behind a stamp and a colon stands the headline. Its line is nearly full, and what stands right beneath, up to
//! the text, is no sentence: it goes on with the headline.

use super::published::behind_stamp;
use super::{datelines, title};
use crate::briefing::{Draft, ParagraphForm, ParagraphRole};

/// Among so many paragraphs from the top the stamp stands.
const HEAD: usize = 12;

/// How many lines a headline may be broken over.
const LINES: usize = 3;

/// Of so many lines from the top the longest is as long as lines are.
const MEASURED: usize = 60;

/// Puts the lines of a headline behind a stamp into one paragraph.
pub fn join(draft: &mut Draft) {
    let is_stamped = |at: &usize| {
        draft.paragraphs.get(*at).is_some_and(|paragraph| {
            let is_text = paragraph.role == ParagraphRole::Body && paragraph.form == ParagraphForm::Prose;
            is_text && draft.words(paragraph).lines().next().and_then(behind_stamp).is_some()
        })
    };
    let Some(at) = (0..HEAD).find(is_stamped) else { return };
    let lines = draft.text.lines().filter(|line| !line.trim().is_empty()).take(MEASURED);
    let widest = lines.map(|line| line.trim().chars().count()).max().unwrap_or_default();
    while let Some((stamp, next)) = draft.paragraphs.get(at).zip(draft.paragraphs.get(at + 1)) {
        let (words, rest) = (draft.words(stamp), draft.words(next));
        let between = draft.text.get(stamp.span.end()..next.span.start()).unwrap_or_default();
        let last = words.lines().next_back().unwrap_or_default().trim().chars().count();
        let first = rest.split_whitespace().next().map_or(0, |word| word.chars().count());
        let is_full = (last + 1 + first) * 10 >= widest * 7;
        let is_tight = between.matches('\n').count() == 1 && between.trim().is_empty();
        let is_short = words.lines().count() + rest.lines().count() <= LINES;
        let is_text = next.role == ParagraphRole::Body && next.form == ParagraphForm::Prose;
        if !(is_full && is_tight && is_short && is_text && goes_on(rest)) {
            return;
        }
        let span = stamp.span.to(next.span);
        if let Some(stamp) = draft.paragraphs.get_mut(at) {
            stamp.span = span;
        }
        draft.paragraphs.remove(at + 1);
    }
}

/// Whether the lines beneath a headline may go on with it: they are no sentence, dateline, day, or name of who wrote it.
fn goes_on(words: &str) -> bool {
    let begins = words.starts_with(|mark: char| mark.is_alphanumeric() || "'‘\"“¿¡".contains(mark));
    begins
        && !words.ends_with(['.', '!', '?', ':', ';', '–', '—', '-'])
        && datelines::told(words).len() == words.len()
        && !title::is_byline(words)
        && !words.lines().any(title::is_line_of_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "OLDTOWN – The council of Oldtown met on Tuesday to discuss the plans for the new\nharbour, which had been delayed for years by the quarrel over what it would cost.\nNobody was against it.";

    fn called(head: &str) -> String {
        let draft = Draft::of_text(format!("{head}\n{STORY}"));
        crate::describe::documents("a.txt", draft).remove(0).title
    }

    #[test]
    fn a_headline_behind_a_stamp_goes_on_beneath_it() {
        for (head, title) in [
            (
                "FOR IMMEDIATE RELEASE: Council of Oldtown Discusses Plans for Harbour and\nBridge of the Northern Bay",
                "Council of Oldtown Discusses Plans for Harbour and Bridge of the Northern Bay",
            ),
            (
                "Press release: Former Harbour Master of Dunwater Pleads Guilty to Theft\nCharge Connected to Spring Auction",
                "Former Harbour Master of Dunwater Pleads Guilty to Theft Charge Connected to Spring Auction",
            ),
            (
                "Para publicación inmediata: El puerto de Villanueva recibe cinco remolcadores\nNuevos para la Bahía",
                "El puerto de Villanueva recibe cinco remolcadores Nuevos para la Bahía",
            ),
        ] {
            assert_eq!(called(head), title);
        }
    }

    #[test]
    fn what_is_no_headline_stays_apart() {
        for (head, title) in [
            // The line is not full: a name follows.
            ("Press release: Two Ferries Are Sold\nHarbour Office", "Two Ferries Are Sold"),
            // A sentence beneath.
            (
                "FOR IMMEDIATE RELEASE: Harbour Master Discusses Plans for New Bridge in Bay\nThe mayor will pay one million of it.",
                "Harbour Master Discusses Plans for New Bridge in Bay",
            ),
            // The day.
            (
                "FOR IMMEDIATE RELEASE: Harbour Master Discusses Plans for New Bridge in Bay\nMay 4, 2020",
                "Harbour Master Discusses Plans for New Bridge in Bay",
            ),
        ] {
            assert_eq!(called(head), title);
        }
    }
}
