//! What speaks against taking a finding as certain: one rule for every list, table, export and the published file.

use serde::Serialize;

use super::time_value::interval;
use super::{Briefing, Dated, Event, EventMention, Figure, KeyPoint, Origins};

/// A reason for doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Only somebody's own words tell it.
    Claim,
    /// Its date was concluded, cannot be right, or a report gives another.
    Date,
    /// A report names another doer.
    Doer,
    /// Only one source reports it, of several that there are.
    OneSource,
}

impl Doubt {
    /// The doubt in the fewest words, to stand beside what it is about.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Date => "date unsure",
            Self::Doer => "unsure who did it",
            Self::OneSource => "one source",
        }
    }

    /// The doubt in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Claim => "only a quoted source says so",
            Self::Date => "its date was inferred, cannot be right, or differs between reports",
            Self::Doer => "a report says that somebody else did it",
            Self::OneSource => "only one source reports it",
        }
    }
}

/// Marks the findings of `briefing`, whose other parts are final, with what speaks against them.
pub fn mark(briefing: &mut Briefing) {
    let several = briefing.documents.len() > 1;
    for event in &mut briefing.events {
        event.doubts = of_event(event, several);
    }
    for figure in &mut briefing.figures {
        let doubts = of_figure(figure, several);
        if !doubts.is_empty() {
            figure.doubts = doubts;
        }
    }
    for point in &mut briefing.key_points {
        point.doubts = of_point(point, several);
    }
}

fn of_event(event: &Event, several: bool) -> Vec<Doubt> {
    let reports = || event.mentions.iter();
    let doubts = [
        (Doubt::Claim, reports().all(|report| report.said_by.is_some())),
        (Doubt::Date, is_dated_in_doubt(event)),
        (Doubt::Doer, reports().any(|report| names_another_doer(event, report))),
        (Doubt::OneSource, several && is_one(&event.origins)),
    ];
    held(doubts)
}

fn of_figure(figure: &Figure, several: bool) -> Vec<Doubt> {
    let quoted = figure.said_by.iter().map(|said| said.mention).collect::<std::collections::BTreeSet<_>>().len();
    let doubts = [
        (Doubt::Claim, quoted == figure.mentions.count()),
        (Doubt::Date, is_doubtful(figure.as_of.as_ref())),
        (Doubt::OneSource, several && is_one(&figure.origins)),
    ];
    held(doubts)
}

fn of_point(point: &KeyPoint, several: bool) -> Vec<Doubt> {
    held([(Doubt::OneSource, several && point.reported_by.len() < 2)])
}

fn held<const N: usize>(doubts: [(Doubt, bool); N]) -> Vec<Doubt> {
    doubts.into_iter().filter(|(_, holds)| *holds).map(|(doubt, _)| doubt).collect()
}

fn is_one(origins: &Origins) -> bool {
    origins.count() == 1
}

fn is_doubtful(dated: Option<&Dated>) -> bool {
    dated.is_some_and(|dated| dated.doubt.is_some())
}

fn is_dated_in_doubt(event: &Event) -> bool {
    let Event { when, begins, ends, .. } = event;
    [when, begins, ends].into_iter().any(|part| is_doubtful(part.as_ref()))
        || event.mentions.iter().any(|report| gives_another_date(event, report))
}

/// Whether no day of the report's date is one of the event's.
fn gives_another_date(event: &Event, report: &EventMention) -> bool {
    let days = |dated: &Option<Dated>| interval(&dated.as_ref()?.value);
    days(&event.when).zip(days(&report.when)).is_some_and(|(one, other)| one.1 < other.0 || other.1 < one.0)
}

fn names_another_doer(event: &Event, report: &EventMention) -> bool {
    let known = |id| event.agents.contains(id);
    !event.agents.is_empty() && !report.agents.is_empty() && !report.agents.iter().any(known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{ActorId, DocumentId, EventId, EventStatus, Mentions, Origin, Salience, TimeDoubt};
    use crate::text::Span;

    fn event() -> Event {
        let document = DocumentId::from_hash([1; 32]);
        let span = Span::new("They left.", 0, 4).unwrap();
        let origin = |number| Origin { credit: None, documents: vec![DocumentId::from_hash([number; 32])] };
        Event {
            id: EventId::at(0),
            headline: String::new(),
            class: None,
            when: None,
            dated_by: None,
            begins: None,
            ends: None,
            lasts: None,
            agents: Vec::new(),
            targets: Vec::new(),
            places: Vec::new(),
            status: EventStatus::Reported,
            is_speech: false,
            promise: 0,
            near: Vec::new(),
            salience: Salience::MOST,
            why: String::new(),
            origins: Origins::new(vec![origin(1), origin(2)]),
            doubts: Vec::new(),
            corrected: Vec::new(),
            mentions: Mentions::new(EventMention::at(document, span, span)),
        }
    }

    fn dated(value: &str, doubt: Option<TimeDoubt>) -> Option<Dated> {
        Some(Dated { value: value.to_owned(), from: None, doubt })
    }

    fn changed(change: impl FnOnce(&mut Event)) -> Vec<Doubt> {
        let mut event = event();
        change(&mut event);
        of_event(&event, true)
    }

    fn first(event: &mut Event) -> &mut EventMention {
        event.mentions.iter_mut().next().unwrap()
    }

    #[test]
    fn what_nothing_speaks_against_is_not_doubted() {
        assert_eq!(changed(|_| ()), []);
        assert_eq!(changed(|event| event.when = dated("2020-01-08", None)), []);
    }

    #[test]
    fn a_claim_a_date_a_doer_and_a_single_source_are_doubted() {
        let inferred = Some(TimeDoubt::Inferred);
        assert_eq!(changed(|event| first(event).said_by = Some(ActorId::at(0))), [Doubt::Claim]);
        assert_eq!(changed(|event| event.begins = dated("2020", inferred)), [Doubt::Date]);
        let another = changed(|event| {
            event.when = dated("2018-12", None);
            first(event).when = dated("2019-12", None);
        });
        assert_eq!(another, [Doubt::Date], "a report dates it otherwise");
        let within = changed(|event| {
            event.when = dated("2018-12", None);
            first(event).when = dated("2018", None);
        });
        assert_eq!(within, []);
        let doers = changed(|event| {
            event.agents = vec![ActorId::at(0)];
            first(event).agents = vec![ActorId::at(1)];
        });
        assert_eq!(doers, [Doubt::Doer]);
        let one = changed(|event| event.origins = Origins::new(event.origins.iter().take(1).cloned().collect()));
        assert_eq!(one, [Doubt::OneSource]);
        let alone = Event { origins: Origins::default(), ..event() };
        assert_eq!(of_event(&alone, false), [], "where there is but one document, all stands in one");
    }
}
