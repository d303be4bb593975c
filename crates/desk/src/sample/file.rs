//! One file of the sample: arrays of tables, each named after a kind of fact.

use answerable_register::facts::{
    Answer, Asked, CopySent, Difference, Look, Notice, Outcome, Place, PublisherLabel, Report,
    Source, Statement, Stay, Withdrawal,
};
use serde::Deserialize;

/// The facts that one file states, by kind.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct SampleFile {
    pub(super) source: Vec<Source>,
    pub(super) report: Vec<Report>,
    pub(super) asked: Vec<Asked>,
    pub(super) answer: Vec<Answer>,
    pub(super) outcome: Vec<Outcome>,
    pub(super) place: Vec<Place>,
    pub(super) look: Vec<Look>,
    pub(super) notice: Vec<Notice>,
    pub(super) copy_sent: Vec<CopySent>,
    pub(super) withdrawal: Vec<Withdrawal>,
    pub(super) statement: Vec<Statement>,
    pub(super) difference: Vec<Difference>,
    pub(super) stay: Vec<Stay>,
    pub(super) publisher_label: Vec<PublisherLabel>,
}

impl SampleFile {
    /// Reads a file.
    pub(super) fn read(name: &str, text: &str) -> Result<Self, SampleError> {
        toml::from_str(text).map_err(|error| SampleError {
            file: name.to_owned(),
            line: error.span().map(|place| line_of(text, place.start)),
            why: error.message().to_owned(),
        })
    }

    /// Adds another file's facts after these.
    pub(super) fn append(&mut self, mut other: Self) {
        self.source.append(&mut other.source);
        self.report.append(&mut other.report);
        self.asked.append(&mut other.asked);
        self.answer.append(&mut other.answer);
        self.outcome.append(&mut other.outcome);
        self.place.append(&mut other.place);
        self.look.append(&mut other.look);
        self.notice.append(&mut other.notice);
        self.copy_sent.append(&mut other.copy_sent);
        self.withdrawal.append(&mut other.withdrawal);
        self.statement.append(&mut other.statement);
        self.difference.append(&mut other.difference);
        self.stay.append(&mut other.stay);
        self.publisher_label.append(&mut other.publisher_label);
    }
}

/// The line that holds a byte, counted from one.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().iter().take(byte);
    before.filter(|&&byte| byte == b'\n').count() + 1
}

/// A file of the sample that cannot be read as facts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {why}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct SampleError {
    /// The file's name.
    pub file: String,
    /// The line, counted from one, where one can be told.
    pub line: Option<usize>,
    /// What was wrong there.
    pub why: String,
}
