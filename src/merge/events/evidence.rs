//! What speaks for a report being of an event, and what against it.

use jiff::ToSpan as _;

use super::party::Parties;
use super::same::{Cluster, Report, act_of};
use crate::briefing::{ActorId, DatedBy, EventClass, time_value};

/// The least evidence that makes two reports one event.
const ENOUGH: u32 = 6;
/// The least where both have a class and a date, and the dates agree.
const DATED: u32 = 5;
/// The least for what happens to the nameless: the same act on the same things at the same time.
const NOBODY: u32 = 4;
/// How many days an inferred date may be off.
const NEAR: i64 = 4;
/// Documents published at most so many days apart likely tell the same news.
const SAME_NEWS: i64 = 3;

/// Two counts of which one is so many times the other are of two events.
const FAR: u64 = 6;

/// Words for what happens to a person once, or not again for years.
const ONCE: &[&str] = &[
    "die",
    "death",
    "pass_away",
    "resign",
    "resignation",
    "step",
    "retire",
    "retirement",
    "marry",
    "wedding",
    "funeral",
    "bury",
];

/// Verbs for the loss of one's freedom.
const SEIZED: &[&str] = &["arrest", "detain", "jail", "imprison", "kidnap", "abduct", "capture", "apprehend"];

/// Whether the text does not name the date beside the event.
pub(super) fn is_inferred(by: DatedBy) -> bool {
    matches!(by, DatedBy::Discourse | DatedBy::Publication)
}

/// Classes of which a place seldom sees two at a time.
fn is_grave(class: Option<EventClass>) -> bool {
    matches!(class, Some(EventClass::Assault | EventClass::Coerce | EventClass::Disaster | EventClass::Election))
}

