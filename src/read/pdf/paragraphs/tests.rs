use super::super::lines::Word;
use super::*;

#[test]
fn entries_of_contents_have_several_lines() {
    let line = |cells: &[&str], y: f64| Line {
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        left: 50.0,
        right: 400.0,
        y,
        size: 10.0,
        ..Line::default()
    };
    let lines = vec![
        line(&["The report was asked for in May."], 50.0),
        line(&["1 Background ........ 3"], 80.0),
        line(&["1.1 Why the harbour was opened so late, and what"], 92.0),
        line(&["the council says of it . . 4"], 104.0),
        line(&["2 What comes next", "7"], 116.0),
        line(&["2.1 A market hall ........ 8"], 128.0),
    ];
    let blocks = blocks(&[Page { number: None, height: 800.0, lines }]);
    let words: Vec<&str> = blocks.iter().map(|block| block.words.as_str()).collect();
    let entries = [
        "1 Background … 3",
        "1.1 Why the harbour was opened so late, and what the council says of it … 4",
        "2 What comes next … 7",
        "2.1 A market hall … 8",
    ];
    assert_eq!(words[1..], entries);
    assert!(blocks.iter().skip(1).all(|block| block.role == ParagraphRole::Boilerplate));
    assert_eq!(blocks[0].role, ParagraphRole::Body);
}

/// A line of words from `left`, the first of them apart from the others where it is a mark.
fn line(left: f64, y: f64, words: &str) -> Line {
    let (mark, rest) = words.split_once("  ").unwrap_or(("", words));
    let text = if mark.is_empty() { rest.to_owned() } else { format!("{mark} {rest}") };
    let mut found = Vec::new();
    let mut at = 0;
    for (number, word) in text.split(' ').enumerate() {
        let gap = if number > 0 && !mark.is_empty() { 12.0 } else { 0.0 };
        let from = left + 5.0 * at as f64 + gap;
        found.push(Word { left: from, right: from + 5.0 * word.chars().count() as f64, at });
        at += word.len() + 1;
    }
    let right = found.last().map_or(left, |word| word.right);
    Line { cells: vec![text], words: found, left, right, y, size: 10.0, ..Line::default() }
}

fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<String> {
    let number = |at: usize| u32::try_from(at + 1).ok().and_then(NonZeroU32::new);
    let page = |(at, lines): (usize, Vec<Line>)| Page { number: number(at), height: 800.0, lines };
    let pages: Vec<Page> = pages.into_iter().enumerate().map(page).collect();
    blocks(&pages).into_iter().map(|block| block.words).collect()
}

#[test]
fn hollow_bullets_are_items_and_what_stands_left_of_an_item_is_none_of_it() {
    let page = vec![
        line(40.0, 100.0, "•  The mission met the ministers of all nine"),
        line(57.0, 112.0, "provinces in June and again in October."),
        line(57.0, 124.0, "o  Wells: 12"),
        line(57.0, 136.0, "o  Pumps: 7 of which only two of the oldest run"),
        line(40.0, 148.0, "Roads and bridges of the north"),
    ];
    let found = [
        "• The mission met the ministers of all nine provinces in June and again in October.",
        "◦ Wells: 12",
        "◦ Pumps: 7 of which only two of the oldest run",
        "Roads and bridges of the north",
    ];
    assert_eq!(paragraphs(vec![page]), found);
}

#[test]
fn a_letter_o_that_stands_as_near_as_other_words_is_a_word() {
    let page = vec![line(40.0, 100.0, "O porto foi aberto em abril, e"), line(40.0, 112.0, "o navio chegou.")];
    assert_eq!(paragraphs(vec![page]), ["O porto foi aberto em abril, e o navio chegou."]);
}

#[test]
fn a_full_line_goes_on_over_the_page() {
    let pages = || {
        vec![
            vec![
                line(40.0, 600.0, "The harbour was opened on Wednesday by the"),
                line(40.0, 612.0, "mayor, who came with the whole council of"),
            ],
            vec![line(40.0, 60.0, "Oldtown and with about a hundred guests."), line(40.0, 90.0, "Nobody sang.")],
        ]
    };
    let whole = "The harbour was opened on Wednesday by the mayor, who came with the whole council of Oldtown and \
                 with about a hundred guests.";
    assert_eq!(paragraphs(pages()), [whole, "Nobody sang."]);
    let mut ended = pages();
    ended[0][1] = line(40.0, 612.0, "mayor, who came with the whole council.");
    assert_eq!(paragraphs(ended).len(), 3);
    let mut short = pages();
    short[0][1] = line(40.0, 612.0, "mayor of the town");
    assert_eq!(paragraphs(short).len(), 3);
}

#[test]
fn hyphens_before_capitals_and_digits_end_no_paragraph() {
    let page = vec![
        line(40.0, 100.0, "The factors that the Korvat-"),
        line(40.0, 112.0, "Lund treaty lists were set in 2021-"),
        line(40.0, 124.0, "2022."),
    ];
    assert_eq!(paragraphs(vec![page]), ["The factors that the Korvat-Lund treaty lists were set in 2021-2022."]);
}
