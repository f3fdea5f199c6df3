//! What was read is kept: a briefing made from it is the same as one made from nothing, whatever became of the files or of
//! the cache.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::json;
use dossier::annotate::Annotations;
use dossier::briefing::Briefing;
use dossier::briefing::correction::{Correction, Logged, Who};
use dossier::load::{Cancel, LoadError, Options, Progress, briefing_of, document_of, read_into, sources_of};
use dossier::store::{self, Key, Store};
use proptest::prelude::*;

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn options(cache: Option<&Path>) -> Options {
    Options { threads: Some(2), cache: cache.map(Path::to_owned), ..Options::default() }
}

fn briefing(folder: &Path, cache: Option<&Path>) -> Briefing {
    briefing_of(folder, options(cache), &Cancel::default(), &|_| ()).unwrap()
}

fn packs(cache: &Path) -> Vec<PathBuf> {
    let mut packs: Vec<PathBuf> = fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    packs.sort();
    packs
}

/// A folder of three short reports.
fn reports() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.txt", "OSLO, May 4, 2031 – Anna Berg said that 12 ferries were late on Monday.\n\nShare this page\n"),
        ("b.txt", "OSLO, May 5, 2031 – Berg denied that 14 ferries were late.\n\nShare this page\n"),
        ("c.txt", "BERGEN, May 6, 2031 – A storm killed three people in Bergen.\n\nShare this page\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn reading_again_gives_the_same_bytes() {
    let mut folders = vec![root("seeds"), root("tests/formats/small")];
    for of in ["tests/folders/agree", "tests/folders/planted"] {
        folders.extend(packs(&root(of)).into_iter().step_by(9));
    }
    let cache = tempfile::tempdir().unwrap();
    for folder in folders {
        let nothing = json(&briefing(&folder, None));
        assert!(json(&briefing(&folder, Some(cache.path()))) == nothing, "keeping changes {}", folder.display());
        assert!(json(&briefing(&folder, Some(cache.path()))) == nothing, "what was kept changes {}", folder.display());
    }
}

#[test]
fn what_was_kept_is_what_is_shown() {
    // Nothing would be found in the text where this were made from the text.
    let (folder, cache) = (reports(), tempfile::tempdir().unwrap());
    let found = briefing(folder.path(), Some(cache.path()));
    let kept = Store::open(cache.path());
    for document in &found.documents {
        assert!(kept.annotations(Key::of_annotations(document)).is_some(), "{} was not kept", document.path);
    }
    let other = tempfile::tempdir().unwrap();
    let forged = Store::open(other.path());
    found.documents.iter().for_each(|one| forged.add_annotations(Key::of_annotations(one), &Annotations::default()));
    forged.finish().unwrap();
    assert!(!found.events.is_empty() && briefing(folder.path(), Some(other.path())).events.is_empty());
}

#[test]
fn a_moved_file_is_the_same_text_under_another_name() {
    let text = b"Anna Berg said that 12 ferries were late on Monday.";
    let (one, other) = (document_of("a.txt", text).unwrap(), document_of("2031/b.txt", text).unwrap());
    assert_eq!(Key::of_annotations(&one), Key::of_annotations(&other));
}

/// What is done to a folder.
#[derive(Clone, Debug)]
enum Step {
    Write(usize, usize),
    Remove(usize),
    Move(usize, usize),
    Correct(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_usize..6, 0_usize..TEXTS.len()).prop_map(|(name, text)| Step::Write(name, text)),
        1 => (0_usize..6).prop_map(Step::Remove),
        1 => (0_usize..6, 0_usize..6).prop_map(|(from, to)| Step::Move(from, to)),
        1 => (0_usize..6).prop_map(Step::Correct),
    ]
}

/// Their feet are furniture where enough of them are in the folder.
const TEXTS: [&str; 6] = [
    "OSLO, May 4, 2031 – Anna Berg said that 12 ferries were late on Monday.\n\nThe Harbour Post, page one of two\n",
    "OSLO, May 5, 2031 – Berg denied that 14 ferries were late.\n\nThe Harbour Post, page one of two\n",
    "BERGEN, May 6 – A storm killed three people in Bergen.\n\nThe Harbour Post, page one of two\n",
    "BERGEN, May 7, 2031 – The storm killed five people in Bergen, the police said.\n\nThe Harbour Post, page one of two\n",
    "Minutes\n\nMR. LUND: We meet again in June.\n\nMS. BERG: I agree with that.\n\nThe Harbour Post, page one of two\n",
    "La tempête a tué trois personnes dans la ville et les ferries ont été en retard pendant toute la journée de lundi.\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_becomes_of_the_folder_the_cache_changes_nothing(steps in prop::collection::vec(step(), 1..8)) {
        let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let at = |name: usize| folder.path().join(format!("{name} 2031-05-0{}.txt", name + 1));
        let mut log: Vec<Logged> = Vec::new();
        for step in steps {
            match step {
                Step::Write(name, text) => fs::write(at(name), TEXTS[text]).unwrap(),
                // What is not there stays so.
                Step::Remove(name) => drop(fs::remove_file(at(name))),
                Step::Move(from, to) => drop(fs::rename(at(from), at(to))),
                Step::Correct(which) => {
                    let known = briefing(folder.path(), None);
                    let actor = known.actors.get(which % known.actors.len().max(1));
                    let Some(actor) = actor.and_then(|actor| Who::of(&known, actor)) else { continue };
                    let (number, made) = (log.len() as u32 + 1, String::new());
                    log.push(Logged { number, made, correction: Correction::Ignore { actor } });
                }
            }
            let made = |cache| {
                let sources = sources_of(folder.path(), options(cache), &Cancel::default(), &|_| ());
                json(&sources.unwrap().briefing(&log))
            };
            prop_assert!(made(Some(cache.path())) == made(None));
        }
    }
}

