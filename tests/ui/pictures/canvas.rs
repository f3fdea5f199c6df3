//! Draws what egui puts out on the processor: textured triangles with a colour at each corner, laid over one another in the
//! order in which they come. It needs neither a display nor a graphics card, so every machine draws the same but for what
//! rounding makes of an edge.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use eframe::egui::epaint::{ClippedPrimitive, ImageData, Primitive, Vertex};
use eframe::egui::{ColorImage, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbImage;

/// What is drawn from: the letters and pictures that egui keeps, shared with the harness that brings them up to date.
#[derive(Clone, Default)]
pub struct Textures(Rc<RefCell<BTreeMap<TextureId, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut kept = self.0.borrow_mut();
        for (id, change) in delta.set.drain().flat_map(|(id, changes)| changes.into_iter().map(move |it| (id, it))) {
            let ImageData::Color(pixels) = &change.image;
            match (change.pos, kept.get_mut(&id)) {
                (Some([left, top]), Some(whole)) => {
                    for (row, line) in pixels.pixels.chunks(pixels.size[0]).enumerate() {
                        let from = (top + row) * whole.size[0] + left;
                        whole.pixels[from..from + line.len()].copy_from_slice(line);
                    }
                }
                _ => {
                    kept.insert(id, (**pixels).clone());
                }
            }
        }
        kept.retain(|id, _| !delta.free.contains(id));
        delta.free.clear();
    }
}

/// The picture of these shapes, one pixel for a point.
pub fn draw(primitives: &[ClippedPrimitive], textures: &Textures, width: u32, height: u32) -> RgbImage {
    let mut canvas = Canvas { width: width as usize, height: height as usize, pixels: Vec::new() };
    canvas.pixels.resize(canvas.width * canvas.height, [0.0; 3]);
    let textures = textures.0.borrow();
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        let Primitive::Mesh(mesh) = primitive else { panic!("nothing is drawn but by triangles") };
        let texture = &textures[&mesh.texture_id];
        for corners in mesh.indices.chunks_exact(3) {
            canvas.triangle(*clip_rect, texture, [0, 1, 2].map(|at| &mesh.vertices[corners[at] as usize]));
        }
    }
    let bytes = canvas.pixels.iter().flatten().map(|part| part.clamp(0.0, 255.0).round() as u8).collect();
    RgbImage::from_raw(width, height, bytes).unwrap()
}

/// Red, green and blue of each pixel, from 0 to 255.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    /// Lays a triangle over what is there. A pixel belongs to it where its middle does; on an edge that two triangles
    /// share, to one of them.
    fn triangle(&mut self, clip: Rect, texture: &ColorImage, [a, mut b, mut c]: [&Vertex; 3]) {
        let mut area = edge(a.pos, b.pos, c.pos);
        if area < 0.0 {
            (b, c, area) = (c, b, -area);
        }
        if area == 0.0 {
            return;
        }
        let around = Rect::from_points(&[a.pos, b.pos, c.pos]);
        let range = |low: f32, high: f32, from: f32, to: f32, end: usize| {
            (low.floor().max(from.round()).max(0.0) as usize)..(high.ceil().min(to.round()).max(0.0) as usize).min(end)
        };
        let columns = range(around.min.x, around.max.x, clip.min.x, clip.max.x, self.width);
        let rows = range(around.min.y, around.max.y, clip.min.y, clip.max.y, self.height);
        let is_flat = a.uv == b.uv && b.uv == c.uv;
        let flat = sampled(texture, a.uv);
        let is_plain = is_flat && a.color == b.color && b.color == c.color;
        let corners = [a, b, c].map(|corner| corner.color.to_array().map(f32::from));
        for y in rows {
            for x in columns.clone() {
                let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let shares = [(b, c), (c, a), (a, b)].map(|(from, to)| share(from.pos, to.pos, at));
                let [Some(to_a), Some(to_b), Some(to_c)] = shares else { continue };
                let shares = if is_plain { [1.0, 0.0, 0.0] } else { [to_a, to_b, to_c].map(|it| it / area) };
                let texel = if is_flat {
                    flat
                } else {
                    let mixed = |of: fn(&Vertex) -> f32| shares[0] * of(a) + shares[1] * of(b) + shares[2] * of(c);
                    sampled(texture, Pos2::new(mixed(|it| it.uv.x), mixed(|it| it.uv.y)))
                };
                let colour = |at: usize| {
                    (shares[0] * corners[0][at] + shares[1] * corners[1][at] + shares[2] * corners[2][at]) * texel[at]
                };
                let rest = 1.0 - colour(3) / 255.0;
                let below = &mut self.pixels[y * self.width + x];
                *below = [0, 1, 2].map(|at| colour(at) + below[at] * rest);
            }
        }
    }
}

/// Twice the area of a triangle; negative where its corners go against the clock.
fn edge(from: Pos2, to: Pos2, at: Pos2) -> f32 {
    (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x)
}

/// How far inside an edge a point lies; `None` where it lies outside, or on an edge to the right or at the bottom.
#[allow(clippy::float_cmp, reason = "a point lies on an edge where nothing is between them")]
fn share(from: Pos2, to: Pos2, at: Pos2) -> Option<f32> {
    let inside = edge(from, to, at);
    let keeps_edge = to.y < from.y || (to.y == from.y && to.x > from.x);
    (inside > 0.0 || (inside == 0.0 && keeps_edge)).then_some(inside)
}

/// The colour of a texture at a place of it, from 0 to 1, mixed of the four texels around it.
fn sampled(texture: &ColorImage, uv: Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (uv.x * width as f32 - 0.5, uv.y * height as f32 - 0.5);
    let texel = |x: f32, y: f32| {
        let inside = |at: f32, size: usize| (at.max(0.0) as usize).min(size - 1);
        texture.pixels[inside(y, height) * width + inside(x, width)].to_array().map(|part| f32::from(part) / 255.0)
    };
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let mix = |one: [f32; 4], other: [f32; 4], part: f32| [0, 1, 2, 3].map(|at| one[at] + (other[at] - one[at]) * part);
    let upper = mix(texel(left, top), texel(left + 1.0, top), right);
    let lower = mix(texel(left, top + 1.0), texel(left + 1.0, top + 1.0), right);
    mix(upper, lower, down)
}
