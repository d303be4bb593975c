//! Spreadsheets: what a dry run says, what one decision records, and what the
//! same file, the next month's and an older one change.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::print_stdout,
    reason = "a test says what it saw or why it was skipped"
)]

mod lists;

use std::path::Path;

use answerable_desk::roll::Lines;
use answerable_desk::spreadsheet::{DryRun, File, Part, approve, dry_run, mapping};
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::{Desk, View, questions::Filter};
use answerable_intake::Mapping;
use answerable_ledger::Fingerprint;
use answerable_register::facts::{AskReference, Kept};
use answerable_register::standing::{Standing, StandingKind};
use answerable_register::words::SourceId;
use jiff::civil::{Date, date};

const HEADING: &str = "ref,date_of_report,coroner_area,category,recipient,recipient_no,recipients_listed,report_response_status,recipients_counted,replies_counted,due_56_days,reply_documents\n";
const TODAY: Date = date(2026, 11, 21);

fn row(key: &str, recipient: &str, number: u32, label: &str, replies: u32) -> String {
    format!(
        "{key},2024-02-19,Exampleshire,Other related deaths,{recipient},{number},2,{label},2,{replies},2024-04-15,0\n"
    )
}

/// The mapping that ships.
fn shipped() -> Mapping {
    mapping("pfd-by-recipient").unwrap()
}

/// A register in a folder of its own, and what is done with its sheets.
struct Table {
    desk: Desk,
    _folder: tempfile::TempDir,
}

impl Table {
    fn laid() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        Self {
            desk,
            _folder: folder,
        }
    }

    fn try_out(&self, sheet: &[u8], as_of: Date) -> (DryRun, File) {
        self.try_through(&shipped(), sheet, as_of)
    }

    fn try_through(&self, mapping: &Mapping, sheet: &[u8], as_of: Date) -> (DryRun, File) {
        let file = File {
            fingerprint: Fingerprint::of(sheet),
            as_of,
        };
        let dry = mapping.read(sheet).unwrap();
        let run = dry_run(&self.desk.read(), mapping, dry, file, |_| {}).unwrap();
        (run, file)
    }

    fn let_in(&self, sheet: &[u8], as_of: Date) -> DryRun {
        self.let_in_through(&shipped(), sheet, as_of)
    }

    fn let_in_through(&self, mapping: &Mapping, sheet: &[u8], as_of: Date) -> DryRun {
        let (run, file) = self.try_through(mapping, sheet, as_of);
        approve(&self.desk, mapping, file, &run, "op-1", TODAY, |_| {}).unwrap();
        run
    }

    fn head(&self) -> u64 {
        self.desk.read().head()
    }
}

#[test]
fn a_dry_run_records_nothing() {
    let table = Table::laid();
    let before = table.head();
    let sheet = format!(
        "{HEADING}{}",
        row("2024-0001", "Kent Police", 1, "pending", 0)
    );
    let (run, _) = table.try_out(sheet.as_bytes(), date(2024, 2, 29));
    assert_eq!((run.difference.new_rows, run.resolved), (1, 1));
    assert_eq!(table.head(), before);
}

