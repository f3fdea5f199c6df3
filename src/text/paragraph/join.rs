//! Whether a line goes on with the paragraph of the line above it.
//!
//! A logistic model over the shape of the lines (Cox, "The regression analysis of binary sequences", 1958): how near
//! the line above comes to the edge that the lines around it have, how it ends, how this one begins, how both are set.
//! No word is looked at, but the few that nothing ends with ([`CARRIES_ON`]). The weights were learned by Newton's method from public-domain speeches, set by a program in ten
//! habits of writing: wrapped at 40 to 120 columns in fixed and in proportional letters, indented or not, with first
//! lines indented or blank lines between paragraphs, a paragraph to each line, a sentence to each line, lines broken
//! round links and superscripts as text extraction leaves them; with lists, tables, addresses, verse, menus and headings in between.

use super::line::{End, Line, Start};
use super::shape::Shape;

/// A line with what stands around it in its block.
pub struct Setting<'a> {
    /// The lines above that, in order.
    pub before: &'a [Line<'a>],
    /// The line above.
    pub above: &'a Line<'a>,
    /// The line.
    pub line: &'a Line<'a>,
    /// The line beneath.
    pub below: Option<&'a Line<'a>>,
    /// The shape of the lines around it.
    pub near: Shape,
    /// The shape of the whole text.
    pub text: Shape,
}

/// A line above is nearly full from here on, in widths.
const NEARLY: f32 = -0.08;

/// A line of fewer characters than this can be a heading.
const HEADING: usize = 60;

/// A line of fewer characters than this can be a fragment that a link or a name left.
const FRAGMENT: usize = 45;

/// How many lines above a fragment its sentence may have begun.
const LOOK_BACK: usize = 4;

/// Words that no sentence, heading or label ends with: a link or a name stands on the next line.
const CARRIES_ON: [&str; 3] = ["the", "of", "and"];

/// Words that no line ends with that is as long as those of running text, but a label may: "Sign in".
const LEADS_ON: [&str; 18] = [
    "a", "an", "in", "on", "at", "to", "for", "from", "by", "with", "or", "as", "his", "her", "its", "their", "mr.",
    "dr.",
];

/// A line of as many characters is no label.
const LONG: usize = 60;

/// Whether the line goes on with the paragraph of the line above.
pub fn goes_on(setting: &Setting<'_>) -> bool {
    let Setting { before, above, line, below, near, text } = setting;
    if (carries_on(above) || goes_on_with_year(above, line) || is_parted(above, line))
        && !above.has_columns
        && !line.has_columns
    {
        return true;
    }
    if runs_on(setting) || is_in_sentence(setting) {
        return true;
    }
    let is_open = |line: &Line<'_>| matches!(line.end, End::Open | End::Comma);
    let is_inner = |line: &Line<'_>| matches!(line.start, Start::Low | Start::Close);
    let near_edge = near.beyond(above, line);
    let text_edge = text.beyond(above, line);
    let is_full = near.is_wrap && near_edge > NEARLY;
    let is_ended = above.end == End::Sentence;
    let is_low = line.start == Start::Low;
    let inner = is_inner(line);
    let indent = line.indent > above.indent + 1;
    let tail = ends_in_small_word(above);
    // The nearest line above that is long or ends a sentence: whether it left one unfinished.
    let root = before.iter().rev().take(LOOK_BACK).find(|line| line.width >= FRAGMENT || line.end == End::Sentence);
    let is_unfinished = root.is_some_and(|root| root.end != End::Sentence);
    let bridges = below.is_some_and(&is_inner) && line.width < FRAGMENT && line.end != End::Sentence && tail;
    let after = above.width < FRAGMENT && is_unfinished && is_open(above);
    let after_raised = before.last().is_some_and(|before| ends_in_digit(before) && is_raised(above));

    let if_ = |condition: bool, weight: f32| if condition { weight } else { 0.0 };
    let sum = -2.68
        + 2.79 * if text.is_wrap { text_edge } else { 0.0 }
        + if_(is_full, -1.00)
        + if_(text.is_wrap && text_edge > 0.0, 0.69)
        + if_(near.is_wrap && near_edge < -0.25, -0.57)
        + if_(!near.is_wrap, 0.36)
        + if_(is_full, 2.36 * near.wrapped)
        + if_(is_full, 3.31 * near.low)
        + if_(is_full, 1.08 * text.low)
        + if_(is_full, 0.56 * text.wrapped)
        + 1.40 * text.low
        + 0.81 * near.low
        + if_(is_ended, -1.93)
        + if_(above.end == End::Comma, -1.52)
        + if_(is_ended, -1.06 * near.ended)
        + if_(is_low, 1.09)
        + if_(inner && is_open(above), 1.95)
        + if_(is_low, -1.30 * near.low)
        + if_(line.start == Start::Open, 0.81)
        + if_(indent, -2.27)
        + if_(indent && is_ended, -1.23)
        + if_(line.indent + 1 < above.indent, 0.08)
        + if_(above.has_columns, -1.69)
        + if_(line.has_columns, -1.70)
        + if_(above.is_title && above.width < HEADING, -0.72)
        + if_(line.is_title && line.width < HEADING, 0.03)
        + if_(above.width < 30, -0.57)
        + if_(line.width < 30, -0.34)
        + if_(above.width > 130 && inner && !is_ended, 1.28)
        + if_(tail, -0.72)
        + if_(tail && line.is_capital, 0.29)
        + if_(tail && line.is_capital, 0.63 * near.ended)
        + if_(bridges, 0.32)
        + if_(bridges && below.is_some_and(|below| below.width > FRAGMENT), 3.22 * (1.0 - near.low))
        + if_(after && inner, 2.22)
        + if_(after && is_inner(above) && !inner, 1.90)
        + if_(is_full && text.is_caseless, 2.24)
        + if_(is_full && text.is_caseless, 2.58 * near.wrapped)
        + if_(is_full && text.is_caseless && is_open(above), 0.81)
        + if_(ends_in_digit(above) && is_raised(line), 1.49)
        + if_(after_raised, 2.37);
    sum > 0.0
}

