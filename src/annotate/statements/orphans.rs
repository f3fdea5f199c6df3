//! Quotations that no verb of saying claimed.

use std::ops::Range;

use super::attribute::{Found, Scene, has_finite, is_speaker, main_subject};
use super::quotes::Quote;
use super::subject::{phrase_after, subject_before, verb_group_start};
use super::who;
use crate::annotate::{StatementBy, Tag, WordClass};
use crate::briefing::ParagraphRole;

/// Fewer words in quotation marks are a name or a doubt, not a statement.
const LEAST_WORDS: usize = 4;

/// Joins the quotations that no statement in `found` holds to the statement they go on with, or makes them statements.
pub fn adopt(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let text = scene.text;
    if scene.quotes.is_empty() {
        return;
    }
    let mut holder: Vec<Option<usize>> = vec![None; text.len()];
    for (number, statement) in found.iter().enumerate() {
        for piece in &statement.pieces {
            for slot in holder.get_mut(piece.clone()).into_iter().flatten() {
                *slot = Some(number);
            }
        }
    }
    let author = author(scene);
    let mut last: Option<(usize, &Quote)> = None;
    for quote in scene.quotes {
        let held = quote.inner.clone().find_map(|at| holder.get(at).copied().flatten());
        if let Some(number) = held {
            last = Some((number, quote));
            continue;
        }
        let signed = after_dash(scene, quote);
        if signed.is_none() && !stands_alone(scene, quote) {
            continue;
        }
        let announced = signed.is_none().then(|| announcement(scene, quote)).flatten();
        if signed.is_none() && announced.is_none() && is_heading(scene, quote) {
            continue;
        }
        if let Some((number, before)) = last
            && signed.is_none()
            && announced.is_none()
            && goes_on(scene, before, quote)
            && let Some(statement) = found.get_mut(number)
        {
            statement.pieces.push(quote.outer.clone());
            last = Some((number, quote));
            continue;
        }
        let (cue, speaker) = match signed.map(|(dash, name)| (dash..dash + 1, name)).or(announced) {
            Some((cue, name)) => (Some(cue), Some(name)),
            None => (
                None,
                own_subject(scene, quote).or_else(|| speaker_before(scene, quote, found)).or_else(|| author.clone()),
            ),
        };
        // What nobody is known to say is a motto, a motion, a pulled quotation.
        if speaker.as_ref().is_none_or(|speaker| !who::speaks(text, speaker) || who::is_writer(text, speaker)) {
            continue;
        }
        let by = StatementBy::Quotation;
        found.push(Found { speaker, cue, pieces: vec![quote.outer.clone()], by, ..Found::default() });
        last = Some((found.len() - 1, quote));
    }
}

/// Whose words the document gives, where its title says so: "Statement by Ann Lee on the bridge".
fn author(scene: &Scene<'_>) -> Option<Range<usize>> {
    let text = scene.text;
    let heads = text.sentences.iter().take(MOST_HEADS).filter(|sentence| {
        let role = text.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.role);
        matches!(role, Some(ParagraphRole::Title | ParagraphRole::Heading))
    });
    heads.flat_map(|sentence| sentence.tokens.clone()).find_map(|at| {
        let given = WordClass::Address.has(text.lower(at)) && matches!(text.lower(at + 1), "by" | "from" | "of");
        let name = given.then(|| phrase_after(text, at + 2)).flatten()?;
        text.tag(name.start).is_proper().then_some(name)
    })
}

/// A title stands among the first sentences.
const MOST_HEADS: usize = 8;

/// Whether `quote` is a sentence of its own, outside headings.
fn stands_alone(scene: &Scene<'_>, quote: &Quote) -> bool {
    let text = scene.text;
    let body = text.paragraphs.get(quote.paragraph).is_none_or(|paragraph| paragraph.role == ParagraphRole::Body)
        && !scene.in_turn(quote.paragraph);
    let Some(sentence) = text.sentence_of(quote.outer.start).and_then(|at| text.sentences.get(at)) else {
        return false;
    };
    let opens = quote.outer.start == sentence.tokens.start
        || matches!(text.tag(quote.outer.start - 1), Tag::Comma | Tag::Colon);
    body && opens && quote.inner.len() >= LEAST_WORDS && has_finite(text, &quote.inner)
}

