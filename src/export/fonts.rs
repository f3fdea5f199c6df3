//! The faces that the program carries: for the window, and for documents whose letters must be in them.
//!
//! Inter 4.1 (SIL Open Font License 1.1): Latin, Greek and Cyrillic.

/// Upright.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Slanted.
pub static ITALIC: &[u8] = include_bytes!("../../assets/fonts/Inter-Italic.otf");
/// Heavy.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// Heavy and slanted.
pub static BOLD_ITALIC: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBoldItalic.otf");
