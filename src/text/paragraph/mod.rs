//! Where the paragraphs of plain text begin and end.
//!
//! Whether a line goes on with the one above is told by the shape of the lines ([`join`]), and only where nothing else
//! says so: blank lines part, marks of lists begin items ([`item`]), and what hangs beneath an item's words is its own.

mod item;
mod join;
mod line;
mod shape;

use std::num::{NonZeroU8, NonZeroU32};

use super::Span;
use item::{Mark, Marks};
use join::Setting;
use line::{End, Gap, Line, Start};
use shape::Shape;

/// A paragraph of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words. Never empty, without white space at its edges.
    pub span: Span,
    /// How deep the item stands, from 1, where it is one of a list.
    pub item: Option<NonZeroU8>,
    /// The page it begins on, where the text has form feeds.
    pub page: Option<NonZeroU32>,
}

/// How many pairs of lines before and after a line say what shape the text has there.
const AROUND: usize = 6;

/// A line of as many characters is no label, and none of verse.
const FULL: usize = 50;

/// A block with fewer pairs of lines says too little about its shape; the whole text's is used for it.
const FEW: usize = 3;

/// The paragraphs of `text`: in order, apart from one another.
pub fn paragraphs(text: &str) -> Vec<Piece> {
    let mut lines = line::lines(text);
    close_double_spacing(&mut lines);
    let marks = Marks::of(&lines);
    let has_pages = lines.last().is_some_and(|line| line.page > 0) || text.contains('\u{c}');
    let pairs =
        || lines.windows(2).filter_map(|pair| if let [above, below] = pair { Some((above, below)) } else { None });
    let whole = Shape::of(pairs().filter(|(_, below)| below.gap == Gap::Close));
    let head = head(&lines);
    let mut writer = Writer { pieces: Vec::new(), items: Vec::new(), hanging: None, last: None, has_pages };
    for (number, block) in lines.chunk_by(|_, below| below.gap == Gap::Close).enumerate() {
        for (at, line) in block.iter().enumerate() {
            if number == 0 && at < head {
                writer.prose(line);
                writer.last = Some(*line);
                continue;
            }
            let joins = || whole.is_some_and(|whole| goes_on(block, at, whole));
            match marks.item(line) {
                Some(mark) => writer.item(line, mark),
                None if at == 0 && !writer.turns_page(line) && !writer.tears(line) => writer.prose(line),
                None if at > 0 && !writer.hangs(line) && (is_quote(line) || marks.is_labelled(line) || !joins()) => {
                    writer.prose(line)
                }
                None => writer.go_on(line),
            }
            writer.last = Some(*line);
        }
    }
    writer.pieces
}

/// The fewest lines of a head that a program wrote.
const FIELDS: usize = 3;

