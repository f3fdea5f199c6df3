//! When a document was published, and which words say so.
//!
//! PublishedBy is ranked: metadata, a labelled date ("Published: …"), a dateline ("OSLO, May 4 –"), a line that holds only
//! the date, a by-line, a labelled update, a citation or archive line at the end, the file's name. The day on which
//! somebody looked the document up is never the day of its publication.

use std::sync::LazyLock;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::briefing::{
    CELL_BREAK, Draft, FactKey, Paragraph, ParagraphForm, ParagraphRole, Published, PublishedBy, PublishedDoubt,
    PublishedDoubtKind,
};
use crate::text::Span;
use crate::text::dates::{self, Written};

/// Labels before dates; see the file.
const LABELS: &str = include_str!("../../assets/lexicons/publication.tsv");

/// How many paragraphs from the front may say the date.
const FRONT: usize = 12;

/// How many of them may hold nothing but a date.
const FRONT_LINES: usize = 5;

/// How many paragraphs from the back may hold archive and citation lines.
const BACK: usize = 20;

/// The longest paragraph, in words, that is a by-line or a line of dates and not running text.
const LINE_WORDS: usize = 18;

/// How far around a date is looked, in bytes: a paragraph can hold any number of dates, and be of any length.
const CONTEXT: usize = 160;

/// How many dates without a year are tried.
const YEARLESS: usize = 3;

#[derive(Clone, Debug)]
struct Candidate {
    by: PublishedBy,
    written: Written,
    span: Span,
}

