//! Names and symbols of currencies and units, number words, and words that bound a number.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::briefing::Bound;

static CURRENCIES: LazyLock<Names> =
    LazyLock::new(|| Names::read(include_str!("../../../assets/lexicons/currencies.txt")));
static UNITS: LazyLock<Names> =
    LazyLock::new(|| Names::read(include_str!("../../../assets/lexicons/units.txt")));

/// The ISO 4217 code (or the name of a currency's part) that `name` stands for.
pub fn currency(name: &str) -> Option<&'static str> {
    CURRENCIES.find(name)
}

/// The common name, in the singular, of the unit that `name` stands for.
pub fn unit(name: &str) -> Option<&'static str> {
    UNITS.find(name)
}

/// Whether digits may follow `letters` without a space, as in "EUR50".
pub fn is_currency_prefix(letters: &str) -> bool {
    (2..=3).contains(&letters.len()) && currency(letters).is_some()
}

/// Whether a currency's `name` may stand before the number: a symbol or a code, not a word.
pub fn is_currency_symbol(name: &str) -> bool {
    let code = name.len() <= 3 && name.chars().all(|c| c.is_ascii_alphabetic());
    (code || name.chars().any(|c| !c.is_alphabetic() && c != ' ')) && currency(name).is_some()
}

/// Names with what they stand for: "canonical | name | =name exactly as written".
struct Names {
    exact: BTreeMap<&'static str, &'static str>,
    folded: BTreeMap<String, &'static str>,
}

impl Names {
    fn read(table: &'static str) -> Self {
        let mut names = Self {
            exact: BTreeMap::new(),
            folded: BTreeMap::new(),
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split(" | ").map(str::trim);
            let Some(canonical) = cells.next().filter(|name| !name.is_empty()) else {
                continue;
            };
            let is_code = canonical.chars().all(char::is_uppercase);
            for name in (!is_code).then_some(canonical).into_iter().chain(cells) {
                match name.strip_prefix('=') {
                    Some(exact) => {
                        names.exact.entry(exact).or_insert(canonical);
                    }
                    None => names.add(name, canonical),
                }
            }
        }
        names
    }

    fn add(&mut self, name: &str, canonical: &'static str) {
        // "mile per hour" has its plural inside.
        let (head, rest) = name
            .find(" per ")
            .and_then(|at| name.split_at_checked(at))
            .unwrap_or((name, ""));
        if head.chars().count() > 2 && head.chars().all(|c| c.is_alphabetic() || " -.".contains(c))
        {
            let plural = format!("{head}s{rest}");
            self.folded.entry(plural).or_insert(canonical);
        }
        self.folded.entry(name.to_lowercase()).or_insert(canonical);
    }

    fn find(&self, name: &str) -> Option<&'static str> {
        self.exact
            .get(name)
            .or_else(|| self.folded.get(&name.to_lowercase()))
            .copied()
    }
}

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
        ('⅛', 0.125),
        ('⅜', 0.375),
        ('⅝', 0.625),
        ('⅞', 0.875),
    ];
    look_up(FRACTIONS, &character)
}

/// Number words below a hundred that are no tens.
pub fn small(word: &str) -> Option<f64> {
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
    let at = SMALL.iter().position(|&small| small == word)?;
    u32::try_from(at).ok().map(f64::from)
}

/// "twenty" to "ninety".
pub fn tens(word: &str) -> Option<f64> {
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
    look_up(TENS, &word)
}

/// Words that multiply the number before them.
pub fn scale(word: &str) -> Option<f64> {
    const SCALES: &[(&str, f64)] = &[
        ("dozen", 12.0),
        ("hundred", 1e2),
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
        ("lakh", 1e5),
        ("crore", 1e7),
    ];
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
    look_up(VAGUE, &word)
}

/// What a fraction is counted in.
pub fn denominator(word: &str) -> Option<f64> {
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
    look_up(DENOMINATORS, &word)
}

