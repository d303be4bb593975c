//! `answerable import`: what does this file ask?
//!
//! A document is read and its proposals are printed; with `--review` they are
//! decided here. A spreadsheet is read through a mapping and decided as a
//! whole.
//!
//! * [`answers`]: what a document answers;
//! * [`documents`]: proposals, for people and for programs;
//! * [`published`]: an answer that an office published as data;
//! * [`review`]: deciding them at the keyboard;
//! * [`spreadsheets`]: rows through a mapping;
//! * [`workbooks`]: what a workbook holds besides, told before it is let in.

mod answers;
mod documents;
mod json;
mod published;
mod review;
mod spreadsheets;
mod workbooks;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use answerable_desk::reading::{NotRead, PdfReader, Told, Work};

pub(crate) use documents::harmless;

use crate::apart;
use crate::edge::Refusal;
use crate::pdftotext::Pdftotext;
use crate::register_folder::RegisterFolder;

/// Read a document or spreadsheet, and print or decide what it asks
///
/// Without --review nothing is kept or changed, and no register is needed.
#[derive(clap::Args)]
#[command(after_long_help = json::FIELDS)]
pub(crate) struct Arguments {
    /// The file: a document, or a spreadsheet with --mapping
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
    /// Have the words of a PDF drawn by this machine's pdftotext, and not by the
    /// program's own reader
    #[arg(long, conflicts_with = "mapping")]
    pdftotext: bool,
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
    let document = File::read(file, arguments.pdftotext)?;
    if spreadsheets::is_one(file) {
        return Err(spreadsheets::needs_mapping().into());
    }
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
    /// Who draws the words from it, if it is a PDF.
    pdf: PdfReader,
}

impl File {
    /// A file, of which only a PDF may be for `pdftotext`.
    fn read(path: &Path, pdftotext: bool) -> anyhow::Result<Self> {
        let unread = |why: &dyn std::fmt::Display| {
            Refusal(format!(
                "cannot read {} ({why}); check the path",
                path.display()
            ))
        };
        let length = fs::metadata(path).map_err(|why| unread(&why))?.len();
        if length > apart::MOST_FILE_BYTES {
            let most = apart::MOST_FILE_BYTES;
            return Err(Refusal(format!("the file has {length} bytes; the most is {most}")).into());
        }
        let bytes = fs::read(path).map_err(|why| unread(&why))?;
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        let is_pdf = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let pdf = match (pdftotext, is_pdf) {
            (false, _) => PdfReader::Own,
            (true, true) => PdfReader::Pdftotext,
            (true, false) => {
                let why =
                    "pdftotext reads PDF files, whose names end in .pdf: leave --pdftotext out";
                return Err(Refusal(why.to_owned()).into());
            }
        };
        Ok(Self { name, bytes, pdf })
    }

    /// The `pdftotext` of this machine, where the file is for it.
    fn pdftotext(&self) -> anyhow::Result<Option<Pdftotext>> {
        match self.pdf {
            PdfReader::Own => Ok(None),
            PdfReader::Pdftotext => Pdftotext::found().map(Some),
        }
    }

    /// Has it read, apart from this process.
    fn told(&self, work: &Work) -> anyhow::Result<Told> {
        let reader = apart::reader(self.pdftotext()?)?;
        reader.read(work, &self.bytes).map_err(not_read)
    }
}

/// Why a file was not read, for the keyboard.
fn not_read(why: NotRead) -> anyhow::Error {
    match why {
        NotRead::NoReader(_) => why.into(),
        NotRead::NeedsMapping => spreadsheets::needs_mapping().into(),
        why => Refusal::of(why).into(),
    }
}
