//! Reads a document from its first word to its last, and asks of each pronoun and nominal whom it means.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::called::Called;
use super::bearers::{Bearer, Gender, Last, Slot};
use super::features::{Candidate, Class, Features, Fit, Question};
use super::{Placed, nouns};
use crate::annotate::names::document::Passage;
use crate::annotate::names::lexicon::{Facts, Lexicon};
use crate::annotate::names::words::{Shape, Word};
use crate::annotate::{NameMention, Signs};
use crate::briefing::{ActorKind, MentionForm};

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;
/// How many sentences back a nominal reaches.
const NOMINAL_REACH: usize = 5;
/// How many sentences back a nominal reaches whose noun is in the name or the role.
const NAMED_REACH: usize = 60;
/// How many words lie between who speaks and what he says, at most: "Ann Lee, 45, of Oslo, said".
const BESIDE: usize = 12;
/// How many of those last spoken of are looked at.
const MOST: usize = 64;

/// A reader at some word.
pub struct Reader<'a> {
    bearers: Vec<Bearer>,
    called: &'a Called,
    lexicon: &'a Lexicon,
    choose: &'a mut dyn FnMut(&Question) -> Option<usize>,
    /// Those whom the document does not name, by the noun that it calls them by.
    unnamed: BTreeMap<String, usize>,
    /// Those who were meant, the last one last; none twice.
    recent: Vec<usize>,
    found: Vec<NameMention>,
    /// The first byte of what is read.
    here: usize,
    passage: usize,
    sentence: usize,
    word: usize,
    phrases: usize,
    /// Whether nobody was meant in this sentence yet.
    fresh: bool,
    quotes: usize,
    quote: Option<usize>,
    /// Who speaks the words of the quotation: himself he calls "I".
    speaker: Option<usize>,
}

/// Words that refer back, before it is known to whom.
struct Anaphor {
    class: Class,
    /// A pronoun's slot; a nominal's determiner.
    form: u8,
    /// The noun, or the words of the office.
    noun: String,
    /// Whether it opens the sentence.
    opens: bool,
    /// Whether "it" seems to mean nothing ("it is likely that").
    empty: bool,
}

impl<'a> Reader<'a> {
    /// A reader before the first word.
    pub fn new(
        bearers: Vec<Bearer>,
        called: &'a Called,
        lexicon: &'a Lexicon,
        choose: &'a mut dyn FnMut(&Question) -> Option<usize>,
    ) -> Self {
        Self {
            bearers,
            called,
            lexicon,
            choose,
            unnamed: BTreeMap::new(),
            recent: Vec::new(),
            found: Vec::new(),
            here: 0,
            passage: 0,
            sentence: 0,
            word: 0,
            phrases: 0,
            fresh: true,
            quotes: 0,
            quote: None,
            speaker: None,
        }
    }

    /// What was found to refer to somebody.
    pub fn found(self) -> Vec<NameMention> {
        self.found
    }

    /// Goes to the passage at position `number`.
    pub fn begin(&mut self, number: usize, passage: &Passage<'_>) {
        self.passage = number;
        self.quote = None;
        // What a section is about, its heading says anew.
        self.sentence += if passage.heading { REACH } else { 0 };
    }

    /// Passes the word at `at`.
    pub fn pass(&mut self, passage: &Passage<'_>, at: usize) {
        let Some(word) = passage.words.get(at) else {
            return;
        };
        self.word += 1;
        if word.opens {
            self.sentence += 1;
            self.fresh = true;
        }
        match word.text {
            "“" => self.open_quote(passage, at),
            "”" => self.quote = None,
            "\"" if self.quote.is_some() => self.quote = None,
            "\"" => self.open_quote(passage, at),
            _ => {}
        }
        if matches!(word.folded(), "a" | "an" | "the" | "this" | "that" | "another" | "these") {
            self.phrases += 1;
        }
    }

