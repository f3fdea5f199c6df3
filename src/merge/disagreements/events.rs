//! Reports of one event that give it another day, another place or another doer, or say that it never happened.
//!
//! Two reports are of one event where they stand in documents of one matter, tell the same act and share actors and words.
//! What each then says must be missing from the other's document: who knows both days, both places or both doers knows two
//! events.

use std::collections::{BTreeSet, HashMap};

use super::account::Account;
use super::measure::days_apart;
use crate::briefing::{
    ActorId, Briefing, Disagreement, DisagreementId, DisagreementKind, Mentions, Salience, Side, SideOf, time_value,
};
use crate::merge::shared::common;
use crate::merge::{Folder, origins};

/// The furthest apart, in days, that two reports may put one event.
const FURTHEST: i32 = 10;
/// So many days apart two documents may tell the same news.
const NEWS: i32 = 3;

/// The disagreements among `accounts`; `together` are, for each document, those of its matter.
pub fn between(
    briefing: &Briefing,
    folder: &Folder<'_>,
    accounts: &[Account<'_>],
    together: &[Vec<usize>],
    sources: &origins::Sources<'_>,
) -> Vec<Disagreement> {
    let mut under: HashMap<(usize, &str), Vec<&Account<'_>>> = HashMap::new();
    for account in accounts {
        under.entry((account.document, account.act)).or_default().push(account);
    }
    let told = Told { folder, under: &under };
    // One disagreement of each kind for an act and two documents.
    let mut taken: BTreeSet<(DisagreementKind, &str, usize, usize)> = BTreeSet::new();
    let mut found = Vec::new();
    for one in accounts {
        for &document in together.get(one.document).into_iter().flatten().filter(|document| **document > one.document) {
            for two in under.get(&(document, one.act)).into_iter().flatten() {
                let Some((kind, one_says, two_says)) = told.differ(one, two) else { continue };
                if !taken.insert((kind, one.act, one.document, document)) {
                    continue;
                }
                let sides = vec![side(one, one_says, sources), side(two, two_says, sources)];
                let event = [one, two].into_iter().filter_map(|account| briefing.event(account.event));
                let Some(event) = event.max_by_key(|event| event.salience) else { continue };
                found.push(Disagreement {
                    id: DisagreementId::at(0),
                    kind,
                    about: event.headline.clone(),
                    why: why(kind, &sides),
                    salience: Salience::of(u64::from(event.salience.thousandths()) * 6, 5 * 1000),
                    sides,
                });
            }
        }
    }
    found
}

/// What the documents tell.
struct Told<'f, 'a> {
    folder: &'f Folder<'a>,
    /// The accounts of each document and act.
    under: &'f HashMap<(usize, &'f str), Vec<&'f Account<'a>>>,
}

