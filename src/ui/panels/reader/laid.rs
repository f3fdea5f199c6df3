//! A paragraph laid out: its galley, and the way between places in the text and places on the screen.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CCursor, CharIndex, LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, FontId, Galley, Rect, Ui, Vec2, pos2};

use super::columns::columns;
use super::shown::{Characters, shown};
use crate::briefing::{CELL_BREAK, Document, Paragraph, ParagraphRole};
use crate::text::Span;
use crate::ui::theme::{face, sizes};

/// A paragraph as it is drawn. Its colour is given when it is painted.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The lines with their glyphs.
    pub galley: Arc<Galley>,
    /// The number of the first character of each line, and the number of all at the end.
    firsts: Vec<usize>,
    characters: Characters,
    span: Span,
}

/// The width of a letter, as a share of its size, that columns are measured in; and how many letters the last column of
/// a table is given.
const LETTER: f32 = 0.54;
const LAST_CELL: usize = 8;

/// The size and face of a paragraph of this role.
pub fn font(role: ParagraphRole) -> FontId {
    let (size, bold, italic) = match role {
        ParagraphRole::Body => (sizes::READER, false, false),
        ParagraphRole::Title => (sizes::TITLE, true, false),
        ParagraphRole::Heading => (sizes::READER + 1.5, true, false),
        ParagraphRole::Caption => (sizes::READER - 1.5, false, true),
        ParagraphRole::Boilerplate => (sizes::READER - 2.0, false, false),
    };
    FontId::new(size, face(bold, italic))
}

/// The height that a paragraph will roughly have in a column of `width`.
pub fn guessed_height(paragraph: &Paragraph, width: f32) -> f32 {
    let size = font(paragraph.role).size;
    let per_line = (width / (size * 0.48)).max(8.0);
    let lines = (paragraph.span.len() as f32 / per_line).ceil().max(1.0);
    lines * size * sizes::READER_LINE
}

/// The letters to lay out. The cells of a row begin where their columns do, as long as the table fits into the width.
fn job(ui: &Ui, document: &Document, paragraph: &Paragraph, width: f32, format: TextFormat) -> LayoutJob {
    let text = paragraph.span.of(&document.text);
    let columns = columns(document, paragraph);
    let letter = format.font_id.size * LETTER;
    let ends = columns.last().map_or(0.0, |&last| (last + LAST_CELL) as f32 * letter);
    if columns.len() < 2 || ends > width {
        return LayoutJob::single_section(shown(text), format);
    }
    let mut job = LayoutJob::default();
    let mut reached = 0.0;
    let count = text.split(CELL_BREAK).count();
    for (number, cell) in text.split(CELL_BREAK).enumerate() {
        let begins = columns.get(number).map_or(0.0, |&column| column as f32 * letter);
        let space = (begins - reached).max(0.0);
        let parted = if number + 1 < count { CELL_BREAK } else { "" };
        let words = shown(cell) + parted;
        let wide = ui.fonts_mut(|fonts| {
            fonts.layout_no_wrap(words.clone(), format.font_id.clone(), Color32::PLACEHOLDER).size().x
        });
        reached += space + wide;
        job.append(&words, space, format.clone());
    }
    job
}

impl Laid {
    /// Lays `paragraph` of `document` out in a column of `width`.
    pub fn out(ui: &Ui, document: &Document, paragraph: &Paragraph, width: f32) -> Self {
        let text = paragraph.span.of(&document.text);
        let font = font(paragraph.role);
        let format = TextFormat {
            line_height: Some((font.size * sizes::READER_LINE).round()),
            ..TextFormat::simple(font, Color32::PLACEHOLDER)
        };
        let mut job = job(ui, document, paragraph, width, format);
        job.wrap = TextWrapping::wrap_at_width(width);
        job.break_on_newline = false;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let mut firsts = Vec::with_capacity(galley.rows.len() + 1);
        let mut count = 0;
        firsts.push(0);
        for row in &galley.rows {
            count += row.char_count_including_newline().0;
            firsts.push(count);
        }
        Self { galley, firsts, characters: Characters::of(text), span: paragraph.span }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.galley.size().y
    }

    /// The byte of the document's text that lies nearest to `at`, relative to the galley.
    pub fn byte_at(&self, document: &Document, at: Vec2) -> usize {
        let cursor = self.galley.cursor_from_pos(at);
        let text = self.span.of(&document.text);
        self.span.start() + self.characters.byte_at(text, cursor.index.0)
    }

    /// The byte of the document's text whose character is under `at`, relative to the galley, or `None` where there is
    /// none.
    pub fn byte_under(&self, document: &Document, at: Vec2) -> Option<usize> {
        let row =
            self.galley.rows.partition_point(|row| row.max_y() <= at.y).min(self.galley.rows.len().checked_sub(1)?);
        let placed = self.galley.rows.get(row)?;
        let first = *self.firsts.get(row)?;
        let x = at.x - placed.pos.x;
        let glyph = placed.glyphs.iter().position(|glyph| glyph.logical_rect().x_range().contains(x))?;
        let text = self.span.of(&document.text);
        Some(self.span.start() + self.characters.byte_at(text, first + glyph))
    }

    /// The characters of `bytes` of the document's text.
    fn characters(&self, document: &Document, bytes: Range<usize>) -> Range<usize> {
        let text = self.span.of(&document.text);
        let from = bytes.start.max(self.span.start()) - self.span.start();
        let to = bytes.end.max(self.span.start()) - self.span.start();
        self.characters.at_byte(text, from)..self.characters.at_byte(text, to)
    }

    /// Where `bytes` of the document's text stand, one rectangle for each line between `top` and `bottom`, relative to
    /// the galley.
    pub fn rects(&self, document: &Document, bytes: Range<usize>, top: f32, bottom: f32) -> Vec<Rect> {
        let Range { start, end } = self.characters(document, bytes);
        let mut found = Vec::new();
        if start >= end {
            return found;
        }
        let begins = self.firsts.partition_point(|&first| first <= start).saturating_sub(1);
        for (row, &first) in self.galley.rows.iter().zip(&self.firsts).skip(begins) {
            if first >= end || row.min_y() > bottom {
                break;
            }
            if row.max_y() < top {
                continue;
            }
            let columns = row.char_count_excluding_newline().0;
            let left = row.x_offset(CharIndex(start.saturating_sub(first).min(columns)));
            let right = row.x_offset(CharIndex((end - first).min(columns)));
            if right > left {
                found.push(Rect::from_min_max(
                    pos2(row.pos.x + left, row.min_y()),
                    pos2(row.pos.x + right, row.max_y()),
                ));
            }
        }
        found
    }

    /// Where a caret at byte `at` stands, relative to the galley.
    pub fn caret(&self, document: &Document, at: usize) -> Rect {
        let character = self.characters(document, at..at).start;
        self.galley.pos_from_cursor(CCursor::new(CharIndex(character)))
    }

    /// Which bytes of the document's text stand on lines between `top` and `bottom`, relative to the galley.
    pub fn bytes_between(&self, document: &Document, top: f32, bottom: f32) -> Range<usize> {
        let rows = &self.galley.rows;
        let first = rows.partition_point(|row| row.max_y() < top);
        let last = rows.partition_point(|row| row.min_y() <= bottom);
        let text = self.span.of(&document.text);
        let byte = |row: usize| {
            let character = self.firsts.get(row).copied().unwrap_or(usize::MAX);
            self.span.start() + self.characters.byte_at(text, character)
        };
        byte(first)..byte(last)
    }
}
