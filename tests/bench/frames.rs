//! How long a frame of the window takes while one scrolls or writes: layout, painting and the accessibility tree, without the
//! graphics card. `cargo bench --bench frames -- FOLDER` (default: `seeds`).
//!
//! At the end of the same run: a folder made for it, with 10,000 rows that are scrolled and a network of 300 actors that is
//! dragged, against the window with nothing open and against the [`BUDGET`] of a frame.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints, and may fail loudly"
)]

#[allow(dead_code, reason = "the pictures of the tests use the rest")]
#[path = "../ui/pictures/affair.rs"]
mod affair;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use dossier::briefing::correction::{Correction, Touched, Who};
use dossier::load::{Cancel, Loaded, Options, sources_of};
use dossier::notes::{Annex, Edit};
use dossier::ui::{App, Command, Plan, Session, Tab, Tray};
use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// How many frames are timed for each place.
const FRAMES: usize = 300;

/// How long 99 of 100 frames may take.
const BUDGET: Duration = Duration::from_millis(8);
/// Of the folder that is made: documents; each gives five rows of the events.
const MADE: usize = 2_000;

/// The window's size, and where in it the summary's list and the reader's text are.
const SIZE: [f32; 2] = [1440.0, 900.0];
const LIST: [f32; 2] = [200.0, 400.0];
const TEXT: [f32; 2] = [720.0, 300.0];
const TRAY: [f32; 2] = [900.0, 780.0];
const NOTE: [f32; 2] = [1300.0, 300.0];
const NETWORK: [f32; 2] = [300.0, 760.0];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned()));
    let mut sources = sources_of(&folder, Options::default(), &Cancel::default(), &|_| ()).unwrap();
    let briefing = sources.briefing(&[]);
    println!("{}: {} documents, {} actors", folder.display(), briefing.documents.len(), briefing.actors.len());

    let notes = tempfile::tempdir().unwrap();
    let directory = notes.path().to_owned();
    let mut harness = Harness::builder().with_size(SIZE).build_eframe(move |creation| {
        let mut session = Session::default();
        session.notes_directory = Some(directory);
        App::with_session(&creation.egui_ctx, session, None)
    });
    harness.state_mut().session.show_loaded(folder, Loaded { briefing, sources, corrections: Vec::new(), watch: None });
    let context = harness.ctx.clone();
    println!("{} events", harness.state().session.briefing.as_ref().map_or(0, |briefing| briefing.events.len()));
    harness.state_mut().session.carry_out(Command::ToggleTray(Tray::Timeline), &context);
    for (name, tab, place) in [
        // The wheel zooms.
        ("timeline", Tab::Overview, TRAY),
        ("reader", Tab::Overview, TEXT),
        ("overview", Tab::Overview, LIST),
        ("actors", Tab::Actors, LIST),
        ("events", Tab::Events, LIST),
        ("statements", Tab::Statements, LIST),
    ] {
        harness.state_mut().session.carry_out(Command::ShowTab(tab), &context);
        harness.run_steps(5);
        let times = scroll(&mut harness, place);
        print_times(name, times);
    }
    print_times("correcting", correct(&mut harness));
    write_note(&mut harness);
    print_times("typing", type_on(&mut harness));
    for annex in Annex::ALL {
        harness.state_mut().session.carry_out(Command::AddAnnex(annex), &context);
    }
    harness.run_steps(5);
    print_times("annexes", scroll(&mut harness, NOTE));
    drop(harness);
    many();
}

/// Ten thousand rows and three hundred actors, against nothing.
fn many() {
    println!("made: {MADE} documents, {} events", 5 * MADE);
    let notes = tempfile::tempdir().unwrap();
    let directory = notes.path().to_owned();
    let mut harness = Harness::builder().with_size(SIZE).build_eframe(move |creation| {
        let mut session = Session::default();
        session.notes_directory = Some(directory);
        App::with_session(&creation.egui_ctx, session, None)
    });
    let context = harness.ctx.clone();
    harness.run_steps(5);
    print_times("nothing", scroll(&mut harness, TEXT));
    harness.state_mut().session.show(affair::folder(), affair::large(MADE));
    harness.state_mut().session.carry_out(Command::ShowTab(Tab::Events), &context);
    harness.state_mut().session.carry_out(Command::WidenSummary, &context);
    harness.run_steps(5);
    let rows = print_times("10,000 rows", scroll(&mut harness, LIST));
    harness.state_mut().session.carry_out(Command::WidenSummary, &context);
    harness.state_mut().session.carry_out(Command::ToggleTray(Tray::Network), &context);
    harness.run_steps(5);
    for choice in ["How many actors: 30 actors at most", "300 actors at most"] {
        harness.get_by_label(choice).click();
        harness.run_steps(5);
    }
    let network = print_times("300 actors", drag(&mut harness, NETWORK));
    for (what, took) in [("10,000 rows", rows), ("300 actors", network)] {
        let is_kept = if took <= BUDGET { "within" } else { "beyond" };
        println!("{what}: 99 of 100 frames {is_kept} {BUDGET:.0?}");
    }
}

