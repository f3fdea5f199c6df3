//! The referencer's sheet: somebody who did not write the note checks each sentence against what it cites (as the
//! United States Government Accountability Office does with its reports).

use super::Table;
use super::inline::{Block, Run, blocks};
use crate::notes::Notebook;
use crate::text::{Span, printable, sentences, tokens};

/// Each sentence of the note in its order, with the quoted words and a box to tick.
pub(super) fn sheet(notebook: &Notebook) -> Table {
    let mut rows = Vec::new();
    for section in notebook.sections() {
        for line in &section.lines {
            for block in blocks(notebook, &line.text) {
                for (sentence, numbers) in checked(&block) {
                    rows.push(row(notebook, rows.len() + 1, line.kind.name(), sentence, &numbers));
                }
            }
        }
    }
    Table {
        columns: vec!["No.", "Sentence", "Kind", "Cites", "Quoted words", "Checked"],
        widths: vec![5, 32, 12, 9, 32, 10],
        rows,
    }
}

fn row(notebook: &Notebook, at: usize, kind: &str, sentence: String, numbers: &[u32]) -> Vec<Vec<Run>> {
    let mut cites = Vec::new();
    let mut words = Vec::new();
    for number in numbers {
        if let Some(citation) = notebook.references().get(number) {
            let gap = if cites.is_empty() { "" } else { " " };
            cites.push(Run::plain(gap));
            let text = format!("[{number} ¶{}]", citation.paragraph);
            cites.push(Run { text, cites: Some(*number), ..Run::default() });
            words.push(Run::plain(format!("{gap}“{}”", printable(&citation.quote))));
        }
    }
    if cites.is_empty() {
        cites.push(Run::plain("none"));
    }
    let checked = vec![Run::plain("☐")];
    vec![vec![Run::plain(at.to_string())], vec![Run::plain(sentence)], vec![Run::plain(kind)], cites, words, checked]
}

/// The sentences of `block` without marks, each with the numbers that it cites: a mark belongs to the sentence before
/// it, also where it stands behind the full stop.
fn checked(block: &Block) -> Vec<(String, Vec<u32>)> {
    let mut text = String::new();
    let mut cited = Vec::new();
    for run in &block.runs {
        match run.cites {
            Some(number) => cited.push((text.trim_end().len(), number)),
            None => {
                // "left [1 ¶4]." is "left." without its mark.
                if run.text.starts_with(['.', ',', ';', ':', '!', '?']) {
                    text.truncate(text.trim_end().len());
                }
                text.push_str(&run.text);
            }
        }
    }
    let Some(whole) = Span::new(&text, 0, text.len()) else {
        return Vec::new();
    };
    let tokens = tokens(&text, whole);
    let mut found: Vec<(Span, Vec<u32>)> = sentences(&text, &tokens)
        .into_iter()
        .filter_map(|range| {
            let inside = tokens.get(range)?;
            Some((inside.first()?.span.to(inside.last()?.span), Vec::new()))
        })
        .collect();
    join_quoted(&text, &mut found);
    for (at, number) in cited {
        let holder = found.partition_point(|(span, _)| span.start() < at).saturating_sub(1);
        if let Some((_, numbers)) = found.get_mut(holder) {
            numbers.push(number);
        }
    }
    found.into_iter().map(|(span, numbers)| (span.of(&text).to_owned(), numbers)).collect()
}

/// Makes one of the sentences that stand between one pair of quotation marks: what is quoted is cited as a whole.
fn join_quoted(text: &str, found: &mut Vec<(Span, Vec<u32>)>) {
    let open = |span: Span| {
        let words = span.of(text);
        words.matches('“').count() > words.matches('”').count()
    };
    let mut joined: Vec<(Span, Vec<u32>)> = Vec::with_capacity(found.len());
    for (span, numbers) in found.drain(..) {
        match joined.last_mut().filter(|(before, _)| open(*before)) {
            Some((before, _)) => *before = before.to(span),
            None => joined.push((span, numbers)),
        }
    }
    *found = joined;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_belongs_to_the_sentence_before_it() {
        let mut notebook = Notebook::default();
        for number in 1..4 {
            let citation = crate::export::tests::citation();
            notebook.apply(crate::notes::Edit::Refer { number, citation });
        }
        let of = |text| checked(&blocks(&notebook, text)[0]);
        let expected = [("Two left.", vec![1]), ("One stayed.", vec![2, 3]), ("Why?", vec![])];
        assert_eq!(
            of("Two left. [1 ¶4] One stayed [2 ¶4]. [3 ¶4] Why?"),
            expected.map(|(text, numbers)| (text.to_owned(), numbers))
        );
        let quoted = of("Ann: “It is over. We left.” [1 ¶4] Two stayed.");
        let texts: Vec<_> = quoted.iter().map(|(text, numbers)| (text.as_str(), numbers.len())).collect();
        assert_eq!(texts, [("Ann: “It is over. We left.”", 1), ("Two stayed.", 0)]);
    }
}
