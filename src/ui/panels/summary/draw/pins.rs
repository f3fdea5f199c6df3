//! The tab of what the analyst set apart: filtered by star, tags and words.

use std::sync::Arc;

use eframe::egui::{Galley, Id, Key, Rect, RichText, TextEdit, Ui, pos2};

use super::list::{Ends, List, RowWords, Wish, bar_width};
use super::paint::{self, Look, line_of};
use super::row::{NOTE_ROOM, PAD};
use super::toolbar::{choice_ui, count_line, filter_ui, nothing_ui};
use crate::briefing::Briefing;
use crate::notes::{Edit, Notebook, TAG_COLOURS};
use crate::ui::panels::summary::Own;
use crate::ui::panels::summary::rows::pins::{PinFilter, PinOrder, PinRow, counts, rows};
use crate::ui::panels::summary::rows::words::joined;
use crate::ui::theme::{chip_ui, muted, paint_signs, palette, sizes, tag_ui};
use crate::ui::{Command, PinTarget};

/// What the tab remembers.
#[derive(Debug, Default)]
pub struct PinsView {
    filter: PinFilter,
    /// The row that was gone to last.
    current: Option<crate::notes::PinId>,
    /// The tag that is being given another name, and that name.
    renamed: Option<(String, String)>,
}

/// The most lines of what a row is on, and of its memo.
const LINES: usize = 3;

/// The height of the line of star and tags.
const SIGNS: f32 = 22.0;

/// The widget that takes the keys.
pub fn list_id() -> Id {
    Id::unique("summary marked list")
}

/// All that was set apart.
pub fn pins_ui(ui: &mut Ui, briefing: &Briefing, own: Own<'_>, view: &mut PinsView, commands: &mut Vec<Command>) {
    let notebook = own.notebook;
    if notebook.pins().is_empty() {
        let text = "Nothing is marked yet. B gives what is selected a star, T gives it tags of your own and a memo: rows of \
                    every list, and paragraphs of the text.";
        nothing_ui(ui, text, false);
        return;
    }
    filter_ui(ui, &mut view.filter.words, "Filter what is marked", list_id());
    chips_ui(ui, notebook, view, commands);
    let rows = rows(briefing, own, &view.filter);
    ui.horizontal_wrapped(|ui| {
        choice_ui(
            ui,
            "Order of what is marked",
            &mut view.filter.order,
            &PinOrder::ALL.map(|(by, name)| (by, name.to_owned())),
        );
        let count = count_line(rows.len(), notebook.pins().len(), "mark");
        ui.label(muted(ui, count).size(sizes::SMALL));
    });
    if rows.is_empty() {
        if nothing_ui(ui, "Nothing marked matches.", view.filter.narrows()) {
            view.filter = PinFilter { order: view.filter.order, ..PinFilter::default() };
        }
        return;
    }
    list_ui(ui, &rows, view, commands);
}

/// The filter by star, memo and tags. A right click on a tag renames it, colours it or takes it away everywhere.
fn chips_ui(ui: &mut Ui, notebook: &Notebook, view: &mut PinsView, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(5.0, 5.0);
        let filter = &mut view.filter;
        let small = |name: &str| RichText::new(name.to_owned()).size(sizes::SMALL);
        if chip_ui(ui, small("Starred"), filter.star).clicked() {
            filter.star ^= true;
        }
        if chip_ui(ui, small("With a memo"), filter.memo).clicked() {
            filter.memo ^= true;
        }
        for (tag, colour, count) in counts(notebook, filter) {
            let on = filter.tags.contains(&tag);
            let response = tag_ui(ui, &tag, colour, on).on_hover_text(format!("{count} of those shown"));
            if response.clicked() && !filter.tags.remove(&tag) {
                filter.tags.insert(tag.clone());
            }
            response.context_menu(|ui| tag_menu_ui(ui, notebook, &tag, &mut view.renamed, &mut filter.tags, commands));
        }
    });
}

fn tag_menu_ui(
    ui: &mut Ui,
    notebook: &Notebook,
    tag: &str,
    renamed: &mut Option<(String, String)>,
    chosen: &mut std::collections::BTreeSet<String>,
    commands: &mut Vec<Command>,
) {
    if renamed.as_ref().is_none_or(|(of, _)| of != tag) {
        *renamed = Some((tag.to_owned(), tag.to_owned()));
    }
    let Some((_, name)) = renamed else {
        return;
    };
    let label = ui.label(muted(ui, "Name of the tag").size(sizes::SMALL));
    let field = ui.add(TextEdit::singleline(name).desired_width(180.0).char_limit(60)).labelled_by(label.id);
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if let Some(edit) = notebook.rename_tag(tag, name) {
            if chosen.remove(tag) {
                chosen.insert(name.trim().to_owned());
            }
            commands.push(Command::Edit(edit));
        }
        *renamed = None;
        return ui.close();
    }
    ui.horizontal(|ui| {
        for colour in 0..TAG_COLOURS {
            let (rect, response) = ui.allocate_exact_size(eframe::egui::vec2(18.0, 18.0), eframe::egui::Sense::click());
            ui.painter().circle_filled(rect.center(), 7.0, palette(ui).tag(colour));
            let is_own = notebook.tag_colour(tag) == colour;
            if is_own || response.hovered() || response.has_focus() {
                ui.painter().circle_stroke(rect.center(), 8.5, eframe::egui::Stroke::new(1.5, palette(ui).text));
            }
            response.widget_info(|| {
                let name = format!("Colour {} for {tag}", colour + 1);
                eframe::egui::WidgetInfo::selected(eframe::egui::Role::RadioButton, true, is_own, name)
            });
            if response.clicked() {
                commands.push(Command::Edit(Edit::Tag { name: tag.to_owned(), colour: Some(colour) }));
                ui.close();
            }
        }
    });
    let count = notebook.pins().values().filter(|pin| pin.tags.contains(tag)).count();
    if ui.button(format!("Take the tag off everywhere ({count})")).clicked() {
        chosen.remove(tag);
        commands.extend(notebook.drop_tag(tag).map(Command::Edit));
        ui.close();
    }
}

