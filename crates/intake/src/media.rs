//! What kind of file some bytes are.

use serde::{Deserialize, Serialize};

use crate::office;

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
    /// A saved e-mail (RFC 5322).
    #[serde(rename = "message/rfc822")]
    Email,
    /// A Word document (ECMA-376), without macros.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    Docx,
    /// An OpenDocument text (ISO/IEC 26300).
    #[serde(rename = "application/vnd.oasis.opendocument.text")]
    Odt,
    /// A PDF document (ISO 32000-2): its text layer.
    #[serde(rename = "application/pdf")]
    Pdf,
}

/// Why a file is of no kind that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotReadable {
    /// The bytes begin as another kind of file does.
    #[error(
        "this is {kind}; save it as .pdf, .docx, .odt, .eml, plain text, a web page or CSV and try again"
    )]
    AnotherKind {
        /// `a rich text file`.
        kind: &'static str,
    },
    /// The bytes are no text.
    #[error("this is not a text file: it holds bytes that no text has")]
    NotText,
    /// Its name says that it is of one kind and its bytes that it is of another.
    #[error(
        "its name ends in .{ending} and it is {kind}; let its name end in .{right} and try again"
    )]
    EndsOtherwise {
        /// How its name ends, in lower case.
        ending: String,
        /// `a Word document`.
        kind: &'static str,
        /// How the name of such a file ends: `docx`.
        right: &'static str,
    },
    /// It is packed as a zip file is, and cannot be unpacked.
    #[error("the file is damaged or cut short, and cannot be unpacked; get it again and try again")]
    Damaged,
    /// What it says is in a cipher.
    #[error("the file is locked with a password or a key; open it, save it without and try again")]
    Locked,
    /// Its name says that it is an e-mail, and it has no head of one.
    #[error(
        "this is no saved e-mail: it says neither who wrote it, nor when, nor about what; \
         save the message again as .eml, or its words as text"
    )]
    NoMail,
    /// Its name says that it is a PDF, and it begins as none does.
    #[error("this is no PDF file: it does not begin as one does; get it again and try again")]
    NoPdf,
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
    (PDF, "a PDF file"),
    (PACKED, "an Excel file, a zip file or another packed file"),
    (OLD_OFFICE, "an old Word, Excel or Outlook file"),
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
    /// Empty files, files of kinds that are not read, bytes that are no text, packed
    /// files that are damaged or locked, and those whose name says otherwise.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Media, NotReadable> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        if let Some(packed) = packed(&ending, bytes) {
            return packed;
        }
        if let Some(pdf) = pdf(&ending, bytes) {
            return pdf;
        }
        if ending == "eml" {
            refuse_other_kinds(bytes)?;
            return Ok(Media::Email);
        }
        refuse_what_is_no_text(bytes)?;
        Ok(match ending.as_str() {
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
            Media::Email => "message/rfc822",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Odt => "application/vnd.oasis.opendocument.text",
            Media::Pdf => "application/pdf",
        }
    }
}

