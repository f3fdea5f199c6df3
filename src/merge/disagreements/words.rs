//! The words of a sentence as far as two sentences are compared: stems, names, and words for acts.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words that say nothing of what a sentence is about.
static EMPTY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "a an the this that these those and or but nor so if than then as at by for from in into of on off onto out over to up \
     with within without about after before against among around between during per since through until upon via while \
     be is are was were been being am do does did done have has had having will would shall should can could may might must \
     not no never he she it they we you i his her its their our your him them us me who whom whose which what where when how \
     why there here all any both each every some such own same other another more most less least many much few several \
     also only just even still yet now then today yesterday tomorrow ago later earlier already again ever once twice \
     said say says saying tell told tells announce announced according report reported reports reporting add added \
     call called state stated claim claimed confirm confirmed put give given gave make made take took taken get got \
     come came go went gone see seen saw new old first last next former late early year years month months week weeks day \
     days hour hours minute minutes time times morning afternoon evening night mr mrs ms dr people person persons man men \
     woman women part number total half hundred thousand million billion trillion dozen percent per cent one two three four \
     five six seven eight nine ten eleven twelve s t one's monday tuesday wednesday thursday friday saturday sunday january \
     february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct \
     nov dec nearly almost about around over under least up some roughly approximately altogether"
        .split_whitespace()
        .collect()
});

/// Whether the word, in lower case, says nothing of what a sentence is about.
pub fn is_empty(word: &str) -> bool {
    EMPTY.contains(word) || word.chars().next().is_none_or(|first| first.is_ascii_digit())
}

/// How many letters a stem keeps: enough to tell words apart, few enough for "vaccine" and "vaccinated".
const STEM: usize = 6;

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let cut = ["ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s"]
        .iter()
        .find_map(|ending| Some((word.strip_suffix(ending)?, *ending)));
    let stem = match cut {
        Some((stem, "ies" | "ied")) if stem.len() >= 2 => format!("{stem}y"),
        Some((stem, "es")) if stem.ends_with(['x', 'z']) || stem.ends_with("ss") || stem.ends_with("ch") => {
            stem.to_owned()
        }
        Some((stem, "es")) if stem.len() >= 2 => format!("{stem}e"),
        Some((stem, "s")) if stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        Some((stem, "ed" | "ing" | "ings" | "edly" | "ingly")) if stem.len() >= 3 => undoubled(stem).to_owned(),
        _ => word.to_owned(),
    };
    let stem = stem.strip_suffix('e').filter(|stem| stem.len() >= 3).unwrap_or(&stem);
    stem.chars().take(STEM).collect()
}

fn undoubled(stem: &str) -> &str {
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(other)) if last == other && !matches!(last, 's' | 'l' | 'e' | 'o') => {
            stem.get(..stem.len() - last.len_utf8()).unwrap_or(stem)
        }
        _ => stem,
    }
}

/// An act that several words stand for.
#[derive(Debug)]
pub struct Act {
    /// Its name.
    pub name: &'static str,
    /// Whether it happens once to whoever it happens to.
    pub once: bool,
    /// Whether somebody can be held responsible for it.
    pub done_by: bool,
}

struct Acts {
    acts: Vec<Act>,
    /// For the first word of each form: its further words, and the act.
    forms: HashMap<&'static str, Vec<(Vec<&'static str>, usize)>>,
}

static ACTS: LazyLock<Acts> = LazyLock::new(|| {
    let mut read = Acts { acts: Vec::new(), forms: HashMap::new() };
    let table = include_str!("../../../assets/lexicons/acts.txt");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split_whitespace();
        let Some(name) = cells.next() else {
            continue;
        };
        let act = read.acts.len();
        let bare = name.trim_start_matches(['!', '@']);
        let flags = name.get(..name.len() - bare.len()).unwrap_or_default();
        read.acts.push(Act { name: bare, once: flags.contains('!'), done_by: flags.contains('@') });
        for form in cells {
            let mut words = form.split('_');
            if let Some(first) = words.next() {
                read.forms.entry(first).or_default().push((words.collect(), act));
            }
        }
    }
    read
});

/// The act at `position` in the list of acts.
pub fn act(position: usize) -> Option<&'static Act> {
    ACTS.acts.get(position)
}

/// The acts that the words, in lower case, name: the word each begins at, and its position in the list.
pub fn acts<'a>(words: &[impl AsRef<str> + 'a]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(forms) = ACTS.forms.get(word.as_ref()) else {
            continue;
        };
        for (rest, act) in forms {
            let follows =
                |(step, wanted): (usize, &&str)| words.get(at + 1 + step).is_some_and(|word| word.as_ref() == *wanted);
            if rest.iter().enumerate().all(follows) {
                found.push((at, *act));
            }
        }
    }
    found
}

/// Whether a word in lower case begins a form of an act: a cheap look before [`acts`].
pub fn begins_act(word: &str) -> bool {
    ACTS.forms.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (one, other) in [
            ("refugees", "refugee"),
            ("vaccine", "vaccinated"),
            ("flooding", "floods"),
            ("stopped", "stop"),
            ("cities", "city"),
            ("buses", "bus"),
            ("prices", "price"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn a_phrase_names_an_act() {
        let words = ["the", "probe", "was", "put", "into", "orbit"];
        let names: Vec<&str> = acts(&words).iter().filter_map(|&(_, at)| act(at)).map(|act| act.name).collect();
        assert_eq!(names, ["launch"]);
    }
}
