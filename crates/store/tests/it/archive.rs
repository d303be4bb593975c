//! The archive gives back the document it was given, or says why not.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use answerable_ledger::Fingerprint;
use answerable_store::{Archive, ArchiveError, MAX_DOCUMENT_BYTES};
use proptest::prelude::*;

use crate::words::*;

const LETTER: &[u8] = b"The Chief Constable should, within 56 days, publish a reply.";

#[test]
fn a_document_is_kept_once_under_its_fingerprint() {
    let folder = folder();
    let archive = Archive::create(folder.path()).unwrap();
    let fingerprint = archive.keep(LETTER).unwrap();
    assert_eq!(fingerprint, Fingerprint::of(LETTER));
    assert_eq!(archive.keep(LETTER).unwrap(), fingerprint);
    assert_eq!(archive.fingerprints().unwrap(), [fingerprint]);
    assert!(archive.contains(fingerprint));
    assert_eq!(archive.read(fingerprint).unwrap(), LETTER);

    let digits = fingerprint.to_string();
    let file = folder.path().join(&digits[..2]).join(&digits[2..]);
    assert_eq!(fs::read(&file).unwrap(), LETTER);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o222, 0);
}

#[test]
fn a_document_that_is_not_there_or_was_changed_is_named() {
    let folder = folder();
    let archive = Archive::create(folder.path()).unwrap();
    let fingerprint = archive.keep(LETTER).unwrap();
    let digits = fingerprint.to_string();
    let file = folder.path().join(&digits[..2]).join(&digits[2..]);
    let mut said = Vec::new();
    let damages: [&[u8]; 3] = [b"", &LETTER[1..], b"The Chief Constable need not reply."];
    for damaged in damages {
        fs::remove_file(&file).unwrap();
        fs::write(&file, damaged).unwrap();
        let error = archive.read(fingerprint).unwrap_err();
        assert!(matches!(error, ArchiveError::Altered { .. }));
        said.push(error.to_string());
        // Keeping the same document again puts it right.
        archive.keep(LETTER).unwrap();
        assert_eq!(archive.read(fingerprint).unwrap(), LETTER);
    }
    said.truncate(1);
    said.push(
        archive
            .read(Fingerprint::of(b"another"))
            .unwrap_err()
            .to_string(),
    );
    let large = vec![0; MAX_DOCUMENT_BYTES + 1];
    said.push(archive.keep(&large).unwrap_err().to_string());
    assert!(!archive.contains(Fingerprint::of(&large)));
    let said = said
        .join("\n")
        .replace(folder.path().to_str().unwrap(), ".");
    insta::assert_snapshot!(said, @r"
    ./3b/56b00e019aa0abb11bce2894872e511bedeebcee2cddc8f5ef5fe505ed763c was altered: its fingerprint is now e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855; import the same document again, or restore it from a copy
    no document ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5 is in the archive; import it again, or restore the archive from a copy
    the document has 67108865 bytes and the most is 64 MiB; split it, or leave out its pictures
    ");
}

#[test]
fn what_a_crash_left_half_written_is_cleared_and_never_read() {
    let folder = folder();
    let archive = Archive::create(folder.path()).unwrap();
    let kept = archive.keep(LETTER).unwrap();
    fs::write(folder.path().join("incoming/4711-0"), b"half a docu").unwrap();
    assert_eq!(archive.fingerprints().unwrap(), [kept]);
    archive.clear_incoming().unwrap();
    assert_eq!(
        fs::read_dir(folder.path().join("incoming"))
            .unwrap()
            .count(),
        0
    );
    assert_eq!(archive.read(kept).unwrap(), LETTER);
}

#[test]
fn a_file_that_is_not_ours_is_named() {
    let folder = folder();
    let archive = Archive::create(folder.path()).unwrap();
    fs::create_dir(folder.path().join("ab")).unwrap();
    fs::write(folder.path().join("ab/notes.txt"), b"mine").unwrap();
    let error = archive.fingerprints().unwrap_err().to_string();
    assert!(
        error.contains("ab/notes.txt is no document of ours"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_document_comes_back_whole(
        documents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..5_000), 0..6)
    ) {
        let folder = folder();
        let archive = Archive::create(folder.path()).unwrap();
        let kept: Vec<_> = documents.iter().map(|d| archive.keep(d).unwrap()).collect();
        for (document, fingerprint) in documents.iter().zip(&kept) {
            prop_assert_eq!(&archive.read(*fingerprint).unwrap(), document);
        }
        let mut once = kept;
        once.sort();
        once.dedup();
        prop_assert_eq!(archive.fingerprints().unwrap(), once);
    }
}
