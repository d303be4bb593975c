//! Rows: a body's own tracker, and a publisher's table through a mapping.

use std::sync::OnceLock;

use answerable_intake::Mapping;
use answerable_intake::tracker::{Columns, Order, read_file, rows_of, words_of_status};

pub(super) const MAPPING: &str =
    include_str!("../../../../../../data/mappings/pfd-by-recipient.toml");

pub(super) fn tracker(bytes: &[u8]) {
    let Ok(workbook) = read_file(bytes) else {
        return;
    };
    for sheet in &workbook.sheets {
        let mut columns = Columns::guessed(sheet, |_| None);
        for (column, _) in columns.two_ways(sheet) {
            columns.orders.insert(column, Order::DayFirst);
        }
        let _ = rows_of(sheet, &columns);
        let _ = words_of_status(sheet, &columns);
    }
}

pub(super) fn rows(bytes: &[u8]) {
    static HELD: OnceLock<Mapping> = OnceLock::new();
    let mapping = HELD.get_or_init(|| Mapping::parse(MAPPING).expect("a mapping that ships"));
    let sheet = [HEADINGS.as_bytes(), bytes].concat();
    for bytes in [bytes, &sheet] {
        let _ = mapping.fits(bytes);
        if let Ok(dry) = mapping.read(bytes) {
            let taken: usize = dry
                .reports
                .iter()
                .map(|report| report.recipients.len())
                .sum();
            assert_eq!(taken + dry.refused.len(), dry.rows, "no row is lost");
        }
    }
}

/// The headings that the mapping knows.
pub(super) const HEADINGS: &str = "ref,date_of_report,coroner_area,category,recipient,recipient_no,recipients_listed,report_response_status,recipients_counted,replies_counted,due_56_days,reply_documents\n";

pub(super) fn mapping(bytes: &[u8]) {
    if let Ok(mapping) = Mapping::parse(&String::from_utf8_lossy(bytes)) {
        let _ = mapping.read(HEADINGS.as_bytes());
    }
}
