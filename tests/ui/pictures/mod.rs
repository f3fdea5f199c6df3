//! Every screen as a picture: a change that a person would see is seen here first.
//!
//! `DOSSIER_BLESS=1 cargo test --test ui pictures` draws those anew that have changed; look at each before it is committed.
//! A picture that differs lies, with what differs of it in red, in the target folder: the failed test says where.

mod affair;
mod canvas;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use dossier::briefing::Briefing;
use dossier::ui::{App, Command, Item, Session, Tab, Tray};
use eframe::egui::{Key, ThemePreference};
use egui_kittest::Harness;
use image::{Rgb, RgbImage};

use super::Desk;
use affair::large;

/// Another processor rounds the edge of a letter otherwise: few pixels by much, and no ground and no ink even by little. By how
/// much a part of a colour may differ, and how many of a thousand pixels may differ by more.
const TOLERANCES: [(u8, f64); 2] = [(12, 0.03), (4, 2.0)];

const THEMES: [(&str, ThemePreference); 2] = [("light", ThemePreference::Light), ("dark", ThemePreference::Dark)];
const SMALL: [u32; 2] = [1024, 700];
const USUAL: [u32; 2] = [1440, 900];
const LARGE: [u32; 2] = [2560, 1440];

/// A window that can be drawn.
struct Easel {
    desk: Desk,
    textures: canvas::Textures,
    size: [u32; 2],
}

impl Easel {
    fn new(size: [u32; 2], briefing: Option<Briefing>) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let notes = directory.path().join("notes");
        let textures = canvas::Textures::default();
        let builder = Harness::builder().with_size(size.map(|side| side as f32)).renderer(textures.clone());
        let harness = builder.build_eframe(move |creation| {
            let mut session = Session::default();
            session.notes_directory = Some(notes);
            App::with_session(&creation.egui_ctx, session, None)
        });
        let mut easel = Self { desk: Desk { harness, directory }, textures, size };
        if let Some(briefing) = briefing {
            easel.desk.harness.state_mut().session.show(affair::folder(), briefing);
        }
        easel.desk.settle();
        easel
    }

    fn carry_out(&mut self, command: Command) {
        self.desk.carry_out(command);
    }

    /// Compares what is shown, in both themes, with the pictures of this name.
    fn in_both_themes(&mut self, name: &str) -> Vec<String> {
        let [width, height] = self.size;
        let mut differing = Vec::new();
        for (theme, preference) in THEMES {
            self.carry_out(Command::Theme(preference));
            // A jump has flashed and faded.
            self.desk.harness.run_steps(8);
            let output = self.desk.harness.output();
            let primitives = self.desk.harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
            let drawn = as_kept(&canvas::draw(&primitives, &self.textures, width, height));
            differing.extend(compared(&format!("{name}-{width}x{height}-{theme}"), &drawn));
        }
        differing
    }
}

/// What differs from the picture that is kept under this name; `None` where nothing does.
fn compared(name: &str, drawn: &RgbImage) -> Option<String> {
    let kept = kept_at(name);
    let before = image::open(&kept).ok().map(|picture| picture.to_rgb8());
    let what = match &before {
        None => "no such picture is kept".to_owned(),
        Some(before) if before.dimensions() != drawn.dimensions() => "its size is another".to_owned(),
        Some(before) => differing(before, drawn)?,
    };
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        write(&kept, drawn);
        return None;
    }
    let beside = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&beside).unwrap();
    write(&beside.join(format!("{name}.png")), drawn);
    let mut told = drawn.clone();
    let least = TOLERANCES[1].0;
    for (x, y, pixel) in told.enumerate_pixels_mut() {
        let old = before.as_ref().and_then(|before| before.get_pixel_checked(x, y));
        if old.is_none_or(|old| far(old.0, pixel.0) > least) {
            *pixel = Rgb([255, 0, 0]);
        }
    }
    let difference = beside.join(format!("{name}-difference.png"));
    write(&difference, &told);
    Some(format!("{name}: {what}, see {}", difference.display()))
}

fn kept_at(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/ui/pictures/{name}.png"))
}

/// How many pixels differ, where more do than may.
fn differing(before: &RgbImage, drawn: &RgbImage) -> Option<String> {
    let all = f64::from(drawn.width()) * f64::from(drawn.height());
    TOLERANCES.iter().find_map(|(shades, share)| {
        let pixels = before.pixels().zip(drawn.pixels());
        let count = pixels.filter(|(old, new)| far(old.0, new.0) > *shades).count();
        (count as f64 > all * share / 1000.0).then(|| format!("{count} pixels differ by more than {shades} of 255"))
    })
}

