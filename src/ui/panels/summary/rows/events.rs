//! The rows of the events.

use std::cmp::Ordering;

use super::listing::Row;
use super::vocabulary::{CORRECTED, class_name, event_doubts, sources, status_name};
use super::when::{When, WhenKey, dated_by_words};
use super::words::{folded, joined, short};
use super::{LINE, documents_of};
use crate::briefing::{ActorId, Briefing, Event, EventClass, EventMention, EventStatus, Salience};
use crate::ui::Item;

/// An event in a list.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// The event.
    pub item: Item,
    /// Who did what to whom.
    pub headline: String,
    /// Its date for people, as exact as the sources give it; empty where none does.
    pub when: String,
    /// What kind of event it is.
    pub class: Option<EventClass>,
    /// What speaks against taking it as certain: "alleged · date unsure".
    pub doubts: String,
    /// "3 documents", "one source".
    pub sources: String,
    /// Who did it and to whom.
    pub actors: String,
    /// How many reports it has.
    pub reports: usize,
    /// In how many documents.
    pub documents: usize,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there.
    pub why: String,
    /// How many characters the headline has.
    pub length: usize,
    when_key: Option<WhenKey>,
    headline_key: String,
    searchable: String,
}

/// What the events can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventColumn {
    /// The earliest first, undated last.
    Time,
    /// How much the folder is about it, the most first.
    Weight,
    /// By the alphabet.
    Headline,
    /// By the order of the classes, those without one last.
    Class,
    /// The most reports first.
    Reports,
    /// The most documents first.
    Documents,
}

/// All events, in the briefing's order.
pub fn rows(briefing: &Briefing) -> Vec<EventRow> {
    let row = |event| EventRow::new(briefing, event);
    briefing.happenings().map(row).collect()
}

impl EventRow {
    /// The row of `event`.
    pub fn new(briefing: &Briefing, event: &Event) -> Self {
        let when = When::of(event);
        let names = |ids: &[ActorId]| {
            let names: Vec<&str> = ids.iter().filter_map(|id| Some(briefing.actor(*id)?.name.as_str())).collect();
            short(&names.join(", "), LINE)
        };
        let corrected = if event.corrected.is_empty() { "" } else { CORRECTED };
        let actors = match (names(&event.agents), names(&event.targets)) {
            (agents, targets) if targets.is_empty() => agents,
            (agents, targets) if agents.is_empty() => format!("→ {targets}"),
            (agents, targets) => format!("{agents} → {targets}"),
        };
        let actors = joined([corrected, &actors]);
        let headline = short(&event.headline, LINE);
        let class = event.class.map(class_name).unwrap_or_default();
        let status = status_name(event.status);
        let places = names(&event.places);
        let documents = documents_of(event.mentions.iter().map(|report| report.document));
        Self {
            item: Item::Event(event.id),
            when: when.words(),
            class: event.class,
            doubts: event_doubts(event),
            sources: sources(&event.origins, &event.doubts, documents),
            reports: event.mentions.count(),
            documents,
            salience: event.salience,
            why: short(&event.why, LINE),
            when_key: when.days(),
            searchable: folded(&format!("{headline}\n{actors}\n{places}\n{class}\n{status}")),
            headline_key: folded(&headline),
            length: headline.chars().count(),
            headline,
            actors,
        }
    }
}

impl Row for EventRow {
    type Column = EventColumn;
    type Facet = EventClass;

    fn item(&self) -> Item {
        self.item
    }

    fn searchable(&self) -> &str {
        &self.searchable
    }

    fn belongs(&self, facet: EventClass) -> bool {
        self.class == Some(facet)
    }

    fn compare(&self, other: &Self, column: EventColumn) -> Ordering {
        match column {
            EventColumn::Time => self.when_key.cmp(&other.when_key),
            EventColumn::Weight => other.salience.cmp(&self.salience),
            EventColumn::Headline => self.headline_key.cmp(&other.headline_key),
            EventColumn::Class => self.class.cmp(&other.class),
            EventColumn::Reports => other.reports.cmp(&self.reports),
            EventColumn::Documents => other.documents.cmp(&self.documents),
        }
    }

    fn lacks(&self, column: EventColumn) -> bool {
        match column {
            EventColumn::Time => self.when_key.is_none(),
            EventColumn::Class => self.class.is_none(),
            _ => false,
        }
    }
}

/// What `report` says otherwise than the event as a whole: its date, its status, who did it, where. Empty where it says
/// nothing else.
pub fn own_words(briefing: &Briefing, event: &Event, report: &EventMention) -> String {
    let (own, whole) = (When::by(report), When::of(event));
    let date = if own != When::default() && own.words() != whole.words() {
        format!("dates it {}", own.words())
    } else {
        String::new()
    };
    let status = if report.status == event.status { "" } else { status_or_fact(report.status) };
    let others = |lead: &str, ids: &[ActorId], known: &[ActorId]| {
        let others = ids.iter().filter(|id| !known.contains(id)).filter_map(|id| briefing.actor(*id));
        let names: Vec<&str> = others.map(|actor| actor.name.as_str()).collect();
        if names.is_empty() { String::new() } else { format!("{lead} {}", short(&names.join(", "), LINE)) }
    };
    joined([
        date.as_str(),
        status,
        &others("by", &report.agents, &event.agents),
        &others("in", &report.places, &event.places),
    ])
}

