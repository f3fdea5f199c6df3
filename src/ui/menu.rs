//! The table of commands that need no object: their names and keys, for menus, palette, shortcuts and help alike.

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers, PointerButton, Popup, ThemePreference};

use super::{Command, Tab, Target, Tray, Wanted, Zoom};
use crate::export::{NoteFormat, ReferenceFormat, Table};
use crate::notes::Annex;

/// A command as the person finds it.
#[derive(Debug)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Its name, an imperative.
    pub name: &'static str,
    /// What it belongs to.
    pub group: Group,
    /// The keys that ask for it, the usual ones first. Keys without Ctrl or Alt rest while something is typed.
    pub keys: &'static [KeyboardShortcut],
}

/// What a command belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Opening and leaving.
    Folder,
    /// Moving through the sources.
    Reading,
    /// Writing.
    Notes,
    /// Saying what is otherwise.
    Corrections,
    /// Findings as files.
    Tables,
    /// The window itself.
    Window,
}

impl Group {
    /// All groups, in the order of menus.
    pub const ALL: [Self; 6] =
        [Self::Folder, Self::Reading, Self::Notes, Self::Corrections, Self::Tables, Self::Window];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Folder => "Folder",
            Self::Reading => "Reading",
            Self::Notes => "Notes",
            Self::Corrections => "Corrections",
            Self::Tables => "Tables",
            Self::Window => "Window",
        }
    }
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

