//! Who said what: direct, indirect and mixed quotation (in the manner of Pareti 2015: cue, source, content).
//!
//! Each verb of saying outside quotation marks claims its speaker and what stands before or after it; quotations that no
//! verb claimed go to the one before them, to a name after a dash, or to the last speaker.

mod attribute;
mod carried;
mod clause;
mod cues;
mod heads;
mod nested;
mod nouns;
mod orphans;
mod quotes;
mod subject;
mod transcript;
mod who;

use std::ops::Range;

use super::{Models, NameMention, StatementMention, Tag, TaggedText, TimeMention, Trees};
use crate::briefing::MentionForm;
use crate::text::{Span, TokenKind};
use attribute::{Found, Reach, Scene, has_finite};
use cues::Cue;
pub use cues::Speech;

/// The statements in `text`, in order of place. Several with one cue are the pieces of one that its cue interrupts.
pub fn statements(
    text: &TaggedText<'_>,
    trees: &Trees,
    names: &[NameMention],
    times: &[TimeMention],
    models: &Models,
) -> Vec<StatementMention> {
    let quotes = quotes::quotes(text);
    let scene = Scene::new(text, trees, &quotes, times);
    let mut found = transcript::turns(&scene);
    found.extend(transcript::headlines(&scene, names));
    for sentence in &text.sentences {
        // What is said in a turn is its speaker's, whomever they quote.
        if scene.in_turn(sentence.paragraph) {
            continue;
        }
        by_cues(&scene, sentence.tokens.clone(), &models.speech, &mut found);
    }
    orphans::adopt(&scene, &mut found);
    let mut statements: Vec<StatementMention> = found.iter().flat_map(|found| mentions(&scene, found, names)).collect();
    statements.sort_by_key(|statement| (statement.content.start(), statement.content.end()));
    statements
}

/// More reports inside reports are not looked for in one sentence.
const MOST_NESTED: usize = 8;

/// The statements that the verbs of one sentence report.
fn by_cues(scene: &Scene<'_>, sentence: Range<usize>, speech: &Speech, found: &mut Vec<Found>) {
    let text = scene.text;
    let mut cues: Vec<Cue> = Vec::new();
    for at in sentence.clone() {
        if scene.quote_at(at).is_some() {
            continue;
        }
        let quoted = || (sentence.start..at).rev().take(10).any(|at| scene.quote_at(at).is_some());
        let hidden = || speech.hidden_cue_at(text, at).filter(|_| quoted());
        cues.extend(speech.cue_at(text, at).or_else(hidden));
    }
    let last = trimmed_end(text, &sentence);
    let mut from = sentence.start;
    let mut speaker = None;
    let first = found.len();
    let mut inners: Vec<Found> = Vec::new();
    for (number, cue) in cues.iter().enumerate() {
        if cue.tokens.start < from {
            let outer = found.last().filter(|_| found.len() > first && inners.len() < MOST_NESTED);
            if let Some(inner) = outer.and_then(|outer| nested::inner(scene, outer, cue, &sentence)) {
                inners.push(inner);
            }
            continue;
        }
        if found.len() > first && found.last_mut().is_some_and(|outer| nested::twice(scene, outer, cue)) {
            continue;
        }
        let end = cues
            .iter()
            .skip(number + 1)
            .take(8)
            .find_map(|next| cut_before(text, next, cue.tokens.end))
            .unwrap_or(last);
        let reach = Reach { words: from..sentence.end, sentence: sentence.start, end, speaker: speaker.clone() };
        let Some(statement) = scene.attribute(cue, &reach) else {
            continue;
        };
        let to = statement.pieces.iter().map(|piece| piece.end).max();
        from = to.unwrap_or(from).max(cue.tokens.end);
        if text.tag(from) == Tag::Comma {
            from += 1;
        }
        speaker.clone_from(&statement.speaker);
        found.push(statement);
    }
    found.append(&mut inners);
    for at in sentence.clone().filter(|at| scene.quote_at(*at).is_none()) {
        found.extend(nouns::by_noun(scene, speech, at, sentence.start, last));
    }
}

/// The end of a sentence without its closing marks; quotation marks stay.
fn trimmed_end(text: &TaggedText<'_>, sentence: &Range<usize>) -> usize {
    let mut end = sentence.end;
    while end > sentence.start && matches!(text.tag(end - 1), Tag::Stop | Tag::CloseBracket) {
        end -= 1;
    }
    end
}

