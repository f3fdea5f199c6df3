//! `dossier explain`: what was found in one paragraph, and by which laws.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use dossier::annotate::{Explained, ExplainedEvent, ExplainedStatement, ExplainedToken};
use dossier::args::{Explain, ExplainedFormat};
use dossier::load::{Cancel, sources_of};
use dossier::notes;
use serde::Serialize;

use super::{fail, options_of, refused, told};

/// Prints what `asked` asks for. Exit codes: 0 done, 1 the folder cannot be read or has no such paragraph.
pub fn print_explained(asked: &Explain) -> std::io::Result<ExitCode> {
    if let Some(refused) = refused(&asked.job, &asked.folder) {
        return Ok(refused);
    }
    let options = options_of(&asked.job, &asked.folder);
    let explained = match sources_of(&asked.folder, options, &Cancel::default(), &told) {
        Ok(mut sources) => sources.explain(&asked.place),
        Err(error) => return Ok(fail(&error.to_string())),
    };
    let Some((place, sentences)) = explained else {
        let what = "no paragraph is there, or holds these words (write DOCUMENT:PARAGRAPH, or words as they stand)";
        return Ok(fail(&format!("{what}: {}", asked.place)));
    };
    let write = |out: &mut dyn Write| match asked.format {
        ExplainedFormat::Text => write_text(&place, &sentences, out),
        ExplainedFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &serde_json::json!({ "place": place, "sentences": sentences }))?;
            writeln!(out)
        }
    };
    match &asked.job.output {
        Some(file) => notes::write_whole(file, notes::Access::Usual, write)?,
        None => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            write(&mut out)?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write_text(place: &str, sentences: &[Explained], out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{place}")?;
    if sentences.is_empty() {
        writeln!(
            out,
            "\nNothing was looked for here: the paragraph is set aside, or in another language than English."
        )?;
    }
    for sentence in sentences {
        writeln!(out, "\n{}", sentence.text)?;
        let root = sentence.tokens.iter().enumerate().find(|(at, token)| token.head == *at);
        if let Some((root, _)) = root {
            write_tree(&sentence.tokens, root, 1, out)?;
        }
        for name in &sentence.names {
            let means = name.stands_for.as_deref().map_or_else(String::new, |name| format!(" stands for {name},"));
            let actor = name.actor.as_deref().unwrap_or("nobody");
            writeln!(out, "  name: {} ({}, {}):{means} means {actor}", name.words, word(&name.kind), word(&name.form))?;
        }
        for time in &sentence.times {
            let value = time.value.as_deref().unwrap_or("unknown");
            let why = time.why.as_deref().unwrap_or("as it says");
            let doubt = time.doubt.map_or_else(String::new, |doubt| format!("; doubtful: {}", doubt.words()));
            writeln!(out, "  time: {} = {value}, {why}{doubt}", time.words)?;
        }
        for figure in &sentence.figures {
            let upper = figure.upper.map_or_else(String::new, |upper| format!(" to {upper}"));
            let bound = figure.bound.words();
            write!(out, "  figure: {} = {bound}{}{upper}", figure.words, figure.value)?;
            writeln!(out, "{}{}", said(" unit", figure.unit.as_deref()), said(" of", figure.of.as_deref()))?;
        }
        for statement in &sentence.statements {
            write_statement(statement, out)?;
        }
        for event in &sentence.events {
            write_event(event, out)?;
        }
    }
    Ok(())
}

/// The token at `at` and all that hangs from it, each deeper than what it hangs from.
fn write_tree(tokens: &[ExplainedToken], at: usize, depth: usize, out: &mut dyn Write) -> std::io::Result<()> {
    let Some(token) = tokens.get(at) else { return Ok(()) };
    writeln!(out, "{:1$}{2} {3} {4} {5}", "", 2 * depth, token.label, token.word, token.tag, token.lemma)?;
    for (below, token) in tokens.iter().enumerate() {
        if token.head == at && below != at {
            write_tree(tokens, below, depth + 1, out)?;
        }
    }
    Ok(())
}

fn write_statement(statement: &ExplainedStatement, out: &mut dyn Write) -> std::io::Result<()> {
    let speaker = statement.speaker.as_deref().or(statement.speaker_words.as_deref()).unwrap_or("nobody known");
    let own = if statement.direct { "own words" } else { "reported" };
    write!(
        out,
        "  statement by {} ({}, {own}){}",
        speaker,
        word(&statement.by),
        said(" cue", statement.cue.as_deref())
    )?;
    writeln!(out, "{}: {}", said(" told by", statement.reported_by.as_deref()), statement.content)
}

fn write_event(event: &ExplainedEvent, out: &mut dyn Write) -> std::io::Result<()> {
    let class = event.class.map_or_else(|| "no class".to_owned(), |class| word(&class));
    let mut status = word(&event.status);
    for (is, mark) in [(event.negated, "negated"), (event.is_echo, "echo"), (event.is_aside, "in passing")] {
        if is {
            status = format!("{status}, {mark}");
        }
    }
    writeln!(out, "  event: {} ({}): {class}, {status}", event.trigger, word(&event.by))?;
    for (part, names) in [("doer", &event.doers), ("target", &event.targets)] {
        for one in names {
            let odds = one.odds.map_or_else(String::new, |odds| format!(" (model of roles: {odds})"));
            writeln!(out, "    {part}: {}{odds}", one.name)?;
        }
    }
    for place in &event.places {
        writeln!(out, "    place: {place}")?;
    }
    if let (Some(date), Some(by)) = (&event.date, &event.dated_by) {
        writeln!(out, "    date: {date}, by {}", word(by))?;
    }
    if let Some(speaker) = &event.said_by {
        writeln!(out, "    claimed by {speaker}")?;
    }
    if !event.line.is_empty() {
        writeln!(out, "    line (model of lines: {}): {}", event.line_odds, event.line)?;
    }
    Ok(())
}

/// ", what: words" where there are words.
fn said(what: &str, words: Option<&str>) -> String {
    words.map_or_else(String::new, |words| format!(",{what}: {words}"))
}

/// How the published form writes `value`.
fn word(value: &impl Serialize) -> String {
    let text = serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned));
    text.unwrap_or_default().replace('_', " ")
}
