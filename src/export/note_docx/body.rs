//! The parts of the document that hold the note's own words.

use std::collections::BTreeMap;

use super::fixed;
use crate::export::markup::escaped_markup;
use crate::export::report::{Block, Citing, Quote, Report, Run, SourceNotes, Table};

/// The width of the text on A4, in twentieths of a point.
const WIDTH: u32 = 9070;

/// How the number of a footnote or endnote looks.
const FOOTNOTE_LOOK: &str = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";

/// What the format calls notes on the sources.
pub(super) fn note_tag(at: SourceNotes) -> &'static str {
    match at {
        SourceNotes::Foot => "footnote",
        SourceNotes::End => "endnote",
    }
}

/// The first two footnotes are the lines that part footnotes from the text.
const FIRST_FOOTNOTE: usize = 2;

/// What is written while going through the note.
pub(super) struct Body<'a> {
    /// What notes on the sources are called: "footnote" or "endnote".
    tag: &'static str,
    citing: Citing,
    quotes: BTreeMap<u32, &'a Quote>,
    xml: String,
    footnotes: Vec<String>,
    /// The references that have a footnote, with its number among the footnotes.
    told: BTreeMap<u32, usize>,
    links: Vec<String>,
}

impl<'a> Body<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut body = Self {
            tag: note_tag(report.source_notes),
            citing: report.citing,
            quotes: report.quotes().map(|quote| (quote.number, quote)).collect(),
            xml: String::new(),
            footnotes: Vec::new(),
            told: BTreeMap::new(),
            links: Vec::new(),
        };
        body.note(report);
        body
    }

    pub(super) fn document(&self) -> String {
        format!("{}<w:body>{}{}</w:body></w:document>", fixed::DOCUMENT, self.xml, fixed::PAGE)
    }

    pub(super) fn footnotes(&self) -> String {
        format!("{}{}</w:{}s>", fixed::source_notes(self.tag), self.footnotes.concat(), self.tag)
    }

    /// What the document refers to: its fixed parts, then the links.
    pub(super) fn relations(&self) -> String {
        let links = self.links.iter().enumerate().map(|(at, link)| {
            format!(
                "<Relationship Id=\"link{at}\" Type=\"{}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
                fixed::RELATION,
                escaped_markup(link)
            )
        });
        format!("{}{}</Relationships>", fixed::document_relations(self.tag), links.collect::<String>())
    }

    fn note(&mut self, report: &Report) {
        self.paragraph("Title", &format!("<w:r>{}</w:r>", text(&report.title)));
        for field in &report.head {
            let label = format!("<w:r><w:rPr><w:b/></w:rPr>{}</w:r>", text(&format!("{}: ", field.label)));
            self.paragraph("Head", &format!("{label}<w:r>{}</w:r>", text(&field.value)));
        }
        for part in &report.parts {
            if !part.title.is_empty() {
                self.paragraph("Heading1", &format!("<w:r>{}</w:r>", text(&part.title)));
            }
            for line in &part.lines {
                let mut label = line.label.as_deref();
                for block in &line.blocks {
                    self.block(block, label.take());
                }
            }
            if let Some(table) = &part.table {
                self.table(table);
            }
            for quote in &part.quotes {
                self.quote(quote);
            }
            if let Some(remark) = &part.remark {
                self.paragraph("Small", &format!("<w:r>{}</w:r>", text(remark)));
            }
        }
        self.paragraph("Small", &format!("<w:r>{}</w:r>", text(&report.scale)));
    }

    fn paragraph(&mut self, style: &str, runs: &str) {
        self.xml.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>"));
    }

    fn block(&mut self, block: &Block, label: Option<&str>) {
        let mut runs = String::new();
        if let Some(bullet) = &block.bullet {
            runs.push_str(&format!("<w:r>{}<w:tab/></w:r>", text(bullet)));
        }
        if let Some(label) = label {
            let label = text(&format!("{label}: "));
            runs.push_str(&format!("<w:r><w:rPr><w:rStyle w:val=\"Kind\"/></w:rPr>{label}</w:r>"));
        }
        runs.push_str(&self.runs(&block.runs, true));
        let hanging = if block.bullet.is_some() { 284 } else { 0 };
        let left = block.depth.min(8) * 284 + hanging;
        let indent =
            if left > 0 { format!("<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>") } else { String::new() };
        self.xml.push_str(&format!("<w:p><w:pPr>{indent}</w:pPr>{runs}</w:p>"));
    }

    /// `is_line` where a mark gets a footnote; elsewhere it leads to the quoted paragraph.
    fn runs(&mut self, runs: &[Run], is_line: bool) -> String {
        let mut xml = String::new();
        for (at, run) in runs.iter().enumerate() {
            let noted = |run: Option<&Run>| is_line && run.is_some_and(|run| self.has_footnote(run));
            let after = noted(runs.get(at + 1));
            let before = at.checked_sub(1).is_some_and(|at| noted(runs.get(at)));
            if after && before && run.text.trim().is_empty() {
                // Two footnotes side by side: "1, 2".
                xml.push_str(&format!("<w:r>{FOOTNOTE_LOOK}{}</w:r>", text(", ")));
            } else if after {
                // The number of a footnote follows the word at once, and stays on its line.
                let run = Run { text: run.text.trim_end().to_owned(), ..run.clone() };
                xml.push_str(&self.run(&run, is_line));
            } else {
                xml.push_str(&self.run(run, is_line));
            }
        }
        xml
    }

    /// Whether `run` is a mark that gets a footnote.
    fn has_footnote(&self, run: &Run) -> bool {
        run.cites.is_some_and(|number| self.quotes.contains_key(&number))
    }

    fn run(&mut self, run: &Run, is_line: bool) -> String {
        if let Some(number) = run.cites {
            return if is_line { self.mark(number, &run.text) } else { leads(&format!("quote{number}"), &run.text) };
        }
        if let Some(source) = run.source {
            return match run.text.contains('¶') {
                true => leads(&format!("source{source}"), &run.text),
                false => {
                    bookmark(&format!("source{source}"), 10_000 + source, &format!("<w:r>{}</w:r>", text(&run.text)))
                }
            };
        }
        let mut look = String::new();
        if run.link.is_some() {
            look.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
        } else if run.code {
            look.push_str("<w:rStyle w:val=\"Code\"/>");
        }
        if run.strong {
            look.push_str("<w:b/>");
        }
        if run.emphasis {
            look.push_str("<w:i/>");
        }
        let xml = format!("<w:r><w:rPr>{look}</w:rPr>{}</w:r>", text(&run.text));
        match &run.link {
            Some(link) => {
                self.links.push(link.clone());
                format!("<w:hyperlink r:id=\"link{}\">{xml}</w:hyperlink>", self.links.len() - 1)
            }
            None => xml,
        }
    }

    /// A footnote where a reference is cited first; later marks of it refer to that footnote.
    ///
    /// The word processor counts the footnotes, so that they stay right while the document is worked on. Each begins
    /// with the note's own mark, which the quoted paragraphs and the sheet bear, too.
    fn mark(&mut self, number: u32, mark: &str) -> String {
        let Some(quote) = self.quotes.get(&number) else {
            return format!("<w:r>{}</w:r>", text(mark));
        };
        if let Some(shown) = self.told.get(&number) {
            return format!(
                "<w:fldSimple w:instr=\" NOTEREF note{number} \\f \\h \"><w:r>{FOOTNOTE_LOOK}{}</w:r></w:fldSimple>",
                text(&shown.to_string())
            );
        }
        let id = FIRST_FOOTNOTE + self.footnotes.len();
        let warning = if quote.warning.is_empty() { "" } else { " " };
        let told = format!(" {}{warning}{}", quote.told(self.citing), quote.warning);
        let tag = self.tag;
        self.footnotes.push(format!(
            "<w:{tag} w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r>{FOOTNOTE_LOOK}<w:{tag}Ref/></w:r><w:r>{}</w:r>{}<w:r>{}</w:r></w:p></w:{tag}>",
            text(" "),
            leads(&format!("quote{number}"), mark),
            text(&told)
        ));
        self.told.insert(number, self.footnotes.len());
        let reference = format!("<w:r>{FOOTNOTE_LOOK}<w:{tag}Reference w:id=\"{id}\"/></w:r>");
        bookmark(&format!("note{number}"), 20_000 + id, &reference)
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<u32> = table.widths.iter().map(|&share| WIDTH * u32::from(share) / 100).collect();
        let mut xml = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
                       <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
            .to_owned();
        for width in &widths {
            xml.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        xml.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let runs = format!("<w:r><w:rPr><w:b/></w:rPr>{}</w:r>", text(column));
            xml.push_str(&cell(*width, &runs));
        }
        xml.push_str("</w:tr>");
        for row in &table.rows {
            xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (content, width) in row.iter().zip(&widths) {
                let runs = self.runs(content, false);
                xml.push_str(&cell(*width, &runs));
            }
            xml.push_str("</w:tr>");
        }
        // A paragraph parts the table from the next one.
        xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
        self.xml.push_str(&xml);
    }

    fn quote(&mut self, quote: &Quote) {
        let number = quote.number as usize;
        let mark = format!("<w:r><w:rPr><w:b/></w:rPr>{}</w:r>", text(&quote.mark));
        let mark = bookmark(&format!("quote{number}"), number, &mark);
        let source = text(&format!(" {}", quote.source()));
        self.paragraph("QuoteHead", &format!("{mark}<w:r>{source}</w:r>"));
        let words = format!(
            "<w:r>{}</w:r><w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>{}</w:r><w:r>{}</w:r>",
            text(&quote.before),
            text(&quote.words),
            text(&quote.after)
        );
        self.paragraph("Quote", &words);
        let path = text(&format!("{}, SHA-256 ", quote.path));
        let hash = format!("<w:r><w:rPr><w:rStyle w:val=\"Code\"/></w:rPr>{}</w:r>", text(&quote.sha256));
        self.paragraph("Small", &format!("<w:r>{path}</w:r>{hash}"));
        if !quote.warning.is_empty() {
            self.paragraph("Small", &format!("<w:r><w:rPr><w:b/></w:rPr>{}</w:r>", text(quote.warning)));
        }
    }
}

fn cell(width: u32, runs: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr>{runs}</w:p></w:tc>"
    )
}

/// The words of a run, with the line breaks that they hold.
fn text(words: &str) -> String {
    let lines = words.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped_markup(line)));
    lines.collect::<Vec<_>>().join("<w:br/>")
}

fn leads(anchor: &str, words: &str) -> String {
    // "[1 ¶4]" and "D2 ¶5" are not parted at the end of a line.
    let words = &words.replace(' ', "\u{a0}");
    let look = "<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>";
    format!("<w:hyperlink w:anchor=\"{anchor}\"><w:r>{look}{}</w:r></w:hyperlink>", text(words))
}

fn bookmark(name: &str, id: usize, runs: &str) -> String {
    format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{runs}<w:bookmarkEnd w:id=\"{id}\"/>")
}