    /// Opens a quotation at the word `at`. After a comma or a colon it is introduced by who says it: "Ann Lee said, “".
    fn open_quote(&mut self, passage: &Passage<'_>, at: usize) {
        self.quotes += 1;
        self.quote = Some(self.quotes);
        let before = at.checked_sub(1).and_then(|at| passage.words.get(at)).map_or("", |word| word.text);
        let said = matches!(before, "," | ":");
        let speaks = |at: &&usize| {
            let last = self.bearers.get(**at).and_then(|bearer| bearer.last);
            last.is_some_and(|last| is_subject(last.slot) && self.word - last.word <= BESIDE)
        };
        self.speaker = self.recent.iter().rev().take(2).find(speaks).copied().filter(|_| said);
    }

    /// Reads the name at `place`.
    pub fn name(&mut self, passage: &Passage<'_>, mention: usize, bearer: usize, place: &Placed) {
        self.here = passage.words.get(place.start).map_or(self.here, |word| word.span.start());
        let slot = self.slot(passage, place.start, place.end);
        self.meant(bearer, mention, slot, None);
    }

    fn slot(&self, passage: &Passage<'_>, start: usize, end: usize) -> Slot {
        let opens = |at: usize| passage.words.get(at).is_some_and(|word| word.opens);
        let word = |at: usize| passage.words.get(at).map_or("", |word| word.folded());
        let before = start.checked_sub(1).map(|at| if word(at) == "the" { at.saturating_sub(1) } else { at });
        if opens(start) || before.is_some_and(|at| word(start - 1) == "the" && opens(at + 1)) {
            Slot::Opens
        } else if word(end) == "'s" || word(end) == "'" {
            Slot::Possessive
        } else if before.is_some_and(|at| {
            matches!(
                word(at),
                "of" | "in" | "at" | "to" | "from" | "for" | "with" | "by" | "on" | "near" | "against" | "into"
            )
        }) {
            Slot::Oblique
        } else if self.fresh {
            Slot::First
        } else {
            Slot::Other
        }
    }

    /// Takes note that `bearer` is meant here.
    fn meant(&mut self, bearer: usize, mention: usize, slot: Slot, by: Option<Class>) {
        self.fresh = false;
        let last = Last {
            mention,
            at: self.here,
            sentence: self.sentence,
            passage: self.passage,
            word: self.word,
            phrases: self.phrases,
            slot,
            by,
            quote: self.quote,
        };
        if let Some(bearer) = self.bearers.get_mut(bearer) {
            bearer.count += 1;
            bearer.last = Some(last);
        }
        let from = self.recent.len().saturating_sub(MOST);
        if let Some(at) = self.recent.iter().skip(from).position(|&other| other == bearer) {
            self.recent.remove(from + at);
        }
        self.recent.push(bearer);
    }

    /// Reads the word at `at`, of which no name has any before `free`; says how many words that took.
    pub fn word(&mut self, passage: &Passage<'_>, at: usize, free: usize) -> usize {
        let Some(word) = passage.words.get(at).filter(|_| !passage.heading) else {
            return 1;
        };
        if let Some((class, form)) = nouns::pronoun(word.folded()) {
            let empty = class == Class::It && form == 4 && is_empty(passage, at);
            let anaphor = Anaphor { class, form, noun: String::new(), opens: word.opens, empty };
            self.ask(passage, at..at + 1, &anaphor);
            return 1;
        }
        if matches!(word.folded(), "the" | "this" | "that") {
            return self.nominal(passage, at, free);
        }
        if let Some(&is_subject) = self.called.persons.get(&word.span.start()) {
            self.here = word.span.start();
            self.introduce(if is_subject { Slot::First } else { Slot::Other }, word.folded());
        }
        1
    }

