//! CSV: UTF-8, RFC 4180 line ends, headings in the words of the field.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a
//! formula and would run it (OWASP ASVS 1.2.10). Words, and only words, that
//! begin so are given a leading apostrophe; numbers are left alone, because a
//! quote would spoil them for arithmetic. JSON is for programs.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::layers::reference::Reference;
use crate::problem::Problem;
use crate::respond::{Listing, Value};
use crate::visit::{Shown, Visit};

const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// The listing as a file.
///
/// # Errors
/// [`Problem::Fault`] if a row is not as long as the headings.
pub(crate) fn download(visit: &Visit, listing: &Listing<'_>) -> Shown {
    let body = write(listing).map_err(|error| Problem::Fault(format!("writing CSV: {error}")))?;
    let disposition = format!(
        "inline; filename=\"{}-as-at-{}.csv\"",
        listing.name,
        visit.as_at.day()
    );
    let headers = [
        (CONTENT_TYPE, MEDIA_TYPE.to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, body).into_response())
}

fn write(listing: &Listing<'_>) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(listing.columns.iter().map(|column| column.heading))?;
    for row in &listing.rows {
        writer.write_record(row.iter().map(cell))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Text(words) => plain(words),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
        Value::NotAvailable => "[x]".to_owned(),
        Value::NotApplicable => "[z]".to_owned(),
    }
}

/// Words that no spreadsheet takes for a formula.
pub(crate) fn plain(words: &str) -> String {
    // Blanks and the marks some programs skip do not hide a formula's beginning.
    let begins = words.trim_start_matches([' ', '\u{feff}']);
    if begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

/// A problem as a table of one row.
pub(crate) fn problem(problem: &Problem, reference: Option<&Reference>) -> Response {
    let reference = reference.map_or_else(|| "[z]".to_owned(), ToString::to_string);
    let words = problem.in_one_text();
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let written = writer
        .write_record(["Problem", "What to do", "Reference"])
        .and_then(|()| writer.write_record([problem.heading(), &words, &reference]));
    let body = match (written, writer.into_inner()) {
        (Ok(()), Ok(body)) => body,
        _ => problem.heading().as_bytes().to_vec(),
    };
    ([(CONTENT_TYPE, MEDIA_TYPE)], body).into_response()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::respond::Column;

    const COLUMNS: &[Column] = &[
        Column {
            name: "asked_of",
            heading: "Asked of",
        },
        Column {
            name: "days",
            heading: "Days",
        },
        Column {
            name: "last_day",
            heading: "Last day",
        },
    ];

    fn written(rows: Vec<Vec<Value<'static>>>) -> String {
        let listing = Listing::whole("asks", COLUMNS, rows);
        String::from_utf8(write(&listing).unwrap()).unwrap()
    }

    #[test]
    fn rows_are_written_with_headings_and_symbols_for_what_is_missing() {
        let rows = vec![
            vec![
                Value::text("PCC for Exampleshire, \"acting\""),
                Value::Number(-3),
                Value::Day(date(2024, 4, 30)),
            ],
            vec![Value::NotAvailable, Value::Number(0), Value::NotApplicable],
        ];
        insta::assert_snapshot!(written(rows), @r#"
Asked of,Days,Last day
"PCC for Exampleshire, ""acting""",-3,2024-04-30
[x],0,[z]
"#);
    }

    #[test]
    fn words_never_become_a_formula_and_numbers_stay_numbers() {
        for hostile in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "  =1",
            "\u{feff}=1",
            "＝1",
        ] {
            let first = plain(hostile);
            assert!(first.starts_with('\''), "{hostile:?}");
        }
        assert_eq!(plain("a = b"), "a = b");
        assert_eq!(cell(&Value::Number(-5)), "-5");
    }

    proptest! {
        /// Whatever the words, the file reads back to as many rows and cells.
        #[test]
        fn whatever_is_written_is_read_back(words in proptest::collection::vec(".*", 1..6)) {
            let rows = words.iter()
                .map(|text| vec![Value::text(text.clone()), Value::Number(1), Value::NotAvailable])
                .collect();
            let text = written(rows);
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            let read: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(read.len(), words.len());
            for (row, sent) in read.iter().zip(&words) {
                prop_assert_eq!(row.get(0).unwrap(), plain(sent));
            }
        }
    }
}
