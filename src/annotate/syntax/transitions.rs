//! The parser: greedy, arc-eager, with non-monotonic repair (Nivre 2003; Honnibal and Johnson 2015).
//!
//! A state has a stack and a buffer of words. Each move shifts a word, reduces the stack, draws an arc between the top of
//! the stack and the first word of the buffer, or breaks the text into sentences. About two moves a word.

use super::names::Label;
use super::network::{Activations, Network, SLOTS};

/// No word.
const NONE: u32 = u32::MAX;

/// What a move does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Shift,
    Reduce,
    /// From the buffer's first word to the top of the stack.
    Left,
    /// From the top of the stack to the buffer's first word.
    Right,
    Break,
}

/// A move, and for an arc its label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    step: Step,
    pub(super) label: Label,
    /// For an arc that crosses others: the label of its true head, which is sought below the head drawn.
    pub(super) lifted: Option<Label>,
}

impl Move {
    /// The move that the weights call so ("L-nsubj", "R-prep||dobj").
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let (step, label) = name.split_once('-').unwrap_or((name, "ROOT"));
        let step = match step {
            "S" => Step::Shift,
            "D" => Step::Reduce,
            "L" => Step::Left,
            "R" => Step::Right,
            "B" => Step::Break,
            _ => return None,
        };
        let (label, lifted) = match label.split_once("||") {
            Some((label, lifted)) => (label, Some(Label::from_name(lifted)?)),
            None => (label, None),
        };
        Some(Self { step, label: Label::from_name(label)?, lifted })
    }
}

/// The state of the parser, kept from text to text for its memory.
#[derive(Debug, Default)]
pub(super) struct State {
    words: Vec<Word>,
    stack: Vec<u32>,
    /// Words that went back from the stack, before the rest of the buffer.
    returned: Vec<u32>,
    /// The first word of the buffer that was never on the stack.
    next: usize,
    /// Whether the parser may break where it likes.
    is_free: bool,
    scores: Vec<f32>,
}

/// What the state knows of a word.
#[derive(Clone, Copy, Debug)]
struct Word {
    head: u32,
    /// The move that drew the arc from the head.
    drawn: u32,
    /// The last arcs drawn to words before and after.
    left: u32,
    right: u32,
    /// The arc that its head drew before, on the same side.
    before: u32,
    is_start: bool,
    /// Whether it went back to the buffer and may not be shifted again.
    is_returned: bool,
}

impl State {
    /// Parses a text of `count` words whose numbers are in `work`. `starts` are the words that begin sentences; without
    /// them the parser finds the sentences.
    pub(super) fn parse(
        &mut self,
        count: usize,
        starts: Option<&[bool]>,
        moves: &[Move],
        network: &Network,
        work: &Activations,
    ) {
        let word =
            Word { head: NONE, drawn: 0, left: NONE, right: NONE, before: NONE, is_start: false, is_returned: false };
        self.words.clear();
        self.words.resize(count, word);
        self.stack.clear();
        self.returned.clear();
        self.next = 0;
        self.is_free = starts.is_none();
        for (word, start) in self.words.iter_mut().zip(starts.unwrap_or_default()) {
            word.is_start = *start;
        }
        if let Some(first) = self.words.first_mut() {
            first.is_start = true;
        }
        self.scores.resize(network.move_scores(), 0.0);
        // Twice as many moves as words are usual; the bound holds for weights that were never trained.
        for _ in 0..16 * count {
            if self.stack.is_empty() && self.buffer(0).is_none() {
                return;
            }
            let mut scores = std::mem::take(&mut self.scores);
            network.scores(self.looked_at(), work, &mut scores);
            let best = self.best(&scores, moves);
            self.scores = scores;
            let Some(best) = best else {
                return;
            };
            if let Some(chosen) = moves.get(best) {
                self.go(chosen.step, best);
            }
        }
    }

    /// The head of a word and the move that drew the arc, once the text is parsed.
    pub(super) fn arc(&self, word: usize) -> Option<(usize, usize)> {
        let word = self.words.get(word).filter(|word| word.head != NONE)?;
        Some((word.head as usize, word.drawn as usize))
    }

    fn word(&self, at: Option<u32>) -> Option<&Word> {
        self.words.get(at? as usize)
    }

    fn change(&mut self, at: u32, change: impl FnOnce(&mut Word)) {
        if let Some(word) = self.words.get_mut(at as usize) {
            change(word);
        }
    }

