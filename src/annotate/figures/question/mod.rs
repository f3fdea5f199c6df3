//! The question that a quantity answers: how many, or how much, of what, in which state.
//!
//! All of it is read from the tree of the sentence. The noun that is counted is the head of the quantity's phrase; its state
//! is what it does or what is done to it: the verb of which it is subject or object, its participle or adjective ("46
//! *dead*", "people *killed*"), the noun that it completes ("*deaths* of 46 people").

mod aside;
mod fates;
mod state;
mod words;

use fates::fate;
pub use fates::participle;

use crate::annotate::syntax::relations::{Modality, is_negated, is_said_of_nothing, modality};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::annotate::{Question, WordClass};
use crate::text::Span;

/// The question that the quantity at `span` answers; `counted` is the noun that it counts, where it counts.
pub fn question(tree: &Sentence, span: Span, counted: Option<&str>) -> Option<Question> {
    let top = top(tree, span)?;
    let walk = Walk { tree, span };
    let noun = walk.noun(top);
    let mut found = Question { aside: walk.is_aside(top), ..Question::default() };
    let held = walk.holder(noun, counted.is_some());
    let what = if counted.is_some() { noun } else { held.map_or(noun, |(held, _)| held) };
    let (state, verb) = walk.state(what);
    // "seven dead and 50 *injured*"
    let own = (0..tree.tokens().len()).filter(|at| walk.is_own(*at)).find_map(|at| fate(&lemma(tree, at)));
    let state = own.map(str::to_owned).or(state);
    // "a 25-tonne truck", "a budget of 5 million": whatever is done with it.
    let is_own = counted.is_none() && held.is_some_and(|(_, by_verb)| !by_verb);
    found.state = state.filter(|_| !is_own).unwrap_or_default();
    found.what = counted.map_or_else(|| lemma(tree, what), str::to_lowercase);
    if let Some(meaning) = fate(&found.what) {
        // "fatalities", "bodies": people in that state.
        found.what = "person".to_owned();
        found.state = if found.state.is_empty() || meaning == "die" { meaning.to_owned() } else { found.state };
    }
    if WordClass::People.has(&found.what) || !found.state.is_empty() && WordClass::There.has(&found.what) {
        found.what = "person".to_owned();
    }
    // "four minutes": a unit says nothing of what is measured.
    let is_unit = counted.is_none() && held.is_none() && walk.is_own(what);
    if is_unit || matches!(tree.pos(what), Some(PartOfSpeech::Pron | PartOfSpeech::Det)) {
        found.what.clear();
    }
    if tree.pos(what) == Some(PartOfSpeech::Num) {
        found.what = if found.state.is_empty() { String::new() } else { "person".to_owned() };
    }
    if counted.is_some() && found.what != "person" && walk.is_listed(what) {
        found.aside = true;
    }
    // "six others died later": beside the dead that are told.
    found.aside |= lemma(tree, what) == "other" && found.state == "die";
    found.which = walk.which(what);
    found.clause = verb.map(|verb| walk.clause(verb)).unwrap_or_default();
    walk.scope(what, &mut found.clause);
    for own in [&found.what, &found.state] {
        found.which.remove(own);
        found.clause.remove(own);
    }
    found.clause.retain(|word| !found.which.contains(word));
    found.unreal = verb.is_some_and(|verb| is_unreal(tree, verb));
    // What a witness saw is a part of what there was.
    found.aside |= verb.is_some_and(|verb| matches!(&*lemma(tree, verb), "see" | "witness" | "watch" | "notice"));
    Some(found)
}

/// Whether the number at `span` tells things of a kind apart instead of counting them: English counts before what says the
/// kind ("365 Microsoft services"), and a number behind it is a name's ("Microsoft *365* services", "Boeing *737* jets").
pub fn is_designation(tree: &Sentence, span: Span) -> bool {
    let own = |at: &usize| tree.get(*at).is_some_and(|token| token.span.overlaps(span));
    let number = (0..tree.tokens().len()).filter(own).find(|at| tree.pos(*at) == Some(PartOfSpeech::Num));
    number.is_some_and(|number| {
        let noun = tree.head(number).filter(|_| tree.label(number) == Some(Label::Nummod));
        let kind = noun.and_then(|noun| tree.children_as(noun, &[Label::Compound, Label::Nmod]).next());
        kind.is_some_and(|kind| kind + 1 == number && tree.pos(kind) == Some(PartOfSpeech::Propn))
    })
}