/// All commands that need no object, in the order of menus and help.
pub static ENTRIES: &[Entry] = &{
    use Group::{Corrections, Folder, Notes, Reading, Tables, Window};
    const fn correct(wanted: Wanted, keys: &'static [KeyboardShortcut]) -> Entry {
        entry(Corrections, wanted.name(), Command::Correcting(wanted, Target::Selected), keys)
    }
    const fn entry(group: Group, name: &'static str, command: Command, keys: &'static [KeyboardShortcut]) -> Entry {
        Entry { command, name, group, keys }
    }
    [
        entry(Folder, "Open folder…", Command::ChooseFolder, &[command(Key::O)]),
        entry(Folder, "Open the example", Command::OpenExample, &[]),
        entry(Folder, "Open briefing…", Command::ChooseBriefing, &[command_shift(Key::O)]),
        entry(Folder, "Save the briefing as…", Command::ChooseKeep, &[command_shift(Key::S)]),
        entry(Folder, "Read the folder again", Command::Reload, &[command(Key::R), plain(Key::F5)]),
        entry(Folder, "Stop reading", Command::StopLoading, &[]),
        entry(Folder, "Remove what is kept of folders that were read", Command::ForgetRead, &[]),
        entry(Folder, "Close the folder", Command::CloseFolder, &[]),
        entry(Folder, "New window", Command::NewWindow, &[command(Key::N)]),
        entry(Reading, "Next mention", Command::NextMention, &[plain(Key::N)]),
        entry(Reading, "Previous mention", Command::PreviousMention, &[plain(Key::P)]),
        entry(Reading, "Search all texts", Command::OpenSearch, &[command_shift(Key::F)]),
        entry(Reading, "Next paragraph of the search, or mention", Command::NextHit, &[plain(Key::F3)]),
        entry(
            Reading,
            "Paragraph of the search before, or mention",
            Command::PreviousHit,
            &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F3)],
        ),
        entry(Reading, "Go back", Command::Back, &[alt(Key::ArrowLeft)]),
        entry(Reading, "Go forward", Command::Forward, &[alt(Key::ArrowRight)]),
        entry(Reading, "Find in the document", Command::Find, &[command(Key::F)]),
        entry(Reading, "Find the next place", Command::FindNext, &[command(Key::G)]),
        entry(Reading, "Find the place before", Command::FindPrevious, &[command_shift(Key::G)]),
        entry(Reading, "List the documents", Command::ToggleDocuments, &[command(Key::D)]),
        entry(Reading, "Quiet text: paint no marks, or paint them again", Command::ToggleQuiet, &[plain(Key::Q)]),
        entry(Reading, "Show the page as it looks, or put it away", Command::TogglePage, &[plain(Key::F4)]),
        entry(Reading, "Next page", Command::TurnPage { forward: true }, &[command(Key::PageDown)]),
        entry(Reading, "Page before", Command::TurnPage { forward: false }, &[command(Key::PageUp)]),
        entry(Reading, "Turn the page on its side", Command::RotatePage, &[plain(Key::R)]),
        entry(Reading, "Larger page", Command::SizePage(Zoom::In), &[]),
        entry(Reading, "Smaller page", Command::SizePage(Zoom::Out), &[]),
        entry(Reading, "Page as wide as its pane", Command::SizePage(Zoom::Reset), &[]),
        entry(Reading, "Open the file of the document", Command::OpenOriginal, &[]),
        entry(Reading, "Show the file in its folder", Command::ShowInFolder, &[]),
        entry(Reading, "Select the whole text", Command::SelectAll, &[command(Key::A)]),
        entry(Reading, "Copy the selected words", Command::Copy, &[]),
        entry(
            Reading,
            "Copy the selected words with their source",
            Command::CopyWithCitation,
            &[command_shift(Key::C)],
        ),
        entry(
            Notes,
            "Cite the selection at the caret, else note it",
            Command::CiteSelection,
            &[plain(Key::C), command(Key::Enter)],
        ),
        entry(
            Notes,
            "Note the selection in a line of its own",
            Command::NoteSelection,
            &[KeyboardShortcut::new(Modifiers::SHIFT, Key::C)],
        ),
        entry(Notes, "Note what the search finds as a table", Command::NoteSearch, &[]),
        entry(Notes, "Keep the search", Command::KeepSearch, &[]),
        entry(Notes, "Write a line", Command::AddNote, &[command_shift(Key::N)]),
        entry(Notes, "Next kind of the line", Command::NextKind, &[command(Key::J)]),
        entry(Notes, "Move the line up", Command::MoveLine { up: true }, &[alt(Key::ArrowUp)]),
        entry(Notes, "Move the line down", Command::MoveLine { up: false }, &[alt(Key::ArrowDown)]),
        entry(Notes, "Add a section", Command::AddSection, &[command_shift(Key::H)]),
        entry(Notes, "Fold the section, or unfold it", Command::FoldSection, &[command(Key::Period)]),
        entry(Notes, "Move the section up", Command::MoveSection { up: true }, &[alt(Key::PageUp)]),
        entry(Notes, "Move the section down", Command::MoveSection { up: false }, &[alt(Key::PageDown)]),
        entry(Notes, "Use the intelligence note", Command::UseTemplate(0), &[]),
        entry(Notes, "Use the policy note", Command::UseTemplate(1), &[]),
        entry(Notes, "Use a template from a file…", Command::ChooseTemplate, &[]),
        entry(Notes, "Add the annex: chronology", Command::AddAnnex(Annex::Chronology), &[]),
        entry(Notes, "Add the annex: key actors", Command::AddAnnex(Annex::Actors), &[]),
        entry(Notes, "Add the annex: key figures", Command::AddAnnex(Annex::Figures), &[]),
        entry(Notes, "Add the annex: where sources differ", Command::AddAnnex(Annex::Disagreements), &[]),
        entry(Notes, "Add the annex: sources", Command::AddAnnex(Annex::Sources), &[]),
        entry(Notes, "Add the annex: quoted paragraphs", Command::AddAnnex(Annex::Quotes), &[]),
        entry(Notes, "Add the annex: sheet for checking the sources", Command::AddAnnex(Annex::Sheet), &[]),
        entry(Notes, "Add the annex: marked passages", Command::AddAnnex(Annex::Pins), &[]),
        entry(Notes, "Star it, or take the star away", Command::Star(None), &[plain(Key::B)]),
        entry(Notes, "Tags and memo…", Command::Tagging(None), &[plain(Key::T)]),
        entry(Notes, "Undo", Command::Undo, &[command(Key::Z)]),
        entry(Notes, "Redo", Command::Redo, &[command_shift(Key::Z), command(Key::Y)]),
        entry(Notes, "Export the note as a Word document…", Command::ExportNotes(NoteFormat::Word), &[command(Key::E)]),
        entry(Notes, "Export the note as a PDF…", Command::ExportNotes(NoteFormat::Pdf), &[command_shift(Key::E)]),
        entry(Notes, "Export the note as a web page…", Command::ExportNotes(NoteFormat::Html), &[]),
        entry(Notes, "Export the note as Markdown…", Command::ExportNotes(NoteFormat::Markdown), &[]),
        entry(Notes, "Export the note as JSON…", Command::ExportNotes(NoteFormat::Json), &[]),
        entry(Notes, "Export what the note cites as CSL JSON…", Command::ExportReferences(ReferenceFormat::Csl), &[]),
        entry(Notes, "Export what the note cites as RIS…", Command::ExportReferences(ReferenceFormat::Ris), &[]),
        entry(Notes, "Export what the note cites as BibTeX…", Command::ExportReferences(ReferenceFormat::Bibtex), &[]),
        correct(Wanted::SameAs, &[plain(Key::M)]),
        correct(Wanted::Split, &[plain(Key::S)]),
        correct(Wanted::Rename, &[plain(Key::F2)]),
        correct(Wanted::Retype, &[plain(Key::K)]),
        correct(Wanted::Ignore, &[plain(Key::Delete)]),
        correct(Wanted::IgnoreWords, &[KeyboardShortcut::new(Modifiers::SHIFT, Key::Delete)]),
        correct(Wanted::EditEvent, &[plain(Key::E)]),
        correct(Wanted::Agents, &[]),
        correct(Wanted::Targets, &[]),
        correct(Wanted::Places, &[]),
        correct(Wanted::SplitReport, &[]),
        correct(Wanted::EditFigure, &[plain(Key::V)]),
        correct(Wanted::SplitFigure, &[]),
        correct(Wanted::Speaker, &[plain(Key::W)]),
        correct(Wanted::MarkActor, &[plain(Key::A)]),
        correct(Wanted::MarkEvent, &[]),
        correct(Wanted::MarkFigure, &[]),
        correct(Wanted::NotTheSame, &[]),
        correct(Wanted::EditDocument, &[]),
        entry(Notes, "Copy the note as rich text", Command::CopyNote, &[]),
        entry(Notes, "Draft an addendum of what is new", Command::DraftAddendum, &[]),
        entry(Notes, "Mark what is new as seen", Command::TakeNote, &[]),
        entry(Tables, "Export the actors as CSV…", Command::ExportTable(Table::Actors), &[]),
        entry(Tables, "Export the events as CSV…", Command::ExportTable(Table::Events), &[]),
        entry(Tables, "Export the figures as CSV…", Command::ExportTable(Table::Figures), &[]),
        entry(Tables, "Export the statements as CSV…", Command::ExportTable(Table::Statements), &[]),
        entry(Tables, "Export the disagreements as CSV…", Command::ExportTable(Table::Disagreements), &[]),
        entry(Tables, "Export the timeline as CSV…", Command::ExportTable(Table::Timeline), &[]),
        entry(Tables, "Save the picture of the network…", Command::ExportNetwork, &[]),
        entry(Window, "Find anything", Command::TogglePalette, &[command(Key::K), command_shift(Key::P)]),
        entry(
            Window,
            "What can be done with the selection",
            Command::OpenMenu,
            &[plain(Key::Menu), KeyboardShortcut::new(Modifiers::SHIFT, Key::F10)],
        ),
        entry(Window, "Overview", Command::ShowTab(Tab::Overview), &[command(Key::Num1)]),
        entry(Window, "Actors", Command::ShowTab(Tab::Actors), &[command(Key::Num2)]),
        entry(Window, "Events", Command::ShowTab(Tab::Events), &[command(Key::Num3)]),
        entry(Window, "Figures", Command::ShowTab(Tab::Figures), &[command(Key::Num4)]),
        entry(Window, "Statements", Command::ShowTab(Tab::Statements), &[command(Key::Num5)]),
        entry(Window, "Disagreements", Command::ShowTab(Tab::Disagreements), &[command(Key::Num6)]),
        entry(Window, "Problems", Command::ShowTab(Tab::Problems), &[command(Key::Num7)]),
        entry(Window, "Corrections", Command::ShowTab(Tab::Corrections), &[command(Key::Num8)]),
        entry(Window, "Marked", Command::ShowTab(Tab::Pins), &[command(Key::Num9)]),
        entry(Window, "Show or hide the summary", Command::ToggleSummary, &[plain(Key::F7)]),
        entry(Window, "Show or hide the notes", Command::ToggleNotes, &[plain(Key::F8)]),
        entry(
            Window,
            "Show or hide the timeline",
            Command::ToggleTray(Tray::Timeline),
            &[plain(Key::F9), command(Key::T)],
        ),
        entry(Window, "Show or hide the sources side by side", Command::ToggleTray(Tray::Compare), &[plain(Key::F10)]),
        entry(
            Window,
            "Show or hide the network of actors",
            Command::ToggleTray(Tray::Network),
            &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F9)],
        ),
        entry(Window, "Show or hide the search", Command::ToggleTray(Tray::Search), &[]),
        entry(Window, "Widen the summary, or narrow it", Command::WidenSummary, &[plain(Key::F11)]),
        entry(Window, "Go to the next pane", Command::NextPane, &[plain(Key::F6)]),
        entry(
            Window,
            "Go to the pane before",
            Command::PreviousPane,
            &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F6)],
        ),
        entry(Window, "Larger", Command::Zoom(Zoom::In), &[command(Key::Plus), command(Key::Equals)]),
        entry(Window, "Smaller", Command::Zoom(Zoom::Out), &[command(Key::Minus)]),
        entry(Window, "Usual size", Command::Zoom(Zoom::Reset), &[command(Key::Num0)]),
        entry(Window, "System theme", Command::Theme(ThemePreference::System), &[]),
        entry(Window, "Light theme", Command::Theme(ThemePreference::Light), &[]),
        entry(Window, "Dark theme", Command::Theme(ThemePreference::Dark), &[]),
        entry(Window, "List the shortcuts", Command::ToggleShortcuts, &[plain(Key::F1), plain(Key::Questionmark)]),
    ]
};

