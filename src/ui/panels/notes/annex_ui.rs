//! What the program adds below the lines of a section, as it is now.

use std::collections::BTreeMap;
use std::time::Duration;

use eframe::egui::{Button, Label, Link, Rect, RichText, TextWrapMode, Ui, pos2, vec2};

use super::NotesView;
use crate::briefing::{Briefing, Place};
use crate::export::report::{Part, Quote, Run, annex};
use crate::notes::{Annex, Notebook, Notes, Section, SectionId};
use crate::ui::Command;
use crate::ui::theme::{muted, palette, sizes, strong};

/// An annex is made anew once typing has paused for so long, in seconds.
const PAUSE: f64 = 0.6;

/// How many rows of an annex the pane shows.
const SHOWN: usize = 25;

/// The annexes that were made, and of what.
#[derive(Debug, Default)]
pub struct Annexes {
    /// The briefing's address and the note's revision.
    made_of: (usize, u64),
    /// The revision that was seen last, and since when.
    seen: (u64, f64),
    parts: BTreeMap<SectionId, Part>,
    /// What searches find hangs on the briefing and the search alone: it is kept while the note changes.
    searched: BTreeMap<String, Part>,
    /// How high each section's was drawn, so that one out of sight need not be.
    heights: BTreeMap<SectionId, f32>,
}

impl Annexes {
    /// Forgets what was made of another briefing or note, unless somebody is typing just now.
    pub fn renew(&mut self, ui: &Ui, briefing: &Briefing, notes: &Notes) {
        let made_of = (std::ptr::from_ref(briefing).addr(), notes.revision());
        if self.made_of == made_of {
            return;
        }
        let now = ui.input(|input| input.time);
        if self.seen.0 != notes.revision() {
            self.seen = (notes.revision(), now);
        }
        let wait = PAUSE - (now - self.seen.1);
        if self.made_of.0 == made_of.0 && ui.text_edit_focused() && wait > 0.0 {
            ui.request_repaint_after(Duration::from_secs_f64(wait));
            return;
        }
        if self.made_of.0 != made_of.0 {
            self.searched.clear();
        }
        self.made_of = made_of;
        self.parts.clear();
    }
}

/// The annex of `section`, each row leading to its sources.
pub fn annex_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    notebook: &Notebook,
    section: &Section,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    let Some(sort) = section.annex else {
        return;
    };
    let known = view.annexes.heights.get(&section.id).copied();
    if let Some(height) = known {
        let top = ui.cursor().top();
        let rect = Rect::from_min_max(pos2(ui.cursor().left(), top), pos2(ui.max_rect().right(), top + height));
        if !ui.is_rect_visible(rect.expand(200.0)) {
            ui.allocate_space(vec2(ui.available_width(), height));
            return;
        }
    }
    let texts = view.texts.get();
    let make = || annex(briefing, notebook, section, texts);
    let part = match sort {
        Annex::Search if texts.is_none() => {
            ui.label(muted(ui, "Searching…").size(sizes::SMALL));
            return;
        }
        Annex::Search => view.annexes.searched.entry(section.search.clone()).or_insert_with(make),
        _ => view.annexes.parts.entry(section.id).or_insert_with(make),
    };
    let drawn = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let rows = part.table.as_ref().map(|table| table.rows.as_slice()).unwrap_or_default();
        for row in rows.iter().take(SHOWN) {
            row_ui(ui, row, commands);
        }
        for quote in part.quotes.iter().take(SHOWN) {
            quote_ui(ui, quote, commands);
        }
        let count = rows.len() + part.quotes.len();
        if count == 0 {
            ui.label(muted(ui, nothing(sort)).size(sizes::SMALL));
        }
        if count > SHOWN {
            ui.label(muted(ui, format!("… and {} more in the export", count - SHOWN)).size(sizes::SMALL));
        }
        if let Some(remark) = &part.remark {
            ui.label(muted(ui, remark).size(sizes::SMALL));
        }
    });
    view.annexes.heights.insert(section.id, drawn.response.rect.height());
}

/// Why an annex is empty.
fn nothing(annex: Annex) -> &'static str {
    match annex {
        Annex::Chronology => "No events were found.",
        Annex::Actors => "No actors were found.",
        Annex::Figures => "No figures were found.",
        Annex::Disagreements => "The sources do not differ, as far as it was found.",
        Annex::Sources => "There are no documents.",
        Annex::Quotes => "Nothing is cited yet.",
        Annex::Sheet => "Nothing is written yet.",
        Annex::Search => "Nothing was found.",
        Annex::Pins => "Nothing is marked yet.",
    }
}

/// A row of a table in a narrow pane: its first two cells, and beneath them the others, small.
fn row_ui(ui: &mut Ui, row: &[Vec<Run>], commands: &mut Vec<Command>) {
    // A long hash and an empty box say nothing here.
    let is_shown = |run: &&Run| !run.code && run.text != "☐" && !run.text.is_empty();
    let cells: Vec<Vec<&Run>> = row.iter().map(|cell| cell.iter().filter(is_shown).collect()).collect();
    let (first, rest) = cells.split_at_checked(2).unwrap_or((cells.as_slice(), &[]));
    runs_ui(ui, first, false, commands);
    if rest.iter().any(|cell| !cell.is_empty()) {
        runs_ui(ui, rest, true, commands);
    }
    ui.add_space(4.0);
}

/// Cells on one line, as long as it is wide enough, parted by dots.
fn runs_ui(ui: &mut Ui, cells: &[Vec<&Run>], is_small: bool, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        let mut is_first = true;
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            if !std::mem::take(&mut is_first) {
                ui.label(muted(ui, " · ").size(sizes::SMALL));
            }
            for run in cell {
                run_ui(ui, run, is_small, commands);
            }
        }
    });
}

fn run_ui(ui: &mut Ui, run: &Run, is_small: bool, commands: &mut Vec<Command>) {
    match run.place {
        Some(place) => link_ui(ui, &run.text, place, commands),
        None if is_small => {
            ui.label(muted(ui, &run.text).size(sizes::SMALL));
        }
        None if run.strong => {
            ui.label(strong(&run.text));
        }
        None => {
            ui.label(RichText::new(&run.text).color(palette(ui).text));
        }
    }
}

/// Words that lead to a place of the sources.
fn link_ui(ui: &mut Ui, words: &str, place: Place, commands: &mut Vec<Command>) {
    if ui.add(Link::new(RichText::new(words).size(sizes::SMALL))).clicked() {
        commands.push(Command::ShowPlace(place));
    }
}

/// A quoted paragraph: where it stands, and the quoted words.
fn quote_ui(ui: &mut Ui, quote: &Quote, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
        match quote.place {
            Some(place) => link_ui(ui, &quote.mark, place, commands),
            None => {
                ui.label(RichText::new(&quote.mark).size(sizes::SMALL));
            }
        }
        ui.label(muted(ui, quote.source()).size(sizes::SMALL));
    });
    let words = format!("“{}”", quote.words);
    match quote.place {
        Some(place) => {
            let button = Button::new(words).frame(false).wrap_mode(TextWrapMode::Wrap);
            if ui.add(button).clicked() {
                commands.push(Command::ShowPlace(place));
            }
        }
        None => {
            ui.add(Label::new(words));
        }
    }
    if !quote.warning.is_empty() {
        ui.label(crate::ui::theme::warning(ui, quote.warning).size(sizes::SMALL));
    }
    ui.add_space(4.0);
}
