//! Nouns that a number beside them names: "Room 404", "575 Castle Road".

const LABELS: &str = "act amendment annex apartment appendix article bus category cell channel chapter class clause code \
    column day district division episode exit figure flight floor formula game gate grade group hangar \
    highway interstate item lane level line lot no no. nos. note number page para paragraph part phase \
    platform point post psalm reactor resolution room round route row rule scene season section sector \
    serial series stage station step suite table task team terminal tier title track type unit version \
    vol vol. volume ward week zone pp. p. ch. sec. art. fig. schedule section. protocol chapters \
    articles pages sections verse block camp area docket extension § §§";

/// Whether a number after the noun names it rather than counts anything ("Room 404").
pub fn is_label(noun: &str) -> bool {
    LABELS.split_ascii_whitespace().any(|label| label == noun)
}

const PARTS: &str = "annex appendix article box chapter chapters clause exhibit fig. figure figures item para paragraph \
    part rule schedule sec. section sections table tables version";

/// Whether the noun is a part of a document, whose number may have parts of its own ("Section 5.17").
pub fn is_part(noun: &str) -> bool {
    PARTS.split_ascii_whitespace().any(|part| part == noun)
}

/// What only streets are called by, of their names the last word.
const STREETS: &str = "street st. avenue ave. boulevard blvd. road rd.";

const WAYS: &str = "lane drive square place way court";

/// Whether the noun, as the last word of a name, makes it that of a street, whoever it is named after ("Jackson St.").
pub fn is_street(noun: &str) -> bool {
    STREETS.split_ascii_whitespace().any(|street| street == noun)
}

/// Whether the noun is a way that houses stand at, each with its number ("575 Castle Road").
pub fn is_way(noun: &str) -> bool {
    is_street(noun) || WAYS.split_ascii_whitespace().any(|way| way == noun)
}