    /// Reads a noun phrase that begins with a determiner at `at`; says how many words it took.
    fn nominal(&mut self, passage: &Passage<'_>, at: usize, free: usize) -> usize {
        let word = |at: usize| passage.words.get(at).map_or("", |word| word.folded());
        let facts = |at: usize| self.lexicon.facts(word(at));
        let mut end = at + 1;
        while end < free.min(at + 5) && facts(end).has(Facts::QUALIFIER.or(Facts::OFFICE)) {
            end += 1;
        }
        let office = end > at + 1 && facts(end - 1).has(Facts::OFFICE);
        let mut class = office.then_some(Class::Office);
        if !office {
            // Up to two words that qualify the noun.
            let from = at + 1 + age(passage, at + 1).unwrap_or(0);
            let noun = (from..free.min(from + 3)).find_map(|at| Some((at, nouns::noun(word(at))?)));
            let plain = noun.filter(|&(noun, _)| {
                (from..noun).all(|at| passage.words.get(at).is_some_and(|word| word.shape == Shape::Lower))
            });
            if let Some((noun, found)) = plain {
                class = Some(found);
                end = noun + 1;
            } else if from > at + 1 && !passage.words.get(from).is_some_and(|word| self.is_noun(word)) {
                class = Some(Class::Human);
                end = from;
            }
        }
        let Some(class) = class else {
            return 1;
        };
        let followed = passage.words.get(end).is_some_and(|next| self.goes_on(next));
        if followed || end > free {
            return 1;
        }
        let determiner = match word(at) {
            "the" => 0,
            "this" => 1,
            _ => 2,
        };
        let is_age = class == Class::Human && age(passage, at + 1).is_some_and(|words| at + 1 + words == end);
        let noun = if is_age {
            String::new()
        } else if office {
            (at + 1..end).map(word).collect::<Vec<_>>().join(" ")
        } else {
            word(end - 1).to_owned()
        };
        let opens = passage.words.get(at).is_some_and(|word| word.opens);
        let anaphor = Anaphor { class, form: determiner, noun, opens, empty: false };
        if self.ask(passage, at + 1..end, &anaphor) {
            return end - at;
        }
        if class == Class::Human {
            let slot = self.slot(passage, at + 1, end);
            self.introduce(slot, &anaphor.noun);
        }
        1
    }

    /// Takes note of somebody who goes by `noun` alone, so that "he" may mean him and need not mean who was named before.
    fn introduce(&mut self, slot: Slot, noun: &str) {
        let bearers = &mut self.bearers;
        let bearer = *self.unnamed.entry(noun.to_owned()).or_insert_with(|| {
            bearers.push(Bearer::unnamed(noun));
            bearers.len() - 1
        });
        self.meant(bearer, 0, slot, Some(Class::Human));
    }

    /// Whether a word may go on a noun phrase after "34-year-old".
    fn is_noun(&self, word: &Word<'_>) -> bool {
        let small = ["was", "were", "is", "had", "has", "said", "told", "who", "and", "in", "at", "on", "from", "to"];
        let ends = small.contains(&word.folded()) || word.folded().ends_with("ed");
        word.shape == Shape::Lower && !ends
    }

    /// Whether a noun phrase does not end before `next`, or is made definite by what follows.
    fn goes_on(&self, next: &Word<'_>) -> bool {
        matches!(next.folded(), "of" | "for" | "-" | "who" | "that" | "which" | "where" | "to" | "whose")
            || next.is_capital() && !next.opens
            || next.shape == Shape::Number
            || next.shape == Shape::Lower
                && (nouns::noun(next.folded()).is_some() || self.lexicon.facts(next.folded()).has(Facts::OFFICE))
    }

