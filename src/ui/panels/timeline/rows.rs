//! What the timeline shows, as data: the events with the days they cover, and which of them pass the filter.

use std::collections::BTreeMap;

use super::axis::number;
use super::lanes::Extent;
use crate::briefing::{ActorId, Briefing, DocumentId, Event, EventClass, EventId, EventStatus};
use crate::ui::panels::summary::rows::vocabulary::{class_name, event_doubts, status_name};
use crate::ui::panels::summary::rows::when::When;
use crate::ui::panels::summary::rows::words::{Wanted, folded, short};

/// The most characters of a headline on the timeline; the tip has the rest.
const HEADLINE: usize = 90;
/// How many points a character of a headline takes, and the most that are kept free for one.
const CHARACTER: f32 = 6.5;
const AT_LEAST: f32 = 14.0;
const WIDEST: f32 = 340.0;

/// An event on the timeline.
#[derive(Clone, Debug)]
pub struct EventMark {
    /// The event.
    pub id: EventId,
    /// Who did what to whom.
    pub headline: String,
    /// Its date for people; "undated" where it has none.
    pub when: String,
    /// The numbers of its first and its last day; `None` where no source gives a date.
    pub days: Option<(i32, i32)>,
    /// Whether the sources give its beginning or its end; else days are as exact as its date.
    pub is_span: bool,
    /// Whether it goes on without an end that is known.
    pub is_open: bool,
    /// What kind of event it is.
    pub class: Option<EventClass>,
    /// How the sources put it.
    pub status: EventStatus,
    /// How the sources put it, and what speaks against it.
    pub doubts: String,
    /// How many points its words take.
    pub words: f32,
    actors: Vec<ActorId>,
    documents: Vec<DocumentId>,
    searchable: String,
}

impl EventMark {
    fn new(briefing: &Briefing, event: &Event) -> Self {
        let headline = short(&event.headline, HEADLINE);
        let mut actors: Vec<ActorId> =
            [&event.agents, &event.targets, &event.places].into_iter().flatten().copied().collect();
        actors.sort_unstable();
        actors.dedup();
        let mut documents: Vec<DocumentId> = event.mentions.iter().map(|report| report.document).collect();
        documents.dedup();
        let when = When::of(event);
        let days = when.days().map(|(first, last)| (number(first), number(last)));
        let names: Vec<&str> =
            actors.iter().filter_map(|id| briefing.actor(*id)).map(|actor| actor.name.as_str()).collect();
        let class = event.class.map(class_name).unwrap_or_default();
        let status = status_name(event.status);
        let letters = headline.chars().count() + if status.is_empty() { 0 } else { status.len() + 2 };
        Self {
            id: event.id,
            doubts: event_doubts(event),
            when: if when.words().is_empty() { "undated".to_owned() } else { when.words() },
            days,
            is_span: when.is_span(),
            is_open: when.is_open(),
            class: event.class,
            status: event.status,
            words: (AT_LEAST + letters as f32 * CHARACTER).min(WIDEST),
            searchable: folded(&format!("{headline}\n{}\n{class}\n{status}", names.join("\n"))),
            headline,
            actors,
            documents,
        }
    }

    /// Its name for screen readers.
    pub fn name(&self) -> String {
        match self.doubts.as_str() {
            "" => format!("{}: {}", self.when, self.headline),
            doubts => format!("{}: {} ({doubts})", self.when, self.headline),
        }
    }

    /// Whether `actor` takes part in it.
    pub fn has_actor(&self, actor: ActorId) -> bool {
        self.actors.contains(&actor)
    }

    /// How many documents report it.
    pub fn document_count(&self) -> usize {
        self.documents.len()
    }
}

/// All events but mere utterances, the weightiest first.
pub fn marks(briefing: &Briefing) -> Vec<EventMark> {
    briefing.happenings().map(|event| EventMark::new(briefing, event)).collect()
}

/// The actors that take part in events, those in most events first, with how many.
pub fn actors_in(marks: &[EventMark]) -> Vec<(ActorId, usize)> {
    let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
    for actor in marks.iter().flat_map(|mark| &mark.actors) {
        *counts.entry(*actor).or_default() += 1;
    }
    let mut counts: Vec<(ActorId, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(actor, count)| (std::cmp::Reverse(*count), *actor));
    counts
}

