//! A long list: only the rows in sight are laid out, and one focus with arrow keys serves them all.

use eframe::egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::row::{Deed, RowFrame};
use crate::ui::Wanted;
use crate::ui::pins::Signs;
use crate::ui::theme::{palette, sizes};

/// A list to be drawn.
pub struct List<'a> {
    /// What tells it from other lists.
    pub id: Id,
    /// Its name for screen readers ("Actors, 12 of 120").
    pub name: &'a str,
    /// Where the rows end.
    pub ends: Ends<'a>,
    /// The selected row.
    pub selected: Option<usize>,
    /// Whether the row at a position is picked beside others.
    pub picked: &'a dyn Fn(usize) -> bool,
    /// Whether the keys pass over the row at a position, as over the heading of a group.
    pub passed: &'a dyn Fn(usize) -> bool,
    /// What can be corrected of its rows.
    pub asks: &'a [Wanted],
    /// What the analyst set apart of the row at a position; `None` where it can have no star.
    pub signs: &'a dyn Fn(usize) -> Option<&'a Signs>,
    /// Whether to bring the selected row into sight.
    pub reveal: bool,
    /// Whether the rows keep a column free for the note button.
    pub gutter: bool,
}

/// Where each row of a list ends, from its top.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'a>(pub &'a [f32]);

impl Ends<'_> {
    fn count(self) -> usize {
        self.0.len()
    }

    /// Where the row at `position` begins.
    fn top(self, position: usize) -> f32 {
        let before = position.checked_sub(1).and_then(|before| self.0.get(before));
        before.copied().unwrap_or(0.0)
    }

    /// The row at the distance `y` from the top; the number of rows behind the last.
    fn at(self, y: f32) -> usize {
        self.0.partition_point(|end| *end <= y)
    }
}

/// What a scroll bar takes. Kept free also where there is none, so that columns stand under their heads.
pub fn bar_width(ui: &Ui) -> f32 {
    let scroll = &ui.spacing().scroll;
    scroll.bar_inner_margin + scroll.bar_width + scroll.bar_outer_margin
}

impl Wish {
    /// The row that it is about.
    pub fn position(self) -> usize {
        match self {
            Self::Pick(at) | Self::Cite(at) | Self::Toggle(at) | Self::Extend(at) | Self::Ask(at, _) => at,
            Self::Star(at) | Self::Tag(at) => at,
        }
    }
}

/// What the person asked of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To pick this row, by pointer or by keys.
    Pick(usize),
    /// To note this row.
    Cite(usize),
    /// To pick this row beside others, or to put it back.
    Toggle(usize),
    /// To pick all rows from the last picked one to this one.
    Extend(usize),
    /// To correct this row.
    Ask(usize, Wanted),
    /// To give this row a star, or to take it away.
    Star(usize),
    /// To give this row tags and a memo.
    Tag(usize),
}

/// What a row says of itself.
#[derive(Clone, Debug, Default)]
pub struct RowWords {
    /// Its name for screen readers.
    pub name: String,
    /// The rest of it for screen readers.
    pub description: String,
    /// What the pointer is told.
    pub hint: String,
    /// Whether it can be noted.
    pub citable: bool,
}