    /// Asks whom the words `words` mean; says whether somebody is meant.
    fn ask(&mut self, passage: &Passage<'_>, words: Range<usize>, anaphor: &Anaphor) -> bool {
        let Some(span) =
            passage.words.get(words.start).zip(passage.words.get(words.end - 1)).map(|(a, b)| a.span.to(b.span))
        else {
            return false;
        };
        self.here = span.start();
        if let Some(unnamed) = self.unnamed_near(anaphor.class) {
            let slot = self.slot(passage, words.start, words.end);
            self.meant(unnamed, 0, slot, Some(anaphor.class));
            return true;
        }
        let candidates = self.candidates(anaphor);
        if candidates.is_empty() {
            return false;
        }
        let is_broad = nouns::is_broad(anaphor.class, &anaphor.noun);
        let question = Question { span, class: anaphor.class, is_broad, candidates };
        let Some(chosen) = (self.choose)(&question).and_then(|at| question.candidates.get(at)) else {
            return false;
        };
        let (bearer, mention) = (chosen.bearer, chosen.mention);
        let head = passage.words.get(words.end - 1).map_or(span.start(), |word| word.span.start());
        let is_they = anaphor.class == Class::They && self.bearers.get(bearer).is_some_and(|at| !at.is_many());
        if self.is_other(bearer, head) || is_they && self.is_plural_between(bearer, span.start()) {
            return false;
        }
        let kind = self.bearers.get(bearer).map_or(ActorKind::Other, |bearer| bearer.kind);
        let is_named = self.bearers.get(bearer).is_some_and(Bearer::is_named);
        let gender = match anaphor.class {
            Class::He => Some(Gender::Male),
            Class::She => Some(Gender::Female),
            _ => None,
        };
        if let (Some(bearer), Some(gender)) = (self.bearers.get_mut(bearer), gender) {
            bearer.gender.get_or_insert(gender);
        }
        let slot = self.slot(passage, words.start, words.end);
        self.meant(bearer, mention, slot, Some(anaphor.class));
        if !is_named {
            return true;
        }
        let form = if anaphor.class.is_pronoun() { MentionForm::Pronoun } else { MentionForm::Nominal };
        self.found.push(NameMention {
            span,
            kind,
            form,
            roles: Vec::new(),
            stands_for: Some(mention),
            is_attribute: false,
            signs: Signs::default(),
        });
        true
    }

    /// Whether a common noun in the plural stands between where the bearer was meant last and the byte `to`: "they" means
    /// the nearest who are many.
    fn is_plural_between(&self, bearer: usize, to: usize) -> bool {
        let from = self.bearers.get(bearer).and_then(|bearer| bearer.last).map_or(to, |last| last.at);
        let next = self.called.plurals.partition_point(|at| *at <= from);
        self.called.plurals.get(next).is_some_and(|at| *at < to)
    }

    /// Whom "he" or "she" means where somebody who is not named was spoken of last: him, unless somebody with a name is the
    /// subject there.
    fn unnamed_near(&self, class: Class) -> Option<usize> {
        if !matches!(class, Class::He | Class::She) {
            return None;
        }
        let near = |at: &usize| {
            let bearer = self.bearers.get(*at).filter(|bearer| fits(class, bearer))?;
            let last = bearer.last.filter(|last| self.sentence - last.sentence <= 1)?;
            Some((*at, bearer.is_named(), last))
        };
        let mut near = self.recent.iter().rev().take(MOST).filter_map(near);
        let (at, _, last) = near.next().filter(|(_, is_named, _)| !is_named)?;
        let rival = near.any(|(_, named, other)| {
            named && other.sentence == last.sentence && is_subject(other.slot) && !is_subject(last.slot)
        });
        (!rival).then_some(at)
    }

    /// Whether the word at the byte `head` means somebody else than the bearer: who holds an office is no defendant, victim
    /// or suspect unless the text says so of him by name.
    fn is_other(&self, bearer: usize, head: usize) -> bool {
        let Some(bearer) = self.bearers.get(bearer).filter(|bearer| bearer.is_named()) else {
            return false;
        };
        let Some(nouns) = self.called.deeds.get(&head) else {
            return false;
        };
        let is_called = |noun: &str| bearer.called.iter().any(|called| called == noun);
        !bearer.roles.is_empty() && !nouns.iter().any(|noun| is_called(noun))
    }

