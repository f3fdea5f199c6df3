//! Base forms of words, by their tags: a lexicon of irregular forms, and the spelling rules of English for the rest.

use std::collections::{HashMap, HashSet};

use super::Tag;

/// Irregular forms and the words that the spelling rules do not fit.
#[derive(Debug, Default)]
pub struct Lemmas {
    verbs: HashMap<&'static str, &'static str>,
    nouns: HashMap<&'static str, &'static str>,
    others: HashMap<&'static str, &'static str>,
    /// Stems that lost an "e", with it.
    restored: HashMap<&'static str, &'static str>,
    /// Nouns that look like a plural.
    singulars: HashSet<&'static str>,
    /// Stems that look as if they had lost an "e".
    whole: HashSet<&'static str>,
    /// Stems whose last "l" is doubled before an ending.
    undoubled: HashSet<&'static str>,
    endings: Vec<&'static str>,
}

impl Lemmas {
    /// Reads the lexicon: sections named in brackets, rows of "base: forms" or plain words.
    pub fn read(lexicon: &'static str) -> Self {
        let mut lemmas = Self::default();
        let mut section = "";
        for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
            } else if let Some((base, forms)) = line.split_once(": ") {
                let table = match section {
                    "verbs" => &mut lemmas.verbs,
                    "nouns" => &mut lemmas.nouns,
                    "others" => &mut lemmas.others,
                    _ => &mut lemmas.restored,
                };
                table.extend(forms.split(' ').map(|form| (form, base)));
            } else {
                let words = line.split_whitespace();
                match section {
                    "nouns in the singular" => lemmas.singulars.extend(words),
                    "stems that lost nothing" => lemmas.whole.extend(words),
                    "stems whose l was doubled" => lemmas.undoubled.extend(words),
                    _ => lemmas.endings.extend(words),
                }
            }
        }
        lemmas
    }

    /// The base form of `word` (in lower case, with straight apostrophes) as `tag`; `None` where it is the word itself.
    ///
    /// The ending of a plural goes from proper nouns too ("Democrats").
    pub fn lemma(&self, word: &str, tag: Tag) -> Option<Box<str>> {
        let known = |table: &HashMap<&str, &'static str>| table.get(word).map(|base| (*base).to_owned());
        let found = match tag {
            Tag::NNS | Tag::NNPS => known(&self.nouns).unwrap_or_else(|| self.singular(word)),
            Tag::VBP | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG | Tag::MD => {
                known(&self.verbs).unwrap_or_else(|| self.base(word, tag))
            }
            Tag::JJR | Tag::RBR => known(&self.others).unwrap_or_else(|| self.compared(word, "er")),
            Tag::JJS | Tag::RBS => known(&self.others).unwrap_or_else(|| self.compared(word, "est")),
            Tag::NNP | Tag::POS | Tag::VB => return None,
            _ => known(&self.others)?,
        };
        (*found != *word).then(|| found.into())
    }

    fn base(&self, word: &str, tag: Tag) -> String {
        match tag {
            Tag::VBZ => self.singular(word),
            Tag::VBG => match word.strip_suffix("ing") {
                Some(stem) if has_vowel(stem) => self.restored(stem),
                _ => word.into(),
            },
            Tag::VBD | Tag::VBN => self.past(word),
            _ => word.into(),
        }
    }

    fn past(&self, word: &str) -> String {
        if let Some(stem) = word.strip_suffix("ied")
            && stem.len() > 1
        {
            return stem.to_owned() + "y";
        }
        if let Some(stem) = word.strip_suffix("eed") {
            return stem.to_owned() + "ee";
        }
        match word.strip_suffix("ed") {
            Some(stem) if has_vowel(stem) => self.restored(stem),
            _ => word.into(),
        }
    }

    fn compared(&self, word: &str, ending: &str) -> String {
        match word.strip_suffix(ending) {
            Some(stem) if stem.ends_with('i') => stem.trim_end_matches('i').to_owned() + "y",
            Some(stem) if has_vowel(stem) && stem.len() > 2 => self.restored(stem),
            _ => word.into(),
        }
    }

    /// Without the ending of a plural or of the third person.
    fn singular(&self, word: &str) -> String {
        if word.len() < 3 || self.singulars.contains(word) {
            return word.into();
        }
        if let Some(stem) = word.strip_suffix("ies")
            && stem.len() > 1
        {
            return stem.to_owned() + "y";
        }
        for ending in ["sses", "shes", "ches", "xes", "zzes", "oes"] {
            if word.ends_with(ending) && !word.ends_with("toes") | word.ends_with("vetoes") {
                return word.strip_suffix("es").unwrap_or(word).into();
            }
        }
        match word.strip_suffix('s') {
            Some(stem) if !stem.ends_with(['s', 'u']) && !word.ends_with("is") => stem.trim_end_matches('\'').into(),
            _ => word.into(),
        }
    }

    /// The word whose stem before "-ed" or "-ing" is `stem`: with the "e" that was dropped, without the letter doubled.
    fn restored(&self, stem: &str) -> String {
        // Only the last piece of a compound is inflected ("co-operated").
        let bare = stem.rsplit('-').next().unwrap_or(stem);
        if let Some(whole) = self.restored.get(bare) {
            return stem.strip_suffix(bare).unwrap_or_default().to_owned() + whole;
        }
        if self.whole.contains(bare) {
            return stem.into();
        }
        let letters = bare.as_bytes();
        if let [.., before, last] = letters
            && before == last
            && !is_vowel(*last)
        {
            let single = bare.get(..bare.len() - 1).unwrap_or_default();
            let keeps = match last {
                b'l' => !self.undoubled.contains(single),
                b's' | b'z' | b'f' => single.len() > 3 || *last != b's',
                _ => letters.len() == 3,
            };
            return if keeps { stem.into() } else { stem.get(..stem.len() - 1).unwrap_or(stem).into() };
        }
        if self.drops_e(bare) { stem.to_owned() + "e" } else { stem.into() }
    }

    /// Whether the spelling of `stem` shows that it lost an "e".
    fn drops_e(&self, stem: &str) -> bool {
        match stem.as_bytes() {
            [.., b'c' | b'v' | b'z'] => true,
            [.., b'e' | b'o', b'u'] => false,
            [.., b'u'] => true,
            [.., b's'] => true,
            [.., b'd' | b'r' | b'l', b'g'] => true,
            [.., b'o', b'n', b'g'] => false,
            [.., b'n', b'g'] => stem.len() > 4,
            [.., b'g'] => true,
            [.., b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b't' | b'z', b'l'] => true,
            [.., b'b' | b'c' | b't' | b'g', b'r'] => true,
            [.., before, vowel, last]
                if is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y') =>
            {
                let qu = *before == b'u' && stem.ends_with(&format!("qu{}{}", *vowel as char, *last as char));
                if is_vowel(*before) && !qu {
                    return self.endings.iter().any(|ending| ending.len() > 2 && stem.ends_with(ending));
                }
                syllable_count(stem) == 1 || self.endings.iter().any(|ending| stem.ends_with(ending))
            }
            [before, b'y', last] if !is_vowel(*before) && !is_vowel(*last) => true,
            [vowel, last] => is_vowel(*vowel) && !matches!(last, b'd' | b'w' | b'x' | b'y' | b'm'),
            _ => false,
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|letter| is_vowel(letter) || letter == b'y')
}

