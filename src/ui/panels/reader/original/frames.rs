//! From the words of a page to the frames around some of them.

use std::ops::Range;

use eframe::egui::{Pos2, Rect, pos2};

use crate::load::Placed;

/// Words of one line that stand further apart are framed apart, in heights of the line.
const APART: f32 = 2.5;

/// A frame, in shares of the page, and the bytes of the text in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Where it stands.
    pub rect: Rect,
    /// From the first byte of the words in it to the last.
    pub bytes: Range<usize>,
}

/// The place of a word, in shares of the page.
pub fn rect_of(word: &Placed) -> Rect {
    Rect::from_min_max(pos2(word.left, word.top), pos2(word.right, word.bottom))
}

/// The frames around the words that hold some of `bytes`, one for each line. `aspect` is the page's width to its height.
pub fn frames(words: &[Placed], bytes: &Range<usize>, aspect: f32) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    for word in words.iter().filter(|word| word.bytes.start < bytes.end && bytes.start < word.bytes.end) {
        let rect = rect_of(word);
        match found.last_mut() {
            Some(frame) if is_beside(frame.rect, rect, aspect) => {
                frame.rect = frame.rect.union(rect);
                frame.bytes = frame.bytes.start.min(word.bytes.start)..frame.bytes.end.max(word.bytes.end);
            }
            _ => found.push(Frame { rect, bytes: word.bytes.clone() }),
        }
    }
    found
}

/// Whether a word stands in the line of a frame, near to it; lines may run from top to bottom.
fn is_beside(frame: Rect, word: Rect, aspect: f32) -> bool {
    let shared = |a: (f32, f32), b: (f32, f32)| a.1.min(b.1) - a.0.max(b.0);
    let along = shared((frame.left(), frame.right()), (word.left(), word.right())) * aspect;
    let across = shared((frame.top(), frame.bottom()), (word.top(), word.bottom()));
    let height = frame.height().min(word.height());
    let width = frame.width().min(word.width()) * aspect;
    across > height * 0.5 && along > -height * APART || along > width * 0.5 && across > -width * APART && width < height
}

/// The word at a place of the page.
pub fn word_at(words: &[Placed], at: Pos2) -> Option<&Placed> {
    words.iter().find(|word| rect_of(word).contains(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(bytes: Range<usize>, left: f32, top: f32) -> Placed {
        Placed { bytes, left, top, right: left + 0.08, bottom: top + 0.02 }
    }

    #[test]
    fn words_of_a_line_have_one_frame_and_each_line_its_own() {
        let words = [word(0..3, 0.1, 0.1), word(4..8, 0.2, 0.1), word(9..12, 0.1, 0.13), word(13..15, 0.2, 0.13)];
        let found = frames(&words, &(4..12), 0.7);
        assert_eq!(found.iter().map(|frame| frame.bytes.clone()).collect::<Vec<_>>(), [4..8, 9..12]);
        let all = frames(&words, &(0..15), 0.7);
        assert_eq!(all.len(), 2);
        assert!((all[0].rect.width() - 0.18).abs() < 1e-6);
        assert_eq!(frames(&words, &(12..13), 0.7), []);
    }

    #[test]
    fn the_word_under_the_pointer_is_found() {
        let words = [word(0..3, 0.1, 0.1), word(4..8, 0.2, 0.1)];
        assert_eq!(word_at(&words, pos2(0.25, 0.11)).map(|word| word.bytes.start), Some(4));
        assert_eq!(word_at(&words, pos2(0.5, 0.5)), None);
    }
}
