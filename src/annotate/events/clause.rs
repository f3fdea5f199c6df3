//! Who does what to whom: the clauses of a sentence, read from its chunks.

use super::chunk::{Chunk, Form, Kind, Modal, Source, Verb};
use super::lexicon::Lexicon;

/// A sentence in chunks.
pub(super) struct Parsed<'a> {
    /// What the chunks were made from.
    pub source: &'a Source<'a>,
    /// All chunks, in order.
    pub chunks: Vec<Chunk>,
    /// The clauses, in order of their verbs.
    pub clauses: Vec<Clause>,
    /// For each chunk, the clause whose verb it is.
    pub clause_of: Vec<Option<usize>>,
}

/// A verb with what belongs to it; everything but `governor` counts in chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// The verb.
    pub verb: usize,
    /// How it is built.
    pub build: Verb,
    /// Its grammatical subjects.
    pub subject: Vec<usize>,
    /// What it is done to; where the verb is passive, the subjects.
    pub object: Vec<usize>,
    /// The first of two objects ("gave *Iran* a warning").
    pub second: Vec<usize>,
    /// An adjective after a form of be.
    pub adjective: Option<usize>,
    /// Prepositions with what they govern, in order.
    pub phrases: Vec<(usize, Vec<usize>)>,
    /// The verb of the clause that completes it ("agreed to *leave*", "said that it *left*").
    pub complement: Option<usize>,
    /// The clause that this one completes, and how.
    pub governor: Option<(usize, Link)>,
    /// The preposition or subordinator that opens it ("if", "after").
    pub opened_by: Option<usize>,
    /// The chunk after its last.
    pub end: usize,
}

/// How a clause completes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It is what the other verb governs.
    Complement,
    /// It stands beside the other and shares its subject.
    Beside,
    /// It says what the other is for, or goes along with it.
    Adjunct,
}

