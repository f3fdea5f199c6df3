//! The window: one more reader of the briefing.
//!
//! Three kinds of state have three owners: what the sources say ([`Briefing`](crate::briefing::Briefing), replaced
//! whole), what the person wrote ([`Notes`](crate::notes::Notes), changed only by edits) and what is on the screen
//! ([`View`]). A panel reads the first two, changes its own part of the view, and asks for everything else with a
//! [`Command`].

mod command;
mod item;
mod panels;
mod view;

pub use command::Command;
pub use item::Item;
pub use view::{Selected, Tab, View};
