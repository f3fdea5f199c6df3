//! Who speaks from where to where, in a record of what was said: parliament, court, interview, call, broadcast.
//!
//! A turn begins with a label at the start of a line ([`label`]). Whether such lines are labels at all is one decision for
//! the document ([`score`]); who is meant by them, the document says elsewhere ([`speaker`]).

mod candidate;
mod label;
mod line;
mod people;
mod score;
mod speaker;
mod words;

use crate::briefing::{Draft, Paragraph, ParagraphRole, Turn};
use crate::text::Span;
use candidate::{Candidate, candidates, ends_sentence};
use label::Kind;

/// A turn as its words are found, before the paragraphs are counted.
#[derive(Clone, Debug)]
pub struct Found {
    label: Span,
    name: Option<Span>,
    speaker: String,
    named: Option<Span>,
    /// Up to where it goes.
    end: usize,
}

/// The turns of `draft`, in order; its paragraphs are cut where a turn begins inside one, and what only describes the
/// scene ("(Applause.)") is set aside. Nothing changes where it is no record of what was said.
pub fn find(draft: &mut Draft) -> Vec<Found> {
    let mut candidates = candidates(draft);
    if candidates.is_empty() {
        return Vec::new();
    }
    let ends = ends(draft, &candidates);
    let kept = score::turns(&draft.text, &candidates, &ends, draft.title.as_deref().unwrap_or_default());
    let mut is = kept.iter();
    candidates.retain(|_| is.next() == Some(&true));
    if candidates.is_empty() {
        return Vec::new();
    }
    cut(draft, &candidates);
    set_aside_scenes(draft, &candidates);
    let spoken = speaker::speakers(draft, &candidates);
    let last = end_of_last(draft, &candidates);
    let mut found = Vec::new();
    for (at, (candidate, spoken)) in candidates.iter().zip(spoken).enumerate() {
        if candidate.label.kind == Kind::By {
            continue;
        }
        let end = candidates.get(at + 1).map_or(last, |next| next.line.start());
        let end = before_oath(draft, candidate.said, end);
        let Some(label) = Span::new(&draft.text, candidate.line.start(), candidate.said) else {
            continue;
        };
        let label = label.trimmed(&draft.text);
        found.push(Found { label, name: spoken.name, speaker: spoken.speaker, named: spoken.named, end });
    }
    found
}

/// Where the first of the turns begins.
pub fn begin(found: &[Found]) -> Option<usize> {
    found.first().map(|turn| turn.label.start())
}

/// `found` by the paragraphs that the document has in the end. What was guessed to be a heading or a caption because it
/// is short is none where it holds a label.
pub fn place(found: Vec<Found>, draft: &mut Draft) -> Vec<Turn> {
    let paragraphs = &mut draft.paragraphs;
    let mut turns: Vec<Turn> = Vec::new();
    for found in found {
        let from = paragraphs.partition_point(|paragraph| paragraph.span.end() <= found.label.start());
        let to = paragraphs.partition_point(|paragraph| paragraph.span.start() < found.end);
        let Some(paragraph) = paragraphs.get_mut(from).filter(|paragraph| paragraph.span.contains(found.label)) else {
            continue;
        };
        if paragraph.role != ParagraphRole::Heading || !draft.knows_headings {
            paragraph.role = ParagraphRole::Body;
        }
        let Found { label, name, speaker, named, .. } = found;
        turns.push(Turn { label, name, speaker, named, from, to: to.max(from + 1) });
    }
    turns
}

/// For each candidate where the next begins.
fn ends(draft: &Draft, candidates: &[Candidate]) -> Vec<usize> {
    let next = candidates.iter().skip(1).map(|candidate| candidate.line.start());
    next.chain(std::iter::once(draft.text.len())).collect()
}

/// Cuts the paragraphs in which a turn begins.
fn cut(draft: &mut Draft, candidates: &[Candidate]) {
    let mut pieces = Vec::with_capacity(draft.paragraphs.len() + candidates.len());
    let mut starts = candidates.iter().map(|candidate| candidate.line.start()).peekable();
    for paragraph in &draft.paragraphs {
        let mut rest = *paragraph;
        while let Some(start) = starts.next_if(|&start| start < paragraph.span.end()) {
            let before = Span::new(&draft.text, rest.span.start(), start).map(|span| span.trimmed(&draft.text));
            let after = Span::new(&draft.text, start, rest.span.end());
            if let (Some(before), Some(after)) = (before.filter(|span| !span.is_empty()), after) {
                pieces.push(Paragraph { span: before, ..rest });
                rest.span = after;
            }
        }
        pieces.push(rest);
    }
    draft.paragraphs = pieces;
}

/// Sets aside what only describes the scene, from the first label on: "(Applause.)", "[00:12:31]", "(END VIDEO CLIP)".
fn set_aside_scenes(draft: &mut Draft, candidates: &[Candidate]) {
    let first = candidates.first().map_or(0, |candidate| candidate.line.start());
    for paragraph in draft.paragraphs.iter_mut().filter(|paragraph| paragraph.span.start() >= first) {
        if paragraph.role == ParagraphRole::Body && is_scene(paragraph.span.of(&draft.text)) {
            paragraph.role = ParagraphRole::Boilerplate;
        }
    }
}

/// Whether a paragraph is short and in brackets from end to end.
fn is_scene(words: &str) -> bool {
    let bare = words.trim_matches(['*', '_', ' ', '.', '"', '“', '”']);
    let inside = bare
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    inside.is_some_and(|inside| !inside.contains(['(', ')', '[', ']']) && inside.split_whitespace().nth(14).is_none())
}

/// Where the last turn ends: before the first short line that is no sentence; of a record that is quoted with a mark
/// before each paragraph, behind the first that closes the quotation; at the end otherwise.
fn end_of_last(draft: &Draft, candidates: &[Candidate]) -> usize {
    let Some(last) = candidates.last() else {
        return draft.text.len();
    };
    let from = draft.paragraphs.partition_point(|paragraph| paragraph.span.end() <= last.said);
    let text = &draft.text;
    let closes = |paragraph: &&Paragraph| paragraph.span.of(text).ends_with(['"', '”', '»']);
    if last.line.of(text).starts_with(['"', '“', '«'])
        && let Some(closing) = draft.paragraphs.iter().skip(from).find(closes)
    {
        return closing.span.end();
    }
    // The paragraph of the label, and the one below it where the label stands alone.
    let own = usize::from(last.said >= last.line.end()) + 1;
    let after = draft.paragraphs.iter().skip(from + own);
    let ends = |paragraph: &&Paragraph| {
        let words = paragraph.span.of(text);
        let is_short = words.split_whitespace().nth(8).is_none();
        is_short && !ends_sentence(words)
    };
    after.into_iter().find(ends).map_or(text.len(), |paragraph| paragraph.span.start())
}

/// Where a turn from `from` to `end` ends, because the record goes on to tell who is sworn.
fn before_oath(draft: &Draft, from: usize, end: usize) -> usize {
    let first = draft.paragraphs.partition_point(|paragraph| paragraph.span.start() <= from);
    let inside = draft.paragraphs.iter().skip(first).map(|paragraph| paragraph.span);
    let mut inside = inside.take_while(|span| span.start() < end);
    inside.find(|span| speaker::is_oath(span.of(&draft.text))).map_or(end, |span| span.start())
}
