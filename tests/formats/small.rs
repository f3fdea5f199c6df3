//! Small files, each of one situation, and what a reader should see in them. How they were made: `small.py`.
//!
//! A line is a paragraph: `#` a heading of the first level, `-` an item of the first, `|` a row, `=` a row of heads, `^` a
//! note, `.` what is set aside, `~` what is hidden, `!` the title.

use std::fs;
use std::path::Path;

use dossier::briefing::{Document, FactKey, Paragraph, ParagraphForm, ParagraphRole};
use dossier::{describe, read};

fn document(name: &str) -> Document {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/small").join(name);
    let draft = read::read_draft(name, &fs::read(file).unwrap()).unwrap();
    describe::documents(name, draft).remove(0)
}

/// What the file shows, a line for each paragraph.
fn shown(name: &str) -> String {
    let document = document(name);
    let mark = |paragraph: &Paragraph| {
        let level = paragraph.level.map_or(1, |level| usize::from(level.get()));
        match (paragraph.role, paragraph.form) {
            _ if paragraph.is_hidden => {
                assert_eq!(paragraph.role, ParagraphRole::Boilerplate, "{name}");
                "~ ".to_owned()
            }
            (ParagraphRole::Title, _) => "!".repeat(level) + " ",
            (ParagraphRole::Heading, _) => "#".repeat(level) + " ",
            (ParagraphRole::Boilerplate, _) => ". ".to_owned(),
            (_, ParagraphForm::Item) => "-".repeat(level) + " ",
            (_, ParagraphForm::Row) => "| ".to_owned(),
            (_, ParagraphForm::Head) => "= ".to_owned(),
            (_, ParagraphForm::Note) => "^ ".to_owned(),
            _ => String::new(),
        }
    };
    let line = |paragraph: &Paragraph| mark(paragraph) + paragraph.span.of(&document.text);
    document.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn assert_shown(name: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(shown(name), expected.join("\n"), "{name}");
}

#[test]
fn letters_painted_twice_are_read_once() {
    for name in ["letters", "lines", "shadow", "shift", "white-first", "stroked", "four-times"] {
        assert_shown(
            &format!("twice-{name}.pdf"),
            "Accounts of the Ferry Company
            The ferry left Saltmarsh at noon on 4 May 2031.
            In all, 1,100,500 euros fell to Helland & Ross.",
        );
    }
}

#[test]
fn what_nobody_sees_on_a_page_is_hidden() {
    assert_shown(
        "unseen.pdf",
        "The bridge cost 90,000 crowns.
        It was built by the town of Corve.
        ~ White on paper: it cost 1 crown.
        ~ Green on green: Ada Quill took 2 crowns.
        ~ Beneath a box: Bo Tern told the police.
        ~ Beneath a bar: Cy Marsh was there.
        ~ Too small: 4 bolts.
        ~ Off the page: 5 bolts.
        ~ Clipped away: 6 bolts.
        ~ Like glass: 7 bolts.
        ~ Without ink: 3 bolts.",
    );
}

#[test]
fn what_is_seen_on_a_coloured_ground_is_not_hidden() {
    assert_shown(
        "seen.pdf",
        "White on a bar of blue is seen.
        What is marked in yellow is seen.
        White on a picture is seen.
        Light grey is seen.
        What stands in a box is seen.",
    );
}

#[test]
fn hyphens_at_the_ends_of_lines_join_words_and_keep_compounds() {
    assert_shown(
        "hyphens.pdf",
        "The court spoke of a flood-control quarter that the Arden-Holm plan of 2029-2031 had named, and of nothing else. \
         The two-year-old wall, said Ida Berg-Lund, held. Its repair cost $6-7 million, and the non-resident owners, with \
         ex-minister Osk Vell, paid for the foundations.",
    );
}

#[test]
fn a_page_scanned_askew_keeps_its_lines_and_says_no_day() {
    assert_shown(
        "askew.pdf",
        "The survey of the southern coast asked a thousand households whether the boats had come in time, and in which of \
         the four harbours. Nearly all of those who answered in May said that no boat was seen before the ninth day.",
    );
    let document = document("askew.pdf");
    assert!(document.metadata.iter().all(|fact| fact.key != FactKey::Created), "{:?}", document.metadata);
    assert_eq!(document.published.date, None);
}

#[test]
fn a_sentence_goes_on_over_the_foot_of_a_page_and_its_notes() {
    assert_shown(
        "pages.pdf",
        "The council met in the spring of the year and spoke of the outer wall, of its cost, and of the company that had \
         built it, which was in the hands of Ida Berg and her brother, as the register shows. Nobody asked for more. The \
         meeting closed at noon.
        ^ 1 Minutes of the council, page 12, where the sum is given in crowns.
        ^ 2 Letter of 4 May.
        . Report of the Harbour Council
        . 1
        . Report of the Harbour Council
        . 2
        It met again in June, and then no more before the wall was mended in the autumn of that year.
        . Report of the Harbour Council
        . 3",
    );
}

#[test]
fn a_word_document_says_what_is_hidden_struck_out_and_deleted() {
    assert_shown(
        "hidden.docx",
        "! The wall of Corve
        The town will pay 95,000 crowns.
        The wall held. Nobody fell.
        ~ It was Bo Tern who said so.
        The budget is 30,000 crowns.
        ~ 70,000
        ~ All of this was taken back.
        This is not struck.
        The masons warned of cracks.
        ~ Secret by its style.
        # What it cost
        ## In stone
        - Granite
        -- From the north
        = Stone | Tonnes
        | Granite | 12
        ~ or 13
        The end.
        ^ See the minutes.",
    );
}

#[test]
fn other_office_files_say_what_is_hidden() {
    assert_shown(
        "hidden.odt",
        "!! In stone
        The town will pay 95,000 crowns.
        The wall held. Nobody fell.
        ~ Bo Tern said so.
        The budget is 30,000 crowns.
        ~ 70,000
        - Granite
        -- From the north
        = Stone | Kind
        | Granite | grey
        ^ See the minutes.",
    );
    assert_shown(
        "hidden.rtf",
        "! What it cost
        The town will pay 95,000 crowns.
        The wall held. Nobody fell.
        ~ Bo Tern said so.
        The budget is 30,000 crowns.
        ~ 70,000
        = Stone | Kind
        | Granite | grey
        The end.
        ^ See the minutes.",
    );
    assert_shown(
        "hidden.pptx",
        "! The wall of Corve
        - It cost 95,000 crowns.
        ~ It cost 90,000.
        -- From the north
        ~ A hidden shape.
        ~ Left out
        ~ Bo Tern said so.",
    );
}

#[test]
fn rows_columns_and_sheets_that_are_hidden_are_marked() {
    assert_shown(
        "hidden.xlsx",
        "# Wages
        = Payee | Crowns | Paid by
        ~ Remark
        | Helland Works | 1200 | Ida Berg
        ~ a gift
        ~ Ross Brothers | 99 | Osk Vell
        ~ row
        | Tern Bank |  | Cy Marsh
        ~ 77 | none
        ~ Old
        ~ Old price | 7
        ~ Older
        ~ Oldest price | 8",
    );
    assert_shown(
        "hidden.ods",
        "# Wages
        = Payee | Crowns |  | Paid by
        ~ Remark
        | Helland Works | 1200 |  | Ida Berg
        ~ a gift
        ~ Ross Brothers | 99 | row | Osk Vell
        ~ Old
        ~ Old price | 7",
    );
}
