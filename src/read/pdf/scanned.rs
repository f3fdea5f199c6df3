//! Pages that are pictures: what is recognised in them becomes letters on the page, and doubtful words keep a mark until
//! the document is put together.

use image::GrayImage;

use super::glyphs::{Canvas, Painted};
use super::listed;
use crate::briefing::{Draft, Paragraph, Recognised};
use crate::read::ReadError;
use crate::read::recognise::{self, DOUBTFUL, Sheet};
use crate::read::rest::Rest;
use crate::text::Span;

/// Stands behind the first letter of a doubtful word: no text has it (Unicode, noncharacters).
pub const DOUBT: char = '\u{fdd0}';

/// A page of whose words the recognition is less sure in the mean was not read: it is handwritten, or in another script.
const LEGIBLE: f32 = 0.8;

/// Fewer lines than this, of which nothing can be made out, are none: a network sees a line now and then in a photograph.
const WRITTEN: usize = 3;

/// The size that the running text of a picture is taken to have, in points: a picture does not say how large it is.
const SIZE: f64 = 10.5;

/// What was recognised in the pages of a document.
#[derive(Debug, Default)]
pub struct Scanned {
    pages: usize,
    words: usize,
    sure: f64,
    blank: Vec<usize>,
    illegible: Vec<usize>,
    cut: Vec<usize>,
}

/// What was recognised on a page, in points.
pub struct Read {
    pub glyphs: Vec<Painted>,
    pub width: f64,
    pub height: f64,
    /// How often the page was turned by a quarter to be upright.
    pub turns: u8,
}

impl Scanned {
    /// What stands in the picture of page `number`, which has so many `dots` to a point where that is known; `None` where it
    /// is no text, which is noted.
    pub fn read(&mut self, number: usize, picture: GrayImage, dots: Option<f64>) -> Option<Read> {
        let sheet = recognise::read(picture);
        if sheet.is_cut {
            self.cut.push(number);
        }
        let Some(sure) = sheet.sure().filter(|sure| *sure >= LEGIBLE) else {
            let is_blank = sheet.lines.len() + sheet.illegible < WRITTEN;
            if is_blank { &mut self.blank } else { &mut self.illegible }.push(number);
            return None;
        };
        let count = sheet.count();
        (self.pages, self.words) = (self.pages + 1, self.words + count);
        self.sure += f64::from(sure) * count as f64;
        Some(painted(&sheet, dots.unwrap_or_else(|| usual_size(&sheet) / SIZE)))
    }

    /// How many pages were read.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Why nothing at all was read.
    pub fn nothing(&self) -> ReadError {
        if self.illegible.is_empty() { ReadError::Blank } else { ReadError::Illegible }
    }

    /// Says which pages gave nothing, and why. Where there is nothing on any, [`Scanned::nothing`] says it.
    pub fn tell(&self, rest: &mut Rest) {
        if !self.blank.is_empty() {
            rest.tell(format!("No text was recognised on {}: there are pictures, or nothing.", listed(&self.blank)));
        }
        if !self.illegible.is_empty() {
            rest.tell(format!(
                "What stands on {} could not be made out: it may be handwritten, too faint, or not in Latin letters; type \
                 it off to have it read.",
                listed(&self.illegible)
            ));
        }
        if !self.cut.is_empty() {
            rest.tell(format!("There is more on {} than is read of one page; words are missing.", listed(&self.cut)));
        }
    }

    /// Takes the marks out of the draft, and says in it what was recognised and which words are doubtful.
    pub fn settle(self, draft: &mut Draft) {
        if self.pages == 0 {
            return;
        }
        let marks: Vec<usize> = draft.text.match_indices(DOUBT).map(|(at, _)| at).collect();
        let text: String = draft.text.chars().filter(|letter| *letter != DOUBT).collect();
        let moved = |place: usize| place - marks.partition_point(|mark| *mark < place) * DOUBT.len_utf8();
        let span = |span: Span| Span::new(&text, moved(span.start()), moved(span.end()));
        draft.paragraphs.retain_mut(|paragraph: &mut Paragraph| match span(paragraph.span) {
            Some(span) => {
                paragraph.span = span;
                true
            }
            None => false,
        });
        let mut doubtful: Vec<Span> = marks.iter().filter_map(|mark| word_at(&text, moved(*mark))).collect();
        doubtful.dedup();
        draft.text = text;
        let sure = (self.sure / self.words.max(1) as f64 * 100.0).floor().clamp(0.0, 100.0) as u8;
        draft.recognised = Some(Recognised { pages: self.pages, sure, doubtful });
    }
}

