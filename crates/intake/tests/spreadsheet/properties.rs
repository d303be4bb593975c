//! Every spreadsheet and every mapping is read or refused, and no row is lost.

use answerable_intake::Mapping;
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_bytes_as_a_spreadsheet_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        rows in prop::collection::vec("[a-z0-9,\"\n=–-]{0,40}", 0..10),
    ) {
        let mapping = Mapping::parse(MAPPING).expect("a mapping");
        let _ = mapping.read(&bytes);
        let _ = mapping.fits(&bytes);
        let sheet = format!("ref,no,sent,to\n{}", rows.join("\n"));
        if let Ok(dry) = mapping.read(sheet.as_bytes()) {
            let taken: usize = dry.reports.iter().map(|report| report.recipients.len()).sum();
            prop_assert_eq!(taken + dry.refused.len(), dry.rows);
        }
    }

    #[test]
    fn any_words_as_a_mapping_are_read_or_refused(words in "\\PC{0,200}", cut in 0..MAPPING.len()) {
        let _ = Mapping::parse(&words);
        let _ = Mapping::parse(&MAPPING[..cut]);
    }
}

const MAPPING: &str = r#"
name = "letters"
title = "Letters"
[constants]
kind = "letter"
publisher = "Exampleshire Council"
id_begins = "letter-"
[key]
report = "ref"
recipient = "no"
[day]
column = "sent"
form = "year-month-day"
blank = "not-known"
[recipient]
column = "to"
blank_reads = "addressee not published"
"#;
