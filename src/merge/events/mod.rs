//! Which reports are of one event.

mod alike;
mod corrected;
mod echo;
mod headline;
mod party;
mod same;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use super::Folder;
use super::corrections::Log;
use super::shared::Numbers;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::{EventDate, Tense};
use crate::briefing::{
    Actor, Dated, DatedBy, Event, EventClass, EventId, EventMention, EventStatus, Mentions, Origins, ParagraphRole,
    Salience, TimeDoubt, time_value,
};

use same::{Cluster, Report, Words};
pub(in crate::merge) use same::{act, words};

/// The events, each with all its reports, in order of first report. `stories` says of each document in which story it is.
pub fn events(folder: &Folder<'_>, actors: &[Actor], stories: &[usize], log: &mut Log<'_>) -> Vec<Event> {
    let reports = reports(folder, stories);
    let members_of = |members: &[usize]| members.iter().filter_map(|&at| reports.get(at)).collect::<Vec<_>>();
    let lead = |members: &[usize]| {
        let told = members_of(members);
        let best = headline::best(&told, folder, status(&told))?;
        members.iter().copied().find(|&at| reports.get(at).is_some_and(|report| std::ptr::eq(report, best)))
    };
    let mut clusters = same::clusters(&reports, &party::Parties::new(actors), lead);
    let said = corrected::put_together(log, folder, &reports, &mut clusters);
    clusters.sort_by_key(|cluster| cluster.members.first().copied());
    let mut events: Vec<Event> = Vec::new();
    // For each report its event, and for each event the reports of others that it may be one with.
    let (mut of, mut near) = (BTreeMap::new(), Vec::new());
    for cluster in &clusters {
        let Some(event) = event(folder, actors, &reports, cluster) else { continue };
        let id = EventId::at(events.len());
        of.extend(cluster.members.iter().map(|at| (*at, id)));
        near.push(&cluster.near);
        events.push(Event { id, ..event });
    }
    for (event, near) in events.iter_mut().zip(near) {
        event.near = near.iter().filter_map(|at| of.get(at)).filter(|id| **id != event.id).copied().collect();
    }
    said.tell(log, folder, actors, &mut events);
    events
}

/// All reports, in order of document and place.
fn reports<'a>(folder: &Folder<'a>, stories: &[usize]) -> Vec<Report<'a>> {
    let is_common = |word: &str| lexicon().facts_of(word).has(Facts::COMMON);
    let mut numbers = Numbers::default();
    let mut found = Vec::with_capacity(folder.iter().map(|(_, _, annotations)| annotations.events.len()).sum());
    for (position, document, annotations) in folder.iter() {
        for mention in &annotations.events {
            let when = mention.when.as_ref().map(|when| dated(folder, position, when));
            let words_of = |time: usize| annotations.times.get(time).map(|time| time.span.of(&document.text));
            let year_named = mention.when.as_ref().and_then(|when| words_of(when.time?)).is_some_and(names_year);
            let named = mention
                .agents
                .iter()
                .chain(&mention.targets)
                .filter_map(|&name| annotations.names.get(name))
                .flat_map(|name| words(name.span.of(&document.text)));
            let tells = |word: &str| !word.starts_with(mention.lemma.as_str());
            // What a noun that refers back says of itself is what stands round it, not the line.
            let refers = mention.is_echo && mention.tense == Tense::Noun;
            let wording = if refers { mention.span.of(&document.text) } else { &mention.headline };
            let mut said = words(&mention.headline);
            for word in named {
                said.remove(&word);
            }
            let paragraph = document.paragraph_at(mention.span).unwrap_or_default();
            found.push(Report {
                document: position,
                paragraph,
                story: stories.get(position).copied().unwrap_or_default(),
                agents: folder.actors(position, &mention.agents),
                targets: folder.actors(position, &mention.targets),
                places: folder.actors(position, &mention.places),
                days: when.as_ref().and_then(|(when, _)| time_value::interval(&when.value)),
                when,
                year_named,
                titled: document
                    .paragraphs
                    .get(paragraph)
                    .is_some_and(|paragraph| paragraph.role == ParagraphRole::Title),
                told_on: document.published.date.as_deref().and_then(|day| day.parse().ok()),
                words: Words {
                    all: numbers.of(&said),
                    telling: numbers.of(said.iter().filter(|word| tells(word))),
                    uncommon: numbers.of(said.iter().filter(|word| tells(word) && !is_common(word))),
                },
                wording: wording::Wording::new(wording, &mention.lemma, &mut numbers),
                count: same::count(&mention.headline),
                act: act(&mention.lemma).unwrap_or(&mention.lemma),
                mention,
            });
        }
    }
    leave_common_words(&mut found);
    found
}

/// A word of this many documents' headlines for one act, and of a third of all that tell of it, says nothing of which event is
/// meant.
const COMMON: usize = 5;

