//! Datelines: "OSLO, May 4 (Agency) –".

use crate::text::dates::Written;

/// Whether the date is part of a dateline: at the front of its paragraph, after at most a place and an agency, before
/// at most an agency and a dash or the line's end. `before` and `after` are the words around it.
pub(in crate::describe) fn is_dateline(before: &str, after: &str, date: &Written) -> bool {
    let place = before.trim();
    let is_open = place.rfind('(') > place.rfind(')');
    if place.chars().count() > 60 || is_open || place.contains(['\n', '"', '“', ':', ';']) {
        return false;
    }
    let end = after.char_indices().find(|(_, mark)| is_dash(*mark) || *mark == '\n');
    let between = end.map_or(after, |(at, _)| after.get(..at).unwrap_or_default());
    let closes = end.is_some() || between.trim().is_empty();
    let dash_before = place.ends_with(is_dash);
    let has_agency = is_agency(between.trim());
    if place.is_empty() {
        // "May 4 –" alone could begin any sentence.
        return end.is_some_and(|(_, mark)| is_dash(mark))
            && (has_agency && !between.trim().is_empty() || date.year.is_some() && between.trim().is_empty());
    }
    let Some(shape) = place_shape(place) else {
        return false;
    };
    match shape {
        // "OSLO (Agency) - May 4, 2020" needs no second dash.
        PlaceShape::Shouted if dash_before => date.year.is_some() || closes && has_agency,
        PlaceShape::Shouted => closes && (has_agency || between.trim_matches([' ', ',', '.']).is_empty()),
        PlaceShape::Plain => has_agency && !between.trim().is_empty() && end.is_some_and(|(_, mark)| is_dash(mark)),
    }
}

pub(in crate::describe) fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '―' | '_')
}

/// Whether the words are nothing or only an agency's name in brackets or strokes: "(Reuters)", "/PRNewswire/".
fn is_agency(words: &str) -> bool {
    let words = words.trim_matches([' ', ',', '.', ':']);
    words.is_empty()
        || words.chars().count() <= 40
            && (words.starts_with('(') && words.ends_with(')') || words.starts_with('/') && words.ends_with('/'))
}

enum PlaceShape {
    /// "OSLO, Norway"
    Shouted,
    /// "Oslo"
    Plain,
}

/// How the place of a dateline is written; `None` where these are no words of a place.
fn place_shape(place: &str) -> Option<PlaceShape> {
    let words: Vec<&str> = place
        .split(|mark: char| mark.is_whitespace() || ",.()/&".contains(mark) || is_dash(mark))
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase) || ["of", "and", "de", "da", "al", "la", "el", "the"].contains(word)
    };
    if words.is_empty() || words.len() > 8 || !words.iter().all(is_name) {
        return None;
    }
    let shouted = words.first().is_some_and(|word| word.chars().count() > 1 && !word.contains(char::is_lowercase));
    Some(if shouted { PlaceShape::Shouted } else { PlaceShape::Plain })
}
