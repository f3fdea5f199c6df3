//! Documents as the analyst says they are: title, date, what paragraphs are for. This goes before annotating, for it
//! changes what is found.

use super::{Log, Places};
use crate::briefing::correction::{Correction, Source};
use crate::briefing::{Document, ParagraphRole, PublishedBy};
use crate::text::Span;

/// Corrects `documents`; gives the positions of those that were changed.
pub fn apply(log: &mut Log<'_>, documents: &mut [Document]) -> Vec<usize> {
    let mut changed = Vec::new();
    for (at, logged) in log.iter() {
        let touched = match &logged.correction {
            Correction::Title { document, title } => titled(log, at, documents, document, title),
            Correction::Published { document, date } => published(log, at, documents, document, date.as_deref()),
            Correction::Role { paragraph, role } => {
                let place = log.find_in(at, paragraph, documents);
                place.and_then(|(document, span)| for_another(documents, document, span, *role))
            }
            _ => continue,
        };
        if let Some((document, span)) = touched {
            log.applied(
                at,
                span.map_or_else(|| Places::document(document), |span| Places::from_iter([(document, span)])),
            );
            if let Some(document) = documents.get_mut(document) {
                document.corrected.push(logged.number);
            }
            changed.push(document);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    changed
}

fn titled(
    log: &mut Log<'_>,
    at: usize,
    documents: &mut [Document],
    source: &Source,
    title: &str,
) -> Option<(usize, Option<Span>)> {
    let position = position(log, at, documents, source)?;
    let document = documents.get_mut(position)?;
    title.clone_into(&mut document.title);
    Some((position, None))
}

fn published(
    log: &mut Log<'_>,
    at: usize,
    documents: &mut [Document],
    source: &Source,
    date: Option<&str>,
) -> Option<(usize, Option<Span>)> {
    let position = position(log, at, documents, source)?;
    let document = documents.get_mut(position)?;
    let published = &mut document.published;
    published.date = date.map(str::to_owned);
    published.from = None;
    published.inferred = false;
    published.by = date.map(|_| PublishedBy::Analyst);
    published.doubt = None;
    Some((position, None))
}

/// Gives the paragraph that holds `span` another role.
fn for_another(
    documents: &mut [Document],
    position: usize,
    span: Span,
    role: ParagraphRole,
) -> Option<(usize, Option<Span>)> {
    let document = documents.get_mut(position)?;
    let at = document.paragraph_at(span)?;
    let paragraph = document.paragraphs.get_mut(at)?;
    paragraph.role = role;
    Some((position, Some(paragraph.span)))
}

/// The document that `source` is now: of the same content, else at the same path.
fn position(log: &mut Log<'_>, at: usize, documents: &[Document], source: &Source) -> Option<usize> {
    let same = |document: &Document| document.sha256 == source.sha256;
    let exact = documents.iter().position(|document| same(document) && document.path == source.path);
    let found = exact.or_else(|| documents.iter().position(same));
    if found.is_some() {
        return found;
    }
    let found = documents.iter().position(|document| document.path == source.path);
    log.note(
        at,
        match found {
            Some(_) => format!("{} has changed since", source.path),
            None => format!("{} is not in the folder", source.path),
        },
    );
    found
}
