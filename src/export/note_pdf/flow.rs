//! The note as strips: stretches of the page's width that are never cut, from top to bottom.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::structure::{Kind, Structure};
use super::text::{Glyphs, Ink, Leads, Line, Piece, Setter};
use super::{HEIGHT, WIDTH};
use crate::export::report::{Block, Citing, Part, Quote, Report, Run, SourceNotes, Table};

const BLACK: [u8; 3] = [20, 20, 20];
const GREY: [u8; 3] = [90, 90, 90];
const BLUE: [u8; 3] = [31, 90, 166];

/// Sizes of letters, in points.
const TITLE: f32 = 18.0;
const HEADING: f32 = 12.5;
const TEXT: f32 = 10.0;
const SMALL: f32 = 8.0;

/// The white between the rules of a table and its words.
const PADDING: f32 = 3.5;

/// A line, put at a distance from the left edge and the top of its strip.
pub(super) struct Put {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) line: Line,
    /// The element that it belongs to.
    pub(super) element: usize,
}

/// What is drawn beside words.
pub(super) enum Shape {
    /// A rule from one point to another.
    Rule([f32; 4]),
    /// An empty box with these left and upper edges and this side.
    Tick([f32; 3]),
}

/// A stretch of the page.
#[derive(Default)]
pub(super) struct Strip {
    pub(super) height: f32,
    pub(super) lines: Vec<Put>,
    pub(super) shapes: Vec<Shape>,
    /// What leads here.
    pub(super) anchors: Vec<String>,
    /// The heading of a section: for the reader's table of contents.
    pub(super) heading: Option<String>,
    /// Stands on the same page as the next one, if that can be.
    pub(super) keeps: bool,
    /// White: left out at the top of a page.
    pub(super) is_space: bool,
    /// The notes on the sources that it cites first: they stand at the foot of its page.
    pub(super) foot: Vec<Strip>,
    /// What is repeated above it where it comes first on a page: the head of its table.
    pub(super) head: Option<Rc<Vec<Strip>>>,
}

/// The strips of `report`, and what is in them.
pub(super) fn strips(report: &Report, setter: &mut Setter) -> (Vec<Strip>, Structure) {
    let lists = |part: &Part| part.table.as_ref().is_some_and(|table| table.columns.contains(&"File and SHA-256"));
    let lists_sources = report.parts.iter().any(lists);
    let at_foot = report.source_notes == SourceNotes::Foot;
    let untold = report.quotes().filter(|_| at_foot).map(|quote| (quote.number, quote)).collect();
    let citing = report.citing;
    let mut flow = Flow { setter, lists_sources, untold, citing, strips: Vec::new(), structure: Structure::default() };
    let title = flow.structure.add(Kind::Title(report.title.clone()), None);
    flow.lines(&[bold(&report.title)], TITLE, 0.0, WIDTH, title);
    flow.space(6.0);
    for field in &report.head {
        let label = bold(&format!("{}: ", field.label));
        flow.paragraph(&[label, plain(&field.value)], TEXT, 0.0, WIDTH);
    }
    for part in &report.parts {
        flow.space(14.0);
        if !part.title.is_empty() {
            flow.heading(&part.title);
        }
        for line in &part.lines {
            let mut label = line.label.as_deref();
            for block in &line.blocks {
                flow.block(block, label.take());
            }
        }
        if let Some(table) = &part.table {
            flow.table(table);
        }
        for quote in &part.quotes {
            flow.quote(quote);
        }
        if let Some(remark) = &part.remark {
            flow.space(3.0);
            flow.paragraph(&[grey(remark)], SMALL, 0.0, WIDTH);
        }
    }
    flow.space(14.0);
    flow.paragraph(&[grey(&report.scale)], SMALL, 0.0, WIDTH);
    (flow.strips, flow.structure)
}

struct Flow<'a> {
    setter: &'a mut Setter,
    /// Whether the report has a list of the sources.
    lists_sources: bool,
    /// The sources that have yet to get a footnote; none where there are none.
    untold: BTreeMap<u32, &'a Quote>,
    citing: Citing,
    strips: Vec<Strip>,
    structure: Structure,
}

