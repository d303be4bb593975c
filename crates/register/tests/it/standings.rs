//! Every standing there is can be reached.

use std::collections::BTreeSet;

use answerable_register::facts::{Answer, Asked, Explanation};
use answerable_register::standing::StandingKind;
use answerable_testkit::Teller;
use answerable_testkit::facts::{
    answer, answer_on, between, letter, look, meets, notice, recommendation, report_about, request,
    withdrawal,
};

#[test]
fn every_standing_can_be_reached() {
    let teller = told();
    let mut reached: BTreeSet<StandingKind> = BTreeSet::new();
    let mut page = Vec::new();
    for (address, on) in [
        ("silence/exampleshire-pcc/comment", "2024-03-06"),
        ("silence/exampleshire-pcc/comment", "2024-03-07"),
        ("silence/exampleshire-pcc/comment", "2024-05-09"),
        ("silence/exampleshire-pcc/comment", "2024-05-11"),
        ("silence/exampleshire-pcc/comment", "2024-05-12"),
        ("report/exampleshire-pcc/comment", "2024-05-20"),
        ("report/southvale-pcc/comment", "2024-05-20"),
        ("report/westmarch-pcc/comment", "2024-05-20"),
        ("undated/exampleshire-pcc/comment", "2024-05-19"),
        ("undated/exampleshire-pcc/comment", "2024-05-20"),
        ("explained/exampleshire-pcc/explain", "2024-05-20"),
        ("passed-over/exampleshire-pcc/explain", "2024-05-20"),
        ("taken-back/exampleshire-police/act", "2024-05-20"),
        ("unknown-day/southvale-police/answer", "2024-05-20"),
        ("no-clock/southvale-police/act", "2024-05-20"),
        ("put-to-another/southvale-police/answer", "2024-05-20"),
    ] {
        reached.insert(teller.standing(address, on).kind());
        page.push(format!("{address:<39} {}", teller.read(address, &[on])));
    }
    insta::assert_snapshot!(page.join("\n"), @r"
    silence/exampleshire-pcc/comment        2024-03-06  Not yet asked
    silence/exampleshire-pcc/comment        2024-03-07  Awaiting, 56 days left
    silence/exampleshire-pcc/comment        2024-05-09  Not yet looked for, 8 days past
    silence/exampleshire-pcc/comment        2024-05-11  Looked, body not told, 10 days past, looked on 10 May 2024
    silence/exampleshire-pcc/comment        2024-05-12  No answer found, 11 days past, looked on 10 May 2024, told on 12 May 2024
    report/exampleshire-pcc/comment         2024-05-20  Answered in time, published on or before 30 April 2024
    report/southvale-pcc/comment            2024-05-20  Answered late, 1 day past, published on or after 1 May 2024
    report/westmarch-pcc/comment            2024-05-20  Answered, day not shown, published from 30 April 2024 to 1 May 2024
    undated/exampleshire-pcc/comment        2024-05-19  Answer known, perhaps later, on a day not known
    undated/exampleshire-pcc/comment        2024-05-20  Answered, day not shown, on a day not known
    explained/exampleshire-pcc/explain      2024-05-20  Answered, published on 29 April 2024
    passed-over/exampleshire-pcc/explain    2024-05-20  Not addressed, published on 29 April 2024
    taken-back/exampleshire-police/act      2024-05-20  Withdrawn on 20 May 2024
    unknown-day/southvale-police/answer     2024-05-20  Last day not known
    no-clock/southvale-police/act           2024-05-20  No legal deadline
    put-to-another/southvale-police/answer  2024-05-20  Not asked
    ");

    let mut all: BTreeSet<StandingKind> = StandingKind::LISTED.into_iter().collect();
    all.insert(StandingKind::NotYetAsked);
    assert_eq!(reached, all);
}

/// A register in which something stands in every way.
fn told() -> Teller {
    let mut teller = Teller::of_the_country();
    let report = report_about(
        "report",
        "6 March 2024",
        &[
            "exampleshire-police",
            "southvale-police",
            "westmarch-police",
        ],
    );
    teller.on("6 March 2024").tell(report.clone());
    for id in ["explained", "passed-over", "taken-back"] {
        teller.tell(recommendation(id, &report, &["exampleshire-police"]));
    }
    teller.tell(Asked {
        power: Some("pfd".into()),
        ..letter("unknown-day", "6 March 2024", &["southvale-police"])
    });
    teller.tell(request("no-clock", "6 March 2024", &["southvale-police"]));
    let letter_to = |body| letter("put-to-another", "6 March 2024", &[body]);
    let entry = teller.tell(letter_to("southvale-police"));
    teller.correct(entry, letter_to("westmarch-police"));

    teller.on("20 May 2024");
    for (id, body, published) in [
        ("in-time", "exampleshire-pcc", between("", "30 April 2024")),
        ("late", "southvale-pcc", between("1 May 2024", "")),
        (
            "not-shown",
            "westmarch-pcc",
            between("30 April 2024", "1 May 2024"),
        ),
    ] {
        teller.tell(Answer {
            published,
            ..answer(id, body, &[&format!("report/{body}/comment")])
        });
    }
    let explained = |id: &str, says| {
        let mut met = meets(&format!("{id}/exampleshire-pcc/explain"));
        met.explanation = Some(says);
        met
    };
    teller.tell(Answer {
        meets: vec![
            explained("explained", Explanation::ActionTaken),
            explained("passed-over", Explanation::NotAddressed),
        ],
        ..answer_on("explanations", "exampleshire-pcc", "29 April 2024", &[])
    });
    teller.tell(withdrawal("20 May 2024", "taken-back"));

    let undated = "undated/exampleshire-pcc/comment";
    teller.tell(report_about(
        "undated",
        "7 March 2024",
        &["exampleshire-police"],
    ));
    teller.tell(answer("without-a-day", "exampleshire-pcc", &[undated]));

    let silence = "silence/exampleshire-pcc/comment";
    teller.tell(report_about(
        "silence",
        "7 March 2024",
        &["exampleshire-police"],
    ));
    teller.tell(look("10 May 2024", &[silence]));
    teller.tell(notice("12 May 2024", "exampleshire-pcc", &[silence]));
    teller
}
