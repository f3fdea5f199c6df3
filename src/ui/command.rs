//! What the person can ask for: one list for menu, palette, shortcuts, help and tests.

use std::path::PathBuf;

use eframe::egui::ThemePreference;

use super::panels::HitId;
use super::pins::PinTarget;
use super::{Item, Plan, Tab, Target, Tray, Wanted};
use crate::briefing::{DisagreementId, DocumentId, Place};
use crate::export::{NoteFormat, ReferenceFormat, Table};
use crate::load::PageWish;
use crate::notes::{Annex, Edit, LineId, PinId, SectionId};

/// A request, carried out by the session in one place.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for a folder with the system's dialog.
    ChooseFolder,
    /// Open this folder.
    OpenFolder(PathBuf),
    /// Ask for a briefing with the system's dialog.
    ChooseBriefing,
    /// Open this briefing with its folder.
    OpenBriefing(PathBuf),
    /// Open what an earlier state of a briefing file holds, and keep it in a new file beside it.
    OpenBackup {
        /// The file that cannot be used.
        file: PathBuf,
        /// The earlier state.
        backup: PathBuf,
    },
    /// Ask where the documents of the briefing are that is being opened.
    ChooseFolderOf,
    /// The documents of the briefing that is being opened are in this folder.
    OpenFolderOf(PathBuf),
    /// Ask where to keep the briefing from now on.
    ChooseKeep,
    /// Keep the briefing in this file from now on.
    KeepIn(PathBuf),
    /// Open the example that the program carries.
    OpenExample,
    /// Close the open folder.
    CloseFolder,
    /// Open another window.
    NewWindow,
    /// Read the open folder again.
    Reload,
    /// Stop reading.
    StopLoading,
    /// Removes what is kept of folders that were read.
    ForgetRead,
    /// Select this and show its first mention.
    Select(Item),
    /// Select this and show its mention at this position.
    ShowMention(Item, usize),
    /// Show these words.
    ShowPlace(Place),
    /// Show this document from its beginning.
    ShowDocument(DocumentId),
    /// Show the selected item's next mention.
    NextMention,
    /// Show the selected item's previous mention.
    PreviousMention,
    /// Go back to where the reader was before the last jump.
    Back,
    /// Undo going back.
    Forward,
    /// Show this tab of the summary.
    ShowTab(Tab),
    /// Add a cited line on this item to the notes.
    CiteItem(Item),
    /// Add a cited line on each of these items to the notes, as one step.
    CiteItems(Vec<Item>),
    /// Add these words as a cited line to the notes.
    CitePlace(Place),
    /// Cite what is selected (words, else an item) where the caret waits in a line, else note it.
    CiteSelection,
    /// Add what is selected (words, else an item) as a cited line to the notes.
    NoteSelection,
    /// Begin a new line with what stands behind this character of a line.
    BreakLine {
        /// The line.
        line: LineId,
        /// The character.
        at: usize,
    },
    /// Add an empty line after the one that was written in last, else where own words belong.
    AddNote,
    /// Add an empty line at this position of a section.
    AddLineAt(SectionId, usize),
    /// Add a section after the one that was written in last, else at the end.
    AddSection,
    /// Add this annex after the section that was written in last, else at the end.
    AddAnnex(Annex),
    /// Put lines of the analyst's own in the place of a section's annex.
    WriteOutAnnex(SectionId),
    /// Ask for a template.
    ChooseTemplate,
    /// Give the note the sections of the template in this file that it lacks.
    UseTemplateIn(PathBuf),
    /// Move the line that was written in last up (else down), from section to section if need be.
    MoveLine {
        /// Whether it goes up.
        up: bool,
    },
    /// Move the section that was written in last up (else down).
    MoveSection {
        /// Whether it goes up.
        up: bool,
    },
    /// Give the line that was written in last the next kind.
    NextKind,
    /// Fold the section that was written in last, or unfold it.
    FoldSection,
    /// Give the note the sections of this shipped template that it lacks.
    UseTemplate(usize),
    /// Take in that these paragraphs of a document, numbered from 1, were read.
    Cover {
        /// The document.
        document: DocumentId,
        /// The first paragraph.
        first: usize,
        /// The last.
        last: usize,
    },
    /// Take note of what is new: from now on it is not.
    TakeNote,
    /// Write an addendum of what is new, and take note of it.
    DraftAddendum,
    /// Copy the note as rich text.
    CopyNote,
    /// Change the note.
    Edit(Edit),
    /// Ask for a correction.
    Correcting(Wanted, Target),
    /// Correct what was found.
    Correct(Plan),
    /// Hold the account at this position of a disagreement to be right.
    HoldRight(DisagreementId, usize),
    /// Take the correction with this number back.
    Withdraw(u32),
    /// Give this a star, or take it away; what is selected where nothing is named.
    Star(Option<PinTarget>),
    /// Write tags and a memo on this; on what is selected where nothing is named.
    Tagging(Option<PinTarget>),
    /// Show what was set apart.
    ShowPin(PinId),
    /// Add a cited line on what was set apart to the notes.
    CitePin(PinId),
    /// Take back the last change of the notes.
    Undo,
    /// Make it again.
    Redo,
    /// Ask where to save the note in this format.
    ExportNotes(NoteFormat),
    /// Save the note in this file, in the format that its name ends with; Markdown where it says none.
    ExportNotesTo(PathBuf),
    /// Ask where to save what the note cites in this format.
    ExportReferences(ReferenceFormat),
    /// Save what the note cites in this file.
    ExportReferencesTo(ReferenceFormat, PathBuf),
    /// Open this file or folder with the program that the system has for it.
    OpenPath(PathBuf),
    /// Open the file of the shown document.
    OpenOriginal,
    /// Show the folder that the file of the shown document lies in.
    ShowInFolder,
    /// Ask where to save the picture of the network.
    ExportNetwork,
    /// Save the picture of the network in this file.
    ExportNetworkTo(PathBuf),
    /// Ask where to save this table as CSV.
    ExportTable(Table),
    /// Save this table as CSV in this file.
    ExportTableTo(Table, PathBuf),
    /// Search all texts, for the selected words where there are any.
    OpenSearch,
    /// Search all texts for this, one search a line.
    SearchFor(String),
    /// Show this paragraph that was found.
    ShowHit(HitId),
    /// Show the next paragraph that was found; where nothing was searched, the selected item's next mention.
    NextHit,
    /// Show the one before.
    PreviousHit,
    /// Add a cited line on a paragraph that was found.
    CiteHit(HitId),
    /// Add a cited line of the sentence that holds this place.
    CiteSentence(Place),
    /// Add a table of what is found to the note.
    NoteSearch,
    /// Keep the search with the note.
    KeepSearch,
    /// Keep this search no longer.
    DropSearch(String),
    /// Search the words of the open document.
    Find,
    /// Show the next place of the words that are searched.
    FindNext,
    /// Show the place before.
    FindPrevious,
    /// Select all words of the open document.
    SelectAll,
    /// Open or close the list of documents.
    ToggleDocuments,
    /// Paint no marks in the text, or paint them again.
    ToggleQuiet,
    /// Show the page of the open document as it looks beside its text, or put it away.
    TogglePage,
    /// Turn to another page.
    TurnPage {
        /// To the next, not the one before.
        forward: bool,
    },
    /// Turn the page that is shown by a quarter, with the clock.
    RotatePage,
    /// Change the size of the page.
    SizePage(Zoom),
    /// Draw this page.
    DrawPage(PageWish),
    /// Copy the selected words.
    Copy,
    /// Copy the selected words with their citation.
    CopyWithCitation,
    /// Open or close the command palette.
    TogglePalette,
    /// List what can be done with what is selected, or with the line that is written in.
    OpenMenu,
    /// Give the keyboard to the heading of this section of the note.
    GoToSection(SectionId),
    /// Open or close the list of shortcuts.
    ToggleShortcuts,
    /// Show or hide the summary panel.
    ToggleSummary,
    /// Show or hide the notes pane.
    ToggleNotes,
    /// Show this in the tray, or hide it.
    ToggleTray(Tray),
    /// Select this and show its sources side by side.
    Compare(Item),
    /// Give the summary most of the window, or its usual width.
    WidenSummary,
    /// Give the keyboard to the next pane.
    NextPane,
    /// Give the keyboard to the pane before.
    PreviousPane,
    /// Change the size of everything.
    Zoom(Zoom),
    /// Change between light and dark.
    Theme(ThemePreference),
}

/// How the size of everything changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As it was.
    Reset,
}