    /// A word of the stack, from the top.
    fn stacked(&self, depth: usize) -> Option<u32> {
        self.stack.len().checked_sub(depth + 1).and_then(|at| self.stack.get(at)).copied()
    }

    /// A word of the buffer, from its front.
    fn buffer(&self, depth: usize) -> Option<u32> {
        let back = self.returned.len();
        if depth < back {
            return self.returned.get(back - 1 - depth).copied();
        }
        let at = self.next + depth - back;
        (at < self.words.len()).then_some(at as u32)
    }

    /// The words that the next move is chosen by.
    fn looked_at(&self) -> [Option<usize>; SLOTS] {
        let (first, top) = (self.buffer(0), self.stacked(0));
        let some = |at: u32| (at != NONE).then_some(at);
        let words = [
            first,
            self.buffer(1),
            top,
            self.stacked(1),
            self.stacked(2),
            self.word(first).and_then(|word| some(word.left)),
            self.word(top).and_then(|word| some(word.left)),
            self.word(top).and_then(|word| some(word.right)),
        ];
        words.map(|word| word.map(|word| word as usize))
    }

    /// The allowed move with the highest score, the first of several.
    fn best(&self, scores: &[f32], moves: &[Move]) -> Option<usize> {
        let (first, second, top) = (self.buffer(0), self.buffer(1), self.stacked(0));
        let is_start = self.word(first).is_some_and(|word| word.is_start);
        let is_returned = self.word(first).is_some_and(|word| word.is_returned);
        let shift = top.is_none() || (second.is_some() && !is_start && !is_returned);
        let closed = self.stack.len() == 1 && !self.is_free && !is_start;
        let reduce = top.is_some() && (first.is_none() || !closed);
        let arc = top.is_some() && first.is_some() && !is_start;
        let next = second.filter(|second| first.is_some_and(|first| first + 1 == *second));
        let breaks = self.is_free && self.word(next).is_some_and(|word| !word.is_start);
        let mut best: Option<(usize, f32)> = None;
        for (at, (chosen, score)) in moves.iter().zip(scores).enumerate() {
            let allowed = match chosen.step {
                Step::Shift => shift,
                Step::Reduce => reduce,
                Step::Left | Step::Right => arc,
                Step::Break => breaks,
            };
            if allowed && best.is_none_or(|(_, most)| *score > most) {
                best = Some((at, *score));
            }
        }
        best.map(|(at, _)| at)
    }

    /// Carries a move out.
    fn go(&mut self, step: Step, number: usize) {
        match (step, self.stacked(0), self.buffer(0)) {
            (Step::Shift, _, Some(_)) => self.push(),
            (Step::Reduce, Some(top), _) => {
                let has_head = self.word(Some(top)).is_some_and(|word| word.head != NONE);
                if !has_head && self.stack.len() > 1 {
                    self.change(top, |word| word.is_returned = true);
                    self.returned.push(top);
                }
                self.stack.pop();
            }
            (Step::Left, Some(top), Some(first)) => {
                self.draw(first, top, number);
                self.change(first, |word| word.is_returned = false);
                self.stack.pop();
            }
            (Step::Right, Some(top), Some(first)) => {
                self.draw(top, first, number);
                self.push();
            }
            (Step::Break, _, _) => {
                if let Some(second) = self.buffer(1) {
                    self.change(second, |word| word.is_start = true);
                }
            }
            _ => {}
        }
    }

    /// Moves the buffer's first word to the stack.
    fn push(&mut self) {
        let first = self.returned.pop().or_else(|| {
            let first = self.buffer(0)?;
            self.next += 1;
            Some(first)
        });
        self.stack.extend(first);
    }

    /// Draws an arc and takes away the one that `child` had.
    fn draw(&mut self, head: u32, child: u32, number: usize) {
        let Some(old) = self.word(Some(child)).copied() else {
            return;
        };
        if old.head != NONE {
            // The arc taken away is always the last of its head.
            self.change(old.head, |word| {
                let last = if old.head > child { &mut word.left } else { &mut word.right };
                if *last == child {
                    *last = old.before;
                }
            });
        }
        let mut before = NONE;
        self.change(head, |word| {
            let last = if head > child { &mut word.left } else { &mut word.right };
            before = std::mem::replace(last, child);
        });
        self.change(child, |word| (word.head, word.drawn, word.before) = (head, number as u32, before));
    }
}
