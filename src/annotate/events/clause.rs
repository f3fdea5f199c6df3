//! Who does what to whom: the clauses of a sentence, as its tree has them.

use super::chunk::{Chunk, Kind, Source, Verb, chunks, heads_clause, top};
use super::lexicon::Lexicon;
use crate::annotate::syntax::relations::{is_question, object, recipient, says_where, subject};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};

/// A sentence in chunks.
pub(super) struct Parsed<'a> {
    /// What the chunks were made from.
    pub source: &'a Source<'a>,
    /// All chunks, in order.
    pub chunks: Vec<Chunk>,
    /// The clauses, in order of their verbs.
    pub clauses: Vec<Clause>,
    /// For each chunk, the clause whose verb it is.
    pub clause_of: Vec<Option<usize>>,
    /// For each token of the tree, the chunk that it heads.
    headed: Vec<Option<usize>>,
}

/// A verb with what belongs to it; everything but `governor` counts in chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// The verb.
    pub verb: usize,
    /// How it is built.
    pub build: Verb,
    /// Who does it; nobody where the verb is passive.
    pub subject: Vec<usize>,
    /// What it is done to; where the verb is passive, the subjects.
    pub object: Vec<usize>,
    /// The first of two objects ("gave *Iran* a warning").
    pub second: Vec<usize>,
    /// An adjective after a form of be.
    pub adjective: Option<usize>,
    /// Prepositions with what they govern, in order.
    pub phrases: Vec<(usize, Vec<usize>)>,
    /// The verb of the clause that completes it ("agreed to *leave*", "said that it *left*").
    pub complement: Option<usize>,
    /// The clause that this one completes, and how.
    pub governor: Option<(usize, Link)>,
    /// The preposition or subordinator that opens it ("if", "after").
    pub opened_by: Option<usize>,
    /// Whether its auxiliary stands before its subject, as in a condition ("*Had* he known").
    pub is_inverted: bool,
    /// Whether it says which one is meant ("the man *who left*").
    pub is_relative: bool,
    /// The chunk after its last.
    pub end: usize,
}

/// How a clause completes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It is what the other verb governs.
    Complement,
    /// It stands beside the other and shares its subject.
    Beside,
    /// It says what the other is for, or goes along with it.
    Adjunct,
}

/// Prepositions after which a clause says when, how or by what means; after any other it is what the verb governs ("accused
/// of *lying*", "charged with *lying*").
const CIRCUMSTANCE: &[&str] = &[
    "after", "amid", "as", "before", "besides", "by", "despite", "like", "since", "than", "through", "upon", "when",
    "while", "without",
];

