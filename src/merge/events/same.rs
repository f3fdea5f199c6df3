//! Puts together the reports of one event: each joins the event to whose reports it is likeliest to belong ([`alike`]), or
//! begins another.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use jiff::civil::Date;

use super::party::{Parties, Party};
use super::wording::Wording;
use super::{alike, echo};
use crate::annotate::EventMention;
use crate::briefing::{ActorId, Dated, DatedBy, EventClass, time_value};

/// A report with its actors and its date looked up.
pub(super) struct Report<'a> {
    /// The position of its document.
    pub document: usize,
    /// The number of its paragraph there.
    pub paragraph: usize,
    /// The number of its story.
    pub story: usize,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// To whom.
    pub targets: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// The day, month or year, and the time expression that gives it.
    pub when: Option<(Dated, DatedBy)>,
    /// Its first and last day.
    pub days: Option<(Date, Date)>,
    /// Whether the time expression names the year itself.
    pub year_named: bool,
    /// Whether its document's headline tells it.
    pub titled: bool,
    /// When its document was published.
    pub told_on: Option<Date>,
    /// The longer words of its headline that are not in the names of its actors.
    pub words: Words,
    /// What the words of its headline tell besides.
    pub wording: Wording,
    /// The number in its headline, where there is one alone.
    pub count: Option<u64>,
    /// What it tells, the same for all words for it.
    pub act: &'a str,
    /// The report itself.
    pub mention: &'a EventMention,
}

/// The words of a report by their numbers, sorted.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All of them.
    pub all: Vec<u32>,
    /// Those that do not only say again what it tells.
    pub telling: Vec<u32>,
    /// Those of them that are not common words of the language.
    pub uncommon: Vec<u32>,
}

/// Those whom the reports of an event name in one part of it, each with how many reports name him.
#[derive(Debug, Default)]
pub(super) struct Side {
    named: Vec<(ActorId, usize)>,
    /// How many reports name anybody.
    reports: usize,
}

impl Side {
    fn add(&mut self, actors: &[ActorId]) {
        self.reports += usize::from(!actors.is_empty());
        for actor in actors {
            match self.named.iter_mut().find(|(known, _)| known == actor) {
                Some((_, count)) => *count += 1,
                None => self.named.push((*actor, 1)),
            }
        }
    }

    /// Those of the report whose line is shown, in its order, then those whom more than half of the reports that name anybody
    /// agree on: the line says who it is, and one that a chain of reports has dragged along is none of the event.
    pub(super) fn core(&self, shown: &[ActorId]) -> Vec<ActorId> {
        let agreed = self.named.iter().filter(|(actor, count)| count * 2 > self.reports && !shown.contains(actor));
        shown.iter().copied().chain(agreed.map(|(actor, _)| *actor)).collect()
    }
}

/// Reports of one event, with what they say together.
#[derive(Debug, Default)]
pub(super) struct Cluster {
    /// Positions of the reports, in order.
    pub members: Vec<usize>,
    /// Who did it.
    pub agents: Side,
    /// To whom.
    pub targets: Side,
    /// Where.
    pub places: Side,
    /// The most precise date.
    pub when: Option<(Dated, DatedBy)>,
    /// Whether the expression that gives the date names the year itself.
    pub year_named: bool,
    /// The classes of its reports.
    pub classes: BTreeSet<EventClass>,
    /// The first reports of events that may be the same, though not surely.
    pub near: BTreeSet<usize>,
}

/// The most clusters under one key that a report is held against: the latest are the likeliest.
const LOOKED_AT: usize = 48;
/// A report is held against at most so many reports of a cluster: half of them its first, half its latest.
const ASKED: usize = 12;
/// Words of headlines shorter than this say little.
const LONG: usize = 4;
/// ... and neither do these.
const EMPTY: &[&str] = &[
    "with",
    "from",
    "that",
    "this",
    "their",
    "them",
    "they",
    "were",
    "been",
    "have",
    "after",
    "before",
    "into",
    "over",
    "more",
    "than",
    "most",
    "least",
    "also",
    "other",
    "first",
    "will",
    "would",
    "about",
    "against",
    "year",
    "said",
    "some",
    "people",
    "person",
    "men",
    "women",
    "group",
    "official",
    "officials",
    "others",
    "company",
    "government",
];

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