/// What the quantity at `span` counts and what became of them, as "tourists killed": of people whose fate is told, whoever
/// did it to them.
pub fn in_words(tree: &Sentence, text: &str, span: Span, question: &Question) -> Option<String> {
    let participle = participle(&question.state)?;
    let own = |at: &usize| tree.get(*at).is_some_and(|token| token.span.overlaps(span));
    let tokens: Vec<usize> = (0..tree.tokens().len()).filter(own).collect();
    let number = tokens.iter().rposition(|at| tree.pos(*at) == Some(PartOfSpeech::Num));
    let nouns = tokens.get(number? + 1..)?;
    // "one more diplomat"
    let more = nouns.iter().take_while(|at| WordClass::Further.has(&lemma(tree, **at))).count();
    let nouns = nouns.get(more..)?;
    let words = |first: usize, last: usize| Some(tree.get(first)?.span.to(tree.get(last)?.span).of(text));
    let phrase = nouns.first().zip(nouns.last()).and_then(|(first, last)| words(*first, *last));
    if nouns.iter().any(|at| fate(&lemma(tree, *at)).is_some()) {
        return phrase.map(str::to_owned);
    }
    // The text's own word where it is a participle.
    let tells = |at: &usize| fate(&lemma(tree, *at)) == Some(&question.state);
    let word = (0..tree.tokens().len()).filter(tells).min_by_key(|at| tokens.first().map(|first| at.abs_diff(*first)));
    let is_past =
        |at: &usize| tree.get(*at).is_some_and(|token| matches!(token.tag, PennTag::Vbn | PennTag::Vbd | PennTag::Jj));
    let own = word.filter(is_past).and_then(|at| words(at, at)).map(str::to_lowercase);
    Some(format!("{} {}", phrase.unwrap_or("people"), own.as_deref().unwrap_or(participle)))
}

/// The question of a quantity whose sentence has no tree, from the words of what it measures.
pub fn of_label(label: &str, counted: Option<&str>) -> Question {
    let words = label.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let mut found = Question { what: counted.map(str::to_lowercase).unwrap_or_default(), ..Question::default() };
    for word in
        words.filter(|word| word.chars().count() > 2 && !WordClass::Light.has(word) && !WordClass::People.has(word))
    {
        match fate(&word) {
            Some(meaning) if found.state.is_empty() => found.state = meaning.to_owned(),
            _ => drop(found.which.insert(word)),
        }
    }
    if WordClass::People.has(&found.what) {
        found.what = "person".to_owned();
    }
    found
}

fn lemma(tree: &Sentence, at: usize) -> String {
    tree.lemma(at).to_lowercase()
}

/// The topmost token of the quantity.
fn top(tree: &Sentence, span: Span) -> Option<usize> {
    let own = |at: &usize| tree.get(*at).is_some_and(|token| token.span.overlaps(span));
    let inside = (0..tree.tokens().len()).filter(own);
    inside.min_by_key(|at| tree.ancestors(*at).count())
}

/// Whether the clause of the verb does not tell what is.
fn is_unreal(tree: &Sentence, verb: usize) -> bool {
    let supposed = |at: usize| {
        matches!(
            modality(tree, at),
            Some(Modality::Future | Modality::Conditional | Modality::Possible | Modality::Necessary)
        ) || tree.children_as(at, &[Label::Mark]).any(|mark| matches!(&*lemma(tree, mark), "if" | "unless" | "whether"))
    };
    // "plans to hire 300", "offered to pay 5 million"
    let wanted = |at: usize| {
        tree.label(at) == Some(Label::Xcomp)
            && tree.children_as(at, &[Label::Aux]).any(|to| lemma(tree, to) == "to")
            && tree.head(at).is_some_and(|head| !WordClass::Light.has(&lemma(tree, head)))
    };
    let mut at = verb;
    loop {
        if is_negated(tree, at) || supposed(at) || wanted(at) {
            return true;
        }
        match (tree.label(at), tree.head(at)) {
            (Some(Label::Xcomp | Label::Conj | Label::Acl | Label::Pcomp | Label::Prep), Some(head)) => at = head,
            _ => return is_said_of_nothing(tree, verb),
        }
    }
}

struct Walk<'t> {
    tree: &'t Sentence,
    span: Span,
}

