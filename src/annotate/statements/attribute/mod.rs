//! What a verb of saying reports: the words before it, after it, or on both sides.

mod after;
mod issued;
mod settled;

use std::cell::OnceCell;
use std::ops::Range;

use super::clause::Clause;
use super::cues::{Cue, is_negated, is_passive, undergoes};
use super::nested;
use super::quotes::Quote;
use super::subject::{Subject, phrase_after, subject_before, verb_group_start};
use super::who;
use crate::annotate::chunk::is_calendar;
use crate::annotate::{StatementBy, Tag, TaggedText, TimeMention, Trees};
use crate::briefing::Act;

/// A statement as tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The noun phrase that names the speaker.
    pub speaker: Option<Range<usize>>,
    /// The words that report the saying.
    pub cue: Option<Range<usize>>,
    /// What is said; more than one piece where the cue interrupts it.
    pub pieces: Vec<Range<usize>>,
    /// What is done by saying so.
    pub act: Option<Act>,
    /// The noun phrase that names who reports the saying.
    pub reporter: Option<Range<usize>>,
    /// Whether it stands in a turn of a record of what was said.
    pub is_turn: bool,
    /// By which law it is one.
    pub by: StatementBy,
}

/// What is known of a text while its statements are looked for.
#[derive(Debug)]
pub struct Scene<'t> {
    /// The text.
    pub text: &'t TaggedText<'t>,
    /// Its quotations, in order.
    pub quotes: &'t [Quote],
    /// Its times, in order.
    times: &'t [TimeMention],
    /// For each token, the number of the quotation it is in, marks included; empty where there is no quotation.
    inside: Vec<Option<u32>>,
    trees: &'t Trees,
    /// For each sentence, what its tree says of it, made when first asked for.
    clauses: Vec<OnceCell<Option<Box<Clause<'t>>>>>,
    /// For each turn whether its words are its speaker's own.
    pub own_words: Vec<bool>,
}

/// The stretch of a sentence that one cue may claim.
#[derive(Clone, Debug)]
pub struct Reach {
    /// From the start of the sentence, or the end of the statement before.
    pub words: Range<usize>,
    /// Where the sentence begins.
    pub sentence: usize,
    /// Where what is said after the cue ends at the latest.
    pub end: usize,
    /// The speaker of the statement before in the same sentence.
    pub speaker: Option<Range<usize>>,
}

impl<'t> Scene<'t> {
    /// Prepares the lookups.
    pub fn new(text: &'t TaggedText<'t>, trees: &'t Trees, quotes: &'t [Quote], times: &'t [TimeMention]) -> Self {
        let mut inside = vec![None; if quotes.is_empty() { 0 } else { text.len() }];
        for (number, quote) in (0..).zip(quotes) {
            for slot in inside.get_mut(quote.outer.clone()).into_iter().flatten() {
                *slot = Some(number);
            }
        }
        let clauses = text.sentences.iter().map(|_| OnceCell::new()).collect();
        let mut scene = Self { text, quotes, times, inside, trees, clauses, own_words: Vec::new() };
        scene.own_words = scene.own_words();
        scene
    }

