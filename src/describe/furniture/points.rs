//! How much speaks for a line's being furniture.

use super::blocks;
use super::line::Line;
use super::pages::heads_and_feet;
use super::shared::Shared;
use super::wording;

/// A line with these points is furniture.
const CERTAIN: i32 = 5;

/// How many lines of its own a document may have among the shared ones at its edge.
const FOREIGN: usize = 3;

/// A document, its lines, and what is known of each.
pub struct Scene<'a> {
    lines: &'a [Line],
    /// What the words alone say.
    wording: Vec<u32>,
    /// Running heads and feet.
    of_page: Vec<bool>,
    /// In how many documents each stands, and whether word for word; 0 where it is the document's own.
    standing: Vec<(u32, bool)>,
    /// How many lines that stand in several documents follow one another there.
    run: Vec<usize>,
    /// Whether it lies at an edge of the document, with nothing of the document's own text before or after.
    at_edge: Vec<bool>,
    folder: Option<(&'a Shared, usize)>,
}

impl<'a> Scene<'a> {
    /// The document with these lines; `folder` is what the documents of the folder have in common, and the document's
    /// position among them.
    pub fn new(text: &str, lines: &'a [Line], folder: Option<(&'a Shared, usize)>) -> Self {
        let wording = lines.iter().map(|line| if line.is_open { wording::score(line.span.of(text)) } else { 0 });
        let standing: Vec<(u32, bool)> = lines
            .iter()
            .map(|line| {
                let Some((shared, _)) = folder.filter(|_| line.is_open && !line.is_title) else {
                    return (0, true);
                };
                match shared.exact(line) {
                    0 => (shared.template(line), false),
                    exact => (exact, true),
                }
            })
            .collect();
        let is_shared: Vec<bool> = standing.iter().map(|&(documents, _)| documents > 1).collect();
        Self {
            lines,
            wording: wording.collect(),
            of_page: heads_and_feet(lines),
            run: runs(&is_shared),
            at_edge: edges(lines, &is_shared),
            standing,
            folder,
        }
    }

    /// Which of the lines are furniture.
    pub fn furniture(&self) -> Vec<bool> {
        let sure: Vec<bool> = (0..self.lines.len()).map(|at| self.is_sure(at)).collect();
        blocks::close(self.lines, &self.wording, &sure)
    }

    fn is_sure(&self, at: usize) -> bool {
        let (Some(line), Some(&wording)) = (self.lines.get(at), self.wording.get(at)) else {
            return false;
        };
        if !line.is_open || line.is_title {
            return false;
        }
        if line.is_set_aside || wording >= wording::CERTAIN || self.of_page.get(at) == Some(&true) {
            return true;
        }
        // What is told in sentences stays where it is told first.
        let is_told_first = line.is_sentence
            && self.folder.is_some_and(|(shared, position)| shared.first(line).is_none_or(|first| first == position));
        !is_told_first && self.points(at, line) >= CERTAIN
    }

    /// What speaks for the line, less what speaks against it.
    fn points(&self, at: usize, line: &Line) -> i32 {
        let &(documents, exact) = self.standing.get(at).unwrap_or(&(0, true));
        let all = self.folder.map_or(0, |(shared, _)| shared.documents);
        let wording = self.wording.get(at).map_or(0, |&score| score as i32);
        if documents < 2 {
            return wording;
        }
        let many = match documents {
            2 => 0,
            3 => 2,
            4..=7 => 3,
            _ => 4,
        };
        let share = match documents * 100 / all.max(1) {
            _ if documents < 3 => 0,
            50.. => 2,
            20.. => 1,
            _ => 0,
        };
        let run = match self.run.get(at).copied().unwrap_or_default() {
            6.. => 3,
            3.. => 1,
            _ => 0,
        };
        let place = if self.at_edge.get(at) == Some(&true) { 2 } else { -6 };
        let shape = match line.words {
            _ if line.is_sentence => -4,
            ..=8 => 1,
            _ => 0,
        };
        let below = self.lines.get(at + 1);
        let heads_text = place < 0
            && below
                .is_some_and(|below| below.is_running() && self.standing.get(at + 1).is_some_and(|next| next.0 < 2));
        let against = [
            // Its numbers differ: it may be what the documents are about.
            !exact && !line.is_light(),
            !exact,
            line.is_item && line.has_digit,
            line.is_item && line.has_digit,
            line.is_person,
            line.is_person,
            line.is_person,
            heads_text,
            heads_text,
            heads_text,
        ];
        wording + many + share + run + place + shape - against.iter().filter(|&&speaks| speaks).count() as i32
    }
}

/// For each line how many in a row around it are shared.
fn runs(is_shared: &[bool]) -> Vec<usize> {
    is_shared
        .chunk_by(|left, right| left == right)
        .flat_map(|chunk| {
            let length = if chunk.first() == Some(&true) { chunk.len() } else { 0 };
            std::iter::repeat_n(length, chunk.len())
        })
        .collect()
}

/// For each line whether no text of the document's own lies between it and an edge, a few labels aside.
fn edges(lines: &[Line], is_shared: &[bool]) -> Vec<bool> {
    let walk = |positions: &mut dyn Iterator<Item = usize>, at_edge: &mut Vec<bool>| {
        let mut foreign = 0;
        for at in positions {
            let (Some(line), Some(&shared)) = (lines.get(at), is_shared.get(at)) else {
                return;
            };
            if !line.is_open || !shared && line.is_running() && !line.is_set_aside {
                return;
            }
            foreign = if shared || line.is_title || line.is_set_aside { 0 } else { foreign + 1 };
            if foreign > FOREIGN {
                return;
            }
            if let Some(is) = at_edge.get_mut(at) {
                *is = true;
            }
        }
    };
    let mut at_edge = vec![false; lines.len()];
    walk(&mut (0..lines.len()), &mut at_edge);
    walk(&mut (0..lines.len()).rev(), &mut at_edge);
    at_edge
}