impl Flow<'_> {
    fn space(&mut self, height: f32) {
        self.strips.push(Strip { height, is_space: true, ..Strip::default() });
    }

    fn paragraph(&mut self, pieces: &[Piece], size: f32, x: f32, width: f32) {
        let element = self.structure.add(Kind::Paragraph, None);
        self.lines(pieces, size, x, width, element);
    }

    /// Lines of `pieces`, the first two and the last two of them together.
    fn lines(&mut self, pieces: &[Piece], size: f32, x: f32, width: f32, element: usize) {
        let lines = self.setter.lines(pieces, size, width);
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            let keeps = at + 1 < count && (at == 0 || at + 2 == count);
            let anchors = anchors(&line);
            let put = Put { x, y: 0.0, line, element };
            self.strips.push(Strip { height: put.line.height, lines: vec![put], keeps, anchors, ..Strip::default() });
        }
    }

    fn heading(&mut self, title: &str) {
        let first = self.strips.len();
        let element = self.structure.add(Kind::Heading(title.to_owned()), None);
        self.lines(&[bold(title)], HEADING, 0.0, WIDTH, element);
        for strip in self.strips.iter_mut().skip(first) {
            strip.keeps = true;
        }
        if let Some(strip) = self.strips.get_mut(first) {
            strip.heading = Some(title.to_owned());
        }
        self.strips.push(Strip { height: 4.0, is_space: true, keeps: true, ..Strip::default() });
    }

    fn block(&mut self, block: &Block, label: Option<&str>) {
        let depth = block.depth.min(8) as f32 * 14.0;
        let mut pieces = Vec::new();
        if let Some(label) = label {
            pieces.push(Piece { italic: true, ..grey(&format!("{label}: ")) });
        }
        pieces.extend(block.runs.iter().map(|run| piece(run, true)));
        let hanging = if block.bullet.is_some() { 16.0 } else { 0.0 };
        let first = self.strips.len();
        let element = self.structure.add(Kind::Paragraph, None);
        self.lines(&pieces, TEXT, depth + hanging, WIDTH - depth - hanging, element);
        self.footnotes(first);
        if let Some(bullet) = &block.bullet
            && let Some(line) = self.setter.lines(&[plain(bullet)], TEXT, 40.0).pop()
            && let Some(strip) = self.strips.get_mut(first)
        {
            // The bullet is read before the words.
            strip.lines.insert(0, Put { x: depth, y: 0.0, line, element });
        }
        self.space(4.0);
    }

    /// Gives the strips from `first` on the notes on the sources that they cite first.
    fn footnotes(&mut self, first: usize) {
        for at in first..self.strips.len() {
            let lines = self.strips.get(at).map(|strip| strip.lines.as_slice()).unwrap_or_default();
            let parts = lines.iter().flat_map(|put| &put.line.parts);
            let numbers: Vec<u32> = parts.filter_map(|part| cited(part.ink.leads.as_ref()?)).collect();
            for quote in numbers.into_iter().filter_map(|number| self.untold.remove(&number)).collect::<Vec<_>>() {
                let foot = self.footnote(quote);
                if let Some(strip) = self.strips.get_mut(at) {
                    strip.foot.extend(foot);
                }
            }
        }
    }

    fn footnote(&mut self, quote: &Quote) -> Vec<Strip> {
        let ink = Ink { colour: BLUE, leads: Some(Leads::To(format!("quote{}", quote.number))), lit: false };
        let mark = Piece { ink, ..plain(&quote.mark.replace(' ', "\u{a0}")) };
        let told = grey(&format!(" {}", quote.told(self.citing)));
        let warning = bold(&if quote.warning.is_empty() { String::new() } else { format!(" {}", quote.warning) });
        let element = self.structure.add(Kind::Footnote, None);
        let lines = self.setter.lines(&[mark, told, warning], SMALL, WIDTH);
        let strip = |line: Line| Strip {
            height: line.height,
            lines: vec![Put { x: 0.0, y: 0.0, line, element }],
            ..Strip::default()
        };
        lines.into_iter().map(strip).collect()
    }

    fn quote(&mut self, quote: &Quote) {
        let number = quote.number;
        let leads = Some(Leads::To(format!("mark{number}")));
        let mark = Piece { bold: true, ink: Ink { colour: BLUE, leads, lit: false }, ..bold(&quote.mark) };
        let first = self.strips.len();
        self.paragraph(&[mark, plain(&format!(" {}", quote.source()))], TEXT, 0.0, WIDTH);
        for strip in self.strips.iter_mut().skip(first) {
            strip.keeps = true;
        }
        if let Some(strip) = self.strips.get_mut(first) {
            strip.anchors.push(format!("quote{number}"));
        }
        let mut words = plain(&quote.words);
        words.ink.lit = true;
        let element = self.structure.add(Kind::Quote, None);
        let pieces = [plain(&quote.before), words, plain(&quote.after)];
        self.lines(&pieces, TEXT - 0.5, 14.0, WIDTH - 14.0, element);
        // Where the sources are listed, the hash stands there.
        let file =
            if self.lists_sources { quote.path.clone() } else { format!("{}, SHA-256 {}", quote.path, quote.sha256) };
        self.paragraph(&[grey(&file)], SMALL, 14.0, WIDTH - 14.0);
        if !quote.warning.is_empty() {
            self.paragraph(&[bold(quote.warning)], SMALL, 14.0, WIDTH - 14.0);
        }
        self.space(8.0);
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<f32> = table.widths.iter().map(|&share| WIDTH * f32::from(share) / 100.0).collect();
        let head: Vec<Vec<Piece>> = table.columns.iter().map(|column| vec![bold(column)]).collect();
        let within = self.structure.add(Kind::Table, None);
        // Drawn once here, and again at the top of each page that the table goes on to.
        let own = self.row(&widths, &head, within, true, None);
        self.strips.extend(own);
        // The repeated ones are no rows of their own.
        let head = Rc::new(self.row_lines(&widths, &head, &[], true, None));
        if let Some(last) = self.strips.last_mut() {
            last.keeps = true;
        }
        for row in &table.rows {
            let cells: Vec<Vec<Piece>> =
                row.iter().map(|cell| cell.iter().map(|run| piece(run, false)).collect()).collect();
            let strips = self.row(&widths, &cells, within, false, Some(&head));
            self.strips.extend(strips);
        }
    }

    /// A row of the table at `within` of the structure.
    fn row(
        &mut self,
        widths: &[f32],
        cells: &[Vec<Piece>],
        within: usize,
        is_head: bool,
        head: Option<&Rc<Vec<Strip>>>,
    ) -> Vec<Strip> {
        let row = self.structure.add(Kind::Row, Some(within));
        let kind = if is_head { Kind::HeadCell } else { Kind::Cell };
        let elements: Vec<usize> = cells.iter().map(|_| self.structure.add(kind.clone(), Some(row))).collect();
        self.row_lines(widths, cells, &elements, is_head, head)
    }

    /// A strip for each line of the highest cell of a row, so that it can go on on the next page.
    fn row_lines(
        &mut self,
        widths: &[f32],
        cells: &[Vec<Piece>],
        elements: &[usize],
        is_head: bool,
        head: Option<&Rc<Vec<Strip>>>,
    ) -> Vec<Strip> {
        let size = SMALL + 0.5;
        let mut strips: Vec<Strip> = Vec::new();
        let mut x = 0.0;
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let element = elements.get(at).copied().unwrap_or_default();
            let is_box = matches!(cell.as_slice(), [Piece { text, .. }] if text == "☐");
            let lines = if is_box { Vec::new() } else { self.setter.lines(cell, size, width - 2.0 * PADDING) };
            for (at, line) in lines.into_iter().enumerate() {
                if strips.len() <= at {
                    strips.push(Strip { height: line.height, head: head.cloned(), ..Strip::default() });
                }
                if let Some(strip) = strips.get_mut(at) {
                    strip.anchors.extend(anchors(&line));
                    // A line of another script may be higher.
                    strip.height = strip.height.max(line.height);
                    strip.lines.push(Put { x: x + PADDING, y: 0.0, line, element });
                }
            }
            if is_box {
                if strips.is_empty() {
                    strips.push(Strip { height: size * 1.35, head: head.cloned(), ..Strip::default() });
                }
                if let Some(strip) = strips.first_mut() {
                    strip.shapes.push(Shape::Tick([x + PADDING, 2.5, size]));
                }
            }
            x += width;
        }
        let count = strips.len();
        // Rows of a few lines are not cut.
        let is_short = strips.iter().map(|strip| strip.height).sum::<f32>() < HEIGHT / 3.0;
        for (at, strip) in strips.iter_mut().enumerate() {
            let (above, below) = (if at == 0 { PADDING } else { 0.0 }, if at + 1 == count { PADDING } else { 0.0 });
            for put in &mut strip.lines {
                put.y += above;
            }
            for shape in &mut strip.shapes {
                if let Shape::Tick([_, y, _]) = shape {
                    *y += above - 1.5;
                }
            }
            strip.height += above + below;
            strip.keeps = at + 1 < count && (is_short || at == 0);
            rules(strip, widths, at == 0 && is_head, at + 1 == count);
        }
        strips
    }
}

