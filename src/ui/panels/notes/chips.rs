//! Citations as the pane shows them.

use std::collections::BTreeMap;

use crate::briefing::{Briefing, Place, time_value};
use crate::notes::{Citation, Footing, Notebook, marks};
use crate::text::printable;

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Number, paragraph, title and date: "1 ¶4 Envoys leave, 9 Jan 2020"; what became of it in brackets.
    pub label: String,
    /// The quoted words, and what became of them.
    pub hover: String,
    /// Where it leads now; `None` where it leads nowhere.
    pub place: Option<Place>,
    /// The number of its reference.
    pub number: u32,
    /// Whether its words stand where they stood.
    pub is_sound: bool,
}

/// The chips that were made, each with what it was made of. Finding words again in a changed document takes time.
#[derive(Debug, Default)]
pub struct Chips {
    briefing: usize,
    known: BTreeMap<u32, (Citation, Chip)>,
}

impl Chips {
    /// The citations of `text`, in the order of its marks.
    pub fn of(&mut self, briefing: &Briefing, notebook: &Notebook, text: &str) -> Vec<Chip> {
        let made_of = std::ptr::from_ref(briefing).addr();
        if self.briefing != made_of {
            (self.briefing, self.known) = (made_of, BTreeMap::new());
        }
        marks(text)
            .map(|mark| {
                let Some(citation) = notebook.cited(&mark) else {
                    return unknown(mark.number, mark.paragraph);
                };
                match self.known.get(&mark.number) {
                    Some((known, chip)) if known == citation => chip.clone(),
                    _ => {
                        let made = chip(briefing, citation, mark.number);
                        self.known.insert(mark.number, (citation.clone(), made.clone()));
                        made
                    }
                }
            })
            .collect()
    }
}

fn chip(briefing: &Briefing, citation: &Citation, number: u32) -> Chip {
    let date =
        citation.published.as_deref().map_or_else(String::new, |date| format!(", {}", time_value::readable(date)));
    let label = format!("{number} ¶{} {}{date}", citation.paragraph, printable(&citation.title));
    let quote = format!("“{}”", printable(&citation.quote));
    let footing = citation.footing(briefing);
    let what = match footing {
        Footing::Exact(_) => "",
        Footing::Moved(_) => " (moved)",
        Footing::Changed(_) => " (changed)",
        Footing::Lost => " (lost)",
    };
    let hover = match footing {
        Footing::Exact(_) => quote,
        Footing::Changed(place) => {
            format!("{quote}\n\n{} Now: “{}”", footing.warning(), printable(briefing.words(place)))
        }
        Footing::Moved(_) | Footing::Lost => format!("{quote}\n\n{}", footing.warning()),
    };
    let is_sound = matches!(footing, Footing::Exact(_));
    Chip { label: format!("{label}{what}"), hover, place: footing.place(), number, is_sound }
}

/// A mark that was typed, or came from another note.
fn unknown(number: u32, paragraph: usize) -> Chip {
    Chip {
        label: format!("{number} ¶{paragraph} (unknown)"),
        hover: "No words of this note's sources have this number and paragraph.".to_owned(),
        place: None,
        number,
        is_sound: false,
    }
}