    /// The sentence at position `sentence` with its tree.
    pub fn clause(&self, sentence: usize) -> Option<&Clause<'t>> {
        let made = || Clause::new(self.text, self.trees, sentence).map(Box::new);
        self.clauses.get(sentence)?.get_or_init(made).as_deref()
    }

    /// The sentence that holds the word at `at`, with its tree.
    pub fn clause_at(&self, at: usize) -> Option<&Clause<'t>> {
        self.clause(self.text.sentence_of(at)?)
    }

    /// The quotation that holds the token at `at`.
    pub fn quote_at(&self, at: usize) -> Option<&'t Quote> {
        let number = self.inside.get(at).copied().flatten()?;
        self.quotes.get(number as usize)
    }

    /// The quotation that ends with the token at `at`, a comma aside.
    fn quote_ending(&self, at: usize) -> Option<&'t Quote> {
        let at = match self.text.tag(at) {
            Tag::Comma | Tag::Colon if self.quote_at(at).is_none() => at.checked_sub(1)?,
            _ => at,
        };
        self.quote_at(at).filter(|quote| quote.closed && quote.outer.end == at + 1)
    }

    /// The statement that the words round `cue` make.
    fn claimed(&self, cue: &Cue, reach: &Reach) -> Option<Found> {
        if cue.preposition {
            return self.by_preposition(cue, reach);
        }
        if let Some(found) = nested::as_saying(self, cue, reach) {
            return Some(found);
        }
        if nested::is_passed_on(self, cue, reach) {
            return None;
        }
        let text = self.text;
        let verb = cue.tokens.start;
        let group = verb_group_start(text, verb, reach.words.start);
        let participle = text.tag(verb) == Tag::VBG && group == verb;
        let is_undergone = is_passive(text, verb) || undergoes(text, cue);
        if is_undergone && !self.stands_after_quote(group, reach) {
            return None;
        }
        if let Some(found) = self.opening(cue, reach).or_else(|| self.inverted(cue, group, reach)) {
            return Some(found);
        }
        if is_negated(text, verb) && !self.stands_after_quote(group, reach) {
            return None;
        }
        let shared = participle && verb.checked_sub(1).is_some_and(|at| text.tag(at) == Tag::Comma);
        let subject = match (&reach.speaker, shared) {
            (Some(speaker), true) => Some(Subject { phrase: speaker.clone(), start: verb }),
            _ if shared => self.subject(verb, main_subject(text, reach.sentence, verb), reach),
            _ => self.subject(verb, subject_before(text, group, reach.words.start), reach),
        }?;
        let subject = match participle.then(|| self.issuer(&subject, reach)).flatten() {
            Some(issuer) => Subject { phrase: issuer.phrase, start: subject.start },
            None => subject,
        };
        if !is_speaker(text, &subject.phrase) {
            return None;
        }
        let pieces = self.pieces(cue, &subject, reach)?;
        Some(Found {
            speaker: Some(subject.phrase),
            cue: Some(cue.tokens.clone()),
            pieces,
            act: cue.act,
            ..Found::default()
        })
    }

    fn stands_after_quote(&self, at: usize, reach: &Reach) -> bool {
        at > reach.words.start && self.quote_ending(at - 1).is_some_and(|quote| quote.outer.end > reach.words.start)
    }

    /// Said Lee: “…”
    fn opening(&self, cue: &Cue, reach: &Reach) -> Option<Found> {
        let text = self.text;
        let at = cue.tokens.start;
        if at != reach.sentence || !cue.frame.quotation || !matches!(text.tag(at), Tag::VBD | Tag::VBZ) {
            return None;
        }
        let speaker = phrase_after(text, cue.tokens.end).filter(|phrase| is_speaker(text, phrase))?;
        let mark = speaker.end;
        let is_marked = text.word(mark) == ":" || text.tag(mark) == Tag::Comma && self.quote_at(mark + 1).is_some();
        let piece = is_marked.then(|| self.to_end(mark + 1, reach)).filter(|piece| !piece.is_empty())?;
        let (cue, act) = (Some(cue.tokens.clone()), cue.act);
        Some(Found { speaker: Some(speaker), cue, pieces: vec![piece], act, ..Found::default() })
    }

    /// "…," said Lee
    fn inverted(&self, cue: &Cue, group: usize, reach: &Reach) -> Option<Found> {
        let text = self.text;
        let before = group.checked_sub(1)?;
        if !(cue.frame.quotation || cue.frame.bare_clause || cue.frame.that_clause) {
            return None;
        }
        let quoted = self.quote_ending(before).filter(|quote| quote.outer.end > reach.words.start);
        let comma = text.tag(before) == Tag::Comma && before > reach.words.start;
        if quoted.is_none() && !comma {
            return None;
        }
        let speaker = phrase_after(text, cue.tokens.end)?;
        // "Lee, a teacher, told me": the person spoken to.
        let hearer = cue.frame.person || matches!(text.lower(speaker.start), "me" | "him" | "us" | "them");
        if hearer && (quoted.is_none() || text.tag(speaker.end).is_finite()) || !is_speaker(text, &speaker) {
            return None;
        }
        let pieces = match quoted {
            Some(quote) => vec![self.around(quote, reach)],
            None => {
                let ends = self.ends_clause(speaker.end);
                let clause = reach.words.start..before;
                if !ends || text.tag(cue.tokens.start) == Tag::VBG || !has_finite(text, &clause) {
                    return None;
                }
                vec![clause]
            }
        };
        Some(Found { speaker: Some(speaker), cue: Some(cue.tokens.clone()), pieces, act: cue.act, ..Found::default() })
    }

    /// The pieces of what is said, for a cue with its subject before it.
    fn pieces(&self, cue: &Cue, subject: &Subject, reach: &Reach) -> Option<Vec<Range<usize>>> {
        let text = self.text;
        let mut before = subject.start.checked_sub(1).filter(|at| *at >= reach.words.start);
        if let Some(opener) = before.filter(|at| text.lower(*at) == "as") {
            if opener <= reach.words.start + 1 {
                return self.after_as(cue, subject, reach);
            }
            // "Coal, as Lee said, is dead."
            before = Some(opener - 1);
        }
        let quoted = before.and_then(|at| self.quote_near(at, reach)).filter(|_| subject.start <= cue.tokens.start);
        if let Some(quote) = quoted.filter(|quote| self.says_something(quote, reach)) {
            // "A," she said; "A," she told them that B is another matter.
            let first = self.around(quote, reach);
            let mut pieces = vec![first];
            let next = self.continued(cue.tokens.end, reach);
            pieces.extend(next.filter(|next| self.quote_at(next.start).is_some()));
            return Some(pieces);
        }
        let clause = before
            .filter(|at| text.tag(*at) == Tag::Comma)
            .map(|at| reach.words.start..at)
            .filter(|clause| clause.len() > 2 && has_finite(text, clause));
        match (self.after(cue, reach), clause) {
            (Some(right), _) => Some(vec![right]),
            // "Coal, she said, is dead."
            (None, None) if text.tag(self.past_hearer(cue)) == Tag::Comma => {
                let lead = before.filter(|at| text.tag(*at) == Tag::Comma).map(|at| reach.words.start..at)?;
                let rest = self.continued(self.past_hearer(cue), reach)?;
                (cue.frame.bare_clause && !lead.is_empty() && lead.len() < 30).then(|| vec![lead, rest])
            }
            (None, Some(clause)) if cue.frame.bare_clause && self.ends_clause(cue.tokens.end) => {
                let mut pieces = vec![clause];
                pieces.extend(self.continued(cue.tokens.end, reach));
                Some(pieces)
            }
            _ => None,
        }
    }

    /// "As Lee said, coal is dead."
    fn after_as(&self, cue: &Cue, subject: &Subject, reach: &Reach) -> Option<Vec<Range<usize>>> {
        let text = self.text;
        if !cue.frame.that_clause && !who::speaks(text, &subject.phrase) {
            // "As the war continues, prices rise."
            return None;
        }
        let comma = (cue.tokens.end..reach.end).take(12).find(|&at| text.tag(at) == Tag::Comma)?;
        let rest = self.to_end(comma + 1, reach);
        (has_finite(text, &rest) || self.quote_at(comma + 1).is_some()).then(|| vec![rest])
    }

    /// The position after the person spoken to ("told me").
    fn past_hearer(&self, cue: &Cue) -> usize {
        let hearer = cue.frame.person.then(|| self.text.noun_phrase_from(cue.tokens.end)).flatten();
        hearer.map_or(cue.tokens.end, |hearer| hearer.end)
    }

    /// The quotation that ends at `at`, or before words there that can only belong to a subject.
    fn quote_near(&self, at: usize, reach: &Reach) -> Option<&'t Quote> {
        for near in (reach.words.start..=at).rev().take(10) {
            if let Some(quote) = self.quote_ending(near).filter(|quote| quote.outer.end > reach.words.start) {
                return Some(quote);
            }
            let tag = self.text.tag(near);
            if self.quote_at(near).is_some() || tag == Tag::Comma || tag.is_finite() || tag == Tag::CC {
                return None;
            }
        }
        None
    }

    /// Whether `quote` is more than a name in quotation marks on the way to the subject ("On “Good Day,” Lee said").
    fn says_something(&self, quote: &Quote, reach: &Reach) -> bool {
        let start = quote.outer.start;
        start <= reach.words.start || has_finite(self.text, &(reach.words.start..quote.outer.end))
    }

    /// The quotation with the words of its sentence before it that belong to what is said ("The “worst” deal").
    fn around(&self, quote: &Quote, reach: &Reach) -> Range<usize> {
        let start = quote.outer.start;
        if start <= reach.words.start || start > reach.words.end {
            return quote.outer.clone();
        }
        // A short lead-in ("But", "Still,") is the speaker's too.
        reach.words.start..quote.outer.end
    }

    /// What follows an interruption by the cue: ", and B".
    fn continued(&self, at: usize, reach: &Reach) -> Option<Range<usize>> {
        let comma = (at..reach.end).take(12).find(|&at| self.text.tag(at) == Tag::Comma)?;
        if comma > at && !self.ends_clause(at) {
            return None;
        }
        let next = comma + 1;
        let quoted = |at: usize| self.quote_at(at).is_some();
        if quoted(next) {
            return Some(self.to_end(next, reach));
        }
        if self.text.tag(next) == Tag::CC && quoted(next + 1) {
            return Some(self.to_end(next + 1, reach));
        }
        // "Coal, she said, is dead": the second part has the verb.
        let verb_next = self.text.tag(next).is_finite() || self.text.tag(next) == Tag::VBN;
        let fits = comma == at
            && (verb_next || has_finite(self.text, &(next..reach.end)))
            && !matches!(self.text.tag(next), Tag::VBG | Tag::WP | Tag::WDT)
            && (self.text.tag(next) != Tag::RB || self.text.tag(next + 1).is_finite());
        fits.then(|| self.to_end(next, reach))
    }

    /// From `start` to the end of the sentence, or of the quotation that runs on beyond it.
    fn to_end(&self, start: usize, reach: &Reach) -> Range<usize> {
        let last = reach.end.saturating_sub(1);
        let end = match self.quote_at(last) {
            Some(quote) if quote.outer.start >= start => quote.outer.end.max(reach.end),
            _ => reach.end,
        };
        start..end.max(start)
    }

    /// Whether nothing but a closing, a time or a place follows at `at`.
    fn ends_clause(&self, at: usize) -> bool {
        let tag = self.text.tag(at);
        matches!(tag, Tag::Stop | Tag::Comma | Tag::Colon | Tag::IN | Tag::OpenBracket | Tag::RB | Tag::CC | Tag::WRB)
            || is_calendar(self.text.lower(at))
            || matches!(tag, Tag::OpenQuote | Tag::CloseQuote)
            || matches!(self.text.lower(at), "last" | "this" | "to")
            || self.text.sentence_of(at).is_none()
            || self.text.sentence_of(at) != at.checked_sub(1).and_then(|at| self.text.sentence_of(at))
    }

    /// The few words up to the next comma, or the end.
    fn up_to_comma(&self, start: usize, reach: &Reach) -> Option<Range<usize>> {
        let ends = |at: usize| at >= reach.end || matches!(self.text.tag(at), Tag::Comma | Tag::Stop);
        let end = (start..start + 6).find(|&at| ends(at))?;
        (start < end).then_some(start..end)
    }

    /// "according to Lee, …" and "…, according to Lee"
    fn by_preposition(&self, cue: &Cue, reach: &Reach) -> Option<Found> {
        let text = self.text;
        let phrase = phrase_after(text, cue.tokens.end).or_else(|| self.up_to_comma(cue.tokens.end, reach))?;
        let lead = cue.tokens.start - reach.words.start.min(cue.tokens.start);
        let apart = |at: usize| !matches!(text.tag(at), Tag::Comma | Tag::Colon | Tag::CC | Tag::CloseQuote);
        if lead > 0 && apart(cue.tokens.start - 1) && !who::speaks(text, &phrase) {
            // "Prices vary according to their age."
            return None;
        }
        let opens = lead == 0 || (lead <= 2 && !(reach.words.start..cue.tokens.start).any(|at| text.tag(at).is_noun()));
        let pieces = if opens {
            let comma = (phrase.end..reach.end)
                .take(40)
                .find(|&at| text.tag(at) == Tag::Comma && self.quote_at(at).is_none())?;
            vec![self.to_end(comma + 1, reach)]
        } else {
            match self.quote_ending(cue.tokens.start - 1) {
                Some(quote) => vec![self.around(quote, reach)],
                // "The fire, according to Lee, began": an attribution in the middle.
                None => {
                    let before = reach.words.start..cue.tokens.start;
                    let after = phrase.end..reach.end;
                    let joins = text.tag(cue.tokens.start - 1) == Tag::CC;
                    let is_inside = joins || !has_finite(text, &before) && has_finite(text, &after);
                    if is_inside { vec![before, after] } else { vec![before] }
                }
            }
        };
        let by = StatementBy::According;
        Some(Found { speaker: Some(phrase), cue: Some(cue.tokens.clone()), pieces, by, ..Found::default() })
    }
}

