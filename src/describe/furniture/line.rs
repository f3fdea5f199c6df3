//! The lines that furniture is looked for in, and what their shape says.

use crate::briefing::{Paragraph, ParagraphForm, ParagraphRole};
use crate::text::Span;
use crate::text::dates::is_date_word;
use crate::text::fold::{Key, parted, runs};

/// The narrowest column, in characters, at which text is taken to be wrapped: shorter lines end where they were meant to.
const NARROWEST: usize = 40;

/// A line with more words is no label, menu entry or headline of another page.
const LIGHT: usize = 20;

/// A line with more words is no headline at all.
const LONGEST_HEADLINE: usize = 40;

/// A line of a paragraph, or as many of them as were one line before the text was wrapped.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it stands.
    pub span: Span,
    /// The position of its paragraph.
    pub paragraph: usize,
    /// The page that it stands on.
    pub page: Option<u32>,
    /// The same for lines of the same words, whatever their capitals and marks.
    pub exact: u64,
    /// The same for lines that differ in numbers and dates alone; `None` where nothing else stands in it.
    pub template: Option<u64>,
    /// The numbers in it, the first few.
    pub numbers: Vec<u32>,
    /// How many words it has.
    pub words: usize,
    /// Whether it is made of one sentence or several.
    pub is_sentence: bool,
    /// Whether it holds a digit.
    pub has_digit: bool,
    /// Whether a number in it counts something: "34 ships".
    pub is_quantity: bool,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Whether it is a person and what they are: "Mary Miller, vice chair".
    pub is_person: bool,
    /// Whether it is set as lines are that documents share for form's sake: no row of a table, no note.
    pub is_open: bool,
    /// Whether it belongs to a quoted message.
    pub is_quoted: bool,
    /// Whether the format hides it.
    pub is_hidden: bool,
    /// Whether it is the headline.
    pub is_title: bool,
    /// Whether it was found to be furniture already: what is quoted or hidden is set aside for what it is itself, and
    /// says nothing of the lines beside it.
    pub is_set_aside: bool,
}

impl Line {
    /// Whether it is short and no sentence, as labels, menus and headlines are.
    pub fn is_light(&self) -> bool {
        self.is_open && !self.is_sentence && !self.is_title && self.words <= LIGHT
    }

    /// Whether it is running text or data: what a document is read for.
    pub fn is_running(&self) -> bool {
        self.is_sentence || !self.is_open || self.words > LONGEST_HEADLINE
    }
}

/// The lines of `paragraphs`, in order.
pub fn lines(text: &str, paragraphs: &[Paragraph]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (position, paragraph) in paragraphs.iter().enumerate() {
        let spans = if paragraph.form.is_row() { vec![paragraph.span] } else { unwrapped(text, paragraph.span) };
        lines.extend(spans.into_iter().map(|span| line(text, span, position, paragraph)));
    }
    lines
}

fn line(text: &str, span: Span, position: usize, paragraph: &Paragraph) -> Line {
    let words = span.of(text);
    let keys = Keys::of(words);
    let tally = Tally::of(words);
    Line {
        span,
        paragraph: position,
        page: paragraph.page.map(Into::into),
        exact: keys.exact,
        template: keys.template,
        numbers: numbers(words),
        words: tally.words + signs(words) / 2,
        is_sentence: is_sentence(words, tally),
        has_digit: words.contains(|letter: char| letter.is_ascii_digit()),
        is_quantity: is_quantity(words),
        is_item: paragraph.form == ParagraphForm::Item,
        is_person: is_person(words),
        is_open: !paragraph.form.is_row() && paragraph.form != ParagraphForm::Note && !paragraph.is_hidden,
        is_quoted: paragraph.form == ParagraphForm::Quote || words.starts_with('>'),
        is_hidden: paragraph.is_hidden,
        is_title: paragraph.role == ParagraphRole::Title,
        is_set_aside: paragraph.role == ParagraphRole::Boilerplate
            && !paragraph.is_hidden
            && paragraph.form != ParagraphForm::Quote,
    }
}

/// Whether a number stands before what it counts ("34 ships", "12 % of them"): behind a word it is that of a page, a day
/// or a part ("page 3 of 12", "Bulletin 7").
fn is_quantity(words: &str) -> bool {
    let is_number = |word: &str| {
        word.trim_end_matches(['%', ',']).bytes().all(|byte| byte.is_ascii_digit() || b",.".contains(&byte))
    };
    let counts = |word: &str| word.len() > 2 && word.starts_with(char::is_lowercase) && !is_date_word(word);
    let mut words = words.split_whitespace().map(|word| word.trim_start_matches('(')).peekable();
    let mut was_number = false;
    words.any(|word| {
        let is = was_number && counts(word);
        was_number = word.contains(|letter: char| letter.is_ascii_digit()) && is_number(word);
        is
    })
}

/// The numbers in a short line that may count pages.
fn numbers(words: &str) -> Vec<u32> {
    if words.len() > 200 {
        return Vec::new();
    }
    runs(words).filter(|(_, run)| run.len() <= 5).filter_map(|(_, run)| run.parse().ok()).take(4).collect()
}

