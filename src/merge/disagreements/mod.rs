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
    if std::env::var("DOSSIER_ANSWERS").is_ok() { for a in &answers { eprintln!("{} {:?} kind={:?} what={} state={} which={:?} clause={:?} aside={} unreal={} towns={:?} places={:?} actors={:?} day={:?} as_of={:?} pub={:?} story={}", folder.documents[a.document].path, a.place.span.of(&folder.documents[a.document].text), a.kind, a.question.what,a.question.state,a.question.which,a.question.clause,a.question.aside,a.question.unreal,a.towns,a.places,a.actors,a.day,a.as_of,a.published, stories[a.document]); } }
    let pairs = pairs::pairs(&answers, &together);
    let mut found = figures::between(briefing, &answers, &pairs, origins);
    let accounts = account::accounts(briefing, folder);
    if std::env::var("DOSSIER_ANSWERS").is_ok() { for a in &accounts { eprintln!("ACC {} {:?} act={} lemma={} agents={:?} actors={:?} towns={:?} day={:?} words={:?} denied={} leads={} aside={}", folder.documents[a.document].path, a.place.span.of(&folder.documents[a.document].text), a.act, a.mention.lemma, a.agents, a.actors,a.towns,a.day,a.words,a.denied,a.leads,a.mention.is_aside); } }
    found.extend(events::between(briefing, folder, &accounts, &together, origins));
    // The sort is stable: among equals the one whose first figure weighs more.
    found.sort_by_key(|disagreement| std::cmp::Reverse(disagreement.salience));
    for (position, disagreement) in found.iter_mut().enumerate() {
        disagreement.id = DisagreementId::at(position);
    }
    found
}
