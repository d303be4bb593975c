//! An answer comes out of its own file as it went in.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use answerable_intake::publication::{
    ChiefOfficer, Evidence, Named, NotAPublication, OnRecommendation, Publication, Reported, Said,
    SaidKind, read,
};
use answerable_register::calendar::Day;
use answerable_register::facts::Position;
use jiff::civil::date;
use proptest::prelude::*;

fn slug() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}"
}

fn day() -> impl Strategy<Value = Day> {
    (0i32..20_000).prop_map(|days| {
        date(1990, 1, 1)
            .checked_add(jiff::Span::new().days(days))
            .unwrap()
    })
}

/// Any text at all, and what could end an element, a comment or a line early.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        Just("</script><script>alert(1)</script>".to_owned()),
        Just("<!-- <script type=\"application/json\" id=\"answerable-answer\">".to_owned()),
        Just("]]>\u{2028}\u{2029}\u{0}\r\n\t\u{feff}\\u003c &lt; &amp;".to_owned()),
    ]
}

fn named() -> impl Strategy<Value = Named> {
    (slug(), words()).prop_map(|(id, name)| Named { id, name })
}

fn reported() -> impl Strategy<Value = Reported> {
    (
        slug(),
        words(),
        named(),
        day(),
        proptest::option::of(named()),
    )
        .prop_map(|(id, title, by, published_on, asked)| Reported {
            id,
            title,
            by,
            published_on,
            asked,
        })
}

fn chief_officer() -> impl Strategy<Value = ChiefOfficer> {
    (day(), day(), proptest::option::of(day()), words(), words()).prop_map(
        |(invited_on, asked_for_by, received_on, words, reply)| ChiefOfficer {
            invited_on,
            asked_for_by,
            received_on,
            words,
            reply,
        },
    )
}

fn said() -> impl Strategy<Value = Said> {
    let kind = prop_oneof![
        Just(SaidKind::ActionTaken),
        Just(SaidKind::ActionProposed),
        Just(SaidKind::ReasonForNone),
    ];
    (kind, words(), words(), proptest::option::of(day())).prop_map(|(kind, words, owner, day)| {
        Said {
            kind,
            words,
            owner,
            day,
        }
    })
}

fn on_recommendation() -> impl Strategy<Value = (String, String, String, Position, Said)> {
    let position = prop_oneof![
        Just(Position::Accepts),
        Just(Position::AcceptsInPart),
        Just(Position::DoesNotAccept),
        Just(Position::NotStated),
    ];
    (slug(), words(), words(), position, said())
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (words(), words(), words(), 0u64..1 << 40, words()).prop_map(
        |(title, file, media, bytes, fingerprint)| Evidence {
            title,
            file,
            media,
            bytes,
            fingerprint,
        },
    )
}

fn publication() -> impl Strategy<Value = Publication> {
    (
        named(),
        day(),
        proptest::collection::vec(reported(), 1..3),
        words(),
        chief_officer(),
        proptest::collection::vec(on_recommendation(), 0..4),
        proptest::collection::vec(evidence(), 0..3),
    )
        .prop_map(
            |(by, published_on, reports, comments, chief_officer, said, evidence)| {
                let report = reports[0].id.clone();
                let recommendations = said
                    .into_iter()
                    .map(|(id, number, words, position, says)| OnRecommendation {
                        id,
                        report: report.clone(),
                        number,
                        words,
                        position,
                        says,
                    })
                    .collect();
                Publication {
                    by,
                    published_on,
                    reports,
                    comments,
                    chief_officer,
                    recommendations,
                    evidence,
                }
            },
        )
}

