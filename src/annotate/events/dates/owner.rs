//! What a time dates, by the tree of its sentence: the verb of its own clause, or the noun that it stands with.
//!
//! A time inside a modifier ("born in 1953", "an act of 1956", "the 2014 floods") is the modifier's and says nothing of the
//! clause around it. Where the parser hangs an adverbial time on a noun that names no happening ("killed nine sailors on
//! Saturday"), it is the verb's.

use crate::annotate::events::lexicon::Lexicon;
use crate::annotate::syntax::relations::BOUNDS;
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::text::Span;

/// Words before a time that make it an edge of a stretch, not the day of what its verb tells.
const EDGES: &[&str] = &["since", "until", "till", "before", "after", "from", "than"];
/// Prepositions that tie a time to the noun before them.
const OF: &[&str] = &["of", "from", "for"];
/// More steps up a tree are never taken.
const HIGHEST: usize = 40;

/// The last tier of what its own clause dates.
pub(super) const OWN: u8 = 2;

/// What a time belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Owner {
    /// The noun that it stands with.
    noun: Option<usize>,
    /// The verb of its clause, unless it is that noun's alone.
    verb: Option<usize>,
}

/// How surely the time at `time` dates what the words at `trigger` name, less is surer; `None` where it does not. `noun` is
/// where the noun stands that names it, too.
pub(super) fn tier(tree: &Sentence, lexicon: &Lexicon, time: Span, trigger: Span, noun: Option<Span>) -> Option<u8> {
    let at = top(tree, time)?;
    let owner = owner(tree, lexicon, at, first(tree, time))?;
    let trigger = top(tree, trigger)?;
    let nouns = [Some(trigger), noun.and_then(|noun| top(tree, noun))];
    if owner.noun.is_some() && nouns.contains(&owner.noun) {
        return Some(0);
    }
    let verb = owner.verb?;
    if is_verb(tree, trigger) {
        return shared(tree, verb, trigger, at);
    }
    tells(tree, lexicon, trigger, verb).then_some(2)
}

/// The highest token of `span`.
fn top(tree: &Sentence, span: Span) -> Option<usize> {
    let tokens = tree.tokens();
    let start = tokens.partition_point(|token| token.span.end() <= span.start());
    let end = tokens.partition_point(|token| token.span.start() < span.end());
    (start..end).find(|at| tree.head(*at).is_none_or(|head| !(start..end).contains(&head)))
}

/// The first token of `span`.
fn first(tree: &Sentence, span: Span) -> usize {
    tree.tokens().partition_point(|token| token.span.end() <= span.start())
}

fn is_verb(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
}

fn has(tree: &Sentence, at: usize, labels: &[Label]) -> bool {
    tree.child_as(at, labels).is_some()
}

/// The verb that an auxiliary goes with.
fn main_verb(tree: &Sentence, at: usize) -> usize {
    let helps = matches!(tree.label(at), Some(Label::Aux | Label::Auxpass));
    tree.head(at).filter(|_| helps).unwrap_or(at)
}

/// What the time that begins at `first`, and whose highest token is `at`, belongs to; `None` for an edge of a stretch.
fn owner(tree: &Sentence, lexicon: &Lexicon, mut at: usize, first: usize) -> Option<Owner> {
    let mut found = Owner::default();
    // "On 3 March 2021 France …": no modifier of what follows it.
    let is_led = first.checked_sub(1).is_some_and(|before| tree.pos(before) == Some(PartOfSpeech::Adp));
    let mut is_of_state = false;
    for _ in 0..HIGHEST {
        let Some(head) = tree.head(at) else { break };
        if is_verb(tree, head) {
            let verb = main_verb(tree, head);
            let mut helpers = tree.children_as(verb, &[Label::Aux]);
            // "the attack on bases that house troops on Sunday": a state has no date of its own, a happening before it may.
            let is_passive = has(tree, verb, &[Label::Auxpass]);
            if tree.label(verb) == Some(Label::Relcl) && lexicon.is_static(tree.lemma(verb)) && !is_passive {
                is_of_state = true;
                at = verb;
                continue;
            }
            // "agreed in 2013 to leave": nothing of an infinitive stands before its "to".
            if helpers.any(|to| tree.lemma(to) == "to" && first < to) && tree.head(verb).is_some() {
                at = verb;
                continue;
            }
            if is_of_state {
                break;
            }
            found.verb = Some(verb);
            break;
        }
        let is_link = matches!(tree.pos(head), Some(PartOfSpeech::Adp | PartOfSpeech::Sconj));
        if is_link && found.noun.is_none() && EDGES.contains(&tree.lemma(head)) {
            return None;
        }
        // "Before the vote in August": the vote was then.
        let is_ahead = || tree.lemma(head) == "of" && tree.head(head).is_some_and(|above| tree.lemma(above) == "ahead");
        if is_link && (BOUNDS.contains(&tree.lemma(head)) || is_ahead()) {
            break;
        }
        let is_noun = matches!(tree.pos(head), Some(PartOfSpeech::Noun | PartOfSpeech::Propn));
        if is_noun && !(is_led && head > at) {
            let is_tight = found.noun.is_none()
                && match tree.label(at) {
                    Some(Label::Prep) => OF.contains(&tree.lemma(at)),
                    label => !matches!(label, Some(Label::Npadvmod | Label::Relcl)),
                };
            let names = lexicon.noun("", tree.lemma(head)).is_some() && !is_done_to(tree, head);
            found.noun = Some(head);
            if (is_tight || names) && !is_occasion(tree, head) {
                break;
            }
        }
        at = head;
    }
    Some(found)
}

