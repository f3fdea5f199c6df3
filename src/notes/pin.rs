//! What the analyst set apart: a star, tags of her own naming and a memo, on a paragraph or on what was found.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Citation, Edit, Notebook};

/// Names a pin within its notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PinId(pub(super) u64);

/// A star, tags or a memo on one thing.
///
/// Like a citation it is kept by the words of the sources, never by an id of the briefing: ids move, words do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// What sort of thing it is on.
    pub on: Pinned,
    /// What that was called when it was pinned: an actor's name, an event's line, the beginning of a paragraph.
    pub name: String,
    /// The words it rests on: the whole paragraph, or the first place of what was found.
    pub at: Citation,
    /// Whether it has a star.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub star: bool,
    /// Its tags, by their names.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// What the analyst wrote about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
}

/// What a pin can be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pinned {
    /// A paragraph of a document.
    Paragraph,
    /// An actor.
    Actor,
    /// An event.
    Event,
    /// A figure.
    Figure,
    /// A statement.
    Statement,
    /// A disagreement.
    Disagreement,
    /// A sentence of the bottom line.
    KeyPoint,
}

impl Pinned {
    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Actor => "actor",
            Self::Event => "event",
            Self::Figure => "figure",
            Self::Statement => "statement",
            Self::Disagreement => "disagreement",
            Self::KeyPoint => "key point",
        }
    }
}

/// How many colours tags can have.
pub const TAG_COLOURS: u8 = 8;

impl Pin {
    /// A pin that says nothing yet.
    pub fn new(on: Pinned, name: String, at: Citation) -> Self {
        Self { on, name, at, star: false, tags: BTreeSet::new(), memo: String::new() }
    }

    /// Whether it says nothing: no star, no tag, no memo.
    pub fn is_bare(&self) -> bool {
        !self.star && self.tags.is_empty() && self.memo.is_empty()
    }

    /// Its signs in words: "starred; tags: camp, money; memo".
    pub fn in_words(&self) -> String {
        let star = self.star.then(|| "starred".to_owned());
        let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
        let tags = (!tags.is_empty()).then(|| format!("tags: {}", tags.join(", ")));
        let memo = (!self.memo.trim().is_empty()).then(|| "memo".to_owned());
        star.into_iter().chain(tags).chain(memo).collect::<Vec<_>>().join("; ")
    }
}

impl Notebook {
    /// What was set apart, in the order in which it was.
    pub fn pins(&self) -> &BTreeMap<PinId, Pin> {
        &self.pins
    }

    /// The tags, each with the number of its colour, below [`TAG_COLOURS`].
    pub fn tags(&self) -> &BTreeMap<String, u8> {
        &self.tags
    }

    /// The colour of a tag.
    pub fn tag_colour(&self, tag: &str) -> u8 {
        self.tags.get(tag).copied().unwrap_or_default() % TAG_COLOURS
    }

    /// The edit that leaves `pin` under this id, or under a new one; a pin that says nothing is taken away.
    pub fn pin(&self, id: Option<PinId>, pin: Pin) -> Edit {
        let fresh = || PinId(self.pins.keys().next_back().map_or(0, |last| last.0 + 1));
        let id = id.unwrap_or_else(fresh);
        let mut edits: Vec<Edit> = Vec::new();
        // A new tag has the colour that the fewest have.
        for tag in pin.tags.iter().filter(|tag| !self.tags.contains_key(*tag)) {
            let used = |colour: &u8| self.tags.values().filter(|known| *known == colour).count();
            let colour = (0..TAG_COLOURS).min_by_key(used);
            edits.push(Edit::Tag { name: tag.clone(), colour });
        }
        edits.push(Edit::Pin { id, pin: (!pin.is_bare()).then(|| Box::new(pin)) });
        Edit::Several(edits)
    }

    /// The edit that writes the memo of a pin; a pin that says nothing any more is taken away.
    pub fn memo(&self, id: PinId, text: String) -> Option<Edit> {
        let pin = self.pins.get(&id)?;
        let is_bare = text.is_empty() && !pin.star && pin.tags.is_empty();
        Some(if is_bare { Edit::Pin { id, pin: None } } else { Edit::Memo { id, text } })
    }