/// The page with what was recognised in its pictures, where that is more than what is painted beside them.
pub fn with(painted: Canvas, read: Option<Read>) -> Canvas {
    let letters = |glyphs: &[Painted]| glyphs.iter().map(|glyph| glyph.text.trim().chars().count()).sum::<usize>();
    let Some(read) = read.filter(|read| letters(&read.glyphs) > letters(&painted.glyphs)) else {
        return painted;
    };
    let Read { mut glyphs, width, height, turns } = read;
    // What is painted over a picture, as a number of its page, was not recognised in it, but what lies beneath it was.
    let is_read = |glyph: &Painted| {
        let middle = glyph.x + glyph.width / 2.0;
        glyphs.iter().any(|word| {
            (word.x..word.x + word.width).contains(&middle)
                && (word.y - glyph.y).abs() < word.size.max(glyph.size) / 2.0
        })
    };
    let painted_over: Vec<Painted> = painted.glyphs.into_iter().filter(|glyph| turns != 0 || !is_read(glyph)).collect();
    glyphs.extend(painted_over.into_iter().map(|glyph| Painted { turn: (glyph.turn + 4 - turns) % 4, ..glyph }));
    Canvas { glyphs, width, height, ..painted }
}

/// The word around a place in the text.
fn word_at(text: &str, at: usize) -> Option<Span> {
    let (front, rest) = text.split_at_checked(at)?;
    let start = front
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + front.get(space..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let end = rest.find(char::is_whitespace).map_or(text.len(), |space| at + space);
    Span::new(text, start, end).filter(|span| !span.is_empty())
}

/// The size of most of its letters, in pixels.
fn usual_size(sheet: &Sheet) -> f64 {
    let mut sizes: Vec<f64> =
        sheet.lines.iter().flat_map(|line| std::iter::repeat_n(line.size, line.words.len())).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(SIZE)
}

/// Its words as letters painted on a page, with a space behind each.
fn painted(sheet: &Sheet, dots: f64) -> Read {
    let mut glyphs = Vec::with_capacity(sheet.count() * 2);
    for line in &sheet.lines {
        let (y, size) = (line.y / dots, line.size / dots);
        for word in &line.words {
            let (x, right) = (word.left / dots, word.right / dots);
            let text = if word.sure < DOUBTFUL { doubted(&word.text) } else { word.text.clone() };
            glyphs.push(Painted { text, x, y, width: right - x, size, ..Painted::default() });
            glyphs.push(Painted { text: " ".to_owned(), x: right, y, size, ..Painted::default() });
        }
    }
    Read { glyphs, width: sheet.width / dots, height: sheet.height / dots, turns: sheet.turns }
}

/// The word with the mark of doubt.
fn doubted(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain([DOUBT]).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::ParagraphRole;

    #[test]
    fn doubtful_words_are_known_by_their_places_and_the_text_is_as_it_was_read() {
        let mut draft = Draft::default();
        draft.push(&format!("The {} came.", doubted("shíp")), ParagraphRole::Body);
        draft.push(&format!("{} {}", doubted("A"), doubted("ferry.")), ParagraphRole::Body);
        Scanned { pages: 2, words: 5, sure: 4.69, ..Scanned::default() }.settle(&mut draft);
        assert_eq!(draft.text, "The shíp came.\n\nA ferry.");
        let words: Vec<&str> = draft.paragraphs.iter().map(|paragraph| paragraph.span.of(&draft.text)).collect();
        assert_eq!(words, ["The shíp came.", "A ferry."]);
        let recognised = draft.recognised.unwrap_or_default();
        let doubtful: Vec<&str> = recognised.doubtful.iter().map(|span| span.of(&draft.text)).collect();
        assert_eq!((recognised.sure, doubtful), (93, vec!["shíp", "A", "ferry."]));
    }
}
