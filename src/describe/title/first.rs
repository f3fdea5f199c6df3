//! The first line of a text as its title.

use super::words;
use crate::briefing::ParagraphRole;
use crate::describe::datelines;
use crate::describe::page::Page;

/// The longest title that is made of a first line, in characters.
const LONGEST: usize = 120;

/// A clause shorter than this, in characters, says too little.
const SHORTEST: usize = 24;

/// The first line of the text that says something and `is_shared` does not know, cut to a clause where it is
/// long: at the first sentence's end, else at the last comma or dash that fits, else behind the last word that does, with an ellipsis.
pub(super) fn line(page: &Page<'_>, is_shared: &dyn Fn(&str) -> bool) -> Option<String> {
    let lines = page.lines();
    let says = |words: &str| {
        words.contains(char::is_alphabetic)
            && !words::is_general(words)
            && !words::is_address(words)
            && !words::is_byline(words)
            && !words::is_field(words)
            && !words::is_greeting(words)
            && !is_shared(words)
    };
    const OF_TEXT: [ParagraphRole; 3] = [ParagraphRole::Title, ParagraphRole::Heading, ParagraphRole::Body];
    let text = || lines.iter().filter(|line| OF_TEXT.contains(&line.role) && !line.form.is_row());
    // The head of a record of what was said stands above the first who speaks, its day with it: "Interview, 4 May 2020".
    let head = || {
        let spoken = page.spoken?;
        let mut head = text().take_while(|line| line.start < spoken);
        head.find(|line| says(line.words) && line.words.split_whitespace().nth(1).is_some())
    };
    let first = head().or_else(|| text().find(|line| says(line.words) && !words::is_line_of_date(line.words)))?;
    let words = first.words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(cut(datelines::told(&words)))
}

fn cut(words: &str) -> String {
    let fits = words.char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| at);
    let head = words.get(..fits).unwrap_or(words);
    let sentence = [". ", "! ", "? "].iter().filter_map(|end| head.find(end)).filter(|at| *at >= SHORTEST).min();
    if let Some(sentence) = sentence.and_then(|at| head.get(..at + 1)) {
        return sentence.trim_end_matches('.').to_owned();
    }
    if head.len() == words.len() {
        return words.trim_end_matches('.').to_owned();
    }
    let clause = [", ", "; ", ": ", " – ", " — ", " - "].iter().filter_map(|mark| head.rfind(mark)).max();
    let at = clause.filter(|at| *at >= SHORTEST * 2).or_else(|| head.rfind(' ')).unwrap_or(head.len());
    format!("{} …", head.get(..at).unwrap_or(head).trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_to_a_clause() {
        assert_eq!(cut("The harbour was opened."), "The harbour was opened");
        assert_eq!(cut("The harbour of Oldtown was opened. Nobody came."), "The harbour of Oldtown was opened");
        let long = "The council of Oldtown met on Tuesday to discuss the plans for the new harbour, which had been \
                    delayed for years by the quarrel over its cost";
        assert_eq!(cut(long), "The council of Oldtown met on Tuesday to discuss the plans for the new harbour …");
        assert_eq!(cut(&"word ".repeat(40)), format!("{} …", ["word"; 24].join(" ")));
    }
}
