//! What one sentence says of an act: when, where, by whom, or that it never happened.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::scene::Scene;
use super::words::{Act, act, begins_act, is_empty, stem};
use crate::annotate::Annotations;
use crate::briefing::Document;
use crate::text::Span;

/// An act as one sentence tells it.
#[derive(Clone, Debug)]
pub struct Account {
    /// The sentence.
    pub scene: Scene,
    /// The act.
    pub act: &'static Act,
    /// The word that names it.
    pub at: usize,
    /// The day: a TIMEX3 value, and where it stands.
    pub day: Option<(String, Span)>,
    /// The place: its words in lower case, and where it stands.
    pub place: Option<(String, Span)>,
    /// Who did it.
    pub doer: Option<Doer>,
}

/// Who did something, in the sentence's words.
#[derive(Clone, Debug)]
pub struct Doer {
    /// The words.
    pub span: Span,
    /// Their stems and names.
    pub words: BTreeSet<String>,
}

/// How far from the word for the act a day or a place may stand, in words.
const NEAR: usize = 14;
/// The longest name of a doer, in words.
const DOER: usize = 9;
/// The most accounts of one document.
const MOST: usize = 60;

/// The accounts of the document at `position`.
pub fn accounts(position: usize, document: &Document, found: &Annotations) -> Vec<Account> {
    let mut accounts = Vec::new();
    let mut lower = String::new();
    for &sentence in &found.sentences {
        if !mentions_act(sentence.of(&document.text), &mut lower) {
            continue;
        }
        let Some(scene) =
            first_word(&document.text, sentence).and_then(|word| Scene::new(document, found, position, word))
        else {
            continue;
        };
        let mut told: Vec<&str> = Vec::new();
        for &(at, act_at) in &scene.acts {
            let Some(act) = act(act_at).filter(|act| (act.once || act.done_by) && !told.contains(&act.name)) else {
                continue;
            };
            told.push(act.name);
            accounts.push(Account {
                act,
                at,
                day: day(&scene, found, at),
                place: place(&scene, found, document, at),
                doer: if act.done_by { doer(&scene, &document.text, at) } else { None },
                scene: scene.clone(),
            });
        }
        if accounts.len() > MOST {
            break;
        }
    }
    accounts
}

/// The first word of `within`.
fn first_word(text: &str, within: Span) -> Option<Span> {
    let words = within.of(text);
    let start = words.find(char::is_alphanumeric)?;
    let rest = words.get(start..)?;
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    Span::new(text, within.start() + start, within.start() + start + length)
}

/// Whether some word of `sentence` begins the name of an act; `lower` is scratch space.
fn mentions_act(sentence: &str, lower: &mut String) -> bool {
    sentence.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        begins_act(lower)
    })
}

/// The day nearest to the word at `at`.
fn day(scene: &Scene, found: &Annotations, at: usize) -> Option<(String, Span)> {
    let days = scene.days(found);
    let near = days.into_iter().filter_map(|time| {
        let time = found.times.get(time)?;
        let (first, last) = scene.range(time.span);
        let away = if last <= at { at - last } else { first.saturating_sub(at) };
        // The day follows what it dates more often than it goes before.
        let binds = away <= reach(scene, at) && !tells_between(scene, at, first);
        binds.then_some((away, first < at, time.value.clone()?, time.span))
    });
    near.filter(|(away, ..)| *away <= NEAR)
        .min_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)))
        .map(|(_, _, value, span)| (value, span))
}

/// How far a day or a place may stand from the word at `at`: a noun ("the attack in …") binds only what is beside it.
fn reach(scene: &Scene, at: usize) -> usize {
    let verb = (at..at + 2).any(|at| is_told(scene.lower(at)));
    if verb { NEAR } else { 5 }
}

/// Whether another verb stands between the word at `at` and the one at `other`.
fn tells_between(scene: &Scene, at: usize, other: usize) -> bool {
    let verb = |word: usize| {
        let lower = scene.lower(word);
        lower.ends_with("ed") && lower.len() > 4
            || matches!(
                lower,
                "said"
                    | "says"
                    | "told"
                    | "was"
                    | "were"
                    | "is"
                    | "are"
                    | "had"
                    | "has"
                    | "have"
                    | "will"
                    | "paid"
                    | "took"
                    | "came"
                    | "led"
                    | "met"
            )
    };
    let own = if other > at { at + 2..other } else { other + 1..at.saturating_sub(2) };
    own.into_iter().any(verb)
}

