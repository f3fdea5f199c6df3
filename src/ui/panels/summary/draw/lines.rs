//! The tab of the statements: by speaker, in groups that fold, or as they stand in the documents.

use std::collections::BTreeSet;

use eframe::egui::{Id, Rect, Ui, pos2};

use super::list::{Ends, List, RowWords, Wish};
use super::paint::{self, Look, line_of};
use super::row::NOTE_ROOM;
use super::tables::row_height;
use super::toolbar::{choice_ui, count_line, filter_row_ui, nothing_ui};
use crate::briefing::Act;
use crate::export::Table;
use crate::text::{balanced, capitalized, quoted};
use crate::ui::correcting::menu_ui::wanted;
use crate::ui::panels::summary::InView;
use crate::ui::panels::summary::rows::listing::{Arrangement, Listing, Row as _};
use crate::ui::panels::summary::rows::statements::{
    Line, Speaker, SpeakerKey, StatementColumn, StatementFacet, StatementRow, acts, by_speaker, cues, lines,
};
use crate::ui::panels::summary::rows::words::{grouped, joined, mentions_in_documents};
use crate::ui::theme::{Kind, muted, palette, sizes};
use crate::ui::{Command, Item};

/// The lines of a statement's content.
const CONTENT_LINES: usize = 3;

/// The list as it is laid out: made anew only when the statements, their order or the folds change.
#[derive(Debug, Default)]
pub struct StatementLines {
    /// The folded groups.
    pub folded: BTreeSet<SpeakerKey>,
    speakers: Vec<Speaker>,
    lines: Vec<Line>,
    ends: Vec<f32>,
    laid_for: (f32, f32),
    stale: bool,
    facets: Option<Vec<(Option<StatementFacet>, String)>>,
}

/// How many cues the menu lists; the filter finds the others.
const CUES_LISTED: usize = 40;

impl StatementLines {
    fn lay_out(&mut self, ui: &Ui, listing: &Listing<StatementRow>, by: StatementColumn) {
        let head = (Look::Strong.height(ui) + 10.0).round();
        let width = ui.available_width();
        // A new zoom or face shows in the height of a line.
        let laid_for = (head, width);
        if !self.stale && self.laid_for == laid_for && !self.lines.is_empty() {
            return;
        }
        let shown = (0..listing.shown_count()).filter_map(|at| listing.shown(at));
        (self.speakers, self.lines) = match by {
            StatementColumn::Speaker => {
                let speakers = by_speaker(shown);
                let lines = lines(&speakers, &self.folded);
                (speakers, lines)
            }
            StatementColumn::Place => {
                let lines = (0..listing.shown_count()).map(Line::Statement).collect();
                (Vec::new(), lines)
            }
        };
        let heights: Vec<f32> = (1..=CONTENT_LINES).map(|lines| row_height(ui, lines)).collect();
        let mut end = 0.0;
        let ends = self.lines.iter().map(|line| {
            end += match line {
                Line::Head(_) => head,
                Line::Statement(position) => {
                    let length = listing.shown(*position).map_or(0, |row| row.length);
                    let lines = content_lines(length, width);
                    heights.get(lines - 1).copied().unwrap_or(head)
                }
            };
            end
        });
        self.ends = ends.collect();
        self.laid_for = laid_for;
        self.stale = false;
    }

    /// What the statements can be narrowed down to: all, how they are put, and each cue.
    fn facets(&mut self, listing: &Listing<StatementRow>) -> &[(Option<StatementFacet>, String)] {
        self.facets.get_or_insert_with(|| {
            let mut facets = vec![
                (None, "All statements".to_owned()),
                (Some(StatementFacet::Direct(true)), "Direct speech".to_owned()),
                (Some(StatementFacet::Direct(false)), "Indirect speech".to_owned()),
            ];
            let acts = acts(listing.rows()).into_iter();
            facets.extend(acts.map(|(act, count)| {
                (Some(StatementFacet::Act(act)), format!("{} ({})", many_of(act), grouped(&count.to_string())))
            }));
            let cues = cues(listing.rows()).into_iter().take(CUES_LISTED).enumerate();
            facets.extend(cues.map(|(at, (cue, count))| {
                (Some(StatementFacet::Cue(at)), format!("“{cue}” ({})", grouped(&count.to_string())))
            }));
            facets
        })
    }

