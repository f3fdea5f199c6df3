//! The open document's page: its rows, their heights, the galleys of those near the screen, and where it is scrolled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::{Color32, Galley, Ui};

use super::laid::{Laid, font, guessed_height};
use super::rows::{Heights, Row, fold_of, rows};
use crate::briefing::{Document, DocumentId, ParagraphRole};
use crate::text::Span;
use crate::ui::theme::sizes;

/// The space under a paragraph.
pub const GAP: f32 = 10.0;
/// The height of a fold's line and of the line that says what a paragraph repeats.
pub const LINE: f32 = 24.0;
/// How many rows off the screen are laid out each frame until all heights are known.
const AHEAD: usize = 24;
/// How many galleys are kept.
const KEPT: usize = 400;

/// A document's page.
#[derive(Debug, Default)]
pub struct Page {
    document: Option<DocumentId>,
    /// Width of the column, and points per pixel: heights hold for these alone.
    measure: (f32, f32),
    rows: Vec<Row>,
    heights: Heights,
    laid: BTreeMap<usize, Laid>,
    /// What egui laid out for a mark: as long as it gives the same one back, what was laid out before holds.
    mark: Option<Arc<Galley>>,
    open: BTreeSet<usize>,
    /// The paragraphs that have a line of the analyst's own signs beneath them.
    signed: BTreeSet<usize>,
    /// Scroll here in the next frame.
    pub scroll_to: Option<f32>,
    /// What is scrolled to once it is laid out, and whether it may stay where it is if it is in view.
    jump: Option<Jump>,
    /// The byte at the top of the screen.
    pub top: usize,
    offset: f32,
}

#[derive(Clone, Copy, Debug)]
enum Jump {
    /// These words into view.
    Words(Span),
    /// This byte to the top.
    Top(usize),
}

impl Page {
    /// Forgets everything about the document that is open, for its text may have changed.
    pub fn forget(&mut self) {
        let top = self.top;
        *self = Self { document: self.document, jump: Some(Jump::Top(top)), ..Self::default() };
    }

    /// Turns to `document`, unless it is open.
    pub fn turn_to(&mut self, document: DocumentId) {
        if self.document != Some(document) {
            *self = Self { document: Some(document), scroll_to: Some(0.0), ..Self::default() };
        }
    }

    /// Brings `span` of `document` into view.
    pub fn show(&mut self, document: &Document, span: Span) {
        self.turn_to(document.id);
        self.unfold(document, span.start());
        self.jump = Some(Jump::Words(span));
    }

    /// Brings byte `at` of `document` to the top.
    pub fn show_from(&mut self, document: &Document, at: usize) {
        self.turn_to(document.id);
        self.unfold(document, at);
        self.jump = Some(Jump::Top(at));
    }

    fn unfold(&mut self, document: &Document, at: usize) {
        let paragraph = paragraph_of(document, at);
        if let Some(first) = fold_of(document, paragraph)
            && self.open.insert(first)
        {
            self.relist();
        }
    }

    /// Opens or closes the fold that begins at paragraph `first`.
    pub fn toggle_fold(&mut self, first: usize) {
        if !self.open.remove(&first) {
            self.open.insert(first);
        }
        self.jump.get_or_insert(Jump::Top(self.top));
        self.relist();
    }

    /// Whether the fold that begins at paragraph `first` is open.
    pub fn is_open(&self, first: usize) -> bool {
        self.open.contains(&first)
    }

    fn relist(&mut self) {
        self.measure = (0.0, 0.0);
    }

