//! Searches of the window: they run beside it, and the newest counts.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use eframe::egui::Context;

use crate::briefing::Briefing;
use crate::search::{Listed, Query, Texts, queries, search, search_first};

/// The folded texts of a briefing, once they are made.
pub type SharedTexts = Arc<OnceLock<Texts>>;

/// Texts of so many bytes are searched at once: that takes less than a frame.
const AT_ONCE: usize = 1_000_000;

/// Where there is more, so many documents are searched first, and what they hold is shown.
const FIRST: usize = 4_000;

/// What a part of the window wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What these searches find, one a line.
    Searches(String),
    /// Where these letters stand, also inside words.
    Letters(String),
}

/// What was found.
#[derive(Debug, Default)]
pub struct Answer {
    /// For each line of what was wanted.
    pub searches: Vec<Listed>,
    /// Whether all documents were looked through; else more is to come.
    pub is_whole: bool,
}

/// One part of the window that searches.
#[derive(Debug, Default)]
pub struct Asking {
    /// What was asked for last, of the briefing at this address.
    asked: Option<(usize, Wanted)>,
    running: Option<Running>,
}

/// A search on a thread of its own. Dropping it asks it to stop.
#[derive(Debug)]
struct Running {
    stop: Arc<AtomicBool>,
    answers: Receiver<Answer>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Asking {
    /// Whether more is to come.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Asks for `wanted` where that is new, and gives the newest answer that has come since the last call.
    pub fn follow(
        &mut self,
        briefing: &Arc<Briefing>,
        texts: &SharedTexts,
        wanted: &Wanted,
        context: &Context,
    ) -> Option<Answer> {
        let address = Arc::as_ptr(briefing).addr();
        if self.asked.as_ref().is_none_or(|(of, asked)| *of != address || asked != wanted) {
            self.asked = Some((address, wanted.clone()));
            self.running = None;
            if is_empty(wanted) {
                return Some(Answer { searches: Vec::new(), is_whole: true });
            }
            if is_large(briefing)
                && let Some(running) = start(briefing, texts, wanted, context)
            {
                self.running = Some(running);
                return None;
            }
            let texts = texts.get_or_init(|| Texts::of(briefing));
            return answer(briefing, texts, wanted, usize::MAX, &|| false);
        }
        let running = self.running.as_ref()?;
        let mut newest = None;
        loop {
            match running.answers.try_recv() {
                Ok(answer) => newest = Some(answer),
                Err(TryRecvError::Empty) => return newest,
                Err(TryRecvError::Disconnected) => {
                    self.running = None;
                    return newest;
                }
            }
        }
    }
}

/// Folds the texts of a large briefing beside the window, so that the first search has nothing to wait for.
pub fn prepare(briefing: &Arc<Briefing>, texts: &SharedTexts) {
    if is_large(briefing) {
        let (briefing, texts) = (Arc::clone(briefing), Arc::clone(texts));
        let work = move || {
            texts.get_or_init(|| Texts::of(&briefing));
        };
        // Where no thread can be had, the first search folds them.
        drop(std::thread::Builder::new().name("dossier-fold".to_owned()).spawn(work));
    }
}

/// Whether searching the texts takes longer than a frame.
fn is_large(briefing: &Briefing) -> bool {
    briefing.documents.iter().map(|document| document.text.len()).sum::<usize>() > AT_ONCE
}

fn is_empty(wanted: &Wanted) -> bool {
    let (Wanted::Searches(written) | Wanted::Letters(written)) = wanted;
    written.trim().is_empty()
}

/// Starts the search; `None` where no thread can be had.
fn start(briefing: &Arc<Briefing>, texts: &SharedTexts, wanted: &Wanted, context: &Context) -> Option<Running> {
    let (sender, answers) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let (briefing, texts, wanted) = (Arc::clone(briefing), Arc::clone(texts), wanted.clone());
    let (context, stopped) = (context.clone(), Arc::clone(&stop));
    let work = move || {
        let texts = texts.get_or_init(|| Texts::of(&briefing));
        for most in [FIRST, usize::MAX] {
            let is_stale = || stopped.load(Ordering::Relaxed);
            let Some(answer) = answer(&briefing, texts, &wanted, most, &is_stale) else {
                return;
            };
            // The window may have moved on; then nobody needs the answer.
            let is_heard = sender.send(answer).is_ok();
            context.request_repaint();
            if !is_heard || most >= briefing.documents.len() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("dossier-search".to_owned()).spawn(work).ok()?;
    Some(Running { stop, answers })
}

/// What the first so many documents hold of what is wanted; `None` where nobody waits any more.
fn answer(
    briefing: &Briefing,
    texts: &Texts,
    wanted: &Wanted,
    documents: usize,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Answer> {
    let searches: Option<Vec<Listed>> = match wanted {
        Wanted::Searches(list) => queries(list)
            .map(|(written, query)| {
                let found = match query {
                    Ok(query) => Ok(search_first(documents, briefing, texts, &query, is_stale)?),
                    Err(error) => Err(error),
                };
                Some(Listed { written: written.to_owned(), found })
            })
            .collect(),
        Wanted::Letters(letters) => Query::letters(letters)
            .into_iter()
            .map(|query| {
                let found = Ok(search(briefing, texts, &query, is_stale)?);
                Some(Listed { written: letters.clone(), found })
            })
            .collect(),
    };
    Some(Answer { searches: searches?, is_whole: documents >= briefing.documents.len() })
}
