//! Files that are to be published with an answer.
//!
//! Until then they lie in the vault, in pieces, each under a key of its own;
//! with the answer they go into the archive under their fingerprint.

use answerable_ledger::Fingerprint;
use answerable_store::vault::RecordId;

use super::acts::still_written;
use super::keep::{InHand, asking};
use super::refusal::NotWritten;
use super::written::Attached;
use super::{Acting, Which};
use crate::desk::Desk;

/// The largest file, in bytes: a report of some hundred pages with pictures.
pub const MOST_FILE_BYTES: usize = 5 << 20;

/// The most bytes of all files of one answer.
pub const MOST_EVIDENCE_BYTES: u64 = 25 << 20;

/// The most files of one answer.
pub const MOST_FILES: usize = 20;

/// How many bytes go into one record of the vault: written as hex, a little less
/// than a record takes.
const PIECE_BYTES: usize = 500_000;

/// The longest title and name of a file, in characters.
const LONGEST_TITLE: usize = 200;

/// A kind of file that is taken: its endings, its media type, how it begins.
struct KindTaken {
    endings: &'static [&'static str],
    media: &'static str,
    begins: &'static [u8],
    words: &'static str,
}

/// What people can open without a program of one maker, and pictures. No web
/// pages: what is published as evidence never runs anything.
const KINDS: [KindTaken; 8] = [
    kind(&["pdf"], "application/pdf", b"%PDF-", "PDF"),
    kind(
        &["docx"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        b"PK\x03\x04",
        "Word (.docx)",
    ),
    kind(
        &["xlsx"],
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        b"PK\x03\x04",
        "Excel (.xlsx)",
    ),
    kind(
        &["odt"],
        "application/vnd.oasis.opendocument.text",
        b"PK\x03\x04",
        "OpenDocument (.odt)",
    ),
    kind(&["csv"], "text/csv", b"", "CSV"),
    kind(&["txt"], "text/plain", b"", "plain text"),
    kind(&["png"], "image/png", b"\x89PNG\r\n\x1a\n", "PNG"),
    kind(&["jpg", "jpeg"], "image/jpeg", b"\xFF\xD8\xFF", "JPEG"),
];

const fn kind(
    endings: &'static [&'static str],
    media: &'static str,
    begins: &'static [u8],
    words: &'static str,
) -> KindTaken {
    KindTaken {
        endings,
        media,
        begins,
        words,
    }
}

/// The kinds of file that are taken, in words: "PDF, Word (.docx), …".
#[must_use]
pub fn kinds_taken() -> String {
    KINDS.map(|kind| kind.words).join(", ")
}

/// The ending of a file of evidence of this media type; none for a type that is
/// not taken, or is text.
#[must_use]
pub fn ending_of(media: &str) -> Option<&'static str> {
    let mut binary = KINDS.iter().filter(|kind| !kind.begins.is_empty());
    let kind = binary.find(|kind| kind.media == media)?;
    kind.endings.first().copied()
}

/// A file as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'a> {
    /// What it is, in the sender's words.
    pub title: &'a str,
    /// What the file is called.
    pub file: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is too large.
    #[error("the file must be {} MB or smaller", MOST_FILE_BYTES >> 20)]
    TooLarge,
    /// All files together are too large.
    #[error("all files together must be {} MB or smaller", MOST_EVIDENCE_BYTES >> 20)]
    AllTooLarge,
    /// There are too many.
    #[error("an answer has at most {MOST_FILES} files: take one away first")]
    TooMany,
    /// It is of a kind that is not taken.
    #[error("the file must be one of these: {}", kinds_taken())]
    AnotherKind,
    /// It is not what its name says.
    #[error("the file is called {file:?} and is not {words} inside: save it again as what it is")]
    NotWhatItIsCalled {
        /// Its name.
        file: String,
        /// The kind that its name says.
        words: &'static str,
    },
    /// It is attached already.
    #[error("the same file is attached already, as {0:?}")]
    Already(String),
    /// Nothing says what it is.
    #[error("say what the file shows, in a few words")]
    NoTitle,
    /// What it is said to be is too long.
    #[error("what the file shows must be {LONGEST_TITLE} characters or fewer")]
    LongTitle,
}

impl Attachment<'_> {
    /// Its media type, if it is taken.
    fn media(&self) -> Result<&'static str, FileRefused> {
        match self.bytes.len() {
            0 => return Err(FileRefused::Empty),
            bytes if bytes > MOST_FILE_BYTES => return Err(FileRefused::TooLarge),
            _ => {}
        }
        match self.title.trim().chars().count() {
            0 => return Err(FileRefused::NoTitle),
            letters if letters > LONGEST_TITLE => return Err(FileRefused::LongTitle),
            _ => {}
        }
        let ending = self.file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        let kind = KINDS
            .iter()
            .find(|kind| kind.endings.contains(&ending.as_str()))
            .ok_or(FileRefused::AnotherKind)?;
        let is_text = kind.begins.is_empty();
        let text_inside = || std::str::from_utf8(self.bytes).is_ok_and(|text| !text.contains('\0'));
        if !self.bytes.starts_with(kind.begins) || (is_text && !text_inside()) {
            return Err(FileRefused::NotWhatItIsCalled {
                file: self.file.to_owned(),
                words: kind.words,
            });
        }
        Ok(kind.media)
    }
}

