//! The lexicon of words by class, `assets/lexicons/classes.tsv`: each word once with all the classes that rules ask it for.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::rows::pairs;

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $class:ident $name:literal,)*) => {
        /// A class of words; lemmas in lower case, but where it says that they are as they stand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum WordClass {
            $($(#[doc = $doc])* $class,)*
        }

        /// All classes with the names of their rows.
        const CLASSES: &[(WordClass, &str)] = &[$((WordClass::$class, $name),)*];
    };
}

classes! {
    /// Verbs that only say that something is there, is had, is told, or comes to a number.
    Light "light",
    /// Nouns that say no more than that they are people.
    People "people",
    /// Nouns that say no more of those to whom something happened than that they were there.
    There "there",
    /// Nouns that only say how many or how much there is of what follows.
    Amount "amount",
    /// Words that make a number an addition to another, or a stretch of time.
    Further "further",
    /// Nouns for parts of the world.
    Area "area",
    /// What can be called a company, a firm, a party.
    Body "body",
    /// What can be called a country, a city, a place.
    Spot "spot",
    /// What can be called a device, a film, a law.
    Thing "thing",
    /// What a human being can be called, offices and ranks aside.
    Human "human",
    /// Nouns that any organization can be called by, in its turn.
    AnyBody "any_body",
    /// Nouns that any product or work can be called by, in its turn.
    AnyThing "any_thing",
    /// Nouns that say no more of a human being than age or sex, in their turn. Any other says what somebody is or did
    /// ("the victim", "the driver"), and nobody is called so whom the text does not give that role.
    Anybody "anybody",
    /// Nouns for men.
    Man "man",
    /// Nouns for women.
    Woman "woman",
    /// Nouns for bodies of any sort.
    Broad "broad",
    /// Words, as they stand, that say that a quantity rose.
    Up "up",
    /// Words, as they stand, that say that a quantity fell.
    Down "down",
    /// Nouns and verbs after which "about" says what something is about.
    Topic "topic",
    /// Nouns whose plural is their singular, or that name many together.
    OfMany "of_many",
    /// What is told by its length: a sentence, a ban, a war.
    ToldByLength "told_by_length",
    /// Nouns after "per" that no table of units has.
    Per "per",
    /// Participles and adjectives that stand for people ("four dead and 11 wounded").
    Stricken "stricken",
    /// Words that a small number and a hyphen before them make an adjective of.
    OfKind "of_kind",
    /// Words after a name that only a person does or is.
    Personal "personal",
    /// Those who act for nobody but themselves, whomever they belong to, work for or deal with: "families in Lima",
    /// "the niece of Ann Lee", "workers at Siemens".
    Private "private",
    /// Those who are against whom they are named after, or have left him.
    Opposed "opposed",
    /// What both people and nature do.
    Harm "harm",
    /// Words that say that something is only claimed.
    Claimed "claimed",
    /// Words that say that something is still to come.
    Ahead "ahead",
    /// What people suffer of accidents, too.
    Suffered "suffered",
    /// What is attacked in words.
    Worded "worded",
    /// What floods.
    Water "water",
    /// What is given in somebody's own words.
    Address "address",
    /// Nouns for people who speak, that no lexicon of offices has.
    Speaker "speaker",
    /// Nouns for those who govern, and for places as them, that no lexicon has.
    Authority "authority",
    /// What people write to say what they found or hold.
    Written "written",
    /// Who asks, in labels without a name.
    Asker "asker",
    /// What publishes.
    Publishing "publishing",
    /// Verbs that only say how what completes them goes on: "went on to say" is said.
    GoingOn "going_on",
    /// What is issued to say something.
    Issued "issued",
    /// What is done to issue it.
    Issuing "issuing",
    /// What bodies are that somebody has and that are called after him: he does not bear their name, they bear his.
    Somebodys "somebodys",
    /// What stands before the name of a ship.
    Ship "ship",
    /// Words, as they stand, that say that a sentence is somebody's report.
    Reporting "reporting",
    /// Words that a line of credit holds.
    ByLine "by_line",
    /// What the parties to a case are called.
    Party "party",
    /// Those who act for whom they belong to, beside the bodies and offices that other lexicons know: what an army does
    /// its country does.
    Organ "organ",
    /// Words, as they stand, that follow a number that counts them, so that it is no year.
    Counted "counted",
    /// What hours and minutes can measure the amount of.
    Timed "timed",
    /// What speed is measured in, as it stands.
    Speed "speed",
    /// Words that say that something is only possible.
    Possible "possible",
    /// Words that say what follows the colon after them: "Photo: Anna Berg".
    Label "label",
    /// Who is hanged.
    Hanged "hanged",
    /// Nouns for those who belong to a body.
    Member "member",
}

/// The classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// Whether `class` is one of them.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class.bit() != 0
    }
}

impl WordClass {
    /// Whether `word` is of this class.
    pub fn has(self, word: &str) -> bool {
        Self::of(word).has(self)
    }

    /// All classes of `word`.
    pub fn of(word: &str) -> Classes {
        static WORDS: LazyLock<HashMap<&str, Classes>> = LazyLock::new(|| {
            let mut words: HashMap<&str, Classes> = HashMap::new();
            for (name, row) in pairs(TABLE) {
                let bit = CLASSES.iter().find(|(_, known)| *known == name).map_or(0, |(class, _)| class.bit());
                for word in row.split(' ') {
                    words.entry(word).or_default().0 |= bit;
                }
            }
            words
        });
        WORDS.get(word).copied().unwrap_or_default()
    }

    fn bit(self) -> u64 {
        1 << self as u32
    }
}

const TABLE: &str = include_str!("../../assets/lexicons/classes.tsv");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_class_has_one_row_and_each_row_a_class() {
        let names: Vec<&str> = CLASSES.iter().map(|(_, name)| *name).collect();
        let rows: Vec<&str> = pairs(TABLE).map(|(name, _)| name).collect();
        assert_eq!(names, rows);
        assert!(names.len() <= 64, "a set of classes is a number of 64 bits");
    }

    #[test]
    fn no_word_stands_twice_with_one_meaning() {
        let mut rows: BTreeSet<&str> = BTreeSet::new();
        for (name, row) in pairs(TABLE) {
            let words: Vec<&str> = row.split(' ').collect();
            assert!(words.is_sorted_by(|one, next| one < next), "{name}: in order, each once");
            assert!(rows.insert(row), "{name}: two classes of the same words are one");
        }
    }

    #[test]
    fn a_word_has_all_its_classes() {
        let player = WordClass::of("player");
        assert!(player.has(WordClass::Human) && player.has(WordClass::Thing) && !player.has(WordClass::Body));
        assert!(!WordClass::Light.has("kill"));
    }
}
