//! Which words of a sentence name events.

use std::collections::BTreeSet;

use super::arguments::{self, Arguments, Names};
use super::chunk::{Form, Kind, Modal};
use super::clause::{Clause, Link, Parsed};
use super::lexicon::{Lexicon, Sense, Slot};
use super::{dates, headline, status};
use crate::annotate::{EventMention, Tag, TimeMention};
use crate::briefing::{EventClass, EventStatus};

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

/// Classes whose event is an utterance or a resolve: what completes the verb is its content, no event of its own.
fn has_content(class: Option<EventClass>) -> bool {
    use EventClass::{Accuse, Agree, Concede, Reject, Request, Support, Threaten};
    matches!(
        class,
        Some(Accuse | Agree | Concede | Reject | Request | Support | Threaten)
    )
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
        let mut who =
            arguments::of_clause(parsed, self.names, clause, &hit.sense.frame, self.lexicon);
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
        let when = dates::date(
            parsed,
            self.times,
            hit.trigger,
            own.clone(),
            hit.noun,
            self.lexicon,
        );
        if has_content(hit.sense.class) {
            self.take_content(clause);
        }
        self.done_nouns.extend(hit.noun);
        let class = intended(hit.sense.class, status, &who);
        let headline = headline::of_clause(parsed, self.names, clause, self.lexicon);
        let lemma = hit.lemma.to_owned();
        self.push(own, hit.trigger, lemma, class, status, who, when, headline);
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "the parts of one mention, put together in one place"
    )]
    fn push(
        &mut self,
        chunks: std::ops::Range<usize>,
        trigger: usize,
        lemma: String,
        class: Option<EventClass>,
        status: EventStatus,
        who: Arguments,
        when: Option<usize>,
        headline: String,
    ) {
        let parsed = self.parsed;
        let text = parsed.source.text;
        let (Some(first), Some(last)) = (
            parsed.chunks.get(chunks.start),
            parsed.chunks.get(
                chunks
                    .end
                    .saturating_sub(1)
                    .min(parsed.chunks.len().saturating_sub(1)),
            ),
        ) else {
            return;
        };
        let (Some(span), Some(trigger)) = (
            text.span(first.tokens.start..last.tokens.end),
            text.token(trigger).map(|token| token.span),
        ) else {
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
            when,
            headline,
        });
    }

    /// Whether the clause tells of something, not only what something is for or how it is done.
    fn is_told(&self, clause: &Clause) -> bool {
        let governed = clause
            .governor
            .filter(|(_, link)| *link == Link::Complement);
        match clause.build.form {
            Form::Finite => true,
            Form::Infinitive | Form::Gerund if governed.is_some() => governed
                .and_then(|(above, _)| self.parsed.clauses.get(above))
                .is_some_and(|above| {
                    let lemma = self.parsed.lemma(above.verb);
                    let adjective = above.adjective.map_or("", |at| self.parsed.lower(at));
                    self.lexicon.is_aspect(lemma)
                        || self.lexicon.is_plan(lemma)
                        || self.lexicon.is_doubt(lemma)
                        || self.lexicon.is_planned(adjective)
                        || (above.build.passive && self.lexicon.is_saying(lemma))
                }),
            Form::Infinitive => false,
            Form::Gerund => clause.opened_by.is_none_or(|word| {
                matches!(
                    self.parsed.lower(word),
                    "after" | "before" | "since" | "while"
                )
            }),
            Form::Participle => {
                !clause.object.is_empty() || !clause.subject.is_empty() || clause.governor.is_some()
            }
        }
    }

    /// "said that China must open its borders": a demand, whatever the verb of saying.
    fn demand(&self, clause: &Clause) -> Option<Hit<'a>> {
        let parsed = self.parsed;
        if !self.lexicon.is_saying(parsed.lemma(clause.verb)) || clause.build.passive {
            return None;
        }
        let content = parsed.clauses.get(
            parsed
                .clause_of
                .get(clause.complement?)
                .copied()
                .flatten()?,
        )?;
        if content.build.modal != Modal::Must || content.verb < clause.verb {
            return None;
        }
        let speaker = arguments::subject(parsed, self.names, clause, self.lexicon);
        let asked = if content.build.passive {
            &content.object
        } else {
            &content.subject
        };
        let asked: Vec<usize> = asked
            .iter()
            .flat_map(|&noun| arguments::of_noun(parsed, self.names, noun))
            .collect();
        if speaker.is_empty() || asked.is_empty() || asked == speaker {
            return None;
        }
        let mut sense = self.lexicon.verb("demand")?.clone();
        sense.frame.target = vec![Slot::Complement];
        Some(Hit {
            sense,
            trigger: parsed.head(clause.verb),
            lemma: parsed.lemma(clause.verb),
            noun: None,
            light: false,
            known: true,
        })
    }

    /// What the verb names, the most specific row of the table first.
    fn hit(&self, clause: &Clause) -> Option<Hit<'a>> {
        let (parsed, lexicon) = (self.parsed, self.lexicon);
        let lemma = parsed.lemma(clause.verb);
        let trigger = parsed.head(clause.verb);
        let hit = |sense: Sense, noun: Option<usize>, light: bool| Hit {
            sense,
            trigger: if light {
                noun.map_or(trigger, |at| parsed.head(at))
            } else {
                trigger
            },
            lemma: if light {
                noun.map_or(lemma, |at| parsed.lemma(at))
            } else {
                lemma
            },
            noun,
            light,
            known: true,
        };
        if matches!(lemma, "be" | "remain") || clause.adjective == Some(clause.verb) {
            let adjective = clause.adjective?;
            let sense = lexicon.adjective(parsed.lower(adjective))?;
            return Some(Hit {
                trigger: parsed.head(adjective),
                lemma: parsed.lower(adjective),
                ..hit(sense.clone(), None, false)
            });
        }
        for &noun in &clause.object {
            let sense = lexicon.verb_with(lemma, parsed.lemma(noun));
            if let Some(sense) = sense.or_else(|| lexicon.verb_with(lemma, "*")) {
                // "filed a lawsuit": the noun names it.
                let named = self
                    .noun_sense(noun)
                    .is_some_and(|named| named.class == sense.class);
                let found = hit(sense.clone(), Some(noun), false);
                return Some(if named {
                    Hit {
                        trigger: parsed.head(noun),
                        lemma: parsed.lemma(noun),
                        ..found
                    }
                } else {
                    found
                });
            }
        }
        if let Some((sense, _)) = lexicon.verb_phrase(lemma, |words| self.follows(clause, words)) {
            return Some(hit(sense.clone(), None, false));
        }
        if lexicon.is_light(lemma) {
            for &noun in &clause.object {
                if let Some(sense) = self.noun_sense(noun) {
                    return Some(hit(sense.clone(), Some(noun), true));
                }
            }
        }
        // "began talks" names the talks; "talks began" is told by its noun.
        // "added that": what a verb of saying governs is a statement, but an announcement is an act.
        let said =
            lexicon.is_saying(lemma) && !lexicon.is_declaring(lemma) && clause.object.is_empty();
        if let Some(sense) = lexicon
            .verb(lemma)
            .filter(|sense| sense.class.is_some() || !said)
        {
            return Some(hit(sense.clone(), None, false));
        }
        let open = !lexicon.is_static(lemma)
            && !lexicon.is_saying(lemma)
            && !lexicon.is_aspect(lemma)
            && !lexicon.is_plan(lemma)
            && !lexicon.is_doubt(lemma)
            && !lexicon.is_happening(lemma)
            && lemma.chars().all(char::is_alphabetic)
            && lemma.chars().count() > 2;
        open.then(|| Hit {
            sense: Sense {
                class: None,
                frame: lexicon
                    .verb("launch")
                    .map(|sense| sense.frame.clone())
                    .unwrap_or_default(),
            },
            trigger,
            lemma,
            noun: None,
            light: false,
            known: false,
        })
    }

    /// "Is opposed to": a participle that works as an adjective, its clause turned back.
    fn as_adjective(&self, clause: &Clause) -> Option<Clause> {
        let parsed = self.parsed;
        let word = parsed.lower(clause.verb);
        let to = parsed.source.text.lower(parsed.head(clause.verb) + 1) == "to";
        if !clause.build.passive || !to || self.lexicon.adjective(word).is_none() {
            return None;
        }
        let mut active = clause.clone();
        active.build.passive = false;
        active.subject = std::mem::take(&mut active.object);
        active.adjective = Some(active.verb);
        Some(active)
    }

    fn noun_sense(&self, at: usize) -> Option<&'a Sense> {
        let head = self.parsed.head(at);
        let text = self.parsed.source.text;
        let before = head.checked_sub(1).map_or("", |before| text.lower(before));
        if self.parsed.source.name(head).is_some() {
            return None;
        }
        self.lexicon.noun(before, text.lemma(head))
    }

    /// Whether the words stand after the verb, or open the phrase after its object.
    fn follows(&self, clause: &Clause, words: &[&str]) -> bool {
        let parsed = self.parsed;
        let text = parsed.source.text;
        let after = parsed.head(clause.verb) + 1;
        let touching = words.iter().enumerate().all(|(number, word)| {
            text.lower(after + number) == *word || text.lemma(after + number) == *word
        });
        let [only] = words else {
            return touching;
        };
        // "called the raid on Gaza a crime" is no call on anybody.
        let parted = clause.object.is_empty() || *only == "from";
        touching
            || parted
                && clause
                    .phrases
                    .first()
                    .is_some_and(|&(preposition, _)| parsed.lower(preposition) == *only)
    }

    /// The targets of the noun that a light verb carries.
    fn take_noun(&self, hit: &Hit<'_>, clause: &Clause, who: &mut Arguments) {
        let Some(noun) = hit.noun else {
            return;
        };
        let own = arguments::of_nominal(
            self.parsed,
            self.names,
            noun,
            &hit.sense.frame,
            &clause.phrases,
        );
        who.agents = if clause.build.passive {
            Vec::new()
        } else {
            arguments::subject(self.parsed, self.names, clause, self.lexicon)
        };
        if who.agents.is_empty() {
            who.agents.clone_from(&own.agents);
        }
        who.targets = own.targets;
        for name in own.agents {
            if !who.agents.contains(&name) && !who.targets.contains(&name) {
                who.targets.push(name);
            }
        }
        who.targets.retain(|name| !who.agents.contains(name));
        who.places = own.places;
    }

    /// "The drone strike killed two": the noun tells the same event, and who did it.
    fn subject_event(&mut self, clause: &Clause, hit: &Hit<'_>, who: &mut Arguments) {
        if clause.build.passive || hit.sense.class.is_none() {
            return;
        }
        for &noun in &clause.subject {
            let Some(sense) = self
                .noun_sense(noun)
                .filter(|sense| sense.class == hit.sense.class)
            else {
                continue;
            };
            let phrases = arguments::phrases_after(self.parsed, noun);
            let own = arguments::of_nominal(self.parsed, self.names, noun, &sense.frame, &phrases);
            who.agents = own.agents;
            for place in own.places {
                if !who.places.contains(&place) {
                    who.places.push(place);
                }
            }
            who.targets.retain(|name| !who.agents.contains(name));
            self.done_nouns.insert(noun);
        }
    }

    /// Any name in the clause's phrases, where the frame found no target.
    fn anyone(&self, clause: &Clause, skip: &[usize]) -> Vec<usize> {
        clause
            .phrases
            .iter()
            .filter(|(preposition, _)| {
                !matches!(
                    self.parsed.lower(*preposition),
                    "by" | "with" | "as" | "like" | "since" | "during"
                )
            })
            .map(|(_, group)| {
                let mut found: Vec<usize> = group
                    .iter()
                    .flat_map(|&noun| arguments::of_noun(self.parsed, self.names, noun))
                    .collect();
                found.retain(|name| !skip.contains(name));
                found.dedup();
                found
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Whether a reader would want it told.
    fn is_worth(
        &self,
        hit: &Hit<'_>,
        who: &Arguments,
        status: EventStatus,
        clause: &Clause,
    ) -> bool {
        let anyone = !who.agents.is_empty() || !who.targets.is_empty();
        if hit.sense.class.is_some() {
            return anyone || !who.places.is_empty();
        }
        let fact = matches!(
            status,
            EventStatus::Reported | EventStatus::Planned | EventStatus::Alleged
        );
        if hit.known {
            let sure = |names: &[usize]| names.iter().any(|&name| !self.names.is_open(name));
            return anyone
                && fact
                && (sure(&who.agents) || (clause.build.passive && sure(&who.targets)));
        }
        let token = self.parsed.head(clause.verb);
        let text = self.parsed.source.text;
        let past = matches!(text.tag(token), Tag::VBD | Tag::VBN);
        if past && text.lower(token) == hit.lemma {
            return false;
        }
        // Of a verb that the table does not know, only what an actor itself does or suffers is told.
        let nouns = if clause.build.passive {
            &clause.object
        } else {
            &clause.subject
        };
        let acts = nouns
            .iter()
            .any(|&noun| self.parsed.source.name(self.parsed.head(noun)).is_some());
        acts && fact && anyone
    }

    /// What completes the verb is told with it: the clauses under it, and all nouns up to their end.
    fn take_content(&mut self, clause: &Clause) {
        let mut end = clause.end;
        let mut verb = clause.complement;
        for _ in 0..4 {
            let Some(at) = verb.and_then(|verb| self.parsed.clause_of.get(verb).copied().flatten())
            else {
                break;
            };
            let Some(inner) = self.parsed.clauses.get(at) else {
                break;
            };
            self.done_verbs.insert(at);
            end = end.max(inner.end);
            verb = inner.complement.filter(|&next| Some(next) > verb);
        }
        // "an appeal to lay down their arms": what follows in the infinitive belongs to the noun.
        for inner in &self.parsed.clauses {
            if inner.build.form == Form::Infinitive && inner.verb == end && inner.verb > clause.verb
            {
                end = inner.end;
            }
        }
        self.done_nouns.extend(clause.verb..end);
    }

    /// "Killed ten in an attack on a village": the phrase tells the same event once more.
    fn take_same(&mut self, clause: &Clause, class: Option<EventClass>, who: &mut Arguments) {
        if class.is_none() {
            return;
        }
        for (preposition, group) in &clause.phrases {
            if !matches!(
                self.parsed.lower(*preposition),
                "in" | "by" | "with" | "during" | "on" | "through" | "at"
            ) {
                continue;
            }
            for &noun in group {
                let Some(sense) = self.noun_sense(noun).filter(|sense| sense.class == class) else {
                    continue;
                };
                let phrases = arguments::phrases_after(self.parsed, noun);
                let own =
                    arguments::of_nominal(self.parsed, self.names, noun, &sense.frame, &phrases);
                if who.agents.is_empty() {
                    who.agents = own
                        .agents
                        .into_iter()
                        .filter(|name| !who.targets.contains(name))
                        .collect();
                }
                if who.targets.is_empty() {
                    who.targets = own
                        .targets
                        .into_iter()
                        .filter(|name| !who.agents.contains(name))
                        .collect();
                }
                self.done_nouns.insert(noun);
            }
        }
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
        let end = phrases
            .last()
            .and_then(|(_, group)| group.last())
            .map_or(at + 1, |&last| last + 1);
        let trigger = parsed.head(at);
        let when = dates::date(parsed, self.times, trigger, at..end, Some(at), self.lexicon);
        let somebody = !who.agents.is_empty() || !who.targets.is_empty();
        // Who did it is not enough: "Iran's threats" is no happening, "Iran's threats against Oman" is.
        let told = if when.is_some() {
            somebody || (sense.class.is_some() && !who.places.is_empty())
        } else {
            !who.targets.is_empty() || (somebody && sense.class.is_some() && !who.places.is_empty())
        };
        let for_what = parsed
            .clauses
            .iter()
            .any(|clause| clause.object.contains(&at) && !self.is_told(clause));
        if !told || for_what {
            return;
        }
        let mut status = status::of_nominal(parsed, at);
        if status == EventStatus::Reported
            && let Some(clause) = parsed
                .clauses
                .iter()
                .find(|clause| clause.object.contains(&at) || clause.subject.contains(&at))
        {
            status = status::of_clause(parsed, clause, self.lexicon);
            if self.lexicon.is_plan(parsed.lemma(clause.verb)) && clause.object.contains(&at) {
                status = EventStatus::Planned;
            }
        }
        let headline = headline::of_nominal(parsed, self.names, at, &phrases);
        let lemma = parsed.lemma(at).to_owned();
        self.push(
            at..end,
            trigger,
            lemma,
            sense.class,
            status,
            who,
            when,
            headline,
        );
    }
}

/// PLOVER counts the intent to do somebody good as agreeing, and the intent to harm as threatening.
fn intended(class: Option<EventClass>, status: EventStatus, who: &Arguments) -> Option<EventClass> {
    use EventClass::{
        Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Retreat, Sanction, Support,
        Threaten,
    };
    if status != EventStatus::Planned || who.agents.is_empty() || who.targets.is_empty() {
        return class;
    }
    match class {
        Some(Consult | Support | Cooperate | Aid | Concede | Retreat) => Some(Agree),
        Some(Sanction | Coerce | Assault) => Some(Threaten),
        other => other,
    }
}
