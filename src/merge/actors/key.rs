//! What of a name's spelling does not matter.

use crate::annotate::names::lexicon::{Gazette, lexicon};
use crate::annotate::names::words::{COMPANY_ENDINGS, fold};
use crate::briefing::ActorKind;

/// Endings that a name is known without, besides those of companies alone.
const ENDINGS: [&str; 9] = ["incorporated", "corporation", "limited", "co", "company", "sa", "sas", "jr", "sr"];

/// The words of a name, in lower case, without diacritics, stops, article, possessive and the ending of a company.
pub fn tokens(name: &str) -> Vec<String> {
    let folded = fold(name);
    let folded = folded.strip_suffix("'s").unwrap_or(&folded);
    let mut tokens: Vec<String> = folded
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '&')))
        .map(|word| word.strip_suffix("'s").unwrap_or(word).replace(['.', '\''], ""))
        .filter(|word| !word.is_empty())
        .collect();
    if tokens.len() > 1 && tokens.first().is_some_and(|word| word == "the") {
        tokens.remove(0);
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|word| is_ending(word)) {
        tokens.pop();
    }
    tokens
}

fn is_ending(word: &str) -> bool {
    ENDINGS.contains(&word) || COMPANY_ENDINGS.contains(&word)
}

/// Whether a word tells models and versions of a product apart: "7", "3g", "4s", but not "5th".
pub fn is_version(word: &str) -> bool {
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
    word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_digit()) && !ordinal
}

/// The words of a product's name with what tells its model apart at the end: "4G Corvo" is the "Corvo 4G".
pub fn model_last(mut tokens: Vec<String>) -> Vec<String> {
    let version = |word: &String| is_version(word) && word.ends_with(char::is_alphabetic);
    if tokens.len() > 1 && tokens.first().is_some_and(version) {
        tokens.rotate_left(1);
    }
    tokens
}

/// The key of a name: two names with one key have one bearer, as far as the spelling can tell.
pub fn key(name: &str, tokens: &[String], kind: ActorKind) -> String {
    // "General Motors Corporation" is the gazetteer's "General Motors".
    let plain = || (kind == ActorKind::Organization && tokens.len() < words_of(name)).then(|| tokens.join(" "));
    if let Some(entry) = lexicon().entry(name).or_else(|| lexicon().entry(&plain()?))
        && (kind != ActorKind::Person || entry.gazette == Gazette::Country)
        && (kind == ActorKind::Group) == (entry.gazette == Gazette::Group)
        && (kind == ActorKind::Place || entry.gazette != Gazette::City)
    {
        let class = match entry.gazette {
            Gazette::Group => "group",
            Gazette::Organization => "body",
            _ => "place",
        };
        return format!("{class}={}", lexicon().standard(entry.bearer));
    }
    if kind == ActorKind::Person {
        let mut key = without_initials(tokens).join(" ");
        if let Some(generation) = generation(name) {
            key.push(' ');
            key.push_str(generation);
        }
        return key;
    }
    tokens.join(" ")
}

/// How many words a name has.
fn words_of(name: &str) -> usize {
    name.split_whitespace().count()
}

/// What tells a father from a son of the same name.
const GENERATIONS: [&str; 2] = ["jr", "sr"];

/// The generation that a person's name ends with.
fn generation(name: &str) -> Option<&'static str> {
    let last = name.split_whitespace().next_back()?.trim_end_matches('.');
    GENERATIONS.into_iter().find(|generation| last.eq_ignore_ascii_case(generation))
}

/// A person's key without the generation, where it has one.
pub fn without_generation(key: &str) -> Option<&str> {
    let (name, last) = key.rsplit_once(' ')?;
    GENERATIONS.contains(&last).then_some(name)
}

/// A person's names without the initials between the first and the last.
pub fn without_initials(tokens: &[String]) -> Vec<&str> {
    let last = tokens.len().saturating_sub(1);
    tokens
        .iter()
        .enumerate()
        .filter(|&(at, token)| at == 0 || at == last || token.chars().count() > 1)
        .map(|(_, token)| token.as_str())
        .collect()
}
