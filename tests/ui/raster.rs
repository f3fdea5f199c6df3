//! Draws what egui would have a graphics card draw, on any machine: triangles in egui's own blending, no display, no driver.

#![allow(clippy::iter_over_hash_type, reason = "each texture is taken in on its own")]

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use eframe::egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use eframe::egui::{Color32, Context, FullOutput, ImageData, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// An image of opaque pixels, from left to right and top to bottom.
pub struct Picture {
    pub size: [usize; 2],
    pub pixels: Vec<Color32>,
}

/// The textures that the window has sent so far; shared with the harness, which sends them.
#[derive(Clone, Default)]
pub struct Raster(Rc<RefCell<HashMap<TextureId, Picture>>>);

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, deltas) in &delta.set {
            for delta in deltas {
                self.take(*id, delta);
            }
        }
        for id in &delta.free {
            self.0.borrow_mut().remove(id);
        }
    }
}

impl Raster {
    fn take(&self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let mut textures = self.0.borrow_mut();
        let Some([left, top]) = delta.pos else {
            textures.insert(id, Picture { size: image.size, pixels: image.pixels.clone() });
            return;
        };
        let Some(texture) = textures.get_mut(&id) else {
            return;
        };
        for (row, pixels) in image.pixels.chunks(image.size[0]).enumerate() {
            let at = (top + row) * texture.size[0] + left;
            texture.pixels[at..at + pixels.len()].copy_from_slice(pixels);
        }
    }

    /// The window as `output` says.
    pub fn draw(&self, context: &Context, output: &FullOutput, ground: Color32) -> Picture {
        let scale = output.pixels_per_point;
        let size = context.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut picture = Picture { size: [width, height], pixels: vec![ground; width * height] };
        let textures = self.0.borrow();
        for clipped in context.tessellate(output.shapes.clone(), scale) {
            if let (Primitive::Mesh(mesh), clip) = (&clipped.primitive, clipped.clip_rect)
                && let Some(texture) = textures.get(&mesh.texture_id)
            {
                picture.paint(mesh, texture, clip, scale);
            }
        }
        picture
    }
}

impl Picture {
    fn paint(&mut self, mesh: &Mesh, texture: &Picture, clip: Rect, scale: f32) {
        let [width, height] = self.size.map(|side| side as f32);
        let x = ((clip.left() * scale).round().max(0.0), (clip.right() * scale).round().min(width));
        let y = ((clip.top() * scale).round().max(0.0), (clip.bottom() * scale).round().min(height));
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|at| mesh.vertices[corners[at] as usize]);
            self.triangle(corners, texture, (x, y), scale);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], texture: &Picture, (x, y): ((f32, f32), (f32, f32)), scale: f32) {
        let at = corners.map(|corner| corner.pos * scale);
        let cross = |a: usize, b: usize, x: f32, y: f32| {
            (at[b].x - at[a].x) * (y - at[a].y) - (at[b].y - at[a].y) * (x - at[a].x)
        };
        let area = cross(0, 1, at[2].x, at[2].y);
        if area == 0.0 || !area.is_finite() {
            return;
        }
        // A pixel on an edge that two triangles share belongs to one of them.
        let owns = |a: usize, b: usize| {
            let (dx, dy) = ((at[b].x - at[a].x) * area.signum(), (at[b].y - at[a].y) * area.signum());
            dy < 0.0 || (dy == 0.0 && dx > 0.0)
        };
        let edges = [(1, 2), (2, 0), (0, 1)].map(|(a, b)| (a, b, owns(a, b)));
        let span = |low: f32, high: f32, limits: (f32, f32)| {
            (low.floor().max(limits.0) as usize, high.ceil().min(limits.1).max(0.0) as usize)
        };
        let (left, right) = span(at[0].x.min(at[1].x).min(at[2].x), at[0].x.max(at[1].x).max(at[2].x), x);
        let (top, bottom) = span(at[0].y.min(at[1].y).min(at[2].y), at[0].y.max(at[1].y).max(at[2].y), y);
        for row in top..bottom {
            for column in left..right {
                let (px, py) = (column as f32 + 0.5, row as f32 + 0.5);
                let weights = edges.map(|(a, b, _)| cross(a, b, px, py) / area);
                let is_inside =
                    weights.iter().zip(&edges).all(|(weight, (.., owns))| *weight > 0.0 || (*weight == 0.0 && *owns));
                if is_inside {
                    let pixel = &mut self.pixels[row * self.size[0] + column];
                    *pixel = over(colour(&corners, weights, texture), *pixel);
                }
            }
        }
    }
}

/// The colour of a triangle where its corners weigh so much: their colours times that of the texture.
fn colour(corners: &[Vertex; 3], weights: [f32; 3], texture: &Picture) -> [f32; 4] {
    let (mut tint, mut u, mut v) = ([0.0; 4], 0.0, 0.0);
    for (corner, weight) in corners.iter().zip(weights) {
        for (sum, part) in tint.iter_mut().zip(corner.color.to_array()) {
            *sum += f32::from(part) * weight;
        }
        u += corner.uv.x * weight;
        v += corner.uv.y * weight;
    }
    let texel = texture.sampled(u, v);
    [0, 1, 2, 3].map(|part| tint[part] * texel[part] / 255.0)
}

impl Picture {
    /// The colour between the four pixels about a place, in shares of the sides.
    fn sampled(&self, u: f32, v: f32) -> [f32; 4] {
        let [width, height] = self.size;
        let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
        let pixel = |x: f32, y: f32| {
            let (x, y) = (x.clamp(0.0, width as f32 - 1.0) as usize, y.clamp(0.0, height as f32 - 1.0) as usize);
            self.pixels[y * width + x].to_array().map(f32::from)
        };
        let (left, top) = (x.floor(), y.floor());
        let (right, down) = (x - left, y - top);
        let mix =
            |one: [f32; 4], other: [f32; 4], share: f32| [0, 1, 2, 3].map(|at| one[at] + (other[at] - one[at]) * share);
        let above = mix(pixel(left, top), pixel(left + 1.0, top), right);
        let below = mix(pixel(left, top + 1.0), pixel(left + 1.0, top + 1.0), right);
        mix(above, below, down)
    }
}

/// `colour`, of which alpha is taken in already, over an opaque pixel.
fn over(colour: [f32; 4], below: Color32) -> Color32 {
    let rest = 1.0 - colour[3] / 255.0;
    let below = below.to_array().map(f32::from);
    let part = |at: usize| (colour[at] + below[at] * rest).round().clamp(0.0, 255.0) as u8;
    Color32::from_rgb(part(0), part(1), part(2))
}
