//! Quotations that no verb of saying claimed.

use super::attribute::{Found, Scene, has_finite};
use super::quotes::Quote;
use super::subject::phrase_after;
use crate::annotate::Tag;
use crate::briefing::ParagraphRole;

/// Fewer words in quotation marks are a name or a doubt, not a statement.
const LEAST_WORDS: usize = 4;

/// Joins the quotations that no statement in `found` holds to the statement they go on with, or makes them statements.
pub fn adopt(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let text = scene.text;
    let mut holder: Vec<Option<usize>> = vec![None; text.len()];
    for (number, statement) in found.iter().enumerate() {
        for piece in &statement.pieces {
            for slot in holder.get_mut(piece.clone()).into_iter().flatten() {
                *slot = Some(number);
            }
        }
    }
    let mut last: Option<(usize, &Quote)> = None;
    for quote in scene.quotes {
        let held = holder.get(quote.inner.start).copied().flatten();
        if let Some(number) = held {
            last = Some((number, quote));
            continue;
        }
        if !stands_alone(scene, quote) {
            continue;
        }
        if let Some((number, before)) = last
            && goes_on(scene, before, quote)
            && let Some(statement) = found.get_mut(number)
        {
            statement.pieces.push(quote.outer.clone());
            last = Some((number, quote));
            continue;
        }
        let speaker = after_dash(scene, quote);
        let (cue, speaker) = match speaker {
            Some((dash, name)) => (Some(dash..dash + 1), Some(name)),
            None => (None, speaker_before(scene, quote, found)),
        };
        if speaker.is_none() && quote.inner.len() < 2 * LEAST_WORDS {
            continue;
        }
        found.push(Found { speaker, cue, pieces: vec![quote.outer.clone()], ..Found::default() });
        last = Some((found.len() - 1, quote));
    }
}

/// Whether `quote` is a sentence of its own, outside headings.
fn stands_alone(scene: &Scene<'_>, quote: &Quote) -> bool {
    let text = scene.text;
    let body = text.paragraphs.get(quote.paragraph).is_none_or(|paragraph| paragraph.role == ParagraphRole::Body);
    let Some(sentence) = text.sentence_of(quote.outer.start).and_then(|at| text.sentences.get(at)) else {
        return false;
    };
    let opens = quote.outer.start == sentence.tokens.start
        || matches!(text.tag(quote.outer.start - 1), Tag::Comma | Tag::Colon);
    body && opens && quote.inner.len() >= LEAST_WORDS && has_finite(text, &quote.inner)
}

/// Whether `quote` follows `before` with no more than an attribution between them.
fn goes_on(scene: &Scene<'_>, before: &Quote, quote: &Quote) -> bool {
    let text = scene.text;
    if !before.closed {
        return quote.paragraph == before.paragraph + 1;
    }
    let (Some(from), Some(to)) = (text.sentence_of(before.outer.end - 1), text.sentence_of(quote.outer.start)) else {
        return false;
    };
    quote.paragraph == before.paragraph && to <= from + 1
}

/// The dash and the name after it: “…” — Ann Lee
fn after_dash(scene: &Scene<'_>, quote: &Quote) -> Option<(usize, std::ops::Range<usize>)> {
    let text = scene.text;
    let dash = quote.outer.end;
    if !matches!(text.word(dash), "―" | "—" | "–" | "--" | "-") {
        return None;
    }
    let name = phrase_after(text, dash + 1)?;
    text.is_capitalized(name.start).then_some((dash, name))
}

/// The speaker of the statement before, not further than the paragraph before.
fn speaker_before(scene: &Scene<'_>, quote: &Quote, found: &[Found]) -> Option<std::ops::Range<usize>> {
    let text = scene.text;
    let paragraph_of = |at: usize| Some(text.sentences.get(text.sentence_of(at)?)?.paragraph);
    let near = |statement: &&Found| {
        let Some(first) = statement.pieces.first() else {
            return false;
        };
        first.start < quote.outer.start
            && paragraph_of(first.start).is_some_and(|paragraph| paragraph + 1 >= quote.paragraph)
    };
    let nearest =
        found.iter().filter(near).max_by_key(|statement| statement.pieces.first().map(|piece| piece.start))?;
    nearest.speaker.clone()
}
