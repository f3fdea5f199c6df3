//! Which words of a sentence name events.

mod sense;
mod share;
mod speech;
mod tense;
mod worth;

use std::collections::BTreeSet;

use super::arguments::{self, Arguments, Names};
use super::chunk::{Form, Kind};
use super::clause::{Clause, Parsed};
use super::lexicon::{Lexicon, Sense};
use super::{dates, headline, status};
use crate::annotate::WordClass;
use crate::annotate::events::said::Utterance;
use crate::annotate::syntax::Label;
use crate::annotate::{EventDate, EventMention, Tense, TimeMention};
use crate::briefing::{ActorKind, EventClass, EventStatus};
use crate::text::{Span, TokenKind};
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
    said: &[(Span, Utterance)],
    lexicon: &Lexicon,
) -> Vec<Draft> {
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
    for (_, utterance) in said {
        search.utterance(utterance);
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
    found: Vec<Draft>,
}

/// A mention in the making.
pub(super) struct Draft {
    pub mention: EventMention,
    /// Whether it is only spoken of, beneath what its sentence tells: "convicted in the *murder* of".
    pub is_beneath: bool,
}

/// What was read of one mention.
struct Told {
    /// From the first chunk to the one after the last.
    chunks: std::ops::Range<usize>,
    /// The token that names it.
    trigger: usize,
    lemma: String,
    class: Option<EventClass>,
    status: EventStatus,
    negated: bool,
    who: Arguments,
    when: Option<EventDate>,
    stretch: dates::Stretch,
    headline: Option<String>,
    is_echo: bool,
    is_aside: bool,
    is_speech: bool,
    /// Who claims it.
    said_by: Option<usize>,
    tense: Tense,
    is_beneath: bool,
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
            self.description(clause);
            return;
        };
        let mut who = arguments::of_clause(parsed, self.names, clause, &hit.sense.frame, self.lexicon);
        if hit.light {
            self.take_noun(&hit, clause, &mut who);
        }
        self.subject_event(clause, &hit, &mut who);
        self.take_same(clause, hit.sense.class, &mut who);
        if who.targets.is_empty() && hit.sense.class.is_some() && !arguments::is_reflexive(parsed, clause) {
            who.targets = self.anyone(clause, &who.agents);
        }
        if self.is_silence(&hit, clause) {
            return;
        }
        // "Helped by a good harvest": nobody gives aid.
        let helps = hit.lemma != "help" || !who.agents.is_empty();
        let class = self.class(&hit, clause).filter(|_| helps);
        let status = status::of_clause(parsed, clause, self.lexicon);
        let Some(is_echo) = self.worth(&hit, &who, status, clause) else {
            return;
        };
        let line = headline::of_clause(parsed, self.names, clause, self.lexicon);
        // "Reports have alleged interference": nobody, and nothing that a line could tell.
        let nobody = who.agents.is_empty() && who.targets.is_empty() && who.places.is_empty();
        if line.is_none() && nobody && class.is_some() {
            return;
        }
        let own = headline::extent(clause);
        let when = dates::date(parsed, self.times, parsed.head(clause.verb), hit.noun, self.lexicon);
        let stretch = dates::stretch(parsed, self.times, own.clone());
        if has_content(hit.sense.class) && !is_echo {
            self.take_content(clause);
        }
        self.done_nouns.extend(hit.noun.filter(|_| !is_echo));
        self.push(Told {
            chunks: own,
            trigger: hit.trigger,
            lemma: hit.lemma.to_owned(),
            class: intended(class, status, &who),
            status,
            negated: status == EventStatus::Denied && status::is_negated(parsed, clause),
            who,
            when,
            stretch,
            headline: line,
            is_echo,
            is_aside: self.is_aside(clause),
            is_speech: false,
            said_by: arguments::said_by(parsed, clause, self.lexicon)
                .filter(|_| status == EventStatus::Alleged)
                .and_then(|above| arguments::subject(parsed, self.names, above, self.lexicon).first().copied()),
            tense: tense::of_clause(parsed, clause),
            is_beneath: false,
        });
    }

    /// "Declined to comment": nothing happened.
    fn is_silence(&self, hit: &Hit<'_>, clause: &Clause) -> bool {
        let silent =
            |lemma: &str| matches!(lemma, "comment" | "discuss" | "elaborate" | "give" | "say" | "answer" | "talk");
        let named = clause.phrases.iter().flat_map(|(_, group)| group).chain(&clause.complement);
        hit.sense.class == Some(EventClass::Reject) && named.into_iter().any(|&at| silent(self.parsed.lemma(at)))
    }

    /// The verb's class, as those who take part in it make it: what a storm does to people is no assault.
    fn class(&self, hit: &Hit<'_>, clause: &Clause) -> Option<EventClass> {
        let class = hit.sense.class;
        let by = |phrase: &&(usize, Vec<usize>)| self.parsed.lower(phrase.0) == "by";
        let doers = match clause.phrases.iter().find(by) {
            Some((_, doers)) if clause.build.passive => doers,
            _ => &clause.subject,
        };
        let harm = matches!(class, Some(EventClass::Assault | EventClass::Coerce));
        if harm && arguments::is_reflexive(self.parsed, clause) {
            return None;
        }
        // "Were killed in a stampede"
        let within = |(word, nouns): &(usize, Vec<usize>)| {
            matches!(self.parsed.lower(*word), "in" | "during" | "from")
                && nouns.iter().any(|&noun| self.is_disaster(noun))
        };
        let suffered = clause.build.passive
            && WordClass::Suffered.has(hit.lemma)
            && !clause.phrases.iter().any(|phrase| by(&phrase))
            && clause.phrases.iter().any(within);
        if harm && (suffered || doers.iter().any(|&noun| self.is_disaster(noun))) {
            return Some(EventClass::Disaster);
        }
        // "Attacked her rival over the law", "attacked the plan": in words.
        let attacks = matches!(hit.lemma, "attack" | "blast" | "slam") && !clause.build.passive;
        let over = clause.phrases.iter().any(|&(word, _)| matches!(self.parsed.lower(word), "for" | "over"));
        let in_words = |noun: &usize| WordClass::Worded.has(self.parsed.lemma(*noun));
        if attacks && class == Some(EventClass::Assault) && (over || clause.object.iter().any(in_words)) {
            return Some(EventClass::Accuse);
        }
        // "Ghana beat Togo 2-1": a game, unless some nameless people beat a person. The score may stand in the object.
        let is_named = |noun: &usize| {
            let mut tokens = self.parsed.chunks.get(*noun).map(|chunk| chunk.tokens.clone())?;
            let last = tokens.rfind(|&token| self.parsed.source.text.kind(token) == TokenKind::Word)?;
            self.parsed.source.name(last)
        };
        let is_person = |noun: &usize| {
            is_named(noun).and_then(|name| self.names.all.get(name)).is_some_and(|name| name.kind == ActorKind::Person)
        };
        let beaten = hit.lemma == "beat" && clause.object.iter().any(|noun| is_named(noun).is_some());
        let thrashed =
            clause.object.iter().all(is_person) && !clause.subject.iter().any(|noun| is_named(noun).is_some());
        if beaten && !thrashed {
            return None;
        }
        // "Thousands flooded the square".
        let is_water = |noun: &usize| {
            WordClass::Water.has(self.parsed.lemma(*noun)) || WordClass::Water.has(self.parsed.lower(*noun))
        };
        let flooded = hit.lemma == "flood" && !clause.build.passive && !clause.subject.iter().any(is_water);
        // "The bell was hung from a beam".
        let who = |noun: &usize| self.parsed.source.name(self.parsed.head(*noun));
        let human = |name: usize| {
            let kind = self.names.all.get(name).map(|name| name.kind);
            matches!(kind, Some(ActorKind::Person | ActorKind::Group))
        };
        let is_hanged = |noun: &usize| who(noun).is_some_and(human) || WordClass::Hanged.has(self.parsed.lemma(*noun));
        let hung = hit.lemma == "hang" && !clause.object.iter().any(is_hanged);
        // "He trained in Fez": nobody is helped.
        let alone = hit.lemma == "train" && clause.object.is_empty() && !clause.build.passive;
        class.filter(|_| !flooded && !hung && !alone)
    }

    /// Whether the noun, or a word of the name ("Cyclone Ada"), means a disaster.
    fn is_disaster(&self, noun: usize) -> bool {
        let parsed = self.parsed;
        let Some(chunk) = parsed.chunks.get(noun) else {
            return false;
        };
        let named = parsed.source.name(chunk.head).is_some();
        let text = parsed.source.text;
        let means = |word: &str| {
            self.lexicon.is_accident(word)
                || self.lexicon.noun("", word).is_some_and(|sense| sense.class == Some(EventClass::Disaster))
        };
        // "Severe Tropical Cyclone Ada", wherever the name begins.
        let of = |token: usize| token == chunk.head || named && text.is_capitalized(token);
        chunk.tokens.clone().any(|token| of(token) && (means(text.lower(token)) || means(text.lemma(token))))
    }

    fn push(&mut self, mut told: Told) {
        let parsed = self.parsed;
        // No place does a disaster: it happens there.
        if told.class == Some(EventClass::Disaster) {
            let is_place = |name: &usize| self.names.all.get(*name).is_some_and(|name| name.kind == ActorKind::Place);
            let (places, agents) = told.who.agents.iter().partition(|name| is_place(name));
            told.who.agents = agents;
            told.who.places.extend::<Vec<usize>>(places);
        }
        let text = parsed.source.text;
        let last = told.chunks.end.saturating_sub(1).min(parsed.chunks.len().saturating_sub(1));
        let (Some(first), Some(last)) = (parsed.chunks.get(told.chunks.start), parsed.chunks.get(last)) else {
            return;
        };
        let (Some(span), Some(trigger)) =
            (text.span(first.tokens.start..last.tokens.end), text.token(told.trigger).map(|token| token.span))
        else {
            return;
        };
        let who = told.who;
        let mention = EventMention {
            span: span.to(trigger),
            trigger,
            lemma: told.lemma,
            class: told.class,
            status: told.status,
            agents: who.agents,
            targets: who.targets,
            places: who.places,
            negated: told.negated,
            when: told.when,
            begins: told.stretch.begins,
            ends: told.stretch.ends,
            lasts: told.stretch.lasts,
            // What cannot be told in a line may still be one more report, and a question tells nothing.
            is_echo: told.is_echo || told.headline.is_none() || parsed.asks(),
            line: told.headline.clone().unwrap_or_default(),
            headline: told.headline.unwrap_or_default(),
            promise: 0,
            is_aside: told.is_aside,
            is_speech: told.is_speech,
            tense: told.tense,
            said_by: told.said_by,
            odds: Vec::new(),
        };
        self.found.push(Draft { mention, is_beneath: told.is_beneath });
    }

    /// Whether somebody among the names is known.
    fn is_sure(&self, names: &[usize]) -> bool {
        names.iter().any(|&name| !self.names.is_open(name))
    }

    /// Whether the noun group speaks of what was told: only what is marked as known does ("the launch", "that raid", "their
    /// visit": Hawkins, "Definiteness and Indefiniteness", 1978); "delays", "a launch" and "any attack" are others, or all of a
    /// kind. Headlines leave articles out.
    fn refers_back(&self, at: usize) -> bool {
        let tree = self.parsed.source.tree;
        let Some(noun) = self.parsed.token(at) else { return false };
        let is_known = |at: usize| match tree.label(at) {
            Some(Label::Poss) => true,
            Some(Label::Det) => matches!(tree.lemma(at), "the" | "this" | "that" | "these" | "those"),
            _ => false,
        };
        let is_new = |at: usize| tree.label(at) == Some(Label::Det) && !is_known(at);
        let children = tree.children(noun);
        children.iter().any(|at| is_known(*at)) || self.parsed.source.title && !children.iter().any(|at| is_new(*at))
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
        if parsed.source.title && names_its_document(parsed, &phrases, sense.class) {
            return;
        }
        let who = arguments::of_nominal(parsed, self.names, at, &sense.frame, &phrases);
        let end = phrases.last().and_then(|(_, group)| group.last()).map_or(at + 1, |&last| last + 1);
        let trigger = parsed.head(at);
        let when = dates::date(parsed, self.times, trigger, Some(at), self.lexicon);
        let somebody = !who.agents.is_empty() || !who.targets.is_empty();
        // Who did it is not enough: "Iran's threats" is no happening, "Iran's threats against Oman" is.
        let told = if when.is_some() {
            somebody || (sense.class.is_some() && !who.places.is_empty())
        } else {
            // "The release of the film" says by itself what happened to what.
            let to_whom = worth::is_weighty(sense.class) || sense.class.is_none() && self.is_sure(&who.targets);
            let two = !who.targets.is_empty() && (!who.agents.is_empty() || to_whom);
            two || (somebody && worth::is_weighty(sense.class) && !who.places.is_empty())
        };
        let for_what = parsed.clauses.iter().any(|clause| clause.object.contains(&at) && !self.is_told(clause));
        let is_echo = !told || for_what;
        if is_echo && !self.refers_back(at) {
            return;
        }
        let clause = parsed.clauses.iter().find(|clause| clause.object.contains(&at) || clause.subject.contains(&at));
        // "Cancelled its flights": the verb tells it.
        let told_by_verb = is_echo && clause.is_some_and(|clause| clause.object.contains(&at));
        let mut status = status::of_nominal(parsed, at);
        if status == EventStatus::Reported
            && let Some(clause) = clause
        {
            status = status::of_clause(parsed, clause, self.lexicon);
            if self.lexicon.is_plan(parsed.lemma(clause.verb)) && clause.object.contains(&at) {
                status = EventStatus::Planned;
            }
        }
        self.push(Told {
            chunks: at..end,
            trigger,
            lemma: act(parsed.lemma(at)).to_owned(),
            class: sense.class,
            status,
            negated: status == EventStatus::Denied,
            who,
            when,
            stretch: dates::Stretch::default(),
            headline: headline::of_nominal(parsed, self.names, at, self.lexicon).filter(|_| !told_by_verb),
            is_echo,
            is_aside: !parsed.source.title,
            is_speech: false,
            said_by: None,
            tense: Tense::Noun,
            is_beneath: parsed.is_beneath(at),
        });
    }
}

/// What a noun names, apart from the verb that looks the same: who goes on leave does not leave.
fn act(noun: &str) -> &str {
    if noun == "leave" { "leave_of_absence" } else { noun }
}

/// Whether a noun in a title without a verb, with these phrases behind it, is what the document is, and no happening: "Remarks by
/// Mayor Lee", "Interview by Carl Berg with Ann Lee". A noun that says at once to what it is done names a happening ("acquisition of the port by
/// Norway": Grimshaw, "Argument Structure", 1990), and so does an attack.
fn names_its_document(parsed: &Parsed<'_>, phrases: &[(usize, Vec<usize>)], class: Option<EventClass>) -> bool {
    let has_verb = parsed.clauses.iter().any(|clause| clause.build.form == Form::Finite);
    let mut links = phrases.iter().map(|(link, _)| parsed.lower(*link));
    let to_what = links.clone().next() == Some("of");
    !has_verb && !worth::is_weighty(class) && !to_what && links.any(|link| link == "by")
}