fn status_or_fact(status: EventStatus) -> &'static str {
    match status_name(status) {
        "" => "as a fact",
        status => status,
    }
}

/// What the date of `event` was read from; empty where it has none.
pub fn dated_by(event: &Event) -> &'static str {
    event.dated_by.map(dated_by_words).unwrap_or_default()
}

/// `rows` in order of time, the undated last; those of one date stay as they were.
pub fn in_time<'a>(rows: impl Iterator<Item = &'a EventRow>) -> Vec<&'a EventRow> {
    let mut rows: Vec<&EventRow> = rows.collect();
    rows.sort_by(|row, other| {
        let undated = |row: &EventRow| row.lacks(EventColumn::Time);
        undated(row).cmp(&undated(other)).then(row.compare(other, EventColumn::Time))
    });
    rows
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, an_actor, an_event};
    use super::super::listing::{Arrangement, arranged};
    use super::*;
    use crate::briefing::{ActorKind, Dated, DatedBy, TimeId};

    fn briefing() -> Briefing {
        let sources = Sources::new(&["Arland expelled Bertia. It rained. They met."]);
        let mut briefing = sources.briefing();
        for name in ["Arland", "Bertia"] {
            let actor = an_actor(&briefing, name, ActorKind::Place, &[sources.place(0, name)]);
            briefing.actors.push(actor);
        }
        for (headline, words, when, class) in [
            ("Rain", "It rained", None, None),
            ("Expulsion", "Arland expelled Bertia", Some("2031-05-02"), Some(EventClass::Coerce)),
            ("Meeting", "They met", Some("2030-12"), Some(EventClass::Consult)),
        ] {
            let mut event = an_event(&briefing, headline, &[sources.place(0, words)]);
            event.class = class;
            event.when = when.map(|value| Dated { value: value.to_owned(), from: Some(TimeId::at(0)), doubt: None });
            briefing.events.push(event);
        }
        briefing.events[1].agents = vec![ActorId::at(0)];
        briefing.events[1].targets = vec![ActorId::at(1)];
        briefing.events[1].status = EventStatus::Denied;
        briefing
    }

    fn headlines(arrangement: &Arrangement<EventColumn, EventClass>) -> Vec<String> {
        let rows = rows(&briefing());
        let shown = arranged(&rows, arrangement);
        shown.into_iter().map(|at| rows[at].headline.clone()).collect()
    }

    #[test]
    fn time_runs_forward_and_the_undated_come_last_either_way() {
        let mut by = Arrangement::by(EventColumn::Time);
        assert_eq!(headlines(&by), ["Meeting", "Expulsion", "Rain"]);
        by.sort_by(EventColumn::Time);
        assert_eq!(headlines(&by), ["Expulsion", "Meeting", "Rain"]);
    }

    #[test]
    fn key_events_are_the_weightiest_in_order_of_time() {
        let rows = rows(&briefing());
        let events = in_time(rows.iter().take(2));
        let headlines: Vec<_> = events.iter().map(|row| row.headline.as_str()).collect();
        assert_eq!(headlines, ["Expulsion", "Rain"]);
    }

    #[test]
    fn a_report_says_what_it_says_otherwise() {
        let mut briefing = briefing();
        let event = briefing.events[1].clone();
        let mut report = event.mentions.first().clone();
        assert_eq!(own_words(&briefing, &event, &report), "as a fact", "the event is denied");
        report.status = EventStatus::Denied;
        report.when = Some(Dated { value: "2031-05-03".to_owned(), from: None, doubt: None });
        report.agents = vec![ActorId::at(1)];
        assert_eq!(own_words(&briefing, &event, &report), "dates it 3 May 2031 · by Bertia");
        report.when.clone_from(&event.when);
        report.agents.clear();
        assert_eq!(own_words(&briefing, &event, &report), "");
        briefing.events[1].dated_by = Some(DatedBy::Publication);
        assert_eq!(dated_by(&briefing.events[1]), "dated by the day of publication");
    }

    #[test]
    fn events_are_found_by_actor_class_and_status() {
        for filter in ["bertia", "coercion", "denied arland"] {
            let mut by = Arrangement::by(EventColumn::Weight);
            by.filter = filter.to_owned();
            assert_eq!(headlines(&by), ["Expulsion"], "{filter}");
        }
        assert_eq!(rows(&briefing())[1].actors, "Arland → Bertia");
    }
}
