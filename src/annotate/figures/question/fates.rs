//! Words for what happened to people, by their meaning.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A meaning of `fates.txt`: its first word, and its participle ("killed").
type Fate = (&'static str, &'static str);

fn fates() -> &'static BTreeMap<&'static str, Fate> {
    static MEANINGS: LazyLock<BTreeMap<&str, Fate>> = LazyLock::new(|| {
        let lines = include_str!("../../../../assets/lexicons/fates.txt").lines().filter(|line| !line.starts_with('#'));
        let words = |line: &'static str| {
            let (participle, words) = line.split_once(": ").unwrap_or_default();
            let first = words.split_whitespace().next().unwrap_or_default();
            words.split_whitespace().map(move |word| (word, (first, participle)))
        };
        lines.flat_map(words).collect()
    });
    &MEANINGS
}

/// The one meaning of a word for what happened to people, by the first word of its line in `fates.txt`.
pub(super) fn fate(lemma: &str) -> Option<&'static str> {
    fates().get(lemma).map(|(meaning, _)| *meaning)
}

/// What happened, as a participle, of a state that `fates.txt` knows: "killed" for "die".
pub fn participle(state: &str) -> Option<&'static str> {
    fates().get(state).filter(|(meaning, _)| *meaning == state).map(|(_, participle)| *participle)
}
