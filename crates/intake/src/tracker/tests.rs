//! A tracker is read as it stands, and what it hides is told.

use std::io::{Cursor, Write as _};

use jiff::civil::date;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// A workbook of one sheet, from the XML of its columns and rows.
fn workbook(columns: &str, rows: &str, about: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         {columns}<sheetData>{rows}</sheetData></worksheet>"
    );
    of_sheets(&[("Tracker", "", &sheet)], about)
}

pub(crate) fn of_sheets(sheets: &[(&str, &str, &str)], about: &str) -> Vec<u8> {
    let mut parts = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut part = |name: &str, words: &str| {
        parts.start_file(name, options).unwrap();
        parts.write_all(words.as_bytes()).unwrap();
    };
    let mut named = String::new();
    let mut places = String::new();
    for (place, (name, state, sheet)) in sheets.iter().enumerate() {
        let id = place + 1;
        named += &format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\" {state}/>");
        places += &format!(
            "<Relationship Id=\"rId{id}\" Target=\"worksheets/sheet{id}.xml\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>"
        );
        part(&format!("xl/worksheets/sheet{id}.xml"), sheet);
    }
    part(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             {about}<sheets>{named}</sheets></workbook>"
        ),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             {places}</Relationships>"
        ),
    );
    part(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
         </Relationships>",
    );
    part(
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
    );
    parts.finish().unwrap().into_inner()
}

/// A row of cells of words.
pub(crate) fn row(number: u32, about: &str, words: &[&str]) -> String {
    let cells: String = words
        .iter()
        .map(|words| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>"))
        .collect();
    format!("<row r=\"{number}\" {about}>{cells}</row>")
}

fn only(workbook: &Workbook) -> &Sheet {
    assert_eq!(workbook.sheets.len(), 1);
    &workbook.sheets[0]
}

fn words(row: &Row) -> Vec<&str> {
    row.cells.iter().map(|cell| cell.words.as_str()).collect()
}

const CSV: &str = "Exampleshire Police: tracker,,\r\nRec no,Recommendation,Due date\r\n\
                   1,\"Review, and say how\",25/04/2024\r\n,,\r\n2,Count them,03/04/2024\r\n";

#[test]
fn headings_are_found_below_a_title_and_blank_rows_are_none() {
    let read = read_file(CSV.as_bytes()).unwrap();
    let sheet = only(&read);
    assert_eq!(sheet.headings_in, 2);
    assert_eq!(sheet.columns[1].heading, "Recommendation");
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| (row.number, words(row)))
        .collect();
    assert_eq!(
        rows,
        [
            (3, vec!["1", "Review, and say how", "25/04/2024"]),
            (5, vec!["2", "Count them", "03/04/2024"]),
        ]
    );
}

#[test]
fn what_stands_between_cells_is_found_out() {
    for between in [",", ";", "\t"] {
        let text =
            ["No", "Status", "Owner"].join(between) + "\n" + &["1", "Open", "HQ"].join(between);
        let read = read_file(text.as_bytes()).unwrap();
        assert_eq!(
            words(&only(&read).rows[0]),
            ["1", "Open", "HQ"],
            "{between:?}"
        );
    }
}

#[test]
fn what_cannot_be_a_tracker_is_refused_with_what_can() {
    let said = |bytes: &[u8]| read_file(bytes).unwrap_err().to_string();
    assert_eq!(said(b""), "the file is empty");
    assert_eq!(said(b" \n \n"), "the file is empty");
    assert_eq!(
        said(b"%PDF-1.7 and so on"),
        "this is neither a CSV file nor an Excel workbook (.xlsx)"
    );
    assert_eq!(
        said(b"\x89PNG\r\n\x1a\n\0\0\0"),
        "this is neither a CSV file nor an Excel workbook (.xlsx)"
    );
    assert!(said(b"\xD0\xCF\x11\xE0\xA1\xB1").contains("old Excel file"));
    assert_eq!(
        said(b"1,2024-01-03\n2,2024-01-04\n"),
        "no row of headings was found: the first rows must have one with a name for each column"
    );
    assert_eq!(
        said(b"Rec no,Status\n,\n"),
        "there is nothing under its headings"
    );
    let long = "Rec no,Status\n".to_owned() + &"1,Open\n".repeat(100_000);
    assert_eq!(
        said(long.as_bytes()),
        "it has more than 1000 rows under its headings: take closed years out, or split it"
    );
    let wide = "Status,".repeat(61) + "\n" + &"1,".repeat(61);
    assert_eq!(said(wide.as_bytes()), "it has more than 60 columns");
    let cell = format!("Rec no,Status\n1,{}\n", "x".repeat(MOST_CELL_CHARS + 1));
    assert_eq!(
        said(cell.as_bytes()),
        "row 2 has a cell of more than 4000 characters"
    );
    assert!(matches!(
        read_file(&vec![b'a'; MOST_FILE_BYTES + 1]),
        Err(NotRead::TooLarge)
    ));
}

