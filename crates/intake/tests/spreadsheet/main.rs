//! A publisher's spreadsheet, read through the mapping that ships.

mod properties;
mod workbooks;

use std::collections::HashMap;
use std::path::PathBuf;

use answerable_intake::mapping::{Dry, Held, SheetError};
use answerable_intake::{Mapping, MappingError};

fn mapping_file() -> String {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/mappings/pfd-by-recipient.toml");
    std::fs::read_to_string(path).expect("the mapping ships with the project")
}

fn mapping() -> Mapping {
    Mapping::parse(&mapping_file()).expect("the mapping that ships can be read")
}

const HEADING: &str = "ref,date_of_report,coroner_area,category,recipient,recipient_no,\
recipients_listed,report_response_status,recipients_counted,replies_counted,due_56_days,\
reply_documents\n";

/// A row of a report: its key, number, recipient and label.
fn row(key: &str, number: &str, recipient: &str, label: &str) -> String {
    format!(
        "{key},2024-01-02,Exampleshire,Roads | Custody,{recipient},{number},2,{label},2,0,2024-02-27,0\n"
    )
}

fn read(rows: &[String]) -> Dry {
    let file = format!("{HEADING}{}", rows.concat());
    mapping().read(file.as_bytes()).expect("a spreadsheet")
}

/// What a dry run says, as a person would read it.
fn print(dry: &Dry) -> String {
    let mut lines = vec![format!("{} rows", dry.rows)];
    for report in &dry.reports {
        let recipients: Vec<&str> = report
            .recipients
            .iter()
            .map(|one| one.words.as_deref().unwrap_or("(not published)"))
            .collect();
        lines.push(format!(
            "{} {} {:?} “{}” {:?}: {}",
            report.key,
            report.day.map_or("no day".into(), |day| day.to_string()),
            report.subjects,
            report.label("response-status").unwrap_or_default(),
            report.claim("replies-counted"),
            recipients.join(" + ")
        ));
    }
    for refused in &dry.refused {
        lines.push(format!("line {}: {}", refused.line, refused.why));
    }
    lines.join("\n")
}

