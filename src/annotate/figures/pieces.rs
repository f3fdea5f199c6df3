//! A sentence cut more finely than into tokens: "3.5bn" is a number and a suffix, "12-15" two numbers and a hyphen.
//!
//! The grammar of quantities works on these, so that it does not depend on where the tokens end.

use super::super::{NameMention, Tag, TaggedText, TimeMention};
use super::lexicon;
use crate::text::Span;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Digits with thousands separators and a decimal point, or a character such as ½.
    Digits,
    /// Letters, with inner apostrophes and the full stops of abbreviations; "MH17" is one, too.
    Word,
    /// Any other character but white space.
    Mark,
}

/// A run of characters of one kind.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    kind: Kind,
    /// Whether it touches the piece before it.
    glued: bool,
    /// The token it stands in.
    token: usize,
}

/// The pieces of one sentence. Lookups beyond either end give the empty word.
pub struct Pieces<'a> {
    /// The text that they stand in.
    pub text: &'a TaggedText<'a>,
    list: Vec<Piece>,
    /// All pieces in lower case, with straight apostrophes and plain hyphens: one string.
    lower: String,
    /// Where each piece ends in `lower`.
    ends: Vec<usize>,
    names: Vec<Option<usize>>,
    times: Vec<Option<usize>>,
}

impl<'a> Pieces<'a> {
    /// Cuts the tokens at these positions of `text`, which stand in one paragraph.
    pub fn new(text: &'a TaggedText<'a>, tokens: std::ops::Range<usize>) -> Self {
        let mut list = Vec::new();
        let mut lower = String::new();
        let mut ends = Vec::new();
        if let Some(whole) = text.span(tokens.clone()) {
            let mut token = tokens.start;
            let mut end = None;
            for (span, kind) in cut(text.text, whole) {
                while text.token(token).is_some_and(|candidate| candidate.span.end() <= span.start()) {
                    token += 1;
                }
                let glued = end == Some(span.start());
                end = Some(span.end());
                list.push(Piece { span, kind, glued, token });
                lower.extend(span.of(text.text).chars().map(straight).flat_map(char::to_lowercase));
                ends.push(lower.len());
            }
        }
        let none = vec![None; list.len()];
        Self { text, list, lower, ends, names: none.clone(), times: none }
    }

    /// Notes which pieces stand in which of `names` and `times` (positions in the document's lists).
    pub fn note(&mut self, names: &[NameMention], times: &[TimeMention]) {
        let Some(whole) = self.span(0..self.len()) else {
            return;
        };
        let first = names.partition_point(|name| name.span.end() <= whole.start());
        let here = names.iter().enumerate().skip(first);
        for (position, name) in here.take_while(|(_, name)| name.span.start() < whole.end()) {
            self.fill(name.span, position, true);
        }
        let first = times.partition_point(|time| time.span.end() <= whole.start());
        let here = times.iter().enumerate().skip(first);
        for (position, time) in here.take_while(|(_, time)| time.span.start() < whole.end()) {
            self.fill(time.span, position, false);
        }
    }

    fn fill(&mut self, span: Span, position: usize, is_name: bool) {
        let from = self.list.partition_point(|piece| piece.span.end() <= span.start());
        let to = self.list.partition_point(|piece| piece.span.start() < span.end());
        let noted = if is_name { &mut self.names } else { &mut self.times };
        for slot in noted.get_mut(from..to).into_iter().flatten() {
            *slot = Some(position);
        }
    }

    /// The name that the piece at `at` stands in.
    pub fn name(&self, at: usize) -> Option<usize> {
        *self.names.get(at)?
    }

    /// The time expression that the piece at `at` stands in.
    pub fn time(&self, at: usize) -> Option<usize> {
        *self.times.get(at)?
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece at `at` as it stands.
    pub fn word(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |piece| piece.span.of(self.text.text))
    }

    /// The piece at `at` in lower case, with straight apostrophes and plain hyphens.
    pub fn lower(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else {
            return "";
        };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.lower.get(start..end).unwrap_or_default()
    }

