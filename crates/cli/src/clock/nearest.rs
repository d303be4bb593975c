//! The name a person probably meant.

use crate::edge::Refusal;

/// Longer than any clock's name; what is longer is no slip of the pen.
const LONGEST_NAME: usize = 60;

/// The refusal of an unknown clock, with the nearest name where one is near.
pub(super) fn unknown<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Refusal {
    let shown: String = name
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LONGEST_NAME)
        .collect();
    let remedy = match nearest(&shown, names) {
        Some(near) => format!("the nearest is '{near}', and 'answerable clock' lists them all"),
        None => "'answerable clock' lists them all".to_owned(),
    };
    Refusal(format!("there is no clock called '{shown}'; {remedy}"))
}

/// The name that begins as the words do or else takes the fewest changes of a
/// letter; `None` where more than a third of the letters would have to change.
fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase().replace([' ', '_'], "-");
    let most = (given.chars().count() / 3).max(1);
    names
        .map(|name| {
            let is_part = given.len() >= 3 && name.contains(given.as_str());
            let changes = if is_part { 0 } else { changes(&given, name) };
            (changes, name)
        })
        .min_by_key(|(changes, _)| *changes)
        .filter(|(changes, _)| *changes <= most)
        .map(|(_, name)| name)
}

/// How many letters have to be added, taken away, exchanged or swapped with
/// their neighbour (optimal string alignment).
fn changes(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    let mut table = vec![vec![0; to.len() + 1]; from.len() + 1];
    for row in 0..=from.len() {
        for column in 0..=to.len() {
            table[row][column] = match (row, column) {
                (0, _) => column,
                (_, 0) => row,
                _ => {
                    let same = from[row - 1] == to[column - 1];
                    let swapped = row > 1
                        && column > 1
                        && from[row - 1] == to[column - 2]
                        && from[row - 2] == to[column - 1];
                    let swap = match swapped {
                        true => table[row - 2][column - 2] + 1,
                        false => usize::MAX,
                    };
                    (table[row - 1][column - 1] + usize::from(!same))
                        .min(table[row - 1][column] + 1)
                        .min(table[row][column - 1] + 1)
                        .min(swap)
                }
            };
        }
    }
    table[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = [
        "section-55",
        "section-55-copy",
        "foi",
        "iopc",
        "panel-confirmation",
    ];

    #[test]
    fn a_slip_of_the_pen_finds_the_name_meant() {
        for (given, meant) in [
            ("section-56", "section-55"),
            ("section55", "section-55"),
            ("Section 55", "section-55"),
            ("panel", "panel-confirmation"),
            ("ipoc", "iopc"),
            ("fio", "foi"),
        ] {
            assert_eq!(nearest(given, NAMES.into_iter()), Some(meant), "{given}");
        }
    }

    #[test]
    fn words_far_from_every_name_find_none() {
        assert_eq!(nearest("parking-fine", NAMES.into_iter()), None);
        assert_eq!(nearest("", NAMES.into_iter()), None);
    }
}
