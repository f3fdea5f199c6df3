//! The lines of a text that may begin a turn.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::label::{Kind, Label, label};
use super::line::Mark;
use super::words::{folded, is_title};
use crate::briefing::{Draft, ParagraphForm, ParagraphRole};
use crate::text::Span;

/// A line that may begin a turn.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The line.
    pub line: Span,
    /// Where what is said begins.
    pub said: usize,
    /// What the label says.
    pub label: Label,
    /// The last word of its name in lower case, or the role: what makes two labels of one speaker the same.
    pub key: String,
    /// Of a letter, which.
    pub letter: Option<char>,
    /// Whether it is set off from the words by its type: "**Counsel**: Yes."
    pub is_set: bool,
    /// Whether it stands above the words without any separator.
    pub is_bare: bool,
}

/// The lines of running text that begin as a turn does.
pub fn candidates(draft: &Draft) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut spelled: BTreeMap<&str, bool> = BTreeMap::new();
    for paragraph in &draft.paragraphs {
        let is_item = paragraph.form == ParagraphForm::Item;
        let is_text = (paragraph.form == ParagraphForm::Prose || is_item)
            && matches!(paragraph.role, ParagraphRole::Body | ParagraphRole::Heading)
            && !paragraph.is_hidden;
        if !is_text {
            continue;
        }
        let mut may_begin = true;
        let mut here: Vec<(Span, Label, bool)> = Vec::new();
        for line in lines(&draft.text, paragraph.span) {
            let words = line.of(&draft.text);
            let read = may_begin.then(|| label(words)).flatten();
            may_begin = ends_sentence(words) || read.as_ref().is_some_and(|label| label.end == words.len());
            let from = read.as_ref().map_or(0, |label| label.end);
            here.extend(read.map(|label| (line, label, false)));
            here.extend(inner(&draft.text, line, from));
        }
        for (line, mut label) in returning(&draft.text, here) {
            let words = line.of(&draft.text);
            let core = words.get(label.core.clone()).unwrap_or_default();
            if are_initials(core) {
                let is_spelled = *spelled.entry(core).or_insert_with(|| draft.text.contains(&format!("({core})")));
                label.looks = if is_spelled { 90 } else { label.looks };
            }
            let key = key(core, label.kind);
            let letter = letter(core, &label);
            let is_bare = label.mark == Mark::Line && label.kind != Kind::Letter;
            // Items are headed by all kinds of words.
            if is_item && (is_bare || label.looks < 60) {
                continue;
            }
            // What a page sets as a heading, words and all, is the headline of a story.
            if paragraph.role == ParagraphRole::Heading && label.end < words.len() {
                continue;
            }
            let said = line.start() + label.end;
            let is_set = words.get(..label.end).is_some_and(|head| head.matches("**").count() == 2);
            found.push(Candidate { line, said, label, key, letter, is_set, is_bare });
        }
    }
    found
}

/// Of a question or an answer, which: "Q", "Answer".
fn letter(core: &str, label: &Label) -> Option<char> {
    match label.kind {
        Kind::Letter => core.chars().next(),
        Kind::Role if folded(core) == "question" => Some('Q'),
        Kind::Role if folded(core) == "answer" => Some('A'),
        _ => None,
    }
}

/// A label in the middle of a line looks at least so much like one.
const INNER_LOOKS: u32 = 30;

/// How many bytes are searched for a label in the middle of a line.
const NEAR: usize = 240;

/// So many labels of one paragraph are turns that stand in it one behind the other.
const RETURNING: usize = 3;

/// The labels in the middle of `line`, behind the byte `from` of it: where a sentence ends and the next words are parted
/// from what follows by a colon, or are a form of address and a name before a full stop. Each with the rest of the line.
fn inner(text: &str, line: Span, from: usize) -> Vec<(Span, Label, bool)> {
    let words = line.of(text);
    let mut found = Vec::new();
    let mut taken = from;
    for (at, _) in words.match_indices(' ').filter(|(at, _)| *at > from) {
        let start = at + 1;
        if start < taken || !words.get(..at).is_some_and(ends_sentence) {
            continue;
        }
        let Some(rest) = Span::new(text, line.start() + start, line.end()) else { continue };
        // No label is longer, and what is not closed in a hostile line is not looked for again and again.
        let near = rest.of(text).get(..rest.of(text).floor_char_boundary(NEAR)).unwrap_or_default();
        let Some(label) = label(near).filter(|label| label.core.start == 0) else { continue };
        let is_letter = label.kind == Kind::Letter && label.mark != Mark::Space && label.mark != Mark::Dash;
        let is_named = matches!(label.kind, Kind::Name | Kind::Role)
            && (label.mark == Mark::Colon || label.mark == Mark::Stop && label.is_titled)
            && label.looks >= INNER_LOOKS;
        if (is_letter || is_named) && label.end < near.len() {
            taken = start + label.end;
            found.push((rest, label, true));
        }
    }
    found
}

