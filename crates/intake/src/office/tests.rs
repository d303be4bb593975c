//! What every packed document promises, and the worst of them.

use std::io::{Cursor, Write};
use std::time::Instant;

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::document::BlockKind;
use crate::{Document, Hidden, IntakeError, Media, NotReadable, NotUnpacked, limits};

/// Packs parts into a file.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Blocks, furniture and what is hidden, a line each.
pub(super) fn outline((document, hidden): (Document, Vec<Hidden>)) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let words = document.words(block.span).replace('\n', "/");
        let kind = match &block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p ".to_owned(),
            BlockKind::ListItem { depth, number } => {
                let number = number.as_ref().map_or(String::new(), |n| format!(" [{n}]"));
                format!("l{depth}{number}")
            }
            BlockKind::TableCell => "td".to_owned(),
            BlockKind::Quote => "q ".to_owned(),
        };
        let cell = block.cell.map_or(String::new(), |cell| {
            format!(" {}.{}.{}", cell.table, cell.row, cell.column)
        });
        out += &format!("{kind}{cell} {words}\n");
    }
    for span in &document.furniture {
        out += &format!("-- {}\n", document.words(*span));
    }
    for hidden in hidden {
        out += &format!("{:?} {}: {}\n", hidden.what, hidden.count, hidden.words);
    }
    out
}

/// A Word document with this body, packed without being pressed: what a debug build
/// presses takes longer than what it reads.
fn loose(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("word/document.xml", stored).unwrap();
    let xml = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word document with this body.
fn word(body: &str) -> Vec<u8> {
    let xml = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", &xml)])
}

fn refused(bytes: &[u8]) -> IntakeError {
    let started = Instant::now();
    let refused = super::docx::document(bytes).expect_err("a hostile file");
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
    refused
}

/// Sets a byte, so far after each place where a record begins.
fn patch(bytes: &mut [u8], record: &[u8; 4], after: usize, to: u8) {
    let begins = |at: &usize| bytes[*at..].starts_with(record);
    let all: Vec<usize> = (0..bytes.len()).filter(begins).collect();
    assert!(!all.is_empty(), "a record to change");
    for at in all {
        bytes[at + after] = to;
    }
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    // A megabyte of one letter is packed a thousand to one.
    let tight = word(&"a".repeat(4 * 1024 * 1024));
    assert!(tight.len() < 64 * 1024, "{}", tight.len());
    let part = "word/document.xml".to_owned();
    let most = limits::MOST_RATIO;
    assert_eq!(
        refused(&tight),
        NotUnpacked::PackedTooTight { part, most }.into()
    );
    // And more than anybody writes, however it is packed.
    let words = "The force should reply. ".repeat(1_500_000);
    let long = loose(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"));
    let most = limits::MOST_UNPACKED_BYTES;
    assert_eq!(refused(&long), NotUnpacked::UnpacksTooFar { most }.into());
}

#[test]
fn a_part_that_lies_of_its_length_is_measured_all_the_same() {
    let mut tight = word(&"a".repeat(4 * 1024 * 1024));
    // The third byte of its length, in its own head and in the folder at the end.
    patch(&mut tight, b"PK\x03\x04", 24, 0);
    patch(&mut tight, b"PK\x01\x02", 26, 0);
    let _ = refused(&tight);
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let body = "<w:document><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:document>";
    let laughs = format!(
        "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY z SYSTEM \"file:///etc/passwd\">]>{body}"
    );
    let part = "word/document.xml".to_owned();
    let declares = NotUnpacked::Declares { part: part.clone() };
    assert_eq!(
        refused(&packed(&[("word/document.xml", &laughs)])),
        declares.into()
    );
    // And without a declaration it stands for nothing.
    let damaged = NotUnpacked::Damaged { part };
    assert_eq!(
        refused(&packed(&[("word/document.xml", body)])),
        damaged.into()
    );
}

#[test]
fn a_million_nested_elements_are_refused_and_cost_no_stack() {
    let deep = "<w:tbl>".repeat(1_000_000);
    let part = "word/document.xml".to_owned();
    let most = limits::DEEPEST_ELEMENT;
    assert_eq!(
        refused(&loose(&deep)),
        NotUnpacked::TooDeep { part, most }.into()
    );
}

#[test]
fn a_file_cut_short_is_damaged() {
    let whole = word("<w:p><w:r><w:t>The force should reply.</w:t></w:r></w:p>");
    assert!(super::docx::document(&whole).is_ok(), "the control");
    for length in [10, whole.len() / 2, whole.len() - 1] {
        assert_eq!(
            Media::of("report.docx", &whole[..length]),
            Err(NotReadable::Damaged)
        );
        assert_eq!(refused(&whole[..length]), NotReadable::Damaged.into());
    }
    let part = "word/document.xml".to_owned();
    let cut = packed(&[("word/document.xml", "<w:document><w:p>")]);
    assert_eq!(refused(&cut), NotUnpacked::Damaged { part }.into());
}

#[test]
fn a_locked_file_is_said_to_be_locked() {
    let mut bytes = word("<w:p/>");
    patch(&mut bytes, b"PK\x03\x04", 6, 1);
    patch(&mut bytes, b"PK\x01\x02", 8, 1);
    assert_eq!(refused(&bytes), NotReadable::Locked.into());
    // Office keeps a locked file in its old container.
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    old.extend(name);
    assert_eq!(Media::of("report.docx", &old), Err(NotReadable::Locked));
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let bytes = packed(&[("META-INF/manifest.xml", manifest), ("content.xml", "<x/>")]);
    let refused = super::odt::document(&bytes).expect_err("locked");
    assert_eq!(refused, NotReadable::Locked.into());
}

#[test]
fn a_file_of_too_many_parts_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..=limits::MOST_PARTS {
        zip.start_file(place.to_string(), SimpleFileOptions::default())
            .unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let (parts, most) = (limits::MOST_PARTS + 1, limits::MOST_PARTS);
    assert_eq!(
        refused(&bytes),
        NotUnpacked::TooManyParts { parts, most }.into()
    );
}

#[test]
fn a_name_and_its_bytes_have_to_agree() {
    let word = word("<w:p/>");
    let odt = packed(&[("mimetype", Media::Odt.as_str()), ("content.xml", "<x/>")]);
    let zip = packed(&[("report.txt", "The force should reply.")]);
    assert_eq!(Media::of("Report.DOCX", &word), Ok(Media::Docx));
    assert_eq!(Media::of("report.odt", &odt), Ok(Media::Odt));
    assert_eq!(Media::of("-", &odt), Ok(Media::Odt));
    let said = |name: &str, bytes: &[u8]| Media::of(name, bytes).unwrap_err().to_string();
    insta::assert_snapshot!(
        [
            said("report.txt", &word),
            said("report.odt", &word),
            said("report.docx", &odt),
            said("report.docx", b"The force should reply."),
            said("report.zip", &zip),
            said("report.docx", &zip),
        ]
        .join("\n"), @r"
    its name ends in .txt and it is a Word document; let its name end in .docx and try again
    its name ends in .odt and it is a Word document; let its name end in .docx and try again
    its name ends in .docx and it is an OpenDocument text; let its name end in .odt and try again
    its name ends in .docx and it is a text file or a web page; let its name end in .txt or .html and try again
    this is an Excel file, a zip file or another packed file; save it as .pdf, .docx, .odt, .eml, plain text, a web page or CSV and try again
    this is an Excel file, a zip file or another packed file; save it as .pdf, .docx, .odt, .eml, plain text, a web page or CSV and try again
    "
    );
}
