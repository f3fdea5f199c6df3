//! Correcting what was found: what can be asked for, the form it is asked with, and putting the briefing together anew.

mod asked;
mod carry;
mod fill;
mod kept;
pub mod menu_ui;
mod pane_ui;
mod plan;
mod written;

pub use asked::{Correcting, Target, Wanted};
pub use carry::Corrected;
pub use kept::Kept;
pub use pane_ui::correcting_ui;
pub use plan::{Plan, answer, plan};
