//! The edges, ranked; the places of one beneath it.

use eframe::egui::{Rect, Ui, pos2};

use super::bonds::Edge;
use super::{Model, NetworkView};
use crate::briefing::Briefing;
use crate::ui::Command;
use crate::ui::panels::summary::draw::list::{Ends, List, RowWords, Wish};
use crate::ui::panels::summary::draw::paint::{self, Look, line_of};
use crate::ui::panels::summary::draw::row::NOTE_ROOM;
use crate::ui::panels::summary::rows::card::source_of_place;
use crate::ui::panels::summary::rows::words::{counted, mentions_in_documents, one_line, short};

/// How many places of an edge are listed.
const PLACES: usize = 60;
/// How far a place's words are shown, in characters.
const WORDS: usize = 260;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The edge at this position.
    Edge(usize),
    /// The place of the open edge at this position among what was found.
    Place(usize),
    /// So many more places.
    More(usize),
}

fn lines(model: &Model, open: Option<(crate::briefing::ActorId, crate::briefing::ActorId)>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(model.edges.len());
    for (at, edge) in model.edges.iter().enumerate() {
        lines.push(Line::Edge(at));
        if open == Some((edge.from, edge.to)) {
            lines.extend(edge.rests.iter().take(PLACES).map(|at| Line::Place(*at)));
            let more = edge.rests.len().saturating_sub(PLACES);
            lines.extend((more > 0).then_some(Line::More(more)));
        }
    }
    lines
}

/// All edges that the filter lets through.
pub fn list_ui(ui: &mut Ui, briefing: &Briefing, model: &Model, view: &mut NetworkView, commands: &mut Vec<Command>) {
    let lines = lines(model, view.open);
    let edge_height = (Look::Strong.height(ui) + Look::Small.height(ui) + 12.0).round();
    let place_height = (2.0 * Look::Plain.height(ui) + Look::Small.height(ui) + 12.0).round();
    let ends: Vec<f32> = lines
        .iter()
        .scan(0.0, |end, line| {
            *end += match line {
                Line::Edge(_) => edge_height,
                Line::Place(_) => place_height,
                Line::More(_) => Look::Small.height(ui) + 8.0,
            };
            Some(*end)
        })
        .collect();
    let is_open = |edge: &Edge| view.open == Some((edge.from, edge.to));
    let open = model.edges.iter().position(is_open).map(Line::Edge);
    let selected = open.and_then(|open| lines.iter().position(|line| *line == open));
    let list = List {
        id: NetworkView::focus_id(),
        name: &format!("Lines of the network: {}", model.edges.len()),
        ends: Ends(&ends),
        selected,
        picked: &|_| false,
        passed: &|at| !matches!(lines.get(at), Some(Line::Edge(_))),
        asks: &[],
        signs: &|_| None,
        reveal: false,
        gutter: false,
    };
    let sign = view.filter.bond.sign();
    let words = |at: usize| match lines.get(at) {
        Some(Line::Edge(edge)) => model.edges.get(*edge).map(|edge| RowWords {
            name: names(briefing, edge, sign),
            description: counts(edge),
            hint: String::new(),
            citable: false,
        }),
        Some(Line::Place(found)) => model.found.get(*found).map(|found| RowWords {
            name: one_line(briefing.words(found.place)),
            description: source_of_place(briefing, found.place),
            hint: String::new(),
            citable: true,
        }),
        _ => None,
    };
    let wish = list.show(
        ui,
        |at| words(at).unwrap_or_default(),
        |ui, rect, at, noted| {
            if let (Some(line), Some(words)) = (lines.get(at), words(at)) {
                line_ui(ui, rect, *line, &words, noted);
            } else if let Some(Line::More(more)) = lines.get(at) {
                paint::left(ui, rect, &format!("and {} more", counted(*more, "place")), Look::Small);
            }
        },
    );
    let Some((wish, line)) = wish.and_then(|wish| Some((wish, *lines.get(wish.position())?))) else {
        return;
    };
    match line {
        Line::Edge(at) => {
            if let Some(edge) = model.edges.get(at) {
                let key = Some((edge.from, edge.to));
                view.open = if view.open == key { None } else { key };
            }
        }
        Line::Place(at) => {
            let Some(found) = model.found.get(at) else {
                return;
            };
            commands.push(match (wish, found.item) {
                (Wish::Cite(_), Some(item)) => Command::CiteItem(item),
                (Wish::Cite(_), None) => Command::CiteSentence(found.place),
                _ => Command::ShowPlace(found.place),
            });
        }
        Line::More(_) => {}
    }
}

fn names(briefing: &Briefing, edge: &Edge, sign: &str) -> String {
    let name = |id| briefing.actor(id).map_or_else(String::new, |actor| short(&actor.name, 80));
    format!("{} {sign} {}", name(edge.from), name(edge.to))
}

fn counts(edge: &Edge) -> String {
    mentions_in_documents(edge.rests.len(), "place", edge.documents)
}

fn line_ui(ui: &Ui, rect: Rect, line: Line, words: &RowWords, noted: bool) {
    let indent = if matches!(line, Line::Place(_)) { 14.0 } else { 0.0 };
    let rect = Rect::from_min_max(pos2(rect.left() + indent, rect.top()), rect.max);
    let small = Look::Small.height(ui);
    let used = match line {
        Line::Edge(_) => {
            let height = Look::Strong.height(ui);
            paint::left(ui, line_of(rect, 0.0, height), &words.name, Look::Strong);
            height
        }
        _ => {
            let text = short(&words.name, WORDS);
            let galley = paint::laid_out(ui, &text, Look::Plain, rect.width(), 2);
            let height = galley.size().y;
            ui.painter().galley(rect.min, galley, crate::ui::theme::palette(ui).text);
            height
        }
    };
    let mut beneath = line_of(rect, used + 2.0, small);
    if noted {
        beneath.max.x -= NOTE_ROOM;
    }
    paint::left(ui, beneath, &words.description, Look::Small);
}
