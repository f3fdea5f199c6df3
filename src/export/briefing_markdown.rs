//! The briefing as Markdown to read: the first of everything, each with its source.

use std::io::Write;

use super::Said;
use super::markdown::{escaped, path};
use crate::briefing::correction::{Outcome, Touched};
use crate::briefing::{
    Actor, Briefing, Dated, Document, Event, EventStatus, Figure, Place, Statement, Story, time_value,
};

/// How many of each kind are listed; the rest is counted.
const LISTED: usize = 25;

/// Writes `briefing` as Markdown: bottom line, stories, key actors, events in order of time, figures, where sources differ,
/// statements, documents, problems. `[2 ¶5]` means paragraph 5 of document 2 in the list of documents; its page
/// stands before it where the document has pages.
pub fn write_briefing_markdown(briefing: &Briefing, mut out: impl Write) -> std::io::Result<()> {
    writeln!(out, "# Briefing: {}\n", escaped(&briefing.folder))?;
    let out = &mut out;
    section(
        out,
        "Bottom line",
        briefing
            .key_points
            .iter()
            .map(|point| format!("{} {}", escaped(briefing.words(point.place)), reference(briefing, point.place))),
    )?;
    let stories = briefing.stories.iter().filter(|story| story.documents.len() > 1);
    if stories.clone().count() > 1 {
        section(out, "Stories", stories.map(|story| story_line(briefing, story)))?;
    }
    section(out, "Key actors", briefing.actors.iter().map(|actor| actor_line(briefing, actor)))?;
    section(out, "Events", chronology(briefing).map(|event| event_line(briefing, event)))?;
    section(out, "Figures", briefing.figures.iter().map(|figure| figure_line(briefing, figure)))?;
    section(
        out,
        "Where sources differ",
        briefing.disagreements.iter().map(|disagreement| {
            let sides = disagreement
                .sides
                .iter()
                .map(|side| format!("{} {}", escaped(&side.says), reference(briefing, *side.mentions.first())));
            let held = escaped(&disagreement.held_in_words());
            let sides: Vec<String> = sides.chain((!held.is_empty()).then_some(held)).collect();
            format!("**{}**: {}", escaped(&disagreement.about), sides.join("; "))
        }),
    )?;
    section(out, "Statements", briefing.statements.iter().map(|said| statement_line(briefing, said)))?;
    section(out, "Corrections by the analyst", briefing.corrections.iter().map(correction_line))?;
    writeln!(out, "## Documents\n")?;
    for (number, document) in briefing.documents.iter().enumerate() {
        writeln!(out, "{}. {}", number + 1, document_line(document))?;
    }
    writeln!(out)?;
    section(
        out,
        "Problems",
        briefing.problems.iter().map(|problem| format!("{}: {}", path(&problem.path), escaped(&problem.what))),
    )
}

/// A story's title and the numbers of its documents.
fn story_line(briefing: &Briefing, story: &Story) -> String {
    let positions = story.documents.iter().filter_map(|id| briefing.document_position(*id));
    let numbers: Vec<String> = positions.map(|at| (at + 1).to_string()).collect();
    format!("{} [{}]", escaped(&story.title), numbers.join(", "))
}

fn correction_line(outcome: &Outcome) -> String {
    let touched = outcome.touched.map_or_else(|| "changes nothing now".to_owned(), Touched::in_words);
    let note = outcome.note.as_deref().map(|note| format!("; {}", escaped(note))).unwrap_or_default();
    format!("{} ({touched}{note})", escaped(&outcome.says))
}

/// What the analyst corrected of something, behind its line.
fn corrected(briefing: &Briefing, numbers: &[u32]) -> String {
    let says: Vec<String> = briefing.corrections_said(numbers).map(escaped).collect();
    if says.is_empty() { String::new() } else { format!(" *(corrected by the analyst: {})*", says.join("; ")) }
}

