//! The parts of a packed document.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Media, NotReadable, decode, limits};

/// Why a packed document was not unpacked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotUnpacked {
    /// It is cut short, or a part is not what it has to be.
    #[error(
        "the file is damaged: its part {part} cannot be read; open and save it again, or get it \
         again"
    )]
    Damaged {
        /// `word/document.xml`.
        part: String,
    },
    /// It holds more parts than anything real does.
    #[error("the file is packed out of {parts} parts; the most is {most}")]
    TooManyParts {
        /// How many.
        parts: usize,
        /// The most.
        most: usize,
    },
    /// It unpacks to more than anything real does.
    #[error("the file unpacks to more than {most} bytes of words, as no document of people does")]
    UnpacksTooFar {
        /// The most, in bytes.
        most: u64,
    },
    /// One part is packed more tightly than words can be.
    #[error("part {part} of the file unpacks to more than {most} times its length, as no words do")]
    PackedTooTight {
        /// `word/document.xml`.
        part: String,
        /// The most.
        most: u64,
    },
    /// Its elements are nested deeper than any program writes.
    #[error("part {part} of the file is nested more than {most} deep, as no program writes it")]
    TooDeep {
        /// `word/document.xml`.
        part: String,
        /// The most.
        most: usize,
    },
    /// It declares entities or a document type, which these formats forbid.
    #[error(
        "part {part} of the file declares a document type, which these formats do not allow and \
         which could be made to do harm; open and save it again"
    )]
    Declares {
        /// `word/document.xml`.
        part: String,
    },
}

/// The parts of one file, and how much may still be unpacked.
pub(crate) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

/// Which document is packed in a file; none where it is some other packed file.
pub(crate) fn kind(bytes: &[u8]) -> Result<Option<Media>, NotReadable> {
    /// An OpenDocument's first part says what it is in so many bytes.
    const TYPE_BYTES: u64 = 100;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotReadable::Damaged)?;
    if archive.index_for_name("word/document.xml").is_some() {
        return Ok(Some(Media::Docx));
    }
    let mut said = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // What is no text is no type.
        let _ = part.take(TYPE_BYTES).read_to_string(&mut said);
    }
    Ok((said.trim() == Media::Odt.as_str()).then_some(Media::Odt))
}

impl<'b> Parts<'b> {
    /// Opens a file that has a part of this name.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Parts<'b>, crate::IntakeError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotReadable::Damaged)?;
        if archive.len() > limits::MOST_PARTS {
            let parts = archive.len();
            let most = limits::MOST_PARTS;
            return Err(NotUnpacked::TooManyParts { parts, most }.into());
        }
        Ok(Parts {
            archive,
            left: limits::MOST_UNPACKED_BYTES,
        })
    }

    /// The text of a part; none where there is no such part.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, crate::IntakeError> {
        let damaged = || NotUnpacked::Damaged {
            part: name.to_owned(),
        };
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(NotReadable::Locked.into());
            }
            Err(_) => return Err(damaged().into()),
        };
        let packed = part.compressed_size();
        let tight = packed
            .saturating_mul(limits::MOST_RATIO)
            .max(limits::SMALL_PART_BYTES);
        // What a part says of its own size is not believed.
        let most = self.left.min(tight);
        let mut bytes = Vec::new();
        part.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged())?;
        let length = bytes.len() as u64;
        if length > tight {
            let (part, most) = (name.to_owned(), limits::MOST_RATIO);
            return Err(NotUnpacked::PackedTooTight { part, most }.into());
        }
        self.left = self
            .left
            .checked_sub(length)
            .ok_or(NotUnpacked::UnpacksTooFar {
                most: limits::MOST_UNPACKED_BYTES,
            })?;
        Ok(Some(decode(&bytes).text))
    }

    /// The text of a part that has to be there.
    pub(crate) fn needed(&mut self, name: &str) -> Result<String, crate::IntakeError> {
        let missing = NotUnpacked::Damaged {
            part: name.to_owned(),
        };
        Ok(self.text(name)?.ok_or(missing)?)
    }
}
