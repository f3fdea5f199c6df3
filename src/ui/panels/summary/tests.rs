//! The panel, used as a person or a screen reader would.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::rows::fixture::{Sources, a_figure, a_statement, an_actor, an_event};
use super::{Own, SummaryView, summary_ui};
use crate::briefing::{
    ActorId, ActorKind, Briefing, Disagreement, DisagreementId, DisagreementKind, EventStatus, FigureId, KeyPoint,
    Origins, Problem, Salience, Side, SideOf, Trend,
};
use crate::notes::Notebook;
use crate::ui::pins::Pins;
use crate::ui::{Command, Item, Selected, Tab, Wanted, theme};

const TEXTS: [&str; 2] = [
    "Minister Ana Kovač of Arland said over 3,000 people had left Bertia.\n\nThe talks were denied by Bertia.",
    "Bertia counts about 2,000 people who left. Ana Kovač met the press.",
];

fn briefing() -> Briefing {
    let sources = Sources::new(&TEXTS);
    let mut briefing = sources.briefing();
    for (name, kind, places) in [
        ("Ana Kovač", ActorKind::Person, vec![sources.place(0, "Ana Kovač"), sources.place(1, "Ana Kovač")]),
        ("Arland", ActorKind::Place, vec![sources.place(0, "Arland")]),
        ("Bertia", ActorKind::Place, vec![sources.place(0, "Bertia"), sources.place(1, "Bertia")]),
    ] {
        let actor = an_actor(&briefing, name, kind, &places);
        briefing.actors.push(actor);
    }
    let mut talks = an_event(&briefing, "Bertia denies talks", &[sources.place(0, "The talks were denied")]);
    talks.agents = vec![ActorId::at(2)];
    talks.status = EventStatus::Denied;
    briefing.events.push(talks);
    for (at, words, value) in [(0, "over 3,000 people", 3000.0), (1, "about 2,000 people", 2000.0)] {
        let mut figure = a_figure(&sources, sources.place(at, words), value);
        figure.id = FigureId::at(at);
        figure.of = Some(format!("people who left {at}"));
        figure.trend = Some(Trend::Up);
        briefing.figures.push(figure);
    }
    let content = sources.place(0, "over 3,000 people had left Bertia");
    let said = a_statement(&briefing, Some(ActorId::at(0)), content);
    briefing.statements.push(said);
    let side = |at: usize, says: &str| Side {
        of: SideOf::Figure(FigureId::at(at)),
        says: says.to_owned(),
        said_by: None,
        mentions: briefing.figures[at].mentions.clone(),
        held_right: None,
        origins: Origins::default(),
    };
    let sides = vec![side(0, "over 3,000"), side(1, "about 2,000")];
    briefing.disagreements.push(Disagreement {
        id: DisagreementId::at(0),
        kind: DisagreementKind::Figure,
        about: "people who left".to_owned(),
        why: String::new(),
        sides,
        salience: Salience::MOST,
    });
    briefing.key_points.push(KeyPoint {
        place: sources.place(1, "Bertia counts about 2,000 people who left."),
        salience: Salience::MOST,
        reported_by: briefing.documents.iter().map(|document| document.id).collect(),
        doubts: Vec::new(),
    });
    briefing.problems.push(Problem { path: "scan.tiff".to_owned(), what: "it holds no text".to_owned() });
    briefing
}

struct Panel {
    briefing: Briefing,
    view: SummaryView,
    selected: Option<Selected>,
    asked: Vec<Command>,
}

impl Panel {
    fn new(briefing: Briefing, tab: Tab) -> Self {
        let view = SummaryView { tab, ..SummaryView::default() };
        Self { briefing, view, selected: None, asked: Vec::new() }
    }

    fn carry_out(&mut self, commands: Vec<Command>) {
        for command in commands {
            match &command {
                Command::Select(item) => {
                    self.selected = Some(Selected { item: *item, mention: 0 });
                }
                Command::ShowTab(tab) => self.view.tab = *tab,
                _ => {}
            }
            self.asked.push(command);
        }
    }
}

fn shown(panel: Panel, width: f32, theme: Theme) -> Harness<'static, Panel> {
    let mut harness = Harness::builder()
        .with_size(vec2(width, 700.0))
        .with_theme(theme)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, panel: &mut Panel| {
                let mut commands = Vec::new();
                let own = Own { notebook: &Notebook::default(), pins: &Pins::default() };
                summary_ui(ui, &panel.briefing, own, panel.selected, None, &mut panel.view, &mut commands);
                panel.carry_out(commands);
            },
            panel,
        );
    harness.run();
    harness
}

fn actor(position: usize) -> Item {
    Item::Actor(ActorId::at(position))
}

#[test]
fn every_tab_is_drawn_narrow_and_wide_in_both_themes() {
    let tabs =
        [Tab::Overview, Tab::Actors, Tab::Events, Tab::Figures, Tab::Statements, Tab::Disagreements, Tab::Problems];
    for tab in tabs {
        for (width, theme) in [(260.0, Theme::Dark), (700.0, Theme::Light), (60.0, Theme::Light)] {
            let mut panel = Panel::new(briefing(), tab);
            panel.selected = Some(Selected { item: actor(0), mention: 0 });
            shown(panel, width, theme);
            shown(Panel::new(Sources::new(&[]).briefing(), tab), width, theme);
        }
    }
}

#[test]
fn a_click_on_an_actor_selects_it_and_shows_its_card() {
    let mut harness = shown(Panel::new(briefing(), Tab::Actors), 400.0, Theme::Light);
    harness.get_by_label("Bertia").click();
    harness.run();
    assert_eq!(harness.state().asked, [Command::Select(actor(2))]);
    // The card lists its event, which leads on.
    harness.get_by_label("Bertia denies talks").click();
    harness.run();
    assert!(matches!(harness.state().asked.last(), Some(Command::Select(Item::Event(_)))));
}

