//! The line an event is shown by: the best of its reports' headlines, with names in full.

use super::Folder;
use super::same::Report;
use crate::annotate::MOST_WORDS;
use crate::briefing::{Actor, ActorKind, EventStatus, MentionForm};

/// What a line weighs more that names who takes part, in hundredths of log odds.
const NAMED: i64 = 100;
/// What a report weighs more for each that it tells of when, by whom and to whom, in the same.
const TOLD: i64 = 50;

/// The report with the best line, of those that tell the event as `status` says where there are such: what one says did not
/// happen is no line for what happened. `None` where there is no report.
pub(super) fn best<'r, 'a>(
    members: &[&'r Report<'a>],
    folder: &Folder<'_>,
    status: EventStatus,
) -> Option<&'r Report<'a>> {
    members
        .iter()
        .enumerate()
        .filter(|(_, report)| !report.mention.is_echo && report.mention.status == status)
        .max_by_key(|&(at, report)| (worth(folder, report), std::cmp::Reverse(at)))
        .map(|(_, report)| *report)
        .or_else(|| members.iter().find(|report| !report.mention.headline.is_empty()).copied())
}

/// The line of `best`, with the names of persons in full and whose claim it is.
pub(super) fn line(folder: &Folder<'_>, actors: &[Actor], best: &Report<'_>) -> Option<String> {
    let annotations = folder.annotations.get(best.document)?;
    let text = &folder.documents.get(best.document)?.text;
    let mut line = best.mention.line.clone();
    for &name in best.mention.agents.iter().chain(&best.mention.targets) {
        let (Some(mention), Some(actor)) = (annotations.names.get(name), folder.actor(best.document, name)) else {
            continue;
        };
        let Some(actor) = actors.get(actor.position()) else {
            continue;
        };
        if mention.form == MentionForm::Name && actor.kind == ActorKind::Person {
            line = in_full(&line, mention.span.of(text), &actor.name);
        }
    }
    if best.mention.status == EventStatus::Alleged
        && let Some(speaker) = best.mention.said_by.and_then(|name| folder.actor(best.document, name))
        && let Some(speaker) = actors.get(speaker.position())
        && !matches!(speaker.kind, ActorKind::Group | ActorKind::Other)
    {
        line = claimed(line, &speaker.name);
    }
    Some(line)
}

/// "Ann Lee: Oslo broke the deal": a claim with whoever makes it, where both fit and he does not speak of himself.
fn claimed(line: String, speaker: &str) -> String {
    let words = line.split_whitespace().count() + speaker.split_whitespace().count();
    let surname = speaker.split_whitespace().next_back().unwrap_or(speaker);
    if words > MOST_WORDS || line.contains(surname) { line } else { format!("{speaker}: {line}") }
}

/// `line` with the first `short` replaced by `full`, where it stands alone and the line stays short.
fn in_full(line: &str, short: &str, full: &str) -> String {
    let longer = full.len() > short.len() && full.ends_with(short) && !line.contains(full);
    let at = line.match_indices(short).map(|(at, _)| at).find(|&at| {
        let before = line.get(..at).and_then(|left| left.chars().next_back());
        let after = line.get(at + short.len()..).and_then(|right| right.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    });
    let Some(at) = at.filter(|_| longer) else {
        return line.to_owned();
    };
    let before = line.get(..at).unwrap_or_default();
    // "Ann Lee" before "Lee" is not to become "Ann Ann Lee".
    let named =
        before.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase) || word == "&");
    let after = line.get(at + short.len()..).unwrap_or_default();
    let longer = format!("{before}{full}{after}");
    if named || longer.split_whitespace().count() > MOST_WORDS { line.to_owned() } else { longer }
}

/// How well a report's line tells the event, in hundredths of log odds.
fn worth(folder: &Folder<'_>, report: &Report<'_>) -> i64 {
    let told = [report.when.is_some(), !report.agents.is_empty(), !report.targets.is_empty()];
    let told = told.into_iter().filter(|is| *is).count() as i64;
    report.mention.promise + TOLD * told + if names_somebody(folder, report) { NAMED } else { 0 }
}

/// Whether the line names who takes part: "Co-founder has died" does not.
fn names_somebody(folder: &Folder<'_>, report: &Report<'_>) -> bool {
    let (Some(annotations), Some(document)) =
        (folder.annotations.get(report.document), folder.documents.get(report.document))
    else {
        return false;
    };
    let named = |&name: &usize| {
        let name = annotations.names.get(name).filter(|name| name.form == MentionForm::Name);
        name.and_then(|name| name.span.of(&document.text).split_whitespace().next_back())
            .is_some_and(|last| report.mention.line.contains(last))
    };
    report.mention.agents.iter().chain(&report.mention.targets).any(named)
}
