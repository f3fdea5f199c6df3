//! The card of the selected item: what is known of it, each line with the place or item it leads to.

mod parts;

use self::parts::{
    actor_entries, alias_entries, card_of, dated_section, event_entry, figure_entry, figures_beside, item_entry,
    mention_sections, reason, section, snippet_of_mention, statement_entry,
};
use super::LINE;
use super::amount::{Amount, is_currency, normalized};
use super::disagreements::DisagreementRow;
use super::events::{EventRow, dated_by, own_words};
use super::snippet::{Snippet, sentence};
use super::statements::reporter;
use super::vocabulary::{class_meaning, status_name, trend_name};
use super::when::rule_words;
use super::words::{joined, short};
use crate::briefing::{
    Act, Actor, Briefing, DocumentId, Doubt, Event, EventMention, Figure, KeyPoint, Origins, Place, SideOf, Statement,
};
use crate::text::capitalized;
use crate::ui::panels::compare::series::series;
use crate::ui::theme::Kind;
use crate::ui::{Command, Item, Tab};

/// What is known of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The item.
    pub item: Item,
    /// What it is.
    pub kind: Kind,
    /// The tab that lists it.
    pub tab: Tab,
    /// Its name, headline or number.
    pub title: String,
    /// What speaks against taking it as certain, a sentence each.
    pub doubts: Vec<String>,
    /// What there is to say of it in short, a sentence or phrase each.
    pub facts: Vec<String>,
    /// What it leads to.
    pub sections: Vec<Section>,
}

/// Entries under a head.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The head.
    pub title: String,
    /// The entries.
    pub entries: Vec<Entry>,
    /// How many more there are than listed.
    pub more: usize,
}

/// A line that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is the name or place of; nothing marks it where `None`.
    pub kind: Option<Kind>,
    /// Its words.
    pub words: Snippet,
    /// What stands behind or under them, small.
    pub note: String,
    /// What a click asks for.
    pub go: Command,
    /// What the note button asks for, where it has one.
    pub cite: Option<Command>,
}

/// How many origins there are, where copies make them fewer than the documents.
fn fewer_origins(origins: &Origins) -> String {
    if origins.count() < origins.documents() { origins.words() } else { String::new() }
}

/// The card of `item`, or `None` where `briefing` has no such item.
pub fn card(briefing: &Briefing, item: Item) -> Option<Card> {
    let mut card = plain_card(briefing, item)?;
    let corrected: &[u32] = match item {
        Item::Actor(id) => briefing.actor(id).map_or(&[], |actor| &actor.corrected),
        Item::Event(id) => briefing.event(id).map_or(&[], |event| &event.corrected),
        Item::Figure(id) => briefing.figure(id).map_or(&[], |figure| &figure.corrected),
        Item::Statement(id) => briefing.statement(id).map_or(&[], |said| &said.corrected),
        Item::Disagreement(_) | Item::KeyPoint(_) => &[],
    };
    let doubts: &[Doubt] = match item {
        Item::Event(id) => briefing.event(id).map_or(&[], |event| &event.doubts),
        Item::Figure(id) => briefing.figure(id).map_or(&[], |figure| &figure.doubts),
        Item::KeyPoint(at) => briefing.key_points.get(at).map_or(&[], |point| &point.doubts),
        Item::Actor(_) | Item::Statement(_) | Item::Disagreement(_) => &[],
    };
    card.doubts = doubts.iter().map(|doubt| capitalized(doubt.words())).collect();
    card.facts.extend(briefing.corrections_said(corrected).map(|says| format!("Corrected by you: {says}")));
    Some(card)
}

fn plain_card(briefing: &Briefing, item: Item) -> Option<Card> {
    match item {
        Item::Actor(id) => briefing.actor(id).map(|actor| of_actor(briefing, actor)),
        Item::Event(id) => briefing.event(id).map(|event| of_event(briefing, event)),
        Item::Figure(id) => briefing.figure(id).map(|figure| of_figure(briefing, figure)),
        Item::Statement(id) => briefing.statement(id).map(|said| of_statement(briefing, said)),
        Item::Disagreement(id) => {
            let disagreement = briefing.disagreement(id)?;
            let row = DisagreementRow::new(briefing, disagreement);
            Some(of_disagreement(briefing, &row))
        }
        Item::KeyPoint(position) => of_key_point(briefing, position),
    }
}

/// The day a document was published, and its title.
pub fn source_line(briefing: &Briefing, id: DocumentId) -> String {
    let Some(document) = briefing.document(id) else {
        return String::new();
    };
    // A long title is cut off at its end: the date stands before it.
    joined([document.published.words().as_str(), &short(&document.title, LINE)])
}

/// The day its document was published, the document's title, and the paragraph.
pub fn source_of_place(briefing: &Briefing, place: Place) -> String {
    joined([source_line(briefing, place.document).as_str(), &paragraph_words(briefing, place)])
}

