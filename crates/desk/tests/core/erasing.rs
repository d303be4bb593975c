//! Words are kept as long as the rules say, and no longer.

use std::fs;
use std::sync::Arc;

use answerable_desk::erasing::{Keeping, Kept, RULES};
use answerable_desk::store::accounts::{Appointment, NewAccount, UnixSeconds};
use answerable_desk::store::vault::{Asking, Draw, Kind, Moment, RecordId, ToSeal, Vault};
use answerable_desk::store::work::{Comment, NewComment, NewJudgement};
use answerable_desk::store::{Accounts, Drafts, HomePaths, Inbox, Work};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

const WRITTEN: Date = date(2024, 3, 6);

fn seal(vault: &Vault, number: u8) -> RecordId {
    let words = ToSeal {
        kind: Kind::Draft,
        words: "words of an office",
        on: WRITTEN,
    };
    let draw = Draw::of([number; Draw::BYTES]);
    vault.seal(&words, &draw).unwrap()
}

#[test]
fn what_is_due_is_listed_and_erased_on_its_day_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let paths = HomePaths::of(folder.path());
    let vault = Arc::new(Vault::open(&paths.vault()).unwrap());
    let inbox = Inbox::open(paths.desk(), Arc::clone(&vault)).unwrap();
    let work = Work::open(paths.desk()).unwrap();
    let drafts = Drafts::open(paths.desk()).unwrap();
    let accounts = Accounts::open(paths.desk(), Arc::clone(&vault)).unwrap();
    let keeping = Keeping {
        vault: &vault,
        inbox: &inbox,
        work: &work,
        drafts: &drafts,
        accounts: &accounts,
    };
    // An open judgement, and one that it took the place of.
    let mut replaces = None;
    for number in [1, 2] {
        let judgement = NewJudgement {
            subject: "custody-2024-1",
            body: "southvale-police",
            record: seal(&vault, number),
            prepared_by: "ac-1",
            prepared_on: WRITTEN,
            replaces,
        };
        replaces = work.prepare(&judgement).unwrap();
    }
    let comment = Comment {
        record: seal(&vault, 3),
        by: "ac-1".to_owned(),
        // Noon of that day.
        at: UnixSeconds(1_709_726_400),
    };
    let new = NewComment {
        office: "register",
        item: "item",
        comment: &comment,
    };
    work.comment(&new).unwrap();
    let ada = accounts
        .add(&NewAccount {
            name: "Ada Example",
            sign_in_name: "ada",
            random: [1; 8],
            on: WRITTEN,
            draw: &Draw::of([4; Draw::BYTES]),
        })
        .unwrap();
    let held = Appointment {
        role: "reviewer".to_owned(),
        office: None,
        from: date(2020, 1, 1),
        until: Some(WRITTEN),
    };
    accounts.appoint(&ada, &held).unwrap();
    drafts.note(9, seal(&vault, 5)).unwrap();

    let on = |days: i32| {
        let due = keeping.due(WRITTEN.saturating_add(days.days())).unwrap();
        due.iter().map(|due| due.rule.kept).collect::<Vec<_>>()
    };
    assert_eq!(on(0), [Kept::LeftOver]);
    assert_eq!(on(89), [Kept::LeftOver]);
    assert_eq!(on(90), [Kept::LeftOver, Kept::Judgement]);
    assert_eq!(on(364), [Kept::LeftOver, Kept::Judgement]);
    assert_eq!(on(365), [Kept::LeftOver, Kept::Judgement, Kept::Comment]);
    assert_eq!(on(2_192).last(), Some(&Kept::Account));

    let day = WRITTEN.saturating_add(2_192.days());
    let asking = Asking {
        by: "keyboard",
        why: "by the rules",
        when: Moment {
            at: UnixSeconds(1_900_000_000),
            day,
        },
    };
    for due in keeping.due(day).unwrap() {
        keeping.erase(&due, asking).unwrap();
        for record in &due.records {
            let tombstone = vault.tombstone(*record).unwrap().unwrap();
            assert_eq!(
                (tombstone.ground.as_str(), tombstone.erased_on),
                (due.rule.ground, day)
            );
        }
    }
    assert_eq!(keeping.due(day).unwrap(), [], "once");
    assert_eq!(accounts.list().unwrap(), []);
    // The judgement that is open stays, however old.
    let open = work.open_judgement("custody-2024-1", "southvale-police");
    let open = open.unwrap().unwrap();
    assert!(vault.tombstone(open.record).unwrap().is_none());
}

/// docs/OPERATING.md prints the rules, so that whoever keeps a record of
/// processing can copy them.
#[test]
fn the_page_for_whoever_runs_it_says_every_rule() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/OPERATING.md");
    let page = fs::read_to_string(page).unwrap();
    for rule in RULES {
        let days = match rule.days {
            0 => "erased at once after".to_owned(),
            days => format!("{days} days after"),
        };
        let row = format!(
            "| {} | {days} {} | {} |",
            rule.words, rule.from, rule.ground
        );
        assert!(page.contains(&row), "docs/OPERATING.md has no row: {row}");
    }
}
