//! Datelines: where, and when, a text was written, at the head of a paragraph: "OSLO, May 4 (Agency) –".

use crate::briefing::{Draft, ParagraphRole, Turn};
use crate::text::Span;
use crate::text::dates::{self, Written};

/// The longest dateline, in bytes.
const LONGEST: usize = 90;
/// How many paragraphs from the front may begin with a place alone: "OSLO –".
const FRONT: usize = 4;

/// The datelines at the heads of paragraphs of running text, each with its dash, in order. Who speaks in one of the `turns`
/// is no place: "ANNA BERG — It rained."
pub fn find(draft: &Draft, turns: &[Turn]) -> Vec<Span> {
    let body = draft.paragraphs.iter().filter(|paragraph| paragraph.role == ParagraphRole::Body);
    let found = body.enumerate().filter_map(|(at, paragraph)| {
        let start = paragraph.span.start();
        if turns.binary_search_by_key(&start, |turn| turn.label.start()).is_ok() {
            return None;
        }
        let length = length(paragraph.span.of(&draft.text), at < FRONT)?;
        Span::new(&draft.text, start, start + length)
    });
    found.collect()
}

/// `words` without the dateline that they begin with.
pub fn told(words: &str) -> &str {
    length(words, true).and_then(|length| words.get(length..)).map_or(words, str::trim_start)
}

/// The length of the dateline, with its dash, that `words` begin with; `opens` says whether they stand at the front of a text.
fn length(words: &str, opens: bool) -> Option<usize> {
    let near = words.get(..words.floor_char_boundary(LONGEST))?;
    let mut dashes = near.char_indices().filter(|(at, mark)| is_dash(*mark) && is_apart(words, *at));
    let end = |at: usize| {
        let end = at + words.get(at..)?.find(|mark: char| !is_dash(mark))?;
        let next = words.get(end..)?.trim_start().chars().next()?;
        (next.is_uppercase() || next.is_numeric() || "\"“‘'«(".contains(next)).then_some(end)
    };
    let (first, _) = dashes.next()?;
    // "BERGEN (Agency) – May 4, 2020 –" has two dashes.
    let second = dashes.map(|(at, _)| at).find(|at| words.get(first..*at).is_some_and(|between| between.len() > 3));
    let dated = second.filter(|at| words.get(first..*at).is_some_and(|between| !dates::all(between).is_empty()));
    let is_whole = |at: &usize| near.get(..*at).is_some_and(|head| is_whole(head, opens));
    dated.filter(is_whole).and_then(end).or_else(|| Some(first).filter(is_whole).and_then(end))
}

/// Whether the dash at `at` stands between words and not inside one.
fn is_apart(words: &str, at: usize) -> bool {
    let before = words.get(..at).and_then(|before| before.chars().next_back());
    let after = words.get(at..).and_then(|rest| rest.chars().take(LONGEST).find(|mark| !is_dash(*mark)));
    // Two hyphens are the long dash of a typewriter.
    let is_long = words.get(at..).is_some_and(|rest| rest.starts_with(['—', '―']) || rest.starts_with("--"));
    is_long || before.is_some_and(|mark| mark.is_whitespace() || mark == ')') || after.is_some_and(char::is_whitespace)
}

/// Whether the words before a dash are a dateline and nothing else.
fn is_whole(head: &str, opens: bool) -> bool {
    if let Some(date) = dates::all(head).first() {
        let around = head.get(..date.range.start).zip(head.get(date.range.end..));
        return around.is_some_and(|(before, after)| {
            // "Oslo, May 4, 2020 –"
            let is_day = date.date().is_some() && before.trim_end().ends_with(',') && after.trim().is_empty();
            is_day && place_shape(before).is_some() || is_dateline(before, &format!("{after}–"), date)
        });
    }
    let (place, agency) = head.split_at(head.find(['(', '/']).unwrap_or(head.len()));
    let has_agency = !agency.trim().is_empty() && is_agency(agency);
    match place_shape(place) {
        Some(_) if has_agency => true,
        // A state may follow the city.
        Some(PlaceShape::Shouted) => agency.is_empty() && (opens || place.contains(", ")),
        _ => false,
    }
}

/// Whether the date is part of a dateline: at the front of its paragraph, after at most a place and an agency, before
/// at most an agency and a dash or the line's end. `before` and `after` are the words around it.
pub fn is_dateline(before: &str, after: &str, date: &Written) -> bool {
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

pub fn is_dash(mark: char) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_no_part_of_the_sentence() {
        for (words, rest) in [
            ("OSLO, May 4 – The harbour was opened", "The harbour was opened"),
            ("BERGEN (Agency) - May 4, 2020 - Ice closed the port", "Ice closed the port"),
            ("LIMA, 3 June 2019 —Two ministers left", "Two ministers left"),
            ("KORVAT, Lund (Agency) _ \"We swam,\" she said", "\"We swam,\" she said"),
            ("Oslo (Agency) — The council met", "The council met"),
            ("Oslo, May 4, 2020 - The council met", "The council met"),
            ("OSLO (Agency) — The mayor — a sailor once — left", "The mayor — a sailor once — left"),
            ("BAD ISCHL, Austria -- Four hikers came back", "Four hikers came back"),
            ("LIMA--Two ministers left", "Two ministers left"),
        ] {
            assert_eq!(told(words), rest);
        }
    }

    #[test]
    fn other_words_before_a_dash_are_none() {
        for words in [
            "On May 4 – a Monday – it rained",
            "Report of May 4, 2020",
            "The council met - at last - in Oslo.",
            "UN envoys left the city - some by road.",
            "The Mayor of Lima - A former sailor - spoke.",
            "GDP — the sum of what is made — fell.",
            "Stratford-upon-Avon (population 30,000) grew.",
            "Ruvo--the old town--was closed.",
        ] {
            assert_eq!(told(words), words);
        }
        let listed = |words: &str| length(words, false);
        assert_eq!(listed("NATO — An alliance of states."), None);
        assert!(listed("KABUL, Afghanistan — Two envoys left.").is_some());
    }

    #[test]
    fn who_speaks_is_no_place() {
        let told = |text: &str| {
            let document = crate::describe::documents("a.txt", Draft::of_text(text.to_owned())).remove(0);
            (document.turns.len(), document.datelines.len())
        };
        for record in [
            "Call of 3 May 2022\n\nMONA TELLER — The ferry is late.\n\nJONAS REED — We are waiting for a pump.",
            "THE CHAIR – Who owns the quay?\n\nMS. TELLER – The town owns it.\n\nTHE CHAIR – Since when?",
            "ADA QUILL - It rained.\n\nBO STERN - It rained a lot.\n\nADA QUILL - And the roof?\n\nBO STERN - It held.",
        ] {
            let (turns, datelines) = told(record);
            assert!(turns > 1 && datelines == 0, "{record}: {turns} turns, {datelines} datelines");
        }
        for wire in [
            "OLDTOWN, Norway — The ferry sank on Monday.\n\nThe master was ill.",
            "OLDTOWN (Agency) – Nobody owns the quay.\n\nThe court will say who does.",
        ] {
            assert_eq!(told(wire), (0, 1), "{wire}");
        }
    }
}
