//! The program: prints a briefing or opens the window.

#[path = "main/explain.rs"]
mod explain;
#[path = "main/search.rs"]
mod search;

use std::io::{BufWriter, ErrorKind, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use dossier::args::{Arguments, Brief, Effort, Format, Job, Read, Subcommands, TableName};
use dossier::briefing::Briefing;
use dossier::briefing::correction::Logged;
use dossier::load::{Cancel, Options, Progress, read_into, sources_of};
use dossier::read::{Limits, Scans, child};
use dossier::text::{is_disturbing, printable};
use dossier::{args, export, notes, store};

fn main() -> ExitCode {
    // A child that reads for this program: see `read::child`.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == child::ARGUMENT) {
        child::serve();
        return ExitCode::SUCCESS;
    }
    // What a step that panics says may quote a file.
    std::panic::set_hook(Box::new(|panic| {
        fail(&panic.to_string());
    }));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return told_how(&error),
    };
    if let Some(program) = child::own_program() {
        child::use_program(program);
    }
    match arguments.command {
        Some(Subcommands::Brief(brief)) => match print_briefing(&brief) {
            Ok(code) => code,
            // Whoever reads the output has heard enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => fail(&format!("the briefing could not be written: {error}")),
        },
        Some(Subcommands::Search(search)) => match search::print_found(&search) {
            Ok(code) => code,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => fail(&format!("what was found could not be written: {error}")),
        },
        Some(Subcommands::Explain(asked)) => match explain::print_explained(&asked) {
            Ok(code) => code,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => fail(&format!("the explanation could not be written: {error}")),
        },
        Some(Subcommands::Read(read)) => read_files(&read),
        None => show_window(arguments.path),
    }
}

