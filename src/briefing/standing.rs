//! What an actor's salience rests on.

use serde::Serialize;

/// What the folder says of an actor, counted. Boilerplate and paragraphs that repeat earlier ones count for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Documents that mean it.
    pub documents: usize,
    /// Documents there are.
    pub of_documents: usize,
    /// Documents whose headline means it.
    pub headlines: usize,
    /// Mentions of every form.
    pub mentions: usize,
    /// Events that it brings about.
    pub subject_of: usize,
    /// Events that are done to it.
    pub object_of: usize,
    /// Statements that it makes.
    pub speaks: usize,
}

impl Standing {
    /// "acts in 9 events, acted on in 2, speaks 4 times, in 1 headline, in 12 of 20 documents".
    pub fn sentence(&self) -> String {
        let mut parts = self.deeds();
        if self.headlines > 0 {
            parts.push(format!("in {}", counted(self.headlines, "headline")));
        }
        parts.push(match (self.documents, self.of_documents) {
            (1, 1) => counted(self.mentions, "mention"),
            (documents, all) => format!("in {documents} of {}", counted(all, "document")),
        });
        parts.join(", ")
    }

    /// What it does, undergoes and says, a part for each: "acts in 9 events", "acted on in 2", "speaks 4 times".
    pub fn deeds(&self) -> Vec<String> {
        let mut parts = Vec::new();
        if self.subject_of > 0 {
            parts.push(format!("acts in {}", counted(self.subject_of, "event")));
        }
        if self.object_of > 0 {
            parts.push(if self.subject_of > 0 {
                format!("acted on in {}", self.object_of)
            } else {
                format!("acted on in {}", counted(self.object_of, "event"))
            });
        }
        match self.speaks {
            0 => {}
            1 => parts.push("speaks once".to_owned()),
            2 => parts.push("speaks twice".to_owned()),
            times => parts.push(format!("speaks {times} times")),
        }
        parts
    }
}

/// "1 mention", "2 mentions".
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_reads_as_a_sentence() {
        let standing =
            Standing { documents: 12, of_documents: 20, subject_of: 9, object_of: 2, speaks: 4, ..Standing::default() };
        assert_eq!(standing.sentence(), "acts in 9 events, acted on in 2, speaks 4 times, in 12 of 20 documents");
        let passing = Standing { documents: 1, of_documents: 1, mentions: 1, ..Standing::default() };
        assert_eq!(passing.sentence(), "1 mention");
    }
}