/// The entry for `command`.
pub fn entry(command: &Command) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.command == *command)
}

/// What to write for the keys of `entry`: the first of them, as this system writes it.
pub fn keys(context: &Context, entry: &Entry) -> String {
    entry.keys.first().map_or_else(String::new, |keys| context.format_shortcut(keys))
}

/// The commands whose keys, or side buttons of the mouse, were pressed; the keys are used up. While something is typed, keys without Ctrl or Alt are
/// letters, and undo is the text field's own.
///
/// Letters rest as well while a list or a menu is open, or something `is_asked`.
pub fn pressed(context: &Context, is_asked: bool) -> Vec<Command> {
    let is_typing = context.text_edit_focused();
    let is_choosing = is_asked || Popup::is_any_open(context);
    let mut keys: Vec<(&KeyboardShortcut, &Entry)> =
        ENTRIES.iter().flat_map(|entry| entry.keys.iter().map(move |keys| (keys, entry))).collect();
    // A key with Shift is asked for before the same key without: the latter would take it.
    keys.sort_by_key(|(keys, _)| !keys.modifiers.shift);
    let mut commands = Vec::new();
    for (keys, entry) in keys {
        let is_function_key = keys.logical_key.name().starts_with('F') && keys.logical_key.name().len() > 1;
        let is_letter = !is_function_key && keys.logical_key != Key::Menu;
        let is_text = !keys.modifiers.ctrl && !keys.modifiers.command && !keys.modifiers.alt && is_letter;
        let is_field_own = matches!(entry.command, Command::Undo | Command::Redo | Command::SelectAll);
        if is_typing && (is_text || is_field_own) || is_choosing && is_text {
            continue;
        }
        if context.input_mut(|input| input.consume_shortcut(keys)) {
            commands.push(entry.command.clone());
        }
    }
    let sides = [(PointerButton::Extra1, Command::Back), (PointerButton::Extra2, Command::Forward)];
    commands.extend(
        sides
            .into_iter()
            .filter(|(button, _)| context.input(|input| input.pointer.button_pressed(*button)))
            .map(|(_, command)| command),
    );
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_their_keys() {
        let mut seen = Vec::new();
        for entry in ENTRIES {
            for keys in entry.keys {
                assert!(!seen.contains(&keys), "{} has the keys of another command", entry.name);
                seen.push(keys);
            }
        }
    }

    #[test]
    fn names_are_short_and_no_two_alike() {
        for (position, one) in ENTRIES.iter().enumerate() {
            assert!(!one.name.ends_with('.'), "{}", one.name);
            assert!(ENTRIES.iter().skip(position + 1).all(|other| other.name != one.name), "{}", one.name);
        }
    }
}
