//! The spellings of each document.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::key::{key, model_last, tokens};
use super::kinds::kinds;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::{Annotations, Sign, Signs};
use crate::briefing::{ActorKind, Document, MentionForm, ParagraphRole};
use crate::text::Span;

/// One spelling in one document.
pub struct Naming {
    /// The document's position.
    pub document: usize,
    /// What of its spelling matters.
    pub key: String,
    /// Its words in lower case.
    pub tokens: Vec<String>,
    /// As it stands where it stands first.
    pub text: String,
    /// The kind that most of its mentions have.
    pub kind: ActorKind,
    /// Its mentions: positions in the document's names.
    pub names: Vec<usize>,
    /// Whether a form of address stands before it: "Mr".
    pub titled: bool,
    /// Its first mention outside of titles and headings: a position in the document's names, the greatest number where
    /// there is none.
    pub first_in_text: usize,
    /// Whether the headline or the first paragraph has it.
    pub leads: bool,
    /// Whether it says or does something by itself, and nowhere stands before a noun: "American said".
    pub acts: bool,
    /// Whether a fuller name of the same document explains it.
    pub resolved: bool,
}

impl Naming {
    /// Whether it is one word of capitals.
    pub fn is_acronym(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        (2..=8).contains(&letters)
            && !self.text.contains(char::is_whitespace)
            && self.text.chars().filter(|c| c.is_uppercase()).count() * 3 >= letters * 2
    }
}

/// All spellings, in order of document and first place.
pub struct Namings {
    /// The spellings.
    pub all: Vec<Naming>,
    /// For each document, for each of its names: the spelling. `None` for nominals, pronouns and mere attributes.
    pub of_name: Vec<Vec<Option<usize>>>,
}

impl Namings {
    /// The spellings in `annotations`.
    pub fn of(documents: &[Document], annotations: &[Arc<Annotations>]) -> Self {
        let mut all: Vec<Naming> = Vec::new();
        let mut of_name = Vec::with_capacity(annotations.len());
        let models = models(documents, annotations);
        let kinds = kinds(documents, annotations);
        for (number, ((document, found), kinds)) in documents.iter().zip(annotations).zip(&kinds).enumerate() {
            let mut known: BTreeMap<(bool, bool, String), usize> = BTreeMap::new();
            let mut of_document = Vec::with_capacity(found.names.len());
            let lead = lead_end(document);
            let acting = acting(found);
            for (at, name) in found.names.iter().enumerate() {
                if name.form != MentionForm::Name || name.is_attribute && !acting.contains(&at) {
                    of_document.push(None);
                    continue;
                }
                let text = name.span.of(&document.text);
                let kind = kinds.get(at).copied().unwrap_or(name.kind);
                let mut tokens = tokens(text);
                if kind == ActorKind::Other {
                    tokens = model_last(tokens);
                    complete(&mut tokens, document, name.span, &models);
                }
                let key = key(text, &tokens, kind);
                let group = kind == ActorKind::Group;
                let titled = kind == ActorKind::Person && tokens.len() == 1 && is_titled(document, name.span);
                let position = *known.entry((group, titled, key.clone())).or_insert_with(|| {
                    all.push(Naming {
                        document: number,
                        key: if group { format!("group={key}") } else { key },
                        tokens,
                        text: text.to_owned(),
                        kind,
                        names: Vec::new(),
                        titled,
                        first_in_text: usize::MAX,
                        leads: false,
                        acts: false,
                        resolved: false,
                    });
                    all.len() - 1
                });
                if let Some(naming) = all.get_mut(position) {
                    naming.names.push(at);
                    naming.leads |= name.span.start() < lead;
                    if naming.first_in_text == usize::MAX && is_in_text(document, name.span) {
                        naming.first_in_text = at;
                    }
                }
                of_document.push(Some(position));
            }
            of_name.push(of_document);
        }
        for naming in &mut all {
            let names = annotations.get(naming.document).map(|found| found.names.as_slice()).unwrap_or_default();
            let signs = || naming.names.iter().filter_map(|&at| names.get(at)).map(|name| name.signs);
            let has = |signs: Signs, any: &[Sign]| any.iter().any(|sign| signs.has(*sign));
            naming.acts = signs().any(|signs| has(signs, &[Sign::Says, Sign::Does]))
                && !signs().any(|signs| has(signs, &[Sign::BeforeNoun, Sign::BeforeOffice, Sign::BeforeBusiness]));
            if let Some(kinds) = kinds.get(naming.document) {
                naming.kind = most(naming.names.iter().filter_map(|&at| kinds.get(at).copied())).unwrap_or(naming.kind);
            }
        }
        Self { all, of_name }
    }

