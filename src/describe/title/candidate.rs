//! The lines and fields that may be a document's title, and what speaks for and against each.

use std::collections::BTreeSet;

use super::words::{
    begins_like_one, content, is_address, is_body, is_byline, is_field, is_general, is_line_of_date, without_site,
};
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::describe::page::{Line, Page};
use crate::text::dates;

/// What speaks for or against words as a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    /// The file says that it is called so.
    Metadata,
    /// The format says that it is the title.
    Title,
    /// The format says that it is a heading, of this level where it says it.
    Heading(Option<u8>),
    /// It is the so-manieth line that says something, from 0.
    Rank(usize),
    /// Running text begins beneath it.
    AboveText,
    /// The front has it more than once: as the name of the page and as its headline.
    Repeated,
    /// The metadata's title begins with it, or it with that.
    Named,
    /// So many tenths of its words stand in the file's name.
    InName(usize),
    /// So many tenths of its words stand in the text.
    InText(usize),
    /// It is written as titles are.
    Shaped,
    /// It goes on in the next line, or is longer than titles are.
    Open,
    Long,
    /// It is a sentence.
    Sentence,
    /// It is one word.
    Short,
    /// It names a section, a stamp, a site, an author, a date or a field.
    Section,
    Address,
    Byline,
    Date,
    Field,
    /// It names a body: a letterhead.
    Letterhead,
    /// It ends with what may be the name of the site.
    WithSite,
    /// It is a part of another candidate that the front has more than once.
    Part,
    /// Many documents of the folder have it.
    Shared,
}

impl Feature {
    /// How much it speaks for the title. Set by hand and held against the folders that are read for errors.
    fn weight(self) -> i32 {
        let tenths = |tenths: usize, most: i32| i32::try_from(tenths.min(10)).unwrap_or(0) * most / 10;
        match self {
            Self::Metadata => 38,
            Self::Title => 34,
            Self::Heading(Some(1)) => 22,
            Self::Heading(Some(2)) => 14,
            Self::Heading(Some(_)) => 8,
            Self::Heading(None) => 12,
            Self::Rank(rank) => 12 - 3 * i32::try_from(rank.min(8)).unwrap_or(8),
            Self::AboveText => 6,
            Self::Repeated => 16,
            Self::Named => 24,
            Self::InName(of) => tenths(of, 26),
            Self::InText(of) => tenths(of, 12),
            Self::Shaped => 8,
            Self::Open => -14,
            Self::Long => -10,
            Self::Sentence => -12,
            Self::Short => -6,
            Self::Section => -46,
            Self::Address => -80,
            Self::Byline => -50,
            Self::Date => -50,
            Self::Field => -40,
            Self::Letterhead => -16,
            Self::WithSite => -9,
            Self::Part => -22,
            Self::Shared => -14,
        }
    }
}

/// What scores less is no title.
pub(super) const ENOUGH: i32 = 24;

/// Words that may be the title, and what speaks for them.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub words: String,
    /// The paragraph that they are; `None` where they are none, or not all of it.
    pub paragraph: Option<usize>,
    /// The line that they begin in; 0 for metadata.
    at: usize,
    pub features: Vec<Feature>,
}

impl Candidate {
    pub fn score(&self) -> i32 {
        self.features.iter().map(|feature| feature.weight()).sum()
    }

    /// The best first: by score, then by place; of equals, the one that is a paragraph.
    pub fn order(&self) -> (i32, usize, bool) {
        (-self.score(), self.at, self.paragraph.is_none())
    }
}

/// How many lines from the front may be the title.
const FRONT: usize = 120;

/// How many bytes of the front are searched for repetitions.
const HEAD: usize = 1 << 14;

/// The longest title, in words and in characters; and the length from which it is a long one.
const LONGEST: usize = 45;
const LETTERS: usize = 320;
const LONG: usize = 22;

/// How many lines a title may be broken over.
const BROKEN: usize = 3;

