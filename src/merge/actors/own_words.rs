//! "I" in somebody's own words means the one who speaks, "we" in a body's the body.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::annotate::Annotations;
use crate::annotate::StatementMention;
use crate::briefing::{ActorKind, ActorMention, Document, Link, LinkBy, MentionForm, Place};
use crate::text::Span;

const I: [&str; 6] = ["I", "me", "my", "My", "mine", "myself"];

/// What a body calls itself in its own words.
const WE: [&str; 7] = ["We", "we", "us", "our", "Our", "ours", "ourselves"];

/// For the name (positions of document and name) of each speaker: the words that mean the speaker in quotations.
pub fn own_words(
    documents: &[Document],
    annotations: &[Arc<Annotations>],
) -> BTreeMap<(usize, usize), Vec<ActorMention>> {
    let mut found: BTreeMap<(usize, usize), Vec<ActorMention>> = BTreeMap::new();
    for (at, (document, annotations)) in documents.iter().zip(annotations).enumerate() {
        let mut read = 0;
        for said in annotations.statements.iter().filter(|said| said.direct) {
            let Some((speaker, from, own)) =
                speaker(said, annotations).filter(|(_, from, _)| is_introduced(document, *from, said.content))
            else {
                continue;
            };
            let link = Some(Link { by: LinkBy::Pronoun, from: Place { document: document.id, span: from } });
            for span in first_persons(&document.text, said.content, own) {
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

/// The speaker's name, its place, and the words by which the speaker means itself.
fn speaker(said: &StatementMention, found: &Annotations) -> Option<(usize, Span, &'static [&'static str])> {
    let at = said.speaker?;
    let name = found.names.get(at)?;
    let own: &[&str] = match name.kind {
        ActorKind::Person => &I,
        ActorKind::Organization => &WE,
        _ => return None,
    };
    Some((at, name.span, own))
}

/// Whether who speaks is named before the quotation or in its paragraph: what a later paragraph says is another's.
fn is_introduced(document: &Document, speaker: Span, quoted: Span) -> bool {
    let paragraph = |span| document.paragraph_at(span);
    speaker.start() < quoted.start() || paragraph(speaker) == paragraph(quoted)
}

/// The words for the speaker in a quotation.
fn first_persons(text: &str, within: Span, own: &'static [&'static str]) -> impl Iterator<Item = Span> {
    let between = |c: char| !c.is_alphanumeric();
    let mut at = within.start();
    within.of(text).split_inclusive(between).filter_map(move |piece| {
        let word = piece.trim_end_matches(between);
        let from = at;
        at += piece.len();
        Span::new(text, from, from + word.len()).filter(|_| own.contains(&word))
    })
}

/// Whether a name has some of `span` ("Elizabeth I").
fn in_name(found: &Annotations, span: Span) -> bool {
    let at = found.names.partition_point(|name| name.span.end() <= span.start());
    found.names.get(at).is_some_and(|name| name.span.start() < span.end())
}
