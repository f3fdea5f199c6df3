//! The findings as tables for spreadsheets: comma-separated values (RFC 4180) in UTF-8.

use std::io::Write;

use crate::briefing::{
    Actor, ActorId, Bound, Briefing, Dated, Disagreement, Doubt, Event, Figure, Number, Place, Side, SideOf, Statement,
    Trend, time_value,
};
use crate::text::printable;

/// What can be exported as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// The actors.
    Actors,
    /// The events.
    Events,
    /// The figures.
    Figures,
    /// The statements.
    Statements,
    /// The disagreements, a line for each side.
    Disagreements,
    /// The dated events in order of time.
    Timeline,
}

impl Table {
    /// All tables, in the order of menus.
    pub const ALL: [Self; 6] =
        [Self::Actors, Self::Events, Self::Figures, Self::Statements, Self::Disagreements, Self::Timeline];

    /// What it lists, in the plural.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Events => "events",
            Self::Figures => "figures",
            Self::Statements => "statements",
            Self::Disagreements => "disagreements",
            Self::Timeline => "timeline",
        }
    }

    /// What its file is called unless somebody says otherwise ("figures.csv").
    pub fn file_name(self) -> String {
        format!("{}.csv", self.name())
    }

    /// The heads of its columns.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Actors => &[
                "id",
                "name",
                "kind",
                "also called",
                "roles",
                "salience",
                "why",
                "mentions",
                "documents",
                "sources",
                "corrections",
            ],
            Self::Events => &[
                "id",
                "event",
                "class",
                "when",
                "first day",
                "last day",
                "begins",
                "ends",
                "lasts",
                "status",
                "who",
                "to whom",
                "where",
                "salience",
                "reports",
                "documents",
                "separate sources",
                "sources",
                "corrections",
                "doubt of the date",
                "doubts",
            ],
            Self::Figures => &[
                "id",
                "words",
                "bound",
                "value",
                "upper",
                "unit",
                "of",
                "trend",
                "as of",
                "who says so",
                "salience",
                "mentions",
                "documents",
                "separate sources",
                "sources",
                "corrections",
                "doubt of the date",
                "doubts",
            ],
            Self::Statements => &[
                "id",
                "speaker",
                "named as",
                "act",
                "cue",
                "speech",
                "reported by",
                "content",
                "source",
                "corrections",
            ],
            Self::Disagreements => &[
                "id",
                "about",
                "differ in",
                "why",
                "says",
                "who says so",
                "documents",
                "separate sources",
                "sources",
                "held to be right",
            ],
            Self::Timeline => &[
                "id",
                "first day",
                "last day",
                "when",
                "event",
                "status",
                "who",
                "to whom",
                "where",
                "documents",
                "separate sources",
                "sources",
                "doubt of the date",
                "doubts",
            ],
        }
    }
}

/// A cell: words of people, made harmless, or a number of ours.
pub(super) enum Cell {
    Words(String),
    Number(String),
}

/// Writes `table` of `briefing`, with a byte order mark so that spreadsheets take it for UTF-8. A cell that would begin
/// with `=`, `+`, `-` or `@`, as OWASP's "CSV Injection" lists them, begins with an apostrophe: no spreadsheet takes words
/// of a source for a formula. A column of numbers holds bare numbers.
pub fn write_csv(briefing: &Briefing, table: Table, out: impl Write) -> std::io::Result<()> {
    let rows: Box<dyn Iterator<Item = Vec<Cell>> + '_> =
        match table {
            Table::Actors => Box::new(briefing.actors.iter().map(|actor| actor_cells(briefing, actor))),
            Table::Events => Box::new(briefing.happenings().map(|event| event_cells(briefing, event))),
            Table::Figures => Box::new(briefing.figures.iter().map(|figure| figure_cells(briefing, figure))),
            Table::Statements => Box::new(briefing.statements.iter().map(|said| statement_cells(briefing, said))),
            Table::Disagreements => Box::new(briefing.disagreements.iter().flat_map(|disagreement| {
                disagreement.sides.iter().map(|side| side_cells(briefing, disagreement, side))
            })),
            Table::Timeline => Box::new(timeline(briefing)),
        };
    write_table(table.heads(), rows, out)
}

/// Writes rows beneath the heads of their columns.
pub(super) fn write_table(
    heads: &[&str],
    rows: impl Iterator<Item = Vec<Cell>>,
    mut out: impl Write,
) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    writer.write_record(heads)?;
    for cells in rows {
        writer.write_record(cells.into_iter().map(written))?;
    }
    writer.flush()
}

/// The cell as it stands in the file, quotation marks aside.
fn written(cell: Cell) -> String {
    const SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '−'];
    match cell {
        Cell::Number(number) => number,
        Cell::Words(words) => {
            let words = printable(&words);
            if words.trim_start().starts_with(SIGNS) { format!("'{words}") } else { words.into_owned() }
        }
    }
}

