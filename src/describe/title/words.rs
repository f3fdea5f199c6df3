//! What the words of a line say of whether it is a title.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::describe::page::plain;
use crate::describe::published::{is_kind, stamps, stamps_of};
use crate::text::rows::{Kinds, rows};
use crate::text::{dates, fold};

/// Sections, stamps and names that programs give; see the file.
const WORDS: &str = include_str!("../../../assets/lexicons/no_titles.tsv");

static LEXICON: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(WORDS));

/// Words that do not end a title.
pub const LINKS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "into",
    "over", "after", "before", "under", "against", "between", "than", "de", "du", "des", "la", "le", "les", "dans",
    "et", "en", "his", "her", "its", "their", "who", "that", "which",
];

/// Words in lower case with one space between and no marks, so that what is broken over lines is found again.
pub fn bare(words: &str) -> String {
    let mut bare = String::with_capacity(words.len());
    let mut is_apart = false;
    for mark in words.chars() {
        if mark.is_alphanumeric() {
            if is_apart && !bare.is_empty() {
                bare.push(' ');
            }
            bare.push(mark);
            is_apart = false;
        } else if !matches!(mark, '\'' | '’' | '‘') {
            is_apart = true;
        }
    }
    fold::lowered(bare)
}

/// Whether the words name a section of a site or of a document, a stamp, or what a program calls a file.
pub fn is_general(words: &str) -> bool {
    let said = plain(words);
    let bare = said.trim_start_matches(|mark: char| mark.is_ascii_digit() || " .)-".contains(mark));
    // "I. Highlights", "IV. Summary"
    let roman = bare.split_once(". ").filter(|(number, _)| number.chars().all(|letter| "ivx".contains(letter)));
    let bare = roman.map_or(bare, |(_, rest)| rest);
    let bare = bare.strip_prefix("the ").unwrap_or(bare);
    !bare.contains(char::is_alphabetic)
        || LEXICON.has("line", bare)
        || stamps().any(|stamp| stamp == bare)
        || LEXICON.of("start").chain(stamps_of("order")).any(|start| said.starts_with(start))
}

/// Whether the words are the name of a host or an address: "www.example.org".
pub fn is_address(words: &str) -> bool {
    let words = words.trim();
    let one = !words.contains(char::is_whitespace);
    let ending = words.rsplit('.').next().unwrap_or_default();
    let is_host = words.contains('.') && (2..=6).contains(&ending.len()) && !words.contains("..");
    let is_plain = words.chars().all(|letter| letter.is_alphanumeric() || "-._/:?=&%#~@".contains(letter));
    one && is_host && is_plain && ending.chars().all(|letter| letter.is_ascii_lowercase())
        || words.contains("://")
        || one && words.contains('@')
}

/// What bodies are called; see the file.
const HEADS: &str = include_str!("../../../assets/lexicons/organization_heads.tsv");

/// The words of bodies that stand last ("City Council"), and those that stand first ("Ministry of Works").
static HEAD_WORDS: LazyLock<[BTreeSet<&str>; 2]> = LazyLock::new(|| {
    let of = |place: &'static str| {
        let heads = rows(HEADS).map(|line| line.split('\t').collect::<Vec<_>>());
        let fits = move |row: &Vec<&'static str>| match row.as_slice() {
            [word, "org", stands] if *stands == place || *stands == "both" => Some(*word),
            _ => None,
        };
        heads.filter_map(|row| fits(&row)).collect()
    };
    [of("end"), of("start")]
});

/// Whether the words are the name of a body alone, as a letterhead has it: "Ministry of Works", "City Council", "Central
/// Bank of Oldland (CBO)".
pub fn is_body(words: &str) -> bool {
    let name = words.split(" (").next().unwrap_or(words);
    let is_told = |word: &str| word.starts_with(char::is_lowercase) && word.len() > 3;
    if name.split_whitespace().any(is_told) {
        return false;
    }
    let said = plain(name);
    let said = said.strip_prefix("the ").unwrap_or(&said);
    let count = said.split(' ').count();
    // "Minutes of the Harbour Committee" are no letterhead.
    if count > 8 || said.split(' ').any(is_kind) {
        return false;
    }
    let [last_words, first_words] = &*HEAD_WORDS;
    let parts: Vec<&str> = said.split([' ', '\'']).collect();
    let leads = |word: &str| first_words.contains(word) || last_words.contains(word);
    let led = parts.windows(2).take(2).any(|pair| match pair {
        [head, link] => leads(head) && ["of", "for", "de", "du", "des", "d"].contains(link),
        _ => false,
    });
    let last = parts.last().copied().unwrap_or_default();
    led || count >= 2 && last_words.contains(last)
}

