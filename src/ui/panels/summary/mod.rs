//! The summary panel: overview, and a tab for each kind of finding.
//!
//! [`rows`] makes what is shown from the briefing, [`draw`] draws it. What is made is kept until another briefing comes.

pub(super) mod draw;
mod model;
mod picked;
pub(super) mod rows;
mod tabs;
#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a fixture that does not fit is a fault of the test")]
mod tests;

use eframe::egui::{CentralPanel, Frame, Id, Ui};

use self::draw::list::Wish;
use self::draw::pins::PinsView;
use self::draw::{card, corrections, disagreements, lines, overview, pins, problems, tables};
use self::model::Model;
use self::picked::Picked;
use self::rows::actors::{ActorColumn, ActorRow};
use self::rows::events::{EventColumn, EventRow};
use self::rows::figures::{FigureColumn, FigureRow, FigureSort};
use self::rows::listing::Arrangement;
use self::rows::statements::{StatementColumn, StatementFacet};
use crate::briefing::{ActorKind, Briefing, EventClass};
use crate::notes::Notebook;
use crate::ui::pins::{Pins, Signs};
use crate::ui::{Command, Item, PinTarget, Selected, Tab, Target};

/// What the person wrote, as far as rows show it.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// The notes.
    pub notebook: &'a Notebook,
    /// What was set apart, as it stands in the briefing.
    pub pins: &'a Pins,
}

/// No sign: a row that can have some has none.
static NO_SIGNS: Signs = Signs { star: false, tags: Vec::new(), memo: String::new(), words: String::new() };

impl<'a> Own<'a> {
    /// The signs of a row.
    pub fn signs(self, item: Item) -> &'a Signs {
        self.pins.signs(PinTarget::Item(item)).unwrap_or(&NO_SIGNS)
    }
}

/// What the summary panel remembers.
#[derive(Debug)]
pub struct SummaryView {
    /// The open tab.
    pub tab: Tab,
    actors: Arrangement<ActorColumn, ActorKind>,
    events: Arrangement<EventColumn, EventClass>,
    figures: Arrangement<FigureColumn, FigureSort>,
    statements: Arrangement<StatementColumn, StatementFacet>,
    disagreements_drawn: usize,
    card_is_open: bool,
    overview_is_whole: bool,
    picked: Picked,
    pins: PinsView,
    revealed: Option<(Item, Tab)>,
    model: Option<Model>,
}

impl Default for SummaryView {
    fn default() -> Self {
        Self {
            tab: Tab::default(),
            actors: Arrangement::by(ActorColumn::Weight),
            events: Arrangement::by(EventColumn::Time),
            figures: Arrangement::by(FigureColumn::Weight),
            statements: Arrangement::by(StatementColumn::Speaker),
            disagreements_drawn: 0,
            card_is_open: true,
            overview_is_whole: false,
            picked: Picked::default(),
            pins: PinsView::default(),
            revealed: None,
            model: None,
        }
    }
}

impl SummaryView {
    /// The list that takes the keys; `None` where the open tab has none.
    pub fn focus_id(&self, briefing: &Briefing) -> Option<Id> {
        match self.tab {
            Tab::Overview => Some(overview::list_id()),
            Tab::Actors if !briefing.actors.is_empty() => Some(tables::list_id::<ActorRow>()),
            Tab::Events if !briefing.events.is_empty() => Some(tables::list_id::<EventRow>()),
            Tab::Figures if !briefing.figures.is_empty() => Some(tables::list_id::<FigureRow>()),
            Tab::Statements if !briefing.statements.is_empty() => Some(lines::list_id()),
            Tab::Disagreements if !briefing.disagreements.is_empty() => Some(disagreements::list_id()),
            Tab::Pins => Some(pins::list_id()),
            _ => None,
        }
    }

