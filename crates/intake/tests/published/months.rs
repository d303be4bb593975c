//! The coroners' rows of two months, read through the mapping that ships.

use std::collections::HashMap;
use std::path::PathBuf;

use answerable_intake::Mapping;
use answerable_intake::mapping::{Dry, Held};

use crate::{published, say};

/// Reads a month's file, where it is at hand.
fn month(name: &str) -> Option<Dry> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/mappings/pfd-by-recipient.toml");
    let written = std::fs::read_to_string(path).expect("the mapping ships with the project");
    let mapping = Mapping::parse(&written).expect("the mapping that ships can be read");
    let bytes = published(name)?;
    Some(
        mapping
            .read(&bytes)
            .expect("the published file fits its mapping"),
    )
}

#[test]
fn two_published_months_are_read_and_differ_by_what_a_month_changed() {
    let february = month("pfd_asks_by_recipient_2024-02.csv");
    let march = month("pfd_asks_by_recipient_2024-03.csv");
    let (Some(february), Some(march)) = (february, march) else {
        return;
    };
    for dry in [&february, &march] {
        let taken: usize = dry
            .reports
            .iter()
            .map(|report| report.recipients.len())
            .sum();
        assert_eq!(
            taken + dry.refused.len(),
            dry.rows,
            "every row is taken or refused"
        );
        assert!(dry.unmapped.is_empty());
        let mut reasons: HashMap<String, usize> = HashMap::new();
        for refused in &dry.refused {
            let name = format!("{:?}", refused.why);
            let name = name.split([' ', '{']).next().unwrap_or_default().to_owned();
            *reasons.entry(name).or_default() += 1;
        }
        say(&format!(
            "{} rows, {} reports, {taken} taken, refused {reasons:?}",
            dry.rows,
            dry.reports.len()
        ));
    }
    assert_eq!((february.rows, march.rows), (6_654, 6_708));
    let held: HashMap<String, Held> = february
        .reports
        .iter()
        .map(|report| (report.key.clone(), report.held()))
        .collect();
    let difference = march.against(|key| held.get(key).cloned());
    say(&format!("{difference:?}"));
    // Measured; the compiler's own files, so the numbers do not move.
    assert_eq!(
        (february.reports.len(), march.reports.len()),
        (4_668, 4_698)
    );
    assert_eq!(
        (difference.new_reports, difference.changed_reports),
        (30, 28)
    );
    assert_eq!((difference.new_rows, difference.changed_rows), (53, 48));
    let same_again = february.against(|key| held.get(key).cloned());
    assert_eq!((same_again.new_rows, same_again.changed_rows), (0, 0));
}
