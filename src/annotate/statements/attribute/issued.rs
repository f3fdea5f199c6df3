//! Who speaks in what is issued: letters, reports, speeches.

use super::{Reach, Scene, is_speaker};
use crate::annotate::WordClass;
use crate::annotate::statements::subject::{Subject, subject_before, verb_group_start};

impl Scene<'_> {
    /// Who issued what `subject` names: "Lee sent a letter urging".
    pub fn issuer(&self, subject: &Subject, reach: &Reach) -> Option<Subject> {
        let text = self.text;
        let head = subject.start..subject.phrase.end;
        head.clone().find(|&at| WordClass::Issued.has(text.lemma(at)) && text.tag(at).is_noun())?;
        let verb = (reach.sentence..subject.start).rev().take(30).find(|&at| text.tag(at).is_verb())?;
        let at_event = subject.start.checked_sub(1).is_some_and(|at| matches!(text.lower(at), "at" | "in" | "during"));
        let issues = at_event || WordClass::Issuing.has(text.lemma(verb));
        let limit = reach.sentence;
        let issuer = issues.then(|| subject_before(text, verb_group_start(text, verb, limit), limit)).flatten()?;
        is_speaker(text, &issuer.phrase).then_some(issuer)
    }
}
