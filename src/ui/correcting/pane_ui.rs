//! The form of a correction: it lies over the window and never stops it.

use eframe::egui::{
    Align2, Area, Button, Frame, Id, Key, Label, Modifiers, Order, Response, RichText, Role, ScrollArea, TextEdit, Ui,
    WidgetInfo, vec2,
};

use super::fill::figure_line;
use super::plan::touched_by;
use super::{Correcting, Plan, Wanted, plan};
use crate::briefing::correction::Scope;
use crate::briefing::{ActorKind, Briefing, EventClass, EventStatus, ParagraphRole, Place};
use crate::ui::panels::{class_name, counted};
use crate::ui::theme::{Kind, badge_ui, bold_font, muted, palette, radios_ui, sizes};
use crate::ui::{Command, Item};

/// How many actors are listed to choose from.
const LISTED: usize = 60;

/// The form of `asked`, where something is asked.
pub fn correcting_ui(ui: &mut Ui, briefing: &Briefing, asked: &mut Option<Correcting>, commands: &mut Vec<Command>) {
    let Some(form) = asked else {
        return;
    };
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut close = take(Key::Escape);
    let choices = if form.chooses() { form.choices(briefing) } else { Vec::new() };
    if form.chooses() {
        let last = choices.len().min(LISTED).saturating_sub(1);
        if take(Key::ArrowDown) {
            form.cursor = form.cursor.checked_add(1).unwrap_or_default().min(last);
        }
        if take(Key::ArrowUp) {
            form.cursor = form.cursor.saturating_sub(1).min(last);
        }
    }
    let mut go = take(Key::Enter);
    // With several to choose, Enter takes what was looked for, and then does it.
    if go && form.chooses_several() && !form.filter.trim().is_empty() {
        go = false;
        let choice = choices.get(form.cursor).copied().flatten();
        choose(form, choice);
        form.filter.clear();
        form.cursor = 0;
    }
    let area = Area::new(Id::unique("correcting")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 60.0));
    let shown = area.show(ui, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width((ui.content_rect().width() - 40.0).min(520.0));
            ui.label(RichText::new(title(briefing, form)).font(bold_font(sizes::TEXT)));
            ui.add_space(sizes::GAP / 2.0);
            form_ui(ui, briefing, form, &choices);
            ui.add_space(sizes::GAP / 2.0);
            let plan = plan(briefing, form);
            let touches = plan.as_ref().map_or_else(|| missing(form).to_owned(), |plan| touching(briefing, form, plan));
            ui.label(muted(ui, touches));
            ui.horizontal(|ui| {
                let button = ui.add_enabled(plan.is_some(), Button::new(form.wanted.verb()));
                if !form.drawn
                    && matches!(
                        form.wanted,
                        Wanted::Ignore | Wanted::NotTheSame | Wanted::SplitReport | Wanted::SplitFigure
                    )
                {
                    button.request_focus();
                }
                go |= button.clicked();
                close |= ui.button("Cancel").clicked();
            });
            if go && let Some(plan) = plan {
                commands.push(Command::Correct(plan));
                close = true;
            }
        });
    });
    let first = !std::mem::replace(&mut form.drawn, true);
    close |= !first && shown.response.clicked_elsewhere();
    if close {
        *asked = None;
    }
}

/// What is going to be touched, and what else follows.
fn touching(briefing: &Briefing, form: &Correcting, plan: &Plan) -> String {
    let touches = format!("Touches {}", plan.touched.in_words());
    match form.choice(briefing).filter(|_| form.wanted == Wanted::SameAs) {
        Some(into) => format!("{touches}; they go by “{}”", name(briefing, into)),
        None => touches,
    }
}

/// What is asked, in a line.
fn title(briefing: &Briefing, form: &Correcting) -> String {
    let names: Vec<String> = form.items.iter().map(|item| format!("“{}”", name(briefing, *item))).collect();
    let who = match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, rest @ ..] => format!("{one} and {} more", rest.len()),
    };
    let words = form.words.map(|words| format!("“{}”", short(briefing.words(words)))).unwrap_or_default();
    match form.wanted {
        Wanted::SameAs if form.joins_several() => format!("{who} are one; the name it goes by"),
        Wanted::SameAs => format!("{who} is the same as"),
        Wanted::Split if who.is_empty() => format!("{words} means"),
        Wanted::Split => format!("{words} does not mean {who}, but"),
        Wanted::Rename => format!("{who} is called"),
        Wanted::Retype => format!("{who} is"),
        Wanted::Ignore => format!("Ignore {who}"),
        Wanted::IgnoreWords => format!("{words} names nobody"),
        Wanted::MarkActor => format!("Mark {words} as an actor"),
        Wanted::MarkEvent => format!("Mark {words} as an event"),
        Wanted::MarkFigure => format!("Mark {words} as a figure"),
        Wanted::EditEvent | Wanted::EditFigure => who,
        Wanted::Agents => format!("Who did it: {who}"),
        Wanted::Targets => format!("To whom it was done: {who}"),
        Wanted::Places => format!("Where it happened: {who}"),
        Wanted::SplitFigure => format!("{words} states another figure"),
        Wanted::SplitReport => format!("The report {words} is not of {who}, but of an event of its own"),
        Wanted::Speaker => format!("Who says {words}"),
        Wanted::NotTheSame => format!("The sides are not of one thing: {who}"),
        Wanted::EditDocument => "The document's title and date of publication".to_owned(),
        Wanted::Role => format!("{words} is"),
    }
}

