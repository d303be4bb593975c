//! `answerable import`: what does this file ask?
//!
//! A document is read and its proposals are printed; with `--review` they are
//! decided here. A spreadsheet is read through a mapping and decided as a
//! whole.
//!
//! * [`documents`]: proposals, for people and for programs;
//! * [`published`]: an answer that an office published as data;
//! * [`review`]: deciding them at the keyboard;
//! * [`spreadsheets`]: rows through a mapping.

mod documents;
mod json;
mod published;
mod review;
mod spreadsheets;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use answerable_intake::Media;

pub(crate) use documents::harmless;

use crate::edge::Refusal;
use crate::register_folder::RegisterFolder;

/// Read a document or spreadsheet, and print or decide what it asks
///
/// Without --review nothing is kept or changed, and no register is needed.
#[derive(clap::Args)]
#[command(after_long_help = json::FIELDS)]
pub(crate) struct Arguments {
    /// The file: plain text, a web page, or CSV with --mapping
    file: PathBuf,
    /// Write JSON for a program to read
    #[arg(long, conflicts_with = "review")]
    json: bool,
    /// Decide each proposal here; needs --as
    #[arg(long, requires = "by", conflicts_with = "mapping")]
    review: bool,
    /// Who decides: the name of a reviewer
    #[arg(long = "as", id = "by", value_name = "NAME")]
    by: Option<String>,
    #[command(flatten)]
    register: RegisterFolder,
    #[command(flatten)]
    spreadsheet: spreadsheets::Spreadsheet,
}

/// Does what the arguments ask.
///
/// # Errors
///
/// A file that cannot be read; a person who may not decide; failing to write.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let file = &arguments.file;
    let by = arguments.by.as_deref();
    if arguments.spreadsheet.mapping.is_some() {
        return spreadsheets::run(file, &arguments.spreadsheet, &arguments.register, by, out);
    }
    let document = File::read(file)?;
    if let Some(answer) = published::read(&document)? {
        return published::print(&document.name, &answer, arguments.json, out);
    }
    match (arguments.review, arguments.json) {
        (true, _) => {
            let mut lines = std::io::stdin().lock();
            review::run(&document, &arguments.register, by, &mut lines, out)
        }
        (false, true) => json::print(&document, out),
        (false, false) => documents::print(&document, out),
    }
}

/// A document's file.
struct File {
    name: String,
    bytes: Vec<u8>,
    media: Media,
}

impl File {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let bytes = fs::read(path).map_err(|error| {
            Refusal(format!(
                "cannot read {} ({error}); check the path",
                path.display()
            ))
        })?;
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        let media = Media::of(&name, &bytes).map_err(Refusal::of)?;
        if media == Media::Csv {
            let remedy = "a spreadsheet is read through a mapping; name one with --mapping, such \
                          as --mapping pfd-by-recipient";
            return Err(Refusal(remedy.to_owned()).into());
        }
        Ok(Self { name, bytes, media })
    }
}
