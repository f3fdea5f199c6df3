//! Records of what was said, by their turns, and headlines with a name before a colon.

use std::ops::Range;

use super::attribute::{Found, Scene, has_finite};
use super::clause::Clause;
use crate::annotate::{NameMention, StatementBy, Tag, WordClass};
use crate::briefing::{ActorKind, ParagraphRole, Turn};
use crate::text::TokenKind;

/// The longest name before a colon, in tokens.
const LONGEST_NAME: usize = 5;
/// How many words a statement in a turn has before the next sentence begins another: what a reader quotes at once.
const STATEMENT: usize = 80;

/// What is said without a verb, or in so few words, says nothing of itself: "Thank you.", "ACT II".
const FEWEST: usize = 4;

/// What is said in the turns of `text`: each paragraph of a turn, long ones cut between sentences.
///
/// A turn of several pages is no one statement: nobody quotes it whole, and what of it a figure or a claim stands in would
/// be lost. Brackets that describe the scene ("(Laughter.)") are no part of what is said.
pub fn turns(scene: &Scene<'_>) -> Vec<Found> {
    let text = scene.text;
    let mut found: Vec<Found> = Vec::new();
    for (number, turn) in text.turns.iter().enumerate() {
        let next = text.turns.get(number + 1).and_then(|next| core(scene, text.positions(next.label)));
        let label = text.positions(turn.label);
        let Some(speaker) = speaker(scene, turn).filter(|_| scene.speaks(number)) else {
            continue;
        };
        if turn.name.is_none() && turn.speaker.is_empty() && asks(scene, &speaker) {
            continue;
        }
        let mut cue = label.end.checked_sub(1).filter(|&at| speaker.end <= at && is_mark(scene, at));
        let from = text.sentences.partition_point(|sentence| sentence.paragraph < turn.from);
        let inside = text.sentences.iter().skip(from).take_while(|sentence| sentence.paragraph < turn.to);
        let mut open: Option<(usize, Range<usize>)> = None;
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for sentence in inside {
            let words = sentence.tokens.clone();
            if !is_said(scene, sentence.paragraph) || text.in_label(sentence.span) || is_scene(scene, &words) {
                pieces.extend(open.take().map(|(_, piece)| piece));
                continue;
            }
            match &mut open {
                Some((paragraph, piece))
                    if *paragraph == sentence.paragraph && piece.len() + words.len() <= STATEMENT =>
                {
                    piece.end = words.end;
                }
                _ => {
                    pieces.extend(open.take().map(|(_, piece)| piece));
                    open = Some((sentence.paragraph, words));
                }
            }
        }
        pieces.extend(open.map(|(_, piece)| piece));
        let says = |piece: &Range<usize>| {
            piece.len() > FEWEST
                && has_finite(text, piece)
                && !is_label(scene, piece)
                && claims(scene, piece, next.as_ref())
        };
        found.extend(pieces.into_iter().filter(says).map(|piece| Found {
            speaker: Some(speaker.clone()),
            // The separator reports what stands beside it; what follows in other paragraphs is a statement of its own.
            cue: cue.take().map(|at| at..at + 1),
            pieces: vec![piece],
            is_turn: true,
            by: StatementBy::Turn,
            ..Found::default()
        }));
    }
    found
}

/// The words that name who speaks in `turn`, or that its label has for him.
fn speaker(scene: &Scene<'_>, turn: &Turn) -> Option<Range<usize>> {
    let named = turn.name.map(|name| scene.text.positions(name)).filter(|name| !name.is_empty());
    named.or_else(|| core(scene, scene.text.positions(turn.label)))
}

impl Scene<'_> {
    /// Whether the words of the turn at position `number` are its speaker's own: nobody tells of himself by name, so "BERG:
    /// Berg met the miners on Monday" is the head of a report.
    pub fn speaks(&self, number: usize) -> bool {
        *self.own_words.get(number).unwrap_or(&false)
    }

    /// Whether the paragraph stands in a turn whose words are its speaker's own.
    pub fn in_turn(&self, paragraph: usize) -> bool {
        self.text.turn_of(paragraph).is_some_and(|turn| self.speaks(turn))
    }

    /// For each turn whether its words are its speaker's own.
    pub fn own_words(&self) -> Vec<bool> {
        self.text.turns.iter().map(|turn| !self.is_told_of(turn)).collect()
    }

    /// Whether the words of `turn` tell of its speaker by name, outside quotations.
    fn is_told_of(&self, turn: &Turn) -> bool {
        let text = self.text;
        let Some((speaker, name)) = speaker(self, turn).and_then(|words| Some((words.clone(), words.last()?))) else {
            return false;
        };
        let from = text.sentences.partition_point(|sentence| sentence.paragraph < turn.from);
        let inside = text.sentences.iter().enumerate().skip(from);
        let mut inside = inside.take_while(|(_, sentence)| sentence.paragraph < turn.to);
        inside.any(|(number, _)| {
            let subject = self.clause(number).and_then(Clause::main_subject);
            let is_name = |at: usize| text.lower(at) == text.lower(name) && text.tag(at).is_proper();
            subject.is_some_and(|subject| {
                let is_apart = subject.start >= speaker.end && self.quote_at(subject.start).is_none();
                is_apart && subject.into_iter().any(is_name)
            })
        })
    }
}

