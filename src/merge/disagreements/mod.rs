//! Where sources do not say the same.
//!
//! A disagreement is two answers to one question. Figures carry their question from the analysis of the sentence; two
//! [`answer`]s are of one where nothing sets them [apart](alike), and they disagree where their [`extent`]s exclude each other.
//! Reports of one event disagree on its day, place or doer, or whether it happened ([`events`]). An analyst should want to
//! read every one: where it is not clear that two are of one thing, they are left apart.

mod account;
mod alike;
mod answer;
mod events;
mod extent;
mod figures;
mod measure;
mod opening;
mod pairs;

use super::Folder;
use super::origins;
use crate::briefing::{Briefing, Disagreement, DisagreementId};

/// The disagreements in `briefing`, whose other parts are final, most important first.
pub fn disagreements(
    briefing: &Briefing,
    folder: &Folder<'_>,
    origins: &origins::Sources<'_>,
    stories: &[usize],
) -> Vec<Disagreement> {
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