    /// Makes rows and heights fit `document` in a column of `width`; where they were made for another, what stood at the
    /// top stays there.
    pub fn fit(&mut self, ui: &Ui, document: &Document, width: f32, signed: BTreeSet<usize>) {
        self.forget_lost_glyphs(ui);
        if self.signed != signed {
            self.signed = signed;
            if self.measure.0 > 0.0 {
                self.jump.get_or_insert(Jump::Top(self.top));
            }
            self.relist();
        }
        let measure = (width, ui.pixels_per_point());
        if (self.measure.0 - measure.0).abs() < 0.5 && (self.measure.1 - measure.1).abs() < 1e-3 {
            return;
        }
        if self.measure.0 > 0.0 && self.jump.is_none() && self.scroll_to.is_none() {
            self.jump = Some(Jump::Top(self.top));
        }
        self.measure = measure;
        self.laid.clear();
        self.rows = rows(document, &self.open);
        let guess = |row: &Row| match row {
            Row::Fold { .. } => LINE + GAP,
            Row::Paragraph(at) => {
                document.paragraphs.get(*at).map_or(0.0, |paragraph| guessed_height(paragraph, width) + GAP)
            }
        };
        self.heights = Heights::guessed(self.rows.iter().map(guess));
    }

    /// Forgets what was laid out before egui cleared its glyphs (the theme changed, or there were too many): its letters
    /// would be those that took their place.
    fn forget_lost_glyphs(&mut self, ui: &Ui) {
        let mark =
            ui.fonts_mut(|fonts| fonts.layout_no_wrap("¶".to_owned(), font(ParagraphRole::Body), Color32::PLACEHOLDER));
        if !self.mark.as_ref().is_some_and(|known| Arc::ptr_eq(known, &mark)) {
            self.laid.clear();
            self.mark = Some(mark);
        }
    }

    /// The rows.
    pub fn row(&self, at: usize) -> Option<Row> {
        self.rows.get(at).copied()
    }

    /// The heights of the rows.
    pub fn heights(&self) -> &Heights {
        &self.heights
    }

    /// The row that shows `paragraph`, or the fold it is in.
    pub fn row_of(&self, paragraph: usize) -> usize {
        let after = self.rows.partition_point(|row| match *row {
            Row::Paragraph(at) => at <= paragraph,
            Row::Fold { first, .. } => first <= paragraph,
        });
        after.saturating_sub(1)
    }

    /// The paragraph at `row`, laid out; its height is taken down.
    pub fn laid(&mut self, ui: &Ui, document: &Document, row: usize) -> Option<Laid> {
        let Some(Row::Paragraph(at)) = self.row(row) else {
            self.measure_fold(row);
            return None;
        };
        if let Some(laid) = self.laid.get(&at) {
            return Some(laid.clone());
        }
        let paragraph = document.paragraphs.get(at)?;
        let laid = Laid::out(ui, document, paragraph, self.measure.0);
        let lines = usize::from(paragraph.repeats.is_some()) + usize::from(self.signed.contains(&at));
        self.heights.measured(&[(row, laid.height() + lines as f32 * LINE + GAP)]);
        if self.laid.len() >= KEPT {
            self.forget_far_from(at);
        }
        self.laid.insert(at, laid.clone());
        Some(laid)
    }

    fn measure_fold(&mut self, row: usize) {
        self.heights.measured(&[(row, LINE + GAP)]);
    }

    fn forget_far_from(&mut self, at: usize) {
        let near = at.saturating_sub(KEPT / 4)..at.saturating_add(KEPT / 4);
        self.laid.retain(|paragraph, _| near.contains(paragraph));
    }

    /// Lays out a few rows that were not yet; true while there are more. Then the height of all is known, and marks in
    /// the scroll bar stand right.
    pub fn measure_ahead(&mut self, ui: &Ui, document: &Document) -> bool {
        let rows = self.heights.unmeasured(AHEAD);
        if rows.is_empty() {
            return false;
        }
        let above = self.row_at_top();
        let before = self.heights.top(above);
        for row in rows {
            self.laid(ui, document, row);
        }
        let moved = self.heights.top(above) - before;
        if moved.abs() > 0.5 {
            // Rows above the screen turned out higher or lower: what is read stays where it is.
            self.scroll_to = Some(self.scroll_to.unwrap_or(self.offset) + moved);
        }
        true
    }

    fn row_at_top(&self) -> usize {
        self.heights.row_at(self.offset)
    }

