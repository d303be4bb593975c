//! Who reads the words of a PDF.

use serde::{Deserialize, Serialize};

/// What draws the words from a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PdfReader {
    /// Our own reader.
    #[default]
    Own,
    /// `pdftotext` of this machine, where whoever runs the program has it and asks
    /// for it (docs/decisions/0100).
    Pdftotext,
}
