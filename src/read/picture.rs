//! Pictures: pages that were scanned or photographed. What stands on them is recognised.

use std::collections::BTreeSet;
use std::io::Cursor;

#[cfg(feature = "window")]
use image::Rgba;
use image::codecs::tiff::TiffDecoder;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader};

#[cfg(feature = "window")]
use super::original::{self, DrawnPage, PageWord};
use super::part::{Part, Sink};
use super::pdf::Pages;
#[cfg(feature = "window")]
use super::recognise;
use super::recognise::PIXELS;
use super::rest::{Rest, SCANS, hand_on};
use super::{Limits, ReadError, Scans};

/// How much a picture may take while it is unpacked, in bytes: four for each pixel of the largest.
const UNPACKED: u64 = 4 * PIXELS;

/// What a picture is called in a sentence.
const NAME: &str = "picture";

/// Hands on the document that the pages of the picture make.
pub fn parts(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let is_tiff = is_tiff(bytes);
    let places = if is_tiff { tiff_pages(bytes) } else { vec![0] };
    if limits.scans != Scans::Read {
        // Nothing comes after it: whether more is wanted does not matter.
        let _wanted = sink(Part::Scan { pages: (1..=places.len()).collect() });
        return Ok(());
    }
    let mut rest = Rest::default();
    let mut document = Pages::default();
    let mut tiff = if is_tiff { bytes.to_vec() } else { Vec::new() };
    let mut first_error = None;
    for (at, place) in rest.first(SCANS, places.into_iter().enumerate()) {
        if sink(Part::Page).is_break() {
            return Ok(());
        }
        match if is_tiff { tiff_page(&mut tiff, place) } else { page(bytes) } {
            Ok(picture) => document.add_picture(at + 1, on_white(picture)),
            Err(error) => {
                if at > 0 {
                    rest.tell(format!("Page {} was not read. {error}", at + 1));
                }
                first_error.get_or_insert(error);
            }
        }
    }
    let draft = match first_error {
        _ if !document.is_empty() => {
            document.scanned.tell(&mut rest);
            Ok(Some(document.draft()))
        }
        Some(error) => Err(error),
        None => Err(document.scanned.nothing()),
    };
    hand_on(draft, rest, sink)
}

/// The picture with its colours, and how many pages it has: its own page, or the one of this number of a TIFF.
#[cfg(feature = "window")]
fn coloured(bytes: &[u8], number: usize) -> Result<(DynamicImage, usize), ReadError> {
    let missing = ReadError::NoPage { page: number };
    if !is_tiff(bytes) {
        return if number == 1 { Ok((page(bytes)?, 1)) } else { Err(missing) };
    }
    let places = tiff_pages(bytes);
    let place = number.checked_sub(1).and_then(|at| places.get(at)).ok_or(missing)?;
    Ok((tiff_page(&mut bytes.to_vec(), *place)?, places.len()))
}

/// The page of this number as it looks, within so many pixels; it is never enlarged.
#[cfg(feature = "window")]
pub fn draw(bytes: &[u8], number: usize, most: (u32, u32)) -> Result<DrawnPage, ReadError> {
    let (picture, pages) = coloured(bytes, number)?;
    let size = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = original::scale(size, most).ok_or(ReadError::Narrow)?.min(1.0);
    let side = |of: f64| (of * scale).round().max(1.0) as u32;
    let picture = if scale < 1.0 { picture.thumbnail_exact(side(size.0), side(size.1)) } else { picture };
    let (width, height) = (picture.width(), picture.height());
    Ok(DrawnPage { width, height, pixels: colours_on_white(picture), pages, words: Vec::new(), is_picture: true })
}

/// The words that are recognised on the page of this number.
#[cfg(feature = "window")]
pub fn find(bytes: &[u8], number: usize) -> Result<Vec<PageWord>, ReadError> {
    let (picture, _) = coloured(bytes, number)?;
    Ok(original::recognised(&recognise::read(on_white(picture))))
}

/// Red, green and blue; what shines through is white.
#[cfg(feature = "window")]
fn colours_on_white(picture: DynamicImage) -> Vec<u8> {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into_raw();
    }
    let blend = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u16::from(colour), u16::from(alpha));
        ((colour * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let picture = picture.into_rgba8();
    let colours = |pixel: &Rgba<u8>| {
        let [red, green, blue, alpha] = pixel.0;
        [red, green, blue].map(|colour| blend(colour, alpha))
    };
    picture.pixels().flat_map(colours).collect()
}

/// Whether it is a TIFF.
fn is_tiff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
}

/// The one page of a picture.
fn page(bytes: &[u8]) -> Result<DynamicImage, ReadError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| damaged(&error))?;
    reader.limits(limits());
    upright(reader.into_decoder().map_err(|error| damaged(&error))?)
}

/// Where the pages of a TIFF are described (TIFF 6.0, section 2): each says where the next one is.
fn tiff_pages(bytes: &[u8]) -> Vec<u32> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = number(bytes, 4, 4);
    // A chain may be made to go round in a circle.
    while let Some(at) = next.filter(|at| *at != 0 && seen.insert(*at)) {
        found.push(at);
        let place = at as usize;
        let entries = number(bytes, place, 2).unwrap_or(0) as usize;
        next = number(bytes, place.saturating_add(2 + entries * 12), 4);
    }
    found
}

/// A page of a TIFF: the same file, said to begin with this page.
fn tiff_page(bytes: &mut [u8], at: u32) -> Result<DynamicImage, ReadError> {
    let place = if bytes.starts_with(b"II") { at.to_le_bytes() } else { at.to_be_bytes() };
    if let Some(first) = bytes.get_mut(4..8) {
        first.copy_from_slice(&place);
    }
    let mut decoder = TiffDecoder::new(Cursor::new(&*bytes)).map_err(|error| damaged(&error))?;
    decoder.set_limits(limits()).map_err(|error| damaged(&error))?;
    upright(decoder)
}

/// A number of so many bytes, in the order that the TIFF says at its front.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    let add = |number: u32, digit: &u8| number << 8 | u32::from(*digit);
    Some(if bytes.starts_with(b"II") { digits.iter().rev().fold(0, add) } else { digits.iter().fold(0, add) })
}

fn limits() -> image::Limits {
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(UNPACKED);
    limits
}

/// The picture, turned as it says that it is to be shown.
fn upright(mut decoder: impl ImageDecoder) -> Result<DynamicImage, ReadError> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS {
        return Err(ReadError::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().map_err(|error| damaged(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// In grey; what shines through is white.
fn on_white(picture: DynamicImage) -> GrayImage {
    if !picture.color().has_alpha() {
        return picture.into_luma8();
    }
    let picture = picture.into_luma_alpha8();
    let blend = |grey: u8, alpha: u8| {
        let (grey, alpha) = (u16::from(grey), u16::from(alpha));
        ((grey * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let pixels = picture.pixels().map(|pixel| blend(pixel.0[0], pixel.0[1])).collect();
    GrayImage::from_raw(picture.width(), picture.height(), pixels).unwrap_or_default()
}

fn damaged(error: &dyn std::error::Error) -> ReadError {
    ReadError::Damaged { name: NAME, reason: error.to_string() }
}
