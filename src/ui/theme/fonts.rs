//! The text face: Inter in regular, italic, bold and bold italic, with egui's fonts behind it.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::export::fonts;

/// The family of bold text.
pub const BOLD: &str = "bold";
/// The family of italic text.
pub const ITALIC: &str = "italic";
/// The family of bold italic text.
pub const BOLD_ITALIC: &str = "bold-italic";

const REGULAR: &str = "Inter";

static FACES: [(&str, &[u8]); 4] =
    [(REGULAR, fonts::REGULAR), (BOLD, fonts::BOLD), (ITALIC, fonts::ITALIC), (BOLD_ITALIC, fonts::BOLD_ITALIC)];

/// egui's fonts with Inter before them, and families for its other faces.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let regular = fonts.families.entry(FontFamily::Proportional).or_default();
    regular.insert(0, REGULAR.to_owned());
    let fallback = regular.clone();
    for family in [BOLD, ITALIC, BOLD_ITALIC] {
        let mut faces = vec![family.to_owned()];
        faces.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(family.into()), faces);
    }
    fonts
}

/// The family for this weight and slope.
pub fn face(bold: bool, italic: bool) -> FontFamily {
    match (bold, italic) {
        (false, false) => FontFamily::Proportional,
        (true, false) => FontFamily::Name(BOLD.into()),
        (false, true) => FontFamily::Name(ITALIC.into()),
        (true, true) => FontFamily::Name(BOLD_ITALIC.into()),
    }
}

/// The bold face at `size` points.
pub fn bold_font(size: f32) -> FontId {
    FontId::new(size, face(true, false))
}
