//! Which language a document and each of its paragraphs is written in.
//!
//! Names do not vote: only words without a capital letter are looked at, so that a list of French names in an English
//! report is no French. English is told by words of its grammar, every other language by the trigrams and scripts of the
//! crate `whatlang`. A paragraph with too few words is of the language around it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use whatlang::detect;

use crate::briefing::{Document, Language, Paragraph, ParagraphRole};
use crate::text::Gate;

/// How many bytes of a document, and of a paragraph, are looked at: enough to be sure, and soon done.
const SAMPLE: usize = 4_000;
const PARAGRAPH: usize = 600;

/// A paragraph with fewer letters and words than this in small letters is no evidence for another language, where its
/// alphabet has capitals.
const LETTERS: usize = 60;
const WORDS: usize = 12;

/// A paragraph takes the language of others no further away than this.
const CLOSE: usize = 4;

/// The same in letters of an alphabet without capitals.
const UNCASED: usize = 8;

/// Words of grammar that hardly another language has, in order.
const ENGLISH: [&str; 15] = [
    "and", "are", "been", "from", "has", "not", "of", "that", "the", "their", "this", "were", "which", "with", "would",
];

static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::before(ENGLISH));

/// Gives the document its language, and each of its paragraphs in another one its own.
pub fn assign(document: &mut Document) {
    let units = units(document);
    let mut found: Vec<Option<Language>> = units.iter().map(|unit| unit.evidence.language()).collect();
    pool(&units, &mut found);
    document.language = most(&units, &found).or_else(|| language(document));
    surround(&mut found);
    for (unit, found) in units.iter().zip(found) {
        let differs = found.filter(|found| Some(*found) != document.language);
        for paragraph in document.paragraphs.iter_mut().skip(unit.from).take(unit.to - unit.from) {
            if paragraph.role != ParagraphRole::Boilerplate {
                paragraph.language = differs;
            }
        }
    }
}

/// Paragraphs that are of one language: all rows of a table, or one paragraph.
struct Unit {
    from: usize,
    to: usize,
    evidence: Evidence,
}

fn units(document: &Document) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    for run in document.paragraphs.chunk_by(|above, below| above.form.is_row() && below.form.is_row()) {
        let mut evidence = Evidence::default();
        for paragraph in run.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate) {
            evidence.add(paragraph.span.of(&document.text));
        }
        units.push(Unit { from: at, to: at + run.len(), evidence });
        at += run.len();
    }
    units
}

/// Decides runs of units that each say too little by all they say.
fn pool(units: &[Unit], found: &mut [Option<Language>]) {
    let mut start = 0;
    while start < units.len() {
        let run = found.iter().skip(start).take_while(|found| found.is_none()).count();
        if run > 1 {
            let mut all = Evidence::default();
            units.iter().skip(start).take(run).for_each(|unit| all.take(&unit.evidence));
            let language = all.language();
            found.iter_mut().skip(start).take(run).for_each(|found| *found = language);
        }
        start += run.max(1);
    }
}

/// The language of most letters.
fn most(units: &[Unit], found: &[Option<Language>]) -> Option<Language> {
    let mut letters: BTreeMap<Language, usize> = BTreeMap::new();
    for (unit, found) in units.iter().zip(found) {
        if let Some(found) = found {
            *letters.entry(*found).or_default() += unit.evidence.all_letters;
        }
    }
    letters.into_iter().max_by_key(|&(language, letters)| (letters, language == Language::ENGLISH)).map(|most| most.0)
}

/// Gives what is undecided the language close by on both sides of it, where that is the same.
fn surround(found: &mut [Option<Language>]) {
    let nearest = |last: &mut Option<(usize, Language)>, at: usize, found: Option<Language>| {
        *last = found.map(|found| (at, found)).or(*last);
        last.filter(|(place, _)| place.abs_diff(at) <= CLOSE).map(|(_, language)| language)
    };
    let mut last = None;
    let before: Vec<_> = found.iter().enumerate().map(|(at, found)| nearest(&mut last, at, *found)).collect();
    last = None;
    for ((at, found), before) in found.iter_mut().enumerate().zip(before).rev() {
        let after = nearest(&mut last, at, *found);
        *found = found.or(before.filter(|_| before == after));
    }
}

