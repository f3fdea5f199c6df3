//! What a date presents itself as, by the words around it in its line.

use super::labels::{Label, is_kind, label};
use crate::briefing::{ParagraphRole, PublishedBy};
use crate::describe::contacts::{has_address, has_telephone, is_label};
use crate::describe::datelines::{is_dash, is_dateline};
use crate::describe::page::{Line, plain};
use crate::text::dates::{self, Written};

/// How many lines from the front may say the date in passing.
pub(super) const FRONT: usize = 14;

/// The longest line, in words, that is a by-line or a line of dates and not running text.
const LINE_WORDS: usize = 18;

/// What a date presents itself as where it stands before or beneath a text.
pub(super) fn front(line: &Line<'_>, before: &str, after: &str, date: &Written, at: usize) -> Option<PublishedBy> {
    if line.role == ParagraphRole::Title {
        return ends_title(before, after, date).then_some(PublishedBy::Title);
    }
    if is_range(before, after) {
        return None;
    }
    let after = if before.trim().is_empty() && at < FRONT { before_contact(after) } else { after };
    if is_dateline(before, after, date) {
        return Some(PublishedBy::Dateline);
    }
    let segment = last_segment(before);
    match label(segment) {
        Some(Label::Published) => return Some(PublishedBy::Label),
        Some(Label::Updated) => return Some(PublishedBy::Update),
        Some(_) => return None,
        None => {}
    }
    let is_joined = opens_text(before, after, date) || closes_headline(after, date) && at < FRONT;
    if is_joined {
        return Some(PublishedBy::Line);
    }
    if closes_line(before, after, date) && at < FRONT {
        return Some(PublishedBy::Byline);
    }
    if line.words.split_whitespace().nth(LINE_WORDS).is_some() {
        return None;
    }
    if is_only_date(before, after) {
        return Some(PublishedBy::Line);
    }
    let begins_with_by = line.words.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let is_alone = is_only_date(segment, first_segment(after));
    let by_follows = before.trim().is_empty() && after.trim_start().to_lowercase().starts_with("by ");
    (begins_with_by || by_follows || is_alone).then_some(PublishedBy::Byline)
}

/// What stands behind a date that opens a line, without the contacts that a release sets beside it: "May 4, 2020 Contact: Mary
/// Miller", "May 4, 2020 Mary Miller, 555-0101".
fn before_contact(after: &str) -> &str {
    let is_short = after.split_whitespace().nth(LINE_WORDS).is_none();
    let is_contact =
        is_label(after.trim_start()) || after.starts_with(' ') && has_telephone(after) || has_address(after);
    if is_short && is_contact { "" } else { after }
}

/// Whether the date is one end of a stretch of days: "27 Nov-3 Dec 2014", "4 May to 6 May 2020".
fn is_range(before: &str, after: &str) -> bool {
    let next = after.trim_start().trim_start_matches(is_dash).trim_start();
    let has_dash = after.trim_start().starts_with(is_dash);
    let goes_on = dates::at(next, 0).is_some() || next.starts_with(|mark: char| mark.is_ascii_digit());
    let to = |words: &str| words.ends_with(" to") || words.ends_with(" until") || words.ends_with(" through");
    let last = before.trim_end();
    let comes_from = last.ends_with(is_dash)
        && last.trim_end_matches(is_dash).trim_end().ends_with(|mark: char| mark.is_ascii_digit());
    has_dash && goes_on && !next.contains(':') || comes_from || to(&last.to_lowercase())
}

/// What a date in one of the last lines presents itself as.
pub(super) fn back(
    line: &Line<'_>,
    before: &str,
    after: &str,
    date: &Written,
    at: usize,
    count: usize,
) -> Option<PublishedBy> {
    if label(last_segment(before)).is_some() {
        return None;
    }
    let is_last = at + 2 >= count && at > 0;
    let stands_alone = is_last && is_only_date(before, after);
    // Of furniture, only a whole date counts: the rest are counters and links.
    let is_archive = line.role == ParagraphRole::Boilerplate && date.year.is_some();
    (stands_alone || is_archive).then_some(PublishedBy::Archive)
}

/// How far around a date is looked, in bytes.
const CONTEXT: usize = 160;

/// The words before and after the date in its line, no further than its context reaches.
pub(super) fn around<'a>(words: &'a str, date: &Written) -> Option<(&'a str, &'a str)> {
    let (start, end) = (date.range.start, date.range.end);
    let from = words.floor_char_boundary(start.saturating_sub(CONTEXT));
    let to = words.ceil_char_boundary((end + CONTEXT).min(words.len()));
    Some((words.get(from..start)?, words.get(end..to)?))
}

/// Whether the mark parts the items of a line of dates and names.
fn is_break(mark: char) -> bool {
    matches!(mark, '|' | '¦' | '·' | '•' | '»' | '[' | ';' | '/')
}

