//! How letters, messages and releases end: signatures, footers of lists, contacts, what the sender says of itself.

use std::collections::BTreeSet;

use super::line::Line;
use super::wording;
use crate::describe::contacts::{has_address, has_telephone, is_label, is_notice};
use crate::text::dates;

/// How many lines a signature has at the most.
const SIGNATURE: usize = 15;

/// How many lines follow the words of closing at the most.
const CLOSING: usize = 15;

/// How many lines a block of contacts at the end has at the most: more are a list that somebody reads.
const CONTACTS: usize = 8;

/// How many words a line with an address has at the most.
const LINE: usize = 12;

/// The share of such a block that are addresses and numbers: a third.
const SHARE: usize = 3;

/// Within so many lines from the top a release says whom to ask.
const TOP: usize = 12;

/// A rule of so many strokes parts a message from its footer.
const RULE: usize = 10;

/// How many paragraphs a sender says of itself.
const ABOUT: usize = 4;

/// For each line whether it signs off.
pub fn sign_offs(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut is = BTreeSet::new();
    let mut start = 0;
    for end in ends(text, lines) {
        let section = start..end;
        let mark = signature(text, lines, section.clone())
            .or_else(|| footer(text, lines, section.clone()))
            .or_else(|| closing(text, lines, section.clone()))
            .or_else(|| contacts(text, lines, section.clone()));
        let from = mark.unwrap_or(end);
        is.extend(from..end);
        if let Some(about) = about(text, lines, start..from) {
            is.extend(about..from);
        }
        start = end;
    }
    is.extend((0..lines.len().min(TOP)).filter(|&at| is_contact(text, lines, at)));
    (0..lines.len())
        .map(|at| is.contains(&at) && lines.get(at).is_some_and(|line| line.is_open && !line.is_title))
        .collect()
}

/// Where messages end: at the end of the document, before what they quote and behind it. Each is the
/// position after the last line.
pub fn ends(text: &str, lines: &[Line]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..lines.len())
        .filter(|&at| {
            let quotes = |at: usize| lines.get(at).is_some_and(|line| line.is_quoted);
            let words = words(text, lines, at);
            quotes(at) != quotes(at - 1) || words.ends_with(" wrote:") || words.contains("---Original Message---")
        })
        .collect();
    ends.push(lines.len());
    ends
}

fn words<'a>(text: &'a str, lines: &[Line], at: usize) -> &'a str {
    lines.get(at).map_or("", |line| line.span.of(text).trim_start_matches(['>', ' ']))
}

/// The line after the mark of signatures, "-- " by itself (RFC 3676, 4.3), where only a signature follows.
fn signature(text: &str, lines: &[Line], section: std::ops::Range<usize>) -> Option<usize> {
    let end = section.end;
    section.rev().take(SIGNATURE).find(|&at| words(text, lines, at).trim() == "--").filter(|at| at + 1 < end)
}

/// The line after a long rule, where addresses follow and little else: the footer of a list.
fn footer(text: &str, lines: &[Line], section: std::ops::Range<usize>) -> Option<usize> {
    let end = section.end;
    section.rev().take(CONTACTS).find(|&at| {
        let before = at.checked_sub(1).and_then(|above| lines.get(above)).map_or(0, |above| above.span.end());
        let gap = lines.get(at).and_then(|line| text.get(before..line.span.start())).unwrap_or_default();
        let is_long_rule = gap.lines().any(is_rule);
        (is_long_rule || is_rule(words(text, lines, at))) && (at..end).any(|at| has_address(words(text, lines, at)))
    })
}

/// Whether the line is a long stroke.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= RULE && line.chars().all(|mark| "_-=*#~".contains(mark))
}

/// The line that closes a letter ("Kind regards,"), where only short lines follow, and what messages add by themselves.
fn closing(text: &str, lines: &[Line], section: std::ops::Range<usize>) -> Option<usize> {
    let start = section.start;
    let tail = section.rev().take(CLOSING + 1).take_while(|&at| {
        let is_light = lines.get(at).is_some_and(Line::is_light);
        is_light || wording::score(words(text, lines, at)) >= wording::CERTAIN
    });
    // A letter has words before it closes.
    tail.filter(|&at| at > start && wording::is_closing(words(text, lines, at))).last()
}

/// The first line of the block of contacts that ends the section.
fn contacts(text: &str, lines: &[Line], section: std::ops::Range<usize>) -> Option<usize> {
    let start = section.start;
    let block: Vec<usize> = section
        .rev()
        .take(CONTACTS + 1)
        .take_while(|&at| lines.get(at).is_some_and(|line| line.is_light() && !line.is_item))
        .collect();
    let found = block.iter().filter(|&&at| is_contact(text, lines, at)).count();
    let first = *block.last()?;
    (block.len() <= CONTACTS && found > 0 && found * SHARE >= block.len() && first > start).then_some(first)
}

/// For each line whether it says whom to ask, beneath a label or in a sentence of its own.
pub fn asked(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut is = vec![false; lines.len()];
    for at in 0..lines.len() {
        let end = labelled(text, lines, at).unwrap_or(at);
        is.iter_mut().take(end).skip(at).for_each(|is| *is = true);
    }
    is
}

/// How many lines the contacts beneath their label have at the most, and how many of a name and an office stand between
/// two of them.
const BENEATH: usize = 7;
const BETWEEN: usize = 3;