/// The one word for the act that `lemma` tells, where `event_synonyms.txt` knows it.
pub(in crate::merge) fn act(lemma: &str) -> Option<&'static str> {
    ACTS.get(lemma).copied()
}

/// The longer words of a headline in lower case.
pub(in crate::merge) fn words(headline: &str) -> BTreeSet<String> {
    headline
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= LONG && !word.starts_with(|letter: char| letter.is_ascii_digit()))
        .map(str::to_lowercase)
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .map(|word| word.strip_suffix('s').map_or_else(|| word.clone(), str::to_owned))
        .collect()
}

/// The number in a headline that has one alone, in figures: how many it befell.
pub(super) fn count(headline: &str) -> Option<u64> {
    let numbers = headline.split_whitespace().filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
    let mut values = numbers.map(|word| word.replace(',', "").parse().ok());
    values.next().filter(|_| values.next().is_none()).flatten()
}

/// The reports put together, event by event: `lead` says which of the reports of an event its line is taken from.
pub(super) fn clusters(
    reports: &[Report<'_>],
    parties: &Parties,
    lead: impl Fn(&[usize]) -> Option<usize>,
) -> Vec<Cluster> {
    let echo = |at: &usize| reports.get(*at).is_some_and(|report| report.mention.is_echo || report.mention.is_speech);
    let told: Vec<usize> = (0..reports.len()).filter(|at| !echo(at)).collect();
    let mut clusters = together(reports, parties, &told);
    // A chain of reports drags along what has little to do with its line.
    let strays: Vec<usize> = clusters
        .iter_mut()
        .filter_map(|cluster| Some((lead(&cluster.members)?, cluster)))
        .flat_map(|(lead, cluster)| cluster.part(lead, reports, parties))
        .collect();
    clusters.append(&mut together(reports, parties, &strays));
    echo::give(reports, parties, &mut clusters);
    // Each time somebody speaks is an event of its own.
    for (at, report) in reports.iter().enumerate().filter(|(_, report)| report.mention.is_speech) {
        let mut cluster = Cluster::default();
        cluster.add(at, report);
        clusters.push(cluster);
    }
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

/// The reports at `told` put together. Dated reports come first, so that one without a date finds its place
/// among them; within each kind the order is that of the documents.
fn together(reports: &[Report<'_>], parties: &Parties, told: &[usize]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_key: HashMap<Key<'_>, Under> = HashMap::new();
    let (dated, undated): (Vec<usize>, Vec<usize>) = told.iter().partition(|&&at| is_dated(reports, at));
    for at in dated.into_iter().chain(undated) {
        let Some(report) = reports.get(at) else {
            continue;
        };
        let keys = keys(report, parties);
        let mut candidates: Vec<usize> = Vec::new();
        for key in &keys {
            let under = by_key.get(key).map_or(&[][..], |under| &under.in_order);
            candidates.extend(under.iter().rev().take(LOOKED_AT));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let likely: Vec<(i64, usize)> = candidates
            .into_iter()
            .filter_map(|place| Some((clusters.get(place)?.odds(report, reports, parties)?, place)))
            .filter(|(odds, _)| *odds > alike::LIKELY)
            .collect();
        let best = likely
            .iter()
            .filter(|(odds, _)| *odds > alike::SURE)
            .max_by_key(|&&(odds, place)| (odds, std::cmp::Reverse(place)));
        let place = best.map_or(clusters.len(), |(_, place)| *place);
        if place == clusters.len() {
            clusters.push(Cluster::default());
        }
        let near = likely.iter().filter(|(_, other)| *other != place);
        let near: Vec<usize> = near.filter_map(|(_, other)| clusters.get(*other)?.members.first().copied()).collect();
        if let Some(cluster) = clusters.get_mut(place) {
            cluster.add(at, report);
            cluster.near.extend(near);
        }
        for key in keys {
            by_key.entry(key).or_default().add(place);
        }
    }
    clusters
}

fn is_dated(reports: &[Report<'_>], at: usize) -> bool {
    reports.get(at).is_some_and(|report| report.when.is_some())
}

/// What two reports of one event share at least: an act or a class, with somebody in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key<'a> {
    Act(&'a str, Party),
    Class(EventClass, Party),
    /// Within a story.
    Story(EventClass, usize),
    /// With a word of its headline, for what happens to the nameless.
    Word(&'a str, u32),
}

/// The clusters under a key.
#[derive(Debug, Default)]
struct Under {
    /// Their places, the latest last.
    in_order: Vec<usize>,
    /// The same places: where many reports tell the same there are as many, and each is asked for.
    all: HashSet<usize>,
}

impl Under {
    fn add(&mut self, place: usize) {
        if self.all.insert(place) {
            self.in_order.push(place);
        }
    }
}

fn keys<'a>(report: &Report<'a>, parties: &Parties) -> Vec<Key<'a>> {
    let act = report.act;
    let mut keys = Vec::new();
    for &actor in report.agents.iter().chain(&report.targets).chain(&report.places) {
        for party in parties.of(actor) {
            keys.push(Key::Act(act, party));
            if let Some(class) = report.mention.class {
                keys.push(Key::Class(class, party));
            }
        }
    }
    keys.extend(report.words.all.iter().map(|word| Key::Word(act, *word)));
    keys.extend(report.mention.class.map(|class| Key::Story(class, report.story)));
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl Cluster {
    pub(super) fn add(&mut self, at: usize, report: &Report<'_>) {
        self.members.push(at);
        let lists = [
            (&mut self.agents, &report.agents),
            (&mut self.targets, &report.targets),
            (&mut self.places, &report.places),
        ];
        for (all, more) in lists {
            all.add(more);
        }
        let rank = |(when, by): &(Dated, DatedBy)| (alike::is_inferred(*by), length(&when.value));
        // The day of the news lies in the year that another sentence names: it says more.
        let within = |one: &Dated, other: &Dated| {
            length(&other.value) > 31
                && length(&one.value) < length(&other.value)
                && time_value::are_compatible(&one.value, &other.value)
        };
        let finer = match (&self.when, &report.when) {
            (None, Some(_)) => true,
            (Some((ours, _)), Some((theirs, _))) if within(theirs, ours) => true,
            (Some((ours, _)), Some((theirs, _))) if within(ours, theirs) => false,
            (Some(ours), Some(theirs)) => rank(theirs) < rank(ours),
            _ => false,
        };
        // "Last December" gives way to "December 2018".
        let parted = match (&self.when, &report.when) {
            (Some((ours, _)), Some((theirs, _))) => !time_value::are_compatible(&ours.value, &theirs.value),
            _ => false,
        };
        let named = parted && report.year_named && !self.year_named;
        let inferred = self.when.as_ref().is_some_and(|&(_, by)| alike::is_inferred(by));
        if named || (finer && (!parted || inferred)) {
            self.when.clone_from(&report.when);
            self.year_named = report.year_named;
        }
        self.classes.extend(report.mention.class);
    }

    /// Leaves the report at `lead` and those that are surely of one event with it, and returns the others.
    fn part(&mut self, lead: usize, reports: &[Report<'_>], parties: &Parties) -> Vec<usize> {
        let odds = |at: usize| alike::odds(reports.get(lead)?, reports.get(at)?, parties);
        let all = std::mem::take(self);
        let is_own = |at: &usize| *at == lead || odds(*at).is_some_and(|odds| odds > alike::SURE);
        let (own, strays): (Vec<usize>, Vec<usize>) = all.members.into_iter().partition(is_own);
        for at in own {
            if let Some(report) = reports.get(at) {
                self.add(at, report);
            }
        }
        self.near = all.near;
        self.near.extend(strays.first());
        strays
    }

    /// The log odds that the report is of this event, in hundredths: the mean over its reports that tell of the same kind of
    /// thing; `None` where none does.
    fn odds(&self, report: &Report<'_>, reports: &[Report<'_>], parties: &Parties) -> Option<i64> {
        let first = self.members.iter().take(ASKED / 2);
        let latest = self.members.iter().skip(ASKED / 2).rev().take(ASKED / 2);
        let odds: Vec<i64> =
            first.chain(latest).filter_map(|&at| alike::odds(reports.get(at)?, report, parties)).collect();
        (!odds.is_empty()).then(|| odds.iter().sum::<i64>() / odds.len() as i64)
    }
}

/// The days that a value covers.
fn length(value: &str) -> i64 {
    time_value::interval(value).map_or(i64::MAX, |(first, last)| (last - first).get_days().into())
}
