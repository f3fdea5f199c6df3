//! When two reports are of one event: the same act, done by and to the same, at no other time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::ToSpan as _;

use super::party::{Parties, Party};
use crate::annotate::EventMention;
use crate::briefing::{ActorId, Dated, DatedBy, EventClass, time_value};

/// A report with its actors and its date looked up.
pub(super) struct Report<'a> {
    /// The position of its document.
    pub document: usize,
    /// The position of its paragraph.
    pub paragraph: usize,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// To whom.
    pub targets: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// The day, month or year, and the time expression that gives it.
    pub when: Option<(Dated, DatedBy)>,
    /// Whether the time expression names the year itself.
    pub year_named: bool,
    /// The longer words of its headline that are not in the names of its actors.
    pub words: BTreeSet<String>,
    /// The report itself.
    pub mention: &'a EventMention,
}

/// Reports of one event, with what they say together.
#[derive(Debug, Default)]
pub(super) struct Cluster {
    /// Positions of the reports, in order.
    pub members: Vec<usize>,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// To whom.
    pub targets: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// The most precise date.
    pub when: Option<(Dated, DatedBy)>,
    year_named: bool,
    acts: BTreeSet<&'static str>,
    lemmas: BTreeSet<String>,
    classes: BTreeSet<EventClass>,
    words: BTreeSet<String>,
    documents: BTreeSet<usize>,
}

/// The least evidence that makes two reports one event.
const ENOUGH: u32 = 6;
/// The least where both have a class and a date, and the dates agree.
const DATED: u32 = 5;
/// The most clusters under one key that a report is held against: the latest are the likeliest.
const LOOKED_AT: usize = 48;
/// How many days an inferred date may be off.
const NEAR: i64 = 4;
/// How many reports back an echo reaches.
const ECHOED: usize = 4;
/// Words of headlines shorter than this say little.
const LONG: usize = 5;

/// For each lemma of `event_synonyms.txt`, the first word of its line.
static ACTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/lexicons/event_synonyms.txt");
    let mut acts = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        if let Some(first) = words.next() {
            acts.entry(first).or_insert(first);
            for word in words {
                acts.entry(word).or_insert(first);
            }
        }
    }
    acts
});

/// The longer words of a headline in lower case.
pub(super) fn words(headline: &str) -> BTreeSet<String> {
    headline
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= LONG)
        .map(str::to_lowercase)
        .collect()
}

