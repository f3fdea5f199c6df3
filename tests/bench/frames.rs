//! How long a frame of the window takes while one scrolls or writes: layout, painting and the accessibility tree, without the
//! graphics card. `cargo bench --bench frames -- FOLDER` (default: `seeds`).

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and may fail loudly")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use dossier::briefing::correction::{Correction, Touched, Who};
use dossier::load::{Cancel, Loaded, Options, sources_of};
use dossier::notes::{Annex, Edit};
use dossier::ui::{App, Command, Plan, Session, Tab, Tray};
use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::Harness;

/// How many frames are timed for each place.
const FRAMES: usize = 300;

/// The window's size, and where in it the summary's list and the reader's text are.
const SIZE: [f32; 2] = [1440.0, 900.0];
const LIST: [f32; 2] = [200.0, 400.0];
const TEXT: [f32; 2] = [720.0, 300.0];
const TRAY: [f32; 2] = [900.0, 780.0];
const NOTE: [f32; 2] = [1300.0, 300.0];

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

fn print_times(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times.get((times.len() - 1) * part / 100).copied().unwrap_or_default();
    println!("{name:>10}: median {:.2?}, 99th of 100 {:.2?}, worst {:.2?}", at(50), at(99), at(100));
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
