//! The whole sentence as a line: its own words, pronouns as whom they mean, without what ties it to the
//! sentence before. Readers of twenty-two folders found it a better line than what was cut from it three times as often as a
//! worse one.

use super::Cut;
use super::line::is_whole;
use crate::annotate::NameMention;
use crate::annotate::events::arguments::Names;
use crate::annotate::events::clause::Parsed;
use crate::annotate::syntax::relations::beginning;
use crate::annotate::syntax::{Label, PennTag};
use crate::briefing::{ActorKind, MentionForm};
use crate::text::capitalized;

/// A sentence of more words is cut: up to so many, readers found the whole the better line more often than the worse one.
const LONGEST: usize = 40;

/// The sentence in a line; `None` where it is long, a question, or means nothing by itself.
pub(in crate::annotate::events) fn whole(parsed: &Parsed<'_>, names: &Names<'_>) -> Option<String> {
    let (tree, text) = (parsed.source.tree, parsed.source.text.text);
    let mut cut = Cut::new(parsed, names);
    cut.kept.extend(beginning(tree, text)..tree.tokens().len());
    if parsed.asks() || cut.words() > LONGEST {
        return None;
    }
    let mut line = String::new();
    let mut end = None;
    for at in cut.kept.iter().copied() {
        let token = tree.get(at)?;
        if end.is_some_and(|end| token.span.start() < end) {
            continue;
        }
        let person = described(&cut, at).filter(|(name, _)| !line.contains(*name));
        let word = person.map_or_else(|| cut.word(at, &line), |(name, _)| Some(format!("[{name}]")))?;
        // "Since 1979, it has held the coast": who has?
        let is_subject = matches!(token.label, Label::Nsubj | Label::Nsubjpass);
        if token.tag == PennTag::Prp && is_subject && !word.starts_with('[') && !cut.is_clear(at) {
            return None;
        }
        if end.is_some_and(|end| end < token.span.start()) {
            line.push(' ');
        }
        line.push_str(&word);
        end = Some(person.map_or(token.span.end(), |(_, end)| end));
    }
    let quotes = |marks: [char; 2]| marks.map(|mark| line.matches(mark).count());
    let [open, close] = quotes(['“', '”']);
    let is_torn = open != close || line.matches('"').count() % 2 == 1;
    line.retain(|letter| !(is_torn && matches!(letter, '“' | '”' | '"')));
    let line = line.split_whitespace().fold(String::new(), |mut line, word| {
        let leans = word.starts_with([',', '.', ';', ':', '!', '?', ')', '’']);
        line.push_str(if leans || line.is_empty() { "" } else { " " });
        line.push_str(word);
        line
    });
    let is_lead = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '[' | '$' | '€' | '£' | '“' | '"');
    let line = capitalized(line.trim_start_matches(is_lead).trim_end_matches(['.', ' ']));
    (line.split_whitespace().count() <= LONGEST && is_whole(&line)).then_some(line)
}

/// Which person the article at `at` and its noun mean ("the defendant"), and where the noun ends. Of bodies and places readers
/// found the noun the better word ("the council", "the country").
fn described<'p>(cut: &Cut<'p>, at: usize) -> Option<(&'p str, usize)> {
    let tree = cut.tree;
    let is_article = tree.get(at)?.tag == PennTag::Dt && matches!(tree.lemma(at), "the" | "this" | "that");
    let noun = tree.get(at + 1).filter(|_| is_article)?.span.start();
    let (name, mention) = NameMention::meant_at(cut.names.all, noun, MentionForm::Nominal)?;
    (name.kind == ActorKind::Person).then(|| (name.span.of(cut.parsed.source.text.text), mention.span.end()))
}