#[test]
fn a_damaged_cache_is_read_anew() {
    let folder = reports();
    let nothing = json(&briefing(folder.path(), None));
    let cache = tempfile::tempdir().unwrap();
    briefing(folder.path(), Some(cache.path()));
    let pack = packs(cache.path()).remove(0);
    let bytes = fs::read(&pack).unwrap();
    let check = |bytes: &[u8], what: &str| {
        fs::write(&pack, bytes).unwrap();
        assert!(json(&briefing(folder.path(), Some(cache.path()))) == nothing, "{what}");
        packs(cache.path())
            .into_iter()
            .filter(|other| *other != pack)
            .for_each(|other| fs::remove_file(other).unwrap());
    };
    for at in (0..bytes.len()).step_by(bytes.len() / 12) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x20;
        check(&damaged, &format!("byte {at} of {} is another one", bytes.len()));
        check(&bytes[..at], &format!("it ends at byte {at}"));
    }
    check(&[0; 4096], "it is all zeros");
    check(&[bytes.as_slice(), b"more"].concat(), "it goes on");
    // A folder in its place.
    fs::remove_file(&pack).unwrap();
    fs::create_dir(&pack).unwrap();
    assert!(json(&briefing(folder.path(), Some(cache.path()))) == nothing);
}

#[test]
fn a_pack_of_another_version_is_not_believed() {
    let folder = reports();
    let cache = tempfile::tempdir().unwrap();
    let forged = Store::open(cache.path());
    for document in &briefing(folder.path(), None).documents {
        forged.add_annotations(Key::of_annotations(document), &Annotations::default());
    }
    forged.finish().unwrap();
    let pack = packs(cache.path()).remove(0);
    let name = pack.file_name().unwrap().to_str().unwrap();
    let older = cache.path().join(format!("x{}", &name[1..]));
    fs::rename(&pack, &older).unwrap();
    assert!(!briefing(folder.path(), Some(cache.path())).events.is_empty());
    assert!(older.exists(), "another version may still want it");
}

#[test]
fn where_nothing_can_be_kept_all_is_read_and_it_is_said() {
    let folder = reports();
    let file = tempfile::NamedTempFile::new().unwrap();
    // No folder can be made below a file, whoever asks.
    let cache = file.path().join("cache");
    let mut sources = sources_of(folder.path(), options(Some(&cache)), &Cancel::default(), &|_| ()).unwrap();
    assert!(sources.unkept().is_some());
    assert!(json(&sources.briefing(&[])) == json(&briefing(folder.path(), None)));
}

#[test]
fn a_cache_that_vanishes_while_it_is_used_costs_nothing() {
    let folder = reports();
    let nothing = json(&briefing(folder.path(), None));
    let cache = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let vanish = |progress| {
            if matches!(progress, Progress::Annotating { done: 1, .. }) {
                fs::remove_dir_all(cache.path()).ok();
            }
        };
        let vanished = briefing_of(folder.path(), options(Some(cache.path())), &Cancel::default(), &vanish).unwrap();
        assert!(json(&vanished) == nothing);
        briefing(folder.path(), Some(cache.path()));
    }
}

#[test]
fn two_windows_share_a_cache() {
    let folder = reports();
    let nothing = json(&briefing(folder.path(), None));
    let cache = tempfile::tempdir().unwrap();
    for _ in 0..4 {
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| assert!(json(&briefing(folder.path(), Some(cache.path()))) == nothing));
            }
        });
        store::clear(cache.path()).unwrap();
        assert!(packs(cache.path()).is_empty());
    }
}

#[test]
fn a_store_stands_for_the_folder_whoever_read_which_part_of_it() {
    let folder = root("tests/folders/agree/02-coal-mine");
    let of_folder = |briefing: &Briefing| {
        let mut published: serde_json::Value = serde_json::from_str(&json(briefing)).unwrap();
        published["folder"] = "".into();
        published.to_string()
    };
    let nothing = of_folder(&briefing(&folder, None));
    let files = packs(&folder);
    assert!(files.len() > 1);
    // Each file by itself into stores that are put together, one of them twice; all into one; and the folder as a whole.
    let (parts, one, whole) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for file in files.iter().chain(&files[..1]) {
        let part = tempfile::tempdir().unwrap();
        read_into(part.path(), &folder, std::slice::from_ref(file), &options(None)).unwrap();
        packs(part.path()).iter().for_each(|pack| {
            fs::copy(pack, parts.path().join(pack.file_name().unwrap())).unwrap();
        });
        read_into(one.path(), &folder, std::slice::from_ref(file), &options(None)).unwrap();
    }
    read_into(whole.path(), &folder, std::slice::from_ref(&folder), &options(None)).unwrap();
    for store in [&parts, &one, &whole] {
        assert!(of_folder(&briefing(store.path(), None)) == nothing);
    }
}

