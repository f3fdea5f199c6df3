//! Whose dollar a bare "$" is: the American one, unless the document is about another land whose own money is a dollar. Then nobody
//! knows, and it is a dollar.

use super::super::{FigureMention, NameMention};
use crate::briefing::{ActorKind, MentionForm};

/// Lands other than the United States whose own money is a dollar, in lower case.
const LANDS: &str = include_str!("../../../assets/lexicons/dollars.txt");

/// A document that names such a land so often, by itself or in the name of a body, is about it, unless it names America half as often.
const OFTEN: usize = 3;

/// Leaves open whose dollar a bare "$" of `text` is, where the document is about a land of another dollar or writes "US$" for the
/// American one.
pub(super) fn leave_open(text: &str, names: &[NameMention], figures: &mut [FigureMention]) {
    let told_apart = text.contains("US$") || text.contains("US $");
    if !told_apart && !is_of_another_land(text, names) {
        return;
    }
    for figure in figures.iter_mut().filter(|figure| figure.unit.as_deref() == Some("USD")) {
        let words = figure.span.of(text);
        if words.contains('$') && !words.contains("US") && !words.contains("U.S.") {
            figure.unit = Some("dollar".to_owned());
        }
    }
}

/// Whether the document is about a land of another dollar.
fn is_of_another_land(text: &str, names: &[NameMention]) -> bool {
    let (mut elsewhere, mut american) = (0, 0);
    for name in names.iter().filter(|name| name.form == MentionForm::Name) {
        let words = name.span.of(text).to_lowercase();
        match name.kind {
            ActorKind::Place if AMERICA.contains(&words.as_str()) => american += 1,
            ActorKind::Place | ActorKind::Organization if LANDS.lines().any(|land| holds(&words, land)) => {
                elsewhere += 1
            }
            _ => {}
        }
    }
    elsewhere >= OFTEN && elsewhere >= 2 * american
}

/// The United States.
const AMERICA: &[&str] = &["united states", "u.s.", "us", "usa", "america"];

/// Whether `words` hold `land` as whole words.
fn holds(words: &str, land: &str) -> bool {
    words.match_indices(land).any(|(at, _)| {
        let letter = |side: Option<char>| side.is_some_and(char::is_alphabetic);
        let (before, after) = words.split_at(at);
        !letter(before.chars().next_back()) && !letter(after.get(land.len()..).and_then(|rest| rest.chars().next()))
    })
}
