//! What is said, and by whom: utterances that are told as such, and claims that stand in somebody's own words.

use super::trigger::Draft;
use crate::annotate::{StatementMention, TaggedText};
use crate::briefing::EventStatus;
use crate::text::Span;

/// A verb of saying with its speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Utterance {
    /// The token of the verb.
    pub verb: usize,
    /// Who speaks: a position in the document's names.
    pub speaker: usize,
}

/// The statements of a document as events need them.
pub(super) struct Said {
    /// By the place of their verbs.
    utterances: Vec<(Span, Utterance)>,
    /// What is given in the speaker's own words, in order, with the speaker.
    quotations: Vec<(Span, Option<usize>)>,
}

impl Said {
    /// Reads the statements of `text`.
    pub(super) fn new(text: &TaggedText<'_>, statements: &[StatementMention]) -> Self {
        let verb = |cue: Span| text.positions(cue).rev().find(|&token| text.tag(token).is_verb());
        let mut utterances: Vec<(Span, Utterance)> = statements
            .iter()
            .filter_map(|said| {
                let verb = verb(said.cue?)?;
                Some((text.token(verb)?.span, Utterance { verb, speaker: said.speaker? }))
            })
            .collect();
        utterances.sort_by_key(|&(span, _)| span);
        utterances.dedup_by_key(|&mut (span, _)| span);
        let direct = statements.iter().filter(|said| said.direct);
        let mut quotations: Vec<_> = direct.map(|said| (said.content, said.speaker)).collect();
        quotations.sort_unstable();
        Self { utterances, quotations }
    }

    /// The utterances whose verb stands in `sentence`.
    pub(super) fn in_sentence(&self, sentence: Span) -> &[(Span, Utterance)] {
        let from = self.utterances.partition_point(|(span, _)| span.start() < sentence.start());
        let to = self.utterances.partition_point(|(span, _)| span.start() < sentence.end());
        self.utterances.get(from..to).unwrap_or_default()
    }

    /// What stands in a quotation is a claim of whoever speaks, no fact.
    pub(super) fn mark_claims(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let trigger = draft.mention.trigger;
            let after = self.quotations.partition_point(|(span, _)| span.start() <= trigger.start());
            let around = after.checked_sub(1).and_then(|at| self.quotations.get(at));
            let Some(&(_, speaker)) = around.filter(|(span, _)| span.contains(trigger)) else {
                continue;
            };
            draft.mention.said_by = speaker.or(draft.mention.said_by);
            if draft.mention.status == EventStatus::Reported {
                draft.mention.status = EventStatus::Alleged;
            }
        }
    }
}
