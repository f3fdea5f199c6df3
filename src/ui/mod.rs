//! The window: one more reader of the briefing.
//!
//! Three kinds of state have three owners: what the sources say ([`Briefing`](crate::briefing::Briefing), replaced
//! whole), what the person wrote ([`Notes`](crate::notes::Notes), changed only by edits) and what is on the screen
//! ([`View`]). A panel reads the first two, changes its own part of the view, and asks for everything else with a
//! [`Command`].

mod app;
pub mod cite;
mod command;
mod desk;
mod item;
mod notes_file;
mod notice;
mod panels;
mod run;
mod session;
pub mod theme;
mod view;

pub use app::App;
pub use command::Command;
pub use desk::Desk;
pub use item::Item;
pub use notes_file::NotesFile;
pub use notice::{Notice, Notices};
pub use run::{WindowError, run};
pub use session::Session;
pub use view::{Selected, Tab, View};
