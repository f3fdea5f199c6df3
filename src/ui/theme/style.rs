//! egui's style, made of the palettes.

use eframe::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Visuals,
    style::WidgetVisuals, vec2,
};

use super::{DARK, LIGHT, Palette, fonts};

/// Sizes in points.
pub mod sizes {
    /// Text of the panels.
    pub const TEXT: f32 = 14.0;
    /// Secondary text.
    pub const SMALL: f32 = 12.0;
    /// Heads of sections.
    pub const HEADING: f32 = 16.0;
    /// The title of a document.
    pub const TITLE: f32 = 22.0;
    /// The reader's running text.
    pub const READER: f32 = 15.5;
    /// The height of a line of the reader, as a multiple of its size.
    pub const READER_LINE: f32 = 1.5;
    /// The widest column of running text that reads well.
    pub const READER_WIDTH: f32 = 720.0;
    /// One row of a list.
    pub const ROW: f32 = 24.0;
    /// The space between sections.
    pub const GAP: f32 = 12.0;
    /// Rounded corners of badges and controls.
    pub const ROUND: u8 = 5;
}

/// Gives `context` the fonts, sizes and colours of both themes.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts::definitions());
    for (theme, palette) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        context.style_mut_of(theme, |style| shape(style, palette));
    }
    // Zooming is a command like any other, so that it stands in the menu and in the help.
    context.options_mut(|options| options.zoom_with_keyboard = false);
}

fn shape(style: &mut Style, palette: &Palette) {
    let text = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, text(sizes::SMALL)),
        (TextStyle::Body, text(sizes::TEXT)),
        (TextStyle::Button, text(sizes::TEXT)),
        (TextStyle::Heading, fonts::bold_font(sizes::HEADING)),
        (TextStyle::Monospace, FontId::new(sizes::TEXT, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(8.0, 4.0);
    style.spacing.interact_size.y = sizes::ROW;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.tooltip_width = 420.0;
    style.spacing.scroll = egui::style::ScrollStyle::solid();
    style.spacing.scroll.bar_width = 9.0;
    style.spacing.scroll.handle_min_length = 28.0;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.08;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.dark { Visuals::dark() } else { Visuals::light() };
    let round = CornerRadius::same(sizes::ROUND);
    let widget = |fill: Color32, frame: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, frame),
        corner_radius: round,
        fg_stroke: Stroke::new(1.0, palette.text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(palette.panel, palette.line);
    visuals.widgets.inactive = widget(palette.control, Color32::TRANSPARENT);
    // What is not ticked must be seen on any ground.
    visuals.widgets.inactive.bg_fill = palette.muted.gamma_multiply(0.4);
    visuals.widgets.hovered = widget(palette.control_hot, palette.line);
    visuals.widgets.active = widget(palette.control_held, palette.accent);
    visuals.widgets.open = widget(palette.control_hot, palette.line);
    visuals.weak_text_color = Some(palette.muted);
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.stripe;
    visuals.extreme_bg_color = palette.page;
    visuals.text_edit_bg_color = Some(palette.page);
    visuals.code_bg_color = palette.stripe;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.error;
    visuals.window_fill = palette.raised;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.panel_fill = palette.panel;
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.indent_has_left_vline = false;
    // A blinking cursor wakes the program twice a second for nothing.
    visuals.text_cursor.blink = false;
    visuals
}
