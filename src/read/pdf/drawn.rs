//! A page as it looks, and where its words stand. The picture is painted by `hayro`, on the same interpreter that the
//! letters are read with.

use hayro::{PixmapSettings, RenderCache, RenderSettings, render, vello_cpu::color::palette::css::WHITE};
use hayro_interpret::InterpreterSettings;

use super::glyphs::{Canvas, Painter};
use super::{is_picture, lines, opened, skew};
use crate::read::ReadError;
use crate::read::original::{DrawnPage, PageWord, framed, recognised, scale};
use crate::read::recognise;

/// The page of this number as it looks, within so many pixels, with the words that it paints.
pub fn draw(bytes: &[u8], number: usize, most: (u32, u32)) -> Result<DrawnPage, ReadError> {
    let pdf = opened(bytes)?;
    let missing = ReadError::NoPage { page: number };
    let page = number.checked_sub(1).and_then(|at| pdf.pages().get(at)).ok_or(missing)?;
    let (width, height) = page.render_dimensions();
    let scale = scale((f64::from(width), f64::from(height)), most).ok_or(ReadError::Narrow)? as f32;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let picture = render(page, &RenderCache::new(), &interpreter, &RenderSettings::default(), &settings);
    let painted = Painter::new(&pdf).paint(page);
    Ok(DrawnPage {
        width: u32::from(picture.width()),
        height: u32::from(picture.height()),
        // On white nothing shines through any more.
        pixels: picture.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect(),
        pages: pdf.pages().len(),
        words: words(&painted),
        is_picture: is_picture(&painted),
    })
}

/// The words that are recognised in the pictures on the page of this number.
pub fn find(bytes: &[u8], number: usize) -> Result<Vec<PageWord>, ReadError> {
    let pdf = opened(bytes)?;
    let missing = ReadError::NoPage { page: number };
    let page = number.checked_sub(1).and_then(|at| pdf.pages().get(at)).ok_or(missing)?;
    let mut painter = Painter::new(&pdf);
    let dots = painter.paint(page).dots;
    Ok(recognised(&recognise::read(painter.picture(page, dots).picture)))
}

/// The words of a page in reading order, where it shows them.
fn words(painted: &Canvas) -> Vec<PageWord> {
    let (width, height) = (painted.width.max(1.0), painted.height.max(1.0));
    let (sine, cosine) = skew::slope(&painted.glyphs).atan().sin_cos();
    let mut found = Vec::new();
    for (turn, lines) in lines::by_turn(&painted.glyphs, width, height) {
        // As it was before the lines were set straight and the page was turned to read them.
        let to_page = |x: f64, y: f64| {
            let (x, y) = (x * cosine - y * sine, y * cosine + x * sine);
            let (x, y) = match turn {
                0 => (x, y),
                1 => (y, height - x),
                2 => (width - x, height - y),
                _ => (width - y, x),
            };
            (x / width, y / height)
        };
        for line in &lines {
            let text = line.words();
            let ends = line.words.iter().skip(1).map(|word| word.at).chain([text.len()]);
            for (word, end) in line.words.iter().zip(ends) {
                let words = text.get(word.at..end).unwrap_or_default().trim().to_owned();
                found.push(framed(words, (word.left, word.right), line.y, line.size, to_page));
            }
        }
    }
    found
}
