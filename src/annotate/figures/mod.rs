//! Quantities: what the text states in numbers, what they are counted in, how they bound the truth, what they measure.

mod age;
mod bound;
mod chunk;
mod concept;
mod converted;
mod dollar;
mod exclude;
mod identifier;
mod label;
mod lexicon;
mod noun;
mod numeral;
mod outline;
mod pieces;
mod quantity;
mod question;
mod range;
mod said;
mod stretches;
mod ties;
mod trend;
mod unit;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{FigureMention, FigureSaid, NameMention, TaggedText, TimeMention, Trees};
use crate::briefing::{Rare, TimeKind, Trend};
use crate::text::Span;
use concept::{Clause, Concept};
pub(crate) use lexicon::is_cardinal;
use numeral::Style;
use pieces::Pieces;
use quantity::Quantity;
pub(crate) use question::participle;

/// The quantities that `text` states, in order of place.
pub fn figures(
    text: &TaggedText<'_>,
    trees: &Trees,
    names: &[NameMention],
    times: &[TimeMention],
) -> Vec<FigureMention> {
    let sections = outline::numbers(text);
    let mut found = Vec::new();
    let mut next = 0;
    while next < text.sentences.len() {
        let first = next;
        next += 1;
        // A full stop between two digits ends no sentence, whatever stands before them.
        while splits_number(text, next) {
            next += 1;
        }
        for tokens in stretches::stretches(text, first..next) {
            figures_in(text, tokens, (names, times), &sections, &mut found);
        }
    }
    let sentence =
        |figure: &FigureMention| text.sentences.partition_point(|sentence| sentence.span.end() <= figure.span.start());
    found.retain(|figure| {
        !trees.get(sentence(figure)).is_some_and(|tree| match figure.unit {
            Some(_) => figure.counts && question::is_designation(tree, figure.span),
            None => identifier::is_behind_noun(tree, text.text, figure.span),
        })
    });
    for figure in &mut found {
        let tree = trees.get(sentence(figure));
        if let Some((tree, time)) = tree.zip(figure.as_of)
            && !times.get(time).is_some_and(|time| concept::is_dated_by(tree, text.text, figure.span, time))
        {
            figure.as_of = None;
        }
        let counted = figure.unit.as_deref().filter(|_| figure.counts);
        let told = tree.and_then(|tree| question::question(tree, figure.span, counted));
        let label = || figure.of.as_deref().filter(|_| tree.is_none()).map(|of| question::of_label(of, counted));
        let question = told.or_else(label).map(Box::new);
        let words = tree.zip(question.as_deref());
        let words = words.and_then(|(tree, asked)| question::in_words(tree, text.text, figure.span, asked));
        if question.is_some() {
            figure.question = question;
        }
        if let Some(words) = words.filter(|_| figure.counts) {
            figure.of = Some(with_place(words, figure.of.as_deref().unwrap_or_default()));
        }
        let line = tree.and_then(|tree| label::label(tree, text.text, names, figure.span));
        let span = text.sentences.get(sentence(figure)).map(|sentence| sentence.span);
        figure.open = line.as_ref().is_some_and(|line| line.open) || span.is_some_and(|span| is_of_no_day(times, span));
        if let Some(line) = line {
            figure.label = Some(line.words);
        }
        figure.to_date = tree.is_some_and(|tree| concept::is_to_date(tree, text.text, figure.span));
    }
    dollar::leave_open(text.text, names, &mut found);
    found
}

/// Whether the sentence names a day that nobody can know: "next year" in a document of no day.
fn is_of_no_day(times: &[TimeMention], sentence: Span) -> bool {
    let first = times.partition_point(|time| time.span.end() <= sentence.start());
    let mut inside = times.iter().skip(first).take_while(|time| time.span.start() < sentence.end());
    inside.any(|time| time.kind == TimeKind::Date && time.value.is_none())
}

