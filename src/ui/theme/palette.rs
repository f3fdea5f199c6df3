//! The colours of both themes.

use eframe::egui::{Color32, Ui};

use super::Kind;
use crate::notes::TAG_COLOURS;

/// The shape of the line under a mention, so that hue is never the only difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// None: the ground alone.
    None,
    /// One stroke.
    Solid,
    /// Two strokes.
    Double,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// A wave.
    Wavy,
    /// A thick stroke.
    Thick,
}

/// How one kind of finding is painted.
#[derive(Clone, Copy, Debug)]
pub struct KindPaint {
    /// Text in the kind's colour, its line and its marks: readable on panel, page and ground.
    pub ink: Color32,
    /// The ground behind its words: the text's colour is readable on it.
    pub ground: Color32,
    /// The ground where its item is selected.
    pub strong: Color32,
    /// The line under its words.
    pub line: Line,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Whether it is the dark one.
    pub dark: bool,
    /// Behind panels.
    pub panel: Color32,
    /// Behind the reader's text and in text fields.
    pub page: Color32,
    /// Behind tooltips, menus and windows.
    pub raised: Color32,
    /// Every other row of a list.
    pub stripe: Color32,
    /// Behind a control.
    pub control: Color32,
    /// Behind a control under the pointer.
    pub control_hot: Color32,
    /// Behind a control held down.
    pub control_held: Color32,
    /// Running text.
    pub text: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Hairlines and frames.
    pub line: Color32,
    /// Links and what has the focus.
    pub accent: Color32,
    /// Text on a filled `accent`.
    pub on_accent: Color32,
    /// Behind a selected row.
    pub selected: Color32,
    /// Behind selected words.
    pub selection: Color32,
    /// Behind the words just jumped to.
    pub flash: Color32,
    /// Behind words that were searched for.
    pub found: Color32,
    /// Behind the found words that are shown.
    pub found_shown: Color32,
    /// Something needs attention.
    pub warning: Color32,
    /// Something failed.
    pub error: Color32,
    /// The star on what was set apart.
    pub star: Color32,
    /// Around words on the picture of a page: paper is white in both themes.
    pub frame: Color32,
    /// Over them, as a marker pen is.
    pub marker: Color32,
    tags: [Color32; TAG_COLOURS as usize],
    kinds: [KindPaint; Kind::ALL.len()],
}

impl Palette {
    /// The dot of a tag of this colour.
    pub fn tag(&self, colour: u8) -> Color32 {
        self.tags.get(usize::from(colour % TAG_COLOURS)).copied().unwrap_or(self.accent)
    }

    /// How `kind` is painted.
    pub fn kind(&self, kind: Kind) -> KindPaint {
        // One entry for each kind, in the order of the enum.
        self.kinds.get(kind as usize).copied().unwrap_or(KindPaint {
            ink: self.text,
            ground: self.page,
            strong: self.selected,
            line: Line::Solid,
        })
    }
}

/// A picture keeps its own colours.
pub const UNTINTED: Color32 = Color32::WHITE;

/// The palette of the theme that `ui` is drawn in.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn paint(ink: u32, ground: u32, strong: u32, line: Line) -> KindPaint {
    KindPaint { ink: rgb(ink), ground: rgb(ground), strong: rgb(strong), line }
}

/// The light theme.
pub const LIGHT: Palette = Palette {
    dark: false,
    panel: rgb(0xf3f3f0),
    page: rgb(0xfdfdfb),
    raised: rgb(0xffffff),
    stripe: rgb(0xecece8),
    control: rgb(0xe6e6e1),
    control_hot: rgb(0xdadad4),
    control_held: rgb(0xcbcbc4),
    text: rgb(0x1d1f23),
    muted: rgb(0x5b5f66),
    line: rgb(0xd6d6d0),
    accent: rgb(0x1a5fb4),
    on_accent: rgb(0xffffff),
    selected: rgb(0xd3e3f8),
    selection: rgb(0xb5d3fa),
    flash: rgb(0xffd54a),
    found: rgb(0xfbe48f),
    found_shown: rgb(0xf9b44d),
    warning: rgb(0x8a5200),
    error: rgb(0xb3261e),
    star: rgb(0xa86400),
    frame: rgb(0xb93a0e),
    marker: Color32::from_rgba_premultiplied(84, 70, 22, 84),
    tags: [
        rgb(0xc4342b),
        rgb(0x1d5fae),
        rgb(0x1f7038),
        rgb(0xa85b00),
        rgb(0x6d3fa6),
        rgb(0x0a6c73),
        rgb(0x9a2a64),
        rgb(0x5a5f66),
    ],
    kinds: [
        paint(0x1d5fae, 0xe3eefb, 0xb4d4fa, Line::Solid),
        paint(0x6d3fa6, 0xefe7f9, 0xd7c1f3, Line::Double),
        paint(0x1f7038, 0xe2f3e5, 0xb2e0bc, Line::Dashed),
        paint(0x0a6c73, 0xdcf2f2, 0xa6dfdf, Line::Dotted),
        paint(0x5a5f66, 0xececea, 0xd2d2ce, Line::Solid),
        paint(0xa83c12, 0xfbe8e0, 0xf8c9b4, Line::Wavy),
        paint(0x7f5700, 0xfaf0cf, 0xf3d987, Line::Thick),
        paint(0x9a2a64, 0xf9e5ef, 0xf1bfd8, Line::Dotted),
        paint(0x4b5a70, 0xeceff4, 0xccd6e5, Line::None),
        paint(0xb3261e, 0xfbe5e3, 0xf6c3be, Line::Wavy),
        paint(0x4a4f57, 0xeeeeeb, 0xdddcd3, Line::None),
    ],
};

