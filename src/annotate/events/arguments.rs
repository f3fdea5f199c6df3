//! Which names take part in an event, and as what.

use super::chunk::Kind;
use super::clause::{Clause, Link, Parsed};
use super::lexicon::{Frame, LEXICON, Lexicon, Slot};
use crate::annotate::WordClass;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::names::reference::{is_anybody, is_body, is_person, is_thing};
use crate::annotate::syntax::Label;
use crate::annotate::syntax::relations::{WHERE, described};
use crate::annotate::{NameMention, Tag};
use crate::briefing::{ActorKind, MentionForm};

/// The document's names with what is asked of them.
pub(super) struct Names<'a> {
    /// All of them, in order.
    pub all: &'a [NameMention],
}

impl Names<'_> {
    /// What the name is of.
    pub(super) fn kind(&self, name: usize) -> Option<ActorKind> {
        self.all.get(name).map(|name| name.kind)
    }

    /// The words of the name, or of the name that the mention stands for.
    pub(super) fn words<'t>(&self, text: &'t str, name: usize) -> Option<&'t str> {
        let name = NameMention::named(self.all, name)?;
        self.all.get(name).map(|name| name.span.of(text))
    }

    /// Whether nobody knows what the mention stands for.
    pub(super) fn is_open(&self, name: usize) -> bool {
        self.all.get(name).is_some_and(|name| name.form != MentionForm::Name && name.stands_for.is_none())
    }
}

/// Who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments {
    /// Positions in the document's names.
    pub agents: Vec<usize>,
    /// Positions in the document's names.
    pub targets: Vec<usize>,
    /// Positions in the document's names.
    pub places: Vec<usize>,
}

