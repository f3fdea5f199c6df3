//! What cards are put together from.

use super::{Card, Entry, Section, paragraph_words, source_line};
use crate::briefing::{Actor, ActorId, ActorMention, Briefing, Dated, Event, Figure, Place, Statement};
use crate::ui::panels::summary::rows::amount::Amount;
use crate::ui::panels::summary::rows::snippet::{Snippet, in_one_sentence, snippet};
use crate::ui::panels::summary::rows::vocabulary::event_doubts;
use crate::ui::panels::summary::rows::when::{When, rule_words};
use crate::ui::panels::summary::rows::words::{joined, mentions_in_documents, short};
use crate::ui::panels::summary::rows::{LINE, documents_of};
use crate::ui::theme::Kind;
use crate::ui::{Command, Item, Tab};

/// Characters beside a mention in a list of mentions.
const REACH: usize = 60;
/// The most mentions listed; the reader steps through all.
const MENTIONS_LISTED: usize = 60;
/// The most related items of one kind.
const RELATED_LISTED: usize = 12;

/// The card, without facts and sections that have nothing to say.
pub(super) fn card_of(
    item: Item,
    kind: Kind,
    tab: Tab,
    title: String,
    mut facts: Vec<String>,
    mut sections: Vec<Section>,
) -> Card {
    facts.retain(|fact| !fact.is_empty());
    sections.retain(|section| !section.entries.is_empty());
    Card { item, kind, tab, title, doubts: Vec::new(), facts, sections }
}

/// At most a dozen of `entries` under a head.
pub(super) fn section(title: &str, mut entries: Vec<Entry>) -> Section {
    let more = entries.len().saturating_sub(RELATED_LISTED);
    entries.truncate(RELATED_LISTED);
    Section { title: title.to_owned(), entries, more }
}

/// Why something ranks where it does; where nothing says, how often it is mentioned.
pub(super) fn reason(why: &str, places: &[Place], noun: &str) -> String {
    if !why.is_empty() {
        return short(why, 2 * LINE);
    }
    let documents = documents_of(places.iter().map(|place| place.document));
    mentions_in_documents(places.len(), noun, documents)
}

pub(super) fn snippet_of_mention(briefing: &Briefing, place: Place) -> Snippet {
    snippet(briefing, place, REACH)
}

/// The mentions, document by document.
pub(super) fn mention_sections(
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
        let entries = run.iter().take(listed).enumerate().map(|(offset, place)| Entry {
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
pub(super) fn dated_section(briefing: &Briefing, title: &str, dated: Option<&Dated>) -> Vec<Section> {
    let Some(time) = dated.and_then(|dated| briefing.time(dated.from?)) else {
        return Vec::new();
    };
    let place = Place { document: time.document, span: time.span };
    let entry = Entry {
        kind: Some(Kind::Time),
        words: snippet(briefing, place, REACH),
        note: joined([rule_words(briefing, dated).as_str(), &source_line(briefing, place.document)]),
        go: Command::ShowPlace(place),
        cite: Some(Command::CitePlace(place)),
    };
    vec![section(title, vec![entry])]
}

pub(super) fn item_entry(kind: Kind, item: Item, words: String, note: String) -> Entry {
    Entry {
        kind: Some(kind),
        words: Snippet::plain(words),
        note,
        go: Command::Select(item),
        cite: Some(Command::CiteItem(item)),
    }
}

pub(super) fn actor_entries(briefing: &Briefing, ids: &[ActorId]) -> Vec<Entry> {
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

/// The other names of `actor`, each with the reason why it is one, and led to the place that gives it.
pub(super) fn alias_entries(briefing: &Briefing, actor: &Actor) -> Vec<Entry> {
    let words = |mention: &ActorMention| briefing.words(Place { document: mention.document, span: mention.span });
    let entry = |alias: &String| {
        let named = actor.mentions.iter().find(|mention| words(mention) == alias)?;
        let place = Place { document: named.document, span: named.span };
        let link = named.link.map(|link| link.sentence(briefing));
        Some(Entry {
            kind: None,
            words: Snippet::plain(short(alias, LINE)),
            note: link.unwrap_or_else(|| source_line(briefing, place.document)),
            go: Command::ShowPlace(named.link.map_or(place, |link| link.from)),
            cite: Some(Command::CitePlace(place)),
        })
    };
    actor.aliases.iter().filter_map(entry).collect()
}

pub(super) fn event_entry(event: &Event) -> Entry {
    let note = joined([When::of(event).words().as_str(), &event_doubts(event)]);
    item_entry(Kind::Event, Item::Event(event.id), short(&event.headline, LINE), note)
}

pub(super) fn figure_entry(briefing: &Briefing, figure: &Figure) -> Entry {
    let Amount { words, of, .. } = Amount::new(briefing, figure);
    item_entry(Kind::Figure, Item::Figure(figure.id), words, of)
}

pub(super) fn statement_entry(briefing: &Briefing, said: &Statement) -> Entry {
    let content = briefing.words(Place { document: said.document, span: said.content });
    item_entry(
        Kind::Statement,
        Item::Statement(said.id),
        short(content, 2 * LINE),
        source_line(briefing, said.document),
    )
}

/// The figures that stand in one sentence with one of `places`, which are in order.
pub(super) fn figures_beside<'a>(briefing: &'a Briefing, places: &[Place]) -> Vec<&'a Figure> {
    let beside = |figure: &&Figure| {
        figure.mentions.iter().any(|stated| {
            // Only the neighbours on either side can stand in its sentence and be the nearest.
            let at = places.partition_point(|place| place < stated);
            let near = places.get(at.saturating_sub(1)..places.len().min(at + 1));
            near.unwrap_or_default().iter().any(|place| in_one_sentence(briefing, *stated, *place))
        })
    };
    briefing.figures.iter().filter(beside).collect()
}