/// What the timeline is narrowed down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must occur.
    pub words: String,
    /// The one class.
    pub class: Option<EventClass>,
    /// The one actor that takes part.
    pub actor: Option<ActorId>,
    /// The one document that reports it.
    pub document: Option<DocumentId>,
}

impl Filter {
    fn passes(&self, wanted: &Wanted, mark: &EventMark) -> bool {
        self.class.is_none_or(|class| mark.class == Some(class))
            && self.actor.is_none_or(|actor| mark.has_actor(actor))
            && self.document.is_none_or(|document| mark.documents.contains(&document))
            && wanted.is_in(&mark.searchable)
    }
}

/// The events that pass a filter, by their positions.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Those with a date, the weightiest first.
    pub dated: Vec<usize>,
    /// What they cover, in the same order.
    pub extents: Vec<Extent>,
    /// Those with a date in order of time.
    pub by_time: Vec<usize>,
    /// Those without, the weightiest first.
    pub undated: Vec<usize>,
}

/// The events of `marks` that pass `filter`.
pub fn shown(marks: &[EventMark], filter: &Filter) -> Shown {
    let wanted = Wanted::new(&filter.words);
    let mut shown = Shown::default();
    for (position, mark) in marks.iter().enumerate().filter(|(_, mark)| filter.passes(&wanted, mark)) {
        match mark.days {
            Some((first, last)) => {
                shown.dated.push(position);
                shown.extents.push(Extent { first, last, words: mark.words });
            }
            None => shown.undated.push(position),
        }
    }
    shown.by_time = shown.dated.clone();
    // Stable: of one date the weightier comes first.
    shown.by_time.sort_by_key(|position| marks.get(*position).and_then(|mark| mark.days));
    shown
}

impl Shown {
    /// How many pass.
    pub fn count(&self) -> usize {
        self.dated.len() + self.undated.len()
    }

    /// The first and the last day of all.
    pub fn all_days(&self) -> Option<(f64, f64)> {
        let first = self.extents.iter().map(|extent| extent.first).min()?;
        let last = self.extents.iter().map(|extent| extent.last).max()?;
        Some((f64::from(first), f64::from(last)))
    }

    /// The days that hold most of the events: without the few far before and behind the others, where leaving them out
    /// makes the rest much easier to see.
    pub fn main_days(&self) -> Option<(f64, f64)> {
        const LEFT_OUT: usize = 10;
        const WORTH: f64 = 0.65;
        let all = self.all_days()?;
        let mut firsts: Vec<i32> = self.extents.iter().map(|extent| extent.first).collect();
        let mut lasts: Vec<i32> = self.extents.iter().map(|extent| extent.last).collect();
        firsts.sort_unstable();
        lasts.sort_unstable();
        let out = firsts.len() / LEFT_OUT;
        let main = (f64::from(*firsts.get(out)?), f64::from(*lasts.get(lasts.len() - 1 - out)?));
        let worth = main.1 >= main.0 && main.1 + 1.0 - main.0 < WORTH * (all.1 + 1.0 - all.0);
        Some(if worth { main } else { all })
    }

    /// How many events begin in each of `parts` equal parts of all days, as a share of the most.
    pub fn density(&self, parts: usize) -> Vec<f32> {
        let Some((first, last)) = self.all_days() else {
            return Vec::new();
        };
        let mut counts = vec![0_u32; parts.max(1)];
        let end = counts.len() - 1;
        for extent in &self.extents {
            let share = (f64::from(extent.first) - first) / (last + 1.0 - first);
            if let Some(count) = counts.get_mut(((share * parts as f64) as usize).min(end)) {
                *count += 1;
            }
        }
        let most = counts.iter().max().copied().unwrap_or(0).max(1);
        counts.into_iter().map(|count| count as f32 / most as f32).collect()
    }

