//! What the words of a line say for furniture: share bars, menus, comment forms, log-in and cookie lines, ready-made
//! citations. Each feature is a reason of its own; running text speaks against it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words and phrases; see the file.
const WORDS: &str = include_str!("../../../assets/lexicons/boilerplate.tsv");

/// A paragraph that scores this is furniture.
pub const CERTAIN: u32 = 4;

/// A paragraph that scores this is furniture where it stands beside furniture.
pub const LIKELY: u32 = 2;

/// No paragraph with more words is a bar, a menu or a form.
const LONGEST: usize = 60;

struct Lexicon {
    lines: BTreeSet<&'static str>,
    /// By their first characters.
    starts: BTreeMap<char, Vec<&'static str>>,
    phrases: Vec<Phrase>,
    citations: Vec<Phrase>,
    menu: BTreeSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let of = |kind: &'static str| {
        WORDS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(move |line| line.split_once('\t').filter(|row| row.0 == kind))
            .map(|row| row.1)
    };
    let mut starts: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for start in of("start") {
        starts.entry(start.chars().next().unwrap_or_default()).or_default().push(start);
    }
    Lexicon {
        lines: of("line").collect(),
        starts,
        phrases: of("phrase").map(Phrase::new).collect(),
        citations: of("cite").map(Phrase::new).collect(),
        menu: of("word").collect(),
    }
});

/// How much speaks for furniture.
pub fn score(words: &str) -> u32 {
    let count = words.split_whitespace().take(LONGEST + 1).count();
    if count > LONGEST {
        return 0;
    }
    let plain = plain(words);
    let lexicon = &*LEXICON;
    let bare = plain.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '*' && mark != '.');
    if lexicon.lines.contains(plain.as_str()) || lexicon.lines.contains(bare) {
        return CERTAIN;
    }
    // People are quoted on mail and newsletters, but nobody speaks in menus and citations.
    let quoted = words.contains(['“', '”']) && is_sentence(words, count);
    let phrases = Phrases::of(&plain);
    let address = if quoted { 0 } else { address(&phrases, count) };
    starts(&plain, count) + menu(&plain, count) + citation(&phrases) + address + addresses_of_pages(words) + bars(words)
}

/// Lower case, straight apostrophes, one space between words.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace(['’', '‘'], "'")
}

/// Whether the words end as sentences do.
fn is_sentence(words: &str, count: usize) -> bool {
    count > 5 && words.trim_end_matches(['”', '"', ')', '\'', '’']).ends_with(['.', '!', '?', '…'])
}

/// It begins as such lines do, and is short.
fn starts(plain: &str, count: usize) -> u32 {
    let alike = plain.chars().next().and_then(|first| LEXICON.starts.get(&first));
    let begins = alike.into_iter().flatten().any(|start| {
        plain.strip_prefix(start).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) || start.ends_with(|mark: char| !mark.is_alphanumeric())
        })
    });
    if begins && count <= 40 { CERTAIN } else { 0 }
}

/// Most words are words of menus, and no sentence is made of them.
fn menu(plain: &str, count: usize) -> u32 {
    if count > 40 || plain.ends_with(['.', '?', '!']) {
        return 0;
    }
    let words =
        || plain.split(|mark: char| mark.is_whitespace() || "|/·•,>»".contains(mark)).filter(|word| !word.is_empty());
    let of_menus = words().filter(|word| LEXICON.menu.contains(word.trim_matches([':', '+', '(', ')']))).count();
    let all = words().count();
    if all >= 2 && of_menus * 10 >= all * 7 && of_menus >= 2 { CERTAIN } else { 0 }
}

/// It has the turns of a ready-made citation, and a time stamp.
fn citation(phrases: &Phrases<'_>) -> u32 {
    let turns = LEXICON.citations.iter().filter(|turn| phrases.has(turn)).count();
    let stamp = has_stamp(phrases.plain);
    match (turns, stamp) {
        (0, false) => 0,
        (0, true) | (1, false) => 1,
        (1, true) | (2.., _) => CERTAIN,
    }
}

