//! Which documents the list shows, in which order and in which groups.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::briefing::{Briefing, Document, DocumentId, FactKey, Place, time_value};
use crate::notes::{Coverage, worth_reading};
use crate::ui::Item;

/// What the documents can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they lie in the folder.
    #[default]
    Folder,
    /// The newest first, those without a date last.
    Newest,
    /// By the alphabet.
    Title,
    /// By the name of the file.
    File,
    /// By who published them, those without last.
    Publisher,
    /// By the story they tell, the one with most documents first.
    Story,
    /// The one with most unread paragraphs first.
    Unread,
    /// Only what is unread and matters: what the overview rests on, the most of it first.
    ToRead,
}

impl Order {
    /// All orders with their names.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Folder, "As in the folder"),
        (Self::Newest, "Newest first"),
        (Self::Title, "By title"),
        (Self::File, "By file name"),
        (Self::Publisher, "By publisher"),
        (Self::Story, "By story"),
        (Self::Unread, "Unread first"),
        (Self::ToRead, "To read: unread and important"),
    ];
}

/// What the documents can be put together by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing: one list.
    #[default]
    None,
    /// The month of publication.
    Month,
    /// The publisher.
    Publisher,
    /// The story.
    Story,
    /// What was read of them.
    Reading,
    /// The folder they lie in.
    Folder,
}

impl Grouping {
    /// All groupings with their names.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::None, "No groups"),
        (Self::Month, "Months"),
        (Self::Publisher, "Publishers"),
        (Self::Story, "Stories"),
        (Self::Reading, "Read and unread"),
        (Self::Folder, "Folders"),
    ];
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The head of a group, with how many documents are in it.
    Group(String, usize),
    /// The document at this position.
    Document(usize),
}

/// What was read of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadState {
    /// Nothing.
    Unread,
    /// Some of its paragraphs.
    InPart,
    /// All that is worth reading.
    Read,
}

impl ReadState {
    /// What was read of `document`.
    pub fn of(document: &Document, coverage: &Coverage) -> Self {
        match coverage.unread(document).count() {
            0 => Self::Read,
            unread if unread < worth_reading(document).count() => Self::InPart,
            _ => Self::Unread,
        }
    }

    /// In words, in lower case.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::InPart => "read in part",
            Self::Read => "read",
        }
    }
}

/// Who published `document`, as far as the file says.
pub fn publisher(document: &Document) -> Option<&str> {
    document.metadata.iter().find(|fact| fact.key == FactKey::Publisher).map(|fact| fact.value.as_str())
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words that must stand in title, path, publisher or date.
    pub filter: String,
    /// The order.
    pub order: Order,
    /// What they are put together by.
    pub grouping: Grouping,
}