/// When the draft was published. `path` is asked last.
pub fn published(draft: &Draft, path: &str) -> Published {
    let mut candidates = candidates(draft);
    candidates.sort_by_key(|candidate| (candidate.by, candidate.span.start()));
    if let Some(date) = draft.dates.iter().find_map(|said| dates::first_whole(said)) {
        let same = candidates.iter().find(|candidate| candidate.written.date() == Some(date));
        let from = same.map(|candidate| candidate.span);
        return found(date, from, PublishedBy::Metadata, false, &candidates);
    }
    let mut yearless = 0;
    for candidate in &candidates {
        if let Some(date) = candidate.written.date() {
            return found(date, Some(candidate.span), candidate.by, false, &candidates);
        }
        yearless += 1;
        if yearless > YEARLESS {
            continue;
        }
        if let Some(date) = with_year(draft, path, candidate) {
            return found(date, Some(candidate.span), candidate.by, true, &candidates);
        }
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    match dates::first_whole(&name.replace('_', " ")) {
        Some(date) => found(date, None, PublishedBy::FileName, true, &[]),
        // The day on which the file was made is a guess at the day of what stands in it.
        None => {
            let made = draft.facts.iter().find(|fact| fact.key == FactKey::Created);
            match made.and_then(|fact| dates::first_whole(&fact.value)) {
                Some(date) => found(date, None, PublishedBy::Metadata, true, &[]),
                None => Published::default(),
            }
        }
    }
}

/// The day of publication, with the doubt that other candidates cast on it.
///
/// Only words of some standing do: a day of updating is later by its nature, an archive's line may mean the archive.
fn found(date: Date, from: Option<Span>, by: PublishedBy, inferred: bool, candidates: &[Candidate]) -> Published {
    let other = candidates.iter().filter(|candidate| candidate.by < PublishedBy::Update).find_map(|candidate| {
        let written = &candidate.written;
        let said = Date::new(written.year.unwrap_or(date.year()), written.month, written.day?).ok()?;
        (said != date).then_some((said, candidate.span))
    });
    let doubt = other.map(|(date, span)| PublishedDoubt {
        kind: PublishedDoubtKind::OtherDate,
        date: date.to_string(),
        from: Some(span),
    });
    Published { date: Some(date.to_string()), from, inferred, by: Some(by), doubt }
}

/// The dates of the front and the back that present themselves as the document's.
fn candidates(draft: &Draft) -> Vec<Candidate> {
    let count = draft.paragraphs.len();
    let looked_up = looked_up(draft);
    let title = draft.paragraphs.iter().position(|paragraph| paragraph.role == ParagraphRole::Title).unwrap_or(0);
    let mut found = Vec::new();
    for (position, paragraph) in draft.paragraphs.iter().enumerate() {
        let is_front = position < FRONT;
        let is_back = position + BACK >= count;
        let is_beside = draft.beside.binary_search_by_key(&paragraph.span.start(), |span| span.start()).is_ok();
        if !is_front && !is_back || is_beside || is_record(draft, paragraph) {
            continue;
        }
        let words = draft.words(paragraph);
        for written in dates::written(words) {
            if written.day.is_none() || written.date().is_some_and(|date| looked_up.contains(&date)) {
                continue;
            }
            let front = if is_front { at_front(words, &written, position) } else { None };
            let back = || {
                if is_back { at_back(paragraph, words, &written, position, count) } else { None }
            };
            // Over the title, a page shows the day on which it was opened.
            let is_masthead = position < title && paragraph.role == ParagraphRole::Boilerplate;
            let front = front.map(|by| if is_masthead && by > PublishedBy::Label { PublishedBy::Archive } else { by });
            let range = written.range.start + paragraph.span.start()..written.range.end + paragraph.span.start();
            if let Some(by) = front.or_else(back)
                && let Some(span) = Span::new(&draft.text, range.start, range.end)
            {
                found.push(Candidate { by, written, span });
            }
        }
    }
    found
}

/// Whether the paragraph is a row of a table of several columns: its dates are of what the row is about.
fn is_record(draft: &Draft, paragraph: &Paragraph) -> bool {
    paragraph.form == ParagraphForm::Row && draft.words(paragraph).matches(CELL_BREAK).nth(1).is_some()
}

/// What a date in one of the first paragraphs presents itself as.
fn at_front(words: &str, date: &Written, position: usize) -> Option<PublishedBy> {
    let (before, after) = around(words, date)?;
    if is_dateline(before, after, date) {
        return Some(PublishedBy::Dateline);
    }
    let segment = segment(before);
    match label(segment) {
        Some("published") => return Some(PublishedBy::Label),
        Some("updated") => return Some(PublishedBy::Update),
        Some(_) => return None,
        None => {}
    }
    let is_joined = opens_text(before, after, date) || position < 2 && closes_headline(after, date);
    if position < FRONT_LINES && is_joined {
        return Some(PublishedBy::Line);
    }
    if position < FRONT_LINES && closes_line(before, after, date) {
        return Some(PublishedBy::Byline);
    }
    if words.split_whitespace().nth(LINE_WORDS).is_some() {
        return None;
    }
    if position < FRONT_LINES && is_only_date(before, after) {
        return Some(PublishedBy::Line);
    }
    let begins_with_by = words.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let is_alone = is_only_date(segment, after.split(is_break).next().unwrap_or_default());
    let by_follows = before.trim().is_empty() && after.trim_start().to_lowercase().starts_with("by ");
    (begins_with_by || by_follows || is_alone && words.contains(is_break)).then_some(PublishedBy::Byline)
}

/// What a date in one of the last paragraphs presents itself as.
fn at_back(paragraph: &Paragraph, words: &str, date: &Written, position: usize, count: usize) -> Option<PublishedBy> {
    let (before, after) = around(words, date)?;
    let segment = before.rsplit(is_break).next().unwrap_or(before);
    match label(segment) {
        Some("published") => return Some(PublishedBy::Archive),
        Some("updated") => return Some(PublishedBy::Update),
        Some(_) => return None,
        None => {}
    }
    let is_last = position + 2 >= count && position > 0;
    let stands_alone = is_last && is_only_date(before, after);
    // Of furniture, only a whole date counts: the rest are counters and links.
    let is_archive = paragraph.role == ParagraphRole::Boilerplate && date.year.is_some();
    (stands_alone || is_archive).then_some(PublishedBy::Archive)
}

/// The words before and after the date in its paragraph, no further than its context reaches.
fn around<'a>(words: &'a str, date: &Written) -> Option<(&'a str, &'a str)> {
    let (start, end) = (date.range.start, date.range.end);
    let from = words.floor_char_boundary(start.saturating_sub(CONTEXT));
    let to = words.ceil_char_boundary((end + CONTEXT).min(words.len()));
    Some((words.get(from..start)?, words.get(end..to)?))
}

/// The words right before a date that may say what it is of: behind the last mark that parts items, and behind the year of
/// the date before it ("Updated 1 March 2019 First published …").
fn segment(before: &str) -> &str {
    let item = before.rsplit(is_break).next().unwrap_or(before);
    let is_digit = |mark: char| mark.is_ascii_digit();
    let year = item
        .rfind(is_digit)
        .and_then(|last| item.split_at_checked(last + 1))
        .filter(|(head, _)| head.len() - head.trim_end_matches(is_digit).len() == 4);
    year.map_or(item, |(_, rest)| rest)
}