/// What `item` is called.
fn name(briefing: &Briefing, item: Item) -> String {
    let name = match item {
        Item::Actor(id) => briefing.actor(id).map(|actor| actor.name.as_str()),
        Item::Event(id) => briefing.event(id).map(|event| event.headline.as_str()),
        Item::Figure(id) => {
            return briefing.figure(id).map(|figure| short(&figure_line(briefing, figure))).unwrap_or_default();
        }
        Item::Disagreement(id) => briefing.disagreement(id).map(|disagreement| disagreement.about.as_str()),
        _ => item.places(briefing).first().map(|place| briefing.words(*place)),
    };
    short(name.unwrap_or_default())
}

/// The first words, on one line.
fn short(words: &str) -> String {
    const MOST: usize = 12;
    let mut all = words.split_whitespace();
    let first = all.by_ref().take(MOST).collect::<Vec<_>>().join(" ");
    if all.next().is_some() { format!("{first} …") } else { first }
}

/// What is still missing.
fn missing(form: &Correcting) -> &'static str {
    match form.wanted {
        Wanted::Rename => "Write another name",
        Wanted::Retype | Wanted::Role => "Choose another kind",
        Wanted::EditEvent => "Change something; a date is written like 8 Jan 2020, Jan 2020 or 2020",
        Wanted::EditDocument => "Change something; a date is written like 8 Jan 2020",
        Wanted::EditFigure => "Change something; a number is written like 3,000, over 3,000 or 12 to 15",
        Wanted::MarkFigure => "Write a number, like 3,000 or 3.5 million",
        Wanted::MarkEvent => "Write the line that sums it up",
        Wanted::Agents | Wanted::Targets | Wanted::Places => "Choose other actors",
        Wanted::SplitReport => "It is the only report of the event",
        Wanted::SplitFigure => "It is the only place that states the figure",
        _ => "Choose one of the list",
    }
}

fn form_ui(ui: &mut Ui, briefing: &Briefing, form: &mut Correcting, choices: &[Option<Item>]) {
    let names: &[&str] = match form.wanted {
        Wanted::Rename => &["New name"],
        Wanted::MarkEvent => &["Line that sums it up"],
        Wanted::MarkFigure | Wanted::EditFigure => &["Number", "Unit or what is counted", "What it measures"],
        Wanted::EditEvent => &["Headline", "Date", "Goes on since", "Goes on until"],
        Wanted::EditDocument => &["Title", "Date of publication"],
        _ => &[],
    };
    fields_ui(ui, names, form);
    match form.wanted {
        Wanted::Retype => kinds_ui(ui, form),
        Wanted::MarkActor if choices.get(form.cursor).copied().flatten().is_none() => kinds_ui(ui, form),
        Wanted::EditEvent => {
            statuses_ui(ui, form);
            classes_ui(ui, form);
        }
        Wanted::Role => roles_ui(ui, form),
        _ => {}
    }
    if form.spellings.len() > 1 {
        spellings_ui(ui, briefing, form);
    }
    if form.wanted.reaches() {
        scopes_ui(ui, briefing, form);
    }
    if form.chooses() {
        choices_ui(ui, briefing, form, choices);
    }
}

fn fields_ui(ui: &mut Ui, names: &[&str], form: &mut Correcting) {
    let first_time = !form.drawn;
    for (at, (name, text)) in names.iter().zip(&mut form.fields).enumerate() {
        ui.horizontal(|ui| {
            let label = (names.len() > 1).then(|| ui.add_sized([150.0, 18.0], Label::new(muted(ui, *name))));
            let field = TextEdit::singleline(text).hint_text(*name).desired_width(f32::INFINITY);
            let response = ui.add(field);
            let response = match label {
                Some(label) => response.labelled_by(label.id),
                None => response,
            };
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, *name));
            if at == 0 && first_time {
                response.request_focus();
            }
        });
    }
}

fn statuses_ui(ui: &mut Ui, form: &mut Correcting) {
    ui.label(muted(ui, "How the sources put it"));
    let choices = EventStatus::ALL.map(|status| (status, status_words(status).to_owned()));
    radios_ui(ui, "How the sources put it", &mut form.status, &choices);
}

/// What a state is called where one is chosen.
fn status_words(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Reported => "reported as a fact",
        EventStatus::Denied => "denied",
        EventStatus::Planned => "planned",
        EventStatus::Alleged => "alleged",
        EventStatus::Hypothetical => "possible",
    }
}

