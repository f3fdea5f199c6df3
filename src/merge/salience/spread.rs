//! What is told already goes down in a list (after maximal marginal relevance; Carbonell and Goldstein 1998).

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut number = |word| {
        let next = numbers.len();
        *numbers.entry(word).or_insert(next)
    };
    let lines: Vec<Vec<usize>> =
        rows.iter().map(|(_, line)| line.iter().map(|word| number(word.as_str())).collect()).collect();
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); numbers.len()];
    // How many words a line has in common with each other line, and which of them have any.
    let (mut shared, mut met) = (vec![0_usize; rows.len()], Vec::new());
    for at in order {
        let (Some((origins, _)), Some(line), Some(odds)) = (rows.get(at), lines.get(at), odds.get_mut(at)) else {
            continue;
        };
        for origin in origins {
            let count = told.entry(origin).or_default();
            *odds -= CROWD * i64::from((*count + 1).ilog2());
            *count += 1;
        }
        for &other in line.iter().filter_map(|word| under.get(*word)).flatten() {
            if let Some(count) = shared.get_mut(other) {
                if *count == 0 {
                    met.push(other);
                }
                *count += 1;
            }
        }
        let mut repeats = false;
        for other in met.drain(..) {
            let count = shared.get_mut(other).map_or(0, std::mem::take);
            let shorter = lines.get(other).map_or(0, Vec::len).min(line.len());
            repeats |= count > 1 && count * 100 >= SAME_WORDS * shorter;
        }
        *odds -= if repeats { REPEATS } else { 0 };
        for word in line {
            if let Some(under) = under.get_mut(*word).filter(|under| under.len() < LOOKED_AT) {
                under.push(at);
            }
        }
    }
}