impl Told<'_, '_> {
    /// In what the two differ, where they are of one event, and what each says.
    fn differ(&self, one: &Account<'_>, two: &Account<'_>) -> Option<(DisagreementKind, String, String)> {
        // Most pairs share no word.
        let words = common(&one.words, &two.words);
        if words == 0 {
            return None;
        }
        let actors = one.actors.intersection(&two.actors).count();
        let leads = usize::from(one.leads) + usize::from(two.leads);
        let evidence = 2 * actors + words + leads;
        let days = one.day.zip(two.day).and_then(|(one, two)| days_apart(one, two));
        let is_one = actors > 0 && words > 0 || words >= 3;
        if !is_one || evidence < 5 {
            return None;
        }
        if one.denied != two.denied {
            let says =
                |account: &Account<'_>| if account.denied { "it did not happen" } else { "it happened" }.to_owned();
            let same = one.mention.lemma == two.mention.lemma && !one.agents.is_empty() && one.agents == two.agents;
            return (same && words >= 2).then(|| (DisagreementKind::Denial, says(one), says(two)));
        }
        if one.denied || one.mention.is_aside || two.mention.is_aside {
            return None;
        }
        let news = one
            .published
            .zip(two.published)
            .and_then(|(one, two)| days_apart(one, two))
            .is_none_or(|days| days <= NEWS);
        if let Some((first, second)) =
            one.day.zip(two.day).filter(|_| days.is_some_and(|days| (1..=FURTHEST).contains(&days)))
        {
            let elsewhere = !one.towns.is_empty() && !two.towns.is_empty() && one.towns.is_disjoint(&two.towns);
            let alone = !self.dates(one, second) && !self.dates(two, first);
            let says = (time_value::readable(first), time_value::readable(second));
            let shared = one.actors.intersection(&two.actors).any(|actor| !one.towns.contains(actor));
            return (alone && !elsewhere && shared && words >= 2).then_some((DisagreementKind::Date, says.0, says.1));
        }
        if !days.map_or(news, |days| days == 0) {
            return None;
        }
        let apart = |one: &BTreeSet<ActorId>, two: &BTreeSet<ActorId>| {
            let first = one.iter().next().zip(two.iter().next());
            first.filter(|_| one.is_disjoint(two)).map(|(one, two)| (*one, *two))
        };
        let unnamed = |(first, second): &(ActorId, ActorId)| !self.names(two, *first) && !self.names(one, *second);
        let says =
            |kind, (first, second): (ActorId, ActorId)| Some((kind, self.word(one, first)?, self.word(two, second)?));
        if let Some(towns) = apart(&one.towns, &two.towns) {
            let others = one.actors.intersection(&two.actors).any(|actor| !one.towns.contains(actor));
            return Some(towns)
                .filter(|pair| unnamed(pair) && days == Some(0) && (others || words >= 3))
                .and_then(|towns| says(DisagreementKind::Place, towns));
        }
        let agents = |account: &Account<'_>| account.agents.iter().copied().collect::<BTreeSet<_>>();
        let doers = apart(&agents(one), &agents(two)).filter(|pair| unnamed(pair) || leads == 2)?;
        let befell = one.actors.intersection(&two.actors).any(|actor| !one.agents.contains(actor));
        let found = says(DisagreementKind::Responsibility, Some(doers).filter(|_| befell && words >= 2)?);
        found.filter(|(_, one, two)| are_two_names(one, two))
    }

    /// Whether the document of `account` puts the same act on `day`, too.
    fn dates(&self, account: &Account<'_>, day: &str) -> bool {
        let own = self.under.get(&(account.document, account.act)).into_iter().flatten();
        own.into_iter().any(|known| known.day.is_some_and(|known| days_apart(known, day) == Some(0)))
    }

    /// Whether the document of `account` names the actor anywhere.
    fn names(&self, account: &Account<'_>, actor: ActorId) -> bool {
        let names = self.folder.annotations.get(account.document).map_or(0, |found| found.names.len());
        (0..names).any(|name| self.folder.actor(account.document, name) == Some(actor))
    }

    /// The actor as the report names it.
    fn word(&self, account: &Account<'_>, actor: ActorId) -> Option<String> {
        let mention = account.mention;
        let mut names = mention.agents.iter().chain(&mention.places).chain(&mention.targets);
        let name = names.find(|name| self.folder.actor(account.document, **name) == Some(actor))?;
        let span = self.folder.annotations.get(account.document)?.names.get(*name)?.span;
        Some(span.of(&self.folder.documents.get(account.document)?.text).to_owned())
    }
}

/// Whether both are names, and not of one bearer: "Ann Lee" and "Lee" are, and so may be "Lee" and "she".
fn are_two_names(one: &str, two: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<BTreeSet<_>>();
    let pronoun =
        |name: &str| matches!(&*name.to_lowercase(), "he" | "she" | "it" | "they" | "who" | "him" | "her" | "them");
    words(one).is_disjoint(&words(two)) && !pronoun(one) && !pronoun(two)
}

fn side(account: &Account<'_>, says: String, sources: &origins::Sources<'_>) -> Side {
    Side {
        of: SideOf::Event(account.event),
        says,
        said_by: None,
        origins: sources.origins(std::iter::once(account.place)),
        held_right: None,
        mentions: Mentions::new(account.place),
    }
}

/// Why the sides cannot both be true.
fn why(kind: DisagreementKind, sides: &[Side]) -> String {
    let says = |at: usize| sides.get(at).map_or("", |side| side.says.as_str());
    let (one, two) = (says(0), says(1));
    match kind {
        DisagreementKind::Date => format!("both say when: it cannot have happened both on {one} and on {two}"),
        DisagreementKind::Place => format!("both say where: it cannot have happened both in {one} and in {two}"),
        DisagreementKind::Responsibility => format!("both say who did it: one says {one}, the other {two}"),
        DisagreementKind::Denial | DisagreementKind::Figure => "what one reports the other denies".to_owned(),
    }
}
