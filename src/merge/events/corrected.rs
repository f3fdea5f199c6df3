//! Which reports are of one event, and how it is told, as the analyst says.

use std::collections::BTreeMap;

use super::same::{Cluster, Report};
use crate::annotate::MOST_WORDS;
use crate::briefing::correction::{Correction, EventChange, Evidence, Scope, Who};
use crate::briefing::{Actor, ActorId, Dated, DatedBy, DocumentId, Event};
use crate::merge::corrections::{Log, Places, actor, marks};
use crate::merge::folder::Folder;
use crate::text::Span;

/// What the analyst says of reports, by their triggers.
#[derive(Debug, Default)]
pub(super) struct Said {
    corrected: BTreeMap<(DocumentId, Span), Vec<u32>>,
    lines: BTreeMap<(DocumentId, Span), String>,
}

/// Applies the corrections of which reports are of one event to `clusters`.
pub(super) fn put_together(
    log: &mut Log<'_>,
    folder: &Folder<'_>,
    reports: &[Report<'_>],
    clusters: &mut Vec<Cluster>,
) -> Said {
    let mut work = Work { folder, reports, clusters, said: Said::default() };
    for (at, logged) in log.iter() {
        work.correct(log, at, logged.number, &logged.correction);
    }
    let said = work.said;
    clusters.retain(|cluster| !cluster.members.is_empty());
    said
}

struct Work<'a, 'r> {
    folder: &'a Folder<'a>,
    reports: &'a [Report<'r>],
    clusters: &'a mut Vec<Cluster>,
    said: Said,
}

impl Work<'_, '_> {
    fn correct(&mut self, log: &mut Log<'_>, at: usize, number: u32, correction: &Correction) {
        match correction {
            Correction::MergeEvents { events } => {
                let found: Vec<usize> = events.iter().filter_map(|what| self.report(log, at, &what.at)).collect();
                let [first, _, ..] = found.as_slice() else {
                    return;
                };
                let mut touched = Places::default();
                let into = self.cluster(*first);
                for &other in &found {
                    let from = self.cluster(other);
                    if let (Some(into), Some(from)) = (into, from)
                        && into != from
                    {
                        let members = self.take(from);
                        touched.extend(self.places(&members));
                        self.put(into, members);
                    }
                }
                log.applied(at, touched);
                if let (Some(into), Some(first)) = (into, events.first()) {
                    self.tell(into, number, Some(&first.line));
                }
            }
            Correction::SplitReport { report } => {
                let Some(report) = self.report(log, at, &report.at) else {
                    return;
                };
                let Some(from) = self.cluster(report) else {
                    return;
                };
                let mut members = self.take(from);
                if members.len() > 1 {
                    members.retain(|member| *member != report);
                    self.put(from, members);
                    self.tell(from, number, None);
                } else {
                    members.clear();
                }
                self.clusters.push(Cluster::default());
                let own = self.clusters.len() - 1;
                self.put(own, vec![report]);
                self.tell(own, number, None);
                log.applied(at, self.places(&[report]));
            }
            Correction::IgnoreEvent { event } => {
                if let Some(cluster) = self.report(log, at, &event.at).and_then(|report| self.cluster(report)) {
                    let members = self.take(cluster);
                    log.applied(at, self.places(&members));
                }
            }
            Correction::MarkEvent { words, scope, headline } => self.mark(log, at, number, (words, *scope), headline),
            _ => {}
        }
    }

    /// Puts what the analyst marked as one event together, apart from what the program found.
    fn mark(&mut self, log: &mut Log<'_>, at: usize, number: u32, (words, scope): (&Evidence, Scope), headline: &str) {
        let mut members = Vec::new();
        for (document, spans) in marks::reached(log, at, words, scope, self.folder.documents) {
            let marked = self.reports.iter().enumerate();
            let here =
                marked.filter(|(_, report)| report.document == document && spans.contains(&report.mention.trigger));
            members.extend(here.map(|(at, _)| at));
        }
        if members.is_empty() {
            return;
        }
        for &member in &members {
            if let Some(from) = self.cluster(member) {
                let mut rest = self.take(from);
                rest.retain(|other| *other != member);
                self.put(from, rest);
            }
        }
        log.applied(at, self.places(&members));
        self.clusters.push(Cluster::default());
        let own = self.clusters.len() - 1;
        self.put(own, members);
        self.tell(own, number, Some(headline));
    }

    /// The report whose trigger the words at `words` are.
    fn report(&self, log: &mut Log<'_>, at: usize, words: &Evidence) -> Option<usize> {
        let (document, span) = log.find_in(at, words, self.folder.documents)?;
        let found =
            self.reports.iter().position(|report| report.document == document && report.mention.trigger.overlaps(span));
        if found.is_none() {
            log.note(at, "the words are not taken for an event now");
        }
        found.filter(|report| self.cluster(*report).is_some())
    }