/// The rules between the columns of a strip, and those above and below it.
fn rules(strip: &mut Strip, widths: &[f32], above: bool, below: bool) {
    let height = strip.height;
    let mut x = 0.0;
    strip.shapes.push(Shape::Rule([x, 0.0, x, height]));
    for width in widths {
        x += width;
        strip.shapes.push(Shape::Rule([x, 0.0, x, height]));
    }
    if above {
        strip.shapes.push(Shape::Rule([0.0, 0.0, x, 0.0]));
    }
    if below {
        strip.shapes.push(Shape::Rule([0.0, height, x, height]));
    }
}

/// The reference that a mark leads to.
fn cited(leads: &Leads) -> Option<u32> {
    match leads {
        Leads::To(anchor) => anchor.strip_prefix("quote")?.parse().ok(),
        Leads::Out(_) => None,
    }
}

/// What leads to the marks and documents that a line names first.
fn anchors(line: &Line) -> Vec<String> {
    let named = |part: &Glyphs| match &part.ink.leads {
        Some(Leads::To(to)) if to.starts_with("quote") => Some(to.replacen("quote", "mark", 1)),
        Some(Leads::To(to)) => to.strip_prefix("at ").map(str::to_owned),
        _ => None,
    };
    line.parts.iter().filter_map(named).collect()
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), ink: Ink { colour: BLACK, ..Ink::default() }, ..Piece::default() }
}

