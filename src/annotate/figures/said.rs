//! The clause of a figure as it is read: pronouns and nominals as whom they mean, and whether it stands by itself.

use crate::annotate::NameMention;
use crate::annotate::names::reference::{is_anybody, is_body};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::briefing::{ActorKind, MentionForm};

/// A line and whether it leaves open whom it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub words: String,
    /// Whether somebody or something in it is known from other sentences only.
    pub open: bool,
}

/// Words of who speaks, and of those who are spoken to.
const SPEAKERS: &[&str] =
    &["i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves", "you", "your", "yours"];

/// A sentence whose words are put in a line.
struct Reader<'t> {
    tree: &'t Sentence,
    text: &'t str,
    names: &'t [NameMention],
    kept: &'t [usize],
}

/// The tokens `kept` of a sentence of `text` as a line, "…" for what is left out between them.
pub fn line(tree: &Sentence, text: &str, names: &[NameMention], kept: &[usize]) -> Option<Line> {
    let reader = Reader { tree, text, names, kept };
    let mut said = String::new();
    let mut open = reader.begins_with_verb();
    // The last token that was said, and the byte behind it.
    let mut before: Option<(usize, usize)> = None;
    let mut place = 0;
    while let Some(&at) = kept.get(place) {
        let span = tree.get(at)?.span;
        match before {
            Some((last, byte)) if at == last + 1 => said.push_str(text.get(byte..span.start()).unwrap_or_default()),
            Some(_) => said.push_str(" … "),
            None => (),
        }
        let (words, taken) = match reader.meant(place) {
            Meant::Name(name, taken) if said.contains(name) => (reader.words(place, taken), taken),
            Meant::Name(name, taken) if tree.get(at)?.tag == PennTag::PrpPoss => (format!("[{name}’s]"), taken),
            Meant::Name(name, taken) => (format!("[{name}]"), taken),
            Meant::Itself => (span.of(text).to_owned(), 1),
            Meant::Nobody => {
                open = true;
                (span.of(text).to_owned(), 1)
            }
        };
        said.push_str(&words);
        place += taken;
        let last = kept.get(place - 1).copied()?;
        before = Some((last, tree.get(last)?.span.end()));
    }
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ").replace(", …", " …").replace("… ,", "…");
    let said = said.trim_end_matches(|last: char| !(last.is_alphanumeric() || "%)]\"”’'€$£".contains(last)));
    let missing = said.matches('(').count() > said.matches(')').count();
    let words = without_half_quotes(format!("{said}{}", if missing { ")" } else { "" }));
    (!words.is_empty()).then_some(Line { words, open })
}

/// Whom a word of a line means.
enum Meant<'t> {
    /// The bearer of this name; so many words of the line mean him.
    Name(&'t str, usize),
    /// What it says, or somebody whom the line names before it.
    Itself,
    /// Somebody whom the line does not name.
    Nobody,
}

impl<'t> Reader<'t> {
    fn tag(&self, at: usize) -> Option<PennTag> {
        self.tree.get(at).map(|token| token.tag)
    }

    /// The words of so many kept tokens from the one at `place` on, which stand side by side.
    fn words(&self, place: usize, taken: usize) -> String {
        let span = |place: usize| self.kept.get(place).and_then(|at| self.tree.get(*at)).map(|token| token.span);
        let both = span(place).zip(span(place + taken - 1));
        both.map_or(String::new(), |(first, last)| first.to(last).of(self.text).to_owned())
    }

    /// Whether a verb that needs a subject has none.
    fn begins_with_verb(&self) -> bool {
        let finite =
            |at: &usize| matches!(self.tag(*at), Some(PennTag::Vbz | PennTag::Vbd | PennTag::Vbp | PennTag::Md));
        // In the records of tables and in orders nothing else is said, either.
        self.kept.first().is_some_and(|first| *first > 0 && finite(first))
    }

