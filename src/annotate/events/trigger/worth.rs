//! Which events are told, and as what.

use super::tense;
use super::{Hit, Search};
use crate::annotate::events::arguments::Arguments;
use crate::annotate::events::chunk::{Form, Modal};
use crate::annotate::events::clause::{Clause, Link};
use crate::annotate::{Tag, Tense};
use crate::briefing::{EventClass, EventStatus};

impl<'a> Search<'a> {
    /// Whether the clause tells of something, not only what something is for or how it is done.
    pub(super) fn is_told(&self, clause: &Clause) -> bool {
        // "For the year ended 31 March": no happening.
        let period = |left: usize| {
            matches!(self.parsed.lemma(left), "year" | "quarter" | "month" | "period" | "half" | "week" | "season")
        };
        let verb = clause.verb;
        if self.parsed.lemma(verb) == "end" && verb.checked_sub(1).is_some_and(period) {
            return false;
        }
        if self.parsed.is_of_anyone(verb) {
            return false;
        }
        let governed = clause.governor.filter(|(_, link)| *link == Link::Complement);
        match clause.build.form {
            Form::Finite => true,
            Form::Infinitive | Form::Gerund if governed.is_some() => {
                governed.and_then(|(above, _)| self.parsed.clauses.get(above)).is_some_and(|above| {
                    let lemma = self.parsed.lemma(above.verb);
                    let adjective = above.adjective.map_or("", |at| self.parsed.lower(at));
                    self.lexicon.is_aspect(lemma)
                        || self.lexicon.is_plan(lemma)
                        || self.lexicon.is_doubt(lemma)
                        || self.lexicon.is_planned(adjective)
                        || (above.build.passive && self.lexicon.is_saying(lemma))
                        || self.is_purpose(clause, above)
                })
            }
            // "returned to unveil", "held a rally to protest": what somebody did it for.
            Form::Infinitive => clause.governor.is_some(),
            Form::Gerund => true,
            // "The year ended 31 March", "a firm named Orex": no happenings.
            Form::Participle if matches!(self.parsed.lemma(clause.verb), "end" | "name" | "base" | "call") => false,
            Form::Participle => !clause.object.is_empty() || !clause.subject.is_empty() || clause.governor.is_some(),
        }
    }

    /// "Returned to open the dam", "was forced to sell": an act of its own that the verb above only leads to.
    fn is_purpose(&self, clause: &Clause, above: &Clause) -> bool {
        let lemma = self.parsed.lemma(above.verb);
        let leads = self.lexicon.is_light(lemma) && !above.object.is_empty()
            || self.lexicon.verb(lemma).is_some_and(|sense| matches!(sense.class, None | Some(EventClass::Coerce)));
        clause.build.form == Form::Infinitive
            && leads
            && !self.lexicon.is_saying(lemma)
            && self.lexicon.verb(self.parsed.lemma(clause.verb)).is_some()
    }

    /// Whether the clause tells in passing: of what came before, in a relative clause, as a habit. A story goes on in main
    /// clauses in the past tense (Hopper, "Aspect and foregrounding in discourse", 1979).
    pub(super) fn is_aside(&self, clause: &Clause) -> bool {
        let said = super::arguments::said_by(self.parsed, clause, self.lexicon);
        // "Announced that they had found a ship": one line tells both, that of the find where it has a class.
        if said.is_some_and(|above| self.lexicon.is_declaring(self.parsed.lemma(above.verb)) && !above.build.passive) {
            return self.hit(clause).is_none_or(|hit| hit.sense.class.is_none());
        }
        // "Was founded to help": what somebody does something for has not happened by that.
        if clause.build.form == Form::Infinitive && matches!(clause.governor, Some((_, Link::Adjunct))) {
            return true;
        }
        // "Forced her to leave": the verb above tells it.
        let led =
            clause.governor.filter(|&(_, link)| link == Link::Complement && clause.build.form == Form::Infinitive);
        let by = led.and_then(|(above, _)| self.parsed.clauses.get(above)).map(|above| self.parsed.lemma(above.verb));
        let only =
            |lemma: &str| self.lexicon.is_aspect(lemma) || self.lexicon.is_plan(lemma) || self.lexicon.is_doubt(lemma);
        if by.is_some_and(|lemma| !only(lemma) && self.lexicon.verb(lemma).is_some_and(|sense| sense.class.is_some())) {
            return true;
        }
        let said = said.is_some();
        if self.announces_known(clause) {
            return true;
        }
        match tense::of_clause(self.parsed, clause) {
            // "Was moving north": what goes on is the scene, not the story.
            Tense::Past if self.goes_on(clause) => true,
            Tense::Past | Tense::Perfect => false,
            Tense::Before => !said,
            Tense::Present | Tense::None | Tense::Noun => {
                !self.parsed.source.title && clause.build.modal != Modal::Will
            }
        }
    }

