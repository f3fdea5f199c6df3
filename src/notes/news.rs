//! What is new in the folder since the note last took note of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Footing, Notebook};
use crate::briefing::{ActorId, Briefing, DisagreementId, DocumentId, EventId, FigureId, Mentions, Place};

/// A document that the note has taken note of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenDocument {
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// Its path then.
    pub path: String,
    /// Its title then.
    pub title: String,
}

impl SeenDocument {
    /// The documents of `briefing`.
    pub fn all(briefing: &Briefing) -> Vec<Self> {
        let of = |document: &crate::briefing::Document| Self {
            sha256: document.sha256.clone(),
            path: document.path.clone(),
            title: document.title.clone(),
        };
        briefing.documents.iter().map(of).collect()
    }
}

/// What came, went and changed. Each list is in the order of the briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Documents that were not there.
    pub added: Vec<DocumentId>,
    /// Documents whose path was there, with another content.
    pub changed: Vec<DocumentId>,
    /// Documents that are no longer there, by their titles and paths then.
    pub removed: Vec<SeenDocument>,
    /// Actors that only new or changed documents name.
    pub actors: Vec<ActorId>,
    /// Events that only they tell of.
    pub events: Vec<EventId>,
    /// Events that they tell of, too.
    pub more_on: Vec<EventId>,
    /// Figures that only they give.
    pub figures: Vec<FigureId>,
    /// Disagreements with a side that only they take.
    pub disagreements: Vec<DisagreementId>,
    /// References whose words no longer stand as they were cited.
    pub citations: Vec<u32>,
}

impl News {
    /// What is new in `briefing` for who knows the documents in `seen`.
    pub fn since(seen: &[SeenDocument], briefing: &Briefing, notebook: &Notebook) -> Self {
        let mut news = Self::default();
        let texts: BTreeSet<&str> = seen.iter().map(|known| known.sha256.as_str()).collect();
        let paths: BTreeSet<&str> = seen.iter().map(|known| known.path.as_str()).collect();
        for document in briefing.documents.iter().filter(|document| !texts.contains(document.sha256.as_str())) {
            let is_known_path = paths.contains(document.path.as_str());
            if is_known_path { news.changed.push(document.id) } else { news.added.push(document.id) }
        }
        let texts: BTreeSet<&str> = briefing.documents.iter().map(|document| document.sha256.as_str()).collect();
        let paths: BTreeSet<&str> = briefing.documents.iter().map(|document| document.path.as_str()).collect();
        let is_there =
            |known: &&SeenDocument| texts.contains(known.sha256.as_str()) || paths.contains(known.path.as_str());
        news.removed = seen.iter().filter(|known| !is_there(known)).cloned().collect();
        let fresh: BTreeSet<DocumentId> = news.added.iter().chain(&news.changed).copied().collect();
        if !fresh.is_empty() {
            news.find(briefing, &fresh);
        }
        let is_touched = |citation: &super::Citation| !matches!(citation.footing(briefing), Footing::Exact(_));
        let touched = notebook.references().iter().filter(|(_, citation)| is_touched(citation));
        news.citations = touched.map(|(&number, _)| number).collect();
        news
    }

    fn find(&mut self, briefing: &Briefing, fresh: &BTreeSet<DocumentId>) {
        let is_fresh = |document: DocumentId| fresh.contains(&document);
        for actor in &briefing.actors {
            if actor.mentions.iter().all(|mention| is_fresh(mention.document)) {
                self.actors.push(actor.id);
            }
        }
        for event in &briefing.events {
            if event.mentions.iter().all(|mention| is_fresh(mention.document)) {
                self.events.push(event.id);
            } else if event.mentions.iter().any(|mention| is_fresh(mention.document)) {
                self.more_on.push(event.id);
            }
        }
        let all_fresh = |mentions: &Mentions<Place>| mentions.iter().all(|place| is_fresh(place.document));
        for figure in &briefing.figures {
            if all_fresh(&figure.mentions) {
                self.figures.push(figure.id);
            }
        }
        for differ in &briefing.disagreements {
            if differ.sides.iter().any(|side| all_fresh(&side.mentions)) {
                self.disagreements.push(differ.id);
            }
        }
    }

    /// Whether there is nothing new.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// "2 documents added, 1 changed: 3 new actors, 5 events", for a heading.
    pub fn in_a_line(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| {
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let list = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let documents = list(&[
            counted(self.added.len(), "document added", "documents added"),
            counted(self.changed.len(), "document changed", "documents changed"),
            counted(self.removed.len(), "document gone", "documents gone"),
        ]);
        let found = list(&[
            counted(self.actors.len(), "new actor", "new actors"),
            counted(self.events.len(), "new event", "new events"),
            counted(self.more_on.len(), "event with more on it", "events with more on them"),
            counted(self.figures.len(), "new figure", "new figures"),
            counted(self.disagreements.len(), "new disagreement", "new disagreements"),
            counted(self.citations.len(), "citation touched", "citations touched"),
        ]);
        match (documents.is_empty(), found.is_empty()) {
            (false, false) => format!("{documents}: {found}"),
            (false, true) => documents,
            _ => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Cancel, Options, briefing_of};
    use crate::notes::{Citation, Edit};

    const FIRST: &str = "Talks in Bern\n\nMinister Ada Brandt opened talks in Bern on 3 March 2021. The flood killed 12 \
                         people in Bern, police said.\n";
    const OTHER: &str = "More talks\n\nThe flood in Bern killed 15 people on 3 March 2021, hospitals said. General Otto \
                         Kranz arrested two envoys in Basel on 5 March 2021.\n";

    fn briefing(folder: &std::path::Path) -> Briefing {
        briefing_of(folder, Options::default(), &Cancel::default(), &|_| ()).unwrap()
    }

    #[test]
    fn what_came_went_and_changed_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        std::fs::write(file("a.txt"), FIRST).unwrap();
        std::fs::write(file("gone.txt"), "Gone\n\nNothing of note was said here at all.\n").unwrap();
        let before = briefing(folder.path());
        let seen = SeenDocument::all(&before);
        let mut notebook = Notebook::default();
        let place = before.actors[0].mentions.first();
        let place = Place { document: place.document, span: place.span };
        let citation = Citation::new(&before, place).unwrap();
        notebook.apply(Edit::Refer { number: 1, citation }).unwrap();
        assert!(News::since(&seen, &before, &notebook).is_empty());

        std::fs::write(file("b.txt"), OTHER).unwrap();
        std::fs::remove_file(file("gone.txt")).unwrap();
        let after = briefing(folder.path());
        let news = News::since(&seen, &after, &notebook);
        assert_eq!((news.added.len(), news.changed.len(), news.removed.len()), (1, 0, 1));
        let names: Vec<&str> =
            news.actors.iter().filter_map(|&id| after.actor(id)).map(|actor| actor.name.as_str()).collect();
        assert!(names.iter().any(|name| name.contains("Kranz")) && !names.iter().any(|name| name.contains("Brandt")));
        assert!(!news.events.is_empty() && !news.figures.is_empty());
        assert!(news.citations.is_empty(), "the cited document stands as it did");
        assert!(news.in_a_line().starts_with("1 document added, 1 document gone: "), "{}", news.in_a_line());

        std::fs::write(file("a.txt"), FIRST.replace("Ada Brandt", "Ida Brandt")).unwrap();
        let news = News::since(&seen, &briefing(folder.path()), &notebook);
        assert_eq!((news.changed.len(), news.citations.len()), (1, 1));
    }
}