/// The subject of the main clause of a sentence between `start` and `end`: not of a clause with "when" or "as" before it.
pub fn main_subject(text: &TaggedText<'_>, start: usize, end: usize) -> Option<Subject> {
    let mut first = None;
    let verbs = (start..end).take(60).filter(|&at| text.tag(at).is_finite());
    for verb in verbs.take(6) {
        let Some(subject) = subject_before(text, verb_group_start(text, verb, start), start) else {
            continue;
        };
        if !is_subordinate(text, &subject, start) {
            return Some(subject);
        }
        first = first.or(Some(subject));
    }
    first
}

/// Whether a word that opens a side clause stands before `subject`: "when Lee said".
fn is_subordinate(text: &TaggedText<'_>, subject: &Subject, limit: usize) -> bool {
    subject.start.checked_sub(1).filter(|at| *at >= limit).is_some_and(|at| {
        text.tag(at) == Tag::WRB || text.tag(at) == Tag::IN && !matches!(text.lower(at), "that" | "so" | "but")
    })
}

/// Whether a phrase can name a speaker: not "it" of "it was", not a time.
pub fn is_speaker(text: &TaggedText<'_>, phrase: &Range<usize>) -> bool {
    let Some(last) = phrase.end.checked_sub(1) else {
        return false;
    };
    let lower = text.lower(last);
    let is_amount = phrase.len() == 1 && AMOUNTS.contains(&lower);
    !(text.tag(last) == Tag::EX
        || is_calendar(lower)
        || is_amount
        || matches!(lower, "that" | "this" | "there" | "what"))
}

/// Words for so many of those named before: alone they name nobody.
const AMOUNTS: &[&str] = &["all", "both", "few", "many", "more", "most", "others", "several", "some"];

/// Whether a finite verb stands in `words`.
pub fn has_finite(text: &TaggedText<'_>, words: &Range<usize>) -> bool {
    words.clone().take(80).any(|at| text.tag(at).is_finite())
}
