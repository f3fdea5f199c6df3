//! Words that tell the same event as the verb: the noun of a light verb, its subject, its phrases, its content.

use super::{Hit, Search};
use crate::annotate::events::arguments::{self, Arguments};
use crate::annotate::events::chunk::Form;
use crate::annotate::events::clause::Clause;
use crate::briefing::EventClass;

impl<'a> Search<'a> {
    /// The targets of the noun that a light verb carries.
    pub(super) fn take_noun(&self, hit: &Hit<'_>, clause: &Clause, who: &mut Arguments) {
        let Some(noun) = hit.noun else {
            return;
        };
        let own = arguments::of_nominal(self.parsed, self.names, noun, &hit.sense.frame, &clause.phrases);
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
    pub(super) fn subject_event(&mut self, clause: &Clause, hit: &Hit<'_>, who: &mut Arguments) {
        if clause.build.passive || hit.sense.class.is_none() {
            return;
        }
        for &noun in &clause.subject {
            let Some(sense) = self.noun_sense(noun).filter(|sense| sense.class == hit.sense.class) else {
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
    pub(super) fn anyone(&self, clause: &Clause, skip: &[usize]) -> Vec<usize> {
        clause
            .phrases
            .iter()
            .filter(|(preposition, _)| {
                !matches!(self.parsed.lower(*preposition), "by" | "with" | "as" | "like" | "since" | "during")
            })
            .map(|(_, group)| {
                let mut found: Vec<usize> =
                    group.iter().flat_map(|&noun| arguments::of_noun(self.parsed, self.names, noun)).collect();
                found.retain(|name| !skip.contains(name));
                found.dedup();
                found
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// What completes the verb is told with it: the clauses under it, and all nouns up to their end.
    pub(super) fn take_content(&mut self, clause: &Clause) {
        let mut end = clause.end;
        let mut verb = clause.complement;
        for _ in 0..4 {
            let Some(at) = verb.and_then(|verb| self.parsed.clause_of.get(verb).copied().flatten()) else {
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
            if inner.build.form == Form::Infinitive && inner.verb == end && inner.verb > clause.verb {
                end = inner.end;
            }
        }
        self.done_nouns.extend(clause.verb..end);
    }

    /// "Killed ten in an attack on a village": the phrase tells the same event once more.
    pub(super) fn take_same(&mut self, clause: &Clause, class: Option<EventClass>, who: &mut Arguments) {
        if class.is_none() {
            return;
        }
        for (preposition, group) in &clause.phrases {
            if !matches!(self.parsed.lower(*preposition), "in" | "by" | "with" | "during" | "on" | "through" | "at") {
                continue;
            }
            for &noun in group {
                let Some(sense) = self.noun_sense(noun).filter(|sense| sense.class == class) else {
                    continue;
                };
                let phrases = arguments::phrases_after(self.parsed, noun);
                let own = arguments::of_nominal(self.parsed, self.names, noun, &sense.frame, &phrases);
                if who.agents.is_empty() {
                    who.agents = own.agents.into_iter().filter(|name| !who.targets.contains(name)).collect();
                }
                if who.targets.is_empty() {
                    who.targets = own.targets.into_iter().filter(|name| !who.agents.contains(name)).collect();
                }
                self.done_nouns.insert(noun);
            }
        }
    }
}