/// Takes from the words of all reports those that most documents have which tell of the same act: what other documents tell of
/// makes no difference.
fn leave_common_words(reports: &mut [Report<'_>]) {
    let mut telling: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut within: BTreeMap<(&str, u32), BTreeSet<usize>> = BTreeMap::new();
    for report in &*reports {
        telling.entry(report.act).or_default().insert(report.document);
        for word in &report.words.all {
            within.entry((report.act, *word)).or_default().insert(report.document);
        }
    }
    let mut common: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for ((act, word), found) in within {
        if found.len() > COMMON.max(telling.get(act).map_or(0, BTreeSet::len) / 3) {
            common.entry(act.to_owned()).or_default().insert(word);
        }
    }
    for report in reports {
        if let Some(common) = common.get(report.act) {
            let Words { all, telling, uncommon } = &mut report.words;
            [all, telling, uncommon].into_iter().for_each(|words| words.retain(|word| !common.contains(word)));
        }
    }
}

fn dated(folder: &Folder<'_>, document: usize, when: &EventDate) -> (Dated, DatedBy) {
    // The hour matters to the reader of the sentence; events are told by their day.
    let day = when.value.split('T').next().unwrap_or(&when.value);
    let from = when.time.and_then(|time| folder.time(document, time));
    let doubt = match when.time {
        Some(time) => folder.annotations.get(document).and_then(|found| found.times.get(time)?.doubt),
        None => folder.documents.get(document).is_some_and(|at| at.published.inferred).then_some(TimeDoubt::Inferred),
    };
    (Dated { value: day.to_owned(), from, doubt }, when.by)
}

/// The time expression at `time` with its value as it stands.
fn edge(folder: &Folder<'_>, document: usize, time: Option<usize>) -> Option<Dated> {
    let said = folder.annotations.get(document)?.times.get(time?)?;
    Some(Dated { value: said.value.clone()?, from: Some(folder.time(document, time?)?), doubt: said.doubt })
}

/// What one report says, for the window.
fn mention(folder: &Folder<'_>, report: &Report<'_>) -> Option<EventMention> {
    let said = report.mention;
    let edge = |time| edge(folder, report.document, time);
    Some(EventMention {
        document: folder.documents.get(report.document)?.id,
        span: said.span,
        trigger: said.trigger,
        status: said.status,
        negated: said.negated,
        is_aside: said.is_aside,
        said_by: said.said_by.and_then(|name| folder.actor(report.document, name)),
        when: report.when.as_ref().map(|(when, _)| when.clone()),
        dated_by: report.when.as_ref().map(|&(_, by)| by),
        begins: edge(said.begins),
        ends: edge(said.ends),
        lasts: edge(said.lasts),
        agents: report.agents.clone(),
        targets: report.targets.clone(),
        places: report.places.clone(),
    })
}

fn event(folder: &Folder<'_>, actors: &[Actor], reports: &[Report<'_>], cluster: &Cluster) -> Option<Event> {
    let members: Vec<&Report<'_>> = cluster.members.iter().filter_map(|&at| reports.get(at)).collect();
    let mentions: Vec<EventMention> = members.iter().filter_map(|report| mention(folder, report)).collect();
    let first = |of: fn(&EventMention) -> &Option<Dated>| mentions.iter().find_map(|report| of(report).clone());
    let status = status(&members);
    let shown = headline::best(&members, folder, status)?;
    let agents = cluster.agents.core(&shown.agents);
    // The day that the line's own sentence names goes before another that a further report names.
    let named = shown.when.as_ref().filter(|(_, by)| !alike::is_inferred(*by));
    let parted = |(own, _): &&(Dated, DatedBy)| {
        cluster.when.as_ref().is_some_and(|(when, _)| !time_value::are_compatible(&own.value, &when.value))
    };
    let when = named.filter(parted).or(cluster.when.as_ref());
    Some(Event {
        id: EventId::at(0),
        headline: headline::line(folder, actors, shown)?,
        class: class(&members),
        when: when.map(|(when, _)| when.clone()),
        dated_by: when.map(|&(_, by)| by),
        begins: first(|report| &report.begins),
        ends: first(|report| &report.ends),
        lasts: first(|report| &report.lasts),
        targets: cluster.targets.core(&shown.targets).into_iter().filter(|target| !agents.contains(target)).collect(),
        agents,
        places: cluster.places.core(&shown.places),
        status,
        is_speech: members.iter().all(|report| report.mention.is_speech),
        promise: shown.mention.promise,
        near: Vec::new(),
        salience: Salience::default(),
        why: String::new(),
        origins: Origins::default(),
        doubts: Vec::new(),
        corrected: Vec::new(),
        mentions: Mentions::from_vec(mentions)?,
    })
}

/// The class that most reports give; among equals the first.
fn class(members: &[&Report<'_>]) -> Option<EventClass> {
    let count = |class| members.iter().filter(|report| report.mention.class == Some(class)).count();
    members
        .iter()
        .enumerate()
        .filter_map(|(at, report)| Some((at, report.mention.class?)))
        .max_by_key(|&(at, class)| (count(class), std::cmp::Reverse(at)))
        .map(|(_, class)| class)
}

/// What one report states as a fact is reported, whatever others doubt; else the first word on it counts.
fn status(members: &[&Report<'_>]) -> EventStatus {
    let reported = members.iter().any(|report| report.mention.status == EventStatus::Reported);
    if reported {
        return EventStatus::Reported;
    }
    members.first().map_or(EventStatus::Reported, |report| report.mention.status)
}

/// Whether the words hold a year in four digits.
fn names_year(words: &str) -> bool {
    words.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4)
}
