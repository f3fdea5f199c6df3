//! `dossier search`: what the texts of a folder hold.

use std::io::{BufWriter, IsTerminal as _, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

use dossier::args::{FoundFormat, Search};
use dossier::briefing::Briefing;
use dossier::export;
use dossier::load::{Cancel, LoadError, sources_of, texts_of};
use dossier::notes;
use dossier::search::{Listed, Texts, listed, queries};

use super::{corrections_in, fail, options_of, refused, told};

/// Prints what `search` finds. Exit codes: 0 done, 1 the search or the folder cannot be read.
pub fn print_found(search: &Search) -> std::io::Result<ExitCode> {
    if let Some(refused) = refused(&search.job, &search.folder) {
        return Ok(refused);
    }
    let written = match searches(search) {
        Ok(written) => written,
        Err(what) => return Ok(fail(&what)),
    };
    // The errors of a list stand beside the counts of its other lines.
    let wrong: Vec<String> =
        queries(&written).filter_map(|(_, query)| query.err()).map(|error| error.to_string()).collect();
    match queries(&written).count() {
        0 => return Ok(fail("there is nothing to search for")),
        count if count == wrong.len() => return Ok(fail(&wrong.join(" "))),
        _ => {}
    }
    let corrections = search.notes.as_deref().map(corrections_in).transpose();
    let briefing = match corrections {
        Ok(corrections) => briefing_of(search, &written, corrections.as_deref()),
        Err(what) => return Ok(fail(&what)),
    };
    let briefing = match briefing {
        Ok(briefing) => briefing,
        Err(error) => return Ok(fail(&error.to_string())),
    };
    if briefing.documents.is_empty() {
        return Ok(fail(&format!("no document could be read in {}", search.folder.display())));
    }
    let found = listed(&briefing, &Texts::of(&briefing), &written, &|| false).unwrap_or_default();
    match &search.job.output {
        Some(file) => {
            notes::write_whole(file, notes::Access::Usual, |out| write(&briefing, search.format, &found, false, out))?;
        }
        None => {
            let standard = std::io::stdout();
            let is_bold = standard.is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let mut out = BufWriter::new(standard.lock());
            write(&briefing, search.format, &found, is_bold, &mut out)?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The searches, one a line.
fn searches(search: &Search) -> Result<String, String> {
    let read = |file: &Path| {
        if file == Path::new("-") {
            let mut lines = String::new();
            return std::io::stdin().read_to_string(&mut lines).map(|_| lines);
        }
        std::fs::read_to_string(file)
    };
    match (&search.query, &search.list) {
        (Some(query), _) => Ok(query.clone()),
        (None, Some(file)) => {
            let failed = |error| format!("the list of searches could not be read ({error}): {}", file.display());
            // Windows programs begin a file with a mark that is no part of its first line.
            read(file).map(|lines| lines.trim_start_matches('\u{feff}').to_owned()).map_err(failed)
        }
        (None, None) => Ok(String::new()),
    }
}

/// The briefing that is searched: the texts alone, unless what was found in them is asked for or corrected.
fn briefing_of(
    search: &Search,
    written: &str,
    corrections: Option<&[dossier::briefing::correction::Logged]>,
) -> Result<Briefing, LoadError> {
    let options = options_of(&search.job, &search.folder);
    let asks_speakers = queries(written).any(|(_, query)| query.is_ok_and(|query| query.asks_speakers()));
    if asks_speakers || corrections.is_some() {
        let mut sources = sources_of(&search.folder, options, &Cancel::default(), &told)?;
        return Ok(sources.briefing(corrections.unwrap_or_default()));
    }
    texts_of(&search.folder, options, &Cancel::default(), &told)
}

fn write(
    briefing: &Briefing,
    format: FoundFormat,
    found: &[Listed],
    is_bold: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    match format {
        FoundFormat::Text => export::write_found_text(briefing, found, is_bold, out),
        FoundFormat::Md => export::write_found_markdown(briefing, found, out),
        FoundFormat::Json => export::write_found_json(briefing, found, out),
        FoundFormat::Csv => export::write_found_csv(briefing, found, out),
    }
}
