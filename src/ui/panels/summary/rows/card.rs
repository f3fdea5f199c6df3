//! The card of the selected item: what is known of it, each line with the place or item it leads to.

use super::LINE;
use super::amount::{Amount, is_currency, normalized};
use super::disagreements::DisagreementRow;
use super::snippet::{Snippet, sentence, snippet};
use super::vocabulary::{class_meaning, class_name, status_name, trend_name};
use super::when::when_words;
use super::words::{counted, joined, mentions_in_documents, short};
use crate::briefing::{
    Actor, ActorId, Briefing, Dated, DocumentId, Event, Figure, Place, SideOf, Statement,
};
use crate::ui::theme::Kind;
use crate::ui::{Command, Item, Tab};

/// Characters beside a mention in a list of mentions.
const REACH: usize = 60;
/// The most mentions listed; the reader steps through all.
const MENTIONS_LISTED: usize = 60;
/// The most related items of one kind.
const RELATED_LISTED: usize = 12;

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

/// The card of `item`, or `None` where `briefing` has no such item.
pub fn card(briefing: &Briefing, item: Item) -> Option<Card> {
    match item {
        Item::Actor(id) => briefing.actor(id).map(|actor| of_actor(briefing, actor)),
        Item::Event(id) => briefing.event(id).map(|event| of_event(briefing, event)),
        Item::Figure(id) => briefing
            .figure(id)
            .map(|figure| of_figure(briefing, figure)),
        Item::Statement(id) => briefing
            .statement(id)
            .map(|said| of_statement(briefing, said)),
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
    let date = document.published.date.as_deref().map(when_words);
    // A long title is cut off at its end: the date stands before it.
    joined([
        date.as_deref().unwrap_or_default(),
        &short(&document.title, LINE),
    ])
}

/// "paragraph 12", as the reader numbers them.
fn paragraph_words(briefing: &Briefing, place: Place) -> String {
    briefing
        .document(place.document)
        .and_then(|document| document.paragraph_at(place.span))
        .map(|at| format!("paragraph {}", at + 1))
        .unwrap_or_default()
}

fn of_actor(briefing: &Briefing, actor: &Actor) -> Card {
    let item = Item::Actor(actor.id);
    let places = item.places(briefing);
    let mut facts = vec![reason(&actor.why, &places, "mention")];
    if !actor.aliases.is_empty() {
        let names: Vec<String> = actor.aliases.iter().map(|name| short(name, LINE)).collect();
        facts.push(format!("also called {}", names.join(", ")));
    }
    let roles = actor.roles.iter().map(|role| Entry {
        kind: None,
        words: Snippet::plain(short(&role.text, LINE)),
        note: source_line(briefing, role.mention.document),
        go: Command::ShowPlace(role.mention),
        cite: Some(Command::CitePlace(role.mention)),
    });
    let mut sections = vec![section("Roles", roles.collect())];
    let takes_part = |event: &&Event| {
        [&event.agents, &event.targets, &event.places]
            .into_iter()
            .any(|ids| ids.contains(&actor.id))
    };
    let events = briefing.events.iter().filter(takes_part);
    sections.push(section("Events", events.map(event_entry).collect()));
    sections.push(section(
        "Figures in the same sentence",
        figures_beside(briefing, &places)
            .into_iter()
            .map(|figure| figure_entry(briefing, figure))
            .collect(),
    ));
    let said = briefing
        .statements
        .iter()
        .filter(|said| said.speaker == Some(actor.id));
    sections.push(section(
        "Statements",
        said.map(|said| statement_entry(briefing, said)).collect(),
    ));
    sections.extend(mention_sections(
        briefing,
        item,
        &places,
        snippet_of_mention,
    ));
    card_of(
        item,
        Kind::of_actor(actor.kind),
        Tab::Actors,
        short(&actor.name, LINE),
        facts,
        sections,
    )
}

fn of_event(briefing: &Briefing, event: &Event) -> Card {
    let item = Item::Event(event.id);
    let places = item.places(briefing);
    let facts = vec![
        joined([
            event
                .when
                .as_ref()
                .map(|when| when_words(&when.value))
                .as_deref()
                .unwrap_or("undated"),
            event.class.map(class_name).unwrap_or_default(),
            status_name(event.status),
        ]),
        event.class.map(class_meaning).unwrap_or_default(),
        reason(&event.why, &places, "report"),
    ];
    let mut sections: Vec<Section> = dated_section(briefing, "Date rests on", event.when.as_ref());
    for (title, ids) in [
        ("Who", &event.agents),
        ("To whom", &event.targets),
        ("Where", &event.places),
    ] {
        sections.push(section(title, actor_entries(briefing, ids)));
    }
    sections.extend(mention_sections(briefing, item, &places, sentence));
    card_of(
        item,
        Kind::Event,
        Tab::Events,
        short(&event.headline, LINE),
        facts,
        sections,
    )
}

fn of_figure(briefing: &Briefing, figure: &Figure) -> Card {
    let item = Item::Figure(figure.id);
    let places = item.places(briefing);
    let amount = Amount::new(briefing, figure);
    // A currency and percent stand in the number already.
    let unit = figure
        .unit
        .as_deref()
        .filter(|unit| !is_currency(unit) && *unit != "percent");
    let unit = unit.unwrap_or_default();
    let as_of = figure.as_of.as_ref();
    let facts = vec![
        joined([normalized(figure).as_str(), unit]),
        as_of
            .map(|when| format!("as of {}", when_words(&when.value)))
            .unwrap_or_default(),
        figure.trend.map(trend_name).unwrap_or_default().to_owned(),
        reason(&figure.why, &places, "mention"),
    ];
    let mut sections: Vec<Section> = dated_section(briefing, "Date rests on", as_of);
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
    card_of(
        item,
        Kind::Figure,
        Tab::Figures,
        amount.line(),
        facts,
        sections,
    )
}

fn of_statement(briefing: &Briefing, said: &Statement) -> Card {
    let item = Item::Statement(said.id);
    let place = |span| Place {
        document: said.document,
        span,
    };
    let words = |span| short(briefing.words(place(span)), LINE);
    let facts = vec![joined([
        if said.direct {
            "direct speech"
        } else {
            "indirect speech"
        },
        said.cue.map(words).as_deref().unwrap_or_default(),
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
    sections.extend(mention_sections(
        briefing,
        item,
        &[place(said.content)],
        sentence,
    ));
    card_of(
        item,
        Kind::Statement,
        Tab::Statements,
        words(said.content),
        facts,
        sections,
    )
}

fn of_disagreement(briefing: &Briefing, row: &DisagreementRow) -> Card {
    let facts = vec![format!("sources differ: {}", row.line())];
    let sections = row.sides.iter().map(|side| {
        let accounts = side.places.iter().map(|account| Entry {
            kind: None,
            words: account.sentence.clone(),
            note: joined([
                account.source.as_str(),
                &paragraph_words(briefing, account.place),
            ]),
            go: Command::ShowPlace(account.place),
            cite: Some(Command::CitePlace(account.place)),
        });
        Section {
            title: format!("{} · {}", side.says, counted(side.documents, "document")),
            entries: accounts.collect(),
            more: side.more,
        }
    });
    let sections = sections.collect();
    card_of(
        row.item,
        Kind::Disagreement,
        Tab::Disagreements,
        row.about.clone(),
        facts,
        sections,
    )
}

fn of_key_point(briefing: &Briefing, position: usize) -> Option<Card> {
    let point = briefing.key_points.get(position)?;
    let item = Item::KeyPoint(position);
    let others = point.reported_by.iter().map(|id| Entry {
        kind: None,
        words: Snippet::plain(source_line(briefing, *id)),
        note: String::new(),
        go: Command::ShowDocument(*id),
        cite: None,
    });
    let mut sections = mention_sections(briefing, item, &[point.place], sentence);
    if point.reported_by.len() > 1 {
        sections.push(section("Reported by", others.collect()));
    }
    let title = short(briefing.words(point.place), LINE);
    Some(card_of(
        item,
        Kind::KeyPoint,
        Tab::Overview,
        title,
        Vec::new(),
        sections,
    ))
}

fn card_of(
    item: Item,
    kind: Kind,
    tab: Tab,
    title: String,
    mut facts: Vec<String>,
    mut sections: Vec<Section>,
) -> Card {
    facts.retain(|fact| !fact.is_empty());
    sections.retain(|section| !section.entries.is_empty());
    Card {
        item,
        kind,
        tab,
        title,
        facts,
        sections,
    }
}

/// At most a dozen of `entries` under a head.
fn section(title: &str, mut entries: Vec<Entry>) -> Section {
    let more = entries.len().saturating_sub(RELATED_LISTED);
    entries.truncate(RELATED_LISTED);
    Section {
        title: title.to_owned(),
        entries,
        more,
    }
}

/// Why something ranks where it does; where nothing says, how often it is mentioned.
fn reason(why: &str, places: &[Place], noun: &str) -> String {
    if !why.is_empty() {
        return short(why, 2 * LINE);
    }
    let documents = super::documents_of(places.iter().map(|place| place.document));
    mentions_in_documents(places.len(), noun, documents)
}

fn snippet_of_mention(briefing: &Briefing, place: Place) -> Snippet {
    snippet(briefing, place, REACH)
}

/// The mentions, document by document.
fn mention_sections(
    briefing: &Briefing,
    item: Item,
    places: &[Place],
    words: fn(&Briefing, Place) -> Snippet,
) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut at = 0;
    let mut left = MENTIONS_LISTED;
    for run in places.chunk_by(|place, next| place.document == next.document) {
        let Some(first) = run.first() else { continue };
        let listed = run.len().min(left);
        left -= listed;
        let entries = run
            .iter()
            .take(listed)
            .enumerate()
            .map(|(offset, place)| Entry {
                kind: None,
                words: words(briefing, *place),
                note: paragraph_words(briefing, *place),
                go: Command::ShowMention(item, at + offset),
                cite: Some(Command::CitePlace(*place)),
            });
        sections.push(Section {
            title: source_line(briefing, first.document),
            entries: entries.collect(),
            more: run.len() - listed,
        });
        at += run.len();
        if left == 0 {
            break;
        }
    }
    sections
}

/// The time expression that a date rests on.
fn dated_section(briefing: &Briefing, title: &str, dated: Option<&Dated>) -> Vec<Section> {
    let Some(time) = dated.and_then(|dated| briefing.time(dated.from)) else {
        return Vec::new();
    };
    let place = Place {
        document: time.document,
        span: time.span,
    };
    let entry = Entry {
        kind: Some(Kind::Time),
        words: snippet(briefing, place, REACH),
        note: source_line(briefing, place.document),
        go: Command::ShowPlace(place),
        cite: Some(Command::CitePlace(place)),
    };
    vec![section(title, vec![entry])]
}

fn item_entry(kind: Kind, item: Item, words: String, note: String) -> Entry {
    Entry {
        kind: Some(kind),
        words: Snippet::plain(words),
        note,
        go: Command::Select(item),
        cite: Some(Command::CiteItem(item)),
    }
}

fn actor_entries(briefing: &Briefing, ids: &[ActorId]) -> Vec<Entry> {
    let actors = ids.iter().filter_map(|id| briefing.actor(*id));
    let entry = |actor: &Actor| {
        let role = actor.roles.first().map(|role| short(&role.text, LINE));
        item_entry(
            Kind::of_actor(actor.kind),
            Item::Actor(actor.id),
            short(&actor.name, LINE),
            role.unwrap_or_default(),
        )
    };
    actors.map(entry).collect()
}

fn event_entry(event: &Event) -> Entry {
    let when = event.when.as_ref().map(|when| when_words(&when.value));
    let note = joined([
        when.as_deref().unwrap_or_default(),
        status_name(event.status),
    ]);
    item_entry(
        Kind::Event,
        Item::Event(event.id),
        short(&event.headline, LINE),
        note,
    )
}

fn figure_entry(briefing: &Briefing, figure: &Figure) -> Entry {
    let Amount { words, of, .. } = Amount::new(briefing, figure);
    item_entry(Kind::Figure, Item::Figure(figure.id), words, of)
}

fn statement_entry(briefing: &Briefing, said: &Statement) -> Entry {
    let content = briefing.words(Place {
        document: said.document,
        span: said.content,
    });
    item_entry(
        Kind::Statement,
        Item::Statement(said.id),
        short(content, 2 * LINE),
        source_line(briefing, said.document),
    )
}

/// The figures that stand in one sentence with one of `places`, which are in order.
fn figures_beside<'a>(briefing: &'a Briefing, places: &[Place]) -> Vec<&'a Figure> {
    let beside = |figure: &&Figure| {
        figure.mentions.iter().any(|stated| {
            // Only the neighbours on either side can stand in its sentence and be the nearest.
            let at = places.partition_point(|place| place < stated);
            let near = places.get(at.saturating_sub(1)..places.len().min(at + 1));
            near.unwrap_or_default()
                .iter()
                .any(|place| super::snippet::in_one_sentence(briefing, *stated, *place))
        })
    };
    briefing.figures.iter().filter(beside).collect()
}
