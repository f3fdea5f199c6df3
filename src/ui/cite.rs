//! From what is shown to a cited line of the note: words of the sources, and where they stand.

use crate::briefing::{Briefing, Document, Place, Statement};
use crate::export::{Said, escaped};
use crate::notes::Citation;
use crate::text::{Span, capitalized, printable, sentences, tokens};

use super::Item;
use super::panels::{Amount, When, event_doubts};

/// A line for the note, as it is found in the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Markdown without marks.
    pub text: String,
    /// Who says it, where a statement gives it.
    pub by: Option<String>,
    /// What it rests on: at least one place, unless it is an empty line of the analyst's own.
    pub citations: Vec<Citation>,
}

/// How many reports of one thing a line cites.
const MOST: usize = 5;

/// The line on `item`, whose mention at `mention` is shown. `None` where `briefing` has no such item.
pub fn item(briefing: &Briefing, item: Item, mention: usize) -> Option<Cited> {
    let places = item.places(briefing);
    let shown = *places.get(mention).or(places.first())?;
    match item {
        Item::Actor(id) => {
            let actor = briefing.actor(id)?;
            let role = actor.roles.first().map_or_else(String::new, |role| format!(", {}", escaped(&role.text)));
            let sentence = sentence_around(briefing, shown)?;
            let text = format!("**{}**{role}: “{}”", escaped(&actor.name), escaped(briefing.words(sentence)));
            Some((text, None, cite(briefing, &[sentence])))
        }
        Item::Event(id) => {
            let event = briefing.event(id)?;
            let when = When::of(event).words();
            let date = if when.is_empty() { when } else { format!("{when}: ") };
            let reports = in_each_document(briefing, &places);
            let doubts = event_doubts(event);
            let doubts = if doubts.is_empty() { doubts } else { format!(" ({})", doubts.replace(" · ", "; ")) };
            let text = format!("{date}{}{doubts}.", escaped(event.headline.trim_end_matches('.')));
            Some((text, None, cite(briefing, &reports)))
        }
        Item::Figure(id) => {
            let figure = briefing.figure(id)?;
            let line = capitalized(&Amount::new(briefing, figure).line());
            let as_of = figure.as_of.as_ref().map_or_else(String::new, |when| format!(", {}", when.words()));
            let text = format!("{}{as_of}.", escaped(line.trim_end_matches('.')));
            let said = figure.said_by.iter().find(|said| said.mention == mention);
            let by = said.and_then(|said| briefing.actor(said.speaker?)).map(|actor| actor.name.clone());
            Some((text, by, cite(briefing, &in_each_document(briefing, &places))))
        }
        Item::Statement(id) => {
            let said = briefing.statement(id)?;
            let Said { speaker, sentence } = Said::new(briefing, said, "");
            Some((ended(&sentence), speaker.map(|speaker| printable(speaker).into_owned()), cite(briefing, &[shown])))
        }
        Item::Disagreement(id) => {
            let disagreement = briefing.disagreement(id)?;
            let sides: Vec<String> = disagreement.sides.iter().map(|side| escaped(&side.says)).collect();
            let firsts: Vec<Place> = disagreement
                .sides
                .iter()
                .filter_map(|side| sentence_around(briefing, *side.mentions.first()))
                .collect();
            let who = if disagreement.is_within_one() { "One source contradicts itself" } else { "Sources differ" };
            let held = escaped(&capitalized(&disagreement.held_in_words()));
            let held = if held.is_empty() { held } else { format!(" {held}.") };
            let text = format!("{who} on {}: {}.{held}", escaped(&disagreement.about), sides.join("; "));
            Some((text, None, cite(briefing, &firsts)))
        }
        Item::KeyPoint(_) => {
            Some((escaped(briefing.words(shown)), speaker_at(briefing, shown), cite(briefing, &[shown])))
        }
    }
    .filter(|(_, _, citations)| !citations.is_empty())
    .map(|(text, by, citations)| Cited { text, by, citations })
}

/// `words` with a full stop, where no sentence ends with them.
fn ended(words: &str) -> String {
    let ends = words.trim_end_matches(['”', '"', '’']).ends_with(['.', '!', '?', '…']);
    if ends { words.to_owned() } else { format!("{}.", words.trim_end_matches([',', ';', ':'])) }
}

/// The line that quotes `place`; `None` where it is not a place inside one paragraph of `briefing`.
pub fn place(briefing: &Briefing, place: Place) -> Option<Cited> {
    let citation = Citation::new(briefing, place)?;
    let text = format!("“{}”", escaped(&citation.quote));
    Some(Cited { text, by: speaker_at(briefing, place), citations: vec![citation] })
}

/// Who says the words at `place`: the speaker of a statement that holds them all.
fn speaker_at(briefing: &Briefing, place: Place) -> Option<String> {
    let holds = |said: &&Statement| said.document == place.document && said.content.contains(place.span);
    // The innermost is the shortest.
    let said = briefing.statements.iter().filter(holds).min_by_key(|said| said.content.len())?;
    Some(printable(&briefing.actor(said.speaker?)?.name).into_owned())
}

/// The sentence that holds the start of `place`.
pub fn sentence_around(briefing: &Briefing, place: Place) -> Option<Place> {
    let document = briefing.document(place.document)?;
    let span = sentence_span(document, place.span)?;
    Some(Place { document: place.document, span })
}

fn sentence_span(document: &Document, span: Span) -> Option<Span> {
    let paragraph = document.paragraphs.get(document.paragraph_at(span)?)?;
    let tokens = tokens(&document.text, paragraph.span);
    let mut found = None;
    for range in sentences(&document.text, &tokens) {
        let inside = tokens.get(range)?;
        let (first, last) = (inside.first()?, inside.last()?);
        found = Some(first.span.to(last.span));
        if last.span.end() > span.start() {
            break;
        }
    }
    // A mention may reach into the next sentence; the citation holds it whole.
    found.map(|sentence| sentence.to(span)).filter(|&whole| paragraph.span.contains(whole))
}

/// The sentences of the first of `places` in each document, in order.
fn in_each_document(briefing: &Briefing, places: &[Place]) -> Vec<Place> {
    let mut first: Vec<Place> = Vec::new();
    for &place in places {
        if first.len() < MOST && first.last().is_none_or(|last| last.document != place.document) {
            first.extend(sentence_around(briefing, place));
        }
    }
    first
}

fn cite(briefing: &Briefing, places: &[Place]) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for citation in places.iter().filter_map(|&place| Citation::new(briefing, place)) {
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    citations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_a_sentence() {
        assert_eq!(ended("Ann said that they had left"), "Ann said that they had left.");
        assert_eq!(ended("it was “over,”"), "it was “over,”.");
        assert_eq!(ended("it was over."), "it was over.");
    }
}
