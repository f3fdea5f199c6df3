//! The window as it looks, held to pictures in tests/ui/pictures. `DOSSIER_BLESS=1 cargo test --test ui pictures` draws them
//! anew; look at them before they are committed. Where one differs, what was drawn is kept beside the program's other test
//! output and its path is said.

use std::path::{Path, PathBuf};

use dossier::ui::{Command, Item, Tab};
use eframe::egui::{Color32, IconData, ThemePreference};
use eframe::icon_data::{IconDataExt as _, from_png_bytes};

use super::raster::{Picture, Raster};
use super::{Desk, show, window_with};

/// How much a part of a pixel may differ: fonts are smoothed a little otherwise on other processors.
const PART: u8 = 24;

/// The share of pixels that may differ more, in thousandths.
const SHARE: usize = 2;

struct Look {
    desk: Desk,
    raster: Raster,
}

impl Look {
    fn new(width: f32, height: f32, theme: ThemePreference) -> Self {
        let raster = Raster::default();
        let mut desk = window_with(width, height, raster.clone());
        desk.carry_out(Command::Theme(theme));
        Self { desk, raster }
    }

    fn on(width: f32, height: f32, theme: ThemePreference, texts: &[&str]) -> Self {
        let mut look = Self::new(width, height, theme);
        let folder = look.desk.directory.path().join("folder");
        std::fs::create_dir(&folder).unwrap();
        for (at, text) in texts.iter().enumerate() {
            std::fs::write(folder.join(format!("{at}.txt")), text).unwrap();
        }
        show(&mut look.desk, folder);
        look
    }

    /// Holds the window to the picture of this name.
    fn is(&mut self, name: &str) {
        self.desk.harness.run_steps(8);
        let harness = &self.desk.harness;
        let drawn = self.raster.draw(&harness.ctx, harness.output(), Color32::BLACK);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/pictures").join(format!("{name}.png"));
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            return std::fs::write(file, png(&drawn)).unwrap();
        }
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{} ({error})", file.display()));
        let known = from_png_bytes(&bytes).unwrap();
        let size = [known.width as usize, known.height as usize];
        let differ = if size == drawn.size { differing(&known.rgba, &drawn) } else { usize::MAX };
        if differ > drawn.pixels.len() * SHARE / 1000 {
            let kept: PathBuf = std::env::temp_dir().join(format!("dossier-{name}.png"));
            std::fs::write(&kept, png(&drawn)).unwrap();
            panic!("{name} looks otherwise ({differ} pixels); drawn now: {}", kept.display());
        }
    }
}

fn png(picture: &Picture) -> Vec<u8> {
    let rgba = picture.pixels.iter().flat_map(|pixel| pixel.to_array()).collect();
    let [width, height] = picture.size.map(|side| side as u32);
    IconData { rgba, width, height }.to_png_bytes().unwrap()
}

fn differing(known: &[u8], drawn: &Picture) -> usize {
    let pixels = known.chunks_exact(4).zip(&drawn.pixels);
    pixels
        .filter(|(known, drawn)| known.iter().zip(drawn.to_array()).any(|(one, other)| one.abs_diff(other) > PART))
        .count()
}

/// Two texts of our own: what the pictures show changes only with what is found in them.
const TEXTS: [&str; 3] = [
    "Council expels two envoys\n\nDORHEIM, 9 January 2031. The council of Arland expelled two envoys of Bertia on Monday, \
     Mayor Ada Brandt said. Over 3,000 people had left the border town of Dorheim, Brandt said.\n\nBertia denied that its \
     envoys had spied. President Ivo Kern called the expulsion an insult. Arland paid 40 million euros for a new bridge \
     in May 2030.",
    "Bertia answers Arland\n\nKERNSTADT, 10 January 2031. Bertia closed its border with Arland on Tuesday. President Ivo \
     Kern said that about 2,000 people had left the border town of Dorheim.\n\nThe council of Arland expelled two envoys of \
     Bertia on Monday. Kern met General Lena Sand in Kernstadt.",
    "Bridge of Dorheim\n\nNordbau built the bridge of Dorheim in three years. The bridge cost 45 million euros. Mayor Ada \
     Brandt opened it on 4 May 2030.",
];

#[test]
fn pictures_of_the_overview_in_both_themes() {
    for (width, height) in [(1024.0, 700.0), (1440.0, 900.0), (2560.0, 1440.0)] {
        for (theme, name) in [(ThemePreference::Light, "light"), (ThemePreference::Dark, "dark")] {
            let mut look = Look::on(width, height, theme, &TEXTS);
            look.desk.carry_out(Command::ShowTab(Tab::Overview));
            look.is(&format!("overview {width}x{height} {name}"));
        }
    }
}

#[test]
fn pictures_of_a_selection_and_a_note() {
    let mut look = Look::on(1440.0, 900.0, ThemePreference::Light, &TEXTS);
    let event = look.desk.briefing().happenings().next().unwrap().id;
    look.desk.carry_out(Command::UseTemplate(0));
    look.desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    look.desk.carry_out(Command::CiteItem(Item::Event(event)));
    look.desk.carry_out(Command::ShowTab(Tab::Events));
    look.desk.carry_out(Command::Select(Item::Event(event)));
    look.desk.harness.run_steps(40);
    look.is("selection and note");
}

#[test]
fn pictures_of_nothing_and_of_what_failed() {
    Look::new(1024.0, 700.0, ThemePreference::Dark).is("welcome");
    Look::on(1024.0, 700.0, ThemePreference::Light, &[]).is("empty folder");
    let mut look = Look::on(1024.0, 700.0, ThemePreference::Light, &TEXTS);
    let refused = look.desk.directory.path().join("folder/note.md");
    look.desk.carry_out(Command::ExportNotesTo(refused));
    look.desk.carry_out(Command::ShowTab(Tab::Problems));
    look.is("refused");
}

#[test]
fn pictures_of_long_names_and_of_many() {
    let long = "The Honourable Maximilian-Alexander von Hohenberg-Lichtenstein-Wartenfels of the Association for the Preservation \
                of Extraordinarily Long Designations";
    let text =
        format!("{long}\n\n{long} expelled Bertia’s envoys on 4 May 2031. {long} said that 12,345,678 people left.");
    Look::on(1024.0, 700.0, ThemePreference::Light, &[&text, &text]).is("long names");
    let many: Vec<String> = (0..40)
        .map(|number| {
            format!("Report {number}\n\nMayor Anna Number{number} of Town{number} met Ben Other{number} on {} May 2031. They spent {number}00 euros.", number % 28 + 1)
        })
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    Look::on(1024.0, 700.0, ThemePreference::Dark, &many).is("many documents");
}
