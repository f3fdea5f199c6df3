//! What the text calls a person, or what he is called by reason of what he did: "Ann Lee, the driver", "Ann Lee was
//! charged" (a defendant), "Ann Lee won" (a winner).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lexicon::{Facts, lexicon};
use super::reference::is_person;
use crate::annotate::syntax::relations::{apposition, described, doer, is_negated, joined, modality, object};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::annotate::trees::Trees;
use crate::annotate::{NameMention, TaggedText};
use crate::briefing::ActorKind;
use crate::text::Span;

/// For a verb and the second column of `called.tsv`, what stands in the first.
static NOUNS: LazyLock<BTreeMap<(&'static str, &'static str), Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in include_str!("../../../assets/lexicons/called.tsv").lines().filter(|row| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(noun), Some(slot), Some(verbs)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        for verb in verbs.split(' ') {
            found.entry((verb, slot)).or_default().push(noun);
        }
    }
    found
});

/// What the text calls persons.
#[derive(Debug, Default)]
pub struct Called {
    /// For each name, in lower case, the nouns for what its bearer is or did where it stands; none for other names than
    /// those of persons.
    pub names: Vec<Vec<String>>,
    /// For each name, the office that stands before it and a comma, where its sentence gives it as what the bearer is: "the
    /// *secretary for fisheries*, Ann Lee, ..."; none for other names than those of persons.
    pub offices: Vec<Option<Span>>,
    /// For each word that does or suffers what `called.tsv` has a noun for, by its first byte, those nouns.
    pub deeds: BTreeMap<usize, Vec<&'static str>>,
    /// Where a common noun in the plural is subject or object, in order: whom "they" after it may mean.
    pub plurals: Vec<usize>,
    /// Where somebody is brought in as no more than a kind of person, and whether as a subject ("a man was charged") or an
    /// object ("police held a driver"): whom "he" after it may mean.
    pub persons: BTreeMap<usize, bool>,
}

impl Called {
    /// What `text` calls the bearers of `names`.
    pub fn new(text: &TaggedText<'_>, trees: &Trees, names: &[NameMention]) -> Self {
        let mut found =
            Self { names: vec![Vec::new(); names.len()], offices: vec![None; names.len()], ..Self::default() };
        let mut next = 0;
        for (number, sentence) in text.sentences.iter().enumerate() {
            let Some(tree) = trees.get(number) else {
                continue;
            };
            found.plurals.extend(arguments(tree, PennTag::Nns).map(|(_, at)| at));
            let is_new = |noun: usize| tree.children_as(noun, &[Label::Det]).any(|at| tree.lemma(at) == "a");
            let new = persons(tree).filter(|(noun, _)| is_new(*noun));
            found.persons.extend(new.map(|(noun, at)| (at, tree.label(noun) != Some(Label::Dobj))));
            let deeds = deeds_of(tree);
            for deed in &deeds {
                if let Some(token) = tree.get(deed.who).filter(|_| !deed.nouns.is_empty()) {
                    found.deeds.entry(token.span.start()).or_default().extend(&deed.nouns);
                }
            }
            while names.get(next).is_some_and(|name| name.span.start() < sentence.span.start()) {
                next += 1;
            }
            let slots = found.names.iter_mut().zip(&mut found.offices);
            for (name, (nouns, title)) in names.iter().zip(slots).skip(next) {
                if name.span.start() >= sentence.span.end() {
                    break;
                }
                let Some(head) = tree.head_within(name.span).filter(|_| name.kind == ActorKind::Person) else {
                    continue;
                };
                said(tree, head, name.span, nouns);
                *title = office_before(tree, head, name.span);
                for deed in deeds.iter().filter(|deed| deed.who == head && deed.is_so) {
                    nouns.extend(deed.nouns.iter().map(|noun| (*noun).to_owned()));
                    nouns.extend(deed.verb.iter().flat_map(|verb| agent_nouns(verb)));
                }
                nouns.sort_unstable();
                nouns.dedup();
            }
        }
        found
    }
}

/// The common nouns for one human being that are subject or object, each with its first byte.
pub fn persons(tree: &Sentence) -> impl Iterator<Item = (usize, usize)> + '_ {
    let is_human = |noun: &str| is_person(noun) || lexicon().facts_of(noun).has(Facts::OFFICE);
    arguments(tree, PennTag::Nn).filter(move |(noun, _)| is_human(tree.lemma(*noun)))
}

