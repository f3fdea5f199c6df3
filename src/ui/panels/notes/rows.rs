//! What the notes pane shows, as data.

use crate::briefing::{Briefing, Place, time_value};
use crate::notes::{Citation, Footing, NoteId, Notebook};
use crate::text::printable;

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// Its id.
    pub id: NoteId,
    /// Its citations.
    pub chips: Vec<Chip>,
}

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Number, title, date and paragraph: "1 ¶4 Envoys leave, 9 Jan 2020".
    pub label: String,
    /// The quoted words, and what became of them.
    pub hover: String,
    /// Where it leads now.
    pub footing: Footing,
}

impl Chip {
    /// The words it leads to; `None` where they are lost.
    pub fn place(&self) -> Option<Place> {
        match self.footing {
            Footing::Exact(place) | Footing::Moved(place) => Some(place),
            Footing::Lost => None,
        }
    }
}

/// The notes of `notebook`, in order, their citations numbered as the export numbers them.
pub fn rows(briefing: &Briefing, notebook: &Notebook) -> Vec<NoteRow> {
    let mut cited: Vec<&Citation> = Vec::new();
    let mut rows = Vec::new();
    for note in notebook.notes() {
        let mut chips = Vec::new();
        for citation in &note.citations {
            let number = cited.iter().position(|known| *known == citation).unwrap_or_else(|| {
                cited.push(citation);
                cited.len() - 1
            });
            chips.push(chip(briefing, citation, number + 1));
        }
        rows.push(NoteRow { id: note.id, chips });
    }
    rows
}

fn chip(briefing: &Briefing, citation: &Citation, number: usize) -> Chip {
    let footing = citation.footing(briefing);
    let date =
        citation.published.as_deref().map_or_else(String::new, |date| format!(", {}", time_value::readable(date)));
    let label = format!("{number} ¶{} {}{date}", citation.paragraph, printable(&citation.title));
    let quote = format!("“{}”", printable(&citation.quote));
    let hover = match footing {
        Footing::Exact(_) => quote,
        Footing::Moved(_) => {
            format!("{quote}\n\nThe document has changed since; the words still stand in it.")
        }
        Footing::Lost => format!("{quote}\n\nThese words are not in the folder as it is now."),
    };
    Chip { label, hover, footing }
}
