//! Words that were parted at the end of a line: a reader leaves a soft hyphen where it cannot know whether the hyphen it
//! saw belongs to a compound; plain text has the hyphen and the line's end.
//!
//! The document decides first: as it writes the word elsewhere, so it is written. Then what is a word: "infra|structure" is
//! one, "price|determining" are two. What nobody knows is joined where the reader took the lines together, as most hyphens
//! at the ends of lines part words; in plain text it stays as it stands.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use crate::briefing::Draft;
use crate::text::Span;
use crate::text::rows::rows;

const MARK: char = '\u{ad}';

/// Words that are no names; see the file.
static KNOWN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../assets/lexicons/common_words.txt")).collect());

/// Endings that words take, longest first.
const ENDINGS: [&str; 7] = ["'s", "ing", "ed", "es", "ly", "s", "d"];

/// Forms that are set before whole words with a hyphen.
const PREFIXES: [&str; 22] = [
    "anti", "co", "counter", "cross", "ex", "half", "inter", "mid", "multi", "non", "over", "post", "pre", "pro",
    "quasi", "re", "self", "semi", "sub", "super", "ultra", "vice",
];

/// Words between two of which only the second is whole: "pre- and post-war".
const BETWEEN: [&str; 4] = ["and", "or", "to", "nor"];

/// Puts the words of the draft together, or their hyphens back.
pub fn settle(draft: &mut Draft) {
    let ends = line_ends(draft);
    let marks = draft.text.match_indices(MARK).map(|(at, _)| Parted { at, tail: at + MARK.len_utf8() });
    let mut parted: Vec<Parted> = marks.chain(ends).collect();
    if parted.is_empty() {
        return;
    }
    parted.sort_unstable_by_key(|parted| parted.at);
    let whole = words_of(&marked(&draft.text, &parted));
    let mut text = String::with_capacity(draft.text.len());
    // Where a word was parted, and how many bytes the text has lost or won up to there.
    let mut shifts: Vec<(usize, isize)> = Vec::new();
    let mut done = 0;
    for Parted { at, tail } in parted {
        text.push_str(draft.text.get(done..at).unwrap_or_default());
        done = at;
        let rest = draft.text.get(tail..).unwrap_or_default();
        let head = text.rsplit(|mark: char| !is_of_word(mark)).next().unwrap_or_default().to_lowercase();
        let end = rest.find(|mark: char| !is_of_word(mark)).unwrap_or(rest.len());
        let between = between(&head, &rest.get(..end).unwrap_or_default().to_lowercase(), &whole);
        let is_line_end = is_line_end(&draft.text, at);
        match between {
            None if is_line_end => continue,
            between => text.push_str(between.unwrap_or_default()),
        }
        done = tail;
        shifts.push((at, text.len() as isize - done as isize));
        // The line ends behind the word.
        let blank = rest.find(|mark: char| mark.is_whitespace() || mark == MARK).filter(|_| is_line_end);
        if let Some(blank) = blank.filter(|at| rest.get(*at..).is_some_and(|rest| rest.starts_with(' '))) {
            text.push_str(rest.get(..blank).unwrap_or_default());
            text.push('\n');
            done = tail + blank + 1;
        }
    }
    text.push_str(draft.text.get(done..).unwrap_or_default());
    let moved = |place: usize| {
        let before = shifts.partition_point(|(at, _)| *at < place);
        let shift = before.checked_sub(1).and_then(|last| shifts.get(last)).map_or(0, |(_, shift)| *shift);
        place.saturating_add_signed(shift)
    };
    let span = |span: Span| Span::new(&text, moved(span.start()), moved(span.end()));
    // A paragraph of marks alone holds no words.
    draft.paragraphs.retain_mut(|paragraph| match span(paragraph.span).map(|span| span.trimmed(&text)) {
        Some(found) if !found.is_empty() => {
            paragraph.span = found;
            true
        }
        _ => false,
    });
    if let Some(recognised) = &mut draft.recognised {
        recognised.doubtful = recognised.doubtful.iter().filter_map(|word| span(*word)).collect();
    }
    draft.beside = draft.beside.iter().filter_map(|beside| span(*beside)).collect();
    draft.text = text;
}

/// Whether the word that is parted there has a hyphen and not a mark.
fn is_line_end(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with('-'))
}

/// The text with marks at the ends of its lines, too.
fn marked<'a>(text: &'a str, parted: &[Parted]) -> Cow<'a, str> {
    if !parted.iter().any(|parted| is_line_end(text, parted.at)) {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len());
    let mut done = 0;
    for parted in parted {
        marked.push_str(text.get(done..parted.at).unwrap_or_default());
        marked.push(MARK);
        done = parted.tail;
    }
    marked.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(marked)
}

/// A word in two parts.
struct Parted {
    /// Where the first part ends: at a mark, or at a hyphen.
    at: usize,
    /// Where the second begins.
    tail: usize,
}

/// The words that a hyphen and a line's end part within a paragraph of running text: letters before it, small letters at
/// the head of the next line.
fn line_ends(draft: &Draft) -> Vec<Parted> {
    let mut found = Vec::new();
    for paragraph in draft.paragraphs.iter().filter(|paragraph| !paragraph.form.is_row()) {
        let words = draft.words(paragraph);
        for (at, _) in words.match_indices('-') {
            let Some((before, rest)) = words.get(..at).zip(words.get(at + 1..)) else { continue };
            let Some(line) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) else { continue };
            let next = line.trim_start_matches([' ', '\t']);
            if before.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase) {
                let tail = paragraph.span.start() + words.len() - next.len();
                found.push(Parted { at: paragraph.span.start() + at, tail });
            }
        }
    }
    found
}

