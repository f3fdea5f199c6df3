//! A name, a colon, what is said: debates set as a play, and headlines.

use super::attribute::{Found, Scene, has_finite};
use crate::annotate::{NameMention, Tag};
use crate::briefing::{ActorKind, ParagraphRole};
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
        let body =
            text.paragraphs.get(sentence.paragraph).is_none_or(|paragraph| paragraph.role == ParagraphRole::Body);
        if first {
            // A transcript that is quoted begins each turn with a mark.
            let start = words.start + usize::from(text.tag(words.start) == Tag::OpenQuote);
            let colon = words.clone().take(LONGEST_NAME + 1).find(|&at| text.word(at) == ":");
            let name = colon.map(|colon| start..colon).filter(|name| body && is_name(scene, name.clone()));
            if let (Some(colon), Some(name)) = (colon, name) {
                found.push(Found {
                    speaker: Some(name),
                    cue: Some(colon..colon + 1),
                    pieces: std::iter::once(colon + 1..words.end).collect(),
                    ..Found::default()
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
    if found.len() < LEAST_TURNS || !speaks_again(scene, &found) {
        found.clear();
    }
    found
}

/// Whether somebody has two turns or is named in capitals: headings end in colons, too.
fn speaks_again(scene: &Scene<'_>, turns: &[Found]) -> bool {
    let text = scene.text;
    let name =
        |turn: &Found| turn.speaker.clone().and_then(|words| text.span(words)).map_or("", |span| span.of(text.text));
    let mut names: Vec<&str> = turns.iter().map(name).collect();
    let capitals = |name: &&str| !name.chars().any(char::is_lowercase);
    names.sort_unstable();
    names.iter().any(capitals) || names.windows(2).any(|pair| pair.first() == pair.last())
}

/// What headlines say of a source: "Lee: Talks will go on", for a name in `names` or a word for one that publishes.
pub fn headlines(scene: &Scene<'_>, names: &[NameMention]) -> Vec<Found> {
    let text = scene.text;
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let words = sentence.tokens.clone();
        let role = text.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.role);
        if !matches!(role, Some(ParagraphRole::Title | ParagraphRole::Heading)) {
            continue;
        }
        let colon = words.clone().take(LONGEST_NAME + 1).skip(1).find(|&at| text.word(at) == ":");
        let Some((colon, span)) = colon.and_then(|colon| Some((colon, text.span(words.start..colon)?))) else {
            continue;
        };
        let from = names.partition_point(|name| name.span.end() < span.end());
        let named = names.get(from).is_some_and(|name| {
            name.span.end() == span.end() && span.contains(name.span) && name.kind != ActorKind::Place
        });
        let publishes = colon == words.start + 1 && SOURCES.contains(&text.lower(words.start));
        let says = has_finite(text, &(colon + 1..words.end)) || scene.quote_at(colon + 1).is_some();
        if (named || publishes) && says {
            found.push(Found {
                speaker: Some(words.start..colon),
                cue: Some(colon..colon + 1),
                pieces: std::iter::once(colon + 1..words.end).collect(),
                ..Found::default()
            });
        }
    }
    found
}

/// What publishes, in lower case.
const SOURCES: &[&str] = &[
    "poll",
    "polls",
    "report",
    "reports",
    "study",
    "studies",
    "survey",
    "police",
    "officials",
    "experts",
    "analysts",
    "scientists",
    "researchers",
    "sources",
    "court",
    "minister",
    "ministry",
    "government",
];

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