/// Whether `quote` is a paragraph by itself, and as short as a heading.
fn is_heading(scene: &Scene<'_>, quote: &Quote) -> bool {
    let text = scene.text;
    let of = |at: usize| text.sentences.get(text.sentence_of(at)?).map(|sentence| sentence.paragraph);
    let before = quote.outer.start.checked_sub(1).and_then(of);
    let alone = before != Some(quote.paragraph) && of(quote.outer.end) != Some(quote.paragraph);
    alone && quote.closed && quote.inner.len() < 2 * LEAST_WORDS
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

/// What announces `quote` with a colon, and the subject there: "He made a promise: “…”", also in the paragraph before.
fn announcement(scene: &Scene<'_>, quote: &Quote) -> Option<(Range<usize>, Range<usize>)> {
    let text = scene.text;
    let colon = quote.outer.start.checked_sub(1).filter(|at| text.word(*at) == ":")?;
    let sentence = text.sentences.get(text.sentence_of(colon)?)?;
    let start = sentence.tokens.start;
    let verb = (start..colon).rev().take(40).find(|&at| text.tag(at).is_finite())?;
    let subject = subject_before(text, verb_group_start(text, verb, start), start)?;
    let is_written = subject.phrase.clone().any(|at| who::is_written(text.lemma(at)));
    let speaker = is_written.then(|| issuer(scene, verb..colon)).flatten().unwrap_or(subject.phrase);
    is_speaker(text, &speaker).then_some((colon..colon + 1, speaker))
}

/// Whose what is written is: "The following statement can be attributed *to Ann Lee*:", "… was issued *by the board*:".
fn issuer(scene: &Scene<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let text = scene.text;
    let mut after = words.filter(|at| text.tag(*at).is_verb() && ISSUED.contains(&text.lemma(*at)));
    let link = after.find(|at| matches!(text.lower(at + 1), "to" | "by" | "from"))? + 1;
    phrase_after(text, link + 1).filter(|name| name.clone().any(|at| text.tag(at).is_proper()))
}

/// What is done with a statement by whom, or to whom, it belongs.
const ISSUED: &[&str] = &["attribute", "come", "deliver", "give", "issue", "make", "publish", "release", "write"];

/// The subject of the sentence in which `quote` stands, where words stand before it: somebody named or known ("the
/// defendant"), for others may do anything but speak where no word says so.
fn own_subject(scene: &Scene<'_>, quote: &Quote) -> Option<Range<usize>> {
    let text = scene.text;
    let sentence = text.sentences.get(text.sentence_of(quote.outer.start)?)?.tokens.clone();
    let subject = main_subject(text, sentence.start, quote.outer.start)?.phrase;
    let is_named = subject.clone().any(|at| text.tag(at).is_proper() || text.tag(at) == Tag::PRP);
    let is_known = text.lower(subject.start) == "the" && who::is_human(text.lemma(subject.end - 1));
    ((is_named || is_known) && is_speaker(text, &subject)).then_some(subject)
}

/// The dash and the name after it: “…” — Ann Lee
fn after_dash(scene: &Scene<'_>, quote: &Quote) -> Option<(usize, Range<usize>)> {
    let text = scene.text;
    let dash = quote.outer.end;
    if !matches!(text.word(dash), "―" | "—" | "–" | "--" | "-") {
        return None;
    }
    let paragraph = text.sentences.get(text.sentence_of(dash)?)?.paragraph;
    let name = phrase_after(text, dash + 1).filter(|_| paragraph == quote.paragraph)?;
    text.is_capitalized(name.start).then_some((dash, name))
}

/// The speaker of the statement before, not further than the paragraph before.
fn speaker_before(scene: &Scene<'_>, quote: &Quote, found: &[Found]) -> Option<Range<usize>> {
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