/// Whether the mark stands between words; scripts that set no blanks have marks of their own there.
fn is_between(mark: char) -> bool {
    mark.is_whitespace()
        || matches!(mark, '"' | '(' | ')' | '[' | ']' | '|' | ',' | ';' | ':')
        || !mark.is_ascii() && "“”«»，。、；：？！（）「」『』・".contains(mark)
}

/// What some words say of their language.
#[derive(Clone, Debug, Default)]
struct Evidence {
    /// Words without a capital letter.
    sample: String,
    words: usize,
    letters: usize,
    /// Letters of alphabets without capitals.
    uncased: usize,
    /// All words, and how many of them are of English grammar.
    all: usize,
    all_letters: usize,
    english: usize,
}

impl Evidence {
    fn add(&mut self, text: &str) {
        let text = text.get(..text.floor_char_boundary(PARAGRAPH)).unwrap_or_default();
        for word in text.split(is_between) {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let is_plain = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-'));
            if word.is_empty() || !is_plain {
                continue;
            }
            let letters = word.chars().count();
            self.all += 1;
            self.all_letters += letters;
            self.english += usize::from(is_english(word));
            if word.starts_with(char::is_uppercase) || self.sample.len() > SAMPLE {
                continue;
            }
            let cased = word.chars().filter(|letter| letter.is_lowercase()).count();
            self.words += 1;
            self.letters += cased;
            self.uncased += letters - cased;
            self.sample.push_str(word);
            self.sample.push(' ');
        }
    }

    fn take(&mut self, other: &Self) {
        if self.sample.len() <= SAMPLE {
            self.sample.push_str(&other.sample);
        }
        self.words += other.words;
        self.letters += other.letters;
        self.uncased += other.uncased;
        self.all += other.all;
        self.all_letters += other.all_letters;
        self.english += other.english;
    }

    /// The language, where the words leave no doubt.
    fn language(&self) -> Option<Language> {
        let is_english = self.english > 0 && self.english * 20 >= self.all;
        let is_enough = self.words >= WORDS && self.letters >= LETTERS || self.uncased >= UNCASED;
        // One such word may stand in a name.
        let found = if is_enough && (!is_english || self.english == 1) { detected(&self.sample) } else { None };
        found.or(is_english.then_some(Language::ENGLISH))
    }
}

fn is_english(word: &str) -> bool {
    word.len() <= 5 && GATE.may_have(word) && ENGLISH.binary_search(&word.to_lowercase().as_str()).is_ok()
}

fn detected(sample: &str) -> Option<Language> {
    let found = detect(sample).filter(whatlang::Info::is_reliable)?;
    Language::of_code(found.lang().code())
}