/// The dark theme.
pub const DARK: Palette = Palette {
    dark: true,
    panel: rgb(0x1f2124),
    page: rgb(0x17181b),
    raised: rgb(0x282b2f),
    stripe: rgb(0x25282b),
    control: rgb(0x303439),
    control_hot: rgb(0x3b4047),
    control_held: rgb(0x484e57),
    text: rgb(0xe4e4e0),
    muted: rgb(0xa9adb3),
    line: rgb(0x3a3e44),
    accent: rgb(0x82b4f5),
    on_accent: rgb(0x10151c),
    selected: rgb(0x263c5b),
    selection: rgb(0x2f5688),
    flash: rgb(0x766000),
    found: rgb(0x5d5113),
    found_shown: rgb(0x84500a),
    warning: rgb(0xf0b357),
    error: rgb(0xff8a80),
    star: rgb(0xf2b632),
    frame: rgb(0xb93a0e),
    marker: Color32::from_rgba_premultiplied(84, 70, 22, 84),
    tags: [
        rgb(0xff8a80),
        rgb(0x8fbdf7),
        rgb(0x85d097),
        rgb(0xf5a55f),
        rgb(0xc9a9f2),
        rgb(0x74cfd1),
        rgb(0xf09cc4),
        rgb(0xb0b4ba),
    ],
    kinds: [
        paint(0x8fbdf7, 0x1e2c40, 0x2c4c78, Line::Solid),
        paint(0xc9a9f2, 0x2d2540, 0x503c78, Line::Double),
        paint(0x85d097, 0x1b3022, 0x2a5537, Line::Dashed),
        paint(0x74cfd1, 0x17302f, 0x205656, Line::Dotted),
        paint(0xb0b4ba, 0x2b2d30, 0x46494e, Line::Solid),
        paint(0xf5a585, 0x38231a, 0x6b3a24, Line::Wavy),
        paint(0xe6c35f, 0x322a12, 0x5c4a12, Line::Thick),
        paint(0xf09cc4, 0x3a2030, 0x6a3353, Line::Dotted),
        paint(0xadb9cc, 0x262b33, 0x3b4657, Line::None),
        paint(0xff9a90, 0x3d2220, 0x702e29, Line::Wavy),
        paint(0xc4c6c9, 0x2a2b2d, 0x414245, Line::None),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours as WCAG 2.2 defines it.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |colour: Color32| {
            let linear = |part: u8| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_readable_on_every_ground() {
        for palette in [LIGHT, DARK] {
            let grounds =
                [palette.panel, palette.page, palette.raised, palette.stripe, palette.control, palette.selected];
            for ground in grounds {
                assert!(contrast(palette.text, ground) >= 7.0);
                assert!(contrast(palette.muted, ground) >= 4.5, "{ground:?}");
            }
            let marks = [palette.control_held, palette.selection, palette.flash, palette.found, palette.found_shown];
            for ground in marks {
                assert!(contrast(palette.text, ground) >= 4.5, "{ground:?}");
            }
            for ink in [palette.accent, palette.warning, palette.error] {
                assert!(contrast(ink, palette.page) >= 4.5);
                assert!(contrast(ink, palette.panel) >= 4.5);
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
        }
    }

    #[test]
    fn each_kind_is_readable_in_its_own_colour_and_under_text() {
        for palette in [LIGHT, DARK] {
            for kind in Kind::ALL {
                let paint = palette.kind(kind);
                assert!(contrast(palette.text, paint.ground) >= 7.0, "{kind:?}");
                assert!(contrast(palette.text, paint.strong) >= 4.5, "{kind:?}");
                for ground in [palette.page, palette.panel, palette.raised, paint.ground] {
                    assert!(contrast(paint.ink, ground) >= 4.5, "{kind:?} {ground:?}");
                }
            }
        }
    }

    #[test]
    fn stars_and_tags_are_seen_on_every_ground() {
        for palette in [LIGHT, DARK] {
            let grounds = [palette.panel, palette.page, palette.raised, palette.control, palette.selected];
            for sign in palette.tags.into_iter().chain([palette.star]) {
                assert!(grounds.iter().all(|ground| contrast(sign, *ground) >= 3.0), "{sign:?}");
            }
        }
    }

    #[test]
    fn frames_are_seen_on_paper() {
        for palette in [LIGHT, DARK] {
            assert!(contrast(palette.frame, Color32::WHITE) >= 4.5);
            assert!(palette.marker.a() < 128, "what is written shows through");
        }
    }

    #[test]
    fn names_and_findings_differ_by_their_line_where_hues_are_close() {
        let line = |kind| LIGHT.kind(kind).line;
        let close = [
            (Kind::Person, Kind::Organization),
            (Kind::Place, Kind::Group),
            (Kind::Event, Kind::Figure),
            (Kind::Event, Kind::Time),
        ];
        for (one, other) in close {
            assert_ne!(line(one), line(other));
        }
    }
}
