//! `answerable import FILE --mapping NAME`: the rows of a spreadsheet.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use answerable_calendar::Day;
use answerable_desk::Desk;
use answerable_desk::spreadsheet::{self, Changed, DryRun, File};
use answerable_intake::Mapping;
use answerable_ledger::Fingerprint;
use answerable_wording::numbers::{count, number};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::edge::Refusal;
use crate::register_folder::RegisterFolder;
use crate::today::{moment, today};

/// Refused rows, and reports that change or stay, printed of each sort; the
/// rest are counted.
const SHOWN: usize = 20;

/// What a spreadsheet needs beside its file.
#[derive(Args)]
pub(crate) struct Spreadsheet {
    /// Read the file as a spreadsheet through this mapping: the name of one
    /// that ships (pfd-by-recipient) or a mapping file
    #[arg(long, value_name = "NAME OR FILE")]
    pub(crate) mapping: Option<String>,
    /// The day on which the publisher's list was so; today if left out
    #[arg(long, value_name = "DAY", requires = "mapping")]
    as_of: Option<String>,
    /// Approve the mapping and its dry run, and record the rows; needs --as
    #[arg(long, requires = "mapping")]
    approve: bool,
    /// Say that you have looked at the sheets, rows, columns and comments that a
    /// workbook hides; that you said so is kept for auditors
    #[arg(long, requires = "approve")]
    hidden_seen: bool,
}

pub(crate) fn run(
    file: &Path,
    arguments: &Spreadsheet,
    register: &RegisterFolder,
    by: Option<&str>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mapping = mapping(arguments.mapping.as_deref().unwrap_or_default())?;
    let as_of = match &arguments.as_of {
        None => today(),
        Some(typed) => answerable_calendar::parse_day(typed).map_err(Refusal::of)?,
    };
    let bytes = fs::read(file).map_err(|error| {
        Refusal(format!(
            "cannot read {} ({error}); check the path",
            file.display()
        ))
    })?;
    let sheet = File {
        fingerprint: Fingerprint::of(&bytes),
        as_of,
    };
    let dry = mapping.read(&bytes).map_err(Refusal::of)?;
    let (desk, _) = register.open()?;
    let bar = bar(dry.reports.len(), "reports compared");
    let mut compared = spreadsheet::dry_run(&desk.read(), &mapping, dry, sheet, |done| {
        bar.set_position(done as u64)
    })
    .map_err(Refusal::of)?;
    bar.finish_and_clear();
    tell(&compared, &mapping, file, as_of, out)?;
    if compared.changes_nothing() {
        let why = match compared.held_back_rows {
            0 => "the register holds all of this already",
            _ => "what is not held back, the register holds already",
        };
        writeln!(out, "\nNothing to record: {why}.")?;
        return Ok(());
    }
    if !arguments.approve {
        writeln!(
            out,
            "\nThis was a dry run: nothing is recorded. To record it, run it again with --approve --as NAME."
        )?;
        return Ok(());
    }
    let reviewer = crate::account::reviewer(&desk, by)?;
    if arguments.hidden_seen {
        compared.see_hidden(&desk, sheet, reviewer.as_str(), moment())?;
    }
    if compared.has_hidden_to_see() {
        let remedy = "the file hides what is told above: open it and look, and run this again \
                      with --hidden-seen";
        return Err(Refusal(remedy.to_owned()).into());
    }
    record(
        &desk,
        &mapping,
        sheet,
        &compared,
        &bytes,
        reviewer.as_str(),
        out,
    )
}

