//! The same list as CSV, Excel and OpenDocument, written by programs of others
//! (openpyxl 3.1, odfpy 1.4).

use answerable_intake::mapping::{Dry, InWorkbook, WorkbookKind};

use crate::{mapping, print};

const CSV: &[u8] = include_bytes!("files/list.csv");
const XLSX: &[u8] = include_bytes!("files/list.xlsx");
const ODS: &[u8] = include_bytes!("files/list.ods");
const HIDES: &[u8] = include_bytes!("files/list-that-hides.xlsx");

fn read(bytes: &[u8]) -> Dry {
    mapping().read(bytes).expect("a spreadsheet")
}

#[test]
fn a_list_is_the_same_list_in_each_form() {
    let csv = read(CSV);
    insta::assert_snapshot!(print(&csv), @r#"
    3 rows
    2024-0001 2024-01-02 ["Roads", "Custody"] “pending” Some(0): Exampleshire Police + Northmoor Police
    2024-0002 2024-02-19 ["Custody"] “All responded” Some(1): (not published)
    "#);
    for (form, bytes) in [("xlsx", XLSX), ("ods", ODS), ("xlsx that hides", HIDES)] {
        let read = read(bytes);
        assert_eq!(print(&read), print(&csv), "{form}");
        let lines = |dry: &Dry| -> Vec<u64> {
            let recipients = dry.reports.iter().flat_map(|report| &report.recipients);
            recipients.map(|one| one.line).collect()
        };
        assert_eq!(lines(&read), lines(&csv), "{form}");
    }
}

#[test]
fn what_each_file_hides_is_told() {
    let told = |bytes| read(bytes).workbook.expect("a workbook");
    assert_eq!(read(CSV).workbook, None);
    let plain = InWorkbook {
        kind: WorkbookKind::Xlsx,
        sheet: "By recipient".to_owned(),
        sheet_is_hidden: false,
        not_read: vec!["Notes".to_owned()],
        hidden_sheets: Vec::new(),
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
        formulas: 0,
        merged: 0,
        comments: 0,
    };
    assert_eq!(told(XLSX), plain);
    assert!(!told(XLSX).hides());
    let hidden_sheets = vec!["Notes".to_owned()];
    assert_eq!(
        told(HIDES),
        InWorkbook {
            hidden_sheets: hidden_sheets.clone(),
            hidden_rows: vec![3],
            hidden_columns: vec!["report_response_status".to_owned()],
            formulas: 1,
            comments: 1,
            ..plain.clone()
        }
    );
    assert_eq!(
        told(ODS),
        InWorkbook {
            kind: WorkbookKind::Ods,
            hidden_sheets,
            ..plain
        }
    );
}
