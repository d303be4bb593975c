//! Words that may have to be erased: erasing is real, and takes nothing else.

use std::fs;

use answerable_store::vault::{
    Asking, EraseRefused, Erased, Kind, MAX_WHY_CHARS, MAX_WORDS_BYTES, RecordId, SealError,
    ToSeal, Tombstone, UnsealError, VaultError, WhyRefused,
};
use answerable_store::{Fault, HomePaths, Vault};

use crate::words::*;

pub(crate) const GROUND: &str = "no longer needed (UK GDPR, Article 17(1)(a))";

pub(crate) fn seal(vault: &Vault, number: u64, words: &str) -> RecordId {
    let words = ToSeal {
        kind: Kind::PersonalDetails,
        words,
        on: day("2024-03-06"),
    };
    vault.seal(&words, &draw(number)).unwrap()
}

#[test]
fn what_is_sealed_is_read_until_it_is_erased_and_then_a_tombstone_stands() {
    let folder = folder();
    let vault = vault_in(&folder);
    let id = seal(&vault, 1, "Ada Example, 1 High Street");
    assert_eq!(
        vault.unseal(id, &asking("to write to her")).unwrap(),
        "Ada Example, 1 High Street"
    );
    let commitment = vault.commitment(id).unwrap().unwrap();
    assert_eq!(vault.tombstone(id).unwrap(), None);

    let tombstone = Tombstone {
        id,
        kind: Kind::PersonalDetails,
        commitment,
        erased_on: day("2024-03-06"),
        ground: GROUND.to_owned(),
    };
    assert_eq!(
        vault.erase(id, &asking(GROUND)).unwrap(),
        Erased::Now(tombstone.clone())
    );
    let again = vault.erase(id, &asking("another ground")).unwrap();
    assert_eq!(again, Erased::Already(tombstone.clone()));
    assert_eq!(vault.tombstone(id).unwrap(), Some(tombstone));
    assert_eq!(vault.commitment(id).unwrap(), Some(commitment));
    let gone = vault.unseal(id, &asking("to write to her")).unwrap_err();
    assert!(matches!(gone, UnsealError::Erased(_)), "{gone}");
    assert_eq!(
        vault.trail().verify().unwrap().acts,
        2,
        "read once, erased once"
    );
}

