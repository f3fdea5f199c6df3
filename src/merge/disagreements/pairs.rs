//! Which answers are held against each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::alike::are_alike;
use super::answer::{Answer, Kind};
use crate::merge::Folder;

/// More answers of a document under one word are a table.
const MOST_COMPARED: usize = 60;
/// With how many documents of its story a document is compared: those beside it.
const MOST_TOGETHER: usize = 60;
/// An actor of more documents does not tell which of them speak of one matter.
const RARE: usize = 12;
/// So many rare actors two documents of one matter share.
const SHARED: usize = 3;

/// The pairs of answers, by position, that answer the same question and cannot both be true, in order.
pub fn pairs(answers: &[Answer<'_>], together: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut under: HashMap<(usize, Kind, &str), Vec<usize>> = HashMap::new();
    for (at, answer) in answers.iter().enumerate() {
        for word in words(answer) {
            let list = under.entry((answer.document, answer.kind, word)).or_default();
            if list.last() != Some(&at) && list.len() < MOST_COMPARED {
                list.push(at);
            }
        }
    }
    let mut found = Vec::new();
    for (at, answer) in answers.iter().enumerate() {
        let documents = std::iter::once(&answer.document).chain(together.get(answer.document).into_iter().flatten());
        let mut others: Vec<usize> = Vec::new();
        for &document in documents {
            let lists = words(answer).filter_map(|word| under.get(&(document, answer.kind, word)));
            others.extend(lists.flatten().filter(|other| **other > at));
        }
        others.sort_unstable();
        others.dedup();
        for (two, second) in others.into_iter().filter_map(|two| Some((two, answers.get(two)?))) {
            if !answer.agrees(second) && are_alike(answer, second) {
                found.push((at, two));
            }
        }
    }
    found
}

fn words<'a>(answer: &Answer<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let question = answer.question;
    let words = [&question.what, &question.state].into_iter().chain(&question.which).chain(&question.clause);
    words.filter(|word| !word.is_empty()).map(String::as_str)
}

/// For each document, those of its matter: of its story, and those with which it shares actors that few others name.
pub fn together(folder: &Folder<'_>, stories: &[usize]) -> Vec<Vec<usize>> {
    let mut of_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    stories.iter().enumerate().for_each(|(at, story)| of_story.entry(*story).or_default().push(at));
    let mut naming: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
    for (at, _, annotations) in folder.iter() {
        for actor in (0..annotations.names.len()).filter_map(|name| folder.actor(at, name)) {
            naming.entry(actor).or_default().insert(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for documents in naming.values().filter(|documents| documents.len() <= RARE) {
        for &one in documents {
            documents.iter().filter(|two| **two != one).for_each(|two| *shared.entry((one, *two)).or_default() += 1);
        }
    }
    stories
        .iter()
        .enumerate()
        .map(|(at, story)| {
            let beside = of_story.get(story).map_or(&[][..], Vec::as_slice);
            let place = beside.partition_point(|other| *other < at);
            let near = beside.iter().skip(place.saturating_sub(MOST_TOGETHER / 2)).take(MOST_TOGETHER).copied();
            let linked =
                shared.range((at, 0)..(at + 1, 0)).filter(|(_, count)| **count >= SHARED).map(|((_, two), _)| *two);
            let all: BTreeSet<usize> = near.chain(linked).filter(|other| *other != at).collect();
            all.into_iter().collect()
        })
        .collect()
}