#[test]
fn words_that_are_no_known_licence_never_show_a_whole_sheet() {
    let sheet = format!(
        "{HEADING}{}",
        row("2024-0001", "Kent Police", 1, "pending", 0)
    );
    let kept_under = |licence: &str| {
        let shipped = include_str!("../../../../data/mappings/pfd-by-recipient.toml");
        let said = shipped.replace("Open Government Licence v3.0", licence);
        let table = Table::laid();
        let mapping = Mapping::parse(&said).unwrap();
        table.let_in_through(&mapping, sheet.as_bytes(), date(2024, 2, 29));
        let register = table.desk.read();
        let view = View::of(&register, TODAY);
        let hex = Fingerprint::of(sheet.as_bytes()).to_string();
        let id = SourceId::from(format!("{}-{}", mapping.name(), &hex[..16]));
        let source = view.source(&id).unwrap();
        assert_eq!(source.licence.as_ref().unwrap().as_str(), licence);
        source.kept
    };
    assert_eq!(kept_under("Open Government Licence v3.0"), Kept::Whole);
    for licence in ["All rights reserved", "ask the publisher"] {
        assert_eq!(kept_under(licence), Kept::Passages, "{licence}");
    }
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let table = Table::laid();
    let sheet = format!(
        "{HEADING}{}{}",
        row("2024-0001", "Kent Police", 1, "pending", 0),
        row("2024-0001", "North Laine Medical Centre", 2, "pending", 0)
    );
    table.let_in(sheet.as_bytes(), date(2024, 2, 29));
    let after_first = table.head();
    let again = table.let_in(sheet.as_bytes(), date(2024, 2, 29));
    assert!(again.changes_nothing());
    assert_eq!(again.difference.same_rows, 2);
    assert_eq!(table.head(), after_first);
}

#[test]
fn next_month_records_only_what_the_month_changed() {
    let table = Table::laid();
    let february = format!(
        "{HEADING}{}{}",
        row("2024-0001", "Kent Police", 1, "pending", 0),
        row("2024-0002", "Surrey Police", 1, "pending", 0)
    );
    table.let_in(february.as_bytes(), date(2024, 2, 29));
    let march = format!(
        "{HEADING}{}{}{}",
        row("2024-0001", "Kent Police", 1, "overdue", 0),
        row("2024-0002", "Surrey Police", 1, "pending", 0),
        row("2024-0003", "Gwent Police", 1, "pending", 0)
    );
    let before = table.head();
    let run = table.let_in(march.as_bytes(), date(2024, 3, 31));
    let difference = run.difference;
    assert_eq!(
        (
            difference.new_rows,
            difference.changed_rows,
            difference.same_rows
        ),
        (1, 1, 1)
    );
    assert_eq!(run.labels_changed, 1, "only the publisher's label moved");
    // The file, the new report with what it asks and its label, the changed
    // label, and the decision.
    assert_eq!(table.head() - before, 6);
}

#[test]
fn a_dry_run_names_first_what_changes_more_than_a_label() {
    let table = Table::laid();
    let list = |label: &str, second: &str| {
        format!(
            "{HEADING}{}{}",
            row("2024-0001", "Kent Police", 1, label, 0),
            row("2024-0002", second, 1, "pending", 0)
        )
    };
    table.let_in(
        list("pending", "Surrey Police").as_bytes(),
        date(2024, 2, 29),
    );
    let (run, _) = table.try_out(
        list("overdue", "Gwent Police").as_bytes(),
        date(2024, 3, 31),
    );
    let parts: Vec<&[Part]> = run.changed.iter().map(|one| &one.parts[..]).collect();
    assert_eq!(parts, [&[Part::Asked][..], &[Part::Label]]);
}

#[test]
fn a_list_is_kept_with_its_decision_and_the_decision_first() {
    let table = Table::laid();
    let before = table.head();
    let sheet = format!(
        "{HEADING}{}{}",
        row("2024-0001", "Kent Police", 1, "pending", 0),
        row("2024-0002", "Surrey Police", 1, "pending", 0)
    );
    let run = table.let_in(sheet.as_bytes(), date(2024, 2, 29));
    let register = table.desk.read();
    let decision = register
        .mappings
        .recorded_by(before + 1)
        .expect("right after its file");
    assert_eq!(decision.fact.entries, Some(6));
    assert_eq!(run.facts(), 6);
    assert_eq!(register.head(), before + 2 + 6);
}

