//! The whole behaviour on one screen: one ask, read day by day.

use answerable_testkit::Teller;
use answerable_testkit::facts::{answer_on, look, notice, report_about};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

#[test]
fn one_ask_read_day_by_day() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024").tell(report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police"],
    ));
    teller
        .on("2 May 2024")
        .tell(look("2 May 2024", &[COMMENTS]));
    teller.tell(notice("2 May 2024", "exampleshire-pcc", &[COMMENTS]));
    teller.on("3 May 2024").tell(answer_on(
        "the-comments",
        "exampleshire-pcc",
        "3 May 2024",
        &[COMMENTS],
    ));

    let page = teller.read(
        COMMENTS,
        &[
            "2024-03-05",
            "2024-03-06",
            "2024-04-30",
            "2024-05-01",
            "2024-05-02",
            "2024-05-03",
            "2034-05-03",
        ],
    );
    insta::assert_snapshot!(page, @r"
    2024-03-05  Not yet asked
    2024-03-06  Awaiting, 56 days left
    2024-04-30  Awaiting, 1 day left
    2024-05-01  Not yet looked for, 1 day past
    2024-05-02  No answer found, 2 days past, looked on 2 May 2024, told on 2 May 2024
    2024-05-03  Answered late, 3 days past, published on 3 May 2024
    2034-05-03  Answered late, 3 days past, published on 3 May 2024
    ");
}
