//! Verbs that the rules know by their words.

/// Verbs that add nothing to what is counted.
const EMPTY: &str = "say says said saying have has had having be include includes included including total totals totaled \
    totalled reach reached reaches become became becomes remain remains mean means equal equals number \
    numbered numbering do does did stand stands stood amounted exceed exceeded exceeds passed topped \
    range ranges ranged ranging close closed end ended come came comes go goes going went trade traded \
    run runs ran get gets got vary varies surpassed average averaged averages cost costs s 's ve 've";

/// Verbs of having: what they count belongs to their subject.
const HAS: &str = "have has had contains contained contain having owns owned employs employed boasts";

/// Whether the verb adds nothing to what is counted.
pub(super) fn is_empty_verb(word: &str) -> bool {
    is_in(EMPTY, word)
}

/// Whether the subject of the verb has what is counted.
pub(super) fn is_having(word: &str) -> bool {
    is_in(HAS, word)
}

fn is_in(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}
