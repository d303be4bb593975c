//! Stays in a stage of monitoring, and the days that their sources give.

use answerable_desk::View;
use answerable_register::facts::{EngageDay, Stage, Stay};
use answerable_wording::monitoring;

use super::reports::{body_here, open};
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "stays",
    says: "a force’s stay in a stage of monitoring, with its days as far as all their sources agree: what each gives stands in stay_days",
    columns: &[
        Column::text("stay", "reference"),
        Column::text("force", "the force, by its name on the day shown"),
        Column::text("force_body", "its reference"),
        Column::text(
            "stage",
            "`scan` (routine monitoring) or `engage` (enhanced monitoring)",
        ),
        Column::text(
            "entered_on",
            "the day it began, as far as every source agrees; none where they differ",
        ),
        Column::day("entered_on_earliest", "the first day that can mean"),
        Column::day("entered_on_latest", "the last day that can mean"),
        Column::text(
            "left_on",
            "the day it ended, as far as every source agrees; none where they differ, or where no end by the day is recorded, which is not to say that there was none",
        ),
        Column::day("left_on_earliest", "the first day that can mean"),
        Column::day("left_on_latest", "the last day that can mean"),
        Column::text("ground", "the ground stated for it"),
        Column::text("note", "what to know about it"),
        Column::text(
            "words",
            "the words it stands on, the first of them. They belong to their document",
        ),
        Column::text(
            "words_source",
            "reference of the source of `words`, whose licence holds for them",
        ),
        Column::integer("entry", "the entry of the log that recorded it"),
    ],
    key: &["stay"],
    refers: &[
        refers("force_body", "bodies", "body"),
        refers("words_source", "sources", "source"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &[],
    searched: &["ground"],
    shown: &["force", "stage", "entered_on", "left_on"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.stays.in_force(view.known), chunk, |held| {
        let stay = &held.fact;
        if !may_have_begun(stay, view) {
            return Ok(());
        }
        let [entered, entered_earliest, entered_latest] = agreed(&stay.entered);
        let [left, left_earliest, left_latest] = agreed(end(stay, view));
        let first = stay.passages.first();
        out.row(vec![
            Cell::text(stay.id.as_str()),
            Cell::text(view.name_of(&stay.force, view.as_at)),
            Cell::text_if_any(body_here(view, &stay.force)),
            Cell::text(stage(stay.stage)),
            entered,
            entered_earliest,
            entered_latest,
            left,
            left_earliest,
            left_latest,
            open(stay.ground.as_ref()),
            open(stay.note.as_ref()),
            open(first.map(|passage| &passage.words)),
            Cell::text_if_any(
                first.and_then(|passage| super::sources::there(view, &passage.source)),
            ),
            Cell::entry(held.entry),
        ])
    })
}

pub(super) static DAYS: Table = Table {
    name: "stay_days",
    says: "the day on which a stay began or ended, as one source gives it",
    columns: &[
        Column::text("stay", "reference of the stay"),
        Column::integer(
            "number",
            "its place among the days recorded of that stay, from 1",
        ),
        Column::text("which", "`entered` or `left`"),
        Column::text("day", "the day, as far as this source gives it"),
        Column::day("day_earliest", "the first day that can mean"),
        Column::day("day_latest", "the last day that can mean"),
        Column::text(
            "as_published",
            "the words or the form in which the source gives it",
        ),
        Column::text("source", "reference of the source"),
    ],
    key: &["stay", "number"],
    refers: &[
        refers("stay", "stays", "stay"),
        refers("source", "sources", "source"),
    ],
    indexed: &[],
    searched: &[],
    shown: &["stay", "which", "day", "source"],
    filled: Filled::FromTheRegister(fill_days),
};

fn fill_days(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.stays.in_force(view.known), chunk, |held| {
        let stay = &held.fact;
        if !may_have_begun(stay, view) {
            return Ok(());
        }
        let entered = stay.entered.iter().map(|day| ("entered", day));
        let left = end(stay, view).iter().map(|day| ("left", day));
        for (number, (which, given)) in (1_usize..).zip(entered.chain(left)) {
            if given.earliest > view.as_at {
                continue;
            }
            let [day, earliest, latest] = Cell::known_day(given.when());
            out.row(vec![
                Cell::text(stay.id.as_str()),
                Cell::count(number),
                Cell::text(which),
                day,
                earliest,
                latest,
                Cell::text_if_any(given.as_published.as_deref()),
                super::sources::there(view, &given.source).map_or(Cell::NotKnown, Cell::text),
            ])?;
        }
        Ok(())
    })
}

/// As pages show it: once one source lets it have begun.
fn may_have_begun(stay: &Stay, view: &View<'_>) -> bool {
    stay.entered.iter().any(|day| day.earliest <= view.as_at)
}

/// What is recorded of its end, once that can have come by the day.
fn end<'r>(stay: &'r Stay, view: &View<'_>) -> &'r [EngageDay] {
    match monitoring::may_have_come(&stay.left, view.as_at) {
        true => &stay.left,
        false => &[],
    }
}

fn agreed<'a>(given: &[EngageDay]) -> [Cell<'a>; 3] {
    Cell::known_day_if_any(monitoring::agreed(given))
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Scan => "scan",
        Stage::Engage => "engage",
    }
}
