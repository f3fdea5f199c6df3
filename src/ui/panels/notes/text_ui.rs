//! Fields that are written in: named for the screen reader, with citation marks set off.

use std::sync::Arc;

use eframe::egui::text::{ByteIndex, CCursor, CCursorRange, CharIndex, LayoutJob, LayoutSection, TextFormat};
use eframe::egui::{FontId, Galley, Response, TextBuffer, TextEdit, Ui};

use crate::notes::marks;
use crate::ui::theme::{palette, sizes};

/// A field of one line that is called `name`.
pub fn field_ui(ui: &mut Ui, edit: TextEdit<'_>, name: &str) -> Response {
    let response = ui.add(edit);
    call(ui, &response, name);
    response
}

/// Several lines of Markdown, and where the cursor is in them, in characters. The cursor is put at `cursor` first.
pub fn markdown_ui(ui: &mut Ui, text: &mut String, name: &str, cursor: Option<usize>) -> (Response, Option<usize>) {
    let mut layouter =
        |ui: &Ui, buffer: &dyn TextBuffer, width: f32| -> Arc<Galley> { laid_out(ui, buffer.as_str(), width) };
    let edit = TextEdit::multiline(text)
        .id_salt("text")
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .hint_text(name)
        .layouter(&mut layouter);
    let mut shown = edit.show(ui);
    let response: Response = shown.response.response.clone();
    if let Some(cursor) = cursor {
        let at = CCursor::new(CharIndex(cursor));
        shown.state.cursor.set_char_range(Some(CCursorRange::one(at)));
        shown.state.store(ui, response.id);
    }
    call(ui, &response, name);
    (response, shown.cursor_range.map(|range| range.primary.index.0))
}

fn call(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// The text with each mark on a ground of its own.
fn laid_out(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let palette = palette(ui);
    let plain = TextFormat::simple(FontId::proportional(sizes::TEXT), palette.text);
    let mark = TextFormat { color: palette.accent, background: palette.control, ..plain.clone() };
    let mut job = LayoutJob { text: text.to_owned(), ..LayoutJob::default() };
    job.wrap.max_width = width;
    let mut push = |from: usize, to: usize, format: &TextFormat| {
        if from < to {
            let byte_range = ByteIndex(from)..ByteIndex(to);
            job.sections.push(LayoutSection { leading_space: 0.0, byte_range, format: format.clone() });
        }
    };
    let mut done = 0;
    for found in marks(text) {
        push(done, found.range.start, &plain);
        push(found.range.start, found.range.end, &mark);
        done = found.range.end;
    }
    push(done, text.len(), &plain);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
