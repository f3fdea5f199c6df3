//! From the parser's arcs to trees: arcs that cross others find their true heads, and every sentence is one tree.

use super::names::Label;
use super::transitions::{Move, State};

/// The trees of one text, kept from text to text for their memory.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// The head of each word, itself for a root.
    pub(super) heads: Vec<usize>,
    pub(super) labels: Vec<Label>,
    /// The label of the true head where it is not found yet.
    lifted: Vec<Option<Label>>,
    /// The first and last word of each subtree.
    edges: Vec<(usize, usize)>,
    /// The words that begin sentences.
    pub(super) starts: Vec<bool>,
    /// For the search of a true head: the first child of each word and the next child of the same head.
    first: Vec<usize>,
    next: Vec<usize>,
    queue: Vec<usize>,
}

/// No word.
const NONE: usize = usize::MAX;
/// Arcs that cross make edges depend on each other; so often at the most they are gone through.
const ROUNDS: usize = 11;

impl Shape {
    /// Makes the trees of a text that was parsed. `is_space` tells white space; `starts` are the sentences set before.
    pub(super) fn make(
        &mut self,
        count: usize,
        state: &State,
        moves: &[Move],
        is_space: impl Fn(usize) -> bool,
        starts: Option<&[bool]>,
    ) {
        self.heads.clear();
        self.labels.clear();
        self.lifted.clear();
        for word in 0..count {
            let arc = state.arc(word).and_then(|(head, drawn)| Some((head, moves.get(drawn)?)));
            self.heads.push(arc.map_or(word, |(head, _)| head));
            self.labels.push(arc.map_or(Label::Root, |(_, drawn)| drawn.label));
            self.lifted.push(arc.and_then(|(_, drawn)| drawn.lifted));
        }
        self.find_edges();
        for word in 0..count {
            if let Some(label) = self.lifted.get_mut(word).and_then(Option::take) {
                self.lower(word, label, &is_space);
            }
        }
        self.starts.clear();
        match starts {
            Some(starts) => self.starts.extend(starts),
            None => {
                self.find_edges();
                self.starts.resize(count, false);
                for (word, head) in self.heads.iter().enumerate() {
                    if let Some((first, _)) = self.edges.get(word).filter(|_| *head == word)
                        && let Some(start) = self.starts.get_mut(*first)
                    {
                        *start = true;
                    }
                }
            }
        }
        if let Some(first) = self.starts.first_mut() {
            *first = true;
        }
        self.mend();
    }

    fn head(&self, word: usize) -> usize {
        self.heads.get(word).copied().unwrap_or(word)
    }

    /// Finds the first and last word of each subtree.
    fn find_edges(&mut self) {
        let count = self.heads.len();
        self.edges.clear();
        self.edges.extend((0..count).map(|word| (word, word)));
        for _ in 0..ROUNDS {
            let mut changed = false;
            for word in (0..count).chain((0..count).rev()) {
                let Some(&(first, last)) = self.edges.get(word) else {
                    continue;
                };
                let head = self.head(word);
                if let Some(edges) = self.edges.get_mut(head) {
                    changed |= first < edges.0 || last > edges.1;
                    *edges = (edges.0.min(first), edges.1.max(last));
                }
            }
            if !changed {
                break;
            }
        }
    }

    /// Gives `word` the first word labelled `label` below its head, level by level, left to right, as its head, if there is
    /// one.
    fn lower(&mut self, word: usize, label: Label, is_space: &impl Fn(usize) -> bool) {
        let count = self.heads.len();
        self.first.clear();
        self.first.resize(count, NONE);
        self.next.clear();
        self.next.resize(count, NONE);
        for child in (0..count).rev() {
            let head = self.head(child);
            let inside = self.edges.get(head).is_some_and(|(first, last)| (*first..=*last).contains(&child));
            if head != child && inside {
                let first = self.first.get_mut(head).map(|first| std::mem::replace(first, child));
                if let (Some(next), Some(first)) = (self.next.get_mut(child), first) {
                    *next = first;
                }
            }
        }
        self.queue.clear();
        self.queue.push(self.head(word));
        let mut at = 0;
        // A tree has no more words than the text; in a circle the search ends with them.
        while let Some(&head) = self.queue.get(at).filter(|_| at <= count) {
            at += 1;
            let mut child = self.first.get(head).copied().unwrap_or(NONE);
            while child != NONE {
                if child != word && !is_space(child) {
                    let plain = self.lifted.get(child).is_some_and(Option::is_none);
                    if plain && self.labels.get(child) == Some(&label) {
                        if let Some(head) = self.heads.get_mut(word) {
                            *head = child;
                        }
                        return;
                    }
                    if self.queue.len() <= count {
                        self.queue.push(child);
                    }
                }
                child = self.next.get(child).copied().unwrap_or(NONE);
            }
        }
    }

    /// Makes every sentence one tree. The parser leaves none otherwise but where arcs cross the ends of sentences or it
    /// was stopped.
    fn mend(&mut self) {
        let count = self.heads.len();
        let mut start = 0;
        while start < count {
            let rest = self.starts.iter().enumerate().skip(start + 1);
            let end = rest.clone().find(|(_, is_start)| **is_start).map_or(count, |(end, _)| end);
            self.mend_sentence(start, end);
            start = end;
        }
    }

    fn mend_sentence(&mut self, start: usize, end: usize) {
        let mut root = None;
        for word in start..end {
            let head = self.head(word);
            if head == word && root.is_none() {
                root = Some(word);
            }
        }
        let root =
            root.or_else(|| (start..end).find(|word| !(start..end).contains(&self.head(*word)))).unwrap_or(start);
        for word in start..end {
            let head = self.head(word);
            if word != root && (head == word || !(start..end).contains(&head)) {
                self.attach(word, root, Label::Dep);
            }
        }
        self.attach(root, root, Label::Root);
        // A circle would never reach the root. `first` marks what is known to.
        self.first.clear();
        self.first.resize(end - start, NONE);
        for word in start..end {
            let mut at = word;
            while at != root
                && let Some(mark) = self.first.get_mut(at - start).filter(|mark| **mark == NONE)
            {
                *mark = word;
                at = self.head(at);
            }
            // Met again on the same way: a circle, which is cut where it was entered.
            if at != root && self.first.get(at - start) == Some(&word) {
                self.attach(at, root, Label::Dep);
            }
        }
    }

    fn attach(&mut self, word: usize, head: usize, label: Label) {
        if let (Some(slot), Some(name)) = (self.heads.get_mut(word), self.labels.get_mut(word))
            && (*slot != head || head == word)
        {
            (*slot, *name) = (head, label);
        }
    }
}
