//! What is told already goes down in a list (after maximal marginal relevance; Carbonell and Goldstein 1998).

use std::collections::{BTreeMap, BTreeSet};

/// What a doubling of the weightier rows of its document, or of its speaker, costs one, in hundredths of log odds.
const CROWD: i64 = 25;
/// What it costs to repeat a weightier line, in the same.
const REPEATS: i64 = 200;
/// A line that has so many of the words of a weightier one, in hundredths of the shorter of the two, repeats it.
const SAME_WORDS: usize = 80;
/// So many lines under one word are looked at: the weightiest.
const LOOKED_AT: usize = 32;

/// Lowers the odds of each row by how many weightier ones come from where it comes from, so that one long document or one speaker
/// does not crowd out the others, and of what only repeats a weightier line. `rows` are the origins and the telling words of each.
pub fn spread<Origin: Ord>(rows: &[(Vec<Origin>, BTreeSet<String>)], odds: &mut [i64]) {
    let mut order: Vec<usize> = (0..odds.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(odds.get(at).copied()));
    let mut told: BTreeMap<&Origin, u32> = BTreeMap::new();
    let mut under: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in order {
        let (Some((origins, line)), Some(odds)) = (rows.get(at), odds.get_mut(at)) else {
            continue;
        };
        for origin in origins {
            let count = told.entry(origin).or_default();
            *odds -= CROWD * i64::from((*count + 1).ilog2());
            *count += 1;
        }
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in line {
            for other in under.get(word.as_str()).into_iter().flatten() {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let repeats = shared.iter().any(|(other, shared)| {
            let shorter = rows.get(*other).map_or(0, |(_, other)| other.len()).min(line.len());
            *shared > 1 && shared * 100 >= SAME_WORDS * shorter
        });
        *odds -= if repeats { REPEATS } else { 0 };
        for word in line {
            let under = under.entry(word).or_default();
            if under.len() < LOOKED_AT {
                under.push(at);
            }
        }
    }
}
