//! Who said what: direct, indirect and mixed quotation (in the manner of Pareti 2015: cue, source, content).
//!
//! Each verb of saying outside quotation marks claims its speaker and what stands before or after it; quotations that no
//! verb claimed go to the one before them, to a name after a dash, or to the last speaker.

mod attribute;
mod cues;
mod nested;
mod nouns;
mod orphans;
mod quotes;
mod subject;
mod transcript;

use std::ops::Range;

use super::{Models, NameMention, StatementMention, Tag, TaggedText};
use crate::briefing::{ActorKind, MentionForm};
use crate::text::{Span, TokenKind};
use attribute::{Found, Reach, Scene};
use cues::Cue;
pub use cues::Speech;

/// The statements in `text`, in order of place. Several with one cue are the pieces of one that its cue interrupts.
pub fn statements(text: &TaggedText<'_>, names: &[NameMention], models: &Models) -> Vec<StatementMention> {
    let quotes = quotes::quotes(text);
    let scene = Scene::new(text, &quotes);
    let mut found = transcript::turns(&scene);
    found.extend(transcript::headlines(&scene, names));
    for sentence in &text.sentences {
        // What is said in a turn is its speaker's, whomever they quote.
        if text.in_turn(sentence.paragraph) {
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
    let pieces: Vec<Range<usize>> =
        found.pieces.iter().map(|piece| trimmed(text, piece.clone())).filter(|piece| !piece.is_empty()).collect();
    let words = |inside: bool| {
        let all = pieces.iter().flat_map(Clone::clone);
        all.filter(|at| text.kind(*at) != TokenKind::Mark && (!inside || scene.quote_at(*at).is_some())).count()
    };
    let direct = found.is_turn || 2 * words(true) >= words(false).max(1);
    let speaker_span = found.speaker.clone().and_then(|words| text.span(words));
    let speaker = speaker_span.and_then(|span| speaker_name(text.text, span, names));
    let cue = found.cue.clone().and_then(|words| text.span(words));
    let reported_by_span = found.reporter.clone().and_then(|words| text.span(words));
    let reported_by = reported_by_span.and_then(|span| speaker_name(text.text, span, names));
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
    };
    pieces.into_iter().filter_map(|piece| Some(statement(text.span(piece)?))).collect()
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
    while start < end && edge(end - 1) && !matches!(text.word(end - 1), "!" | "?") {
        end -= 1;
    }
    start..end
}

/// The mention in `names` that heads the words at `span`: a person before all others; never a name that only says whose
/// or of what people the head is ("Norway’s navy", "Norwegian police").
fn speaker_name(text: &str, span: Span, names: &[NameMention]) -> Option<usize> {
    let from = names.partition_point(|name| name.span.start() < span.start());
    let inside = || {
        let begins_inside = move |(_, name): &(usize, &NameMention)| name.span.start() < span.end();
        let named = names.iter().enumerate().skip(from).take_while(begins_inside);
        named.filter(|(_, name)| span.contains(name.span))
    };
    let is_head = |name: &NameMention| {
        let after = text.get(name.span.end()..span.end()).unwrap_or_default();
        let has_more = after.starts_with(' ') && after.trim_start().starts_with(char::is_alphanumeric);
        let owns = ["’s ", "'s ", "’ ", "' "].iter().any(|ending| after.starts_with(ending));
        !(owns || has_more && name.kind == ActorKind::Group)
    };
    let named = || inside().filter(|(_, name)| name.form == MentionForm::Name);
    named()
        .find(|(_, name)| name.kind == ActorKind::Person)
        .or_else(|| named().find(|(_, name)| is_head(name)))
        .or_else(|| inside().find(|(_, name)| name.form != MentionForm::Name))
        .map(|(number, _)| number)
}
