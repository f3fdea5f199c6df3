//! The note as Markdown: each mark a numbered footnote.

use std::io::{self, Write};

use super::markdown::{escaped, path};
use super::report::{Block, Citing, Quote, Report, Run, Table};

/// Writes `report` as Markdown: the marks are footnotes, and tables are tables of GitHub's dialect.
pub fn write_note_markdown(report: &Report, mut out: impl Write) -> io::Result<()> {
    let out = &mut out;
    handling(out, report)?;
    writeln!(out, "# {}\n", escaped(&report.title))?;
    for field in &report.head {
        writeln!(out, "- {}: {}", field.label, escaped(&field.value))?;
    }
    if !report.head.is_empty() {
        writeln!(out)?;
    }
    for part in &report.parts {
        if !part.title.is_empty() {
            writeln!(out, "## {}\n", escaped(&part.title))?;
        }
        for line in &part.lines {
            let mut label = line.label.as_ref().map(|label| format!("*{}:* ", escaped(label)));
            for block in &line.blocks {
                writeln!(out, "{}\n", block_text(block, &label.take().unwrap_or_default()))?;
            }
        }
        if let Some(table) = &part.table {
            write_table(out, table)?;
        }
        for quote in &part.quotes {
            write_quote(out, quote)?;
        }
        if let Some(remark) = &part.remark {
            writeln!(out, "{}\n", escaped(remark))?;
        }
    }
    writeln!(out, "{}\n", escaped(&report.scale))?;
    handling(out, report)?;
    for quote in report.quotes() {
        writeln!(out, "[^{}]: {}", quote.number, footnote(quote, report.citing))?;
    }
    Ok(())
}

fn handling(out: &mut impl Write, report: &Report) -> io::Result<()> {
    if report.handling.is_empty() { Ok(()) } else { writeln!(out, "**{}**\n", escaped(&report.handling)) }
}

fn block_text(block: &Block, label: &str) -> String {
    let indent = "  ".repeat(block.depth.saturating_sub(1));
    let bullet = match &block.bullet {
        Some(bullet) if bullet == "•" => "- ".to_owned(),
        Some(bullet) => format!("{bullet} "),
        None if block.depth > 0 => "> ".to_owned(),
        None => String::new(),
    };
    format!("{indent}{bullet}{label}{}", runs(&block.runs))
}

fn runs(runs: &[Run]) -> String {
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    if let Some(number) = run.cites {
        return format!("[^{number}]");
    }
    // Emphasis holds only where the words touch its signs.
    let words = run.text.trim();
    if words.is_empty() {
        return " ".repeat(usize::from(!run.text.is_empty()));
    }
    let before = " ".repeat(usize::from(run.text.starts_with(char::is_whitespace)));
    let after = " ".repeat(usize::from(run.text.ends_with(char::is_whitespace)));
    let mut text = if run.code { path(words) } else { escaped(words) };
    if run.emphasis {
        text = format!("*{text}*");
    }
    if run.strong {
        text = format!("**{text}**");
    }
    if let Some(link) = &run.link {
        text = format!("[{text}](<{}>)", link.replace(['<', '>', '\n'], ""));
    }
    format!("{before}{text}{after}")
}

fn write_table(out: &mut impl Write, table: &Table) -> io::Result<()> {
    writeln!(out, "| {} |", table.columns.join(" | "))?;
    writeln!(out, "|{}", "---|".repeat(table.columns.len()))?;
    for row in &table.rows {
        // A bar would end the cell.
        let cells = row.iter().map(|cell| runs(cell).replace('|', "\\|"));
        writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
    }
    writeln!(out)
}

fn write_quote(out: &mut impl Write, quote: &Quote) -> io::Result<()> {
    writeln!(out, "**{}** {}\n", escaped(&quote.mark), escaped(&quote.source()))?;
    let words = format!("{}**{}**{}", escaped(&quote.before), escaped(&quote.words), escaped(&quote.after));
    writeln!(out, "> {words}\n>\n> {}, SHA-256 {}\n", path(&quote.path), quote.sha256)?;
    if quote.warning.is_empty() { Ok(()) } else { writeln!(out, "**{}**\n", quote.warning) }
}

fn footnote(quote: &Quote, citing: Citing) -> String {
    let warning = if quote.warning.is_empty() { String::new() } else { format!(" **{}**", quote.warning) };
    format!("{} {}{warning}", escaped(&quote.mark), escaped(&quote.told(citing)))
}
