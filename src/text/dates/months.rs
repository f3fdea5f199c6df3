//! What the months are called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The number of the month, 1 to 12, that `word` names.
pub(super) fn month(word: &str) -> Option<i8> {
    let (number, needs_capital) = *MONTH_NAMES.get(word.to_lowercase().as_str())?;
    (!needs_capital || word.starts_with(char::is_uppercase)).then_some(number)
}

/// Names of the months, January first; each row a language. Shorter forms are listed where they are not the first
/// three letters. English comes first: its names count only with a capital letter ("may", "march").
const MONTHS: &[[&[&str]; 12]] = &[
    [
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sept", "sep"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ],
    [
        &["janvier", "janv"],
        &["février", "févr"],
        &["mars"],
        &["avril"],
        &["mai"],
        &["juin"],
        &["juillet", "juil"],
        &["août"],
        &["septembre"],
        &["octobre"],
        &["novembre"],
        &["décembre"],
    ],
    [
        &["januar", "jänner"],
        &["februar"],
        &["märz"],
        &["april"],
        &["mai"],
        &["juni"],
        &["juli"],
        &["august"],
        &["september"],
        &["oktober", "okt"],
        &["november"],
        &["dezember", "dez"],
    ],
    [
        &["enero"],
        &["febrero"],
        &["marzo"],
        &["abril"],
        &["mayo"],
        &["junio"],
        &["julio"],
        &["agosto"],
        &["septiembre", "setiembre"],
        &["octubre"],
        &["noviembre"],
        &["diciembre"],
    ],
    [
        &["gennaio"],
        &["febbraio"],
        &["marzo"],
        &["aprile"],
        &["maggio"],
        &["giugno"],
        &["luglio"],
        &["agosto"],
        &["settembre"],
        &["ottobre"],
        &["novembre"],
        &["dicembre"],
    ],
    [
        &["janeiro"],
        &["fevereiro"],
        &["março"],
        &["abril"],
        &["maio"],
        &["junho"],
        &["julho"],
        &["agosto"],
        &["setembro"],
        &["outubro"],
        &["novembro"],
        &["dezembro"],
    ],
];

/// The month of each name, and whether it must have a capital letter: where no other language writes it small.
static MONTH_NAMES: LazyLock<BTreeMap<&str, (i8, bool)>> = LazyLock::new(|| {
    let mut found = BTreeMap::new();
    for (language, months) in MONTHS.iter().enumerate() {
        for (number, names) in (1..).zip(months) {
            for name in *names {
                found.entry(*name).or_insert((number, true)).1 &= language == 0;
            }
        }
    }
    found
});
