//! Accounts of one act that give it another day, another place or another doer, or say that it never happened.
//!
//! Two sentences are of one act where they name it (`acts.txt`), share names and other words, and stand in documents of
//! one matter. What both then tell must differ plainly: days at least two apart, places of which neither document names
//! the other's, doers that share no word.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, accounts};
use super::list;
use super::measure::days_apart;
use super::neighbours::{Neighbours, keep_rare};
use super::scene::Common;
use crate::briefing::{
    ActorKind, Briefing, Disagreement, DisagreementId, DisagreementKind, DocumentId, EventId, Mentions, Place,
    Salience, Side, SideOf, time_value,
};
use crate::merge::Folder;
use crate::merge::origins;
use crate::text::Span;

/// How many accounts under one key another is held against.
const LOOKED_AT: usize = 24;
/// With how many accounts another is compared.
const COMPARED: usize = 24;
/// How many accounts of a folder are compared at all.
const MOST_TOLD: usize = 30_000;
/// The furthest apart, in days, that two accounts may put one act.
const FURTHEST: i32 = 40;
/// The least evidence that two accounts are of one act.
const ENOUGH: usize = 5;

/// The disagreements in what happened.
pub fn between(
    briefing: &Briefing,
    folder: &Folder<'_>,
    neighbours: &Neighbours,
    sources: &origins::Sources<'_>,
) -> Vec<Disagreement> {
    let mut told: Vec<Account> = folder
        .iter()
        .flat_map(|(position, document, found)| accounts(position, document, found))
        .take(MOST_TOLD)
        .collect();
    keep_rare(told.iter_mut().map(|account| &mut account.scene), folder.documents.len(), neighbours);
    let places = Reports::new(briefing);
    let mut by_key: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut found: Vec<Disagreement> = Vec::new();
    // One disagreement for each act, kind and pair of documents, and for each pair of sentences: the first that is met.
    let mut taken: BTreeSet<(DisagreementKind, &str, usize, usize)> = BTreeSet::new();
    let mut sentences: BTreeSet<(DisagreementKind, Sentence, Sentence)> = BTreeSet::new();
    for (at, account) in told.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for name in account.scene.names.iter().chain(&account.scene.around).chain(&account.scene.stems) {
            let under = by_key.entry((account.act.name, name)).or_default();
            for &other in under.iter().rev().take(LOOKED_AT) {
                *shared.entry(other).or_default() += 1;
            }
            under.push(at);
        }
        let mut candidates: Vec<usize> = shared.keys().copied().collect();
        // Those that share most, among equals the earliest.
        candidates.sort_by_key(|other| std::cmp::Reverse(shared.get(other).copied()));
        candidates.truncate(COMPARED);
        candidates.sort_unstable();
        for other in candidates.into_iter().filter_map(|other| told.get(other)) {
            let Some((common, points)) = one_act(other, account, neighbours) else {
                continue;
            };
            for kind in [
                DisagreementKind::Denial,
                DisagreementKind::Date,
                DisagreementKind::Place,
                DisagreementKind::Responsibility,
            ] {
                let key = (kind, account.act.name, other.scene.document, account.scene.document);
                let pair = Pair { one: other, two: account, common: &common, points, told: &told };
                let place = |account: &Account| (account.scene.document, account.scene.span);
                let both = (kind, place(other), place(account));
                if !taken.contains(&key)
                    && !sentences.contains(&both)
                    && let Some((says, why)) = pair.differ(kind, folder)
                    && let Some(disagreement) = pair.disagreement(briefing, kind, says, &why, &places, sources, folder)
                {
                    taken.insert(key);
                    sentences.insert(both);
                    found.push(disagreement);
                    break;
                }
            }
        }
    }
    found
}

/// A sentence: the position of its document, and where it stands.
type Sentence = (usize, Span);

/// What two accounts have in common, where they may be of one act, and how much that is.
fn one_act(one: &Account, two: &Account, neighbours: &Neighbours) -> Option<(Common, usize)> {
    if one.scene.document == two.scene.document || one.scene.corrects || two.scene.corrects {
        return None;
    }
    let near = neighbours.shared(one.scene.document, two.scene.document);
    if near < 2 {
        return None;
    }
    let common = Common::of(&one.scene, &two.scene);
    let points = common.points(&[])
        + usize::from(near >= 4)
        + usize::from(near >= 8)
        + 2 * usize::from(one.scene.title && two.scene.title);
    Some((common, points))
}

struct Pair<'a> {
    one: &'a Account,
    two: &'a Account,
    common: &'a Common,
    points: usize,
    told: &'a [Account],
}

/// The accounts of both sides in short.
type Says = (String, String);

