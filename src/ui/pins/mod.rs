//! What the analyst set apart – stars, tags, memos – as it stands in the briefing that is shown.
//!
//! A [`Pin`] is kept by words; [`Pins`] says which paragraph or row each of them is on now.

mod form_ui;
mod pinning;

use std::collections::{BTreeMap, BTreeSet};

pub use form_ui::{Pinning, pinning_ui};

use super::Item;
use crate::briefing::{Briefing, DocumentId, Place};
use crate::notes::{Citation, Notebook, Pin, PinId, Pinned};
use crate::text::printable;

/// What can be set apart. Valid for one briefing only: never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PinTarget {
    /// The paragraph at this position of a document.
    Paragraph(DocumentId, usize),
    /// A row.
    Item(Item),
}

/// How many characters a name has at most: of a paragraph, its beginning.
const NAME: usize = 300;

impl PinTarget {
    /// What sort of thing it is.
    fn sort(self) -> Pinned {
        match self {
            Self::Paragraph(..) => Pinned::Paragraph,
            Self::Item(Item::Actor(_)) => Pinned::Actor,
            Self::Item(Item::Event(_)) => Pinned::Event,
            Self::Item(Item::Figure(_)) => Pinned::Figure,
            Self::Item(Item::Statement(_)) => Pinned::Statement,
            Self::Item(Item::Disagreement(_)) => Pinned::Disagreement,
            Self::Item(Item::KeyPoint(_)) => Pinned::KeyPoint,
        }
    }

    /// The words it rests on.
    pub fn place(self, briefing: &Briefing) -> Option<Place> {
        match self {
            Self::Paragraph(document, at) => {
                let span = briefing.document(document)?.paragraphs.get(at)?.span;
                Some(Place { document, span })
            }
            Self::Item(item) => item.places(briefing).first().copied(),
        }
    }

    /// What it is called, on one line.
    pub fn name(self, briefing: &Briefing) -> String {
        let name = match self {
            Self::Paragraph(..) => self.place(briefing).map_or("", |place| briefing.words(place)).to_owned(),
            Self::Item(item) => item.name(briefing),
        };
        let words: Vec<&str> = name.split_whitespace().collect();
        let line = printable(&words.join(" ")).into_owned();
        match line.char_indices().nth(NAME) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
            None => line,
        }
    }

    /// A pin on it that says nothing yet.
    fn pin(self, briefing: &Briefing) -> Option<Pin> {
        let at = Citation::new(briefing, self.place(briefing)?)?;
        Some(Pin::new(self.sort(), self.name(briefing), at))
    }

    /// What `pin` is on in `briefing`; `None` where its words are gone, or nothing of the sort stands on them any more.
    fn of(briefing: &Briefing, pin: &Pin) -> Option<Self> {
        let place = pin.at.footing(briefing).place();
        if pin.on == Pinned::Paragraph {
            let place = place?;
            let at = briefing.document(place.document)?.paragraph_at(place.span)?;
            return Some(Self::Paragraph(place.document, at));
        }
        let meets = |other: &Place| {
            place.is_some_and(|place| {
                place.document == other.document
                    && place.span.start() < other.span.end()
                    && other.span.start() < place.span.end()
            })
        };
        // What goes by the name and stands there comes before what only stands there; an actor is known by its name, too.
        let mut best: Option<(u8, Item)> = None;
        for item in items(briefing, pin.on) {
            let stands = item.places(briefing).iter().any(meets);
            if !stands && pin.on != Pinned::Actor {
                continue;
            }
            let rank = match (Self::Item(item).name(briefing) == pin.name, stands) {
                (true, true) => 3,
                (false, true) => 2,
                (true, false) => 1,
                (false, false) => continue,
            };
            if best.is_none_or(|(known, _)| rank > known) {
                best = Some((rank, item));
            }
        }
        best.map(|(_, item)| Self::Item(item))
    }
}

/// All items of a sort.
fn items(briefing: &Briefing, sort: Pinned) -> Vec<Item> {
    match sort {
        Pinned::Paragraph => Vec::new(),
        Pinned::Actor => briefing.actors.iter().map(|actor| Item::Actor(actor.id)).collect(),
        Pinned::Event => briefing.events.iter().map(|event| Item::Event(event.id)).collect(),
        Pinned::Figure => briefing.figures.iter().map(|figure| Item::Figure(figure.id)).collect(),
        Pinned::Statement => briefing.statements.iter().map(|said| Item::Statement(said.id)).collect(),
        Pinned::Disagreement => briefing.disagreements.iter().map(|differ| Item::Disagreement(differ.id)).collect(),
        Pinned::KeyPoint => (0..briefing.key_points.len()).map(Item::KeyPoint).collect(),
    }
}

/// What is drawn of a pin beside the thing it is on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Whether there is a star.
    pub star: bool,
    /// The tags with the numbers of their colours.
    pub tags: Vec<(String, u8)>,
    /// The memo, on one line; empty where there is none.
    pub memo: String,
    /// All of it in words.
    pub words: String,
}