#[test]
fn nothing_is_read_or_erased_without_a_reason() {
    let folder = folder();
    let vault = vault_in(&folder);
    let id = seal(&vault, 1, "a name");
    for blank in ["", "  \n"] {
        let read = vault.unseal(id, &asking(blank)).unwrap_err();
        assert!(
            matches!(read, UnsealError::Reason(WhyRefused::Blank)),
            "{read}"
        );
        let erased = vault.erase(id, &asking(blank)).unwrap_err();
        assert!(
            matches!(erased, EraseRefused::Ground(WhyRefused::Blank)),
            "{erased}"
        );
    }
    let long = "é".repeat(MAX_WHY_CHARS + 1);
    insta::assert_snapshot!(vault.erase(id, &asking(&long)).unwrap_err(), @r#"say in a few words on what ground it is erased, such as "no longer needed (UK GDPR, Article 17(1)(a))": it has 501 characters, and may have 500"#);
    let other = draw(2).record();
    assert!(
        matches!(vault.erase(other, &asking("x")), Err(EraseRefused::NoSuchRecord { id }) if id == other)
    );
    assert!(matches!(
        vault.unseal(other, &asking("x")),
        Err(UnsealError::NoSuchRecord { .. })
    ));
    assert_eq!(vault.trail().verify().unwrap().acts, 0);
    assert_eq!(vault.unseal(id, &asking("x")).unwrap(), "a name");
}

#[test]
fn a_record_is_sealed_once_and_its_words_have_a_limit() {
    let folder = folder();
    let vault = vault_in(&folder);
    let id = seal(&vault, 1, "a name");
    let words = |words| ToSeal {
        kind: Kind::Draft,
        words,
        on: day("2024-03-06"),
    };
    let taken = vault.seal(&words("another"), &draw(1)).unwrap_err();
    assert!(
        matches!(taken, SealError::Taken { id: there } if there == id),
        "{taken}"
    );
    assert_eq!(vault.unseal(id, &asking("x")).unwrap(), "a name");
    // Nor when it is erased: its name stands for what was there.
    vault.erase(id, &asking("x")).unwrap();
    assert!(vault.seal(&words("another"), &draw(1)).is_err());
    let long = "x".repeat(MAX_WORDS_BYTES + 1);
    assert!(matches!(
        vault.seal(&words(&long), &draw(2)),
        Err(SealError::TooLong { .. })
    ));
    vault.seal(&words(&long[1..]), &draw(2)).unwrap();
}

/// What a copy of the keys from before brings back is erased again, for the
/// trail says that it was.
#[test]
fn an_erasure_that_a_restored_copy_undid_is_carried_out_again() {
    let folder = folder();
    let paths = HomePaths::of(folder.path()).vault();
    let vault = vault_in(&folder);
    let (id, other) = (seal(&vault, 1, "a name"), seal(&vault, 2, "another"));
    drop(vault);
    let copies = [&paths.keys, &paths.vault].map(|file| (file, fs::read(file).unwrap()));
    let erase = |asking: &Asking<'_>| vault_in(&folder).erase(id, asking).map(drop);
    erase(&asking(GROUND)).unwrap();
    for (file, bytes) in &copies {
        fs::write(file, bytes).unwrap();
    }
    let key = &random_bytes(1)[8..40];
    assert!(holds(folder.path(), key), "the control: the copy holds it");

    let vault = vault_in(&folder);
    assert_eq!(vault.tombstone(id).unwrap().unwrap().ground, GROUND);
    assert!(!holds(folder.path(), key));
    assert_eq!(vault.unseal(other, &asking("x")).unwrap(), "another");
    drop(vault);
    // Honest limit: with the trail gone back too, nothing says that it was.
    for (file, bytes) in &copies {
        fs::write(file, bytes).unwrap();
    }
    fs::remove_file(&paths.trail).unwrap();
    assert_eq!(
        vault_in(&folder).unseal(id, &asking("x")).unwrap(),
        "a name"
    );
}

#[test]
fn keys_that_are_not_there_are_asked_for_and_not_made_anew() {
    let folder = folder();
    let paths = HomePaths::of(folder.path());
    let vault = vault_in(&folder);
    let id = seal(&vault, 1, "a name");
    drop(vault);
    let elsewhere = paths.clone().with_keys_in(folder.path().join("elsewhere"));
    let missing = Vault::open(&elsewhere.vault()).unwrap_err();
    assert!(
        matches!(missing, VaultError::KeysMissing { sealed: 1, .. }),
        "{missing}"
    );
    assert!(
        !folder.path().join("elsewhere").exists(),
        "nothing was made"
    );

    // Another register's keys open nothing, and say whose they may be.
    drop(Vault::open(
        &HomePaths::of(folder.path().join("other")).vault(),
    ));
    let other = crate::words::folder();
    drop(vault_in(&other));
    fs::create_dir(folder.path().join("elsewhere")).unwrap();
    fs::copy(
        HomePaths::of(other.path()).vault().keys,
        folder.path().join("elsewhere/keys.sqlite"),
    )
    .unwrap();
    let vault = Vault::open(&elsewhere.vault()).unwrap();
    let not_its = vault.unseal(id, &asking("x")).unwrap_err();
    assert!(
        matches!(not_its, UnsealError::KeyMissing { .. }),
        "{not_its}"
    );
    assert_eq!(
        vault_in(&folder).unseal(id, &asking("x")).unwrap(),
        "a name"
    );
}

#[test]
fn a_record_put_under_another_name_or_kind_does_not_open() {
    let folder = folder();
    let vault = vault_in(&folder);
    let (id, other) = (seal(&vault, 1, "a name"), seal(&vault, 2, "another"));
    let sql = rusqlite::Connection::open(HomePaths::of(folder.path()).vault().vault).unwrap();
    sql.execute_batch("DROP TRIGGER record_is_only_erased")
        .unwrap();
    let altered = |change: &str| {
        sql.execute(change, []).unwrap();
        let refused = vault.unseal(other, &asking("x")).unwrap_err();
        assert!(
            matches!(refused, UnsealError::Fault(Fault::Damaged { .. })),
            "{refused}"
        );
    };
    altered("UPDATE record SET kind = 'draft' WHERE number = 2");
    sql.execute("UPDATE record SET kind = 'personal-details'", [])
        .unwrap();
    assert_eq!(vault.unseal(other, &asking("x")).unwrap(), "another");
    altered(
        "UPDATE record SET (nonce, ciphertext, commitment) =
         (SELECT nonce, ciphertext, commitment FROM record WHERE number = 1) WHERE number = 2",
    );
    assert_eq!(vault.unseal(id, &asking("x")).unwrap(), "a name");
}

#[test]
fn what_a_reader_keeps_from_being_overwritten_is_said_and_asked_for_again() {
    let folder = folder();
    let vault = vault_in(&folder);
    let id = seal(&vault, 1, "a name");
    let key = &random_bytes(1)[8..40];
    let reader = rusqlite::Connection::open(HomePaths::of(folder.path()).vault().keys).unwrap();
    let older = reader.unchecked_transaction().unwrap();
    let count = "SELECT count(*) FROM key";
    let _: u64 = older.query_row(count, [], |row| row.get(0)).unwrap();
    let kept = vault.erase(id, &asking(GROUND)).unwrap_err();
    assert!(matches!(kept, EraseRefused::StillInUse { .. }), "{kept}");
    assert!(holds(folder.path(), key), "the reader keeps it");
    assert!(
        vault.tombstone(id).unwrap().is_some(),
        "it is erased all the same"
    );
    drop(older);
    // The control: without the reader the same call leaves it in no file.
    assert!(matches!(
        vault.erase(id, &asking(GROUND)),
        Ok(Erased::Already(_))
    ));
    assert!(!holds(folder.path(), key));
}

#[test]
fn a_file_that_is_not_the_vaults_is_refused_and_left_as_it_is() {
    let folder = folder();
    let paths = HomePaths::of(folder.path()).vault();
    drop(vault_in(&folder));
    for file in [&paths.vault, &paths.keys, &paths.trail] {
        let ours = fs::read(file).unwrap();
        let letter = b"Dear Commissioner, ".repeat(400);
        fs::write(file, &letter).unwrap();
        let refused = Vault::open(&paths).unwrap_err();
        assert!(matches!(refused, VaultError::NotOurs { .. }), "{refused}");
        assert_eq!(fs::read(file).unwrap(), letter);
        fs::write(file, ours).unwrap();
        let sql = rusqlite::Connection::open(file).unwrap();
        let format: i32 = sql
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        sql.pragma_update(None, "user_version", 9).unwrap();
        let refused = Vault::open(&paths).unwrap_err();
        assert!(
            matches!(refused, VaultError::Newer { found: 9, .. }),
            "{refused}"
        );
        sql.pragma_update(None, "user_version", format).unwrap();
    }
    Vault::open(&paths).unwrap();
}