/// The common nouns of `tag` that are subject or object, each with its first byte.
fn arguments(tree: &Sentence, tag: PennTag) -> impl Iterator<Item = (usize, usize)> + '_ {
    let is_argument = |label| matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Dobj);
    let tokens = tree.tokens().iter().enumerate();
    tokens
        .filter(move |(_, token)| token.tag == tag && is_argument(token.label))
        .map(|(at, token)| (at, token.span.start()))
}

/// The nouns that the sentence itself gives to the name whose head is at `head`.
pub(super) fn said(tree: &Sentence, head: usize, span: Span, nouns: &mut Vec<String>) {
    let outside = |at: &usize| tree.get(*at).is_some_and(|token| !span.overlaps(token.span));
    let is_noun = |at: &usize| matches!(tree.pos(*at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn));
    // "Ann Lee, the driver and owner", "the driver, Ann Lee", "driver Ann Lee"
    let after = apposition(tree, head).into_iter().flat_map(|noun| tree.conjuncts(noun));
    let before = tree.head(head).filter(|_| tree.label(head) == Some(Label::Appos));
    let titles = tree.children_as(head, &[Label::Compound, Label::Nmod]);
    // "Ann Lee was the driver"
    let verb = tree.head(head).filter(|verb| {
        let is = matches!(tree.lemma(*verb), "be" | "become" | "remain");
        is && tree.label(head) == Some(Label::Nsubj) && !is_negated(tree, *verb) && modality(tree, *verb).is_none()
    });
    let is = verb.into_iter().flat_map(|verb| tree.children_as(verb, &[Label::Attr])).flat_map(|at| tree.conjuncts(at));
    // "Police identified the driver as Ann Lee"
    let by = tree.head(head).filter(|_| tree.label(head) == Some(Label::Pobj));
    let verb = by.and_then(|by| {
        let verb = tree.head(by)?;
        NOUNS.get(&(tree.lemma(verb), "names"))?.contains(&tree.lemma(by)).then_some(verb)
    });
    let is = is.chain(verb.and_then(|verb| object(tree, verb)));
    let all = after.chain(before).chain(titles).chain(is).filter(outside).filter(is_noun);
    nouns.extend(all.map(|at| tree.lemma(at).to_lowercase()));
}

/// The words of the office before the name whose head is at `head`, without an article or whose it is.
fn office_before(tree: &Sentence, head: usize, name: Span) -> Option<Span> {
    let is_office = |noun: &usize| lexicon().facts_of(tree.lemma(*noun)).has(Facts::OFFICE);
    let noun = described(tree, head).find(is_office)?;
    let of_it = tree.subtree_without(noun, |at| {
        matches!(tree.label(at), Some(Label::Appos | Label::Det | Label::Poss | Label::Relcl | Label::Punct))
    });
    let mut words = of_it.iter().filter_map(|at| tree.get(*at)).map(|token| token.span);
    let first = words.next()?;
    let office = words.fold(first, Span::to);
    (office.end() <= name.start()).then_some(office)
}

/// Who did or suffered what a verb tells.
struct Deed {
    /// The token that means him.
    who: usize,
    /// What he is called for it.
    nouns: Vec<&'static str>,
    /// The verb, where he did it.
    verb: Option<String>,
    /// Whether it is told as so, neither denied nor only possible or to come.
    is_so: bool,
}

/// What the verbs of a sentence tell, and of whom.
fn deeds_of(tree: &Sentence) -> Vec<Deed> {
    let mut found = Vec::new();
    let verbs = (0..tree.tokens().len()).filter(|at| tree.pos(*at) == Some(PartOfSpeech::Verb));
    for verb in verbs {
        let is_so = !is_negated(tree, verb) && modality(tree, verb).is_none();
        let lemma = tree.lemma(verb).to_lowercase();
        for (who, slot) in [(doer(tree, verb), "does"), (object(tree, verb), "suffers")] {
            let nouns = NOUNS.get(&(lemma.as_str(), slot)).cloned().unwrap_or_default();
            for who in who.into_iter().flat_map(|who| joined(tree, who)) {
                let verb = (slot == "does").then(|| lemma.clone());
                found.push(Deed { who, nouns: nouns.clone(), verb, is_so });
            }
        }
    }
    found
}

/// "drive": "driver"; "win": "winner"; "act": "actor". Some are no words, and nobody is called so.
fn agent_nouns(verb: &str) -> [String; 3] {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let last = stem.chars().next_back().map(String::from).unwrap_or_default();
    [format!("{stem}er"), format!("{stem}or"), format!("{stem}{last}er")]
}
