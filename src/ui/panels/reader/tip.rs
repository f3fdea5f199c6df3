//! What is said about painted words under the pointer.

use eframe::egui::Ui;

use super::marks::{Mark, Marked};
use crate::briefing::{Briefing, EventStatus, time_by, time_value};
use crate::ui::Item;
use crate::ui::panels::When;
use crate::ui::theme::{badge_ui, muted};

/// Draws what `marks` (under the pointer, shortest first) stand for.
pub fn tip_ui(ui: &mut Ui, briefing: &Briefing, marks: &[Mark]) {
    for mark in marks.iter().take(4) {
        let (name, more) = about(briefing, mark);
        ui.horizontal_wrapped(|ui| {
            badge_ui(ui, mark.kind, mark.kind.name());
            ui.label(name);
            if !more.is_empty() {
                let more = muted(ui, more);
                ui.label(more);
            }
        });
    }
}

/// The name of what `mark` stands for, and more about it.
pub fn about(briefing: &Briefing, mark: &Mark) -> (String, String) {
    match mark.what {
        Marked::Item(Item::Actor(id), at) => {
            let (name, more) = about_item(briefing, Item::Actor(id));
            let mention = briefing.actor(id).and_then(|actor| actor.mentions.get(at));
            let link = mention.and_then(|mention| mention.link).map(|link| link.sentence(briefing));
            (name, joined([Some(more), link]))
        }
        Marked::Item(item, _) => about_item(briefing, item),
        Marked::Time(id) => {
            let time = briefing.time(id);
            let value = time.and_then(|time| time.value.as_deref());
            let rule = time.and_then(|time| time_by::why(time, briefing.document(time.document)?));
            (value.map_or_else(|| "when is not known".to_owned(), time_value::readable), rule.unwrap_or_default())
        }
    }
}

/// The name of `item`, and more about it.
pub fn about_item(briefing: &Briefing, item: Item) -> (String, String) {
    let found = match item {
        Item::Actor(id) => briefing.actor(id).map(|actor| {
            let role = actor.roles.first().map(|role| role.text.clone());
            (actor.name.clone(), joined([role, Some(places(actor.mentions.count()))]))
        }),
        Item::Event(id) => briefing.event(id).map(|event| {
            let status = (event.status != EventStatus::Reported).then(|| event.status.name().to_owned());
            let when = Some(When::of(event).words()).filter(|words| !words.is_empty());
            let count = Some(places(event.mentions.count()));
            (event.headline.clone(), joined([when, status, count]))
        }),
        Item::Figure(id) => briefing.figure(id).map(|figure| {
            let words = briefing.words(*figure.mentions.first()).to_owned();
            let count = Some(places(figure.mentions.count()));
            (words, joined([figure.of.clone(), count]))
        }),
        Item::Statement(id) => briefing.statement(id).map(|said| {
            let speaker = said.speaker.and_then(|id| briefing.actor(id));
            let name = speaker.map_or("somebody", |actor| actor.name.as_str());
            let how = if said.direct { "in their own words" } else { "as reported" };
            (format!("what {name} said"), joined([said.act.map(|act| act.word().to_owned()), Some(how.to_owned())]))
        }),
        Item::Disagreement(id) => {
            briefing.disagreement(id).map(|disagreement| (disagreement.about.clone(), String::new()))
        }
        Item::KeyPoint(at) => {
            briefing.key_points.get(at).map(|point| (briefing.words(point.place).to_owned(), String::new()))
        }
    };
    let (name, more) = found.unwrap_or_default();
    let places = item.places(briefing);
    let is_unsure = !places.is_empty() && places.iter().all(|&place| briefing.is_doubtful(place));
    let unsure = is_unsure.then(|| "recognition is unsure of these words".to_owned());
    (name, joined([Some(more).filter(|more| !more.is_empty()), unsure]))
}

fn places(count: usize) -> String {
    match count {
        1 => "one place".to_owned(),
        _ => format!("{count} places"),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
