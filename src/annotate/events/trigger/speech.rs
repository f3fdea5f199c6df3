//! Saying something, as an event of its own: who spoke, and when.

use super::{Search, Told};
use crate::annotate::events::arguments::{self, Arguments};
use crate::annotate::events::chunk::Form;
use crate::annotate::events::clause::Clause;
use crate::annotate::events::said::Utterance;
use crate::annotate::events::{dates, headline, status};
use crate::briefing::EventStatus;

impl Search<'_> {
    /// "Ann Lee said that ...": told where the speaker is known and nothing else tells it.
    pub(super) fn utterance(&mut self, utterance: &Utterance) {
        let parsed = self.parsed;
        let trigger = parsed.source.text.token(utterance.verb).map(|token| token.span);
        let told = self.found.iter().any(|draft| Some(draft.mention.trigger) == trigger);
        let clause = parsed.clauses.iter().find(|clause| parsed.head(clause.verb) == utterance.verb);
        let Some(clause) = clause.filter(|_| !told && !self.names.is_open(utterance.speaker)) else {
            return;
        };
        self.say(clause, Arguments { agents: vec![utterance.speaker], ..Arguments::default() });
    }

    /// "Ann Lee called the plan a mistake", "described it as ...": a judgement that somebody utters.
    pub(super) fn description(&mut self, clause: &Clause) {
        let parsed = self.parsed;
        let judged = !clause.second.is_empty()
            || !clause.object.is_empty() && clause.phrases.iter().any(|&(word, _)| parsed.lower(word) == "as");
        let is = self.lexicon.is_description(parsed.lemma(clause.verb));
        if !is || !judged || clause.build.passive || !matches!(clause.build.form, Form::Finite | Form::Gerund) {
            return;
        }
        let agents = arguments::subject(parsed, self.names, clause, self.lexicon);
        if agents.is_empty() || agents.iter().any(|&name| self.names.is_open(name)) {
            return;
        }
        let groups = [&clause.second, &clause.object];
        let targets = groups.into_iter().flatten().flat_map(|&at| arguments::of_noun(parsed, self.names, at));
        let targets = targets.filter(|name| !agents.contains(name)).collect();
        self.say(clause, Arguments { agents, targets, ..Arguments::default() });
    }

    fn say(&mut self, clause: &Clause, who: Arguments) {
        let parsed = self.parsed;
        if status::of_clause(parsed, clause, self.lexicon) != EventStatus::Reported {
            return;
        }
        let trigger = parsed.head(clause.verb);
        let line = headline::of_clause(parsed, self.names, clause, self.lexicon);
        let bare =
            || Some(format!("{} makes a statement", self.names.words(parsed.source.text.text, *who.agents.first()?)?));
        self.push(Told {
            chunks: headline::extent(clause),
            trigger,
            lemma: parsed.lemma(clause.verb).to_owned(),
            class: None,
            status: EventStatus::Reported,
            negated: false,
            when: dates::date(parsed, self.times, trigger, None, self.lexicon),
            stretch: dates::Stretch::default(),
            headline: line.or_else(bare),
            who,
            is_echo: false,
            is_aside: self.is_aside(clause),
            is_speech: true,
            said_by: None,
            tense: super::tense::of_clause(parsed, clause),
            is_beneath: false,
        });
    }
}
