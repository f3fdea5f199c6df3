//! Accents that are painted as signs of their own, over or under a letter, as TeX and old fonts do.

use icu_normalizer::properties::CanonicalCompositionBorrowed;

use super::glyphs::Painted;

/// Signs and the accents they are when they stand with a letter (Unicode, Spacing Modifier Letters and Combining
/// Diacritical Marks).
const ACCENTS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('´', '\u{301}'),
    ('^', '\u{302}'),
    ('ˆ', '\u{302}'),
    ('~', '\u{303}'),
    ('˜', '\u{303}'),
    ('¯', '\u{304}'),
    ('ˉ', '\u{304}'),
    ('˘', '\u{306}'),
    ('˙', '\u{307}'),
    ('¨', '\u{308}'),
    ('˚', '\u{30a}'),
    ('˝', '\u{30b}'),
    ('ˇ', '\u{30c}'),
    ('¸', '\u{327}'),
    ('˛', '\u{328}'),
];

/// Makes one letter of a letter and the accent painted right before or after it, in the place of the letter. `None`
/// where they are not that, or where no letter looks so.
pub fn joined(one: &Painted, next: &Painted) -> Option<Painted> {
    let (accent, letter) = match (accent(one), accent(next)) {
        (Some(accent), None) if stands_with(one, next) => (accent, next),
        (None, Some(accent)) if stands_with(next, one) => (accent, one),
        _ => return None,
    };
    let base = match single(&letter.text)? {
        // They lose their dot beneath an accent.
        'ı' => 'i',
        'ȷ' => 'j',
        base => base,
    };
    let text = CanonicalCompositionBorrowed::new().compose(base, accent)?;
    Some(Painted { text: text.to_string(), ..letter.clone() })
}

/// The accent that the sign is.
fn accent(glyph: &Painted) -> Option<char> {
    let sign = single(&glyph.text)?;
    ACCENTS.iter().find(|(spacing, combining)| [*spacing, *combining].contains(&sign)).map(|(_, combining)| *combining)
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Whether the middle of the sign is over or under the letter. Capitals have theirs higher.
fn stands_with(sign: &Painted, letter: &Painted) -> bool {
    let middle = sign.x + sign.width / 2.0;
    let is_within = middle > letter.x && middle < letter.x + letter.width;
    is_within && sign.turn == letter.turn && (sign.y - letter.y).abs() < letter.size * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(text: &str, x: f64, width: f64) -> Painted {
        Painted { text: text.to_owned(), x, y: 100.0, width, size: 10.0, turn: 0 }
    }

    #[test]
    fn a_letter_and_the_accent_over_it_are_one() {
        for (one, next, whole) in [("¨", "u", "ü"), ("u", "¨", "ü"), ("´", "ı", "í"), ("¸", "c", "ç"), ("ˇ", "S", "Š")]
        {
            let made = joined(&painted(one, 50.3, 5.0), &painted(next, 50.0, 5.6)).map(|made| made.text);
            assert_eq!(made.as_deref(), Some(whole));
        }
    }

    #[test]
    fn a_sign_beside_a_letter_stays_one() {
        assert!(joined(&painted("~", 50.0, 5.0), &painted("u", 55.0, 5.0)).is_none());
        assert!(joined(&painted("u", 50.0, 5.0), &painted("^", 55.0, 5.0)).is_none());
        assert!(joined(&painted("u", 50.0, 5.0), &painted("n", 50.0, 5.0)).is_none());
        assert!(joined(&painted("ˆ", 50.0, 5.0), &painted("=", 50.0, 5.0)).is_none());
    }
}
