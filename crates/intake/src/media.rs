//! What kind of file some bytes are.

use serde::{Deserialize, Serialize};

/// Kinds of document that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Media {
    /// A text file.
    #[serde(rename = "text/plain")]
    PlainText,
    /// A web page.
    #[serde(rename = "text/html")]
    Html,
    /// A spreadsheet as comma-separated values: read through a
    /// [`Mapping`](crate::Mapping), not by [`read`](crate::read).
    #[serde(rename = "text/csv")]
    Csv,
}

/// Why a file is of no kind that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotReadable {
    /// The bytes begin as another kind of file does.
    #[error("this is {kind}; save it as plain text, a web page or CSV and try again")]
    AnotherKind {
        /// `a PDF file`.
        kind: &'static str,
    },
    /// The bytes are no text.
    #[error("this is not a text file: it holds bytes that no text has")]
    NotText,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It holds bytes, and not one letter or figure comes of them: a page without
    /// text, or one whose words are pictures or made by a script.
    #[error(
        "there are no words in this file; open it in a browser or an editor and save what it says as text"
    )]
    NoWords,
}

/// How other files begin, so that a person is told what they have.
const BEGINNINGS: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a compressed file"),
];

/// How many of the first bytes are looked at for a tag.
const LOOKED_AT: usize = 1024;

impl Media {
    /// What a file is, by its name's ending, or where that says nothing by its
    /// first bytes.
    ///
    /// # Errors
    ///
    /// Empty files, files of kinds that are not read, and bytes that are no text.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Media, NotReadable> {
        refuse_what_is_no_text(bytes)?;
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        Ok(match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" => Media::PlainText,
            "html" | "htm" | "xhtml" => Media::Html,
            "csv" => Media::Csv,
            _ if begins_as_a_page(bytes) => Media::Html,
            _ => Media::PlainText,
        })
    }

    /// Its name on the web: `text/plain`.
    pub fn as_str(self) -> &'static str {
        match self {
            Media::PlainText => "text/plain",
            Media::Html => "text/html",
            Media::Csv => "text/csv",
        }
    }
}

pub(crate) fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), NotReadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotReadable::Empty);
    }
    if let Some((_, kind)) = BEGINNINGS
        .iter()
        .find(|(begin, _)| bytes.starts_with(begin))
    {
        return Err(NotReadable::AnotherKind { kind });
    }
    // Text in UTF-16 is full of zero bytes and says so with its first two.
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if !utf_16 && bytes.contains(&0) {
        return Err(NotReadable::NotText);
    }
    Ok(())
}

fn begins_as_a_page(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with("<!doctype html") || start.starts_with("<html") || start.contains("<body")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_and_the_first_bytes_help() {
        assert_eq!(
            Media::of("letter.TXT", b"Dear Ms Box"),
            Ok(Media::PlainText)
        );
        assert_eq!(Media::of("letter.htm", b"Dear Ms Box"), Ok(Media::Html));
        assert_eq!(Media::of("rows.csv", b"ref,recipient"), Ok(Media::Csv));
        assert_eq!(Media::of("-", b"<!DOCTYPE html><p>Dear"), Ok(Media::Html));
        assert_eq!(Media::of("-", b"Dear Ms Box"), Ok(Media::PlainText));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let refused = Media::of("report.txt", b"%PDF-1.7").expect_err("a PDF");
        assert_eq!(
            refused.to_string(),
            "this is a PDF file; save it as plain text, a web page or CSV and try again"
        );
        assert_eq!(Media::of("x.txt", b" \n "), Err(NotReadable::Empty));
        assert_eq!(Media::of("x.txt", b"a\0b"), Err(NotReadable::NotText));
    }
}