/// The dated events by their first day, the shorter first, else in the briefing's order.
fn timeline(briefing: &Briefing) -> impl Iterator<Item = Vec<Cell>> + '_ {
    let dated =
        briefing.happenings().filter_map(|event| Some((time_value::interval(&event.when.as_ref()?.value)?, event)));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(days, event)| (*days, event.id));
    dated.into_iter().map(|((first, last), event)| {
        vec![
            words(event.id.to_string()),
            words(first.to_string()),
            words(last.to_string()),
            self::dated(event.when.as_ref()),
            words(&event.headline),
            words(event.status.name()),
            names(briefing, &event.agents),
            names(briefing, &event.targets),
            names(briefing, &event.places),
            count(event.origins.documents()),
            count(event.origins.count()),
            sources(
                briefing,
                event.mentions.iter().map(|report| Place { document: report.document, span: report.span }),
            ),
            doubt(event.when.as_ref()),
            doubts(&event.doubts),
        ]
    })
}

pub(super) fn words(words: impl Into<String>) -> Cell {
    Cell::Words(words.into())
}

pub(super) fn count(count: usize) -> Cell {
    Cell::Number(count.to_string())
}

/// Digits without separators, a point before the fraction.
fn number(number: Number) -> Cell {
    Cell::Number(number.whole().map_or_else(|| number.value().to_string(), |whole| whole.to_string()))
}

fn salience(salience: crate::briefing::Salience) -> Cell {
    Cell::Number(format!("{:.3}", f64::from(salience.thousandths()) / 1000.0))
}

fn dated(dated: Option<&Dated>) -> Cell {
    words(dated.map(|dated| dated.value.as_str()).unwrap_or_default())
}

/// What speaks against a date.
fn doubt(dated: Option<&Dated>) -> Cell {
    words(dated.and_then(|dated| dated.doubt).map(|doubt| doubt.words()).unwrap_or_default())
}

/// What speaks against taking a finding as certain: "claim; one source".
fn doubts(doubts: &[Doubt]) -> Cell {
    words(doubts.iter().map(|doubt| doubt.mark()).collect::<Vec<_>>().join("; "))
}

fn names(briefing: &Briefing, ids: &[ActorId]) -> Cell {
    let names: Vec<&str> = ids.iter().filter_map(|id| Some(briefing.actor(*id)?.name.as_str())).collect();
    words(names.join("; "))
}

/// How many places a cell names: spreadsheets cut off what is much longer.
const SOURCES: usize = 30;

/// "2020-01-08 Envoys leave, ¶4 (a.txt); …".
fn sources(briefing: &Briefing, places: impl Iterator<Item = Place>) -> Cell {
    let mut places = places;
    let mut named: Vec<String> = places.by_ref().take(SOURCES).filter_map(|place| source(briefing, place)).collect();
    let more = places.count();
    if more > 0 {
        named.push(format!("and {more} more"));
    }
    words(named.join("; "))
}

fn source(briefing: &Briefing, place: Place) -> Option<String> {
    let document = briefing.document(place.document)?;
    let position = document.paragraph_at(place.span);
    let paragraph = position.map_or(0, |at| at + 1);
    let page = position.and_then(|at| document.paragraphs.get(at)?.page).map(|page| format!("p. {page}, "));
    let page = page.unwrap_or_default();
    let date = document.published.date.as_deref().map(|date| format!("{date} ")).unwrap_or_default();
    Some(format!("{date}{}, {page}¶{paragraph} ({})", document.title, document.path))
}

/// What the analyst corrected of it; empty where nothing was.
fn corrections(briefing: &Briefing, numbers: &[u32]) -> Cell {
    words(briefing.corrections_said(numbers).collect::<Vec<_>>().join("; "))
}

fn actor_cells(briefing: &Briefing, actor: &Actor) -> Vec<Cell> {
    let roles: Vec<&str> = actor.roles.iter().map(|role| role.text.as_str()).collect();
    let mut documents: Vec<_> = actor.mentions.iter().map(|mention| mention.document).collect();
    documents.dedup();
    vec![
        words(actor.id.to_string()),
        words(&actor.name),
        words(format!("{:?}", actor.kind).to_lowercase()),
        words(actor.aliases.join("; ")),
        words(roles.join("; ")),
        salience(actor.salience),
        words(&actor.why),
        count(actor.mentions.count()),
        count(documents.len()),
        sources(
            briefing,
            actor.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span }),
        ),
        corrections(briefing, &actor.corrected),
    ]
}