impl Parsed<'_> {
    /// The chunk's kind; [`Kind::Mark`] beyond either end.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.chunks.get(at).map_or(Kind::Mark, |chunk| chunk.kind)
    }

    /// The token that stands for the chunk.
    pub(super) fn head(&self, at: usize) -> usize {
        self.chunks.get(at).map_or(usize::MAX, |chunk| chunk.head)
    }

    /// The head's word in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.source.text.lower(self.head(at))
    }

    /// The head's lemma.
    pub(super) fn lemma(&self, at: usize) -> &str {
        self.source.text.lemma(self.head(at))
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.kind(at) == Kind::Noun
    }

    fn is_skipped(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Adverb | Kind::Time | Kind::Quote)
    }

    /// The chunk before `at` that is no adverb, time or quotation mark.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let mut at = at.checked_sub(1)?;
        loop {
            // "on Monday": the preposition goes with the time.
            if self.kind(at) == Kind::Time && at > 0 && self.kind(at - 1) == Kind::Preposition {
                at = at.checked_sub(2)?;
                continue;
            }
            if !self.is_skipped(at) {
                return Some(at);
            }
            at = at.checked_sub(1)?;
        }
    }

    /// The chunk at or after `at` that is no adverb, time or quotation mark.
    fn after(&self, mut at: usize) -> usize {
        loop {
            if self.kind(at) == Kind::Preposition && self.kind(at + 1) == Kind::Time {
                at += 2;
            } else if self.is_skipped(at) {
                at += 1;
            } else {
                return at;
            }
        }
    }

    fn verb(&self, at: usize) -> Option<Verb> {
        match self.kind(at) {
            Kind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    fn is_finite(&self, at: usize) -> bool {
        self.verb(at).is_some_and(|verb| verb.form == Form::Finite)
    }

    /// Nouns joined from `at` to the right, and the chunk after them.
    fn group_right(&self, at: usize) -> (Vec<usize>, usize) {
        let mut members = vec![at];
        let mut end = at + 1;
        let mut list = Vec::new();
        let mut next = end;
        loop {
            match self.kind(next) {
                Kind::Conjunction if self.is_noun(next + 1) && self.lower(next) != "but" => {
                    if self.is_finite(self.after(next + 2)) {
                        break;
                    }
                    members.append(&mut list);
                    members.push(next + 1);
                    end = next + 2;
                    next = end;
                }
                Kind::Comma if self.is_noun(next + 1) && self.kind(next + 2) != Kind::Mark => {
                    list.push(next + 1);
                    next += 2;
                }
                Kind::Comma if !list.is_empty() && self.kind(next + 1) == Kind::Conjunction => {
                    next += 1
                }
                _ => break,
            }
        }
        (members, end)
    }

    /// The noun that stands at or before `at` and is not governed by a preposition, if the way there is only prepositions.
    fn ungoverned(&self, mut at: usize) -> Option<usize> {
        while self.is_noun(at) {
            match at.checked_sub(1) {
                Some(left) if self.kind(left) == Kind::Preposition && !self.may_open(left) => {
                    at = self.before(left)?;
                    // "Iran and Iraq's" coordination inside the phrase
                    if self.kind(at) == Kind::Conjunction {
                        at = self.before(at)?;
                    }
                }
                _ => return Some(at),
            }
        }
        None
    }

    /// Whether a preposition can also open a clause ("after Iran left").
    fn may_open(&self, at: usize) -> bool {
        matches!(
            self.lower(at),
            "after" | "before" | "since" | "until" | "as" | "than" | "once" | "till"
        )
    }

    /// Nouns joined from `at` to the left: the subjects of a verb after `at`.
    fn group_left(&self, at: usize) -> Vec<usize> {
        let mut members = vec![at];
        let mut first = at;
        while let Some(joint) = self.before(first) {
            let left = match self.kind(joint) {
                Kind::Conjunction if self.lower(joint) != "but" => self.before(joint),
                Kind::Comma if members.len() > 1 => self.before(joint),
                _ => None,
            };
            let left = left.map(|left| {
                if self.kind(left) == Kind::Comma {
                    left.saturating_sub(1)
                } else {
                    left
                }
            });
            let Some(left) = left.filter(|&left| self.is_noun(left)) else {
                break;
            };
            // "tension between Iran and Iraq": they are joined inside the phrase.
            let between = left
                .checked_sub(1)
                .is_some_and(|word| matches!(self.lower(word), "between" | "among"));
            let Some(left) = self.ungoverned(left) else {
                break;
            };
            if between {
                members = vec![left];
                first = left;
                continue;
            }
            // "Trump met Kim and Xi left": what the verb before governs is no subject of this one.
            if self
                .before(left)
                .is_some_and(|verb| self.verb(verb).is_some())
            {
                break;
            }
            members.push(left);
            first = left;
        }
        members.reverse();
        members
    }

    /// The subjects of the verb at `verb`, and a clause that it stands beside.
    fn subject(
        &self,
        verb: usize,
        lexicon: &Lexicon,
    ) -> (Vec<usize>, Option<(usize, Link)>, Option<usize>) {
        let build = self.verb(verb).unwrap_or_default();
        let mut at = verb;
        let mut commas = 0;
        let mut steps = 0;
        while let Some(left) = self.before(at) {
            steps += 1;
            if steps > 40 {
                break;
            }
            match self.kind(left) {
                Kind::Noun => {
                    let governed = self
                        .before(left)
                        .filter(|&word| self.kind(word) == Kind::Preposition);
                    if let Some(word) = governed {
                        if build.form == Form::Finite && self.may_open(word) && at == verb {
                            return (self.group_left(left), None, Some(word));
                        }
                        if build.form != Form::Finite
                            && at == verb
                            && build.form != Form::Infinitive
                        {
                            return (vec![left], None, None);
                        }
                        at = word;
                        continue;
                    }
                    if build.form == Form::Finite
                        && let Some(other) = self
                            .before(left)
                            .filter(|&other| self.verb(other).is_some())
                        && !lexicon.is_saying(self.lemma(other))
                        && let Some(start) = self.modifier_start(other)
                    {
                        at = start;
                        continue;
                    }
                    let opener = self
                        .before(left)
                        .filter(|&word| self.kind(word) == Kind::Subordinator);
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
                        at = open;
                        continue;
                    }
                    // "killing 46", "and raided", after a comma
                    if let Some(other) = self.clause_before(left, build.form) {
                        let link = if build.form == Form::Finite {
                            Link::Beside
                        } else {
                            Link::Adjunct
                        };
                        return (Vec::new(), Some((other, link)), None);
                    }
                    at = left;
                }
                Kind::Relative => {
                    let antecedent = self.before(left).map(|noun| {
                        if self.kind(noun) == Kind::Comma {
                            self.before(noun).unwrap_or(noun)
                        } else {
                            noun
                        }
                    });
                    let antecedent = antecedent.filter(|&noun| self.is_noun(noun));
                    return (antecedent.into_iter().collect(), None, None);
                }
                Kind::Conjunction => {
                    if let Some(other) = self.clause_before(left, build.form) {
                        return (Vec::new(), Some((other, Link::Beside)), None);
                    }
                    at = left;
                }
                Kind::Verb(other) => {
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
    fn relative_object(&self, clause: &Clause) -> Option<usize> {
        let first = *clause
            .subject
            .first()
            .filter(|&&first| first < clause.verb)?;
        let left = self.before(first)?;
        match self.kind(left) {
            Kind::Relative if self.lower(left) != "whose" => {
                let noun = self.before(left)?;
                let noun = if self.kind(noun) == Kind::Comma {
                    self.before(noun)?
                } else {
                    noun
                };
                self.is_noun(noun).then_some(noun)
            }
            Kind::Noun => self.source.name(self.head(first)).map(|_| left),
            _ => None,
        }
    }

    /// Where the relative or participial clause of the verb at `verb` begins, if it is one.
    fn modifier_start(&self, verb: usize) -> Option<usize> {
        let build = self.verb(verb)?;
        let left = self.before(verb)?;
        match self.kind(left) {
            Kind::Relative => Some(left),
            Kind::Noun if build.form != Form::Finite && build.form != Form::Infinitive => {
                Some(verb)
            }
            _ => None,
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
                finite == 0
                    || inside
                        .clone()
                        .any(|at| matches!(self.kind(at), Kind::Relative | Kind::Subordinator))
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

    /// Reads what stands after the verb into the clause.
    fn complete(&self, clause: &mut Clause, lexicon: &Lexicon) {
        let mut at = clause.verb + 1;
        let mut objects: Vec<Vec<usize>> = Vec::new();
        let linking = matches!(self.lemma(clause.verb), "be" | "become" | "remain" | "seem");
        loop {
            at = self.after(at);
            match self.kind(at) {
                Kind::Noun => {
                    let (group, end) = self.group_right(at);
                    let next = self.after(end);
                    let next_of = self.skip_phrases(next);
                    if self.is_finite(next)
                        || (lexicon.is_saying(self.lemma(clause.verb)) && self.is_finite(next_of))
                    {
                        // "said it expelled", "demanded the government resign"
                        if objects.is_empty() && clause.phrases.is_empty() {
                            let verb = if self.is_finite(next) { next } else { next_of };
                            clause.complement = Some(verb);
                        }
                        break;
                    }
                    if !clause.phrases.is_empty() || objects.len() > 1 {
                        break;
                    }
                    objects.push(group);
                    at = end;
                }
                Kind::Adjective => {
                    if linking {
                        clause.adjective = clause.adjective.or(Some(at));
                    }
                    at += 1;
                }
                Kind::Preposition => {
                    let next = self.after(at + 1);
                    if self.is_noun(next) {
                        let (group, end) = self.group_right(next);
                        if self.may_open(at) && self.is_finite(self.skip_phrases(self.after(end))) {
                            break;
                        }
                        clause.phrases.push((at, group));
                        at = end;
                    } else if matches!(
                        self.verb(next),
                        Some(Verb {
                            form: Form::Gerund,
                            ..
                        })
                    ) {
                        if matches!(
                            self.lower(at),
                            "of" | "from" | "for" | "to" | "on" | "in" | "about" | "against"
                        ) {
                            clause.complement = Some(next);
                        }
                        break;
                    } else {
                        at += 1;
                    }
                }
                Kind::Subordinator => {
                    if matches!(self.lower(at), "that" | "whether") && clause.complement.is_none() {
                        clause.complement =
                            (at + 1..self.chunks.len()).find(|&next| self.is_finite(next));
                    }
                    break;
                }
                Kind::Verb(verb) => {
                    match verb.form {
                        Form::Infinitive => clause.complement = Some(at),
                        Form::Gerund if objects.is_empty() && clause.phrases.is_empty() => {
                            clause.complement = Some(at);
                        }
                        Form::Gerund | Form::Participle
                            if !objects.is_empty() || !clause.phrases.is_empty() =>
                        {
                            // "members expelled from Iraq": the phrases of the participle are its own
                        }
                        _ => {}
                    }
                    break;
                }
                _ => break,
            }
        }
        clause.end = at;
        let mut objects = objects.into_iter();
        match (objects.next(), objects.next()) {
            (Some(first), Some(second)) => {
                clause.second = first;
                clause.object = second;
            }
            (Some(first), None) => clause.object = first,
            _ => {}
        }
    }

    /// The chunk after the prepositional phrases that begin at `at`.
    fn skip_phrases(&self, mut at: usize) -> usize {
        while self.kind(at) == Kind::Preposition && self.is_noun(self.after(at + 1)) {
            at = self.after(self.group_right(self.after(at + 1)).1);
        }
        at
    }
}

/// The sentence's clauses.
pub(super) fn parse<'a>(
    source: &'a Source<'a>,
    chunks: Vec<Chunk>,
    lexicon: &Lexicon,
) -> Parsed<'a> {
    let clause_of = vec![None; chunks.len()];
    let mut parsed = Parsed {
        source,
        chunks,
        clauses: Vec::new(),
        clause_of,
    };
    for at in 0..parsed.chunks.len() {
        let Kind::Verb(build) = parsed.kind(at) else {
            continue;
        };
        let clause = read(&parsed, at, build, lexicon);
        if let Some(place) = parsed.clause_of.get_mut(at) {
            *place = Some(parsed.clauses.len());
        }
        parsed.clauses.push(clause);
    }
    link(&mut parsed);
    parsed
}

fn read(parsed: &Parsed<'_>, at: usize, build: Verb, lexicon: &Lexicon) -> Clause {
    let (subject, beside, opened_by) = parsed.subject(at, lexicon);
    let mut clause = Clause {
        verb: at,
        build,
        subject,
        governor: beside,
        opened_by,
        ..Clause::default()
    };
    parsed.complete(&mut clause, lexicon);
    if clause.object.is_empty() && !build.passive {
        clause.object = parsed.relative_object(&clause).into_iter().collect();
    }
    // "a town taken by rebels" is tagged as past where the participle looks the same.
    let by = clause
        .phrases
        .first()
        .is_some_and(|&(word, _)| parsed.lower(word) == "by");
    // ... and a participle with an object of its own is a past tense that was mistaken for one.
    if build.form == Form::Participle
        && build.passive
        && !clause.object.is_empty()
        && !clause.subject.is_empty()
    {
        clause.build.form = Form::Finite;
        clause.build.passive = false;
    }
    if by
        && clause.object.is_empty()
        && !clause.build.present
        && clause.build.modal == Modal::None
        && matches!(build.form, Form::Participle)
    {
        clause.build.passive = true;
    }
    clause
}

/// Hands subjects down from clause to clause, and turns passive clauses round.
fn link(parsed: &mut Parsed<'_>) {
    let complements: Vec<(usize, usize)> = parsed
        .clauses
        .iter()
        .enumerate()
        .filter_map(|(at, clause)| Some((at, clause.complement?)))
        .collect();
    for (governor, verb) in complements {
        let Some(at) = parsed.clause_of.get(verb).copied().flatten() else {
            continue;
        };
        if let Some(clause) = parsed.clauses.get_mut(at)
            && at > governor
        {
            clause.governor = Some((governor, Link::Complement));
        }
    }
    for at in 0..parsed.clauses.len() {
        let Some(clause) = parsed.clauses.get(at) else {
            continue;
        };
        let mut subject = clause.subject.clone();
        let mut governor = clause.governor;
        let mut passive = clause.build.passive;
        if let Some((above, how)) = governor
            && let Some(other) = parsed.clauses.get(above).filter(|_| above < at)
        {
            let inherits = subject.is_empty() || clause.build.form == Form::Infinitive;
            if inherits {
                subject = match how {
                    Link::Complement if !other.object.is_empty() && !other.build.passive => {
                        let mut object = other.second.clone();
                        if object.is_empty() {
                            object.clone_from(&other.object);
                        }
                        object
                    }
                    Link::Complement if other.build.passive => other.object.clone(),
                    _ => {
                        if other.build.passive {
                            other.object.clone()
                        } else {
                            other.subject.clone()
                        }
                    }
                };
            }
            if how == Link::Beside {
                governor = match other.governor {
                    Some((upper, Link::Complement)) => Some((upper, Link::Complement)),
                    _ => governor,
                };
                passive |= clause.build.form == Form::Participle && other.build.passive;
            }
        }
        let Some(clause) = parsed.clauses.get_mut(at) else {
            continue;
        };
        clause.governor = governor;
        clause.build.passive = passive;
        clause.subject = subject;
        if passive {
            if clause.second.is_empty() && !clause.object.is_empty() {
                // "was given a warning"
                clause.second = std::mem::take(&mut clause.subject);
            } else if clause.object.is_empty() {
                clause.object = std::mem::take(&mut clause.subject);
            }
        }
    }
}
