//! What was made of a briefing, kept for as long as it is shown; each tab's part is made when it is first opened.

use super::draw::lines::StatementLines;
use super::rows::actors::ActorRow;
use super::rows::card::{Card, card};
use super::rows::disagreements::DisagreementRow;
use super::rows::events::EventRow;
use super::rows::figures::FigureRow;
use super::rows::listing::Listing;
use super::rows::overview::Overview;
use super::rows::statements::StatementRow;
use super::rows::{actors, disagreements, events, figures, statements};
use crate::briefing::Briefing;
use crate::ui::Item;

/// The rows of one briefing.
#[derive(Debug)]
pub struct Model {
    of: Mark,
    /// The overview.
    pub overview: Overview,
    actors: Option<Listing<ActorRow>>,
    events: Option<Listing<EventRow>>,
    figures: Option<Listing<FigureRow>>,
    statements: Option<Listing<StatementRow>>,
    statement_lines: StatementLines,
    disagreements: Option<Vec<DisagreementRow>>,
    card: Option<(Item, Option<Card>)>,
}

/// What tells one briefing from the next without reading it: where it and its lists lie, and how long they are. The next
/// briefing is made while the last is still there, so it never lies in the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    places: [usize; 4],
    lengths: [usize; 6],
}

impl Mark {
    fn of(briefing: &Briefing) -> Self {
        Self {
            places: [
                std::ptr::from_ref(briefing).addr(),
                briefing.documents.as_ptr().addr(),
                briefing.actors.as_ptr().addr(),
                briefing.figures.as_ptr().addr(),
            ],
            lengths: [
                briefing.documents.len(),
                briefing.actors.len(),
                briefing.events.len(),
                briefing.figures.len(),
                briefing.statements.len(),
                briefing.problems.len(),
            ],
        }
    }
}

impl Model {
    /// The model of `briefing`, with no more in it than the overview.
    pub fn new(briefing: &Briefing) -> Self {
        Self {
            of: Mark::of(briefing),
            overview: Overview::new(briefing),
            actors: None,
            events: None,
            figures: None,
            statements: None,
            statement_lines: StatementLines::default(),
            disagreements: None,
            card: None,
        }
    }

    /// Whether it was made of `briefing`.
    pub fn is_of(&self, briefing: &Briefing) -> bool {
        self.of == Mark::of(briefing)
    }

    /// The actors.
    pub fn actors(&mut self, briefing: &Briefing) -> &mut Listing<ActorRow> {
        let make = || Listing::new(actors::rows(briefing));
        self.actors.get_or_insert_with(make)
    }

    /// The events.
    pub fn events(&mut self, briefing: &Briefing) -> &mut Listing<EventRow> {
        let make = || Listing::new(events::rows(briefing));
        self.events.get_or_insert_with(make)
    }

    /// The figures.
    pub fn figures(&mut self, briefing: &Briefing) -> &mut Listing<FigureRow> {
        let make = || Listing::new(figures::rows(briefing));
        self.figures.get_or_insert_with(make)
    }

    /// The statements and how they are laid out.
    pub fn statements(&mut self, briefing: &Briefing) -> (&mut Listing<StatementRow>, &mut StatementLines) {
        let make = || Listing::new(statements::rows(briefing));
        (self.statements.get_or_insert_with(make), &mut self.statement_lines)
    }

    /// The disagreements.
    pub fn disagreements(&mut self, briefing: &Briefing) -> &[DisagreementRow] {
        let make = || disagreements::rows(briefing);
        self.disagreements.get_or_insert_with(make)
    }

    /// The card of `item`, made when another one was asked for last.
    pub fn card(&mut self, briefing: &Briefing, item: Item) -> Option<&Card> {
        if self.card.as_ref().map(|(of, _)| *of) != Some(item) {
            self.card = Some((item, card(briefing, item)));
        }
        self.card.as_ref()?.1.as_ref()
    }
}