impl Cluster {
    /// How much speaks for the report being of this event; `None` where something speaks against it.
    pub(super) fn evidence(&self, report: &Report<'_>, parties: &Parties) -> Option<u32> {
        let class = report.mention.class;
        let same_lemma = self.lemmas.contains(&report.mention.lemma);
        let same_act = same_lemma || act_of(&report.mention.lemma).is_some_and(|act| self.acts.contains(act));
        let same_class = class.is_some_and(|class| self.classes.contains(&class));
        let other_class = class.is_some() && !self.classes.is_empty() && !same_class;
        if other_class || !(same_act || same_class) {
            return None;
        }
        let overlap = |one: &[ActorId], other: &[ActorId]| {
            one.iter().any(|&one| other.iter().any(|&other| parties.are_one(one, other)))
        };
        let (doers, sufferers) = (self.agents.core(), self.targets.core());
        let agents = overlap(&doers, &report.agents);
        let targets = overlap(&sufferers, &report.targets);
        let places = overlap(&self.places.core(), &report.places);
        let crossed = overlap(&doers, &report.targets) || overlap(&sufferers, &report.agents);
        // Nobody is killed twice, whoever is said to have done it.
        let fatal = class == Some(EventClass::Assault)
            && report.targets.iter().any(|&target| parties.is_person(target) && sufferers.contains(&target));
        // ... nor does anybody die or leave an office twice within days.
        let everybody = |actor: &ActorId| doers.contains(actor) || sufferers.contains(actor);
        let mut theirs = report.agents.iter().chain(&report.targets);
        let once = theirs.any(|actor| parties.is_person(*actor) && everybody(actor))
            && ONCE.contains(&report.mention.lemma.as_str())
            && self.lemmas.iter().any(|lemma| ONCE.contains(&lemma.as_str()));
        // ... nor is anybody seized twice.
        let seized = same_act
            && class == Some(EventClass::Coerce)
            && SEIZED.contains(&report.mention.lemma.as_str())
            && report.targets.iter().any(|&target| parties.is_person(target) && sufferers.contains(&target));
        let once = once || seized;
        // Of such a thing two documents may tell two days.
        let slip = (fatal || once) && !self.documents.contains(&report.document);
        let date = self.date(report, slip)?;
        let is_same_story = self.stories.contains(&report.story);
        // A story has one disaster a day, whomever each report names of those in it.
        let is_the_disaster = is_same_story && same_class && class == Some(EventClass::Disaster) && date > 0;
        // Both sides name somebody, and nobody in common. Who attacks is not whom he attacks, though others may meet each other.
        let strangers = |ours: &[ActorId], theirs: &[ActorId], shared: bool| {
            !ours.is_empty() && !theirs.is_empty() && !shared && (!crossed || is_grave(class)) && !fatal
        };
        let are_strangers =
            strangers(&doers, &report.agents, agents) || strangers(&sufferers, &report.targets, targets);
        if are_strangers && !is_the_disaster {
            return None;
        }
        let lemma = report.mention.lemma.as_str();
        // How many it befell may be told early and late, but not as few and as thousands.
        let far = |ours: u64, theirs: u64| ours.max(theirs) > ours.min(theirs).saturating_mul(FAR);
        if self.count.zip(report.count).is_some_and(|(ours, theirs)| far(ours, theirs)) {
            return None;
        }
        let words =
            self.words.intersection(&report.words).filter(|word| !word.starts_with(lemma)).count().min(2) as u32;
        let near = u32::from(self.is_near(report));
        let somebody = agents || targets || crossed;
        // Another grave act of the same class is the same only where the texts name
        // its day, and its place or object, or both sides and an object.
        let is_named_alike = date > 1 && (places || words > 0) || date > 0 && agents && targets && words > 0;
        if is_grave(class) && !same_act && !is_named_alike && !is_the_disaster && !fatal {
            return None;
        }
        // In a war the same do the same to the same every day: what binds two reports is a day, a place or words.
        let is_bound = date > 0 || places || words > 0 || fatal || once;
        // Nor does another story tell of the same without any of them.
        if !is_bound && (is_grave(class) || !is_same_story) {
            return None;
        }
        // What happened to the nameless is known by its words, its place and its time alone.
        let nameless = |agents: &[ActorId], targets: &[ActorId]| agents.is_empty() && targets.is_empty();
        let nobody = nameless(&doers, &sufferers) && nameless(&report.agents, &report.targets);
        let here = self.documents.contains(&report.document);
        let apart = date + near == 0 && !here;
        if !somebody && !is_the_disaster && (words + u32::from(places || nobody) < 2 || !same_act || apart) {
            return None;
        }
        // Without a class the act alone says little ("announced").
        let vague = class.is_none() && !targets;
        if vague && !nobody && !once && (words == 0 || (date + near == 0 && (words < 2 || !here))) {
            return None;
        }
        let telling = |is: bool, points: u32| if is { points } else { 0 };
        let mut points = if same_act { 2 } else { 1 };
        points += telling(agents, 2) + telling(targets, 2) + telling(places, 1) + telling(fatal || once, 3);
        points += telling(crossed && !agents && !targets, 1);
        // What a headline tells, its text tells again.
        points += telling(same_lemma && (agents || targets) && self.titled.contains(&report.document), 2);
        points += date + near + words + telling(is_the_disaster, 2);
        // "The coup in Fiji": a grave thing at the same place, named by the same word.
        points += telling(same_lemma && is_grave(class) && (targets || places) && self.agents.is_empty(), 1);
        let enough = match (nobody, date > 0 && !vague && class.is_some()) {
            (true, _) => NOBODY,
            (false, true) => DATED,
            (false, false) => ENOUGH,
        };
        (points >= enough).then_some(points)
    }

    /// Whether the report's document is of the same days as this event's.
    fn is_near(&self, report: &Report<'_>) -> bool {
        let (Some((first, last)), Some(day)) = (self.told_on, report.told_on) else {
            return false;
        };
        let apart = SAME_NEWS.days();
        !self.documents.contains(&report.document)
            && first.saturating_sub(apart) <= day
            && day <= last.saturating_add(apart)
    }

    /// 0 where one has no date; `None` where the dates exclude each other.
    ///
    /// `slip` says whether two days that differ by a few may be of one event.
    pub(super) fn date(&self, report: &Report<'_>, slip: bool) -> Option<u32> {
        let (Some((ours, by)), Some((theirs, others_by))) = (&self.when, &report.when) else {
            return Some(0);
        };
        let inferred = is_inferred(*by) || is_inferred(*others_by);
        let (ours, theirs) = (ours.value.as_str(), theirs.value.as_str());
        let (Some((a, b)), Some((c, d))) = (time_value::interval(ours), time_value::interval(theirs)) else {
            return Some(0);
        };
        // Weeks cross months: a day in common is enough.
        if a > d || c > b {
            // A day that the text does not name beside the event may be off by a few.
            if (inferred || slip) && a <= d.saturating_add(NEAR.days()) && c <= b.saturating_add(NEAR.days()) {
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
pub(super) fn length(value: &str) -> i64 {
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
