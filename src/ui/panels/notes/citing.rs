//! What can be cited where somebody writes: what an open bracket offers.

use std::ops::Range;

use crate::briefing::Briefing;
use crate::notes::{Citation, LineId, Notebook};
use crate::text::printable;
use crate::ui::panels::summary::rows::amount::Amount;
use crate::ui::panels::summary::rows::words::{Wanted, folded, short};
use crate::ui::{Item, cite};

/// How many choices are offered.
const OFFERED: usize = 8;

/// The most characters of a choice.
const LINE: usize = 90;

/// An open bracket in a line, and what it offers.
#[derive(Clone, Debug)]
pub struct Citing {
    /// The line.
    pub line: LineId,
    /// From the bracket to the caret, in characters.
    pub range: Range<usize>,
    /// What was written behind the bracket.
    pub words: String,
    /// What can be cited.
    pub choices: Vec<Choice>,
    /// The current choice.
    pub at: usize,
}

/// Something that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub name: String,
    /// What is cited.
    pub citations: Vec<Citation>,
}

/// What can be cited by `words`: the citation of that number, what is `selected`, then what the note cites already, then what was
/// found, in the briefing's order.
pub fn choices(briefing: &Briefing, notebook: &Notebook, selected: Option<Item>, words: &str) -> Vec<Choice> {
    let wanted = Wanted::new(words);
    let fits = |name: &str| wanted.is_in(&folded(name));
    let mut choices: Vec<Choice> = Vec::new();
    let mut offer = |name: String, citations: Vec<Citation>| {
        if !citations.is_empty() && !choices.iter().any(|choice| choice.citations == citations) {
            choices.push(Choice { name: short(&name, LINE), citations });
        }
        choices.len() < OFFERED
    };
    let of = |item| cite::item(briefing, item, 0).map(|cited| cited.citations).unwrap_or_default();
    let cited = |number: u32, citation: &Citation| {
        (format!("{number} ¶{} {}: “{}”", citation.paragraph, citation.title, citation.quote), vec![citation.clone()])
    };
    let numbered = words.trim().parse().ok();
    if let Some((number, citation)) = numbered.and_then(|number| notebook.references().get_key_value(&number)) {
        let (name, citations) = cited(*number, citation);
        offer(name, citations);
    }
    if let Some((item, name)) = selected.and_then(|item| Some((item, name(briefing, item)?)))
        && fits(&name)
    {
        offer(format!("selected: {name}"), of(item));
    }
    for (number, citation) in notebook.references() {
        let (name, citations) = cited(*number, citation);
        if fits(&name) && !offer(name, citations) {
            return choices;
        }
    }
    if words.trim().is_empty() {
        return choices;
    }
    let events = briefing.happenings().map(|event| Item::Event(event.id));
    let figures = briefing.figures.iter().map(|figure| Item::Figure(figure.id));
    let actors = briefing.actors.iter().map(|actor| Item::Actor(actor.id));
    let said = briefing.statements.iter().map(|said| Item::Statement(said.id));
    for item in actors.chain(events).chain(figures).chain(said) {
        let Some(name) = name(briefing, item).filter(|name| fits(name)) else {
            continue;
        };
        if !offer(name, of(item)) {
            break;
        }
    }
    choices
}

/// What `item` is called.
fn name(briefing: &Briefing, item: Item) -> Option<String> {
    let name = match item {
        Item::Actor(id) => briefing.actor(id)?.name.clone(),
        Item::Event(id) => briefing.event(id)?.headline.clone(),
        Item::Figure(id) => Amount::new(briefing, briefing.figure(id)?).line(),
        Item::Disagreement(id) => briefing.disagreement(id)?.about.clone(),
        Item::Statement(_) | Item::KeyPoint(_) => briefing.words(*item.places(briefing).first()?).to_owned(),
    };
    Some(printable(&name).into_owned())
}
