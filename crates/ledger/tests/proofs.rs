//! A path proves its own leaf in its own place of its own tree, and nothing else.

use answerable_ledger::{AuditPath, LeafHash, Levels, NotAPath, Place, Root, Tree, leaf_hash};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// The leaves that Certificate Transparency's own tests use.
const LEAVES: [&[u8]; 8] = [
    b"",
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    b"`abcdefghijklmno",
];

fn leaves(count: u64) -> Vec<LeafHash> {
    (0..count).map(|n| leaf_hash(&n.to_be_bytes())).collect()
}

fn levels(leaves: &[LeafHash]) -> Levels {
    let mut levels = Levels::default();
    leaves.iter().for_each(|leaf| levels.take(*leaf));
    levels
}

/// The largest power of two that is less than `n`, as section 2.1 calls it.
fn k(n: usize) -> usize {
    let mut k = 1;
    while 2 * k < n {
        k *= 2;
    }
    k
}

/// The Merkle tree hash as RFC 6962 section 2.1 writes it down, slowly: what the
/// quick ways are held against.
fn mth(leaves: &[LeafHash]) -> [u8; 32] {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => leaf.0,
        _ => {
            let (left, right) = leaves.split_at(k(leaves.len()));
            let hash = Sha256::new()
                .chain_update([0x01])
                .chain_update(mth(left))
                .chain_update(mth(right));
            hash.finalize().into()
        }
    }
}

/// The audit path as section 2.1.1 writes it down.
fn path(m: usize, leaves: &[LeafHash]) -> Vec<Root> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let k = k(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut hashes, beside) = match m < k {
        true => (path(m, left), right),
        false => (path(m - k, right), left),
    };
    hashes.push(Root(mth(beside)));
    hashes
}

/// The paths that Certificate Transparency's own tests give for these leaves
/// (google/certificate-transparency, merkle_tree_test.cc).
#[test]
fn the_paths_are_those_of_certificate_transparency() {
    let given: [(u64, u64, &[&str]); 5] = [
        (0, 1, &[]),
        (
            0,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            &[
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            3,
            &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
        ),
        (
            1,
            5,
            &[
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ];
    let log = levels(&LEAVES.map(leaf_hash));
    for (index, leaves, hashes) in given {
        let found = log.path(Place { index, leaves }).unwrap();
        let found: Vec<_> = found.hashes().iter().map(ToString::to_string).collect();
        assert_eq!(found, hashes, "{index} of {leaves}");
    }
}

/// Every leaf of every tree up to 300 leaves, all out of one tree of 300.
#[test]
fn every_leaf_of_every_size_is_proved_and_as_the_standard_says() {
    let all = leaves(300);
    let log = levels(&all);
    let mut tree = Tree::default();
    for size in 1..=300_u64 {
        let so_far = &all[..usize::try_from(size).unwrap()];
        tree.take(*so_far.last().unwrap());
        let root = log.root(size).unwrap();
        assert_eq!(root, tree.root());
        for (index, leaf) in (0..).zip(so_far) {
            let place = Place {
                index,
                leaves: size,
            };
            let found = log.path(place).unwrap();
            assert_eq!(found.root(*leaf), root, "{place:?}");
            if size <= 65 {
                let by_the_book = path(usize::try_from(index).unwrap(), so_far);
                assert_eq!(found.hashes(), by_the_book, "{place:?}");
            }
        }
    }
    assert_eq!(log.root(0), Some(Tree::default().root()));
}

#[test]
fn a_tree_says_nothing_of_leaves_that_it_has_not() {
    let log = levels(&leaves(5));
    assert_eq!(log.root(6), None);
    for (index, leaves) in [(0, 0), (5, 5), (4, 6), (u64::MAX, u64::MAX)] {
        assert_eq!(log.path(Place { index, leaves }), None);
    }
    let refused = |index, leaves, hashes| {
        let place = Place { index, leaves };
        let hashes = vec![Root([0; 32]); hashes];
        AuditPath::try_new(place, hashes).unwrap_err()
    };
    assert_eq!(
        refused(5, 5, 3),
        NotAPath::NoSuchLeaf {
            index: 5,
            leaves: 5
        }
    );
    let said = [refused(4, 5, 3), refused(0, 5, 2), refused(0, u64::MAX, 65)];
    let said = said.map(|why| why.to_string()).join("\n");
    insta::assert_snapshot!(said, @r"
    the path from number 4 of 5 is 1 long, and this is 3 long
    the path from number 0 of 5 is 3 long, and this is 2 long
    the path from number 0 of 18446744073709551615 is 64 long, and this is 65 long
    ");
}

proptest! {
    /// One bit of one hash, of the leaf, or one hash taken away.
    #[test]
    fn a_path_with_anything_altered_leads_elsewhere(
        size in 2_u64..400,
        which: prop::sample::Index,
        hash: prop::sample::Index,
        bit in 0_usize..256,
    ) {
        let all = leaves(size);
        let index = which.index(all.len());
        let (log, leaf) = (levels(&all), all[index]);
        let place = Place { index: index as u64, leaves: size };
        let sound = log.path(place).unwrap();
        let root = sound.root(leaf);

        let mut hashes = sound.hashes().to_vec();
        let at = hash.index(hashes.len());
        hashes[at].0[bit / 8] ^= 1 << (bit % 8);
        prop_assert_ne!(AuditPath::try_new(place, hashes.clone()).unwrap().root(leaf), root);
        hashes.pop();
        prop_assert!(AuditPath::try_new(place, hashes).is_err());

        let mut other = leaf;
        other.0[bit / 8] ^= 1 << (bit % 8);
        prop_assert_ne!(sound.root(other), root);
    }

    /// The same hashes for another place lead elsewhere or are refused: an entry
    /// cannot be passed off under another number, nor a log as a longer one.
    ///
    /// A path binds the root, and not how many leaves that has: 0 of 3 goes the same
    /// way as 0 of 4. So it is held against the root of the other size.
    #[test]
    fn a_path_does_not_prove_another_place(
        size in 1_u64..200,
        other_size in 1_u64..200,
        one: prop::sample::Index,
        another: prop::sample::Index,
    ) {
        let all = leaves(200);
        let log = levels(&all);
        let index = one.index(usize::try_from(size).unwrap()) as u64;
        let other = another.index(usize::try_from(other_size).unwrap()) as u64;
        prop_assume!((index, size) != (other, other_size));
        let leaf = all[usize::try_from(index).unwrap()];
        let hashes = log.path(Place { index, leaves: size }).unwrap().hashes().to_vec();
        let elsewhere = Place { index: other, leaves: other_size };
        if let Ok(path) = AuditPath::try_new(elsewhere, hashes) {
            prop_assert_ne!(Some(path.root(leaf)), log.root(other_size));
        }
    }
}
