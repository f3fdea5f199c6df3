//! What the words of a line say for furniture: share bars, menus, comment forms, log-in and cookie lines, ready-made
//! citations. Each feature is a reason of its own; running text speaks against it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::describe::published::{stamps, stamps_of};
use crate::text::Gate;
use crate::text::fold::{folded, parted, runs};
use crate::text::rows::Kinds;

/// Words and phrases; see the file.
const WORDS: &str = include_str!("../../../assets/lexicons/boilerplate.tsv");

/// A paragraph that scores this is furniture.
pub const CERTAIN: u32 = 4;

/// A paragraph that scores this is furniture where it stands beside furniture.
pub const LIKELY: u32 = 2;

/// No paragraph with more words is a bar or a menu.
const LONGEST: usize = 60;

/// No paragraph with more words is a form or a notice of copyright.
const LONGEST_FORM: usize = 200;

struct Lexicon {
    lines: BTreeSet<&'static str>,
    /// By their first characters.
    starts: BTreeMap<char, Vec<&'static str>>,
    /// By their first words.
    phrases: HashMap<&'static str, Vec<Phrase>>,
    /// The gate before those first words.
    gate: Gate,
    credits: BTreeSet<&'static str>,
    closings: BTreeSet<&'static str>,
    menu: BTreeSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let kinds = Kinds::read(WORDS);
    let of = |kind| kinds.of(kind);
    let mut starts: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for start in of("start").chain(stamps_of("order")) {
        starts.entry(start.chars().next().unwrap_or_default()).or_default().push(start);
    }
    let phrases = phrases(&kinds);
    Lexicon {
        lines: of("line").chain(stamps_of("foreign")).collect(),
        starts,
        gate: Gate::before(phrases.keys().copied()),
        phrases,
        credits: of("credit").collect(),
        closings: of("closing").collect(),
        menu: of("word").collect(),
    }
});

/// How much speaks for furniture.
pub fn score(words: &str) -> u32 {
    let count = parted(words).take(LONGEST_FORM + 1).count();
    if count > LONGEST_FORM {
        return 0;
    }
    // Rules and marks of an end ("# # #"): there is no word in them, but they part texts, too.
    if !words.contains(char::is_alphanumeric) {
        return LIKELY;
    }
    let plain = folded(words);
    let phrases = Phrases::of(&plain);
    let quoted = words.contains(['“', '”', '"']) && is_sentence(words, count);
    let is_sure = || phrases.count(Act::Sure) > 0;
    if is_notice(words) || is_disclaimer(&phrases) || !quoted && (is_form(&phrases, count) || is_sure()) {
        return CERTAIN;
    }
    if count > LONGEST {
        return 0;
    }
    let lexicon = &*LEXICON;
    let bare = plain.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '*' && mark != '.');
    if lexicon.lines.contains(plain.as_str())
        || lexicon.lines.contains(bare)
        || lexicon.lines.contains(bare.replace('-', " ").as_str())
        || is_credit(&plain)
        || is_print_reference(&plain)
    {
        return CERTAIN;
    }
    // People are quoted on mail and newsletters, but nobody speaks in menus and citations.
    let address = if quoted { 0 } else { address(&phrases, count).max(call(&phrases, words)) };
    starts(&plain, count) + menu(&plain, count) + citation(&phrases) + address + addresses_of_pages(words) + bars(words)
}

/// Whether the words are a notice of copyright: they begin with the sign or the word and a year, or reserve all rights.
pub fn is_notice(words: &str) -> bool {
    let first = words.trim_start();
    let first = if first.starts_with(['C', 'c', '©', '(']) { first } else { "" };
    let start: String = first.chars().take(40).collect::<String>().to_lowercase();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let rest = ["copyright", "©", "(c)"].iter().find_map(|mark| start.strip_prefix(mark));
    let dated = rest.is_some_and(|rest| {
        rest.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).take(4).any(is_year)
    });
    const RESERVED: &[u8] = b"all rights reserved";
    let reserves = || words.as_bytes().windows(RESERVED.len()).any(|part| part.eq_ignore_ascii_case(RESERVED));
    dated || reserves() && words.split_whitespace().nth(LONGEST).is_none()
}

