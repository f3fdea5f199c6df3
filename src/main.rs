//! The program: prints a briefing or opens the window.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use dossier::args::{Arguments, Brief, Format, Subcommands, TableName};
use dossier::briefing::Briefing;
use dossier::briefing::correction::Logged;
use dossier::load::{Cancel, Options, sources_of};
use dossier::read::{Limits, child};
use dossier::{export, notes};

fn main() -> ExitCode {
    // A child that reads for this program: see `read::child`.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == child::ARGUMENT) {
        child::serve();
        return ExitCode::SUCCESS;
    }
    let arguments = Arguments::parse();
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
        None => show_window(arguments.path),
    }
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
    let options = Options {
        threads: brief.threads.map(usize::from),
        limits: Limits { file_bytes: brief.max_file_size.saturating_mul(1 << 20) },
    };
    let corrections = match brief.notes.as_deref().map(corrections_in).transpose() {
        Ok(corrections) => corrections.unwrap_or_default(),
        Err(what) => return Ok(fail(&what)),
    };
    let briefing = match sources_of(&brief.folder, options, &Cancel::default(), &|_| ()) {
        Ok(mut sources) => sources.briefing(&corrections),
        Err(error) => return Ok(fail(&error.to_string())),
    };
    if brief.table.is_some() && brief.format != Format::Csv {
        return Ok(fail("--table needs --format csv"));
    }
    let done = if briefing.documents.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    if brief.format == Format::Csv && brief.table.is_none() {
        let Some(folder) = &brief.output else {
            return Ok(fail("CSV needs --table for one table, or --output for the folder that all of them go to"));
        };
        write_tables(&briefing, folder)?;
        return Ok(done);
    }
    let out: Box<dyn Write> = match &brief.output {
        Some(file) => Box::new(File::create(file)?),
        None => Box::new(std::io::stdout().lock()),
    };
    let mut out = BufWriter::new(out);
    match brief.format {
        Format::Json => export::write_json(&briefing, &mut out)?,
        Format::Md => export::write_briefing_markdown(&briefing, &mut out)?,
        Format::Csv => export::write_csv(&briefing, table(brief.table), &mut out)?,
    }
    out.flush()?;
    Ok(done)
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
        let mut out = BufWriter::new(File::create(folder.join(table.file_name()))?);
        export::write_csv(briefing, table, &mut out)?;
        out.flush()?;
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
    eprintln!("dossier: {what}");
    ExitCode::FAILURE
}
