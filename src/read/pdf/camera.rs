//! A picture of a page: what its images show, in grey. Letters and drawings are not in it, but boxes that cover are.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, InterpreterCache,
    InterpreterSettings, LumaData, Paint, SoftMask, interpret_page,
};
use image::GrayImage;

use crate::read::recognise::PIXELS;

/// A picture is taken with so many dots a point at most: 300 an inch.
const FINEST: f64 = 300.0 / 72.0;

/// The picture of a page, and whether an image was left out that is too large.
pub struct Taken {
    pub picture: GrayImage,
    /// How many of its dots there are to a point of the page.
    pub dots: f64,
    pub left_out: bool,
}

/// The picture of a page whose finest image has so many `dots` to a point.
pub fn picture<'a>(pdf: &'a Pdf, cache: &InterpreterCache<'a>, page: &'a Page<'a>, dots: f64) -> Taken {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let most = (PIXELS as f64 / (width * height).max(1.0)).sqrt();
    let dots = dots.clamp(1.0, FINEST).min(most);
    let side = |points: f64| (points * dots).round().clamp(1.0, f64::from(u16::MAX)) as u32;
    let transform = Affine::scale(dots) * Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, width * dots, height * dots);
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), InterpreterSettings::default());
    let picture = GrayImage::from_pixel(side(width), side(height), image::Luma([255]));
    let mut camera = Camera { taken: Taken { picture, dots, left_out: false } };
    interpret_page(page, &mut context, &mut camera);
    camera.taken
}

struct Camera {
    taken: Taken,
}

/// What is painted over what lies beneath: how dark at a point of an image, from 0 to 255, and how much of it is seen.
type Coat<'a> = &'a dyn Fn(f64, f64) -> (u8, u8);

impl Camera {
    /// Paints an image of `size` pixels, placed by `transform`.
    fn paint(&mut self, size: (f64, f64), transform: Affine, coat: Coat<'_>) {
        let (width, height) = size;
        let area = transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        let picture = &mut self.taken.picture;
        let (columns, rows) = picture.dimensions();
        let determinant = transform.determinant();
        if !area.is_finite() || determinant.abs() < 1e-12 {
            return;
        }
        let back = transform.inverse();
        // Where several pixels of the image fall on one of the picture, their mean is taken.
        let many = ((1.0 / determinant.abs()).sqrt() - 0.05).ceil().clamp(1.0, 6.0) as u32;
        let range = |from: f64, to: f64, most: u32| from.floor().max(0.0) as u32..(to.ceil().max(0.0) as u32).min(most);
        for y in range(area.y0, area.y1, rows) {
            for x in range(area.x0, area.x1, columns) {
                let Some(pixel) = picture.get_pixel_mut_checked(x, y) else { continue };
                let (beneath, mut sum) = (u32::from(pixel.0[0]), 0);
                for part in 0..many * many {
                    let part_of = |at: u32, part: u32| f64::from(at) + (f64::from(part) + 0.5) / f64::from(many);
                    let at = back * Point::new(part_of(x, part % many), part_of(y, part / many));
                    let is_inside = (0.0..width).contains(&at.x) && (0.0..height).contains(&at.y);
                    let (grey, seen) = if is_inside { coat(at.x, at.y) } else { (0, 0) };
                    let (grey, seen) = (u32::from(grey), u32::from(seen));
                    sum += (grey * seen + beneath * (255 - seen)) / 255;
                }
                pixel.0[0] = (sum / (many * many)) as u8;
            }
        }
    }
}

/// The value of the plane at a point of an image that is `size` large, whatever the plane's own size is.
fn value(plane: &LumaData, at: (f64, f64), size: (f64, f64)) -> u8 {
    let place =
        |at: f64, size: f64, count: u32| ((at / size * f64::from(count)) as usize).min(count.max(1) as usize - 1);
    let (x, y) = (place(at.0, size.0, plane.width), place(at.1, size.1, plane.height));
    plane.data.get(y * plane.width as usize + x).copied().unwrap_or(255)
}

/// How light a colour is (Rec. 601).
fn light(red: u8, green: u8, blue: u8) -> u8 {
    ((u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114) / 1000) as u8
}

/// How light the paint is; a pattern is taken for black.
fn light_of(paint: &Paint<'_>) -> u8 {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, _] = colour.to_rgba().components().map(|part| (part * 255.0).round() as u8);
            light(red, green, blue)
        }
        Paint::Pattern(_) => 0,
    }
}

impl Device<'_> for Camera {
    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let (width, height) = (image.width(), image.height());
        if u64::from(width) * u64::from(height) > PIXELS {
            self.taken.left_out = true;
            return;
        }
        let (size, wanted) = ((f64::from(width), f64::from(height)), Some((width, height)));
        match image {
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, paint| {
                    let grey = light_of(paint);
                    self.paint(size, props.transform, &|x, y| (grey, value(&mask, (x, y), size)));
                },
                wanted,
            ),
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    let seen = |at| alpha.as_ref().map_or(255, |alpha| value(alpha, at, size));
                    // Colours become grey at once, so that nothing is worked out twice.
                    let plane = match data {
                        ImageData::Luma(luma) => luma,
                        ImageData::Rgb(rgb) => LumaData {
                            data: rgb
                                .data
                                .chunks_exact(3)
                                .map(|part| match part {
                                    [red, green, blue] => light(*red, *green, *blue),
                                    _ => 255,
                                })
                                .collect(),
                            width: rgb.width,
                            height: rgb.height,
                            interpolate: rgb.interpolate,
                            scale_factors: rgb.scale_factors,
                        },
                    };
                    self.paint(size, props.transform, &|x, y| (value(&plane, (x, y), size), seen((x, y))));
                },
                wanted,
            ),
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'_>, mode: &DrawMode) {
        // A box that was put over words hides them here, too.
        let is_plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        let is_opaque = matches!(&props.paint, Paint::Color(colour) if colour.to_rgba().components()[3] > 0.97);
        if is_plain && is_opaque && matches!(mode, DrawMode::Fill(_)) {
            let grey = light_of(&props.paint);
            let transform = props.transform * Affine::translate((rect.x0, rect.y0));
            self.paint((rect.width(), rect.height()), transform, &|_, _| (grey, 255));
        }
    }

    fn draw_path(&mut self, _path: &BezPath, _props: DrawProps<'_>, _mode: &DrawMode) {}

    fn push_clip_path(&mut self, _clip: &ClipPath) {}

    fn push_clip_rect(&mut self, _clip: &Rect) {}

    fn push_transparency_group(&mut self, _opacity: f32, _mask: Option<SoftMask<'_>>, _blend: BlendMode) {}

    fn draw_glyph_run(&mut self, _run: &GlyphRun<'_, '_>, _props: DrawProps<'_>, _mode: &DrawMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
