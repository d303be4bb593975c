//! What the words said of one recommendation come to.

use crate::Span;
use crate::tokens::{Tokens, Worded};

use super::labels::Label;
use super::rows::Row;
use super::signs::{self, Sign};
use super::strand::{Sentence, Strand};
use super::{AnswerReason, Coverage, EachAnswered, Position, position};

/// A sentence with what it tells.
struct Told {
    sentence: Sentence,
    label: Label,
    sign: Sign,
    vouches: bool,
    position: Option<Position>,
}

/// A row as it is to be decided.
pub(super) fn judge(document: &Worded<'_>, row: &Row) -> EachAnswered {
    let told = told(document, row);
    let mut because = Vec::new();
    if let Some(words) = row.opened {
        because.push(AnswerReason::UnderItsNumber { words });
    }
    if let Some(heading) = row.beside {
        because.push(AnswerReason::BesideIt { heading });
    }
    if row.shared {
        because.push(AnswerReason::AnsweredWithOthers);
    }
    let position = stated(&told);
    if let Some((_, words)) = position {
        because.push(AnswerReason::PositionIn { words });
    }
    let position = position.map_or(Position::NotStated, |(position, _)| position);
    let covered = covered(&told, position);
    let (coverage, passage) = match covered {
        Some((coverage, words, reason)) => {
            because.push(reason);
            (coverage, Some(words))
        }
        None => {
            because.push(match told.is_empty() {
                true => AnswerReason::QuotedOnly,
                false => AnswerReason::NoWordOfAction,
            });
            (Coverage::Silent, None)
        }
    };
    let quoted = row.quoted.first().zip(row.quoted.last());
    let said = told.first().zip(told.last());
    EachAnswered {
        number: row.number.clone(),
        quoted: quoted.map(|(first, last)| first.through(*last)),
        report: None,
        coverage,
        passage,
        position,
        said: said.map(|(first, last)| first.sentence.span.through(last.sentence.span)),
        because,
    }
}

/// Every sentence said of it. Where a form's boxes answer, what stands outside
/// them does not.
fn told(document: &Worded<'_>, row: &Row) -> Vec<Told> {
    let boxes = row.beside.is_some();
    let strands = row.said.iter();
    let strands = strands.filter(|strand| !boxes || strand.label != Label::None);
    strands.flat_map(|strand| tell(document, strand)).collect()
}

fn tell(document: &Worded<'_>, strand: &Strand) -> Vec<Told> {
    let sentences = strand.sentences(document).into_iter();
    sentences
        .map(|sentence| {
            let tokens = Tokens::of(&sentence.words, Span::new(0, sentence.words.len()));
            let sign = match strand.label {
                Label::Status => signs::status(&sentence.words),
                Label::Decision => Sign::Nothing,
                _ => signs::sign(&tokens),
            };
            let position = match strand.label {
                Label::Decision => position::in_a_box(&tokens),
                Label::Status => None,
                _ => position::read(&tokens),
            };
            Told {
                label: strand.label,
                sign,
                vouches: signs::vouches(&tokens),
                position,
                sentence,
            }
        })
        .collect()
}

/// The position: what a box for it says, then whoever answers, then the force.
/// In each, acceptance in part takes back acceptance.
fn stated(told: &[Told]) -> Option<(Position, Span)> {
    let turns: [fn(Label) -> bool; 3] = [
        |label| label == Label::Decision,
        |label| label != Label::Force,
        |_| true,
    ];
    turns.into_iter().find_map(|of| {
        let said = || {
            let of_these = told.iter().filter(|one| of(one.label));
            of_these.filter_map(|one| Some((one.position?, one.sentence.span)))
        };
        let partly = said().find(|(position, _)| *position == Position::Partly);
        partly.or_else(|| said().next())
    })
}

type Covered = (Coverage, Span, AnswerReason);

fn covered(told: &[Told], position: Position) -> Option<Covered> {
    let none = |words: Span| {
        let reason = AnswerReason::SaysWhyNot { words };
        (Coverage::ReasonForNone, words, reason)
    };
    if position == Position::Rejects {
        return reason(told).map(none);
    }
    let first = |wanted: Sign| {
        told.iter()
            .position(|one| one.sign == wanted && one.label != Label::Status)
    };
    // What states a position seldom tells an action as well as what follows it.
    let acts =
        |one: &&Told| matches!(one.sign, Sign::Done | Sign::ToCome) && one.label != Label::Status;
    let acted = told
        .iter()
        .position(|one| acts(&one) && one.position.is_none())
        .or_else(|| told.iter().position(|one| acts(&one)));
    // "Not for this force" in one column and an action in another is an action.
    if let Some(at) = first(Sign::Elsewhere)
        && acted.is_none_or(|acted| at < acted)
    {
        let words = told[at].sentence.span;
        let reason = AnswerReason::ForSomebodyElse { words };
        return Some((Coverage::ReasonForNone, words, reason));
    }
    if let Some(at) = first(Sign::Declines) {
        return Some(none(beside(told, at)));
    }
    if let Some(at) = acted {
        return Some(action(told, at));
    }
    if let Some(at) = first(Sign::WhyNot) {
        return Some(none(told[at].sentence.span));
    }
    let status = |one: &&Told| one.label == Label::Status && one.sign != Sign::Nothing;
    let at = told.iter().position(|one| status(&one))?;
    Some(action(told, at))
}

/// The reason for a rejection: what a box for it says, or the first sentence that
/// does not itself reject.
fn reason(told: &[Told]) -> Option<Span> {
    let boxed = told.iter().find(|one| one.label == Label::Reason);
    let said = || {
        let aside = |one: &&Told| one.position.is_none() && one.label != Label::Status;
        told.iter().find(aside)
    };
    boxed.or_else(said).map(|one| one.sentence.span)
}

/// The sentence beside one that declines or vouches, which says why.
fn beside(told: &[Told], at: usize) -> Span {
    let plain = |one: &&Told| one.position.is_none() && !one.vouches;
    let after = told.get(at + 1).filter(plain);
    let before = || at.checked_sub(1).map(|at| &told[at]).filter(plain);
    let found = after.or_else(before);
    found.map_or(told[at].sentence.span, |one| one.sentence.span)
}

/// An action, told where it stands: a sentence that only vouches for it gives
/// way to the one that tells it.
fn action(told: &[Told], at: usize) -> Covered {
    let one = &told[at];
    let words = match one.vouches {
        false => one.sentence.span,
        true => evidence(told, at),
    };
    match one.sign {
        Sign::Done => (
            Coverage::Taken,
            words,
            AnswerReason::TellsOfSomethingDone { words },
        ),
        _ => (
            Coverage::Proposed,
            words,
            AnswerReason::TellsOfSomethingToCome { words },
        ),
    }
}

/// What somebody vouches for: done, the sentence before; to come, the one after.
fn evidence(told: &[Told], at: usize) -> Span {
    let other = match told[at].sign {
        Sign::Done => at.checked_sub(1),
        _ => Some(at + 1),
    };
    let other = other.and_then(|at| told.get(at));
    let other = other.filter(|one| one.position.is_none());
    other.map_or(told[at].sentence.span, |one| one.sentence.span)
}