impl Pair<'_> {
    /// In what way the two differ, if in this: the sides in short, and why they cannot both be true.
    fn differ(&self, kind: DisagreementKind, folder: &Folder<'_>) -> Option<(Says, String)> {
        let (one, two) = (self.one, self.two);
        if kind != DisagreementKind::Denial
            && (one.scene.unreal || two.scene.unreal || self.denied(one) || self.denied(two))
        {
            return None;
        }
        let days = match (&one.day, &two.day) {
            (Some((one, _)), Some((two, _))) => days_apart(one, two),
            _ => None,
        };
        match kind {
            DisagreementKind::Date => self.dates(days?),
            DisagreementKind::Place => self.places(days, folder),
            DisagreementKind::Responsibility => self.doers(days, folder),
            DisagreementKind::Denial => self.denial(),
            DisagreementKind::Figure => None,
        }
    }

    fn dates(&self, days: i32) -> Option<(Says, String)> {
        let ((one, _), (two, _)) = (self.one.day.as_ref()?, self.two.day.as_ref()?);
        let names_other = |account: &Account, value: &str| {
            let mine =
                |known: &&Account| known.scene.document == account.scene.document && known.act.name == account.act.name;
            self.told
                .iter()
                .filter(mine)
                .any(|known| known.day.as_ref().is_some_and(|(day, _)| days_apart(day, value) == Some(0)))
        };
        let fits = self.one.act.once
            && (2..=FURTHEST).contains(&days)
            && self.points > ENOUGH
            && !self.common.names.is_empty();
        if !fits || names_other(self.one, two) || names_other(self.two, one) || self.places_apart() {
            return None;
        }
        let (one, two) = (time_value::readable(one), time_value::readable(two));
        let why = format!("it cannot have happened both on {one} and on {two}");
        Some(((one, two), why))
    }

    fn places_apart(&self) -> bool {
        matches!((&self.one.place, &self.two.place), (Some((one, _)), Some((two, _))) if one != two && !one.contains(two.as_str()) && !two.contains(one.as_str()))
    }

    fn places(&self, days: Option<i32>, folder: &Folder<'_>) -> Option<(Says, String)> {
        let ((one, span), (two, other)) = (self.one.place.as_ref()?, self.two.place.as_ref()?);
        let dated = match days {
            Some(days) => days <= 1,
            None => self.published_together(folder),
        };
        if !self.places_apart() || !dated || self.points < ENOUGH {
            return None;
        }
        // Who goes about meets people everywhere.
        let is_person = |word: &String| {
            let found = folder.annotations.get(self.one.scene.document);
            let text = folder.documents.get(self.one.scene.document).map_or("", |document| &document.text);
            let persons =
                found.into_iter().flat_map(|found| &found.names).filter(|name| name.kind == ActorKind::Person);
            persons.into_iter().any(|name| name.span.of(text).to_lowercase().contains(word.as_str()))
        };
        let told = self.common.names.iter().any(|word| !is_person(word)) || self.common.stems.len() >= 2;
        if !told || names(folder, self.one.scene.document, two) || names(folder, self.two.scene.document, one) {
            return None;
        }
        let says = (words(folder, self.one, *span), words(folder, self.two, *other));
        let why = format!("it cannot have happened both in {} and in {}", says.0, says.1);
        Some((says, why))
    }

    fn doers(&self, days: Option<i32>, folder: &Folder<'_>) -> Option<(Says, String)> {
        let (one, two) = (self.one.doer.as_ref()?, self.two.doer.as_ref()?);
        let named = |doer: &super::account::Doer, account: &Account| {
            let text = folder.documents.get(account.scene.document).map_or("", |document| &document.text);
            names(folder, account.scene.document, doer.span.of(text))
        };
        let text = |account: &Account, span: Span| words(folder, account, span);
        let (says_one, says_two) = (text(self.one, one.span), text(self.two, two.span));
        // What the act was done to: shared words that are in neither doer.
        let object = self
            .common
            .stems
            .iter()
            .chain(&self.common.names)
            .filter(|word| !one.words.contains(*word) && !two.words.contains(*word));
        let dated = match days {
            Some(days) => days == 0,
            None => self.published_together(folder),
        };
        if !one.words.is_disjoint(&two.words)
            || !dated
            || self.places_apart()
            || object.count() < 1
            || self.points < ENOUGH
        {
            return None;
        }
        // Who stands in both documents may have done his part in both.
        let linked = named(one, self.one) && names(folder, self.two.scene.document, &says_one)
            || named(two, self.two) && names(folder, self.one.scene.document, &says_two);
        if linked {
            return None;
        }
        let why = format!("one says that {says_one} did it, the other {says_two}");
        Some(((says_one, says_two), why))
    }

    /// Whether the two documents came out within ten days, as far as is known.
    fn published_together(&self, folder: &Folder<'_>) -> bool {
        let date = |account: &Account| folder.documents.get(account.scene.document)?.published.date.as_deref();
        match (date(self.one), date(self.two)) {
            (Some(one), Some(two)) => days_apart(one, two).is_none_or(|days| days <= 10),
            _ => true,
        }
    }

    fn denial(&self) -> Option<(Says, String)> {
        let (one, two) = (self.denied(self.one), self.denied(self.two));
        if one == two
            || self.one.scene.unreal
            || self.two.scene.unreal
            || self.common.names.len() < 2
            || self.points < ENOUGH + 2
        {
            return None;
        }
        let says = |denied: bool| if denied { "it did not happen" } else { "it happened" }.to_owned();
        Some(((says(one), says(two)), "what one reports the other denies".to_owned()))
    }

    /// Whether the words before the act deny it.
    fn denied(&self, account: &Account) -> bool {
        const NEGATIONS: &[&str] =
            &["never", "not", "denied", "denies", "deny", "no", "neither", "nor", "refuted", "untrue", "false"];
        (account.at.saturating_sub(5)..account.at).any(|at| NEGATIONS.contains(&account.scene.lower(at)))
    }

    #[expect(clippy::too_many_arguments, reason = "each is one thing it is made of")]
    fn disagreement(
        &self,
        briefing: &Briefing,
        kind: DisagreementKind,
        (one, two): Says,
        why: &str,
        reports: &Reports,
        sources: &origins::Sources<'_>,
        folder: &Folder<'_>,
    ) -> Option<Disagreement> {
        let sides = vec![
            reports.side(briefing, self.one, one, sources, folder)?,
            reports.side(briefing, self.two, two, sources, folder)?,
        ];
        let weight = |side: &Side| match side.of {
            SideOf::Event(id) => briefing.event(id).map(|event| event.salience),
            SideOf::Actor(id) => briefing.actor(id).map(|actor| actor.salience),
            _ => None,
        };
        let salience = sides.iter().filter_map(weight).max().unwrap_or_default();
        let about = match sides.iter().find_map(|side| match side.of {
            SideOf::Event(id) => briefing.event(id),
            _ => None,
        }) {
            Some(event) => event.headline.clone(),
            None => words(folder, self.one, self.one.scene.span),
        };
        let why = format!("Both tell of one act ({}); {why}", list(self.common));
        let salience = Salience::of(u64::from(salience.thousandths()) * 6, 5 * 1000);
        Some(Disagreement { id: DisagreementId::at(0), kind, about, why, sides, salience })
    }
}

