//! A list says the same in each form, and what a workbook hides is told.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::Mapping;
use crate::mapping::{Dry, SheetError};
use crate::tracker::tests::{of_sheets, row};

/// Letters, a row for each recipient; days as people write them in CSV.
const MAPPING: &str = r#"
name = "letters"
title = "Letters, a row for each recipient"
[constants]
kind = "letter"
publisher = "Exampleshire Council"
id_begins = "letter-"
[key]
report = "ref"
recipient = "no"
[day]
column = "sent"
form = "day/month/year"
blank = "refuse"
[recipient]
column = "to"
blank_reads = "addressee not published"
[claims]
replies-counted = "replies"
"#;

const CSV: &str = "ref,no,sent,to,replies\n\
                   A1,1,06/03/2024,Exampleshire Police,0\n\
                   A1,2,06/03/2024,,0\n\
                   B2,1,02/04/2024,Northmoor Police,1\n";

fn mapping(file: &str) -> Mapping {
    Mapping::parse(&format!("{MAPPING}\n{file}")).unwrap()
}

fn read(bytes: &[u8]) -> Dry {
    mapping("").read(bytes).unwrap()
}

fn told(dry: &Dry) -> &super::InWorkbook {
    dry.workbook.as_ref().unwrap()
}

/// 45357 days after 30 December 1899 is 6 March 2024.
const ROWS: [&str; 3] = [
    "<c r=\"A2\" t=\"inlineStr\"><is><t>A1</t></is></c><c r=\"B2\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>45357</v></c>\
     <c r=\"D2\" t=\"inlineStr\"><is><t>Exampleshire Police</t></is></c><c r=\"E2\"><v>0</v></c>",
    "<c r=\"A3\" t=\"inlineStr\"><is><t>A1</t></is></c><c r=\"B3\"><v>2.0</v></c><c r=\"C3\" s=\"1\"><v>45357</v></c>\
     <c r=\"E3\"><f>COUNT(F3)</f><v>0</v></c>",
    "<c r=\"A4\" t=\"inlineStr\"><is><t>B2</t></is></c><c r=\"B4\"><v>1</v></c><c r=\"C4\" s=\"1\"><v>45384</v></c>\
     <c r=\"D4\" t=\"inlineStr\"><is><t>Northmoor Police</t></is></c><c r=\"E4\"><v>1</v></c>",
];

fn sheet(columns: &str, hidden: [&str; 3], end: &str) -> String {
    let heading = row(1, "", &["ref", "no", "sent", "to", "replies"]);
    let rows: String = ROWS
        .iter()
        .zip(hidden)
        .enumerate()
        .map(|(place, (cells, hidden))| format!("<row r=\"{}\" {hidden}>{cells}</row>", place + 2))
        .collect();
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         {columns}<sheetData>{heading}{rows}</sheetData>{end}</worksheet>"
    )
}

fn excel() -> Vec<u8> {
    of_sheets(&[("List", "", &sheet("", [""; 3], ""))], "")
}

const ODS_ROWS: &str = "\
<table:table-row><table:table-cell><text:p>ref</text:p></table:table-cell><table:table-cell><text:p>no</text:p></table:table-cell>\
<table:table-cell><text:p>sent</text:p></table:table-cell><table:table-cell><text:p>to</text:p></table:table-cell>\
<table:table-cell><text:p>replies</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16379\"/></table:table-row>\
<table:table-row><table:table-cell office:value-type=\"string\"><text:p>A1</text:p></table:table-cell>\
<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>\
<table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-06\"><text:p>6 Mar 24</text:p></table:table-cell>\
<table:table-cell office:value-type=\"string\"><office:annotation><text:p>Is this right?</text:p></office:annotation>\
<text:p>Exampleshire<text:s/>Police</text:p></table:table-cell>\
<table:table-cell office:value-type=\"float\" office:value=\"0\" table:formula=\"of:=COUNT([.F2])\"><text:p>0</text:p></table:table-cell></table:table-row>\
<table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>A1</text:p></table:table-cell>\
<table:table-cell office:value-type=\"float\" office:value=\"2\"><text:p>2</text:p></table:table-cell>\
<table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-06T00:00:00\"><text:p>6 Mar 24</text:p></table:table-cell>\
<table:covered-table-cell/><table:table-cell office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p></table:table-cell></table:table-row>\
<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
<table:table-row><table:table-cell><text:p>B2</text:p></table:table-cell>\
<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>\
<table:table-cell office:value-type=\"date\" office:date-value=\"2024-04-02\"><text:p>2 Apr 24</text:p></table:table-cell>\
<table:table-cell><text:p>Northmoor Police</text:p></table:table-cell>\
<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell></table:table-row>";

