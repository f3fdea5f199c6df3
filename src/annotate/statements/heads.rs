//! The name that heads the words for a speaker.

use crate::annotate::NameMention;
use crate::annotate::names::reference::is_body;
use crate::briefing::{ActorKind, MentionForm};
use crate::text::Span;

use super::who::{is_human, is_written};

/// The person in `names` whose name stands behind a comma after the office that the words at `span` end with: "said the
/// union's chair, *Ann Lee*", "said the team leader, PhD student *Ann Lee*"; up to the mark or the `cue` that follows.
pub fn beside(text: &str, span: Span, cue: Option<Span>, names: &[NameMention]) -> Option<usize> {
    let first = names.partition_point(|name| name.span.start() < span.end());
    let is_person = |name: &NameMention| name.kind == ActorKind::Person && name.form == MentionForm::Name;
    let near = |name: &&NameMention| name.span.start() <= span.end() + MOST_BESIDE;
    let after = names.get(first..)?.iter().take_while(near).position(is_person)?;
    let name = names.get(first + after)?;
    let between = text.get(span.end()..name.span.start())?;
    let words = text.get(name.span.end()..).unwrap_or_default();
    let is_apart = words.starts_with([',', '.', ';', ':', '—', '–', '\n']) || words.is_empty();
    let to_cue = cue.and_then(|cue| cue.start().checked_sub(name.span.end()));
    let is_beside = between.strip_prefix(", ").is_some_and(only_describes);
    (is_beside && (is_apart || to_cue.is_some_and(|bytes| bytes < MOST_TO_CUE))).then_some(first + after)
}

/// So many bytes after an office its bearer's name begins at the latest.
const MOST_BESIDE: usize = 90;

/// So many bytes lie between a name and its verb at most: "Ann Lee SC said".
const MOST_TO_CUE: usize = 6;

/// Whether the words before a name only say what its bearer is: titles, offices and nouns for people, and bodies of which
/// they are, not "a friend of".
fn only_describes(words: &str) -> bool {
    let mut is_great = false;
    for word in words.split_whitespace() {
        let bare = word.trim_end_matches([',', '.']);
        let links = matches!(bare, "of" | "and" | "for");
        let fits = bare.starts_with(char::is_uppercase)
            || matches!(bare, "a" | "an" | "the")
            || links && is_great
            || is_human(bare);
        if !fits {
            return false;
        }
        is_great = bare.starts_with(char::is_uppercase);
    }
    words.split_whitespace().next_back().is_none_or(|last| !matches!(last, "of" | "and" | "for"))
}

/// The mention in `names` that heads the words at `span`: a person before all others; never a name that only says whose
/// or of what people, body or place the head is ("Norway’s navy", "Norwegian police", "the Oslo council", "the wife of Ann
/// Lee", "the Bridge Works chief Lee", "reports from Norway"), nor the body of which one or some are ("a UN official").
/// A people in the singular is the body that it begins the name of.
pub fn speaker_name(text: &str, span: Span, names: &[NameMention]) -> Option<usize> {
    let from = names.partition_point(|name| name.span.start() < span.start());
    let inside = || {
        let begins_inside = move |(_, name): &(usize, &NameMention)| name.span.start() < span.end();
        let named = names.iter().enumerate().skip(from).take_while(begins_inside);
        named.filter(|(_, name)| span.contains(name.span))
    };
    let is_head = |name: &NameMention| {
        let after = text.get(name.span.end()..span.end()).unwrap_or_default();
        let before = text.get(span.start()..name.span.start()).unwrap_or_default();
        let has_more = after.starts_with(' ') && after.trim_start().starts_with(char::is_alphanumeric);
        let owns = ["’s ", "'s ", "’ ", "' ", "-"].iter().any(|ending| after.starts_with(ending));
        let small = before.split_whitespace().rev().take_while(|word| word.starts_with(char::is_lowercase));
        let under = small.into_iter().any(|word| matches!(word, "of" | "for" | "to" | "with" | "by"));
        let from = before.split_whitespace().any(|word| matches!(word, "from" | "in" | "at" | "near" | "on"));
        let goes_on = has_more && after.trim_start().starts_with(char::is_uppercase);
        let only_says_which = match name.kind {
            ActorKind::Group => has_more,
            // A country's government speaks for it.
            ActorKind::Place => from || under && !before.ends_with("government of ") || has_more && starts_small(after),
            ActorKind::Person => under || goes_on,
            _ => goes_on || !speaks_for(before, after),
        };
        // "Lee's statement said"
        let issues = || after.split_whitespace().next_back().is_some_and(is_written);
        let is_place = name.kind == ActorKind::Place;
        !only_says_which && !owns || owns && !is_place && issues()
    };
    let named = || inside().filter(|(_, name)| name.form == MentionForm::Name);
    if let Some(body) = named().next().and_then(|(number, name)| body_of(text, span, number, name, names)) {
        return Some(body);
    }
    named()
        .find(|(_, name)| name.kind == ActorKind::Person && is_head(name))
        .or_else(|| named().find(|(_, name)| is_head(name)))
        .or_else(|| inside().find(|(_, name)| name.form != MentionForm::Name))
        .map(|(number, _)| number)
}

