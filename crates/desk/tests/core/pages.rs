//! The lists of reports and of documents: their pages are all their rows, each
//! once, in one order.

use answerable_desk::View;
use answerable_desk::questions::{DocumentRow, PAGE, PageOf, ReportRow};
use answerable_desk::roll::Lines;
use answerable_register::facts::{Kept, Source};
use answerable_register::power::Power;
use answerable_testkit::Teller;
use answerable_testkit::facts::{day, passage, report_about, request, source};

/// More than two pages of each.
const MANY: usize = 2 * PAGE + 3;

fn many() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("20 May 2024");
    for number in 0..MANY {
        let report = format!("report-{number}");
        let published = format!("{} March 2024", number % 28 + 1);
        teller.tell(report_about(&report, &published, &["exampleshire-police"]));
        teller.tell(Source {
            published_on: Some(day(&published)),
            kept: if number % 7 == 0 {
                Kept::Passages
            } else {
                Kept::Cited
            },
            ..source(&format!("document-{number}"))
        });
    }
    teller
}

fn report_ids(rows: &[ReportRow<'_>]) -> Vec<String> {
    rows.iter().map(|row| row.report.id.to_string()).collect()
}

fn document_ids(rows: &[DocumentRow<'_>]) -> Vec<String> {
    rows.iter().map(|row| row.source.id.to_string()).collect()
}

/// Every row of every page, page by page, each page as full as it can be.
fn parted<T>(page: impl Fn(usize) -> PageOf<T>, ids: impl Fn(&[T]) -> Vec<String>) -> Vec<String> {
    let first = page(1);
    let sizes: Vec<_> = (1..=first.pages).map(|one| page(one).rows.len()).collect();
    let (last, full) = sizes.split_last().unwrap();
    assert!(full.iter().all(|size| *size == PAGE), "{sizes:?}");
    assert!((1..=PAGE).contains(last), "{sizes:?}");
    (1..=first.pages)
        .flat_map(|one| ids(&page(one).rows))
        .collect()
}

#[test]
fn pages_part_the_reports_newest_first() {
    let teller = many();
    let view = View::new(teller.register(), day("20 May 2024"));
    let all = view.all_reports();
    assert_eq!(all.len(), MANY);
    assert!(all.windows(2).all(|pair| {
        let key = |row: &ReportRow<'_>| std::cmp::Reverse(row.report.published_on);
        (key(&pair[0]), &pair[0].report.id) < (key(&pair[1]), &pair[1].report.id)
    }));
    assert_eq!(
        parted(|page| view.reports(page), report_ids),
        report_ids(&all)
    );
    assert!(
        view.reports(2)
            .rows
            .iter()
            .all(|row| row.tally.total() == 1)
    );
}

#[test]
fn pages_part_the_documents_what_can_be_read_first() {
    let teller = many();
    let view = View::new(teller.register(), day("20 May 2024"));
    let all = view.all_documents();
    assert_eq!(all.len(), teller.register().sources.len());
    assert!(all.len() >= MANY);
    assert!(all.is_sorted_by_key(|row| row.source.kept == Kept::Cited));
    assert!(all.windows(2).all(|pair| {
        let day = |row: &DocumentRow<'_>| row.source.published_on.or(row.source.dated);
        pair[0].source.kept != pair[1].source.kept || day(&pair[0]) >= day(&pair[1])
    }));
    assert_eq!(
        parted(|page| view.documents(page), document_ids),
        document_ids(&all)
    );
}

#[test]
fn a_page_past_the_last_is_the_last() {
    let teller = many();
    let view = View::new(teller.register(), day("20 May 2024"));
    let last = view.reports(99);
    assert_eq!((last.found, last.page, last.pages), (MANY, 3, 3));
    assert_eq!(last.rows.len(), 3);
    assert_eq!(view.reports(0).page, 1);
    let last = view.documents(usize::MAX);
    assert_eq!(last.page, last.pages);
    assert!(!last.rows.is_empty());
}

#[test]
fn nothing_published_yet_is_one_page_without_rows() {
    let teller = many();
    let before = View::new(teller.register(), day("29 February 2024")).reports(3);
    assert_eq!((before.found, before.page, before.pages), (0, 1, 1));
    assert!(before.rows.is_empty());
    let nothing = Teller::of_nothing();
    let none = View::new(nothing.register(), day("20 May 2024")).documents(1);
    assert_eq!((none.found, none.page, none.pages), (0, 1, 1));
    assert!(none.rows.is_empty());
}

#[test]
fn the_first_page_shows_what_asks_most_of_the_documents_to_read() {
    let mut teller = many();
    teller.tell(answerable_register::facts::Asked {
        passages: vec![passage("document-0", "grade every risk")],
        ..request("grade-risk", "6 March 2024", &["southvale-police"])
    });
    let view = View::new(teller.register(), day("20 May 2024"));
    let home = view.home(&Lines::of(&view));
    assert_eq!(home.documents, view.all_documents().len());
    assert_eq!(home.reports, MANY);
    assert_eq!(home.cards[0].source.id.as_str(), "document-0");
    assert_eq!((home.cards[0].asked, home.cards[0].facts), (1, 1));
    assert_eq!(home.cards[1].asked, 0);
}

#[test]
fn comments_on_a_report_of_before_the_law_are_not_said_to_be_owed_by_a_day() {
    let mut teller = Teller::of_the_country();
    teller.on("20 May 2024");
    let held = teller.register().powers.latest("section-55").unwrap();
    let since = Power {
        from: Some(day("2 May 2017")),
        ..held.fact.clone()
    };
    let entry = held.entry;
    teller.correct(entry, since);
    for (report, published) in [("of-now", "6 March 2024"), ("of-before", "1 May 2012")] {
        teller.tell(report_about(report, published, &["exampleshire-police"]));
    }
    let view = View::new(teller.register(), day("20 May 2024"));
    let owed = view.home(&Lines::of(&view)).comments;
    assert_eq!(owed.total(), 1);
    assert_eq!(owed, view.comments_owed());
}