    /// The event before or after `position` in time; the first or last where none is chosen.
    pub fn step(&self, position: Option<usize>, forward: bool) -> Option<usize> {
        let last = self.by_time.len().checked_sub(1)?;
        let at = position.and_then(|position| self.by_time.iter().position(|other| *other == position));
        let next = match (at, forward) {
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => last,
        };
        self.by_time.get(next).copied()
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing event is a failed test")]
mod tests {
    use super::*;
    use crate::briefing::{ActorKind, Dated, TimeId};
    use crate::ui::panels::summary::rows::fixture::{Sources, an_actor, an_event};

    fn briefing() -> Briefing {
        let sources = Sources::new(&["Arland expelled Bertia. It rained. They met.", "They met again."]);
        let mut briefing = sources.briefing();
        for name in ["Arland", "Bertia"] {
            let actor = an_actor(&briefing, name, ActorKind::Place, &[sources.place(0, name)]);
            briefing.actors.push(actor);
        }
        let places = [sources.place(0, "They met"), sources.place(1, "They met")];
        for (headline, places, when, class) in [
            ("Meeting", places.as_slice(), Some("2030-12"), Some(EventClass::Consult)),
            ("Expulsion", &[sources.place(0, "Arland expelled Bertia")], Some("2031-05-02"), Some(EventClass::Coerce)),
            ("Rain", &[sources.place(0, "It rained")], None, None),
        ] {
            let mut event = an_event(&briefing, headline, places);
            event.class = class;
            event.when = when.map(|value| Dated { value: value.to_owned(), from: Some(TimeId::at(0)), doubt: None });
            briefing.events.push(event);
        }
        briefing.events[1].agents = vec![ActorId::at(0)];
        briefing.events[1].targets = vec![ActorId::at(1)];
        briefing.events[1].places = vec![ActorId::at(1)];
        briefing.events[0].targets = vec![ActorId::at(1)];
        briefing
    }

    #[test]
    fn an_event_covers_the_days_of_its_date() {
        let marks = marks(&briefing());
        let (first, last) = marks[0].days.unwrap_or_default();
        assert_eq!(last - first, 30, "a month is a bar");
        assert_eq!(marks[1].days.map(|(first, last)| last - first), Some(0), "a day is a point");
        assert_eq!((marks[2].days, marks[2].name().as_str()), (None, "undated: Rain"));
        assert_eq!(marks[0].document_count(), 2);
    }

    #[test]
    fn events_are_narrowed_down_by_words_class_actor_and_document() {
        let briefing = briefing();
        let marks = marks(&briefing);
        let dated = |filter: Filter| shown(&marks, &filter).dated;
        assert_eq!(dated(Filter::default()), [0, 1]);
        assert_eq!(shown(&marks, &Filter::default()).undated, [2]);
        assert_eq!(dated(Filter { words: "arland".to_owned(), ..Filter::default() }), [1]);
        assert_eq!(dated(Filter { class: Some(EventClass::Consult), ..Filter::default() }), [0]);
        assert_eq!(dated(Filter { actor: Some(ActorId::at(0)), ..Filter::default() }), [1]);
        assert_eq!(dated(Filter { document: Some(briefing.documents[1].id), ..Filter::default() }), [0]);
        assert_eq!(actors_in(&marks), [(ActorId::at(1), 2), (ActorId::at(0), 1)]);
    }

    #[test]
    fn keys_step_through_time_and_stop_at_its_ends() {
        let marks = marks(&briefing());
        let shown = shown(&marks, &Filter::default());
        assert_eq!(shown.by_time, [0, 1]);
        assert_eq!((shown.step(None, true), shown.step(None, false)), (Some(0), Some(1)));
        assert_eq!((shown.step(Some(0), true), shown.step(Some(1), true)), (Some(1), Some(1)));
        assert_eq!(Shown::default().step(None, true), None);
    }

    #[test]
    fn a_lone_date_long_ago_does_not_squeeze_the_rest() {
        let extents = (0..20).map(|day| Extent { first: 20_000 + day, last: 20_000 + day, words: 0.0 }).collect();
        let mut all = Shown { extents, ..Shown::default() };
        all.extents.push(Extent { first: 0, last: 364, words: 0.0 });
        assert_eq!(all.all_days(), Some((0.0, 20_019.0)));
        assert_eq!(all.main_days(), Some((20_001.0, 20_017.0)));
        all.extents.pop();
        assert_eq!(all.main_days(), Some((20_000.0, 20_019.0)), "even dates are all shown");
        assert_eq!(Shown::default().main_days(), None);
    }

    #[test]
    fn density_is_a_share_of_the_most() {
        let extents = [0, 0, 9].map(|day| Extent { first: day, last: day, words: 0.0 }).to_vec();
        let all = Shown { extents, ..Shown::default() };
        assert_eq!(all.density(2), [1.0, 0.5]);
        assert!(Shown::default().density(5).is_empty());
    }
}
