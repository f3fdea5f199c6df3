//! The part-of-speech tagger: a greedy averaged perceptron, left to right (Collins 2002; Honnibal 2013).
//!
//! Words with one tag only are looked up; marks are told by what they are; the rest is classified by the word, its
//! endings and shape, the words round it and the tags already given.

use super::Tag;
use super::perceptron::{Perceptron, best, feature, word_number};
use crate::text::TokenKind;

/// The tagger with its weights.
#[derive(Debug)]
pub struct Tagger {
    weights: Option<Perceptron<'static>>,
    tags: Vec<Tag>,
}

impl Tagger {
    /// The tagger with weights made by `tests/bench/train_tagger.rs`; without weights all words are [`Tag::NN`].
    pub fn new(weights: &'static [u8]) -> Self {
        let weights = Perceptron::read(weights);
        let tags = weights.iter().flat_map(Perceptron::names).map(Tag::from_penn).collect();
        Self { weights, tags }
    }

    /// The tags of one sentence.
    pub fn tag(&self, sentence: &Forms) -> Vec<Tag> {
        let mut classes: Vec<u8> = Vec::with_capacity(sentence.forms.len());
        let mut features = Vec::with_capacity(FEATURE_COUNT);
        let mut scores = vec![0; self.tags.len()];
        let mut tags = Vec::with_capacity(sentence.forms.len());
        for (at, form) in sentence.forms.iter().enumerate() {
            let (class, tag) = match (form.mark, &self.weights) {
                (Some(tag), _) => (mark_class(tag), tag),
                (None, None) => (0, Tag::NN),
                (None, Some(weights)) => {
                    let known = weights.certain(form.lexicon);
                    let class = known.map_or_else(
                        || {
                            features.clear();
                            sentence.features(at, &classes, &mut features);
                            scores.fill(0);
                            weights.add_scores(&features, &mut scores);
                            best(&scores).0
                        },
                        usize::from,
                    );
                    let tag = self.tags.get(class).copied().unwrap_or_default();
                    (u8::try_from(class).unwrap_or_default(), tag)
                }
            };
            classes.push(class);
            tags.push(tag);
        }
        tags
    }
}

/// About as many features as a word has.
const FEATURE_COUNT: usize = 32;

/// The number that stands for a mark's tag among the classes before a word; past all classes of words.
pub fn mark_class(tag: Tag) -> u8 {
    200 + (tag as u8) % 50
}

/// A sentence as the tagger sees it.
#[derive(Debug)]
pub struct Forms {
    forms: Vec<Form>,
    case: Case,
}

/// How capital letters are used in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// As in running text.
    Running,
    /// As In A Title.
    Title,
    /// AS HERE, or as in text without any capital: they say nothing.
    Useless,
}

/// A word as numbers.
#[derive(Debug)]
struct Form {
    word: u64,
    /// Of one to four letters.
    suffixes: [u64; 4],
    /// Of one to three letters.
    prefixes: [u64; 3],
    shape: u64,
    lexicon: u64,
    mark: Option<Tag>,
}

impl Forms {
    /// The sentence of `words`, each as it stands, in lower case with straight apostrophes, and with its kind;
    /// `apart` says whether white space stands before it.
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, &'w str, TokenKind, bool)> + Clone) -> Self {
        let case = case_of(words.clone().map(|(word, ..)| word));
        let mut open = [false; 2];
        let forms = words
            .map(|(word, lower, kind, apart)| {
                let mark = (kind == TokenKind::Mark).then(|| mark_tag(word, apart, &mut open)).flatten();
                form(word, lower, kind, mark, case)
            })
            .collect();
        Self { forms, case }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The tag of the token at `at` where it is a mark that can have only this one.
    pub fn mark(&self, at: usize) -> Option<Tag> {
        self.forms.get(at)?.mark
    }

    /// The feature that holds the tag of the word at `at` where it has only one.
    pub fn lexicon(&self, at: usize) -> u64 {
        self.forms.get(at).map_or(0, |form| form.lexicon)
    }

    /// Adds the features of the word at `at` to `found`; `before` are the classes of the words before it.
    pub fn features(&self, at: usize, before: &[u8], found: &mut Vec<u64>) {
        let Some(form) = self.forms.get(at) else {
            return;
        };
        let near = |step: usize, ahead: bool| {
            let at = if ahead { at.checked_add(step) } else { at.checked_sub(step) };
            at.and_then(|at| self.forms.get(at)).unwrap_or(&EDGE)
        };
        let class =
            |step: usize| at.checked_sub(step).and_then(|at| before.get(at)).map_or(255, |class| u64::from(*class));
        let (one, two) = (class(1), class(2));
        let (last, last2) = (near(1, false), near(2, false));
        let (next, next2) = (near(1, true), near(2, true));
        let [_, s2, s3, _] = form.suffixes;
        let case = self.case as u64;
        let first = u64::from(at == 0);
        found.push(feature(0, 0, 0));
        found.push(feature(1, form.word, 0));
        for (template, suffix) in (2..).zip(form.suffixes) {
            found.push(feature(template, suffix, 0));
        }
        for (template, prefix) in (6..).zip(form.prefixes) {
            found.push(feature(template, prefix, 0));
        }
        found.push(feature(10, form.shape, case * 2 + first));
        found.push(feature(11, form.shape, s3));
        found.push(feature(12, one, 0));
        found.push(feature(13, one, two));
        found.push(feature(14, one, form.word));
        found.push(feature(15, two, form.word));
        found.push(feature(16, last.word, 0));
        found.push(feature(17, last2.word, 0));
        found.push(feature(18, next.word, 0));
        found.push(feature(19, next2.word, 0));
        found.push(feature(20, last.word, form.word));
        found.push(feature(21, form.word, next.word));
        found.push(feature(22, next.suffixes[2], one));
        found.push(feature(23, next.suffixes[1], s2));
        found.push(feature(24, next.shape, form.shape));
        found.push(feature(25, one, s3));
        found.push(feature(26, one, next.word));
        found.push(feature(27, last.shape, form.shape ^ (one << 8)));
        found.push(feature(28, last.suffixes[2], 0));
        found.push(feature(29, next2.suffixes[2], next.suffixes[2]));
        found.push(feature(30, one * 256 + two, s2));
    }
}

