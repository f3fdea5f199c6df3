//! What a noun of saying reports: "the mayor's claim that", "warnings from doctors that".

use std::ops::Range;

use super::Speech;
use super::attribute::{Found, Scene, has_finite, is_speaker};
use super::subject::phrase_after;
use crate::annotate::{StatementBy, Tag};

/// The statement that the noun at `at` reports in a sentence that begins at `start` and whose words end at `end`.
pub fn by_noun(scene: &Scene<'_>, speech: &Speech, at: usize, start: usize, end: usize) -> Option<Found> {
    let text = scene.text;
    let act = speech.noun_at(text, at)?;
    let is_that = |at: usize| text.lower(at) == "that" && matches!(text.tag(at), Tag::IN | Tag::WDT | Tag::DT);
    let (speaker, that) = if is_that(at + 1) {
        (owner(scene, at)?, at + 1)
    } else if matches!(text.lower(at + 1), "from" | "by") {
        let phrase = phrase_after(text, at + 2)?;
        (phrase.clone(), phrase.end)
    } else {
        return None;
    };
    if !is_that(that) || !is_speaker(text, &speaker) {
        return None;
    }
    // Where the noun is the subject, nothing tells where the claim ends and the sentence goes on.
    let comma = (that..end).take(60).find(|&at| text.tag(at) == Tag::Comma && scene.quote_at(at).is_none());
    let words = that..if has_finite(text, &(start..at)) { end } else { comma? };
    has_finite(text, &words).then(|| Found {
        speaker: Some(speaker),
        cue: Some(at..at + 1),
        pieces: std::iter::once(words).collect(),
        act,
        by: StatementBy::Noun,
        ..Found::default()
    })
}

/// Whose the noun at `at` is: "his claim", "Lee's claim", "a Post report".
fn owner(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let text = scene.text;
    let phrase = text.noun_phrase_before(at + 1)?;
    if let Some(ending) = phrase.clone().rev().find(|&at| text.tag(at) == Tag::POS) {
        return Some(phrase.start..ending);
    }
    if text.tag(phrase.start) == Tag::PRPS {
        return Some(phrase.start..phrase.start + 1);
    }
    let first = phrase.clone().find(|&at| text.tag(at).is_proper())?;
    let last = phrase.rev().find(|&at| text.tag(at).is_proper())?;
    Some(first..last + 1)
}
