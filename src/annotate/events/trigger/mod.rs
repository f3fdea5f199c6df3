//! Which words of a sentence name events.

mod sense;
mod share;
mod worth;

use std::collections::BTreeSet;

use super::arguments::{self, Arguments, Names};
use super::chunk::Kind;
use super::clause::Parsed;
use super::lexicon::{Lexicon, Sense};
use super::{dates, headline, status};
use crate::annotate::{EventDate, EventMention, TimeMention};
use crate::briefing::{EventClass, EventStatus};
use worth::{has_content, intended};

/// What a verb was found to name.
struct Hit<'l> {
    sense: Sense,
    /// The token that names it.
    trigger: usize,
    lemma: &'l str,
    /// The object noun that names it with the verb, or for it.
    noun: Option<usize>,
    /// Whether only the noun's frame holds the targets.
    light: bool,
    /// Whether the table knows it.
    known: bool,
}

/// The events of a sentence: those of its verbs, then those of its nouns.
pub(super) fn mentions(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    times: &[TimeMention],
    lexicon: &Lexicon,
) -> Vec<EventMention> {
    let mut search = Search {
        parsed,
        names,
        times,
        lexicon,
        done_verbs: BTreeSet::new(),
        done_nouns: BTreeSet::new(),
        found: Vec::new(),
    };
    for at in 0..parsed.clauses.len() {
        search.verb(at);
    }
    for at in 0..parsed.chunks.len() {
        search.noun(at);
    }
    search.found
}

struct Search<'a> {
    parsed: &'a Parsed<'a>,
    names: &'a Names<'a>,
    times: &'a [TimeMention],
    lexicon: &'a Lexicon,
    /// Clauses that are the content of another event.
    done_verbs: BTreeSet<usize>,
    /// Noun chunks whose event is told already.
    done_nouns: BTreeSet<usize>,
    found: Vec<EventMention>,
}

impl<'a> Search<'a> {
    fn verb(&mut self, at: usize) {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(at) else {
            return;
        };
        if self.done_verbs.contains(&at) || !self.is_told(clause) {
            return;
        }
        let active = self.as_adjective(clause);
        let clause = active.as_ref().unwrap_or(clause);
        let Some(hit) = self.demand(clause).or_else(|| self.hit(clause)) else {
            return;
        };
        let mut who = arguments::of_clause(parsed, self.names, clause, &hit.sense.frame, self.lexicon);
        if hit.light {
            self.take_noun(&hit, clause, &mut who);
        }
        self.subject_event(clause, &hit, &mut who);
        self.take_same(clause, hit.sense.class, &mut who);
        if who.targets.is_empty() && hit.sense.class.is_some() {
            who.targets = self.anyone(clause, &who.agents);
        }
        let status = status::of_clause(parsed, clause, self.lexicon);
        if !self.is_worth(&hit, &who, status, clause) {
            return;
        }
        let own = headline::extent(clause);
        let when = dates::date(parsed, self.times, hit.trigger, own.clone(), hit.noun, self.lexicon);
        if has_content(hit.sense.class) {
            self.take_content(clause);
        }
        self.done_nouns.extend(hit.noun);
        let class = intended(hit.sense.class, status, &who);
        let headline = headline::of_clause(parsed, self.names, clause, self.lexicon);
        let lemma = hit.lemma.to_owned();
        let negated = status == EventStatus::Denied && status::is_negated(parsed, clause);
        self.push(own, hit.trigger, lemma, class, status, negated, who, when, headline);
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one mention, put together in one place")]
    fn push(
        &mut self,
        chunks: std::ops::Range<usize>,
        trigger: usize,
        lemma: String,
        class: Option<EventClass>,
        status: EventStatus,
        negated: bool,
        who: Arguments,
        when: Option<EventDate>,
        headline: String,
    ) {
        let parsed = self.parsed;
        let text = parsed.source.text;
        let (Some(first), Some(last)) = (
            parsed.chunks.get(chunks.start),
            parsed.chunks.get(chunks.end.saturating_sub(1).min(parsed.chunks.len().saturating_sub(1))),
        ) else {
            return;
        };
        let (Some(span), Some(trigger)) =
            (text.span(first.tokens.start..last.tokens.end), text.token(trigger).map(|token| token.span))
        else {
            return;
        };
        if headline.is_empty() {
            return;
        }
        self.found.push(EventMention {
            span: span.to(trigger),
            trigger,
            lemma,
            class,
            status,
            agents: who.agents,
            targets: who.targets,
            places: who.places,
            negated,
            when,
            begins: None,
            ends: None,
            lasts: None,
            headline,
        });
    }

    fn noun(&mut self, at: usize) {
        let parsed = self.parsed;
        if parsed.kind(at) != Kind::Noun || self.done_nouns.contains(&at) {
            return;
        }
        let Some(sense) = self.noun_sense(at).cloned() else {
            return;
        };
        let phrases = arguments::phrases_after(parsed, at);
        let who = arguments::of_nominal(parsed, self.names, at, &sense.frame, &phrases);
        let end = phrases.last().and_then(|(_, group)| group.last()).map_or(at + 1, |&last| last + 1);
        let trigger = parsed.head(at);
        let when = dates::date(parsed, self.times, trigger, at..end, Some(at), self.lexicon);
        let somebody = !who.agents.is_empty() || !who.targets.is_empty();
        // Who did it is not enough: "Iran's threats" is no happening, "Iran's threats against Oman" is.
        let told = if when.is_some() {
            somebody || (sense.class.is_some() && !who.places.is_empty())
        } else {
            !who.targets.is_empty() || (somebody && sense.class.is_some() && !who.places.is_empty())
        };
        let for_what = parsed.clauses.iter().any(|clause| clause.object.contains(&at) && !self.is_told(clause));
        if !told || for_what {
            return;
        }
        let mut status = status::of_nominal(parsed, at);
        if status == EventStatus::Reported
            && let Some(clause) =
                parsed.clauses.iter().find(|clause| clause.object.contains(&at) || clause.subject.contains(&at))
        {
            status = status::of_clause(parsed, clause, self.lexicon);
            if self.lexicon.is_plan(parsed.lemma(clause.verb)) && clause.object.contains(&at) {
                status = EventStatus::Planned;
            }
        }
        let headline = headline::of_nominal(parsed, self.names, at, &phrases);
        let lemma = parsed.lemma(at).to_owned();
        let negated = status == EventStatus::Denied;
        self.push(at..end, trigger, lemma, sense.class, status, negated, who, when, headline);
    }
}
