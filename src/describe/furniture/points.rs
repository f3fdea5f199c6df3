//! How much speaks for a line's being furniture.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::blocks;
use super::line::Line;
use super::others::others;
use super::pages::{heads_and_feet, numbers_of_pages};
use super::shared::Shared;
use super::sign_off::{asked, ends, sign_offs};
use super::wording;
use crate::describe::contacts::names_telephone;
use crate::describe::published::behind_stamp;
use crate::text::fold::folded;

/// A line with these points is furniture.
const CERTAIN: i32 = 5;

/// The most words of sentences in a row that an "About us" or a legal notice has: where documents share more, they repeat
/// their text, as the numbers of a series do.
const STANDING: usize = 120;

/// Among so many lines from the top the headline may stand behind the stamp.
const HEAD: usize = 12;

/// How many lines of its own a document may have among the shared ones at its edge.
const FOREIGN: usize = 3;

/// A document, its lines, and what is known of each.
pub struct Scene<'a> {
    lines: &'a [Line],
    /// What the words alone say.
    wording: Vec<u32>,
    /// Running heads and feet, items of a gallery, what follows the notice of copyright at the end, what signs off.
    of_page: Vec<bool>,
    /// In how many documents each stands, and whether word for word; 0 where it is the document's own.
    standing: Vec<(u32, bool)>,
    /// How many lines that stand in several documents follow one another there.
    run: Vec<usize>,
    /// Whether it lies at an edge of the document, with nothing of the document's own text before or after.
    at_edge: Vec<bool>,
    /// Whether it lies at the foot of a page.
    at_foot: Vec<bool>,
    /// Whether it is of a text that the documents repeat.
    stands: Vec<bool>,
    /// Whether it is of the records that the document lists.
    records: Vec<bool>,
    /// Whether it says whom to ask, or is of a list of other texts.
    apart: Vec<bool>,
    /// Whether it says where to reach somebody, as letterheads do.
    reaches: Vec<bool>,
    /// Whether it is the stamp of a release with the headline behind it.
    headed: Vec<bool>,
    folder: Option<(&'a Shared, usize)>,
}

