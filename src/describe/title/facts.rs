//! What is known of a document when its lines are judged, and what the words of each say.

use super::candidate::{Candidate, Feature};
use super::words::{
    Content, LINKS, around_marks, bare, begins_like_one, is_address, is_body, is_byline, is_field, is_general,
    is_numbered, is_only_date, names_kind,
};
use crate::describe::page::{Line, Page};
use crate::text::fold::{Key, parted};

/// How many lines from the front may be the title.
pub(super) const FRONT: usize = 120;

/// How many bytes of the front are searched for repetitions.
const HEAD: usize = 1 << 14;

/// The longest title, in words and in characters; and the length from which it is a long one.
const LONGEST: usize = 45;
const LETTERS: usize = 320;
const LONG: usize = 22;

/// What is known of the document when its lines are judged.
pub(super) struct Facts {
    head: Head,
    /// What the metadata name, as [`bare`] makes it.
    named: Option<String>,
    /// What stands before the name of the site in the name of the page, and the name of the site; both as [`bare`] makes them.
    page: Option<(String, String)>,
    /// The words of the file's name, and of the text.
    name: Content,
    text: Content,
    /// The lines that are running text, and their lengths.
    running: Vec<(usize, usize)>,
    /// What cannot score this is judged no further.
    least: i32,
}

impl Facts {
    pub fn of(page: &Page<'_>, lines: &[Line<'_>], metadata: Option<&str>, least: i32) -> Self {
        let head = Head::of(lines);
        let running: Vec<(usize, usize)> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.is_running())
            .map(|(at, line)| (at, line.words.len()))
            .collect();
        let of_text = running.iter().take(FRONT).filter_map(|(at, _)| lines.get(*at));
        let name = Content::of([page.name()]);
        let front = lines.iter().take(FRONT).filter(|line| !line.form.is_row()).map(|line| line.words);
        Self {
            page: metadata
                .into_iter()
                .chain(front)
                .enumerate()
                .find_map(|(at, words)| head.name_of_page(words, |word| at == 0 || name.has(Key::of(word)))),
            head,
            named: metadata.map(bare).filter(|named| !named.is_empty()),
            name,
            text: Content::of(of_text.map(|line| line.words)),
            running,
            least,
        }
    }

    /// Whether the words are lines of the front.
    pub fn stands(&self, words: &str) -> bool {
        self.head.has_lines(&bare(words))
    }

    /// Whether the words are what the page is called without its site.
    pub fn is_name_of_page(&self, words: &str) -> bool {
        self.page.as_ref().is_some_and(|(name, _)| *name == bare(words))
    }

    /// Whether the page has a name that is more than its headline.
    pub fn has_name_of_page(&self) -> bool {
        self.page.is_some()
    }

    /// Whether running text that is longer stands beneath line `at`.
    pub fn runs_below(&self, at: usize, length: usize) -> bool {
        self.running.iter().any(|(running, bytes)| *running > at && *bytes > length.min(LETTERS))
    }

    /// Whether running text stands above line `at`.
    pub fn is_below_text(&self, at: usize) -> bool {
        self.running.first().is_some_and(|(running, _)| *running < at)
    }

    /// Whether running text begins right beneath line `at`.
    pub fn text_begins_below(&self, at: usize) -> bool {
        self.running.iter().find(|(running, _)| *running > at).is_some_and(|(running, _)| running - at <= 3)
    }

    /// The candidate with what its words say added to its features.
    pub fn candidate(
        &self,
        words: String,
        paragraph: Option<usize>,
        at: usize,
        mut features: Vec<Feature>,
    ) -> Candidate {
        let said = bare(&words);
        let count = parted(&words).count();
        let is_metadata = features.contains(&Feature::Metadata);
        let mut add = |feature: Feature, is: bool| features.extend(is.then_some(feature));
        let is_again = if is_metadata {
            self.head.places(&said).next().is_some()
        } else {
            self.head.openings(&said).nth(1).is_some()
        };
        add(Feature::Repeated, count >= 2 && is_again);
        add(Feature::Shown, is_metadata && count >= 2 && self.head.has_lines(&said));
        add(Feature::NameOfPage, self.page.as_ref().is_some_and(|(name, _)| *name == said));
        add(Feature::Site, self.page.as_ref().is_some_and(|(_, site)| *site == said));
        let starts = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| other.len() >= 8 && !rest.starts_with(char::is_alphanumeric))
        };
        let named = self.named.as_deref().is_some_and(|named| starts(named, &said) || starts(&said, named));
        add(Feature::Named, named && !is_metadata);
        let content = Content::of([words.as_str()]);
        let tenths = |of: &Content| content.shared(of) * 10 / content.count().max(1);
        if content.shared(&self.name) >= 2 {
            features.push(Feature::InName(tenths(&self.name)));
        }
        features.push(Feature::InText(tenths(&self.text)));
        let closed = words.trim_end_matches(['"', '”', '’', '\'', ')']);
        let is_open = closed.ends_with([',', ';', ':', '-', '–', '—', '_', '…']);
        let last = said.rsplit(' ').next().unwrap_or_default();
        let is_sentence = closed.ends_with('.') && !has_capitals(&words);
        let is_long = count > LONG || words.chars().count() > LETTERS / 2;
        let mut add = |feature: Feature, is: bool| features.extend(is.then_some(feature));
        add(Feature::Shaped, begins_like_one(&words) && !is_open && !is_sentence && !is_long && count >= 2);
        add(Feature::Open, is_open || LINKS.contains(&last) && count > 1);
        add(Feature::Sentence, is_sentence || !begins_like_one(&words));
        add(Feature::Long, is_long);
        add(Feature::Long, count > LONGEST || words.chars().count() > LETTERS);
        add(Feature::Short, count < 2);
        let mut candidate = Candidate { words, said, paragraph, at, features };
        if candidate.score() + Feature::Kind.weight() >= self.least {
            judge(&mut candidate, is_long, is_metadata);
        }
        candidate
    }
}