/// "2022-07-06T01:00:17": no person writes so.
fn has_stamp(plain: &str) -> bool {
    plain.match_indices('t').any(|(at, _)| {
        let before = plain.get(at.saturating_sub(10)..at).unwrap_or_default();
        let after = plain.get(at + 1..at + 6).unwrap_or_default();
        before.len() == 10
            && before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            && after.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
            && after.contains(':')
    })
}

/// It speaks to the reader about the page.
fn address(phrases: &Phrases<'_>, count: usize) -> u32 {
    let found = LEXICON.phrases.iter().filter(|phrase| phrases.has(phrase)).count();
    let speaks_to_reader = ["you", "your", "our", "we", "us", "please"].iter().any(|word| phrases.words.contains(word));
    match (found, speaks_to_reader) {
        (0, _) => 0,
        (1, false) => 1,
        (1, true) if count <= 16 => 3,
        (1, true) => 1,
        (2, false) => 2,
        (_, _) => CERTAIN,
    }
}

/// It is for the better part addresses of pages.
fn addresses_of_pages(words: &str) -> u32 {
    let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
    let length: usize = words.split_whitespace().filter(is_address).map(str::len).sum();
    if length * 2 > words.len() { LIKELY + 1 } else { 0 }
}

/// It is parted by bars and arrows.
fn bars(words: &str) -> u32 {
    match words.matches(['|', '»', '«', '•', '›']).count() {
        0 => 0,
        1 => 1,
        2 | 3 => 2,
        _ => 3,
    }
}

/// Words that stand together.
struct Phrase {
    words: &'static str,
    /// The first run of letters and digits in it, where there is one.
    first: Option<&'static str>,
}

impl Phrase {
    fn new(words: &'static str) -> Self {
        Self { words, first: runs(words).next() }
    }
}

/// A paragraph in which phrases are looked for.
struct Phrases<'a> {
    plain: &'a str,
    words: BTreeSet<&'a str>,
}

impl<'a> Phrases<'a> {
    fn of(plain: &'a str) -> Self {
        Self { plain, words: runs(plain).collect() }
    }

    /// Whether the phrase stands in the paragraph, not inside longer words.
    fn has(&self, phrase: &Phrase) -> bool {
        let Phrase { words: phrase, first } = *phrase;
        // Few paragraphs have even its first word.
        first.is_none_or(|first| self.words.contains(first))
            && self.plain.match_indices(phrase).any(|(at, _)| {
                let before = self.plain.get(..at).and_then(|before| before.chars().next_back());
                let after = self.plain.get(at + phrase.len()..).and_then(|after| after.chars().next());
                let opens =
                    before.is_none_or(|letter| !letter.is_alphanumeric()) || !phrase.starts_with(char::is_alphanumeric);
                let closes =
                    after.is_none_or(|letter| !letter.is_alphanumeric()) || !phrase.ends_with(char::is_alphanumeric);
                opens && closes
            })
    }
}

/// The runs of letters and digits.
fn runs(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_furniture(words: &str) -> bool {
        score(words) >= CERTAIN
    }

    #[test]
    fn the_furniture_of_pages_is_found() {
        for words in [
            "Share",
            "Print Email Share Tweet",
            "Home | News | Contact | About us",
            "Leave a Reply",
            "Tags: harbour, trade, Oldtown",
            "© 2021 The Oldtown Courier. All rights reserved.",
            "This website uses cookies. By continuing you accept our cookie policy.",
            "You must be logged in to post a comment.",
            "The Courier. “Harbour Opens.” Retrieved from http://example.org on 2021-03-04T10:00:00Z.",
            "Sign up for our newsletter and never miss a story.",
            "Please subscribe to our newsletter to get the news in your inbox.",
        ] {
            assert!(is_furniture(words), "{words}: {}", score(words));
        }
    }

    #[test]
    fn text_is_no_furniture() {
        for words in [
            "Share prices fell.",
            "The company said that its website had more users than last year.",
            "“We use email and Twitter to reach voters,” she said.",
            "The ministry's privacy policy drew criticism from all parties.",
            "Print and video.",
            "He was last viewed as a moderate.",
            "More than 200 people were held.",
            "The search for survivors goes on.",
            "Copyright law was changed in 2001 after long debate.",
            "Secretive Group",
            "Home affairs",
        ] {
            assert!(!is_furniture(words), "{words}: {}", score(words));
        }
    }
}
