//! Erasing is real for words of every kind, wherever they are worked on: a
//! thousand records, half of them erased by the door that each kind has.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use answerable_ledger::Fingerprint;
use answerable_store::accounts::{AccountId, NewAccount, NewPasskey, UnixSeconds};
use answerable_store::inbox::{FormKey, Request};
use answerable_store::replies::{Replies, ToReply};
use answerable_store::trackers::{Trackers, Uploader};
use answerable_store::vault::{Kind, RecordId, ToSeal, Vault};
use answerable_store::{Accounts, Inbox, Reviews};

use crate::desk_file::file;
use crate::words::*;

const CANARIES: u64 = 1_000;
const GROUND: &str = "no longer needed";

/// The words of a record, which no other has.
fn words(number: u64) -> String {
    format!("canary-{number:025}-of-a-record")
}

fn key(number: u64) -> Vec<u8> {
    random_bytes(number)[8..40].to_vec()
}

struct World {
    vault: std::sync::Arc<Vault>,
    accounts: Accounts,
    reviews: Reviews,
    replies: Replies,
    trackers: Trackers,
    inbox: Inbox,
}

impl World {
    fn of(folder: &tempfile::TempDir) -> Self {
        let vault = vault_in(folder);
        let path = file(folder);
        Self {
            accounts: Accounts::open(&path, vault.clone()).unwrap(),
            reviews: Reviews::open(&path, vault.clone()).unwrap(),
            replies: Replies::open(&path, vault.clone()).unwrap(),
            trackers: Trackers::open(&path, vault.clone()).unwrap(),
            inbox: Inbox::open(&path, vault.clone()).unwrap(),
            vault,
        }
    }

    /// Keeps words of one of the kinds, and changes those that are worked on.
    fn keep(&self, number: u64) {
        let (words, draw, on) = (words(number), draw(number), day("2024-03-06"));
        match number % 6 {
            0 => drop(self.account(number)),
            1 => {
                let document = Fingerprint::of(words.as_bytes());
                let first = (on, &draw);
                self.reviews.begin(document, &words, first).unwrap();
                self.reviews.change(document, 1, &words).unwrap();
            }
            2 => {
                let reply = ToReply {
                    body: number.to_string(),
                    about: "{}".to_owned(),
                    corrects: None,
                    takes_back: false,
                };
                let begun = self.replies.begin(&reply, &words, "ac-1", (on, &draw));
                self.replies
                    .change(begun.unwrap(), 1, &words, "ac-2")
                    .unwrap();
            }
            3 => {
                let office = number.to_string();
                let uploader = uploader(&office);
                let begun = self
                    .trackers
                    .begin(uploader, words.as_bytes(), &asking(GROUND), &draw);
                begun.unwrap();
            }
            4 => {
                let form = FormKey(Fingerprint::of(words.as_bytes()).0);
                self.inbox.add(&request(&words), form, &draw).unwrap();
            }
            _ => {
                let kind = Kind::ALL[usize::try_from(number).unwrap() % Kind::ALL.len()];
                let words = ToSeal {
                    kind,
                    words: &words,
                    on,
                };
                self.vault.seal(&words, &draw).unwrap();
            }
        }
    }

    /// Everything that an account has: two names, a password, a second factor,
    /// one that is being set up, a passkey.
    fn account(&self, number: u64) -> AccountId {
        let id = self
            .accounts
            .add(&NewAccount {
                name: &words(number),
                sign_in_name: &words(number),
                random: number.to_be_bytes(),
                on: day("2024-03-06"),
                draw: &draw(number),
            })
            .unwrap();
        let session = answerable_store::accounts::SessionHash([0; 32]);
        self.accounts
            .set_password(&id, &words(number), session)
            .unwrap();
        let secret: [u8; 20] = words(number).as_bytes()[12..32].try_into().unwrap();
        self.accounts
            .set_second_factor(&id, &secret, 1, &[])
            .unwrap();
        let passkey = NewPasskey {
            credential_id: number.to_be_bytes().to_vec(),
            public_key: vec![1],
            name: words(number),
            may_be_copied: false,
            uses: 0,
        };
        self.accounts
            .add_passkey(&id, &passkey, UnixSeconds(1))
            .unwrap();
        id
    }