/// Whether the noun is what a verb is done to: "signed a treaty on 4 May", "agreed to a request in May" tell when.
fn is_done_to(tree: &Sentence, noun: usize) -> bool {
    match tree.label(noun) {
        Some(Label::Dobj) => true,
        Some(Label::Pobj) => tree
            .head(noun)
            .is_some_and(|link| tree.lemma(link) == "to" && tree.head(link).is_some_and(|head| is_verb(tree, head))),
        _ => false,
    }
}

/// Whether the noun is what one is at: "at a Wednesday briefing".
fn is_occasion(tree: &Sentence, noun: usize) -> bool {
    let link = tree.head(noun).filter(|_| tree.label(noun) == Some(Label::Pobj));
    link.is_some_and(|link| matches!(tree.lemma(link), "at" | "in" | "during"))
}

/// Whether the verb tells of what the noun names: "the talks began", "they held talks", "talks held in Lima", "nine were
/// killed in an attack", "scheduled for release".
fn tells(tree: &Sentence, lexicon: &Lexicon, noun: usize, verb: usize) -> bool {
    let lemma = tree.lemma(verb);
    let hangs = |at: usize| tree.head(at).map(|head| main_verb(tree, head)) == Some(verb);
    let carries = lexicon.is_light(lemma) || lexicon.is_happening(lemma);
    if matches!(tree.label(verb), Some(Label::Acl | Label::Relcl)) && tree.head(verb) == Some(noun) {
        return carries;
    }
    match tree.label(noun) {
        Some(Label::Nsubj | Label::Nsubjpass) => hangs(noun) && carries,
        Some(Label::Dobj) => hangs(noun) && lexicon.is_light(lemma),
        Some(Label::Pobj) => tree.head(noun).filter(|link| hangs(*link)).is_some_and(|link| match tree.lemma(link) {
            "in" | "during" | "at" | "by" | "with" => true,
            "for" => lexicon.is_plan(lemma),
            _ => false,
        }),
        _ => false,
    }
}

/// How surely a time at `time` that belongs to `owner` dates `verb`, too.
fn shared(tree: &Sentence, owner: usize, verb: usize, time: usize) -> Option<u8> {
    let verb = main_verb(tree, verb);
    if owner == verb {
        return Some(1);
    }
    let goes_along = |at: usize| {
        // "Rebels shelled the port, killing nine"
        tree.label(at) == Some(Label::Advcl)
            && tree.get(at).is_some_and(|token| token.tag == PennTag::Vbg)
            && !has(tree, at, &[Label::Mark, Label::Nsubj])
    };
    // A verb with a subject or an auxiliary of its own has a time of its own.
    let has_own = |at: usize| has(tree, at, &[Label::Nsubj, Label::Nsubjpass, Label::Aux, Label::Auxpass]);
    // What hangs on the verb that has the time: what it is for, what goes along, what is joined behind a time at the front.
    let below = |at: usize| match tree.label(at) {
        Some(Label::Xcomp) => true,
        Some(Label::Conj) => time < owner || at < time,
        _ => goes_along(at),
    };
    // What the verb that has the time goes along with, or is joined to, where the time ends both.
    let above = |at: usize| match tree.label(at) {
        Some(Label::Conj) => at < time && !has_own(at),
        _ => at < time && goes_along(at),
    };
    let climbs = |from: usize, to: usize, passes: &dyn Fn(usize) -> bool| {
        let mut at = from;
        for _ in 0..HIGHEST {
            if at == to {
                return true;
            }
            match tree.head(at).filter(|head| passes(at) && is_verb(tree, *head)) {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    };
    (climbs(verb, owner, &below) || climbs(owner, verb, &above)).then_some(3)
}
