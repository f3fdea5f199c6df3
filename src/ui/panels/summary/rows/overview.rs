//! What the overview shows: the first of everything.

use super::actors::ActorRow;
use super::card::source_line;
use super::disagreements::DisagreementRow;
use super::events::{EventRow, key_events};
use super::figures::FigureRow;
use super::listing::Row;
use super::snippet::{Snippet, alone};
use super::words::{counted, joined};
use crate::briefing::{Briefing, DocumentId, KeyPoint, Story};
use crate::ui::Item;

/// How many of each the overview shows.
const STORIES: usize = 8;
const POINTS: usize = 5;
const ACTORS: usize = 8;
const EVENTS: usize = 10;
const FIGURES: usize = 8;
const DISAGREEMENTS: usize = 4;

/// The first of everything.
#[derive(Clone, Debug)]
pub struct Overview {
    /// What was read: "2 documents, 3,412 words".
    pub read: String,
    /// The stories of the folder, where it tells several.
    pub stories: Vec<StoryRow>,
    /// The bottom line.
    pub points: Vec<PointRow>,
    /// The weightiest actors.
    pub actors: Vec<ActorRow>,
    /// The weightiest events, in order of time.
    pub events: Vec<EventRow>,
    /// The weightiest figures.
    pub figures: Vec<FigureRow>,
    /// The weightiest disagreements.
    pub disagreements: Vec<DisagreementRow>,
    /// What could not be read, in a sentence; empty where all could.
    pub problems: String,
}

/// Documents that tell of the same happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryRow {
    /// Its place among the stories.
    pub position: usize,
    /// Its title.
    pub title: String,
    /// "9 documents · 31 December 2017 to 2 January 2018"
    pub note: String,
    /// The document that has the title.
    pub document: DocumentId,
}

/// A sentence of the bottom line.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// The key point.
    pub item: Item,
    /// The sentence.
    pub sentence: Snippet,
    /// Where it stands: the document's date and title.
    pub source: String,
    /// "reported by 2 documents"; empty where only its own does.
    pub reported: String,
}

impl Overview {
    /// What its rows are about, from top to bottom.
    pub fn items(&self) -> Vec<Item> {
        let points = self.points.iter().map(|row| row.item);
        let actors = self.actors.iter().map(Row::item);
        let events = self.events.iter().map(Row::item);
        let figures = self.figures.iter().map(Row::item);
        let disagreements = self.disagreements.iter().map(|row| row.item);
        points.chain(actors).chain(events).chain(figures).chain(disagreements).collect()
    }

    /// The overview of `briefing`. Looks at the first of each list only.
    pub fn new(briefing: &Briefing) -> Self {
        let points = briefing.key_points.iter().take(POINTS).enumerate();
        let figures = briefing.figures.iter().take(FIGURES);
        let disagreements = briefing.disagreements.iter().take(DISAGREEMENTS);
        Self {
            read: read_line(briefing),
            stories: stories(briefing),
            points: points.map(|(at, point)| PointRow::new(briefing, at, point)).collect(),
            actors: briefing.actors.iter().take(ACTORS).map(ActorRow::new).collect(),
            events: key_events(briefing, EVENTS),
            figures: figures.map(|figure| FigureRow::new(briefing, figure)).collect(),
            disagreements: disagreements.map(|disagreement| DisagreementRow::new(briefing, disagreement)).collect(),
            problems: problems_line(briefing),
        }
    }
}

impl PointRow {
    fn new(briefing: &Briefing, position: usize, point: &KeyPoint) -> Self {
        let count = point.reported_by.len();
        Self {
            item: Item::KeyPoint(position),
            sentence: alone(briefing, point.place),
            source: source_line(briefing, point.place.document),
            reported: if count > 1 { format!("reported by {}", counted(count, "document")) } else { String::new() },
        }
    }
}

/// The stories of several documents, most documents first; none where the folder tells but one.
fn stories(briefing: &Briefing) -> Vec<StoryRow> {
    let told = || briefing.stories.iter().enumerate().filter(|(_, story)| story.documents.len() > 1);
    if told().count() < 2 {
        return Vec::new();
    }
    told().take(STORIES).filter_map(|(position, story)| StoryRow::new(briefing, position, story)).collect()
}

impl StoryRow {
    fn new(briefing: &Briefing, position: usize, story: &Story) -> Option<Self> {
        let has_title =
            |id: &&DocumentId| briefing.document(**id).is_some_and(|document| document.title == story.title);
        let document = story.documents.iter().find(has_title).or(story.documents.first())?;
        let days = match (story.from.as_deref(), story.to.as_deref()) {
            (Some(first), Some(last)) if first != last => {
                format!("{} to {}", super::when::when_words(first), super::when::when_words(last))
            }
            (Some(day), _) | (None, Some(day)) => super::when::when_words(day),
            (None, None) => String::new(),
        };
        let documents = counted(story.documents.len(), "document");
        Some(Self {
            position,
            title: story.title.clone(),
            note: joined([documents.as_str(), &days]),
            document: *document,
        })
    }
}

fn read_line(briefing: &Briefing) -> String {
    let dates = briefing.documents.iter().filter_map(|document| document.published.date.as_deref());
    let (first, last) = (dates.clone().min(), dates.max());
    let read = counted(briefing.documents.len(), "document");
    match (first, last) {
        (Some(first), Some(last)) if first == last => {
            format!("{read}, published {}", super::when::when_words(first))
        }
        (Some(first), Some(last)) => {
            format!("{read}, published {} to {}", super::when::when_words(first), super::when::when_words(last))
        }
        _ => read,
    }
}

/// "3 files could not be read wholly".
pub fn problems_line(briefing: &Briefing) -> String {
    match briefing.problems.len() {
        0 => String::new(),
        1 => "One file could not be read, or not wholly".to_owned(),
        count => format!("{} could not be read, or not wholly", counted(count, "file")),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, an_actor};
    use super::*;
    use crate::briefing::{ActorKind, Problem, Salience};

    #[test]
    fn an_overview_is_the_first_of_everything() {
        let sources = Sources::new(&["OSLO – Ana left.", "Ana went away."]);
        let mut briefing = sources.briefing();
        assert_eq!(Overview::new(&briefing).problems, "");
        for _ in 0..20 {
            let ana = an_actor(&briefing, "Ana", ActorKind::Person, &[sources.place(0, "Ana")]);
            briefing.actors.push(ana);
        }
        let point = sources.place(0, "Ana left.");
        briefing.key_points.push(KeyPoint {
            place: point,
            salience: Salience::MOST,
            reported_by: briefing.documents.iter().map(|document| document.id).collect(),
        });
        briefing.problems.push(Problem { path: "a.bin".to_owned(), what: "it is not text".to_owned() });
        let overview = Overview::new(&briefing);
        assert_eq!(overview.actors.len(), ACTORS);
        assert_eq!(overview.points[0].reported, "reported by 2 documents");
        assert_eq!(overview.points[0].sentence.text(), "Ana left.", "no dateline: the point begins behind it");
        assert!(overview.read.starts_with("2 documents, published"));
        assert_eq!(overview.problems, "One file could not be read, or not wholly");
    }
}
