//! Tables without lines, whose columns white space keeps apart.

use super::made::{Made, bold, line};
use super::{read, said};

/// Lines under each other in one cell.
fn cell(x: f64, top: f64, lines: &[&str]) -> String {
    let lines = lines.iter().zip(0_u8..);
    lines
        .map(|(words, at)| line(x, top - 12.0 * f64::from(at), 10.0, words))
        .collect()
}

#[test]
fn an_answer_stands_beside_its_recommendation_and_is_not_read_across() {
    let content = bold(72.0, 740.0, 10.0, "Recommendation")
        + &bold(310.0, 740.0, 10.0, "Our answer")
        + &cell(
            72.0,
            718.0,
            &[
                "1. By 31 March 2024, the chief constable",
                "should record each search, and publish",
                "how many there were.",
            ],
        )
        + &cell(
            310.0,
            718.0,
            &["Accepted. This has been done since", "May."],
        )
        + &cell(
            72.0,
            672.0,
            &[
                "2. The chief constable should train",
                "every custody officer.",
            ],
        )
        + &cell(
            310.0,
            672.0,
            &[
                "Not accepted. The course that is meant",
                "is no longer given, and the college has",
                "put nothing in its place so far, as we",
                "told it in June.",
            ],
        );
    insta::assert_snapshot!(said(&read(&Made::with_page(&content)).0), @r"
    1 cell 0:0 | Recommendation
    1 cell 0:1 | Our answer
    1 item 1 1 1:0 | By 31 March 2024, the chief constable should record each search, and publish how many there were.
    1 cell 1:1 | Accepted. This has been done since May.
    1 item 1 2 2:0 | The chief constable should train every custody officer.
    1 cell 2:1 | Not accepted. The course that is meant is no longer given, and the college has put nothing in its place so far, as we told it in June.
    ");
}

#[test]
fn rows_as_near_as_lines_are_known_by_their_sentences() {
    let content = line(72.0, 740.0, 10.0, "Recommendation")
        + &line(310.0, 740.0, 10.0, "Our answer")
        + &cell(
            72.0,
            728.0,
            &[
                "1. The force should record each",
                "search.",
                "2. The force should train every",
                "custody officer.",
            ],
        )
        + &cell(
            310.0,
            728.0,
            &[
                "Accepted. It is done.",
                "",
                "Accepted. It will be done",
                "by May.",
            ],
        )
        .replace("BT /F1 10 Tf 310 716 Td () Tj ET\n", "");
    insta::assert_snapshot!(said(&read(&Made::with_page(&content)).0), @r"
    1 cell 0:0 | Recommendation
    1 cell 0:1 | Our answer
    1 item 1 1 1:0 | The force should record each search.
    1 cell 1:1 | Accepted. It is done.
    1 item 1 2 2:0 | The force should train every custody officer.
    1 cell 2:1 | Accepted. It will be done by May.
    ");
}

#[test]
fn cells_that_nearly_touch_are_told_by_the_rows_around_them() {
    // Helvetica sets the longest so that it ends 3 points before the next column.
    let mut content = String::new();
    for (y, force, asked) in [
        (700.0, "Force", "Asked of it"),
        (680.0, "Exampleshire Constabulary", "To act"),
        (660.0, "Northmoor", "To act now"),
    ] {
        content += &line(72.0, y, 10.0, force);
        content += &line(197.3, y, 10.0, asked);
    }
    let table = said(&read(&Made::with_page(&content)).0);
    insta::assert_snapshot!(table, @r"
    1 cell 0:0 | Force
    1 cell 0:1 | Asked of it
    1 cell 1:0 | Exampleshire Constabulary
    1 cell 1:1 | To act
    1 cell 2:0 | Northmoor
    1 cell 2:1 | To act now
    ");
    // The control: a sentence set in two pieces is one where nothing begins there.
    let prose = content.replace("197.3 680", "196 680");
    let prose = said(&read(&Made::with_page(&prose)).0);
    assert!(
        prose.contains("Exampleshire Constabulary To act"),
        "{prose}"
    );
}

#[test]
fn columns_of_text_stay_columns_where_their_paragraphs_end_at_one_height() {
    let mut content = String::new();
    for (at, words) in [
        "one", "two", "three", "four", "five", "six", "seven", "eight",
    ]
    .iter()
    .enumerate()
    {
        // Both columns leave a line out after the fourth.
        let y = 740.0 - 12.0 * at as f64 - if at > 3 { 12.0 } else { 0.0 };
        let end = if at == 3 { "." } else { " and of what" };
        content += &line(
            72.0,
            y,
            10.0,
            &format!("Left line {words} of the force{end}"),
        );
        content += &line(
            320.0,
            y,
            10.0,
            &format!("Right line {words} of the force{end}"),
        );
    }
    let said = said(&read(&Made::with_page(&content)).0);
    let (left, right) = (said.find("Left line eight"), said.find("Right line one"));
    assert!(left.unwrap() < right.unwrap(), "{said}");
    assert!(!said.contains("cell"), "{said}");
}