impl Walk<'_> {
    fn is_own(&self, at: usize) -> bool {
        self.tree.get(at).is_some_and(|token| token.span.overlaps(self.span))
    }

    fn is_noun(&self, at: usize) -> bool {
        matches!(self.tree.pos(at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn))
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
    }

    /// The noun of the phrase: the one that the number stands before, or those of whom it is a number ("five *of* the
    /// *miners*", "dozens of *people*").
    fn noun(&self, top: usize) -> usize {
        let tree = self.tree;
        let modifies = |at: usize| {
            matches!(
                tree.label(at),
                Some(Label::Nummod | Label::Quantmod | Label::Compound | Label::Amod | Label::Nmod)
            )
        };
        let mut at = top;
        while modifies(at)
            && !self.is_noun(at)
            && let Some(head) = tree.head(at)
        {
            at = head;
        }
        let of = tree.children_as(at, &[Label::Prep]).find(|prep| lemma(tree, *prep) == "of");
        let whole = of.and_then(|of| tree.child_as(of, &[Label::Pobj]));
        let amount = tree.pos(at) == Some(PartOfSpeech::Num) || WordClass::Amount.has(&lemma(tree, at));
        whole.filter(|_| amount).unwrap_or(at)
    }

    /// What a measure is a measure of: the noun that it stands before ("19-ton *truck*"), that it completes ("*city* of
    /// 340,000", "*toll* of 85") or whose verb brings it to that ("the *toll* rose to 85"); and whether it is by a verb.
    fn holder(&self, noun: usize, counts: bool) -> Option<(usize, bool)> {
        let tree = self.tree;
        let mut at = noun;
        for _ in 0..4 {
            let head = tree.head(at)?;
            match tree.label(at)? {
                Label::Compound
                | Label::Amod
                | Label::Nmod
                | Label::Nummod
                | Label::Quantmod
                | Label::Npadvmod
                | Label::Appos
                    if self.is_noun(head) && !self.is_own(head) =>
                {
                    return Some((head, false));
                }
                Label::Pobj => {
                    let above = tree.head(head)?;
                    if self.is_noun(above) && lemma(tree, head) == "of" {
                        if WordClass::Amount.has(&lemma(tree, above)) {
                            at = above;
                            continue;
                        }
                        return Some((above, false));
                    }
                    if self.is_verb(above) {
                        let told = tree.child_as(above, &[Label::Nsubj, Label::Nsubjpass, Label::Dobj]);
                        return told.filter(|_| !counts).map(|told| (told, true));
                    }
                    at = above;
                }
                Label::Dobj | Label::Attr | Label::Npadvmod | Label::Acomp if self.is_verb(head) && !counts => {
                    return tree.child_as(head, &[Label::Nsubj, Label::Nsubjpass]).map(|told| (told, true));
                }
                _ if self.is_own(head) => at = head,
                _ => return None,
            }
        }
        None
    }

    fn verb_above(&self, at: usize) -> Option<usize> {
        self.tree.ancestors(at).find(|above| self.is_verb(*above))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::parsed;

    /// What is counted, its state, and whether it is told beside another, of the quantity `words` that counts `counted`.
    fn asked(text: &str, words: &str, counted: Option<&str>) -> (String, String, bool) {
        let start = text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
        let span = Span::new(text, start, start + words.len()).expect("whole words");
        let found = question(&parsed(text), span, counted).expect("a tree");
        (found.what, found.state, found.aside || found.unreal)
    }

    #[test]
    fn what_became_of_the_counted_is_their_state() {
        for (text, words, counted, what, state) in [
            (
                "Shells tore through the market, killing at least 46 people.",
                "at least 46 people",
                "person",
                "person",
                "die",
            ),
            ("The names of 46 people who lost their lives were read out.", "46 people", "person", "person", "die"),
            ("The attack left 84 people dead.", "84 people", "person", "person", "die"),
            ("The storm has claimed 58 lives.", "58 lives", "life", "person", "die"),
            ("Seven dead and 50 injured after derailment.", "50 injured", "person", "person", "injure"),
            (
                "The ministry counted 2,750 displaced families.",
                "2,750 displaced families",
                "family",
                "family",
                "displace",
            ),
            // Who fled is only a part of those displaced.
            ("About 900 families fled the flood.", "About 900 families", "family", "family", "flee"),
            ("Workers painted 40 bridges.", "40 bridges", "bridge", "bridge", "paint"),
            // That something is there is no state.
            ("The union has 5,100 members.", "5,100 members", "member", "member", ""),
            ("There were 300 passengers on board.", "300 passengers", "passenger", "passenger", ""),
        ] {
            assert_eq!(asked(text, words, Some(counted)), (what.to_owned(), state.to_owned(), false), "{text}");
        }
    }

    #[test]
    fn a_measure_belongs_to_what_it_stands_with() {
        for (text, words, what) in [
            ("He drove a 25-tonne truck into the crowd.", "25-tonne", "truck"),
            ("The council adopted a budget of 64.5 million euros.", "64.5 million euros", "budget"),
            ("The death toll rose to 85.", "85", "toll"),
        ] {
            assert_eq!(asked(text, words, None).0, what, "{text}");
        }
    }

    #[test]
    fn a_part_and_a_plan_answer_another_question() {
        for (text, words, counted, is) in [
            ("Of 12 passengers two of the five children survived.", "two of the five children", "child", true),
            ("The crash killed 12 people, including 10 tourists.", "10 tourists", "tourist", true),
            ("Another 40 people were hurt.", "Another 40 people", "person", true),
            ("The company plans to hire 300 workers.", "300 workers", "worker", true),
            ("The company hired 300 workers.", "300 workers", "worker", false),
            ("More than 500 people were hurt.", "More than 500 people", "person", false),
        ] {
            assert_eq!(asked(text, words, Some(counted)).2, is, "{text}");
        }
    }
}
