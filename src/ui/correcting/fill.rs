//! What a form begins with, and what it offers.

use super::{Correcting, Wanted};
use crate::briefing::correction::Scope;
use crate::briefing::{Actor, ActorKind, Briefing, Event, Figure, MentionForm, Place};
use crate::ui::{Item, cite};

/// How many words a headline has at most.
const HEADLINE: usize = 12;

/// Fills `form` in with what `briefing` has.
pub fn fill(briefing: &Briefing, form: &mut Correcting) {
    match form.items.first() {
        Some(Item::Actor(id)) => {
            if let Some(actor) = briefing.actor(*id) {
                form.kind = actor.kind;
                form.fields = [actor.name.clone(), String::new(), String::new(), String::new()];
                if matches!(form.wanted, Wanted::Split | Wanted::IgnoreWords) && form.words.is_none() {
                    form.spellings = spellings(briefing, actor);
                    form.words = form.spellings.get(1).or(form.spellings.first()).copied();
                    form.scope = Scope::Everywhere;
                }
            }
        }
        Some(Item::Event(id)) => {
            if let Some(event) = briefing.event(*id) {
                (form.class, form.status) = (event.class, event.status);
                form.chosen = match form.wanted {
                    Wanted::Agents => event.agents.clone(),
                    Wanted::Targets => event.targets.clone(),
                    Wanted::Places => event.places.clone(),
                    _ => Vec::new(),
                };
                let [on, begins, ends] = times(event).map(Option::unwrap_or_default);
                form.fields = [event.headline.clone(), on, begins, ends];
            }
        }
        Some(Item::Figure(id)) => {
            if let Some(figure) = briefing.figure(*id) {
                form.fields = figure_fields(figure);
            }
        }
        _ => {}
    }
    if let Some(words) = form.words.filter(|_| form.wanted.is_of_words()) {
        let said = briefing.words(words).split_whitespace().collect::<Vec<_>>().join(" ");
        match form.wanted {
            Wanted::MarkEvent => form.fields[0] = sentence(briefing, words),
            Wanted::MarkFigure => {
                form.fields[0] = said.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
                form.fields[1] = last_word(&said);
            }
            Wanted::Role => {
                let document = briefing.document(words.document);
                let paragraph = document
                    .and_then(|document| document.paragraph_at(words.span).and_then(|at| document.paragraphs.get(at)));
                form.role = paragraph.map_or(form.role, |paragraph| paragraph.role);
            }
            _ => {}
        }
    }
    if let Some(document) = form.document.and_then(|id| briefing.document(id)) {
        let date = document.published.date.clone().unwrap_or_default();
        form.fields = [document.title.clone(), date, String::new(), String::new()];
    }
}

/// The first place of each way in which `actor` is named, the most frequent first.
fn spellings(briefing: &Briefing, actor: &Actor) -> Vec<Place> {
    let mut found: Vec<(String, Place, usize)> = Vec::new();
    for mention in actor.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
        let place = Place { document: mention.document, span: mention.span };
        let words = briefing.words(place).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match found.iter_mut().find(|(known, ..)| *known == words) {
            Some((.., count)) => *count += 1,
            None => found.push((words, place, 1)),
        }
    }
    found.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    found.into_iter().map(|(_, place, _)| place).collect()
}

/// Number, unit and measure of a figure, as they are written in a form.
pub fn figure_fields(figure: &Figure) -> [String; 4] {
    let upper = figure.upper.map(|upper| format!(" to {upper}")).unwrap_or_default();
    let value = format!("{}{}{upper}", figure.bound.words(), figure.value);
    let (unit, of) = (figure.unit.clone().unwrap_or_default(), figure.of.clone().unwrap_or_default());
    [value, unit, of, String::new()]
}

/// On what day an event was, since when and until when it goes on.
pub fn times(event: &Event) -> [Option<String>; 3] {
    [&event.when, &event.begins, &event.ends].map(|dated| dated.as_ref().map(|dated| dated.value.clone()))
}

/// The first words of the sentence around `place`.
fn sentence(briefing: &Briefing, place: Place) -> String {
    let around = cite::sentence_around(briefing, place).unwrap_or(place);
    briefing.words(around).split_whitespace().take(HEADLINE).collect::<Vec<_>>().join(" ")
}

/// The last word, where it is one: what a number counts.
fn last_word(words: &str) -> String {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    if last.chars().all(char::is_alphabetic) { last.to_lowercase() } else { String::new() }
}