impl List<'_> {
    /// Draws the rows in sight. `words` says what a row is, `content` paints it.
    pub fn show(
        self,
        ui: &mut Ui,
        words: impl Fn(usize) -> RowWords,
        content: impl Fn(&mut Ui, Rect, usize, bool),
    ) -> Option<Wish> {
        let count = self.ends.count();
        let mut wish = self.take_keys(ui);
        let stepped = wish.is_some();
        let row_width = ui.available_width() - bar_width(ui);
        ScrollArea::vertical().id_salt(self.id).auto_shrink(false).show_viewport(ui, |ui, sight| {
            let width = row_width;
            let origin = ui.max_rect().min;
            ui.set_height(self.ends.top(count));
            let rect_of = |position: usize| {
                let top = self.ends.top(position);
                let height = self.ends.top(position + 1) - top;
                Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height))
            };
            let target = match wish {
                Some(Wish::Pick(position)) if stepped => Some(position),
                _ => self.selected.filter(|_| self.reveal),
            };
            if let Some(position) = target {
                ui.scroll_to_rect(rect_of(position), None);
            }
            let first = self.ends.at(sight.top());
            let last = self.ends.at(sight.bottom()).min(count.saturating_sub(1));
            for position in (first..=last).filter(|_| count > 0) {
                let said = words(position);
                let rect = rect_of(position);
                let builder = UiBuilder::new().id_salt(position).max_rect(rect);
                let deed = ui
                    .scope_builder(builder, |ui| {
                        let frame = RowFrame {
                            id: self.id.with(position),
                            rect,
                            selected: self.selected == Some(position),
                            focusable: false,
                            name: &said.name,
                            description: &said.description,
                            hint: &said.hint,
                            citable: said.citable,
                            picked: (self.picked)(position),
                            asks: self.asks,
                            signs: (self.signs)(position),
                            gutter: self.gutter,
                        };
                        frame.show(ui, |ui, inner, noted| content(ui, inner, position, noted))
                    })
                    .inner;
                match deed {
                    Some(Deed::Pick) => {
                        ui.memory_mut(|memory| memory.request_focus(self.id));
                        wish = Some(Wish::Pick(position));
                    }
                    Some(Deed::Cite) => wish = Some(Wish::Cite(position)),
                    Some(Deed::Toggle) => {
                        ui.memory_mut(|memory| memory.request_focus(self.id));
                        wish = Some(Wish::Toggle(position));
                    }
                    Some(Deed::Extend) => wish = Some(Wish::Extend(position)),
                    Some(Deed::Ask(wanted)) => wish = Some(Wish::Ask(position, wanted)),
                    Some(Deed::Star) => wish = Some(Wish::Star(position)),
                    Some(Deed::Tag) => wish = Some(Wish::Tag(position)),
                    None => {}
                }
            }
        });
        wish
    }

    /// Takes part in keyboard focus as one widget, and moves with the arrow keys while it has it.
    fn take_keys(&self, ui: &Ui) -> Option<Wish> {
        if !has_keys_ui(ui, self.id, self.name) {
            return None;
        }
        if !self.asks.is_empty()
            && let Some(selected) = self.selected
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))
        {
            return Some(Wish::Toggle(selected));
        }
        let step = step_taken(ui)?;
        let count = self.ends.count();
        let aim = stepped(self.selected, count, step)?;
        let goes_up = matches!(step, Step::Last) || matches!(step, Step::By(by) if by < 0);
        let is_row = |at: &usize| !(self.passed)(*at);
        let found = if goes_up { (0..=aim).rev().find(is_row) } else { (aim..count).find(is_row) };
        found.map(Wish::Pick)
    }
}

/// Whether the list `id`, called `name`, has the keyboard; then it is framed, and the arrow keys are its own.
pub fn has_keys_ui(ui: &Ui, id: Id, name: &str) -> bool {
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, ui.is_enabled(), name));
    if !response.has_focus() {
        return false;
    }
    let stroke = Stroke::new(1.5, palette(ui).accent);
    let corner = CornerRadius::same(sizes::ROUND);
    ui.painter().rect_stroke(rect.expand(1.0), corner, stroke, StrokeKind::Outside);
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    true
}

/// The step that the keys ask for.
pub fn step_taken(ui: &Ui) -> Option<Step> {
    ui.input_mut(|input| STEPS.iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, step)| *step))
}

/// A step through a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many rows down, or up.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the selected row again.
    Again,
}

/// How many rows Page Up and Page Down go.
const PAGE: isize = 10;

const STEPS: &[(Key, Step)] = &[
    (Key::ArrowDown, Step::By(1)),
    (Key::ArrowUp, Step::By(-1)),
    (Key::PageDown, Step::By(PAGE)),
    (Key::PageUp, Step::By(-PAGE)),
    (Key::Home, Step::First),
    (Key::End, Step::Last),
    (Key::Enter, Step::Again),
];

/// Where a step from `selected` leads in a list of `count` rows.
pub fn stepped(selected: Option<usize>, count: usize, step: Step) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (step, selected) {
        (Step::First, _) => 0,
        (Step::Last, _) => last,
        (Step::Again, selected) => selected?,
        (Step::By(by), Some(selected)) => selected.saturating_add_signed(by).min(last),
        (Step::By(by), None) if by < 0 => last,
        (Step::By(_), None) => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_in_the_list() {
        assert_eq!(stepped(None, 0, Step::By(1)), None);
        assert_eq!(stepped(None, 5, Step::By(1)), Some(0));
        assert_eq!(stepped(Some(4), 5, Step::By(1)), Some(4));
        assert_eq!(stepped(Some(0), 5, Step::By(-PAGE)), Some(0));
        assert_eq!(stepped(Some(2), 5, Step::Last), Some(4));
        assert_eq!(stepped(None, 5, Step::Again), None);
    }

    #[test]
    fn rows_are_found_by_height() {
        let uneven = Ends(&[5.0, 25.0, 30.0]);
        assert_eq!((uneven.at(0.0), uneven.at(5.0), uneven.at(29.0), uneven.at(30.0)), (0, 1, 2, 3));
        assert_eq!((uneven.top(0), uneven.top(1), uneven.top(3)), (0.0, 5.0, 30.0));
    }
}
