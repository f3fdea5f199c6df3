//! An event as one report tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::opening::{is_country, leads};
use crate::annotate::{Annotations, EventDate, EventMention};
use crate::briefing::{
    ActorId, ActorKind, Briefing, DatedBy, Document, DocumentId, EventId, EventStatus, Place, time_value,
};
use crate::merge::Folder;
use crate::merge::events::{act, words};
use crate::merge::shared::Numbers;
use crate::text::Span;

/// One report of an event that happened or is denied.
pub struct Account<'a> {
    /// The position of its document.
    pub document: usize,
    /// The merged event that it is a report of.
    pub event: EventId,
    /// Its sentence.
    pub place: Place,
    /// One word for what happened, the same for all words for it.
    pub act: &'a str,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// Who did it, to whom, and where.
    pub actors: BTreeSet<ActorId>,
    /// Where, countries apart.
    pub towns: BTreeSet<ActorId>,
    /// The day that its own words give: a TIMEX3 value.
    pub day: Option<&'a str>,
    /// The day of its document.
    pub published: Option<&'a str>,
    /// The longer words of its line, by their numbers, sorted.
    pub words: Vec<u32>,
    /// Whether it is told that it did not happen.
    pub denied: bool,
    /// Whether it stands in the title or the first paragraph of running text.
    pub leads: bool,
    /// The report itself.
    pub mention: &'a EventMention,
}

/// The accounts of all documents, in order; none of what is to come, supposed, or only said.
pub fn accounts<'a>(briefing: &Briefing, folder: &Folder<'a>) -> Vec<Account<'a>> {
    let mut of: BTreeMap<(DocumentId, Span), EventId> = BTreeMap::new();
    for event in briefing.events.iter().filter(|event| !event.is_speech) {
        of.extend(event.mentions.iter().map(|told| ((told.document, told.trigger), event.id)));
    }
    let mut numbers = Numbers::default();
    let mut all = Vec::new();
    for (at, document, annotations) in folder.iter() {
        for mention in &annotations.events {
            let Some(event) = of.get(&(document.id, mention.trigger)) else { continue };
            all.extend(account(folder, (at, document, annotations), mention, *event, &mut numbers));
        }
    }
    all
}

fn account<'a>(
    folder: &Folder<'a>,
    (at, document, annotations): (usize, &'a Document, &'a Annotations),
    mention: &'a EventMention,
    event: EventId,
    numbers: &mut Numbers,
) -> Option<Account<'a>> {
    let denied = mention.negated || mention.status == EventStatus::Denied;
    let told = denied || mention.status == EventStatus::Reported;
    if !told || mention.is_speech || mention.is_echo {
        return None;
    }
    let names: Vec<usize> =
        [&mention.agents, &mention.targets, &mention.places].into_iter().flatten().copied().collect();
    let is_town = |name: &usize| {
        let known = annotations.names.get(*name);
        known.is_some_and(|name| name.kind == ActorKind::Place && !is_country(name.span.of(&document.text)))
    };
    let towns: Vec<usize> = names.iter().copied().filter(is_town).collect();
    let is_day = |value: &&str| time_value::interval(value).is_some_and(|(first, last)| first == last);
    // "midday" is of the day that the page has, not of one that the text gives; names of days and months are capital.
    let names_day = |time: usize| {
        annotations.times.get(time).is_some_and(|time| time.span.of(&document.text).contains(char::is_uppercase))
    };
    let own =
        |when: &&EventDate| matches!(when.by, DatedBy::Clause | DatedBy::Sentence) && when.time.is_some_and(names_day);
    let when = mention.when.as_ref().filter(own);
    Some(Account {
        document: at,
        event,
        place: Place { document: document.id, span: mention.span },
        act: act(&mention.lemma).unwrap_or(&mention.lemma),
        agents: folder.actors(at, &mention.agents),
        actors: folder.actors(at, &names).into_iter().collect(),
        towns: folder.actors(at, &towns).into_iter().collect(),
        day: when.map(|when| when.value.as_str()).filter(is_day),
        published: document.published.date.as_deref(),
        words: numbers.of(&words(&mention.headline)),
        denied,
        leads: leads(document, mention.span),
        mention,
    })
}
