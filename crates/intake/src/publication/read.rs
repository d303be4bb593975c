//! Writing the block, and reading it back.

use answerable_register::words::is_slug;
use serde::{Deserialize, Serialize};

use super::find::{ELEMENT_ID, ELEMENT_TYPE, blocks};
use super::terms::{FORMAT, Publication};

/// The largest file that is looked through, in bytes: a page of words, with room
/// for what a site puts around it.
pub const MOST_FILE_BYTES: usize = 16 << 20;

/// Why a file holds no answer that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAPublication {
    /// There is no block in it.
    #[error("there is no answer written as data in this file")]
    NoBlock,
    /// There is more than one, and nothing says which counts.
    #[error("there are {0} answers written as data in this file; one file holds one")]
    Several(usize),
    /// A newer program wrote it.
    #[error("it is in format {format}, and this program reads {FORMAT}: use a newer program")]
    Newer {
        /// Its format.
        format: u32,
    },
    /// The file is larger than is looked through.
    #[error("the file has {bytes} bytes, and the most is {} MiB", MOST_FILE_BYTES >> 20)]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The block does not say what it must.
    #[error("the answer written as data cannot be read: {why}")]
    Malformed {
        /// What the reader stumbled over.
        why: String,
    },
}

/// The block as it is written: the format first.
#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    answer: &'a Publication,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    #[serde(rename = "format")]
    _format: u32,
    answer: Publication,
}

/// The format alone, which is read before the rest.
#[derive(Deserialize)]
struct OfFormat {
    format: u32,
}

impl Publication {
    /// The element that holds it, to stand anywhere in the page's body.
    ///
    /// Nothing in it can end the element early: `<`, `>` and `&` are written as
    /// JSON writes any character by its number.
    #[must_use]
    pub fn block(&self) -> String {
        let written = Written {
            format: FORMAT,
            answer: self,
        };
        let json = serde_json::to_string(&written)
            .expect("texts, days and numbers under fixed names are always JSON");
        let mut block = format!("<script type=\"{ELEMENT_TYPE}\" id=\"{ELEMENT_ID}\">");
        for letter in json.chars() {
            match letter {
                '<' => block.push_str("\\u003c"),
                '>' => block.push_str("\\u003e"),
                '&' => block.push_str("\\u0026"),
                // Ends a line in scripts and nowhere else; some editors break it.
                '\u{2028}' => block.push_str("\\u2028"),
                '\u{2029}' => block.push_str("\\u2029"),
                letter => block.push(letter),
            }
        }
        block.push_str("</script>");
        block
    }
}

/// The answer that a file holds as data, exactly as it was written.
///
/// # Errors
///
/// [`NotAPublication`]. Nothing is read in part.
pub fn read(file: &[u8]) -> Result<Publication, NotAPublication> {
    if file.len() > MOST_FILE_BYTES {
        return Err(NotAPublication::TooLarge { bytes: file.len() });
    }
    let page = String::from_utf8_lossy(file);
    let found = blocks(&page);
    let block = match found.as_slice() {
        [] => return Err(NotAPublication::NoBlock),
        [block] => block,
        several => return Err(NotAPublication::Several(several.len())),
    };
    let malformed = |why: &dyn ToString| NotAPublication::Malformed {
        why: why.to_string(),
    };
    let OfFormat { format } = serde_json::from_str(block).map_err(|why| malformed(&why))?;
    if format > FORMAT {
        return Err(NotAPublication::Newer { format });
    }
    if format == 0 {
        return Err(malformed(&"there is no format 0"));
    }
    let kept: Kept = serde_json::from_str(block).map_err(|why| malformed(&why))?;
    check(&kept.answer).map_err(|why| malformed(&why))?;
    Ok(kept.answer)
}

/// Ids stand in addresses, and what is said of a recommendation names a report
/// that is answered.
fn check(answer: &Publication) -> Result<(), String> {
    let reports = || answer.reports.iter();
    let named = reports().flat_map(|report| {
        let asked = report.asked.iter().map(|asked| &asked.id);
        [&report.id, &report.by.id].into_iter().chain(asked)
    });
    let said = answer.recommendations.iter().map(|said| &said.id);
    for id in std::iter::once(&answer.by.id).chain(named).chain(said) {
        if !is_slug(id) {
            return Err(format!("{id:?} is no id"));
        }
    }
    if answer.reports.is_empty() {
        return Err("it names no report".to_owned());
    }
    for said in &answer.recommendations {
        if !reports().any(|report| report.id == said.report) {
            return Err(format!(
                "it says something of {} in {}, which is no report that it answers",
                said.id, said.report
            ));
        }
    }
    Ok(())
}