/// The position behind the contacts that the line at `at` heads ("Media contact: Mary Miller"), or behind the line itself
/// where it says all: wherever they stand, they are no part of what is told.
fn labelled(text: &str, lines: &[Line], at: usize) -> Option<usize> {
    let line = lines.get(at)?;
    let words = words(text, lines, at);
    if is_notice(words) {
        return Some(at + 1);
    }
    // The day of a release may stand on the line of its contacts.
    let day = dates::written(words).into_iter().next().filter(|date| date.range.start == 0 && date.day.is_some());
    let label = day.and_then(|date| words.get(date.range.end..)).unwrap_or(words);
    if !line.is_light() || line.is_item || !is_label(label) {
        return None;
    }
    let mut end = None;
    let mut last = at;
    for below in (at + 1..lines.len()).take(BENEATH) {
        let is_light = lines.get(below).is_some_and(|line| line.is_light() && !line.is_item && !line.is_title);
        if !is_light || below - last > BETWEEN + 1 {
            break;
        }
        if is_contact(text, lines, below) {
            (last, end) = (below, Some(below + 1));
        }
    }
    end
}

/// The heading "About …" above the last paragraphs of a release, in which the sender speaks of itself.
fn about(text: &str, lines: &[Line], section: std::ops::Range<usize>) -> Option<usize> {
    let is_release = section.clone().any(|at| wording::is_stamp(words(text, lines, at)) || is_contact(text, lines, at));
    let start = section.start;
    section.rev().take(ABOUT + 1).find(|&at| {
        let words = words(text, lines, at);
        let name = words.strip_prefix("About ").or_else(|| words.strip_prefix("ABOUT "));
        let is_name =
            name.is_some_and(|name| name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase)));
        is_release && at > start + ABOUT && is_name && lines.get(at).is_some_and(|line| line.is_light())
    })
}

/// Whether the line is an address or a number to reach somebody by, with at most a name before it.
fn is_contact(text: &str, lines: &[Line], at: usize) -> bool {
    // The head of a message says who wrote it to whom.
    const FIELDS: [&str; 9] = ["from", "to", "cc", "bcc", "sent", "date", "subject", "reply-to", "sender"];
    lines.get(at).is_some_and(|line| line.is_light() && line.words <= LINE) && {
        let words = words(text, lines, at);
        let field = words.split_once(':').map(|(field, _)| field.trim_matches(['*', ' ', '_']).to_lowercase());
        let is_field = field.is_some_and(|field| FIELDS.contains(&field.as_str()));
        !is_field && (has_address(words) || has_telephone(words))
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;
    use crate::briefing::Draft;

    fn set_aside(text: &str) -> Vec<&str> {
        let draft = Draft::of_text(text.to_owned());
        let lines = lines(text, &draft.paragraphs);
        let is = sign_offs(text, &lines);
        lines.iter().zip(is).filter(|(_, is)| *is).map(|(line, _)| line.span.of(text)).collect()
    }

    #[test]
    fn a_letter_ends_with_its_closing() {
        let letter = "Dear Mary,\n\nThe harbour will be opened on Tuesday, as you know.\n\nKind regards,\n\nAnna Berg\n\nHarbour Office";
        assert_eq!(set_aside(letter), ["Kind regards,", "Anna Berg", "Harbour Office"]);
        assert!(set_aside("Thanks to all of you for the work that you did at the harbour.\n\nIt is open.").is_empty());
    }

    #[test]
    fn a_block_of_contacts_at_the_end_is_set_aside() {
        let text = "The harbour was opened on Tuesday by the mayor of the town.\n\nMary Miller, press office\n\n+1 555 010 0199\n\npress@harbour.example";
        assert_eq!(set_aside(text).len(), 3);
        for end in
            ["2,500,000 tonnes in 2021", "Published: 2021-03-04", "Updated 04.03.2021", "From: Mary <mary@a.example>"]
        {
            assert!(
                set_aside(&format!("The harbour was opened on Tuesday by the mayor.\n\n{end}")).is_empty(),
                "{end}"
            );
        }
    }

    /// How many lines of a text say whom to ask.
    fn asked_in(text: &str) -> usize {
        let draft = Draft::of_text(text.to_owned());
        asked(text, &lines(text, &draft.paragraphs)).into_iter().filter(|is| *is).count()
    }

    #[test]
    fn contacts_beneath_their_label_are_set_aside_wherever_they_stand() {
        let story = "The harbour was opened on Tuesday by the mayor of the town.\n\n";
        for (head, count) in [
            ("CONTACT: Joe Linhart\n\nOffice of the Governor\n\n(555) 010-0177\n\njoe@state.example", 4),
            ("August 29, 2018 Contact: Ann Lee\n\nDirector of Communications\n\n555-010-0177 (office)", 3),
            ("For more information, please contact Ann Lee, press officer, at\n\n(555) 010-0177\n\nann@x.example", 3),
        ] {
            assert_eq!(asked_in(&format!("{head}\n\n{story}{story}")), count, "{head}");
            assert_eq!(asked_in(&format!("{story}{story}{head}\n\n{story}{story}")), count, "{head}");
        }
        for head in
            ["Contact sports are banned\n\nBoxing\n\nJudo", "Contact\n\nThe two ships touched on Tuesday in the fog."]
        {
            assert!(asked_in(&format!("{story}{story}{head}\n\n{story}{story}")) == 0, "{head}");
        }
    }

    #[test]
    fn a_sender_speaks_of_itself_at_the_end() {
        let body = "The harbour was opened on Tuesday by the mayor of the town.\n\n".repeat(6);
        let about = "About Harbour Works\n\nHarbour Works builds quays in nine countries and was founded long ago.\n\n";
        assert_eq!(set_aside(&format!("FOR IMMEDIATE RELEASE\n\n{body}{about}press@harbour.example")).len(), 3);
        assert!(set_aside(&format!("{body}{about}")).is_empty(), "no release");
    }
}
