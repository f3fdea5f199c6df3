//! Opens the window, or says why there is none.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{IconData, ViewportBuilder};

use super::App;

/// No window could be opened.
#[derive(Debug, thiserror::Error)]
#[error("no window could be opened ({reason}); on a machine without a desktop, run: dossier brief FOLDER")]
pub struct WindowError {
    reason: String,
}

/// Shows the window until it is closed. It begins with `path`, a folder or a briefing, where one is given.
pub fn run(path: Option<PathBuf>) -> Result<(), WindowError> {
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("dossier")
            .with_app_id("dossier")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 400.0])
            .with_icon(icon())
            .with_drag_and_drop(true),
        ..Default::default()
    };
    eframe::run_native("dossier", options, Box::new(|creation| Ok(Box::new(App::new(creation, path)))))
        .map_err(|error| WindowError { reason: reason(&error) })
}

/// The icon; eframe's own where it cannot be read.
/// What is missing, for the person: what a library says of its own source code helps nobody.
fn reason(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => "no display could be reached".to_owned(),
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) => "the display offers no OpenGL".to_owned(),
        other => other.to_string(),
    }
}

fn icon() -> Arc<IconData> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"));
    Arc::new(icon.unwrap_or_default())
}