/// Whether the words are those of a form, and little else: its labels and errors, one after another.
fn is_form(phrases: &Phrases<'_>, count: usize) -> bool {
    let said = phrases.places(Act::Address);
    said >= 4 && said * 15 >= count
}

/// Whether a message says in these words that it is meant for nobody else.
fn is_disclaimer(phrases: &Phrases<'_>) -> bool {
    phrases.count(Act::Disclaim) > 2
}

/// Whether the line closes a letter: "Kind regards,", "Thanks, Mary".
pub fn is_closing(words: &str) -> bool {
    let plain = folded(words);
    let bare = |words: &str| LEXICON.closings.contains(words.trim_matches(|mark: char| !mark.is_alphanumeric()));
    let named = |(words, name): (&str, &str)| bare(words) && name.split_whitespace().nth(3).is_none();
    bare(&plain) || plain.split_once(',').is_some_and(named)
}

/// Whether the line is the stamp of a release: "FOR IMMEDIATE RELEASE".
pub fn is_stamp(words: &str) -> bool {
    static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::before(heads()));
    fn heads() -> impl Iterator<Item = &'static str> {
        stamps().chain(["embargoed until"])
    }
    if !GATE.may_have(words.trim_start()) {
        return false;
    }
    let plain = folded(words);
    heads().any(|stamp| plain.strip_prefix(stamp).is_some_and(|rest| rest.split_whitespace().nth(5).is_none()))
}

/// Whether only agencies and the like are named, or somebody before one of them and a stroke: "AP – Reuters",
/// "Mary Miller/AP".
fn is_credit(plain: &str) -> bool {
    let inner = plain.trim_matches(['(', ')', '.', ' ', '[', ']']);
    let of = |words: &str| LEXICON.credits.contains(words.trim_matches(|mark: char| !mark.is_alphanumeric()));
    let named = || inner.split([',', '-', '–', '/', '|', '&']).map(str::trim).filter(|part| !part.is_empty());
    if parted(inner).nth(9).is_some() || plain.ends_with(['!', '?']) {
        return false;
    }
    let via = inner.rsplit_once(" via ").is_some_and(|(_, source)| of(source));
    let all = named().count() >= 2 && named().all(of);
    let last = inner.rsplit_once('/').is_some_and(|(_, source)| of(source));
    all || last || via
}

/// Whether the words tell in brackets on what page they were printed.
fn is_print_reference(plain: &str) -> bool {
    plain.starts_with('(')
        && plain.ends_with(')')
        && plain.split_whitespace().nth(14).is_none()
        && runs(plain).any(|(_, word)| {
            word.strip_prefix("page").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        })
        && plain.contains(|letter: char| letter.is_ascii_digit())
}

/// It calls on the reader to get in touch: it says "you", and gives an address or a form to do so.
fn call(phrases: &Phrases<'_>, words: &str) -> u32 {
    let has = |list: &[&str]| list.iter().any(|word| phrases.words.contains(word));
    let is_address = words.split_whitespace().any(|word| word.contains('@') && word.contains('.'));
    let speaks = has(&["you", "your"]) && !has(&["i", "my"]);
    let asks = has(&["us", "our", "we"]);
    let by_form = has(&["form"]) && has(&["below"]);
    if speaks && (asks && is_address || by_form) { CERTAIN } else { 0 }
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
    let turns = phrases.count(Act::Cite);
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
    let found = phrases.count(Act::Address);
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

/// It is for the better part addresses of pages. Words that lead to one tell something: "The ships are listed here: …".
fn addresses_of_pages(words: &str) -> u32 {
    let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
    if !words.contains("://") && !words.contains("www.") {
        return 0;
    }
    let length: usize = words.split_whitespace().filter(is_address).map(str::len).sum();
    let told = words.split_whitespace().take_while(|word| !is_address(word)).count();
    if length * 2 > words.len() && told < TOLD { LIKELY + 1 } else { 0 }
}

/// So many words before the address of a page are no label of it.
const TOLD: usize = 5;

/// It is parted by bars and arrows.
fn bars(words: &str) -> u32 {
    match words.matches(['|', '»', '«', '•', '›']).count() {
        0 => 0,
        1 => 1,
        2 | 3 => 2,
        _ => 3,
    }
}

/// What a phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    /// It speaks to the reader about the page.
    Address,
    /// It is a turn of a ready-made citation.
    Cite,
    /// It stands in furniture alone.
    Sure,
    /// It says that a message is meant for nobody else.
    Disclaim,
}

