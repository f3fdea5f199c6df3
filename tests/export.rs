//! A note on the seeds, in every format: the same words, the same numbers, nothing that runs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::Path;

use dossier::briefing::{Briefing, Place};
use dossier::export::{NoteFormat, Report};
use dossier::load::{Cancel, Options, briefing_of};
use dossier::notes::{Annex, Citation, Edit, HeadField, Line, LineKind, Notebook, Section, Template};

fn seeds() -> Briefing {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    briefing_of(&folder, Options::default(), &Cancel::default(), &|_| ()).unwrap()
}

/// Adds a line that cites `places` to the section with this heading.
fn write(briefing: &Briefing, notebook: &mut Notebook, heading: &str, kind: LineKind, text: &str, places: &[Place]) {
    let citations = places.iter().map(|&place| Citation::new(briefing, place).unwrap()).collect();
    let (text, mut edits) = notebook.cite(text, citations);
    let section = notebook.sections().iter().find(|section| section.title == heading).unwrap().id;
    let line = Line { by: None, ..notebook.new_line(kind, text) };
    edits.push(Edit::Insert { section, at: usize::MAX, line });
    notebook.apply(Edit::Several(edits)).unwrap();
}

/// An intelligence note with a few cited lines, and what a hostile source or writer might put in.
fn note(briefing: &Briefing) -> Notebook {
    let mut notebook = Notebook::default();
    notebook.apply(Template::shipped()[0].lay_out(&notebook).unwrap()).unwrap();
    for (field, text) in [
        (HeadField::Subject, "Camp & <script>alert(1)</script>"),
        (HeadField::Originator, "Desk 4"),
        (HeadField::Handling, "TLP:AMBER+STRICT"),
        (HeadField::Written, "221648Z NOV 26"),
    ] {
        notebook.apply(Edit::Head { field, text: text.to_owned() }).unwrap();
    }
    let points: Vec<Place> = briefing.key_points.iter().map(|point| point.place).collect();
    let assessment = LineKind::Assessment;
    write(briefing, &mut notebook, "Bottom line", assessment, "It is **likely** to go on.", &points[..1]);
    for &point in &points {
        let text = dossier::export::escaped(briefing.words(point));
        write(briefing, &mut notebook, "What is reported", LineKind::Reported, &text, &[point]);
    }
    write(briefing, &mut notebook, "Key points", assessment, "- one\n- two\n  1. three & <b>four</b>", &points[..2]);
    let hostile =
        "<img src=x onerror=alert(1)> [x](javascript:alert(2)) ]]> \u{1} `=1+1` | [web](https://example.org/?a=1&b=2)";
    write(briefing, &mut notebook, "Gaps and disagreements", LineKind::Gap, hostile, &[]);
    notebook
}

fn written(format: NoteFormat, report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    format.write(report, &mut bytes).unwrap();
    if let Some(folder) = std::env::var_os("DOSSIER_KEEP") {
        // To be looked at by people.
        std::fs::write(Path::new(&folder).join(format!("note.{}", format.ending())), &bytes).unwrap();
    }
    bytes
}

fn text(format: NoteFormat, report: &Report) -> String {
    String::from_utf8(written(format, report)).unwrap()
}

/// The parts of a Word document, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn a_web_page_leads_from_each_mark_to_its_words_and_back() {
    let briefing = seeds();
    let notebook = note(&briefing);
    let page = text(NoteFormat::Html, &Report::new(&briefing, &notebook));
    let count = notebook.references().len();
    assert!(count >= 2);
    for number in 1..=count {
        assert!(page.contains(&format!("href=\"#quote-{number}\"")), "{number}");
        assert!(page.contains(&format!("id=\"quote-{number}\"")), "{number}");
        assert!(page.contains(&format!("href=\"#mark-{number}-1\"")), "{number}");
        assert!(page.contains(&format!("id=\"mark-{number}-1\"")), "{number}");
    }
    assert_eq!(page.matches(">TLP:AMBER+STRICT<").count(), 2, "at the top and at the foot");
    for document in &briefing.documents {
        assert!(page.contains(&document.sha256));
    }
    // Everything it needs is in it, and nothing in it runs.
    for foreign in ["<script", "<img", "<link", "javascript:alert(2)\"", "src=\"", "@import", "<b>four"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(page.contains("href=\"https://example.org/?a=1&amp;b=2\""));
}

