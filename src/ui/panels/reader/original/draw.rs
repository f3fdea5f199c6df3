//! Draws the page beside the text, its frames and what is said of it.

use std::ops::Range;

use eframe::egui::epaint::Vertex;
use eframe::egui::{
    self, Align, CursorIcon, Frame, Label, Layout, Margin, Mesh, Panel, Rect, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::follow::{Pointed, page_of, page_with, shown};
use super::frames::{frames, word_at};
use super::kept::{KeptPage, PageId};
use super::quarters::Quarters;
use super::{OriginalView, Sheet};
use crate::briefing::{Document, Place};
use crate::text::{Span, printable};
use crate::ui::panels::reader::ReaderView;
use crate::ui::panels::reader::page::paragraph_of;
use crate::ui::theme::{UNTINTED, icon_button, muted, palette, sizes, warning};
use crate::ui::{Command, Zoom, menu};

/// From this width on, the page stands beside the text, else above it.
const WIDE: f32 = 760.0;

/// Windows whose sizes differ by less share the size of the page.
const STEP: f32 = 200.0;

/// The space around a page.
const SPACE: f32 = 8.0;

/// What of the page stands out.
struct Look {
    id: PageId,
    /// The bytes of the paragraph that is read.
    paragraph: Range<usize>,
    /// The words that are pointed at.
    words: Option<Span>,
}

/// The page beside the text, or above it where there is little room.
pub fn beside_ui(ui: &mut Ui, document: &Document, view: &mut ReaderView, commands: &mut Vec<Command>) {
    let room = ui.available_size();
    let frame = Frame::new().fill(palette(ui).panel).inner_margin(Margin::symmetric(8, 4));
    // Each size of the window keeps the size that the page was given in it.
    let panel = if room.x >= WIDE {
        let most = (room.x - 300.0).max(300.0);
        let usual = (room.x * 0.5).max(room.x - sizes::READER_WIDTH - 120.0);
        Panel::right(("reader-original", (room.x / STEP) as u32)).default_size(usual).size_range(260.0..=most)
    } else {
        let most = (room.y - 90.0).max(120.0);
        Panel::top(("reader-original above", (room.y / STEP) as u32))
            .default_size(room.y * 0.58)
            .size_range(110.0..=most)
    };
    panel.frame(frame).resizable(true).show(ui, |ui| {
        let look = look(document, view);
        original_ui(ui, &look, document, &mut view.original, commands);
        // A panel is as large as what is in it.
        ui.take_available_space();
    });
}

/// Which page is shown, and what of it stands out.
fn look(document: &Document, view: &mut ReaderView) -> Look {
    let selection = view.selection.map_or(0..0, |selection| selection.range());
    let caret = view.selection.map(|selection| selection.end());
    let original = &mut view.original;
    if original.selected != selection {
        original.selected = selection.clone();
        original.turned = None;
        original.pointed = match Span::new(&document.text, selection.start, selection.end) {
            Some(words) if !words.is_empty() => Some(Pointed::Words(words)),
            // Where nothing is selected any more, what was pointed at still is.
            _ => caret.map(|at| Pointed::Paragraph(paragraph_of(document, at))).or(original.pointed),
        };
    }
    let top = paragraph_of(document, view.page.top);
    let (paragraph, words) = match original.pointed {
        Some(Pointed::Words(words)) => (paragraph_of(document, words.start()), Some(words)),
        Some(Pointed::Paragraph(paragraph)) => (paragraph, None),
        None => (top, None),
    };
    let is_read = original.seen.contains(&paragraph) || original.fresh > 0;
    original.fresh = original.fresh.saturating_sub(1);
    let (paragraph, words) = if is_read { (paragraph, words) } else { (top, None) };
    let span =
        document.paragraphs.get(paragraph).map_or(0..0, |paragraph| paragraph.span.start()..paragraph.span.end());
    let bytes = words.map_or(span.start..span.start, |words| words.start()..words.end());
    let followed = match words {
        Some(_) => page_with(document, paragraph, &bytes, &original.kept),
        None => page_of(document, paragraph),
    };
    let page = shown(&mut original.turned, followed);
    let id = (document.id, page);
    // Before a page is drawn, the file has as many as it had when another was.
    let before = original.shown.filter(|shown| shown.id.0 == document.id).map_or(0, |shown| shown.of);
    let of = original.kept.page(id).map_or(0, |kept| kept.of).max(before);
    original.shown = Some(Sheet { id, of, followed });
    original.kept.touch(id);
    Look { id, paragraph: span, words }
}

fn original_ui(
    ui: &mut Ui,
    look: &Look,
    document: &Document,
    original: &mut OriginalView,
    commands: &mut Vec<Command>,
) {
    bar_ui(ui, original, commands);
    let whole = ui.available_rect_before_wrap();
    page_ui(ui, look, document, original, commands);
    state_ui(ui, whole, look, original);
}

/// The page, or why it is not shown.
fn page_ui(ui: &mut Ui, look: &Look, document: &Document, original: &mut OriginalView, commands: &mut Vec<Command>) {
    // Paper that fades away at its edges looks torn.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let room = ui.available_width() - ui.spacing().scroll.bar_width - 2.0 * SPACE;
    let width = (room * original.size).max(60.0);
    let most = ui.input(|input| input.max_texture_side);
    let most = u32::try_from(most).unwrap_or(u32::MAX).min(u32::from(u16::MAX));
    let turned = original.quarters(look.id);
    // A page is asked for by the width that it has as it lies.
    let lies = original.kept.page(look.id).map_or(1.0, |kept| if turned.aspect(2.0) < 1.0 { kept.aspect } else { 1.0 });
    commands.extend(original.kept.wish(look.id, width * lies * ui.pixels_per_point(), most).map(Command::DrawPage));
    let Some(kept) = original.kept.page(look.id) else {
        return;
    };
    if let Some(fault) = &kept.fault {
        fault_ui(ui, &fault.what, fault.is_stale, commands);
        return;
    }
    let Some(aspect) = kept.picture.is_some().then_some(turned.aspect(kept.aspect)) else {
        return;
    };
    let mut by = 1.0;
    let moved_to = &mut original.moved_to;
    let mut area = ScrollArea::both().id_salt(("original", look.id)).auto_shrink(false).animated(false);
    if moved_to.is_some_and(|(id, _)| id != look.id) {
        area = area.scroll_offset(Vec2::ZERO);
        *moved_to = None;
    }
    area.show(ui, |ui| {
        let side = ((ui.available_width() - width) / 2.0).max(0.0);
        let (outer, response) =
            ui.allocate_exact_size(vec2(width + 2.0 * side, width / aspect + 2.0 * SPACE), Sense::click());
        let rect = Rect::from_min_size(outer.min + vec2(side, SPACE), vec2(width, width / aspect));
        picture_ui(ui, rect, kept, turned);
        let frames = frames_ui(ui, (rect, turned), look, document, kept);
        let name = format!("Page {} of {} of {} as it looks", look.id.1, kept.of, document.title);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if let (Some(words), Some(first)) = (look.words, frames) {
            let goal = (look.id, words);
            if *moved_to != Some(goal) {
                *moved_to = Some(goal);
                ui.scroll_to_rect(first.expand(24.0), Some(Align::Center));
            }
        }
        if let Some(at) = response.hover_pos() {
            by = ui.input(|input| input.zoom_delta());
            let share = pos2((at.x - rect.left()) / rect.width(), (at.y - rect.top()) / rect.height());
            if let Some(word) = word_at(&kept.words, turned.back(share)) {
                ui.set_cursor_icon(CursorIcon::PointingHand);
                let span = Span::new(&document.text, word.bytes.start, word.bytes.end);
                if let Some(span) = span.filter(|_| response.clicked()) {
                    commands.push(Command::ShowPlace(Place { document: document.id, span }));
                }
            }
        }
    });
    if (by - 1.0).abs() > 1e-3 {
        original.enlarge(by);
    }
}

/// The page itself.
fn picture_ui(ui: &Ui, rect: Rect, kept: &KeptPage, turned: Quarters) {
    if let Some(picture) = &kept.picture {
        let mut mesh = Mesh::with_texture(picture.id());
        for corner in [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(0.0, 1.0), pos2(1.0, 1.0)] {
            let pos = pos2(rect.left() + corner.x * rect.width(), rect.top() + corner.y * rect.height());
            mesh.vertices.push(Vertex { pos, uv: turned.back(corner), color: UNTINTED });
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(2, 1, 3);
        ui.painter().add(mesh);
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, palette(ui).line), StrokeKind::Outside);
    }
}

