//! What is new in the folder since the note took note of it.

use eframe::egui::{Button, TextWrapMode, Ui};

use super::NotesView;
use crate::briefing::{Briefing, DocumentId};
use crate::notes::News;
use crate::text::printable;
use crate::ui::theme::{muted, sizes, strong, warning};
use crate::ui::{Command, Item};

/// How many of each sort are listed.
const LISTED: usize = 8;

/// A row: its words, and what it leads to.
type Row = (String, Option<Command>);

/// What is new, each row leading to its words; below it what can be done about it.
pub fn news_ui(ui: &mut Ui, briefing: &Briefing, news: &News, view: &mut NotesView, commands: &mut Vec<Command>) {
    let line = format!("What is new: {}", news.in_a_line());
    let toggle = Button::selectable(view.news_open, warning(ui, line).size(sizes::SMALL)).wrap_mode(TextWrapMode::Wrap);
    if ui.add(toggle).on_hover_text("Since the note was last brought up to date").clicked() {
        view.news_open ^= true;
    }
    if !view.news_open {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let draft =
            ui.button("Draft an addendum").on_hover_text("A section with a cited line for each, to be worked on");
        if draft.clicked() {
            commands.push(Command::DraftAddendum);
        }
        if ui.button("Mark as seen").on_hover_text("From now on this is not new").clicked() {
            commands.push(Command::TakeNote);
        }
    });
    for (heading, rows) in lists(briefing, news) {
        if rows.is_empty() {
            continue;
        }
        ui.label(strong(heading).size(sizes::SMALL));
        let more = rows.len().saturating_sub(LISTED);
        for (text, command) in rows.into_iter().take(LISTED) {
            let text = muted(ui, text).size(sizes::SMALL);
            match command {
                Some(command) => {
                    if ui.add(Button::new(text).frame(false).wrap_mode(TextWrapMode::Wrap)).clicked() {
                        commands.push(command);
                    }
                }
                None => {
                    ui.label(text);
                }
            }
        }
        if more > 0 {
            ui.label(muted(ui, format!("… and {more} more")).size(sizes::SMALL));
        }
    }
    ui.separator();
}

fn lists(briefing: &Briefing, news: &News) -> Vec<(&'static str, Vec<Row>)> {
    let document = |id: &DocumentId| {
        let title = printable(&briefing.document(*id)?.title).into_owned();
        Some((title, Some(Command::ShowDocument(*id))))
    };
    let row = |text: &str, item: Item| Some((printable(text).into_owned(), Some(Command::Select(item))));
    let events = |ids: &[_]| {
        let of = |&id| row(&briefing.event(id)?.headline, Item::Event(id));
        ids.iter().filter_map(of).collect::<Vec<Row>>()
    };
    vec![
        ("Documents added", news.added.iter().filter_map(document).collect()),
        ("Documents changed", news.changed.iter().filter_map(document).collect()),
        ("Documents gone", news.removed.iter().map(|gone| (printable(&gone.title).into_owned(), None)).collect()),
        (
            "Citations touched",
            news.citations.iter().map(|number| (format!("Reference {number}: see its chip"), None)).collect(),
        ),
        (
            "New disagreements",
            news.disagreements
                .iter()
                .filter_map(|&id| row(&briefing.disagreement(id)?.about, Item::Disagreement(id)))
                .collect(),
        ),
        ("New events", events(&news.events)),
        ("More on events", events(&news.more_on)),
        (
            "New figures",
            news.figures
                .iter()
                .filter_map(|&id| row(briefing.words(*briefing.figure(id)?.mentions.first()), Item::Figure(id)))
                .collect(),
        ),
        ("New actors", news.actors.iter().filter_map(|&id| row(&briefing.actor(id)?.name, Item::Actor(id))).collect()),
    ]
}