    /// Takes down how far the page is scrolled.
    pub fn scrolled(&mut self, document: &Document, offset: f32) {
        self.offset = offset;
        let row = self.heights.row_at(offset);
        let Some(Row::Paragraph(at)) = self.row(row) else {
            let first = self.row(row).map_or(0, Row::paragraph);
            self.top = document.paragraphs.get(first).map_or(0, |p| p.span.start());
            return;
        };
        let down = offset - self.heights.top(row);
        self.top = match self.laid.get(&at) {
            Some(laid) if down > 0.0 => laid.byte_at(document, eframe::egui::vec2(0.0, down + sizes::READER * 0.7)),
            _ => document.paragraphs.get(at).map_or(0, |p| p.span.start()),
        };
    }

    /// How far the page is to be scrolled in this frame, where that is not as far as before. `height` is the screen's.
    pub fn take_scroll(&mut self, ui: &Ui, document: &Document, height: f32) -> Option<f32> {
        let Some(jump) = self.jump.take() else {
            return self.scroll_to.take();
        };
        let at = match jump {
            Jump::Words(span) => span.start(),
            Jump::Top(at) => at,
        };
        let paragraph = paragraph_of(document, at);
        let row = self.row_of(paragraph);
        // Where the rows near the target are measured first, the words stand where they are looked for.
        for near in row.saturating_sub(3)..(row + 8).min(self.heights.count()) {
            self.laid(ui, document, near);
        }
        let within = self
            .laid
            .get(&paragraph)
            .and_then(|laid| laid.rects(document, at..at + 1, 0.0, f32::INFINITY).first().copied())
            .map_or(0.0, |rect| rect.top());
        let y = self.heights.top(row) + within;
        let start = self.scroll_to.take().unwrap_or(self.offset);
        let offset = match jump {
            Jump::Top(_) => y,
            // What is well in view stays where it is.
            Jump::Words(_) if y > start + 24.0 && y < start + height - 64.0 => start,
            Jump::Words(_) => y - height * 0.3,
        };
        let most = (self.heights.total() - height).max(0.0);
        Some(offset.clamp(0.0, most))
    }

    /// How far down the page byte `at` stands, from 0 to 1.
    pub fn part_at(&self, document: &Document, at: usize) -> f32 {
        let paragraph = paragraph_of(document, at);
        let row = self.row_of(paragraph);
        let part = document.paragraphs.get(paragraph).map_or(0.0, |paragraph| {
            let into = at.saturating_sub(paragraph.span.start()) as f32;
            into / paragraph.span.len().max(1) as f32
        });
        let y = self.heights.top(row) + part * self.heights.height(row);
        y / self.heights.total().max(1.0)
    }
}

/// The paragraph at or before byte `at`.
pub fn paragraph_of(document: &Document, at: usize) -> usize {
    document.paragraphs.partition_point(|paragraph| paragraph.span.start() <= at).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use eframe::egui::Theme;
    use egui_kittest::Harness;

    use super::*;

    #[test]
    fn letters_are_laid_out_anew_when_egui_has_cleared_its_glyphs() {
        let document = crate::load::document_of("a.txt", b"Words that are laid out once and kept.").unwrap();
        let mut harness = Harness::builder().with_theme(Theme::Dark).build_ui_state(
            move |ui, (page, galley): &mut (Page, Option<Arc<Galley>>)| {
                page.turn_to(document.id);
                page.fit(ui, &document, 300.0, BTreeSet::new());
                *galley = page.laid(ui, &document, 0).map(|laid| laid.galley);
            },
            (Page::default(), None),
        );
        let is_kept_by = |harness: &mut Harness<'_, (Page, Option<Arc<Galley>>)>, theme: Theme| {
            let before = harness.state().1.clone().unwrap();
            harness.ctx.set_theme(theme);
            harness.run_steps(2);
            Arc::ptr_eq(&before, harness.state().1.as_ref().unwrap())
        };
        harness.run();
        assert!(is_kept_by(&mut harness, Theme::Dark));
        assert!(!is_kept_by(&mut harness, Theme::Light), "the letters of the other theme are gone");
        assert!(is_kept_by(&mut harness, Theme::Light));
    }
}
