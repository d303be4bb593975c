//! News as they stand in a feed.

use answerable_register::calendar::parse_day;
use answerable_register::facts::PublishedBetween;
use answerable_testkit::facts;

use super::*;

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

#[test]
fn an_answer_after_the_last_day_is_told_as_one() {
    let comments = "custody/exampleshire-pcc/comment";
    let answer = facts::answer_on("letter", "exampleshire-pcc", "2024-05-02", &[comments]);
    let titles = ["Custody".to_owned()];
    let told = |answer: &Answer, is_own, late: &[Day]| {
        answered(Answered {
            answer,
            by: "Exampleshire PCC",
            of: &titles,
            is_own,
            late,
        })
    };
    let acknowledged = Answer {
        kind: AnswerKind::Acknowledgement,
        ..answer.clone()
    };
    let only_dated = Answer {
        dated: Some(day("2024-05-02")),
        published: PublishedBetween {
            not_before: Some(day("2024-05-02")),
            not_after: None,
        },
        ..answer.clone()
    };
    let last = [day("2024-04-30"), day("2024-04-30")];
    let said = [
        told(&answer, true, &[]),
        told(&answer, true, &last[..1]),
        told(&answer, true, &last),
        // Neither is an answer of whoever was asked, so neither is late.
        told(&answer, false, &last[..1]),
        told(&acknowledged, true, &last[..1]),
        told(&only_dated, true, &last[..1]),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    Exampleshire PCC answered ‘Custody’. Published on 2 May 2024.
    Exampleshire PCC answered ‘Custody’ after the last day by law, 30 April 2024. Published on 2 May 2024.
    Exampleshire PCC answered ‘Custody’ after the last day by law of 2 of them. Published on 2 May 2024.
    Exampleshire PCC wrote of what another body was asked: ‘Custody’. Published on 2 May 2024.
    Exampleshire PCC acknowledged, which is no answer, ‘Custody’. Published on 2 May 2024.
    Exampleshire PCC answered ‘Custody’ after the last day by law, 30 April 2024. The answer is dated 2 May 2024; the day it was published is not known.
    ");
}

#[test]
fn a_stay_is_told_by_the_day_on_which_all_sources_agree() {
    let on = |first: &str, last: &str| EngageDay {
        earliest: day(first),
        latest: day(last),
        as_published: None,
        source: "source".into(),
    };
    let mut stay = Stay {
        id: "stay".into(),
        force: "southvale-police".into(),
        stage: Stage::Engage,
        entered: vec![
            on("2024-03-01", "2024-03-31"),
            on("2024-03-11", "2024-03-11"),
        ],
        left: Vec::new(),
        ground: None,
        note: None,
        passages: Vec::new(),
    };
    let lasts = super::stay(&stay, "Southvale Police");
    stay.left = vec![
        on("2025-05-22", "2025-05-22"),
        on("2025-05-23", "2025-05-23"),
    ];
    let ended = super::stay(&stay, "Southvale Police");
    stay.entered.clear();
    stay.left.truncate(1);
    let unknown = super::stay(&stay, "Southvale Police");
    insta::assert_snapshot!([lasts, ended, unknown].join("\n"), @r"
    Southvale Police entered Engage, the inspectorate’s closer monitoring, on 11 March 2024. No end of it is recorded.
    Southvale Police entered Engage, the inspectorate’s closer monitoring, on 11 March 2024, and left it on a day on which sources differ (22 May 2025; 23 May 2025).
    Southvale Police entered Engage, the inspectorate’s closer monitoring, on a day that is not known, and left it on 22 May 2025.
    ");
}
