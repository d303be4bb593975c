//! The score as a table, and what differs as lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use answerable_intake::Reading;
use anyhow::{Context as _, Result};

use crate::folder::Document;
use crate::score::{Part, Score};

/// A column: its heading and the figure that stands in it.
type Column = (&'static str, fn(&Score) -> Part);

const COLUMNS: [Column; 9] = [
    ("recall", |score| score.recall),
    ("precision", |score| score.precision),
    ("kinds", |score| score.kinds),
    ("addressees", |score| score.addressees),
    ("deadlines", |score| score.deadlines),
    ("numbers", |score| score.numbers),
    ("under", |score| score.under),
    ("day", |score| score.dated),
    ("whole", |score| score.whole),
];

/// Both tables: the documents that may be looked at, and those held back.
pub(crate) fn table(scores: &[(Document, Score)]) -> String {
    let mut text = String::new();
    for (held_back, title) in [(false, "Documents to work with"), (true, "Held back")] {
        let of_these = || scores.iter().filter(|(of, _)| of.held_back == held_back);
        if of_these().next().is_none() {
            continue;
        }
        let mut kinds: BTreeMap<&str, (usize, Score)> = BTreeMap::new();
        for (document, score) in of_these() {
            let (count, sum) = kinds.entry(&document.kind).or_default();
            *count += 1;
            *sum += score;
        }
        line(&mut text, title, "", |(name, _)| (*name).to_owned());
        for (kind, (count, score)) in &kinds {
            line(&mut text, kind, &count.to_string(), |(_, of)| {
                said(of(score))
            });
        }
        let (count, all) = all(scores, held_back);
        line(&mut text, "all", &count.to_string(), |(_, of)| {
            said(of(&all))
        });
        text.push('\n');
    }
    text
}

/// How many documents there are of one part, and the sum of their scores.
fn all(scores: &[(Document, Score)], held_back: bool) -> (usize, Score) {
    let mut all = (0, Score::default());
    for (_, score) in scores.iter().filter(|(of, _)| of.held_back == held_back) {
        all.0 += 1;
        all.1 += score;
    }
    all
}

fn line(text: &mut String, name: &str, count: &str, cell: impl Fn(&Column) -> String) {
    let _ = write!(text, "{name:<24}{count:>4}");
    for column in &COLUMNS {
        let _ = write!(text, "{:>15}", cell(column));
    }
    text.push('\n');
}

/// `0.983 57/58`; a dash where there was nothing to read.
fn said(part: Part) -> String {
    match part.of {
        0 => "–".to_owned(),
        of => format!("{:.3} {}/{of}", part.share(), part.good),
    }
}

/// What differs in one document.
pub(crate) fn differences(document: &Document, score: &Score) -> String {
    let mut text = String::new();
    if !score.differences.is_empty() {
        let _ = writeln!(text, "{}", document.path);
        for difference in &score.differences {
            let _ = writeln!(text, "    {difference}");
        }
    }
    text
}

/// The blocks of one document, a line each: what it was cut into.
pub(crate) fn blocks(document: &Document, reading: &Reading) -> String {
    let mut text = format!("{}\n", document.path);
    for block in &reading.document.blocks {
        let cell = block.cell.map_or(String::new(), |cell| {
            format!(" {}.{}.{}", cell.table, cell.row, cell.column)
        });
        let words = reading.document.words(block.span);
        let _ = writeln!(text, "    {:?}{cell}: {words:?}", block.kind);
    }
    text
}

/// A line for each figure that is lower than `floors.toml` says it is.
///
/// # Errors
/// The file is missing, or names a figure that there is none of.
pub(crate) fn below(scores: &[(Document, Score)], floors: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(floors)
        .with_context(|| format!("{} cannot be read", floors.display()))?;
    let floors: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(&text)?;
    let mut below = Vec::new();
    for (held_back, part) in [(false, "tuning"), (true, "held-back")] {
        let (_, all) = all(scores, held_back);
        for (name, floor) in floors.get(part).into_iter().flatten() {
            let column = COLUMNS.iter().find(|(column, _)| column == name);
            let (_, of) = column.with_context(|| format!("there is no figure '{name}'"))?;
            let share = of(&all).share();
            if share < *floor {
                below.push(format!("{part}: {name} is {share:.3}, below {floor:.3}"));
            }
        }
    }
    Ok(below)
}
