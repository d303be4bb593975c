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
    pub(crate) answer: Option<Answer>,
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
    pub(crate) repeats: bool,
}

/// What a document that answers says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Answer {
    pub(crate) by: String,
    #[serde(default)]
    pub(crate) to_reports: Vec<String>,
    pub(crate) dated: Option<toml::value::Datetime>,
    pub(crate) published: Option<toml::value::Datetime>,
    #[serde(default)]
    pub(crate) acknowledges_only: bool,
    #[serde(default)]
    pub(crate) nil_return: bool,
    pub(crate) chief_officer: Option<String>,
    #[serde(default)]
    pub(crate) each: Vec<Each>,
}

/// What an answer says of one recommendation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Each {
    pub(crate) number: Option<String>,
    pub(crate) report: Option<String>,
    pub(crate) coverage: String,
    pub(crate) position: String,
    pub(crate) words: Option<String>,
}