    /// Erases a record by the door of its kind.
    fn erase(&self, number: u64) {
        let (words, asking) = (words(number), asking(GROUND));
        match number % 6 {
            0 => {
                let account = self.accounts.named(&words).unwrap().unwrap();
                self.accounts.remove(&account.id, &asking).unwrap();
            }
            1 => {
                let document = Fingerprint::of(words.as_bytes());
                self.reviews.remove(document, 2, &asking).unwrap();
            }
            2 => {
                let drafts = self.replies.of(&number.to_string()).unwrap();
                assert_eq!(drafts[0].words, words);
                self.replies.remove(drafts[0].number, 2, &asking).unwrap();
            }
            3 => {
                let office = number.to_string();
                self.trackers.remove(uploader(&office), &asking).unwrap();
            }
            4 => drop(self.inbox.erase(record(number), &asking).unwrap()),
            _ => drop(self.vault.erase(record(number), &asking).unwrap()),
        }
    }
}

fn record(number: u64) -> RecordId {
    draw(number).record()
}

fn uploader(office: &str) -> Uploader<'_> {
    Uploader {
        office,
        account: "ac-1",
    }
}

fn request(words: &str) -> Request {
    Request {
        page: String::new(),
        what_is_wrong: words.to_owned(),
        what_should_it_say: String::new(),
        source: String::new(),
        contact: words.to_owned(),
        on: day("2024-03-06"),
    }
}

/// How many keys, and how many words, of these records any file tells of.
fn told(folder: &Path, numbers: &[u64]) -> (usize, usize) {
    let files: Vec<Vec<u8>> = files(folder)
        .iter()
        .map(|file| fs::read(file).unwrap())
        .collect();
    let keys = numbers.iter().map(|number| key(*number)).collect();
    // The middle of a secret is as telling as the whole.
    let middle = |number: &u64| words(*number).as_bytes()[12..32].to_vec();
    let words = numbers.iter().map(middle).collect();
    (found(&files, &keys, 32), found(&files, &words, 20))
}

/// How many of these stand anywhere in the files; each has that many bytes.
fn found(files: &[Vec<u8>], wanted: &HashSet<Vec<u8>>, bytes: usize) -> usize {
    let first_two = |window: &[u8]| usize::from(window[0]) << 8 | usize::from(window[1]);
    let mut begins = vec![false; 1 << 16];
    for one in wanted {
        begins[first_two(one)] = true;
    }
    let windows = files.iter().flat_map(|file| file.windows(bytes));
    let found: HashSet<&[u8]> = windows
        .filter(|window| begins[first_two(window)] && wanted.contains(*window))
        .collect();
    found.len()
}

#[test]
fn of_five_hundred_erased_of_every_kind_no_byte_is_left_in_any_file() {
    let folder = folder_in_memory();
    let world = World::of(&folder);
    for number in 0..CANARIES {
        world.keep(number);
    }
    let erased: Vec<u64> = (0..CANARIES).filter(|number| number / 6 % 2 == 0).collect();
    let erased = &erased[..500];
    let others: Vec<u64> = (0..CANARIES)
        .filter(|number| !erased.contains(number))
        .collect();
    // The control: what is looked for can be found. Words never can, keys can.
    assert_eq!(told(folder.path(), erased), (500, 0));
    for number in erased {
        world.erase(*number);
    }
    assert_eq!(told(folder.path(), erased), (0, 0), "while it is open");
    assert_eq!(told(folder.path(), &others), (500, 0));
    drop(world);
    assert_eq!(told(folder.path(), erased), (0, 0), "and when it is closed");

    // The others are as they were, and of the erased there is a tombstone each.
    let world = World::of(&folder);
    for number in others {
        world.erase(number);
    }
    for number in 0..CANARIES {
        let tombstone = world.vault.tombstone(record(number)).unwrap().unwrap();
        assert_eq!(tombstone.ground, GROUND);
    }
    let whole = world.vault.verify().unwrap();
    assert_eq!((whole.sealed, whole.erased), (0, CANARIES));
    println!("{CANARIES} records of six kinds: 500 erased, no byte of them in any file");
}
