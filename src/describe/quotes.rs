//! What a reply quotes and no document of the folder holds: it is content, as it stands nowhere else.
//!
//! Whether the folder holds a message is told by its runs of words: quoting breaks lines anew and cuts, but keeps the words
//! in their order (Broder, "On the resemblance and containment of documents", 1997).

use std::collections::HashSet;

use super::enclosed;
use crate::briefing::{Document, Paragraph, ParagraphForm, ParagraphRole};
use crate::text::fold::{Key, runs};

/// The words of a run: so many stand in the same order in two texts hardly by chance.
const RUN: usize = 6;

/// Makes content of the messages that replies quote and that no other text of the folder holds for the better part; of
/// several replies to one message, in the first. The documents come in order of path.
pub fn keep(documents: &mut [Document]) {
    let quoted: Vec<Vec<Quoted>> = documents.iter().map(Quoted::all).collect();
    let wanted: HashSet<u64> = quoted.iter().flatten().flat_map(|quoted| quoted.runs.iter().copied()).collect();
    if wanted.is_empty() {
        return;
    }
    let mut held = HashSet::new();
    for document in documents.iter() {
        for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate) {
            held.extend(words_in_runs(paragraph.span.of(&document.text)).filter(|run| wanted.contains(run)));
        }
    }
    for (document, quoted) in documents.iter_mut().zip(quoted) {
        for quoted in quoted {
            let known = quoted.runs.iter().filter(|run| held.contains(run)).count();
            if quoted.runs.is_empty() || known * 2 >= quoted.runs.len() {
                continue;
            }
            held.extend(&quoted.runs);
            for (position, _) in quoted.paragraphs {
                if let Some(paragraph) = document.paragraphs.get_mut(position) {
                    // As that of a forwarded message: who wrote it, and when, `enclosed` says.
                    let (role, form) = (ParagraphRole::Body, ParagraphForm::Prose);
                    *paragraph = Paragraph { role, form, level: None, ..*paragraph };
                }
            }
        }
    }
}

/// A message that is quoted in a document.
#[derive(Default)]
struct Quoted {
    /// The positions of its paragraphs, and whether each is long enough to tell something.
    paragraphs: Vec<(usize, bool)>,
    runs: Vec<u64>,
}

impl Quoted {
    /// The messages that the document quotes, each without those that it quotes itself.
    fn all(document: &Document) -> Vec<Self> {
        let mut all: Vec<Self> = document.enclosed.iter().map(|_| Self::default()).collect();
        if document.enclosed.iter().all(|enclosed| enclosed.is_forwarded) {
            return all;
        }
        let heads = enclosed::heads_in(document);
        let is_quote = |paragraph: &Paragraph| {
            paragraph.form == ParagraphForm::Quote
                && paragraph.role == ParagraphRole::Boilerplate
                && !paragraph.is_hidden
        };
        for (position, paragraph) in document.paragraphs.iter().enumerate().filter(|(_, one)| is_quote(one)) {
            let inner = document.enclosed.iter().rposition(|enclosed| enclosed.span.contains(paragraph.span));
            let is_head = heads.iter().any(|head| head.contains(&paragraph.span.start()));
            if let Some(quoted) = inner.and_then(|inner| all.get_mut(inner)).filter(|_| !is_head) {
                let before = quoted.runs.len();
                quoted.runs.extend(words_in_runs(paragraph.span.of(&document.text)));
                quoted.paragraphs.push((position, quoted.runs.len() > before));
            }
        }
        for quoted in &mut all {
            quoted.trim();
        }
        all
    }
}

impl Quoted {
    /// Leaves what greets above the first paragraph that tells something, and what signs off behind the last.
    fn trim(&mut self) {
        let first = self.paragraphs.iter().position(|(_, tells)| *tells).unwrap_or(self.paragraphs.len());
        let end = self.paragraphs.iter().rposition(|(_, tells)| *tells).map_or(0, |last| last + 1);
        self.paragraphs.truncate(end);
        self.paragraphs.drain(..first.min(end));
    }
}

/// The keys of all runs of words.
fn words_in_runs(words: &str) -> impl Iterator<Item = u64> {
    let words: Vec<u64> = runs(words).map(|(_, word)| Key::of(word)).collect();
    let run = |words: &[u64]| {
        let mut key = Key::default();
        words.iter().for_each(|&word| key.add_key(word));
        key.value()
    };
    words.windows(RUN).map(run).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Draft, FactKey};

    /// A message to Bo Tern with this text, and below it what it answers.
    fn mail(number: usize, said: &str, quoted: &str) -> Document {
        let mut draft = Draft::of_text(format!(
            "{said}\n\nFrom: Bo Tern\nSent: Monday, May 3, 2021 9:15 AM\nTo: Ada Quill\nSubject: Harbour\n\n{quoted}"
        ));
        draft.state(FactKey::Title, "Re: Harbour", "header Subject");
        draft.state(FactKey::Recipient, "Bo Tern <bo@tern.example>", "header To");
        crate::describe::documents(&format!("{number}.eml"), draft).remove(0)
    }

    /// The words that are content in each of the documents.
    fn content(mut documents: Vec<Document>) -> Vec<Vec<String>> {
        keep(&mut documents);
        let words = |document: &Document| {
            let body = document.paragraphs.iter().filter(|paragraph| paragraph.role == ParagraphRole::Body);
            body.map(|paragraph| paragraph.span.of(&document.text).to_owned()).collect()
        };
        documents.iter().map(words).collect()
    }

    const ASKED: &str = "The board will pay nine million for the two ferries and sell the quay.";

    #[test]
    fn a_quoted_message_that_stands_nowhere_else_is_content() {
        for asked in [
            ASKED,
            "Our pilot saw the buoy drift past the pier at six in the morning.",
            "Please send me the list of all crews that were paid in March and April.",
        ] {
            assert_eq!(content(vec![mail(0, "I agree.", asked)]), [vec!["I agree.", asked]]);
        }
        // Two replies to it: the first keeps it.
        let both = content(vec![mail(0, "I agree.", ASKED), mail(1, "Never.", ASKED)]);
        assert_eq!(both, [vec!["I agree.", ASKED], vec!["Never."]]);
    }

    #[test]
    fn a_quoted_message_that_the_folder_holds_stays_aside() {
        let letter = |text: &str| crate::describe::documents("9.txt", Draft::of_text(text.to_owned())).remove(0);
        // Broken anew, and cut.
        for asked in [ASKED.replace("nine million for", "nine million\nfor"), ASKED.replace(" and sell the quay", "")] {
            let found = content(vec![mail(0, "I agree.", &asked), letter(ASKED)]);
            assert_eq!(found.first(), Some(&vec!["I agree.".to_owned()]), "{asked}");
        }
        assert_eq!(content(vec![mail(0, "I agree.", "Shall we?")]), [vec!["I agree."]]);
    }
}