/// Words before a number that say how it bounds the truth, longest first where one begins another.
pub const BOUNDS_BEFORE: &[(&[&str], Bound)] = &[
    (&["not", "more", "than"], Bound::AtMost),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "fewer", "than"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["nothing", "less", "than"], Bound::AtLeast),
    (&["a", "little", "over"], Bound::Over),
    (&["a", "little", "under"], Bound::Under),
    (&["slightly", "less", "than"], Bound::Under),
    (&["slightly", "more", "than"], Bound::Over),
    (&["more", "or", "less"], Bound::About),
    (&["more", "than"], Bound::Over),
    (&["greater", "than"], Bound::Over),
    (&["higher", "than"], Bound::Over),
    (&["larger", "than"], Bound::Over),
    (&["bigger", "than"], Bound::Over),
    (&["longer", "than"], Bound::Over),
    (&["older", "than"], Bound::Over),
    (&["better", "than"], Bound::Over),
    (&["in", "excess", "of"], Bound::Over),
    (&["upwards", "of"], Bound::Over),
    (&["upward", "of"], Bound::Over),
    (&["north", "of"], Bound::Over),
    (&["less", "than"], Bound::Under),
    (&["fewer", "than"], Bound::Under),
    (&["lower", "than"], Bound::Under),
    (&["smaller", "than"], Bound::Under),
    (&["younger", "than"], Bound::Under),
    (&["shorter", "than"], Bound::Under),
    (&["short", "of"], Bound::Under),
    (&["shy", "of"], Bound::Under),
    (&["south", "of"], Bound::Under),
    (&["at", "least"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["at", "a", "minimum"], Bound::AtLeast),
    (&["minimum", "of"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["at", "the", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["as", "high", "as"], Bound::AtMost),
    (&["as", "long", "as"], Bound::AtMost),
    (&["as", "few", "as"], Bound::AtLeast),
    (&["as", "little", "as"], Bound::AtLeast),
    (&["as", "low", "as"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["maximum", "of"], Bound::AtMost),
    (&["maximum"], Bound::AtMost),
    (&["minimum"], Bound::AtLeast),
    (&["close", "to"], Bound::About),
    (&["something", "like"], Bound::About),
    (&["in", "the", "region", "of"], Bound::About),
    (&["in", "the", "order", "of"], Bound::About),
    (&["on", "the", "order", "of"], Bound::About),
    (&["in", "the", "neighborhood", "of"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["over"], Bound::Over),
    (&["above"], Bound::Over),
    (&["exceeding"], Bound::Over),
    (&["exceeds"], Bound::Over),
    (&["exceed"], Bound::Over),
    (&["exceeded"], Bound::Over),
    (&["surpassing"], Bound::Over),
    (&["surpassed"], Bound::Over),
    (&["surpasses"], Bound::Over),
    (&["topping"], Bound::Over),
    (&["topped"], Bound::Over),
    (&["passed"], Bound::Over),
    (&["passing"], Bound::Over),
    (&[">"], Bound::Over),
    (&["≥"], Bound::AtLeast),
    (&["under"], Bound::Under),
    (&["below"], Bound::Under),
    (&["sub", "-"], Bound::Under),
    (&["<"], Bound::Under),
    (&["≤"], Bound::AtMost),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["approximately"], Bound::About),
    (&["aproximately"], Bound::About),
    (&["approx."], Bound::About),
    (&["approx"], Bound::About),
    (&["roughly"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["some"], Bound::About),
    (&["circa"], Bound::About),
    (&["ca."], Bound::About),
    (&["nearing"], Bound::About),
    (&["approaching"], Bound::About),
    (&["~"], Bound::About),
    (&["≈"], Bound::About),
];

/// Words after a quantity that say how it bounds the truth.
pub const BOUNDS_AFTER: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["or", "above"], Bound::AtLeast),
    (&["or", "over"], Bound::AtLeast),
    (&["or", "older"], Bound::AtLeast),
    (&["or", "higher"], Bound::AtLeast),
    (&["or", "greater"], Bound::AtLeast),
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "under"], Bound::AtMost),
    (&["or", "below"], Bound::AtMost),
    (&["or", "younger"], Bound::AtMost),
    (&["or", "so"], Bound::About),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["and", "more"], Bound::AtLeast),
    (&["and", "over"], Bound::AtLeast),
    (&["and", "above"], Bound::AtLeast),
    (&["-", "plus"], Bound::Over),
    (&["plus"], Bound::Over),
    (&["+"], Bound::Over),
    (&["-", "odd"], Bound::About),
    (&["-", "ish"], Bound::About),
];

/// Nouns that a number after them names rather than counts ("Room 404").
pub const LABELS: &[&str] = &[
    "act",
    "amendment",
    "annex",
    "apartment",
    "appendix",
    "article",
    "bus",
    "category",
    "cell",
    "channel",
    "chapter",
    "class",
    "clause",
    "code",
    "column",
    "day",
    "district",
    "division",
    "episode",
    "exit",
    "figure",
    "flight",
    "floor",
    "formula",
    "game",
    "gate",
    "grade",
    "group",
    "hangar",
    "highway",
    "interstate",
    "item",
    "lane",
    "level",
    "line",
    "lot",
    "no",
    "no.",
    "nos.",
    "note",
    "number",
    "page",
    "para",
    "paragraph",
    "part",
    "phase",
    "platform",
    "point",
    "post",
    "psalm",
    "reactor",
    "resolution",
    "room",
    "round",
    "route",
    "row",
    "rule",
    "scene",
    "season",
    "section",
    "sector",
    "serial",
    "series",
    "stage",
    "station",
    "step",
    "suite",
    "table",
    "task",
    "team",
    "terminal",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "version",
    "vol",
    "vol.",
    "volume",
    "ward",
    "week",
    "zone",
    "pp.",
    "p.",
    "ch.",
    "sec.",
    "art.",
    "fig.",
    "schedule",
    "section.",
    "protocol",
    "chapters",
    "articles",
    "pages",
    "sections",
    "verse",
    "game",
    "block",
    "camp",
    "area",
];

fn look_up<K: PartialEq>(table: &[(K, f64)], key: &K) -> Option<f64> {
    table
        .iter()
        .find(|(candidate, _)| candidate == key)
        .map(|&(_, value)| value)
}