impl<'a> Scene<'a> {
    /// The document with these lines; `folder` is what the documents of the folder have in common, and the document's
    /// position among them.
    pub fn new(text: &str, lines: &'a [Line], folder: Option<(&'a Shared, usize)>) -> Self {
        let wording = lines.iter().map(|line| if line.is_hidden { 0 } else { wording::score(line.span.of(text)) });
        let standing: Vec<(u32, bool)> = lines
            .iter()
            .map(|line| {
                let Some((shared, _)) = folder.filter(|_| line.is_open && !line.is_title) else {
                    return (0, true);
                };
                match shared.exact(line) {
                    // A sentence that differs in its numbers says something else.
                    0 if line.is_light() => (shared.template(line), false),
                    exact => (exact, true),
                }
            })
            .collect();
        let is_shared: Vec<bool> = standing.iter().map(|&(documents, _)| documents > 1).collect();
        let records = records(text, lines);
        Self {
            lines,
            wording: wording.collect(),
            of_page: heads_and_feet(lines)
                .into_iter()
                .zip(gallery(text, lines))
                .zip(fine_print(text, lines))
                .zip(sign_offs(text, lines))
                .zip(numbers_of_pages(text, lines))
                .map(|((((head, item), print), sign_off), number)| head || item || print || sign_off || number)
                .collect(),
            run: runs(&is_shared),
            at_edge: edges(lines, &is_shared, &records, &ends(text, lines)),
            stands: standing_text(lines, &is_shared),
            at_foot: feet(lines, &is_shared),
            apart: asked(text, lines)
                .into_iter()
                .zip(others(text, lines))
                .map(|(asked, other)| asked || other)
                .collect(),
            reaches: lines.iter().map(|line| line.is_light() && names_telephone(line.span.of(text))).collect(),
            headed: (0..lines.len()).map(|at| is_headline(text, lines, at)).collect(),
            standing,
            records,
            folder,
        }
    }

    /// Which of the lines are furniture.
    pub fn furniture(&self) -> Vec<bool> {
        let sure: Vec<bool> = (0..self.lines.len()).map(|at| self.is_sure(at)).collect();
        // What stands at the edge of a page says nothing of the lines beside it.
        let anchors: Vec<bool> = sure.iter().zip(&self.of_page).map(|(&sure, &of_page)| sure && !of_page).collect();
        let closed = blocks::close(self.lines, &self.wording, &anchors, &self.records);
        let apart = self.lines.iter().zip(&self.apart).map(|(line, &apart)| apart && line.is_open && !line.is_title);
        closed.into_iter().zip(sure).zip(apart).map(|((closed, sure), apart)| closed || sure || apart).collect()
    }

    fn is_sure(&self, at: usize) -> bool {
        let (Some(line), Some(&wording)) = (self.lines.get(at), self.wording.get(at)) else {
            return false;
        };
        if line.is_title {
            return false;
        }
        // What stands behind a stamp at the head is the headline, where no other line is.
        let is_worded = wording >= wording::CERTAIN && self.headed.get(at) != Some(&true);
        if line.is_set_aside || is_worded || self.of_page.get(at) == Some(&true) {
            return true;
        }
        if !line.is_open {
            return false;
        }
        // What is told in sentences stays where it is told first.
        let is_told_first = line.is_sentence
            && self.folder.is_some_and(|(shared, position)| shared.first(line).is_none_or(|first| first == position));
        !is_told_first && self.points(at, line) >= CERTAIN
    }

    /// What speaks for the line, less what speaks against it.
    fn points(&self, at: usize, line: &Line) -> i32 {
        let &(documents, exact) = self.standing.get(at).unwrap_or(&(0, true));
        let all = self.folder.map_or(0, |(shared, _)| shared.documents);
        let wording = self.wording.get(at).map_or(0, |&score| score as i32);
        if documents < 2 {
            return wording;
        }
        let many = match documents {
            2 => 0,
            3 => 2,
            4..=7 => 3,
            _ => 4,
        };
        let share = match documents * 100 / all.max(1) {
            // What a folder of two has in both is no more by chance than what most of a large one have.
            _ if documents == 2 && all == 2 && exact && line.template.is_some() => 2,
            _ if documents < 3 => 0,
            50.. => 2,
            20.. => 1,
            _ => 0,
        };
        let run = match self.run.get(at).copied().unwrap_or_default() {
            6.. => 3,
            3.. => 1,
            _ => 0,
        };
        // What differs in what it counts is what the documents are about, wherever it stands.
        let place = if !exact && line.is_quantity
            || self.stands.get(at) == Some(&true)
            || self.records.get(at) == Some(&true)
        {
            -6
        } else if self.at_edge.get(at) == Some(&true) {
            2
        } else if self.at_foot.get(at) == Some(&true) {
            0
        } else if exact && self.reaches.get(at) == Some(&true) {
            // A letterhead stands between the pages of a text that lost its page breaks.
            2
        } else {
            -6
        };
        let shape = match line.words {
            _ if line.is_sentence => -4,
            ..=8 => 1,
            _ => 0,
        };
        let below = self.lines.get(at + 1);
        let heads_text = place < 0
            && below
                .is_some_and(|below| below.is_running() && self.standing.get(at + 1).is_some_and(|next| next.0 < 2));
        let against = [
            // Its numbers differ: it may be what the documents are about, or where and when they were written.
            !exact,
            !exact && run < 1,
            !exact && run < 1,
            line.is_item && line.has_digit,
            line.is_item && line.has_digit,
            line.is_person,
            line.is_person,
            line.is_person,
            heads_text,
            heads_text,
            heads_text,
        ];
        wording + many + share + run + place + shape - against.iter().filter(|&&speaks| speaks).count() as i32
    }
}