/// The names that a noun chunk means: the one at its head, else all in it.
pub(super) fn of_chunk(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Vec<usize> {
    let Some(chunk) = parsed.chunks.get(at) else {
        return Vec::new();
    };
    if let Some(name) = parsed.source.name(chunk.head) {
        return vec![name];
    }
    let mut found: Vec<usize> = Vec::new();
    for token in chunk.tokens.clone() {
        if let Some(name) = parsed.source.name(token)
            && !found.contains(&name)
            && names.all.get(name).is_some_and(|name| name.form != MentionForm::Pronoun)
        {
            found.push(name);
        }
    }
    // "Norway's Labour Party", "Chad's Zaghawa fighters": whose they are is not who they are.
    if let Some((last, others)) = found.split_last() {
        let tokens = || chunk.tokens.clone();
        let owns = |name: usize| {
            let end = tokens().rfind(|token| parsed.source.name(*token) == Some(name));
            end.is_some_and(|end| parsed.source.text.tag(end + 1) == Tag::POS)
        };
        let mut rest: Vec<usize> = others.iter().copied().filter(|name| !owns(*name)).collect();
        rest.push(*last);
        return rest;
    }
    found
}

/// "The foreign minister of Iran, *Ann Lee*, ...": the person whom the noun only describes.
pub(super) fn person_beside(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Option<usize> {
    if parsed.source.name(parsed.head(at)).is_some() || !parsed.is_noun(at) {
        return None;
    }
    let (tree, noun) = (parsed.source.tree, parsed.token(at)?);
    let is_person = |person: &usize| {
        let name = parsed.source.name(parsed.head(*person));
        name.is_some_and(|name| names.kind(name) == Some(ActorKind::Person))
    };
    let beside = tree.subtree(noun).into_iter().filter(|word| described(tree, *word).any(|above| above == noun));
    beside.filter_map(|word| parsed.chunk(word)).find(is_person)
}

/// The names that a noun chunk means, with the phrases after it where it holds none itself.
pub(super) fn of_noun(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Vec<usize> {
    if let Some(person) = person_beside(parsed, names, at) {
        return of_chunk(parsed, names, person);
    }
    let mut found = of_chunk(parsed, names, at);
    let apart = stands_apart(parsed, at);
    if !found.is_empty() {
        // "Siemens critics": they are not Siemens.
        if apart {
            found.retain(|&name| names.kind(name) != Some(ActorKind::Organization));
        }
        return found;
    }
    if apart {
        return found;
    }
    let mut next = at + 1;
    // "demonstrators in Baghdad", "an appeal from the president of Georgia"
    for _ in 0..3 {
        let joined = parsed.kind(next) == Kind::Preposition
            && parsed.is_noun(next + 1)
            && !matches!(
                parsed.lower(next),
                "after" | "before" | "since" | "until" | "as" | "than" | "because" | "on" | "about" | "over" | "into"
            );
        if !joined {
            break;
        }
        let mut found = of_chunk(parsed, names, next + 1);
        // Where somebody is does not make the place act, nor what she looks after ("the minister for Asia").
        let there = WHERE.contains(&parsed.lower(next)) && is_private(parsed.lemma(at));
        if parsed.lower(next) == "for" || there {
            found.retain(|&name| names.kind(name) != Some(ActorKind::Place));
        }
        if !found.is_empty() {
            return found;
        }
        next += 2;
    }
    Vec::new()
}

/// Whether the noun means people who do not act for whom they are named after: "critics of Siemens", "former members".
fn stands_apart(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(chunk) = parsed.chunks.get(at).filter(|chunk| parsed.source.name(chunk.head).is_none()) else {
        return false;
    };
    let text = parsed.source.text;
    let former = |token: usize| matches!(text.lower(token), "former" | "ex" | "onetime" | "erstwhile" | "retired");
    let plural = text.tag(chunk.head) == Tag::NNS;
    WordClass::Opposed.has(text.lemma(chunk.head)) || plural && chunk.tokens.clone().any(former)
}

fn of_group(parsed: &Parsed<'_>, names: &Names<'_>, group: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for &at in group {
        extend(&mut found, of_noun(parsed, names, at));
    }
    found
}

/// The names that do what the nouns of a group do: their own, and whose they are where they act for him ("the army of
/// Iran", "Russian drones", but neither "Iran's war" nor "the brother of Ann Lee").
pub(super) fn doers(parsed: &Parsed<'_>, names: &Names<'_>, group: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for &at in group {
        let is_named = parsed.source.name(parsed.head(at)).is_some() || person_beside(parsed, names, at).is_some();
        let noun = parsed.lemma(at);
        if is_named || acts_for_owner(noun) || !is_private(noun) && !is_lifeless(noun) && !has_owner(parsed, at) {
            let mut here = of_noun(parsed, names, at);
            // Where somebody is or comes from does not make the place act ("demonstrators in Lima", "a tourist of Hull"); its
            // police do act for it.
            if !is_named && !acts_for_owner(noun) && follows_place(parsed, at, noun) {
                here.retain(|&name| names.kind(name) != Some(ActorKind::Place));
            }
            extend(&mut found, here);
        }
    }
    found
}

/// Whether a phrase behind the noun chunk at `at` says where they are, or where human beings come from.
fn follows_place(parsed: &Parsed<'_>, at: usize, noun: &str) -> bool {
    parsed.kind(at + 1) == Kind::Preposition && (WHERE.contains(&parsed.lower(at + 1)) || is_human(noun))
}

/// The names that suffer what is done to the nouns of a group: their own, and whose they are, but who is somebody's ("Ann
/// Lee's brother", "the city's largest landlord") or only lives somewhere ("a Leeds landlord") suffers it for himself.
fn sufferers(parsed: &Parsed<'_>, names: &Names<'_>, group: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for &at in group {
        let noun = parsed.lemma(at);
        let is_named = parsed.source.name(parsed.head(at)).is_some() || person_beside(parsed, names, at).is_some();
        let stands_alone = !is_named && !acts_for_owner(noun) && is_human(noun);
        if !(stands_alone && has_owner(parsed, at)) {
            let mut here = of_noun(parsed, names, at);
            here.retain(|&name| {
                !(stands_alone && names.kind(name) == Some(ActorKind::Place) && is_compound(parsed, name, at))
            });
            extend(&mut found, here);
        }
    }
    found
}

/// "A Leeds landlord": the name stands before the noun of the chunk as a noun, not as an adjective ("a British landlord").
fn is_compound(parsed: &Parsed<'_>, name: usize, at: usize) -> bool {
    let tokens = parsed.chunks.get(at).map_or(0..0, |chunk| chunk.tokens.clone());
    let tree = parsed.source.tree;
    let mut own = tokens.filter(|token| parsed.source.name(*token) == Some(name));
    own.any(|token| {
        let token = parsed.source.alignment.token(token);
        token.is_some_and(|token| matches!(tree.label(token), Some(Label::Compound | Label::Nmod)))
    })
}

/// Whether the noun means people who act for nobody but themselves: "a Bronx man" is not the Bronx.
fn is_private(noun: &str) -> bool {
    WordClass::Private.has(noun) || is_anybody(noun)
}

/// Whether the noun means human beings: by the lexicons, or as who does what a verb says ("protester").
fn is_human(noun: &str) -> bool {
    let stem = ["er", "or"].iter().find_map(|ending| noun.strip_suffix(ending));
    let verb = |stem: &str| LEXICON.verb(stem).is_some() || LEXICON.verb(&format!("{stem}e")).is_some();
    is_person(noun)
        || is_private(noun)
        || noun.ends_with("man")
        || noun.ends_with("lord")
        || noun.ends_with("ist")
        || stem.is_some_and(verb)
}

/// Whether the noun means a happening, a thing, a place or something abstract: none of them does anything.
fn is_lifeless(noun: &str) -> bool {
    let ending = ["tion", "sion", "ment", "ity", "ness", "ance", "ence", "ism", "ing", "ship", "ure", "age"];
    is_thing(noun) || LEXICON.noun("", noun).is_some() || ending.iter().any(|ending| noun.ends_with(ending))
}

/// "Ann Lee's brother": he is not she.
fn has_owner(parsed: &Parsed<'_>, at: usize) -> bool {
    let text = parsed.source.text;
    parsed.chunks.get(at).is_some_and(|chunk| chunk.tokens.clone().any(|token| text.tag(token) == Tag::POS))
}

/// Whether who is called by `noun` acts for whom he belongs to.
pub(super) fn acts_for_owner(noun: &str) -> bool {
    is_body(noun) || WordClass::Organ.has(noun) || lexicon().facts(noun).has(Facts::OFFICE)
}

fn extend(found: &mut Vec<usize>, more: Vec<usize>) {
    for name in more {
        if !found.contains(&name) {
            found.push(name);
        }
    }
}

/// The clause that governs this one by saying it.
pub(super) fn said_by<'p>(parsed: &'p Parsed<'_>, clause: &Clause, lexicon: &Lexicon) -> Option<&'p Clause> {
    let (above, Link::Complement) = clause.governor? else {
        return None;
    };
    let above = parsed.clauses.get(above)?;
    lexicon.is_saying(parsed.lemma(above.verb)).then_some(above)
}

/// The names that the clause's subject means. Where it is a pronoun that nobody resolved, who says so is meant.
pub(super) fn subject(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause, lexicon: &Lexicon) -> Vec<usize> {
    let mut found = doers(parsed, names, &clause.subject);
    // "Bombs in Lima, which killed two": a place that only says where does nothing.
    if clause.is_relative && clause.subject.iter().any(|at| parsed.says_where(*at)) {
        found.retain(|name| names.kind(*name) != Some(ActorKind::Place));
    }
    found.retain(|&name| !is_read_otherwise(parsed, names, name));
    let open = found.is_empty() || found.iter().all(|&name| names.is_open(name));
    if !open || !is_pronoun(parsed, &clause.subject) {
        return found;
    }
    if found.is_empty()
        && let Some(person) = person(parsed, &clause.subject)
    {
        return vec![person];
    }
    match said_by(parsed, clause, lexicon) {
        Some(above) if !std::ptr::eq(above, clause) => {
            let said = of_group(parsed, names, &above.subject);
            if said.is_empty() { found } else { said }
        }
        _ => found,
    }
}

/// "Ann Lee said that she left": whether the mention is "he" or "she" and means somebody of another sentence, though this one
/// begins by naming a person, whom everybody takes it for.
fn is_read_otherwise(parsed: &Parsed<'_>, names: &Names<'_>, mention: usize) -> bool {
    let source = parsed.source;
    let Some(pronoun) = names.all.get(mention).filter(|name| name.form == MentionForm::Pronoun) else { return false };
    let Some(meant) = NameMention::named(names.all, mention).and_then(|name| names.all.get(name)) else { return false };
    let start = source.words.start;
    let Some(begins) = source.text.token(start).map(|token| token.span.start()) else { return false };
    let is_subject = |name: &NameMention| {
        let token = source.tree.head_within(name.span);
        token.is_some_and(|at| matches!(source.tree.label(at), Some(Label::Nsubj | Label::Nsubjpass)))
    };
    let is_of_person =
        matches!(pronoun.span.of(source.text.text).to_lowercase().as_str(), "he" | "she" | "him" | "her" | "his");
    let from = names.all.partition_point(|name| name.span.start() < begins);
    let mut before = names.all.iter().skip(from).take_while(|name| name.span.end() <= pronoun.span.start());
    is_of_person
        && meant.span.start() < begins
        && before.any(|name| {
            name.kind == ActorKind::Person
                && name.form == MentionForm::Name
                && is_subject(name)
                && name.span.of(source.text.text) != meant.span.of(source.text.text)
        })
}

/// The person that "he" or "she" means as the group's only word, where the text leaves no choice.
pub(super) fn person(parsed: &Parsed<'_>, group: &[usize]) -> Option<usize> {
    let [only] = group else {
        return None;
    };
    let (person, span) = parsed.source.person?;
    let pronoun = parsed.source.text.token(parsed.head(*only))?;
    (matches!(parsed.lower(*only), "he" | "she") && span.end() <= pronoun.span.start()).then_some(person)
}

/// Whether the group is "it", "they", "he" or "she".
pub(super) fn is_pronoun(parsed: &Parsed<'_>, group: &[usize]) -> bool {
    let [only] = group else {
        return false;
    };
    matches!(parsed.lower(*only), "it" | "they" | "he" | "she")
}

/// Everybody in a clause that completes another, who is affected first.
fn of_complement(parsed: &Parsed<'_>, names: &Names<'_>, verb: usize, skip: &[usize], depth: usize) -> Vec<usize> {
    let Some(clause) = parsed.clause_of.get(verb).copied().flatten().and_then(|at| parsed.clauses.get(at)) else {
        return Vec::new();
    };
    let groups = [&clause.subject, &clause.second, &clause.object];
    for group in groups {
        let mut found = of_group(parsed, names, group);
        found.retain(|name| !skip.contains(name) && !names.is_open(*name));
        if !found.is_empty() {
            return found;
        }
    }
    for (_, group) in &clause.phrases {
        let mut found = of_group(parsed, names, group);
        found.retain(|name| !skip.contains(name));
        if !found.is_empty() {
            return found;
        }
    }
    match clause.complement {
        Some(next) if depth > 0 && next > verb => of_complement(parsed, names, next, skip, depth - 1),
        _ => Vec::new(),
    }
}

/// The arguments of a verb by its frame.
pub(super) fn of_clause(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    clause: &Clause,
    frame: &Frame,
    lexicon: &Lexicon,
) -> Arguments {
    let find = |slot: Slot, skip: &[usize]| -> Vec<usize> {
        let mut found = match slot {
            Slot::Subject if clause.build.passive => {
                let by = clause.phrases.iter().find(|(word, _)| parsed.lower(*word) == "by");
                by.map_or_else(Vec::new, |(_, group)| doers(parsed, names, group))
            }
            Slot::Subject => subject(parsed, names, clause, lexicon),
            Slot::Object => sufferers(parsed, names, &clause.object),
            Slot::Second => sufferers(parsed, names, &clause.second),
            Slot::Possessor => Vec::new(),
            Slot::Complement => {
                clause.complement.map_or_else(Vec::new, |verb| of_complement(parsed, names, verb, skip, 2))
            }
            Slot::After(word) => after(parsed, names, &clause.phrases, word),
        };
        found.retain(|name| !skip.contains(name));
        found
    };
    let mut arguments = Arguments { agents: first_found(&frame.agent, |slot| find(slot, &[])), ..Arguments::default() };
    if !is_reflexive(parsed, clause) {
        arguments.targets = first_found(&frame.target, |slot| find(slot, &arguments.agents));
    }
    arguments.places = places(parsed, names, &clause.phrases);
    arguments
}

/// "Lee hurt himself": it is done to nobody else.
pub(super) fn is_reflexive(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let mut objects = clause.object.iter().chain(&clause.second).map(|at| parsed.lower(*at));
    objects.any(|word| matches!(word, "himself" | "herself" | "itself" | "oneself" | "themselves"))
}

fn first_found(slots: &[Slot], find: impl Fn(Slot) -> Vec<usize>) -> Vec<usize> {
    slots.iter().map(|&slot| find(slot)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn after(parsed: &Parsed<'_>, names: &Names<'_>, phrases: &[(usize, Vec<usize>)], word: &str) -> Vec<usize> {
    phrases
        .iter()
        .filter(|(preposition, _)| parsed.lower(*preposition) == word)
        .map(|(_, group)| of_group(parsed, names, group))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The places in the phrases that say where.
pub(super) fn places(parsed: &Parsed<'_>, names: &Names<'_>, phrases: &[(usize, Vec<usize>)]) -> Vec<usize> {
    let mut found = Vec::new();
    for (preposition, group) in phrases {
        if !WHERE.contains(&parsed.lower(*preposition)) {
            continue;
        }
        let mut here = of_group(parsed, names, group);
        here.retain(|&name| names.kind(name) == Some(ActorKind::Place));
        extend(&mut found, here);
    }
    found
}

/// The phrases that stand after the noun chunk at `at`.
pub(super) fn phrases_after(parsed: &Parsed<'_>, at: usize) -> Vec<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    let mut next = at + 1;
    while found.len() < 4 {
        if matches!(parsed.kind(next), Kind::Time | Kind::Adverb | Kind::Quote) {
            next += 1;
        } else if parsed.kind(next) == Kind::Preposition && parsed.kind(next + 1) == Kind::Time {
            next += 2;
        } else if parsed.kind(next) == Kind::Preposition && parsed.is_noun(next + 1) {
            let mut group = vec![next + 1];
            let mut end = next + 2;
            while parsed.kind(end) == Kind::Conjunction && parsed.is_noun(end + 1) {
                group.push(end + 1);
                end += 2;
            }
            found.push((next, group));
            next = end;
        } else {
            break;
        }
    }
    found
}

/// The arguments of an event that the noun chunk at `at` names.
pub(super) fn of_nominal(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    at: usize,
    frame: &Frame,
    phrases: &[(usize, Vec<usize>)],
) -> Arguments {
    let (before, stand) = before_noun(parsed, names, at);
    let find = |slot: Slot| match slot {
        Slot::Possessor => before.clone(),
        Slot::After(word) => after(parsed, names, phrases, word),
        _ => Vec::new(),
    };
    let agents = first_found(&frame.agent, find);
    let mut targets = first_found(&frame.target, find);
    targets.retain(|name| !agents.contains(name));
    let mut places = places(parsed, names, phrases);
    extend(&mut places, stand);
    Arguments { agents, targets, places }
}

/// The names before an event noun: those that act, and those that say where.
fn before_noun(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> (Vec<usize>, Vec<usize>) {
    let mut acting = Vec::new();
    let mut place = Vec::new();
    let Some(chunk) = parsed.chunks.get(at) else {
        return (acting, place);
    };
    for token in chunk.tokens.start..chunk.head {
        let Some(name) = parsed.source.name(token) else {
            continue;
        };
        if acting.contains(&name) || place.contains(&name) {
            continue;
        }
        let last =
            (token..chunk.head).take_while(|&next| parsed.source.name(next) == Some(name)).last().unwrap_or(token);
        let possessor = parsed.source.text.tag(last + 1) == Tag::POS;
        let short = parsed.source.text.word(last).chars().all(|letter| letter.is_uppercase() || letter == '.');
        // "the Geneva talks", but "a U.S. raid"
        if names.kind(name) == Some(ActorKind::Place) && !possessor && !short {
            place.push(name);
        } else {
            acting.push(name);
        }
    }
    (acting, place)
}