/// The words right before a date that may say what it is of: after the last mark that parts items, after the last dash with
/// space around it, and after the year of the date before it ("Updated 1 March 2019 First published …").
pub(super) fn last_segment(words: &str) -> &str {
    let segment = words.rsplit(is_break).next().unwrap_or(words);
    let dash = segment.char_indices().rfind(|(at, mark)| is_dash(*mark) && is_spaced(segment, *at, *mark));
    let segment = dash.and_then(|(at, mark)| segment.get(at + mark.len_utf8()..)).unwrap_or(segment);
    let is_digit = |mark: char| mark.is_ascii_digit();
    let year = segment
        .rfind(is_digit)
        .and_then(|last| segment.split_at_checked(last + 1))
        .filter(|(head, _)| head.len() - head.trim_end_matches(is_digit).len() == 4);
    year.map_or(segment, |(_, rest)| rest)
}

/// The words before the first mark that parts items, or before the first dash with space around it.
fn first_segment(words: &str) -> &str {
    let segment = words.split(is_break).next().unwrap_or(words);
    let dash = segment.char_indices().find(|(at, mark)| is_dash(*mark) && is_spaced(segment, *at, *mark));
    dash.and_then(|(at, _)| segment.get(..at)).unwrap_or(segment)
}

fn is_spaced(words: &str, at: usize, mark: char) -> bool {
    let before = words.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace));
    let after = words
        .get(at + mark.len_utf8()..)
        .is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace));
    before && after
}

/// Whether the date opens or closes a title that tells of no day: "Assessment, May 4, 2020", but not "The fire of May 4".
fn ends_title(before: &str, after: &str, date: &Written) -> bool {
    let words = plain(before);
    let led = words.rsplit(' ').next().unwrap_or_default();
    let tells =
        ["on", "since", "after", "before", "until", "by", "from", "for", "between", "and", "to", "of", "in", "the"];
    let tells = tells.contains(&led) && !is_of_document(&words);
    let stands_last = after.trim().is_empty() || after.trim_start().starts_with(['|', '(', '-', '–', '—', ',']);
    date.year.is_some() && !tells && !words.is_empty() && stands_last
}

/// Whether the date is a line that ran into the text beneath it: "Monday, May 4, 2020 The council met".
fn opens_text(before: &str, after: &str, date: &Written) -> bool {
    let mut letters = after.chars();
    before.trim().is_empty()
        && date.weekday.is_some()
        && date.year.is_some()
        && letters.next().is_some_and(char::is_whitespace)
        && letters.next().is_some_and(char::is_uppercase)
}

/// Whether the date is a line that ran into the headline above it: "Council Meets Monday, May 4, 2020".
fn closes_headline(after: &str, date: &Written) -> bool {
    after.trim().is_empty() && date.weekday.is_some() && date.year.is_some()
}

/// Whether the date ends a short line behind a place, a number or the like: "Media release, Oldtown, 4 May 2020",
/// "Report No. 3 (as of 4 May 2020)".
fn closes_line(before: &str, after: &str, date: &Written) -> bool {
    let line = before.trim();
    let said = plain(line);
    let led = line.ends_with(',') || said.ends_with("as of") || is_of_document(&said);
    let is_open = line.rfind('(') > line.rfind(')');
    date.year.is_some()
        && led
        && line.split_whitespace().nth(SHORT_LINE).is_none()
        && (!is_open || after.trim().starts_with(')'))
        && is_only_date("", after)
}

/// Whether the words end with a kind of document or its number and what leads to its day: "minutes of the meeting of",
/// "report no. 3 for".
fn is_of_document(said: &str) -> bool {
    let led = ["of", "for", "dated", "du", "vom"].iter().find_map(|lead| said.strip_suffix(lead)?.strip_suffix(' '));
    let last = led.map(|led| led.rsplit(' ').next().unwrap_or_default());
    last.is_some_and(|last| is_kind(last) || last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The most words that a line may have before its date.
const SHORT_LINE: usize = 12;

/// Whether there is nothing around the date but a time of day and marks.
fn is_only_date(before: &str, after: &str) -> bool {
    const TIME: &[&str] = &[
        "am", "pm", "a", "m", "p", "at", "h", "t", "z", "on", "noon", "gmt", "utc", "est", "edt", "pst", "pdt", "cet",
        "cest", "bst", "et", "ist", "msk", "eet", "eest", "aest", "cst", "cdt", "hrs", "le", "local", "time",
    ];
    let is_time = |words: &str| {
        words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            word.len() <= 5
                && (word.starts_with(|digit: char| digit.is_ascii_digit()) && word.len() <= 4
                    || TIME.contains(&word.to_lowercase().as_str()))
        })
    };
    is_time(before) && is_time(after)
}
