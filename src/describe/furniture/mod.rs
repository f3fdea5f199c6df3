//! Furniture: what stands on many pages or in many documents of a folder, and what pages say of themselves. It is no
//! content, whatever it says: menus, letterheads, share bars, running heads, log-in and cookie lines.
//!
//! Lines are judged, and paragraphs cut where only some of their lines are furniture. Reasons add up ([`Scene::points`]):
//! in how many documents a line stands, whether it lies among others that do, at the document's edge, what its words
//! say; a sentence speaks against it. Then blocks are closed: what is short and lies among furniture is furniture
//! (Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text features", 2010; Pomikálek, "Removing
//! boilerplate and duplicate content from web corpora", 2011).
//!
//! A document never loses its own text to what it shares: a sentence that stands in several documents stays running text
//! in the first of them, copies of one text count as one document, rows of tables and headlines are never set aside, and
//! where nothing would be left, all is.

mod blocks;
mod line;
mod others;
mod pages;
mod points;
mod shared;
mod sign_off;
mod wording;

use crate::briefing::{Document, Draft, Paragraph, ParagraphRole};
use crate::text::Span;
use line::{Line, lines};
use points::Scene;
use shared::Shared;

/// Sets aside what the document shows to be furniture by itself.
pub fn mark(draft: &mut Draft) {
    let lines = lines(&draft.text, &draft.paragraphs);
    let furniture = Scene::new(&draft.text, &lines, None).furniture();
    if let Some((paragraphs, _)) = set_aside(&draft.text, &draft.paragraphs, &lines, &furniture) {
        draft.paragraphs = paragraphs;
    }
}

/// Sets aside what the documents of a folder, in order of path, show to be furniture together.
pub fn mark_folder(documents: &mut [Document]) {
    let all: Vec<Vec<Line>> = documents.iter().map(|document| lines(&document.text, &document.paragraphs)).collect();
    let shared = Shared::of(&all);
    for (position, (document, lines)) in documents.iter_mut().zip(&all).enumerate() {
        let furniture = Scene::new(&document.text, lines, Some((&shared, position))).furniture();
        if let Some((mut paragraphs, moved)) = set_aside(&document.text, &document.paragraphs, lines, &furniture) {
            let count = paragraphs.len();
            let to = |from: usize| moved.get(from).copied().unwrap_or(count);
            for turn in &mut document.turns {
                (turn.from, turn.to) = (to(turn.from), to(turn.to));
                // Who speaks is said on many pages, and is no furniture.
                if let Some(label) =
                    paragraphs.get_mut(turn.from).filter(|first| first.role == ParagraphRole::Boilerplate)
                {
                    label.role = ParagraphRole::Body;
                }
            }
            document.paragraphs = paragraphs;
        }
    }
}

/// The paragraphs with their furniture set aside, cut where only a part of one is, and where each of the old ones begins
/// among them; `None` where nothing changes, or nothing would be left.
fn set_aside(
    text: &str,
    paragraphs: &[Paragraph],
    lines: &[Line],
    furniture: &[bool],
) -> Option<(Vec<Paragraph>, Vec<usize>)> {
    let can = |paragraph: &Paragraph| matches!(paragraph.role, ParagraphRole::Body | ParagraphRole::Heading);
    let mut made: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    let mut moved = Vec::with_capacity(paragraphs.len());
    let mut flagged = lines.iter().zip(furniture).peekable();
    let mut changed = false;
    for (position, paragraph) in paragraphs.iter().enumerate() {
        moved.push(made.len());
        let mut pieces: Vec<(Span, bool)> = Vec::new();
        while let Some((line, &is)) = flagged.next_if(|(line, _)| line.paragraph == position) {
            match pieces.last_mut() {
                Some((span, was)) if *was == is => *span = span.to(line.span),
                _ => pieces.push((line.span, is)),
            }
        }
        if !can(paragraph) || pieces.iter().all(|(_, is)| !is) {
            made.push(*paragraph);
            continue;
        }
        changed = true;
        for (span, is) in pieces {
            let role = if is { ParagraphRole::Boilerplate } else { paragraph.role };
            made.push(Paragraph { span: span.trimmed(text), role, ..*paragraph });
        }
    }
    let is_left = made.iter().any(|paragraph| paragraph.role != ParagraphRole::Boilerplate);
    (changed && is_left).then_some((made, moved))
}

#[cfg(test)]
mod tests;