/// The times of frames in which what lies at `place` is dragged to and fro.
fn drag(harness: &mut Harness<'_, App>, place: [f32; 2]) -> Vec<Duration> {
    let at = |frame: usize| pos2(place[0] + (frame % 100) as f32, place[1] + (frame % 40) as f32);
    harness.hover_at(at(0));
    harness.step();
    harness.drag_at(at(0));
    harness.step();
    let times = (0..FRAMES).map(|frame| {
        harness.event(Event::PointerMoved(at(frame)));
        let began = Instant::now();
        harness.step();
        began.elapsed()
    });
    let times = times.collect();
    harness.drop_at(at(0));
    times
}

/// The times of frames from a correction until the briefing is made anew beside the window.
fn correct(harness: &mut Harness<'_, App>) -> Vec<Duration> {
    let context = harness.ctx.clone();
    let session = &mut harness.state_mut().session;
    let briefing = session.briefing.clone().unwrap();
    let Some(first) = briefing.actors.first() else {
        return Vec::new();
    };
    let actor = Who::of(&briefing, first).unwrap();
    let corrections = vec![Correction::Rename { actor, name: "Another name".to_owned() }];
    let began = Instant::now();
    session.carry_out(Command::Correct(Plan { corrections, touched: Touched::default() }), &context);
    let mut times = vec![began.elapsed()];
    while harness.state().session.briefing.as_ref().is_some_and(|briefing| briefing.corrections.is_empty()) {
        let frame = Instant::now();
        harness.step();
        times.push(frame.elapsed());
        std::thread::sleep(Duration::from_millis(8));
    }
    println!("corrected after {:.2?}", began.elapsed());
    for _ in 0..10 {
        let frame = Instant::now();
        harness.step();
        times.push(frame.elapsed());
    }
    times
}

/// Prints them; the 99th of 100.
fn print_times(name: &str, mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let at = |part: usize| times.get((times.len() - 1) * part / 100).copied().unwrap_or_default();
    println!("{name:>11}: median {:.2?}, 99th of 100 {:.2?}, worst {:.2?}", at(50), at(99), at(100));
    at(99)
}

/// Writes a note of 20,000 words in lines of 40, each cited, ten sections of them.
fn write_note(harness: &mut Harness<'_, App>) {
    let context = harness.ctx.clone();
    let session = &mut harness.state_mut().session;
    let points: Vec<_> = session.briefing.as_ref().unwrap().key_points.iter().map(|point| point.place).collect();
    for at in 0..500 {
        if at % 50 == 0 {
            session.carry_out(Command::AddSection, &context);
        }
        let place = points.get(at % points.len().max(1)).copied().unwrap();
        session.carry_out(Command::CitePlace(place), &context);
        let line = session.desk.notes().notebook.lines().last().unwrap().clone();
        let text = format!("{} {}", "It is likely that the talks go on. ".repeat(5).trim(), line.text);
        session.carry_out(Command::Edit(Edit::Rewrite { id: line.id, text }), &context);
    }
    let words: usize = session.desk.notes().notebook.lines().map(|line| line.text.split_whitespace().count()).sum();
    println!("a note of {words} words");
    session.carry_out(Command::AddNote, &context);
    harness.run_steps(5);
}

/// The times of frames in which a letter is typed.
fn type_on(harness: &mut Harness<'_, App>) -> Vec<Duration> {
    (0..FRAMES)
        .map(|at| {
            let letter = if at % 6 == 5 { " " } else { "e" };
            harness.event(Event::Text(letter.to_owned()));
            let began = Instant::now();
            harness.step();
            began.elapsed()
        })
        .collect()
}

/// The times of frames in which the wheel turns at `place`.
fn scroll(harness: &mut Harness<'_, App>, place: [f32; 2]) -> Vec<Duration> {
    harness.event(Event::PointerMoved(pos2(place[0], place[1])));
    harness.step();
    (0..FRAMES)
        .map(|frame| {
            // Down for two thirds of the way, then up again.
            let down = if frame < FRAMES * 2 / 3 { -120.0 } else { 240.0 };
            harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, down),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            let began = Instant::now();
            harness.step();
            began.elapsed()
        })
        .collect()
}