/// The language of a document whose paragraphs all say too little, by all its words; `None` where these are too few.
fn language(document: &Document) -> Option<Language> {
    let mut sample = String::new();
    let mut evidence = Evidence::default();
    let is_text = |paragraph: &&Paragraph| paragraph.role != ParagraphRole::Boilerplate;
    for paragraph in document.paragraphs.iter().filter(is_text) {
        let words = paragraph.span.of(&document.text);
        evidence.add(words);
        let room = words.floor_char_boundary(SAMPLE.saturating_sub(sample.len()));
        sample.push_str(words.get(..room).unwrap_or_default());
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let found = detected(&sample)?;
    let is_english = evidence.english > 0 && evidence.english * 20 >= evidence.all;
    Some(if is_english { Language::ENGLISH } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Draft;

    /// The codes of the document's language and of its paragraphs'.
    fn codes(paragraphs: &[&str]) -> (String, Vec<&'static str>) {
        let document = super::super::document("a.txt", Draft::of_text(paragraphs.join("\n\n")));
        let own = document.paragraphs.iter().map(|paragraph| paragraph.language.map_or("", |own| own.code)).collect();
        (document.language.map_or("", |language| language.code).to_owned(), own)
    }

    const ENGLISH_TEXT: &str = "The harbour board met in Lisbon on Tuesday and asked for a new report on the price of fish, which has been too high for years.";
    const FRENCH: &str = "Le conseil du port s'est réuni mardi pour demander un nouveau rapport sur le prix du poisson, qui est depuis des années beaucoup trop élevé.";
    const GERMAN: &str = "Der Hafenrat trat am Dienstag zusammen und verlangte einen neuen Bericht über den Preis der Fische, den die Mitglieder seit Jahren für viel zu hoch halten.";

    #[test]
    fn each_paragraph_has_its_language() {
        assert_eq!(
            codes(&[ENGLISH_TEXT, FRENCH, ENGLISH_TEXT, ENGLISH_TEXT]),
            ("eng".to_owned(), vec!["", "fra", "", ""])
        );
        assert_eq!(codes(&[FRENCH, FRENCH, ENGLISH_TEXT]), ("fra".to_owned(), vec!["", "", "eng"]));
        assert_eq!(codes(&[ENGLISH_TEXT, ENGLISH_TEXT, GERMAN]), ("eng".to_owned(), vec!["", "", "deu"]));
    }

    #[test]
    fn what_says_too_little_is_of_the_language_around_it() {
        let (_, own) = codes(&[ENGLISH_TEXT, ENGLISH_TEXT, FRENCH, "Bilan", FRENCH, "Annex", ENGLISH_TEXT]);
        assert_eq!(own, ["", "", "fra", "fra", "fra", "", ""]);
    }

    #[test]
    fn names_do_not_vote() {
        for names in [
            "Jean-Claude Dupont, Société Générale des Eaux de Bourgogne, Besançon",
            "María de los Ángeles Núñez, Cajas Rurales Unidas, San Sebastián de los Reyes",
            "Policía Nacional arrested José María García López and María de los Ángeles Núñez in San Sebastián de los Reyes.",
            "Dear François, the transfer to Société Dubois et Fils was made on Monday. Best, Hélène",
        ] {
            assert_eq!(codes(&[ENGLISH_TEXT, names, ENGLISH_TEXT]), ("eng".to_owned(), vec!["", "", ""]), "{names}");
        }
    }

    #[test]
    fn an_english_letter_to_a_frenchman_is_english() {
        for text in [
            "Dear François,\n\nThe transfer of 40,000 euros to Société Dubois et Fils was made on Monday.\n\nBest, Hélène",
            "On 14 June 2021 José Álvarez paid €40,000 to Günther Müller of Société Générale d’Études in Besançon. The clinic won’t close, said Müller.",
            "Herr Schröder of Müller und Söhne wrote that the Bürgermeister has not been in Würzburg.",
        ] {
            let found = codes(&[text]).0;
            assert!(found == "eng" || found.is_empty(), "{text}: {found}");
        }
    }

    #[test]
    fn the_rows_of_a_table_are_of_one_language() {
        let mut draft = Draft::default();
        draft.push(ENGLISH_TEXT, ParagraphRole::Body);
        draft.push(ENGLISH_TEXT, ParagraphRole::Body);
        for cells in [
            ["Nombre de cas confirmés depuis le début", "12"],
            ["Nombre de décès parmi les agents de santé", "3"],
            ["Personnes suivies dans les villages voisins", "240"],
            ["Lits disponibles pour les malades", "17"],
        ] {
            draft.push_row(&cells.map(str::to_owned), None);
        }
        let document = super::super::document("a.txt", draft);
        let own: Vec<&str> = document.paragraphs.iter().map(|p| p.language.map_or("", |own| own.code)).collect();
        assert_eq!(own, ["", "", "fra", "fra", "fra", "fra"]);
    }

    #[test]
    fn words_of_english_grammar_are_in_order() {
        assert!(ENGLISH.is_sorted() && ENGLISH.iter().all(|word| word.len() <= 5));
    }
}
