//! Reports that name too little to be told by themselves, and the events that they mean.

use std::collections::BTreeMap;

use super::alike;
use super::party::Parties;
use super::same::{Cluster, Report};
use crate::annotate::Tense;
use crate::briefing::{ActorId, EventStatus};

/// How many reports back an echo reaches.
const ECHOED: usize = 4;

/// Gives each echo ("the announcement", "its launch") to the event of its document that it can mean: the same act, the
/// last one told before it, else the first one after it; a verb only where it is surer than not of the same event. Those that mean
/// none stand by themselves where they say who did what, else they are left out.
pub(super) fn give(reports: &[Report<'_>], parties: &Parties, clusters: &mut Vec<Cluster>) {
    // Under each act of a document the reports that tell it, in order, with their clusters.
    let mut told: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for (place, cluster) in clusters.iter().enumerate() {
        for &at in &cluster.members {
            if let Some(report) = reports.get(at) {
                told.entry((report.document, report.act)).or_default().push((at, place));
            }
        }
    }
    for under in told.values_mut() {
        under.sort_unstable();
    }
    let is_sure =
        |one: &Report<'_>, other: &Report<'_>| alike::odds(one, other, parties).is_some_and(|odds| odds > alike::SURE);
    for (at, report) in
        reports.iter().enumerate().filter(|(_, report)| report.mention.is_echo && !report.mention.is_speech)
    {
        let under = told.get(&(report.document, report.act)).map_or(&[][..], Vec::as_slice);
        let next = under.partition_point(|&(other, _)| other < at);
        let before = under.iter().take(next).rev().take(ECHOED);
        let mut near = before.chain(under.iter().skip(next).take(1));
        // A noun refers to what was told, and a title to what will be; a verb tells, perhaps of something else.
        let refers = report.mention.tense == Tense::Noun || report.titled;
        let meant = near.find(|&&(other, place)| {
            let is_meant = reports
                .get(other)
                .is_some_and(|other| if refers { may_be_meant(report, other) } else { is_sure(report, other) });
            is_meant && clusters.get(place).is_some_and(|it| it.may_echo(report, parties))
        });
        let meant = meant.copied();
        if let Some((_, place)) = meant
            && let Some(cluster) = clusters.get_mut(place)
        {
            cluster.members.push(at);
        } else if meant.is_none() && stands(report) {
            // "Ghana's announcement", told nowhere else: an event of its own after all.
            let mut cluster = Cluster::default();
            cluster.add(at, report);
            told.entry((report.document, report.act)).or_default().insert(next, (at, clusters.len()));
            clusters.push(cluster);
        }
    }
}

/// So many paragraphs back a noun without words of its own reaches: further off another has come between.
const REACH: usize = 15;
/// Words of one root begin with so many letters alike: "decide", "decision".
const ROOT: usize = 3;

/// Whether the noun of `report` may mean what `other` tells: what describes it was told there; where nothing describes it, it is
/// of the same root and not far off.
fn may_be_meant(report: &Report<'_>, other: &Report<'_>) -> bool {
    let [root, other_root] = [report, other].map(|report| report.mention.lemma.chars().take(ROOT));
    let is_close = || report.paragraph.abs_diff(other.paragraph) <= REACH && root.eq(other_root);
    other.wording.may_be_meant(&report.wording).unwrap_or_else(is_close)
}

/// The fewest words that tell something by themselves.
const TELLING: usize = 3;

/// Whether an echo says who did what.
fn stands(report: &Report<'_>) -> bool {
    let mention = report.mention;
    mention.class.is_none()
        && mention.status == EventStatus::Reported
        && !report.agents.is_empty()
        && mention.headline.split_whitespace().count() >= TELLING
}

impl Cluster {
    /// Whether an echo of the same act can mean this event: its actors and its date do not speak against it.
    fn may_echo(&self, report: &Report<'_>, parties: &Parties) -> bool {
        let strange = |ours: &[ActorId], theirs: &[ActorId]| {
            !ours.is_empty()
                && !theirs.is_empty()
                && !theirs.iter().any(|&one| ours.iter().any(|&other| parties.are_one(one, other)))
        };
        let everybody = [self.agents.core(&[]), self.targets.core(&[])].concat();
        let theirs = [report.agents.as_slice(), report.targets.as_slice()].concat();
        // "The raid of 2011" is not the attack of a candidate on another.
        let other =
            report.mention.class.is_some_and(|class| !self.classes.is_empty() && !self.classes.contains(&class));
        let dates = self.when.as_ref().zip(report.when.as_ref());
        let together = dates.is_none_or(|((ours, by), (theirs, others_by))| {
            alike::may_be_one_day((&ours.value, *by), (&theirs.value, *others_by))
        });
        !other && together && !strange(&everybody, &theirs)
    }
}
