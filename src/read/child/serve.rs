//! A child as it sees itself.

use std::io::{BufReader, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{MEMORY_BYTES, PAGE, SILENCE, bounds, wire};
#[cfg(feature = "window")]
use crate::read::draw;
#[cfg(feature = "window")]
use crate::read::original::{PageAsk, PagePart};
use crate::read::part::Part;
use crate::read::parts;

/// Room for the stack of a parser that calls itself for each level of a file.
const STACK_BYTES: usize = 32 << 20;

/// Reads files from standard input and writes their pieces to standard output until there are no more.
pub fn serve() {
    // What went wrong is said to the parent; nobody reads the rest.
    std::panic::set_hook(Box::new(|_| ()));
    bounds::set(MEMORY_BYTES);
    let clock = Arc::new(Clock::default());
    let watched = Arc::clone(&clock);
    let work = move || {
        let mut from = BufReader::with_capacity(1 << 16, std::io::stdin());
        let mut to = BufWriter::with_capacity(1 << 16, std::io::stdout());
        while answer(&mut from, &mut to, &clock).is_ok() {}
    };
    let Ok(thread) = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(work) else {
        return;
    };
    while !thread.is_finished() && watched.tick() {
        std::thread::sleep(TICK);
    }
}

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(100);

/// Counts how long a file takes, so that a child whose parent was killed does not go on for ever: 0 while it rests,
/// else the ticks that are left.
#[derive(Default)]
struct Clock(AtomicU64);

impl Clock {
    /// Gives it more time than the parent waits.
    fn start(&self, longest: Duration) {
        self.0.store(longest.as_secs() * 10, Ordering::Relaxed);
    }

    fn stop(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// Whether there is time left.
    fn tick(&self) -> bool {
        let left = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        left != Ok(1)
    }
}

/// Reads one file, or draws a page of one.
fn answer(from: &mut impl Read, to: &mut impl Write, clock: &Clock) -> std::io::Result<()> {
    let request = wire::read_request(from)?;
    clock.start(SILENCE * 2);
    #[cfg(feature = "window")]
    if let Some(page) = request.page {
        return answer_page(&request, page, to, clock);
    }
    let mut lost = None;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        parts::parts(&request.path, &request.bytes, &request.limits, &mut |part| {
            // The parent may take its time.
            clock.stop();
            let written = wire::write_part(to, &part);
            clock.start(if matches!(part, Part::Page) { PAGE * 10 } else { SILENCE * 2 });
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    lost = Some(error);
                    ControlFlow::Break(())
                }
            }
        })
    }));
    clock.stop();
    if let Some(error) = lost {
        return Err(error);
    }
    wire::write_outcome(to, outcome.ok())
}

/// Draws a page.
#[cfg(feature = "window")]
fn answer_page(request: &wire::Request, page: PageAsk, to: &mut impl Write, clock: &Clock) -> std::io::Result<()> {
    if page.what == PagePart::Words {
        // To recognise them has time of its own.
        wire::write_part(to, &Part::Page)?;
        clock.start(PAGE * 10);
    }
    let drawn = catch_unwind(AssertUnwindSafe(|| draw::page(&request.path, &request.bytes, page)));
    clock.stop();
    match drawn {
        Ok(Ok(drawn)) => {
            wire::write_drawn(to, drawn)?;
            wire::write_outcome(to, Some(Ok(())))
        }
        Ok(Err(error)) => wire::write_outcome(to, Some(Err(error))),
        Err(_) => wire::write_outcome(to, None),
    }
}