/// Beyond either end of a sentence.
const EDGE: Form = Form { word: 1, suffixes: [1; 4], prefixes: [1; 3], shape: 255, lexicon: 0, mark: None };

fn form(word: &str, lower: &str, kind: TokenKind, mark: Option<Tag>, case: Case) -> Form {
    let number = if kind == TokenKind::Number {
        // All numbers of one length are alike, years apart.
        word_number(if lower.len() == 4 && lower.bytes().all(|byte| byte.is_ascii_digit()) { "0000" } else { "0" })
    } else {
        word_number(lower)
    };
    let mut suffixes = [2; 4];
    let mut ends = lower.char_indices().rev().map(|(at, _)| at);
    for suffix in &mut suffixes {
        if let Some(at) = ends.next() {
            *suffix = word_number(lower.get(at..).unwrap_or_default());
        }
    }
    let mut prefixes = [2; 3];
    let mut starts = lower.char_indices().skip(1).map(|(at, _)| at);
    for prefix in &mut prefixes {
        if let Some(at) = starts.next() {
            *prefix = word_number(lower.get(..at).unwrap_or_default());
        }
    }
    let shape = shape(word, kind, case);
    // A word with and without a capital is not the same word: "Polish", "May".
    let lexicon = feature(255, number, shape & 3);
    Form { word: number, suffixes, prefixes, shape, lexicon, mark }
}

/// The shape of a word in seven bits; the lowest two say how it is capitalized.
fn shape(word: &str, kind: TokenKind, case: Case) -> u64 {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.clone().any(char::is_uppercase);
    let small = letters.any(char::is_lowercase);
    let capital = match (first, rest) {
        _ if case == Case::Useless => 0,
        (true, true) if !small => 2,
        (_, true) => 3,
        (true, false) => 1,
        (false, false) => 0,
    };
    let digit = u64::from(word.bytes().any(|byte| byte.is_ascii_digit()));
    let hyphen = u64::from(word.contains('-'));
    let stop = u64::from(word.ends_with('.'));
    let kind = match kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1,
        TokenKind::Mark => 2,
    };
    capital | (digit << 2) | (hyphen << 3) | (stop << 4) | (kind << 5)
}

fn case_of<'w>(words: impl Iterator<Item = &'w str>) -> Case {
    let (mut count, mut capital, mut upper, mut long_small) = (0, 0, 0, 0);
    for word in words {
        let mut letters = word.chars();
        let Some(first) = letters.next().filter(|first| first.is_alphabetic()) else {
            continue;
        };
        count += 1;
        if first.is_uppercase() {
            capital += 1;
            upper += usize::from(!letters.any(char::is_lowercase));
        } else if word.chars().nth(4).is_some() {
            long_small += 1;
        }
    }
    if count < 3 {
        Case::Running
    } else if 3 * upper >= 2 * count {
        Case::Useless
    } else if long_small == 0 && 2 * capital > count {
        Case::Title
    } else {
        Case::Running
    }
}

/// The tag of a mark; `open` says which straight quotation marks, double and single, stand open.
fn mark_tag(mark: &str, apart: bool, open: &mut [bool; 2]) -> Option<Tag> {
    let single = open.last().copied().unwrap_or_default();
    let mut straight = |at: usize| {
        let state = open.get_mut(at)?;
        *state = !*state || (apart && at == 1);
        Some(if *state { Tag::OpenQuote } else { Tag::CloseQuote })
    };
    match mark {
        "\"" => straight(0),
        // A possessive's apostrophe stands at its word and closes nothing.
        "'" if !apart && !single => None,
        "'" => straight(1),
        "’" => None,
        "“" | "‘" | "„" | "«" | "``" | "`" | "‚" => Some(Tag::OpenQuote),
        "”" | "''" | "’’" | "»" => Some(Tag::CloseQuote),
        "." | "!" | "?" | "。" => Some(Tag::Stop),
        "," | "،" => Some(Tag::Comma),
        ":" | ";" | "…" | "--" | "—" | "–" | "---" | "―" => Some(Tag::Colon),
        "(" | "[" | "{" => Some(Tag::OpenBracket),
        ")" | "]" | "}" => Some(Tag::CloseBracket),
        "$" | "£" | "€" | "¥" | "₹" | "₽" | "₺" | "₪" | "₩" => Some(Tag::Currency),
        "%" | "‰" => Some(Tag::NN),
        "-" | "‑" | "‐" => Some(if apart { Tag::Colon } else { Tag::Hyphen }),
        "&" => Some(Tag::CC),
        _ if mark.starts_with("..") => Some(Tag::Colon),
        _ => Some(Tag::Symbol),
    }
}
