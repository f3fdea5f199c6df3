//! The note as it is handed over, before it takes a format: what every export says, and in which order.
//!
//! All formats are made of one [`Report`], so that none says more or less than another. Nothing in it is escaped yet.

mod annex;
mod inline;
mod numbering;
mod pins;
mod quotes;
mod searched;
mod sheet;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::briefing::Briefing;
use crate::notes::{Annex, HeadField, LineKind, Notebook, Section, marks};
use crate::search::Texts;
use crate::text::printable;

pub use annex::{LISTED, chronology};
pub use inline::{Block, Run, blocks};
pub use quotes::Quote;

/// A note to be written in some format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The subject, or what the folder is called.
    pub title: String,
    /// Who may read it: the top and the foot of each page. Empty where nothing was chosen.
    pub handling: String,
    /// The fields of the head that are filled, with their labels.
    pub head: Vec<Field>,
    /// The sections, in order.
    pub parts: Vec<Part>,
    /// What the likelihood words stand for, and who says so.
    pub scale: String,
    /// Where the notes on the sources stand, in formats with pages.
    #[serde(skip)]
    pub source_notes: SourceNotes,
    /// How much they tell.
    #[serde(skip)]
    pub citing: Citing,
}

/// A field of the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its label ("Originator").
    pub label: &'static str,
    /// What stands in it.
    pub value: String,
}

/// A section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// What the analyst wrote.
    pub lines: Vec<Said>,
    /// What was generated: a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// What was generated: quoted paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// What a reader should know about what was generated ("… and 12 more").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// A line of the note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// What kind of saying it is.
    pub kind: LineKind,
    /// Who is reported to say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What to print before it, where its kind is not the section's usual one.
    #[serde(skip)]
    pub label: Option<String>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// Rows under named columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The share of the width that each column takes, in percent.
    #[serde(skip)]
    pub widths: Vec<u8>,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// What goes along with the lines of the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The annexes, of those that the note has.
    pub annexes: BTreeSet<Annex>,
    /// Whether a quoted paragraph is given whole, not only its quoted words.
    pub whole_paragraphs: bool,
    /// Where the notes on the sources stand, in formats with pages.
    pub source_notes: SourceNotes,
    /// How much they tell.
    pub citing: Citing,
}

/// Where the notes on the sources stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceNotes {
    /// At the foot of the page.
    #[default]
    Foot,
    /// At the end.
    End,
}

/// How much a note on a source tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Citing {
    /// Title, day, page and paragraph, the quoted words and the file.
    #[default]
    Full,
    /// The mark, the beginning of the title and the page: the rest stands with the quoted words.
    Short,
}

/// What a reader needs to check the note: the sources, the quoted words, what searches found.
impl Default for Extent {
    fn default() -> Self {
        let annexes = BTreeSet::from([Annex::Sources, Annex::Quotes, Annex::Search]);
        Self { annexes, whole_paragraphs: false, source_notes: SourceNotes::Foot, citing: Citing::Full }
    }
}

impl Extent {
    /// All annexes that the note has, and whole paragraphs.
    pub fn all() -> Self {
        let annexes = Annex::ALL.into_iter().chain([Annex::Search]).collect();
        Self { annexes, whole_paragraphs: true, ..Self::default() }
    }
}

impl Report {
    /// The whole note in `notebook`, with what is generated from `briefing`.
    pub fn new(briefing: &Briefing, notebook: &Notebook) -> Self {
        Self::of(briefing, notebook, &Extent::all())
    }

    /// The note in `notebook`, with so much of what is generated from `briefing`.
    pub fn of(briefing: &Briefing, notebook: &Notebook, extent: &Extent) -> Self {
        let used = used(notebook);
        let mut quotes = quotes::quotes(briefing, notebook, &used);
        if !extent.whole_paragraphs {
            for quote in &mut quotes {
                quote.before.clear();
                quote.after.clear();
            }
        }
        numbering::mark_by_source(&mut quotes);
        let searches = notebook.sections().iter().any(|section| section.annex == Some(Annex::Search));
        let texts = searches.then(|| Texts::of(briefing));
        let part = |section| part(briefing, notebook, &quotes, section, texts.as_ref());
        let is_wanted = |section: &&Section| section.annex.is_none_or(|annex| extent.annexes.contains(&annex));
        let mut parts: Vec<Part> = notebook.sections().iter().filter(is_wanted).filter_map(part).collect();
        let has_pins = notebook.sections().iter().any(|section| section.annex == Some(Annex::Pins));
        if extent.annexes.contains(&Annex::Pins) && !has_pins && !notebook.pins().is_empty() {
            let (table, remark) = pins::table(briefing, notebook);
            parts.push(Part { title: Annex::Pins.title().to_owned(), table, remark, ..Part::default() });
        }
        let has_quotes = parts.iter().any(|part| !part.quotes.is_empty());
        if !has_quotes && !quotes.is_empty() {
            // The marks of the lines lead there.
            let quotes = quotes.clone();
            parts.push(Part { title: Annex::Quotes.title().to_owned(), quotes, ..Part::default() });
        }
        numbering::rewrite_marks(&mut parts, &quotes);
        let head = notebook.head();
        let subject = head.field(HeadField::Subject).trim();
        let shown = [HeadField::Serial, HeadField::Originator, HeadField::Written, HeadField::Cutoff];
        let scale = notebook.scale();
        Self {
            title: if subject.is_empty() { format!("Note on {}", folder_name(briefing)) } else { subject.to_owned() },
            handling: head.field(HeadField::Handling).trim().to_owned(),
            head: shown
                .into_iter()
                .map(|field| Field { label: field.label(), value: head.field(field).trim().to_owned() })
                .filter(|field| !field.value.is_empty())
                .collect(),
            parts,
            scale: format!("Likelihood: {}. {}.", scale.in_a_line(), scale.source()),
            source_notes: extent.source_notes,
            citing: extent.citing,
        }
    }

