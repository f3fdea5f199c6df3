//! The program from outside: what it prints, how it ends.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::fs;
use std::io::Read as _;
use std::process::{Command, Output, Stdio};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

fn dossier(arguments: &[&str]) -> Output {
    // Nothing is left behind in the cache of whoever runs the tests.
    let is_reading = ["brief", "search", "explain"].contains(&arguments[0]);
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(arguments)
        .args(is_reading.then_some("--no-cache"))
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn brief_prints_the_published_form() {
    let output = dossier(&["brief", SEEDS, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let briefing: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(briefing["version"], 1);
    assert_eq!(briefing["documents"].as_array().unwrap().len(), 2);
    for list in ["actors", "times", "events", "figures", "statements", "disagreements", "key_points", "problems"] {
        assert!(briefing[list].is_array(), "no {list}");
    }
}

#[test]
fn brief_prints_markdown_to_read() {
    let output = dossier(&["brief", SEEDS]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    for heading in ["# Briefing", "## Bottom line", "## Key actors", "## Events", "## Figures", "## Documents"] {
        assert!(text.contains(heading), "no {heading} in\n{text}");
    }
}

#[test]
fn brief_prints_one_table_or_writes_all() {
    let output = dossier(&["brief", SEEDS, "--format", "csv", "--table", "figures"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("\u{feff}id,words,bound,value,upper,unit"), "{text}");
    assert!(text.lines().count() > 5, "{text}");
    let folder = tempfile::tempdir().unwrap();
    let tables = folder.path().join("tables");
    let output = dossier(&["brief", SEEDS, "--format", "csv", "-o", tables.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(fs::read_dir(&tables).unwrap().count(), 6);
    let output = dossier(&["brief", SEEDS, "--format", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--table"), "{}", said(&output));
}

#[test]
fn brief_writes_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    let output = dossier(&["brief", SEEDS, "--format", "json", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
    assert!(fs::read(file).unwrap() == dossier(&["brief", SEEDS, "--format", "json"]).stdout);
}

#[test]
fn a_file_that_cannot_be_written_is_said_so() {
    let output = dossier(&["brief", SEEDS, "-o", "/no/such/folder/out.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("could not be written"), "{}", said(&output));
}

#[test]
fn a_folder_that_is_not_there_is_said_so() {
    let output = dossier(&["brief", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("/no/such/folder"), "{}", said(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_folder_without_a_readable_document_ends_with_1_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let output = dossier(&["brief", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let briefing: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(briefing["problems"][0]["path"], "empty.txt");
}

#[test]
fn wrong_use_ends_with_2() {
    for arguments in
        [&["brief"][..], &["brief", SEEDS, "--format", "pdf"], &["brief", SEEDS, "--threads", "0"], &["--no"]]
    {
        assert_eq!(dossier(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_there() {
    assert_eq!(dossier(&["--version"]).stdout, format!("dossier {}\n", env!("CARGO_PKG_VERSION")).into_bytes());
    let help = String::from_utf8(dossier(&["--help"]).stdout).unwrap();
    assert!(help.contains("brief"), "{help}");
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["brief", SEEDS, "--format", "json", "--no-cache"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut first = [0; 1];
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", said(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_the_window_names_the_other_way() {
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .arg(SEEDS)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("dossier brief"), "{}", said(&output));
}

#[test]
fn nothing_is_written_into_the_folder_of_sources() {
    let home = tempfile::tempdir().unwrap();
    let (folder, link) = (home.path().join("s"), home.path().join("link"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.txt"), "A storm hit the harbour.").unwrap();
    let mut names = vec![folder.join("a.txt"), folder.join("new.md"), home.path().join("s/../s/new.md")];
    // A step up from what would be made on the way.
    names.push(home.path().join("not yet/../s/new"));
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.join("a.txt"), &link).unwrap();
        names.push(link);
    }
    for name in names {
        for format in ["md", "json", "csv"] {
            let output =
                dossier(&["brief", folder.to_str().unwrap(), "--format", format, "-o", name.to_str().unwrap()]);
            assert_eq!(output.status.code(), Some(1), "{}", name.display());
            assert!(said(&output).contains("nothing is written into the folder of sources"), "{}", said(&output));
        }
    }
    assert_eq!(fs::read(folder.join("a.txt")).unwrap(), b"A storm hit the harbour.");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

/// The command with a home of its own.
#[cfg(target_os = "linux")]
fn at_home(home: &std::path::Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(arguments).env("HOME", home).env("XDG_CACHE_HOME", home.join(".cache"));
    command
}

#[test]
#[cfg(target_os = "linux")]
fn whoever_reads_the_folder_they_live_in_finds_nothing_new_in_it() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.txt"), "A storm hit the harbour.").unwrap();
    let here = home.path().to_str().unwrap();
    for command in [&["brief", here][..], &["search", here, "storm"]] {
        let output = at_home(home.path(), command).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_home_that_cannot_be_written_to_is_no_hindrance() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let allow = |mode| fs::set_permissions(home.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o500);
    let output = at_home(home.path(), &["brief", SEEDS, "--format", "json"]).output().unwrap();
    allow(0o700);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout == dossier(&["brief", SEEDS, "--format", "json"]).stdout);
}

#[test]
#[cfg(unix)]
fn a_limit_on_the_size_of_files_leaves_what_was_written_before() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("out.json");
    fs::write(&file, "The briefing of yesterday.").unwrap();
    let command = format!(
        "ulimit -f 8; exec '{}' brief '{SEEDS}' --no-cache --format json -o '{}'",
        env!("CARGO_BIN_EXE_dossier"),
        file.display()
    );
    let output = Command::new("sh").args(["-c", &command]).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(fs::read(&file).unwrap(), b"The briefing of yesterday.");
}

#[test]
#[cfg(unix)]
fn whoever_is_killed_leaves_what_was_written_before() {
    let home = tempfile::tempdir().unwrap();
    let (folder, file) = (home.path().join("s"), home.path().join("out.json"));
    fs::create_dir(&folder).unwrap();
    for number in 0..400 {
        let words = format!("Mayor Rosalind Kempe said on Monday that {number} ferries came to Dunwater.");
        fs::write(folder.join(format!("{number}.txt")), words).unwrap();
    }
    fs::write(&file, "The briefing of yesterday.").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["brief", folder.to_str().unwrap(), "--no-cache", "--format", "json", "-o", file.to_str().unwrap()])
        .spawn()
        .unwrap();
    // It is killed while it writes what is to become the file, or before: in the file itself nothing of it is seen.
    let is_writing = || fs::read_dir(home.path()).unwrap().count() > 2;
    while !is_writing() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    let is_done = child.wait().unwrap().success();
    let written = fs::read(&file).unwrap();
    assert!(is_done || written == b"The briefing of yesterday." || written.ends_with(b"}\n"));
}

#[test]
fn an_empty_folder_leaves_what_was_written_before() {
    let home = tempfile::tempdir().unwrap();
    let (folder, file) = (home.path().join("s"), home.path().join("out.md"));
    fs::create_dir(&folder).unwrap();
    fs::write(&file, "The briefing of yesterday.").unwrap();
    let output = dossier(&["brief", folder.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("left as it was"), "{}", said(&output));
    assert_eq!(fs::read(&file).unwrap(), b"The briefing of yesterday.");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_so() {
    let output = dossier(&["brief", SEEDS, "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("could not be written"), "{}", said(&output));
}

#[test]
fn words_of_files_do_not_reach_the_terminal_raw() {
    let output = dossier(&["brief", "no\u{1b}[2Jfolder\u{202e}"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!said(&output).contains(['\u{1b}', '\u{202e}']), "{}", said(&output));
}

#[test]
fn what_is_given_wrongly_is_quoted_without_what_a_terminal_obeys() {
    for arguments in [&["brief", "a", "b\u{1b}[2J\u{9b}c\u{202e}"][..], &["brief", "a", "--format", "\u{1b}]0;x\u{7}"]]
    {
        let output = dossier(arguments);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(!said(&output).contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{:?}", said(&output));
    }
}

#[test]
fn words_of_sources_are_printed_without_what_a_terminal_obeys() {
    let folder = tempfile::tempdir().unwrap();
    let bad = "\u{1b}[31m\u{9b}2J\u{202e}\u{e0041}\u{7}\u{200b}";
    let text = format!(
        "{bad}Storm{bad} hits\n\nOLDTOWN, May 4, 2031 – Mayor Rosalind {bad}Kempe said that 12{bad} ferries sank. \
         Anton Greve{bad} rejected that on Monday. A storm{bad} killed three people.\n"
    );
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    fs::write(
        folder.path().join("b.eml"),
        format!("From: A{bad} <a@x.example>\nTo: b\nMIME-Version: 1.0\nSubject: S{bad}\n\n{text}"),
    )
    .unwrap();
    fs::write(folder.path().join("c.pdf"), format!("%PDF-1.7 {bad}")).unwrap();
    let here = folder.path().to_str().unwrap();
    let mut commands = vec![vec!["brief", here], vec!["brief", here, "--format", "json"]];
    for table in ["actors", "events", "figures", "statements", "disagreements", "timeline"] {
        commands.push(vec!["brief", here, "--format", "csv", "--table", table]);
    }
    for format in ["text", "md", "json", "csv"] {
        commands.push(vec!["search", here, "storm", "--format", format]);
    }
    let query = format!("\"{bad}");
    commands.push(vec!["search", here, &query]);
    for command in commands {
        let output = dossier(&command);
        for out in [&output.stdout, &output.stderr] {
            let out = String::from_utf8_lossy(out);
            // A table begins with the mark of its encoding, and its lines end as RFC 4180 has it.
            let out = out.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            let found = out.chars().find(|c| dossier::text::is_disturbing(*c));
            assert_eq!(found, None, "{command:?}: {out}");
        }
    }
}

#[test]
fn more_threads_than_the_machine_can_use_are_not_started() {
    let output = dossier(&["brief", SEEDS, "--format", "json", "--threads", "65535"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout == dossier(&["brief", SEEDS, "--format", "json"]).stdout);
}

#[test]
fn search_prints_the_paragraphs_with_their_words() {
    let output = dossier(&["search", SEEDS, "mujahideen -camp*"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let first = text.lines().next().unwrap();
    assert!(first.contains("paragraph") && first.contains("document"), "{text}");
    assert!(text.contains("  ¶") && text.to_lowercase().contains("mujahideen"), "{text}");
    assert!(!text.contains('\u{1b}'), "bold only where a terminal listens");
    let output = dossier(&["search", SEEDS, "no such words anywhere"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("Nothing was found."));
}

#[test]
fn search_gives_the_places_of_all_words_to_other_programs() {
    let output = dossier(&["search", SEEDS, "mujahideen", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let search = &found["searches"][0];
    let mut paragraphs = 0;
    for document in search["documents"].as_array().unwrap() {
        let source = fs::read_to_string(std::path::Path::new(SEEDS).join(document["path"].as_str().unwrap())).unwrap();
        for paragraph in document["paragraphs"].as_array().unwrap() {
            paragraphs += 1;
            let start = paragraph["start"].as_u64().unwrap();
            let text = paragraph["text"].as_str().unwrap();
            assert!(source.contains(text.lines().next().unwrap()), "{text}");
            let marks = paragraph["marks"].as_array().unwrap();
            assert_eq!(marks.len(), text.to_lowercase().matches("mujahideen").count(), "{text}");
            for mark in marks {
                let at = |end: &str| (mark[end].as_u64().unwrap() - start) as usize;
                assert_eq!(text.get(at("start")..at("end")).unwrap().to_lowercase(), "mujahideen");
            }
        }
    }
    assert!(paragraphs > 0);
    assert_eq!(search["paragraphs"], paragraphs);
}

#[test]
fn search_takes_a_list_and_counts_each_line() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("terms.txt");
    fs::write(&list, "albania\n\nzzzz\n(open\n").unwrap();
    let list = list.to_str().unwrap();
    let output = dossier(&["search", SEEDS, "--list", list]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().take(3).collect();
    assert!(lines[0].starts_with("albania: ") && lines[0].contains(" paragraphs in "), "{text}");
    assert_eq!(lines[1..], ["zzzz: Nothing was found.", "(open: A bracket is opened and not closed."]);
    let output = dossier(&["search", SEEDS, "--list", list, "--format", "csv"]);
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.starts_with("\u{feff}search,paragraphs,documents,wrong,title,path"), "{table}");
    assert!(table.contains("\r\nzzzz,0,0,,,") && table.contains("\r\n(open,,,A bracket is opened"), "{table}");
    let output = dossier(&["search", SEEDS, "--list", list, "--format", "md"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("| zzzz | 0 | 0 | |") && text.contains("**Albania**"), "{text}");
}

#[test]
fn search_writes_to_a_file_but_never_into_the_sources() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("found.md");
    let output = dossier(&["search", SEEDS, "albania", "--format", "md", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
    assert!(fs::read_to_string(file).unwrap().starts_with("# Search: albania\n"));
    let inside = format!("{SEEDS}/found.md");
    let output = dossier(&["search", SEEDS, "albania", "-o", &inside]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("nothing is written into the folder of sources"), "{}", said(&output));
    assert!(!std::path::Path::new(&inside).exists());
}

#[test]
fn search_says_what_is_wrong_with_it() {
    for (query, sentence) in [
        ("\"open", "A quotation mark is not closed"),
        ("/(a/", "cannot be used: unclosed group"),
        ("-x", "what to leave out"),
    ] {
        let output = dossier(&["search", SEEDS, query]);
        assert_eq!(output.status.code(), Some(1), "{query}");
        assert!(said(&output).contains(sentence), "{}", said(&output));
    }
    for arguments in [&["search", SEEDS][..], &["search", SEEDS, "a", "--list", "b"], &["search"]] {
        assert_eq!(dossier(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The storm came.").unwrap();
    fs::write(folder.path().join("empty.pdf"), "").unwrap();
    let output = dossier(&["search", folder.path().to_str().unwrap(), "storm"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("could not be read: empty.pdf"), "{text}");
}

#[test]
fn search_knows_who_speaks() {
    let output = dossier(&["search", SEEDS, "speaker:rama"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("  ¶"), "{text}");
    let help = String::from_utf8(dossier(&["search", "--help"]).stdout).unwrap();
    for part in ["NEAR/5", "speaker:", "--list", "regular expression"] {
        assert!(help.contains(part), "no {part} in {help}");
    }
}

#[test]
fn explain_tells_what_was_found_in_a_paragraph_and_by_which_law() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Bridge closed in Leeds\n\nLEEDS, 4 May 2021 - The mayor, Ann Lee, closed the old bridge on Monday.\n\n\
        \u{201c}Two pillars are cracked,\u{201d} Lee said. The repair costs 3 million pounds.\n";
    fs::write(folder.path().join("bridge.txt"), text).unwrap();
    let path = folder.path().to_str().unwrap();
    let output = dossier(&["explain", path, "Two pillars are cracked", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let explained: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let place = explained["place"].as_str().unwrap();
    assert!(place.starts_with("bridge.txt:"), "{place}");
    let first = &explained["sentences"][0];
    assert_eq!(first["statements"][0]["by"], "verb", "{first:#}");
    assert_eq!(first["statements"][0]["speaker"], "Lee", "{first:#}");
    assert_eq!(first["names"][0]["actor"], "Ann Lee", "{first:#}");
    let root = first["tokens"].as_array().unwrap().iter().find(|token| token["label"] == "ROOT").unwrap();
    assert_eq!(root["lemma"], "say", "{first:#}");
    assert_eq!(explained["sentences"][1]["figures"][0]["value"], 3_000_000, "{explained:#}");
    // The same by its number, to read.
    let output = dossier(&["explain", path, place]);
    let text = String::from_utf8(output.stdout).unwrap();
    for line in
        [place, "  ROOT said VBD say", "    nsubj Lee NNP Lee", "statement by Lee (verb, own words)", "3,000,000"]
    {
        assert!(text.contains(line), "no {line:?} in\n{text}");
    }
    let output = dossier(&["explain", path, "there is no such paragraph"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("no paragraph"), "{}", said(&output));
}