/// By how much two colours differ, in the part in which they differ most.
fn far(one: [u8; 3], other: [u8; 3]) -> u8 {
    one.iter().zip(other).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

/// A picture in 256 colours, and where in them each pixel's is: those that most of its pixels have, as they are, and the rest in
/// steps. It has a third of the size, and what is rounded is the edges of letters.
fn reduced(picture: &RgbImage) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in picture.pixels() {
        *counts.entry(pixel.0).or_default() += 1;
    }
    let mut colours: Vec<([u8; 3], usize)> = counts.into_iter().collect();
    colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let mut palette: Vec<[u8; 3]> = colours.iter().take(128).map(|(colour, _)| *colour).collect();
    // Of the rest no hue is lost: steps of 17 through each part.
    let mut steps: HashMap<[u8; 3], usize> = HashMap::new();
    for (colour, count) in colours.iter().skip(128) {
        *steps.entry(colour.map(|part| part / 17 * 17 + part % 17 / 9 * 17)).or_default() += count;
    }
    let mut steps: Vec<([u8; 3], usize)> = steps.into_iter().collect();
    steps.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    palette.extend(steps.iter().take(128).map(|(colour, _)| *colour));
    let nearest = |(colour, _): &([u8; 3], usize)| {
        let at = (0..palette.len()).min_by_key(|at| far(*colour, palette[*at])).unwrap_or_default();
        (*colour, u8::try_from(at).unwrap())
    };
    let places: HashMap<[u8; 3], u8> = colours.iter().map(nearest).collect();
    let pixels = picture.pixels().map(|pixel| places[&pixel.0]).collect();
    (palette, pixels)
}

/// The picture as it is kept.
fn as_kept(picture: &RgbImage) -> RgbImage {
    let (palette, pixels) = reduced(picture);
    let bytes = pixels.iter().flat_map(|at| palette[usize::from(*at)]).collect();
    RgbImage::from_raw(picture.width(), picture.height(), bytes).unwrap()
}

fn write(path: &Path, picture: &RgbImage) {
    let (palette, pixels) = reduced(picture);
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(9));
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
}

/// Fails with all that differs, so that one run tells of every picture.
fn none_differs(differing: &[String]) {
    assert!(differing.is_empty(), "{}\nDOSSIER_BLESS=1 keeps what was drawn; look at it first.", differing.join("\n"));
}

#[test]
fn what_a_person_sees_is_a_difference_and_what_a_processor_rounds_is_none() {
    let kept = image::open(kept_at("first-1024x700-light")).unwrap().to_rgb8();
    let altered = |alter: &dyn Fn(u32, u32, [u8; 3]) -> [u8; 3]| {
        let mut picture = kept.clone();
        picture.enumerate_pixels_mut().for_each(|(x, y, pixel)| pixel.0 = alter(x, y, pixel.0));
        differing(&kept, &picture)
    };
    // Letters and grounds that are rounded otherwise.
    let shade = |x: u32, y: u32| u8::try_from((x * 7 + y * 13) % 3).unwrap();
    assert_eq!(altered(&|x, y, colour| colour.map(|part| part.saturating_sub(shade(x, y)))), None);
    // The ground of the buttons, six shades darker.
    let control = *kept.get_pixel(371, 15);
    let darker = altered(&|_, _, colour| if colour == control.0 { colour.map(|part| part - 6) } else { colour });
    assert!(darker.is_some());
    // A margin of one pixel more, from the middle on.
    let moved = altered(&|x, y, colour| if y > 350 { kept.get_pixel(x, y - 1).0 } else { colour });
    assert!(moved.is_some());
    // One short word gone.
    let gone = altered(&|x, y, colour| if (12..48).contains(&x) && (5..25).contains(&y) { control.0 } else { colour });
    assert!(gone.is_some());
}

#[test]
fn the_first_screen() {
    let mut differing = Vec::new();
    for size in [SMALL, USUAL, LARGE] {
        differing.extend(Easel::new(size, Some(affair::affair())).in_both_themes("first"));
    }
    none_differs(&differing);
}

#[test]
fn a_note_with_the_timeline() {
    let mut easel = Easel::new(USUAL, Some(affair::affair()));
    for item in [Item::KeyPoint(0), Item::KeyPoint(1)] {
        easel.carry_out(Command::CiteItem(item));
    }
    easel.carry_out(Command::ShowTab(Tab::Events));
    easel.carry_out(Command::ToggleTray(Tray::Timeline));
    easel.desk.harness.key_press(Key::ArrowDown);
    easel.desk.settle();
    none_differs(&easel.in_both_themes("note"));
}

#[test]
fn disagreements_with_the_network() {
    let mut easel = Easel::new(USUAL, Some(affair::affair()));
    easel.carry_out(Command::ShowTab(Tab::Disagreements));
    easel.carry_out(Command::ToggleTray(Tray::Network));
    none_differs(&easel.in_both_themes("disagreements"));
}

#[test]
fn nothing_opened() {
    none_differs(&Easel::new(SMALL, None).in_both_themes("nothing"));
}

#[test]
fn an_empty_folder() {
    let briefing = Briefing::new("port-of-arlen".to_owned(), Vec::new(), Vec::new());
    none_differs(&Easel::new(SMALL, Some(briefing)).in_both_themes("empty"));
}

#[test]
fn a_folder_that_cannot_be_opened() {
    let mut easel = Easel::new(SMALL, Some(affair::affair()));
    easel.carry_out(Command::OpenFolder("/no/such/folder".into()));
    for _ in 0..500 {
        if easel.desk.session().loading().is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        easel.desk.harness.step();
    }
    easel.desk.settle();
    none_differs(&easel.in_both_themes("error"));
}

#[test]
fn long_names() {
    let mut easel = Easel::new(SMALL, Some(affair::long_names()));
    easel.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    none_differs(&easel.in_both_themes("long-names"));
}

#[test]
fn a_big_folder() {
    let mut easel = Easel::new(USUAL, Some(large(600)));
    easel.carry_out(Command::ShowTab(Tab::Events));
    easel.carry_out(Command::WidenSummary);
    none_differs(&easel.in_both_themes("big"));
}