    fn meant(&self, place: usize) -> Meant<'t> {
        let Some(at) = self.kept.get(place).copied() else { return Meant::Itself };
        let Some(token) = self.tree.get(at) else { return Meant::Itself };
        let word = token.span.of(self.text);
        match token.tag {
            PennTag::Prp | PennTag::PrpPoss => {
                let lower = word.to_lowercase();
                let is_clear = word == "US" || lower.ends_with("self") || lower.ends_with("selves");
                if is_clear || token.label == Label::Expl {
                    return Meant::Itself;
                }
                match self.name(token.span.start(), MentionForm::Pronoun) {
                    Some((name, _)) => Meant::Name(name, 1),
                    None if !SPEAKERS.contains(&&*lower) && self.is_clear(place, &lower) => Meant::Itself,
                    None => Meant::Nobody,
                }
            }
            PennTag::Dt if token.label == Label::Det => self.meant_by_noun(place, at),
            // "This cost 5 million."
            PennTag::Dt if place == 0 && matches!(token.label, Label::Nsubj | Label::Nsubjpass) => Meant::Nobody,
            _ => Meant::Itself,
        }
    }

    /// Whom the noun phrase that begins with the article at `at` means: "the company", "the two firms".
    fn meant_by_noun(&self, place: usize, at: usize) -> Meant<'t> {
        let tree = self.tree;
        let definite = ["the", "this", "that", "these", "those", "both"].contains(&tree.lemma(at));
        let Some(head) = tree.head(at).filter(|_| definite) else { return Meant::Itself };
        let next = tree.get(at + 1).map(|token| token.span.start());
        if let Some((name, end)) = next.and_then(|next| self.name(next, MentionForm::Nominal)) {
            let inside = |at: &usize| tree.get(*at).is_some_and(|token| token.span.end() <= end);
            let taken = self.kept.iter().skip(place).zip(at..).take_while(|(kept, at)| **kept == *at && inside(kept));
            return match taken.count() {
                taken if taken > 1 => Meant::Name(name, taken),
                _ => Meant::Itself,
            };
        }
        let own = |label: Label| matches!(label, Label::Det | Label::Nummod | Label::Case | Label::Punct);
        let is_bare = tree.children(head).iter().all(|child| tree.label(*child).is_some_and(own));
        let noun = tree.lemma(head);
        let is_known = !is_body(noun) && !is_anybody(noun) || self.names_before(place).next().is_some();
        if is_bare && !is_known { Meant::Nobody } else { Meant::Itself }
    }

    /// The name for which the mention of this form stands that begins at the byte `start`, and where the mention ends.
    fn name(&self, start: usize, form: MentionForm) -> Option<(&'t str, usize)> {
        let (name, mention) = NameMention::meant_at(self.names, start, form)?;
        Some((name.span.of(self.text), mention.span.end()))
    }

    /// The kinds of the names that the line has before the word at `place`.
    fn names_before(&self, place: usize) -> impl Iterator<Item = ActorKind> {
        self.kept.iter().take(place).filter_map(|at| {
            let span = self.tree.get(*at)?.span;
            let name = self.names.get(self.names.partition_point(|name| name.span.end() <= span.start()))?;
            (name.form == MentionForm::Name && name.span.overlaps(span)).then_some(name.kind)
        })
    }

    /// Whether the line has before the pronoun at `place` whom it can mean: a name of its kind, or a subject of its number.
    fn is_clear(&self, place: usize, pronoun: &str) -> bool {
        let is_person = matches!(pronoun, "he" | "she" | "him" | "his" | "her");
        let is_many = matches!(pronoun, "they" | "them" | "their" | "theirs");
        let fits = |kind: ActorKind| is_many || (kind == ActorKind::Person) == is_person;
        let subject = |at: &usize| {
            let many = matches!(self.tag(*at), Some(PennTag::Nns | PennTag::Nnps));
            matches!(self.tree.label(*at), Some(Label::Nsubj | Label::Nsubjpass))
                && matches!(self.tree.pos(*at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn))
                && (many || self.tree.conjuncts(*at).len() > 1) == is_many
        };
        self.names_before(place).any(fits) || self.kept.iter().take(place).any(subject)
    }
}

/// Without quotation marks of which only one half is left.
fn without_half_quotes(line: String) -> String {
    let count = |mark: char| line.matches(mark).count();
    let halved = |letter: char| match letter {
        '“' | '”' => count('“') != count('”'),
        '"' => !count('"').is_multiple_of(2),
        _ => false,
    };
    line.chars().filter(|letter| !halved(*letter)).collect()
}
