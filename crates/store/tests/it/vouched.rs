//! Accounts that are signed in to through a provider.

use answerable_store::Accounts;
use answerable_store::accounts::{
    AccountId, IdentityHash, SignInHash, TakenUp, TokenHash, UnixSeconds,
};
use tempfile::TempDir;

use crate::words::{accounts_in, add, asking, folder};

const NOW: UnixSeconds = UnixSeconds(1_000);
const LATER: UnixSeconds = UnixSeconds(2_000);
const AT_THE_PROVIDER: IdentityHash = IdentityHash([7; 32]);

fn opened() -> (TempDir, Accounts) {
    let folder = folder();
    let accounts = accounts_in(&folder);
    (folder, accounts)
}

fn invited(accounts: &Accounts, name: &str, random: u8) -> (AccountId, TokenHash) {
    let id = add(accounts, (name, name), random).unwrap();
    let token = TokenHash([random; 32]);
    accounts.invite(&id, token, LATER).unwrap();
    (id, token)
}

fn whose(accounts: &Accounts, identity: IdentityHash) -> Option<AccountId> {
    let account = accounts.vouched_for(identity).unwrap();
    account.map(|account| account.id)
}

#[test]
fn an_invitation_binds_one_identity_to_one_account_once() {
    let (_folder, accounts) = opened();
    let (ada, token) = invited(&accounts, "Ada Example", 1);
    assert_eq!(whose(&accounts, AT_THE_PROVIDER), None);
    let taken = |token, now| {
        accounts
            .accept_vouched(token, now, AT_THE_PROVIDER)
            .unwrap()
    };
    assert_eq!(taken(token, LATER), TakenUp::NoInvitation);
    assert_eq!(taken(token, NOW), TakenUp::Account(ada.clone()));
    assert_eq!(whose(&accounts, AT_THE_PROVIDER), Some(ada.clone()));
    assert!(accounts.is_vouched_for(&ada).unwrap());
    assert_eq!(taken(token, NOW), TakenUp::NoInvitation);
}

#[test]
fn an_identity_that_has_an_account_takes_no_second_and_spends_no_invitation() {
    let (_folder, accounts) = opened();
    let (ada, first) = invited(&accounts, "Ada Example", 1);
    let (_, second) = invited(&accounts, "Bet Example", 2);
    let taken = |token| {
        accounts
            .accept_vouched(token, NOW, AT_THE_PROVIDER)
            .unwrap()
    };
    assert_eq!(taken(first), TakenUp::Account(ada.clone()));
    assert_eq!(taken(second), TakenUp::AnotherAccount);
    assert!(accounts.invited(second, NOW).unwrap().is_some());
    assert_eq!(whose(&accounts, AT_THE_PROVIDER), Some(ada));
}

#[test]
fn an_identity_and_a_password_are_each_in_the_others_place() {
    let (_folder, accounts) = opened();
    let (ada, token) = invited(&accounts, "Ada Example", 1);
    accounts.accept(token, NOW, "$argon2id$hash").unwrap();
    accounts.invite(&ada, token, LATER).unwrap();
    accounts
        .accept_vouched(token, NOW, AT_THE_PROVIDER)
        .unwrap();
    let held = accounts.credentials(&ada).unwrap().unwrap();
    assert_eq!(held.password, None);
    accounts.invite(&ada, token, LATER).unwrap();
    accounts.accept(token, NOW, "$argon2id$hash").unwrap();
    assert_eq!(whose(&accounts, AT_THE_PROVIDER), None);
}

#[test]
fn taking_what_somebody_signs_in_with_away_takes_the_identity_too() {
    let (_folder, accounts) = opened();
    let (ada, token) = invited(&accounts, "Ada Example", 1);
    accounts
        .accept_vouched(token, NOW, AT_THE_PROVIDER)
        .unwrap();
    accounts.reset(&ada).unwrap();
    assert_eq!(whose(&accounts, AT_THE_PROVIDER), None);
    accounts.invite(&ada, token, LATER).unwrap();
    accounts
        .accept_vouched(token, NOW, AT_THE_PROVIDER)
        .unwrap();
    accounts.remove(&ada, &asking("asked for")).unwrap();
    assert_eq!(whose(&accounts, AT_THE_PROVIDER), None);
}

#[test]
fn a_sign_in_is_used_up_once_on_every_node_until_it_expires() {
    let (folder, accounts) = opened();
    let elsewhere = accounts_in(&folder);
    let sign_in = SignInHash([9; 32]);
    assert!(accounts.use_sign_in(sign_in, NOW, LATER).unwrap());
    assert!(!accounts.use_sign_in(sign_in, NOW, LATER).unwrap());
    assert!(!elsewhere.use_sign_in(sign_in, NOW, LATER).unwrap());
    // Nobody can end with it by then; the row need not be kept.
    let other = SignInHash([8; 32]);
    assert!(
        accounts
            .use_sign_in(other, LATER, UnixSeconds(3_000))
            .unwrap()
    );
    assert!(accounts.use_sign_in(sign_in, LATER, LATER).unwrap());
}
