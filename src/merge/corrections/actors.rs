//! Whom names mean, as the analyst says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Log, Places, marks};
use crate::annotate::{Annotations, NameMention};
use crate::briefing::correction::{Correction, Evidence, Scope, Who};
use crate::briefing::{Actor, ActorId, ActorKind, Document, Link, LinkBy, MentionForm, Place};
use crate::text::Span;

/// A name: positions of its document and of itself in the document's names.
type Name = (usize, usize);

/// For each document, for each of its names: its bearer.
pub type Bearers = Vec<Vec<Option<usize>>>;

/// What the analyst says of bearers.
#[derive(Debug, Default)]
pub struct Said {
    of: BTreeMap<usize, Portrait>,
    /// Names that mean their bearer because the analyst says so.
    moved: BTreeSet<Name>,
}

/// What the analyst says of one bearer.
#[derive(Clone, Debug, Default)]
struct Portrait {
    name: Option<String>,
    kind: Option<ActorKind>,
    corrections: Vec<u32>,
}

/// Applies the corrections of whom names mean to `bearers`.
pub fn apply(
    log: &mut Log<'_>,
    documents: &[Document],
    annotations: &[Arc<Annotations>],
    bearers: &mut Bearers,
) -> Said {
    if log.iter().next().is_none() {
        return Said::default();
    }
    let mut work = Work::new(documents, annotations, std::mem::take(bearers));
    for (at, logged) in log.iter() {
        work.correct(log, at, logged.number, &logged.correction);
    }
    work.drop_nameless();
    *bearers = work.bearers;
    work.said
}

/// Bearers while they are corrected.
struct Work<'a> {
    documents: &'a [Document],
    annotations: &'a [Arc<Annotations>],
    bearers: Bearers,
    /// The names of each bearer, in order.
    names: BTreeMap<usize, BTreeSet<Name>>,
    said: Said,
    fresh: usize,
}

impl<'a> Work<'a> {
    fn new(documents: &'a [Document], annotations: &'a [Arc<Annotations>], bearers: Bearers) -> Self {
        let mut names: BTreeMap<usize, BTreeSet<Name>> = BTreeMap::new();
        for (document, of_document) in bearers.iter().enumerate() {
            for (name, bearer) in of_document.iter().enumerate() {
                bearer.iter().for_each(|&bearer| {
                    names.entry(bearer).or_default().insert((document, name));
                });
            }
        }
        let fresh = names.last_key_value().map_or(0, |(last, _)| last + 1);
        Self { documents, annotations, bearers, names, said: Said::default(), fresh }
    }

    fn correct(&mut self, log: &mut Log<'_>, at: usize, number: u32, correction: &Correction) {
        match correction {
            Correction::Merge { actors } => self.merge(log, at, number, actors),
            Correction::Apart { one, other } => self.part(log, at, number, one, other),
            Correction::Split { words, scope, to } => self.split(log, at, number, words, *scope, to.as_ref()),
            Correction::Rename { actor, name } => {
                self.say(log, at, number, actor, |portrait| portrait.name = Some(name.clone()));
            }
            Correction::Retype { actor, kind } => {
                self.say(log, at, number, actor, |portrait| portrait.kind = Some(*kind));
            }
            Correction::Ignore { actor } => {
                if let Some(bearer) = self.bearer(log, at, actor) {
                    let names = self.names.get(&bearer).cloned().unwrap_or_default();
                    log.applied(at, self.places(&names));
                    self.give(&names, None);
                }
            }
            Correction::IgnoreWords { words, scope } => {
                let names = self.meant(log, at, words, *scope);
                self.take_out(log, at, number, &names, None);
            }
            Correction::Mark { words, scope, kind, to } => {
                self.mark(log, at, number, (words, *scope), *kind, to.as_ref());
            }
            _ => {}
        }
    }

