//! The score as a table, and what differs as lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use answerable_intake::{Reading, Span};
use anyhow::{Context as _, Result};

use crate::folder::{Document, Part as Set};
use crate::score::{Part, Score};

/// A column: its heading and the figure that stands in it.
type Column = (&'static str, fn(&Score) -> Part);

const COLUMNS: [Column; 11] = [
    ("kept", |score| score.kept),
    ("recall", |score| score.recall),
    ("precision", |score| score.precision),
    ("kinds", |score| score.kinds),
    ("addressees", |score| score.addressees),
    ("deadlines", |score| score.deadlines),
    ("numbers", |score| score.numbers),
    ("under", |score| score.under),
    ("repeats", |score| score.repeats),
    ("day", |score| score.dated),
    ("whole", |score| score.whole),
];

/// The figures of answers.
const ANSWERS: [Column; 13] = [
    ("is one", |score| score.answer.is_one),
    ("by", |score| score.answer.by),
    ("reports", |score| score.answer.reports),
    ("dated", |score| score.answer.dated),
    ("published", |score| score.answer.published),
    ("only acks", |score| score.answer.acknowledges),
    ("nil", |score| score.answer.nil_return),
    ("chief", |score| score.answer.chief_officer),
    ("recall", |score| score.answer.recall),
    ("precision", |score| score.answer.precision),
    ("coverage", |score| score.answer.coverage),
    ("position", |score| score.answer.position),
    ("passage", |score| score.answer.passage),
];

/// What is asked, in both parts: the documents that may be looked at, and those
/// held back.
pub(crate) fn table(scores: &[(Document, Score)]) -> String {
    tables(scores, &COLUMNS, "", 15, |_| true)
}

/// What is answered, in both parts. A kind of document that neither answers nor
/// was taken for an answer stands only in the sum.
pub(crate) fn answers(scores: &[(Document, Score)]) -> String {
    tables(scores, &ANSWERS, "Answers: ", 12, |score| {
        score.answer.by.of > 0 || score.answer.is_one.good < score.answer.is_one.of
    })
}

fn tables(
    scores: &[(Document, Score)],
    columns: &[Column],
    what: &str,
    width: usize,
    shown: impl Fn(&Score) -> bool,
) -> String {
    let mut text = String::new();
    for (set, title) in [
        (Set::Tuning, "documents to work with"),
        (Set::HeldBack, "held back"),
        (Set::Second, "second held back"),
        (Set::Third, "third held back"),
        (Set::Fifth, "fifth held back"),
        (Set::Eighth, "eighth held back"),
    ] {
        let of_these = || scores.iter().filter(|(of, _)| of.part == set);
        if of_these().next().is_none() {
            continue;
        }
        let mut kinds: BTreeMap<&str, (usize, Score)> = BTreeMap::new();
        for (document, score) in of_these() {
            let (count, sum) = kinds.entry(&document.kind).or_default();
            *count += 1;
            *sum += score;
        }
        let mut line = |name: &str, count: &str, cell: &dyn Fn(&Column) -> String| {
            let _ = write!(text, "{name:<34}{count:>4}");
            for column in columns {
                let _ = write!(text, "{:>width$}", cell(column));
            }
            text.push('\n');
        };
        line(&format!("{what}{title}"), "", &|(name, _)| {
            (*name).to_owned()
        });
        for (kind, (count, score)) in kinds.iter().filter(|(_, (_, score))| shown(score)) {
            line(kind, &count.to_string(), &|(_, of)| said(of(score)));
        }
        let (count, all) = all(scores, set);
        line("all", &count.to_string(), &|(_, of)| said(of(&all)));
        text.push('\n');
    }
    text
}

/// How many documents there are of one part, and the sum of their scores.
fn all(scores: &[(Document, Score)], set: Set) -> (usize, Score) {
    let mut all = (0, Score::default());
    for (_, score) in scores.iter().filter(|(of, _)| of.part == set) {
        all.0 += 1;
        all.1 += score;
    }
    all
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

/// The blocks of one document, a line each: what it was cut into. Then what is proposed and
/// what is not, with the reasons.
pub(crate) fn blocks(document: &Document, reading: &Reading) -> String {
    let mut text = format!("{}\n", document.path);
    for block in &reading.document.blocks {
        let cell = block.cell.map_or(String::new(), |cell| {
            format!(" {}.{}.{}", cell.table, cell.row, cell.column)
        });
        let words = reading.document.words(block.span);
        let _ = writeln!(text, "    {:?}{cell}: {words:?}", block.kind);
    }
    for one in &reading.proposals {
        let number = one.number.as_deref().unwrap_or_default();
        let _ = writeln!(
            text,
            "    proposed, {:?} {number}: {:?} for {:?}",
            one.kind, one.words, one.because
        );
    }
    for one in &reading.unused {
        let words = reading.document.words(one.passage);
        let _ = writeln!(text, "    not used, {:?}: {words:?}", one.why);
    }
    if let Some(answer) = &reading.answer {
        let words = |span: Option<Span>| span.map(|span| reading.document.words(span));
        let by = answer.by.as_ref().map(|by| &by.found);
        let titles: Vec<_> = answer.to_reports.iter().map(|one| &one.title).collect();
        let days = [answer.dated, answer.published].map(|day| day.map(|day| day.day));
        let _ = writeln!(
            text,
            "    answer of {by:?} to {titles:?}, dated and published {days:?}"
        );
        let _ = writeln!(text, "    chief officer: {:?}", words(answer.chief_officer));
        for one in &answer.each {
            let (number, coverage, position) = (&one.number, one.coverage, one.position);
            let passage = words(one.passage);
            let _ = writeln!(
                text,
                "    {number:?} {coverage:?} {position:?}: {passage:?}"
            );
        }
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
    for (set, part) in [
        (Set::Tuning, "tuning"),
        (Set::HeldBack, "held-back"),
        (Set::Second, "second"),
        (Set::Third, "third"),
        (Set::Fifth, "fifth"),
        (Set::Eighth, "eighth"),
    ] {
        let (_, all) = all(scores, set);
        for (name, floor) in floors.get(part).into_iter().flatten() {
            let answer = name.strip_prefix("answer ");
            let (columns, wanted) = match answer {
                Some(name) => (&ANSWERS[..], name),
                None => (&COLUMNS[..], name.as_str()),
            };
            let column = columns.iter().find(|(column, _)| *column == wanted);
            let (_, of) = column.with_context(|| format!("there is no figure '{name}'"))?;
            let share = of(&all).share();
            if share < *floor {
                below.push(format!("{part}: {name} is {share:.3}, below {floor:.3}"));
            }
        }
    }
    Ok(below)
}
