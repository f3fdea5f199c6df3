//! What the analyst set apart, as the table of an annex: tags, memo, and where it stands.

use std::collections::BTreeMap;

use super::Table;
use super::annex::{Cell, plain, shown, stands_in};
use super::inline::Run;
use crate::briefing::{Briefing, Place};
use crate::notes::{Notebook, Pin};
use crate::text::printable;

/// Each mark with its star, its tags and its memo, in the order of the documents, and how often each tag was given.
pub(super) fn table(briefing: &Briefing, notebook: &Notebook) -> (Option<Table>, Option<String>) {
    let place = |pin: &Pin| pin.at.footing(briefing).place();
    let mut pins: Vec<(Option<Place>, &Pin)> = notebook.pins().values().map(|pin| (place(pin), pin)).collect();
    // What is gone comes last.
    let spot = |place: Option<Place>| {
        place.and_then(|place| Some((briefing.document_position(place.document)?, place.span.start())))
    };
    pins.sort_by_key(|(place, _)| (spot(*place).is_none(), spot(*place)));
    let rows = pins.iter().map(|(place, pin)| row(briefing, *place, pin)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in notebook.pins().values().flat_map(|pin| &pin.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let counts: Vec<String> = counts.into_iter().map(|(tag, count)| format!("{} ({count})", printable(tag))).collect();
    let remark = (!counts.is_empty()).then(|| format!("Tags: {}.", counts.join(", ")));
    let columns = vec!["Tags", "What is marked", "Memo", "Stands in"];
    (Some(Table { columns, widths: vec![18, 40, 26, 16], rows }), remark)
}

fn row(briefing: &Briefing, place: Option<Place>, pin: &Pin) -> Vec<Cell> {
    let tags: Vec<&str> = pin.tags.iter().map(String::as_str).collect();
    let star = if pin.star { "★" } else { "" };
    let gap = if pin.star && !tags.is_empty() { " " } else { "" };
    let stands = match place {
        Some(place) => stands_in(briefing, std::iter::once(place)),
        None => plain(format!("{}, {} (not in the folder as it is now)", printable(&pin.at.title), pin.at.spot())),
    };
    let kind = Run { text: format!(" ({})", pin.on.name()), emphasis: true, ..Run::default() };
    let mut what = shown(&pin.name);
    if pin.on != crate::notes::Pinned::Paragraph {
        what.push(kind);
    }
    vec![plain(format!("{star}{gap}{}", printable(&tags.join(", ")))), what, shown(pin.memo.trim()), stands]
}
