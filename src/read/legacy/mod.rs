//! The documents of office programs before 2007: streams of records in a compound file.
//!
//! Workbooks are read by `calamine`. No crate reads the words of DOC and PPT well enough (tables, hidden and deleted words,
//! the last version of a slide), so these are read here, each from what its specification says of text.

mod doc;
mod ole;
mod ppt;
mod xls;

pub use doc::draft as doc;
pub use ole::{has_damage, number16, number32, wide};
pub use ppt::draft as ppt;
pub use xls::draft as xls;
