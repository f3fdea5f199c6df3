//! The names of a whole document: every paragraph's, made to agree with one another.

use super::acronyms::{define, defined_after};
use super::agree::agree;
use super::attributes::is_attribute;
use super::beside::heed;
use super::called::Called;
use super::labels::{drop_labels, drop_unheard};
use super::led::take_leads;
use super::lexicon::{Lexicon, lexicon};
use super::models::whole_models;
use super::passage::{judge, passages};
use super::reference::{Placed, Question, references};
use super::repair::repair;
use super::roles::roles;
use super::rules::Found;
use super::{signs, speakers};
use crate::annotate::tagged_text::parted;
use crate::annotate::{Models, NameMention, Signs, TaggedText, Trees};
use crate::briefing::{ActorKind, MentionForm, ParagraphRole};

pub use super::passage::Passage;

/// The names of the document, in order of place, and what means them.
pub fn names(text: &TaggedText<'_>, trees: &Trees, models: &Models) -> Vec<NameMention> {
    names_and(text, trees, models, &mut |_, question| models.reference.choose(question))
}

/// The names of the document, in order of place, and what means them where `choose` says so; it is shown the names.
pub fn names_and(
    text: &TaggedText<'_>,
    trees: &Trees,
    models: &Models,
    choose: &mut dyn FnMut(&[NameMention], &Question) -> Option<usize>,
) -> Vec<NameMention> {
    let lexicon = lexicon();
    let read = text.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate);
    // What a dateline names is told by what follows it.
    let parts = read.flat_map(|paragraph| parted(text.text, paragraph.span, text.turns, &[])).map(|(part, _)| part);
    let mut paragraphs = passages(text.text, parts, lexicon);
    let seen = judge(&mut paragraphs, lexicon, &models.names);
    speakers::name(&mut paragraphs, text.turns);
    for passage in &mut paragraphs {
        repair(passage, lexicon);
    }
    heed(&mut paragraphs, lexicon);
    define(&mut paragraphs);
    drop_labels(&mut paragraphs, lexicon);
    take_leads(&mut paragraphs, lexicon);
    agree(&mut paragraphs, lexicon, &seen);
    whole_models(&mut paragraphs);
    drop_unheard(&mut paragraphs, lexicon);
    speakers::name(&mut paragraphs, text.turns);
    let mut names = mentions(&paragraphs, text, trees, lexicon, choose);
    signs::mark(&mut names, text, trees);
    names
}

/// The names of all passages with their roles and short forms, and what stands for them.
fn mentions(
    passages: &[Passage<'_>],
    text: &TaggedText<'_>,
    trees: &Trees,
    lexicon: &Lexicon,
    choose: &mut dyn FnMut(&[NameMention], &Question) -> Option<usize>,
) -> Vec<NameMention> {
    let mut names = Vec::new();
    let mut placed = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let mut awaited: Option<(usize, usize)> = None;
        for found in &passage.found {
            let Some(mut name) = mention(passage, found, text, lexicon) else {
                continue;
            };
            if let Some((short, full)) = awaited
                && short == found.words.start
            {
                name.stands_for = Some(full);
            }
            awaited = defined_after(passage, &found.words).map(|short| (short, names.len()));
            names.push(name);
            placed.push(Placed { passage: number, start: found.words.start, end: found.words.end });
        }
    }
    let called = Called::new(text, trees, &names);
    for (name, office) in names.iter_mut().zip(&called.offices) {
        name.roles.extend(office.filter(|_| name.roles.is_empty()));
    }
    let mut others = references(passages, &names, &called, &placed, lexicon, &mut |question| choose(&names, question));
    others.extend(speakers::references(text, &names));
    in_order(names, others)
}

/// All mentions in order of place, with what they stand for counted anew.
fn in_order(names: Vec<NameMention>, others: Vec<NameMention>) -> Vec<NameMention> {
    let count = names.len();
    let mut all: Vec<(usize, NameMention)> = names.into_iter().chain(others).enumerate().collect();
    all.sort_by_key(|(_, name)| (name.span, name.form));
    let mut position = vec![0; all.len()];
    for (new, (old, _)) in all.iter().enumerate() {
        if let Some(slot) = position.get_mut(*old) {
            *slot = new;
        }
    }
    all.into_iter()
        .map(|(_, mut name)| {
            name.stands_for = name.stands_for.filter(|&old| old < count).and_then(|old| position.get(old).copied());
            name
        })
        .collect()
}

fn mention(passage: &Passage<'_>, found: &Found, text: &TaggedText<'_>, lexicon: &Lexicon) -> Option<NameMention> {
    let words = passage.words.get(found.words.clone())?;
    let span = words.first()?.span.to(words.last()?.span);
    let roles = if found.kind == ActorKind::Person { roles(passage, &found.words, lexicon) } else { Vec::new() };
    let is_attribute = is_attribute(passage, found, text, lexicon);
    Some(NameMention {
        span,
        kind: found.kind,
        form: MentionForm::Name,
        roles,
        stands_for: None,
        is_attribute,
        signs: Signs::default(),
    })
}
