//! Cuts a text into the tokens that the weights were trained on: the rules of spaCy's tokenizer for English, by hand and in
//! time linear in the text.
//!
//! White space separates chunks. From each chunk marks are cut off at both ends until an exception ("don't", "U.S.", ":)")
//! or a word is left; addresses stay whole, other words are cut at the marks inside. Last, neighbours that together are an
//! exception are put together again.

use std::collections::HashMap;
use std::ops::Range;

use super::affixes::Affixes;
use super::characters::{Characters, SPACE};
use super::reader::Reader;
use super::web::is_address;

/// A token: its place in the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether one blank follows, which belongs to it.
    pub(super) blank: bool,
    /// The number of the string that stands for it, as "not" for "n't"; 0 where that is its own.
    pub(super) norm: u64,
}

/// The words that an exception is cut into: their length in bytes and their norm.
type Parts = Box<[(u32, u64)]>;

/// Tokens one after the other.
type Run = Box<[Box<str>]>;

/// The tables of the tokenizer.
#[derive(Debug)]
pub(super) struct Tokenizer {
    affixes: Affixes,
    exceptions: HashMap<Box<str>, Parts>,
    /// The most bytes of an exception.
    longest: usize,
    /// Runs of tokens that may be an exception cut apart, by their first token.
    runs: HashMap<Box<str>, Vec<Run>>,
    /// The first bytes of these tokens.
    run_starts: [bool; 256],
}

impl Tokenizer {
    /// Reads the tables after those of characters and norms; `None` where they are damaged.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut exceptions = HashMap::new();
        for _ in 0..reader.count(8)? {
            let count = reader.count(12)?;
            let mut chunk = String::new();
            let mut parts = Vec::with_capacity(count);
            for _ in 0..count {
                let text = reader.text()?;
                chunk.push_str(text);
                parts.push((u32::try_from(text.len()).ok()?, reader.u64()?));
            }
            exceptions.insert(chunk.into_boxed_str(), parts.into_boxed_slice());
        }
        let mut runs: HashMap<Box<str>, Vec<Run>> = HashMap::new();
        let mut run_starts = [false; 256];
        for _ in 0..reader.count(4)? {
            let run: Run = reader.texts()?.into_iter().map(Box::from).collect();
            let first = run.first()?;
            *run_starts.get_mut(usize::from(*first.as_bytes().first()?))? = true;
            runs.entry(first.clone()).or_default().push(run);
        }
        let longest = exceptions.keys().map(|chunk| chunk.len()).max().unwrap_or(0);
        Some(Self { affixes: Affixes::read(reader)?, exceptions, longest, runs, run_starts })
    }

    /// Adds the tokens of `text`, of fewer than 2³² bytes, to `found`, which is empty.
    pub(super) fn cut(&self, text: &str, characters: &Characters, found: &mut Vec<Cut>) {
        let mut cutter = Cutter { tokenizer: self, characters, text, found, after: Vec::new() };
        let mut start = 0;
        let mut in_space = text.starts_with(|c| characters.is(c, SPACE));
        for (at, c) in text.char_indices() {
            if characters.is(c, SPACE) == in_space {
                continue;
            }
            if start < at {
                cutter.chunk(start..at);
            }
            start = at;
            if c == ' ' {
                cutter.blank();
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            cutter.chunk(start..text.len());
        }
        self.join(text, found);
    }

    fn exception(&self, chunk: &str) -> Option<&Parts> {
        if chunk.len() > self.longest { None } else { self.exceptions.get(chunk) }
    }

    /// Puts neighbours together that are an exception: of those that overlap the longest, then the first.
    fn join(&self, text: &str, found: &mut Vec<Cut>) {
        let word = |cut: &Cut| text.get(cut.start as usize..cut.end as usize).unwrap_or_default();
        let mut matches: Vec<Range<usize>> = Vec::new();
        for (at, cut) in found.iter().enumerate() {
            let first = word(cut);
            let starts = first.bytes().next().and_then(|byte| self.run_starts.get(usize::from(byte)));
            if !starts.is_some_and(|starts| *starts) {
                continue;
            }
            for run in self.runs.get(first).into_iter().flatten() {
                let here = found.get(at..at + run.len());
                if here.is_some_and(|here| here.iter().map(word).eq(run.iter().map(|word| &**word))) {
                    matches.push(at..at + run.len());
                }
            }
        }
        if matches.is_empty() {
            return;
        }
        matches.sort_by_key(|run| (usize::MAX - run.len(), run.start));
        let mut taken = vec![false; found.len()];
        matches.retain(|run| {
            let place = taken.get_mut(run.clone()).unwrap_or_default();
            let is_free = place.first().is_some_and(|taken| !taken) && place.last().is_some_and(|taken| !taken);
            place.fill(true);
            is_free
        });
        matches.sort_by_key(|run| run.start);
        let old = std::mem::take(found);
        let mut done = 0;
        for run in matches {
            let (Some(first), Some(last)) = (old.get(run.start), run.end.checked_sub(1).and_then(|last| old.get(last)))
            else {
                continue;
            };
            let whole = text.get(first.start as usize..last.end as usize).unwrap_or_default();
            let Some(parts) = self.exception(whole) else {
                continue;
            };
            found.extend(old.get(done..run.start).unwrap_or_default());
            push_parts(parts, first.start, found);
            if let Some(end) = found.last_mut() {
                end.blank = last.blank;
            }
            done = run.end;
        }
        found.extend(old.get(done..).unwrap_or_default());
    }
}

