//! Who says a figure: the speaker of the innermost statement that it stands in.

use std::collections::BTreeMap;

use crate::briefing::{Briefing, DocumentId, Place, SaidBy, StatementId};
use crate::text::Span;

/// How many statements before a place are looked at: deeper nesting is rare, and longer statements rarer.
const LOOKED_AT: usize = 24;

/// The contents of a folder's statements.
pub struct Said(BTreeMap<DocumentId, Vec<(Span, StatementId)>>);

impl Said {
    /// The statements of `briefing`.
    pub fn new(briefing: &Briefing) -> Self {
        let mut by_document: BTreeMap<DocumentId, Vec<(Span, StatementId)>> = BTreeMap::new();
        for said in &briefing.statements {
            by_document.entry(said.document).or_default().push((said.content, said.id));
        }
        for list in by_document.values_mut() {
            list.sort_unstable();
        }
        Self(by_document)
    }

    /// The innermost statement that holds `place`.
    pub fn innermost(&self, place: Place) -> Option<StatementId> {
        self.around(place).min_by_key(|(content, id)| (content.len(), *id)).map(|(_, id)| id)
    }

    /// The statements that hold `place`, in order.
    pub fn holding(&self, place: Place) -> impl Iterator<Item = StatementId> + '_ {
        self.around(place).map(|(_, id)| id)
    }

    fn around(&self, place: Place) -> impl Iterator<Item = (Span, StatementId)> + '_ {
        let list = self.0.get(&place.document).map_or(&[][..], Vec::as_slice);
        let after = list.partition_point(|(content, _)| content.start() <= place.span.start());
        let before = list.get(after.saturating_sub(LOOKED_AT)..after).unwrap_or_default();
        before.iter().copied().filter(move |(content, _)| content.contains(place.span))
    }
}

/// Notes for all figures who says them.
pub fn mark(briefing: &mut Briefing) {
    let said = Said::new(briefing);
    let statements = &briefing.statements;
    for figure in &mut briefing.figures {
        let places = figure.mentions.iter().enumerate();
        let said_by = places.filter_map(|(mention, &place)| {
            let statement = said.innermost(place)?;
            let speaker = statements.get(statement.position())?.speaker;
            Some(SaidBy { mention, statement, speaker })
        });
        let said_by: Vec<SaidBy> = said_by.collect();
        if !said_by.is_empty() {
            figure.said_by = said_by;
        }
    }
}
