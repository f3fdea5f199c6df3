//! Actors that a correction names, once it is known whom names mean.

use super::Log;
use super::actors::normal;
use crate::briefing::correction::Who;
use crate::briefing::{Actor, ActorId};
use crate::merge::folder::Folder;

/// The actor that `who` of the correction at `at` is: by the words that named it, else by its name where only one goes
/// by it.
pub fn actor(log: &mut Log<'_>, at: usize, who: &Who, folder: &Folder<'_>, actors: &[Actor]) -> Option<ActorId> {
    let place = who.at.found(folder.documents).place();
    let by_place = place.and_then(|place| {
        let document = folder.documents.iter().position(|document| document.id == place.document)?;
        let names = &folder.annotations.get(document)?.names;
        let name = names.partition_point(|name| name.span.end() <= place.span.start());
        names.get(name).filter(|name| name.span.overlaps(place.span))?;
        folder.actor(document, name)
    });
    if by_place.is_some() {
        return by_place;
    }
    let wanted = normal(&who.name);
    let goes_by =
        |actor: &&Actor| std::iter::once(&actor.name).chain(&actor.aliases).any(|name| normal(name) == wanted);
    let mut found = actors.iter().filter(goes_by).map(|actor| actor.id);
    let only = found.next().filter(|_| found.next().is_none());
    if only.is_none() {
        log.note(at, format!("“{}” is no actor of the folder now, or not the only one of that name", who.name));
    }
    only
}