/// "paragraph 12", as the reader numbers them.
pub fn paragraph_words(briefing: &Briefing, place: Place) -> String {
    briefing
        .document(place.document)
        .and_then(|document| document.paragraph_at(place.span))
        .map(|at| format!("paragraph {}", at + 1))
        .unwrap_or_default()
}

fn of_actor(briefing: &Briefing, actor: &Actor) -> Card {
    let item = Item::Actor(actor.id);
    let places = item.places(briefing);
    let facts = vec![reason(&actor.why, &places, "mention")];
    let roles = actor.roles.iter().map(|role| Entry {
        kind: None,
        words: Snippet::plain(short(&role.text, LINE)),
        note: source_line(briefing, role.mention.document),
        go: Command::ShowPlace(role.mention),
        cite: Some(Command::CitePlace(role.mention)),
    });
    let mut sections = vec![section("Also called", alias_entries(briefing, actor)), section("Roles", roles.collect())];
    let takes_part =
        |event: &&Event| [&event.agents, &event.targets, &event.places].into_iter().any(|ids| ids.contains(&actor.id));
    let events = briefing.events.iter().filter(takes_part);
    sections.push(section("Events", events.map(event_entry).collect()));
    sections.push(section(
        "Figures in the same sentence",
        figures_beside(briefing, &places).into_iter().map(|figure| figure_entry(briefing, figure)).collect(),
    ));
    let said = briefing.statements.iter().filter(|said| said.speaker == Some(actor.id));
    sections.push(section("Statements", said.map(|said| statement_entry(briefing, said)).collect()));
    let mut mentions = mention_sections(briefing, item, &places, snippet_of_mention);
    for entry in mentions.iter_mut().flat_map(|section| &mut section.entries) {
        // Why these words are taken to mean the actor, where they are not its name in full.
        let Command::ShowMention(_, at) = entry.go else { continue };
        let link = actor.mentions.get(at).and_then(|mention| mention.link);
        let link = link.map(|link| link.sentence(briefing)).unwrap_or_default();
        entry.note = joined([entry.note.as_str(), &link]);
    }
    sections.extend(mentions);
    card_of(item, Kind::of_actor(actor.kind), Tab::Actors, short(&actor.name, LINE), facts, sections)
}

fn of_event(briefing: &Briefing, event: &Event) -> Card {
    let item = Item::Event(event.id);
    let places = item.places(briefing);
    let row = EventRow::new(briefing, event);
    let facts = vec![
        joined([if row.when.is_empty() { "undated" } else { &row.when }, status_name(event.status)]),
        joined([dated_by(event), &rule_words(briefing, event.when.as_ref())]),
        event.class.map(class_meaning).unwrap_or_default(),
        joined([reason(&event.why, &places, "report").as_str(), &fewer_origins(&event.origins)]),
    ];
    let mut sections: Vec<Section> = dated_section(briefing, "Date rests on", event.when.as_ref());
    sections.extend(dated_section(briefing, "Beginning rests on", event.begins.as_ref()));
    sections.extend(dated_section(briefing, "End rests on", event.ends.as_ref()));
    for (title, ids) in [("Who", &event.agents), ("To whom", &event.targets), ("Where", &event.places)] {
        sections.push(section(title, actor_entries(briefing, ids)));
    }
    let mut reports = mention_sections(briefing, item, &places, sentence);
    let entries = reports.iter_mut().flat_map(|section| &mut section.entries);
    for entry in entries {
        // What a report says otherwise than the others stands under it.
        let Command::ShowMention(_, at) = entry.go else { continue };
        let own = event.mentions.get(at).map(|report| own_words(briefing, event, report));
        entry.note = joined([own.as_deref().unwrap_or_default(), &entry.note]);
    }
    sections.extend(reports);
    card_of(item, Kind::Event, Tab::Events, short(&event.headline, LINE), facts, sections)
}

fn of_figure(briefing: &Briefing, figure: &Figure) -> Card {
    let item = Item::Figure(figure.id);
    let places = item.places(briefing);
    let amount = Amount::new(briefing, figure);
    // A currency and percent stand in the number already.
    let unit = figure.unit.as_deref().filter(|unit| !is_currency(unit) && *unit != "percent");
    let unit = unit.unwrap_or_default();
    let as_of = figure.as_of.as_ref();
    let facts = vec![
        joined([normalized(figure).as_str(), unit]),
        as_of.map(|when| format!("as of {}", when.words())).unwrap_or_default(),
        figure.trend.map(trend_name).unwrap_or_default().to_owned(),
        joined([reason(&figure.why, &places, "mention").as_str(), &fewer_origins(&figure.origins)]),
    ];
    let mut sections: Vec<Section> = dated_section(briefing, "Date rests on", as_of);
    sections.push(section("Given for several dates", dates_entries(briefing, item)));
    let differing = briefing.disagreements.iter().filter(|disagreement| {
        let mut sides = disagreement.sides.iter();
        sides.any(|side| side.of == SideOf::Figure(figure.id))
    });
    let differing = differing.map(|disagreement| {
        let row = DisagreementRow::new(briefing, disagreement);
        item_entry(Kind::Disagreement, row.item, row.line(), row.about)
    });
    sections.push(section("Sources differ", differing.collect()));
    sections.extend(mention_sections(briefing, item, &places, sentence));
    card_of(item, Kind::Figure, Tab::Figures, amount.line(), facts, sections)
}