/// The actors that `form` offers, each with how far down it stands.
pub fn actors(briefing: &Briefing, form: &Correcting) -> Vec<(usize, Item)> {
    let words: Vec<String> = form.filter.split_whitespace().map(str::to_lowercase).collect();
    let own = form.actors().next().and_then(|id| briefing.actor(id));
    let is_offered = |item: Item| {
        form.joins_several() == form.items.contains(&item)
            || !form.items.iter().any(|item| matches!(item, Item::Actor(_)))
    };
    briefing
        .actors
        .iter()
        .filter(|actor| is_offered(Item::Actor(actor.id)))
        .filter(|actor| std::iter::once(&actor.name).chain(&actor.aliases).any(|name| has(name, &words)))
        .map(|actor| {
            let far = own.map_or(1, |own| unlike(&own.name, own.kind, &actor.name, actor.kind));
            let near = form.chosen.contains(&actor.id);
            (if near { 0 } else { far }, Item::Actor(actor.id))
        })
        .collect()
}

/// The events that `form` offers, each with how far down it stands.
pub fn events(briefing: &Briefing, form: &Correcting) -> Vec<(usize, Item)> {
    let words: Vec<String> = form.filter.split_whitespace().map(str::to_lowercase).collect();
    let own = form.items.first().and_then(|item| match item {
        Item::Event(id) => briefing.event(*id),
        _ => None,
    });
    briefing
        .events
        .iter()
        .filter(|event| form.joins_several() == form.items.contains(&Item::Event(event.id)))
        .filter(|event| has(&event.headline, &words))
        .map(|event| (own.map_or(0, |own| far(own, event)), Item::Event(event.id)))
        .collect()
}

/// The figures that `form` offers, each with how far down it stands.
pub fn figures(briefing: &Briefing, form: &Correcting) -> Vec<(usize, Item)> {
    let words: Vec<String> = form.filter.split_whitespace().map(str::to_lowercase).collect();
    let own = form.items.first().and_then(|item| match item {
        Item::Figure(id) => briefing.figure(*id),
        _ => None,
    });
    briefing
        .figures
        .iter()
        .filter(|figure| form.joins_several() == form.items.contains(&Item::Figure(figure.id)))
        .filter(|figure| has(&figure_line(briefing, figure), &words))
        .map(|figure| (own.map_or(0, |own| differ(own, figure)), Item::Figure(figure.id)))
        .collect()
}

/// A figure in a line: its words, and what it measures.
pub fn figure_line(briefing: &Briefing, figure: &Figure) -> String {
    let said = briefing.words(*figure.mentions.first()).split_whitespace().collect::<Vec<_>>().join(" ");
    match figure.of.as_deref().filter(|of| !said.contains(of)) {
        Some(of) => format!("{said} ({of})"),
        None => said,
    }
}

/// In how much two figures differ: what they measure, unit, value.
fn differ(one: &Figure, other: &Figure) -> usize {
    let words = |figure: &Figure| -> Vec<String> {
        let of = figure.of.as_deref().unwrap_or_default().to_lowercase();
        of.split_whitespace().filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
    };
    let theirs = words(other);
    let same = [
        words(one).iter().any(|word| theirs.contains(word)),
        one.unit.is_some() && one.unit == other.unit,
        one.value == other.value,
    ];
    same.len() - same.into_iter().filter(|same| *same).count()
}

/// How little two events have in common: date, class, somebody in them.
fn far(one: &Event, other: &Event) -> usize {
    let all = |event: &Event| event.agents.iter().chain(&event.targets).copied().collect::<Vec<_>>();
    let (ours, theirs) = (all(one), all(other));
    let date = |event: &Event| event.when.as_ref().map(|when| when.value.clone());
    let shared = [
        one.class.is_some() && one.class == other.class,
        date(one).is_some() && date(one) == date(other),
        ours.iter().any(|actor| theirs.contains(actor)),
    ];
    3 - shared.into_iter().filter(|shared| *shared).count()
}

fn has(name: &str, words: &[String]) -> bool {
    let name = name.to_lowercase();
    words.iter().all(|word| name.contains(word.as_str()))
}

/// How little one actor looks like another: names that share a word come first, then the same kind.
fn unlike(name: &str, kind: ActorKind, other: &str, others: ActorKind) -> usize {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(str::to_lowercase).collect() };
    let own = words(name);
    let shares = words(other).iter().any(|word| word.chars().count() > 2 && own.contains(word));
    let initials = |name: &str| name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
    let acronym = initials(name).eq_ignore_ascii_case(other) || initials(other).eq_ignore_ascii_case(name);
    match (shares || acronym, kind == others) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}
