//! Why each mention is taken to mean its actor.

use std::collections::BTreeMap;

use super::Seen;
use super::naming::Naming;
use super::persons;
use super::portrait::flat;
use crate::briefing::{Link, LinkBy, MentionForm, Place};

/// What a name was joined for, and the naming that it points to.
type Reason = (LinkBy, usize);

/// What is known of how an actor's names hang together.
pub struct Links<'a> {
    seen: &'a Seen<'a>,
    name: &'a str,
    /// The first mention of the actor's fullest name: positions of document and name.
    fullest: Option<(usize, usize)>,
    /// For each key of its names the best reason that one of that key was joined for, and the naming that it points to.
    reasons: BTreeMap<&'a str, Reason>,
    /// For each key of a name that another was joined to by spelling: that other.
    variants: BTreeMap<&'a str, usize>,
}

impl<'a> Links<'a> {
    /// The links of the actor called `name`, which the names at `places` (positions of document and name) mean.
    pub fn new(name: &'a str, places: &[(usize, usize)], seen: &'a Seen<'a>) -> Self {
        let mut links = Self { seen, name, fullest: None, reasons: BTreeMap::new(), variants: BTreeMap::new() };
        for &(document, at) in places {
            let Some(naming) = links.naming(document, at) else {
                continue;
            };
            if links.fullest.is_none() && links.is_fullest(document, at) {
                links.fullest = Some((document, at));
            }
            let Some((by, full)) = naming.1 else {
                continue;
            };
            let reason = links.reasons.entry(&naming.0.key).or_insert((by, full));
            if by < reason.0 {
                *reason = (by, full);
            }
            if by == LinkBy::Spelling
                && let Some(full) = seen.namings.all.get(full)
            {
                links.variants.entry(&full.key).or_insert(naming.2);
            }
        }
        links
    }

    /// Why the name at position `name` of the document at position `document` means the actor; `None` where it is the
    /// actor's fullest name.
    pub fn of(&self, document: usize, name: usize) -> Option<Link> {
        let (_, mention) = self.seen.name(document, name)?;
        let antecedent =
            mention.stands_for.filter(|_| mention.form != MentionForm::Name || !self.is_fullest(document, name));
        if let Some(antecedent) = antecedent {
            let by = match mention.form {
                MentionForm::Name => LinkBy::AcronymDefined,
                MentionForm::Nominal => LinkBy::Nominal,
                MentionForm::Pronoun => LinkBy::Pronoun,
            };
            return self.link(by, (document, antecedent));
        }
        if self.is_fullest(document, name) {
            return None;
        }
        let (naming, own, _) = self.naming(document, name)?;
        if let Some(link) = self.of_moved(document, name, naming) {
            return Some(link);
        }
        // The document's own reason goes first, but what a text defines is better than what initials suggest.
        let best = self.reasons.get(naming.key.as_str()).copied();
        let reason = own.filter(|(by, _)| best.is_none_or(|(best, _)| best != LinkBy::AcronymDefined || *by == best));
        if let Some((by, full)) = reason.or(best) {
            return self.link(by, self.first_mention(self.fuller(full))?);
        }
        if let Some(&other) = self.variants.get(naming.key.as_str()) {
            return self.link(LinkBy::Spelling, self.first_mention(other)?);
        }
        let by = if naming.key.contains('=') { LinkBy::OtherName } else { LinkBy::Spelling };
        self.link(by, self.fullest?)
    }

    /// The person's name that the naming at position `at` is a shorter form of, if it is; else itself.
    fn fuller(&self, at: usize) -> usize {
        match self.seen.union.reason(at) {
            Some((LinkBy::Surname | LinkBy::GivenName | LinkBy::Initials, full)) => full,
            _ => at,
        }
    }

    /// A surname that several bear, which this mention was given to one of.
    fn of_moved(&self, document: usize, name: usize, naming: &Naming) -> Option<Link> {
        let (source, mention) = self.seen.name(document, name)?;
        let words = super::key::tokens(mention.span.of(&source.text));
        if words.len() >= naming.tokens.len() || naming.names.binary_search(&name).is_ok() {
            return None;
        }
        let before = naming.names.partition_point(|&at| at < name).checked_sub(1)?;
        self.link(persons::by(&words, Some(naming)), (document, *naming.names.get(before)?))
    }

    /// The naming of a mention, the reason that it was joined for, and its position.
    fn naming(&self, document: usize, name: usize) -> Option<(&'a Naming, Option<Reason>, usize)> {
        let at = (*self.seen.namings.of_name.get(document)?.get(name)?)?;
        Some((self.seen.namings.all.get(at)?, self.seen.union.reason(at), at))
    }

    fn is_fullest(&self, document: usize, name: usize) -> bool {
        self.seen.name(document, name).is_some_and(|(document, mention)| {
            mention.form == MentionForm::Name && flat(mention.span.of(&document.text)) == self.name
        })
    }

    /// The first mention of the naming at position `at`.
    fn first_mention(&self, at: usize) -> Option<(usize, usize)> {
        let naming = self.seen.namings.all.get(at)?;
        Some((naming.document, *naming.names.first()?))
    }

    fn link(&self, by: LinkBy, from: (usize, usize)) -> Option<Link> {
        let (document, mention) = self.seen.name(from.0, from.1)?;
        Some(Link { by, from: Place { document: document.id, span: mention.span } })
    }
}
