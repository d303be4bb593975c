//! The hashes agree with the standards and with the tools on any machine.

use answerable_ledger::{Fingerprint, HexError, LeafHash, leaf_hash};
use proptest::prelude::*;

/// Leaves that the Certificate Transparency projects test with, and one in the
/// shape of ours; each hash is what `printf '\0…' | sha256sum` prints.
#[test]
fn leaf_hashes_are_those_of_rfc_6962() {
    let vectors: [(&[u8], &str); 4] = [
        (
            b"",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        ),
        (
            b"\0",
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        ),
        (
            b"L123456",
            "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
        ),
        (
            b"{\"kind\":\"looked\"}",
            "b5a20f151e4f2bd43ab3723b46b15bea1f957ecf553a1144fb73640eebff04b0",
        ),
    ];
    for (bytes, hash) in vectors {
        assert_eq!(leaf_hash(bytes).to_string(), hash);
    }
}

#[test]
fn a_fingerprint_is_what_sha256sum_prints() {
    assert_eq!(
        Fingerprint::of(b"").to_string(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    assert_eq!(
        Fingerprint::of(b"abc").to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
}

#[test]
fn what_is_not_a_hash_is_refused_with_the_reason() {
    let say = |text: &str| text.parse::<LeafHash>().unwrap_err().to_string();
    let capital = format!("A{}", "0".repeat(63));
    let lines = [
        say(""),
        say(&"0".repeat(63)),
        say(&"0".repeat(6_400)),
        say(&capital),
        say("ab cd"),
        say("é"),
    ]
    .join("\n");
    insta::assert_snapshot!(lines, @r"
    a hash has 64 characters and this has 0
    a hash has 64 characters and this has 63
    a hash has 64 characters and this has 6400
    character 1 is 'A'; a hash has only 0 to 9 and a to f
    character 3 is ' '; a hash has only 0 to 9 and a to f
    character 1 is 'é'; a hash has only 0 to 9 and a to f
    ");
    assert_eq!(
        "0".repeat(65).parse::<Fingerprint>(),
        Err(HexError::Length { found: 65 })
    );
}

proptest! {
    #[test]
    fn a_hash_survives_being_written_and_read(bytes: [u8; 32]) {
        let hash = LeafHash(bytes);
        prop_assert_eq!(hash.to_string().parse(), Ok(hash));
        prop_assert_eq!(Fingerprint(bytes).to_string().parse(), Ok(Fingerprint(bytes)));
    }

    #[test]
    fn reading_a_hash_never_panics(text in ".{0,80}") {
        if let Ok(hash) = text.parse::<LeafHash>() {
            prop_assert_eq!(hash.to_string(), text);
        }
    }

    /// A leaf is no document: the same bytes never give both the same hash.
    #[test]
    fn a_leaf_is_kept_apart_from_a_document(bytes: Vec<u8>) {
        prop_assert_ne!(leaf_hash(&bytes).0, Fingerprint::of(&bytes).0);
    }

    #[test]
    fn changing_one_byte_changes_the_leaf(
        mut bytes in prop::collection::vec(any::<u8>(), 1..300),
        at: prop::sample::Index,
        change in 1u8..,
    ) {
        let before = leaf_hash(&bytes);
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        prop_assert_ne!(leaf_hash(&bytes), before);
    }
}
