//! Whose dollar a bare "$" is: the American one, unless the document is about another land whose own money is a dollar. Then nobody
//! knows, and it is a dollar.

use super::super::{FigureMention, NameMention};
use crate::briefing::{ActorKind, MentionForm};

/// Lands other than the United States whose own money is a dollar, in lower case.
const LANDS: &str = include_str!("../../../assets/lexicons/dollars.txt");

/// A document that names such a land so often is about it, unless it names America half as often.
const OFTEN: usize = 3;

/// Leaves open whose dollar a bare "$" of `text` is, where the document is about a land of another dollar.
pub(super) fn leave_open(text: &str, names: &[NameMention], figures: &mut [FigureMention]) {
    let places = || {
        let named = names.iter().filter(|name| name.form == MentionForm::Name && name.kind == ActorKind::Place);
        named.map(|name| name.span.of(text).to_lowercase())
    };
    let is_american = |name: &String| matches!(name.as_str(), "united states" | "u.s." | "us" | "usa" | "america");
    let elsewhere = places().filter(|name| LANDS.lines().any(|land| land == name)).count();
    if elsewhere < OFTEN || elsewhere < 2 * places().filter(is_american).count() {
        return;
    }
    for figure in figures.iter_mut().filter(|figure| figure.unit.as_deref() == Some("USD")) {
        let words = figure.span.of(text);
        if words.contains('$') && !words.contains("US") && !words.contains("U.S.") {
            figure.unit = Some("dollar".to_owned());
        }
    }
}
