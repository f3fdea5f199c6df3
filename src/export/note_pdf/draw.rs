//! Pages on paper: words, rules, links, and what stands above and below the text.

use std::collections::BTreeMap;

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use super::flow::Shape;
use super::page::{Page, Placed, anchors};
use super::structure::Structure;
use super::text::{Glyphs, Ink, Leads, Line, Piece, Setter};
use super::{MARGINS, PAGE, WIDTH};
use crate::export::report::Report;

const RULE: [u8; 3] = [150, 150, 150];
const LIT: [u8; 3] = [255, 241, 168];

/// Why krilla could not write: in words, for an error of input and output.
pub(super) fn draw(
    report: &Report,
    pages: &[Page],
    mut structure: Structure,
    setter: &mut Setter,
) -> Result<Vec<u8>, String> {
    let anchors = anchors(pages);
    let mut document = Document::new();
    // No date: the same note gives the same bytes.
    let metadata = Metadata::new().title(report.title.clone()).language("en".to_owned()).creator("dossier".to_owned());
    document.set_metadata(metadata);
    let mut outline = Outline::new();
    for (number, page) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE[0], PAGE[1]).ok_or("the page has no size")?;
        let mut paper = document.start_page_with(settings);
        let mut links = Vec::new();
        let mut surface = paper.surface();
        for (y, placed) in &page.strips {
            let Some(strip) = placed.strip() else {
                continue;
            };
            let top = MARGINS[1] + y;
            as_artifact(&mut surface, ArtifactType::Layout, |surface| {
                strip.shapes.iter().for_each(|shape| draw_shape(surface, shape, top));
            });
            for put in &strip.lines {
                let (x, y) = (MARGINS[0] + put.x, top + put.y);
                match placed {
                    Placed::Own(_) => {
                        for part in &put.line.parts {
                            let drawn = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                            let link = draw_part(&mut surface, &put.line, part, x, y);
                            surface.end_tagged();
                            let words = structure.drawn(put.element, drawn);
                            links.extend(link.map(|(area, leads)| (area, leads, words)));
                        }
                    }
                    Placed::Head(..) => as_artifact(&mut surface, ArtifactType::PaginationOther, |surface| {
                        put.line.parts.iter().for_each(|part| drop(draw_part(surface, &put.line, part, x, y)));
                    }),
                }
            }
            if let Some(heading) = &strip.heading {
                let to = XyzDestination::new(number, Point::from_xy(0.0, (top - 12.0).max(0.0)));
                outline.push_child(OutlineNode::new(heading.clone(), to));
            }
        }
        draw_edges(&mut surface, report, setter, number + 1, pages.len());
        surface.finish();
        for (rect, leads, words) in links {
            if let Some((target, words)) = target(&leads, &anchors).zip(words) {
                let link = Annotation::new_link(LinkAnnotation::new(rect, target), Some(leads.in_words()));
                structure.leads(words, paper.add_tagged_annotation(link));
            }
        }
        paper.finish();
    }
    document.set_outline(outline);
    document.set_tag_tree(structure.tree());
    document.finish().map_err(|error: KrillaError| format!("the PDF could not be put together: {error:?}"))
}

fn target(leads: &Leads, anchors: &BTreeMap<&str, (usize, f32)>) -> Option<Target> {
    match leads {
        Leads::Out(address) => Some(Target::Action(Action::Link(LinkAction::new(address.clone())))),
        Leads::To(anchor) => {
            let &(page, y) = anchors.get(anchor.as_str())?;
            let point = Point::from_xy(0.0, (MARGINS[1] + y - 12.0).max(0.0));
            Some(Target::Destination(XyzDestination::new(page, point).into()))
        }
    }
}

/// The handling line at the top and foot, and the number of the page.
fn draw_edges(surface: &mut Surface<'_>, report: &Report, setter: &mut Setter, number: usize, of: usize) {
    let mut words = |text: String, bold: bool, y: f32, right: bool| {
        let ink = Ink { colour: [20, 20, 20], ..Ink::default() };
        let piece = Piece { text, bold, ink, ..Piece::default() };
        let kind = match (right, bold) {
            (true, _) => ArtifactType::PageNumber,
            (false, true) if y < PAGE[1] / 2.0 => ArtifactType::Header,
            (false, _) => ArtifactType::Footer,
        };
        for line in setter.lines(&[piece], 9.0, WIDTH).into_iter().take(1) {
            let room = WIDTH - line.width;
            let x = MARGINS[0] + if right { room } else { room / 2.0 };
            as_artifact(surface, kind, |surface| {
                line.parts.iter().for_each(|part| drop(draw_part(surface, &line, part, x, y)));
            });
        }
    };
    if !report.handling.is_empty() {
        words(report.handling.clone(), true, 34.0, false);
        words(report.handling.clone(), true, PAGE[1] - 46.0, false);
    }
    words(format!("{number} / {of}"), false, PAGE[1] - 46.0, true);
}

/// Draws what is no part of the note's own words.
fn as_artifact(surface: &mut Surface<'_>, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
    // An artifact has no identifier of its own.
    let _none = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

/// Draws a part of a line; where it leads, and from which area.
fn draw_part(surface: &mut Surface<'_>, line: &Line, part: &Glyphs, x: f32, y: f32) -> Option<(Rect, Leads)> {
    let left = x + part.x;
    let area = Rect::from_xywh(left, y, part.width.max(0.1), line.height);
    if part.ink.lit
        && let Some(area) = area
    {
        fill(surface, LIT);
        let mut path = PathBuilder::new();
        path.push_rect(area);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    fill(surface, part.ink.colour);
    let start = Point::from_xy(left, y + line.baseline);
    surface.draw_glyphs(start, &part.glyphs, part.font.clone(), &line.text, part.size, false);
    area.zip(part.ink.leads.clone())
}

fn fill(surface: &mut Surface<'_>, [r, g, b]: [u8; 3]) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() }));
}

fn draw_shape(surface: &mut Surface<'_>, shape: &Shape, top: f32) {
    let left = MARGINS[0];
    let mut path = PathBuilder::new();
    match *shape {
        Shape::Rule([x, y, to_x, to_y]) => {
            path.move_to(left + x, top + y);
            path.line_to(left + to_x, top + to_y);
        }
        Shape::Tick([x, y, side]) => {
            if let Some(area) = Rect::from_xywh(left + x, top + y, side, side) {
                path.push_rect(area);
            }
        }
    }
    let [r, g, b] = RULE;
    surface.set_fill(None);
    let paint = rgb::Color::new(r, g, b).into();
    surface.set_stroke(Some(Stroke { paint, width: 0.5, opacity: NormalizedF32::ONE, ..Stroke::default() }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}
