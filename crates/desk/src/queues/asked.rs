//! What a body was asked: for those who write its answers, and for a force's
//! liaison, who keeps the one list of everything asked of the force.

use answerable_register::facts::Duty;
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};
use answerable_store::answering::{Draft, Stage};

use super::item::{Due, Item, LeadsTo, is_to_be_done};
use crate::closing::CaseOf;
use crate::questions::AskRow;
use crate::view::View;

impl View<'_> {
    /// The comments that a body owes and has not published, and the answers it
    /// owes to others. What it says of each recommendation is part of the
    /// comments.
    pub(super) fn answers_owed(&self, body: &BodyId) -> Vec<Item> {
        let comments = self.owed_by(body).into_iter();
        let comments = comments
            .filter(|owed| is_unanswered(&owed.comment))
            .map(|owed| Item {
                leads_to: LeadsTo::Answer {
                    body: body.clone(),
                    report: owed.report.id.clone(),
                },
                ..Item::of_ask(&owed.comment, Some(owed.comment.by.name))
            });
        let others = self.rows_to(body);
        let others = others
            .iter()
            .filter(|row| row.reference.duty == Duty::Answer && is_unanswered(row))
            .map(|row| Item::of_ask(row, Some(row.by.name)));
        comments.chain(others).collect()
    }

    /// Answers that a body writes and that are at a stage.
    pub(super) fn answers_at(&self, body: &BodyId, drafts: &[Draft], stage: Stage) -> Vec<Item> {
        let drafts = drafts.iter().filter(|draft| draft.stage == stage);
        drafts
            .filter_map(|draft| {
                let report: SubjectId = draft.reports.first()?.as_str().into();
                let leads_to = LeadsTo::Answer {
                    body: body.clone(),
                    report: report.clone(),
                };
                if let Some(owed) = self.owed_on(&report, body) {
                    return Some(Item {
                        leads_to,
                        ..Item::of_ask(&owed.comment, Some(owed.comment.by.name))
                    });
                }
                // No longer owed, and still there: to be opened and given up.
                Some(Item {
                    leads_to,
                    title: self.report(&report)?.title.or_blank().to_owned(),
                    other: None,
                    due: Due::NoDay,
                    since: None,
                })
            })
            .collect()
    }

    /// Everything asked of a body, by any asker, that it is to do or answer and
    /// that its asker has not closed: what to do, what the asker does not accept,
    /// and what waits for the asker.
    pub(super) fn asked_of(&self, body: &BodyId) -> OfTheBody {
        let mut lists = OfTheBody::default();
        for row in self.rows_to(body) {
            if !is_to_be_done(row.reference.duty) || is_over(&row) {
                continue;
            }
            let item = Item::of_ask(&row, Some(row.by.name));
            let case = self.case(&CaseOf {
                subject: row.reference.subject.clone(),
                body: row.reference.of.clone(),
            });
            match case {
                Some(case) if case.is_closed() => {}
                Some(case) if case.awaits_the_asker => lists.with_the_asker.push(Item {
                    since: case.claimed.map(|claim| claim.on),
                    ..item
                }),
                Some(case) if case.is_not_accepted() => lists.not_accepted.push(item),
                _ => lists.to_do.push(item),
            }
        }
        lists
    }

    fn rows_to(&self, body: &BodyId) -> Vec<AskRow<'_>> {
        let keys = self.register.asks_to(body).iter();
        keys.filter(|key| self.known.includes(self.register.ask(**key).first_entry))
            .filter_map(|key| self.row(*key))
            .collect()
    }
}

/// What was asked of a body, by what is to come next.
#[derive(Default)]
pub(super) struct OfTheBody {
    pub(super) to_do: Vec<Item>,
    pub(super) not_accepted: Vec<Item>,
    pub(super) with_the_asker: Vec<Item>,
}

/// Whether no answer counts, and one is still awaited.
fn is_unanswered(row: &AskRow<'_>) -> bool {
    row.answer.is_none() && !is_over(row)
}

/// Whether nothing is asked by it any more, or yet; or, of what is answered and
/// not done, whether it is answered.
fn is_over(row: &AskRow<'_>) -> bool {
    let answered = matches!(row.reference.duty, Duty::Answer | Duty::Reply);
    matches!(
        row.standing.kind(),
        StandingKind::Withdrawn | StandingKind::NotAsked | StandingKind::NotYetAsked
    ) || (answered && row.answer.is_some())
}

/// By when an item is due is what its list is ordered by.
pub(super) fn in_order(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(Item::order);
    items
}