#[test]
fn a_cell_that_the_workbook_keeps_as_a_day_is_that_day_in_both_systems() {
    let rows = row(1, "", &["Rec no", "Closed"])
        + "<row r=\"2\"><c r=\"A2\"><v>4</v></c><c r=\"B2\" s=\"1\"><v>45392</v></c></row>";
    for (about, day) in [
        ("", date(2024, 4, 10)),
        ("<workbookPr date1904=\"1\"/>", date(2028, 4, 11)),
    ] {
        let read = read_file(&workbook("", &rows, about)).unwrap();
        let cells = &only(&read).rows[0].cells;
        assert_eq!(cells[0].words, "4");
        assert_eq!(cells[1].day, Some(day));
    }
}

#[test]
fn what_a_workbook_hides_is_told_and_formulas_give_their_stored_value() {
    let rows = row(1, "", &["Rec no", "Status", "Lead"])
        + &row(2, "", &["1", "Open", "A"])
        + &row(3, "hidden=\"1\"", &["2", "Closed", "B"])
        + "<row r=\"4\"><c r=\"A4\"><v>3</v></c><c r=\"B4\" t=\"str\"><f>IF(TRUE,\"Open\")</f><v>Open</v></c></row>";
    let columns = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>";
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{columns}<sheetData>{rows}</sheetData></worksheet>"
    );
    let bytes = of_sheets(
        &[("Old", "state=\"hidden\"", &sheet), ("Now", "", &sheet)],
        "",
    );
    let read = read_file(&bytes).unwrap();
    let sheets: Vec<_> = read
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.is_hidden))
        .collect();
    assert_eq!(sheets, [("Now", false), ("Old", true)]);
    let now = &read.sheets[0];
    assert_eq!(now.hidden_rows(), 1);
    assert!(now.rows[1].is_hidden);
    assert!(now.columns[2].is_hidden && !now.columns[1].is_hidden);
    assert_eq!(
        (now.formulas, words(&now.rows[2])),
        (1, vec!["3", "Open", ""])
    );
    // A hidden column means nothing until somebody says so.
    let guessed = Columns::guessed(now, |_| None);
    assert_eq!(
        guessed.meanings,
        [Meaning::Number, Meaning::Status, Meaning::LeaveOut]
    );
}

#[test]
fn a_cell_in_the_last_corner_costs_one_cell() {
    let rows = row(1, "", &["Rec no", "Status"])
        + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_eq!(
        read_file(&workbook("", &rows, "")),
        Err(NotRead::NoSheet(NotASheet::TooManyColumns))
    );
}

/// Found by a property test: what reads workbooks multiplies without a limit.
#[test]
fn a_row_whose_number_has_no_end_is_damage() {
    let rows = row(1, "", &["Rec no", "Status"]) + "<row r=\"AAAAAAAA\"><c/></row>";
    let _ = read_file(&workbook("", &rows, ""));
    let rows = row(1, "", &["Rec no", "Status"]) + &row(2, "", &["1", "Open"]);
    assert!(read_file(&workbook("", &rows, "")).is_ok(), "the control");
}

#[test]
fn a_small_file_that_unpacks_to_gigabytes_is_refused() {
    let blank = " ".repeat(usize::try_from(MOST_UNPACKED_BYTES).unwrap());
    let bytes = workbook("", &(row(1, "", &["Rec no", "Status"]) + &blank), "");
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    assert_eq!(read_file(&bytes), Err(NotRead::UnpacksTooFar));
}

#[test]
fn another_kind_of_zip_is_no_workbook() {
    let mut parts = ZipWriter::new(Cursor::new(Vec::new()));
    parts
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let bytes = parts.finish().unwrap().into_inner();
    assert_eq!(read_file(&bytes), Err(NotRead::AnotherKind));
}

#[test]
fn days_are_read_as_written_and_two_readings_are_never_one() {
    let april = DayRead::Day(date(2024, 4, 3));
    for words in [
        "2024-04-03",
        "2024-04-03T00:00:00",
        "3 April 2024",
        "3rd April 2024",
        "3-Apr-24",
        "April 3, 2024",
        "Wednesday, 3 April 2024",
        "3 Apr 2024",
    ] {
        assert_eq!(read_day(words, None), april, "{words}");
    }
    let either = DayRead::Either(date(2024, 4, 3), date(2024, 3, 4));
    for words in ["03/04/2024", "3.4.24", "03-04-2024 09:30"] {
        assert_eq!(read_day(words, None), either, "{words}");
        assert_eq!(read_day(words, Some(Order::DayFirst)), april, "{words}");
        assert_eq!(
            read_day(words, Some(Order::MonthFirst)),
            DayRead::Day(date(2024, 3, 4)),
            "{words}"
        );
    }
    assert_eq!(
        read_day("25/04/2024", None),
        DayRead::Day(date(2024, 4, 25))
    );
    assert_eq!(read_day("04/04/2024", None), DayRead::Day(date(2024, 4, 4)));
    // Said to be written day first, it cannot be read the other way.
    assert_eq!(
        read_day("04/25/2024", Some(Order::DayFirst)),
        DayRead::NotADay
    );
    for words in [
        "ongoing",
        "Q3 2024",
        "April 2024",
        "31/02/2024",
        "2024",
        "1/1/1",
        "TBC",
    ] {
        assert_eq!(read_day(words, None), DayRead::NotADay, "{words}");
    }
    assert_eq!(read_day("  ", None), DayRead::Blank);
}