    /// Those who may be meant, the last one first.
    fn candidates(&self, anaphor: &Anaphor) -> Vec<Candidate> {
        let reach = if anaphor.class.is_pronoun() { REACH } else { NOMINAL_REACH };
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut kinds = [0_u8; 5];
        for &at in self.recent.iter().rev().take(MOST) {
            let Some((bearer, last)) = self.bearers.get(at).and_then(|bearer| Some((bearer, bearer.last?))) else {
                continue;
            };
            let back = self.sentence - last.sentence;
            if back > NAMED_REACH || candidates.len() >= 12 {
                break;
            }
            let fit = matched(anaphor, bearer);
            // Whom the text gives a role it does not call "the man".
            let of_kind = nouns::is_of_kind(anaphor.class, &anaphor.noun, bearer.kind, bearer.gazette)
                && (anaphor.class != Class::Human || bearer.roles.is_empty());
            let reach = if anaphor.class == Class::Spot && of_kind { NAMED_REACH } else { reach };
            let speaks = self.quote.is_some() && self.speaker == Some(at);
            if speaks
                || !fits(anaphor.class, bearer)
                || !is_so_called(&anaphor.noun, bearer)
                || (back > reach && fit == Fit::None)
            {
                continue;
            }
            let rank = candidates.len();
            let same = kinds.get_mut(bearer.kind as usize);
            let rivals = same.map_or(0, |count| {
                *count += 1;
                *count - 1
            });
            let features = self.features(anaphor, bearer, &last, rank, rivals);
            candidates.push(Candidate {
                mention: last.mention,
                bearer: at,
                features,
                chained: last.by == Some(anaphor.class) && !anaphor.empty,
                back,
                count: bearer.count,
                fit,
                of_kind,
            });
        }
        // "The defendant" of the headline is the one who is called so by name below.
        let is_told = |candidate: &Candidate| {
            candidate.fit >= Fit::Role && self.bearers.get(candidate.bearer).is_some_and(Bearer::is_named)
        };
        if candidates.iter().any(is_told) {
            candidates.retain(|candidate| self.bearers.get(candidate.bearer).is_some_and(Bearer::is_named));
        }
        let all = u8::try_from(candidates.len()).unwrap_or(u8::MAX).min(4);
        for candidate in &mut candidates {
            if let Some(slot) = candidate.features.0.last_mut() {
                *slot = all * 2 + u8::from(*slot > 0);
            }
        }
        candidates
    }

    fn features(&self, anaphor: &Anaphor, bearer: &Bearer, last: &Last, rank: usize, rivals: u8) -> Features {
        let least = |value: usize, most: u8| u8::try_from(value).unwrap_or(u8::MAX).min(most);
        let back = least(self.sentence.saturating_sub(last.sentence), 7);
        let near = back.min(2);
        let kind = bearer.kind as u8;
        let gender = match (anaphor.class, bearer.gender) {
            (Class::He, Some(Gender::Male)) | (Class::She, Some(Gender::Female)) => 2,
            (_, None) => 0,
            _ => 1,
        };
        let by = match last.by {
            None => 0,
            Some(class) if class == anaphor.class => 1,
            Some(class) if class.is_pronoun() => 2,
            Some(_) => 3,
        };
        let quote = match (self.quote, last.quote) {
            (None, None) => 0,
            (None, Some(_)) => 1,
            (Some(_), None) => 2,
            (Some(one), Some(other)) if one == other => 3,
            _ => 4,
        };
        let slot = last.slot as u8;
        let apart = self.passage - last.passage;
        Features([
            0,
            kind * 3 + gender,
            back,
            least(rank, 7),
            if back == 0 { 1 + least((self.word - last.word) / 4, 6) } else { 0 },
            slot * 3 + near,
            by * 4 + back.min(3),
            least(bearer.count, 9),
            u8::from(bearer.headed) * 5 + kind,
            rivals.min(3) * 5 + kind,
            anaphor.form * 5 + kind,
            u8::from(anaphor.opens) * 15 + slot * 3 + near,
            u8::from(anaphor.empty),
            quote * 3 + near,
            least((self.phrases - last.phrases) / 2, 6) + if back == 0 { 8 } else { 0 },
            least(apart, 3) * 4 + near,
            anaphor.form * 3 + near,
            least(bearer.words.len(), 4) * 5 + kind,
            u8::from(rank > 0),
        ])
    }
}