    fn merge(&mut self, log: &mut Log<'_>, at: usize, number: u32, actors: &[Who]) {
        let found: Vec<usize> = actors.iter().filter_map(|who| self.bearer(log, at, who)).collect();
        let Some((&into, others)) = found.split_first().filter(|(_, others)| !others.is_empty()) else {
            return;
        };
        let mut places = Places::default();
        for &other in others {
            if other == into {
                continue;
            }
            let names = self.names.get(&other).cloned().unwrap_or_default();
            places.extend(self.places(&names));
            let earlier = self.said.of.remove(&other).unwrap_or_default().corrections;
            self.said.of.entry(into).or_default().corrections.extend(earlier);
            self.give(&names, Some(into));
        }
        log.applied(at, places);
        let portrait = self.said.of.entry(into).or_default();
        portrait.corrections.push(number);
        if let Some(first) = actors.first() {
            portrait.name = Some(first.name.clone());
            portrait.kind = Some(first.kind);
        }
    }

    fn part(&mut self, log: &mut Log<'_>, at: usize, number: u32, one: &Who, other: &Who) {
        let (Some(ours), Some(theirs)) = (self.bearer(log, at, one), self.bearer(log, at, other)) else {
            return;
        };
        if ours != theirs {
            // They are apart as it is: it stays noted that they are to be.
            return log.applied(at, Places::default());
        }
        let spelling = normal(&other.name);
        let of_bearer = self.names.get(&ours).cloned().unwrap_or_default();
        let names = of_bearer.into_iter().filter(|&name| self.spelling(name) == Some(spelling.clone())).collect();
        let names = self.with_followers(&names);
        self.take_out(log, at, number, &names, Some(None));
    }

    fn split(&mut self, log: &mut Log<'_>, at: usize, number: u32, words: &Evidence, scope: Scope, to: Option<&Who>) {
        let names = self.meant(log, at, words, scope);
        let to = match to {
            Some(who) => match self.bearer(log, at, who) {
                Some(bearer) => Some(bearer),
                None => return,
            },
            None => None,
        };
        self.take_out(log, at, number, &names, Some(to));
    }

    /// Gives `names` to nobody (`None`), to a bearer of their own (`Some(None)`) or to another one.
    fn take_out(
        &mut self,
        log: &mut Log<'_>,
        at: usize,
        number: u32,
        names: &BTreeSet<Name>,
        to: Option<Option<usize>>,
    ) {
        if names.is_empty() {
            return log.note(at, "the words are not taken for a name now");
        }
        let bearers: BTreeSet<usize> = names.iter().filter_map(|&name| self.of(name)).collect();
        let to = to.map(|to| to.unwrap_or_else(|| self.fresh_bearer()));
        log.applied(at, self.places(names));
        self.give(names, to);
        for bearer in bearers.into_iter().chain(to) {
            self.said.of.entry(bearer).or_default().corrections.push(number);
        }
    }

    fn mark(
        &mut self,
        log: &mut Log<'_>,
        at: usize,
        number: u32,
        (words, scope): (&Evidence, Scope),
        kind: ActorKind,
        to: Option<&Who>,
    ) {
        let mut names = BTreeSet::new();
        for (document, spans) in marks::reached(log, at, words, scope, self.documents) {
            let found = spans.into_iter().filter_map(|span| self.name_at(document, span, |name| name.span == span));
            names.extend(found.map(|name| (document, name)));
        }
        let first = names.iter().find_map(|&name| self.of(name));
        let to = match to {
            Some(who) => self.bearer(log, at, who),
            None => first,
        };
        let Some(to) = to.filter(|_| !names.is_empty()) else {
            return;
        };
        log.applied(at, self.places(&names));
        self.give(&names, Some(to));
        let portrait = self.said.of.entry(to).or_default();
        portrait.corrections.push(number);
        portrait.kind.get_or_insert(kind);
    }