/// What a packed or locked file is: a Word document or an OpenDocument text under a
/// name of its own ending, or under a name without one. Nothing else that is packed
/// is taken, and the other kinds are never packed.
fn packed(ending: &str, bytes: &[u8]) -> Option<Result<Media, NotReadable>> {
    /// "EncryptedPackage" as the old Office container writes names, in UTF-16.
    const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    /// The folder of such a container lies near its start or its end.
    const NEAR: usize = 64 * 1024;
    if bytes.starts_with(OLD_OFFICE) {
        let start = &bytes[..bytes.len().min(NEAR)];
        let end = &bytes[bytes.len().saturating_sub(NEAR)..];
        let locked = [start, end]
            .iter()
            .any(|part| part.windows(LOCKED.len()).any(|window| window == LOCKED));
        return locked.then_some(Err(NotReadable::Locked));
    }
    let says = [("docx", Media::Docx), ("odt", Media::Odt)];
    let said = says.iter().find(|(known, _)| *known == ending);
    let is_packed = bytes.starts_with(PACKED);
    if !is_packed {
        // The ending promises a document and the bytes are none.
        let empty = bytes.iter().all(u8::is_ascii_whitespace);
        let other = refuse_what_is_no_text(bytes).is_err();
        return (said.is_some() && !empty && !other).then_some(Err(NotReadable::EndsOtherwise {
            ending: ending.to_owned(),
            kind: "a text file or a web page",
            right: "txt or .html",
        }));
    }
    let found = match office::kind(bytes) {
        Ok(found) => found?,
        Err(why) => return Some(Err(why)),
    };
    let (right, kind) = match found {
        Media::Docx => ("docx", "a Word document"),
        _ => ("odt", "an OpenDocument text"),
    };
    Some(match ending {
        "" | "-" => Ok(found),
        ending if ending == right => Ok(found),
        ending => Err(NotReadable::EndsOtherwise {
            ending: ending.to_owned(),
            kind,
            right,
        }),
    })
}

/// What is a PDF by its name or its bytes; none where neither says so. Some files have
/// a line of another program before their first.
fn pdf(ending: &str, bytes: &[u8]) -> Option<Result<Media, NotReadable>> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let begins = start.windows(PDF.len()).position(|window| window == PDF);
    match (ending, begins) {
        ("pdf", Some(_)) | ("" | "-", Some(0)) => Some(Ok(Media::Pdf)),
        ("pdf", None) if bytes.iter().all(u8::is_ascii_whitespace) => None,
        ("pdf", None) => Some(Err(match refuse_what_is_no_text(bytes) {
            Err(NotReadable::NotText) => NotReadable::NoPdf,
            Err(other) => other,
            Ok(()) => NotReadable::EndsOtherwise {
                ending: ending.to_owned(),
                kind: "a text file or a web page",
                right: "txt or .html",
            },
        })),
        (_, Some(0)) => Some(Err(NotReadable::EndsOtherwise {
            ending: ending.to_owned(),
            kind: "a PDF file",
            right: "pdf",
        })),
        _ => None,
    }
}

/// How a PDF begins.
const PDF: &[u8] = b"%PDF";

/// How a zip file begins.
const PACKED: &[u8] = b"PK\x03\x04";

/// How the container of old Office files begins, and of those with a password.
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";

pub(crate) fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), NotReadable> {
    refuse_other_kinds(bytes)?;
    // Text in UTF-16 is full of zero bytes and says so with its first two.
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if !utf_16 && bytes.contains(&0) {
        return Err(NotReadable::NotText);
    }
    Ok(())
}

/// Refuses what is empty or begins as a file of another kind does.
pub(crate) fn refuse_other_kinds(bytes: &[u8]) -> Result<(), NotReadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotReadable::Empty);
    }
    if let Some((_, kind)) = BEGINNINGS
        .iter()
        .find(|(begin, _)| bytes.starts_with(begin))
    {
        return Err(NotReadable::AnotherKind { kind });
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
            "its name ends in .txt and it is a PDF file; let its name end in .pdf and try again"
        );
        let refused = Media::of("report.rtf", b"{\\rtf1 Dear").expect_err("rich text");
        assert_eq!(
            refused.to_string(),
            "this is a rich text file; save it as .pdf, .docx, .odt, .eml, plain text, a web page \
             or CSV and try again"
        );
        assert_eq!(Media::of("x.pdf", b"\0\0\x01"), Err(NotReadable::NoPdf));
        assert_eq!(Media::of("x.pdf", b"\n%PDF-1.4"), Ok(Media::Pdf));
        assert_eq!(Media::of("-", b"%PDF-1.4"), Ok(Media::Pdf));
        assert_eq!(Media::of("x.txt", b" \n "), Err(NotReadable::Empty));
        assert_eq!(Media::of("x.txt", b"a\0b"), Err(NotReadable::NotText));
    }
}