#[test]
fn of_two_states_of_a_file_in_a_store_the_later_counts() {
    let (folder, store) = (reports(), tempfile::tempdir().unwrap());
    let all = [folder.path().to_owned()];
    let read = || read_into(store.path(), folder.path(), &all, &options(None)).unwrap();
    let shown = || briefing(store.path(), None).documents.iter().map(|one| one.text.to_string()).collect::<Vec<_>>();
    read();
    let first = shown();
    let file = folder.path().join("b.txt");
    let changed = fs::metadata(&file).unwrap().modified().unwrap() + Duration::from_secs(60);
    fs::write(&file, "Nothing was late.").unwrap();
    fs::File::options().append(true).open(&file).unwrap().set_modified(changed).unwrap();
    read();
    assert_eq!(shown(), [first[0].as_str(), "Nothing was late.", first[2].as_str()]);
    // A file that cannot be read is named.
    fs::write(folder.path().join("d.txt"), [0, 1, 2, 3, 0, 0, 0]).unwrap();
    read();
    let problems = briefing(store.path(), None).problems;
    assert!(problems.iter().any(|problem| problem.path == "d.txt"), "{problems:?}");
}

#[test]
fn a_store_takes_only_files_of_its_folder_and_none_that_are_hidden() {
    let (folder, other, store) = (reports(), reports(), tempfile::tempdir().unwrap());
    let outside = read_into(store.path(), folder.path(), &[other.path().join("a.txt")], &options(None));
    assert!(matches!(outside, Err(LoadError::Outside { .. })));
    let hidden = folder.path().join(".draft.txt");
    fs::write(&hidden, "Not to be read.").unwrap();
    read_into(store.path(), folder.path(), &[hidden, folder.path().join("a.txt")], &options(None)).unwrap();
    assert_eq!(briefing(store.path(), None).documents.len(), 1);
}

#[test]
fn a_store_that_another_version_wrote_is_told() {
    let (folder, store) = (reports(), tempfile::tempdir().unwrap());
    read_into(store.path(), folder.path(), &[folder.path().to_owned()], &options(None)).unwrap();
    let pack = packs(store.path()).remove(0);
    let name = pack.file_name().unwrap().to_str().unwrap();
    let first = if name.starts_with('0') { "1" } else { "0" };
    fs::rename(&pack, store.path().join(format!("{first}{}", &name[1..]))).unwrap();
    let read = briefing_of(store.path(), options(None), &Cancel::default(), &|_| ());
    assert!(read.unwrap_err().to_string().contains("this version"));
}

/// `dossier brief` of `folder` with the user's cache in `home`.
fn brief(folder: &Path, home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.arg("brief").arg(folder).args(["--format", "json"]);
    command.env("HOME", home).env("XDG_CACHE_HOME", home).stderr(Stdio::null());
    command
}

/// `DOSSIER_KILLS=200 cargo test --test store killed` does it more often.
#[test]
#[cfg(unix)]
fn a_reader_that_is_killed_loses_nothing_but_its_time() {
    let kills = std::env::var("DOSSIER_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let folder = root("tests/folders/agree/02-coal-mine");
    let home = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let nothing = brief(&folder, home.path()).arg("--no-cache").output().unwrap().stdout;
    let whole = begun.elapsed();
    // The moments are drawn, but the same shares of the whole in each run (after Knuth's MMIX).
    let mut drawn: u64 = 20_311_204;
    for _ in 0..kills {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = whole.mul_f64((drawn >> 33) as f64 / f64::from(1_u32 << 31));
        let mut child = brief(&folder, home.path()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(moment.max(Duration::from_millis(1)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(brief(&folder, home.path()).output().unwrap().stdout == nothing);
        // Half of them find what was kept, half find what the killed one left.
        if drawn & (1 << 40) == 0 {
            fs::remove_dir_all(home.path().join("dossier")).ok();
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_costs_nothing_but_time() {
    let folder = root("tests/folders/agree/02-coal-mine");
    let home = tempfile::tempdir().unwrap();
    let nothing = brief(&folder, home.path()).arg("--no-cache").output().unwrap().stdout;
    for blocks in [0, 1, 8] {
        // No file may grow beyond so many blocks of 512 bytes; the program is told instead of ended.
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let plain = brief(&folder, home.path());
        let mut command = Command::new("sh");
        command.arg("-c").arg(limited).arg(plain.get_program()).args(plain.get_args());
        command.env("HOME", home.path()).env("XDG_CACHE_HOME", home.path()).stderr(Stdio::null());
        let output = command.output().unwrap();
        assert!(output.status.success() && output.stdout == nothing, "{blocks} blocks");
    }
    assert!(brief(&folder, home.path()).output().unwrap().stdout == nothing);
}
