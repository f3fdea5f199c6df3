//! "I" in somebody's own words means the one who speaks.

use std::collections::BTreeMap;

use crate::annotate::Annotations;
use crate::annotate::StatementMention;
use crate::briefing::{ActorKind, ActorMention, Document, Link, LinkBy, MentionForm, Place};
use crate::text::Span;

const FIRST_PERSON: [&str; 6] = ["I", "me", "my", "My", "mine", "myself"];

/// For the name (positions of document and name) of each speaker: the words that mean the speaker in quotations.
pub fn own_words(documents: &[Document], annotations: &[Annotations]) -> BTreeMap<(usize, usize), Vec<ActorMention>> {
    let mut found: BTreeMap<(usize, usize), Vec<ActorMention>> = BTreeMap::new();
    for (at, (document, annotations)) in documents.iter().zip(annotations).enumerate() {
        let mut read = 0;
        for said in annotations.statements.iter().filter(|said| said.direct) {
            let Some((speaker, from)) = speaker(said, annotations) else {
                continue;
            };
            let link = Some(Link { by: LinkBy::Pronoun, from: Place { document: document.id, span: from } });
            for span in first_persons(&document.text, said.content) {
                if span.start() < read || in_name(annotations, span) {
                    continue;
                }
                let mention = ActorMention { document: document.id, span, form: MentionForm::Pronoun, link };
                found.entry((at, speaker)).or_default().push(mention);
            }
            // A quotation inside another is not read twice.
            read = read.max(said.content.end());
        }
    }
    found
}

fn speaker(said: &StatementMention, found: &Annotations) -> Option<(usize, Span)> {
    let at = said.speaker?;
    let name = found.names.get(at).filter(|name| name.kind == ActorKind::Person)?;
    Some((at, name.span))
}

/// The words for the speaker in a quotation.
fn first_persons(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let between = |c: char| !c.is_alphanumeric();
    let mut at = within.start();
    within.of(text).split_inclusive(between).filter_map(move |piece| {
        let word = piece.trim_end_matches(between);
        let from = at;
        at += piece.len();
        Span::new(text, from, from + word.len()).filter(|_| FIRST_PERSON.contains(&word))
    })
}

/// Whether a name has some of `span` ("Elizabeth I").
fn in_name(found: &Annotations, span: Span) -> bool {
    let at = found.names.partition_point(|name| name.span.end() <= span.start());
    found.names.get(at).is_some_and(|name| name.span.start() < span.end())
}
