//! Pages as they look, drawn beside the window.

mod align;
mod file;
mod wish;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

pub use self::align::Placed;
use self::align::placed;
use self::file::bytes_of_original;
use self::wish::fault;
pub use self::wish::{Original, PageFault, PageNews, PagePicture, PageWish};
use crate::read::original::{PageAsk, PagePart};
use crate::read::{ReadError, child};

/// A child that draws is kept waiting for the next page for so long.
const KEPT: Duration = Duration::from_secs(30);

/// Something to draw, or to look for.
type Job = (Original, PageWish);

/// Draws pages, the last one wanted first and those wanted before it not at all.
#[derive(Debug)]
pub struct Pages {
    jobs: Sender<Job>,
    news: Receiver<PageNews>,
}

impl Pages {
    /// Begins to wait for wishes; `wake` is called whenever there is news.
    pub fn start(wake: impl Fn() + Clone + Send + 'static) -> std::io::Result<Self> {
        let (jobs, wanted) = channel::<Job>();
        let (sought, searched) = channel::<Job>();
        let (sender, news) = channel();
        let (found, woken) = (sender.clone(), wake.clone());
        // To recognise words takes seconds: the next page is not kept waiting by it.
        std::thread::Builder::new().name("dossier-words".to_owned()).spawn(move || {
            serve(&searched, |original, wish| {
                let words = guarded(|| words(original, wish));
                // The window may have been closed; then nobody needs them.
                found.send(PageNews::Words(wish, words)).ok();
                woken();
            });
        })?;
        std::thread::Builder::new().name("dossier-page".to_owned()).spawn(move || {
            serve(&wanted, |original, wish| {
                let drawn = guarded(|| drawn(original, wish));
                if drawn.as_ref().is_ok_and(|drawn| drawn.is_sought) {
                    sought.send((original.clone(), wish)).ok();
                }
                sender.send(PageNews::Drawn(wish, drawn)).ok();
                wake();
            });
        })?;
        Ok(Self { jobs, news })
    }

    /// Asks for a page.
    pub fn ask(&self, original: Original, wish: PageWish) {
        // Where the thread is gone, no news comes.
        self.jobs.send((original, wish)).ok();
    }

    /// The next news, if there is any.
    pub fn next_news(&self) -> Option<PageNews> {
        self.news.try_recv().ok()
    }
}

/// Does the last of the `jobs` until nobody has more.
fn serve(jobs: &Receiver<Job>, work: impl Fn(&Original, PageWish)) {
    loop {
        let mut job = match jobs.recv_timeout(KEPT) {
            Ok(job) => job,
            Err(RecvTimeoutError::Timeout) => {
                child::rest();
                match jobs.recv() {
                    Ok(job) => job,
                    Err(_) => return,
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        while let Ok(later) = jobs.try_recv() {
            job = later;
        }
        work(&job.0, job.1);
    }
}

/// What `work` gives, also where it panics.
fn guarded<T>(work: impl FnOnce() -> Result<T, PageFault>) -> Result<T, PageFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(fault(&ReadError::Broke)))
}

fn drawn(original: &Original, wish: PageWish) -> Result<PagePicture, PageFault> {
    let what = PagePart::Picture { width: wish.width, height: wish.height };
    let (path, bytes) = bytes_of_original(original, wish.document)?;
    let ask = PageAsk { page: wish.page as usize, what };
    let page = child::page(&path, &bytes, ask).map_err(|error| fault(&error))?;
    let document = original.briefing.document(wish.document);
    let is_recognised = document.is_some_and(|document| document.recognised.is_some());
    Ok(PagePicture {
        width: page.width,
        height: page.height,
        pixels: page.pixels,
        pages: u32::try_from(page.pages).unwrap_or(u32::MAX),
        words: document.map(|document| placed(document, wish.page, page.words)).unwrap_or_default(),
        is_sought: page.is_picture && is_recognised && wish.finds,
    })
}

fn words(original: &Original, wish: PageWish) -> Result<Vec<Placed>, PageFault> {
    let (path, bytes) = bytes_of_original(original, wish.document)?;
    let ask = PageAsk { page: wish.page as usize, what: PagePart::Words };
    let page = child::page(&path, &bytes, ask).map_err(|error| fault(&error))?;
    let document = original.briefing.document(wish.document);
    Ok(document.map(|document| placed(document, wish.page, page.words)).unwrap_or_default())
}
