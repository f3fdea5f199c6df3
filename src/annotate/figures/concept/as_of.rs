//! The time at which a quantity held.

use super::Clause;
use crate::annotate::TimeMention;
use crate::annotate::figures::chunk::Kind;
use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};
use crate::briefing::TimeKind;
use crate::text::Span;

/// The time at which the quantity at `at` held: the next one of its clause, else the one before it, else the one that
/// the sentence begins with. A position in the document's times.
pub fn as_of(clause: &Clause<'_>, times: &[TimeMention], at: usize) -> Option<usize> {
    const NEAR: usize = 10;
    let place = clause.place(at)?;
    let date = |chunk: usize| {
        let time = clause.pieces.time(clause.range(chunk).start)?;
        // "By Tuesday evening" dates a count as "by Tuesday" does.
        let known = times
            .get(time)
            .is_some_and(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.value.is_some());
        // "Since July" says from when on it was counted.
        let begins = clause.range(chunk).start.checked_sub(1).is_some_and(|word| clause.pieces.lower(word) == "since");
        (clause.kind(chunk) == Some(Kind::Time) && known && !begins).then_some(time)
    };
    let ends = |chunk: &usize| !matches!(clause.kind(*chunk), Some(Kind::Break | Kind::Quantity(_)) | None);
    let after = (place + 1..place + NEAR).take_while(ends).find_map(date);
    // What stands before "said that" dates the saying, not what is said; "the bombing that killed" is one clause.
    let within = |chunk: &usize| {
        let noun = chunk.checked_sub(1).and_then(|at| clause.kind(at)) == Some(Kind::Noun);
        ends(chunk) && (noun || clause.kind(*chunk) != Some(Kind::Relative))
    };
    let before = || {
        let first = place.saturating_sub(NEAR);
        (first..place).rev().take_while(within).find_map(date)
    };
    let one_clause = (place.saturating_sub(40)..place).all(|chunk| within(&chunk));
    let begins = if one_clause { 0..3 } else { 0..0 };
    // "(first half of 2021: €300 million)"
    let heading = || {
        let colon = place.checked_sub(1).filter(|&at| clause.pieces.lower(clause.range(at).start) == ":")?;
        colon.checked_sub(1).and_then(date)
    };
    heading().or(after).or_else(before).or_else(|| begins.clone().take_while(ends).find_map(date))
}

/// Words that count up to the day on which they are written.
const TO_DATE: [&str; 7] = ["to date", "so far", "thus far", "up to now", "until now", "as of now", "as of today"];

/// Whether the quantity at `span` is counted up to the day of its document: its clause says "to date", "so far".
pub fn is_to_date(tree: &Sentence, text: &str, span: Span) -> bool {
    let Some(sentence) = tree.span() else { return false };
    let lower = sentence.of(text).to_ascii_lowercase();
    let is_word = |at: usize, end: usize| {
        let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !inside(lower.get(..at).and_then(|before| before.chars().next_back()))
            && !inside(lower.get(end..).and_then(|after| after.chars().next()))
    };
    let places = TO_DATE.iter().flat_map(|words| lower.match_indices(words));
    let spans = places.filter(|(at, words)| is_word(*at, at + words.len()));
    spans
        .filter_map(|(at, words)| Span::new(text, sentence.start() + at, sentence.start() + at + words.len()))
        .any(|place| shares_clause(tree, span, place))
}

/// Whether `time` says when the quantity at `span` held, as the tree has it: it stands in the clause of the quantity, or in
/// one on which that hangs without a subject of its own, and begins no stretch of time ("since 2014", "from May to July").
pub fn is_dated_by(tree: &Sentence, text: &str, span: Span, time: &TimeMention) -> bool {
    let value = time.value.as_deref().unwrap_or_default();
    // "Now" and a weekday of no known week date nothing.
    if !value.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let Some(dated) = top(tree, time.span) else { return true };
    let governor = tree.head(dated);
    let before = text.get(..time.span.start()).unwrap_or_default().trim_end();
    let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    const STRETCH: [&str; 9] = ["since", "from", "until", "till", "before", "after", "between", "to", "than"];
    let names =
        matches!(tree.label(dated), Some(Label::Compound | Label::Nummod | Label::Nmod | Label::Amod | Label::Poss));
    let own = governor.is_some_and(|head| tree.get(head).is_some_and(|token| token.span.overlaps(span)));
    if STRETCH.iter().any(|stretch| word.eq_ignore_ascii_case(stretch)) || names && !own {
        return false;
    }
    shares_clause(tree, span, time.span)
}

/// The topmost token of those at `span`.
fn top(tree: &Sentence, span: Span) -> Option<usize> {
    let own = |at: &usize| tree.get(*at).is_some_and(|token| token.span.overlaps(span));
    (0..tree.tokens().len()).filter(own).min_by_key(|at| tree.ancestors(*at).count())
}

/// Whether the time at `time` stands in the clause of the quantity at `span`, or in one on which that hangs without a subject
/// of its own.
fn shares_clause(tree: &Sentence, span: Span, time: Span) -> bool {
    let (Some(counted), Some(dated)) = (top(tree, span), top(tree, time)) else { return true };
    let is_verb = |at: &usize| matches!(tree.pos(*at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
    let clause = |at: usize| std::iter::once(at).chain(tree.ancestors(at)).find(is_verb);
    if tree.ancestors(dated).any(|at| at == counted) {
        return true;
    }
    let (Some(mut verb), Some(dates)) = (clause(counted), clause(dated)) else { return clause(dated).is_none() };
    for _ in 0..4 {
        if verb == dates {
            return true;
        }
        let subject = tree.child_as(verb, &[Label::Nsubj, Label::Nsubjpass]).is_some();
        let hangs = matches!(tree.label(verb), Some(Label::Xcomp | Label::Advcl | Label::Conj | Label::Pcomp));
        match tree.head(verb).filter(|_| hangs && !subject).and_then(clause) {
            Some(above) => verb = above,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::parsed;

    #[test]
    fn a_date_is_a_figures_only_in_its_clause() {
        for (text, number, date, is) in [
            ("In 2016 the mill employed 300 workers.", "300 workers", "2016", true),
            ("The council spent 5 million euros in 2019.", "5 million euros", "2019", true),
            ("A fire swept through the mill in 2016, killing 12 people.", "12 people", "2016", true),
            ("The union has lost 300 members since 2016.", "300 members", "2016", false),
            ("The wreck of a ship that sank in 1708 holds 40 cannons.", "40 cannons", "1708", false),
        ] {
            let span = |words: &str| {
                let start = text.find(words).expect("the words");
                Span::new(text, start, start + words.len()).expect("whole words")
            };
            let time = TimeMention {
                span: span(date),
                kind: TimeKind::Date,
                value: Some(date.to_owned()),
                by: None,
                doubt: None,
            };
            assert_eq!(is_dated_by(&parsed(text), text, span(number), &time), is, "{text}");
        }
    }
}
