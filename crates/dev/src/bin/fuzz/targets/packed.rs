//! Packed files (DOCX, ODT, XLSX): their parts are changed unpacked.

use answerable_intake::Media;
use anyhow::Result;

use super::documents::document;
use super::sheets::tracker;
use super::{LONGEST_SEED, seeds};

/// The parts that are read of a packed file, in their order.
pub(super) type Parts = &'static [&'static str];

pub(super) const WORD_PARTS: Parts = &[
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/comments.xml",
    "docProps/core.xml",
];
pub(super) const OPEN_PARTS: Parts = &["content.xml", "styles.xml", "meta.xml"];
pub(super) const SHEET_PARTS: Parts = &[
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
];

/// What stands between the parts of a packed file while they are changed.
const BETWEEN: &[u8] = b"\n%%part%%\n";

/// The words of packed files' parts, one behind the other, and packed files whole.
pub(super) fn packed(parts: Parts) -> Result<Vec<Vec<u8>>> {
    let ending = match parts {
        WORD_PARTS => "docx",
        OPEN_PARTS => "odt",
        _ => "xlsx",
    };
    let mut found = seeds(&[ending])?;
    let unpacked: Vec<Vec<u8>> = found
        .iter()
        .filter_map(|file| unpack(file, parts))
        .collect();
    found.extend(unpacked);
    found.push(EXAMPLES.as_bytes().to_vec());
    Ok(found)
}

/// Elements of every packed kind.
const EXAMPLES: &str = include_str!("seeds/parts-of-packed-files.xml");

fn unpack(file: &[u8], parts: Parts) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).ok()?;
    let mut all = Vec::new();
    for name in parts {
        if let Ok(part) = archive.by_name(name) {
            part.take(LONGEST_SEED as u64).read_to_end(&mut all).ok()?;
        }
        all.extend_from_slice(BETWEEN);
    }
    Some(all)
}

/// Packs words into parts again; a packed file that was changed stays as it is.
fn packed_again(bytes: &[u8], parts: Parts, others: &[(&str, &str)]) -> Option<Vec<u8>> {
    use std::io::Write as _;
    if bytes.starts_with(b"PK") {
        return Some(bytes.to_vec());
    }
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut rest = bytes;
    for (name, words) in others {
        zip.start_file(*name, stored).ok()?;
        zip.write_all(words.as_bytes()).ok()?;
    }
    for name in parts {
        let end = rest.windows(BETWEEN.len()).position(|here| here == BETWEEN);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.strip_prefix(BETWEEN).unwrap_or(after);
        if others.iter().all(|(other, _)| other != name) {
            zip.start_file(*name, stored).ok()?;
            zip.write_all(part).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

pub(super) fn of_parts(bytes: &[u8], parts: Parts, media: Media) {
    if let Some(file) = packed_again(bytes, parts, &[]) {
        document(&file, media);
    }
}

pub(super) fn workbook(bytes: &[u8]) {
    let whole = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"x\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
    ];
    // Half with a list of parts that holds, half with their own.
    let others = if bytes.len().is_multiple_of(2) {
        &whole[..]
    } else {
        &whole[1..]
    };
    if let Some(file) = packed_again(bytes, SHEET_PARTS, others) {
        tracker(&file);
    }
}