    /// The ranges of positions of the spellings of each document.
    pub fn by_document(&self) -> Vec<std::ops::Range<usize>> {
        (0..self.of_name.len())
            .map(|document| {
                let from = self.all.partition_point(|naming| naming.document < document);
                let to = self.all.partition_point(|naming| naming.document <= document);
                from..to
            })
            .collect()
    }
}

/// The names of those who do, undergo or say something: "Peruvian troops" are Peruvians where they act, a "Peruvian street" is
/// nobody.
fn acting(found: &Annotations) -> BTreeSet<usize> {
    let events =
        found.events.iter().flat_map(|event| event.agents.iter().chain(&event.targets).copied().chain(event.said_by));
    events.chain(found.statements.iter().filter_map(|said| said.speaker)).collect()
}

/// The keys of the products' names of several words.
fn models(documents: &[Document], annotations: &[Arc<Annotations>]) -> BTreeSet<String> {
    let mut models = BTreeSet::new();
    for (document, found) in documents.iter().zip(annotations) {
        for name in found.names.iter().filter(|name| name.form == MentionForm::Name && name.kind == ActorKind::Other) {
            let tokens = tokens(name.span.of(&document.text));
            if tokens.len() > 1 {
                models.insert(tokens.join(" "));
            }
        }
    }
    models
}

/// Adds the word in lower case after a product's name, where the two are a name elsewhere: "the Corvo mini".
fn complete(tokens: &mut Vec<String>, document: &Document, span: Span, models: &BTreeSet<String>) {
    let after = document.text.get(span.end()..).unwrap_or_default();
    let word = after.strip_prefix(' ').unwrap_or_default();
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.starts_with(char::is_lowercase) && models.contains(&format!("{} {word}", tokens.join(" "))) {
        tokens.push(word.to_owned());
    }
}

/// Where the first paragraph of running text ends.
fn lead_end(document: &Document) -> usize {
    let first = document.paragraphs.iter().find(|paragraph| {
        // A line of place or date is no sentence.
        paragraph.role == ParagraphRole::Body && paragraph.span.of(&document.text).trim_end().ends_with(['.', '"', '”'])
    });
    first.map_or(0, |paragraph| paragraph.span.end())
}

/// Whether a form of address stands before `span`.
pub fn is_titled(document: &Document, span: Span) -> bool {
    let before = document.text.get(..span.start()).unwrap_or_default();
    let word = before.trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && lexicon().facts_of(word).has(Facts::HONORIFIC)
}

/// Whether `span` stands in running text.
pub fn is_in_text(document: &Document, span: Span) -> bool {
    let paragraph = document.paragraph_at(span).and_then(|at| document.paragraphs.get(at));
    paragraph.is_none_or(|paragraph| !matches!(paragraph.role, ParagraphRole::Title | ParagraphRole::Heading))
}

/// The most frequent of `kinds`; of equals the first of the enumeration.
pub fn most(kinds: impl Iterator<Item = ActorKind>) -> Option<ActorKind> {
    let mut counts: BTreeMap<ActorKind, usize> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind))).map(|(kind, _)| kind)
}
