//! Accounts: names, appointments, invitations, what is proved, sessions.

use answerable_store::Accounts;
use answerable_store::accounts::{
    AccountId, AccountsError, Appointment, BEFORE_ACCOUNTS, CodeHash, Session, SessionHash, Stage,
    TokenHash, UnixSeconds,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::desk_file::file;
use crate::formats::{made_in, move_all};
use crate::words::{accounts_in, add, asking, draw, folder, vault_in};

const TODAY: Date = date(2026, 11, 22);
const NOW: UnixSeconds = UnixSeconds(1_000);
const LATER: UnixSeconds = UnixSeconds(2_000);

fn opened() -> (TempDir, Accounts) {
    let folder = folder();
    let accounts = accounts_in(&folder);
    (folder, accounts)
}

fn reviewer() -> Appointment {
    Appointment {
        role: "reviewer".to_owned(),
        office: None,
        from: TODAY,
        until: None,
    }
}

/// Somebody who reviews.
fn added(accounts: &Accounts, name: &str, random: u8) -> AccountId {
    let id = add(accounts, (name, name), random).unwrap();
    accounts.appoint(&id, &reviewer()).unwrap();
    id
}

fn start(accounts: &Accounts, id: &AccountId, hash: u8, stage: Stage) {
    let session = Session {
        account: id.clone(),
        hash: SessionHash([hash; 32]),
        stage,
        started_at: NOW,
        expires_at: LATER,
    };
    accounts.start_session(&session).unwrap();
}

fn whose(accounts: &Accounts, hash: u8, now: i64) -> Option<String> {
    let hash = SessionHash([hash; 32]);
    let whose = accounts.session(hash, Stage::Whole, UnixSeconds(now), TODAY);
    whose.unwrap().map(|whose| whose.account.name)
}

#[test]
fn a_name_and_a_sign_in_name_are_one_persons_each() {
    let (_folder, accounts) = opened();
    let ada = add(&accounts, (" Ada Example ", "ada@example.org"), 1).unwrap();
    assert_eq!(ada.as_str(), "ac-0101010101010101");
    assert!(matches!(
        add(&accounts, ("Ada Example", "other"), 2),
        Err(AccountsError::NameTaken(_))
    ));
    assert!(matches!(
        add(&accounts, ("Another Ada", "ADA@example.org"), 2),
        Err(AccountsError::SignInNameTaken(_))
    ));
    for name in ["", "  ", &"x".repeat(201)] {
        assert!(matches!(
            add(&accounts, (name, "name"), 4),
            Err(AccountsError::Name(_))
        ));
    }
    let found = accounts.credentials_of_name(" Ada@Example.ORG ").unwrap();
    assert!(found.is_some_and(|found| found.account.id == ada && found.password.is_none()));
}

#[test]
fn an_invitation_works_once_and_the_newest_only() {
    let (_folder, accounts) = opened();
    let ada = added(&accounts, "Ada Example", 1);
    let accept = |token, now| {
        accounts
            .accept(TokenHash([token; 32]), now, "hash")
            .unwrap()
    };
    for token in [1, 2] {
        accounts
            .invite(&ada, TokenHash([token; 32]), LATER)
            .unwrap();
    }
    assert_eq!(accept(1, NOW), None, "replaced by the newer one");
    assert!(accounts.invited(TokenHash([2; 32]), NOW).unwrap().is_some());
    assert_eq!(accept(2, LATER), None, "expired");
    assert_eq!(accept(2, NOW), Some(ada), "and not used up by that");
    assert_eq!(accept(2, NOW), None, "used");
}

#[test]
fn a_session_stands_until_it_ends_or_expires() {
    let (_folder, accounts) = opened();
    let ada = added(&accounts, "Ada Example", 1);
    start(&accounts, &ada, 7, Stage::Whole);
    assert_eq!(whose(&accounts, 7, 1_999).as_deref(), Some("Ada Example"));
    assert_eq!(whose(&accounts, 7, 2_000), None);
    accounts
        .use_session(SessionHash([7; 32]), NOW, UnixSeconds(3_000))
        .unwrap();
    assert!(whose(&accounts, 7, 2_999).is_some());
    accounts.end_session(SessionHash([7; 32])).unwrap();
    assert_eq!(whose(&accounts, 7, 1_001), None);
    accounts.end_session(SessionHash([7; 32])).unwrap();
}

#[test]
fn a_session_that_is_begun_is_not_whole() {
    let (_folder, accounts) = opened();
    let ada = added(&accounts, "Ada Example", 1);
    start(&accounts, &ada, 7, Stage::Begun);
    assert_eq!(whose(&accounts, 7, 1_001), None);
    assert_eq!(accounts.sessions(&ada, NOW).unwrap(), []);
    let begun = accounts.session(SessionHash([7; 32]), Stage::Begun, NOW, TODAY);
    assert!(begun.unwrap().is_some());
}

#[test]
fn a_new_password_leaves_one_session_and_a_reset_none() {
    let (_folder, accounts) = opened();
    let ada = added(&accounts, "Ada Example", 1);
    let ben = added(&accounts, "Ben Example", 2);
    for (id, hash) in [(&ada, 1), (&ada, 2), (&ben, 3)] {
        start(&accounts, id, hash, Stage::Whole);
    }
    accounts
        .set_password(&ada, "new", SessionHash([2; 32]))
        .unwrap();
    let stand = || [1, 2, 3].map(|hash| whose(&accounts, hash, 1_001).is_some());
    assert_eq!(stand(), [false, true, true]);
    accounts
        .set_second_factor(&ada, &[9; 20], 5, &[CodeHash([1; 32])])
        .unwrap();
    accounts.reset(&ada).unwrap();
    assert_eq!(stand(), [false, false, true]);
    let left = accounts.credentials(&ada).unwrap().unwrap();
    assert!(left.password.is_none() && left.second_factor.is_none());
    assert_eq!(left.recovery_codes, 0);
}

#[test]
fn a_recovery_code_works_once_and_for_one_person() {
    let (_folder, accounts) = opened();
    let ada = added(&accounts, "Ada Example", 1);
    let ben = added(&accounts, "Ben Example", 2);
    let codes = [CodeHash([1; 32]), CodeHash([2; 32])];
    accounts.set_recovery_codes(&ada, &codes).unwrap();
    assert!(!accounts.take_recovery_code(&ben, codes[0]).unwrap());
    assert!(accounts.take_recovery_code(&ada, codes[0]).unwrap());
    assert!(!accounts.take_recovery_code(&ada, codes[0]).unwrap());
    accounts
        .set_recovery_codes(&ada, &[CodeHash([3; 32])])
        .unwrap();
    assert!(!accounts.take_recovery_code(&ada, codes[1]).unwrap());
}

#[test]
fn who_acts_for_no_office_has_no_session() {
    let (folder, accounts) = opened();
    let ada = added(&accounts, "Ada Example", 1);
    start(&accounts, &ada, 1, Stage::Whole);
    // Another program ends it, while this one serves.
    let elsewhere = accounts_in(&folder);
    elsewhere.end(&ada, TODAY).unwrap();
    assert_eq!(whose(&accounts, 1, 1_001), None);
    assert_eq!(accounts.sessions(&ada, NOW).unwrap(), []);
}

#[test]
fn what_is_done_to_nobody_is_said() {
    let (_folder, here) = opened();
    let (_other, elsewhere) = opened();
    let stranger = added(&elsewhere, "A Stranger", 9);
    for refused in [
        here.invite(&stranger, TokenHash([1; 32]), NOW),
        here.appoint(&stranger, &reviewer()).map(|_| ()),
        here.end(&stranger, TODAY),
        here.reset(&stranger),
        here.set_recovery_codes(&stranger, &[]),
    ] {
        assert!(matches!(refused, Err(AccountsError::NoSuchAccount { .. })));
    }
}

#[test]
fn an_account_that_is_removed_is_signed_out_at_once_and_its_name_erased() {
    let (folder, accounts) = opened();
    let ann = added(&accounts, "Ann Box", 1);
    let ben = added(&accounts, "Ben Box", 2);
    for (id, number) in [(&ann, 1), (&ben, 2)] {
        start(&accounts, id, number, Stage::Whole);
        accounts.invite(id, TokenHash([number; 32]), LATER).unwrap();
    }
    let elsewhere = accounts_in(&folder);
    let asked = asking("asked for by the person");
    let tombstone = elsewhere.remove(&ann, &asked).unwrap().unwrap();
    assert_eq!(tombstone.ground, "asked for by the person");
    assert_eq!(elsewhere.list().unwrap().len(), 1);
    assert_eq!(whose(&accounts, 1, 1_001), None);
    assert!(accounts.invited(TokenHash([1; 32]), NOW).unwrap().is_none());
    assert!(whose(&accounts, 2, 1_001).is_some());
    let again = elsewhere.remove(&ann, &asking("another")).unwrap();
    assert_eq!(again, Some(tombstone.clone()), "already so");
    assert_eq!(elsewhere.all_removed().unwrap(), [(ann.clone(), tombstone)]);
    // Invited again she is somebody new: what she did before stays as it was.
    assert_ne!(added(&accounts, "Ann Box", 3), ann);
}

/// A removal that was broken off after the key was destroyed is carried out when
/// the file is opened again; until then nobody is there either.
#[test]
fn a_removal_that_was_broken_off_is_carried_out() {
    let (folder, accounts) = opened();
    let ann = added(&accounts, "Ann Box", 1);
    start(&accounts, &ann, 1, Stage::Whole);
    let record = draw(1_001).record();
    assert_eq!(accounts.of_record(record).unwrap(), Some(ann.clone()));
    vault_in(&folder)
        .erase(record, &asking("asked for"))
        .unwrap();
    let elsewhere = accounts_in(&folder);
    assert_eq!(elsewhere.list().unwrap(), []);
    assert_eq!(whose(&elsewhere, 1, 1_001), None);
    assert_eq!(elsewhere.all_removed().unwrap().len(), 1);
    assert!(elsewhere.removed(&ann).unwrap().is_some());
    assert_eq!(accounts.list().unwrap(), []);
}

/// A desk file of format 3, as programs made it before there were accounts.
#[test]
fn operators_become_reviewers_without_a_password_and_keep_their_ids() {
    let folder = folder();
    let sql = made_in(3, &file(&folder));
    sql.execute_batch(
        "UPDATE operator SET name = 'Ada Example';
         INSERT INTO operator VALUES ('op-0000000000000002', 'ada example'), ('op-0000000000000003', 'Ben Box');
         INSERT INTO sign_in_token VALUES ('op-0000000000000001', x'01', 9999999999);
         INSERT INTO session VALUES (x'02', 'op-0000000000000003', 9999999999);",
    )
    .unwrap();
    drop(sql);
    move_all(&folder, 1);

    let accounts = accounts_in(&folder);
    let all: Vec<_> = accounts.list().unwrap();
    let shown: Vec<_> = all
        .iter()
        .map(|one| {
            (
                one.id.as_str(),
                one.name.as_str(),
                one.sign_in_name.as_str(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("op-0000000000000001", "Ada Example", "Ada Example"),
            ("op-0000000000000003", "Ben Box", "Ben Box"),
            ("op-0000000000000002", "ada example", "op-0000000000000002"),
        ]
    );
    for account in &all {
        let held = accounts.appointments(&account.id).unwrap();
        assert_eq!(held.len(), 1);
        assert_eq!(
            held[0].appointment,
            Appointment {
                from: BEFORE_ACCOUNTS,
                ..reviewer()
            }
        );
        let none = accounts.credentials(&account.id).unwrap().unwrap();
        assert!(none.password.is_none() && none.second_factor.is_none());
        assert_eq!(accounts.sessions(&account.id, UnixSeconds(0)).unwrap(), []);
    }
    drop(accounts);
    assert_eq!(accounts_in(&folder).list().unwrap().len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever order codes are typed in, no step works twice, and none that is
    /// older than one that worked.
    #[test]
    fn a_step_works_once_and_none_before_it(steps in prop::collection::vec(1_u64..12, 1..20)) {
        let (_folder, accounts) = opened();
        let ada = added(&accounts, "Ada Example", 1);
        let mut newest = 0;
        for step in steps {
            prop_assert_eq!(accounts.take_step(&ada, step).unwrap(), step > newest);
            newest = newest.max(step);
        }
    }

    /// An appointment that is ended holds on no day from then on, and ending it
    /// again never lengthens it.
    #[test]
    fn ending_only_ever_takes_away(ends in prop::collection::vec(-5_i32..40, 1..6), asked in -5_i32..40) {
        let (_folder, accounts) = opened();
        let ada = added(&accounts, "Ada Example", 1);
        let day = |number: i32| TODAY.checked_add(jiff::Span::new().days(number)).unwrap();
        let number = accounts.appointments(&ada).unwrap()[0].number;
        for end in &ends {
            prop_assert!(accounts.end_appointment(&ada, number, day(*end)).unwrap());
        }
        start(&accounts, &ada, 1, Stage::Whole);
        let on = accounts.session(SessionHash([1; 32]), Stage::Whole, UnixSeconds(1_001), day(asked));
        let first_end = ends.iter().copied().min().unwrap();
        prop_assert_eq!(on.unwrap().is_some(), asked >= 0 && asked < first_end);
    }
}