    /// Says something of the actor that `who` is.
    fn say(&mut self, log: &mut Log<'_>, at: usize, number: u32, who: &Who, say: impl FnOnce(&mut Portrait)) {
        if let Some(bearer) = self.bearer(log, at, who) {
            let portrait = self.said.of.entry(bearer).or_default();
            portrait.corrections.push(number);
            say(portrait);
            let names = self.names.get(&bearer).cloned().unwrap_or_default();
            log.applied(at, self.places(&names));
        }
    }

    /// The bearer that `who` is now: by the words that named it, else by its name where only one goes by it.
    fn bearer(&self, log: &mut Log<'_>, at: usize, who: &Who) -> Option<usize> {
        let place = who.at.found(self.documents).place();
        let by_place = place.and_then(|place| self.of(self.at_place(place)?));
        if by_place.is_some() {
            return by_place;
        }
        let spelling = normal(&who.name);
        let goes_by =
            |names: &BTreeSet<Name>| names.iter().any(|&name| self.spelling(name).as_ref() == Some(&spelling));
        let mut by_name = self.names.iter().filter(|(_, names)| goes_by(names)).map(|(&bearer, _)| bearer);
        match (by_name.next(), by_name.next()) {
            (Some(bearer), None) => {
                log.note(at, format!("the words that named “{}” are gone; it was found by its name", who.name));
                Some(bearer)
            }
            (Some(_), Some(_)) => {
                log.note(at, format!("several now go by “{}”, and the words that named it are gone", who.name));
                None
            }
            (None, _) => {
                log.note(at, format!("“{}” is no actor of the folder now", who.name));
                None
            }
        }
    }

    /// The names that `words` reach: those of the same spelling and bearer, and what stands for them.
    fn meant(&self, log: &mut Log<'_>, at: usize, words: &Evidence, scope: Scope) -> BTreeSet<Name> {
        let first = log.find(at, words, self.documents).and_then(|place| self.at_place(place));
        let Some(first) = first else {
            return BTreeSet::new();
        };
        let bearer = self.of(first);
        let spelling = self.spelling(first);
        let is_name = spelling.is_some();
        let names: BTreeSet<Name> = match (scope, bearer) {
            (Scope::Here, _) | (_, None) => BTreeSet::from([first]),
            _ if !is_name => BTreeSet::from([first]),
            (_, Some(bearer)) => {
                let of_bearer = self.names.get(&bearer).into_iter().flatten().copied();
                let near = of_bearer.filter(|name| scope == Scope::Everywhere || name.0 == first.0);
                near.filter(|&name| self.spelling(name) == spelling).collect()
            }
        };
        self.with_followers(&names)
    }

    /// `names` with the pronouns and nominals that stand for them.
    fn with_followers(&self, names: &BTreeSet<Name>) -> BTreeSet<Name> {
        let mut all = names.clone();
        let documents: BTreeSet<usize> = names.iter().map(|(document, _)| *document).collect();
        for document in documents {
            let Some(found) = self.annotations.get(document) else {
                continue;
            };
            for at in 0..found.names.len() {
                if NameMention::named(&found.names, at).is_some_and(|name| names.contains(&(document, name))) {
                    all.insert((document, at));
                }
            }
        }
        all
    }

    /// Gives `names` to another bearer, or to nobody.
    fn give(&mut self, names: &BTreeSet<Name>, to: Option<usize>) {
        for &(document, name) in names {
            let slot = self.bearers.get_mut(document).and_then(|of_document| of_document.get_mut(name));
            let Some(slot) = slot else {
                continue;
            };
            let before = std::mem::replace(slot, to);
            if before == to {
                continue;
            }
            if let Some(before) = before.and_then(|before| self.names.get_mut(&before)) {
                before.remove(&(document, name));
            }
            if let Some(to) = to {
                self.names.entry(to).or_default().insert((document, name));
                self.said.moved.insert((document, name));
            }
        }
    }

    /// Takes what only pronouns and nominals are left of for nobody: an actor has a name.
    fn drop_nameless(&mut self) {
        let nameless: Vec<BTreeSet<Name>> = self
            .names
            .values()
            .filter(|names| !names.is_empty() && !names.iter().any(|&name| self.spelling(name).is_some()))
            .cloned()
            .collect();
        for names in nameless {
            self.give(&names, None);
        }
    }