/// Whether the mark parts the items of a line of dates and names.
fn is_break(mark: char) -> bool {
    matches!(mark, '|' | '·' | '•' | '\n' | '\r' | '»' | '[' | ';' | '/')
}

/// What the words right before a date say it is of: all of the segment, or its end.
fn label(segment: &str) -> Option<&'static str> {
    let said = plain(segment);
    ROWS.iter().find(|(_, phrase)| said == *phrase).map(|(kind, _)| *kind).or_else(|| {
        let ends = |phrase: &str| said.strip_suffix(phrase).is_some_and(|rest| rest.ends_with(' '));
        // A look-up is one wherever it stands; "the report published on" is running text.
        ROWS.iter().find(|(kind, phrase)| *kind == "retrieved" && ends(phrase)).map(|(kind, _)| *kind)
    })
}

/// What each label is of, and the label.
static ROWS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    LABELS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// Words in lower case with one space between, without marks at the edges.
fn plain(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.trim_matches(|mark: char| !mark.is_alphanumeric()).to_owned()
}

/// The days on which somebody looked the document up, wherever it says so.
fn looked_up(draft: &Draft) -> Vec<Date> {
    let back = draft.paragraphs.len().saturating_sub(BACK);
    let mut days = Vec::new();
    for paragraph in draft.paragraphs.iter().skip(back) {
        let words = draft.words(paragraph);
        days.extend(dates::written(words).iter().filter_map(|written| {
            let (before, _) = around(words, written)?;
            let segment = before.rsplit(is_break).next().unwrap_or(before);
            (label(segment) == Some("retrieved")).then(|| written.date())?
        }));
    }
    days
}

/// Whether the date is part of a dateline: at the front of its paragraph, after at most a place and an agency, before
/// at most an agency and a dash or the line's end.
fn is_dateline(before: &str, after: &str, date: &Written) -> bool {
    let place = before.trim();
    let is_open = place.rfind('(') > place.rfind(')');
    if place.chars().count() > 60 || is_open || place.contains(['\n', '"', '“', ':', ';']) {
        return false;
    }
    let end = after.char_indices().find(|(_, mark)| is_dash(*mark) || *mark == '\n');
    let between = end.map_or(after, |(at, _)| after.get(..at).unwrap_or_default());
    let closes = end.is_some() || between.trim().is_empty();
    let dash_before = place.ends_with(is_dash);
    let has_agency = is_agency(between.trim());
    if place.is_empty() {
        // "May 4 –" alone could begin any sentence.
        return end.is_some_and(|(_, mark)| is_dash(mark))
            && (has_agency && !between.trim().is_empty() || date.year.is_some() && between.trim().is_empty());
    }
    let Some(shape) = place_shape(place) else {
        return false;
    };
    match shape {
        // "OSLO (Agency) - May 4, 2020" needs no second dash.
        PlaceShape::Shouted if dash_before => date.year.is_some() || closes && has_agency,
        PlaceShape::Shouted => closes && (has_agency || between.trim_matches([' ', ',', '.']).is_empty()),
        PlaceShape::Plain => has_agency && end.is_some_and(|(_, mark)| is_dash(mark)),
    }
}

fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '―' | '_')
}

/// Whether the words are nothing or only an agency's name in brackets or strokes: "(Reuters)", "/PRNewswire/".
fn is_agency(words: &str) -> bool {
    let words = words.trim_matches([' ', ',', '.', ':']);
    words.is_empty()
        || words.chars().count() <= 40
            && (words.starts_with('(') && words.ends_with(')') || words.starts_with('/') && words.ends_with('/'))
}

enum PlaceShape {
    /// "OSLO, Norway"
    Shouted,
    /// "Oslo"
    Plain,
}

/// How the place of a dateline is written; `None` where these are no words of a place.
fn place_shape(place: &str) -> Option<PlaceShape> {
    let words: Vec<&str> = place
        .split(|mark: char| mark.is_whitespace() || ",.()/&".contains(mark) || is_dash(mark))
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase) || ["of", "and", "de", "da", "al", "la", "el", "the"].contains(word)
    };
    if words.is_empty() || words.len() > 8 || !words.iter().all(is_name) {
        return None;
    }
    let shouted = words.first().is_some_and(|word| word.chars().count() > 1 && !word.contains(char::is_lowercase));
    Some(if shouted { PlaceShape::Shouted } else { PlaceShape::Plain })
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
    let line = before.rsplit('\n').next().unwrap_or(before).trim();
    let rest = after.split('\n').next().unwrap_or(after);
    let led = line.ends_with(',') || plain(line).ends_with("as of");
    let is_open = line.rfind('(') > line.rfind(')');
    date.year.is_some()
        && led
        && line.split_whitespace().nth(SHORT_LINE).is_none()
        && (!is_open || rest.trim().starts_with(')'))
        && is_only_date("", rest)
}