#[test]
fn arrow_keys_move_through_a_list() {
    let mut harness = shown(Panel::new(briefing(), Tab::Actors), 400.0, Theme::Light);
    harness.get_by_role(Role::ListBox).focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::End, Key::ArrowUp, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    let expected = [0, 1, 2, 1, 1].map(|at| Command::Select(actor(at)));
    assert_eq!(harness.state().asked, expected);
}

#[test]
fn a_filter_leaves_what_matches_and_can_be_cleared() {
    let mut harness = shown(Panel::new(briefing(), Tab::Actors), 400.0, Theme::Light);
    harness.get_by_label("Filter actors").focus();
    harness.run();
    harness.get_by_label("Filter actors").type_text("KOVAC");
    harness.run();
    assert!(harness.query_by_label("Arland").is_none());
    assert!(harness.query_all_by_label("1 of 3 actors").next().is_some());
    harness.get_by_label("Clear the filter").click();
    harness.run();
    assert!(harness.query_by_label("Arland").is_some());
}

#[test]
fn a_selected_row_is_noted_with_its_button() {
    let mut panel = Panel::new(briefing(), Tab::Events);
    let event = Item::Event(panel.briefing.events[0].id);
    panel.selected = Some(Selected { item: event, mention: 0 });
    let mut harness = shown(panel, 400.0, Theme::Light);
    let name = "Add to notes: Bertia denies talks";
    let button = harness.get_all_by_label(name).next();
    button.expect("a note button").click();
    harness.run();
    assert_eq!(harness.state().asked, [Command::CiteItem(event)]);
}

#[test]
fn the_overview_leads_to_the_tabs_and_the_sources() {
    let mut harness = shown(Panel::new(briefing(), Tab::Overview), 400.0, Theme::Light);
    harness.get_by_label("Bertia counts about 2,000 people who left.").click();
    harness.run();
    assert_eq!(harness.state().asked, [Command::Select(Item::KeyPoint(0))]);
    harness.get_by_label("Show problems").click();
    harness.run();
    assert!(harness.query_by_label("scan.tiff").is_some());
}

#[test]
fn a_problem_leads_to_the_document_that_was_read_in_part() {
    let mut partly = briefing();
    let (id, path) = (partly.documents[0].id, partly.documents[0].path.clone());
    partly.problems.push(Problem { path: path.clone(), what: "page 3 holds no text".to_owned() });
    let mut harness = shown(Panel::new(partly, Tab::Problems), 400.0, Theme::Light);
    harness.get_by_label(&path).click();
    harness.run();
    assert_eq!(harness.state().asked, [Command::ShowDocument(id)]);
}

#[test]
fn a_speakers_statements_fold() {
    let mut harness = shown(Panel::new(briefing(), Tab::Statements), 400.0, Theme::Light);
    let content = "over 3,000 people had left Bertia";
    assert!(harness.query_by_label(content).is_some());
    harness.get_by_label("Ana Kovač").click();
    harness.run();
    assert!(harness.query_by_label(content).is_none());
    assert!(harness.state().asked.is_empty());
}

#[test]
fn another_briefing_replaces_the_rows() {
    let mut harness = shown(Panel::new(briefing(), Tab::Actors), 400.0, Theme::Light);
    let mut other = briefing();
    other.actors.truncate(1);
    harness.state_mut().briefing = other;
    harness.run();
    assert!(harness.query_by_label("Bertia").is_none());
    assert!(harness.query_all_by_label("1 actor").next().is_some());
}

#[test]
fn ten_thousand_actors_draw_only_those_in_sight() {
    let sources = Sources::new(&TEXTS);
    let mut many = sources.briefing();
    for number in 0..10_000 {
        let name = format!("Actor {number}");
        let actor = an_actor(&many, &name, ActorKind::Person, &[sources.place(0, "Arland")]);
        many.actors.push(actor);
    }
    let mut panel = Panel::new(many, Tab::Actors);
    panel.selected = Some(Selected { item: actor(9_000), mention: 0 });
    let harness = shown(panel, 400.0, Theme::Light);
    let drawn = harness.get_all_by_role(Role::ListBoxOption).count();
    assert!(drawn < 60, "{drawn} rows were drawn");
    // The selected row is brought into sight.
    assert!(harness.query_all_by_label("Actor 9000").next().is_some());
}

#[test]
fn a_source_that_contradicts_itself_is_called_so() {
    let mut alone = briefing();
    let one = "One source contradicts itself: all sides stand in one document";
    let harness = shown(Panel::new(briefing(), Tab::Disagreements), 400.0, Theme::Light);
    assert!(harness.query_by_label(one).is_none());
    for side in &mut alone.disagreements[0].sides {
        side.mentions = alone.figures[0].mentions.clone();
    }
    let mut harness = shown(Panel::new(alone, Tab::Disagreements), 400.0, Theme::Light);
    harness.get_by_label(one);
    harness.get_by_label("Not the same thing: people who left").click();
    harness.run();
    assert!(matches!(harness.state().asked.last(), Some(Command::Correcting(Wanted::NotTheSame, _))));
}

#[test]
fn arrow_keys_go_from_disagreement_to_disagreement() {
    let mut harness = shown(Panel::new(briefing(), Tab::Disagreements), 400.0, Theme::Light);
    harness.get_by_role_and_label(Role::ListBox, "Disagreements").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    let first = Item::Disagreement(DisagreementId::at(0));
    assert_eq!(harness.state().asked, [Command::Select(first)]);
}