fn record(
    desk: &Desk,
    mapping: &Mapping,
    sheet: File,
    compared: &DryRun,
    bytes: &[u8],
    by: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    desk.archive().keep(bytes)?;
    let bar = bar(compared.facts(), "facts recorded");
    let approved = spreadsheet::approve(desk, mapping, sheet, compared, by, today(), |done| {
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    writeln!(
        out,
        "\nRecorded: {}. The mapping and its dry run were approved by {by}.",
        count(approved.entries, "entry", "entries")
    )?;
    Ok(())
}

/// A mapping that ships, by its name, or one from a file.
fn mapping(name: &str) -> anyhow::Result<Mapping> {
    let path = PathBuf::from(name);
    if path.extension().is_some_and(|ending| ending == "toml") {
        let written = fs::read_to_string(&path)
            .map_err(|error| Refusal(format!("cannot read {name} ({error}); check the path")))?;
        return Ok(Mapping::parse(&written).map_err(Refusal::of)?);
    }
    Ok(spreadsheet::mapping(name).map_err(Refusal::of)?)
}

fn bar(steps: usize, what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(steps as u64)
        .with_style(style)
        .with_message(what.to_owned())
}

fn tell(
    compared: &DryRun,
    mapping: &Mapping,
    file: &Path,
    as_of: Day,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let rows = |rows: usize| number(rows as u64);
    writeln!(
        out,
        "{}: {} in {}, as of {}",
        file.display(),
        count(compared.dry.rows as u64, "row", "rows"),
        count(compared.dry.reports.len() as u64, "report", "reports"),
        answerable_wording::days::day(as_of)
    )?;
    writeln!(out, "Mapping: {} ({})", mapping.name(), mapping.title())?;
    if let Some(workbook) = &compared.dry.workbook {
        super::workbooks::tell(workbook, out)?;
    }
    writeln!(out)?;
    tell_difference(compared, out)?;
    tell_reports("Changed:", &compared.changed, out)?;
    if compared.held_from_newer > 0 {
        let (reports, stay) = match compared.held_from_newer {
            1 => ("report", "stays as it is"),
            _ => ("reports", "stay as they are"),
        };
        writeln!(
            out,
            "{} {reports} held from a newer list {stay}.",
            rows(compared.held_from_newer)
        )?;
    }
    tell_reports(
        "Recorded by a person, and kept so; where the list is right, `answerable record --corrects`:",
        &compared.kept_by_hand,
        out,
    )?;
    let verb = |recipients: usize, one, many| if recipients == 1 { one } else { many };
    writeln!(
        out,
        "Recipients: {} {} a body of the register, {} {} as published, {} {} not published.",
        rows(compared.resolved),
        verb(compared.resolved, "names", "name"),
        rows(compared.as_published),
        verb(compared.as_published, "stays", "stay"),
        rows(compared.not_published),
        verb(compared.not_published, "was", "were")
    )?;
    if !compared.dry.unmapped.is_empty() {
        writeln!(
            out,
            "Columns the mapping does not mention: {}",
            compared.dry.unmapped.join(", ")
        )?;
    }
    for refused in compared.dry.refused.iter().take(SHOWN) {
        writeln!(out, "  line {}: {}", refused.line, refused.why)?;
    }
    if compared.dry.refused.len() > SHOWN {
        writeln!(
            out,
            "  and {} more",
            rows(compared.dry.refused.len() - SHOWN)
        )?;
    }
    Ok(())
}

/// The counts of rows, a line each.
fn tell_difference(compared: &DryRun, out: &mut dyn Write) -> anyhow::Result<()> {
    let difference = &compared.difference;
    let within = |reports: usize, one, many| match reports {
        0 => String::new(),
        some => format!(", in {}", count(some as u64, one, many)),
    };
    let labels = match compared.labels_changed {
        0 => String::new(),
        some => format!(
            "; in {} of them only the publisher’s label or counts",
            number(some as u64)
        ),
    };
    let mut line = |rows: usize, what: &str, more: String| {
        let noun = if rows == 1 { "row" } else { "rows" };
        writeln!(out, "  {:>7}  {noun} {what}{more}", number(rows as u64))
    };
    let new = within(difference.new_reports, "new report", "new reports");
    line(difference.new_rows, "new", new)?;
    let changed = within(difference.changed_reports, "report", "reports");
    line(difference.changed_rows, "changed", changed + &labels)?;
    line(difference.same_rows, "the same", String::new())?;
    if compared.held_back_rows > 0 {
        line(compared.held_back_rows, "held back", String::new())?;
    }
    line(difference.refused_rows, "refused", String::new())?;
    writeln!(out)?;
    Ok(())
}

/// Reports of a sort by their ids, each with the parts that differ.
fn tell_reports(heading: &str, reports: &[Changed], out: &mut dyn Write) -> anyhow::Result<()> {
    if reports.is_empty() {
        return Ok(());
    }
    writeln!(out, "{heading}")?;
    for changed in reports.iter().take(SHOWN) {
        let parts: Vec<&str> = changed.parts.iter().map(|part| part.words()).collect();
        writeln!(out, "  {}: {}", changed.report, parts.join("; "))?;
    }
    if reports.len() > SHOWN {
        writeln!(out, "  and {} more", number((reports.len() - SHOWN) as u64))?;
    }
    Ok(())
}

/// What a spreadsheet needs that came without a mapping.
pub(super) fn needs_mapping() -> Refusal {
    let shipped = spreadsheet::mappings().unwrap_or_default();
    let names = shipped
        .iter()
        .map(|mapping| format!("{} ({})", mapping.name(), mapping.title()));
    let names: Vec<String> = names.collect();
    Refusal(format!(
        "a spreadsheet is read through a mapping, which says which column is what: give --mapping with the name of one that ships, {}, or with a mapping file of your own, as docs/OPERATING.md tells",
        names.join("; ")
    ))
}

/// Whether a file says by its name that it is a spreadsheet.
pub(super) fn is_one(file: &Path) -> bool {
    let endings = ["csv", "xlsx", "ods"];
    let ending = file.extension().and_then(std::ffi::OsStr::to_str);
    ending.is_some_and(|ending| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}
