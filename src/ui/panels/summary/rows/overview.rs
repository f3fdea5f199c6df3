//! What the overview shows: the first of everything.

use super::actors::ActorRow;
use super::card::source_line;
use super::disagreements::DisagreementRow;
use super::events::{EventRow, in_time};
use super::figures::FigureRow;
use super::listing::Row;
use super::snippet::{Snippet, alone};
use super::words::{counted, joined};
use crate::briefing::{Briefing, DocumentId, Doubt, KeyPoint, Story};
use crate::ui::{Item, Tab};

/// How many of each part the overview shows at most.
const MOST: usize = 24;

/// A part of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The stories of the folder.
    Stories,
    /// The bottom line.
    Points,
    /// The key actors.
    Actors,
    /// The key events.
    Events,
    /// The key figures.
    Figures,
    /// Where sources differ.
    Disagreements,
}

impl Part {
    /// All parts.
    #[cfg(test)]
    pub const ALL: [Self; 6] =
        [Self::Stories, Self::Points, Self::Actors, Self::Events, Self::Figures, Self::Disagreements];

    /// Its head.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stories => "Stories",
            Self::Points => "Bottom line",
            Self::Actors => "Key actors",
            Self::Events => "Key events",
            Self::Figures => "Key figures",
            Self::Disagreements => "Where sources differ",
        }
    }

    /// The tab that has all of it.
    pub fn tab(self) -> Option<Tab> {
        match self {
            Self::Stories | Self::Points => None,
            Self::Actors => Some(Tab::Actors),
            Self::Events => Some(Tab::Events),
            Self::Figures => Some(Tab::Figures),
            Self::Disagreements => Some(Tab::Disagreements),
        }
    }

    /// How many rows it shows at least, where it has them.
    pub fn least(self) -> usize {
        if self == Self::Disagreements { 1 } else { 3 }
    }

    /// How many rows it shows where the overview is scrolled.
    pub fn usual(self) -> usize {
        match self {
            Self::Points => 5,
            Self::Disagreements => 4,
            Self::Stories | Self::Actors | Self::Figures => 8,
            Self::Events => 10,
        }
    }
}

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
    /// The weightiest events, in order of weight.
    events: Vec<EventRow>,
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
    /// What others say of it: "also told in part in 1 other document"; else that no other does.
    pub reported: String,
}

impl Overview {
    /// What the first `count` rows of `part` are about, from top to bottom.
    pub fn items(&self, part: Part, count: usize) -> Vec<Item> {
        match part {
            Part::Stories => Vec::new(),
            Part::Points => self.points.iter().take(count).map(|row| row.item).collect(),
            Part::Actors => self.actors.iter().take(count).map(Row::item).collect(),
            Part::Events => self.events(count).into_iter().map(Row::item).collect(),
            Part::Figures => self.figures.iter().take(count).map(Row::item).collect(),
            Part::Disagreements => self.disagreements.iter().take(count).map(|row| row.item).collect(),
        }
    }

    /// How many rows `part` has.
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Stories => self.stories.len(),
            Part::Points => self.points.len(),
            Part::Actors => self.actors.len(),
            Part::Events => self.events.len(),
            Part::Figures => self.figures.len(),
            Part::Disagreements => self.disagreements.len(),
        }
    }

    /// The `count` weightiest events, in order of time.
    pub fn events(&self, count: usize) -> Vec<&EventRow> {
        in_time(self.events.iter().take(count))
    }

    /// The events in order of weight.
    pub fn events_by_weight(&self) -> &[EventRow] {
        &self.events
    }

    /// The overview of `briefing`. Looks at the first of each list only.
    pub fn new(briefing: &Briefing) -> Self {
        let points = briefing.key_points.iter().take(MOST).enumerate();
        let events = briefing.happenings().take(MOST);
        let figures = briefing.figures.iter().take(MOST);
        let disagreements = briefing.disagreements.iter().take(MOST);
        Self {
            read: read_line(briefing),
            stories: stories(briefing),
            points: points.map(|(at, point)| PointRow::new(briefing, at, point)).collect(),
            actors: briefing.actors.iter().take(MOST).map(ActorRow::new).collect(),
            events: events.map(|event| EventRow::new(briefing, event)).collect(),
            figures: figures.map(|figure| FigureRow::new(briefing, figure)).collect(),
            disagreements: disagreements.map(|disagreement| DisagreementRow::new(briefing, disagreement)).collect(),
            problems: problems_line(briefing),
        }
    }
}

impl PointRow {
    fn new(briefing: &Briefing, position: usize, point: &KeyPoint) -> Self {
        let others = point.reported_by.iter().filter(|document| **document != point.place.document).count();
        let reported = match others {
            0 if point.doubts.contains(&Doubt::OneSource) => Doubt::OneSource.mark().to_owned(),
            0 => String::new(),
            others => format!("in part also in {}", counted(others, "other document")),
        };
        Self {
            item: Item::KeyPoint(position),
            sentence: alone(briefing, point.place),
            source: source_line(briefing, point.place.document),
            reported,
        }
    }
}

/// The stories of several documents, most documents first; none where the folder tells but one.
fn stories(briefing: &Briefing) -> Vec<StoryRow> {
    let told = || briefing.stories.iter().enumerate().filter(|(_, story)| story.documents.len() > 1);
    if told().count() < 2 {
        return Vec::new();
    }
    told().take(MOST).filter_map(|(position, story)| StoryRow::new(briefing, position, story)).collect()
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
            doubts: Vec::new(),
        });
        briefing.problems.push(Problem { path: "a.bin".to_owned(), what: "it is not text".to_owned() });
        let overview = Overview::new(&briefing);
        assert_eq!(overview.items(Part::Actors, 8).len(), 8);
        assert_eq!(overview.points[0].reported, "in part also in 1 other document");
        assert_eq!(overview.points[0].sentence.text(), "Ana left.", "no dateline: the point begins behind it");
        assert!(overview.read.starts_with("2 documents, published"));
        assert_eq!(overview.problems, "One file could not be read, or not wholly");
    }
}