/// Adds the quantities that the tokens at these positions state; none begins where one of `sections` does.
fn figures_in(
    text: &TaggedText<'_>,
    tokens: Range<usize>,
    (names, times): (&[NameMention], &[TimeMention]),
    sections: &BTreeSet<usize>,
    found: &mut Vec<FigureMention>,
) {
    let mut pieces = Pieces::new(text, tokens);
    pieces.note(names, times);
    let mut quantities = quantity::quantities(&pieces, times);
    quantities.retain(|quantity| !pieces.place(quantity.number).is_some_and(|place| sections.contains(&place.start())));
    if quantities.is_empty() {
        return;
    }
    let chunks = chunk::chunks(&pieces, &quantities);
    let is_quantity = |chunk: &chunk::Chunk| matches!(chunk.kind, chunk::Kind::Quantity(_));
    let places: Vec<usize> = (0..chunks.len()).filter(|&at| chunks.get(at).is_some_and(is_quantity)).collect();
    let clause = Clause { pieces: &pieces, chunks: &chunks, quantities: &quantities, places: &places };
    let mut concepts = Vec::new();
    for at in 0..quantities.len() {
        concepts.push(concept::concept(&clause, at, &concepts));
    }
    let both = quantities.iter().zip(&concepts);
    let converted = converted::converted(&pieces, &quantities);
    found.extend(both.enumerate().filter_map(|(at, (quantity, concept))| {
        let mut mention = mention(&pieces, quantity, concept, concept::as_of(&clause, times, at))?;
        mention.converted = converted.contains(&at);
        Some(mention)
    }));
}

/// `words` for what became of the counted, with where it was as `of` has it: "people killed", "people the storm killed in
/// Lima" give "people killed in Lima".
fn with_place(words: String, of: &str) -> String {
    const LINKS: [&str; 9] = ["who", "that", "which", "had", "have", "has", "were", "was", "been"];
    let bare: Vec<&str> = of.split_whitespace().filter(|word| !LINKS.contains(word)).collect();
    let starts = bare.join(" ").get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(&words));
    let last = words.rsplit(' ').next().unwrap_or_default();
    let rest = of.split_once(last).map_or("", |(_, rest)| rest);
    match rest.split_whitespace().next() {
        _ if starts => of.to_owned(),
        Some("in" | "at" | "near" | "on" | "outside") => format!("{words}{rest}"),
        _ => words,
    }
}

/// Whether sentence `next` begins inside a number.
fn splits_number(text: &TaggedText<'_>, next: usize) -> bool {
    let ends = |at: usize| text.sentences.get(at).map(|sentence| sentence.span);
    let (Some(before), Some(after)) = (next.checked_sub(1).and_then(ends), ends(next)) else {
        return false;
    };
    let digits = after.of(text.text).starts_with(|first: char| first.is_ascii_digit());
    digits && before.end() == after.start() && before.of(text.text).ends_with('.')
}

/// The mention of `quantity`, which measures `concept` and held at the time at `as_of`.
fn mention(pieces: &Pieces<'_>, quantity: &Quantity, concept: &Concept, as_of: Option<usize>) -> Option<FigureMention> {
    let said = FigureSaid {
        upper: quantity.upper,
        unit: quantity.unit.as_ref().map(unit::Unit::name),
        of: concept.words(pieces),
        trend: trend(pieces, quantity),
        whose: ties::whose(pieces, quantity, concept),
        as_of,
        question: None,
        label: None,
    };
    Some(FigureMention {
        span: pieces.span(quantity.start..quantity.end)?,
        value: quantity.value,
        bound: quantity.bound,
        counts: quantity.counted.is_some(),
        vague: quantity.style == Style::Vague,
        share: quantity.style == Style::Share,
        open: false,
        converted: false,
        to_date: false,
        said: Rare::new(said),
    })
}

/// Which way a measure moved; counted things only where the text says "by": who "lost three soldiers" has no trend.
fn trend(pieces: &Pieces<'_>, quantity: &Quantity) -> Option<Trend> {
    let counts = matches!(quantity.unit, Some(unit::Unit::Counted(..) | unit::Unit::Duration(_) | unit::Unit::Age(_)));
    let by = pieces.before(quantity.start, 1) == "by";
    (!counts || by).then(|| trend::trend(pieces, quantity.start)).flatten()
}
