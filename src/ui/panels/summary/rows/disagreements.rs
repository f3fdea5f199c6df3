//! Where sources differ, side by side.

use super::card::source_line;
use super::snippet::{Snippet, sentence};
use super::words::{counted, joined, short};
use super::{LINE, documents_of};
use crate::briefing::{Briefing, Disagreement, Place, Side, SideOf};
use crate::ui::Item;

/// The most places shown for one side.
const PLACES_SHOWN: usize = 3;

/// A disagreement with its accounts.
#[derive(Clone, Debug)]
pub struct DisagreementRow {
    /// The disagreement.
    pub item: Item,
    /// What the sources differ about.
    pub about: String,
    /// In what they differ, and by which rule the accounts cannot all be true.
    pub why: String,
    /// "in one document", where all accounts stand in one; else empty.
    pub within: String,
    /// "held to be right: 47 (the analyst)"; empty where no account is.
    pub held: String,
    /// The accounts.
    pub sides: Vec<SideRow>,
}

/// One account and where it stands.
#[derive(Clone, Debug)]
pub struct SideRow {
    /// The figure or event.
    pub item: Item,
    /// The account in short.
    pub says: String,
    /// Who says so, where only quotations do; and in how many documents and origins it stands.
    pub sources: String,
    /// The first places that give it.
    pub places: Vec<Account>,
    /// How many more there are.
    pub more: usize,
    /// The correction by which it is held to be right: its number in the log.
    pub held: Option<u32>,
}

/// An account in its sentence.
#[derive(Clone, Debug)]
pub struct Account {
    /// The document's date and title.
    pub source: String,
    /// The sentence, with the account's words apart.
    pub sentence: Snippet,
    /// Where it stands.
    pub place: Place,
}

/// All disagreements, in the briefing's order.
pub fn rows(briefing: &Briefing) -> Vec<DisagreementRow> {
    let row = |disagreement| DisagreementRow::new(briefing, disagreement);
    briefing.disagreements.iter().map(row).collect()
}

impl DisagreementRow {
    /// The row of `disagreement`.
    pub fn new(briefing: &Briefing, disagreement: &Disagreement) -> Self {
        let sides = disagreement.sides.iter();
        Self {
            item: Item::Disagreement(disagreement.id),
            about: short(&disagreement.about, LINE),
            within: if disagreement.is_within_one() { "in one document" } else { "" }.to_owned(),
            held: short(&disagreement.held_in_words(), 2 * LINE),
            why: joined([disagreement.kind.words(), &short(&disagreement.why, 2 * LINE)]),
            sides: sides.map(|side| SideRow::new(briefing, side)).collect(),
        }
    }

    /// The accounts in a line: "over 3,000 ≠ over 2,000".
    pub fn line(&self) -> String {
        let says: Vec<&str> = self.sides.iter().map(|side| side.says.as_str()).collect();
        says.join(" ≠ ")
    }
}

impl SideRow {
    fn new(briefing: &Briefing, side: &Side) -> Self {
        let item = match side.of {
            SideOf::Figure(id) => Item::Figure(id),
            SideOf::Event(id) => Item::Event(id),
            SideOf::Statement(id) => Item::Statement(id),
            SideOf::Actor(id) => Item::Actor(id),
        };
        let places: Vec<Place> = side.mentions.iter().copied().collect();
        let account = |place: &Place| Account {
            source: source_line(briefing, place.document),
            sentence: sentence(briefing, *place),
            place: *place,
        };
        Self {
            item,
            says: short(&side.says, LINE),
            sources: joined([said_by(briefing, side).as_str(), &sources(side, &places)]),
            more: places.len().saturating_sub(PLACES_SHOWN),
            places: places.iter().take(PLACES_SHOWN).map(account).collect(),
            held: side.held_right,
        }
    }
}

/// "held to be right by you", where it is.
pub fn held_words(side: &Side) -> &'static str {
    if side.held_right.is_some() { "held to be right by you" } else { "" }
}

/// "says Ana Kovač", where a side rests on quotations of one actor alone.
pub fn said_by(briefing: &Briefing, side: &Side) -> String {
    let speaker = match side.of {
        SideOf::Statement(id) => briefing.statement(id).and_then(|said| said.speaker),
        SideOf::Figure(_) | SideOf::Event(_) | SideOf::Actor(_) => side.said_by,
    };
    let speaker = speaker.and_then(|id| briefing.actor(id));
    speaker.map(|actor| format!("says {}", short(&actor.name, LINE))).unwrap_or_default()
}

/// "4 documents, 2 origins".
fn sources(side: &Side, places: &[Place]) -> String {
    match side.origins.count() {
        0 => counted(documents_of(places.iter().map(|place| place.document)), "document"),
        _ => side.origins.words(),
    }
}

/// What to say where no disagreement was found.
pub fn none_found(briefing: &Briefing) -> String {
    match briefing.figures.len() {
        0 => "No figures were found, so there is nothing to compare.".to_owned(),
        1 => "Only one figure was found, so there is nothing to compare.".to_owned(),
        count => format!("No disagreement was found among {}.", counted(count, "figure")),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, a_figure};
    use super::*;
    use crate::briefing::{DisagreementId, DisagreementKind, FigureId, Origins, Salience};

    #[test]
    fn each_side_stands_in_its_sentence() {
        let sources = Sources::new(&["It rained. Over 300 people left.", "Some 200 people left the town."]);
        let mut briefing = sources.briefing();
        assert_eq!(none_found(&briefing), "No figures were found, so there is nothing to compare.");
        for (at, words) in [(0, "Over 300 people"), (1, "Some 200 people")] {
            let mut figure = a_figure(&sources, sources.place(at, words), 1.0);
            figure.id = FigureId::at(at);
            briefing.figures.push(figure);
        }
        assert_eq!(none_found(&briefing), "No disagreement was found among 2 figures.");
        let side = |at: usize, says: &str| Side {
            of: SideOf::Figure(FigureId::at(at)),
            says: says.to_owned(),
            said_by: None,
            mentions: briefing.figures[at].mentions.clone(),
            held_right: None,
            origins: Origins::default(),
        };
        let sides = vec![side(0, "over 300"), side(1, "about 200")];
        briefing.disagreements.push(Disagreement {
            id: DisagreementId::at(0),
            kind: DisagreementKind::Figure,
            about: "people who left".to_owned(),
            why: String::new(),
            sides,
            salience: Salience::MOST,
        });
        let rows = rows(&briefing);
        assert_eq!(rows[0].line(), "over 300 ≠ about 200");
        assert_eq!(rows[0].sides[0].places[0].sentence.text(), "Over 300 people left.");
        assert_eq!(rows[0].sides[1].places[0].sentence.words, "Some 200 people");
        assert!(rows[0].sides[1].places[0].source.ends_with("Title 1"));
    }
}