/// The rows of the list. A sort is stable: equals stay as they lie in the folder.
pub fn listed(briefing: &Briefing, coverage: &Coverage, asked: &Asked) -> Vec<Listed> {
    let words: Vec<String> = asked.filter.split_whitespace().map(str::to_lowercase).collect();
    let holds = |document: &Document| {
        let date = document.published.date.as_deref().unwrap_or_default();
        let publisher = publisher(document).unwrap_or_default();
        let text = format!("{} {} {date} {publisher}", document.title, document.path).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let documents = briefing.documents.iter().enumerate();
    let mut rows: Vec<(usize, &Document)> =
        documents.filter(|(_, document)| words.is_empty() || holds(document)).collect();
    let stories = Stories::of(briefing);
    let named = |name: Option<&str>| (name.is_none(), name.unwrap_or_default().to_lowercase());
    match asked.order {
        Order::Folder => {}
        Order::Newest => rows.sort_by_cached_key(|(_, document)| Reverse(document.published.date.clone())),
        Order::Title => rows.sort_by_cached_key(|(_, document)| document.title.to_lowercase()),
        Order::File => rows.sort_by_cached_key(|(_, document)| file_name(document).to_lowercase()),
        Order::Publisher => rows.sort_by_cached_key(|(_, document)| named(publisher(document))),
        Order::Story => rows.sort_by_key(|(_, document)| stories.rank(document.id)),
        Order::Unread => rows.sort_by_cached_key(|(_, document)| Reverse(coverage.unread(document).count())),
        Order::ToRead => {
            let weights = weights(briefing, coverage);
            rows.retain(|(_, document)| weights.contains_key(&document.id));
            rows.sort_by_key(|(_, document)| Reverse(weights.get(&document.id).copied()));
        }
    }
    let group = |document: &Document| group(briefing, coverage, &stories, asked.grouping, document);
    if asked.grouping == Grouping::None {
        return rows.into_iter().map(|(at, _)| Listed::Document(at)).collect();
    }
    // Groups in their own order, documents in theirs.
    let mut groups: BTreeMap<(GroupKey, String), Vec<usize>> = BTreeMap::new();
    for (at, document) in rows {
        groups.entry(group(document)).or_default().push(at);
    }
    groups
        .into_iter()
        .flat_map(|((_, name), members)| {
            let head = Listed::Group(name, members.len());
            std::iter::once(head).chain(members.into_iter().map(Listed::Document))
        })
        .collect()
}

/// Where a group stands among the others: what has no name comes last.
type GroupKey = (bool, Reverse<String>, usize, String);

fn group(
    briefing: &Briefing,
    coverage: &Coverage,
    stories: &Stories,
    grouping: Grouping,
    document: &Document,
) -> (GroupKey, String) {
    let first = |key: String, name: String| ((false, Reverse(String::new()), 0, key), name);
    let last = |name: &str| ((true, Reverse(String::new()), 0, String::new()), name.to_owned());
    match grouping {
        Grouping::None => last(""),
        // The newest month first.
        Grouping::Month => match document.published.date.as_deref().and_then(|date| date.get(..7)) {
            Some(month) => ((false, Reverse(month.to_owned()), 0, String::new()), time_value::readable(month)),
            None => last("Month not known"),
        },
        Grouping::Publisher => match publisher(document) {
            Some(publisher) => first(publisher.to_lowercase(), publisher.to_owned()),
            None => last("Publisher not known"),
        },
        Grouping::Story => match stories.at.get(&document.id).and_then(|at| Some((*at, briefing.stories.get(*at)?))) {
            Some((at, story)) => ((false, Reverse(String::new()), at, String::new()), story.title.clone()),
            None => last("No story with others"),
        },
        Grouping::Reading => {
            let state = ReadState::of(document, coverage);
            let name = match state {
                ReadState::Unread => "Unread",
                ReadState::InPart => "Read in part",
                ReadState::Read => "Read",
            };
            ((false, Reverse(String::new()), state as usize, String::new()), name.to_owned())
        }
        Grouping::Folder => match document.path.rsplit_once('/') {
            Some((folder, _)) => first(folder.to_lowercase(), folder.to_owned()),
            None => ((false, Reverse(String::new()), 0, String::new()), "The folder itself".to_owned()),
        },
    }
}

fn file_name(document: &Document) -> &str {
    document.path.rsplit('/').next().unwrap_or_default()
}

/// Which story each document tells.
struct Stories {
    at: BTreeMap<DocumentId, usize>,
    sizes: Vec<usize>,
}

impl Stories {
    fn of(briefing: &Briefing) -> Self {
        let mut at = BTreeMap::new();
        for (position, story) in briefing.stories.iter().enumerate() {
            for document in &story.documents {
                at.entry(*document).or_insert(position);
            }
        }
        Self { at, sizes: briefing.stories.iter().map(|story| story.documents.len()).collect() }
    }

    /// The largest story first, those of none last.
    fn rank(&self, document: DocumentId) -> (Reverse<usize>, usize) {
        let at = self.at.get(&document).copied();
        let size = at.and_then(|at| self.sizes.get(at)).copied().unwrap_or_default();
        (Reverse(size), at.unwrap_or(usize::MAX))
    }
}

/// How many of the first of each kind matter for the reading list.
const FIRST: usize = 12;

/// How many unread paragraphs of each document hold what the overview rests on: the bottom line, the first actors' events,
/// figures, and where sources differ. Documents without any are left out.
fn weights(briefing: &Briefing, coverage: &Coverage) -> BTreeMap<DocumentId, usize> {
    let points = (0..briefing.key_points.len()).map(Item::KeyPoint);
    let events = briefing.happenings().take(FIRST).map(|event| Item::Event(event.id));
    let figures = briefing.figures.iter().take(FIRST).map(|figure| Item::Figure(figure.id));
    let differ = briefing.disagreements.iter().take(FIRST).map(|differ| Item::Disagreement(differ.id));
    let places: Vec<Place> =
        points.chain(events).chain(figures).chain(differ).flat_map(|item| item.places(briefing)).collect();
    let mut paragraphs: BTreeMap<DocumentId, std::collections::BTreeSet<usize>> = BTreeMap::new();
    for place in places {
        let document = briefing.document(place.document);
        let at = document.and_then(|document| Some((document, document.paragraph_at(place.span)?)));
        if let Some((document, at)) = at.filter(|(document, at)| !coverage.holds(&document.sha256, at + 1)) {
            paragraphs.entry(document.id).or_default().insert(at);
        }
    }
    paragraphs.into_iter().map(|(document, paragraphs)| (document, paragraphs.len())).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;
    use crate::load::{Cancel, Options, briefing_of};

    fn folder() -> Briefing {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        for (name, text) in [
            ("a.txt", "Zebra\n\nBern, 3 March 2021\n\nMinister Ada Brandt opened the talks in Bern on 3 March 2021.\n"),
            ("sub/b.txt", "Apples\n\nNothing was said of it.\n"),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| ()).unwrap()
    }

    fn rows(briefing: &Briefing, coverage: &Coverage, order: Order, grouping: Grouping) -> Vec<String> {
        let asked = Asked { filter: String::new(), order, grouping };
        let row = |row: Listed| match row {
            Listed::Group(name, count) => format!("{name} {count}"),
            Listed::Document(at) => briefing.documents[at].title.clone(),
        };
        listed(briefing, coverage, &asked).into_iter().map(row).collect()
    }

    #[test]
    fn documents_are_sorted_and_grouped() {
        let briefing = folder();
        let mut coverage = Coverage::default();
        assert_eq!(rows(&briefing, &coverage, Order::Title, Grouping::None), ["Apples", "Zebra"]);
        assert_eq!(rows(&briefing, &coverage, Order::File, Grouping::None), ["Zebra", "Apples"]);
        assert_eq!(
            rows(&briefing, &coverage, Order::Folder, Grouping::Folder),
            ["The folder itself 1", "Zebra", "sub 1", "Apples"]
        );
        coverage.add(&briefing.documents[0].sha256, 1, 9);
        assert_eq!(
            rows(&briefing, &coverage, Order::Folder, Grouping::Reading),
            ["Unread 1", "Apples", "Read 1", "Zebra"]
        );
    }

    #[test]
    fn what_is_to_be_read_is_unread_and_matters() {
        let briefing = folder();
        let mut coverage = Coverage::default();
        let to_read = rows(&briefing, &coverage, Order::ToRead, Grouping::None);
        assert!(to_read.contains(&"Zebra".to_owned()), "{to_read:?}");
        coverage.add(&briefing.documents[0].sha256, 1, 9);
        let to_read = rows(&briefing, &coverage, Order::ToRead, Grouping::None);
        assert!(!to_read.contains(&"Zebra".to_owned()), "{to_read:?}");
    }
}
