//! The closed sets of the analysis: tags, parts of speech, labels.

/// An enumeration whose members have the names that the weights and the literature use.
macro_rules! named {
    ($(#[$about:meta])* $name:ident: $($member:ident $text:literal $what:literal,)+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $what] $member,)+
        }

        impl $name {
            /// All, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The name in the literature.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $text,)+
                }
            }

            /// The one with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$member),)+
                    _ => None,
                }
            }
        }
    };
}

named! {
    /// A tag of the Penn Treebank, as extended by OntoNotes.
    PennTag:
    Dollar "$" "A currency sign.",
    CloseQuote "''" "A closing quotation mark.",
    Comma "," "A comma.",
    OpenBracket "-LRB-" "An opening bracket.",
    CloseBracket "-RRB-" "A closing bracket.",
    Stop "." "A mark that ends a sentence.",
    Colon ":" "A colon, semicolon or dash.",
    Add "ADD" "An address.",
    Afx "AFX" "A prefix that stands alone.",
    Cc "CC" "A coordinating conjunction.",
    Cd "CD" "A number.",
    Dt "DT" "A determiner.",
    Ex "EX" "The \"there\" of \"there is\".",
    Fw "FW" "A foreign word.",
    Hyph "HYPH" "A hyphen.",
    In "IN" "A preposition or subordinating conjunction.",
    Jj "JJ" "An adjective.",
    Jjr "JJR" "A comparative adjective.",
    Jjs "JJS" "A superlative adjective.",
    Ls "LS" "The mark of a list's item.",
    Md "MD" "A modal verb.",
    Nfp "NFP" "A superfluous mark.",
    Nn "NN" "A noun in the singular.",
    Nnp "NNP" "A proper noun in the singular.",
    Nnps "NNPS" "A proper noun in the plural.",
    Nns "NNS" "A noun in the plural.",
    Pdt "PDT" "A word before a determiner.",
    Pos "POS" "The mark of a possessive.",
    Prp "PRP" "A personal pronoun.",
    PrpPoss "PRP$" "A possessive pronoun.",
    Rb "RB" "An adverb.",
    Rbr "RBR" "A comparative adverb.",
    Rbs "RBS" "A superlative adverb.",
    Rp "RP" "A particle.",
    Sym "SYM" "A symbol.",
    To "TO" "The word \"to\".",
    Uh "UH" "An interjection.",
    Vb "VB" "A verb's base form.",
    Vbd "VBD" "A verb in the past.",
    Vbg "VBG" "A verb's form in -ing.",
    Vbn "VBN" "A verb's past participle.",
    Vbp "VBP" "A verb in the present, not the third person singular.",
    Vbz "VBZ" "A verb in the present, third person singular.",
    Wdt "WDT" "A determiner that asks or relates.",
    Wp "WP" "A pronoun that asks or relates.",
    WpPoss "WP$" "A possessive that asks or relates.",
    Wrb "WRB" "An adverb that asks or relates.",
    Xx "XX" "Unknown.",
    Space "_SP" "White space.",
    OpenQuote "``" "An opening quotation mark.",
}

named! {
    /// A part of speech of Universal Dependencies.
    PartOfSpeech:
    Adj "ADJ" "An adjective.",
    Adp "ADP" "A preposition or particle.",
    Adv "ADV" "An adverb.",
    Aux "AUX" "An auxiliary verb.",
    Cconj "CCONJ" "A coordinating conjunction.",
    Det "DET" "A determiner.",
    Intj "INTJ" "An interjection.",
    Noun "NOUN" "A common noun.",
    Num "NUM" "A number.",
    Part "PART" "A particle: \"not\", \"to\", \"'s\".",
    Pron "PRON" "A pronoun.",
    Propn "PROPN" "A proper noun.",
    Punct "PUNCT" "A mark.",
    Sconj "SCONJ" "A subordinating conjunction.",
    Space "SPACE" "White space.",
    Sym "SYM" "A symbol.",
    Verb "VERB" "A verb that is no auxiliary.",
    X "X" "Anything else.",
}

named! {
    /// What a word is to its head: the labels of ClearNLP (Choi and Palmer 2012).
    Label:
    Root "ROOT" "The head of the sentence.",
    Acl "acl" "A participle or infinitive of a noun: \"a man known for\".",
    Acomp "acomp" "An adjective after a linking verb.",
    Advcl "advcl" "A clause that says when, why, how.",
    Advmod "advmod" "An adverb.",
    Agent "agent" "The \"by\" of a passive.",
    Amod "amod" "An adjective of a noun.",
    Appos "appos" "A noun that says who or what the one before is.",
    Attr "attr" "A noun after a linking verb.",
    Aux "aux" "An auxiliary.",
    Auxpass "auxpass" "The auxiliary of a passive.",
    Case "case" "The mark of a possessive.",
    Cc "cc" "A coordinating conjunction.",
    Ccomp "ccomp" "A clause with its own subject as an object.",
    Compound "compound" "A noun before a noun.",
    Conj "conj" "A word joined to one before it.",
    Csubj "csubj" "A clause as the subject.",
    Csubjpass "csubjpass" "A clause as the subject of a passive.",
    Dative "dative" "The indirect object, or its \"to\" or \"for\".",
    Dep "dep" "Unknown.",
    Det "det" "A determiner.",
    Dobj "dobj" "The direct object.",
    Expl "expl" "A \"there\" or \"it\" that means nothing.",
    Intj "intj" "An interjection.",
    Mark "mark" "The word that begins a subordinate clause.",
    Meta "meta" "What is no part of the sentence.",
    Neg "neg" "A negation.",
    Nmod "nmod" "A noun of a noun.",
    Npadvmod "npadvmod" "A noun as an adverb: \"last week\".",
    Nsubj "nsubj" "The subject.",
    Nsubjpass "nsubjpass" "The subject of a passive.",
    Nummod "nummod" "A number of a noun.",
    Oprd "oprd" "What an object or subject is made or called.",
    Parataxis "parataxis" "A clause put beside another: \"he said\".",
    Pcomp "pcomp" "A clause after a preposition.",
    Pobj "pobj" "The noun after a preposition.",
    Poss "poss" "A possessor.",
    Preconj "preconj" "The \"both\" of \"both … and\".",
    Predet "predet" "A word before a determiner.",
    Prep "prep" "A preposition.",
    Prt "prt" "A verb's particle.",
    Punct "punct" "A mark.",
    Quantmod "quantmod" "A word of a number: \"about\", \"more than\".",
    Relcl "relcl" "A relative clause.",
    Xcomp "xcomp" "A clause without a subject of its own: \"wants to go\".",
}