/// Whether it begins with a number, as a section does: "3. Supplies", "IV. Outlook", "2.1 Staff".
pub fn is_numbered(words: &str) -> bool {
    let Some((number, rest)) = words.split_once(' ') else {
        return false;
    };
    let bare = number.trim_end_matches(['.', ')']);
    let is_marked = bare.len() < number.len() || bare.contains('.');
    let is_number = bare.len() <= 5
        && !bare.is_empty()
        && (bare.chars().all(|mark| mark.is_ascii_digit() || mark == '.')
            || bare.chars().all(|mark| "IVX".contains(mark)));
    is_marked && is_number && rest.contains(char::is_alphabetic)
}

/// Whether the line names who wrote it: "By Mary Miller".
pub fn is_byline(words: &str) -> bool {
    words.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by ")) && words.split_whitespace().count() <= 12
}

/// Whether the line greets who is written to: "Dear Mary,", "To whom it may concern:".
pub fn is_greeting(words: &str) -> bool {
    const GREETINGS: [&str; 6] = ["dear ", "to whom ", "hello ", "hi ", "good morning", "good afternoon"];
    let said = words.trim().to_lowercase();
    said.ends_with([',', ':', '!'])
        && said.split_whitespace().nth(8).is_none()
        && GREETINGS.iter().any(|greeting| said.starts_with(greeting))
}

/// Whether the line says one thing of the document: "Section: News", "**Domain**: example.org".
pub fn is_field(words: &str) -> bool {
    let Some((raw, value)) = words.split_once(':') else {
        return false;
    };
    let key = raw.trim_matches(|mark: char| !mark.is_alphanumeric());
    let marked = raw.starts_with("**") && raw.ends_with("**") || key.contains('_');
    let shouted = !key.contains(char::is_lowercase) && key.len() > 2 && key.split_whitespace().count() <= 2;
    let lower = key.to_lowercase();
    const KEYS: &[&str] = &[
        "url",
        "domain",
        "section",
        "length",
        "byline",
        "by",
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "sent",
        "source",
        "author",
        "tags",
        "category",
        "language",
        "published",
        "updated",
        "copyright",
        "page",
        "tel",
        "phone",
        "fax",
        "email",
        "contact",
    ];
    marked && value.len() > 2 || KEYS.contains(&lower.as_str()) || shouted && value.trim().len() <= 3
}

/// Whether a short line is there for its date: "Published: 2020-01-09", "OSLO 1996-08-30", "March 3, 2021 | Oslo".
pub fn is_line_of_date(words: &str) -> bool {
    if words.split_whitespace().nth(12).is_some() {
        return false;
    }
    // "23 hours ago"
    if words.starts_with(|mark: char| mark.is_ascii_digit()) && words.trim_end().ends_with(" ago") {
        return true;
    }
    let dates = dates::written(words);
    let Some(first) = dates.first() else {
        return false;
    };
    let rest = words.len() - first.range.len().min(words.len());
    let is_last = first.range.end == words.len();
    let is_most = rest <= words.len() * 2 / 3 || is_last && rest <= words.len() * 4 / 5;
    let sentence = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':']);
    first.day.is_some() && is_most && !sentence
}

/// Whether a line of a date says hardly more: "Oslo, 4 May 2020", "4 May 2020, City Hall", "Press release of 4 May 2020";
/// but not "Assessment of the Fishing Fleets, May 4, 2020", nor "Minutes of 4 May 2020".
pub fn is_only_date(words: &str) -> bool {
    if !is_line_of_date(words) {
        return false;
    }
    let date = dates::written(words).into_iter().next().map_or(0..0, |date| date.range);
    let around = [words.get(..date.start), words.get(date.end..)].map(Option::unwrap_or_default);
    let rest = around.join(" ");
    let is_first = around.first().is_some_and(|before| before.trim().is_empty());
    (is_first || Content::of([rest.as_str()]).count() <= 3) && (!names_kind(&rest) || is_general(&rest))
}