/// The number of groups of vowels.
fn syllable_count(stem: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for (at, letter) in stem.bytes().enumerate() {
        let vowel = is_vowel(letter) || (letter == b'y' && at > 0);
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_lose_their_endings() {
        let lemmas = Lemmas::read(include_str!("../../assets/lexicons/lemmas.txt"));
        for (form, tag, expected) in [
            ("announced", Tag::VBD, "announce"),
            ("stopped", Tag::VBD, "stop"),
            ("killed", Tag::VBN, "kill"),
            ("expelled", Tag::VBN, "expel"),
            ("visited", Tag::VBD, "visit"),
            ("created", Tag::VBN, "create"),
            ("treated", Tag::VBN, "treat"),
            ("agreed", Tag::VBD, "agree"),
            ("said", Tag::VBD, "say"),
            ("making", Tag::VBG, "make"),
            ("being", Tag::VBG, "be"),
            ("denies", Tag::VBZ, "deny"),
            ("belonging", Tag::VBG, "belong"),
            ("changing", Tag::VBG, "change"),
            ("questioned", Tag::VBD, "question"),
            ("required", Tag::VBN, "require"),
            ("women", Tag::NNS, "woman"),
            ("attacks", Tag::NNS, "attack"),
            ("crises", Tag::NNS, "crisis"),
            ("larger", Tag::JJR, "large"),
        ] {
            let found = lemmas.lemma(form, tag);
            assert_eq!(found.as_deref().unwrap_or(form), expected);
        }
    }
}
