//! Where sources do not say the same.
//!
//! Figures that measure the same thing ([`topic`], [`frame`]) and cannot all be true ([`extent`]), and accounts of one act
//! that give it another day, place or doer or deny it ([`events`]). An analyst should want to read every one: where it is
//! not clear that two accounts are of one thing, they are left apart.

mod account;
mod alike;
mod answer;
mod events;
mod extent;
mod figures;
mod measure;
mod pairs;

use super::Folder;
use super::origins;
use crate::briefing::{Briefing, Disagreement, DisagreementId};

/// The disagreements in `briefing`, whose other parts are final, most important first.
pub fn disagreements(briefing: &Briefing, folder: &Folder<'_>, origins: &origins::Sources<'_>, stories: &[usize]) -> Vec<Disagreement> {
    let together = pairs::together(folder, stories);
    let answers = answer::answers(briefing, folder);
    let pairs = pairs::pairs(&answers, &together);
    let mut found = figures::between(briefing, &answers, &pairs, origins);
    let accounts = account::accounts(briefing, folder);
    found.extend(events::between(briefing, folder, &accounts, &together, origins));
    // The sort is stable: among equals the one whose first figure weighs more.
    found.sort_by_key(|disagreement| std::cmp::Reverse(disagreement.salience));
    for (position, disagreement) in found.iter_mut().enumerate() {
        disagreement.id = DisagreementId::at(position);
    }
    found
}
