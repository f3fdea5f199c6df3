//! The pieces of a sentence: its tokens, hyphenated words taken apart ("mid" "June", "two" "year" "old").

use std::borrow::Cow;
use std::ops::Range;

use super::leads::is_lead;
use super::words::{Sense, sense};
use crate::annotate::{Tag, TaggedText};
use crate::text::{Span, TokenKind};

/// A word, number or mark, or one part of a hyphenated word.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    pub span: Span,
    /// In lower case.
    pub lower: Cow<'a, str>,
    pub word: &'a str,
    pub sense: Sense,
    pub tag: Tag,
    pub is_number: bool,
    /// Whether a hyphen ties it to the piece before.
    pub joined: bool,
}

/// The pieces of one sentence. Lookups beyond either end give nothing.
#[derive(Debug)]
pub struct Pieces<'a> {
    text: &'a str,
    all: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    /// The pieces of the tokens at `tokens`.
    pub fn new(text: &'a TaggedText<'a>, tokens: Range<usize>) -> Self {
        let mut all = Vec::with_capacity(tokens.len());
        for at in tokens {
            let Some(token) = text.token(at) else { break };
            let (word, lower) = (text.word(at), text.lower(at));
            let mut push = |span, word, lower: Cow<'a, str>, is_number, joined| {
                all.push(Piece { span, sense: sense(&lower), lower, word, tag: text.tag(at), is_number, joined });
            };
            let is_whole = token.kind != TokenKind::Word || is_iso_day(word);
            if is_whole || !word.contains(['-', '\u{2010}', '\u{2011}']) {
                let is_number = token.kind == TokenKind::Number;
                push(token.span, word, Cow::Borrowed(lower), is_number, false);
                continue;
            }
            let mut start = token.span.start();
            for (number, part) in word.split(['-', '\u{2010}', '\u{2011}']).enumerate() {
                let end = start + part.len();
                if let Some(span) = Span::new(text.text, start, end).filter(|span| !span.is_empty()) {
                    let is_number = part.starts_with(|first: char| first.is_ascii_digit());
                    push(span, part, Cow::Owned(part.to_lowercase()), is_number, number > 0);
                }
                // The hyphen itself, which may be longer than a byte.
                start = end + text.text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            }
        }
        Self { text: text.text, all }
    }

    /// Whether no space stands before the piece at `at`.
    pub fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.all.get(before));
        let is_next = |(before, piece): (&Piece<'_>, &Piece<'_>)| before.span.end() == piece.span.start();
        self.is_joined(at) || before.zip(self.all.get(at)).is_some_and(is_next)
    }

    /// The text that the pieces are of.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where the last of the first `count` pieces ends, in bytes of the text.
    pub fn end(&self, count: usize) -> Option<usize> {
        self.all.get(count.checked_sub(1)?).map(|piece| piece.span.end())
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.all.get(at)
    }

    /// In lower case; empty beyond the ends.
    pub fn lower(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |piece| &piece.lower)
    }

    /// As it stands; empty beyond the ends.
    pub fn word(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |piece| piece.word)
    }

    pub fn sense(&self, at: usize) -> Sense {
        self.all.get(at).map_or(Sense::Other, |piece| piece.sense)
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.all.get(at).map(|piece| piece.tag).unwrap_or_default()
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.lower(at) == word
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    /// Whether the pieces from `at` on are these words.
    pub fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(after, word)| self.is(at + after, word))
    }

    pub fn is_joined(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|piece| piece.joined)
    }

    pub fn is_capitalized(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether a time expression can begin at `at`, as far as its first word tells, or its first two.
    pub fn can_begin(&self, at: usize) -> bool {
        match self.all.get(at).map(|piece| piece.sense) {
            Some(Sense::Article) => self.is_of_time(at + 1),
            Some(Sense::Other) => self.is_of_time(at),
            Some(_) => true,
            None => false,
        }
    }

    fn is_of_time(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|piece| {
            piece.sense != Sense::Other
                || piece.word.contains(|letter: char| letter.is_ascii_digit())
                || is_lead(&piece.lower)
        })
    }

    /// The position before `at` that stands before it, if there is one.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The number written in digits only at `at` ("8", not "8.5" or "8,000").
    pub fn digits(&self, at: usize) -> Option<i32> {
        let piece = self.all.get(at).filter(|piece| piece.is_number)?;
        let plain = piece.word.bytes().all(|byte| byte.is_ascii_digit());
        (plain && piece.word.len() <= 9).then(|| piece.word.parse().ok()).flatten()
    }

    /// From the first to the last of `pieces`.
    pub fn span(&self, pieces: Range<usize>) -> Option<Span> {
        let first = self.all.get(pieces.start)?;
        let last = self.all.get(pieces.end.checked_sub(1)?)?;
        (pieces.start < pieces.end).then(|| first.span.to(last.span))
    }
}

/// Whether the word begins as "2020-01-09T14" does.
fn is_iso_day(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.get(10) == Some(&b'T')
        && bytes.iter().take(10).enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
