//! What was written is on the disk: programs that are killed while they save, full disks, two programs on one file.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail loudly, and talks to its parent")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dossier::notes::{self, Edit, HeadField, Hold, Keeper, LineKind, Notes, Section};

/// Tells the writer, which is this program again, which file it writes.
const FILE: &str = "DOSSIER_TEST_KEEPS";

fn serial(notes: &Notes) -> u64 {
    notes.notebook.head().field(HeadField::Serial).parse().unwrap_or_default()
}

fn number(notes: &mut Notes, number: u64) {
    assert!(notes.apply(Edit::Head { field: HeadField::Serial, text: number.to_string() }));
    notes.end_typing();
}

/// No test of its own: writes, says so, and goes on until it is killed.
#[test]
#[ignore = "run by the tests that kill it"]
fn writes_until_it_is_killed() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let file = Path::new(&file);
    let mut notes = notes::open(file).unwrap().unwrap_or_default().notes;
    if notes.notebook.sections().is_empty() {
        // A note of some length: the write must take its time.
        let mut section = Section::blank(notes.notebook.fresh_section());
        section.lines = vec![notes.notebook.new_line(LineKind::Fact, "So it is said. ".repeat(20_000))];
        notes.apply(Edit::InsertSection { at: 0, section });
    }
    let hold = Hold::take(file).unwrap();
    assert!(hold.is_some(), "the one that was killed holds the file no more");
    let mut keeper = Keeper::start(file.to_owned(), hold, || ()).unwrap();
    let first = serial(&notes) + 1;
    for next in first.. {
        number(&mut notes, next);
        keeper.save(Path::new("/sources"), &notes);
        let mut out = std::io::stdout().lock();
        writeln!(out, "wrote {next}").unwrap();
        out.flush().unwrap();
        drop(out);
        std::thread::sleep(Duration::from_micros(700));
    }
}

/// Kills a writer so many times; how much was lost at worst.
fn killed(times: u32) -> Duration {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("note.dossier");
    let mut worst = Duration::ZERO;
    // The moments are drawn, but the same in each run (a linear congruential generator, after Knuth's MMIX).
    let mut drawn: u64 = 20_261_122;
    for round in 0..times {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = Duration::from_micros((drawn >> 33) % 90_000);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_until_it_is_killed", "--ignored", "--nocapture"])
            .env(FILE, &file)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut said = Vec::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let reader = std::thread::spawn(move || {
            while let Some(Ok(line)) = lines.next() {
                said.extend(
                    line.rsplit_once("wrote ")
                        .and_then(|(_, number)| number.parse().ok())
                        .map(|number: u64| (number, Instant::now())),
                );
            }
            said
        });
        std::thread::sleep(Duration::from_millis(15) + moment);
        child.kill().unwrap();
        let killed = Instant::now();
        child.wait().unwrap();
        let said = reader.join().unwrap();
        let kept = notes::open(&file).unwrap_or_else(|error| panic!("round {round}: {error}"));
        let kept = kept.map_or(0, |kept| serial(&kept.notes));
        if let Some((_, when)) = said.iter().find(|(number, _)| *number > kept) {
            worst = worst.max(killed.saturating_duration_since(*when));
        }
        assert!(worst < Duration::from_secs(1), "round {round}: {worst:?} of work are lost");
    }
    let kept = notes::open(&file).unwrap().unwrap();
    assert!(serial(&kept.notes) > 0, "something was written at all");
    let (_, backup) = notes::last_good(&file).unwrap();
    assert!(serial(&backup.notes) <= serial(&kept.notes));
    let strays = std::fs::read_dir(directory.path()).unwrap().count();
    println!("{times} kills: {worst:.2?} lost at worst, {} edits kept, {strays} files beside it", serial(&kept.notes));
    // The file, its lock, its backups, and at most one state that was being written.
    assert!(strays <= 4, "{strays} files were left behind");
    worst
}

#[test]
#[cfg(unix)]
fn a_program_that_is_killed_while_it_saves_loses_less_than_a_second() {
    assert!(killed(20) < Duration::from_secs(1));
}

#[test]
#[cfg(unix)]
#[ignore = "takes minutes"]
fn a_thousand_kills_lose_less_than_a_second() {
    assert!(killed(1000) < Duration::from_secs(1));
}

/// A disk of 400 KiB: needs the rights to mount one.
#[test]
#[cfg(target_os = "linux")]
#[ignore = "mounts a file system"]
fn on_a_full_disk_the_last_state_stays_and_saving_elsewhere_works() {
    let directory = tempfile::tempdir().unwrap();
    let disk = directory.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let mount = |arguments: &[&str]| Command::new(arguments[0]).args(&arguments[1..]).arg(&disk).status().unwrap();
    assert!(mount(&["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs"]).success());
    let file = disk.join("note.dossier");
    let mut notes = Notes::default();
    number(&mut notes, 1);
    let first = notes::save(&file, Path::new("/sources"), &notes);
    let mut section = Section::blank(notes.notebook.fresh_section());
    section.lines = vec![notes.notebook.new_line(LineKind::Fact, "long ".repeat(200_000))];
    notes.apply(Edit::InsertSection { at: 0, section });
    number(&mut notes, 2);
    let second = notes::save(&file, Path::new("/sources"), &notes);
    let kept = notes::open(&file).map(|kept| kept.map_or(0, |kept| serial(&kept.notes)));
    let strays = std::fs::read_dir(&disk).unwrap().count();
    assert!(mount(&["umount"]).success());
    first.unwrap();
    let error = second.unwrap_err().to_string();
    assert!(error.contains("could not be saved"), "{error}");
    assert_eq!((kept.unwrap(), strays), (1, 1), "the last state, and no half a file beside it");
    let elsewhere = directory.path().join("note.dossier");
    notes::save(&elsewhere, Path::new("/sources"), &notes).unwrap();
    assert_eq!(serial(&notes::open(&elsewhere).unwrap().unwrap().notes), 2);
}

#[test]
fn a_place_where_nothing_may_be_written_is_said_so_and_left_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    // Not even root can make a directory of a file.
    let blocked = directory.path().join("blocked");
    std::fs::write(&blocked, "as it was").unwrap();
    let error = notes::save(&blocked.join("note.dossier"), Path::new("/sources"), &Notes::default()).unwrap_err();
    assert!(error.to_string().starts_with("the notes could not be saved"), "{error}");
    assert_eq!(std::fs::read_to_string(&blocked).unwrap(), "as it was");
}