fn open_document(columns: &str, rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:automatic-styles>\
         <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
         <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Old\" table:style-name=\"ta2\"><table:table-row><table:table-cell><text:p>secret</text:p></table:table-cell></table:table-row></table:table>\
         <table:table table:name=\"List\" table:style-name=\"ta1\">{columns}{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut parts = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, words) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ] {
        parts.start_file(name, options).unwrap();
        parts.write_all(words.as_bytes()).unwrap();
    }
    parts.finish().unwrap().into_inner()
}

#[test]
fn a_list_says_the_same_whatever_form_it_comes_in() {
    let as_csv = read(CSV.as_bytes());
    assert_eq!((as_csv.rows, as_csv.refused.len()), (3, 0));
    for (form, bytes) in [("xlsx", excel()), ("ods", open_document("", ODS_ROWS))] {
        let read = read(&bytes);
        assert_eq!(read.refused, [], "{form}");
        let says = |dry: &Dry| -> Vec<_> {
            let reports = dry.reports.iter();
            reports.map(|report| report.fingerprint()).collect()
        };
        assert_eq!(says(&read), says(&as_csv), "{form}");
        // So the same list in another form changes nothing.
        let held = |key: &str| {
            let of = as_csv.reports.iter().find(|report| report.key == key);
            of.map(|report| report.held())
        };
        let difference = read.against(held);
        assert_eq!(
            (difference.new_rows, difference.changed_rows),
            (0, 0),
            "{form}"
        );
        assert!(mapping("").fits(&bytes), "{form}");
    }
    assert_eq!(as_csv.media(), "text/csv");
    assert!(read(&excel()).media().contains("spreadsheetml"));
}

#[test]
fn what_an_excel_file_hides_is_told_and_its_rows_are_read_like_the_others() {
    let columns = "<cols><col min=\"4\" max=\"4\" hidden=\"1\"/><col min=\"9\" max=\"9\" hidden=\"1\"/></cols>";
    let end = "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let list = sheet(columns, ["", "hidden=\"1\"", ""], end);
    let notes = row(1, "", &["a", "b"]);
    let notes = format!("<worksheet><sheetData>{notes}</sheetData></worksheet>");
    let sheets = [
        ("Notes", "state=\"veryHidden\"", notes.as_str()),
        ("List", "", &list),
        ("Key", "", &notes),
    ];
    let dry = read(&of_sheets(&sheets, ""));
    assert_eq!(dry.refused, []);
    assert_eq!(dry.reports.len(), 2);
    let told = told(&dry);
    assert_eq!(told.sheet, "List");
    assert_eq!(told.not_read, ["Notes", "Key"]);
    assert_eq!(told.hidden_sheets, ["Notes"]);
    assert_eq!(told.hidden_rows, [3]);
    // The ninth column is hidden, and there is nothing in it.
    assert_eq!(told.hidden_columns, ["to"]);
    assert_eq!((told.formulas, told.merged, told.comments), (1, 1, 0));
    assert!(told.hides());
    // The control.
    let plain = read(&excel());
    assert!(!plain.hides(), "{:?}", plain.workbook);
}

#[test]
fn what_an_open_document_hides_is_told() {
    let columns = "<table:table-column table:number-columns-repeated=\"3\"/>\
                   <table:table-column table:visibility=\"collapse\"/>";
    let dry = read(&open_document(columns, ODS_ROWS));
    let told = told(&dry);
    assert_eq!(told.hidden_sheets, ["Old"]);
    assert_eq!(told.hidden_rows, [3]);
    assert_eq!(told.hidden_columns, ["to"]);
    assert_eq!((told.formulas, told.comments), (1, 1));
    // Blank rows that are repeated count as rows of the file.
    assert_eq!(dry.reports[1].recipients[0].line, 1_004);
}

