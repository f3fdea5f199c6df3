//! The note as one web page that needs no network: from each mark to its quoted paragraph, and back.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::markup::escaped_markup;
use super::report::{Block, Quote, Report, Run, Table};

/// The page's look; also its printed form. No script, no font and no picture from elsewhere.
const STYLE: &str = include_str!("../../assets/templates/note.css");

/// Writes `report` as a page. Each mark links to the quoted paragraph, where the cited words are set off, and each
/// paragraph back to every mark that cites it.
pub fn write_note_html(report: &Report, mut out: impl Write) -> io::Result<()> {
    let page = Page { report, marks: BTreeMap::new(), html: String::new() }.whole();
    out.write_all(page.as_bytes())
}

struct Page<'a> {
    report: &'a Report,
    /// How many marks of each number were written: the way back leads to each.
    marks: BTreeMap<u32, usize>,
    html: String,
}

impl Page<'_> {
    fn whole(mut self) -> String {
        let report = self.report;
        let title = escaped_markup(&report.title);
        self.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        ));
        self.handling("header");
        self.push(&format!("<main>\n<h1>{title}</h1>\n"));
        if !report.head.is_empty() {
            self.push("<dl>\n");
            for field in &report.head {
                self.push(&format!("<dt>{}</dt><dd>{}</dd>\n", field.label, escaped_markup(&field.value)));
            }
            self.push("</dl>\n");
        }
        // What leads back must be known before the quoted paragraphs, wherever these stand.
        let mut parts = Vec::new();
        for part in &report.parts {
            let before = std::mem::take(&mut self.html);
            for line in &part.lines {
                self.line(line.label.as_deref(), &line.blocks);
            }
            if let Some(table) = &part.table {
                self.table(table);
            }
            parts.push(std::mem::replace(&mut self.html, before));
        }
        for (part, content) in report.parts.iter().zip(parts) {
            self.push("<section>\n");
            if !part.title.is_empty() {
                self.push(&format!("<h2>{}</h2>\n", escaped_markup(&part.title)));
            }
            self.push(&content);
            for quote in &part.quotes {
                self.quote(quote);
            }
            if let Some(remark) = &part.remark {
                self.push(&format!("<p class=\"small\">{}</p>\n", escaped_markup(remark)));
            }
            self.push("</section>\n");
        }
        self.push(&format!("<p class=\"small\">{}</p>\n</main>\n", escaped_markup(&report.scale)));
        self.handling("footer");
        self.push("</body>\n</html>\n");
        self.html
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn handling(&mut self, element: &str) {
        if !self.report.handling.is_empty() {
            let handling = escaped_markup(&self.report.handling);
            self.push(&format!("<{element} class=\"handling\">{handling}</{element}>\n"));
        }
    }

    fn line(&mut self, label: Option<&str>, blocks: &[Block]) {
        // Set off without the style sheet, too: pasted, a word processor may not read it.
        let mut label = label.map(|label| format!("<em class=\"kind\">{}:</em> ", escaped_markup(label)));
        self.push("<div class=\"line\">\n");
        for block in blocks {
            let label = label.take().unwrap_or_default();
            let depth = block.depth.min(6);
            let bullet = block.bullet.as_deref().map_or_else(String::new, |bullet| {
                format!("<span class=\"bullet\">{}</span> ", escaped_markup(bullet))
            });
            self.push(&format!("<p class=\"depth{depth}\">{bullet}{label}"));
            self.runs(&block.runs, true);
            self.push("</p>\n");
        }
        self.push("</div>\n");
    }

    /// `is_line` where a quoted paragraph leads back to the marks.
    fn runs(&mut self, runs: &[Run], is_line: bool) {
        for run in runs {
            let html = self.run(run, is_line);
            self.push(&html);
        }
    }

    fn run(&mut self, run: &Run, is_line: bool) -> String {
        let text = escaped_markup(&run.text).replace('\n', "<br>");
        if let Some(number) = run.cites {
            let mut id = String::new();
            if is_line {
                let count = self.marks.entry(number).or_default();
                *count += 1;
                id = format!(" id=\"mark-{number}-{count}\"");
            }
            return format!("<a class=\"mark\"{id} href=\"#quote-{number}\">{text}</a>");
        }
        if let Some(source) = run.source {
            // The list of sources gives the number itself.
            return match text.contains('¶') {
                true => format!("<a href=\"#source-{source}\">{text}</a>"),
                false => format!("<span id=\"source-{source}\">{text}</span>"),
            };
        }
        let mut html = if run.code { format!("<code>{text}</code>") } else { text };
        if run.emphasis {
            html = format!("<em>{html}</em>");
        }
        if run.strong {
            html = format!("<strong>{html}</strong>");
        }
        if let Some(link) = &run.link {
            html = format!("<a rel=\"noreferrer\" href=\"{}\">{html}</a>", escaped_markup(link));
        }
        html
    }

    fn table(&mut self, table: &Table) {
        self.push("<div class=\"wide\"><table border=\"1\">\n<thead><tr>");
        for (column, width) in table.columns.iter().zip(&table.widths) {
            self.push(&format!("<th style=\"width:{width}%\">{column}</th>"));
        }
        self.push("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for cell in row {
                self.push("<td>");
                if let [Run { text, .. }] = cell.as_slice()
                    && text == "☐"
                {
                    self.push("<input type=\"checkbox\" aria-label=\"Checked\">");
                } else {
                    self.runs(cell, false);
                }
                self.push("</td>");
            }
            self.push("</tr>\n");
        }
        self.push("</tbody></table></div>\n");
    }

    fn quote(&mut self, quote: &Quote) {
        let number = quote.number;
        let count = self.marks.get(&number).copied().unwrap_or_default();
        let back: Vec<String> = (1..=count)
            .map(|at| format!("<a href=\"#mark-{number}-{at}\" aria-label=\"Back to mark {at}\">↑{at}</a>"))
            .collect();
        self.push(&format!(
            "<figure id=\"quote-{number}\">\n<figcaption><b>{}</b> {} {}</figcaption>\n\
             <blockquote>{}<mark>{}</mark>{}</blockquote>\n<p class=\"small\">{}, SHA-256 <code>{}</code></p>\n",
            escaped_markup(&quote.mark),
            escaped_markup(&quote.source()),
            back.join(" "),
            escaped_markup(&quote.before),
            escaped_markup(&quote.words),
            escaped_markup(&quote.after),
            escaped_markup(&quote.path),
            escaped_markup(&quote.sha256),
        ));
        if !quote.warning.is_empty() {
            self.push(&format!("<p class=\"warning\">{}</p>\n", quote.warning));
        }
        self.push("</figure>\n");
    }
}