fn event_cells(briefing: &Briefing, event: &Event) -> Vec<Cell> {
    let days = event.when.as_ref().and_then(|when| time_value::interval(&when.value));
    let day = |day: Option<jiff::civil::Date>| words(day.map(|day| day.to_string()).unwrap_or_default());
    vec![
        words(event.id.to_string()),
        words(&event.headline),
        words(event.class.map(|class| class.name()).unwrap_or_default()),
        dated(event.when.as_ref()),
        day(days.map(|(first, _)| first)),
        day(days.map(|(_, last)| last)),
        dated(event.begins.as_ref()),
        dated(event.ends.as_ref()),
        dated(event.lasts.as_ref()),
        words(event.status.name()),
        names(briefing, &event.agents),
        names(briefing, &event.targets),
        names(briefing, &event.places),
        salience(event.salience),
        count(event.mentions.count()),
        count(event.origins.documents()),
        count(event.origins.count()),
        sources(briefing, event.mentions.iter().map(|report| Place { document: report.document, span: report.span })),
        corrections(briefing, &event.corrected),
        doubt(event.when.as_ref()),
        doubts(&event.doubts),
    ]
}

fn figure_cells(briefing: &Briefing, figure: &Figure) -> Vec<Cell> {
    let mut said: Vec<ActorId> = figure.said_by.iter().filter_map(|said| said.speaker).collect();
    said.sort_unstable();
    said.dedup();
    vec![
        words(figure.id.to_string()),
        words(briefing.words(*figure.mentions.first())),
        words(match figure.bound {
            Bound::Exactly => "exactly",
            bound => bound.words().trim_end(),
        }),
        number(figure.value),
        figure.upper.map_or_else(|| words(""), number),
        words(figure.unit.as_deref().unwrap_or_default()),
        words(figure.of.as_deref().unwrap_or_default()),
        words(match figure.trend {
            Some(Trend::Up) => "up",
            Some(Trend::Down) => "down",
            None => "",
        }),
        dated(figure.as_of.as_ref()),
        names(briefing, &said),
        salience(figure.salience),
        count(figure.mentions.count()),
        count(figure.origins.documents()),
        count(figure.origins.count()),
        sources(briefing, figure.mentions.iter().copied()),
        corrections(briefing, &figure.corrected),
        doubt(figure.as_of.as_ref()),
        doubts(&figure.doubts),
    ]
}

fn statement_cells(briefing: &Briefing, said: &Statement) -> Vec<Cell> {
    let place = |span| Place { document: said.document, span };
    let text =
        |span: Option<crate::text::Span>| words(span.map(|span| briefing.words(place(span))).unwrap_or_default());
    vec![
        words(said.id.to_string()),
        names(briefing, said.speaker.as_slice()),
        text(said.speaker_span),
        words(said.act.map(crate::briefing::Act::word).unwrap_or_default()),
        text(said.cue),
        words(if said.direct { "direct" } else { "indirect" }),
        match said.reported_by.and_then(|id| briefing.actor(id)) {
            Some(actor) => words(&actor.name),
            None => text(said.reported_by_span),
        },
        text(Some(said.content)),
        sources(briefing, std::iter::once(place(said.content))),
        corrections(briefing, &said.corrected),
    ]
}

fn side_cells(briefing: &Briefing, disagreement: &Disagreement, side: &Side) -> Vec<Cell> {
    let speaker = match side.of {
        SideOf::Statement(id) => briefing.statement(id).and_then(|said| said.speaker),
        SideOf::Figure(_) | SideOf::Event(_) | SideOf::Actor(_) => side.said_by,
    };
    vec![
        words(disagreement.id.to_string()),
        words(&disagreement.about),
        words(disagreement.kind.words()),
        words(&disagreement.why),
        words(&side.says),
        names(briefing, speaker.as_slice()),
        count(side.origins.documents()),
        count(side.origins.count()),
        sources(briefing, side.mentions.iter().copied()),
        words(if side.held_right.is_some() { "by the analyst" } else { "" }),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_a_source_is_never_a_formula() {
        for (given, expected) in [
            ("plain words", "plain words"),
            ("=1+2", "'=1+2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-5 degrees", "'-5 degrees"),
            (" =1", "'=1"),
            ("＝1", "'＝1"),
            ("two\nlines", "two lines"),
            ("", ""),
        ] {
            assert_eq!(written(words(given)), expected, "{given}");
        }
        assert_eq!(written(number(Number::new(-5.0).unwrap())), "-5", "a number of ours stays one");
        assert_eq!(written(number(Number::new(0.25).unwrap())), "0.25");
    }

    #[test]
    fn every_table_has_its_heads_also_where_nothing_was_found() {
        let briefing = Briefing::new("folder".to_owned(), Vec::new(), Vec::new());
        for table in Table::ALL {
            let mut bytes = Vec::new();
            write_csv(&briefing, table, &mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.starts_with("\u{feff}id,") && text.ends_with("\r\n"), "{text:?}");
            assert_eq!(text.trim_end().split(',').count(), table.heads().len());
            assert!(table.file_name().ends_with(".csv"));
        }
    }
}