/// Adds what the words alone say of the candidate: besides their kind, all of it speaks against them.
fn judge(candidate: &mut Candidate, is_long: bool, is_metadata: bool) {
    let Candidate { words, features, .. } = candidate;
    let mut add = |feature: Feature, is: bool| features.extend(is.then_some(feature));
    add(Feature::Kind, names_kind(words) && !is_long);
    add(Feature::Section, is_general(words));
    add(Feature::Numbered, is_numbered(words));
    add(Feature::Address, is_address(words));
    add(Feature::Byline, is_byline(words));
    add(Feature::Date, is_only_date(words));
    add(Feature::Letterhead, is_body(words));
    add(Feature::Field, is_field(words) && !is_metadata);
    add(Feature::WithSite, around_marks(words).next().is_some());
}

/// The words of the front, line after line.
struct Head {
    /// As [`bare`] makes them, with one space around each line's.
    words: String,
    /// Where lines begin in it, at the space before them.
    starts: Vec<usize>,
}

impl Head {
    fn of(lines: &[Line<'_>]) -> Self {
        let mut head = Self { words: String::from(" "), starts: vec![0] };
        for line in lines {
            if head.words.len() > HEAD {
                break;
            }
            let end = line.words.floor_char_boundary(LETTERS * 2);
            let words = bare(line.words.get(..end).unwrap_or_default());
            if !words.is_empty() {
                head.words.push_str(&words);
                head.starts.push(head.words.len());
                head.words.push(' ');
            }
        }
        head
    }

    /// Where the words stand, at the space before them.
    fn places(&self, said: &str) -> impl Iterator<Item = usize> {
        let wanted = format!(" {said} ");
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.words.get(from..)?.find(&wanted)?;
            from = at + wanted.len() - 1;
            Some(at)
        })
    }

    /// Those of the places where a line begins.
    fn openings(&self, said: &str) -> impl Iterator<Item = usize> {
        let stands = move |at: &usize| {
            let rest = self.words.get(at + 1..).and_then(|rest| rest.strip_prefix(said));
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        self.starts.iter().copied().filter(stands)
    }

    /// Whether the words are one line, or several one beneath the other.
    fn has_lines(&self, said: &str) -> bool {
        let ends = |at: usize| self.starts.binary_search(&(at + said.len() + 1)).is_ok();
        !said.is_empty() && self.openings(said).any(ends)
    }

    /// Of the name of a page ("Harbour opens | News | The Courier"), the longest front that is its headline, as it stands
    /// again as lines of its own, and the name of the site behind the last mark. Where it is one word, `may_be`
    /// is asked.
    fn name_of_page(&self, words: &str, may_be: impl Fn(&str) -> bool) -> Option<(String, String)> {
        let parts: Vec<(&str, &str)> = around_marks(words).collect();
        let (_, site) = parts.last()?;
        parts.iter().rev().find_map(|(front, _)| {
            let name = bare(front);
            let is_enough = name.contains(' ') || may_be(&name);
            let is_name = is_enough && !is_general(front) && !is_only_date(front) && self.has_lines(&name);
            is_name.then(|| (name, bare(site)))
        })
    }
}

/// Whether most of the longer words have capitals.
fn has_capitals(words: &str) -> bool {
    let (mut long, mut capitals) = (0, 0);
    for word in parted(words) {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        let first = letters.next();
        if letters.nth(2).is_some() {
            long += 1;
            capitals += usize::from(first.is_some_and(char::is_uppercase));
        }
    }
    long >= 3 && capitals * 10 >= long * 8
}