/// Whether the line is the stamp of a release with the headline behind it, and the only line that has the headline.
fn is_headline(text: &str, lines: &[Line], at: usize) -> bool {
    let headline = lines.get(at).filter(|_| at < HEAD).and_then(|line| behind_stamp(line.span.of(text)));
    headline.map(folded).is_some_and(|headline| {
        let others = lines.iter().enumerate().filter(|(other, _)| *other != at);
        !others.map(|(_, line)| folded(line.span.of(text))).any(|other| other.contains(&headline))
    })
}

/// So often the fields of a form are filled in, in different words, where a document is a list of records.
const RECORDS: usize = 3;

/// The most words before the colon of a field.
const LABEL: usize = 4;

/// For each line whether it is of the records of the document, from the first field ("Owner: Mary Miller") to the last: a
/// field, or what comes back between them a few numbers apart, as "Granted" does.
fn records(text: &str, lines: &[Line]) -> Vec<bool> {
    let label = |line: &Line| {
        let (label, value) = line.span.of(text).split_once(':')?;
        let is_label = label.starts_with(char::is_uppercase) && label.split_whitespace().nth(LABEL).is_none();
        (is_label && value.starts_with(' ') && line.is_open && !line.is_set_aside).then_some(label)
    };
    let mut values: HashMap<&str, BTreeSet<u64>> = HashMap::new();
    for (label, line) in lines.iter().filter_map(|line| Some((label(line)?, line))) {
        values.entry(label).or_default().insert(line.exact);
    }
    let is_field: Vec<bool> = lines
        .iter()
        .map(|line| label(line).and_then(|label| values.get(label)).is_some_and(|values| values.len() >= RECORDS))
        .collect();
    let (Some(first), Some(last)) = (is_field.iter().position(|&is| is), is_field.iter().rposition(|&is| is)) else {
        return is_field;
    };
    let key = |line: &Line| line.template.unwrap_or(line.exact);
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for line in lines.iter().take(last + 1).skip(first) {
        *counts.entry(key(line)).or_default() += 1;
    }
    let comes_back = |line: &Line| counts.get(&key(line)).is_some_and(|&count| count + 1 >= RECORDS);
    // The last record goes on behind its last field.
    let rest = lines.iter().skip(last + 1).take_while(|line| comes_back(line)).count();
    let within = |at: usize, line: &Line| (first..=last + rest).contains(&at) && comes_back(line);
    lines.iter().zip(is_field).enumerate().map(|(at, (line, is))| is || within(at, line)).collect()
}

/// For each line how many in a row around it are shared.
fn runs(is_shared: &[bool]) -> Vec<usize> {
    is_shared
        .chunk_by(|left, right| left == right)
        .flat_map(|chunk| {
            let length = if chunk.first() == Some(&true) { chunk.len() } else { 0 };
            std::iter::repeat_n(length, chunk.len())
        })
        .collect()
}

/// How many lines in a row may be no sentences inside a text: headings, and what stands at the edge of a page.
const HEADINGS: usize = 3;

/// For each line whether it is of a long stretch of sentences, with their headings, that several documents share.
fn standing_text(lines: &[Line], is_shared: &[bool]) -> Vec<bool> {
    let mut stands = vec![false; lines.len()];
    // Where the stretch begins and ends, and how many words of sentences it has.
    let mut open: Option<(usize, usize, usize)> = None;
    let mut close = |open: Option<(usize, usize, usize)>| {
        if let Some((from, to, _)) = open.filter(|(.., words)| *words > STANDING) {
            stands.iter_mut().take(to + 1).skip(from).for_each(|is| *is = true);
        }
    };
    for (at, line) in lines.iter().enumerate() {
        let is_told = line.is_sentence && !line.is_set_aside && !line.is_quoted && is_shared.get(at) == Some(&true);
        let is_own = is_shared.get(at) != Some(&true) && line.is_running() && !line.is_set_aside;
        open = match open {
            _ if is_own => {
                close(open);
                None
            }
            Some((from, _, words)) if is_told => Some((from, at, words + line.words)),
            None if is_told => Some((at, at, line.words)),
            Some((_, to, _)) if at - to > HEADINGS => {
                close(open);
                None
            }
            open => open,
        };
    }
    close(open);
    stands
}

