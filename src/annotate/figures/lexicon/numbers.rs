//! Words, letters and characters that stand for numbers.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The value of a character such as ½.
pub fn vulgar_fraction(character: char) -> Option<f64> {
    const FRACTIONS: &[(char, f64)] = &[
        ('½', 0.5),
        ('⅓', 1.0 / 3.0),
        ('⅔', 2.0 / 3.0),
        ('¼', 0.25),
        ('¾', 0.75),
        ('⅕', 0.2),
        ('⅖', 0.4),
        ('⅗', 0.6),
        ('⅘', 0.8),
        ('⅙', 1.0 / 6.0),
        ('⅐', 1.0 / 7.0),
        ('⅑', 1.0 / 9.0),
        ('⅒', 0.1),
        ('⅛', 0.125),
        ('⅜', 0.375),
        ('⅝', 0.625),
        ('⅞', 0.875),
    ];
    look_up(FRACTIONS, &character)
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[(&str, f64)] = &[
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("crore", 1e7),
    ("crores", 1e7),
];

const VAGUE: &[(&str, f64)] = &[
    ("tens", 10.0),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 1e2),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
];

const DENOMINATORS: &[(&str, f64)] = &[
    ("half", 2.0),
    ("halves", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fourth", 4.0),
    ("fourths", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("sixth", 6.0),
    ("sixths", 6.0),
    ("seventh", 7.0),
    ("sevenths", 7.0),
    ("eighth", 8.0),
    ("eighths", 8.0),
    ("ninth", 9.0),
    ("ninths", 9.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
];

/// Every word that a number may begin with or go on with.
static NUMBER_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let scaled = SCALES.iter().chain(VAGUE).chain(DENOMINATORS).chain(TENS).map(|(word, _)| *word);
    SMALL.iter().copied().chain(scaled).collect()
});

/// Whether a number may begin or go on with the word, in lower case.
pub fn is_number_word(word: &str) -> bool {
    NUMBER_WORDS.contains(word) || word.ends_with("fold")
}

/// Whether the word, in lower case, is a cardinal number or a part of one: "three", "sixty", "million", "dozens"; neither "half"
/// nor "third".
pub fn is_cardinal(word: &str) -> bool {
    small(word).or_else(|| tens(word)).or_else(|| scale(word)).or_else(|| vague(word)).is_some()
}

/// Number words below a hundred that are no tens.
pub fn small(word: &str) -> Option<f64> {
    let at = SMALL.iter().position(|&small| small == word)?;
    u32::try_from(at).ok().map(f64::from)
}

/// "twenty" to "ninety".
pub fn tens(word: &str) -> Option<f64> {
    look_up(TENS, &word)
}

/// Words that multiply the number before them.
pub fn scale(word: &str) -> Option<f64> {
    look_up(SCALES, &word)
}

/// Letters that multiply the number they are glued to.
pub fn suffix(word: &str) -> Option<f64> {
    const SUFFIXES: &[(&str, f64)] = &[
        ("k", 1e3),
        ("K", 1e3),
        ("m", 1e6),
        ("M", 1e6),
        ("mn", 1e6),
        ("mln", 1e6),
        ("mio", 1e6),
        ("MM", 1e6),
        ("b", 1e9),
        ("B", 1e9),
        ("bn", 1e9),
        ("Bn", 1e9),
        ("BN", 1e9),
        ("bln", 1e9),
        ("t", 1e12),
        ("T", 1e12),
        ("tn", 1e12),
        ("trn", 1e12),
    ];
    look_up(SUFFIXES, &word)
}

/// Plurals that stand for an unsaid number of that size.
pub fn vague(word: &str) -> Option<f64> {
    look_up(VAGUE, &word)
}

/// What a fraction is counted in.
pub fn denominator(word: &str) -> Option<f64> {
    look_up(DENOMINATORS, &word)
}

fn look_up<K: PartialEq>(table: &[(K, f64)], key: &K) -> Option<f64> {
    table.iter().find(|(candidate, _)| candidate == key).map(|&(_, value)| value)
}
