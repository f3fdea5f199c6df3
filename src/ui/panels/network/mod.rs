//! The network of actors: who acts on whom, who speaks of whom, who is named with whom; each line a list of the places it
//! rests on.
//!
//! [`bonds`] and [`layout`] are pure: what joins whom, and where each actor stands.

mod bonds;
mod canvas;
mod layout;
mod list;
mod picture;

use std::collections::BTreeMap;

use eframe::egui::{Id, Label, Panel, Ui};

use self::bonds::{Bond, Edge, Filter, Found};
use self::layout::Spot;
use crate::briefing::{Actor, ActorId, Briefing, EventClass};
use crate::ui::panels::summary::draw::toolbar::{choice_among_ui, choice_ui, count_line};
use crate::ui::panels::summary::rows::vocabulary::class_name;
use crate::ui::panels::summary::rows::words::{grouped, short};
use crate::ui::theme::{icon_button, muted, sizes};
use crate::ui::tray::tray_bar_ui;
use crate::ui::{Command, Selected, Tray};

/// How many actors a picture can show.
const SHOWN: [usize; 5] = [15, 30, 60, 120, 300];

/// The most characters of a choice.
const CHOICE: usize = 46;

/// What the network remembers.
#[derive(Debug)]
pub struct NetworkView {
    filter: Filter,
    /// How many actors the picture shows at most.
    most: usize,
    /// The edge whose places are listed.
    open: Option<(ActorId, ActorId)>,
    /// Where the picture is moved to, and how much it is enlarged.
    moved: [f32; 2],
    zoom: f32,
    model: Option<Model>,
}

impl Default for NetworkView {
    fn default() -> Self {
        Self { filter: Filter::default(), most: 30, open: None, moved: [0.0, 0.0], zoom: 1.0, model: None }
    }
}

/// What was made of a briefing.
#[derive(Debug)]
struct Model {
    /// The briefing's address and how many actors it has.
    of: (usize, usize),
    found: Vec<Found>,
    years: Vec<i32>,
    /// What the filter lets through, and for which filter and how many actors.
    shown: Option<(Filter, usize)>,
    edges: Vec<Edge>,
    nodes: Vec<ActorId>,
    /// How many edges each of the nodes has, also those that lead out of the picture.
    degrees: Vec<usize>,
    /// The edges of the picture: the positions of their ends among the nodes, and their own.
    lines: Vec<(usize, usize, usize)>,
    spots: Vec<Spot>,
}

/// What tells one briefing from the next: the next is made while the last is still there.
fn made_of(briefing: &Briefing) -> (usize, usize) {
    (briefing.actors.as_ptr().addr(), briefing.actors.len())
}

impl Model {
    fn new(briefing: &Briefing) -> Self {
        let found = bonds::found(briefing);
        let years = bonds::years(&found);
        let of = made_of(briefing);
        Self {
            of,
            found,
            years,
            shown: None,
            edges: Vec::new(),
            nodes: Vec::new(),
            degrees: Vec::new(),
            lines: Vec::new(),
            spots: Vec::new(),
        }
    }

    fn follow(&mut self, briefing: &Briefing, filter: &Filter, most: usize) {
        let wanted = (filter.clone(), most);
        if self.shown.as_ref() == Some(&wanted) {
            return;
        }
        self.edges = bonds::edges(briefing, &self.found, filter);
        self.nodes = bonds::nodes(&self.edges, most);
        let at: BTreeMap<ActorId, usize> = self.nodes.iter().enumerate().map(|(at, actor)| (*actor, at)).collect();
        self.degrees = vec![0; self.nodes.len()];
        self.lines.clear();
        for (edge, Edge { from, to, .. }) in self.edges.iter().enumerate() {
            let ends = [at.get(from).copied(), at.get(to).copied()];
            for end in ends.into_iter().flatten() {
                self.degrees.get_mut(end).into_iter().for_each(|degree| *degree += 1);
            }
            if let [Some(from), Some(to)] = ends {
                self.lines.push((from, to, edge));
            }
        }
        let strongest = self.edges.first().map_or(1, |edge| edge.rests.len()).max(1) as f32;
        let pulls: Vec<(usize, usize, f32)> = self
            .drawn()
            .map(|(from, to, edge)| (from, to, (edge.rests.len() as f32 / strongest).sqrt().clamp(0.15, 1.0)))
            .collect();
        self.spots = layout::lay_out(self.nodes.len(), &pulls);
        self.shown = Some(wanted);
    }

    /// The edges of the picture, with the positions of their ends among the nodes.
    fn drawn(&self) -> impl Iterator<Item = (usize, usize, &Edge)> {
        self.lines.iter().filter_map(|(from, to, edge)| Some((*from, *to, self.edges.get(*edge)?)))
    }
}

