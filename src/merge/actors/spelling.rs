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
    let mut closed: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.resolved || naming.key.contains('=') || naming.kind == ActorKind::Group {
            continue;
        }
        if seen.insert(&naming.key, at).is_some() {
            continue;
        }
        let letters = naming.tokens.concat();
        if letters.chars().count() >= 5 && !naming.tokens.iter().all(|word| is_english(word)) {
            let first = *closed.entry((naming.kind == ActorKind::Person, letters)).or_insert(at);
            if namings.all.get(first).is_some_and(|first| first.tokens != naming.tokens) {
                union.join_because(at, first, LinkBy::Spelling);
            }
        }
        let words = telling(&naming.tokens);
        let skeletons: Vec<String> = words.iter().map(|word| skeleton(word)).collect();
        let length: usize = skeletons.iter().map(String::len).sum();
        if length >= 4 && words.iter().any(|word| word.chars().count() >= 6) {
            // What a name of several strange words names is hard to tell.
            let kind = if words.len() > 1 && naming.kind != ActorKind::Person { ActorKind::Other } else { naming.kind };
            blocks.entry((kind, words.len(), skeletons.join(" "))).or_default().push(at);
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
                && alike(&telling(&one.tokens), &telling(&two.tokens))
            {
                union.join_because(other, first, LinkBy::Spelling);
            }
        }
    }
}

/// The articles and ties of Arabic and Persian names, which each spells in its own way.
const TIES: [&str; 16] =
    ["al", "el", "ul", "ol", "il", "e", "i", "ye", "yi", "as", "ad", "ar", "az", "ash", "an", "at"];

/// The words of a name of three words or more without its ties.
fn telling(words: &[String]) -> Vec<&str> {
    let inner = |at: usize| at > 0 && at + 1 < words.len();
    words
        .iter()
        .enumerate()
        .filter(|&(at, word)| !(inner(at) && TIES.contains(&word.as_str())))
        .map(|(_, word)| word.as_str())
        .collect()
}

fn is_english(word: &str) -> bool {
    lexicon().facts(word).has(Facts::COMMON)
}

/// Joins bodies whose names differ in the number of their last word ("River Forces", "River Force") and things in numbers
/// ("three Corvoliners").
pub fn join_plurals(namings: &Namings, union: &mut Union) {
    let mut bodies: BTreeMap<&[String], usize> = BTreeMap::new();
    let all = || {
        let bodies = namings.all.iter().enumerate().filter(|(_, naming)| naming.kind == ActorKind::Organization);
        bodies.filter(|(_, naming)| {
            !naming.resolved
                && !naming.key.contains('=')
                && !matches!(naming.tokens.as_slice(), [one] if is_english(one))
        })
    };
    for (at, naming) in all() {
        bodies.entry(&naming.tokens).or_insert(at);
    }
    for (at, naming) in all() {
        let mut one = naming.tokens.clone();
        let plural = one.last_mut().is_some_and(|last| {
            let is_plural = last.len() > 4 && last.ends_with('s') && !last.ends_with("ss");
            last.truncate(last.len() - usize::from(is_plural));
            is_plural
        });
        if plural && let Some(&one) = bodies.get(one.as_slice()) {
            union.join_because(at, one, LinkBy::Plural);
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
                && alike(&[word], &[last])
            {
                union.join_because(range.start + at, range.start + full, LinkBy::Spelling);
            }
        }
    }
}

/// Whether each pair of words is the same or differs in spelling only.
fn alike(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one == other
                || (one.chars().count().min(other.chars().count()) >= 5
                    && !settled(one, other)
                    && distance_at_most(one, other, 2 + one.len() / 8))
        })
}

/// Whether one of them is a word of its own.
fn settled(one: &str, other: &str) -> bool {
    is_english(one) || is_english(other)
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