/// Whether a word says what kind of document it is: "Minutes", "Report".
pub fn names_kind(words: &str) -> bool {
    fold::runs(words).any(|(_, word)| is_kind(word))
}

/// Whether it begins as a line does that stands by itself: with a capital, a digit or a quotation mark.
pub fn begins_like_one(words: &str) -> bool {
    words
        .chars()
        .next()
        .is_some_and(|letter| letter.is_alphanumeric() && !letter.is_lowercase() || "'‘\"“¿¡«[".contains(letter))
}

/// The words of some length that say what a text is about, whatever their capitals.
#[derive(Clone, Debug, Default)]
pub struct Content(Vec<u64>);

impl Content {
    /// The words of all these lines.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let words = lines.into_iter().flat_map(fold::runs).map(|(_, word)| word);
        let long = words.filter(|word| word.len() >= 4 && word.chars().nth(3).is_some());
        let mut keys: Vec<u64> = long.map(fold::Key::of).collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How many of them `other` has, too.
    pub fn shared(&self, other: &Self) -> usize {
        self.0.iter().filter(|key| other.has(**key)).count()
    }

    /// Whether one of them has this key.
    pub fn has(&self, key: u64) -> bool {
        self.0.binary_search(&key).is_ok()
    }
}

/// The words before and behind each mark that may part a headline from the name of its site: "Harbour opens" and "The
/// Courier" of "Harbour opens | The Courier". No mark is looked for behind the length of a name of a page.
pub fn around_marks(words: &str) -> impl Iterator<Item = (&str, &str)> {
    let name = words.get(..words.floor_char_boundary(LONGEST_NAME)).unwrap_or_default();
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = name.get(from..)?;
        let mark_at = |at: usize| {
            let here = rest.get(at..)?;
            SITE_MARKS.iter().find(|mark| here.starts_with(**mark)).map(|mark| (at, mark.len()))
        };
        let (at, length) = rest.match_indices(' ').find_map(|(at, _)| mark_at(at))?;
        let (front, behind) = (words.get(..from + at)?, words.get(from + at + length..)?);
        // The blank behind a mark may be the one before the next.
        from += at + length - 1;
        Some((front.trim_end(), behind.trim_start()))
    })
    .filter(|(front, _)| !front.is_empty())
}

/// More bytes than the name of a page has, with that of its site.
const LONGEST_NAME: usize = 600;

const SITE_MARKS: [&str; 7] = [" | ", " – ", " — ", " - ", " :: ", " » ", " · "];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_told_from_what_they_publish() {
        for body in ["Ministry of Works", "City Council", "The Central Bank of Oldland (CBO)", "Office of the Mayor"] {
            assert!(is_body(body), "{body}");
        }
        for other in ["Minutes of the Harbour Committee", "Council discusses harbour plans", "Notice of Sale"] {
            assert!(!is_body(other), "{other}");
        }
    }

    #[test]
    fn who_is_written_to_is_greeted_above_the_letter() {
        for greeting in ["Dear Mary,", "Dear Members of the Council:", "To whom it may concern,", "Hi all!"] {
            assert!(is_greeting(greeting), "{greeting}");
        }
        for other in ["Dear leader dies", "Hello Kitty sells 4 million bags", "Dear Mary, the harbour is open."] {
            assert!(!is_greeting(other), "{other}");
        }
    }

    #[test]
    fn numbers_of_sections_are_told_from_numbers() {
        for section in ["3. Supplies", "IV. Outlook", "2.1 Staff", "1) Landings"] {
            assert!(is_numbered(section), "{section}");
        }
        for other in ["12 ships lost in a week", "V Day in Oldtown", "3.", "I shall return"] {
            assert!(!is_numbered(other), "{other}");
        }
    }

    #[test]
    fn a_day_with_a_kind_of_document_is_no_mere_day() {
        for day in ["Oslo, 4 May 2020", "4 May 2020, City Hall", "Press Release May 4, 2020"] {
            assert!(is_only_date(day), "{day}");
        }
        for other in ["Minutes of 4 May 2020", "Assessment of the Fishing Fleets, May 4, 2020", "Harbour opens"] {
            assert!(!is_only_date(other), "{other}");
        }
    }
}
