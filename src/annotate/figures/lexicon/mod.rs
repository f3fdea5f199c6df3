//! Names and symbols of currencies and units, number words, and words that bound a number.

mod bounds;
mod numbers;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use bounds::{BOUNDS_AFTER, BOUNDS_BEFORE};
pub use numbers::{denominator, is_cardinal, is_number_word, scale, small, suffix, tens, vague, vulgar_fraction};

static CURRENCIES: LazyLock<Names> =
    LazyLock::new(|| Names::read(include_str!("../../../../assets/lexicons/currencies.txt")));

static UNITS: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("../../../../assets/lexicons/units.txt")));

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
        let mut names = Self { exact: BTreeMap::new(), folded: BTreeMap::new() };
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
        let (head, rest) = name.find(" per ").and_then(|at| name.split_at_checked(at)).unwrap_or((name, ""));
        if head.chars().count() > 2 && head.chars().all(|c| c.is_alphabetic() || " -.".contains(c)) {
            let plural = format!("{head}s{rest}");
            self.folded.entry(plural).or_insert(canonical);
        }
        self.folded.entry(name.to_lowercase()).or_insert(canonical);
    }

    fn find(&self, name: &str) -> Option<&'static str> {
        self.exact.get(name).or_else(|| self.folded.get(&name.to_lowercase())).copied()
    }
}
