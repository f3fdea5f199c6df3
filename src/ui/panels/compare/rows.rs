//! What is set side by side, as data.

use crate::briefing::{Briefing, Disagreement, Event, EventMention, Figure, Place, Side};
use crate::ui::panels::summary::rows::amount::Amount;
use crate::ui::panels::summary::rows::card::{Entry, paragraph_words, source_line};
use crate::ui::panels::summary::rows::disagreements::{held_words, said_by};
use crate::ui::panels::summary::rows::events::own_words;
use crate::ui::panels::summary::rows::figures::said_in;
use crate::ui::panels::summary::rows::snippet::snippet;
use crate::ui::panels::summary::rows::when::When;
use crate::ui::panels::summary::rows::words::{counted, joined, short};
use crate::ui::theme::Kind;
use crate::ui::{Command, Item};

/// How far a paragraph is shown on each side of the words, in characters.
const REACH: usize = 700;
/// The most columns; the card lists all.
const COLUMNS: usize = 40;
/// The most paragraphs of one side of a disagreement.
const PASSAGES: usize = 6;
/// The most characters of a title.
const LINE: usize = 160;

/// Sources side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What they speak of.
    pub item: Item,
    /// What that is.
    pub kind: Kind,
    /// Its headline, number or topic.
    pub title: String,
    /// What there is to say of all of them.
    pub lead: String,
    /// The sources.
    pub columns: Vec<Column>,
    /// How many more there are.
    pub more: usize,
}

/// One source, or the sources of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it says, or which document it is.
    pub title: String,
    /// What tells it from the others.
    pub note: String,
    /// Its paragraphs.
    pub passages: Vec<Entry>,
}

/// What the sources say of `item`; `None` where there is nothing to set side by side.
pub fn comparison(briefing: &Briefing, item: Item) -> Option<Comparison> {
    match item {
        Item::Event(id) => briefing.event(id).map(|event| of_event(briefing, event)),
        Item::Figure(id) => briefing.figure(id).map(|figure| of_figure(briefing, figure)),
        Item::Disagreement(id) => briefing.disagreement(id).map(|disagreement| of_disagreement(briefing, disagreement)),
        Item::Actor(_) | Item::Statement(_) | Item::KeyPoint(_) => None,
    }
}

fn of_event(briefing: &Briefing, event: &Event) -> Comparison {
    let item = Item::Event(event.id);
    let column = |(at, report): (usize, &EventMention)| {
        let place = Place { document: report.document, span: report.span };
        Column {
            title: source_line(briefing, report.document),
            note: own_words(briefing, event, report),
            passages: vec![passage(briefing, place, Command::ShowMention(item, at))],
        }
    };
    Comparison {
        item,
        kind: Kind::Event,
        title: short(&event.headline, LINE),
        lead: joined([
            When::of(event).words().as_str(),
            &counted(event.mentions.count(), "report"),
            &event.origins.words(),
        ]),
        columns: event.mentions.iter().enumerate().take(COLUMNS).map(column).collect(),
        more: event.mentions.count().saturating_sub(COLUMNS),
    }
}

fn of_figure(briefing: &Briefing, figure: &Figure) -> Comparison {
    let item = Item::Figure(figure.id);
    let column = |(at, place): (usize, &Place)| Column {
        title: short(briefing.words(*place), LINE),
        note: said_in(briefing, figure, at).map(|who| format!("says {who}")).unwrap_or_default(),
        passages: vec![passage(briefing, *place, Command::ShowMention(item, at))],
    };
    Comparison {
        item,
        kind: Kind::Figure,
        title: Amount::new(briefing, figure).line(),
        lead: joined([counted(figure.mentions.count(), "mention").as_str(), &figure.origins.words()]),
        columns: figure.mentions.iter().enumerate().take(COLUMNS).map(column).collect(),
        more: figure.mentions.count().saturating_sub(COLUMNS),
    }
}

