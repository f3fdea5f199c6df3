//! From what the network says along a line to its words.

use super::networks::Steps;

/// A word of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    /// Where it begins and ends, as shares of the line.
    pub left: f64,
    pub right: f64,
    /// How sure the network is of the letter that it is least sure of.
    pub sure: f32,
}

/// A letter: its class, at which step it stands in the middle, how sure the network is.
struct Letter {
    class: usize,
    at: f64,
    sure: f32,
}

/// The words of a line, with the letters of the classes.
pub fn words(steps: &Steps, letters: &[&str]) -> Vec<Word> {
    let count = steps.chances.len() / steps.classes.max(1);
    let found = read(steps);
    let space = letters.len().saturating_sub(1);
    let places: Vec<f64> = found.iter().filter(|letter| letter.class != space).map(|letter| letter.at).collect();
    // Letters of one line are nearly of one width: half of it lies on either side of a letter's middle.
    let half = match places.as_slice() {
        [first, .., last] => ((last - first) / found.len().saturating_sub(1).max(1) as f64 / 2.0).min(6.0),
        _ => 1.0,
    };
    let share = |at: f64| (at / count.max(1) as f64).clamp(0.0, 1.0);
    let word = |letters_of: &[Letter]| {
        let (first, last) = letters_of.first().zip(letters_of.last())?;
        Some(Word {
            text: letters_of.iter().filter_map(|letter| letters.get(letter.class)).copied().collect(),
            left: share(first.at + 0.5 - half),
            right: share(last.at + 0.5 + half),
            sure: letters_of.iter().map(|letter| letter.sure).fold(1.0, f32::min),
        })
    };
    found.split(|letter| letter.class == space).filter_map(word).collect()
}

/// The likeliest class at each step, where it is a letter; a class that goes on is one letter.
fn read(steps: &Steps) -> Vec<Letter> {
    let mut found: Vec<Letter> = Vec::new();
    let mut last = 0;
    for (at, chances) in steps.chances.chunks_exact(steps.classes.max(1)).enumerate() {
        let best = chances.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        let (class, &sure) = best.unwrap_or((0, &0.0));
        match found.last_mut() {
            Some(letter) if class == last && class != 0 => {
                letter.sure = letter.sure.max(sure);
                letter.at += 0.5;
            }
            _ if class != 0 => found.push(Letter { class, at: at as f64, sure }),
            _ => {}
        }
        last = class;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps of the classes gap, a, b, space.
    fn said(of: &[(usize, f32)]) -> Vec<Word> {
        let chances = of
            .iter()
            .flat_map(|&(class, sure)| (0..4).map(move |other| if other == class { sure } else { (1.0 - sure) / 4.0 }));
        words(&Steps { chances: chances.collect(), classes: 4 }, &["", "a", "b", " "])
    }

    #[test]
    fn a_letter_that_lasts_is_one_and_a_gap_parts_two() {
        let found = said(&[(0, 0.9), (1, 0.9), (1, 0.8), (0, 0.9), (1, 0.7), (3, 0.9), (2, 0.6), (0, 0.9)]);
        let found: Vec<(&str, f32)> = found.iter().map(|word| (word.text.as_str(), word.sure)).collect();
        assert_eq!(found, [("aa", 0.7), ("b", 0.6)]);
    }

    #[test]
    fn words_stand_where_their_letters_do() {
        let found = said(&[(1, 0.9), (1, 0.9), (3, 0.9), (2, 0.9), (2, 0.9), (0, 0.9), (0, 0.9), (0, 0.9)]);
        assert!(found[0].left < 0.1 && found[0].right < found[1].left + 0.05 && found[1].right < 0.7, "{found:?}");
    }

    #[test]
    fn nothing_says_nothing() {
        assert!(said(&[]).is_empty() && said(&[(0, 1.0), (3, 0.9)]).is_empty());
    }
}
