//! Where everything that was found stands: an index from a document's words to items.

use crate::briefing::{Briefing, DocumentId, TimeId};
use crate::text::Span;
use crate::ui::Item;
use crate::ui::theme::Kind;

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marked {
    /// A part of the briefing that can be selected, and the position of this mention among its places.
    Item(Item, usize),
    /// A time expression.
    Time(TimeId),
}

/// Words that are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// How they are painted.
    pub kind: Kind,
    /// What they stand for.
    pub what: Marked,
}

impl Mark {
    /// The item it stands for.
    pub fn item(&self) -> Option<Item> {
        match self.what {
            Marked::Item(item, _) => Some(item),
            Marked::Time(_) => None,
        }
    }
}

/// All marks of a briefing.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// For each document, by position, in order of place; of two that begin together the longer first.
    documents: Vec<Vec<Mark>>,
}

impl Marks {
    /// Everything that `briefing` found.
    pub fn of(briefing: &Briefing) -> Self {
        let mut marks = Self { documents: vec![Vec::new(); briefing.documents.len()] };
        for actor in &briefing.actors {
            let kind = Kind::of_actor(actor.kind);
            for (at, mention) in actor.mentions.iter().enumerate() {
                let what = Marked::Item(Item::Actor(actor.id), at);
                marks.add(briefing, mention.document, mention.span, kind, what);
            }
        }
        for event in briefing.happenings() {
            for (at, mention) in event.mentions.iter().enumerate() {
                let what = Marked::Item(Item::Event(event.id), at);
                marks.add(briefing, mention.document, mention.trigger, Kind::Event, what);
            }
        }
        for figure in &briefing.figures {
            for (at, place) in figure.mentions.iter().enumerate() {
                let what = Marked::Item(Item::Figure(figure.id), at);
                marks.add(briefing, place.document, place.span, Kind::Figure, what);
            }
        }
        for said in &briefing.statements {
            let what = Marked::Item(Item::Statement(said.id), 0);
            marks.add(briefing, said.document, said.content, Kind::Statement, what);
        }
        for time in &briefing.times {
            let what = Marked::Time(time.id);
            marks.add(briefing, time.document, time.span, Kind::Time, what);
        }
        for document in &mut marks.documents {
            document.sort_by_key(|mark| {
                let span = mark.span;
                (span.start(), std::cmp::Reverse(span.end()), mark.what)
            });
        }
        marks
    }

    fn add(&mut self, briefing: &Briefing, document: DocumentId, span: Span, kind: Kind, what: Marked) {
        let marks = briefing.document_position(document).and_then(|at| self.documents.get_mut(at));
        if let Some(marks) = marks {
            marks.push(Mark { span, kind, what });
        }
    }

    /// The marks that begin inside `within` of the document at `position`. No mark crosses a paragraph's edge.
    pub fn within(&self, position: usize, within: Span) -> &[Mark] {
        let Some(marks) = self.documents.get(position) else {
            return &[];
        };
        let from = marks.partition_point(|mark| mark.span.start() < within.start());
        let to = marks.partition_point(|mark| mark.span.start() < within.end());
        marks.get(from..to).unwrap_or_default()
    }

    /// How many marks the document at `position` has.
    pub fn count(&self, position: usize) -> usize {
        self.documents.get(position).map_or(0, Vec::len)
    }
}

/// The marks among `marks` that hold byte `at`, shortest first: what a click there may mean.
pub fn marks_at(marks: &[Mark], at: usize) -> Vec<Mark> {
    let mut found: Vec<Mark> =
        marks.iter().filter(|mark| mark.span.start() <= at && at < mark.span.end()).copied().collect();
    found.sort_by_key(|mark| (mark.span.len(), mark.what));
    found
}

/// What a click on `under` selects: what is named most closely, or the next one where that is selected already.
pub fn clicked(under: &[Mark], selected: Option<Item>) -> Option<(Item, usize)> {
    let items: Vec<(Item, usize)> = under
        .iter()
        .filter_map(|mark| match mark.what {
            Marked::Item(item, mention) => Some((item, mention)),
            Marked::Time(_) => None,
        })
        .collect();
    let after = items.iter().position(|(item, _)| Some(*item) == selected).map_or(0, |at| at + 1);
    items.get(after).or_else(|| items.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{ActorId, EventId};

    fn mark(start: usize, end: usize, item: Item) -> Option<Mark> {
        let span = Span::new("a text that is long enough for this", start, end)?;
        Some(Mark { span, kind: Kind::Event, what: Marked::Item(item, 0) })
    }

    #[test]
    fn a_second_click_selects_what_lies_beneath() {
        let event = Item::Event(EventId::at(0));
        let actor = Item::Actor(ActorId::at(0));
        let marks: Vec<Mark> = [mark(0, 20, event), mark(2, 6, actor)].into_iter().flatten().collect();
        let under = marks_at(&marks, 3);
        assert_eq!(clicked(&under, None), Some((actor, 0)));
        assert_eq!(clicked(&under, Some(actor)), Some((event, 0)));
        assert_eq!(clicked(&under, Some(event)), Some((actor, 0)));
        assert_eq!(clicked(&marks_at(&marks, 30), None), None);
    }
}
