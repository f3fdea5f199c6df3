//! Lines and citations that are dragged to another place of the note.

use eframe::egui::{
    Color32, CursorIcon, DragAndDrop, FontId, Id, LayerId, Order, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::notes::{Edit, LineId, Notebook, SectionId, marks, without_mark};
use crate::ui::Command;
use crate::ui::theme::{palette, sizes};

/// How near the upper or lower edge of the note the pointer makes it scroll, and how fast, in points and points a frame.
const EDGE: f32 = 28.0;
const SPEED: f32 = 8.0;

/// What is dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dragged {
    /// A line.
    Line(LineId),
    /// The citation at this position among those of a line.
    Citation(LineId, usize),
}

/// Six dots to drag the `number`th line by.
pub fn handle_ui(ui: &mut Ui, line: LineId, number: usize) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, sizes::ROW - 4.0), Sense::drag());
    let name = format!("Drag line {number}");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    response.dnd_set_drag_payload(Dragged::Line(line));
    let ink = if response.hovered() || response.dragged() { palette(ui).text } else { palette(ui).muted };
    for column in [-2.5, 2.5] {
        for row in [-5.0, 0.0, 5.0] {
            ui.painter().circle_filled(rect.center() + vec2(column, row), 1.2, ink);
        }
    }
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text("Drag to move the line; Alt+Up and Alt+Down do the same")
}

/// Takes what is dropped on a line that stands at `rect`: a line before or after it, a citation at its end.
pub fn line_takes_ui(
    ui: &Ui,
    notebook: &Notebook,
    rect: Rect,
    (section, at, line): (SectionId, usize, LineId),
    commands: &mut Vec<Command>,
) {
    let Some((dragged, pointer)) = over(ui, rect) else {
        return;
    };
    match *dragged {
        Dragged::Line(id) => {
            let is_above = pointer.y < rect.center().y;
            let edit = line_moved(notebook, id, section, if is_above { at } else { at + 1 });
            if edit.is_some() {
                rule(ui, rect, if is_above { rect.top() - 3.0 } else { rect.bottom() - sizes::GAP / 2.0 });
            }
            drop_ui(ui, edit, commands);
        }
        Dragged::Citation(from, position) => {
            let copies = ui.input(|input| input.modifiers.command);
            let edit = citation_moved(notebook, from, position, line, copies);
            if edit.is_some() {
                frame(ui, rect);
            }
            drop_ui(ui, edit, commands);
        }
    }
}

/// Takes a line that is dropped on a section's heading, which stands at `rect`: it becomes the first; the last where the
/// section is folded.
pub fn heading_takes_ui(
    ui: &Ui,
    notebook: &Notebook,
    rect: Rect,
    section: SectionId,
    is_folded: bool,
    commands: &mut Vec<Command>,
) {
    let Some((dragged, _)) = over(ui, rect) else {
        return;
    };
    if let Dragged::Line(id) = *dragged {
        let edit = line_moved(notebook, id, section, if is_folded { usize::MAX } else { 0 });
        if edit.is_some() {
            if is_folded { frame(ui, rect) } else { rule(ui, rect, rect.bottom() + 2.0) }
        }
        drop_ui(ui, edit, commands);
    }
}

/// Shows beside the pointer what is dragged, and scrolls where the pointer nears an edge of the note.
pub fn dragging_ui(ui: &mut Ui, notebook: &Notebook) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui) else {
        return;
    };
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    let area = ui.clip_rect();
    // The nearer the edge, the faster.
    let near = |distance: f32| SPEED * (1.0 - distance / EDGE).clamp(0.0, 1.0);
    let delta = near(pointer.y - area.top()) - near(area.bottom() - pointer.y);
    if delta.abs() > 0.0 {
        ui.scroll_with_delta(vec2(0.0, delta));
    }
    let text = match *dragged {
        Dragged::Line(id) => notebook.line(id).map(|line| first_words(&line.text)),
        Dragged::Citation(id, at) => notebook
            .line(id)
            .and_then(|line| marks(&line.text).nth(at).and_then(|mark| line.text.get(mark.range).map(str::to_owned))),
    };
    let paint = palette(ui);
    let painter = ui.layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged in the note")));
    let words = painter.layout(text.unwrap_or_default(), FontId::proportional(sizes::SMALL), paint.text, 260.0);
    let rect = Rect::from_min_size(pointer + vec2(14.0, 10.0), words.size() + vec2(16.0, 10.0));
    painter.rect(
        rect,
        f32::from(sizes::ROUND),
        paint.raised,
        Stroke::new(1.0, paint.accent),
        eframe::egui::StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(8.0, 5.0), words, Color32::PLACEHOLDER);
    ui.request_repaint();
}

fn first_words(text: &str) -> String {
    const MOST: usize = 10;
    let mut words = text.split_whitespace();
    let first = words.by_ref().take(MOST).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { format!("{first} …") } else { first }
}

/// What is dragged over `rect`, and where.
fn over(ui: &Ui, rect: Rect) -> Option<(std::sync::Arc<Dragged>, eframe::egui::Pos2)> {
    let dragged = DragAndDrop::payload::<Dragged>(ui)?;
    let pointer = ui.input(|input| input.pointer.interact_pos())?;
    (rect.contains(pointer) && ui.clip_rect().contains(pointer)).then_some((dragged, pointer))
}