/// What may be the title, in order of place. `headline` are the words of the paragraph that the format says is the title;
/// where `knows_headings`, lines that the format does not call headings need more to be one.
pub(super) fn candidates(
    page: &Page<'_>,
    metadata: Option<&str>,
    headline: Option<&str>,
    knows_headings: bool,
) -> Vec<Candidate> {
    let lines = page.lines();
    let front: Vec<&Line<'_>> = lines.iter().take(FRONT).collect();
    let facts = Facts::of(page, &lines, metadata);
    let mut found = Vec::new();
    if let Some(title) = metadata.map(fold).filter(|title| !title.is_empty()) {
        found.push(facts.candidate(title, None, 0, vec![Feature::Metadata]));
    }
    let mut rank = 0;
    for (at, line) in front.iter().enumerate() {
        let paragraph = page.paragraphs.get(line.paragraph);
        let is_text =
            matches!(line.role, ParagraphRole::Body) && matches!(line.form, ParagraphForm::Prose | ParagraphForm::Item);
        let is_head = matches!(line.role, ParagraphRole::Title | ParagraphRole::Heading);
        if !is_text && !is_head || line.form.is_row() || line.words.len() > LETTERS * 2 {
            continue;
        }
        // A line above no text heads nothing.
        if is_text && !facts.runs_below(at, line.words.len()) {
            continue;
        }
        let mut of_line = Vec::new();
        match line.role {
            ParagraphRole::Title => of_line.push(Feature::Title),
            ParagraphRole::Heading => {
                of_line.push(Feature::Heading(paragraph.and_then(|it| it.level).map(|level| level.get())))
            }
            _ if knows_headings => of_line.push(Feature::Short),
            _ => {}
        }
        // Menus stand above what the format calls a heading; plain lines are titles only at the very front.
        let most = match line.role {
            ParagraphRole::Title => 0,
            ParagraphRole::Heading => 5,
            _ => 8,
        };
        of_line.push(Feature::Rank(rank.min(most)));
        of_line.extend(facts.text_begins_below(at).then_some(Feature::AboveText));
        let is_whole = |to: usize| {
            let from = at == 0 || front.get(at - 1).is_none_or(|before| before.paragraph != line.paragraph);
            from && lines.get(to + 1).is_none_or(|next| next.paragraph != line.paragraph)
        };
        let own = || if line.role == ParagraphRole::Title { headline } else { None };
        let words = fold(own().unwrap_or(line.words));
        let whole = is_whole(at).then_some(line.paragraph);
        found.push(facts.candidate(words.clone(), whole, at, of_line.clone()));
        let mut joined = words;
        for (next, to) in (at + 1..lines.len()).take(BROKEN - 1).filter_map(|to| Some((lines.get(to)?, to))) {
            let ends_open = is_open(&joined);
            if next.role != line.role || !ends_open && !leads_on(&joined, next.words) || next.form.is_row() {
                break;
            }
            if next.words.len() > BROKEN_LINE || is_line_of_date(next.words) || is_general(&joined) {
                break;
            }
            joined = format!("{joined} {}", fold(next.words));
            let whole = (next.paragraph == line.paragraph && is_whole(to)).then_some(line.paragraph);
            found.push(facts.candidate(joined.clone(), whole, at, of_line.clone()));
        }
        let says = !is_general(line.words) && !is_line_of_date(line.words) && !is_field(line.words);
        rank += usize::from(says && line.words.contains(char::is_alphabetic));
    }
    // The name of a page without that of its site is what its headline says, where the front has it.
    let stripped: Vec<Candidate> = found
        .iter()
        .filter_map(|candidate| {
            let head = without_site(&candidate.words)?;
            let features = candidate.features.iter().filter(|feature| is_of_place(**feature)).copied();
            Some(facts.candidate(head.to_owned(), None, candidate.at, features.collect()))
        })
        .filter(|stripped| stripped.features.contains(&Feature::Repeated))
        .collect();
    found.extend(stripped);
    mark_parts(&mut found);
    found
}

/// Marks what is a part of a longer candidate that the front repeats: a title broken over lines is whole elsewhere.
fn mark_parts(found: &mut [Candidate]) {
    let whole = found.iter().filter(|candidate| candidate.features.contains(&Feature::Repeated));
    let whole: BTreeSet<String> = whole.map(|candidate| format!(" {} ", bare(&candidate.words))).collect();
    for candidate in found {
        let said = format!(" {} ", bare(&candidate.words));
        if whole.iter().any(|whole| whole.len() > said.len() && whole.contains(&said)) {
            candidate.features.push(Feature::Part);
        }
    }
}

/// Whether the feature is of the place of the words rather than of the words.
fn is_of_place(feature: Feature) -> bool {
    use Feature::{AboveText, Heading, Metadata, Rank, Title};
    matches!(feature, Metadata | Title | Heading(_) | Rank(_) | AboveText)
}

/// Words in lower case with one space between and no marks, so that what is broken over lines is found again.
fn bare(words: &str) -> String {
    let words: String = words.chars().filter(|mark| !matches!(mark, '\'' | '’' | '‘')).collect();
    let words = words.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Words in one line.
fn fold(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_start_matches(['#', '*', ' ']).trim_end_matches(['*', ' ']).to_owned()
}

/// Words that do not end a title.
const LINKS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "into",
    "over", "after", "before", "under", "against", "between", "than", "de", "du", "des", "la", "le", "les", "dans",
    "et", "en", "his", "her", "its", "their", "who", "that", "which",
];