/// A heading and a list of the first lines; nothing where there is no line.
fn section(out: &mut impl Write, title: &str, lines: impl Iterator<Item = String>) -> std::io::Result<()> {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "## {title}\n")?;
    for line in lines.by_ref().take(LISTED) {
        writeln!(out, "- {line}")?;
    }
    let more = lines.count();
    if more > 0 {
        writeln!(out, "- … and {more} more")?;
    }
    writeln!(out)
}

/// The weightiest events in order of time, undated ones last.
fn chronology(briefing: &Briefing) -> impl Iterator<Item = &Event> {
    let mut events: Vec<&Event> = briefing.happenings().take(LISTED).collect();
    let day = |event: &Event| event.when.as_ref().and_then(|when| time_value::interval(&when.value));
    events.sort_by_key(|event| (day(event).is_none(), day(event)));
    events.into_iter()
}

fn actor_line(briefing: &Briefing, actor: &Actor) -> String {
    let first = actor.mentions.first();
    let roles: Vec<String> = actor.roles.iter().take(3).map(|role| escaped(&role.text)).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(", {}", roles.join(", ")) };
    let aliases: Vec<String> = actor.aliases.iter().take(5).map(|alias| escaped(alias)).collect();
    let aliases = if aliases.is_empty() { String::new() } else { format!("; also {}", aliases.join(", ")) };
    let source = reference(briefing, Place { document: first.document, span: first.span });
    let corrected = corrected(briefing, &actor.corrected);
    format!("**{}**{roles} ({}{aliases}) {source}{corrected}", escaped(&actor.name), actor.why)
}

fn event_line(briefing: &Briefing, event: &Event) -> String {
    let date = event.when.as_ref().map_or_else(|| "undated".to_owned(), Dated::words);
    let status = match event.status {
        EventStatus::Reported => String::new(),
        other => format!(" ({})", other.name()),
    };
    let sources: Vec<String> = event
        .mentions
        .iter()
        .take(3)
        .map(|mention| reference(briefing, Place { document: mention.document, span: mention.span }))
        .collect();
    let corrected = corrected(briefing, &event.corrected);
    format!("{date}: {}{status} {}{corrected}", escaped(&event.headline), sources.join(" "))
}

/// Said of what rests on doubtful words alone.
const UNSURE: &str = " (recognition is unsure of these words)";

fn figure_line(briefing: &Briefing, figure: &Figure) -> String {
    let of = figure.of.as_deref().map_or_else(String::new, |of| format!(" – {}", escaped(of)));
    let sources: Vec<String> = figure.mentions.iter().take(3).map(|&mention| reference(briefing, mention)).collect();
    let corrected = corrected(briefing, &figure.corrected);
    let unsure = if figure.mentions.iter().all(|&mention| briefing.is_doubtful(mention)) { UNSURE } else { "" };
    format!("**{}**{of}{unsure} {}{corrected}", escaped(briefing.words(*figure.mentions.first())), sources.join(" "))
}

fn statement_line(briefing: &Briefing, said: &Statement) -> String {
    let place = Place { document: said.document, span: said.content };
    format!("{} {}", Said::new(briefing, said, "**").sentence, reference(briefing, place))
}

fn document_line(document: &Document) -> String {
    let date = document.published.date.as_deref().map_or_else(String::new, |date| {
        let inferred = if document.published.inferred { ", inferred" } else { "" };
        format!(", {}{inferred}", time_value::readable(date))
    });
    let recognised = document.recognised.as_ref().map(|found| format!(". {}", found.sentence())).unwrap_or_default();
    format!("{}{date} ({}){recognised}", escaped(&document.title), path(&document.path))
}

/// "[2 ¶5]": paragraph 5 of the second document; "[2 p. 3, ¶5]" where it has pages.
fn reference(briefing: &Briefing, place: Place) -> String {
    let document = briefing.document_position(place.document).map_or(0, |position| position + 1);
    let read = briefing.document(place.document);
    let paragraph = read.and_then(|document| document.paragraph_at(place.span));
    let page = read.zip(paragraph).and_then(|(document, at)| document.paragraphs.get(at)?.page);
    let page = page.map(|page| format!("p. {page}, ")).unwrap_or_default();
    format!("[{document} {page}¶{}]", paragraph.map_or(0, |position| position + 1))
}
