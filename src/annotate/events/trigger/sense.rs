//! What a verb names, with the words about it.

use super::{Hit, Search};
use crate::annotate::events::arguments;
use crate::annotate::events::chunk::Modal;
use crate::annotate::events::clause::Clause;
use crate::annotate::events::lexicon::{Sense, Slot};

impl<'a> Search<'a> {
    /// "said that China must open its borders": a demand, whatever the verb of saying.
    pub(super) fn demand(&self, clause: &Clause) -> Option<Hit<'a>> {
        let parsed = self.parsed;
        if !self.lexicon.is_saying(parsed.lemma(clause.verb)) || clause.build.passive {
            return None;
        }
        let content = parsed.clauses.get(parsed.clause_of.get(clause.complement?).copied().flatten()?)?;
        if content.build.modal != Modal::Must || content.verb < clause.verb {
            return None;
        }
        let speaker = arguments::subject(parsed, self.names, clause, self.lexicon);
        let asked = if content.build.passive { &content.object } else { &content.subject };
        let asked: Vec<usize> = asked.iter().flat_map(|&noun| arguments::of_noun(parsed, self.names, noun)).collect();
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
    pub(super) fn hit(&self, clause: &Clause) -> Option<Hit<'a>> {
        let (parsed, lexicon) = (self.parsed, self.lexicon);
        let lemma = parsed.lemma(clause.verb);
        let trigger = parsed.head(clause.verb);
        let hit = |sense: Sense, noun: Option<usize>, light: bool| Hit {
            sense,
            trigger: if light { noun.map_or(trigger, |at| parsed.head(at)) } else { trigger },
            lemma: if light { noun.map_or(lemma, |at| super::act(parsed.lemma(at))) } else { lemma },
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
                let named = self.noun_sense(noun).is_some_and(|named| named.class == sense.class);
                let found = hit(sense.clone(), Some(noun), false);
                return Some(if named {
                    Hit { trigger: parsed.head(noun), lemma: parsed.lemma(noun), ..found }
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
        let said = lexicon.is_saying(lemma) && !lexicon.is_declaring(lemma) && clause.object.is_empty();
        if let Some(sense) = lexicon.verb(lemma).filter(|sense| sense.class.is_some() || !said) {
            return Some(hit(sense.clone(), None, false));
        }
        let open = !lexicon.is_static(lemma)
            && !lexicon.is_saying(lemma)
            && !lexicon.is_aspect(lemma)
            && !lexicon.is_plan(lemma)
            && !lexicon.is_doubt(lemma)
            && !lexicon.is_private(lemma)
            && !lexicon.is_happening(lemma)
            && lemma.chars().all(char::is_alphabetic)
            && lemma.chars().count() > 2;
        open.then(|| Hit {
            sense: Sense {
                class: None,
                frame: lexicon.verb("launch").map(|sense| sense.frame.clone()).unwrap_or_default(),
            },
            trigger,
            lemma,
            noun: None,
            light: false,
            known: false,
        })
    }

    /// "Is opposed to": a participle that works as an adjective, its clause turned back.
    pub(super) fn as_adjective(&self, clause: &Clause) -> Option<Clause> {
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

    pub(super) fn noun_sense(&self, at: usize) -> Option<&'a Sense> {
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
        let touching = words
            .iter()
            .enumerate()
            .all(|(number, word)| text.lower(after + number) == *word || text.lemma(after + number) == *word);
        let [only] = words else {
            return touching;
        };
        // "called the raid on Gaza a crime" is no call on anybody.
        let parted = clause.object.is_empty() || *only == "from";
        touching || parted && clause.phrases.first().is_some_and(|&(preposition, _)| parsed.lower(preposition) == *only)
    }
}
