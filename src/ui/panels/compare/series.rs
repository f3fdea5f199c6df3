//! Figures that say the same of several dates.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::time_value::interval;
use crate::briefing::{ActorId, Bound, Briefing, DocumentId, Figure, Place};
use crate::ui::Item;
use crate::ui::panels::summary::rows::amount::normalized;
use crate::ui::panels::summary::rows::snippet::in_one_sentence;
use crate::ui::panels::summary::rows::words::{folded, short};
use crate::ui::panels::timeline::axis::number;

/// The most characters of what is measured.
const LINE: usize = 80;

/// One thing, measured at several dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What is measured, and in which unit.
    pub title: String,
    /// The figures, in order of time.
    pub points: Vec<Point>,
}

/// A figure and the days it holds for.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The figure.
    pub item: Item,
    /// The first day.
    pub first: f64,
    /// The last day.
    pub last: f64,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How the number bounds the truth.
    pub bound: Bound,
    /// The number for people.
    pub number: String,
    /// The date for people.
    pub when: String,
}

impl Point {
    /// Its name for screen readers.
    pub fn name(&self) -> String {
        format!("{} as of {}", self.number, self.when)
    }
}

impl Series {
    /// Whether `item` is one of its figures.
    pub fn has(&self, item: Item) -> bool {
        self.points.iter().any(|point| point.item == item)
    }
}

/// The most figures of one topic that are compared with one another: a folder with more of them is about other things.
const COMPARED: usize = 300;

/// All series of `briefing`: figures of one unit that measure the same, in the text's own words, as of two dates or more,
/// and of the same thing: they stand in one document, or name one actor in their sentences. The series with the weightiest
/// figure comes first.
pub fn series(briefing: &Briefing) -> Vec<Series> {
    let mut topics: BTreeMap<(String, String), Vec<&Figure>> = BTreeMap::new();
    for figure in briefing.figures.iter().filter(|figure| figure.as_of.is_some()) {
        let unit = figure.unit.clone().unwrap_or_default();
        let of = topic(figure);
        // "Two companies" says nothing that another two companies could be set beside.
        let says_more = of.split(' ').count() > 1 || !of.starts_with(&folded(&unit)) || unit.is_empty();
        if !of.is_empty() && says_more {
            topics.entry((unit, of)).or_default().push(figure);
        }
    }
    topics.retain(|_, figures| figures.len() > 1);
    let named = Named::new(briefing);
    let mut found: Vec<(usize, Series)> = Vec::new();
    for ((unit, _), figures) in topics {
        for figures in of_one_thing(briefing, &named, figures.get(..COMPARED).unwrap_or(&figures)) {
            let first = figures.first().map_or(0, |figure| figure.id.position());
            found.extend(one_of(&unit, &figures).map(|series| (first, series)));
        }
    }
    found.sort_by_key(|(weight, _)| *weight);
    found.into_iter().map(|(_, series)| series).collect()
}

/// Where actors are named, in order of document and place.
struct Named(Vec<(Place, ActorId)>);

impl Named {
    fn new(briefing: &Briefing) -> Self {
        let mut named = Vec::new();
        for actor in &briefing.actors {
            let places = actor.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span });
            named.extend(places.map(|place| (place, actor.id)));
        }
        named.sort_unstable();
        Self(named)
    }

    /// The actors that stand in one sentence with a mention of `figure`.
    fn beside(&self, briefing: &Briefing, figure: &Figure) -> BTreeSet<ActorId> {
        /// How many mentions on either side are looked at.
        const NEAR: usize = 12;
        let mut beside = BTreeSet::new();
        for stated in figure.mentions.iter() {
            let at = self.0.partition_point(|(place, _)| place < stated);
            let near = self.0.get(at.saturating_sub(NEAR)..self.0.len().min(at + NEAR)).unwrap_or_default();
            let in_sentence = near.iter().filter(|(place, _)| in_one_sentence(briefing, *stated, *place));
            beside.extend(in_sentence.map(|(_, actor)| *actor));
        }
        beside
    }
}

/// `figures` in groups that speak of one thing, each group in their order.
fn of_one_thing<'a>(briefing: &Briefing, named: &Named, figures: &[&'a Figure]) -> Vec<Vec<&'a Figure>> {
    type Group<'a> = (BTreeSet<DocumentId>, BTreeSet<ActorId>, Vec<&'a Figure>);
    let mut groups: Vec<Group<'a>> = Vec::new();
    for figure in figures {
        let mut documents: BTreeSet<DocumentId> = figure.mentions.iter().map(|place| place.document).collect();
        let mut actors = named.beside(briefing, figure);
        let mut members = Vec::new();
        groups.retain_mut(|(others, theirs, figures)| {
            let apart = documents.is_disjoint(others) && actors.is_disjoint(theirs);
            if !apart {
                documents.append(others);
                actors.append(theirs);
                members.append(figures);
            }
            apart
        });
        members.push(*figure);
        groups.push((documents, actors, members));
    }
    groups.into_iter().map(|(_, _, members)| members).collect()
}

