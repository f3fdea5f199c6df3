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
    // Nearly all are two letters or a letter and a space.
    let is_plain =
        |glyph: &Painted| glyph.text.starts_with(|first: char| first.is_ascii_alphanumeric() || first == ' ');
    if is_plain(one) && is_plain(next) {
        return None;
    }
    let (accent, letter) = match (sign(one), sign(next), mark(next)) {
        (Some(accent), None, _) if stands_with(one, next) => (accent, next),
        (None, Some(accent), _) if stands_with(next, one) => (accent, one),
        // It comes after its letter: before one, a quotation opens with it.
        (None, _, Some(accent)) if begins_at(next, one) => (accent, one),
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

/// Makes signs of the accents that no letter carries.
pub fn set_apart(glyphs: &mut [Painted]) {
    for at in 0..glyphs.len() {
        let before = at.checked_sub(1).and_then(|before| glyphs.get(before));
        let Some(glyph) = glyphs.get(at) else { return };
        let carries = |letter: &Painted| letter.text.ends_with(char::is_alphabetic) && begins_at(glyph, letter);
        let accent = mark(glyph).filter(|_| !before.is_some_and(carries));
        let sign = accent.and_then(|accent| ACCENTS.iter().find(|(_, combining)| *combining == accent));
        if let (Some((sign, _)), Some(glyph)) = (sign, glyphs.get_mut(at)) {
            glyph.text = sign.to_string();
        }
    }
}

/// The accent that the sign is.
fn sign(glyph: &Painted) -> Option<char> {
    let sign = single(&glyph.text)?;
    ACCENTS.iter().find(|(spacing, _)| *spacing == sign).map(|(_, combining)| *combining)
}

/// The accent that says itself that it is one.
fn mark(glyph: &Painted) -> Option<char> {
    let mark = single(&glyph.text).filter(|mark| ('\u{300}'..'\u{370}').contains(mark));
    mark.filter(|mark| ACCENTS.iter().any(|(_, combining)| combining == mark))
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Whether the middle of the sign is over or under the letter.
fn stands_with(sign: &Painted, letter: &Painted) -> bool {
    let middle = sign.x + sign.width / 2.0;
    middle > letter.x && middle < letter.x + letter.width && is_level(sign, letter)
}

/// Whether the mark begins over or right behind the letter: it has no width, and reaches back.
fn begins_at(mark: &Painted, letter: &Painted) -> bool {
    mark.x > letter.x - 1.0 && mark.x < letter.x + letter.width + 1.0 && is_level(mark, letter)
}

/// Whether both stand on one line. Capitals have their accents higher.
fn is_level(sign: &Painted, letter: &Painted) -> bool {
    sign.turn == letter.turn && (sign.y - letter.y).abs() < letter.size * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(text: &str, x: f64, width: f64) -> Painted {
        Painted { text: text.to_owned(), x, y: 100.0, width, size: 10.0, ..Painted::default() }
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
    fn a_mark_goes_with_the_letter_before_it() {
        let (letter, mark) = (painted("u", 50.0, 5.0), painted("\u{308}", 55.0, 0.0));
        assert_eq!(joined(&letter, &mark).map(|made| made.text).as_deref(), Some("ü"));
        assert!(joined(&painted("\u{300}", 50.0, 3.0), &painted("u", 51.0, 5.0)).is_none());
        let mut opens = [painted("\u{300}", 50.0, 3.0), painted("u", 51.0, 5.0), painted("x", 56.0, 5.0)];
        set_apart(&mut opens);
        assert_eq!(opens[0].text, "`");
        let mut carried = [painted("ẹ", 50.0, 5.0), painted("\u{301}", 55.0, 0.0)];
        set_apart(&mut carried);
        assert_eq!(carried[1].text, "\u{301}");
    }

    #[test]
    fn a_sign_beside_a_letter_stays_one() {
        assert!(joined(&painted("~", 50.0, 5.0), &painted("u", 55.0, 5.0)).is_none());
        assert!(joined(&painted("u", 50.0, 5.0), &painted("^", 55.0, 5.0)).is_none());
        assert!(joined(&painted("u", 50.0, 5.0), &painted("n", 50.0, 5.0)).is_none());
        assert!(joined(&painted("ˆ", 50.0, 5.0), &painted("=", 50.0, 5.0)).is_none());
    }
}