#[test]
fn a_column_of_days_that_can_be_read_two_ways_is_asked_about_once() {
    let read = read_file(CSV.as_bytes()).unwrap();
    let sheet = only(&read);
    let mut columns = Columns::guessed(sheet, |_| None);
    assert_eq!(columns.to_ask(sheet), [(2, "03/04/2024")]);
    assert_eq!(
        rows_of(sheet, &columns)[1].due,
        DayGiven::NotADay("03/04/2024".to_owned())
    );
    columns.orders.insert(2, Order::DayFirst);
    assert!(columns.to_ask(sheet).is_empty());
    assert_eq!(
        rows_of(sheet, &columns)[1].due,
        DayGiven::Day(date(2024, 4, 3))
    );
}

#[test]
fn every_heading_that_is_known_means_one_thing() {
    let mut seen = std::collections::BTreeMap::new();
    for (meaning, headings) in &super::meaning::HEADINGS {
        for heading in *headings {
            assert_eq!(seen.insert(*heading, meaning), None, "{heading}");
            assert_eq!(Meaning::guess(&heading.to_uppercase()), Some(*meaning));
        }
    }
    assert_eq!(Meaning::guess("RAG status:"), Some(Meaning::Status));
    assert_eq!(Meaning::guess("Rec. No."), Some(Meaning::Number));
    assert_eq!(Meaning::guess("colour"), None);
}

#[test]
fn a_status_that_says_it_is_met_is_a_guess_beside_the_others() {
    let text = "Rec no,Status\n1,Complete\n2,On track\n3,COMPLETE \n4,\n";
    let read = read_file(text.as_bytes()).unwrap();
    let sheet = only(&read);
    let found = words_of_status(sheet, &Columns::guessed(sheet, |_| None));
    let found: Vec<_> = found.into_iter().collect();
    assert_eq!(
        found,
        [
            ("complete".to_owned(), true),
            ("on track".to_owned(), false)
        ]
    );
}

proptest! {
    /// Whatever is sent is read or refused, and never ends the program.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_file(&bytes);
    }

    /// The same of a workbook in which some bytes were changed.
    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)
    ) {
        let rows = row(1, "", &["Rec no", "Status"]) + &row(2, "", &["1", "Open"]);
        let mut bytes = workbook("", &rows, "");
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read_file(&bytes);
    }

    /// The same of a workbook whose XML is nonsense.
    #[test]
    fn any_rows_are_read_or_refused(rows in "(<(row|c|v|f|is|t)( [rst]=\"[A-Z0-9a-z]{0,9}\"){0,2}/?>|</(row|c|v|f|is|t)>|[0-9a-z]{0,4}){0,24}") {
        let _ = read_file(&workbook("", &rows, ""));
    }

    /// What is written as CSV is what is read, whatever the words.
    #[test]
    fn cells_come_out_as_they_went_in(
        cells in prop::collection::vec(("[a-z<>&'\"=+@,;éß\n-]{0,30}", "[a-z ,\"]{0,20}"), 1..20)
    ) {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(["Rec no", "Recommendation", "Comments"]).unwrap();
        for (place, (one, other)) in cells.iter().enumerate() {
            writer.write_record([&(place + 1).to_string(), one, other]).unwrap();
        }
        let read = read_file(&writer.into_inner().unwrap()).unwrap();
        let sheet = only(&read);
        prop_assert_eq!(sheet.rows.len(), cells.len());
        for (row, (one, other)) in sheet.rows.iter().zip(&cells) {
            prop_assert_eq!(&row.cells[1].words, one.trim());
            prop_assert_eq!(&row.cells[2].words, other.trim());
        }
    }

    /// Any day, in each way of writing it, is that day.
    #[test]
    fn a_day_is_read_in_each_way_of_writing_it(day in 1i8..=28, month in 1i8..=12, year in 1990i16..2100) {
        let meant = date(year, month, day);
        prop_assert_eq!(read_day(&meant.to_string(), None), DayRead::Day(meant));
        let named = meant.strftime("%-d %B %Y").to_string();
        prop_assert_eq!(read_day(&named, None), DayRead::Day(meant));
        let figures = format!("{day}/{month}/{year}");
        prop_assert_eq!(read_day(&figures, Some(Order::DayFirst)), DayRead::Day(meant));
        match read_day(&figures, None) {
            DayRead::Day(read) => prop_assert!(read == meant && (day > 12 || day == month)),
            DayRead::Either(one, other) => prop_assert!(one == meant && other != meant),
            read => prop_assert!(false, "{:?}", read),
        }
    }

    #[test]
    fn any_words_are_a_day_or_none(words in ".{0,50}") {
        let _ = read_day(&words, None);
        let _ = read_day(&words, Some(Order::DayFirst));
    }
}
