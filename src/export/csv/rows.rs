//! The columns and rows of each table.

use super::Table;
use super::cell::Cell;
use crate::briefing::{
    Actor, ActorId, ActorKind, Bound, Briefing, Dated, DatedBy, Disagreement, DisagreementKind, DocumentId, Event,
    EventStatus, Figure, Place, Statement, Trend, time_value,
};

/// The columns that say where the first source is.
const SOURCE: [&str; 5] = ["source", "source date", "file", "paragraph", "words"];

/// The names of a table's columns.
pub fn columns(table: Table) -> Vec<&'static str> {
    let own: &[&str] = match table {
        Table::Figures => &[
            "id",
            "value",
            "upper",
            "bound",
            "unit",
            "of",
            "trend",
            "as of",
            "said by",
            "mentions",
            "documents",
            "origins",
            "salience",
        ],
        Table::Actors => &["id", "name", "kind", "also called", "roles", "mentions", "documents", "salience"],
        Table::Events => &[
            "id",
            "event",
            "class",
            "date",
            "dated by",
            "status",
            "agents",
            "targets",
            "places",
            "mentions",
            "documents",
            "origins",
            "salience",
        ],
        Table::Statements => &["id", "speaker", "named as", "cue", "direct"],
        Table::Disagreements => &["id", "about", "kind", "why", "says", "said by", "documents", "origins", "salience"],
        Table::Timeline => &[
            "first day",
            "last day",
            "date",
            "id",
            "event",
            "status",
            "agents",
            "targets",
            "places",
            "documents",
            "origins",
        ],
    };
    own.iter().chain(&SOURCE).copied().collect()
}

/// The rows of a table.
pub fn rows(briefing: &Briefing, table: Table) -> Vec<Vec<Cell>> {
    match table {
        Table::Figures => briefing.figures.iter().map(|figure| of_figure(briefing, figure)).collect(),
        Table::Actors => briefing.actors.iter().map(|actor| of_actor(briefing, actor)).collect(),
        Table::Events => briefing.events.iter().map(|event| of_event(briefing, event)).collect(),
        Table::Statements => briefing.statements.iter().map(|said| of_statement(briefing, said)).collect(),
        Table::Disagreements => {
            briefing.disagreements.iter().flat_map(|disagreement| of_disagreement(briefing, disagreement)).collect()
        }
        Table::Timeline => timeline(briefing),
    }
}

fn of_figure(briefing: &Briefing, figure: &Figure) -> Vec<Cell> {
    let mut speakers: Vec<ActorId> = Vec::new();
    for speaker in figure.said_by.iter().filter_map(|said| said.speaker) {
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    let mut row = vec![
        Cell::text(&figure.id.to_string()),
        Cell::number(Some(figure.value)),
        Cell::number(figure.upper),
        Cell::text(bound(figure.bound)),
        Cell::maybe(figure.unit.as_deref()),
        Cell::maybe(figure.of.as_deref()),
        Cell::maybe(figure.trend.map(trend)),
        date(figure.as_of.as_ref()),
        names(briefing, &speakers),
        Cell::count(figure.mentions.count()),
        Cell::count(figure.origins.documents()),
        Cell::count(figure.origins.count()),
        salience(figure.salience.thousandths()),
    ];
    row.extend(source(briefing, *figure.mentions.first()));
    row
}

fn of_actor(briefing: &Briefing, actor: &Actor) -> Vec<Cell> {
    let mut documents: Vec<DocumentId> = actor.mentions.iter().map(|mention| mention.document).collect();
    documents.dedup();
    let roles: Vec<&str> = actor.roles.iter().map(|role| role.text.as_str()).collect();
    let first = actor.mentions.first();
    let mut row = vec![
        Cell::text(&actor.id.to_string()),
        Cell::text(&actor.name),
        Cell::text(kind(actor.kind)),
        Cell::text(&actor.aliases.join("; ")),
        Cell::text(&roles.join("; ")),
        Cell::count(actor.mentions.count()),
        Cell::count(documents.len()),
        salience(actor.salience.thousandths()),
    ];
    row.extend(source(briefing, Place { document: first.document, span: first.span }));
    row
}

fn of_event(briefing: &Briefing, event: &Event) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(&event.id.to_string()),
        Cell::text(&event.headline),
        Cell::maybe(event.class.map(|class| class.name())),
        date(event.when.as_ref()),
        Cell::maybe(event.dated_by.map(dated_by)),
        Cell::text(status(event.status)),
        names(briefing, &event.agents),
        names(briefing, &event.targets),
        names(briefing, &event.places),
        Cell::count(event.mentions.count()),
        Cell::count(event.origins.documents()),
        Cell::count(event.origins.count()),
        salience(event.salience.thousandths()),
    ];
    row.extend(source(briefing, first_report(event)));
    row
}