impl Parsed<'_> {
    /// The chunk's kind; [`Kind::Mark`] beyond either end.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.chunks.get(at).map_or(Kind::Mark, |chunk| chunk.kind)
    }

    /// The word that stands for the chunk.
    pub(super) fn head(&self, at: usize) -> usize {
        self.chunks.get(at).map_or(usize::MAX, |chunk| chunk.head)
    }

    /// The head's word in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.source.text.lower(self.head(at))
    }

    /// The head's lemma: that of the tree where it is a verb.
    pub(super) fn lemma(&self, at: usize) -> &str {
        let head = self.head(at);
        let verb = matches!(self.kind(at), Kind::Verb(_)).then(|| self.source.alignment.token(head)).flatten();
        verb.map_or_else(|| self.source.text.lemma(head), |token| self.source.tree.lemma(token))
    }

    /// Whether the sentence asks, or is a title that names a question: "Why the talks failed".
    pub(super) fn asks(&self) -> bool {
        let asks = |tag: PennTag| matches!(tag, PennTag::Wrb | PennTag::Wp | PennTag::WpPoss | PennTag::Wdt);
        is_question(self.tree(), self.source.text.text)
            || self.source.title && self.tree().get(0).is_some_and(|token| asks(token.tag))
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.kind(at) == Kind::Noun
    }

    fn tree(&self) -> &Sentence {
        self.source.tree
    }

    /// The chunk that the token of the tree heads.
    pub(super) fn chunk(&self, token: usize) -> Option<usize> {
        self.headed.get(token).copied().flatten()
    }

    /// The token of the tree that heads the chunk.
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        self.headed.iter().position(|chunk| *chunk == Some(at))
    }

    /// Whether the noun of the chunk stands after a preposition.
    pub(super) fn is_beneath(&self, at: usize) -> bool {
        self.token(at).is_some_and(|noun| self.tree().label(noun) == Some(Label::Pobj))
    }

    /// Whether the noun of the chunk only says where.
    pub(super) fn says_where(&self, at: usize) -> bool {
        self.token(at).is_some_and(|noun| says_where(self.tree(), noun))
    }

    /// Whether the clause of the verb chunk says which ones are meant of any number: "every miner who wants to go", "anyone who
    /// saw it", and nothing of somebody. Behind a comma it says something of all of them.
    pub(super) fn is_of_anyone(&self, verb: usize) -> bool {
        const ANY: &[&str] = &["every", "any", "each", "no"];
        const ANYONE: &[&str] = &["anyone", "anybody", "everyone", "everybody", "whoever"];
        let tree = self.tree();
        // "Every miner who wants to go": what completes the verb is as open as the verb.
        let joins = [Label::Conj, Label::Xcomp, Label::Ccomp];
        let mut at = self.token(verb);
        while let Some(verb) = at.filter(|at| tree.label(*at).is_some_and(|label| joins.contains(&label))) {
            at = tree.head(verb);
        }
        let Some(verb) = at.filter(|at| tree.label(*at) == Some(Label::Relcl)) else {
            return false;
        };
        let Some(noun) = tree.head(verb) else {
            return false;
        };
        let is_any = |at: usize| ANY.contains(&tree.lemma(at).to_lowercase().as_str());
        let apart = tree.subtree(verb).first().and_then(|first| first.checked_sub(1)).map(|before| tree.lemma(before));
        apart != Some(",")
            && (ANYONE.contains(&tree.lemma(noun).to_lowercase().as_str())
                || tree.children_as(noun, &[Label::Det]).any(is_any))
    }

    /// The noun groups of the token and of those joined to it.
    fn group(&self, token: usize) -> Vec<usize> {
        let is_noun = |at: &usize| matches!(self.kind(*at), Kind::Noun);
        let mut found: Vec<usize> =
            self.tree().conjuncts(token).into_iter().filter_map(|at| self.chunk(at)).filter(is_noun).collect();
        found.dedup();
        found
    }

    /// The clause of the verb at `token` of the tree.
    fn clause_at(&self, token: usize) -> Option<usize> {
        self.clause_of.get(self.chunk(token)?).copied().flatten()
    }
}

/// The sentence's clauses.
pub(super) fn parse<'a>(source: &'a Source<'a>, lexicon: &Lexicon) -> Parsed<'a> {
    let (chunks, headed) = chunks(source);
    let clause_of = vec![None; chunks.len()];
    let mut parsed = Parsed { source, chunks, clauses: Vec::new(), clause_of, headed };
    let mut verbs: Vec<(usize, usize)> = (0..source.tree.tokens().len())
        .filter(|token| heads_clause(source.tree, *token))
        .filter_map(|token| Some((parsed.chunk(token)?, token)))
        .collect();
    verbs.sort_unstable();
    verbs.dedup_by_key(|(chunk, _)| *chunk);
    for (number, (chunk, _)) in verbs.iter().enumerate() {
        if let Some(slot) = parsed.clause_of.get_mut(*chunk) {
            *slot = Some(number);
        }
    }
    let clauses = verbs.iter().map(|(chunk, token)| read(&parsed, *chunk, *token, lexicon)).collect();
    parsed.clauses = clauses;
    share_objects(&mut parsed);
    hand_down(&mut parsed);
    parsed
}