/// Whether the last word begins with a small letter and no mark follows it: in text with capitals at the heads of names
/// and items, it is seldom the last.
fn ends_in_small_word(line: &Line<'_>) -> bool {
    line.words.ends_with(char::is_alphabetic)
        && line.words.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Of running text wrapped at a width, so many lines at least go on with a small letter (parts of short paragraphs are
/// few), and are as long as fits.
const LOW: f32 = 0.15;
const WRAPPED: f32 = 0.3;

/// A full line of fewer words is no running text: an address of a page.
const TOLD: usize = 6;

/// Whether the line above is a full one of running text without a mark at its end: no sentence ends so, whatever the next
/// line begins with, a name or a number.
fn runs_on(setting: &Setting<'_>) -> bool {
    let Setting { above, line, near, text, .. } = setting;
    let is_text = text.is_wrap && near.is_wrap && near.low >= LOW && near.wrapped >= WRAPPED && !near.is_caseless;
    let is_told = above.words.split_whitespace().nth(TOLD).is_some();
    let is_full = above.width >= LONG && is_told && near.beyond(above, line) > NEARLY;
    let is_apart = above.has_columns || line.has_columns || line.indent > above.indent + 1;
    is_text && is_full && !is_apart && !above.is_title && matches!(above.end, End::Open | End::Comma)
}

/// Where so many lines begin with a small letter, it says nothing.
const OFTEN: f32 = 0.5;

/// A line of as many characters is no item of a list without marks.
const LONGER: usize = 75;

/// Whether the line is running text that begins in the middle of a sentence, where few lines begin so: a link or a name
/// stands on the line above it.
fn is_in_sentence(setting: &Setting<'_>) -> bool {
    let Setting { above, line, near, text, .. } = setting;
    let is_text = line.width >= LONGER || line.width >= FRAGMENT && line.end == End::Sentence;
    let is_rare = near.low < OFTEN && text.low < OFTEN && !near.is_caseless;
    let is_open = matches!(above.end, End::Open | End::Comma) && !above.has_columns;
    let first = line.words.split_whitespace().next().unwrap_or_default();
    let is_word = first.chars().all(char::is_alphabetic) && line.start == Start::Low;
    is_text && is_rare && is_open && is_word && !line.has_columns && line.indent <= above.indent + 1
}

/// Whether the last word leaves open what it is of, and no mark follows it. A name that is turned round for an index ends
/// so, too: "Haiti, Republic of".
fn carries_on(line: &Line<'_>) -> bool {
    let is_one = |word: &str| CARRIES_ON.iter().any(|known| word.eq_ignore_ascii_case(known));
    let last = line.words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_turned = line.words.rsplit_once(", ").is_some_and(|(_, behind)| {
        behind.split_whitespace().all(|word| is_one(word) || word.starts_with(char::is_uppercase))
    });
    let leads = line.width >= LONG && !line.is_title && LEADS_ON.iter().any(|known| last.eq_ignore_ascii_case(known));
    leads || is_one(last) && last.len() < line.words.len() && !is_turned
}

/// Whether a line that ends with a day and a comma goes on with the year: "Saturday, September 14," and "2019."
fn goes_on_with_year(above: &Line<'_>, line: &Line<'_>) -> bool {
    let day = above.words.strip_suffix(',').and_then(|words| words.rsplit(char::is_whitespace).next());
    let is_day = day.is_some_and(|day| day.len() <= 2 && day.bytes().all(|byte| byte.is_ascii_digit()));
    let digits = line.words.bytes().take_while(u8::is_ascii_digit).count();
    is_day && digits == 4 && above.width >= LONG
}

/// Whether a word is parted between the lines: "pri-" and "ces".
fn is_parted(above: &Line<'_>, line: &Line<'_>) -> bool {
    above.words.strip_suffix('-').is_some_and(|head| head.ends_with(char::is_alphabetic))
        && line.words.starts_with(char::is_lowercase)
}

fn ends_in_digit(line: &Line<'_>) -> bool {
    line.words.ends_with(|letter: char| letter.is_ascii_digit())
}

/// Whether the line is what stands raised behind a number: "th", "er".
fn is_raised(line: &Line<'_>) -> bool {
    line.width <= 3 && line.words.bytes().all(|letter| letter.is_ascii_lowercase())
}