    fn fresh_bearer(&mut self) -> usize {
        self.fresh += 1;
        self.fresh - 1
    }

    fn of(&self, (document, name): Name) -> Option<usize> {
        *self.bearers.get(document)?.get(name)?
    }

    fn mention(&self, (document, name): Name) -> Option<(&'a Document, &'a NameMention)> {
        Some((self.documents.get(document)?, self.annotations.get(document)?.names.get(name)?))
    }

    /// How a name is spelled, in lower case and on one line; `None` for pronouns and nominals.
    fn spelling(&self, name: Name) -> Option<String> {
        let (document, mention) = self.mention(name)?;
        (mention.form == MentionForm::Name).then(|| normal(mention.span.of(&document.text)))
    }

    /// The name that stands at `place`, or has some of its words.
    fn at_place(&self, place: Place) -> Option<Name> {
        let document = self.documents.iter().position(|document| document.id == place.document)?;
        Some((document, self.name_at(document, place.span, |name| name.span.overlaps(place.span))?))
    }

    fn name_at(&self, document: usize, span: Span, is: impl Fn(&NameMention) -> bool) -> Option<usize> {
        let names = &self.annotations.get(document)?.names;
        let at = names.partition_point(|name| name.span.end() <= span.start());
        names.get(at).filter(|name| is(name)).map(|_| at)
    }

    fn places(&self, names: &BTreeSet<Name>) -> Places {
        names.iter().filter_map(|&name| Some((name.0, self.mention(name)?.1.span))).collect()
    }
}

/// A name in lower case and on one line.
pub(super) fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Said {
    /// Gives the actors their names, kinds and marks. `bearers` and `actor_of` say who is who.
    pub fn draw(
        &self,
        actors: &mut [Actor],
        bearers: &Bearers,
        actor_of: &[Vec<Option<ActorId>>],
        documents: &[Document],
        annotations: &[Arc<Annotations>],
    ) {
        if self.of.is_empty() {
            return;
        }
        let mut who: BTreeMap<usize, ActorId> = BTreeMap::new();
        for (bearers, actors) in bearers.iter().zip(actor_of) {
            for (bearer, actor) in bearers.iter().zip(actors) {
                if let (Some(bearer), Some(actor)) = (bearer, actor) {
                    who.entry(*bearer).or_insert(*actor);
                }
            }
        }
        let moved: BTreeSet<_> = self
            .moved
            .iter()
            .filter_map(|&(document, name)| {
                let mention = annotations.get(document)?.names.get(name)?;
                Some((documents.get(document)?.id, mention.span))
            })
            .collect();
        for (bearer, said) in &self.of {
            let Some(actor) = who.get(bearer).and_then(|id| actors.get_mut(id.position())) else {
                continue;
            };
            said.draw(actor);
            let full = actor.mentions.iter().find(|mention| !moved.contains(&(mention.document, mention.span)));
            let from = full.map(|full| Place { document: full.document, span: full.span });
            for mention in actor.mentions.iter_mut().filter(|mention| mention.form == MentionForm::Name) {
                if moved.contains(&(mention.document, mention.span)) {
                    mention.link = from.map(|from| Link { by: LinkBy::Analyst, from });
                }
            }
        }
    }
}

impl Portrait {
    fn draw(&self, actor: &mut Actor) {
        actor.corrected.clone_from(&self.corrections);
        actor.corrected.sort_unstable();
        actor.corrected.dedup();
        if let Some(kind) = self.kind {
            actor.kind = kind;
        }
        if let Some(name) = &self.name
            && *name != actor.name
        {
            let before = std::mem::replace(&mut actor.name, name.clone());
            actor.aliases.retain(|alias| alias != name);
            actor.aliases.insert(0, before);
        }
    }
}