proptest! {
    /// Answer, file, answer: the same, whatever was typed and whatever a site
    /// puts around it.
    #[test]
    fn an_answer_comes_out_of_its_file_as_it_went_in(answer in publication()) {
        let block = answer.block();
        prop_assert_eq!(read(block.as_bytes()), Ok(answer.clone()));
        let page = format!(
            "<!DOCTYPE html><title>A < b</title><style>p > a {{}}</style>\
             <script>var a = \"<p>\";</script><p>Words &amp; more</p>{block}<footer>x</footer>"
        );
        prop_assert_eq!(read(page.as_bytes()), Ok(answer));
    }

    /// Nothing that is typed ends the element early.
    #[test]
    fn nothing_in_a_block_looks_like_a_tag(answer in publication()) {
        let block = answer.block();
        let inside = block
            .strip_prefix("<script type=\"application/json\" id=\"answerable-answer\">")
            .and_then(|rest| rest.strip_suffix("</script>"))
            .unwrap();
        prop_assert!(!inside.contains(['<', '>', '&']));
    }

    /// Whatever bytes come, the reader says what it found and goes on.
    #[test]
    fn no_file_stops_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    /// A file that was cut short anywhere is never taken for an answer.
    #[test]
    fn half_a_file_is_no_answer(answer in publication(), share in 0.0f64..1.0) {
        let block = answer.block();
        let mut end = (block.len() as f64 * share) as usize;
        while !block.is_char_boundary(end) {
            end -= 1;
        }
        let cut = &block[..end.min(block.rfind("</script>").unwrap() - 1)];
        prop_assert!(read(cut.as_bytes()).is_err());
    }
}

fn refused(page: &str) -> String {
    read(page.as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_is_no_answer_says_why() {
    let open = "<script type=\"application/json\" id=\"answerable-answer\">";
    let said = [
        "<p>A page without one</p>".to_owned(),
        format!("<textarea>{open}{{}}</script></textarea>"),
        format!("{open}{{\"format\":1}}</script>{open}{{}}</script>"),
        format!("{open}{{\"format\":2,\"reply\":{{}}}}</script>"),
        format!("{open}{{\"format\":0}}</script>"),
        format!("{open}nothing</script>"),
    ]
    .map(|page| refused(&page))
    .join("\n");
    insta::assert_snapshot!(said, @r#"
    there is no answer written as data in this file
    there is no answer written as data in this file
    there are 2 answers written as data in this file; one file holds one
    it is in format 2, and this program reads 1: use a newer program
    the answer written as data cannot be read: there is no format 0
    the answer written as data cannot be read: expected ident at line 1 column 2
    "#);
}

#[test]
fn an_answer_names_only_reports_that_it_answers() {
    let named = |id: &str| Named {
        id: id.to_owned(),
        name: String::new(),
    };
    let mut answer = Publication {
        by: named("exampleshire-pcc"),
        published_on: date(2024, 4, 2),
        reports: vec![Reported {
            id: "custody-2024".to_owned(),
            title: "Custody".to_owned(),
            by: named("inspectorate-of-exampleshire"),
            published_on: date(2024, 3, 6),
            asked: None,
        }],
        comments: "We welcome it.".to_owned(),
        chief_officer: ChiefOfficer {
            invited_on: date(2024, 3, 7),
            asked_for_by: date(2024, 3, 28),
            received_on: None,
            words: String::new(),
            reply: String::new(),
        },
        recommendations: vec![OnRecommendation {
            id: "custody-2024-item-1".to_owned(),
            report: "another-report".to_owned(),
            number: "1".to_owned(),
            words: "Review records.".to_owned(),
            position: Position::Accepts,
            says: Said {
                kind: SaidKind::ActionTaken,
                words: "Done.".to_owned(),
                owner: String::new(),
                day: None,
            },
        }],
        evidence: Vec::new(),
    };
    let why = read(answer.block().as_bytes()).unwrap_err();
    assert!(matches!(why, NotAPublication::Malformed { .. }), "{why}");
    answer.recommendations[0].report = "custody-2024".to_owned();
    assert_eq!(read(answer.block().as_bytes()), Ok(answer));
}