fn read(parsed: &Parsed<'_>, chunk: usize, verb: usize, lexicon: &Lexicon) -> Clause {
    let tree = parsed.tree();
    let Kind::Verb(mut build) = parsed.kind(chunk) else {
        return Clause::default();
    };
    build.passive |= parsed.source.title && is_bare_passive(tree, verb, lexicon);
    let top = top(tree, verb);
    let mut clause = Clause { verb: chunk, build, ..Clause::default() };
    let group = |token: Option<usize>| token.map_or_else(Vec::new, |token| parsed.group(token));
    let who = group(subject(tree, verb));
    let direct = if build.passive {
        tree.child_as(verb, &[Label::Dobj])
    } else {
        object(tree, verb).or_else(|| gap(tree, verb, lexicon))
    };
    let direct = group(direct);
    let named = group(tree.child_as(verb, &[Label::Attr, Label::Oprd]));
    let given = tree.child_as(verb, &[Label::Dative]).filter(|at| tree.pos(*at) != Some(PartOfSpeech::Adp));
    let given = group(given.and_then(|_| recipient(tree, verb)));
    let mut objects = [given, direct, named].into_iter().filter(|group| !group.is_empty());
    let (first, second) = (objects.next(), objects.next());
    match (build.passive, first, second) {
        // "was given a warning"
        (true, Some(object), _) => (clause.second, clause.object) = (who, object),
        (true, None, _) => clause.object = who,
        (false, Some(first), Some(second)) => {
            (clause.subject, clause.second, clause.object) = (who, first, second);
        }
        (false, first, _) => (clause.subject, clause.object) = (who, first.unwrap_or_default()),
    }
    clause.adjective = tree
        .child_as(verb, &[Label::Acomp, Label::Oprd])
        .and_then(|at| parsed.chunk(at))
        .filter(|at| parsed.kind(*at) == Kind::Adjective);
    clause.phrases = phrases(parsed, verb);
    clause.complement = complement(parsed, verb);
    clause.governor = governor(parsed, top);
    clause.opened_by = opener(parsed, top);
    clause.is_relative = is_relative(tree, top);
    clause.is_inverted = is_inverted(tree, top);
    let inside = |at: usize| parsed.chunk(at).is_some_and(|at| at > chunk);
    let own = clause.object.iter().chain(&clause.second).chain(&clause.adjective).copied();
    let phrases = clause.phrases.iter().flat_map(|(word, group)| group.iter().chain([word])).copied();
    let times = tree.children(verb).iter().copied().filter(|at| inside(*at)).filter_map(|at| {
        let under = tree.child_as(at, &[Label::Pobj]).unwrap_or(at);
        parsed.chunk(under).filter(|at| parsed.kind(*at) == Kind::Time)
    });
    clause.end = own.chain(phrases).chain(times).chain([chunk]).max().unwrap_or(chunk) + 1;
    clause
}

/// "Mayor *accused* of fraud": a headline leaves out the auxiliary of the passive. It tells in the present, so that a past
/// form that lacks the object which its verb needs is a participle.
fn is_bare_passive(tree: &Sentence, verb: usize, lexicon: &Lexicon) -> bool {
    let is_past = tree.get(verb).is_some_and(|token| matches!(token.tag, PennTag::Vbd | PennTag::Vbn));
    let completes = [
        Label::Dobj,
        Label::Dative,
        Label::Ccomp,
        Label::Xcomp,
        Label::Acomp,
        Label::Attr,
        Label::Oprd,
        Label::Prt,
        Label::Aux,
        Label::Auxpass,
    ];
    is_past
        && tree.label(verb) != Some(Label::Relcl)
        && tree.child_as(verb, &completes).is_none()
        && tree.child_as(verb, &[Label::Nsubj]).is_some()
        && lexicon.is_transitive(tree.lemma(verb))
}

