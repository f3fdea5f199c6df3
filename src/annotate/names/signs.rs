//! What is said of a name's bearer where the name stands: "the tracker *Corvo*", "*Corvo*'s shares", "in *Corvo*", "*Corvo* and the
//! World Bank". One place tells little; all places of a folder together tell persons, bodies, places and things apart.

use super::beside;
use super::called::said;
use super::lexicon::{Facts, Gazette, lexicon};
use super::reference::{is_anybody, is_body, is_person, is_spot, is_thing};
use crate::annotate::mention::{Sign, Signs};
use crate::annotate::syntax::relations::{joined, says_where};
use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};
use crate::annotate::{NameMention, TaggedText, Trees};
use crate::briefing::{ActorKind, MentionForm, ParagraphRole};

/// Marks `names` with what the running text says of their bearers.
pub fn mark(names: &mut [NameMention], text: &TaggedText<'_>, trees: &Trees) {
    let firm: Vec<Option<ActorKind>> = names.iter().map(|name| firm(name, text)).collect();
    let mut next = 0;
    for (number, sentence) in text.sentences.iter().enumerate() {
        let role = text.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.role);
        while names.get(next).is_some_and(|name| name.span.start() < sentence.span.start()) {
            next += 1;
        }
        let Some(tree) =
            trees.get(number).filter(|_| matches!(role, Some(ParagraphRole::Body | ParagraphRole::Caption)))
        else {
            continue;
        };
        for at in next..names.len() {
            let Some(name) = names.get(at).filter(|name| name.span.start() < sentence.span.end()) else {
                break;
            };
            if name.form == MentionForm::Name
                && let Some(head) = tree.head_within(name.span)
            {
                let signs = Look { tree, head, at, names, firm: &firm }.signs();
                names.get_mut(at).into_iter().for_each(|name| name.signs = signs);
            }
        }
    }
    for at in 0..names.len() {
        let Some(name) = names.get(at).filter(|name| name.form == MentionForm::Pronoun) else {
            continue;
        };
        let sign = match name.span.of(text.text).to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Sign::HeOrShe,
            "it" | "its" | "itself" => Sign::It,
            _ => continue,
        };
        let named = NameMention::named(names, at).and_then(|at| names.get_mut(at));
        named.into_iter().for_each(|name| name.signs.add(sign));
    }
}

/// What a name names by its own words, whatever is said of it.
fn firm(name: &NameMention, text: &TaggedText<'_>) -> Option<ActorKind> {
    let words = name.span.of(text.text);
    if let Some(entry) = lexicon().entry(words).filter(|entry| entry.gazette != Gazette::City) {
        return Some(entry.gazette.kind());
    }
    let (first, last) = words.split_once(' ').map(|(first, rest)| (first, rest.rsplit(' ').next().unwrap_or(rest)))?;
    let (first, last) = (lexicon().facts_of(first), lexicon().facts_of(last));
    if last.has(Facts::ORGANIZATION_END) {
        return Some(ActorKind::Organization);
    }
    let person = name.kind == ActorKind::Person && first.has(Facts::GIVEN) && !last.has(Facts::COMMON);
    person.then_some(ActorKind::Person)
}

/// A name in its sentence.
struct Look<'a> {
    tree: &'a Sentence,
    head: usize,
    at: usize,
    names: &'a [NameMention],
    firm: &'a [Option<ActorKind>],
}

