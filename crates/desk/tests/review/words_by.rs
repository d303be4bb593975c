//! A PDF whose words another program drew: the source says so, and it is read once.

use std::sync::Arc;

use answerable_desk::reading::{Here, NotRead, PdfReader, Reader, Told, Work};
use answerable_desk::review::{Bringing, NotReviewed};

use crate::{TODAY, World};

/// Reads as `Here` does, and says that another program drew the words.
#[derive(Debug)]
struct ByAnother;

impl Reader for ByAnother {
    fn read(&self, work: &Work, bytes: &[u8]) -> Result<Told, NotRead> {
        let mut told = Here.read(work, bytes)?;
        if let Told::Document(read) = &mut told
            && work.is_for_pdftotext()
        {
            read.words_by = Some("pdftotext 1.2.3".to_owned());
        }
        Ok(told)
    }

    fn pdftotext(&self) -> Option<&str> {
        Some("pdftotext 1.2.3")
    }
}

fn world() -> World {
    let World { desk, _folder } = World::new();
    let desk = desk.reading_by(Arc::new(ByAnother));
    World { desk, _folder }
}

/// One page, with one recommendation.
fn a_pdf() -> Vec<u8> {
    let content = "BT /F1 11 Tf 72 700 Td (Exampleshire Police should publish what it finds by 1 May 2024.) Tj ET";
    format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>\nendobj\n\
         4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n\
         trailer << /Root 1 0 R >>\n%%EOF\n",
        content.len()
    )
    .into_bytes()
}

fn asked(pdf: PdfReader) -> Bringing {
    Bringing {
        pdf,
        ..Bringing::default()
    }
}

#[test]
fn the_source_names_the_program_that_drew_its_words() {
    for (pdf, note) in [
        (
            PdfReader::Pdftotext,
            Some("Its words were drawn from the file by pdftotext 1.2.3."),
        ),
        (PdfReader::Own, None),
    ] {
        let world = world();
        let desk = &world.desk;
        let held = desk
            .receive_for(asked(pdf), "report.pdf", &a_pdf(), TODAY)
            .unwrap();
        let held = desk
            .describe_document(
                held.review.fingerprint,
                held.version,
                &crate::details(),
                crate::ANN,
                TODAY,
            )
            .unwrap();
        let held = world.all_decided_as(held);
        world.publish(&held);
        let source = desk.source_of(held.review.fingerprint).unwrap();
        let said = source.note.as_ref().map(|note| note.or_blank().to_owned());
        assert_eq!(said.as_deref(), note);
        assert_eq!(source.media.as_deref(), Some("application/pdf"));
    }
}

#[test]
fn a_pdf_under_review_in_our_words_is_not_read_in_others_beside() {
    let world = world();
    let bring = |pdf| {
        let (name, bytes) = ("report.pdf", a_pdf());
        world.desk.receive_for(asked(pdf), name, &bytes, TODAY)
    };
    let held = bring(PdfReader::Own).unwrap();
    let refused = bring(PdfReader::Pdftotext).unwrap_err();
    assert!(matches!(refused, NotReviewed::ReadByAnother(of) if of == held.review.fingerprint));
    // The controls: the same again in our words, and in theirs once it was given up.
    assert_eq!(bring(PdfReader::Own).unwrap().version, held.version);
    let again = self::world();
    let (name, bytes) = ("report.pdf", a_pdf());
    let theirs = || {
        again
            .desk
            .receive_for(asked(PdfReader::Pdftotext), name, &bytes, TODAY)
    };
    let first = theirs().unwrap();
    assert_eq!(theirs().unwrap().version, first.version);
}

#[test]
fn only_a_pdf_is_for_another_program() {
    let world = world();
    let held = world
        .desk
        .receive_for(
            asked(PdfReader::Pdftotext),
            "report.txt",
            crate::REPORT.as_bytes(),
            TODAY,
        )
        .unwrap();
    assert_eq!(held.review.words_by, None);
}