/// Words that stand together.
struct Phrase {
    act: Act,
    words: &'static str,
    /// Where the first run of letters and digits begins in it.
    first: usize,
}

/// The phrases of the lexicon, by their first words.
fn phrases(kinds: &Kinds) -> HashMap<&'static str, Vec<Phrase>> {
    let mut found: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (kind, act) in [("phrase", Act::Address), ("cite", Act::Cite), ("sure", Act::Sure), ("disclaim", Act::Disclaim)]
    {
        for words in kinds.of(kind) {
            if let Some((first, run)) = runs(words).next() {
                found.entry(run).or_default().push(Phrase { act, words, first });
            }
        }
    }
    found
}

/// A paragraph, and the phrases in it.
struct Phrases<'a> {
    plain: &'a str,
    words: Vec<&'a str>,
    /// What each phrase does and its words, in order of both, as often as it stands there.
    found: Vec<(Act, &'static str)>,
}

impl<'a> Phrases<'a> {
    fn of(plain: &'a str) -> Self {
        let mut words = Vec::new();
        let mut found = Vec::new();
        for (at, word) in runs(plain) {
            words.push(word);
            if !LEXICON.gate.may_have(word) {
                continue;
            }
            let here = LEXICON.phrases.get(word).map_or(&[][..], Vec::as_slice);
            let stands =
                |phrase: &&Phrase| at.checked_sub(phrase.first).is_some_and(|at| stands(plain, at, phrase.words));
            found.extend(here.iter().filter(stands).map(|phrase| (phrase.act, phrase.words)));
        }
        found.sort_unstable();
        Self { plain, words, found }
    }

    /// How many phrases that do this stand in the paragraph.
    fn count(&self, act: Act) -> usize {
        let of_act = self
            .found
            .chunk_by(|left, right| left == right)
            .filter(|same| same.first().is_some_and(|(is, _)| *is == act));
        of_act.count()
    }

    /// In how many places they do.
    fn places(&self, act: Act) -> usize {
        self.found.iter().filter(|(is, _)| *is == act).count()
    }
}

/// Whether the phrase stands at the byte `at`, not inside longer words.
fn stands(plain: &str, at: usize, phrase: &str) -> bool {
    let Some((before, rest)) = plain.split_at_checked(at) else { return false };
    let Some(after) = rest.strip_prefix(phrase) else { return false };
    let is_apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    (is_apart(before.chars().next_back()) || !phrase.starts_with(char::is_alphanumeric))
        && (is_apart(after.chars().next()) || !phrase.ends_with(char::is_alphanumeric))
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
            "Copyright 2021 The Oldtown Courier. This material may not be copied.",
            "Newsletter Enter your email address Email address is invalid Sign up",
            "Mary Miller/Reuters",
            "AP – AFP",
            "(Oldtown Courier, 3 May 2021, page 4)",
            "Do you know more? Email us at desk@courier.example or call 555 0100.",
            "The view from the harbour Hide Caption 3 of 12",
            "This is a developing story and will be updated.",
            "This message is confidential and meant for the intended recipient. If you received it in error, please notify the sender and delete it.",
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
            "Copyright law is what the court will speak of in 2021.",
            "He wrote for Reuters and AP.",
            "(see the report, page four)",
            "You can write to the mayor, the council said.",
            "The agency, AFP, reported that the form was filled in below the signature.",
            "The intended recipient of the letter was the mayor.",
            "Secretive Group",
            "Home affairs",
        ] {
            assert!(!is_furniture(words), "{words}: {}", score(words));
        }
    }

    #[test]
    fn words_that_lead_to_an_address_are_no_furniture() {
        for words in
            ["Web address: https://harbour.example/tables/by-day", "See also http://harbour.example/a/long/one"]
        {
            assert!(score(words) >= LIKELY, "{words}");
        }
        for words in [
            "The ships are listed here:\nhttp://harbour.example/ships/in-port/all/of/them/by/name",
            "The tide tables have moved to https://harbour.example/tables/2021/by-day",
            "Two of our pumps were sold, see www.harbour.example/pumps/sold-in-may",
        ] {
            assert_eq!(score(words), 0, "{words}");
        }
    }
}