/// The labels of a paragraph without those in the middle of its lines, unless it holds several turns: so many labels, of
/// two speakers at least, of whom one comes back. "He asked two things. Mr. Berg: no answer." has none.
fn returning(text: &str, labels: Vec<(Span, Label, bool)>) -> Vec<(Span, Label)> {
    let keys: Vec<String> = labels
        .iter()
        .map(|(line, label, _)| key(line.of(text).get(label.core.clone()).unwrap_or_default(), label.kind))
        .collect();
    let apart = keys.iter().collect::<BTreeSet<_>>().len();
    let are_turns = labels.len() >= RETURNING && apart >= 2 && apart < labels.len();
    labels.into_iter().filter(|(.., is_inner)| are_turns || !is_inner).map(|(line, label, _)| (line, label)).collect()
}

/// The lines of a paragraph, without white space at their edges.
pub fn lines(text: &str, paragraph: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = paragraph.start();
    paragraph.of(text).split_inclusive(['\n', '\r', '\u{2028}']).filter_map(move |line| {
        let span = Span::new(text, at, at + line.len());
        at += line.len();
        span.map(|span| span.trimmed(text)).filter(|span| !span.is_empty())
    })
}

/// Whether a turn may begin beneath this line: it ends a sentence, or somebody is interrupted.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_']).ends_with(['.', '!', '?', '…', ':', '-', '—', '–'])
        || line.ends_with([')', ']'])
}

/// What makes two labels of one speaker the same: the last word of the name, or the role, in lower case.
pub fn key(core: &str, kind: Kind) -> String {
    match kind {
        Kind::Letter => core.chars().take(1).collect(),
        Kind::Role => core.split_whitespace().map(folded).filter(|word| word != "the").collect::<Vec<_>>().join(" "),
        Kind::Name | Kind::By => {
            let range = bare(core);
            let words = core.get(range).unwrap_or(core);
            words.split_whitespace().next_back().map(folded).unwrap_or_default()
        }
    }
}

/// The name in `core`: without titles, without what of ("Mr. Berg of Ohio") and without letters after it.
pub fn bare(core: &str) -> Range<usize> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in core.split_inclusive(char::is_whitespace) {
        let length = word.trim_end().len();
        if length > 0 {
            words.push(at..at + length);
        }
        at += word.len();
    }
    let text = |range: &Range<usize>| core.get(range.clone()).unwrap_or_default();
    if text(&words.first().cloned().unwrap_or_default()).eq_ignore_ascii_case("by") {
        words.remove(0);
    }
    let of = words.iter().skip(1).position(|word| matches!(text(word), "of" | "for" | "and" | "&"));
    if let Some(of) = of {
        words.truncate(of + 1);
    }
    let titles = words.iter().take_while(|word| is_title(text(word))).count();
    let first = titles.min(words.len().saturating_sub(1));
    let start = words.get(first).map_or(0, |word| word.start);
    let mut end = words.last().map_or(core.len(), |word| word.end);
    for word in words.iter().skip(first + 1).rev() {
        if !matches!(
            folded(text(word)).as_str(),
            "mp" | "qc" | "kc" | "esq" | "jr" | "sr" | "ii" | "iii" | "md" | "phd" | "mep" | "mla" | "mlc" | "msp"
        ) {
            break;
        }
        end = word.start;
    }
    let name = core.get(start..end).unwrap_or_default();
    start..start + name.trim_end_matches([' ', ',', '.']).len()
}

/// Whether a name is two or three capitals.
pub fn are_initials(words: &str) -> bool {
    (2..=3).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_uppercase())
}
