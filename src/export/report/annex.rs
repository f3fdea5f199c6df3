//! The annexes that are generated from the briefing: tables, each row with where it stands.

use super::inline::Run;
use super::{Quote, Table, searched};
use crate::briefing::{Actor, Briefing, Dated, Disagreement, Document, Doubt, Event, Figure, Place, time_value};
use crate::notes::{Annex, Grade, Notebook, Section};
use crate::search::Texts;
use crate::text::printable;

/// How many of each kind an annex lists: the most important ones; the rest is counted.
pub const LISTED: usize = 25;

/// How many places a row names.
const PLACES: usize = 4;

/// What the grades mean.
const GRADES: &str = "Grades (Admiralty code): A to F, how reliable the source is; 1 to 6, how credible what it says.";

pub(super) type Cell = Vec<Run>;

/// The table of `annex`, and what a reader should know about it.
pub(super) fn table(
    briefing: &Briefing,
    notebook: &Notebook,
    quotes: &[Quote],
    annex: Annex,
    section: &Section,
    texts: Option<&Texts>,
) -> (Option<Table>, Option<String>) {
    let (columns, widths, rows, count): (_, _, Vec<Vec<Cell>>, usize) = match annex {
        Annex::Chronology => (
            vec!["Date", "What happened", "How it is put", "Stands in"],
            vec![16, 54, 14, 16],
            chronology(briefing).map(|event| event_row(briefing, event)).collect(),
            briefing.happenings().count(),
        ),
        Annex::Actors => (
            vec!["Name", "Role", "Why it matters", "Stands in"],
            vec![24, 30, 30, 16],
            briefing.actors.iter().take(LISTED).map(|actor| actor_row(briefing, actor)).collect(),
            briefing.actors.len(),
        ),
        Annex::Figures => (
            vec!["Figure", "Of what", "As of", "Who says so", "Stands in"],
            vec![18, 32, 14, 20, 16],
            briefing.figures.iter().take(LISTED).map(|figure| figure_row(briefing, figure)).collect(),
            briefing.figures.len(),
        ),
        Annex::Disagreements => (
            vec!["About", "Accounts", "Why they differ"],
            vec![24, 48, 28],
            briefing.disagreements.iter().take(LISTED).map(|differ| disagreement_row(briefing, differ)).collect(),
            briefing.disagreements.len(),
        ),
        Annex::Sources => {
            let rows = source_rows(briefing, notebook, quotes);
            let count = rows.len();
            (vec!["No.", "Title", "Date", "File and SHA-256", "Cited as"], vec![6, 30, 13, 37, 14], rows, count)
        }
        Annex::Search => return searched::table(briefing, &section.search, texts),
        Annex::Quotes | Annex::Sheet | Annex::Pins => return (None, None),
    };
    let more = count.saturating_sub(rows.len());
    let more = (more > 0).then(|| format!("… and {more} more in the briefing."));
    let is_graded = briefing.documents.iter().any(|document| notebook.grade(&document.sha256) != Grade::default());
    let remark = more.or_else(|| (annex == Annex::Sources && is_graded).then(|| GRADES.to_owned()));
    (Some(Table { columns, widths, rows }), remark)
}

/// The weightiest events in order of time, undated ones last.
pub fn chronology(briefing: &Briefing) -> impl Iterator<Item = &Event> {
    let mut events: Vec<&Event> = briefing.happenings().take(LISTED).collect();
    let day = |event: &Event| event.when.as_ref().and_then(|when| time_value::interval(&when.value));
    events.sort_by_key(|event| (day(event).is_none(), day(event)));
    events.into_iter()
}

fn event_row(briefing: &Briefing, event: &Event) -> Vec<Cell> {
    let date = event.when.as_ref().map_or_else(|| "undated".to_owned(), Dated::words);
    let places = event.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span });
    vec![
        plain(date),
        with_corrections(briefing, shown(&event.headline), &event.corrected),
        plain(put(event.status.name(), &event.doubts)),
        stands_in(briefing, places),
    ]
}

/// How the sources put something, with what speaks against it: "alleged; date unsure; one source".
fn put(status: &str, doubts: &[Doubt]) -> String {
    let marks = doubts.iter().map(|doubt| doubt.mark());
    std::iter::once(status).filter(|status| !status.is_empty()).chain(marks).collect::<Vec<_>>().join("; ")
}

fn actor_row(briefing: &Briefing, actor: &Actor) -> Vec<Cell> {
    let roles: Vec<String> = actor.roles.iter().take(2).map(|role| printable(&role.text).into_owned()).collect();
    let places = actor.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span });
    vec![
        with_corrections(briefing, vec![Run::bold(printable(&actor.name))], &actor.corrected),
        plain(roles.join(", ")),
        shown(&actor.why),
        stands_in(briefing, places),
    ]
}

fn figure_row(briefing: &Briefing, figure: &Figure) -> Vec<Cell> {
    let as_of = figure.as_of.as_ref().map(Dated::words).unwrap_or_default();
    let mut speakers: Vec<&str> = Vec::new();
    for actor in figure.said_by.iter().filter_map(|said| briefing.actor(said.speaker?)) {
        if !speakers.contains(&actor.name.as_str()) {
            speakers.push(&actor.name);
        }
    }
    vec![
        with_corrections(
            briefing,
            vec![Run::bold(printable(briefing.words(*figure.mentions.first())))],
            &figure.corrected,
        ),
        shown(figure.of.as_deref().unwrap_or_default()),
        plain(as_of),
        shown(&match (speakers.join(", "), put("", &figure.doubts)) {
            (said, doubts) if said.is_empty() || doubts.is_empty() => said + &doubts,
            (said, doubts) => format!("{said} ({doubts})"),
        }),
        stands_in(briefing, figure.mentions.iter().copied()),
    ]
}

