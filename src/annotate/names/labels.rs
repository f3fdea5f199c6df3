//! Words that are no name though they stand like one: the label of a picture's credit ("Image: Carla Benedetti"), a form of address.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};
use super::words::{Shape, Word};
use crate::annotate::WordClass;
use crate::annotate::labels::is_street;
use crate::briefing::ActorKind;

/// Takes labels, lone forms of address, what parties to a case are called and bare numbers out of names.
pub fn drop_labels(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    for passage in passages {
        let words = &passage.words;
        let text = |at: usize| words.get(at).map_or("", |word| word.folded());
        for name in &mut passage.found {
            // "Respondent Orex Mining"
            while !name.words.is_empty() && WordClass::Party.has(text(name.words.start)) {
                name.words.start += 1;
            }
            // "Jackson St.": named after a person, it is none.
            let is_street = name.words.len() > 1 && is_street(text(name.words.end.saturating_sub(1)));
            if is_street && name.kind == ActorKind::Person {
                name.kind = ActorKind::Place;
            }
        }
        passage.found.retain(|name| {
            let address = name.words.len() == 1 && lexicon.facts(text(name.words.start)).has(Facts::HONORIFIC);
            let letters = words.get(name.words.clone()).unwrap_or_default().iter();
            let spelled = letters.flat_map(|word| word.text.chars()).any(char::is_alphabetic);
            spelled && !address && !is_cited(words, &name.words)
        });
    }
}

/// Whether the name is of a citation, as reports of cases and codes of law are cited the world over: short forms between
/// two numbers, as in "543 U. S. 440", "92 Cal. App. 4th 112", "42 U. S. C. §1983".
fn is_cited(words: &[Word<'_>], name: &Range<usize>) -> bool {
    let is_short = |word: &Word<'_>| {
        let letters = word.folded().trim_end_matches('.');
        let series =
            letters.starts_with(|first: char| first.is_ascii_digit()) && letters.ends_with(char::is_alphabetic);
        word.folded() == "."
            || series && letters.len() <= 4
            || letters.len() <= 5 && word.text.starts_with(char::is_uppercase)
    };
    let is_number =
        |word: &Word<'_>| word.shape == Shape::Number && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let mut before = words.get(..name.start).unwrap_or_default().iter().rev().take(SHORT_FORMS);
    let mut after = words.get(name.end..).unwrap_or_default().iter().take(SHORT_FORMS);
    let goes_on = |word: &&Word<'_>| is_short(word) && !is_number(word);
    let own = words.get(name.clone()).unwrap_or_default();
    let is_dotted = own.iter().any(|word| word.text.ends_with('.')) || own.len() == 1;
    let opens = before.find(|word| !goes_on(word)).is_some_and(is_number);
    let is_end = |word: &Word<'_>| is_number(word) || word.text == "§" || word.text.starts_with("__");
    let closes = after.find(|word| !goes_on(word)).is_some_and(is_end);
    is_dotted && own.iter().all(is_short) && opens && closes
}

/// The most short forms and marks on either side of a name in a citation.
const SHORT_FORMS: usize = 6;

/// Leaves of names in headings what running text has. Where every word has a capital, "Man Sentenced" looks like a name, and "Berg
/// Resigns" like a longer one: English words at the ends of a name that is one there alone are cut off until running text has the
/// rest, and where it never has, the name is none. A text that is nothing but headings keeps its names.
pub fn drop_unheard(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    let spelled = |words: &[Word<'_>]| words.iter().map(|word| word.folded()).collect::<Vec<_>>().join(" ");
    let running = || passages.iter().filter(|passage| !passage.heading);
    if running().map(|passage| passage.words.len()).sum::<usize>() < RUNNING {
        return;
    }
    let heard: BTreeSet<String> = running()
        .flat_map(|passage| {
            passage.found.iter().filter_map(|name| Some(spelled(passage.words.get(name.words.clone())?)))
        })
        .collect();
    for passage in passages.iter_mut().filter(|passage| passage.heading) {
        let words = &passage.words;
        passage.found.retain_mut(|name| {
            let own = words.get(name.words.clone()).unwrap_or_default();
            let is_plain = |word: &Word<'_>| lexicon.is_plain(word.folded());
            let known = lexicon.longest(own).is_some_and(|(length, _)| length == own.len());
            if own.len() < 2 || known || !own.iter().any(is_plain) || heard.contains(&spelled(own)) {
                return true;
            }
            let Some(left) = rest(own, &|words| heard.contains(&spelled(words)), &is_plain) else {
                return false;
            };
            name.words = name.words.start + left.start..name.words.start + left.end;
            true
        });
    }
}

/// The longest part of `own` that is `heard`, where all words before and after it are `plain`.
fn rest(
    own: &[Word<'_>],
    heard: &dyn Fn(&[Word<'_>]) -> bool,
    plain: &dyn Fn(&Word<'_>) -> bool,
) -> Option<Range<usize>> {
    let first = own.iter().take_while(|word| plain(word)).count();
    let last = own.len() - own.iter().rev().take_while(|word| plain(word)).count();
    let parts = (0..=first).flat_map(|start| (last.max(start + 1)..=own.len()).map(move |end| start..end));
    parts
        .filter(|part| own.get(part.clone()).is_some_and(heard))
        .max_by_key(|part| (part.len(), std::cmp::Reverse(part.start)))
}

/// A document with fewer words outside headings says too little of which names are some.
const RUNNING: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::names::words::words;
    use crate::text::Span;

    #[test]
    fn citations_are_told_from_names() {
        let is = |text: &str, name: &str| {
            let words = words(text, Span::new(text, 0, text.len()).unwrap());
            let at = text.find(name).unwrap();
            let inside = |word: &Word<'_>| word.span.start() >= at && word.span.end() <= at + name.len();
            let start = words.iter().position(inside).unwrap();
            let end = words.iter().rposition(inside).unwrap() + 1;
            is_cited(&words, &(start..end))
        };
        for (text, name) in [
            ("See Lee v. Berg, 543 U. S. 440, 443 (2005).", "U. S."),
            ("It fell under 42 U. S. C. §1983 that year.", "U. S. C."),
            ("In re Berg, 92 F. Supp. 112, the court", "F. Supp."),
        ] {
            assert!(is(text, name), "{name} in {text}");
        }
        for (text, name) in [
            ("In 2012 U. S. forces left with 440 trucks.", "U. S."),
            ("On May 4 Berg met 12 envoys.", "Berg"),
            ("The 12 members of NATO spent 440 million.", "NATO"),
        ] {
            assert!(!is(text, name), "{name} in {text}");
        }
    }
}
