//! Passkeys of accounts, as they are kept.

use answerable_store::Accounts;
use answerable_store::accounts::{
    AccountId, Added, IdentityHash, MOST_PASSKEYS, NewPasskey, Session, SessionHash, Stage,
    TakenUp, TokenHash, UnixSeconds,
};
use tempfile::TempDir;

use crate::words::{accounts_in, add, asking, folder};

const NOW: UnixSeconds = UnixSeconds(1_000);
const LATER: UnixSeconds = UnixSeconds(2_000);

fn opened() -> (TempDir, Accounts) {
    let folder = folder();
    let accounts = accounts_in(&folder);
    (folder, accounts)
}

fn account(accounts: &Accounts, name: &str, random: u8) -> AccountId {
    add(accounts, (name, name), random).unwrap()
}

/// A passkey whose device counts.
fn passkey(number: u8) -> NewPasskey {
    NewPasskey {
        credential_id: vec![number; 16],
        public_key: vec![number; 77],
        name: format!("Laptop {number}"),
        may_be_copied: false,
        uses: 3,
    }
}

fn whose(accounts: &Accounts, number: u8) -> Option<AccountId> {
    let held = accounts.passkey(&[number; 16]).unwrap();
    held.map(|held| held.account.id)
}

#[test]
fn a_passkey_is_one_accounts_and_an_account_has_several() {
    let (_folder, accounts) = opened();
    let ada = account(&accounts, "Ada Example", 1);
    let bet = account(&accounts, "Bet Example", 2);
    for number in [1, 2] {
        let added = accounts.add_passkey(&ada, &passkey(number), NOW).unwrap();
        assert_eq!(added, Added::Yes);
    }
    for other in [&ada, &bet] {
        let added = accounts.add_passkey(other, &passkey(1), NOW).unwrap();
        assert_eq!(added, Added::IsKept);
    }
    assert_eq!(whose(&accounts, 1), Some(ada.clone()));
    assert_eq!(whose(&accounts, 3), None);
    let listed = accounts.passkeys(&ada).unwrap();
    let names: Vec<&str> = listed.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Laptop 1", "Laptop 2"]);
    assert_eq!((listed[0].added_at, listed[0].used_at), (NOW, None));
    assert!(accounts.passkeys(&bet).unwrap().is_empty());
}

#[test]
fn an_account_has_so_many_at_most() {
    let (_folder, accounts) = opened();
    let ada = account(&accounts, "Ada Example", 1);
    for number in 0..=MOST_PASSKEYS {
        let number = u8::try_from(number).unwrap();
        let added = accounts.add_passkey(&ada, &passkey(number), NOW).unwrap();
        let is_one_too_many = usize::from(number) == MOST_PASSKEYS;
        assert_eq!(added == Added::TooMany, is_one_too_many, "{number}");
    }
}

#[test]
fn a_count_that_does_not_go_on_is_found_on_every_node() {
    let (folder, accounts) = opened();
    let elsewhere = accounts_in(&folder);
    let ada = account(&accounts, "Ada Example", 1);
    accounts.add_passkey(&ada, &passkey(1), NOW).unwrap();
    let used = |node: &Accounts, uses| node.use_passkey(&[1; 16], uses, LATER).unwrap();
    assert!(!used(&accounts, 3), "as often as when it was added");
    assert_eq!(accounts.passkeys(&ada).unwrap()[0].used_at, None);
    assert!(used(&accounts, 4));
    assert!(!used(&elsewhere, 4) && !used(&elsewhere, 3) && !used(&elsewhere, 0));
    assert!(used(&elsewhere, 9));
    assert_eq!(accounts.passkeys(&ada).unwrap()[0].used_at, Some(LATER));
    // A device that never counts.
    let uncounted = NewPasskey {
        uses: 0,
        ..passkey(2)
    };
    accounts.add_passkey(&ada, &uncounted, NOW).unwrap();
    for uses in [0, 0, 1] {
        assert!(accounts.use_passkey(&[2; 16], uses, LATER).unwrap());
    }
    assert!(!accounts.use_passkey(&[2; 16], 0, LATER).unwrap());
    assert!(!accounts.use_passkey(&[3; 16], 1, LATER).unwrap());
}