/// Whether something is claimed in `piece`: it has a noun, and a sentence that is no question, no thanks, nothing said
/// without a verb, and does not hand over to the speaker with the label `next`.
fn claims(scene: &Scene<'_>, piece: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let text = scene.text;
    if !piece.clone().any(|at| text.tag(at).is_noun() || text.tag(at) == Tag::CD) {
        return false;
    }
    let from = text.sentences.partition_point(|sentence| sentence.tokens.end <= piece.start);
    let inside = text.sentences.iter().enumerate().skip(from);
    let inside = inside.take_while(|(_, sentence)| sentence.tokens.start < piece.end);
    let is_claim = |(number, words): (usize, &Range<usize>)| {
        let asks = words.clone().rev().take(3).any(|at| text.word(at) == "?");
        let moderates = scene.clause(number).is_some_and(Clause::only_moderates);
        !asks && !moderates && has_finite(text, words) && !hands_over(scene, words, next)
    };
    inside.into_iter().any(|(number, sentence)| is_claim((number, &sentence.tokens)))
}

/// Whether the writer of a sentence names in it who speaks next: "I'll turn it over to Ms. Lee."
fn hands_over(scene: &Scene<'_>, words: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let text = scene.text;
    let Some(next) = next else {
        return false;
    };
    let is_own = words.clone().any(|at| matches!(text.lower(at), "i" | "we" | "me" | "us" | "'s"));
    let is_named = |at: usize| words.clone().any(|word| text.lower(word) == text.lower(at));
    let last = next.clone().rfind(|at| text.kind(*at) == TokenKind::Word);
    is_own && words.len() <= MOST_HANDING && last.is_some_and(is_named)
}

/// A sentence that hands over to the next speaker is short.
const MOST_HANDING: usize = 30;

/// Whether `piece` is a label in capitals that names nobody: "ARCHIVE (CHANNEL 3 NEWS):".
fn is_label(scene: &Scene<'_>, piece: &Range<usize>) -> bool {
    let text = scene.text;
    let last = piece.clone().rev().find(|&at| text.word(at).contains(|c: char| c != '_'));
    let is_small = |at: usize| text.word(at).contains(char::is_lowercase);
    last.is_some_and(|at| text.word(at) == ":") && !piece.clone().any(is_small)
}

/// Whether the words of a label only say that somebody asks.
fn asks(scene: &Scene<'_>, speaker: &Range<usize>) -> bool {
    speaker.clone().any(|at| WordClass::Asker.has(scene.text.lower(at)))
}

/// The words of a label that say who speaks, where no name does: all but its marks.
fn core(scene: &Scene<'_>, label: Range<usize>) -> Option<Range<usize>> {
    let text = scene.text;
    let start = label.clone().find(|&at| text.kind(at) == TokenKind::Word)?;
    let open = label.clone().find(|&at| at > start && matches!(text.word(at), "(" | "[" | ",")).unwrap_or(label.end);
    let last = (start..open).rev().find(|&at| text.kind(at) != TokenKind::Mark)?;
    Some(start..last + 1)
}

fn is_mark(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.kind(at) == TokenKind::Mark && !matches!(scene.text.word(at), ")" | "]")
}

/// Whether a paragraph of a turn is what somebody says: no heading, no row of a table.
fn is_said(scene: &Scene<'_>, paragraph: usize) -> bool {
    scene
        .text
        .paragraphs
        .get(paragraph)
        .is_some_and(|paragraph| paragraph.role == ParagraphRole::Body && !paragraph.form.is_row())
}

/// Whether a sentence stands in brackets and is short: "(Laughter.)".
fn is_scene(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let text = scene.text;
    let Some(last) = words.clone().rev().find(|&at| text.tag(at) != Tag::Stop || text.word(at) == "]") else {
        return true;
    };
    let (first, last) = (text.word(words.start), text.word(last));
    words.len() <= 16 && matches!((first, last), ("(", ")") | ("[", "]"))
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
        let publishes = colon == words.start + 1 && WordClass::Publishing.has(text.lower(words.start));
        let says = has_finite(text, &(colon + 1..words.end)) || scene.quote_at(colon + 1).is_some();
        if (named || publishes) && says {
            found.push(Found {
                speaker: Some(words.start..colon),
                cue: Some(colon..colon + 1),
                pieces: std::iter::once(colon + 1..words.end).collect(),
                by: StatementBy::Headline,
                ..Found::default()
            });
        }
    }
    found
}
