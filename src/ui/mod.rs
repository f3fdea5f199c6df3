//! The window: one more reader of the briefing.
//!
//! Three kinds of state have three owners: what the sources say ([`Briefing`](crate::briefing::Briefing), replaced
//! whole), what the person wrote ([`Notes`](crate::notes::Notes), changed only by edits) and what is on the screen
//! ([`View`]). A panel reads the first two, changes its own part of the view, and asks for everything else with a
//! [`Command`].

mod addendum;
mod app;
mod bars;
mod bookmarks;
mod briefings;
pub mod cite;
mod clipboard;
mod command;
mod correcting;
mod desk;
mod dialogs;
mod example;
mod handing_over;
mod help;
mod item;
mod keeping;
mod menu;
mod notice;
mod palette;
mod panels;
mod panes;
mod pins;
mod reading;
mod recent;
mod run;
mod searches;
mod searching;
mod session;
pub mod theme;
mod tray;
mod view;
mod welcome;
mod windows;
mod writing;

pub use app::App;
pub use bookmarks::{Bookmark, Bookmarks};
pub use command::{Command, Zoom};
pub use correcting::{Plan, Target, Wanted, plan};
pub use desk::{Desk, Safety};
pub use item::Item;
pub use notice::{Notice, Notices};
pub use panes::{Pane, Panes};
pub use pins::PinTarget;
pub use recent::Recent;
pub use run::{WindowError, run};
pub use session::Session;
pub use tray::Tray;
pub use view::{Selected, Tab, View};
