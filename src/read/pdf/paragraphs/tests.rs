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

/// Lines set one below the other from 100 points on, each with its left edge.
fn set(leading: f64, lines: &[(f64, &str)]) -> Vec<Line> {
    lines.iter().zip(0..).map(|((left, words), at)| line(*left, 100.0 + leading * f64::from(at), words)).collect()
}

#[test]
fn in_a_transcript_each_turn_is_set_in() {
    let page = set(
        24.0,
        &[
            (86.0, "THE CHAIR.  We come to the harbour, and I should like to hear"),
            (50.0, "the engineer on it before the others, if nobody minds that much."),
            (86.0, "MS. MILLER.  Not at all."),
            (86.0, "MR. KORVAT.  I had hoped to speak first, since it is---"),
            (86.0, "THE CHAIR.  Later. It was the engineer who asked, and in"),
            (50.0, "writing, so we shall hear what was found at the quay in June."),
            (86.0, "MS. MILLER.  Little. The piles are sound, and those of the"),
            (50.0, "northern quay are better than we feared when we saw the water."),
        ],
    );
    let found = paragraphs(vec![page]);
    let speakers: Vec<&str> = found.iter().filter_map(|words| words.split(". ").next()).collect();
    assert_eq!(found.len(), 5, "{found:#?}");
    assert_eq!(speakers[0], "THE CHAIR");
    assert!(found[2].ends_with("since it is---"));
}

#[test]
fn a_dash_or_a_number_at_the_front_of_a_line_stands_in_its_sentence() {
    for (before, after) in [
        (
            "The council asked for more time, and the engineers agreed to it",
            "– as they had before – until the end of May.",
        ),
        (
            "What the law of the land has to say of harbours is in subsection",
            "(1) of its third part, which nobody has changed.",
        ),
        (
            "The ship came in one morning of the year before, and left with",
            "12. Another came in June, with as many on board.",
        ),
    ] {
        let page = set(
            12.0,
            &[
                (50.0, "So it was told by those who were there, and by all their papers."),
                (50.0, before),
                (50.0, after),
            ],
        );
        let found = paragraphs(vec![page]);
        assert!(found.iter().any(|words| words.contains(&format!("{before} {after}"))), "{found:#?}");
    }
    // Items that end without a full stop remain items, and so do bullets whatever is before them.
    let page = set(
        12.0,
        &[
            (50.0, "The council decided on these three things in its last meeting:"),
            (50.0, "–  to open the quay"),
            (50.0, "–  to close the old harbour for good, and all of its warehouses"),
            (50.0, "–  to ask the ministry"),
        ],
    );
    assert_eq!(paragraphs(vec![page]).len(), 4);
}

#[test]
fn a_space_that_is_not_broken_makes_a_line_short() {
    let page = set(
        12.0,
        &[
            (50.0, "The price of timber had been falling for a year, and it fell by"),
            (50.0, "another tenth in June. In the months from March to May alone"),
            (50.0, "Korvat Harbour had sold as much of it as in the whole of the year."),
            (50.0, "Nobody expected that to last, and those who had bought it did not."),
        ],
    );
    assert_eq!(paragraphs(vec![page]).len(), 1);
}

#[test]
fn a_sentence_goes_on_in_the_next_column_and_so_does_its_paragraph() {
    let mut page = set(
        12.0,
        &[
            (62.0, "The council met on Monday at the town"),
            (50.0, "hall and heard the engineers, who told it"),
            (50.0, "what they had found at the quay in June"),
            (50.0, "and in May. They were asked by the chair,"),
        ],
    );
    page.extend(set(
        12.0,
        &[
            (300.0, "Mary Miller, for the cost of the piles. It"),
            (300.0, "was not known. The ministry had been told"),
            (300.0, "of it in April."),
            (312.0, "The harbour was then closed for a year."),
        ],
    ));
    let found = paragraphs(vec![page]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains("by the chair, Mary Miller, for the cost"));
}

#[test]
fn the_leading_is_the_gap_over_which_sentences_run_on() {
    // Most lines are those of a list, set closely; the text is set twice as wide.
    let mut page = set(
        12.0,
        &[(50.0, "Mary Miller"), (50.0, "John Korvat"), (50.0, "Ann Lund"), (50.0, "Peter Marsh"), (50.0, "Ida Holm")],
    );
    let text = [
        "The council met on Monday at the town hall of Oldtown, and it heard",
        "the engineers on the quay. They had found that its piles were sound.",
        "Nobody asked them what it had cost, and nobody was told of it later,",
        "as the minutes of the next meeting show.",
    ];
    page.extend(text.iter().zip(0..).map(|(words, at)| line(50.0, 200.0 + 24.0 * f64::from(at), words)));
    let found = paragraphs(vec![page]);
    assert_eq!(found.len(), 6, "{found:#?}");
    assert_eq!(found[5], text.join(" "));
}

#[test]
fn what_stands_left_of_a_paragraph_begins_another() {
    // First lines stand out.
    let page = set(
        12.0,
        &[
            (50.0, "Q.  What did the engineers find at the quay when they came in June"),
            (86.0, "and in May, and whom did they tell of it before the council"),
            (86.0, "met? Was it the ministry, or was it the chair of the works?"),
            (50.0, "Mary Miller:  Nobody asked me that before, and I had no part in it"),
            (86.0, "then, but I have been told that it was the ministry."),
        ],
    );
    assert_eq!(paragraphs(vec![page]).len(), 2);
    // A quotation is set in, and so is a centred heading.
    let page = set(
        12.0,
        &[
            (170.0, "What was found at the quay"),
            (62.0, "The council met on Monday at the town hall, and the chair read"),
            (50.0, "what the engineers had written of the piles in their last report:"),
            (86.0, "They are sound, all of them, and will be for the next years."),
            (86.0, "Those of the northern quay are the best of all we have seen."),
            (50.0, "Nobody asked what it had cost. The council thanked them for it."),
        ],
    );
    let found = paragraphs(vec![page]);
    assert_eq!(found.len(), 4, "{found:#?}");
    assert_eq!(found[0], "What was found at the quay");
}