/// Adds the words of an exception that begins at `start`.
fn push_parts(parts: &Parts, mut start: u32, found: &mut Vec<Cut>) {
    for &(length, norm) in parts {
        found.push(Cut { start, end: start + length, blank: false, norm });
        start += length;
    }
}

/// The work on one text.
struct Cutter<'a> {
    tokenizer: &'a Tokenizer,
    characters: &'a Characters,
    text: &'a str,
    found: &'a mut Vec<Cut>,
    /// The lengths of what was cut off at the end of a chunk, the outermost first.
    after: Vec<usize>,
}

impl<'a> Cutter<'a> {
    fn push(&mut self, start: usize, end: usize) {
        self.found.push(Cut { start: start as u32, end: end as u32, blank: false, norm: 0 });
    }

    /// Gives the last token the blank after it.
    fn blank(&mut self) {
        if let Some(last) = self.found.last_mut() {
            last.blank = true;
        }
    }

    fn of(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Cuts a run of white space or of anything else.
    fn chunk(&mut self, chunk: Range<usize>) {
        let Range { mut start, mut end } = chunk;
        let tokenizer = self.tokenizer;
        self.after.clear();
        while start < end {
            let rest = self.of(start..end);
            if tokenizer.exception(rest).is_some() {
                break;
            }
            let prefix = tokenizer.affixes.prefix(rest, self.characters);
            if prefix > 0 && prefix < rest.len() && tokenizer.exception(self.of(start + prefix..end)).is_some() {
                self.push(start, start + prefix);
                start += prefix;
                break;
            }
            let suffix = tokenizer.affixes.suffix(self.of(start + prefix..end), self.characters);
            if suffix > 0 && suffix < rest.len() && tokenizer.exception(self.of(start..end - suffix)).is_some() {
                self.after.push(suffix);
                end -= suffix;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                self.push(start, start + prefix);
                start += prefix;
            }
            if suffix > 0 {
                self.after.push(suffix);
                end -= suffix;
            }
        }
        self.middle(start..end);
        while let Some(suffix) = self.after.pop() {
            self.push(end, end + suffix);
            end += suffix;
        }
    }

    /// Cuts what is left between the affixes.
    fn middle(&mut self, middle: Range<usize>) {
        let Range { mut start, end } = middle;
        if start >= end {
            return;
        }
        let rest = self.of(start..end);
        if let Some(parts) = self.tokenizer.exception(rest) {
            return push_parts(parts, start as u32, self.found);
        }
        if is_address(rest, self.characters) {
            return self.push(start, end);
        }
        let base = start;
        let mut before = None;
        let mut past = 0;
        for (at, c) in rest.char_indices() {
            if at >= past {
                let here = rest.get(at..).unwrap_or_default();
                let infix = self.tokenizer.affixes.infix(before, here, self.characters);
                past = at + infix;
                if infix > 0 && at > 0 {
                    if start < base + at {
                        self.push(start, base + at);
                    }
                    self.push(base + at, base + past);
                    start = base + past;
                }
            }
            before = Some(c);
        }
        if start < end {
            self.push(start, end);
        }
    }
}
