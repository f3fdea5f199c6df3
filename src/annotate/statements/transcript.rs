//! Interviews and debates set as a play: "LEE: We will see."

use super::attribute::{Found, Scene};
use crate::annotate::Tag;
use crate::briefing::ParagraphRole;
use crate::text::TokenKind;

/// The longest name before a colon, in tokens.
const LONGEST_NAME: usize = 5;
/// With fewer such paragraphs the colon may be a headline's.
const LEAST_TURNS: usize = 2;

/// The turns of a text set as a play, each from the name to the next one's paragraph; none where it is not.
pub fn turns(scene: &Scene<'_>) -> Vec<Found> {
    let text = scene.text;
    let mut found: Vec<Found> = Vec::new();
    let mut paragraph = None;
    for sentence in &text.sentences {
        let words = sentence.tokens.clone();
        let first = paragraph != Some(sentence.paragraph);
        paragraph = Some(sentence.paragraph);
        let body = text
            .paragraphs
            .get(sentence.paragraph)
            .is_none_or(|paragraph| paragraph.role == ParagraphRole::Body);
        if first {
            // A transcript that is quoted begins each turn with a mark.
            let start = words.start + usize::from(text.tag(words.start) == Tag::OpenQuote);
            let colon = words
                .clone()
                .take(LONGEST_NAME + 1)
                .find(|&at| text.word(at) == ":");
            let name = colon
                .map(|colon| words.start..colon)
                .filter(|name| body && is_name(scene, name.clone()));
            if let (Some(colon), Some(name)) = (colon, name) {
                found.push(Found {
                    speaker: Some(name),
                    cue: Some(colon..colon + 1),
                    pieces: vec![colon + 1..words.end],
                });
            }
        } else if let Some(turn) = found.last_mut()
            && let Some(piece) = turn.pieces.last_mut()
            && piece.end == words.start
        {
            piece.end = words.end;
        }
    }
    found.retain(|turn| turn.pieces.iter().all(|piece| piece.len() > 1));
    if found.len() < LEAST_TURNS {
        found.clear();
    }
    found
}

/// Whether the words before a colon name somebody: all in capitals, or a name of two words and more.
fn is_name(scene: &Scene<'_>, words: std::ops::Range<usize>) -> bool {
    let text = scene.text;
    let name = || words.clone().filter(|at| text.kind(*at) == TokenKind::Word);
    let capitals = |at: usize| text.word(at).chars().all(|letter| !letter.is_lowercase());
    let proper = |at: usize| text.is_capitalized(at) && text.tag(at) != Tag::IN;
    !words.is_empty()
        && words.clone().all(|at| text.kind(at) != TokenKind::Number)
        && name().count() > 0
        && (name().all(capitals) || (words.len() > 1 && name().all(proper)))
}