/// For each line whether only shared lines lie between it and the foot of its page.
fn feet(lines: &[Line], is_shared: &[bool]) -> Vec<bool> {
    let mut at_foot = vec![false; lines.len()];
    let (mut below, mut is_foot) = (None, false);
    for (at, line) in lines.iter().enumerate().rev() {
        is_foot |= line.page.is_some() && line.page != below;
        below = line.page;
        is_foot &= line.is_open && is_shared.get(at) == Some(&true);
        if let Some(is) = at_foot.get_mut(at) {
            *is = is_foot;
        }
    }
    at_foot
}

/// For each line whether no text of the document's own lies between it and an edge of the document, or the end of one of
/// its messages, a few labels aside.
fn edges(lines: &[Line], is_shared: &[bool], records: &[bool], ends: &[usize]) -> Vec<bool> {
    let walk = |positions: &mut dyn Iterator<Item = usize>, at_edge: &mut Vec<bool>| {
        let mut foreign = 0;
        for at in positions {
            let (Some(line), Some(&shared)) = (lines.get(at), is_shared.get(at)) else {
                return;
            };
            let is_own = !shared && line.is_running() || records.get(at) == Some(&true);
            if !line.is_open || is_own && !line.is_set_aside {
                return;
            }
            foreign = if shared || line.is_title || line.is_set_aside { 0 } else { foreign + 1 };
            if foreign > FOREIGN {
                return;
            }
            if let Some(is) = at_edge.get_mut(at) {
                *is = true;
            }
        }
    };
    let mut at_edge = vec![false; lines.len()];
    walk(&mut (0..lines.len()), &mut at_edge);
    let mut start = 0;
    for &end in ends {
        walk(&mut (start..end).rev(), &mut at_edge);
        start = end;
    }
    at_edge
}

/// Of how many pictures a gallery has at least three words of.
const PICTURES: usize = 3;

/// For each line whether it is an item of a gallery: "3/34 …", where several lines count to the same number.
fn gallery(text: &str, lines: &[Line]) -> Vec<bool> {
    let counters: Vec<Option<(u32, u32)>> = lines
        .iter()
        .map(|line| {
            let (number, of) = line.span.of(text).split_whitespace().next()?.split_once('/')?;
            let (number, of) = (number.parse().ok()?, of.parse().ok()?);
            (line.words > 1 && 0 < number && number <= of).then_some((number, of))
        })
        .collect();
    let mut galleries: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (number, of) in counters.iter().flatten() {
        galleries.entry(*of).or_default().insert(*number);
    }
    let is_gallery = |of: &u32| galleries.get(of).is_some_and(|numbers| numbers.len() >= PICTURES);
    counters.iter().map(|counter| counter.as_ref().is_some_and(|(_, of)| is_gallery(of))).collect()
}

/// How many lines of small print follow the notice of copyright at the most.
const PRINT: usize = 4;

/// For each line whether it is the small print that follows the notice of copyright at a document's end. A notice above all
/// that runs is the head's, and what follows it is the text.
fn fine_print(text: &str, lines: &[Line]) -> Vec<bool> {
    let is_notice = |line: &Line| wording::is_notice(line.span.of(text));
    let is_text = |line: &Line| line.is_running() && !line.is_set_aside && !is_notice(line);
    let begin = lines.iter().position(is_text).unwrap_or(lines.len());
    let last = lines.len().saturating_sub(PRINT + 1).max(begin);
    let notice = (last..lines.len()).find(|&at| lines.get(at).is_some_and(is_notice));
    (0..lines.len()).map(|at| notice.is_some_and(|notice| at > notice)).collect()
}
