//! Puts names into a document's annotations without a reference to a name going astray.

use crate::annotate::{Annotations, NameMention, Sign, Signs};
use crate::briefing::{ActorKind, MentionForm};
use crate::text::Span;

/// Puts names of `kind` at `spans`. A name that stands in the way of one gives way to it.
pub fn insert(found: &mut Annotations, spans: &[Span], kind: ActorKind) {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    spans.dedup_by(|next, one| next.overlaps(*one));
    let mut added: Vec<NameMention> = spans.into_iter().map(|span| name(span, kind)).collect();
    let old = std::mem::take(&mut found.names);
    // For each old name: the added one that replaces it, or itself.
    let mut moved: Vec<Slot> = Vec::with_capacity(old.len());
    let mut all: Vec<(Slot, NameMention)> = Vec::with_capacity(old.len() + added.len());
    for (at, name) in old.into_iter().enumerate() {
        let beside = added.partition_point(|new| new.span.end() <= name.span.start());
        match added.get_mut(beside).filter(|new| new.span.overlaps(name.span)) {
            Some(new) => {
                if new.roles.is_empty() && new.span != name.span {
                    new.roles = name.roles.into_iter().filter(|role| !role.overlaps(new.span)).collect();
                } else if new.span == name.span {
                    new.roles = name.roles;
                }
                moved.push(Slot::New(beside));
            }
            None => {
                moved.push(Slot::Old(at));
                all.push((Slot::Old(at), name));
            }
        }
    }
    all.extend(added.into_iter().enumerate().map(|(at, name)| (Slot::New(at), name)));
    all.sort_by_key(|(_, name)| name.span);
    let mut places: Vec<(Slot, usize)> = all.iter().enumerate().map(|(at, (slot, _))| (*slot, at)).collect();
    places.sort_unstable();
    let place = |slot: Slot| {
        let at = places.binary_search_by_key(&slot, |(slot, _)| *slot).ok()?;
        places.get(at).map(|(_, place)| *place)
    };
    let moved: Vec<usize> = moved.into_iter().map(|slot| place(slot).unwrap_or_default()).collect();
    found.names = all.into_iter().map(|(_, name)| name).collect();
    follow(found, &moved);
}

/// Where a name stands: among the old ones, or among the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Old(usize),
    New(usize),
}

fn name(span: Span, kind: ActorKind) -> NameMention {
    let mut signs = Signs::default();
    signs.add(Sign::Settled);
    NameMention { span, kind, form: MentionForm::Name, roles: Vec::new(), stands_for: None, is_attribute: false, signs }
}

/// Gives every reference to a name its new position.
fn follow(found: &mut Annotations, moved: &[usize]) {
    let go = |at: &mut usize| *at = moved.get(*at).copied().unwrap_or(*at);
    for (at, name) in found.names.iter_mut().enumerate() {
        name.stands_for.iter_mut().for_each(go);
        // What was taken for another's pronoun may now be the name itself.
        name.stands_for = name.stands_for.filter(|&other| other != at);
    }
    for figure in found.figures.iter_mut().filter(|figure| !figure.whose.is_empty()) {
        figure.whose.iter_mut().for_each(go);
    }
    for event in &mut found.events {
        event.agents.iter_mut().chain(&mut event.targets).chain(&mut event.places).for_each(go);
    }
    for said in &mut found.statements {
        said.speaker.iter_mut().chain(&mut said.reported_by).for_each(go);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_follow_their_names() {
        let text = "Ann met the Bank and she left Oslo";
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(text, start, start + words.len()).unwrap()
        };
        let mut found = Annotations {
            names: ["Ann", "Bank", "she", "Oslo"].map(|words| name(span(words), ActorKind::Person)).to_vec(),
            ..Annotations::default()
        };
        found.names[2].stands_for = Some(0);
        found.names[3].stands_for = Some(1);
        insert(&mut found, &[span("the Bank"), span("met")], ActorKind::Organization);
        let words: Vec<&str> = found.names.iter().map(|name| name.span.of(text)).collect();
        assert_eq!(words, ["Ann", "met", "the Bank", "she", "Oslo"]);
        assert_eq!(found.names[3].stands_for, Some(0));
        assert_eq!(found.names[4].stands_for, Some(2));
    }
}