/// The longest line, in bytes, that a title goes on in.
const BROKEN_LINE: usize = 160;

/// Whether a title goes on behind `words`.
fn is_open(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    words.ends_with([',', ';', '-', '–', '&', '/']) || LINKS.contains(&last.as_str())
}

/// Whether `next` goes on with the title `words` begin.
fn leads_on(words: &str, next: &str) -> bool {
    let first = next.split(' ').next().unwrap_or_default().to_lowercase();
    let is_long = words.split(' ').count() >= 4 && !words.ends_with(['.', '!', '?']);
    next.starts_with(char::is_lowercase) || LINKS.contains(&first.as_str()) && is_long
}

/// What is known of the document when its lines are judged.
struct Facts {
    /// The words of the front, as [`plain`] makes them, line after line.
    head: String,
    named: Option<String>,
    name: BTreeSet<String>,
    text: BTreeSet<String>,
    /// The lines that are running text, and their lengths.
    running: Vec<(usize, usize)>,
}

impl Facts {
    fn of(page: &Page<'_>, lines: &[Line<'_>], metadata: Option<&str>) -> Self {
        let mut head = String::from(" ");
        for line in lines {
            if head.len() > HEAD {
                break;
            }
            let end = line.words.floor_char_boundary(LETTERS * 2);
            head.push_str(&bare(line.words.get(..end).unwrap_or_default()));
            head.push(' ');
        }
        let running: Vec<(usize, usize)> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.is_running())
            .map(|(at, line)| (at, line.words.len()))
            .collect();
        let of_text = running.iter().take(FRONT).filter_map(|(at, _)| lines.get(*at));
        Self {
            head,
            named: metadata.map(bare).filter(|named| !named.is_empty()),
            name: content(page.name()),
            text: of_text.flat_map(|line| content(line.words)).collect(),
            running,
        }
    }

    /// Whether running text that is longer stands beneath line `at`.
    fn runs_below(&self, at: usize, length: usize) -> bool {
        self.running.iter().any(|(running, bytes)| *running > at && *bytes > length.min(LETTERS))
    }

    fn text_begins_below(&self, at: usize) -> bool {
        self.running.iter().find(|(running, _)| *running > at).is_some_and(|(running, _)| running - at <= 3)
    }

    /// The candidate with what its words say added to its features.
    fn candidate(&self, words: String, paragraph: Option<usize>, at: usize, mut features: Vec<Feature>) -> Candidate {
        let said = bare(&words);
        let count = words.split_whitespace().count();
        let is_metadata = features.contains(&Feature::Metadata);
        let is_high = features.iter().any(|feature| matches!(feature, Feature::Rank(0..=1)));
        let is_high = is_high && !features.contains(&Feature::Title);
        let mut add = |feature: Feature, is: bool| features.extend(is.then_some(feature));
        let times = self.head.match_indices(&format!(" {said} ")).take(2).count();
        add(Feature::Repeated, count >= 2 && times >= if is_metadata { 1 } else { 2 });
        let starts = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| other.len() >= 8 && !rest.starts_with(char::is_alphanumeric))
        };
        let named = self.named.as_deref().is_some_and(|named| starts(named, &said) || starts(&said, named));
        add(Feature::Named, named && !is_metadata);
        let content = content(&words);
        let tenths = |of: &BTreeSet<String>| content.intersection(of).count() * 10 / content.len().max(1);
        if content.intersection(&self.name).count() >= 2 {
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
        add(Feature::Section, is_general(&words));
        add(Feature::Address, is_address(&words));
        add(Feature::Byline, is_byline(&words));
        add(Feature::Date, is_line_of_date(&words) && without_date(&words).len() <= 3);
        add(Feature::Letterhead, is_high && is_body(&words));
        add(Feature::Field, is_field(&words) && !is_metadata);
        add(Feature::WithSite, without_site(&words).is_some());
        Candidate { words, paragraph, at, features }
    }
}

/// The content words around the first date.
fn without_date(words: &str) -> BTreeSet<String> {
    let date = dates::written(words).into_iter().next().map_or(0..0, |date| date.range);
    let around = [words.get(..date.start), words.get(date.end..)];
    around.into_iter().flatten().flat_map(content).collect()
}

/// Whether most of the longer words have capitals.
fn has_capitals(words: &str) -> bool {
    let long =
        || words.split_whitespace().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 4);
    let capitals = long()
        .filter(|word| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase))
        .count();
    long().count() >= 3 && capitals * 10 >= long().count() * 8
}
