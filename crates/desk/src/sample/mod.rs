//! The sample register: facts from a few real documents, with their sources.
//!
//! It ships inside the program, so that a register can be shown without a
//! network and without anyone's own documents. What it holds and what it does
//! not is told in `data/sample/README.md`.
//!
//! Here: reading the files and putting their facts in an order in which they
//! can be recorded. Not here: recording them. The members of a group and the
//! bodies that owe comments on a report are left empty in the files; whoever
//! records a fact fills them in as they were on the day.

mod file;
mod record;

use answerable_register::entry::Fact;
use answerable_register::facts::AskedKind;

pub use file::SampleError;
use file::SampleFile;
pub use record::{NotSampled, record};

/// Names files of `data/sample`, and compiles their text in.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../data/sample/", $name)))),*]
    };
}

/// The files of the sample by name, in the order they are recorded.
const FILES: &[(&str, &str)] = files![
    "01-home-secretary-letter-2024.toml",
    "02-london-assembly-letter-2023.toml",
    "03-armed-mutual-aid-2023.toml",
    "04-activism-and-impartiality.toml",
    "05-nottinghamshire-2024.toml",
    "06-engage.toml",
    "07-west-mercia-answers.toml",
    "08-disproportionate-powers-2021.toml",
    "09-section-55-cases.toml",
];

/// The names of the sample's files, in the order they are read.
pub fn file_names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// Every fact of the sample, in an order in which each one comes after those
/// that it refers to: sources, reports, things asked (causes of concern before
/// what stands under them), answers, outcomes, and the rest. Within a kind the
/// order is that of the files.
///
/// # Errors
///
/// When a file of the sample cannot be read as facts, with its name and the
/// line.
pub fn facts() -> Result<Vec<Fact>, SampleError> {
    let files = FILES
        .iter()
        .map(|(name, text)| SampleFile::read(name, text))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(in_order(files))
}

/// The facts of one file of sample form, in the same order as [`facts`].
///
/// # Errors
///
/// When the text cannot be read as facts, with the name given and the line.
pub fn facts_of(name: &str, text: &str) -> Result<Vec<Fact>, SampleError> {
    Ok(in_order(vec![SampleFile::read(name, text)?]))
}

/// Puts what refers to something after what it refers to.
fn in_order(files: Vec<SampleFile>) -> Vec<Fact> {
    let mut whole = SampleFile::default();
    for file in files {
        whole.append(file);
    }
    let (causes, others): (Vec<_>, Vec<_>) = whole
        .asked
        .into_iter()
        .partition(|asked| asked.kind == AskedKind::CauseOfConcern);

    let mut facts = Vec::new();
    let mut take = Taking(&mut facts);
    take.all(whole.source);
    take.all(whole.report);
    take.all(causes);
    take.all(others);
    take.all(whole.answer);
    take.all(whole.outcome);
    take.all(whole.place);
    take.all(whole.look);
    take.all(whole.notice);
    take.all(whole.copy_sent);
    take.all(whole.withdrawal);
    take.all(whole.statement);
    take.all(whole.difference);
    take.all(whole.stay);
    take.all(whole.publisher_label);
    facts
}

/// The facts taken so far.
struct Taking<'a>(&'a mut Vec<Fact>);

impl Taking<'_> {
    fn all<F: Into<Fact>>(&mut self, facts: Vec<F>) {
        self.0.extend(facts.into_iter().map(Into::into));
    }
}
