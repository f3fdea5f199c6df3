//! How likely a date is right that the event's own clause does not name.
//!
//! A logistic model of where the date was found and how the event is told, fitted on dates that careful readers of twenty-three
//! folders held against the sources. Half of these dates were right. What the model finds right in little more than a third of the
//! cases is left out: undated is no error. Of those that a model left out that was not fitted on their folder, 33 in 100 were right;
//! of those that it kept, 56.

use super::story::Story;
use crate::annotate::events::trigger::Draft;
use crate::annotate::{EventDate, Tense};
use crate::briefing::{DatedBy, EventClass, ParagraphRole};

/// The features of a date with their weights, in hundredths of log odds. Made by `cargo bench --bench train`.
const WEIGHTS: [(&str, i64); 18] = [
    ("the day of publication, as the text prints it", 23),
    ("the day of publication, from elsewhere", -102),
    ("that day, of talk", 36),
    ("elsewhere in the sentence", 71),
    ("in the sentence of what is told in the present", -145),
    ("in the sentence of an aside", -11),
    ("in the sentence of talk", -20),
    ("in the sentence, and no day", -36),
    ("of what is told in the present", 76),
    ("of an aside", -88),
    ("of an attack, a disaster or an arrest", -68),
    ("of what is told in the past", -24),
    ("in the lead", 36),
    ("named later", 84),
    ("of talk", 56),
    ("in a title", -38),
    ("named in the same paragraph", 27),
    ("in a text told from its day", 27),
];
/// The log odds of a date without any feature, in the same.
const ODDS: i64 = -23;
/// Beneath these odds a date is left out, in the same.
const UNSURE: i64 = -55;

impl Story<'_> {
    /// Leaves out the dates that are much likelier wrong than right.
    pub(super) fn leave_unsure(&self, drafts: &mut [Draft]) {
        let fresh = self.is_told_from_its_day(drafts);
        for draft in drafts {
            let Some(when) = draft.mention.when.as_ref().filter(|when| is_gathered(when)) else { continue };
            let features = self.features(draft, when, fresh);
            let odds = ODDS + features.iter().zip(&WEIGHTS).map(|(feature, (_, weight))| feature * weight).sum::<i64>();
            if odds < UNSURE {
                draft.mention.when = None;
            }
        }
    }

    /// What speaks for and against the date, in the order of [`WEIGHTS`].
    fn features(&self, draft: &Draft, when: &EventDate, fresh: bool) -> [i64; WEIGHTS.len()] {
        let told = &draft.mention;
        let yes = i64::from;
        let (paragraph, named) = (self.paragraph(draft), when.time.and_then(|time| self.times.get(time)));
        let role = paragraph.and_then(|at| self.text.paragraphs.get(at)).map(|paragraph| paragraph.role);
        let named_in = named.and_then(|named| {
            let sentence = self.text.sentence_of(self.text.positions(named.span).start)?;
            self.text.sentences.get(sentence).map(|sentence| sentence.paragraph)
        });
        let is_present = told.tense == Tense::Present;
        let is_talk = matches!(
            told.class,
            Some(
                EventClass::Consult
                    | EventClass::Accuse
                    | EventClass::Request
                    | EventClass::Support
                    | EventClass::Reject
                    | EventClass::Threaten
            )
        );
        let is_grave = matches!(
            told.class,
            Some(EventClass::Assault | EventClass::Disaster | EventClass::Crime | EventClass::Coerce)
        );
        let published = when.by == DatedBy::Publication;
        let sentence = when.by == DatedBy::Sentence;
        let before = !published && !sentence;
        [
            yes(published && named.is_some()),
            yes(published && named.is_none()),
            yes(published && is_talk),
            yes(sentence),
            yes(sentence && is_present),
            yes(sentence && told.is_aside),
            yes(sentence && is_talk),
            yes(sentence && (when.value.len() != 10 || when.value.contains('W'))),
            yes(before && is_present),
            yes(before && told.is_aside),
            yes(before && is_grave),
            yes(before && told.tense == Tense::Past),
            yes(before && paragraph.is_some() && paragraph == self.lead),
            yes(before && named.is_some_and(|named| named.span.start() > told.trigger.start())),
            yes(before && is_talk),
            yes(before && role == Some(ParagraphRole::Title)),
            yes(before && named_in.is_some() && named_in == paragraph),
            yes(fresh),
        ]
    }
}

/// Whether the event's own clause does not name the date.
fn is_gathered(when: &EventDate) -> bool {
    matches!(when.by, DatedBy::Sentence | DatedBy::Discourse | DatedBy::Publication)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn right_dates_come_before_wrong_ones() {
        let mut kept = [0, 0];
        let rows = include_str!("../../../../tests/judged/days.tsv").lines().filter(|line| !line.starts_with('#'));
        for cells in rows.map(|line| line.split('\t').collect::<Vec<_>>()) {
            let features: Vec<i64> = cells[2..].iter().map(|cell| cell.parse().expect("a number")).collect();
            assert_eq!(features.len(), WEIGHTS.len());
            let odds = ODDS + features.iter().zip(&WEIGHTS).map(|(one, (_, weight))| one * weight).sum::<i64>();
            kept[usize::from(cells[1] == "1")] += usize::from(odds >= UNSURE);
        }
        // Of 294 wrong dates and 300 right ones.
        assert!(kept[0] < 200 && kept[1] > 240, "{kept:?}");
    }
}