/// What a figure measures, without case, accents and articles.
fn topic(figure: &Figure) -> String {
    const ARTICLES: [&str; 5] = ["the", "a", "an", "its", "their"];
    let of = folded(figure.measured());
    of.split_whitespace().filter(|word| !ARTICLES.contains(word)).collect::<Vec<_>>().join(" ")
}

/// The series of `figures`, or `None` where they are not as of two dates.
fn one_of(unit: &str, figures: &[&Figure]) -> Option<Series> {
    let mut points: Vec<Point> = figures.iter().filter_map(|figure| point(figure)).collect();
    points.sort_by(|one, other| one.first.total_cmp(&other.first).then(one.last.total_cmp(&other.last)));
    let (first, last) = (points.first()?, points.last()?);
    if (first.first, first.last) == (last.first, last.last) {
        return None;
    }
    let of = short(figures.first()?.measured(), LINE);
    let title = if unit.is_empty() || folded(&of).contains(&folded(unit)) { of } else { format!("{of} ({unit})") };
    Some(Series { title, points })
}

fn point(figure: &Figure) -> Option<Point> {
    let as_of = figure.as_of.as_ref()?;
    let (first, last) = interval(&as_of.value)?;
    let low = figure.value.value();
    Some(Point {
        item: Item::Figure(figure.id),
        first: number(first).into(),
        last: number(last).into(),
        low,
        high: figure.upper.map_or(low, |upper| upper.value()),
        bound: figure.bound,
        number: normalized(figure),
        when: as_of.words(),
    })
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing series is a failed test")]
mod tests {
    use super::*;
    use crate::briefing::{ActorKind, Dated, FigureId};
    use crate::ui::panels::summary::rows::fixture::{Sources, a_figure, an_actor};

    #[test]
    fn the_same_words_of_two_things_are_no_series() {
        let texts = ["Arland counts a net income of 5 euros.", "Bertia counts a net income of 7 euros."];
        let sources = Sources::new(&texts);
        let mut briefing = sources.briefing();
        for (at, words, value, as_of) in [(0, "5 euros", 5.0, "2030"), (1, "7 euros", 7.0, "2031")] {
            let mut figure = a_figure(&sources, sources.place(at, words), value);
            figure.id = FigureId::at(at);
            figure.unit = Some("EUR".to_owned());
            figure.of = Some("net income".to_owned());
            figure.as_of = Some(Dated { value: as_of.to_owned(), from: None, doubt: None });
            briefing.figures.push(figure);
        }
        assert!(series(&briefing).is_empty());
        let places = [sources.place(0, "Arland"), sources.place(1, "Bertia")];
        let actor = an_actor(&briefing, "Arland", ActorKind::Place, &places);
        briefing.actors.push(actor);
        assert_eq!(series(&briefing).len(), 1, "one actor is named with both");
    }

    #[test]
    fn what_is_measured_twice_is_a_series_in_order_of_time() {
        let sources = Sources::new(&["Prices rose 15 percent in May and 9 percent in March. 3 percent, 4 percent."]);
        let mut briefing = sources.briefing();
        for (words, value, of, as_of) in [
            ("15 percent", 15.0, "the prices", Some("2031-05")),
            ("9 percent", 9.0, "Prices", Some("2031-03")),
            ("3 percent", 3.0, "prices", None),
            ("4 percent", 4.0, "wages", Some("2031-03")),
        ] {
            let mut figure = a_figure(&sources, sources.place(0, words), value);
            figure.id = FigureId::at(briefing.figures.len());
            figure.unit = Some("percent".to_owned());
            figure.of = Some(of.to_owned());
            figure.as_of = as_of.map(|value| Dated { value: value.to_owned(), from: None, doubt: None });
            briefing.figures.push(figure);
        }
        let found = series(&briefing);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "the prices (percent)");
        let names: Vec<String> = found[0].points.iter().map(Point::name).collect();
        assert_eq!(names, ["9% as of March 2031", "15% as of May 2031"]);
        assert!(found[0].has(Item::Figure(FigureId::at(0))) && !found[0].has(Item::Figure(FigureId::at(2))));
    }
}