/// What the analyst corrected of it, behind it.
fn with_corrections(briefing: &Briefing, mut cell: Cell, numbers: &[u32]) -> Cell {
    let says: Vec<String> = briefing.corrections_said(numbers).map(|says| printable(says).into_owned()).collect();
    if !says.is_empty() {
        cell.push(Run::plain(format!(" (corrected by the analyst: {})", says.join("; "))));
    }
    cell
}

fn disagreement_row(briefing: &Briefing, differ: &Disagreement) -> Vec<Cell> {
    let mut accounts = Cell::new();
    for (at, side) in differ.sides.iter().enumerate() {
        if at > 0 {
            accounts.push(Run::plain("; "));
        }
        accounts.push(Run::plain(format!("{} (", printable(&side.says))));
        if let Some(speaker) = side.said_by.and_then(|id| briefing.actor(id)) {
            accounts.push(Run::plain(format!("{}: ", printable(&speaker.name))));
        }
        accounts.push(Run::plain(format!("{}, ", side.origins.words())));
        accounts.extend(stands_in(briefing, side.mentions.iter().copied()));
        accounts.push(Run::plain(")"));
    }
    let held = differ.held_in_words();
    if !held.is_empty() {
        accounts.push(Run::plain(format!("; {}", printable(&held))));
    }
    vec![shown(&differ.about), accounts, shown(&differ.why)]
}

/// All documents of the folder, then the cited ones that are no longer there.
fn source_rows(briefing: &Briefing, notebook: &Notebook, quotes: &[Quote]) -> Vec<Vec<Cell>> {
    let cited_as = |sha256: &str, path: &str| -> Cell {
        let found = quotes.iter().filter(|quote| quote.sha256 == sha256 && quote.path == path);
        let mut cell = Cell::new();
        for quote in found {
            if !cell.is_empty() {
                cell.push(Run::plain(" "));
            }
            cell.push(quote.run());
        }
        cell
    };
    let hashed = |path: &str, sha256: &str| vec![Run::plain(format!("{} ", printable(path))), code(sha256)];
    let mut rows: Vec<Vec<Cell>> = briefing
        .documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            vec![
                vec![source_number(at + 1)],
                graded(&document.title, notebook.grade(&document.sha256)),
                plain(published(document)),
                hashed(&document.path, &document.sha256),
                cited_as(&document.sha256, &printable(&document.path)),
            ]
        })
        .collect();
    let is_there = |sha256: &str| briefing.documents.iter().any(|document| document.sha256 == sha256);
    let mut gone: Vec<&Quote> = Vec::new();
    for quote in quotes.iter().filter(|quote| !is_there(&quote.sha256)) {
        if gone.iter().all(|known| known.sha256 != quote.sha256) {
            gone.push(quote);
        }
    }
    rows.extend(gone.into_iter().map(|quote| {
        vec![
            vec![source_number(quote.source_number)],
            plain(format!("{} (not in the folder as it is now)", quote.title)),
            plain(quote.published.clone()),
            hashed(&quote.path, &quote.sha256),
            cited_as(&quote.sha256, &quote.path),
        ]
    }));
    rows
}

/// The number of a document in the list of sources.
fn source_number(number: usize) -> Run {
    Run { text: format!("D{number}"), source: Some(number), ..Run::default() }
}

/// The day of publication; and how sure its words are where they were recognised in pictures.
fn published(document: &Document) -> String {
    let recognised = document.recognised.as_ref().map(|found| format!("read by recognition, {} % sure", found.sure));
    let date = Some(document.published.words()).filter(|date| !date.is_empty());
    date.into_iter().chain(recognised).collect::<Vec<_>>().join(", ")
}

/// "D2 ¶5, D4 ¶1": document and paragraph of the first places, each paragraph once.
pub(super) fn stands_in(briefing: &Briefing, places: impl Iterator<Item = Place>) -> Cell {
    let mut cell = Cell::new();
    let mut seen = Vec::new();
    let mut more = 0;
    for place in places {
        let Some(at) = briefing.document_position(place.document) else {
            continue;
        };
        let paragraph = briefing.document(place.document).and_then(|document| document.paragraph_at(place.span));
        let spot = (at + 1, paragraph.map_or(0, |paragraph| paragraph + 1));
        if seen.last() == Some(&spot) {
            continue;
        }
        if seen.len() == PLACES {
            more += 1;
            continue;
        }
        seen.push(spot);
        if seen.len() > 1 {
            cell.push(Run::plain(", "));
        }
        let (number, paragraph) = spot;
        let text = format!("D{number} ¶{paragraph}");
        cell.push(Run { text, source: Some(number), place: Some(place), ..Run::default() });
    }
    if more > 0 {
        cell.push(Run::plain(format!(" and {more} more")));
    }
    cell
}

/// A title with the document's grade behind it.
fn graded(title: &str, grade: Grade) -> Cell {
    let mut cell = shown(title);
    let grade = grade.in_short();
    if !grade.is_empty() {
        cell.push(Run::bold(format!(" {grade}")));
    }
    cell
}

pub(super) fn plain(text: impl Into<String>) -> Cell {
    vec![Run::plain(text)]
}

pub(super) fn shown(text: &str) -> Cell {
    vec![Run::plain(printable(text))]
}

fn code(text: &str) -> Run {
    Run { text: text.to_owned(), code: true, ..Run::default() }
}