    /// The lemma of the token that the piece at `at` stands in; "" beyond either end.
    pub fn lemma(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |piece| self.text.lemma(piece.token))
    }

    /// The piece `back` before `at` in lower case; "" where there is none.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    /// What the piece at `at` is made of; a mark beyond either end.
    pub fn kind(&self, at: usize) -> Kind {
        self.list.get(at).map_or(Kind::Mark, |piece| piece.kind)
    }

    /// Whether the piece at `at` is a number.
    pub fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Kind::Digits
    }

    /// Whether the piece at `at` is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Kind::Word
    }

    /// Whether the piece at `at` touches the one before it.
    pub fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|piece| piece.glued)
    }

    /// Whether a line ends between the piece at `at` and the one before it.
    pub fn is_broken(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.place(before));
        let between =
            before.zip(self.place(at)).and_then(|(before, here)| Span::new(self.text.text, before.end(), here.start()));
        between.is_some_and(|between| between.of(self.text.text).contains('\n'))
    }

    /// Whether a hyphen at `at` joins its two neighbours.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.lower(at) == "-" && self.glued(at)
    }

    /// The tag of the token that the piece at `at` stands in.
    pub fn tag(&self, at: usize) -> Tag {
        self.list.get(at).map_or(Tag::Other, |piece| self.text.tag(piece.token))
    }

    /// Whether the piece at `at` begins with a capital letter.
    pub fn is_capitalized(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The place of the piece at `at`.
    pub fn place(&self, at: usize) -> Option<Span> {
        self.list.get(at).map(|piece| piece.span)
    }

    /// From the first to the last of a range of pieces; `None` where it is empty or out of bounds.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let first = self.place(range.start)?;
        let last = self.place(range.end.checked_sub(1)?)?;
        (range.start < range.end).then(|| first.to(last))
    }

    /// The words of a range, one space where there is any.
    pub fn phrase(&self, range: std::ops::Range<usize>) -> String {
        let mut words = String::new();
        for at in range {
            if !words.is_empty() && !self.glued(at) {
                words.push(' ');
            }
            words.push_str(self.word(at));
        }
        words
    }
}

fn straight(letter: char) -> char {
    match letter {
        '’' | '‘' | 'ʼ' => '\'',
        '‐' | '‑' | '–' | '−' => '-',
        _ => letter,
    }
}

/// The runs of `within`, in order and apart from one another.
fn cut(text: &str, within: Span) -> Vec<(Span, Kind)> {
    let words = within.of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = words.get(at..).unwrap_or_default();
        // "Rs.490": the point ends the word.
        let ends_word = first == '.' && words.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic));
        let (length, kind) = match first {
            _ if first.is_whitespace() => (first.len_utf8(), None),
            _ if !ends_word && is_number_start(rest) => (number_length(rest), Some(Kind::Digits)),
            _ if lexicon::vulgar_fraction(first).is_some() => (first.len_utf8(), Some(Kind::Digits)),
            _ if first.is_alphanumeric() => {
                let symbol = words.get(..at).is_some_and(|before| before.ends_with('$'));
                (word_length(rest, symbol), Some(Kind::Word))
            }
            _ => (first.len_utf8(), Some(Kind::Mark)),
        };
        if let Some(kind) = kind
            && let Some(span) = Span::new(text, within.start() + at, within.start() + at + length)
        {
            found.push((span, kind));
        }
        // Always at least one character: the loop ends.
        at += length.max(first.len_utf8());
    }
    found
}

/// Whether `rest` begins with a digit, or with a decimal point before one.
fn is_number_start(rest: &str) -> bool {
    let mut characters = rest.chars();
    match characters.next() {
        Some('.') => characters.next().is_some_and(|next| next.is_ascii_digit()),
        Some(first) => first.is_ascii_digit(),
        None => false,
    }
}

/// The bytes of the number that `rest` begins with: digits with single points and commas between them, whatever they
/// mean there. Whether they make a number is decided where it is read.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = usize::from(bytes.first() == Some(&b'.'));
    loop {
        while digit(at) {
            at += 1;
        }
        if !(matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1)) {
            return at;
        }
        at += 1;
    }
}

/// The bytes of the word that `rest` begins with; one after a currency's symbol ends before digits.
fn word_length(rest: &str, after_symbol: bool) -> usize {
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let so_far = rest.get(..at).unwrap_or_default();
        let inside = match character {
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            // "U.S.", "m.p.h.": single letters apart by full stops.
            '.' => is_initials(so_far, next),
            '0'..='9' => {
                let sum = || so_far == "R" && is_sum(rest.get(at..).unwrap_or_default());
                !(after_symbol && so_far.len() <= 3 || lexicon::is_currency_prefix(so_far) || sum())
            }
            _ => character.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// Whether digits are written as money is: "58.9bn", "64,000", "5m". "R2" alone names anything.
fn is_sum(digits: &str) -> bool {
    let rest = digits.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let part =
        rest.strip_prefix(['.', ',']).is_some_and(|part| part.starts_with(|letter: char| letter.is_ascii_digit()));
    part || ["bn", "m ", "m.", " million", " billion"].iter().any(|scale| rest.starts_with(scale))
}

fn is_initials(so_far: &str, next: Option<char>) -> bool {
    if so_far.len() > 16 {
        return false;
    }
    let mut letters = 0;
    let single = so_far.split('.').all(|part| {
        letters += 1;
        part.chars().count() == 1 && part.chars().all(char::is_alphabetic)
    });
    single && (letters > 1 || next.is_some_and(char::is_alphabetic))
}
