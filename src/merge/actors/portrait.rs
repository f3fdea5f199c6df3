//! An actor's name, kind, aliases and roles, from all its mentions.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Seen;
use super::key::tokens;
use super::links::Links;
use super::naming::{is_in_text, most};
use crate::annotate::NameMention;
use crate::annotate::names::lexicon::{Gazette, lexicon};
use crate::briefing::{
    Actor, ActorId, ActorKind, ActorMention, Document, MentionForm, Mentions, Place, Role, Salience, Standing,
};

/// The actor that the names at `places` (positions of document and name) mean; `None` where there are none.
pub fn portrait(id: ActorId, places: &[(usize, usize)], seen: &Seen<'_>) -> Option<Actor> {
    let found: Vec<(&Document, &NameMention)> =
        places.iter().filter_map(|&(document, name)| seen.name(document, name)).collect();
    let named = || found.iter().filter(|(_, name)| name.form == MentionForm::Name);
    let kinds = places.iter().filter_map(|&(document, name)| kind_of(seen, document, name));
    let kind = most(kinds).or_else(|| most(found.iter().map(|(_, name)| name.kind)))?;
    let mut spellings: Spellings<'_> = BTreeMap::new();
    // Where every word has a capital, a name looks longer than it is.
    let mut in_text: Spellings<'_> = BTreeMap::new();
    for (order, (document, name)) in named().enumerate() {
        let spelling = flat(name.span.of(&document.text));
        if is_in_text(document, name.span) {
            in_text.entry(spelling.clone()).or_insert((0, order)).0 += 1;
        }
        spellings.entry(spelling).or_insert((0, order)).0 += 1;
    }
    let name = fullest(if in_text.is_empty() { &spellings } else { &in_text }, kind)?;
    let mut aliases: Vec<(&str, (usize, usize))> = spellings
        .iter()
        .filter(|(spelling, _)| **spelling != name && !is_shouted(spelling, &name))
        .map(|(spelling, count)| (&**spelling, *count))
        .collect();
    aliases.sort_by_key(|&(_, (count, order))| (Reverse(count), order));
    Some(Actor {
        id,
        kind,
        aliases: aliases.into_iter().map(|(spelling, _)| spelling.to_owned()).collect(),
        roles: roles(&found),
        salience: Salience::default(),
        why: String::new(),
        standing: Standing::default(),
        corrected: Vec::new(),
        mentions: Mentions::from_vec(mentions(&Links::new(&name, places, seen), places, seen))?,
        name,
    })
}

/// The kind of a name, by all places of its spelling; none of a nominal or pronoun.
fn kind_of(seen: &Seen<'_>, document: usize, name: usize) -> Option<ActorKind> {
    let (_, mention) = seen.name(document, name).filter(|(_, mention)| mention.form == MentionForm::Name)?;
    let naming = seen.namings.of_name.get(document)?.get(name)?.and_then(|at| seen.namings.all.get(at));
    Some(naming.map_or(mention.kind, |naming| naming.kind))
}

/// All that means the actor, in order of document and place.
fn mentions(links: &Links<'_>, places: &[(usize, usize)], seen: &Seen<'_>) -> Vec<ActorMention> {
    let mut all = Vec::with_capacity(places.len());
    for in_document in places.chunk_by(|one, next| one.0 == next.0) {
        let from = all.len();
        for &(at, name) in in_document {
            if let Some((document, mention)) = seen.name(at, name) {
                let link = links.of(at, name);
                all.push(ActorMention { document: document.id, span: mention.span, form: mention.form, link });
            }
            all.extend(seen.own_words.get(&(at, name)).into_iter().flatten());
        }
        if let Some(own) = all.get_mut(from..) {
            own.sort_by_key(|mention| mention.span);
        }
    }
    all
}

/// Whether `spelling` is `name` in capitals.
fn is_shouted(spelling: &str, name: &str) -> bool {
    spelling.to_lowercase() == name.to_lowercase()
}

/// Spellings, each on one line, with how often and where first it stands.
type Spellings<'a> = BTreeMap<Cow<'a, str>, (usize, usize)>;