/// The reports put together, event by event. Dated reports come first, so that one without a date finds its place
/// among them; within each kind the order is that of the documents.
pub(super) fn clusters(reports: &[Report<'_>], parties: &Parties) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let echo = |at: &usize| reports.get(*at).is_some_and(|report| report.mention.is_echo);
    let dated = (0..reports.len()).filter(|&at| !echo(&at) && is_dated(reports, at));
    let undated = (0..reports.len()).filter(|&at| !echo(&at) && !is_dated(reports, at));
    for at in dated.chain(undated) {
        let Some(report) = reports.get(at) else {
            continue;
        };
        let keys = keys(report, parties);
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        for key in &keys {
            let under = by_key.get(key).map_or(&[][..], Vec::as_slice);
            candidates.extend(under.iter().rev().take(LOOKED_AT));
        }
        let best = candidates
            .into_iter()
            .filter_map(|place| Some((clusters.get(place)?.evidence(report, parties)?, place)))
            .max_by_key(|&(points, place)| (points, std::cmp::Reverse(place)));
        let place = best.map_or(clusters.len(), |(_, place)| place);
        if place == clusters.len() {
            clusters.push(Cluster::default());
        }
        if let Some(cluster) = clusters.get_mut(place) {
            cluster.add(at, report);
        }
        for key in keys {
            let under = by_key.entry(key).or_default();
            if !under.contains(&place) {
                under.push(place);
            }
        }
    }
    echoes(reports, parties, &mut clusters);
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

/// Gives each echo ("the announcement", "its launch") to the event of its document that it can mean: the same act, the
/// last one told before it, else the first one after it. Those that mean none are left out.
fn echoes(reports: &[Report<'_>], parties: &Parties, clusters: &mut [Cluster]) {
    // Under each act of a document the reports that tell it, in order, with their clusters.
    let mut told: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for (place, cluster) in clusters.iter().enumerate() {
        for &at in &cluster.members {
            if let Some(report) = reports.get(at) {
                told.entry((report.document, report.act())).or_default().push((at, place));
            }
        }
    }
    for under in told.values_mut() {
        under.sort_unstable();
    }
    for (at, report) in reports.iter().enumerate().filter(|(_, report)| report.mention.is_echo) {
        let under = told.get(&(report.document, report.act())).map_or(&[][..], Vec::as_slice);
        let next = under.partition_point(|&(other, _)| other < at);
        let before = under.iter().take(next).rev().take(ECHOED);
        let mut near = before.chain(under.iter().skip(next).take(1));
        let meant = near.find(|&&(_, place)| clusters.get(place).is_some_and(|it| it.may_echo(report, parties)));
        if let Some(&(_, place)) = meant
            && let Some(cluster) = clusters.get_mut(place)
        {
            cluster.members.push(at);
        }
    }
}

fn is_dated(reports: &[Report<'_>], at: usize) -> bool {
    reports.get(at).is_some_and(|report| report.when.is_some())
}

/// What two reports of one event share at least: an act or a class, with somebody in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Act(String, Party),
    Class(EventClass, Party),
}

fn act_of(lemma: &str) -> Option<&'static str> {
    ACTS.get(lemma).copied()
}

fn keys(report: &Report<'_>, parties: &Parties) -> Vec<Key> {
    let lemma = &report.mention.lemma;
    let act = act_of(lemma).unwrap_or(lemma);
    let mut keys = Vec::new();
    for &actor in report.agents.iter().chain(&report.targets) {
        for party in parties.of(actor) {
            keys.push(Key::Act(act.to_owned(), party));
            if let Some(class) = report.mention.class {
                keys.push(Key::Class(class, party));
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl Report<'_> {
    /// What it tells, the same for all words for it.
    fn act(&self) -> &str {
        let lemma = self.mention.lemma.as_str();
        act_of(lemma).unwrap_or(lemma)
    }
}

impl Cluster {
    /// Whether an echo of the same act can mean this event: its actors and its date do not speak against it.
    fn may_echo(&self, report: &Report<'_>, parties: &Parties) -> bool {
        let strange = |ours: &[ActorId], theirs: &[ActorId]| {
            !ours.is_empty()
                && !theirs.is_empty()
                && !theirs.iter().any(|&one| ours.iter().any(|&other| parties.are_one(one, other)))
        };
        let everybody = [self.agents.as_slice(), self.targets.as_slice()].concat();
        let theirs = [report.agents.as_slice(), report.targets.as_slice()].concat();
        !strange(&everybody, &theirs) && self.date(report).is_some()
    }

    fn add(&mut self, at: usize, report: &Report<'_>) {
        self.members.push(at);
        let lists = [
            (&mut self.agents, &report.agents),
            (&mut self.targets, &report.targets),
            (&mut self.places, &report.places),
        ];
        for (all, more) in lists {
            for actor in more {
                if !all.contains(actor) {
                    all.push(*actor);
                }
            }
        }
        let finer = match (&self.when, &report.when) {
            (None, Some(_)) => true,
            (Some((ours, _)), Some((theirs, _))) => length(&theirs.value) < length(&ours.value),
            _ => false,
        };
        // "Last December" gives way to "December 2018".
        let parted = match (&self.when, &report.when) {
            (Some((ours, _)), Some((theirs, _))) => !time_value::are_compatible(&ours.value, &theirs.value),
            _ => false,
        };
        if (parted && report.year_named) || (finer && !parted) {
            self.when.clone_from(&report.when);
            self.year_named = report.year_named;
        }
        self.acts.extend(act_of(&report.mention.lemma));
        self.lemmas.insert(report.mention.lemma.clone());
        self.classes.extend(report.mention.class);
        self.words.extend(report.words.iter().cloned());
        self.documents.insert(report.document);
    }

    /// How much speaks for the report being of this event; `None` where something speaks against it.
    fn evidence(&self, report: &Report<'_>, parties: &Parties) -> Option<u32> {
        let same_lemma = self.lemmas.contains(&report.mention.lemma);
        let same_act = act_of(&report.mention.lemma).is_some_and(|act| self.acts.contains(act));
        let same_class = report.mention.class.is_some_and(|class| self.classes.contains(&class));
        let other_class = report.mention.class.is_some() && !self.classes.is_empty() && !same_class;
        if other_class || !(same_lemma || same_act || same_class) {
            return None;
        }
        let date = self.date(report)?;
        let overlap = |one: &[ActorId], other: &[ActorId]| {
            one.iter().filter(|&&one| other.iter().any(|&other| parties.are_one(one, other))).count()
        };
        let agents = overlap(&self.agents, &report.agents);
        let targets = overlap(&self.targets, &report.targets);
        let crossed = overlap(&self.agents, &report.targets) + overlap(&self.targets, &report.agents) > 0;
        // Nobody is killed twice, whoever is said to have done it.
        let fatal = report.mention.class == Some(EventClass::Assault)
            && report.targets.iter().any(|&target| parties.is_person(target) && self.targets.contains(&target));
        // Both sides name somebody, and nobody in common.
        let strangers = |ours: &[ActorId], theirs: &[ActorId], shared: usize| {
            !ours.is_empty() && !theirs.is_empty() && shared == 0 && !crossed && !fatal
        };
        if strangers(&self.agents, &report.agents, agents)
            || strangers(&self.targets, &report.targets, targets)
            || (agents + targets == 0 && !crossed)
        {
            return None;
        }
        let words = self
            .words
            .intersection(&report.words)
            .filter(|word| !word.starts_with(report.mention.lemma.as_str()))
            .count()
            .min(3) as u32;
        let mut points = if same_lemma || same_act { 2 } else { 1 };
        points += if agents > 0 { 2 } else { 0 };
        points += if targets > 0 { 2 } else { 0 };
        points += if crossed && agents + targets == 0 { 1 } else { 0 };
        points += date;
        points += words.min(2);
        points += if fatal { 3 } else { 0 };
        // Without a class the act alone says little ("announced").
        let here = self.documents.contains(&report.document);
        let vague = report.mention.class.is_none() && targets == 0;
        if vague && (words == 0 || (date == 0 && (words < 2 || !here))) {
            return None;
        }
        let enough = if date > 0 && !vague && report.mention.class.is_some() { DATED } else { ENOUGH };
        (points >= enough).then_some(points)
    }

    /// 0 where one has no date; `None` where the dates exclude each other.
    fn date(&self, report: &Report<'_>) -> Option<u32> {
        let (Some((ours, by)), Some((theirs, others_by))) = (&self.when, &report.when) else {
            return Some(0);
        };
        let inferred = [by, others_by].iter().any(|by| matches!(by, DatedBy::Discourse | DatedBy::Publication));
        let (ours, theirs) = (ours.value.as_str(), theirs.value.as_str());
        let (Some((a, b)), Some((c, d))) = (time_value::interval(ours), time_value::interval(theirs)) else {
            return Some(0);
        };
        // Weeks cross months: a day in common is enough.
        if a > d || c > b {
            // A day that the text does not name beside the event may be off by a few.
            if inferred && a <= d.saturating_add(NEAR.days()) && c <= b.saturating_add(NEAR.days()) {
                return Some(0);
            }
            let loose = self.year_named != report.year_named;
            return (loose && same_but_year(ours, theirs)).then_some(0);
        }
        let days = length(ours).max(length(theirs));
        Some(if days <= 31 && !inferred { 2 } else { 1 })
    }
}

/// The days that a value covers.
fn length(value: &str) -> i64 {
    time_value::interval(value).map_or(i64::MAX, |(first, last)| (last - first).get_days().into())
}

/// "2018-12" and "2019-12": the same month or day of neighbouring years, one of them reckoned from "last December".
fn same_but_year(one: &str, other: &str) -> bool {
    let part = |value: &str| {
        let (year, rest) = value.split_once('-')?;
        Some((year.parse::<i32>().ok()?, rest.to_owned()))
    };
    match (part(one), part(other)) {
        (Some((year, rest)), Some((others, others_rest))) => rest == others_rest && (year - others).abs() == 1,
        _ => false,
    }
}
