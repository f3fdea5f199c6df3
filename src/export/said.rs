//! A statement as a sentence.

use super::markdown::escaped;
use crate::briefing::{Briefing, Place, Statement};
use crate::text::{balanced, quoted};

/// Who says what, as Markdown: "According to Ann Lee: …", "Ann Lee denied that …", "Ann Lee (speaking of): the strike".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The actor's name, else the words of the text; `None` where nobody is named.
    pub speaker: Option<&'a str>,
    /// The sentence, escaped, what is said with the quotation marks it needs.
    pub sentence: String,
}

impl<'a> Said<'a> {
    /// The sentence for `statement` of `briefing`, with `mark` ("**" for bold) before and after the speaker.
    pub fn new(briefing: &'a Briefing, statement: &Statement, mark: &str) -> Self {
        let words = |span| briefing.words(Place { document: statement.document, span });
        let named = statement.speaker.and_then(|id| briefing.actor(id)).map(|actor| actor.name.as_str());
        let speaker = named.or_else(|| statement.speaker_span.map(words));
        let content = words(statement.content);
        let cue = statement.cue.map(words).unwrap_or_default();
        let follows =
            statement.cue.zip(statement.speaker_span).is_some_and(|(cue, speaker)| speaker.end() <= cue.start());
        let who = format!("{mark}{}{mark}", escaped(speaker.unwrap_or("Unnamed source")));
        let start = match cue.to_lowercase().as_str() {
            "" => format!("{who}:"),
            "according to" => format!("According to {who}:"),
            _ if follows && content.starts_with("that ") => format!("{who} {}", escaped(cue)),
            _ => format!("{who} ({}):", escaped(cue)),
        };
        let content = if statement.direct { quoted(content) } else { balanced(content) };
        Self { speaker, sentence: format!("{start} {}", escaped(&content)) }
    }
}
