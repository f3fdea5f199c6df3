//! Which agency a text credits: in its dateline, in a line of its own, or in a sentence.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::annotate::WordClass;
use crate::briefing::{Document, ParagraphRole};
use crate::text::Span;

/// The agencies and their names, as they are written.
static AGENCIES: LazyLock<BTreeMap<&'static str, Vec<Agency>>> = LazyLock::new(|| {
    let mut found: BTreeMap<&'static str, Vec<Agency>> = BTreeMap::new();
    for line in include_str!("../../../assets/lexicons/agencies.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut names = line.split(" | ").map(str::trim).filter(|name| !name.is_empty());
        let Some(usual) = names.next() else {
            continue;
        };
        for name in std::iter::once(usual).chain(names) {
            let words: Vec<&str> = words(name).map(|(_, word)| word).collect();
            if let Some(&first) = words.first() {
                found.entry(first).or_default().push(Agency { usual, words });
            }
        }
    }
    // The longest name of those that begin alike is the one meant.
    for agencies in found.values_mut() {
        agencies.sort_by_key(|agency| std::cmp::Reverse(agency.words.len()));
    }
    found
});

struct Agency {
    usual: &'static str,
    words: Vec<&'static str>,
}

/// An agency that a text names as its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credited {
    /// Its usual name.
    pub agency: &'static str,
    /// The words that name it.
    pub span: Span,
}

/// The agencies that one document credits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// For the whole of it: in the dateline, the by-line or a line of its own.
    pub whole: Option<Credited>,
    /// For a sentence each, in order: "Reuters reported".
    pub sentences: Vec<(Span, Credited)>,
}

impl Credits {
    /// What the sentence that holds `span` credits, else what the whole document does.
    pub fn of(&self, span: Span) -> Option<&Credited> {
        self.of_sentence(span).or(self.whole.as_ref())
    }

    /// What the sentence that holds `span` credits.
    pub fn of_sentence(&self, span: Span) -> Option<&Credited> {
        let at = self.sentences.partition_point(|(sentence, _)| sentence.end() <= span.start());
        self.sentences.get(at).filter(|(sentence, _)| sentence.contains(span)).map(|(_, credited)| credited)
    }
}

/// How many paragraphs from either end may hold a credit of the whole.
const EDGE: usize = 6;
/// The longest line, in words, that holds nothing but a credit.
const LINE_WORDS: usize = 14;
/// How far into a paragraph a dateline reaches, in bytes.
const DATELINE: usize = 90;

/// The credits of `document`, whose sentences are `sentences`.
pub fn credits(document: &Document, sentences: &[Span]) -> Credits {
    let mut found = Credits::default();
    let count = document.paragraphs.len();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let text = paragraph.span.of(&document.text);
        let edge = at < EDGE || at + EDGE >= count;
        for (start, end, agency) in agencies(text) {
            let first = paragraph.span.start();
            let Some(span) = Span::new(&document.text, first + start, first + end) else {
                continue;
            };
            let credited = Credited { agency, span };
            let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
            let body = matches!(paragraph.role, ParagraphRole::Body | ParagraphRole::Caption);
            if edge && found.whole.is_none() && (is_line(text) || body && is_edge(before, after)) {
                found.whole = Some(credited);
            } else if body && is_reporting(before, after) {
                let sentence = sentences.partition_point(|sentence| sentence.end() <= span.start());
                if let Some(&sentence) = sentences.get(sentence).filter(|sentence| sentence.contains(span))
                    && found.sentences.last().is_none_or(|(last, _)| *last != sentence)
                {
                    found.sentences.push((sentence, credited));
                }
            }
        }
    }
    found
}

/// The agencies named in `text`: start, end and usual name of each.
fn agencies(text: &str) -> Vec<(usize, usize, &'static str)> {
    let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
    for (start, word) in words(text) {
        let Some(candidates) = AGENCIES.get(word) else {
            continue;
        };
        if found.last().is_some_and(|&(_, end, _)| start < end) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let matched = candidates.iter().find_map(|agency| {
            let mut end = 0;
            let mut own = words(rest);
            let all = agency.words.iter().all(|wanted| match own.next() {
                Some((at, word)) if word == *wanted => {
                    end = at + word.len();
                    true
                }
                _ => false,
            });
            all.then_some((end, agency.usual))
        });
        if let Some((length, usual)) = matched {
            found.push((start, start + length, usual));
        }
    }
    found
}