    fn fold(&mut self, position: usize) {
        let Some(speaker) = self.speakers.get(position) else {
            return;
        };
        if !self.folded.remove(&speaker.key) {
            self.folded.insert(speaker.key.clone());
        }
        self.stale = true;
    }
}

/// The widget that takes the list's keys.
pub fn list_id() -> Id {
    Id::unique("summary statements")
}

/// The statements. Returns the wish of the person and the item it is about.
pub fn statements_ui(
    ui: &mut Ui,
    listing: &mut Listing<StatementRow>,
    arrangement: &mut Arrangement<StatementColumn, StatementFacet>,
    laid: &mut StatementLines,
    shown: InView<'_>,
    commands: &mut Vec<Command>,
) -> Option<(Wish, Item)> {
    let id = list_id();
    if listing.count() == 0 {
        nothing_ui(ui, "No statements were found in these documents.", false);
        return None;
    }
    filter_row_ui(ui, &mut arrangement.filter, "Filter statements", id, Table::Statements, commands);
    ui.horizontal_wrapped(|ui| {
        choice_ui(ui, "Speech", &mut arrangement.facet, laid.facets(listing));
        let orders =
            [(StatementColumn::Speaker, "By speaker".to_owned()), (StatementColumn::Place, "By document".to_owned())];
        choice_ui(ui, "Sorted", &mut arrangement.column, &orders);
        laid.stale |= listing.arrange(arrangement);
        let count = count_line(listing.shown_count(), listing.count(), "statement");
        ui.label(muted(ui, count).size(sizes::SMALL));
    });
    if listing.shown_count() == 0 {
        if nothing_ui(ui, "No statement matches.", arrangement.narrows()) {
            arrangement.filter.clear();
            arrangement.facet = None;
        }
        return None;
    }
    laid.lay_out(ui, listing, arrangement.column);
    let position = shown.selected.and_then(|item| listing.position_of(item));
    let line_at = |position| laid.lines.iter().position(|line| *line == Line::Statement(position));
    let rows = &*listing;
    let list = List {
        id,
        name: &count_line(listing.shown_count(), listing.count(), "statement"),
        ends: Ends(&laid.ends),
        selected: position.and_then(line_at),
        reveal: shown.reveal,
        signs: &|at| match laid.lines.get(at) {
            Some(Line::Statement(position)) => rows.shown(*position).map(|row| shown.own.signs(row.item())),
            _ => None,
        },
        picked: &|_| false,
        passed: &|at| matches!(laid.lines.get(at), Some(Line::Head(_))),
        asks: listing.shown(0).map_or(&[][..], |row| wanted(&[row.item()])),
        gutter: false,
    };
    let grouped = arrangement.column == StatementColumn::Speaker;
    let words = |at| line_words(laid, rows, at);
    let wish = list.show(ui, words, |ui, rect, at, noted| match laid.lines.get(at) {
        Some(Line::Head(position)) => head(ui, rect, laid, *position),
        Some(Line::Statement(position)) => {
            if let Some(row) = rows.shown(*position) {
                statement(ui, rect, row, grouped, noted);
            }
        }
        None => {}
    })?;
    let at = wish.position();
    match *laid.lines.get(at)? {
        Line::Head(position) => {
            laid.fold(position);
            None
        }
        Line::Statement(position) => Some((wish, rows.shown(position)?.item())),
    }
}

/// How many lines to keep for `length` characters: an estimate on the safe side, for laying out thousands of texts to
/// draw a dozen would take too long.
fn content_lines(length: usize, width: f32) -> usize {
    const CHARACTER: f32 = 7.6;
    const BESIDE: f32 = 60.0;
    let in_a_line = ((width - BESIDE) / CHARACTER).max(1.0);
    ((length as f32 / in_a_line).ceil() as usize).clamp(1, CONTENT_LINES)
}

fn speaker_name(name: &str) -> &str {
    if name.is_empty() { "No speaker named" } else { name }
}