#[test]
fn removing_one_ends_the_other_sessions_and_is_ones_own_alone() {
    let (_folder, accounts) = opened();
    let ada = account(&accounts, "Ada Example", 1);
    let bet = account(&accounts, "Bet Example", 2);
    accounts.add_passkey(&ada, &passkey(1), NOW).unwrap();
    let number = accounts.passkeys(&ada).unwrap()[0].number;
    let [kept, other] = [SessionHash([1; 32]), SessionHash([2; 32])];
    for hash in [kept, other] {
        let session = Session {
            account: ada.clone(),
            hash,
            stage: Stage::Whole,
            started_at: NOW,
            expires_at: LATER,
        };
        accounts.start_session(&session).unwrap();
    }
    assert!(!accounts.remove_passkey(&bet, number, kept).unwrap());
    assert_eq!(whose(&accounts, 1), Some(ada.clone()));
    assert_eq!(accounts.sessions(&ada, NOW).unwrap().len(), 2);
    assert!(accounts.remove_passkey(&ada, number, kept).unwrap());
    assert_eq!(whose(&accounts, 1), None);
    assert_eq!(accounts.sessions(&ada, NOW).unwrap().len(), 1);
}

#[test]
fn an_invitation_is_taken_up_by_one_passkey_once() {
    let (_folder, accounts) = opened();
    let ada = account(&accounts, "Ada Example", 1);
    let token = TokenHash([1; 32]);
    accounts.invite(&ada, token, LATER).unwrap();
    let taken = |number, now| {
        let new = passkey(number);
        accounts.accept_with_passkey(token, now, &new).unwrap()
    };
    assert_eq!(taken(1, LATER), TakenUp::NoInvitation);
    assert_eq!(taken(1, NOW), TakenUp::Account(ada.clone()));
    assert_eq!(taken(2, NOW), TakenUp::NoInvitation);
    // One that is kept already spends nothing.
    accounts.invite(&ada, token, LATER).unwrap();
    assert_eq!(taken(1, NOW), TakenUp::AnotherAccount);
    assert_eq!(taken(2, NOW), TakenUp::Account(ada.clone()));
    assert_eq!(whose(&accounts, 1), None, "a new one takes all before away");
}

#[test]
fn whatever_takes_the_other_ways_in_away_takes_passkeys_too() {
    let (_folder, accounts) = opened();
    let ada = account(&accounts, "Ada Example", 1);
    let token = TokenHash([1; 32]);
    let again = || {
        accounts.add_passkey(&ada, &passkey(1), NOW).unwrap();
        assert_eq!(whose(&accounts, 1), Some(ada.clone()));
        accounts.invite(&ada, token, LATER).unwrap();
    };
    again();
    accounts.reset(&ada).unwrap();
    assert_eq!(whose(&accounts, 1), None);
    again();
    accounts.accept(token, NOW, "$argon2id$hash").unwrap();
    assert_eq!(whose(&accounts, 1), None);
    again();
    let identity = IdentityHash([7; 32]);
    accounts.accept_vouched(token, NOW, identity).unwrap();
    assert_eq!(whose(&accounts, 1), None);
    again();
    accounts.remove(&ada, &asking("asked for")).unwrap();
    assert_eq!(whose(&accounts, 1), None);
}

#[test]
fn every_node_seals_with_one_secret() {
    let (folder, accounts) = opened();
    let elsewhere = accounts_in(&folder);
    assert_eq!(accounts.challenge_seal([1; 32]).unwrap(), [1; 32]);
    assert_eq!(elsewhere.challenge_seal([2; 32]).unwrap(), [1; 32]);
}