#[test]
fn rows_are_put_together_by_report_in_the_order_of_their_recipients() {
    let dry = read(&[
        row("2024-0001", "2", "Northmoor Police", "overdue"),
        row("2024-0002", "1", "", "no requests"),
        row("2024-0001", "1", "\"Box, Cox and Sons\"", "overdue"),
    ]);
    insta::assert_snapshot!(print(&dry), @r#"
    3 rows
    2024-0001 2024-01-02 ["Roads", "Custody"] “overdue” Some(0): Box, Cox and Sons + Northmoor Police
    2024-0002 2024-01-02 ["Roads", "Custody"] “no requests” Some(0): (not published)
    "#);
}

#[test]
fn what_cannot_be_taken_is_refused_by_line_with_the_reason() {
    let good = row("2024-0009", "1", "Northmoor Police", "pending");
    let dry = read(&[
        row("", "1", "Northmoor Police", "overdue"),
        row("2024/3", "1", "Northmoor Police", "overdue"),
        row("2024-0004", "", "Northmoor Police", "overdue"),
        row("2024-0005", "one", "Northmoor Police", "overdue"),
        row("2024-0006", "1", "=HYPERLINK(\"x\")", "overdue"),
        row("2024-0007", "1", "Northmoor Police", "overdue").replace("2024-01-02", ""),
        row("2024-0008", "1", "Northmoor Police", "overdue").replace("2024-01-02", "2024-02-30"),
        row("2024-0010", "1", "Northmoor Police", "overdue").replace("2024-01-02", "02/01/2024"),
        "2024-0011,2024-01-02\n".into(),
        good,
    ]);
    insta::assert_snapshot!(print(&dry), @r#"
    10 rows
    2024-0009 2024-01-02 ["Roads", "Custody"] “pending” Some(0): Northmoor Police
    line 2: the column 'ref' is blank, so nothing tells this row from others
    line 3: the key '2024/3' is too long or has characters other than letters, digits and hyphens
    line 4: the column 'recipient_no' is blank, so nothing tells this row from others
    line 5: 'one' in 'recipient_no' is not a whole number
    line 6: 'recipient' begins like a spreadsheet formula
    line 7: the column 'date_of_report' is blank, and a report needs its day
    line 8: '2024-02-30' in 'date_of_report' is not a day; the mapping expects one like 2024-03-06
    line 9: '02/01/2024' in 'date_of_report' is not a day; the mapping expects one like 2024-03-06
    line 10: it has 2 cells where the heading has 12
    "#);
}

#[test]
fn clashing_keys_refuse_the_whole_report_and_repeats_only_themselves() {
    let dry = read(&[
        row("2024-0001", "1", "Northmoor Police", "overdue"),
        row("2024-0001", "2", "Southvale Constabulary", "overdue"),
        row("2024-0001", "1", "Northmoor Police", "partial"),
        row("2024-0002", "1", "Northmoor Police", "overdue"),
        row("2024-0002", "1", "Northmoor Police", "overdue"),
        row("2024 – 0003", "1", "Northmoor Police", "overdue"),
        row("2024-0003", "2", "Southvale Constabulary", "partial"),
        row("2024-0004", "x", "Northmoor Police", "overdue"),
        row("2024-0004", "2", "Southvale Constabulary", "overdue"),
    ]);
    insta::assert_snapshot!(print(&dry), @r#"
    9 rows
    2024-0002 2024-01-02 ["Roads", "Custody"] “overdue” Some(0): Northmoor Police
    line 2: line 4 of the same report cannot be taken
    line 3: line 4 of the same report cannot be taken
    line 4: it has the same key as line 2 and says something else
    line 6: it repeats line 5
    line 7: line 8 of the same report cannot be taken
    line 8: it disagrees with line 7 of the same report about the publisher's labels
    line 9: 'x' in 'recipient_no' is not a whole number
    line 10: line 9 of the same report cannot be taken
    "#);
}

#[test]
fn a_cell_with_an_unclosed_quotation_mark_is_refused_with_what_it_swallowed() {
    let mut rows = vec![row("2024-0001", "1", "Northmoor Police", "overdue")];
    rows.push(row("2024-0002", "1", "\"Northmoor Police", "overdue"));
    rows.extend((3..400).map(|key| row(&format!("2024-{key:04}"), "1", "Northmoor Police", "x")));
    let dry = read(&rows);
    assert_eq!(dry.reports.len(), 1);
    assert_eq!(dry.refused.len(), 1);
    assert_eq!(dry.refused[0].line, 3);
}

#[test]
fn letters_in_another_encoding_are_refused_or_read_as_the_mapping_says() {
    let mut file = HEADING.as_bytes().to_vec();
    file.extend_from_slice(
        b"2024-0001,2024-01-02,Ynys M\xF4n,Roads,Northmoor Police,1,1,x,1,0,,0\n",
    );
    let dry = mapping().read(&file).expect("a spreadsheet");
    assert_eq!(
        print(&dry).lines().nth(1),
        Some(
            "line 2: 'coroner_area' holds bytes that are not UTF-8; state the encoding in the mapping"
        )
    );

    let stated = mapping_file().replace("utf-8", "windows-1252");
    let dry = Mapping::parse(&stated)
        .expect("a mapping")
        .read(&file)
        .expect("a spreadsheet");
    assert_eq!(dry.reports[0].place.as_deref(), Some("Ynys Môn"));

    assert_eq!(
        mapping().read(b"\xFF\xFEr\0e\0f\0"),
        Err(SheetError::Encoding)
    );
}

#[test]
fn a_file_with_other_columns_is_refused_naming_what_is_there() {
    let refused = mapping()
        .read(b"ref,recipient\n1,2\n")
        .expect_err("columns are missing");
    insta::assert_snapshot!(refused, @"the file lacks 'recipient_no', 'date_of_report', 'coroner_area', 'category', 'report_response_status', 'recipients_counted', 'replies_counted'; it has 'ref', 'recipient'");
    assert!(!mapping().fits(b"ref,recipient\n1,2\n"));
    assert!(mapping().fits(HEADING.as_bytes()));
    assert_eq!(mapping().read(b""), Err(SheetError::NoHeading));
    assert!(matches!(
        mapping().read(b"ref,ref\n"),
        Err(SheetError::ColumnTwice { .. })
    ));
    let more = HEADING.replace("ref,", "ref,shoe_size,");
    let dry = mapping()
        .read(more.as_bytes())
        .expect("a column more does no harm");
    assert_eq!(dry.unmapped, ["shoe_size"]);
}

#[test]
fn a_mapping_that_says_two_things_or_nothing_is_refused() {
    let refused = |from: &str, to: &str| {
        Mapping::parse(&mapping_file().replacen(from, to, 1))
            .expect_err("a bad mapping")
            .to_string()
    };
    insta::assert_snapshot!([
        refused("column = \"recipient\"", "column = \"ref\""),
        refused("report = \"ref\"", "report = \" \""),
        refused("delimiter = \",\"", "delimiter = \"tab\""),
        refused("id_begins = \"pfd-\"", "id_begins = \"PFD \""),
        refused("blank_reads", "blank_read"),
        refused("\"year-month-day\"", "\"year\""),
    ].join("\n"), @r#"
    the mapping uses the column 'ref' twice; give each column one meaning
    the mapping leaves 'key.report' empty; say what it is
    the delimiter 'tab' is not one plain character; write ",", ";" or "\t"
    'PFD ' cannot be part of an address; use lower-case letters, digits and hyphens
    the mapping cannot be read: unknown field `blank_read`, expected `column` or `blank_reads`
    the mapping cannot be read: unknown variant `year`, expected one of `year-month-day`, `day/month/year`, `day month-name year`
    "#);
    assert!(matches!(
        Mapping::parse("x"),
        Err(MappingError::NotAMapping { .. })
    ));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let rows = [
        row("2024-0001", "1", "Northmoor Police", "overdue"),
        row("2024-0001", "2", "", "overdue"),
        row("2024-0002", "1", "Southvale Constabulary", "pending"),
    ];
    let first = read(&rows);
    let held = hold(&first);
    let again = read(&rows).against(|key| held.get(key).cloned());
    assert_eq!(
        (again.new_rows, again.changed_rows, again.same_rows),
        (0, 0, 3)
    );

    // Next month a recipient is added and a label changes; a line moves.
    let next = read(&[
        row("2024-0003", "1", "Westmarch Police", "pending"),
        row("2024-0001", "1", "Northmoor Police", "overdue"),
        row("2024-0001", "2", "", "overdue"),
        row("2024-0001", "3", "Southvale Constabulary", "overdue"),
        row("2024-0002", "1", "Southvale Constabulary", "overdue"),
    ]);
    let difference = next.against(|key| held.get(key).cloned());
    assert_eq!(
        (
            difference.new_rows,
            difference.changed_rows,
            difference.same_rows
        ),
        (2, 3, 0)
    );
    assert_eq!((difference.new_reports, difference.changed_reports), (1, 2));
}

fn hold(dry: &Dry) -> HashMap<String, Held> {
    let reports = dry.reports.iter();
    reports
        .map(|report| (report.key.clone(), report.held()))
        .collect()
}