/// A bar beside the paragraph that is read, and frames around the words that are pointed at; where the first of them stands.
fn frames_ui(
    ui: &Ui,
    (page, turned): (Rect, Quarters),
    look: &Look,
    document: &Document,
    kept: &KeptPage,
) -> Option<Rect> {
    let colours = palette(ui);
    let place = |share: Rect| {
        let share = turned.rect(share);
        let at = |x: f32, y: f32| pos2(page.left() + x * page.width(), page.top() + y * page.height());
        Rect::from_min_max(at(share.left(), share.top()), at(share.right(), share.bottom()))
    };
    let paragraph = frames(&kept.words, &look.paragraph, kept.aspect);
    let around = paragraph.iter().map(|frame| place(frame.rect)).reduce(Rect::union);
    if let Some(around) = around {
        let x = (around.left() - 7.0).max(page.left() + 1.0);
        ui.painter().vline(x, around.y_range(), Stroke::new(3.0, colours.frame));
    }
    let words = look.words?;
    let framed = frames(&kept.words, &(words.start()..words.end()), kept.aspect);
    for (at, frame) in framed.iter().enumerate() {
        let rect = place(frame.rect).expand2(vec2(2.0, 1.0));
        ui.painter().rect_filled(rect, 2.0, colours.marker);
        ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.5, colours.frame), StrokeKind::Outside);
        let id = egui::Id::unique(("framed", look.id, at));
        let said = document.text.get(frame.bytes.clone()).unwrap_or_default();
        let name = format!("Framed on page {}: {}", look.id.1, crate::ui::panels::shown(said));
        ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    }
    framed.first().map(|frame| place(frame.rect))
}