/// The most words that a line may have before its date.
const SHORT_LINE: usize = 12;

/// Whether there is nothing around the date but a time of day and marks.
fn is_only_date(before: &str, after: &str) -> bool {
    const TIME: &[&str] = &[
        "am", "pm", "a", "m", "p", "at", "h", "t", "z", "on", "noon", "gmt", "utc", "est", "edt", "pst", "pdt", "cet",
        "cest", "bst", "et", "ist",
    ];
    let is_time = |words: &str| {
        words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            word.len() <= 4
                && (word.starts_with(|digit: char| digit.is_ascii_digit())
                    || TIME.contains(&word.to_lowercase().as_str()))
        })
    };
    is_time(before) && is_time(after)
}

/// The whole date of `written`, its year concluded from the rest of the document: the earliest year that does not make
/// the dates of the document lie ahead of it, and that fits the day of the week where one is said.
fn with_year(draft: &Draft, path: &str, candidate: &Candidate) -> Option<Date> {
    let written = &candidate.written;
    let day = written.day?;
    let years = |floor: Date| {
        (floor.year()..=floor.year() + 7)
            .filter_map(move |year| Date::new(year, written.month, day).ok())
            .filter(move |date| *date >= floor)
            .filter(|date| written.weekday.is_none_or(|weekday| date.weekday() == weekday))
    };
    if let Some(latest) = latest(draft, path) {
        // Texts also look ahead a little.
        return years(latest.checked_sub(60.days()).ok()?).next();
    }
    // A bare year says little: the day of the week in the lead, mostly the same day or the day before, says more.
    let floor = latest_year(draft)?;
    let paragraph = draft.paragraphs.iter().find(|paragraph| paragraph.span.contains(candidate.span));
    let lead = paragraph.and_then(|paragraph| dates::first_weekday(draft.words(paragraph)));
    lead.and_then(|lead| years(floor).find(|date| date.weekday().since(lead) <= 1)).or_else(|| years(floor).next())
}

/// The latest day or month that the document speaks of, days of looking up aside; a month counts from its first day.
fn latest(draft: &Draft, path: &str) -> Option<Date> {
    let looked_up = looked_up(draft);
    let named = dates::first_whole(&path.replace('_', " "));
    draft
        .paragraphs
        .iter()
        .flat_map(|paragraph| dates::written(draft.words(paragraph)))
        .filter_map(|written| Date::new(written.year?, written.month, written.day.unwrap_or(1)).ok())
        .filter(|date| !looked_up.contains(date))
        .chain(named)
        .max()
}

/// The first day of the latest year that the document speaks of as past or present.
fn latest_year(draft: &Draft) -> Option<Date> {
    draft.paragraphs.iter().flat_map(|paragraph| past_years(draft.words(paragraph))).max()
}

/// Years after words that look back or stand at ease ("in 2013", "since 2009", "© 2020"); "by 2030" looks ahead.
fn past_years(words: &str) -> Vec<Date> {
    let mut found = Vec::new();
    let mut before = "";
    for word in words.split_whitespace() {
        let year = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        let looks_back = ["in", "since", "of", "from", "late", "early", "©", "(c)", "copyright"]
            .contains(&before.to_lowercase().as_str());
        if looks_back
            && year.len() == 4
            && let Ok(year @ 1900..=2199) = year.parse()
        {
            found.extend(Date::new(year, 1, 1));
        }
        before = word;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_over_the_title_is_that_of_the_visit() {
        let mut draft = Draft::default();
        draft.push("Mon, 25 Dec 2023", ParagraphRole::Boilerplate);
        draft.push("Harbour Opens", ParagraphRole::Title);
        let visited = |draft: &Draft| published(draft, "a.html").date;
        assert_eq!(visited(&draft).as_deref(), Some("2023-12-25"), "where nothing else is said");
        draft.push("Mary Miller\nThe Courier\nThu, 14 May 2020 17:55 UTC", ParagraphRole::Boilerplate);
        draft.push("The harbour was opened.", ParagraphRole::Body);
        assert_eq!(visited(&draft).as_deref(), Some("2020-05-14"));
    }
}
