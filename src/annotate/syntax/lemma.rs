//! Base forms of words: WordNet's exceptions and lists, and rules for endings between them.

use super::characters::{Characters, LETTER};
use super::names::PartOfSpeech;
use super::reader::Reader;
use super::ruler::{INFINITIVE, POSITIVE, PRESENT, SINGULAR};

/// The tables of all parts of speech that are inflected.
#[derive(Debug)]
pub(super) struct Lemmatizer {
    tables: Vec<Table>,
}

#[derive(Debug)]
struct Table {
    pos: PartOfSpeech,
    /// Endings and what stands for them in the base form.
    rules: Vec<(Box<str>, Box<str>)>,
    words: Lines,
    /// Irregular forms, each followed by its base forms.
    exceptions: Lines,
}

/// Lines in order of their bytes.
#[derive(Debug)]
struct Lines {
    text: Box<str>,
    starts: Vec<u32>,
}

impl Lines {
    fn new(text: &str) -> Option<Self> {
        let text: Box<str> = Box::from(text);
        let end = u32::try_from(text.len()).ok()?;
        let ends = text.bytes().zip(0..end).filter(|(byte, _)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(_, at)| at + 1)).collect();
        Some(Self { text, starts })
    }

    /// The line whose first word, up to a blank, is `word`.
    fn find(&self, word: &str) -> Option<&str> {
        let line = |start: u32| {
            let rest = self.text.get(start as usize..).unwrap_or_default();
            rest.split('\n').next().unwrap_or_default()
        };
        let first = |line: &str| line.as_bytes().iter().position(|byte| *byte == b' ').unwrap_or(line.len());
        let key = |start: u32| {
            let line = line(start);
            line.get(..first(line)).unwrap_or_default()
        };
        let at = self.starts.binary_search_by(|start| key(*start).cmp(word)).ok()?;
        self.starts.get(at).map(|start| line(*start))
    }
}

impl Lemmatizer {
    /// Reads the tables of five parts of speech; `None` where they are damaged.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut tables = Vec::new();
        for _ in 0..5 {
            let pos = PartOfSpeech::from_name(reader.text()?)?;
            let endings = reader.texts()?;
            let rules =
                endings.as_chunks::<2>().0.iter().map(|[old, new]| (Box::from(*old), Box::from(*new))).collect();
            let words = Lines::new(reader.text()?)?;
            let exceptions = Lines::new(reader.text()?)?;
            tables.push(Table { pos, rules, words, exceptions });
        }
        Some(Self { tables })
    }

    /// Adds the base form of `word` to `out`. `lower` is the word in lower case, `inflection` what is known of its form.
    pub(super) fn add_lemma(
        &self,
        word: &str,
        lower: &str,
        pos: PartOfSpeech,
        inflection: u8,
        characters: &Characters,
        out: &mut String,
    ) {
        let is_base = inflection & (INFINITIVE | POSITIVE) != 0
            || (pos == PartOfSpeech::Noun && inflection & SINGULAR != 0)
            || (pos == PartOfSpeech::Verb && inflection & PRESENT != 0);
        let table = self.tables.iter().find(|table| table.pos == pos && !is_base);
        match table {
            Some(table) => table.add_lemma(word, lower, characters, out),
            None if pos == PartOfSpeech::Propn && !is_base => out.push_str(word),
            None => out.push_str(lower),
        }
    }
}

impl Table {
    fn add_lemma(&self, word: &str, lower: &str, characters: &Characters, out: &mut String) {
        let start = out.len();
        if let Some(line) = self.exceptions.find(lower) {
            // The last exception wins, unless the rules find it as well.
            let exceptions = line.split(' ').skip(1);
            let mut last = None;
            for exception in exceptions {
                if !self.forms(lower, characters).any(|(stem, ending, _)| is_joined(exception, stem, ending)) {
                    last = Some(exception);
                }
            }
            if let Some(last) = last {
                return out.push_str(last);
            }
        }
        // A listed form before one that is no word, that before an unlisted one; of listed ones the last, else the first.
        let mut found = 0;
        for (stem, ending, rank) in self.forms(lower, characters) {
            if rank > found || rank == LISTED {
                found = rank;
                out.truncate(start);
                out.push_str(stem);
                out.push_str(ending);
            }
        }
        if found == 0 {
            // The rules may also find one that no list has.
            match self.rules.iter().find_map(|(old, new)| self.form(lower, old, new)) {
                Some((stem, ending)) => {
                    out.push_str(stem);
                    out.push_str(ending);
                }
                None => out.push_str(word),
            }
        }
    }

    fn form<'w>(&'w self, lower: &'w str, old: &str, new: &'w str) -> Option<(&'w str, &'w str)> {
        let stem = lower.strip_suffix(old)?;
        (!stem.is_empty() || !new.is_empty()).then_some((stem, new))
    }

    /// The forms that the rules make and that are listed or have other characters than letters: stem, ending and rank.
    fn forms<'w>(&'w self, lower: &'w str, characters: &'w Characters) -> impl Iterator<Item = (&'w str, &'w str, u8)> {
        self.rules.iter().filter_map(move |(old, new)| {
            let (stem, ending) = self.form(lower, old, new)?;
            let is_listed = self.words.find_joined(stem, ending);
            let is_word = stem.chars().chain(ending.chars()).all(|c| characters.is(c, LETTER));
            match (is_listed, is_word) {
                (true, _) => Some((stem, ending, LISTED)),
                (false, false) => Some((stem, ending, 1)),
                (false, true) => None,
            }
        })
    }
}

/// The rank of a form that stands in the list.
const LISTED: u8 = 2;

impl Lines {
    /// Whether `stem` and `ending` together are a line.
    fn find_joined(&self, stem: &str, ending: &str) -> bool {
        let word = stem.bytes().chain(ending.bytes());
        let line = |start: u32| {
            let rest = self.text.as_bytes().get(start as usize..).unwrap_or_default();
            rest.iter().copied().take_while(|byte| *byte != b'\n')
        };
        self.starts.binary_search_by(|start| line(*start).cmp(word.clone())).is_ok()
    }
}

/// Whether `word` is `stem` and `ending`.
fn is_joined(word: &str, stem: &str, ending: &str) -> bool {
    word.strip_prefix(stem) == Some(ending)
}
