//! What the analyst set apart, as rows.

use std::collections::BTreeSet;

use super::card::source_of_place;
use super::words::{Wanted, joined};
use crate::briefing::{Briefing, Place, time_value};
use crate::notes::{Notebook, Pin, PinId};
use crate::text::printable;
use crate::ui::PinTarget;
use crate::ui::panels::summary::Own;
use crate::ui::pins::Signs;
use crate::ui::theme::Kind;

/// Something that was set apart.
#[derive(Clone, Debug, PartialEq)]
pub struct PinRow {
    /// The pin.
    pub id: PinId,
    /// What it is on now; `None` where that is gone.
    pub target: Option<PinTarget>,
    /// How what it is on is painted; `None` for a paragraph.
    pub kind: Option<Kind>,
    /// What sort of thing it is on.
    pub sort: &'static str,
    /// What that is called.
    pub words: String,
    /// Where it stands.
    pub source: String,
    /// What became of its words since; empty where they stand as they did.
    pub warning: &'static str,
    /// Star, tags and memo.
    pub signs: Signs,
    /// The memo as it was written.
    pub memo: String,
}

/// What of the rows is shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinFilter {
    /// Words that must occur: in what it is on, in its tags or in its memo.
    pub words: String,
    /// Whether only what has a star is shown.
    pub star: bool,
    /// Whether only what has a memo is shown.
    pub memo: bool,
    /// The tags that it must have.
    pub tags: BTreeSet<String>,
    /// The order.
    pub order: PinOrder,
}

/// The orders of what was set apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PinOrder {
    /// What was set apart last comes first.
    #[default]
    Latest,
    /// As it stands in the documents.
    Place,
    /// By the first tag.
    Tag,
}

impl PinOrder {
    /// All orders with their names.
    pub const ALL: [(Self, &str); 3] =
        [(Self::Latest, "Latest first"), (Self::Place, "As in the documents"), (Self::Tag, "By tag")];
}

impl PinFilter {
    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        !self.words.trim().is_empty() || self.star || self.memo || !self.tags.is_empty()
    }

    fn passes(&self, wanted: &Wanted, pin: &Pin) -> bool {
        let tags: Vec<&str> = pin.tags.iter().map(String::as_str).collect();
        (!self.star || pin.star)
            && (!self.memo || !pin.memo.trim().is_empty())
            && self.tags.is_subset(&pin.tags)
            && wanted.is_in(&super::words::folded(&joined([&*pin.name, &pin.memo, &tags.join(" ")])))
    }
}

/// The rows that pass the filter, in its order.
pub fn rows(briefing: &Briefing, own: Own<'_>, filter: &PinFilter) -> Vec<PinRow> {
    let wanted = Wanted::new(&filter.words);
    let passing = own.notebook.pins().iter().filter(|(_, pin)| filter.passes(&wanted, pin));
    let mut rows: Vec<(Option<Place>, PinRow)> = passing.map(|(&id, pin)| row(briefing, own, id, pin)).collect();
    let position = |place: Option<Place>| {
        let place = place?;
        Some((briefing.document_position(place.document)?, place.span.start()))
    };
    match filter.order {
        PinOrder::Latest => rows.reverse(),
        // What is gone comes last.
        PinOrder::Place => rows.sort_by_key(|(place, _)| (position(*place).is_none(), position(*place))),
        PinOrder::Tag => rows.sort_by_key(|(place, row)| {
            let tag = row.signs.tags.first().map(|(tag, _)| tag.to_lowercase());
            (tag.is_none(), tag, position(*place))
        }),
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(briefing: &Briefing, own: Own<'_>, id: PinId, pin: &Pin) -> (Option<Place>, PinRow) {
    let target = own.pins.target(id);
    let place = target.and_then(|target| target.place(briefing));
    let kind = match target {
        Some(PinTarget::Item(item)) => Some(Kind::of(item, briefing)),
        _ => None,
    };
    let cited = || {
        let published = pin.at.published.as_deref().map(time_value::readable).unwrap_or_default();
        joined([published.as_str(), &printable(&pin.at.title), &pin.at.spot()])
    };
    let row = PinRow {
        id,
        target,
        kind,
        sort: pin.on.name(),
        words: target.map_or_else(|| pin.name.clone(), |target| target.name(briefing)),
        source: place.map_or_else(cited, |place| source_of_place(briefing, place)),
        warning: if target.is_none() { "This is not in the folder as it is now." } else { "" },
        signs: Signs::of(own.notebook, pin),
        memo: printable(pin.memo.trim()).into_owned(),
    };
    (place, row)
}

/// How many pins each tag has, of those that pass the rest of the filter.
pub fn counts(notebook: &Notebook, filter: &PinFilter) -> Vec<(String, u8, usize)> {
    let wanted = Wanted::new(&filter.words);
    let count = |tag: &String| {
        let with = |(_, pin): &(&PinId, &Pin)| pin.tags.contains(tag) && filter.passes(&wanted, pin);
        notebook.pins().iter().filter(with).count()
    };
    notebook.tags().iter().map(|(tag, &colour)| (tag.clone(), colour, count(tag))).collect()
}