/// Names of countries: an act in a country may be in any of its towns.
static COUNTRIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let rows = include_str!("../../../assets/lexicons/countries.tsv").lines().filter(|row| !row.starts_with('#'));
    let names = rows.filter_map(|row| row.split('\t').nth(1)).flat_map(|cell| cell.split('|'));
    names.map(|name| name.trim().trim_start_matches('+').to_lowercase()).collect()
});

/// The place nearest to the word at `at`, no country.
fn place(scene: &Scene, found: &Annotations, document: &Document, at: usize) -> Option<(String, Span)> {
    let near = scene.places(found).into_iter().filter_map(|name| {
        let span = found.names.get(name)?.span;
        let words = span.of(&document.text).to_lowercase();
        let (first, last) = scene.range(span);
        let away = if last <= at { at - last } else { first.saturating_sub(at) };
        let binds = away <= reach(scene, at) && !tells_between(scene, at, first);
        (binds && !COUNTRIES.contains(&words)).then_some((away, words, span))
    });
    near.min_by_key(|(away, ..)| *away).map(|(_, words, span)| (words, span))
}

/// Who does what the word at `at` names: its subject, or what stands after "by".
fn doer(scene: &Scene, text: &str, at: usize) -> Option<Doer> {
    let lower = |at: usize| scene.lower(at);
    let be = |at: usize| matches!(lower(at), "was" | "were" | "been" | "being" | "is" | "are" | "be" | "got" | "gets");
    let passive = (1..=2).any(|back| at.checked_sub(back).is_some_and(be));
    let range = if passive {
        let by = (at + 1..at + 8).find(|&next| lower(next) == "by")?;
        let first = if matches!(lower(by + 1), "the" | "a" | "an") { by + 2 } else { by + 1 };
        let stops = |next: usize| {
            let preposition = matches!(
                lower(next),
                "in" | "on"
                    | "at"
                    | "from"
                    | "who"
                    | "whose"
                    | "which"
                    | "that"
                    | "with"
                    | "after"
                    | "before"
                    | "during"
                    | "near"
                    | "and"
                    | "as"
                    | "outside"
                    | "while"
                    | "when"
                    | "for"
            );
            preposition || next > first && breaks(scene, text, next)
        };
        let last = (first..first + DOER).find(|&next| next >= scene.words.len() || stops(next)).unwrap_or(first + DOER);
        first..last
    } else {
        if !is_told(lower(at)) {
            return None;
        }
        let mut last = at;
        while last > 0
            && matches!(
                lower(last - 1),
                "had" | "has" | "have" | "also" | "then" | "reportedly" | "allegedly" | "later" | "never" | "not"
            )
        {
            last -= 1;
        }
        let first = (0..last).rev().find(|&word| breaks(scene, text, word)).unwrap_or(0);
        let first = if matches!(lower(first), "the" | "a" | "an") { first + 1 } else { first };
        // A longer subject holds a clause of its own.
        if last.saturating_sub(first) > DOER {
            return None;
        }
        first..last
    };
    let own: Vec<_> = scene.words.get(range)?.iter().collect();
    const NOBODY: &[&str] = &[
        "who", "which", "that", "he", "she", "they", "it", "we", "i", "you", "after", "when", "where", "to", "if",
        "men", "police", "one", "what", "there", "in", "on",
    ];
    let says: BTreeSet<String> = own
        .iter()
        .filter(|word| !is_empty(&word.lower))
        .map(|word| if word.capital { word.lower.clone() } else { stem(&word.lower) })
        .collect();
    let starts_well = own.first().is_some_and(|word| !NOBODY.contains(&word.lower.as_str()));
    let named = own.iter().any(|word| word.capital) || own.len() >= 2;
    if says.is_empty() || !starts_well || !named {
        return None;
    }
    Some(Doer { span: own.first()?.span.to(own.last()?.span), words: says })
}

/// Whether a mark of punctuation stands before the word at `at`.
fn breaks(scene: &Scene, text: &str, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| scene.words.get(before)) else {
        return at == 0;
    };
    let gap = scene.words.get(at).and_then(|word| before.span.gap(word.span));
    gap.is_some_and(|gap| {
        gap.of(text).contains([',', ';', ':', '(', ')', '–', '—', '"', '“', '”']) || gap.of(text) == " - "
    })
}

/// Whether the word tells the act as a verb of the past.
fn is_told(word: &str) -> bool {
    const PAST: &[&str] = &[
        "shot", "stole", "took", "sank", "sold", "bought", "built", "burnt", "hit", "led", "set", "blew", "won",
        "struck", "freed", "leaked", "withdrew", "met", "shut", "paid", "steal", "take", "put", "went", "lost", "held",
    ];
    word.ends_with("ed") || PAST.contains(&word)
}
