//! Names that are spelled in several ways: transliterations and slips.

use std::collections::BTreeMap;

use super::naming::Namings;
use super::union::Union;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{ActorKind, LinkBy};

/// Joins names whose words agree but for their spelling.
///
/// Candidates share the skeleton of their last word; a word of a gazetteer or of the language is never taken for a slip.
pub fn join(namings: &Namings, union: &mut Union) {
    let mut blocks: BTreeMap<(ActorKind, usize, String), Vec<usize>> = BTreeMap::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.resolved || naming.key.contains('=') || naming.kind == ActorKind::Group {
            continue;
        }
        if seen.insert(&naming.key, at).is_some() {
            continue;
        }
        let skeletons: Vec<String> = naming.tokens.iter().map(|word| skeleton(word)).collect();
        let length: usize = skeletons.iter().map(String::len).sum();
        if length >= 4 && naming.tokens.iter().any(|word| word.chars().count() >= 6) {
            let key = (naming.kind, naming.tokens.len(), skeletons.join(" "));
            blocks.entry(key).or_default().push(at);
        }
    }
    for block in blocks.values() {
        let Some((&first, rest)) = block.split_first() else {
            continue;
        };
        for &other in rest {
            if let (Some(one), Some(two)) = (namings.all.get(first), namings.all.get(other))
                // The same words with two keys: a father and a son.
                && one.tokens != two.tokens
                && alike(&one.tokens, &two.tokens)
            {
                union.join_because(other, first, LinkBy::Spelling);
            }
        }
    }
}

/// Joins, inside each document, a surname that nobody bears with the one full name whose surname is spelled nearly so.
pub fn join_surnames(namings: &Namings, union: &mut Union) {
    for range in namings.by_document() {
        let Some(all) = namings.all.get(range.clone()) else {
            continue;
        };
        let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let persons = || all.iter().enumerate().filter(|(_, naming)| naming.kind == ActorKind::Person);
        for (at, naming) in persons() {
            if let [_, .., last] = naming.tokens.as_slice() {
                bearers.entry(skeleton(last)).or_default().push(at);
            }
        }
        for (at, naming) in persons().filter(|(_, naming)| !naming.resolved) {
            if let [word] = naming.tokens.as_slice()
                && word.len() >= 6
                && let Some([full]) = bearers.get(&skeleton(word)).map(Vec::as_slice)
                && let Some(last) = all.get(*full).and_then(|full| full.tokens.last())
                && last != word
                && alike(std::slice::from_ref(word), std::slice::from_ref(last))
            {
                union.join_because(range.start + at, range.start + full, LinkBy::Spelling);
            }
        }
    }
}

/// Whether each pair of words is the same or differs in spelling only.
fn alike(one: &[String], other: &[String]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one == other
                || (one.chars().count().min(other.chars().count()) >= 5
                    && !settled(one, other)
                    && distance_at_most(one, other, 2 + one.len() / 8))
        })
}

/// Whether both are words of their own: two English words, or two different usual names.
fn settled(one: &str, other: &str) -> bool {
    let (one, other) = (lexicon().facts(one), lexicon().facts(other));
    one.has(Facts::COMMON) || other.has(Facts::COMMON)
}

/// The consonants of a word as they sound, roughly: what transliterations have in common.
pub fn skeleton(word: &str) -> String {
    let mut skeleton = String::new();
    let mut last = None;
    let mut chars = word.chars().peekable();
    let mut first = true;
    while let Some(c) = chars.next() {
        let sound = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => (first).then_some('a'),
            'c' if chars.peek() == Some(&'h') => Some('c'),
            'c' | 'k' | 'q' => Some('k'),
            'g' if chars.peek() == Some(&'h') => Some('g'),
            'p' if chars.peek() == Some(&'h') => Some('f'),
            'h' => first.then_some('h'),
            's' | 'z' => Some('s'),
            'v' | 'w' => Some('v'),
            'd' | 't' => Some(c),
            'j' => Some('j'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        };
        first = false;
        if let Some(sound) = sound {
            if last != Some(sound) {
                skeleton.push(sound);
            }
            last = Some(sound);
        } else {
            last = None;
        }
    }
    skeleton
}

/// Whether at most `most` letters must be changed, added or taken away.
pub fn distance_at_most(one: &str, other: &str, most: usize) -> bool {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > most || one.len().max(other.len()) > 64 {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for ((b, pair), left) in other.iter().zip(row.windows(2)).zip(0..) {
            let (&[diagonal, above], Some(&before)) = (pair, next.get::<usize>(left)) else {
                return false;
            };
            next.push((diagonal + usize::from(a != b)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().is_some_and(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_share_their_skeleton() {
        assert_eq!(skeleton("muhammad"), skeleton("mohamed"));
        assert_eq!(skeleton("gaddafi"), skeleton("gadafi"));
        assert_ne!(skeleton("masoud"), skeleton("maryam"));
    }

    #[test]
    fn distance_counts_letters() {
        assert!(distance_at_most("hossein", "hussain", 2));
        assert!(!distance_at_most("masoud", "maryam", 2));
    }
}
