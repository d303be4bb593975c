//! Files that are packed, locked, damaged or made to do harm.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::made::{Made, line};
use super::{of_lines, read, refused, said};
use crate::pdf::PdfRefusal;
use crate::{IntakeError, NotReadable};

const SEEN: &str = "The force should act.";

fn small() -> Made {
    of_lines(&[SEEN])
}

fn text(bytes: &[u8]) -> String {
    crate::pdf::document(bytes).unwrap().0.text
}

#[test]
fn a_file_whose_table_is_lost_or_wrong_is_read_by_its_objects() {
    let bytes = small().bytes();
    let table = bytes.windows(4).position(|four| four == b"xref").unwrap();
    assert_eq!(text(&bytes[..table]), SEEN, "without a table or trailer");
    let wrong = String::from_utf8(bytes.clone())
        .unwrap()
        .replace("00000000", "00000001");
    assert_eq!(text(wrong.as_bytes()), SEEN, "with a table that is off");
    let shifted = [b"one line of another program\n", &bytes[..]].concat();
    assert_eq!(text(&shifted), SEEN, "with something before it");
    let twice = String::from_utf8(bytes)
        .unwrap()
        .replace("startxref\n", "startxref\n9");
    assert_eq!(text(twice.as_bytes()), SEEN, "with a table that is nowhere");
}

#[test]
fn a_table_that_leads_to_itself_has_an_end() {
    let mut made = small();
    let bytes = made.bytes();
    let table = bytes.windows(4).position(|four| four == b"xref").unwrap();
    made.trailer = format!("/Prev {table} /XRefStm {table}");
    assert_eq!(text(&made.bytes()), SEEN);
}

#[test]
fn pages_and_forms_that_hold_themselves_have_an_end() {
    let mut made = small();
    made.objects[1] = b"<< /Type /Pages /Kids [2 0 R 4 0 R 2 0 R 4 0 R] /Count 9 >>".to_vec();
    assert_eq!(text(&made.bytes()), SEEN);
    let mut made = Made::new();
    let next = made.objects.len() + 1;
    // Each form draws itself twice: two to the power of the depth.
    let form = made.stream(
        &format!("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {next} 0 R >> >>"),
        b"/F Do /F Do",
    );
    let content = line(72.0, 700.0, 11.0, SEEN) + "/F Do";
    let fonts = super::made::FONTS;
    made.page_with(
        &content,
        &format!("/Resources << {fonts} /XObject << /F {form} 0 R >> >>"),
    );
    assert_eq!(text(&made.bytes()), SEEN);
}

/// Deflated bytes.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    use flate2::{Compress, Compression, FlushCompress};
    let mut packed = Vec::with_capacity(bytes.len() / 2 + 1024);
    Compress::new(Compression::best(), true)
        .compress_vec(bytes, &mut packed, FlushCompress::Finish)
        .unwrap();
    packed
}

#[test]
fn packed_streams_and_packed_objects_are_read() {
    let mut made = Made::new();
    made.page("", "");
    let content = line(72.0, 700.0, 11.0, SEEN);
    let packed = deflated(content.as_bytes());
    let hex: String = packed.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let mut object = format!(
        "<< /Filter [/ASCIIHexDecode /FlateDecode] /Length {} >>\nstream\n",
        hex.len()
    );
    object.push_str(&hex);
    object.push_str("\nendstream");
    made.objects[2] = object.into_bytes();
    assert_eq!(text(&made.bytes()), SEEN);
    // The same with its page and catalog in an object stream and a packed table.
    let page = String::from_utf8(made.objects[3].clone()).unwrap();
    let held = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] >>",
        &page,
    ];
    let heads = format!(
        "1 0 2 {} 4 {} ",
        held[0].len() + 1,
        held[0].len() + held[1].len() + 2
    );
    let inside = deflated((heads.clone() + &held.join(" ")).as_bytes());
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let at_content = bytes.len();
    bytes.extend(b"3 0 obj\n");
    bytes.extend(&made.objects[2]);
    bytes.extend(b"\nendobj\n");
    let at_packed = bytes.len();
    bytes.extend(
        format!(
            "5 0 obj\n<< /Type /ObjStm /N 3 /First {} /Filter /FlateDecode /Length {} >>\nstream\n",
            heads.len(),
            inside.len()
        )
        .bytes(),
    );
    bytes.extend(inside);
    bytes.extend(b"\nendstream\nendobj\n");
    let at_table = bytes.len();
    let row = |kind: u8, at: usize| [kind, (at >> 8) as u8, (at & 0xFF) as u8, 0];
    let rows = [
        row(0, 0),
        row(2, 5),
        row(2, 5),
        row(1, at_content),
        row(2, 5),
        row(1, at_packed),
    ]
    .concat();
    let rows = deflated(&rows);
    bytes.extend(format!("6 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length {} >>\nstream\n", rows.len()).bytes());
    bytes.extend(rows);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{at_table}\n%%EOF").bytes());
    assert_eq!(text(&bytes), SEEN);
    // Without its table it is found by looking.
    let lost = bytes.len() - 20;
    assert_eq!(text(&bytes[..lost]), SEEN);
}

