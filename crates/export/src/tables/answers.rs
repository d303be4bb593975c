//! Answers: one document that may meet many asks.

use answerable_desk::View;
use answerable_register::facts::AnswerKind;
use answerable_wording::lines;

use super::reports::{body_here, open};
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "answers",
    says: "an answer. It may meet many asks, of several reports: see answers_to_asks",
    columns: &[
        Column::text("answer", "reference"),
        Column::text("by", "who answered, by its name now"),
        Column::text("by_body", "reference of the body that answered"),
        Column::text(
            "on_behalf_of",
            "reference of the body it says that it answers for",
        ),
        Column::text(
            "kind",
            "`answer`, `nil-return` (nothing in the report is for this body) or `acknowledgement`, which is no answer",
        ),
        Column::text(
            "known_from",
            "in whose words it is known: `its own`, `quoted by …` or `reported by …`",
        ),
        Column::text("dated", "the day written on it, as far as it is written"),
        Column::day("dated_earliest", "the first day that can mean"),
        Column::day("dated_latest", "the last day that can mean"),
        Column::day(
            "published_not_before",
            "the first day on which it can have been published, as recorded",
        ),
        Column::day("published_not_after", "the last such day"),
        Column::text(
            "chief_officer",
            "whether the chief officer’s comments are `included` or `not-included`",
        ),
        Column::integer("meets", "how many asks it meets"),
        Column::text("note", "what to know about it"),
        Column::text(
            "sources",
            "references of the sources it was read from, with blanks between them",
        ),
        Column::integer("entry", "the entry of the log that recorded it"),
    ],
    key: &["answer"],
    refers: &[
        refers("by_body", "bodies", "body"),
        refers("on_behalf_of", "bodies", "body"),
        refers("entry", "entries", "entry"),
    ],
    indexed: &["published_not_before"],
    searched: &[],
    shown: &["by", "dated", "meets", "answer"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.answers.in_force(view.known), chunk, |held| {
        let answer = &held.fact;
        if !answer.can_be_out_by(view.as_at) {
            return Ok(());
        }
        let [dated, dated_earliest, dated_latest] = Cell::known_day_if_any(answer.dated_when());
        let sources: Vec<&str> = answer.sources.iter().map(|id| id.as_str()).collect();
        out.row(vec![
            Cell::text(answer.id.as_str()),
            Cell::text(view.name_of(&answer.by, view.as_at)),
            Cell::text_if_any(body_here(view, &answer.by)),
            Cell::text_if_any(
                answer
                    .on_behalf_of
                    .as_ref()
                    .and_then(|body| body_here(view, body)),
            ),
            Cell::text(match answer.kind {
                AnswerKind::Substantive => "answer",
                AnswerKind::NilReturn => "nil-return",
                AnswerKind::Acknowledgement => "acknowledgement",
            }),
            Cell::text(lines::voice(&answer.voice)),
            dated,
            dated_earliest,
            dated_latest,
            Cell::day_if_known(answer.published.not_before),
            Cell::day_if_known(answer.published.not_after),
            answer
                .chief_officer
                .map_or(Cell::None, |comment| Cell::text(comment.as_str())),
            Cell::count(answer.meets.len()),
            open(answer.note.as_ref()),
            Cell::Text(sources.join(" ").into()),
            Cell::entry(held.entry),
        ])
    })
}