/// Where the words that an earlier cue (ending at `after`) reports end, because `cue` reports anew: ", adding that",
/// ", and Lee said", ", while Lee said".
fn cut_before(text: &TaggedText<'_>, cue: &Cue, after: usize) -> Option<usize> {
    let verb = cue.tokens.start;
    let group = subject::verb_group_start(text, verb, after);
    let before = group.checked_sub(1).filter(|at| *at > after)?;
    if text.tag(before) == Tag::CloseQuote && text.tag(verb) == Tag::VBG {
        return Some(group);
    }
    if text.tag(before) == Tag::Comma && cue.preposition && before == after + 1 && text.lower(after) == "that" {
        // "said that, according to the police, it sank"
        return None;
    }
    if text.tag(before) == Tag::Comma {
        return (cue.preposition || text.tag(verb) == Tag::VBG).then_some(before);
    }
    let says_too = matches!(text.tag(verb), Tag::VBZ | Tag::VBP) && cue.frame.bare_clause;
    if text.tag(before) == Tag::CC && (text.tag(verb) == Tag::VBD || says_too) {
        let comma = before.checked_sub(1)?;
        return Some(if text.tag(comma) == Tag::Comma { comma } else { before });
    }
    if cue.preposition {
        return None;
    }
    let subject = subject::subject_before(text, group, after)?;
    let link = subject.start.checked_sub(1)?;
    if matches!(text.tag(cue.tokens.end), Tag::Stop) {
        // "said it was “over,” he wrote.", "said that the dam held, the report found."
        let ends_quote = text.tag(link) == Tag::CloseQuote;
        let parted = ends_quote && link.checked_sub(1).is_some_and(|at| text.tag(at) == Tag::Comma);
        if parted || text.tag(link) == Tag::Comma {
            return Some(link + usize::from(parted)).filter(|link| *link > after);
        }
    }
    let quotes = matches!(text.tag(cue.tokens.end), Tag::Comma | Tag::OpenQuote)
        && (cue.tokens.end..cue.tokens.end + 2).any(|at| text.tag(at) == Tag::OpenQuote);
    if quotes && link > after && text.tag(link) == Tag::Comma {
        return Some(link);
    }
    let comma = link.checked_sub(1).filter(|at| *at > after)?;
    let joins =
        text.tag(link) == Tag::CC || matches!(text.lower(link), "while" | "although" | "though" | "as" | "whereas");
    (joins && text.tag(comma) == Tag::Comma).then_some(comma)
}

/// One mention for each piece.
fn mentions(scene: &Scene<'_>, found: &Found, names: &[NameMention]) -> Vec<StatementMention> {
    let text = scene.text;
    let pieces = whole(scene, found);
    let words = |inside: bool| {
        let all = pieces.iter().flat_map(Clone::clone);
        all.filter(|at| text.kind(*at) != TokenKind::Mark && (!inside || scene.quote_at(*at).is_some())).count()
    };
    let direct = found.is_turn || 2 * words(true) >= words(false).max(1);
    let cue = found.cue.clone().and_then(|words| text.span(words));
    let (speaker_span, speaker) = carried::speaker(scene, found.speaker.as_ref(), cue, names);
    // An office in a label is whose turn it is, not whom the text calls so, where the record does not say who that is.
    let is_name = |at: &usize| names.get(*at).is_some_and(|name| name.form == MentionForm::Name);
    let is_open = || {
        let holds = |label: Span| speaker_span.is_some_and(|span| label.contains(span));
        text.turns.iter().any(|turn| turn.named.is_none() && holds(turn.label))
    };
    let speaker = speaker.filter(|at| !found.is_turn || is_name(at) || !is_open());
    let reported_by_span = found.reporter.clone().and_then(|words| text.span(words));
    let reported_by = reported_by_span.and_then(|span| heads::speaker_name(text.text, span, names));
    let act = found.act;
    let statement = |content: Span| StatementMention {
        speaker,
        speaker_span,
        cue,
        content,
        direct,
        act,
        reported_by,
        reported_by_span,
        by: found.by,
    };
    // Of who is only "they" or "she" there are the very words or nothing.
    let is_open = |words: &Range<usize>| {
        words.len() == 1
            && text.tag(words.start) == Tag::PRP
            && (!direct || text.lower(words.start) == "it")
            && speaker_span == text.span(words.clone())
    };
    if speaker.is_none() && found.speaker.as_ref().is_some_and(is_open) {
        return Vec::new();
    }
    pieces.into_iter().filter_map(|piece| Some(statement(text.span(piece)?))).collect()
}

/// The pieces of what is said, without the marks at their edges. Where the cue stands in the middle of a sentence ("The
/// dam, she said, will hold"), they stand apart; a lead without a verb of its own is none where a clause follows.
fn whole(scene: &Scene<'_>, found: &Found) -> Vec<Range<usize>> {
    let text = scene.text;
    let pieces = found.pieces.iter().map(|piece| trimmed(text, piece.clone()));
    let mut pieces: Vec<Range<usize>> = pieces.filter(|piece| !piece.is_empty()).collect();
    if let [first, second, ..] = &*pieces
        && scene.quote_at(first.start).is_none()
        && text.sentence_of(first.start) == text.sentence_of(second.start)
        && !has_finite(text, first)
        && scene.clause_at(second.start).is_some_and(|clause| clause.is_whole(second))
    {
        pieces.remove(0);
    }
    pieces
}

/// `piece` without the marks at its edges.
fn trimmed(text: &TaggedText<'_>, piece: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = piece;
    let edge = |at: usize| {
        matches!(text.tag(at), Tag::Comma | Tag::Stop | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote | Tag::Hyphen)
            || matches!(text.word(at), "’" | "'" | "‘")
    };
    while start < end && edge(start) {
        start += 1;
    }
    // "[54]": a note.
    while end >= start + 2 && text.word(end - 2) == "[" && text.tag(end - 1) == Tag::CD {
        end -= 2;
    }
    while start < end && edge(end - 1) && !matches!(text.word(end - 1), "!" | "?") {
        end -= 1;
    }
    start..end
}