fn is_of_word(mark: char) -> bool {
    mark.is_alphanumeric() || matches!(mark, '-' | '\'' | '’')
}

/// The words that stand whole in the text, in lower case.
fn words_of(text: &str) -> HashSet<String> {
    let words = text.split(|mark: char| !is_of_word(mark) && mark != MARK).filter(|word| !word.contains(MARK));
    words.map(|word| word.trim_matches(['-', '\'', '’']).to_lowercase()).collect()
}

/// What stands between the two parts; `None` where nobody knows the word.
fn between(head: &str, tail: &str, whole: &HashSet<String>) -> Option<&'static str> {
    let is_word = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    let (last, first) =
        (head.rsplit('-').next().unwrap_or_default(), tail.split(['-', '\'', '’']).next().unwrap_or_default());
    if !is_word(last) || !is_word(first) {
        return None;
    }
    let is_known = |word: &str| {
        let base = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|base| base.len() > 3);
        word.len() > 1 && (KNOWN.contains(word) || whole.contains(word))
            || base.into_iter().any(|base| KNOWN.contains(base) || KNOWN.contains(format!("{base}e").as_str()))
    };
    let joined = format!("{last}{first}");
    match () {
        () if whole.contains(&format!("{head}{tail}")) || whole.contains(&joined) => Some(""),
        () if whole.contains(&format!("{head}-{tail}")) || whole.contains(&format!("{last}-{first}")) => Some("-"),
        () if is_known(&joined) => Some(""),
        () if BETWEEN.contains(&first) => Some("- "),
        () if head.contains('-') => Some("-"),
        () if PREFIXES.contains(&last) && is_known(first) && first.len() > 3 => Some("-"),
        () if last.len() > 2 && first.len() > 2 && is_known(last) && is_known(first) => Some("-"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::ParagraphRole;

    fn settled(text: &str) -> String {
        let mut draft = Draft::default();
        draft.push("Before.", ParagraphRole::Body);
        draft.push(&text.replace('|', "\u{ad}"), ParagraphRole::Body);
        draft.push("The Wats\u{ad}ken bridge.", ParagraphRole::Body);
        settle(&mut draft);
        let words: Vec<&str> = draft.paragraphs.iter().map(|paragraph| draft.words(paragraph)).collect();
        assert_eq!((words[0], words[2]), ("Before.", "The Watsken bridge."));
        words[1].to_owned()
    }

    #[test]
    fn words_are_joined_and_compounds_kept() {
        for (parted, whole) in [
            ("the infra|structure of", "the infrastructure of"),
            ("the pla|net-warming gas", "the planet-warming gas"),
            ("its build|ings were", "its buildings were"),
            ("the price|determining factors", "the price-determining factors"),
            ("a three|month-old tank", "a three-month-old tank"),
            ("the anti|government groups", "the anti-government groups"),
            ("the Ex|president came", "the Ex-president came"),
            ("the pre|and post-war years", "the pre- and post-war years"),
            ("the three-month|old tank", "the three-month-old tank"),
            ("the INTERNA|TIONAL court", "the INTERNATIONAL court"),
            ("near Watsi|kengo today", "near Watsikengo today"),
        ] {
            assert_eq!(settled(parted), whole);
        }
    }

    #[test]
    fn the_document_decides_first() {
        assert_eq!(settled("A co-operation of ports; the co|operation"), "A co-operation of ports; the co-operation");
        assert_eq!(settled("Seagate is a lock; the sea|gate"), "Seagate is a lock; the seagate");
    }

    #[test]
    fn plain_text_parts_words_at_its_lines_ends() {
        let said = |text: &str| {
            let mut draft = Draft::of_text(format!("Before.\n\n{text}\n\nBehind."));
            settle(&mut draft);
            let words: Vec<&str> = draft.paragraphs.iter().map(|paragraph| draft.words(paragraph)).collect();
            assert_eq!((words.first(), words.last()), (Some(&"Before."), Some(&"Behind.")), "{text}");
            words[1..words.len() - 1].join("|")
        };
        for (text, whole) in [
            (
                "The council of the harbour met on Tuesday, as the pri-\nces of coal had risen, and it rained.",
                "The council of the harbour met on Tuesday, as the prices\nof coal had risen, and it rained.",
            ),
            (
                "  The doctors of the hospital told the fami-\r\n  lies that no vaccine was left in the whole town.",
                "The doctors of the hospital told the families\nthat no vaccine was left in the whole town.",
            ),
            (
                "Nobody could say who had paid for the ships of the price-\ndetermining company, nor for its govern-\nment.",
                "Nobody could say who had paid for the ships of the price-determining\ncompany, nor for its government.",
            ),
        ] {
            assert_eq!(said(text), whole);
        }
        // A name that nobody knows, and a dash.
        for text in [
            "The council of the harbour met on Tuesday in the town of Watsi-\nkengo, and it rained all day long there.",
            "The council of the harbour met on Tuesday -\nand on Friday, as the mayor told us, it met again in town.",
        ] {
            assert_eq!(said(text), text);
        }
    }
}