/// Prints help where that was asked for, else what is wrong with the command: it quotes names of files as they were given.
#[expect(clippy::print_stderr, reason = "this is where errors of use are said")]
fn told_how(error: &clap::Error) -> ExitCode {
    let said = error.to_string();
    if said.contains(is_disturbing) {
        eprint!("{}", said.replace(is_disturbing, "\u{fffd}"));
    } else if let Err(error) = error.print() {
        return fail(&error.to_string());
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Shows the window until it is closed.
#[cfg(feature = "window")]
fn show_window(path: Option<PathBuf>) -> ExitCode {
    match dossier::ui::run(path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// Says what this build can do instead.
#[cfg(not(feature = "window"))]
fn show_window(_path: Option<PathBuf>) -> ExitCode {
    fail("this build has no window; run: dossier brief FOLDER")
}

/// Prints the briefing that `brief` asks for. Exit codes: 0 done, 1 nothing could be read.
fn print_briefing(brief: &Brief) -> std::io::Result<ExitCode> {
    if brief.table.is_some() && brief.format != Format::Csv {
        return Ok(fail("--table needs --format csv"));
    }
    let is_all_tables = brief.format == Format::Csv && brief.table.is_none();
    if is_all_tables && brief.job.output.is_none() {
        return Ok(fail("CSV needs --table for one table, or --output for the folder that all of them go to"));
    }
    if let Some(refused) = refused(&brief.job, &brief.folder) {
        return Ok(refused);
    }
    let corrections = match brief.notes.as_deref().map(corrections_in).transpose() {
        Ok(corrections) => corrections.unwrap_or_default(),
        Err(what) => return Ok(fail(&what)),
    };
    let options = options_of(&brief.job, &brief.folder);
    let briefing = match sources_of(&brief.folder, options, &Cancel::default(), &told) {
        Ok(mut sources) => sources.briefing(&corrections),
        Err(error) => return Ok(fail(&error.to_string())),
    };
    let is_empty = briefing.documents.is_empty();
    match &brief.job.output {
        Some(file) if is_empty => {
            let what = "no document could be read; left as it was:";
            return Ok(fail(&format!("{what} {}", file.display())));
        }
        Some(folder) if is_all_tables => write_tables(&briefing, folder)?,
        Some(file) => notes::write_whole(file, notes::Access::Usual, |out| write(&briefing, brief, out))?,
        None => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            write(&briefing, brief, &mut out)?;
            out.flush()?;
        }
    }
    Ok(if is_empty { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Reads files into a store. Exit codes: 0 all was read that can be, 1 something could not be kept.
fn read_files(read: &Read) -> ExitCode {
    if notes::lies_in(&read.into, &read.folder) {
        return fail("a store is not kept among the documents; choose another place for it");
    }
    match read_into(&read.into, &read.folder, &read.files, &bounded(&read.effort)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// Tells whoever waits at a terminal how far slow pages are.
#[expect(clippy::print_stderr, reason = "it is for whoever waits, and no part of what is written")]
fn told(progress: Progress) {
    if let Progress::Recognising { pages, path } = progress
        && std::io::stderr().is_terminal()
    {
        eprintln!("dossier: recognising the text of a picture, page {pages}: {}", printable(&path));
    }
}

/// Why the result of `job` is not written where it is to go; `None` where it is.
fn refused(job: &Job, folder: &Path) -> Option<ExitCode> {
    let output = job.output.as_deref().filter(|output| notes::lies_in(output, folder))?;
    let what = "nothing is written into the folder of sources; choose another place than";
    Some(fail(&format!("{what} {}", output.display())))
}

/// How `job` reads `folder`. Where that holds the user's cache, nothing is kept: nothing is written into it.
fn options_of(job: &Job, folder: &Path) -> Options {
    let cache = store::cache().filter(|cache| !job.no_cache && !notes::lies_in(cache, folder));
    Options { cache, ..bounded(&job.effort) }
}

/// What reading may take.
fn bounded(effort: &Effort) -> Options {
    Options {
        threads: effort.threads.map(|threads| threads_of(threads.into())),
        limits: Limits {
            file_bytes: effort.max_file_size.saturating_mul(1 << 20),
            scans: match effort.scans {
                args::Scans::Wait => Scans::Read,
                args::Scans::Skip => Scans::Skip,
            },
        },
        ..Options::default()
    }
}

/// How many threads are started where `asked` are asked for: more than this many for each of the machine's only wait.
fn threads_of(asked: usize) -> usize {
    asked.min(args::THREADS_EACH * std::thread::available_parallelism().map_or(1, usize::from))
}

/// Writes the one form that `brief` asks for.
fn write(briefing: &Briefing, brief: &Brief, out: &mut dyn Write) -> std::io::Result<()> {
    match brief.format {
        Format::Json => export::write_json(briefing, out),
        Format::Md => export::write_briefing_markdown(briefing, out),
        Format::Csv => export::write_csv(briefing, table(brief.table), out),
    }
}

/// The corrections in a file of notes. A file that is not there is an error: a briefing that looks corrected must be.
fn corrections_in(file: &Path) -> Result<Vec<Logged>, String> {
    let kept = notes::open(file).map_err(|error| error.to_string())?;
    let kept = kept.ok_or_else(|| format!("there are no notes in {}", file.display()))?;
    Ok(kept.notes.notebook.corrections().entries().to_vec())
}

/// Writes each table to a file in `folder`, which is made where it is missing.
fn write_tables(briefing: &Briefing, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for table in export::Table::ALL {
        let file = folder.join(table.file_name());
        notes::write_whole(&file, notes::Access::Usual, |out| export::write_csv(briefing, table, out))?;
    }
    Ok(())
}

fn table(name: Option<TableName>) -> export::Table {
    match name {
        Some(TableName::Figures) | None => export::Table::Figures,
        Some(TableName::Actors) => export::Table::Actors,
        Some(TableName::Events) => export::Table::Events,
        Some(TableName::Statements) => export::Table::Statements,
        Some(TableName::Disagreements) => export::Table::Disagreements,
        Some(TableName::Timeline) => export::Table::Timeline,
    }
}

#[expect(clippy::print_stderr, reason = "this is where errors of the whole are said")]
fn fail(what: &str) -> ExitCode {
    // Names of files, and what systems and libraries say of them, may hold anything.
    eprintln!("dossier: {}", printable(what));
    ExitCode::FAILURE
}
