//! Words that stand in parts beside a document: text boxes of sheets, diagrams, comments.

use super::{Container, Flow, Node, tell_objects};
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;

/// A part that another one leads to: what kind of relation that is, and the part's name.
type Relation = (String, String, String);

/// Tells the words of what a part with these relations leads to, and which of it is not read. Comments are no words of
/// the document's own. Where they are threads, there is a second form of them for programs that know none.
pub fn tell(container: &mut Container<'_>, known: &[Relation], flow: &mut Flow) -> Result<(), ReadError> {
    let of = |kind: &'static str| known.iter().filter(move |(_, found, _)| found == kind).map(|(.., target)| target);
    tell_objects(known, container.rest);
    for target in of("drawing") {
        words(container, target, ParagraphRole::Body, flow)?;
        let known = super::relations(container, target)?;
        tell_objects(&known, container.rest);
        diagrams(container, &known, flow)?;
    }
    diagrams(container, known, flow)?;
    let comments = if of("threadedComment").next().is_some() { "threadedComment" } else { "comments" };
    of(comments).try_for_each(|target| words(container, target, ParagraphRole::Boilerplate, flow))
}

/// Tells the words of the diagrams among these relations.
pub fn diagrams(container: &mut Container<'_>, known: &[Relation], flow: &mut Flow) -> Result<(), ReadError> {
    let mut diagrams = known.iter().filter(|(_, kind, _)| kind == "diagramData");
    diagrams.try_for_each(|(.., target)| words(container, target, ParagraphRole::Body, flow))
}

/// Tells the words of a part: a paragraph for each that it has, and for each comment.
fn words(container: &mut Container<'_>, part: &str, role: ParagraphRole, flow: &mut Flow) -> Result<(), ReadError> {
    let Some(bytes) = container.part(part)? else { return Ok(()) };
    let (mut open, mut words) = (0_usize, String::new());
    container.walk(&bytes, &mut |node| match node {
        Node::Open(tag) => open += usize::from(is_text(tag.name())),
        Node::Text(said) if open > 0 => words.push_str(said),
        Node::Text(_) => {}
        Node::Close("p" | "comment" | "threadedComment" | "cm") => {
            flow.open(role, ParagraphForm::Prose);
            flow.text(&std::mem::take(&mut words));
            flow.close();
        }
        Node::Close(name) => open = open.saturating_sub(usize::from(is_text(name))),
    })
}

fn is_text(element: &str) -> bool {
    matches!(element, "t" | "text")
}