/// Whether the document at `position` names `words`, a place or a body, anywhere: by its longest word.
fn names(folder: &Folder<'_>, position: usize, words: &str) -> bool {
    let longest =
        words.split(|letter: char| !letter.is_alphanumeric()).max_by_key(|word| word.len()).unwrap_or_default();
    let longest = longest.to_lowercase();
    let (Some(document), Some(found)) = (folder.documents.get(position), folder.annotations.get(position)) else {
        return true;
    };
    found.names.iter().any(|name| name.span.of(&document.text).to_lowercase().contains(&longest))
}

fn words(folder: &Folder<'_>, account: &Account, span: Span) -> String {
    folder.documents.get(account.scene.document).map_or_else(String::new, |document| span.of(&document.text).to_owned())
}

/// Which event's report stands where.
struct Reports(BTreeMap<DocumentId, Vec<(Span, EventId)>>);

impl Reports {
    fn new(briefing: &Briefing) -> Self {
        let mut found: BTreeMap<DocumentId, Vec<(Span, EventId)>> = BTreeMap::new();
        for event in briefing.events.iter().filter(|event| !event.is_speech) {
            for mention in event.mentions.iter() {
                found.entry(mention.document).or_default().push((mention.trigger, event.id));
            }
        }
        found.values_mut().for_each(|list| list.sort_unstable());
        Self(found)
    }

    /// The side that `account` is: the event reported nearest to its word, else somebody its sentence names.
    fn side(
        &self,
        briefing: &Briefing,
        account: &Account,
        says: String,
        sources: &origins::Sources<'_>,
        folder: &Folder<'_>,
    ) -> Option<Side> {
        let place = account.scene.place(folder.documents)?;
        let word = account.scene.words.get(account.at)?.span;
        let list = self.0.get(&place.document).map_or(&[][..], Vec::as_slice);
        let first = list.partition_point(|(trigger, _)| trigger.start() < place.span.start());
        let inside = list.iter().skip(first).take_while(|(trigger, _)| trigger.end() <= place.span.end());
        let event =
            inside.min_by_key(|(trigger, _)| trigger.start().abs_diff(word.start())).map(|&(_, id)| SideOf::Event(id));
        let named = || {
            let name = account.scene.words.iter().find_map(|word| word.name)?;
            // Ids have moved since the folder was put together: the actor is looked up by the place of its name.
            let span = folder.annotations.get(account.scene.document)?.names.get(name)?.span;
            let is_here =
                |mention: &crate::briefing::ActorMention| mention.document == place.document && mention.span == span;
            briefing.actors.iter().find(|actor| actor.mentions.iter().any(is_here)).map(|actor| SideOf::Actor(actor.id))
        };
        Some(Side {
            of: event.or_else(named)?,
            says,
            said_by: None,
            origins: sources.origins(std::iter::once(Place { document: place.document, span: place.span })),
            mentions: Mentions::new(place),
        })
    }
}