fn bold(text: &str) -> Piece {
    Piece { bold: true, ..plain(text) }
}

fn grey(text: &str) -> Piece {
    Piece { ink: Ink { colour: GREY, ..Ink::default() }, ..plain(text) }
}

/// A run of the report; `is_line` where it is the analyst's own and marks may be set off.
fn piece(run: &Run, is_line: bool) -> Piece {
    let leads = if let Some(number) = run.cites {
        Some(Leads::To(format!("quote{number}")))
    } else if let Some(source) = run.source {
        // The list of sources gives the number itself.
        Some(Leads::To(if run.text.contains('¶') { format!("source{source}") } else { format!("at source{source}") }))
    } else {
        run.link.clone().map(Leads::Out)
    };
    let is_place = matches!(&leads, Some(Leads::To(to)) if to.starts_with("at "));
    let colour = match &leads {
        Some(_) if !is_place => BLUE,
        _ if run.code && !is_line => GREY,
        _ => BLACK,
    };
    let ink = Ink { colour, leads, lit: false };
    // "[1 ¶4]" and "D2 ¶5" are not parted at the end of a line.
    let text =
        if run.cites.is_some() || run.source.is_some() { run.text.replace(' ', "\u{a0}") } else { run.text.clone() };
    Piece { text, bold: run.strong, italic: run.emphasis, ink }
}
