//! The parts of a line, and which of them go where it is too long.

use crate::text::capitalized;

/// The most words a headline has.
pub(crate) const MOST_WORDS: usize = 12;

/// A part of a headline. Where the line is too long, those with the highest `drop` go first, then the short forms
/// take the place of the long ones.
pub(super) struct Piece {
    pub words: Vec<String>,
    pub short: Vec<String>,
    pub drop: u8,
}

impl Piece {
    pub(super) fn fixed(words: Vec<String>) -> Self {
        Self { short: words.clone(), words, drop: 0 }
    }
}

/// Drops the least needed parts until the rest fits, and puts it together; `None` where something needed does not fit.
pub(super) fn fit(mut pieces: Vec<Piece>) -> Option<String> {
    let length = |pieces: &[Piece]| pieces.iter().map(|piece| piece.words.len()).sum::<usize>();
    while length(&pieces) > MOST_WORDS {
        let last = pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.drop > 0)
            .max_by_key(|(at, piece)| (piece.drop, *at))
            .map(|(at, _)| at);
        let longest = pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.short.len() < piece.words.len())
            .max_by_key(|(at, piece)| (piece.words.len(), *at))
            .map(|(at, _)| at);
        match (last, longest) {
            (Some(at), _) => {
                pieces.remove(at);
            }
            (None, Some(at)) => {
                if let Some(piece) = pieces.get_mut(at) {
                    piece.words = std::mem::take(&mut piece.short);
                }
            }
            (None, None) => return None,
        }
    }
    Some(finish(pieces.into_iter().flat_map(|piece| piece.words).collect()))
}

/// Words that no line ends with.
const LOOSE: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "that",
    "its", "his", "their", "into", "over", "between", "against", "such",
];

/// The words as a line: nothing loose at its end, a capital at its front.
fn finish(mut words: Vec<String>) -> String {
    // "A" may be a name.
    let is_loose = |word: &String| word != "A" && LOOSE.iter().any(|loose| loose.eq_ignore_ascii_case(word));
    while words.last().is_some_and(is_loose) {
        words.pop();
    }
    let line = words.join(" ").replace(" 's ", "'s ").replace(" ’s ", "’s ");
    let line = line.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    let line = line.strip_suffix("'s").or_else(|| line.strip_suffix("’s")).unwrap_or(line);
    capitalized(line)
}