/// Turning pages, their size, and putting them away.
fn bar_ui(ui: &mut Ui, original: &OriginalView, commands: &mut Vec<Command>) {
    let (page, of) = original.shown.map_or((1, 0), |shown| (shown.id.1, shown.of));
    ui.horizontal(|ui| {
        button_ui(ui, Command::TurnPage { forward: false }, "◀", page > 1, commands);
        ui.label(if of == 0 { format!("Page {page}") } else { format!("Page {page} of {of}") });
        button_ui(ui, Command::TurnPage { forward: true }, "▶", page < of, commands);
        ui.add_space(8.0);
        button_ui(ui, Command::SizePage(Zoom::Out), "−", true, commands);
        ui.label(muted(ui, format!("{:.0} %", original.size * 100.0)).size(sizes::SMALL))
            .on_hover_text("Width of the page as a share of its pane");
        button_ui(ui, Command::SizePage(Zoom::In), "+", true, commands);
        if (original.size - 1.0).abs() > 0.01 {
            button_ui(ui, Command::SizePage(Zoom::Reset), "↔", true, commands);
        }
        button_ui(ui, Command::RotatePage, "↻", of > 0, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, "×", "Put the page away").clicked() {
                commands.push(Command::TogglePage);
            }
        });
    });
}

/// The button for a command, where it can be carried out.
fn button_ui(ui: &mut Ui, command: Command, sign: &str, can: bool, commands: &mut Vec<Command>) {
    let name = menu::entry(&command).map_or("", |entry| entry.name);
    if ui.add_enabled_ui(can, |ui| icon_button(ui, sign, name)).inner.clicked() {
        commands.push(command);
    }
}

/// What is to be said of the page, quietly, in the corner of the `whole` pane: nothing is moved by it.
fn state_ui(ui: &mut Ui, whole: Rect, look: &Look, original: &mut OriginalView) {
    let kept = original.kept.page(look.id);
    let elsewhere = original.shown.filter(|shown| shown.id.1 != shown.followed).map(|shown| shown.followed);
    let said = match kept {
        None => Some("Drawing the page…"),
        Some(kept) if kept.is_sought => Some("Looking for the words in the picture…"),
        Some(kept) if elsewhere.is_none() => {
            let is_lost = look.words.is_some_and(|words| kept.knows_not(&(words.start()..words.end())));
            is_lost.then_some("The words were not found on this page.")
        }
        Some(_) => None,
    };
    if said.is_none() && elsewhere.is_none() {
        return;
    }
    // Above the scroll bar.
    let mut corner = whole.shrink(4.0);
    corner.max.y -= ui.spacing().scroll.bar_width + 6.0;
    let corner = UiBuilder::new().max_rect(corner).layout(Layout::bottom_up(Align::Min)).id_salt("state");
    let note = Frame::new().fill(palette(ui).raised).inner_margin(Margin::symmetric(8, 3)).corner_radius(sizes::ROUND);
    note.show(&mut ui.new_child(corner), |ui| {
        ui.horizontal(|ui| {
            if let Some(said) = said {
                ui.label(muted(ui, said).size(sizes::SMALL));
            }
            if let Some(page) = elsewhere {
                ui.label(muted(ui, format!("The text is on page {page}.")).size(sizes::SMALL));
                if ui.link(RichText::new("Go back to it").size(sizes::SMALL)).clicked() {
                    original.turned = None;
                }
            }
        });
    });
}

/// Why the page is not shown, and the ways out.
fn fault_ui(ui: &mut Ui, what: &str, is_stale: bool, commands: &mut Vec<Command>) {
    ui.add_space(12.0);
    // What a library says may quote the file.
    ui.add(Label::new(warning(ui, printable(what))).wrap());
    ui.horizontal_wrapped(|ui| {
        if is_stale && ui.button("Read the folder again").clicked() {
            commands.push(Command::Reload);
        }
        if ui.button("Open the file").clicked() {
            commands.push(Command::OpenOriginal);
        }
    });
}