/// "The attacks Iran *launched*": the noun that a relative clause without a pronoun is about.
fn gap(tree: &Sentence, verb: usize, lexicon: &Lexicon) -> Option<usize> {
    let noun = tree.head(verb).filter(|_| tree.label(verb) == Some(Label::Relcl))?;
    let own = tree.child_as(verb, &[Label::Nsubj])?;
    let is_pronoun = |at: usize| {
        tree.get(at)
            .is_some_and(|token| matches!(token.tag, PennTag::Wdt | PennTag::Wp | PennTag::WpPoss | PennTag::Wrb))
    };
    let has_pronoun = is_pronoun(own)
        || tree.lemma(own) == "that"
        || tree.subtree(verb).into_iter().take_while(|at| *at < own).any(is_pronoun);
    (!has_pronoun && lexicon.is_transitive(tree.lemma(verb))).then_some(noun)
}

/// The prepositions of the verb, of its objects and of what it is said to be, with what they govern.
fn phrases(parsed: &Parsed<'_>, verb: usize) -> Vec<(usize, Vec<usize>)> {
    let tree = parsed.tree();
    let mut of = vec![verb];
    of.extend(
        tree.children_as(verb, &[Label::Dobj, Label::Acomp, Label::Attr, Label::Prt, Label::Advmod, Label::Oprd]),
    );
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for (number, &at) in of.iter().enumerate() {
        for word in tree.children_as(at, &[Label::Prep, Label::Agent, Label::Dative]) {
            let (Some(place), Some(noun)) = (parsed.chunk(word), tree.child_as(word, &[Label::Pobj])) else {
                continue;
            };
            // "the death of a man": what an "of" tells belongs to the noun.
            if number > 0 && tree.lemma(word) == "of" && tree.pos(at) == Some(PartOfSpeech::Noun) {
                continue;
            }
            let group = parsed.group(noun);
            if !group.is_empty() && parsed.kind(place) == Kind::Preposition {
                found.push((place, group));
            }
            // "a deal with Iran on oil": the next phrase hangs below the noun.
        }
    }
    found.sort_by_key(|(word, _)| *word);
    found
}

/// The verb that completes the one at `verb`.
fn complement(parsed: &Parsed<'_>, verb: usize) -> Option<usize> {
    let tree = parsed.tree();
    let clause = |token: usize| parsed.clause_at(token).and_then(|_| parsed.chunk(token));
    if let Some(found) = tree.children_as(verb, &[Label::Ccomp, Label::Xcomp]).find_map(clause) {
        return Some(found);
    }
    let of = tree.children_as(verb, &[Label::Acomp, Label::Dobj, Label::Attr]);
    let below = of.flat_map(|at| tree.children_as(at, &[Label::Xcomp, Label::Ccomp, Label::Acl]));
    let below = below.filter(|at| tree.label(*at) != Some(Label::Acl) || is_infinitive(tree, *at)).find_map(clause);
    below.or_else(|| {
        tree.children_as(verb, &[Label::Prep])
            .filter(|word| !CIRCUMSTANCE.contains(&tree.lemma(*word)))
            .find_map(|word| tree.child_as(word, &[Label::Pcomp]).and_then(clause))
    })
}

fn is_infinitive(tree: &Sentence, verb: usize) -> bool {
    tree.children_as(verb, &[Label::Aux]).any(|at| tree.get(at).is_some_and(|token| token.tag == PennTag::To))
}

/// The clause that the one of `verb` belongs to, and how.
fn governor(parsed: &Parsed<'_>, verb: usize) -> Option<(usize, Link)> {
    let tree = parsed.tree();
    let head = tree.head(verb)?;
    let clause = |token: usize| parsed.clause_at(token);
    // "was able to leave", "made a decision to leave": that of the adjective or noun.
    let above = |at: usize| {
        let of = |at: &usize| matches!(tree.label(*at), Some(Label::Acomp | Label::Dobj | Label::Attr | Label::Oprd));
        clause(at).or_else(|| Some(at).filter(of).and_then(|at| clause(tree.head(at)?)))
    };
    match tree.label(verb)? {
        Label::Ccomp | Label::Xcomp => above(head).map(|at| (at, Link::Complement)),
        Label::Conj => clause(head).map(|at| (at, Link::Beside)),
        Label::Advcl => above(head).map(|at| (at, Link::Adjunct)),
        Label::Acl if is_infinitive(tree, verb) => above(head).map(|at| (at, Link::Complement)),
        Label::Pcomp => {
            let governs = !CIRCUMSTANCE.contains(&tree.lemma(head));
            above(tree.head(head)?).map(|at| (at, if governs { Link::Complement } else { Link::Adjunct }))
        }
        _ => None,
    }
}