/// How many lines the text's head has, where a program wrote it: a label and a value in each of its lines, each label once,
/// and a blank line beneath ("title: Harbour opens", "date: 2020-05-04").
fn head(lines: &[Line<'_>]) -> usize {
    let block = lines.iter().enumerate().take_while(|(at, line)| *at == 0 || line.gap == Gap::Close);
    let labels: Vec<Option<&str>> = block.map(|(_, line)| item::label(line.words)).collect();
    let apart: std::collections::BTreeSet<&str> = labels.iter().flatten().copied().collect();
    if labels.len() >= FIELDS && apart.len() == labels.len() { labels.len() } else { 0 }
}

/// Whether the line at `at` of a block goes on with the paragraph of the one above it.
fn goes_on(block: &[Line<'_>], at: usize, text: Shape) -> bool {
    let Some(above) = at.checked_sub(1) else { return false };
    let around = block.get(above.saturating_sub(AROUND)..(at + AROUND + 1).min(block.len())).unwrap_or_default();
    let near = if block.len() > FEW { Shape::of(around.iter().zip(around.iter().skip(1))) } else { None };
    let setting = block.get(above).zip(block.get(at)).map(|(above_line, line)| Setting {
        before: block.get(..above).unwrap_or_default(),
        above: above_line,
        line,
        below: block.get(at + 1),
        near: near.unwrap_or(text),
        text,
    });
    setting.is_some_and(|setting| join::goes_on(&setting))
}

/// Whether the line is of a quoted message or of a table drawn with strokes.
fn is_quote(line: &Line<'_>) -> bool {
    line.words.starts_with(['>', '|'])
}

/// Takes the blank lines away that stand after every line of a text set in double spacing: where hardly a line has
/// another one beneath, and many go on across the blank line with a small letter.
fn close_double_spacing(lines: &mut [Line<'_>]) {
    let gaps = lines.len().saturating_sub(1);
    let close = lines.iter().skip(1).filter(|line| line.gap == Gap::Close).count();
    let low = lines.iter().skip(1).filter(|line| line.start == Start::Low).count();
    let is_double = gaps >= 8 && close * 20 <= gaps && low * 10 >= gaps * 3;
    for line in lines.iter_mut().skip(1).filter(|line| is_double && line.gap == Gap::Blank) {
        line.gap = Gap::Close;
    }
}

/// Paragraphs in the making.
struct Writer<'a> {
    pieces: Vec<Piece>,
    /// The items around the place, with the columns they begin in.
    items: Vec<(usize, Mark)>,
    /// The indent of the item that is being read.
    hanging: Option<usize>,
    last: Option<Line<'a>>,
    has_pages: bool,
}

impl<'a> Writer<'a> {
    fn push(&mut self, line: &Line<'a>, item: Option<NonZeroU8>) {
        let page = if self.has_pages { NonZeroU32::new(line.page.saturating_add(1)) } else { None };
        self.pieces.push(Piece { span: line.span, item, page });
    }

    fn prose(&mut self, line: &Line<'a>) {
        if self.items.first().is_none_or(|(indent, _)| line.indent <= *indent) {
            self.items.clear();
        }
        self.hanging = None;
        self.push(line, None);
    }

    fn item(&mut self, line: &Line<'a>, mark: Mark) {
        let place = |(indent, other): &(usize, Mark)| mark.is_like(*other) && indent.abs_diff(line.indent) <= 1;
        match self.items.iter().rposition(place) {
            Some(at) => self.items.truncate(at),
            None => self.items.retain(|(indent, _)| *indent <= line.indent),
        }
        self.items.push((line.indent, mark));
        self.hanging = Some(line.indent);
        self.push(line, u8::try_from(self.items.len()).ok().and_then(NonZeroU8::new));
    }

    fn go_on(&mut self, line: &Line<'a>) {
        match self.pieces.last_mut() {
            Some(piece) => piece.span = piece.span.to(line.span),
            None => self.prose(line),
        }
    }

    /// Whether the line stands beneath the words of the item that is being read.
    fn hangs(&self, line: &Line<'_>) -> bool {
        self.hanging.is_some_and(|indent| line.indent > indent) && line.gap == Gap::Close
    }

    /// Whether the line goes on, in a small letter, with the sentence that a full line above a blank one left open: scans
    /// have blank lines where a page, a picture or a column ended.
    fn tears(&self, line: &Line<'_>) -> bool {
        let is_open =
            |last: &Line<'_>| matches!(last.end, End::Open | End::Comma) && last.width >= FULL && !last.is_title;
        let runs = line.gap == Gap::Blank && line.start == Start::Low && !line.has_columns && !is_quote(line);
        runs && self.hanging.is_none()
            && self.last.is_some_and(|last| is_open(&last) && !last.has_columns && !is_quote(&last))
    }

    /// Whether the line goes on with a sentence of the page before: no word stands between.
    fn turns_page(&self, line: &Line<'_>) -> bool {
        line.gap == Gap::Page
            && line.start == Start::Low
            && self.last.is_some_and(|last| matches!(last.end, End::Open | End::Comma) && last.width >= line.width / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_the_line_ends() {
        assert_eq!(cut("One.\n\nTwo.\n \n\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(cut("One.\r\n\r\nTwo.\r\n"), ["One.", "Two."]);
        assert_eq!(cut("One.\r\rTwo."), ["One.", "Two."]);
        assert_eq!(cut("One.\u{c}Two.\u{2029}Three."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn a_name_on_a_line_of_its_own_belongs_to_the_words_that_lead_to_it() {
        let said = "The harbour was dredged by the men of the";
        for name in ["Northern Dredging Company, which is owned by the town.", "Tern, a ship from Oldtown."] {
            assert_eq!(
                cut(&format!("It was late.\n{said}\n{name}\nNobody was hurt.")).get(1),
                Some(&&*format!("{said}\n{name}"))
            );
        }
        assert_eq!(
            cut("Ministry of Ports and\nWaterways\nHarbour Office\nContact"),
            ["Ministry of Ports and\nWaterways", "Harbour Office", "Contact"]
        );
        // Nothing else that ends without a mark is open.
        assert_eq!(cut("Opening hours\nHarbour Office\nSign in\nThe Tern").len(), 4);
        assert_eq!(cut("Bahamas, Commonwealth of the\nHaiti, Republic of\nJamaica").len(), 3);
        assert_eq!(cut("Ships of the   12\nHarbour   3\nQuay   4").len(), 3);
    }

    #[test]
    fn a_sentence_torn_by_a_blank_line_is_whole() {
        let text = "The committee met on Tuesday to discuss what the city had been

given by the company. So far it was little.

The mayor left.";
        assert_eq!(cut(text).len(), 2);
        // Labels, and what follows a whole sentence or a list, stay apart.
        assert_eq!(
            cut("the harbour

the road

the quays")
            .len(),
            3
        );
        assert_eq!(
            cut("The committee met on Tuesday to discuss the plans of the city.

and so on")
            .len(),
            2
        );
    }

    #[test]
    fn windows_line_ends_do_not_part_wrapped_lines() {
        let text = "The committee met on Tuesday to discuss the plans for the new\r\nharbour, which had been delayed for years by disputes over who\r\nshould pay for the dredging of the inner basin.\r\n\r\nNothing came of it.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn each_long_line_is_a_paragraph() {
        let long = "This sentence is repeated until the line is far wider than any page would be. ".repeat(4);
        let text = format!("{long}\n{long}\nA short heading\n{long}\n");
        assert_eq!(cut(&text).len(), 4);
    }

    #[test]
    fn wrapped_lines_are_joined_and_lists_are_not() {
        let text = "The committee met on Tuesday to discuss the plans for the new\nharbour, which had been delayed for years by disputes over who\nshould pay for the dredging of the inner basin.\n\nMary Miller\n12 High Street\nOldtown\n\n- first\n- second";
        assert_eq!(cut(text).len(), 6);
    }

    #[test]
    fn a_line_beneath_the_words_of_an_item_goes_on_with_it() {
        let text = "- The harbour opens on Tuesday and the road is\n  closed until May.\n- Nobody pays.\n\n1. First,\n   then more\n2. Second\nNo item.";
        assert_eq!(
            cut(text),
            [
                "- The harbour opens on Tuesday and the road is\n  closed until May.",
                "- Nobody pays.",
                "1. First,\n   then more",
                "2. Second",
                "No item."
            ]
        );
    }

    #[test]
    fn an_indented_line_begins_a_paragraph_in_wrapped_text() {
        let text = "   The committee met on Tuesday to discuss the plans for the new\nharbour, which had been delayed for years by disputes over who\nshould pay for the dredging of the inner basin, it was said now.\n   The mayor did not come, as he was ill, and his deputy had sent\nword that she was detained in the capital until the next day.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn a_label_that_recurs_begins_a_paragraph() {
        let text = "ada: the plan for the new harbour was late and nobody had said so far\nbo: that is because it was never asked for by the members of the board\nada: then we ask for it now, and for the price of the dredging as well\nada: and soon\nbo: nobody will read it before the summer is over, as I have said here\nbo: or later";
        assert_eq!(cut(text).len(), 6);
        // A colon inside a wrapped sentence is none.
        let text = "The committee met on Tuesday to discuss two of the plans for the new\nharbour: the dredging of the inner basin and the road to the quays, which\nhad been delayed for years by disputes over who should pay for them all.";
        assert_eq!(cut(text).len(), 1);
    }

    #[test]
    fn the_lines_of_a_head_that_a_program_wrote_stay_apart() {
        for head in [
            "url: https://harbour.example/a\ntitle: Harbour opens in Oldtown\ndate: 2020-05-04",
            "Title: Harbour opens\nAuthor: Mary Miller\nSource: The Courier\nPublished: 4 May 2020",
            "from: mary\nsent: 4 May 2020\nsubject: harbour",
        ] {
            let text = format!("{head}\n\nThe harbour was opened on Tuesday.");
            assert_eq!(cut(&text).len(), head.lines().count() + 1, "{head}");
        }
        for text in [
            "The committee met on Tuesday to discuss two of the plans for the new\nharbour: the dredging of the inner basin and the road to the quays, which\nhad been delayed.",
            "The chair said: nobody knew of it, and nobody had asked for it in all the\nyears that the harbour was closed, and the mayor said the same once again.",
        ] {
            assert_eq!(cut(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_full_line_that_ends_with_a_link_goes_on() {
        for (above, below) in [
            ("He pleaded guilty to murder in exchange for a long sentence and her testimony in", "Lord’s trial."),
            ("The clinic for those who were invited to it will be held on Saturday, September 14,", "2019."),
            ("We wish to thank all those who came to see the harbour and who gave money to", "Oldtown Museum."),
        ] {
            assert_eq!(
                cut(&format!("It was late.\n{above}\n{below}\nNobody was hurt.")).get(1),
                Some(&&*format!("{above}\n{below}"))
            );
        }
        assert_eq!(cut("Sign in\nHarbour Office\nContact\nNews").len(), 4);
        assert_eq!(cut("May 4,\n2019 ships\nHarbour\nNews").len(), 4);
    }

    #[test]
    fn a_full_line_of_running_text_goes_on_with_a_name() {
        let text = |above: &str, below: &str| {
            format!(
                "The council met on Tuesday in the old town hall to speak of what the ferries\nof the northern line cost the town in the year that has just come to its end.\n{above}\n{below}\nso that nobody knew in the end what they were to be told of the cost, or when\nthe ships were to be sold. The mayor did not say a word on it for many weeks."
            )
        };
        for (above, below) in [
            (
                "It had asked for the figures of the last five years, which the Oldtown",
                "Harbour Office had promised to the members of the council in the spring,",
            ),
            (
                "The talks on the price of the ships were led for the owners by Justin",
                "Lord, Glen Moss and Nina Quill, who had come from the capital to do so,",
            ),
            (
                "The list of what was to be mended was sent to the office on Saturday,",
                "September 14, and came back a week after it without a word from anybody,",
            ),
        ] {
            assert_eq!(cut(&text(above, below)).len(), 1, "{above}");
        }
        // Lines that each stand by themselves are as long as they happen to be.
        let list = "Council of Oldtown speaks for hours of what its ferries cost\nMayor says no\nNobody was hurt when two ships of the northern line met in the fog\nHarbour to be dredged in spring after years of delay, says the office\nTwo tugs are sold to a town on the other side of the bay for nothing";
        assert_eq!(cut(list).len(), 5);
    }

    #[test]
    fn a_line_that_begins_in_mid_sentence_goes_on_with_the_link_above() {
        let long = "The council of Oldtown met on Tuesday to speak of its ferries, and of nothing else for five hours.";
        for (above, below) in [
            ("Rosalind Kempe", "said today that the two ferries of the northern line are to be sold in spring."),
            ("Harbour Office", "handled the sale of the ships for the town, as it had done before."),
            (
                "The plans can be found on the pages of the",
                "council and in the old town hall, on each day of the week but Monday.",
            ),
        ] {
            let text = format!("{long}\n{above}\n{below}\n{long}");
            assert_eq!(cut(&text).get(1), Some(&&*format!("{above}\n{below}")));
        }
        for lines in [
            "Sizes of the ships\nsmall\nlarge",
            "Rosalind Kempe\nmayor of Oldtown since 2019",
            "It was late.\nso it was said by all who were asked on that long evening in town.",
        ] {
            assert_eq!(cut(&format!("{long}\n{lines}\n{long}")).len(), 2 + lines.lines().count(), "{lines}");
        }
    }

    #[test]
    fn a_word_that_is_parted_between_lines_is_in_one_paragraph() {
        for (above, below) in [
            ("The council met in Watsi-", "kengo on Monday."),
            ("12 High Street, near the har-", "bour of Oldtown"),
            ("Survey of the Fishing Commu-", "nities of the North"),
        ] {
            assert_eq!(cut(&format!("{above}\n{below}")).len(), 1, "{above}");
        }
        assert_eq!(cut("Sizes -\nsmall\nlarge").len(), 3);
        assert_eq!(cut("Lund-\nKiel\nOslo-\nBergen").len(), 4);
    }

    #[test]
    fn rules_and_invisible_lines_part_but_are_no_paragraphs() {
        assert_eq!(cut("One.\n-----\nTwo.\n\u{200b}\nThree.\n* * *"), ["One.", "Two.", "Three."]);
        assert!(cut("\u{feff}\0\n\n").is_empty());
    }
}