#[test]
fn a_label_is_quoted_and_no_recipient_is_answered_or_silent_from_it() {
    let table = Table::laid();
    let sheet = format!(
        "{HEADING}{}{}",
        row("2024-0001", "Kent Police", 1, "overdue", 1),
        row("2024-0001", "North Laine Medical Centre", 2, "overdue", 1)
    );
    table.let_in(sheet.as_bytes(), date(2024, 2, 29));
    let register = table.desk.read();
    let view = View::new(&register, TODAY);
    let page = view.report_page(&"pfd-2024-0001".into()).unwrap();
    assert_eq!(page.labels[0].label.or_blank(), "overdue");
    for row in page.asked.iter().flat_map(|(_, rows)| rows) {
        assert_eq!(row.standing, Standing::LastDayNotKnown, "{}", row.reference);
        assert!(row.answer.is_none());
    }
}

#[test]
fn a_name_that_is_no_body_is_never_filed_under_one() {
    let table = Table::laid();
    let sheet = format!(
        "{HEADING}{}",
        row("2024-0001", "Kent-Police!", 1, "pending", 0)
    );
    let run = table.let_in(sheet.as_bytes(), date(2024, 2, 29));
    let register = table.desk.read();
    let named = AskReference {
        subject: "pfd-2024-0001-concerns".into(),
        of: "as-published-kent-police".into(),
        duty: answerable_register::facts::Duty::Answer,
    };
    // Whether or not the words resolve, a slug of them is no body's id.
    assert_eq!(run.resolved + run.as_published, 1);
    assert_eq!(run.as_published == 1, register.find_ask(&named).is_some());
}

#[test]
fn a_recipient_that_was_not_published_says_so() {
    let table = Table::laid();
    let sheet = format!("{HEADING}{}", row("2024-0001", "", 1, "failed", 0));
    let run = table.let_in(sheet.as_bytes(), date(2024, 2, 29));
    assert_eq!(run.not_published, 1);
    let register = table.desk.read();
    let view = View::new(&register, TODAY);
    let list = view.asks(&Lines::of(&view), &Filter::default(), None);
    assert_eq!(list.found, 1);
    assert_eq!(list.rows[0].of.name, None);
    assert_eq!(list.rows[0].standing.kind(), StandingKind::LastDayNotKnown);
}

/// Two real months, where they are at hand.
#[test]
fn two_real_months_differ_by_what_a_month_changed() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let read =
        |month: &str| std::fs::read(shared.join(format!("pfd_asks_by_recipient_2024-{month}.csv")));
    let (Ok(february), Ok(march)) = (read("02"), read("03")) else {
        assert!(
            std::env::var_os("ANSWERABLE_NO_SKIPS").is_none() || !shared.exists(),
            "the shared data is there and its two months are not"
        );
        println!("skipped: ../shared/data is not there");
        return;
    };
    let table = Table::laid();
    let first = table.let_in(&february, date(2024, 2, 29));
    assert_eq!(first.dry.rows, 6_654);
    assert_eq!(
        first.difference.new_rows + first.difference.refused_rows,
        6_654
    );
    let second = table.let_in(&march, date(2024, 3, 31));
    assert_eq!(second.dry.rows, 6_708);
    assert_eq!(
        (
            second.difference.new_rows,
            second.difference.changed_rows,
            second.difference.same_rows
        ),
        (53, 48, 6_292)
    );
    assert!(table.let_in(&march, date(2024, 3, 31)).changes_nothing());
    let older = table.let_in(&february, date(2024, 2, 29));
    assert!(older.changes_nothing());
    assert_eq!(older.held_from_newer, 28, "every report that March changed");
    let register = table.desk.read();
    let view = View::new(&register, TODAY);
    let list = view.asks(&Lines::of(&view), &Filter::default(), None);
    assert!(list.found > 6_000);
    for (_, ask) in register.asks() {
        let kind = ask.facts().standing(TODAY).kind();
        assert!(
            matches!(kind, StandingKind::LastDayNotKnown | StandingKind::NotAsked),
            "{} is {kind:?}",
            ask.reference
        );
    }
}