fn of_statement(briefing: &Briefing, said: &Statement) -> Vec<Cell> {
    let words = |span| briefing.words(Place { document: said.document, span });
    let mut row = vec![
        Cell::text(&said.id.to_string()),
        Cell::maybe(said.speaker.and_then(|id| briefing.actor(id)).map(|actor| actor.name.as_str())),
        Cell::maybe(said.speaker_span.map(words)),
        Cell::maybe(said.cue.map(words)),
        Cell::text(if said.direct { "yes" } else { "no" }),
    ];
    row.extend(source(briefing, Place { document: said.document, span: said.content }));
    row
}

fn of_disagreement(briefing: &Briefing, disagreement: &Disagreement) -> Vec<Vec<Cell>> {
    let side = |side: &crate::briefing::Side| {
        let mut row = vec![
            Cell::text(&disagreement.id.to_string()),
            Cell::text(&disagreement.about),
            Cell::text(differing(disagreement.kind)),
            Cell::text(&disagreement.why),
            Cell::text(&side.says),
            names(briefing, side.said_by.as_slice()),
            Cell::count(side.origins.documents()),
            Cell::count(side.origins.count()),
            salience(disagreement.salience.thousandths()),
        ];
        row.extend(source(briefing, *side.mentions.first()));
        row
    };
    disagreement.sides.iter().map(side).collect()
}

/// The dated events in order of their first day, the shorter first, then in the briefing's order.
fn timeline(briefing: &Briefing) -> Vec<Vec<Cell>> {
    let dated =
        briefing.events.iter().filter_map(|event| Some((time_value::interval(&event.when.as_ref()?.value)?, event)));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(days, event)| (*days, event.id));
    let row = |((first, last), event): &((jiff::civil::Date, jiff::civil::Date), &Event)| {
        let mut row = vec![
            Cell::text(&first.to_string()),
            Cell::text(&last.to_string()),
            date(event.when.as_ref()),
            Cell::text(&event.id.to_string()),
            Cell::text(&event.headline),
            Cell::text(status(event.status)),
            names(briefing, &event.agents),
            names(briefing, &event.targets),
            names(briefing, &event.places),
            Cell::count(event.origins.documents()),
            Cell::count(event.origins.count()),
        ];
        row.extend(source(briefing, first_report(event)));
        row
    };
    dated.iter().map(row).collect()
}

/// Where the first source is: [`SOURCE`].
fn source(briefing: &Briefing, place: Place) -> Vec<Cell> {
    let Some(document) = briefing.document(place.document) else {
        return SOURCE.iter().map(|_| Cell::Empty).collect();
    };
    vec![
        Cell::text(&document.title),
        Cell::maybe(document.published.date.as_deref()),
        Cell::text(&document.path),
        document.paragraph_at(place.span).map_or(Cell::Empty, |at| Cell::count(at + 1)),
        Cell::text(briefing.words(place)),
    ]
}

fn first_report(event: &Event) -> Place {
    let first = event.mentions.first();
    Place { document: first.document, span: first.span }
}

fn names(briefing: &Briefing, actors: &[ActorId]) -> Cell {
    let names: Vec<&str> =
        actors.iter().filter_map(|&id| briefing.actor(id)).map(|actor| actor.name.as_str()).collect();
    Cell::text(&names.join("; "))
}

/// The TIMEX3 value: "2020-01-08" is a date to a spreadsheet, too.
fn date(dated: Option<&Dated>) -> Cell {
    Cell::maybe(dated.map(|dated| dated.value.as_str()))
}

/// 0 to 1.
fn salience(thousandths: u16) -> Cell {
    Cell::Number(f64::from(thousandths) / 1000.0)
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "exactly",
        Bound::About => "about",
        Bound::Over => "over",
        Bound::Under => "under",
        Bound::AtLeast => "at least",
        Bound::AtMost => "up to",
    }
}

fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "up",
        Trend::Down => "down",
    }
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
        ActorKind::Group => "group",
        ActorKind::Other => "other",
    }
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Reported => "reported",
        EventStatus::Denied => "denied",
        EventStatus::Planned => "planned",
        EventStatus::Alleged => "alleged",
        EventStatus::Hypothetical => "hypothetical",
    }
}

fn dated_by(dated_by: DatedBy) -> &'static str {
    match dated_by {
        DatedBy::Clause => "clause",
        DatedBy::Sentence => "sentence",
        DatedBy::Discourse => "discourse",
        DatedBy::Publication => "publication",
    }
}

fn differing(kind: DisagreementKind) -> &'static str {
    match kind {
        DisagreementKind::Figure => "figure",
        DisagreementKind::Date => "date",
        DisagreementKind::Place => "place",
        DisagreementKind::Responsibility => "responsibility",
        DisagreementKind::Denial => "denial",
    }
}