/// The lines in `span`, joined where a line goes on with the one above: it was full, or this one begins in mid-sentence.
fn unwrapped(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start();
    let mut raw = Vec::new();
    for piece in span.of(text).split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line = Span::new(text, at, at + piece.len()).map(|line| line.trimmed(text));
        at += piece.len();
        raw.extend(line.filter(|line| !line.is_empty()));
    }
    if raw.len() < 2 {
        return vec![span];
    }
    let width = |line: &Span| line.of(text).chars().count();
    let column = raw.iter().map(width).max().unwrap_or_default().max(NARROWEST);
    let mut lines: Vec<Span> = Vec::new();
    let mut above = 0;
    for line in raw {
        let words = line.of(text);
        let first = words.split_whitespace().next().map_or(0, |word| word.chars().count());
        let goes_on = above + 1 + first > column || words.starts_with(char::is_lowercase) && above * 2 >= column;
        match lines.last_mut() {
            Some(last) if goes_on => *last = last.to(line),
            _ => lines.push(line),
        }
        above = width(&line);
    }
    lines
}

/// How many words stand in a line, and how many of them begin with a small letter.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    words: usize,
    small: usize,
}

impl Tally {
    fn of(words: &str) -> Self {
        let mut tally = Self::default();
        for word in parted(words) {
            tally.words += 1;
            tally.small += usize::from(word.starts_with(char::is_lowercase));
        }
        tally
    }
}

/// How many signs of scripts without spaces a line has; two of them count as one word.
fn signs(words: &str) -> usize {
    if words.is_ascii() { 0 } else { words.chars().filter(|&letter| is_sign(letter)).count() }
}

/// Whether the letter belongs to a script that is written without spaces.
fn is_sign(letter: char) -> bool {
    matches!(u32::from(letter), 0x2e80..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// Whether the words end as sentences do, and are not all capitalized as names and headlines are.
fn is_sentence(words: &str, Tally { words: long, small }: Tally) -> bool {
    let end = words.trim_end_matches(['”', '"', ')', ']', '\'', '’', '»', ' ']);
    end.ends_with(['。', '！', '？'])
        || end.ends_with(['.', '!', '?', '…', ':', ';']) && long > 5 && small >= 2
        // Several sentences of which the last is cut.
        || long > LIGHT && small * 2 >= long
}

/// Whether the words are a name with what its bearer is, or with the form of address before it.
fn is_person(words: &str) -> bool {
    let is_name = |name: &str| {
        let words = || name.split_whitespace();
        (2..=4).contains(&words().count())
            && words()
                .all(|word| word.starts_with(char::is_uppercase) && !word.contains(|mark: char| mark.is_numeric()))
    };
    let addressed = ["Mr", "Ms", "Mrs", "Dr"]
        .iter()
        .any(|title| words.strip_prefix(title).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(' ')));
    addressed
        || words.split_once(',').is_some_and(|(name, rest)| {
            is_name(name) && !rest.trim().is_empty() && !rest.contains(|mark: char| mark.is_numeric())
        })
}

/// What lines are told to be the same by.
struct Keys {
    exact: u64,
    template: Option<u64>,
}

impl Keys {
    fn of(words: &str) -> Self {
        let mut exact = Key::default();
        let mut template = Key::default();
        let (mut has_word, mut in_slot) = (false, false);
        for (_, word) in runs(words) {
            let key = Key::of(word);
            exact.add_key(key);
            if is_date_word(word) {
                if !in_slot {
                    template.add("0");
                }
                in_slot = true;
            } else {
                template.add_key(key);
                (has_word, in_slot) = (true, false);
            }
        }
        if exact == Key::default() {
            exact.add(words.trim());
        }
        Self { exact: exact.value(), template: has_word.then_some(template.value()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let span = Span::new(text, 0, text.len()).unwrap();
        unwrapped(text, span).into_iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn a_letterhead_is_parted_from_the_wrapped_text_below_it() {
        assert_eq!(
            of(
                "HARBOUR OFFICE\n12 High Street, Oldtown\nThe committee met on Tuesday to discuss the plans for the new\nharbour, which had been delayed."
            ),
            [
                "HARBOUR OFFICE",
                "12 High Street, Oldtown",
                "The committee met on Tuesday to discuss the plans for the new\nharbour, which had been delayed."
            ]
        );
    }

    #[test]
    fn numbers_and_dates_are_slots_of_a_template() {
        let template = |words: &str| Keys::of(words).template;
        assert_eq!(template("Page 3 of 12"), template("PAGE 10 of 12"));
        assert_eq!(template("Bulletin of Monday, 3 May 2021"), template("Bulletin of Friday 12 June 2020"));
        assert_ne!(template("Page 3"), template("Part 3"));
        assert_eq!(template("3 May 2021"), None);
    }

    #[test]
    fn what_a_number_counts_stands_behind_it() {
        for quantity in ["34 598 confirmed (3419 new)", "12 ships in port", "723 deaths"] {
            assert!(is_quantity(quantity), "{quantity}");
        }
        for other in ["Page 3 of 12", "Situation Report 19", "3 May 2021", "12 High Street", "Part 2 - Harbour"] {
            assert!(!is_quantity(other), "{other}");
        }
    }

    #[test]
    fn sentences_are_told_from_headlines() {
        for sentence in [
            "The harbour was opened on Tuesday by the mayor.",
            "“It was a fine day for all of us,” she said.",
            "Who is to pay for the dredging of the basin?",
        ] {
            assert!(is_sentence(sentence, Tally::of(sentence)), "{sentence}");
        }
        for line in ["Harbour Opens After Years of Delay", "Contact us.", "12 High Street, Oldtown", "READ MORE:"] {
            assert!(!is_sentence(line, Tally::of(line)), "{line}");
        }
    }

    #[test]
    fn persons_are_told_by_what_they_are() {
        assert!(is_person("Mary Miller, vice chair"));
        assert!(is_person("Dr. Mary Miller"));
        assert!(!is_person("Oldtown, NY 11201"));
        assert!(!is_person("Press Releases"));
    }
}
