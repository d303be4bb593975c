//! What columns and parameters hold: docs/API.md says it, and says it once.

use std::sync::LazyLock;

const PAGE: &str = include_str!("../../../../docs/API.md");

/// The rows of the tables under each heading: the first cell's names, and the
/// last cell.
static TABLES: LazyLock<Vec<Section>> = LazyLock::new(|| read(PAGE));

struct Section {
    heading: String,
    rows: Vec<(Vec<String>, String)>,
}

/// What a name holds, as the table under a heading says it.
pub(super) fn of(heading: &str, name: &str) -> Option<&'static str> {
    let mut sections = TABLES.iter().filter(|section| section.heading == heading);
    sections.find_map(|section| {
        let mut rows = section.rows.iter();
        let row = rows.find(|(names, _)| names.iter().any(|one| one == name))?;
        Some(&*row.1)
    })
}

/// What a name holds under the first of some headings that has it.
pub(super) fn of_any(headings: &[&str], name: &str) -> Option<&'static str> {
    headings.iter().find_map(|heading| of(heading, name))
}

fn read(page: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix('#') {
            sections.push(Section {
                heading: heading.trim_start_matches('#').trim().to_owned(),
                rows: Vec::new(),
            });
        } else if let Some(row) = line.strip_prefix("| ")
            && let Some(section) = sections.last_mut()
        {
            let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
            let names = cells[0].split('`').skip(1).step_by(2);
            let names: Vec<String> = names.map(str::to_owned).collect();
            if let (false, Some(says)) = (names.is_empty(), cells.get(1)) {
                section.rows.push((names, (*says).to_owned()));
            }
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_the_page_is_read_by_its_heading_and_its_names() {
        let page = "## Query\n\n| name | value |\n|---|---|\n| `a`, repeatable | one of `x` |\n\n### Asks\n\n| `a`, `b` | held \\| so |\n";
        let sections = read(page);
        assert_eq!(
            sections[0].rows,
            [(vec!["a".to_owned()], "one of `x`".to_owned())]
        );
        assert_eq!(sections[1].rows[0].0, ["a", "b"]);
        assert!(of("Asks", "subject").is_some());
        assert!(of("Query", "as-at").is_some());
        assert!(of("Asks", "no such column").is_none());
    }
}