/// The body before it whose name begins with that of a people which is all there is at `span`: "American" after
/// "American Airlines".
fn body_of(text: &str, span: Span, number: usize, name: &NameMention, names: &[NameMention]) -> Option<usize> {
    let word = name.span.of(text);
    let is_people = name.kind == ActorKind::Group && name.span == span && !word.ends_with('s');
    let begins = |earlier: &NameMention| {
        let rest = earlier.span.of(text).strip_prefix(word);
        earlier.kind == ActorKind::Organization && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    is_people.then(|| names.get(..number)?.iter().rposition(begins)).flatten()
}

/// Whether the first word of `words` is a common one, not "and".
fn starts_small(words: &str) -> bool {
    words.split_whitespace().next().is_some_and(|word| word != "and" && word.starts_with(char::is_lowercase))
}

/// Whether who is described by the words `before` and `after` the name of a body speaks for it: nobody who is one or some of
/// many does ("a UN official", "two former bank clerks"), nor who holds one office ("the dean of"); its spokesperson, what
/// it writes and its people as such do ("bank officials").
fn speaks_for(before: &str, after: &str) -> bool {
    let is_link = |word: &&str| matches!(*word, "of" | "for" | "at" | "from" | "in" | "with" | "by" | "to" | "on");
    let stops = |word: &&str| is_link(word) || *word == "and" || word.ends_with(',');
    let before: Vec<&str> = before.split_whitespace().collect();
    let link = before.iter().position(is_link);
    let head = match link {
        // "a source close to"
        Some(link) => before.get(..link).unwrap_or_default().iter().rfind(|word| **word != "close").copied(),
        None if after.starts_with(' ') => after.split_whitespace().take_while(|word| !stops(word)).last(),
        None => None,
    };
    let Some(head) = head else {
        return true;
    };
    let small = head.to_lowercase();
    let singular = small.strip_suffix('s').unwrap_or(&small);
    if SPEAKS.iter().any(|stem| small.starts_with(stem)) || is_written(singular) {
        return true;
    }
    let is_one = |word: &&str| SOME.contains(&word.to_lowercase().as_str());
    if before.iter().take(link.unwrap_or(before.len())).any(is_one) {
        return is_body(&small);
    }
    if is_human(&small) {
        return false;
    }
    // "Khair of Harbour Works": a name that was not found.
    link.is_none() || !head.starts_with(char::is_uppercase) || is_human(singular) || is_body(&small)
}

/// Beginnings of words for who speaks for others.
const SPEAKS: &[&str] = &["spokes", "representative"];

/// Words for one or some of many, and for who no longer is.
const SOME: &[&str] = &[
    "a", "an", "another", "one", "two", "three", "four", "five", "several", "some", "many", "former", "ex", "member",
    "members",
];
