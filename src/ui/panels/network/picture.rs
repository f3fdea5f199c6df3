//! The picture of the network as a file: SVG, which documents, slides and browsers show.

use super::Model;
use super::bonds::Bond;
use crate::briefing::Briefing;
use crate::ui::panels::summary::rows::words::short;
use crate::ui::theme::{Kind, LIGHT};

/// The size of the picture, and the room beside the dots for names.
const SIZE: [f32; 2] = [1200.0, 800.0];
const BESIDE: [f32; 2] = [120.0, 60.0];

/// The picture of `model`, in the colours of the light theme, with what a line means beneath it.
pub fn svg(briefing: &Briefing, model: &Model, bond: Bond) -> String {
    let place = |[x, y]: [f32; 2]| {
        let along = |part: f32, size: f32, beside: f32| part.mul_add(size - 2.0 * beside, beside);
        [along(x, SIZE[0], BESIDE[0]), along(y, SIZE[1], BESIDE[1])]
    };
    let spots: Vec<[f32; 2]> = model.spots.iter().map(|spot| place(*spot)).collect();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"Inter, Arial, sans-serif\" font-size=\"13\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>\n\
         <defs><marker id=\"head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" \
         markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0 L10 5 L0 10 z\" fill=\"{line}\"/></marker></defs>\n",
        w = SIZE[0],
        h = SIZE[1],
        title = escaped(bond.name()),
        ground = hex(LIGHT.page),
        line = hex(LIGHT.muted),
    );
    let strongest = model.edges.first().map_or(1, |edge| edge.rests.len()).max(1) as f32;
    let head = if bond.has_direction() { " marker-end=\"url(#head)\"" } else { "" };
    for (from, to, edge) in model.drawn() {
        let (Some([x1, y1]), Some([x2, y2])) = (spots.get(from), spots.get(to)) else {
            continue;
        };
        let far = (x2 - x1).hypot(y2 - y1).max(1.0);
        let (x, y) = ((x2 - x1) / far * 9.0, (y2 - y1) / far * 9.0);
        let thick = (edge.rests.len() as f32 / strongest).sqrt().mul_add(3.2, 0.8);
        out.push_str(&format!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{}\" stroke-width=\"{thick:.1}\" \
             stroke-opacity=\"0.7\"{head}/>\n",
            x1 + x,
            y1 + y,
            x2 - x,
            y2 - y,
            hex(LIGHT.muted),
        ));
    }
    for (id, [x, y]) in model.nodes.iter().zip(&spots) {
        let Some(actor) = briefing.actor(*id) else {
            continue;
        };
        let ink = hex(LIGHT.kind(Kind::of_actor(actor.kind)).ink);
        out.push_str(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7\" fill=\"{ink}\"/>\n<text x=\"{x:.1}\" y=\"{:.1}\" \
             text-anchor=\"middle\" fill=\"{}\" stroke=\"{}\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>\n",
            y + 21.0,
            hex(LIGHT.text),
            hex(LIGHT.page),
            escaped(&short(&actor.name, 40)),
        ));
    }
    out.push_str(&format!(
        "<text x=\"12\" y=\"{}\" fill=\"{}\">{}</text>\n</svg>\n",
        SIZE[1] - 12.0,
        hex(LIGHT.muted),
        escaped(bond.meaning())
    ));
    out
}

fn hex(colour: eframe::egui::Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}

/// `words` for XML, without what XML forbids.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}