    /// Whether the verb is in the progressive.
    fn goes_on(&self, clause: &Clause) -> bool {
        let head = self.parsed.head(clause.verb);
        clause.build.form == Form::Finite && self.parsed.source.text.tag(head) == Tag::VBG
    }

    /// Whether the clause only announces what is told as an event of a class itself.
    fn announces_known(&self, clause: &Clause) -> bool {
        let content = || self.parsed.clauses.get(self.parsed.clause_of.get(clause.complement?).copied().flatten()?);
        self.lexicon.is_declaring(self.parsed.lemma(clause.verb))
            && content()
                .filter(|inner| inner.verb > clause.verb && inner.build.form == Form::Finite)
                .and_then(|inner| self.hit(inner))
                .is_some_and(|hit| hit.sense.class.is_some())
    }

    /// Whether the chunk is a noun that means something by itself, no pronoun.
    fn is_common(&self, at: usize) -> bool {
        self.parsed.is_noun(at) && self.parsed.source.text.tag(self.parsed.head(at)).is_noun()
    }

    /// Whether a sentence of its own says, in the past, what some people or things did or suffered.
    fn is_plainly_told(&self, clause: &Clause) -> bool {
        let who = if clause.build.passive { &clause.object } else { &clause.subject };
        clause.build.form == Form::Finite
            && clause.governor.is_none()
            && matches!(tense::of_clause(self.parsed, clause), Tense::Past | Tense::Perfect)
            && who.iter().any(|&noun| self.is_common(noun))
    }

    /// Whether it is told by itself (`false`), or only echoes what is told elsewhere (`true`); `None` where it is
    /// nothing a reader would want told.
    pub(super) fn worth(&self, hit: &Hit<'_>, who: &Arguments, status: EventStatus, clause: &Clause) -> Option<bool> {
        let anyone = !who.agents.is_empty() || !who.targets.is_empty();
        if hit.sense.class.is_some() {
            // "A bomb exploded", "gunmen shot two students": what happens to the nameless is news, too.
            let told = clause.subject.iter().chain(&clause.object).any(|&noun| self.is_common(noun));
            return Some(!anyone && who.places.is_empty() && !(told && is_weighty(hit.sense.class)));
        }
        let fact = matches!(status, EventStatus::Reported | EventStatus::Planned | EventStatus::Alleged);
        if hit.known {
            let told =
                fact && (self.is_sure(&who.agents) || self.is_sure(&who.targets) || self.is_plainly_told(clause));
            return Some(!told);
        }
        let token = self.parsed.head(clause.verb);
        let text = self.parsed.source.text;
        let past = matches!(text.tag(token), Tag::VBD | Tag::VBN);
        if past && text.lower(token) == hit.lemma {
            return None;
        }
        // Of a verb that the table does not know, only what an actor itself does or suffers is told.
        let nouns = if clause.build.passive { &clause.object } else { &clause.subject };
        let acts = nouns.iter().any(|&noun| self.parsed.source.name(self.parsed.head(noun)).is_some());
        // "Will continue to steer the firm"
        let goes_on = || {
            let above = clause.governor.and_then(|(above, _)| self.parsed.clauses.get(above));
            clause.build.form == Form::Infinitive
                && above.is_some_and(|above| {
                    matches!(self.parsed.lemma(above.verb), "continue" | "begin" | "start")
                        && above.build.form == Form::Finite
                })
        };
        (acts && fact && anyone && (clause.build.form == Form::Finite || goes_on())).then_some(false)
    }
}

/// Classes whose events are told even where nobody in them has a name.
pub(super) fn is_weighty(class: Option<EventClass>) -> bool {
    use EventClass::{Assault, Coerce, Crime, Disaster, Election, Mobilize, Protest, Retreat, Sanction};
    matches!(class, Some(Assault | Coerce | Crime | Disaster | Election | Mobilize | Protest | Retreat | Sanction))
}

/// Classes whose event is an utterance or a resolve: what completes the verb is its content, no event of its own.
pub(super) fn has_content(class: Option<EventClass>) -> bool {
    use EventClass::{Accuse, Agree, Concede, Reject, Request, Support, Threaten};
    matches!(class, Some(Accuse | Agree | Concede | Reject | Request | Support | Threaten))
}

/// PLOVER counts the intent to do somebody good as agreeing, and the intent to harm as threatening.
pub(super) fn intended(class: Option<EventClass>, status: EventStatus, who: &Arguments) -> Option<EventClass> {
    use EventClass::{Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Retreat, Sanction, Support, Threaten};
    if status != EventStatus::Planned || who.agents.is_empty() || who.targets.is_empty() {
        return class;
    }
    match class {
        Some(Consult | Support | Cooperate | Aid | Concede | Retreat) => Some(Agree),
        Some(Sanction | Coerce | Assault) => Some(Threaten),
        other => other,
    }
}