#[test]
fn a_stream_that_unpacks_too_far_is_refused() {
    let mut made = Made::new();
    made.page("", "");
    let bomb = deflated(&vec![b' '; 40 * 1024 * 1024]);
    let mut object = format!(
        "<< /Filter /FlateDecode /Length {} >>\nstream\n",
        bomb.len()
    )
    .into_bytes();
    object.extend(bomb);
    object.extend(b"\nendstream");
    made.objects[2] = object;
    insta::assert_snapshot!(refused(&made.bytes()), @"this PDF unpacks to more than 201326592 bytes, as no report does");
}

#[test]
fn a_file_locked_against_changes_is_read_and_one_with_a_password_refused() {
    let locked = |password: &str| {
        let mut made = small();
        made.trailer = format!(
            "/ID [(0123456789abcdef) (0)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{password}> >>",
            "00".repeat(32),
        );
        made
    };
    let made = locked(&"11".repeat(32));
    assert!(matches!(
        crate::pdf::document(&made.bytes()),
        Err(IntakeError::Pdf(PdfRefusal::Locked))
    ));
    insta::assert_snapshot!(refused(&made.bytes()), @"this PDF is locked with a password; open it, save it without and try again");
}

#[test]
fn harm_is_answered_soon() {
    let began = Instant::now();
    let mut deep = String::from("<< /A ");
    for _ in 0..200_000 {
        deep.push_str("[<<");
    }
    let mut made = small();
    made.add(&deep);
    made.catalog(&format!("/StructTreeRoot {} 0 R", made.objects.len()));
    assert_eq!(text(&made.bytes()), SEEN);
    let many = "q ".repeat(300_000) + &line(72.0, 700.0, 11.0, SEEN);
    assert_eq!(text(&Made::with_page(&many).bytes()), SEEN);
    let strings = "(".repeat(300_000);
    assert!(crate::pdf::document(&Made::with_page(&strings).bytes()).is_ok());
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn a_file_without_words_is_said_to_have_none() {
    let nobody = |_: &str| crate::Found::nothing();
    struct Nobody<F>(F);
    impl<F: Fn(&str) -> crate::Found> crate::Directory for Nobody<F> {
        fn find(&self, words: &str) -> crate::Found {
            self.0(words)
        }
    }
    let read = crate::read(
        &Made::with_page("").bytes(),
        crate::Media::Pdf,
        &Nobody(nobody),
    );
    assert_eq!(
        read.unwrap_err(),
        IntakeError::NotReadable(NotReadable::NoWords)
    );
}

/// A file with a little of everything.
fn everything() -> Vec<u8> {
    let mut made = of_lines(&["The force should act by 31 March 2024.", "(a) record it;"]);
    let form = made.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842]",
        b"0 g 9 9 99 99 re f",
    );
    made.page_with(
        "/P << /MCID 0 >> BDC BT /F1 9 Tf 72 99 Td [(A) -400 (b)] TJ ET EMC /X Do BI /W 1 ID xx EI",
        &format!(
            "/Resources << {} /XObject << /X {form} 0 R >> >> /Rotate 90",
            super::made::FONTS
        ),
    );
    let page = made.number(2);
    let tree = made.add(format!(
        "<< /K << /S /Table /Pg {page} 0 R /K << /S /TR /K << /S /TD /K 0 >> >> >> >>"
    ));
    made.catalog(&format!("/StructTreeRoot {tree} 0 R"));
    made.bytes()
}

#[test]
fn the_file_with_everything_is_read() {
    let (document, _) = crate::pdf::document(&everything()).unwrap();
    assert!(
        said(&document).contains("The force should act"),
        "{}",
        said(&document)
    );
    let _ = read(&small());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// However a file is damaged, it is read or refused, and every span stands in its
    /// text.
    #[test]
    fn no_bytes_make_it_stumble(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = everything();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok((document, _)) = crate::pdf::document(&bytes) {
            for block in &document.blocks {
                prop_assert!(document.text.get(block.span.start..block.span.end).is_some());
            }
            prop_assert!(document.blocks.is_sorted_by_key(|block| block.span));
        }
    }

    /// Words that a file could hold, in any order, are read or refused.
    #[test]
    fn no_operators_make_it_stumble(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..80)) {
        let content = words.join(" ");
        let read = crate::pdf::document(&Made::with_page(&content).bytes());
        let scanned = Err(IntakeError::Pdf(PdfRefusal::Scanned));
        prop_assert!(read.is_ok() || read == scanned, "{read:?}");
    }
}

const WORDS: [&str; 44] = [
    "q",
    "Q",
    "BT",
    "ET",
    "/F1",
    "/F2",
    "12",
    "Tf",
    "0",
    "-1",
    "1e9",
    "72",
    "700",
    "Td",
    "TD",
    "Tm",
    "T*",
    "(The force should act)",
    "(\\223x)",
    "<0041>",
    "Tj",
    "[",
    "]",
    "TJ",
    "'",
    "\"",
    "Tr",
    "3",
    "Tz",
    "re",
    "f",
    "W",
    "n",
    "cm",
    "1 0 0 1 0 0",
    "/P",
    "<<",
    "/MCID",
    ">>",
    "BDC",
    "EMC",
    "BI",
    "999999999999",
    "-.0001",
];