/// The word that opens the clause of `verb`.
fn opener(parsed: &Parsed<'_>, verb: usize) -> Option<usize> {
    let tree = parsed.tree();
    let asks = |at: &usize| tree.get(*at).is_some_and(|token| token.tag == PennTag::Wrb);
    let own =
        tree.children_as(verb, &[Label::Mark]).chain(tree.children_as(verb, &[Label::Advmod]).filter(asks)).next();
    let word = own.or_else(|| tree.head(verb).filter(|_| tree.label(verb) == Some(Label::Pcomp)))?;
    parsed.chunk(word).filter(|at| matches!(parsed.kind(*at), Kind::Subordinator | Kind::Preposition))
}

/// Whether the clause of `verb` begins with an auxiliary before its subject: a condition ("had they agreed"), or a question
/// that yes or no would answer ("did they agree?").
fn is_inverted(tree: &Sentence, verb: usize) -> bool {
    let subject = tree.child_as(verb, &[Label::Nsubj, Label::Nsubjpass]);
    let first = tree.left_edge(verb);
    let asks = tree.tokens().last().is_some_and(|last| {
        last.span.len() == 1 && last.tag == PennTag::Stop && tree.lemma(tree.tokens().len() - 1) == "?"
    });
    let opens = (asks || matches!(tree.lemma(first), "have" | "be" | "should"))
        && (first == verb || matches!(tree.label(first), Some(Label::Aux | Label::Auxpass)));
    opens && subject.is_some_and(|subject| subject > first)
}

/// Whether the clause of `verb`, or one that it is joined to, says which one is meant.
fn is_relative(tree: &Sentence, verb: usize) -> bool {
    let mut at = verb;
    while tree.label(at) == Some(Label::Conj)
        && let Some(head) = tree.head(at)
    {
        at = head;
    }
    tree.label(at) == Some(Label::Relcl)
}

/// "Planned and carried out attacks": both verbs have the object of the last.
fn share_objects(parsed: &mut Parsed<'_>) {
    for at in 1..parsed.clauses.len() {
        let (Some(left), Some(right)) = (parsed.clauses.get(at - 1), parsed.clauses.get(at)) else {
            continue;
        };
        let joined = right.governor == Some((at - 1, Link::Beside)) && parsed.kind(left.verb + 1) == Kind::Conjunction;
        let bare = left.object.is_empty() && left.phrases.is_empty() && left.complement.is_none();
        let same = left.build.form == right.build.form && !left.build.passive && !right.build.passive;
        if joined && bare && same && !right.object.is_empty() && right.second.is_empty() {
            let (object, end) = (right.object.clone(), right.end);
            if let Some(left) = parsed.clauses.get_mut(at - 1) {
                left.object = object;
                left.end = left.end.max(end);
            }
        }
    }
}

/// What is joined to a clause that is said by somebody is said by him, too.
fn hand_down(parsed: &mut Parsed<'_>) {
    for at in 0..parsed.clauses.len() {
        let above = parsed.clauses.get(at).and_then(|clause| clause.governor);
        let Some((above, Link::Beside)) = above else {
            continue;
        };
        let upper = parsed.clauses.get(above).and_then(|above| above.governor);
        if let (Some((upper, Link::Complement)), Some(clause)) = (upper, parsed.clauses.get_mut(at)) {
            clause.governor = Some((upper, Link::Complement));
        }
    }
}