/// The other figures that say the same of other dates.
fn dates_entries(briefing: &Briefing, item: Item) -> Vec<Entry> {
    let all = series(briefing);
    let points = all.iter().filter(|series| series.has(item)).flat_map(|series| &series.points);
    let others = points.filter(|point| point.item != item);
    others.map(|point| item_entry(Kind::Figure, point.item, point.number.clone(), point.when.clone())).collect()
}

fn of_statement(briefing: &Briefing, said: &Statement) -> Card {
    let item = Item::Statement(said.id);
    let place = |span| Place { document: said.document, span };
    let words = |span| short(briefing.words(place(span)), LINE);
    let facts = vec![joined([
        if said.direct { "direct speech" } else { "indirect speech" },
        said.act.map(Act::word).unwrap_or_default(),
        said.cue.map(words).as_deref().unwrap_or_default(),
        &told_by(briefing, said),
    ])];
    let speaker = match said.speaker {
        Some(id) => actor_entries(briefing, &[id]),
        None => said
            .speaker_span
            .map(|span| Entry {
                kind: None,
                words: Snippet::plain(words(span)),
                note: "not among the actors".to_owned(),
                go: Command::ShowPlace(place(span)),
                cite: None,
            })
            .into_iter()
            .collect(),
    };
    let mut sections = vec![section("Speaker", speaker)];
    let figures = said.figures.iter().filter_map(|id| briefing.figure(*id));
    sections.push(section("Figures in it", figures.map(|figure| figure_entry(briefing, figure)).collect()));
    let events = said.events.iter().filter_map(|id| briefing.event(*id));
    sections.push(section("Events in it", events.map(event_entry).collect()));
    sections.extend(mention_sections(briefing, item, &[place(said.content)], sentence));
    card_of(item, Kind::Statement, Tab::Statements, words(said.content), facts, sections)
}

/// "as told by Ana Kovač", where not the document itself reports a statement.
fn told_by(briefing: &Briefing, said: &Statement) -> String {
    match reporter(briefing, said).as_str() {
        "" => String::new(),
        reporter => format!("as told by {reporter}"),
    }
}

fn of_disagreement(briefing: &Briefing, row: &DisagreementRow) -> Card {
    let facts = vec![format!("sources differ: {}", row.line()), row.held.clone(), row.why.clone()];
    let sections = row.sides.iter().map(|side| {
        let accounts = side.places.iter().map(|account| Entry {
            kind: None,
            words: account.sentence.clone(),
            note: joined([account.source.as_str(), &paragraph_words(briefing, account.place)]),
            go: Command::ShowPlace(account.place),
            cite: Some(Command::CitePlace(account.place)),
        });
        Section { title: joined([side.says.as_str(), &side.sources]), entries: accounts.collect(), more: side.more }
    });
    let sections = sections.collect();
    card_of(row.item, Kind::Disagreement, Tab::Disagreements, row.about.clone(), facts, sections)
}

fn of_key_point(briefing: &Briefing, position: usize) -> Option<Card> {
    let point = briefing.key_points.get(position)?;
    let item = Item::KeyPoint(position);
    let others = told_elsewhere(briefing, point).into_iter().map(|place| Entry {
        kind: None,
        words: sentence(briefing, place),
        note: source_of_place(briefing, place),
        go: Command::ShowPlace(place),
        cite: Some(Command::CitePlace(place)),
    });
    let mut sections = mention_sections(briefing, item, &[point.place], sentence);
    sections.push(section("In part also told here", others.collect()));
    let title = short(briefing.words(point.place), LINE);
    Some(card_of(item, Kind::KeyPoint, Tab::Overview, title, Vec::new(), sections))
}

/// Where other documents tell the weightiest event of a key point: the first place in each.
fn told_elsewhere(briefing: &Briefing, point: &KeyPoint) -> Vec<Place> {
    let is_in =
        |report: &EventMention| report.document == point.place.document && point.place.span.contains(report.trigger);
    let told = briefing.events.iter().filter(|event| event.mentions.iter().any(is_in));
    let Some(event) = told.max_by_key(|event| (event.salience, std::cmp::Reverse(event.id))) else {
        return Vec::new();
    };
    let mut places: Vec<Place> = Vec::new();
    for report in event.mentions.iter().filter(|report| report.document != point.place.document) {
        if places.last().is_none_or(|last| last.document != report.document) {
            places.push(Place { document: report.document, span: report.span });
        }
    }
    places
}