/// Lets go of what is dragged where the button was released.
fn drop_ui(ui: &Ui, edit: Option<Edit>, commands: &mut Vec<Command>) {
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui);
        commands.extend(edit.map(Command::Edit));
    }
}

/// Where a line would come.
fn rule(ui: &Ui, rect: Rect, y: f32) {
    let stroke = Stroke::new(2.0, palette(ui).accent);
    ui.painter().line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], stroke);
}

/// What a citation would come to.
fn frame(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.5, palette(ui).accent);
    ui.painter().rect_stroke(rect.expand(2.0), 4.0, stroke, eframe::egui::StrokeKind::Inside);
}

/// The edit that puts a line before the one at `before` of a section; `None` where it stands there already.
fn line_moved(notebook: &Notebook, id: LineId, section: SectionId, before: usize) -> Option<Edit> {
    let (from, at) = notebook.position(id)?;
    // The line is taken out first: those below it move up.
    let to = if from == section && at < before { before.saturating_sub(1) } else { before };
    let last = notebook.section(section)?.lines.len().saturating_sub(usize::from(from == section));
    let to = to.min(last);
    (from != section || at != to).then_some(Edit::Move { id, section, to })
}

/// The edit that takes a citation off one line and puts it at the end of another, or of its own; `copies` leaves it where
/// it is, too.
fn citation_moved(notebook: &Notebook, from: LineId, position: usize, to: LineId, copies: bool) -> Option<Edit> {
    let source = notebook.line(from)?;
    let mark = marks(&source.text).nth(position)?;
    let mark = source.text.get(mark.range)?;
    let left = without_mark(&source.text, position);
    let with_mark = |text: &str| match text.is_empty() || text.ends_with(char::is_whitespace) {
        true => format!("{text}{mark}"),
        false => format!("{text} {mark}"),
    };
    if from == to {
        let text = with_mark(&left);
        return (text != source.text).then(|| Edit::Several(vec![Edit::Rewrite { id: to, text }]));
    }
    let target = notebook.line(to)?;
    let has = marks(&target.text).any(|known| target.text.get(known.range) == Some(mark));
    let mut edits = Vec::new();
    if !copies {
        edits.push(Edit::Rewrite { id: from, text: left });
    }
    if !has {
        edits.push(Edit::Rewrite { id: to, text: with_mark(&target.text) });
    }
    (!edits.is_empty()).then_some(Edit::Several(edits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{LineKind, Notes, Section};

    /// Two sections, of two lines and of one.
    fn notes() -> (Notes, [SectionId; 2], [LineId; 3]) {
        let mut notes = Notes::default();
        let mut sections = Vec::new();
        let mut lines = Vec::new();
        for texts in [&["one [1 ¶4] [2 ¶5]", "two"][..], &["three [2 ¶5]"]] {
            let id = notes.notebook.fresh_section();
            assert!(notes.apply(Edit::InsertSection { at: usize::MAX, section: Section::blank(id) }));
            sections.push(id);
            for text in texts {
                let line = notes.notebook.new_line(LineKind::Fact, (*text).to_owned());
                lines.push(line.id);
                assert!(notes.apply(Edit::Insert { section: id, at: usize::MAX, line }));
            }
        }
        (notes, [sections[0], sections[1]], [lines[0], lines[1], lines[2]])
    }

    fn texts(notes: &Notes) -> Vec<&str> {
        notes.notebook.lines().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn a_line_goes_before_or_after_another() {
        let (mut notes, [first, second], [one, two, three]) = notes();
        assert_eq!(line_moved(&notes.notebook, one, first, 0), None, "it stands there");
        assert_eq!(line_moved(&notes.notebook, one, first, 1), None, "it stands there");
        let edit = line_moved(&notes.notebook, one, first, 2).unwrap();
        assert_eq!(edit, Edit::Move { id: one, section: first, to: 1 });
        assert!(notes.apply(edit));
        assert!(notes.apply(line_moved(&notes.notebook, two, second, usize::MAX).unwrap()));
        assert!(notes.apply(line_moved(&notes.notebook, three, first, 0).unwrap()));
        assert_eq!(texts(&notes), ["three [2 ¶5]", "one [1 ¶4] [2 ¶5]", "two"]);
    }

    #[test]
    fn a_citation_goes_to_the_end_of_a_line() {
        let (mut notes, _, [one, two, three]) = notes();
        let before = notes.notebook.clone();
        assert!(notes.apply(citation_moved(&notes.notebook, one, 0, two, false).unwrap()));
        assert_eq!(texts(&notes), ["one [2 ¶5]", "two [1 ¶4]", "three [2 ¶5]"]);
        assert!(notes.undo(), "one step");
        assert_eq!(notes.notebook, before);
        assert!(notes.apply(citation_moved(&notes.notebook, one, 0, one, false).unwrap()));
        assert_eq!(texts(&notes)[0], "one [2 ¶5] [1 ¶4]");
        assert!(notes.apply(citation_moved(&notes.notebook, one, 1, two, true).unwrap()));
        assert_eq!(texts(&notes), ["one [2 ¶5] [1 ¶4]", "two [1 ¶4]", "three [2 ¶5]"], "copied");
        assert!(notes.apply(citation_moved(&notes.notebook, three, 0, one, false).unwrap()));
        assert_eq!(texts(&notes), ["one [2 ¶5] [1 ¶4]", "two [1 ¶4]", "three"], "cited there already");
        assert_eq!(citation_moved(&notes.notebook, one, 1, one, false), None, "it stands there");
    }
}