impl NetworkView {
    /// Takes in that the briefing is another: its actors have other ids.
    pub fn renew(&mut self) {
        let Filter { bond, class, year, .. } = self.filter;
        *self = Self { filter: Filter { bond, class, year, ..Filter::default() }, most: self.most, ..Self::default() };
    }

    /// The widget that takes the keys.
    pub fn focus_id() -> Id {
        Id::unique("network edges")
    }

    /// The picture as it was drawn last, as SVG; `None` where there is none.
    pub fn picture(&self, briefing: &Briefing) -> Option<String> {
        let model = self.model.as_ref().filter(|model| model.of == made_of(briefing) && !model.nodes.is_empty())?;
        Some(picture::svg(briefing, model, self.filter.bond))
    }
}

/// The network of `briefing`: the picture, and beside it the ranked edges.
pub fn network_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    selected: Option<Selected>,
    view: &mut NetworkView,
    commands: &mut Vec<Command>,
) {
    let mut model =
        view.model.take().filter(|model| model.of == made_of(briefing)).unwrap_or_else(|| Model::new(briefing));
    tray_bar_ui(
        ui,
        Tray::Network,
        (view, commands),
        |ui, _, commands| {
            if icon_button(ui, "×", "Hide the network").clicked() {
                commands.push(Command::ToggleTray(Tray::Network));
            }
            if ui.button("Save the picture…").on_hover_text("As SVG, for a document or a slide").clicked() {
                commands.push(Command::ExportNetwork);
            }
        },
        |ui, view, _| filters_ui(ui, briefing, &model, view),
    );
    model.follow(briefing, &view.filter, view.most);
    ui.label(muted(ui, view.filter.bond.meaning()).size(sizes::SMALL));
    if model.edges.is_empty() {
        let narrows = view.filter != Filter { bond: view.filter.bond, ..Filter::default() };
        let told = if narrows {
            "No actors match this filter."
        } else {
            "No actors are linked in this way in these documents."
        };
        if crate::ui::panels::summary::draw::toolbar::nothing_ui(ui, told, narrows) {
            view.filter = Filter { bond: view.filter.bond, ..Filter::default() };
        }
    } else {
        let width = ui.available_width();
        Panel::right("network list")
            .resizable(true)
            .default_size((width * 0.38).clamp(220.0, 560.0))
            .size_range(180.0..=(width * 0.6).max(180.0))
            .show(ui, |ui| list::list_ui(ui, briefing, &model, view, commands));
        let actor = match selected.map(|selected| selected.item) {
            Some(crate::ui::Item::Actor(id)) => Some(id),
            _ => None,
        };
        canvas::canvas_ui(ui, briefing, &model, actor, view, commands);
    }
    view.model = Some(model);
}

fn filters_ui(ui: &mut Ui, briefing: &Briefing, model: &Model, view: &mut NetworkView) {
    let before = view.filter.clone();
    let bonds = Bond::ALL.map(|bond| (bond, bond.name().to_owned()));
    choice_ui(ui, "Kind of link", &mut view.filter.bond, &bonds);
    if view.filter.bond == Bond::Acts {
        let mut classes = vec![(None, "All classes".to_owned())];
        classes.extend(EventClass::ALL.iter().map(|class| (Some(*class), class_name(*class).to_owned())));
        choice_ui(ui, "Class of the events", &mut view.filter.class, &classes);
    } else {
        view.filter.class = None;
    }
    let mut years = vec![(None, "All years".to_owned())];
    years.extend(model.years.iter().rev().map(|year| (Some(*year), year.to_string())));
    choice_ui(ui, "Year of the network", &mut view.filter.year, &years);
    if briefing.stories.len() > 1 {
        let mut stories = vec![(None, "All stories".to_owned())];
        stories.extend(briefing.stories.iter().enumerate().map(|(at, story)| (Some(at), short(&story.title, CHOICE))));
        choice_ui(ui, "Story of the network", &mut view.filter.story, &stories);
    }
    let actor = |actor: &Actor| (Some(actor.id), short(&actor.name, CHOICE));
    let all = || (None, "All actors".to_owned());
    let shown = view.filter.actor.and_then(|id| briefing.actor(id)).map(actor).unwrap_or_else(all).1;
    choice_among_ui(ui, "Actor of the network", &mut view.filter.actor, &shown, || {
        std::iter::once(all()).chain(briefing.actors.iter().map(actor)).collect()
    });
    let counts = SHOWN.map(|most| (most, format!("{most} actors at most")));
    choice_ui(ui, "How many actors", &mut view.most, &counts);
    if before != view.filter {
        (view.moved, view.zoom, view.open) = ([0.0, 0.0], 1.0, None);
    }
    let count = count_line(model.nodes.len(), model.nodes.len(), "actor");
    let lines = grouped(&model.edges.len().to_string());
    let told = format!("{count}, {lines} lines in all");
    ui.add(Label::new(muted(ui, told).size(sizes::SMALL)).extend());
}