impl Signs {
    /// What is drawn of `pin`.
    pub fn of(notebook: &Notebook, pin: &Pin) -> Self {
        Self {
            star: pin.star,
            tags: pin.tags.iter().map(|tag| (tag.clone(), notebook.tag_colour(tag))).collect(),
            memo: printable(&pin.memo.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned(),
            words: pin.in_words(),
        }
    }
}

/// What is pinned in the briefing that is shown.
#[derive(Debug, Default)]
pub struct Pins {
    /// The address of the briefing and the revision of the notes that it was made of.
    of: Option<(usize, u64)>,
    /// What each pin is on. Kept while the pin is on the same words: looking for them takes its time.
    found: BTreeMap<PinId, (Pin, Option<PinTarget>)>,
    on: BTreeMap<PinTarget, (PinId, Signs)>,
}

impl Pins {
    /// Takes in the pins of `notebook`, whose notes have this revision.
    pub fn follow(&mut self, briefing: &Briefing, notebook: &Notebook, revision: u64) {
        let address = std::ptr::from_ref(briefing).addr();
        if self.of == Some((address, revision)) {
            return;
        }
        let is_same = self.of.is_some_and(|(known, _)| known == address);
        let known = std::mem::take(&mut self.found);
        self.of = Some((address, revision));
        self.on.clear();
        for (&id, pin) in notebook.pins() {
            let stays = |(known, _): &&(Pin, _)| is_same && known.at == pin.at && known.on == pin.on;
            let target = match known.get(&id).filter(stays) {
                Some((_, target)) => *target,
                None => PinTarget::of(briefing, pin),
            };
            self.found.insert(id, (pin.clone(), target));
            if let Some(target) = target {
                self.on.entry(target).or_insert_with(|| (id, Signs::of(notebook, pin)));
            }
        }
    }

    /// The pin on `target`.
    pub fn id(&self, target: PinTarget) -> Option<PinId> {
        self.on.get(&target).map(|(id, _)| *id)
    }

    /// What is drawn beside `target`.
    pub fn signs(&self, target: PinTarget) -> Option<&Signs> {
        self.on.get(&target).map(|(_, signs)| signs)
    }

    /// What the pin is on.
    pub fn target(&self, id: PinId) -> Option<PinTarget> {
        self.found.get(&id)?.1
    }

    /// The positions of the pinned paragraphs of a document.
    pub fn paragraphs(&self, document: DocumentId) -> BTreeSet<usize> {
        let all = PinTarget::Paragraph(document, 0)..=PinTarget::Paragraph(document, usize::MAX);
        let position = |target: &PinTarget| match target {
            PinTarget::Paragraph(_, at) => Some(*at),
            PinTarget::Item(_) => None,
        };
        self.on.range(all).filter_map(|(target, _)| position(target)).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;
    use crate::load::{Cancel, Options, briefing_of};
    use crate::notes::Notes;

    const TALKS: &str = "Talks\n\nMinister Ada Brandt opened the talks in Bern on 3 March 2021.\n\nTwo envoys left the hall \
                         before noon.\n";

    fn folder(files: &[(&str, &str)]) -> Briefing {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| ()).unwrap()
    }

    #[test]
    fn pins_stay_on_their_words_when_files_come_and_change() {
        let briefing = folder(&[("talks.txt", TALKS)]);
        let document = briefing.documents[0].id;
        let actor = briefing.actors.iter().find(|actor| actor.name.contains("Brandt")).unwrap();
        let mut notes = Notes::default();
        for target in [PinTarget::Paragraph(document, 2), PinTarget::Item(Item::Actor(actor.id))] {
            let pin = Pin { star: true, ..target.pin(&briefing).unwrap() };
            assert!(notes.apply(notes.notebook.pin(None, pin)));
        }
        let mut pins = Pins::default();
        pins.follow(&briefing, &notes.notebook, notes.revision());
        assert!(pins.signs(PinTarget::Paragraph(document, 2)).unwrap().star);
        assert_eq!(pins.paragraphs(document), [2].into());

        // Another actor comes first, and the text has grown.
        let first = "Paris\n\nGeneral Otto Kranz left Paris. Kranz went home. Kranz slept.\n";
        let grown = TALKS.replace("Two envoys", "It rained.\n\nTwo envoys");
        let after = folder(&[("a.txt", first), ("talks.txt", &grown)]);
        pins.follow(&after, &notes.notebook, notes.revision());
        let now: Vec<PinTarget> = notes.notebook.pins().keys().filter_map(|id| pins.target(*id)).collect();
        assert_eq!(now[0].name(&after), "Two envoys left the hall before noon.");
        assert!(now[1].name(&after).contains("Brandt"), "{now:?}");

        let gone = folder(&[("a.txt", first)]);
        pins.follow(&gone, &notes.notebook, notes.revision());
        assert!(notes.notebook.pins().keys().all(|id| pins.target(*id).is_none()), "nothing is guessed at");
    }
}