/// The words of `text`, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Whether a line holds nothing but a credit: "By Anna Berg, Reuters", "Source: AFP", "Reporting by …".
fn is_line(text: &str) -> bool {
    let count = words(text).take(LINE_WORDS + 1).count();
    if count > LINE_WORDS {
        return false;
    }
    let marked = words(text).any(|(_, word)| WordClass::ByLine.has(word.to_lowercase().as_str())) || text.contains('©');
    let ends = text.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let contributed = words(text).any(|(_, word)| matches!(word, "contributed" | "inputs" | "Reporting"));
    count <= 4 && !ends || marked && (!ends || contributed)
}

/// Whether the name stands in a dateline ("ROME (Reuters) –") or after the last words ("… left. (AFP)").
fn is_edge(before: &str, after: &str) -> bool {
    const DASHES: &[char] = &['-', '–', '—', '―'];
    let bracket = before.trim_end().ends_with('(');
    let closed = after.trim_start().strip_prefix(')').unwrap_or(after).trim_start();
    let dateline = before.len() <= DATELINE
        && (bracket || before.trim_end().ends_with([',', '/', '.']) || before.trim().is_empty())
        && (closed.starts_with(DASHES) || bracket && closed.starts_with(':'));
    let last = closed.trim_matches(|c: char| c.is_whitespace() || ".)]".contains(c)).is_empty();
    let set_apart = bracket || before.trim_end().ends_with(DASHES) || before.trim_end().ends_with(['[', '/']);
    dateline || last && set_apart
}

/// Whether the words round the name say that the sentence is its report.
fn is_reporting(before: &str, after: &str) -> bool {
    const ASIDE: &[&str] = &["news", "agency", "has", "had", "also", "earlier", "journalists", "service"];
    let told = words(after).map(|(_, word)| word).find(|word| !ASIDE.contains(word));
    let near = after.len() - after.trim_start_matches([' ', '\'', '’']).len() <= 2;
    if near
        && told.is_some_and(|word| WordClass::Reporting.has(word))
        && !after.trim_start().starts_with(['.', '!', '?'])
    {
        return true;
    }
    const LEADS: &[&[&str]] = &[
        &["according", "to"],
        &["told"],
        &["citing"],
        &["cited", "by"],
        &["quoted", "by"],
        &["reported", "by"],
        &["report", "by"],
        &["interview", "with"],
        &["tally", "by"],
        &["seen", "by"],
        &["reviewed", "by"],
        &["count", "by"],
        &["obtained", "by"],
    ];
    let window = before.len().saturating_sub(80);
    let window = (window..before.len()).find_map(|at| before.get(at..)).unwrap_or_default();
    let mut last: Vec<&str> = words(window).map(|(_, word)| word).collect();
    while last
        .last()
        .is_some_and(|word| matches!(*word, "the" | "state" | "news" | "agency" | "a" | "official" | "run"))
    {
        last.pop();
    }
    LEADS.iter().any(|lead| last.ends_with(lead))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::load::document_of;

    fn found(text: &str) -> (Option<&'static str>, Vec<&'static str>) {
        let document = document_of("a.txt", text.as_bytes()).unwrap();
        let sentences: Vec<Span> = document.paragraphs.iter().map(|paragraph| paragraph.span).collect();
        let credits = credits(&document, &sentences);
        let own = credits.sentences.iter().map(|(_, credited)| credited.agency).collect();
        (credits.whole.map(|credited| credited.agency), own)
    }

    #[test]
    fn a_dateline_or_a_line_credits_the_whole() {
        let body = "The harbour was closed for repairs that the mayor said would last until the autumn.";
        assert_eq!(found(&format!("OLDTOWN (Reuters) - {body}")).0, Some("Reuters"));
        assert_eq!(found(&format!("OLDTOWN, May 4 (AP) — {body}")).0, Some("Associated Press"));
        assert_eq!(found(&format!("{body}\n\nSource: AFP")).0, Some("Agence France-Presse"));
        assert_eq!(found(&format!("{body} (Xinhua)")).0, Some("Xinhua"));
        assert_eq!(found(body).0, None);
    }

    #[test]
    fn a_sentence_credits_itself() {
        let (whole, own) = found("The harbour was closed on Monday and fourteen ships turned back, Reuters reported.");
        assert_eq!((whole, own), (None, vec!["Reuters"]));
        assert_eq!(
            found("Nobody was hurt, the mayor told the Associated Press in the old town hall.").1,
            ["Associated Press"]
        );
        assert!(found("Reuters will open an office in the old town hall next year, the mayor announced.").1.is_empty());
    }
}
