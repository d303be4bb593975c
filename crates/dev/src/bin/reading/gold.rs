//! What a person reads in a document, as its gold file says it.

use serde::Deserialize;

/// A gold file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Gold {
    /// What the document is.
    #[expect(dead_code, reason = "for people")]
    about: String,
    /// Why it is here.
    #[serde(default)]
    #[expect(dead_code, reason = "for people")]
    hard: Vec<String>,
    /// The day on it.
    pub(crate) dated: Option<toml::value::Datetime>,
    /// What it asks, undertakes or reports.
    #[serde(default, rename = "ask")]
    pub(crate) asks: Vec<Ask>,
    /// What it answers.
    #[expect(
        dead_code,
        reason = "answers are not read yet; the file is held to its form"
    )]
    answer: Option<Answer>,
}

/// One thing that a document asks, undertakes or reports.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Ask {
    /// `recommendation`, `request`, `undertaking`.
    pub(crate) kind: String,
    pub(crate) number: Option<String>,
    /// The passage; ` … ` may stand for its middle.
    pub(crate) words: String,
    #[serde(default)]
    pub(crate) to: Vec<String>,
    #[serde(default)]
    pub(crate) with: Vec<String>,
    #[serde(default)]
    pub(crate) consult: Vec<String>,
    pub(crate) by: String,
    /// How the cause of concern begins that it stands under.
    pub(crate) under: Option<String>,
    /// Whether it was asked before and is told again.
    #[serde(default)]
    #[expect(dead_code, reason = "repeats are not told apart yet")]
    repeats: bool,
}

/// What a document that answers says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "answers are not read yet; the file is held to its form"
)]
pub(crate) struct Answer {
    by: String,
    #[serde(default)]
    to_reports: Vec<String>,
    dated: Option<toml::value::Datetime>,
    published: Option<toml::value::Datetime>,
    #[serde(default)]
    acknowledges_only: bool,
    #[serde(default)]
    nil_return: bool,
    chief_officer: Option<String>,
    #[serde(default)]
    each: Vec<Each>,
}

/// What an answer says of one recommendation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "answers are not read yet; the file is held to its form"
)]
pub(crate) struct Each {
    number: Option<String>,
    report: Option<String>,
    coverage: String,
    position: String,
    words: Option<String>,
}