fn line_words(laid: &StatementLines, listing: &Listing<StatementRow>, at: usize) -> RowWords {
    match laid.lines.get(at) {
        Some(Line::Head(position)) => laid.speakers.get(*position).map(|speaker| {
            let open = !laid.folded.contains(&speaker.key);
            let counts = mentions_in_documents(speaker.statements.len(), "statement", speaker.documents);
            RowWords {
                name: speaker_name(&speaker.name).to_owned(),
                hint: if open { "Click to fold" } else { "Click to unfold" }.to_owned(),
                description: counts,
                citable: false,
            }
        }),
        Some(Line::Statement(position)) => listing.shown(*position).map(|row| {
            let act = row.act.map(Act::word).unwrap_or_default();
            let reporter = reporter_words(row);
            let description = joined([speaker_name(&row.speaker), act, &row.cue, speech(row), &reporter, &row.source]);
            RowWords {
                name: row.content.clone(),
                hint: format!("{}\n{description}", row.content),
                description,
                citable: true,
            }
        }),
        None => None,
    }
    .unwrap_or_default()
}

/// What statements of an act are called, in the plural, with a capital letter.
fn many_of(act: Act) -> String {
    let word = act.word();
    // These two are not counted.
    let many = if matches!(act, Act::Praise | Act::Criticism) { word.to_owned() } else { format!("{word}s") };
    capitalized(&many)
}

fn reporter_words(row: &StatementRow) -> String {
    if row.reporter.is_empty() { String::new() } else { format!("as told by {}", row.reporter) }
}

fn speech(row: &StatementRow) -> &'static str {
    if row.direct { "direct" } else { "indirect" }
}

fn head(ui: &Ui, rect: Rect, laid: &StatementLines, position: usize) {
    let Some(speaker) = laid.speakers.get(position) else {
        return;
    };
    let open = !laid.folded.contains(&speaker.key);
    paint::fold_sign(ui, pos2(rect.left() + 6.0, rect.center().y), open);
    let counts = mentions_in_documents(speaker.statements.len(), "statement", speaker.documents);
    let width = paint::laid_out(ui, &counts, Look::Small, rect.width() * 0.5, 1).size().x;
    paint::right(ui, Rect::from_min_max(rect.center_top(), rect.max), &counts, Look::Small);
    let name =
        Rect::from_min_max(pos2(rect.left() + 18.0, rect.top()), pos2(rect.right() - width - 8.0, rect.bottom()));
    paint::left(ui, name, speaker_name(&speaker.name), Look::Strong);
    let line = eframe::egui::Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(rect.x_range(), rect.bottom() + 2.0, line);
}

fn statement(ui: &Ui, rect: Rect, row: &StatementRow, grouped: bool, noted: bool) {
    let indent = if grouped { 18.0 } else { 0.0 };
    let rect = Rect::from_min_max(pos2(rect.left() + indent, rect.top()), rect.max);
    let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
    if row.direct {
        let ink = palette(ui).kind(Kind::Statement).ink;
        ui.painter().rect_filled(bar, 1.0, ink);
    }
    let text = Rect::from_min_max(pos2(rect.left() + 9.0, rect.top()), rect.max);
    let content = if row.direct { quoted(&row.content) } else { balanced(&row.content) };
    let height = rect.height() - Look::Small.height(ui);
    let lines = (height / Look::Plain.height(ui)) as usize;
    let galley = paint::laid_out(ui, &content, Look::Plain, text.width(), lines.max(1));
    let used = galley.size().y;
    ui.painter().galley(text.min, galley, palette(ui).text);
    let mut beneath = line_of(text, used + 2.0, Look::Small.height(ui));
    if noted {
        beneath.max.x -= NOTE_ROOM;
    }
    let who = if grouped { "" } else { speaker_name(&row.speaker) };
    if let Some(act) = row.act {
        let width = paint::left(ui, beneath, act.word(), Look::Warning);
        beneath.min.x += width + 6.0;
    }
    paint::left(ui, beneath, &joined([who, &row.cue, &reporter_words(row), &row.source]), Look::Small);
}
