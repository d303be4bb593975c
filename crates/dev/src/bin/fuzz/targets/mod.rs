//! What is thrown at: every reader of bytes or words that come from outside.
//!
//! A target fails by a panic. Of what was read, what must hold is checked: spans are
//! of the text, and what is kept as JSON comes back the same.

mod documents;
mod entries;
mod packed;
mod pdf;
mod publications;
mod sheets;
mod words;

use std::path::Path;

use answerable_intake::Media;
use answerable_register::calendar::Day;
use answerable_testkit::bad_documents;
use anyhow::{Context as _, Result};

use documents::{document, media};
use packed::{OPEN_PARTS, SHEET_PARTS, WORD_PARTS, of_parts, packed, workbook};

/// One reader.
pub(crate) struct Target {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// Documents from which inputs are made.
    pub(crate) seeds: fn() -> Result<Vec<Vec<u8>>>,
    /// Reads one input.
    pub(crate) run: fn(&[u8]),
}

impl std::fmt::Debug for Target {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.name)
    }
}

/// Every target.
pub(crate) const ALL: [Target; 16] = [
    Target {
        name: "html",
        seeds: || seeds(&["html"]),
        run: |bytes| document(bytes, Media::Html),
    },
    Target {
        name: "text",
        seeds: || seeds(&["txt"]),
        run: |bytes| document(bytes, Media::PlainText),
    },
    Target {
        name: "eml",
        seeds: || seeds(&["eml"]),
        run: |bytes| document(bytes, Media::Email),
    },
    Target {
        name: "docx",
        seeds: || packed(WORD_PARTS),
        run: |bytes| of_parts(bytes, WORD_PARTS, Media::Docx),
    },
    Target {
        name: "odt",
        seeds: || packed(OPEN_PARTS),
        run: |bytes| of_parts(bytes, OPEN_PARTS, Media::Odt),
    },
    Target {
        name: "pdf",
        seeds: pdf::seeds,
        run: |bytes| document(bytes, Media::Pdf),
    },
    Target {
        name: "pdftotext",
        seeds: || Ok(vec![pdf::PRINTED.into(), pdf::ONE_PAGE.into()]),
        run: pdf::by_pdftotext,
    },
    Target {
        name: "media",
        seeds: || seeds(&["txt", "html", "eml", "docx", "odt", "xlsx", "pdf"]),
        run: media,
    },
    Target {
        name: "csv",
        seeds: || seeds(&["csv"]),
        run: sheets::tracker,
    },
    Target {
        name: "xlsx",
        seeds: || packed(SHEET_PARTS),
        run: workbook,
    },
    Target {
        name: "rows",
        seeds: || seeds(&["csv"]),
        run: sheets::rows,
    },
    Target {
        name: "mapping",
        seeds: || Ok(vec![sheets::MAPPING.into()]),
        run: sheets::mapping,
    },
    Target {
        name: "published",
        seeds: publications::seeds,
        run: publications::published,
    },
    Target {
        name: "deadline",
        seeds: words::phrases,
        run: words::deadline,
    },
    Target {
        name: "names",
        seeds: words::name_seeds,
        run: words::names,
    },
    Target {
        name: "entry",
        seeds: entries::seeds,
        run: entries::entry,
    },
];

/// Readers that are broken on purpose: a run that finds nothing in them has stopped
/// working. They are run when they are named.
const CONTROLS: [Target; 3] = [
    Target {
        name: "control-panics",
        seeds: words::phrases,
        run: |bytes| assert!(bytes.len() % 7 != 3, "on purpose"),
    },
    Target {
        name: "control-hangs",
        seeds: words::phrases,
        run: |bytes| {
            while bytes.len() % 11 == 3 {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
        },
    },
    Target {
        name: "control-ends",
        seeds: words::phrases,
        run: |bytes| {
            if bytes.len() % 13 == 3 {
                std::process::abort();
            }
        },
    },
];

/// The target or control of that name.
pub(crate) fn named(name: &str) -> Option<&'static Target> {
    ALL.iter()
        .chain(&CONTROLS)
        .find(|target| target.name == name)
}

const TODAY: Day = Day::constant(2026, 11, 22);

/// The longest seed, in bytes: of a longer file its beginning serves.
const LONGEST_SEED: usize = 200_000;

/// The gold documents that may be looked at, and the bad ones, of these endings.
fn seeds(endings: &[&str]) -> Result<Vec<Vec<u8>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading/tuning");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        let listed = std::fs::read_dir(&folder)
            .with_context(|| format!("no folder {}", folder.display()))?;
        let mut paths: Vec<_> = listed.map_while(Result::ok).map(|one| one.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|one| ending == *one))
            {
                found.push(std::fs::read(path)?);
            }
        }
    }
    for bad in bad_documents::all() {
        if endings
            .iter()
            .any(|ending| bad.name.ends_with(&format!(".{ending}")))
        {
            found.push(bad.bytes());
        }
    }
    found
        .iter_mut()
        .for_each(|seed| seed.truncate(LONGEST_SEED));
    found.retain(|seed| !seed.is_empty());
    found.push(b"The force should act.".to_vec());
    Ok(found)
}
