//! Pages of the web.

use super::ReadError;
use super::draft::Draft;

/// The draft of a page.
pub fn draft(page: &str) -> Result<Draft, ReadError> {
    Ok(Draft::of_text(page.to_owned()))
}