    /// The quoted paragraphs, wherever they stand.
    pub fn quotes(&self) -> impl Iterator<Item = &Quote> {
        self.parts.iter().flat_map(|part| &part.quotes)
    }
}

/// The numbers that lines of the note cite.
fn used(notebook: &Notebook) -> BTreeSet<u32> {
    let known = |line| marks(line).filter(|mark| notebook.cited(mark).is_some()).map(|mark| mark.number);
    notebook.lines().flat_map(|line| known(&line.text)).collect()
}

/// The name of the folder, without the way to it.
fn folder_name(briefing: &Briefing) -> String {
    let name = briefing.folder.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
    printable(name).into_owned()
}

fn part(
    briefing: &Briefing,
    notebook: &Notebook,
    quotes: &[Quote],
    section: &Section,
    texts: Option<&Texts>,
) -> Option<Part> {
    let lines: Vec<Said> = section
        .lines
        .iter()
        .filter(|line| !line.text.trim().is_empty())
        .map(|line| {
            let by = line.by.as_deref().map(str::trim).filter(|by| !by.is_empty());
            // "Reported, Ada Brandt: Ada Brandt: …" would say it twice.
            let named = by.filter(|by| !line.text.trim_start_matches(['*', '“']).starts_with(by));
            let differs = line.kind != section.kind || named.is_some();
            Said {
                kind: line.kind,
                by: by.map(str::to_owned),
                label: differs.then(|| label(line.kind, named)),
                blocks: blocks(notebook, &line.text),
            }
        })
        .collect();
    let mut part = Part { title: section.title.trim().to_owned(), lines, ..Part::default() };
    generate(&mut part, briefing, notebook, quotes, section, texts);
    let is_empty = part.lines.is_empty() && part.table.as_ref().is_none_or(|table| table.rows.is_empty());
    // An unused section of a template is no news to the reader, but a search that found nothing is.
    let is_searched = section.annex == Some(Annex::Search);
    (!is_empty || is_searched || !part.quotes.is_empty()).then_some(part)
}

/// What is generated for the annex of `section`, as the briefing and the note are now. `texts` are the briefing's, where
/// they are at hand: only searches need them.
pub fn annex(briefing: &Briefing, notebook: &Notebook, section: &Section, texts: Option<&Texts>) -> Part {
    let quotes = quotes::quotes(briefing, notebook, &used(notebook));
    let mut part = Part::default();
    generate(&mut part, briefing, notebook, &quotes, section, texts);
    part
}

fn generate(
    part: &mut Part,
    briefing: &Briefing,
    notebook: &Notebook,
    quotes: &[Quote],
    section: &Section,
    texts: Option<&Texts>,
) {
    match section.annex {
        None => {}
        Some(Annex::Quotes) => part.quotes = quotes.to_vec(),
        Some(Annex::Pins) => (part.table, part.remark) = pins::table(briefing, notebook),
        Some(Annex::Sheet) => part.table = Some(sheet::sheet(notebook)),
        Some(annex) => {
            (part.table, part.remark) = annex::table(briefing, notebook, quotes, annex, section, texts);
        }
    }
}

/// "Reported, Edi Rama".
fn label(kind: LineKind, by: Option<&str>) -> String {
    let name = match kind {
        LineKind::Fact => "Fact",
        LineKind::Reported => "Reported",
        LineKind::Assessment => "Assessment",
        LineKind::Assumption => "Assumption",
        LineKind::Gap => "Gap",
    };
    by.map_or_else(|| name.to_owned(), |by| format!("{name}, {by}"))
}
