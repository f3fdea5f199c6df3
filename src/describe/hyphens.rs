//! Words that were parted at the end of a line: a reader leaves a soft hyphen where it cannot know whether the hyphen it
//! saw belongs to a compound.
//!
//! The document decides first: as it writes the word elsewhere, so it is written. Then what is a word: "infra|structure" is
//! one, "price|determining" are two. What nobody knows is joined, as most hyphens at the ends of lines part words.

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
    if !draft.text.contains(MARK) {
        return;
    }
    let whole = words_of(&draft.text);
    let mut text = String::with_capacity(draft.text.len());
    // Where a mark stood, and how many bytes the text has lost or won up to there.
    let mut shifts: Vec<(usize, isize)> = Vec::new();
    let mut done = 0;
    for (at, _) in draft.text.match_indices(MARK) {
        let (front, rest) = (draft.text.get(done..at).unwrap_or_default(), draft.text.get(at + MARK.len_utf8()..));
        text.push_str(front);
        let head = text.rsplit(|mark: char| !is_of_word(mark)).next().unwrap_or_default().to_lowercase();
        let tail =
            rest.unwrap_or_default().split(|mark: char| !is_of_word(mark)).next().unwrap_or_default().to_lowercase();
        text.push_str(between(&head, &tail, &whole));
        done = at + MARK.len_utf8();
        shifts.push((at, text.len() as isize - done as isize));
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

fn is_of_word(mark: char) -> bool {
    mark.is_alphanumeric() || matches!(mark, '-' | '\'' | '’')
}

/// The words that stand whole in the text, in lower case.
fn words_of(text: &str) -> HashSet<String> {
    let words = text.split(|mark: char| !is_of_word(mark) && mark != MARK).filter(|word| !word.contains(MARK));
    words.map(|word| word.trim_matches(['-', '\'', '’']).to_lowercase()).collect()
}

/// What stands between the two parts.
fn between(head: &str, tail: &str, whole: &HashSet<String>) -> &'static str {
    let is_word = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    let (last, first) =
        (head.rsplit('-').next().unwrap_or_default(), tail.split(['-', '\'', '’']).next().unwrap_or_default());
    if !is_word(last) || !is_word(first) {
        return "";
    }
    let is_known = |word: &str| {
        let base = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|base| base.len() > 3);
        word.len() > 1 && (KNOWN.contains(word) || whole.contains(word))
            || base.into_iter().any(|base| KNOWN.contains(base) || KNOWN.contains(format!("{base}e").as_str()))
    };
    let joined = format!("{last}{first}");
    match () {
        () if whole.contains(&format!("{head}{tail}")) || whole.contains(&joined) => "",
        () if whole.contains(&format!("{head}-{tail}")) || whole.contains(&format!("{last}-{first}")) => "-",
        () if is_known(&joined) => "",
        () if BETWEEN.contains(&first) => "- ",
        () if head.contains('-') => "-",
        () if PREFIXES.contains(&last) && is_known(first) && first.len() > 3 => "-",
        () if last.len() > 2 && first.len() > 2 && is_known(last) && is_known(first) => "-",
        () => "",
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
}