fn of_disagreement(briefing: &Briefing, disagreement: &Disagreement) -> Comparison {
    let column = |side: &Side| Column {
        title: short(&side.says, LINE),
        note: joined([held_words(side), &said_by(briefing, side), &side.origins.words()]),
        passages: side
            .mentions
            .iter()
            .take(PASSAGES)
            .map(|place| passage(briefing, *place, Command::ShowPlace(*place)))
            .collect(),
    };
    Comparison {
        item: Item::Disagreement(disagreement.id),
        kind: Kind::Disagreement,
        title: short(&disagreement.about, LINE),
        lead: joined([format!("sources differ in {}", disagreement.kind.words()).as_str(), &disagreement.why]),
        columns: disagreement.sides.iter().take(COLUMNS).map(column).collect(),
        more: disagreement.sides.len().saturating_sub(COLUMNS),
    }
}

/// The paragraph around `place`, led to by `go`.
fn passage(briefing: &Briefing, place: Place, go: Command) -> Entry {
    Entry {
        kind: None,
        words: snippet(briefing, place, REACH),
        note: joined([paragraph_words(briefing, place).as_str(), &source_line(briefing, place.document)]),
        go,
        cite: Some(Command::CitePlace(place)),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::expect_used, reason = "a missing column is a failed test")]
mod tests {
    use super::*;
    use crate::briefing::{
        ActorId, ActorKind, DisagreementId, DisagreementKind, FigureId, Mentions, Origins, Salience,
    };
    use crate::ui::panels::summary::rows::fixture::{Sources, a_figure, an_actor, an_event};

    #[test]
    fn the_reports_of_an_event_stand_beside_one_another_each_in_its_paragraph() {
        let sources = Sources::new(&["It rained.\n\nThey met in Arland. It was cold.", "They met again."]);
        let mut briefing = sources.briefing();
        let event = an_event(&briefing, "Meeting", &[sources.place(0, "They met"), sources.place(1, "They met")]);
        let item = Item::Event(event.id);
        briefing.events.push(event);
        let found = comparison(&briefing, item).expect("an event");
        assert_eq!(found.columns.len(), 2);
        assert_eq!(found.columns[0].passages[0].words.text(), "They met in Arland. It was cold.");
        assert!(found.columns[0].passages[0].note.starts_with("paragraph 2 · "));
        assert_eq!(found.columns[1].passages[0].go, Command::ShowMention(item, 1));
    }

    #[test]
    fn the_sides_of_a_disagreement_say_who_holds_them() {
        let sources = Sources::new(&["Ana said over 300 people left.", "Some 200 people left the town."]);
        let mut briefing = sources.briefing();
        let ana = an_actor(&briefing, "Ana", ActorKind::Person, &[sources.place(0, "Ana")]);
        briefing.actors.push(ana);
        let side = |at: usize, says: &str, words: &str, said_by| Side {
            of: crate::briefing::SideOf::Figure(FigureId::at(at)),
            says: says.to_owned(),
            said_by,
            mentions: Mentions::new(sources.place(at, words)),
            held_right: None,
            origins: Origins::default(),
        };
        briefing.disagreements.push(Disagreement {
            id: DisagreementId::at(0),
            kind: DisagreementKind::Figure,
            about: "people who left".to_owned(),
            why: "the numbers lie apart".to_owned(),
            sides: vec![side(0, "over 300", "300", Some(ActorId::at(0))), side(1, "about 200", "200", None)],
            salience: Salience::MOST,
        });
        let found = comparison(&briefing, Item::Disagreement(DisagreementId::at(0))).expect("a disagreement");
        assert_eq!(found.lead, "sources differ in how many or how much · the numbers lie apart");
        assert!(found.columns[0].note.starts_with("says Ana"), "{}", found.columns[0].note);
        assert_eq!(found.columns[1].passages[0].words.text(), "Some 200 people left the town.");
        assert_eq!(comparison(&briefing, Item::Actor(ActorId::at(0))), None);
        let figure = a_figure(&sources, sources.place(1, "200"), 200.0);
        briefing.figures.push(figure);
        let found = comparison(&briefing, Item::Figure(FigureId::at(0))).expect("a figure");
        assert_eq!(found.columns[0].title, "200");
    }
}