impl Look<'_> {
    fn signs(&self) -> Signs {
        let mut signs = Signs::default();
        let Some(name) = self.names.get(self.at) else {
            return signs;
        };
        let mut nouns = Vec::new();
        said(self.tree, self.head, name.span, &mut nouns);
        nouns.iter().filter_map(|noun| called(noun)).for_each(|sign| signs.add(sign));
        self.beside(&mut signs);
        self.below(&mut signs);
        self.above(&mut signs);
        for token in joined(self.tree, self.head) {
            match self.name_at(token).and_then(|at| *self.firm.get(at)?) {
                Some(ActorKind::Organization) => signs.add(Sign::WithBodies),
                Some(ActorKind::Place) => signs.add(Sign::WithPlaces),
                _ => {}
            }
        }
        signs
    }

    /// The other name that has the token.
    fn name_at(&self, token: usize) -> Option<usize> {
        let span = self.tree.get(token)?.span;
        let at = self.names.partition_point(|name| name.span.end() <= span.start());
        self.names.get(at).filter(|name| at != self.at && name.span.overlaps(span)).map(|_| at)
    }

    /// What the words right before and after the name say.
    fn beside(&self, signs: &mut Signs) {
        let Some(name) = self.names.get(self.at) else {
            return;
        };
        let tokens = self.tree.tokens();
        let first = tokens.partition_point(|token| token.span.end() <= name.span.start());
        let end = tokens.partition_point(|token| token.span.start() < name.span.end());
        let before = first.checked_sub(1).map_or("", |before| self.tree.lemma(before));
        let facts = lexicon().facts_of(before);
        if facts.has(Facts::HONORIFIC) {
            signs.add(Sign::Addressed);
        } else if facts.has(Facts::OFFICE.or(Facts::RANK)) {
            signs.add(Sign::AfterOffice);
        }
        if before == "the" {
            signs.add(Sign::The);
        }
        if tokens.get(end).is_some_and(|token| self.tree.lemma(end) == "," && token.span.len() == 1) {
            let after = self.name_at(end + 1).filter(|after| self.firm.get(*after) == Some(&Some(ActorKind::Place)));
            if after.is_some() {
                signs.add(Sign::InPlace);
            } else if tokens.get(end + 1).is_some_and(|token| token.pos == PartOfSpeech::Num && token.span.len() == 2) {
                signs.add(Sign::Who);
            }
        }
        let next = end + usize::from(self.tree.lemma(end) == ",");
        if matches!(self.tree.lemma(next), "who" | "whose" | "whom") {
            signs.add(Sign::Who);
        }
    }

    /// Whose the name is of what it hangs on.
    fn below(&self, signs: &mut Signs) {
        let Some(noun) = self.tree.head(self.head) else {
            return;
        };
        let is_noun = matches!(self.tree.pos(noun), Some(PartOfSpeech::Noun | PartOfSpeech::Propn));
        let lemma = self.tree.lemma(noun).to_lowercase();
        let facts = lexicon().facts_of(&lemma);
        let (office, business, kin, other) = match self.tree.label(self.head) {
            Some(Label::Poss) => (Sign::OwnsOffice, Sign::OwnsBusiness, Some(Sign::OwnsKin), None),
            Some(Label::Compound | Label::Nmod | Label::Amod) if is_noun && noun > self.head => {
                (Sign::BeforeOffice, Sign::BeforeBusiness, None, Some(Sign::BeforeNoun))
            }
            _ => return,
        };
        let sign = if is_anybody(&lemma) {
            kin
        } else if facts.has(Facts::OFFICE) {
            Some(office)
        } else if beside::is_of_body(&lemma) {
            Some(business)
        } else {
            other
        };
        sign.into_iter().for_each(|sign| signs.add(sign));
    }

    /// What the verb or preposition above the name says.
    fn above(&self, signs: &mut Signs) {
        let first = joined(self.tree, self.head).first().copied().unwrap_or(self.head);
        let Some(above) = self.tree.head(first) else {
            return;
        };
        let lemma = self.tree.lemma(above);
        match self.tree.label(first) {
            Some(Label::Nsubj)
                if matches!(lemma, "say" | "tell" | "add" | "write" | "recall" | "think" | "believe") =>
            {
                signs.add(Sign::Says);
            }
            Some(Label::Nsubj) => signs.add(Sign::Does),
            Some(Label::Dobj | Label::Dative) if lemma == "tell" => signs.add(Sign::Told),
            Some(Label::Pobj) if is_told(self.tree, above) => signs.add(Sign::Told),
            Some(Label::Pobj) if says_where(self.tree, first) => signs.add(Sign::Where),
            _ => {}
        }
    }
}

/// Whether the preposition at `by` says to whom words go: "confirmed to X", "an interview with X", "a letter seen by X".
fn is_told(tree: &Sentence, by: usize) -> bool {
    let from = tree.head(by).map_or("", |from| tree.lemma(from));
    let words: &[&str] = match tree.lemma(by) {
        "to" => &[
            "say",
            "tell",
            "confirm",
            "speak",
            "talk",
            "explain",
            "email",
            "e-mail",
            "statement",
            "message",
            "letter",
            "interview",
        ],
        "with" => &["interview", "speak", "talk", "call", "conversation"],
        "by" => &["view", "see", "obtain", "review", "contact", "ask", "interview", "quote", "report"],
        _ => &[],
    };
    words.contains(&from)
}

/// What the bearer is by the noun that it is called by.
fn called(noun: &str) -> Option<Sign> {
    let facts = lexicon().facts_of(noun);
    if is_body(noun) || beside::is_body(noun) {
        Some(Sign::CalledBody)
    } else if is_person(noun) || facts.has(Facts::OFFICE.or(Facts::RANK)) {
        Some(Sign::CalledPerson)
    } else if is_spot(noun) || facts.has(Facts::PLACE_END) {
        Some(Sign::CalledPlace)
    } else if is_thing(noun) {
        None
    } else {
        facts.has(Facts::ORGANIZATION_END).then_some(Sign::CalledBody)
    }
}