/// A name on one line, wherever the lines of its text end.
pub fn flat(name: &str) -> Cow<'_, str> {
    let is_flat = !name.contains(|letter: char| letter.is_whitespace() && letter != ' ') && !name.contains("  ");
    if is_flat { Cow::Borrowed(name) } else { name.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

/// A name with a word more than one that is said so many times as often has that word by a slip.
const SLIP: usize = 20;

/// The fullest proper name: the usual one of a gazetteer where it was seen, else the one with most words.
fn fullest(spellings: &Spellings<'_>, kind: ActorKind) -> Option<String> {
    let usual = spellings
        .keys()
        .filter_map(|spelling| {
            Some((spelling, lexicon().entry(spelling).filter(|entry| entry.gazette != Gazette::Group)?))
        })
        .find(|(spelling, entry)| lexicon().standard(entry.bearer) == *spelling)
        .map(|(spelling, _)| spelling);
    if let Some(usual) = usual.filter(|_| !matches!(kind, ActorKind::Person | ActorKind::Group)) {
        return Some(usual.to_string());
    }
    if kind == ActorKind::Group
        && let Some(plural) = plural_people(spellings)
    {
        return Some(plural);
    }
    let usual = spellings.values().map(|(count, _)| *count).max().unwrap_or(0);
    // Of a body's name and one with a word more, the one that is said twenty times as often.
    let is_slip = |long: &str, count: usize| {
        kind != ActorKind::Person
            && spellings.iter().any(|(short, (often, _))| {
                let is_more =
                    long.strip_prefix(&**short).is_some_and(|more| more.starts_with(' ') && !more.trim().contains(' '));
                is_more && *often >= SLIP * count
            })
    };
    spellings
        .iter()
        .filter(|(spelling, (count, _))| !is_slip(spelling, *count))
        .max_by_key(|(spelling, (count, order))| {
            // "Inc." makes a company's name no fuller.
            let words = if kind == ActorKind::Organization {
                tokens(spelling).len()
            } else {
                spelling.split_whitespace().count()
            };
            let bare = kind != ActorKind::Organization || spelling.split_whitespace().count() <= words;
            let shouted = words > 1 && !spelling.contains(char::is_lowercase);
            let most = if kind == ActorKind::Person { 3 } else { 7 };
            // A product's shop or maker is no part of its name.
            let rare = kind == ActorKind::Other && *count * 2 < usual;
            let fullness = if words > most || rare { 1 } else { words };
            // Of two spellings the one whose last word is used alone.
            let alone = spelling
                .split_whitespace()
                .next_back()
                .and_then(|last| spellings.get(last))
                .map_or(0, |(count, _)| *count);
            // "Corvo 4G" rather than "4G Corvo".
            let model = kind == ActorKind::Other && spelling.starts_with(|c: char| c.is_ascii_digit());
            let small = spelling.contains(char::is_lowercase);
            (!shouted, !model, fullness, bare, *count, alone, spelling.len(), small, Reverse(*order))
        })
        .map(|(spelling, _)| spelling.to_string())
}

/// The plural noun for a people: "Peruvians" for "Peruvian", where there is one.
fn plural_people(spellings: &Spellings<'_>) -> Option<String> {
    spellings.keys().find_map(|spelling| {
        let entry = lexicon().entry(spelling)?;
        let plural = if spelling.ends_with('s') { spelling.to_string() } else { format!("{spelling}s") };
        lexicon().entry(&plural).filter(|other| other.bearer == entry.bearer)?;
        Some(plural)
    })
}

/// The roles, most frequent first, and of equals the latest first; each at its last place. A role that is a part of another ("Minister") is
/// counted to it.
fn roles(found: &[(&Document, &NameMention)]) -> Vec<Role> {
    let mut seen: BTreeMap<String, (usize, usize, Role)> = BTreeMap::new();
    let all = found.iter().flat_map(|(document, name)| name.roles.iter().map(|span| (*document, *span)));
    for (order, (document, span)) in all.enumerate() {
        let text = flat(span.of(&document.text)).into_owned();
        let role = Role { text: text.clone(), mention: Place { document: document.id, span } };
        let known = seen.entry(text.to_lowercase()).or_insert((0, order, role.clone()));
        *known = (known.0 + 1, order, if known.0 == 0 { role } else { known.2.clone() });
    }
    let keys: Vec<String> = seen.keys().cloned().collect();
    let mut roles: Vec<(usize, usize, Role)> = seen
        .into_iter()
        .filter(|(key, _)| !keys.iter().any(|other| other != key && other.ends_with(key.as_str())))
        .map(|(_, role)| role)
        .collect();
    roles.sort_by_key(|&(count, order, _)| (Reverse(count), Reverse(order)));
    roles.into_iter().map(|(_, _, role)| role).collect()
}