#[test]
fn a_word_document_has_footnotes_tables_and_the_handling_line_and_is_sound_xml() {
    let briefing = seeds();
    let notebook = note(&briefing);
    let report = Report::new(&briefing, &notebook);
    let bytes = written(NoteFormat::Word, &report);
    assert_eq!(bytes, written(NoteFormat::Word, &report), "the same note gives the same bytes");
    let parts = parts(&bytes);
    for (name, xml) in &parts {
        assert_sound(name, xml);
    }
    let part = |name: &str| parts.iter().find(|(known, _)| known == name).unwrap().1.as_str();
    let document = part("word/document.xml");
    let marks: usize = report
        .parts
        .iter()
        .flat_map(|part| &part.lines)
        .flat_map(|line| &line.blocks)
        .map(|block| block.runs.iter().filter(|run| run.cites.is_some()).count())
        .sum();
    let cited = notebook.references().len();
    assert!(cited < marks, "some are cited twice");
    assert_eq!(document.matches("<w:footnoteReference ").count(), cited);
    assert_eq!(document.matches(" NOTEREF ").count(), marks - cited);
    assert_eq!(part("word/footnotes.xml").matches("<w:footnoteRef/>").count(), cited);
    assert_eq!(part("word/footnotes.xml").matches("<w:footnote w:id=").count(), cited);
    assert!(document.contains("<w:pStyle w:val=\"Heading1\"/>") && document.contains("<w:tbl>"));
    for name in ["word/header1.xml", "word/footer1.xml"] {
        assert!(part(name).contains("TLP:AMBER+STRICT"), "{name}");
    }
    for quote in report.quotes() {
        assert!(document.contains(&format!("w:name=\"quote{}\"", quote.number)));
    }
    assert!(part("word/_rels/document.xml.rels").contains("https://example.org/?a=1&amp;b=2"));
}

/// Tags close in the order in which they open, and no character is one that XML forbids.
fn assert_sound(name: &str, xml: &str) {
    assert!(!xml.contains(|c: char| c < ' ' && !"\t\n\r".contains(c)), "{name} holds a control character");
    let mut open = Vec::new();
    for tag in xml.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap();
        assert!(!text.contains(['>', '<']) || text.contains("&gt;"), "{name}: {text}");
        for entity in text.split('&').skip(1) {
            assert!(
                ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|known| entity.starts_with(known)),
                "{name}: {text}"
            );
        }
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{name}");
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(tag.split_whitespace().next().unwrap());
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn a_pdf_has_its_letters_links_and_contents_in_it_and_is_the_same_each_time() {
    let briefing = seeds();
    let mut notebook = note(&briefing);
    // Letters that no face of ours has must not stop it; whether they show depends on the system's fonts.
    write(&briefing, &mut notebook, "Key points", LineKind::Gap, "العربية 中文 fi ffi 🎉", &[]);
    let report = Report::new(&briefing, &notebook);
    let bytes = written(NoteFormat::Pdf, &report);
    assert!(bytes == written(NoteFormat::Pdf, &report), "the same note gives the same bytes");
    assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
    let holds = |words: &str| bytes.windows(words.len()).filter(|part| *part == words.as_bytes()).count();
    assert!(holds("/Inter-Regular") + holds("Inter-Regular") > 0, "the face is in it");
    assert!(holds("/Subtype /Link") + holds("/Subtype/Link") > notebook.references().len());
    assert!(holds("/Outlines") > 0 && holds("https://example.org/?a=1&b=2") > 0);
    assert_eq!(holds("/JavaScript") + holds("javascript:"), 0);
}

#[test]
fn markdown_has_a_footnote_for_each_number_and_no_foreign_markup() {
    let briefing = seeds();
    let notebook = note(&briefing);
    let markdown = text(NoteFormat::Markdown, &Report::new(&briefing, &notebook));
    for (number, citation) in notebook.references() {
        assert!(markdown.contains(&format!("[^{number}]: ")), "{number}");
        assert!(markdown.contains(&citation.sha256));
    }
    assert!(markdown.contains(r"\<img src=x") && !markdown.contains("(javascript:"));
    assert!(markdown.contains("| No. | Sentence | Kind |"));
}

#[test]
fn json_holds_lines_with_their_kinds_and_the_words_they_cite() {
    let briefing = seeds();
    let notebook = note(&briefing);
    let json: serde_json::Value =
        serde_json::from_slice(&written(NoteFormat::Json, &Report::new(&briefing, &notebook))).unwrap();
    assert_eq!(json["handling"], "TLP:AMBER+STRICT");
    assert_eq!(json["parts"][0]["title"], "Bottom line");
    assert_eq!(json["parts"][0]["lines"][0]["kind"], "assessment");
    assert!(json["parts"].as_array().unwrap().iter().any(|part| !part["quotes"].is_null()));
}

#[test]
fn empty_sections_are_left_out_and_what_is_cited_is_always_quoted() {
    let briefing = seeds();
    let mut notebook = Notebook::default();
    for title in ["Empty", "Said"] {
        let id = notebook.fresh_section();
        let section = Section { title: title.to_owned(), ..Section::blank(id) };
        notebook.apply(Edit::InsertSection { at: usize::MAX, section }).unwrap();
    }
    write(&briefing, &mut notebook, "Said", LineKind::Fact, "So it is.", &[briefing.key_points[0].place]);
    let report = Report::new(&briefing, &notebook);
    let titles: Vec<&str> = report.parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(titles, ["Said", Annex::Quotes.title()]);
    assert!(report.title.contains("seeds"));
    assert_eq!(report.quotes().count(), 1);
}