impl Desk {
    /// Attaches a file to an answer; the first one may begin it.
    ///
    /// # Errors
    ///
    /// [`NotWritten::File`] with the reason for which it is not taken.
    pub fn attach(
        &self,
        which: Which<'_>,
        attachment: Attachment<'_>,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        let media = attachment.media()?;
        let held = self.begin_answer(which, who)?;
        still_written(&held)?;
        let fingerprint = Fingerprint::of(attachment.bytes).to_string();
        let bytes = attachment.bytes.len() as u64;
        held.takes(&fingerprint, bytes)?;
        let mut pieces = Vec::new();
        for piece in attachment.bytes.chunks(PIECE_BYTES) {
            let sealed = self.seal_of_answer(held.draft.number, &hex(piece), who)?;
            pieces.push(sealed.to_string());
        }
        let attached = Attached {
            title: attachment
                .title
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            file: attachment.file.chars().take(LONGEST_TITLE).collect(),
            media: media.to_owned(),
            bytes,
            fingerprint,
            pieces,
            by: who.by.to_owned(),
        };
        let done = self.change_answer(which, who, |held, _| {
            still_written(held)?;
            held.takes(&attached.fingerprint, bytes)?;
            held.written.evidence.push(attached.clone());
            held.written_by(who.by);
            Ok(())
        });
        if done.is_err() {
            self.erase_pieces(&attached, who);
        }
        done
    }

    /// Takes a file away again, by its fingerprint. One that is not there is
    /// already taken away.
    ///
    /// # Errors
    ///
    /// When there is no such answer, or it waits for approval.
    pub fn detach(
        &self,
        which: Which<'_>,
        fingerprint: &str,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        let before = self
            .answer_in_hand(which, who)?
            .ok_or(NotWritten::NoSuchAnswer)?;
        let held = self.change_answer(which, who, |held, _| {
            still_written(held)?;
            let files = held.written.evidence.len();
            held.written
                .evidence
                .retain(|file| file.fingerprint != fingerprint);
            if held.written.evidence.len() < files {
                held.written_by(who.by);
            }
            Ok(())
        })?;
        let taken = before.written.evidence.iter();
        for file in taken.filter(|file| file.fingerprint == fingerprint) {
            self.erase_pieces(file, who);
        }
        Ok(held)
    }

    /// The bytes of a file that is attached.
    ///
    /// # Errors
    ///
    /// When they are not what was attached.
    pub(super) fn evidence(
        &self,
        attached: &Attached,
        who: Acting<'_>,
    ) -> Result<Vec<u8>, NotWritten> {
        let mut bytes = Vec::new();
        for piece in &attached.pieces {
            let record: RecordId = piece.parse().map_err(|_| not_kept(attached))?;
            let words = self
                .vault()
                .unseal(record, &asking(who, "to publish the file with the answer"))?;
            bytes.extend(from_hex(&words).ok_or_else(|| not_kept(attached))?);
        }
        match Fingerprint::of(&bytes).to_string() == attached.fingerprint {
            true => Ok(bytes),
            false => Err(not_kept(attached)),
        }
    }

    fn erase_pieces(&self, attached: &Attached, who: Acting<'_>) {
        for record in attached
            .pieces
            .iter()
            .filter_map(|piece| piece.parse().ok())
        {
            self.erase_of_answer(record, who, "a file taken away before it was published");
        }
    }
}

impl InHand {
    fn takes(&self, fingerprint: &str, bytes: u64) -> Result<(), FileRefused> {
        let there = &self.written.evidence;
        if let Some(same) = there.iter().find(|file| file.fingerprint == fingerprint) {
            return Err(FileRefused::Already(same.title.clone()));
        }
        if there.len() >= MOST_FILES {
            return Err(FileRefused::TooMany);
        }
        let all: u64 = there.iter().map(|file| file.bytes).sum();
        match all + bytes > MOST_EVIDENCE_BYTES {
            true => Err(FileRefused::AllTooLarge),
            false => Ok(()),
        }
    }
}

fn not_kept(attached: &Attached) -> NotWritten {
    NotWritten::Kept(format!("the file {:?} is not whole", attached.file))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks_exact(2);
    if !digits.remainder().is_empty() {
        return None;
    }
    digits
        .map(|pair| {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(pair[0])? * 16 + digit(pair[1])?;
            u8::try_from(value).ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(title: &str, file: &str, bytes: &[u8]) -> String {
        let attachment = Attachment { title, file, bytes };
        attachment.media().unwrap_err().to_string()
    }

    #[test]
    fn a_file_is_taken_for_what_it_is_and_not_for_what_it_is_called() {
        let large = vec![b'a'; MOST_FILE_BYTES + 1];
        let said = [
            refused("Audit", "audit.pdf", b""),
            refused("Audit", "audit.txt", &large),
            refused(" ", "audit.txt", b"a"),
            refused("Audit", "audit.exe", b"MZ"),
            refused("Audit", "page.html", b"<script>"),
            refused("Audit", "audit.pdf", b"<html>"),
            refused("Audit", "audit.txt", b"a\0b"),
        ]
        .join("\n");
        insta::assert_snapshot!(said, @r#"
        the file is empty
        the file must be 5 MB or smaller
        say what the file shows, in a few words
        the file must be one of these: PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt), CSV, plain text, PNG, JPEG
        the file must be one of these: PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt), CSV, plain text, PNG, JPEG
        the file is called "audit.pdf" and is not PDF inside: save it again as what it is
        the file is called "audit.txt" and is not plain text inside: save it again as what it is
        "#);
        let (title, file, bytes) = ("Audit", "Audit of 2024.PDF", &b"%PDF-1.7"[..]);
        let media = Attachment { title, file, bytes }.media();
        assert_eq!(media, Ok("application/pdf"));
    }

    proptest! {
        #[test]
        fn bytes_come_back_as_they_went_in(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert_eq!(from_hex(&hex(&bytes)), Some(bytes));
        }
    }
}
