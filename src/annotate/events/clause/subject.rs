//! What stands before a verb: its subjects, or the clause that it stands beside.

use super::{Clause, Link, Parsed};
use crate::annotate::Tag;
use crate::annotate::events::chunk::{Form, Kind};
use crate::annotate::events::lexicon::Lexicon;

impl Parsed<'_> {
    /// The subjects of the verb at `verb`, and a clause that it stands beside.
    pub(super) fn subject(&self, verb: usize, lexicon: &Lexicon) -> (Vec<usize>, Option<(usize, Link)>, Option<usize>) {
        let build = self.verb(verb).unwrap_or_default();
        let mut at = verb;
        let mut commas = 0;
        let mut inserted = false;
        let mut steps = 0;
        while let Some(left) = self.before(at) {
            steps += 1;
            if steps > 40 {
                break;
            }
            match self.kind(left) {
                // "them" is nobody's subject.
                Kind::Noun if is_object_pronoun(self.lower(left)) => at = left,
                Kind::Noun => {
                    // "in hospitals in Ghent and Namur": they are joined inside the phrase.
                    if build.form == Form::Finite
                        && let Some(word) = self.joined_in_phrase(left)
                    {
                        at = word;
                        continue;
                    }
                    let governed = self.before(left).filter(|&word| self.kind(word) == Kind::Preposition);
                    if let Some(word) = governed {
                        // "after soldiers on foot reached the town"
                        let opens = at == verb || commas == 0 && self.opens_clause(word);
                        if build.form == Form::Finite && self.may_open(word) && opens {
                            return (self.group_left(left), None, Some(word));
                        }
                        if build.form != Form::Finite && at == verb && build.form != Form::Infinitive {
                            return (vec![left], None, None);
                        }
                        at = word;
                        continue;
                    }
                    if build.form == Form::Finite
                        && let Some(other) = self.before(left).filter(|&other| self.verb(other).is_some())
                        && !lexicon.is_saying(self.lemma(other))
                        && let Some(start) = self.modifier_start(other).or_else(|| self.relative_before(other))
                    {
                        at = start;
                        continue;
                    }
                    // "Ann Lee, a clerk from Lima, Ohio, was arrested"
                    if inserted && let Some(comma) = self.apposed(left) {
                        at = comma;
                        continue;
                    }
                    let opener = self.before(left).filter(|&word| self.kind(word) == Kind::Subordinator);
                    return (self.group_left(left), None, opener);
                }
                Kind::Comma => {
                    commas += 1;
                    if commas > 2 {
                        break;
                    }
                    if build.form == Form::Finite
                        && let Some(open) = self.opening_comma(left)
                    {
                        // What stands between them is no step away.
                        commas -= 1;
                        inserted = true;
                        at = open;
                        continue;
                    }
                    // "killing 46", "and raided", after a comma
                    if let Some(other) = self.clause_before(left, build.form) {
                        let link = if build.form == Form::Finite { Link::Beside } else { Link::Adjunct };
                        return (Vec::new(), Some((other, link)), None);
                    }
                    at = left;
                }
                Kind::Relative => {
                    let antecedent = self.before(left).map(|noun| {
                        if self.kind(noun) == Kind::Comma { self.before(noun).unwrap_or(noun) } else { noun }
                    });
                    // "Jan Maas, 12, who was shot"
                    let aged = |noun: usize| {
                        let number =
                            self.source.text.tag(self.head(noun)) == Tag::CD && self.kind(noun - 1) == Kind::Comma;
                        if number && noun > 1 && self.is_noun(noun - 2) { noun - 2 } else { noun }
                    };
                    let antecedent = antecedent.filter(|&noun| self.is_noun(noun));
                    let antecedent = antecedent.map(|noun| if noun > 1 { aged(noun) } else { noun });
                    return (antecedent.into_iter().collect(), None, None);
                }
                Kind::Conjunction => {
                    if let Some(other) = self.clause_before(left, build.form) {
                        // "Said that it fell, but denied ...": past a comma it goes on from who speaks.
                        let parted = build.form == Form::Finite && left > 0 && self.kind(left - 1) == Kind::Comma;
                        let other = if parted { self.top_of(other) } else { other };
                        return (Vec::new(), Some((other, Link::Beside)), None);
                    }
                    at = left;
                }
                Kind::Verb(other) => {
                    if build.form == Form::Finite
                        && at != verb
                        && let Some(start) = self.modifier_start(left).or_else(|| self.relative_before(left))
                    {
                        at = start;
                        continue;
                    }
                    if build.form == Form::Finite && other.form != Form::Finite {
                        at = left;
                        continue;
                    }
                    let Some(other) = self.clause_of.get(left).copied().flatten() else {
                        break;
                    };
                    return (Vec::new(), Some((other, Link::Complement)), None);
                }
                Kind::Preposition if build.form == Form::Gerund => {
                    if let Some(other) = self.clause_before(left, Form::Finite) {
                        return (Vec::new(), Some((other, Link::Adjunct)), Some(left));
                    }
                    return (Vec::new(), None, Some(left));
                }
                Kind::Preposition | Kind::Adjective => at = left,
                _ => break,
            }
        }
        (Vec::new(), None, None)
    }

    /// "The group *which* Albania hosted", "the attacks Iran launched": the noun that the relative clause is about.
    pub(super) fn relative_object(&self, clause: &Clause) -> Option<usize> {
        let first = *clause.subject.first().filter(|&&first| first < clause.verb)?;
        let left = self.before(first)?;
        match self.kind(left) {
            Kind::Relative if self.lower(left) != "whose" => {
                let noun = self.before(left)?;
                let noun = if self.kind(noun) == Kind::Comma { self.before(noun)? } else { noun };
                self.is_noun(noun).then_some(noun)
            }
            Kind::Noun => self.source.name(self.head(first)).map(|_| left),
            _ => None,
        }
    }

    /// Whether the preposition is one that mostly opens a clause where a verb follows.
    fn opens_clause(&self, word: usize) -> bool {
        matches!(self.lower(word), "after" | "before" | "since" | "until" | "once" | "till")
    }

    /// Where the relative or participial clause of the verb at `verb` begins, if it is one.
    fn modifier_start(&self, verb: usize) -> Option<usize> {
        let build = self.verb(verb)?;
        let left = self.before(verb)?;
        match self.kind(left) {
            Kind::Relative => Some(left),
            Kind::Noun if build.form != Form::Finite && build.form != Form::Infinitive => Some(verb),
            _ => None,
        }
    }

    /// "Ann Lee, the chief of Orex, announced on Monday ...": a past tense that looks like a participle, where the sentence
    /// has no verb before it and what stands between the commas only describes the subject.
    pub(super) fn settle_main_verb(&mut self) {
        let Some(at) = (0..self.chunks.len()).find(|&at| self.verb(at).is_some_and(|verb| verb.form != Form::Gerund))
        else {
            return;
        };
        let alone = self.chunks.get(at).is_some_and(|chunk| chunk.tokens.len() == 1);
        let participle = self.verb(at).is_some_and(|verb| verb.form == Form::Participle);
        let by = self.lower(self.after(at + 1)) == "by";
        let apposed =
            at > 2 && self.kind(at - 1) == Kind::Comma && self.opening_comma(at - 1).is_some_and(|open| open < 6);
        if !(alone && participle && apposed) || by {
            return;
        }
        if let Some(chunk) = self.chunks.get_mut(at)
            && let Kind::Verb(verb) = &mut chunk.kind
        {
            verb.form = Form::Finite;
            verb.passive = false;
        }
    }

    /// The comma that opens what the one at `close` closes: an apposition, a relative clause, a phrase after a noun.
    fn opening_comma(&self, close: usize) -> Option<usize> {
        (close.saturating_sub(24)..close.saturating_sub(1))
            .rev()
            .find(|&at| {
                self.kind(at) == Kind::Comma
                    && at > 0
                    && (self.is_noun(at - 1) || self.kind(at - 1) == Kind::Time)
                    && !matches!(self.kind(at + 1), Kind::Conjunction)
            })
            .filter(|&open| {
                let inside = open + 1..close;
                // A whole sentence between the commas is no insertion, unless it hangs on a relative pronoun.
                let finite = inside.clone().filter(|&at| self.is_finite(at)).count();
                finite == 0 || inside.clone().any(|at| matches!(self.kind(at), Kind::Relative | Kind::Subordinator))
            })
    }

    /// The last clause before `at` whose verb has this form (or is finite, for participles and gerunds).
    fn clause_before(&self, at: usize, form: Form) -> Option<usize> {
        self.clauses.iter().rposition(|clause| {
            clause.verb < at
                && match form {
                    Form::Infinitive => matches!(clause.build.form, Form::Infinitive),
                    Form::Finite => clause.build.form == Form::Finite,
                    Form::Gerund => matches!(clause.build.form, Form::Finite | Form::Gerund),
                    Form::Participle => {
                        matches!(clause.build.form, Form::Finite | Form::Participle)
                    }
                }
        })
    }

    /// The comma between a name that nothing governs and the noun group at `at` that says what its bearer is.
    fn apposed(&self, at: usize) -> Option<usize> {
        let comma = self.before(at).filter(|&comma| self.kind(comma) == Kind::Comma)?;
        let first = self.chunks.get(at)?.tokens.start;
        let indefinite = matches!(self.source.text.lower(first), "a" | "an");
        let name = self.before(comma).filter(|&name| self.is_noun(name))?;
        let named = self.source.name(self.head(name)).is_some();
        let governed = self.before(name).is_some_and(|word| self.kind(word) == Kind::Preposition);
        (indefinite && named && !governed).then_some(comma)
    }

    /// The clause that the one at `at` completes, and which that one completes, up to the highest.
    fn top_of(&self, mut at: usize) -> usize {
        for _ in 0..3 {
            let verb = self.clauses.get(at).map(|clause| clause.verb);
            let above =
                self.clauses.iter().take(at).rposition(|clause| {
                    verb.is_some() && clause.complement == verb && clause.build.form == Form::Finite
                });
            let Some(above) = above else { break };
            at = above;
        }
        at
    }

    /// The preposition that governs the group of two whose last noun is at `at`.
    fn joined_in_phrase(&self, at: usize) -> Option<usize> {
        let joint = self.before(at).filter(|&joint| self.kind(joint) == Kind::Conjunction)?;
        let first = self.before(joint).filter(|&first| self.is_noun(first))?;
        let word = self.before(first).filter(|&word| self.kind(word) == Kind::Preposition && !self.may_open(word))?;
        let named = |at: usize| self.source.name(self.head(at)).is_some();
        (named(at) && named(first)).then_some(word)
    }

    /// The relative pronoun that the finite verb at `verb` hangs below ("soldiers who say that he ordered them"), where
    /// no comma or joint parts them.
    fn relative_before(&self, verb: usize) -> Option<usize> {
        (verb.saturating_sub(10)..verb)
            .rev()
            .take_while(|&at| !matches!(self.kind(at), Kind::Comma | Kind::Mark | Kind::Conjunction))
            .find(|&at| self.kind(at) == Kind::Relative)
            .filter(|&at| at > 0 && self.is_noun(at - 1))
    }
}

fn is_object_pronoun(word: &str) -> bool {
    matches!(word, "them" | "him" | "me" | "us")
}
