//! The tab of the corrections: what the analyst said is otherwise, what became of it, and the way back.

use eframe::egui::{Button, Label, RichText, ScrollArea, Ui};

use super::toolbar::nothing_ui;
use crate::briefing::Briefing;
use crate::briefing::correction::{Outcome, Suggestion};
use crate::ui::correcting::answer;
use crate::ui::panels::summary::rows::words::counted;
use crate::ui::theme::{muted, palette, sizes, subheading_ui};
use crate::ui::{Command, Item};

/// How many suggestions are listed.
const SUGGESTED: usize = 8;

/// All corrections, the latest first.
pub fn corrections_ui(ui: &mut Ui, briefing: &Briefing, commands: &mut Vec<Command>) {
    let corrections = &briefing.corrections;
    if corrections.is_empty() && briefing.suggestions.is_empty() {
        nothing_ui(ui, "Nothing was corrected. A right click on a row, or on painted words, says what can be.", false);
        return;
    }
    ScrollArea::vertical().id_salt("summary corrections").auto_shrink(false).show(ui, |ui| {
        if !briefing.suggestions.is_empty() {
            subheading_ui(ui, "May be the same");
        }
        for suggestion in briefing.suggestions.iter().take(SUGGESTED) {
            suggestion_ui(ui, briefing, suggestion, commands);
            ui.add_space(sizes::GAP / 2.0);
        }
        if let more @ 1.. = briefing.suggestions.len().saturating_sub(SUGGESTED) {
            ui.label(muted(ui, format!("and {more} more, when these are answered")).size(sizes::SMALL));
        }
        ui.add_space(sizes::GAP);
        if !corrections.is_empty() {
            subheading_ui(ui, &counted(corrections.len(), "correction"));
        }
        for outcome in corrections.iter().rev() {
            correction_ui(ui, outcome, commands);
            ui.add_space(sizes::GAP / 2.0);
        }
    });
}

fn suggestion_ui(ui: &mut Ui, briefing: &Briefing, suggestion: &Suggestion, commands: &mut Vec<Command>) {
    let (Some(one), Some(other)) = (briefing.actor(suggestion.one), briefing.actor(suggestion.other)) else {
        return;
    };
    ui.add(Label::new(&suggestion.why).wrap());
    ui.horizontal_wrapped(|ui| {
        for actor in [one, other] {
            let text = format!("{} ({})", actor.name, counted(actor.mentions.count(), "mention"));
            if ui.link(RichText::new(text).size(sizes::SMALL)).clicked() {
                commands.push(Command::Select(Item::Actor(actor.id)));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (same, words) in [(true, "The same"), (false, "Not the same")] {
            let button = ui.add(Button::new(RichText::new(words).size(sizes::SMALL)));
            button.widget_info(|| {
                let name = format!("{words}: {} and {}", other.name, one.name);
                eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, name)
            });
            if button.clicked() {
                commands.extend(answer(briefing, suggestion, same).map(Command::Correct));
            }
        }
    });
}

fn correction_ui(ui: &mut Ui, outcome: &Outcome, commands: &mut Vec<Command>) {
    ui.add(Label::new(format!("{}. {}", outcome.number, outcome.says)).wrap());
    ui.horizontal_wrapped(|ui| {
        let button = ui.add(Button::new(RichText::new("Take back").size(sizes::SMALL)));
        button.widget_info(|| {
            let name = format!("Take back: {}", outcome.says);
            eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, name)
        });
        if button.clicked() {
            commands.push(Command::Withdraw(outcome.number));
        }
        let words = match outcome.touched {
            Some(touched) => muted(ui, touched.in_words()),
            None => RichText::new("kept, but changes nothing now").color(palette(ui).warning),
        };
        ui.label(words.size(sizes::SMALL));
        if let Some(note) = &outcome.note {
            ui.add(Label::new(muted(ui, note).size(sizes::SMALL)).wrap());
        }
    });
}
