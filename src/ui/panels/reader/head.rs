//! What stands over and under the text: the document's title, date and path, and the colours' meaning.

use eframe::egui::{Align, Button, Label, Layout, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::{Look, ReaderView};
use crate::briefing::{Document, Fact, FactKey, Language, time_value};
use crate::ui::theme::{Kind, bold_font, icon_button, legend_word_ui, muted, palette, sizes};
use crate::ui::{Command, Selected, Target, Wanted};

/// The head of the open document.
pub fn head_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    document: &Document,
    selected: Option<Selected>,
    view: &mut ReaderView,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        let of = look.briefing.documents.len();
        let sign = if view.documents.open() { "▼" } else { "▶" };
        let text = format!("{sign} {} of {of}", look.position + 1);
        let button = ui.add(Button::new(text)).on_hover_text("List of documents");
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, "List of documents"));
        if button.clicked() {
            view.toggle_documents();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if view.original.open || has_page(document) {
                let button = ui.selectable_label(view.original.open, "Page").on_hover_text("The page as it looks (F4)");
                button.widget_info(|| WidgetInfo::selected(Role::Button, true, view.original.open, "Show the page"));
                if button.clicked() {
                    commands.push(Command::TogglePage);
                }
            }
            if let Some(selected) = selected {
                mention_steps_ui(ui, look, selected, commands);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(super::shown(&document.title)).font(bold_font(sizes::HEADING));
                ui.add(Label::new(title).truncate());
            });
        });
    });
    let beneath = under_title(document);
    let text = muted(ui, beneath.as_str()).size(sizes::SMALL);
    let text = if unsure(document).is_empty() { text } else { text.color(palette(ui).warning) };
    let recognised = document.recognised.as_ref().map(|found| format!("\n{}", found.sentence())).unwrap_or_default();
    let about = beneath + &recognised + &said_of_itself(document);
    let line = ui.add(Label::new(text).truncate().sense(Sense::click())).on_hover_text(about);
    line.context_menu(|ui| {
        for (name, command) in
            [("Open the file", Command::OpenOriginal), ("Show the file in its folder", Command::ShowInFolder)]
        {
            if ui.button(name).clicked() {
                commands.push(command);
            }
        }
        if ui.button(Wanted::EditDocument.name()).clicked() {
            commands.push(Command::Correcting(Wanted::EditDocument, Target::Document(document.id)));
        }
    });
}

/// Whether the document is likely to have pages that look the same everywhere.
fn has_page(document: &Document) -> bool {
    const ENDINGS: [&str; 8] = ["pdf", "png", "jpg", "jpeg", "tif", "tiff", "webp", "bmp"];
    let ending = document.path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    document.recognised.is_some() || ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Why the day of publication is not sure; empty where it is.
pub fn unsure(document: &Document) -> String {
    let inferred = if document.published.inferred { "inferred" } else { "" };
    let doubt = document.published.doubt.as_ref().map(|doubt| doubt.words()).unwrap_or_default();
    [inferred, doubt.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What the file says of itself, and where, a line each.
fn said_of_itself(document: &Document) -> String {
    let line = |fact: &Fact| format!("\n{}: {} (from the {})", fact.key.name(), super::shown(&fact.value), fact.from);
    document.metadata.iter().map(line).collect()
}

/// When it was published, where it lies and how long it is.
fn under_title(document: &Document) -> String {
    let date = match &document.published.date {
        Some(date) => time_value::readable(date),
        None => "date not known".to_owned(),
    };
    let unsure = unsure(document);
    let date = if unsure.is_empty() { date } else { format!("{date} ({unsure})") };
    let count = document.paragraphs.len();
    let path = super::shown(&document.path);
    let language = match document.language {
        Some(language) if language != Language::ENGLISH => format!("  ·  in {}", language.name),
        _ => String::new(),
    };
    let recognised = document.recognised.as_ref();
    let recognised =
        recognised.map(|found| format!("  ·  read by recognition, {} % sure", found.sure)).unwrap_or_default();
    let corrected = if document.corrected.is_empty() { "" } else { "  ·  corrected by you" };
    let author = document.metadata.iter().find(|fact| fact.key == FactKey::Author);
    let author = author.map(|fact| format!("by {}  ·  ", super::shown(&fact.value))).unwrap_or_default();
    format!("{date}  ·  {author}{path}  ·  {count} paragraphs{language}{recognised}{corrected}")
}

/// The way from one mention of the selected item to the next.
fn mention_steps_ui(ui: &mut Ui, look: &Look<'_>, selected: Selected, commands: &mut Vec<Command>) {
    if icon_button(ui, "↓", "Next mention (n)").clicked() {
        commands.push(Command::NextMention);
    }
    let count = selected.item.places(look.briefing).len();
    let said = format!("{} of {count}", selected.mention + 1);
    let text = RichText::new(said).size(sizes::SMALL);
    ui.label(text.color(palette(ui).kind(look.kind).ink)).on_hover_text("The shown mention of what is selected");
    if icon_button(ui, "↑", "Previous mention (p)").clicked() {
        commands.push(Command::PreviousMention);
    }
}

/// What the colours mean; a click hides or shows a kind, or all. It takes one line of a pane that is low.
pub fn legend_ui(ui: &mut Ui, view: &mut ReaderView, is_low: bool, commands: &mut Vec<Command>) {
    const SHOWN: [Kind; 9] = [
        Kind::Person,
        Kind::Organization,
        Kind::Place,
        Kind::Group,
        Kind::Other,
        Kind::Event,
        Kind::Figure,
        Kind::Time,
        Kind::Statement,
    ];
    let mut words_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let quiet = ui.add(Button::selectable(view.is_quiet(), RichText::new("Quiet").size(sizes::SMALL)));
        quiet.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, view.is_quiet(), "Quiet text"));
        if quiet.on_hover_text("Paint nothing but what is selected (Q)").clicked() {
            commands.push(Command::ToggleQuiet);
        }
        for kind in SHOWN {
            let hidden = !view.paints(kind);
            let button = legend_word_ui(ui, kind, hidden);
            button.widget_info(|| {
                let name = format!("Paint {}", kind.name());
                WidgetInfo::selected(Role::CheckBox, true, !hidden, name)
            });
            if button.on_hover_text("Click to hide or show these in the text").clicked() {
                view.toggle_kind(kind);
            }
        }
    };
    if is_low {
        // One line that can be moved: the text needs the height.
        ui.spacing_mut().scroll.bar_width = 0.0;
        ScrollArea::horizontal().id_salt("legend").show(ui, |ui| ui.horizontal(words_ui));
    } else {
        ui.horizontal_wrapped(|ui| words_ui(ui));
    }
}