    fn cluster(&self, report: usize) -> Option<usize> {
        self.clusters.iter().position(|cluster| cluster.members.contains(&report))
    }

    /// Empties a cluster.
    fn take(&mut self, at: usize) -> Vec<usize> {
        self.clusters.get_mut(at).map(std::mem::take).unwrap_or_default().members
    }

    /// Adds reports to a cluster, which is made anew of all that are in it then.
    fn put(&mut self, at: usize, members: Vec<usize>) {
        let mut all = self.take(at);
        all.extend(members);
        all.sort_unstable();
        all.dedup();
        if let Some(cluster) = self.clusters.get_mut(at) {
            for member in all {
                if let Some(report) = self.reports.get(member) {
                    cluster.add(member, report);
                }
            }
        }
    }

    /// Notes that a correction shaped the event of a cluster, and by which line it is told.
    fn tell(&mut self, at: usize, number: u32, line: Option<&str>) {
        let members = self.clusters.get(at).map(|cluster| cluster.members.clone()).unwrap_or_default();
        for member in members {
            let Some(key) = self.key(member) else {
                continue;
            };
            self.said.corrected.entry(key).or_default().push(number);
            match line {
                Some(line) => self.said.lines.insert(key, line.to_owned()),
                // The line of the whole is not that of its parts.
                None => self.said.lines.remove(&key),
            };
        }
    }

    fn key(&self, report: usize) -> Option<(DocumentId, Span)> {
        let report = self.reports.get(report)?;
        Some((self.folder.documents.get(report.document)?.id, report.mention.trigger))
    }

    fn places(&self, members: &[usize]) -> Places {
        members
            .iter()
            .filter_map(|&member| self.reports.get(member))
            .map(|report| (report.document, report.mention.span))
            .collect()
    }
}

impl Said {
    /// Tells `events` as the analyst does.
    pub(super) fn tell(&self, log: &mut Log<'_>, folder: &Folder<'_>, actors: &[Actor], events: &mut [Event]) {
        for event in events.iter_mut() {
            let keys: Vec<_> = event.mentions.iter().map(|report| (report.document, report.trigger)).collect();
            for key in keys {
                event.corrected.extend(self.corrected.get(&key).into_iter().flatten());
                if let Some(line) = self.lines.get(&key) {
                    event.headline = in_a_line(line);
                }
            }
        }
        for (at, logged) in log.iter() {
            let Correction::EditEvent { event: what, change } = &logged.correction else {
                continue;
            };
            let Some(place) = log.find(at, &what.at, folder.documents) else {
                continue;
            };
            let told = events.iter_mut().find(|event| {
                event
                    .mentions
                    .iter()
                    .any(|report| report.document == place.document && report.trigger.overlaps(place.span))
            });
            let Some(event) = told else {
                log.note(at, "the words are not taken for an event now");
                continue;
            };
            if edit(log, at, folder, actors, event, change) {
                event.corrected.push(logged.number);
                let position = |id| folder.documents.iter().position(|document| document.id == id);
                let places = event.mentions.iter().filter_map(|report| Some((position(report.document)?, report.span)));
                log.applied(at, places.collect());
            }
        }
        for event in events {
            event.corrected.sort_unstable();
            event.corrected.dedup();
        }
    }
}

/// Makes one change; false where it names an actor that is not there.
fn edit(
    log: &mut Log<'_>,
    at: usize,
    folder: &Folder<'_>,
    actors: &[Actor],
    event: &mut Event,
    change: &EventChange,
) -> bool {
    let mut all =
        |who: &[Who]| -> Option<Vec<ActorId>> { who.iter().map(|who| actor(log, at, who, folder, actors)).collect() };
    match change {
        EventChange::Headline(line) => event.headline = in_a_line(line),
        EventChange::Class(class) => event.class = *class,
        EventChange::Status(status) => event.status = *status,
        EventChange::When(value) => {
            event.when = dated(value);
            event.dated_by = value.as_ref().map(|_| DatedBy::Analyst);
            event.lasts = None;
        }
        EventChange::Begins(value) => {
            event.begins = dated(value);
            event.lasts = None;
        }
        EventChange::Ends(value) => {
            event.ends = dated(value);
            event.lasts = None;
        }
        EventChange::Agents(who) => match all(who) {
            Some(found) => event.agents = found,
            None => return false,
        },
        EventChange::Targets(who) => match all(who) {
            Some(found) => event.targets = found,
            None => return false,
        },
        EventChange::Places(who) => match all(who) {
            Some(found) => event.places = found,
            None => return false,
        },
    }
    true
}

/// A date that no expression of the text says.
fn dated(value: &Option<String>) -> Option<Dated> {
    value.clone().map(|value| Dated { value, from: None, doubt: None })
}

/// A line of the analyst's as events are told: its first words, on one line.
fn in_a_line(line: &str) -> String {
    line.split_whitespace().take(2 * MOST_WORDS).collect::<Vec<_>>().join(" ")
}