/// A row as it is laid out.
struct Laid {
    words: Arc<Galley>,
    memo: Option<Arc<Galley>>,
    height: f32,
}

fn laid(ui: &Ui, row: &PinRow, width: f32) -> Laid {
    let words = paint::laid_out(ui, &row.words, Look::Plain, width - indent(row), LINES);
    let memo = (!row.memo.is_empty()).then(|| paint::laid_out(ui, &row.memo, Look::Small, width - 8.0, LINES));
    let small = Look::Small.height(ui);
    let signs = if has_signs(row) { SIGNS } else { 0.0 };
    let warning = if row.warning.is_empty() { 0.0 } else { small + 2.0 };
    let memo_height = memo.as_ref().map_or(0.0, |memo| memo.size().y + 4.0);
    let height = words.size().y + small + 2.0 + signs + warning + memo_height + 14.0;
    Laid { words, memo, height: height.round() }
}

/// Whether there is a line of star and tags.
fn has_signs(row: &PinRow) -> bool {
    row.signs.star || !row.signs.tags.is_empty()
}

fn indent(row: &PinRow) -> f32 {
    if row.kind.is_some() { paint::BADGE + 8.0 } else { 0.0 }
}

fn list_ui(ui: &mut Ui, rows: &[PinRow], view: &mut PinsView, commands: &mut Vec<Command>) {
    let width = ui.available_width() - bar_width(ui) - 2.0 * PAD;
    let laid: Vec<Laid> = rows.iter().map(|row| laid(ui, row, width)).collect();
    let ends: Vec<f32> = laid
        .iter()
        .scan(0.0, |end, row| {
            *end += row.height;
            Some(*end)
        })
        .collect();
    let selected = view.current.and_then(|current| rows.iter().position(|row| row.id == current));
    let list = List {
        id: list_id(),
        name: &count_line(rows.len(), rows.len(), "mark"),
        ends: Ends(&ends),
        selected,
        picked: &|_| false,
        passed: &|_| false,
        asks: &[],
        // The signs stand in the row itself.
        signs: &|_| None,
        reveal: false,
        gutter: false,
    };
    let words = |at: usize| {
        rows.get(at).map_or_else(RowWords::default, |row| RowWords {
            name: row.words.clone(),
            description: joined([row.sort, &row.signs.words, &row.memo, &row.source, row.warning]),
            hint: row.memo.clone(),
            citable: row.target.is_some(),
        })
    };
    let wish = list.show(ui, words, |ui, rect, at, noted| {
        if let (Some(row), Some(laid)) = (rows.get(at), laid.get(at)) {
            row_ui(ui, rect, row, laid, noted);
        }
    });
    let Some((wish, row)) = wish.and_then(|wish| Some((wish, rows.get(wish.position())?))) else {
        return;
    };
    view.current = Some(row.id);
    commands.extend(match (wish, row.target) {
        (Wish::Cite(_), Some(PinTarget::Item(item))) => Some(Command::CiteItem(item)),
        (Wish::Cite(_), Some(PinTarget::Paragraph(..))) => Some(Command::CitePin(row.id)),
        _ => Some(Command::ShowPin(row.id)),
    });
}

fn row_ui(ui: &Ui, rect: Rect, row: &PinRow, laid: &Laid, noted: bool) {
    let mut y = rect.top();
    if let Some(kind) = row.kind {
        let center = pos2(rect.left() + paint::BADGE / 2.0, rect.top() + paint::BADGE / 2.0);
        paint::badge(ui, center, kind);
    }
    ui.painter().galley(pos2(rect.left() + indent(row), y), laid.words.clone(), palette(ui).text);
    y += laid.words.size().y + 2.0;
    if has_signs(row) {
        let line = Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), y + SIGNS));
        paint_signs(ui, line, row.signs.star, &row.signs.tags, "");
        y += SIGNS;
    }
    if let Some(memo) = &laid.memo {
        let bar = Rect::from_min_max(pos2(rect.left(), y + 1.0), pos2(rect.left() + 2.0, y + memo.size().y));
        ui.painter().rect_filled(bar, 0.0, palette(ui).line);
        ui.painter().galley(pos2(rect.left() + 8.0, y), memo.clone(), palette(ui).text);
        y += memo.size().y + 4.0;
    }
    let small = Look::Small.height(ui);
    if !row.warning.is_empty() {
        paint::left(ui, line_of(rect, y - rect.top(), small), row.warning, Look::Warning);
        y += small + 2.0;
    }
    let mut line = line_of(rect, y - rect.top(), small);
    if noted {
        line.max.x -= NOTE_ROOM;
    }
    paint::left(ui, line, &row.source, Look::Small);
}