    /// The edit that gives a tag another name, everywhere; where there is a tag of that name, the two become one.
    pub fn rename_tag(&self, from: &str, to: &str) -> Option<Edit> {
        let colour = *self.tags.get(from)?;
        let to = to.trim();
        if to.is_empty() || to == from {
            return None;
        }
        let mut edits = vec![Edit::Tag { name: from.to_owned(), colour: None }];
        if !self.tags.contains_key(to) {
            edits.push(Edit::Tag { name: to.to_owned(), colour: Some(colour) });
        }
        edits.extend(self.without_tag(from, Some(to)));
        Some(Edit::Several(edits))
    }

    /// The edit that forgets a tag and takes it off wherever it is.
    pub fn drop_tag(&self, name: &str) -> Option<Edit> {
        self.tags.get(name)?;
        let mut edits = vec![Edit::Tag { name: name.to_owned(), colour: None }];
        edits.extend(self.without_tag(name, None));
        Some(Edit::Several(edits))
    }

    /// The edits that take a tag off all pins, and put another one in its place.
    fn without_tag<'a>(&'a self, name: &'a str, instead: Option<&'a str>) -> impl Iterator<Item = Edit> + 'a {
        self.pins.iter().filter(move |(_, pin)| pin.tags.contains(name)).map(move |(&id, pin)| {
            let mut pin = pin.clone();
            pin.tags.remove(name);
            pin.tags.extend(instead.map(str::to_owned));
            Edit::Pin { id, pin: (!pin.is_bare()).then(|| Box::new(pin)) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Notes;
    use crate::notes::file::tests::citation;

    fn pinned(notes: &mut Notes, tags: &[&str]) -> PinId {
        let pin = Pin {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Pin::new(Pinned::Paragraph, "The talks".to_owned(), citation(4, "The talks"))
        };
        assert!(notes.apply(notes.notebook.pin(None, pin)));
        *notes.notebook.pins().keys().next_back().unwrap()
    }

    fn tags(notes: &Notes, id: PinId) -> Vec<&str> {
        notes.notebook.pins()[&id].tags.iter().map(String::as_str).collect()
    }

    #[test]
    fn tags_have_colours_of_their_own_and_each_change_can_be_taken_back() {
        let mut notes = Notes::default();
        let first = pinned(&mut notes, &["camp", "money"]);
        let second = pinned(&mut notes, &["money", "talks"]);
        let colours: BTreeSet<u8> = notes.notebook.tags().values().copied().collect();
        assert_eq!(colours.len(), 2, "two new tags at once may share one, the next does not");
        assert!(notes.apply(notes.notebook.rename_tag("money", "funds").unwrap()));
        assert_eq!((tags(&notes, first), tags(&notes, second)), (vec!["camp", "funds"], vec!["funds", "talks"]));
        assert!(notes.apply(notes.notebook.rename_tag("talks", "camp").unwrap()), "two tags become one");
        assert_eq!(tags(&notes, second), ["camp", "funds"]);
        assert!(notes.apply(notes.notebook.drop_tag("camp").unwrap()));
        assert_eq!(notes.notebook.tags().len(), 1);
        let done = notes.notebook.clone();
        while notes.undo() {}
        assert!(notes.notebook.pins().is_empty() && notes.notebook.tags().is_empty());
        while notes.redo() {}
        assert_eq!(notes.notebook, done);
    }

    #[test]
    fn a_pin_that_says_nothing_is_gone() {
        let mut notes = Notes::default();
        let id = pinned(&mut notes, &["camp"]);
        assert!(notes.apply(notes.notebook.memo(id, "Ask the embassy.".to_owned()).unwrap()));
        assert!(notes.apply(notes.notebook.drop_tag("camp").unwrap()));
        assert_eq!(notes.notebook.pins()[&id].in_words(), "memo");
        assert!(notes.apply(notes.notebook.memo(id, String::new()).unwrap()));
        assert!(notes.notebook.pins().is_empty());
        notes.undo();
        assert_eq!(notes.notebook.pins()[&id].memo, "Ask the embassy.");
    }

    #[test]
    fn a_memo_is_typed_in_one_step() {
        let mut notes = Notes::default();
        let id = pinned(&mut notes, &["camp"]);
        for text in ["A", "As", "Ask"] {
            assert!(notes.apply(notes.notebook.memo(id, text.to_owned()).unwrap()));
        }
        notes.undo();
        assert_eq!(notes.notebook.pins()[&id].memo, "");
    }
}
