//! Words of likelihood and confidence in the analyst's own sentences.

use std::ops::Range;

use super::{Finding, Rule, finding};
use crate::notes::{Line, Scale};
use crate::text::{Span, sentences, tokens};

/// Words that say how likely something is and stand on no published scale; in lower case. "May" and "might" say the
/// same, but also much else: they are left alone unless "well" is with them.
const VAGUE: &[&str] = &[
    "possibly",
    "perhaps",
    "maybe",
    "conceivably",
    "presumably",
    "arguably",
    "may well",
    "might well",
    "could well",
    "it is possible",
    "quite possible",
    "a possibility",
    "a good chance",
    "a fair chance",
    "a slight chance",
    "a small chance",
    "a strong chance",
    "a real chance",
    "a serious possibility",
    "chances are",
    "odds are",
    "in all likelihood",
    "more likely than not",
    "quite likely",
    "fairly likely",
    "extremely likely",
    "extremely unlikely",
    "most likely",
    "doubtless",
    "no doubt",
    "undoubtedly",
    "inevitably",
    "certain to",
    "bound to",
];

/// What is off `scale`, and what says how likely and how sure in one sentence.
pub(super) fn check(scale: Scale, line: &Line, found: &mut Vec<Finding>) {
    let text = own_words(&line.text);
    let mut likely: Vec<(Range<usize>, bool)> = Vec::new();
    let all = Scale::ALL.iter().flat_map(|scale| scale.bands()).flat_map(|band| band.words);
    let mut words: Vec<&str> = all.chain(VAGUE).copied().collect();
    // The longest that fits counts: "very likely" is not "likely".
    words.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
    words.dedup();
    let on_scale = |words: &str| scale.bands().iter().any(|band| band.words.contains(&words));
    for words in words {
        for (at, _) in text.match_indices(words) {
            let range = at..at + words.len();
            let is_free = likely.iter().all(|(taken, _)| taken.end <= range.start || range.end <= taken.start);
            if is_free && is_whole(&text, &range) {
                likely.push((range, on_scale(words)));
            }
        }
    }
    likely.sort_by_key(|(range, _)| range.start);
    for (range, _) in likely.iter().filter(|(_, on_scale)| !on_scale) {
        let words = line.text.get(range.clone()).unwrap_or_default();
        let why = format!("“{words}” is not a word of {}", scale.name());
        found.push(finding(line, range.clone(), Rule::OffScale, why));
    }
    for sentence in sentence_ranges(&text) {
        let inside = |range: &Range<usize>| sentence.start <= range.start && range.end <= sentence.end;
        let says_how_sure = text.get(sentence.clone()).is_some_and(is_confidence);
        if says_how_sure && likely.iter().any(|(range, _)| inside(range)) {
            let why = "Likelihood and confidence stand in one sentence: give each its own";
            found.push(finding(line, sentence, Rule::Mixed, why));
        }
    }
}

/// Whether `sentence` says how sure the analyst is.
fn is_confidence(sentence: &str) -> bool {
    const LEVELS: [&str; 5] = ["high", "moderate", "medium", "low", "limited"];
    let is_level = |before: &str| {
        let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        LEVELS.contains(&last)
    };
    sentence.match_indices("confiden").any(|(at, _)| sentence.get(..at).is_some_and(is_level))
}

/// `text` in lower case, byte for byte, with quotations and marks blotted out.
fn own_words(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut closing = None;
    for c in text.chars() {
        let ends = closing == Some(c);
        if closing.is_none() {
            closing = match c {
                '“' => Some('”'),
                '"' => Some('"'),
                '«' => Some('»'),
                _ => None,
            };
        }
        if closing.is_some() {
            // As many bytes as it had, so that places stay.
            own.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            own.push(c.to_ascii_lowercase());
        }
        if ends {
            closing = None;
        }
    }
    own
}

fn sentence_ranges(text: &str) -> Vec<Range<usize>> {
    let Some(whole) = Span::new(text, 0, text.len()) else {
        return Vec::new();
    };
    let tokens = tokens(text, whole);
    let found = sentences(text, &tokens).into_iter().filter_map(|range| {
        let inside = tokens.get(range)?;
        Some(inside.first()?.span.start()..inside.last()?.span.end())
    });
    found.collect()
}

/// Whether no letter touches `range`.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(|c| c.is_alphanumeric() || c == '-') && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')
}

/// Whether `text` holds `name` as whole words.
pub(super) fn holds_word(text: &str, name: &str) -> bool {
    !name.is_empty() && text.match_indices(name).any(|(at, _)| is_whole(text, &(at..at + name.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{LineKind, Notebook};

    /// The words that are found, with their rules.
    fn found(scale: Scale, text: &str) -> Vec<(Rule, String)> {
        let line = Notebook::default().new_line(LineKind::Assessment, text.to_owned());
        let mut found = Vec::new();
        check(scale, &line, &mut found);
        found.into_iter().map(|finding| (finding.rule, text.get(finding.range).unwrap().to_owned())).collect()
    }

    #[test]
    fn words_off_the_scale_are_found_and_those_on_it_are_not() {
        let off = |words: &str| vec![(Rule::OffScale, words.to_owned())];
        assert_eq!(found(Scale::Icd203, "The talks will very likely fail."), []);
        assert_eq!(found(Scale::Icd203, "The talks may well fail."), off("may well"));
        assert_eq!(found(Scale::Icd203, "It is highly likely that they fail."), off("highly likely"));
        assert_eq!(found(Scale::Phia, "It is highly likely that they fail."), []);
        assert_eq!(found(Scale::Phia, "It is Very likely that they fail."), off("Very likely"));
        assert_eq!(found(Scale::Phia, "There is a remote chance."), []);
        assert_eq!(found(Scale::Icd203, "The likelihood is unknown."), []);
    }

    #[test]
    fn words_of_a_source_are_its_own() {
        assert_eq!(found(Scale::Icd203, "He said “perhaps” and \"maybe\"; we agree."), []);
    }

    #[test]
    fn likelihood_and_confidence_want_a_sentence_each() {
        let mixed = "We judge with high confidence that it is likely.";
        assert_eq!(found(Scale::Icd203, mixed), [(Rule::Mixed, mixed.to_owned())]);
        assert_eq!(found(Scale::Icd203, "It is likely. We have low confidence in this."), []);
        assert_eq!(found(Scale::Icd203, "The confident minister will likely stay."), []);
    }
}