    /// What is picked in a list, the most important first.
    pub fn picked(&self) -> impl Iterator<Item = Item> + '_ {
        self.picked.items()
    }

    /// Picks nothing.
    pub fn unpick(&mut self) {
        self.picked.clear();
    }

    /// Whether `item` has been selected, or its tab opened, since this was last asked: then it is brought into sight.
    fn has_news(&mut self, item: Option<Item>) -> bool {
        let now = item.map(|item| (item, self.tab));
        let news = now != self.revealed;
        self.revealed = now;
        news && now.is_some()
    }
}

/// The summary of `briefing`; where it is `wide`, with whether the note has made way for it.
pub fn summary_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    own: Own<'_>,
    selected: Option<Selected>,
    wide: Option<bool>,
    view: &mut SummaryView,
    commands: &mut Vec<Command>,
) {
    let selected = selected.map(|selected| selected.item);
    let mut model = match view.model.take() {
        Some(model) if model.is_of(briefing) => model,
        _ => Model::new(briefing),
    };
    tabs::tabs_ui(ui, briefing, own.notebook, (view.tab, wide), commands);
    // What the overview shows does not change when a card opens over it.
    let height = ui.available_height();
    if let Some(card) = selected.and_then(|item| model.card(briefing, item)) {
        card::card_panel_ui(ui, card, &mut view.card_is_open, commands);
    }
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        // A list that has too little room is cut; it does not lie on the card.
        ui.shrink_clip_rect(ui.max_rect().expand(2.0));
        tab_ui(ui, briefing, own, (selected, height), view, &mut model, commands);
    });
    view.model = Some(model);
}

/// What of the rows is shown in a way of its own.
#[derive(Clone, Copy, Debug)]
pub struct InView<'a> {
    /// The selected item.
    pub selected: Option<Item>,
    /// Whether to bring it into sight.
    pub reveal: bool,
    /// What the person wrote.
    pub own: Own<'a>,
}

fn tab_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    own: Own<'_>,
    (selected, height): (Option<Item>, f32),
    view: &mut SummaryView,
    model: &mut Model,
    commands: &mut Vec<Command>,
) {
    let shown = InView { selected, reveal: view.has_news(selected), own };
    let wish = match view.tab {
        Tab::Overview => {
            let whole = &mut view.overview_is_whole;
            overview::overview_ui(ui, briefing, &model.overview, shown, height, whole, commands);
            None
        }
        Tab::Actors => {
            tables::table_ui(ui, model.actors(briefing), &mut view.actors, shown, &mut view.picked, commands)
        }
        Tab::Events => {
            tables::table_ui(ui, model.events(briefing), &mut view.events, shown, &mut view.picked, commands)
        }
        Tab::Figures => {
            tables::table_ui(ui, model.figures(briefing), &mut view.figures, shown, &mut view.picked, commands)
        }
        Tab::Statements => {
            let (listing, laid) = model.statements(briefing);
            lines::statements_ui(ui, listing, &mut view.statements, laid, shown, commands)
        }
        Tab::Disagreements => {
            let none = rows::disagreements::none_found(briefing);
            let rows = model.disagreements(briefing);
            let drawn = &mut view.disagreements_drawn;
            disagreements::disagreements_ui(ui, rows, &none, shown, drawn, commands);
            None
        }
        Tab::Problems => {
            problems::problems_ui(ui, briefing, commands);
            None
        }
        Tab::Corrections => {
            corrections::corrections_ui(ui, briefing, commands);
            None
        }
        Tab::Pins => {
            pins::pins_ui(ui, briefing, own, &mut view.pins, commands);
            None
        }
    };
    commands.extend(wish.and_then(|(wish, item)| match wish {
        Wish::Pick(_) => Some(Command::Select(item)),
        Wish::Cite(_) => Some(Command::CiteItem(item)),
        Wish::Ask(_, wanted) => Some(Command::Correcting(wanted, Target::Items(vec![item], None))),
        Wish::Star(_) => Some(Command::Star(Some(PinTarget::Item(item)))),
        Wish::Tag(_) => Some(Command::Tagging(Some(PinTarget::Item(item)))),
        Wish::Toggle(_) | Wish::Extend(_) => None,
    }));
}
