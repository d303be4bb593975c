//! How each answer meets each ask.

use answerable_desk::View;
use answerable_register::facts::{AskReference, Position};
use answerable_wording::kinds;

use super::reports::open;
use super::{Chunk, Filled, Out, Table, refers};
use crate::column::{Cell, Column};
use crate::write::NotWritten;

pub(super) static TABLE: Table = Table {
    name: "answers_to_asks",
    says: "one ask that an answer meets, and how. Whether it counts for the body that was asked stands in asks",
    columns: &[
        Column::text("answer", "reference of the answer"),
        Column::text(
            "ask",
            "reference of the ask; none where what it answers is not recorded as asked by the day",
        ),
        Column::text(
            "answers",
            "what it answers, as recorded: subject, body and duty with slashes between",
        ),
        Column::text("position", "what the answerer says it accepts"),
        Column::text(
            "explanation",
            "what it says of the recommendation (Police Act 1996, section 55(5B))",
        ),
        Column::text("reply", "the reply to a request for aid"),
        Column::text(
            "words",
            "the words that answer it. They belong to their document",
        ),
        Column::text(
            "words_source",
            "reference of the source of `words`, whose licence holds for them",
        ),
    ],
    key: &["answer", "answers"],
    refers: &[
        refers("answer", "answers", "answer"),
        refers("ask", "asks", "ask"),
        refers("words_source", "sources", "source"),
    ],
    indexed: &[],
    searched: &["words"],
    shown: &["answer", "answers", "position"],
    filled: Filled::FromTheRegister(fill),
};

fn fill(view: &View<'_>, chunk: Chunk, out: &mut Out<'_>) -> Result<usize, NotWritten> {
    super::each(view.register.answers.in_force(view.known), chunk, |held| {
        let answer = &held.fact;
        if !answer.can_be_out_by(view.as_at) {
            return Ok(());
        }
        let mut met: Vec<&AskReference> = Vec::new();
        for meets in &answer.meets {
            // A row is known by the answer and what it answers.
            if met.contains(&&meets.ask) {
                continue;
            }
            met.push(&meets.ask);
            let first = meets.passages.first();
            out.row(vec![
                Cell::text(answer.id.as_str()),
                asked_by_then(view, &meets.ask),
                Cell::Text(meets.ask.to_string().into()),
                match meets.position {
                    Position::NotStated => Cell::NotKnown,
                    position => Cell::text(kinds::position(position)),
                },
                meets
                    .explanation
                    .map_or(Cell::None, |said| Cell::text(kinds::explanation(said))),
                meets
                    .aid
                    .map_or(Cell::None, |reply| Cell::text(kinds::aid(reply))),
                open(first.map(|passage| &passage.words)),
                Cell::text_if_any(
                    first.and_then(|passage| super::sources::there(view, &passage.source)),
                ),
            ])?;
        }
        Ok(())
    })
}

/// The reference of an ask that stands in the table of asks.
pub(super) fn asked_by_then<'a>(view: &View<'_>, ask: &AskReference) -> Cell<'a> {
    let stands = view.register.find_ask(ask).is_some_and(|key| {
        view.known.includes(view.register.ask(key).first_entry)
            && view.register.facts_known(key, view.known).asked_on <= view.as_at
    });
    match stands {
        true => Cell::Text(ask.to_string().into()),
        false => Cell::None,
    }
}