fn classes_ui(ui: &mut Ui, form: &mut Correcting) {
    ui.label(muted(ui, "What sort of event it is"));
    let classes = EventClass::ALL.iter().map(|class| (Some(*class), class_name(*class).to_owned()));
    let choices: Vec<_> = std::iter::once((None, "no class".to_owned())).chain(classes).collect();
    radios_ui(ui, "What sort of event it is", &mut form.class, &choices);
}

fn roles_ui(ui: &mut Ui, form: &mut Correcting) {
    let choices = ParagraphRole::ALL.map(|role| (role, role.words().to_owned()));
    let group = radios_ui(ui, "What the paragraph is for", &mut form.role, &choices);
    begin_with(&group, form);
}

/// Where a form has no field to write in, its keys begin here.
fn begin_with(group: &Response, form: &Correcting) {
    if !form.drawn && !form.chooses() {
        group.request_focus();
    }
}

/// Takes an actor into what is chosen, or out of it.
fn choose(form: &mut Correcting, choice: Option<Item>) {
    let Some(Item::Actor(id)) = choice else {
        return;
    };
    match form.chosen.iter().position(|chosen| *chosen == id) {
        Some(at) => {
            form.chosen.remove(at);
        }
        None => form.chosen.push(id),
    }
}

fn kinds_ui(ui: &mut Ui, form: &mut Correcting) {
    const KINDS: [ActorKind; 5] =
        [ActorKind::Person, ActorKind::Organization, ActorKind::Place, ActorKind::Group, ActorKind::Other];
    let choices = KINDS.map(|kind| (kind, Kind::of_actor(kind).name().to_owned()));
    let group = radios_ui(ui, "Kind", &mut form.kind, &choices);
    begin_with(&group, form);
}

/// The names of the actor, of which one is meant.
fn spellings_ui(ui: &mut Ui, briefing: &Briefing, form: &mut Correcting) {
    let choice = |place: &Place| (Some(*place), format!("“{}”", short(briefing.words(*place))));
    let choices: Vec<_> = form.spellings.iter().map(choice).collect();
    let group = radios_ui(ui, "Which words", &mut form.words, &choices);
    begin_with(&group, form);
}

fn scopes_ui(ui: &mut Ui, briefing: &Briefing, form: &mut Correcting) {
    let choices = Scope::ALL.map(|scope| {
        let touched = touched_by(briefing, form, scope);
        let count = if scope == Scope::Here { String::new() } else { format!(" ({})", touched.mentions) };
        (scope, format!("{}{count}", scope.name()))
    });
    let group = radios_ui(ui, "How far it reaches", &mut form.scope, &choices);
    if form.spellings.len() < 2 {
        begin_with(&group, form);
    }
}

fn choices_ui(ui: &mut Ui, briefing: &Briefing, form: &mut Correcting, choices: &[Option<Item>]) {
    if !form.joins_several() {
        let hint = match form.items.first() {
            Some(Item::Event(_)) if form.wanted == Wanted::SameAs => "Find the event",
            Some(Item::Figure(_)) if form.wanted == Wanted::SameAs => "Find the figure",
            _ => "Find the actor",
        };
        let field = TextEdit::singleline(&mut form.filter).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if !form.drawn {
            response.request_focus();
        }
        if response.changed() {
            form.cursor = 0;
        }
    }
    ui.add_space(sizes::GAP / 2.0);
    ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
        for (position, choice) in choices.iter().take(LISTED).enumerate() {
            let row = choice_ui(ui, briefing, form, *choice, position == form.cursor);
            if row.clicked() {
                form.cursor = position;
                if form.chooses_several() {
                    choose(form, *choice);
                }
            }
        }
        if choices.is_empty() {
            ui.label(muted(ui, "Nothing matches these words"));
        }
    });
}

fn choice_ui(ui: &mut Ui, briefing: &Briefing, form: &Correcting, choice: Option<Item>, current: bool) -> Response {
    let name = choice.map_or_else(|| form.no_item().unwrap_or_default().to_owned(), |item| name(briefing, item));
    let taken = matches!(choice, Some(Item::Actor(id)) if form.chosen.contains(&id));
    let ground = if current { palette(ui).selected } else { eframe::egui::Color32::TRANSPARENT };
    let row = Frame::new().fill(ground).corner_radius(sizes::ROUND).inner_margin(vec2(6.0, 3.0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            if form.chooses_several() {
                let mut shown = taken;
                ui.add_enabled(false, eframe::egui::Checkbox::without_text(&mut shown));
            }
            if let Some(item) = choice {
                let kind = Kind::of(item, briefing);
                badge_ui(ui, kind, kind.name());
            }
            ui.add(Label::new(&name).truncate().selectable(false));
            if let Some(Item::Actor(id)) = choice
                && let Some(actor) = briefing.actor(id)
            {
                let text = counted(actor.mentions.count(), "mention");
                ui.add(Label::new(muted(ui, text).size(sizes::SMALL)).selectable(false));
            }
        });
    });
    let response = row.response.interact(eframe::egui::Sense::click());
    let chosen = if form.chooses_several() { taken } else { current };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, format!("Choose {name}")));
    response
}
