//! What is read of small files, each made of the few objects that it takes.

mod bytes;
mod hidden;
mod made;
mod pages;
mod pdftotext;
mod tables;
mod words;

use crate::{BlockKind, Document, Hidden, IntakeError};
use made::Made;

/// What a file says, a block on each line: its page, what it is, its words.
fn said(document: &Document) -> String {
    let line = |block: &crate::Block| {
        let kind = match &block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem { depth, number } => {
                format!("item {depth} {}", number.as_deref().unwrap_or("•"))
            }
            BlockKind::TableCell => "cell".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
        };
        let cell = block.cell.map_or(String::new(), |cell| {
            format!(" {}:{}", cell.row, cell.column)
        });
        let words = document.words(block.span).replace('\n', " / ");
        format!("{} {kind}{cell} | {words}", block.page.unwrap_or(0))
    };
    let apart = |span: &crate::Span| format!("apart | {}", document.words(*span));
    let blocks = document.blocks.iter().map(line);
    let apart = document.furniture.iter().map(apart);
    blocks.chain(apart).collect::<Vec<_>>().join("\n")
}

fn read(made: &Made) -> (Document, Vec<Hidden>) {
    super::document(&made.bytes()).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    match super::document(bytes) {
        Err(why) => why.to_string(),
        Ok((document, _)) => panic!("read: {}", said(&document)),
    }
}

/// A page of these lines, one under another.
fn of_lines(lines: &[&str]) -> Made {
    let mut content = String::from("BT /F1 11 Tf 14 TL 72 720 Td\n");
    for line in lines {
        content += &format!("({line}) Tj T*\n");
    }
    Made::with_page(&(content + "ET"))
}

#[test]
fn lines_are_joined_to_paragraphs_and_words_mended() {
    let (document, hidden) = read(&of_lines(&[
        "By 31 March 2024, chief constables should make sure that all recom-",
        "mendations of multi-agency reviews are recorded, and that each is",
        "answered within 56 days.",
    ]));
    insta::assert_snapshot!(said(&document), @"1 p | By 31 March 2024, chief constables should make sure that all recommendations of multi-agency reviews are recorded, and that each is answered within 56 days.");
    assert!(hidden.is_empty(), "{hidden:?}");
    assert!(document.damage.is_empty());
}

#[test]
fn a_stored_reading_without_pages_is_read_still() {
    let stored = r#"{"kind":"paragraph","span":{"start":0,"end":3},"path":[]}"#;
    let block: crate::Block = serde_json::from_str(stored).unwrap();
    assert_eq!(block.page, None);
    assert_eq!(serde_json::to_string(&block).unwrap(), stored);
}

#[test]
fn a_file_that_is_none_is_refused_in_plain_words() {
    for bytes in [
        &b"%PDF-1.4"[..],
        b"%PDF-1.4\nxref\n0 1\ntrailer <<>>",
        b"%PDF",
    ] {
        assert!(matches!(
            super::document(bytes),
            Err(IntakeError::Pdf(super::PdfRefusal::Damaged))
        ));
    }
    insta::assert_snapshot!(refused(b"%PDF-1.4"), @"this PDF is damaged or cut short: no page of it can be found; get it again, or open it and save it again");
}