/// Whether a noun for men or women does not speak against the bearer.
fn is_so_called(noun: &str, bearer: &Bearer) -> bool {
    let gender = |male: bool| if male { Gender::Male } else { Gender::Female };
    nouns::is_male(noun).is_none_or(|male| bearer.gender.is_none_or(|own| own == gender(male)))
}

/// How many words "34-year-old" at `at` takes; none where something else stands there.
fn age(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let word = |at: usize| passage.words.get(at).map_or("", |word| word.folded());
    let number = passage.words.get(at).is_some_and(|word| word.shape == Shape::Number);
    let parts = ["-", "year", "-", "old"];
    (number && parts.iter().zip(at + 1..).all(|(part, at)| word(at) == *part)).then_some(1 + parts.len())
}

/// Whether the bearer can be what the words say.
fn fits(class: Class, bearer: &Bearer) -> bool {
    let gender = |gender: Gender| bearer.kind == ActorKind::Person && bearer.gender.is_none_or(|own| own == gender);
    match class {
        Class::He => gender(Gender::Male),
        Class::She => gender(Gender::Female),
        Class::It => !matches!(bearer.kind, ActorKind::Person | ActorKind::Group),
        Class::They => true,
        Class::Body | Class::Thing => !matches!(bearer.kind, ActorKind::Person | ActorKind::Group),
        Class::Spot => matches!(bearer.kind, ActorKind::Place | ActorKind::Organization),
        Class::Human | Class::Office => bearer.kind == ActorKind::Person,
    }
}

/// Whether it is the subject, likely.
fn is_subject(slot: Slot) -> bool {
    matches!(slot, Slot::Opens | Slot::First)
}

/// How well the noun fits the bearer's name or roles.
fn matched(anaphor: &Anaphor, bearer: &Bearer) -> Fit {
    let noun = anaphor.noun.as_str();
    if noun.is_empty() {
        return Fit::None;
    }
    let ends = |role: &str| role.strip_suffix(noun).is_some_and(|rest| rest.ends_with(' '));
    // The head of a role stands at its front only before what defines it: "president of the board", no "victim advocate".
    let begins = |role: &str| {
        let rest = role.strip_prefix(noun).and_then(|rest| rest.strip_prefix(' '));
        rest.and_then(|rest| rest.split(' ').next())
            .is_some_and(|next| matches!(next, "of" | "for" | "at" | "in" | "to" | "on" | "and"))
    };
    let roles = || bearer.roles.iter().map(String::as_str);
    if bearer.words.len() > 1 && bearer.words.last().is_some_and(|word| word == noun) {
        Fit::Head
    } else if roles().chain(bearer.called.iter().map(String::as_str)).any(|role| role == noun) {
        Fit::Role
    } else if roles().any(|role| ends(role) || begins(role)) {
        Fit::PartOfRole
    } else if bearer.words.len() > 1 && bearer.words.iter().any(|word| word == noun) {
        Fit::Word
    } else {
        Fit::None
    }
}

/// Whether the "it" at `at` seems to mean nothing: "it is clear that", "it seems".
fn is_empty(passage: &Passage<'_>, at: usize) -> bool {
    let word = |at: usize| passage.words.get(at).map_or("", |word| word.folded());
    if matches!(word(at + 1), "seems" | "seemed" | "appears" | "appeared" | "turns" | "turned" | "takes" | "took") {
        return true;
    }
    let verb = (at + 1..at + 4).find(|&at| matches!(word(at), "is" | "was" | "be" | "been" | "'s"));
    verb.is_some_and(|verb| {
        (verb + 2..verb + 7).any(|at| matches!(word(at), "that" | "to" | "who" | "when" | "if" | "whether" | "for"))
    })
}
