//! Reports of reports: who said it, and who says that they did.

use std::ops::Range;

use super::attribute::{Found, Reach, Scene, has_finite, is_speaker};
use super::cues::{Cue, is_passive};
use super::subject::{phrase_after, subject_before, verb_group_start};
use crate::annotate::{StatementBy, Tag};

/// "Lee was quoted by the Post as saying": the words after `cue`, said by Lee, reported by the Post.
pub fn as_saying(scene: &Scene<'_>, cue: &Cue, reach: &Reach) -> Option<Found> {
    let text = scene.text;
    let saying = cue.tokens.start;
    let by_as = saying.checked_sub(1).filter(|at| text.lower(*at) == "as" && text.tag(saying) == Tag::VBG)?;
    let quoting = (reach.words.start..by_as).rev().take(16).find(|&at| QUOTING.contains(&text.lemma(at)))?;
    let subject = subject_before(text, verb_group_start(text, quoting, reach.words.start), reach.words.start);
    let (speaker, reporter) = if is_passive(text, quoting) {
        let by = (quoting + 1..by_as).find(|&at| text.lower(at) == "by");
        (subject.as_ref().map(|subject| subject.phrase.clone()), by.and_then(|by| phrase_after(text, by + 1)))
    } else {
        (phrase_after(text, quoting + 1), subject.as_ref().map(|subject| subject.phrase.clone()))
    };
    let speaker = speaker.filter(|phrase| is_speaker(text, phrase))?;
    let before = || {
        let start = subject.as_ref()?.start.checked_sub(1).filter(|at| *at > reach.words.start)?;
        let comma = text.tag(start) == Tag::Comma && scene.quote_at(start).is_none();
        let clause = reach.words.start..start + usize::from(!comma);
        (comma || scene.quote_at(start).is_some()).then_some(clause).filter(|clause| has_finite(text, clause))
    };
    let piece = scene.after(cue, reach).filter(|piece| !piece.is_empty()).or_else(before)?;
    Some(Found {
        speaker: Some(speaker),
        cue: Some(cue.tokens.clone()),
        pieces: std::iter::once(piece).collect(),
        act: cue.act,
        reporter,
        is_turn: false,
        by: StatementBy::ReportOfReport,
    })
}

/// Whether `cue` only gives another's words, who is named after it: "the report *quoted* Lee as saying".
pub fn is_passed_on(scene: &Scene<'_>, cue: &Cue, reach: &Reach) -> bool {
    let text = scene.text;
    let as_saying = |at: usize| text.lower(at) == "as" && text.lower(at + 1) == "saying";
    QUOTING.contains(&text.lemma(cue.tokens.start)) && (cue.tokens.end..reach.words.end).take(12).any(as_saying)
}

/// Verbs for giving another's words.
const QUOTING: &[&str] = &["quote", "cite", "report", "record", "describe"];

/// "…, according to Lee" after what `outer` already holds: one of the two says it, the other reports so.
///
/// A paper that "reports" or a study that "shows" passes on; who "says" speaks.
pub fn twice(scene: &Scene<'_>, outer: &mut Found, cue: &Cue) -> bool {
    let text = scene.text;
    let Some(cue_before) = outer.cue.clone() else {
        return false;
    };
    let follows = outer.pieces.last().is_some_and(|piece| {
        piece.start >= cue_before.end
            && (piece.end == cue.tokens.start || piece.end + 1 == cue.tokens.start)
            && scene.quote_at(piece.start).is_none()
    });
    if !cue.preposition || !follows || outer.reporter.is_some() {
        return false;
    }
    let Some(phrase) = phrase_after(text, cue.tokens.end) else {
        return false;
    };
    if PASSING_ON.contains(&text.lemma(cue_before.start)) {
        outer.reporter = outer.speaker.replace(phrase);
        outer.cue = Some(cue.tokens.clone());
    } else {
        outer.reporter = Some(phrase);
    }
    true
}

/// Verbs of those who give what others found.
const PASSING_ON: &[&str] = &["report", "show", "find", "indicate", "suggest", "note"];

/// "Lee said the mayor had denied that …": the statement of the mayor inside what `outer` says.
pub fn inner(scene: &Scene<'_>, outer: &Found, cue: &Cue, sentence: &Range<usize>) -> Option<Found> {
    let text = scene.text;
    let piece = outer.pieces.iter().find(|piece| piece.contains(&cue.tokens.start))?.clone();
    if cue.preposition
        || !cue.frame.that_clause
        || piece.end > sentence.end
        || matches!(text.tag(cue.tokens.start), Tag::VBG | Tag::VB)
    {
        return None;
    }
    let end = piece.end;
    let reach = Reach { words: piece.start..end, sentence: piece.start, end, speaker: None };
    let found = scene.attribute(cue, &reach)?;
    let after = found.pieces.len() == 1
        && found.pieces.iter().all(|inner| {
            (cue.tokens.end..cue.tokens.end + 2).contains(&inner.start) && inner.end <= end && has_finite(text, inner)
        });
    after.then(|| Found { reporter: outer.speaker.clone(), by: StatementBy::ReportOfReport, ..found })
}