#[test]
fn the_sheet_is_the_one_named_or_the_first_that_is_seen() {
    let list = sheet("", [""; 3], "");
    let other = "<worksheet><sheetData/></worksheet>";
    let hidden = of_sheets(
        &[("Front", "", other), ("List", "state=\"hidden\"", &list)],
        "",
    );
    assert_eq!(mapping("").read(&hidden), Err(SheetError::NoHeading));
    let named = mapping("[file]\nsheet = \"List\"").read(&hidden).unwrap();
    assert!(told(&named).sheet_is_hidden);
    let why = mapping("[file]\nsheet = \"Lists\"")
        .read(&hidden)
        .unwrap_err();
    assert_eq!(
        why.to_string(),
        "the workbook has no sheet 'Lists', which the mapping names; it has 'Front', 'List'"
    );
    let all = of_sheets(&[("List", "state=\"hidden\"", &list)], "");
    assert_eq!(
        mapping("").read(&all).unwrap_err().to_string(),
        "every sheet of the workbook is hidden: name one in the mapping, under [file]; it has 'List'"
    );
}

#[test]
fn headings_may_stand_below_a_title() {
    let rows = row(1, "", &["Letters of the council"])
        + &row(3, "", &["ref", "no", "sent", "to", "replies"])
        + &row(
            4,
            "",
            &["A1", "1", "06/03/2024", "Exampleshire Police", "0"],
        )
        + &row(5, "", &["", "", "", "", "", "beside"]);
    let list = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = of_sheets(&[("List", "", &list)], "");
    let missing = mapping("").read(&bytes).unwrap_err().to_string();
    assert!(missing.starts_with("the file lacks 'ref'"), "{missing}");
    let dry = mapping("[file]\nheadings_in = 3").read(&bytes).unwrap();
    assert_eq!(dry.reports.len(), 1);
    let refused = &dry.refused[0];
    assert_eq!(
        format!("line {}: {}", refused.line, refused.why),
        "line 5: it has 6 cells where the heading has 5"
    );
    let beyond = mapping("[file]\nheadings_in = 2").read(&bytes);
    assert_eq!(beyond, Err(SheetError::NoHeading));
}

#[test]
fn a_workbook_made_to_do_harm_is_refused() {
    let many = "<table:table-row table:number-rows-repeated=\"4000000\"><table:table-cell \
                table:number-columns-repeated=\"900\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let why = mapping("").read(&open_document("", many)).unwrap_err();
    assert!(matches!(why, SheetError::TooManyCells { .. }), "{why}");
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"2000\">\
                <text:p>x</text:p></table:table-cell></table:table-row>";
    let why = mapping("").read(&open_document("", wide)).unwrap_err();
    assert!(matches!(why, SheetError::TooManyColumns { .. }), "{why}");
    let said = |bytes: &[u8]| mapping("").read(bytes).unwrap_err().to_string();
    assert!(said(b"\xD0\xCF\x11\xE0\xA1\xB1").contains("old Excel file"));
    assert!(said(b"PK\x03\x04 and no more").contains("damaged"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// However a workbook was changed on its way, it is read or refused.
    #[test]
    fn no_bytes_make_it_panic(
        is_excel: bool,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = if is_excel { excel() } else { open_document("", ODS_ROWS) };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let keep = bytes.len() - cut.index(bytes.len()) / 8;
        bytes.truncate(keep);
        let _ = mapping("").read(&bytes);
    }

    /// Cells of an OpenDocument sheet are read as any XML says, or refused.
    #[test]
    fn no_markup_makes_it_panic(parts in proptest::collection::vec(
        prop::sample::select(vec![
            "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>",
            "<table:table-cell table:number-columns-repeated=\"4294967295\"/>",
            "<table:table-row table:number-rows-repeated=\"4294967295\" table:visibility=\"filter\"/>",
            "<office:annotation>", "</office:annotation>", "<text:p>", "</text:p>", "words",
            "<table:table table:name=\"List\">", "</table:table>", "<text:s text:c=\"4294967295\"/>",
            "<table:table-column table:number-columns-repeated=\"4294967295\" table:visibility=\"collapse\"/>",
        ]), 0..40)) {
        let _ = mapping("").read(&open_document("", &parts.concat()));
    }
}
