//! Answers in the desk's file: which there are, and who was faster.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use answerable_store::answering::{Draft, Drafts, DraftsError, Stage};
use answerable_store::vault::Draw;

const BODY: &str = "exampleshire-pcc";

fn drafts() -> (tempfile::TempDir, Drafts) {
    let folder = tempfile::tempdir().unwrap();
    let drafts = Drafts::open(folder.path().join("desk.sqlite")).unwrap();
    (folder, drafts)
}

#[test]
fn an_answer_is_begun_once_and_found_by_each_of_its_reports() {
    let (_folder, drafts) = drafts();
    let begun = drafts.begin(BODY, "custody-2024").unwrap();
    assert_eq!(drafts.begin(BODY, "custody-2024").unwrap(), begun);
    let both = Draft {
        reports: vec!["custody-2024".into(), "custody-revisit".into()],
        writers: vec!["op-1".into(), "op-2".into()],
        stage: Stage::Sent,
        ..begun
    };
    assert_eq!(drafts.put(&both, 1).unwrap(), 2);
    for report in &both.reports {
        let found = drafts.find(BODY, report).unwrap().unwrap();
        assert_eq!(
            found,
            Draft {
                version: 2,
                ..both.clone()
            }
        );
    }
    assert_eq!(drafts.find("northmoor-pcc", "custody-2024").unwrap(), None);
    assert_eq!(drafts.of("northmoor-pcc").unwrap(), []);
    assert_eq!(drafts.of(BODY).unwrap().len(), 1);
}

#[test]
fn one_report_is_answered_in_one_answer_of_a_body() {
    let (_folder, drafts) = drafts();
    let first = drafts.begin(BODY, "custody-2024").unwrap();
    let second = drafts.begin(BODY, "custody-revisit").unwrap();
    let both = Draft {
        reports: vec!["custody-revisit".into(), "custody-2024".into()],
        ..second.clone()
    };
    let refused = drafts.put(&both, 1).unwrap_err();
    assert!(
        matches!(refused, DraftsError::AnotherAnswers { .. }),
        "{refused}"
    );
    assert_eq!(drafts.find(BODY, "custody-2024").unwrap(), Some(first));
    assert_eq!(drafts.find(BODY, "custody-revisit").unwrap(), Some(second));
}

#[test]
fn records_stay_noted_until_each_is_erased() {
    let (_folder, drafts) = drafts();
    let begun = drafts.begin(BODY, "custody-2024").unwrap();
    let records = [1, 2].map(|byte| Draw::of([byte; Draw::BYTES]).record());
    for record in records {
        drafts.note(begun.number, record).unwrap();
    }
    assert_eq!(drafts.left_over().unwrap(), [0_u64; 0]);
    drafts.remove(begun.number, 1).unwrap();
    assert_eq!(drafts.find(BODY, "custody-2024").unwrap(), None);
    assert_eq!(drafts.noted(begun.number).unwrap(), records);
    assert_eq!(drafts.left_over().unwrap(), [begun.number]);
    for record in records {
        drafts.forget(record).unwrap();
    }
    assert_eq!(drafts.left_over().unwrap(), [0_u64; 0]);
}

/// 64 writers on one record: each adds one to the count it read. If an update
/// were lost, the count would be less than the number of those that were kept.
#[test]
fn of_64_writers_on_one_answer_none_undoes_another() {
    const WRITERS: u64 = 64;
    // Most attempts come too late: an attempt that reads and loses costs no disk.
    const KEPT_BY_EACH: u64 = 4;
    let (_folder, drafts) = drafts();
    let begun = drafts.begin(BODY, "custody-2024").unwrap();
    let (attempts, kept) = (AtomicU64::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                let mut mine = 0;
                while mine < KEPT_BY_EACH {
                    let mut draft = drafts.find(BODY, "custody-2024").unwrap().unwrap();
                    let (count, seen) = (draft.writers.len() as u64, draft.version);
                    draft.writers.push(format!("op-{count}"));
                    attempts.fetch_add(1, Ordering::Relaxed);
                    match drafts.put(&draft, seen) {
                        Ok(_) => mine += 1,
                        Err(DraftsError::Moved { .. }) => {}
                        Err(why) => panic!("{why}"),
                    }
                }
                kept.fetch_add(mine, Ordering::Relaxed);
            });
        }
    });
    let kept = kept.into_inner();
    let draft = drafts.find(BODY, "custody-2024").unwrap().unwrap();
    assert_eq!(kept, WRITERS * KEPT_BY_EACH);
    assert_eq!(draft.version, begun.version + kept);
    let expected: Vec<String> = (0..kept).map(|count| format!("op-{count}")).collect();
    assert_eq!(draft.writers, expected);
    let attempts = attempts.into_inner();
    assert!(
        attempts > kept,
        "nobody was ever too late: nothing was tried"
    );
}
