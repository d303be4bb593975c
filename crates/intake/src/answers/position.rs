//! Whether words accept a recommendation, in part or whole, or do not.

use crate::tokens::Tokens;

use super::Position;

const PARTLY: [&str; 30] = [
    "agrees in part",
    "agrees in principle",
    "in part only",
    "accepted with",
    "accept only",
    "accept the first part",
    "accept the principle",
    "accept the spirit",
    "agree in principle",
    "accept in principle",
    "accepts in principle",
    "supported in part",
    "accept in part",
    "accepted in part",
    "accepts in part",
    "accept this in part",
    "accept it in part",
    "agree in part",
    "agreed in part",
    "recommendation in part",
    "partially accept",
    "partially accepts",
    "partially accepted",
    "partially agree",
    "partly accept",
    "partly accepts",
    "partly accepted",
    "partial acceptance",
    "accepted in principle",
    "agreed in principle",
];

const REJECTS: [&str; 33] = [
    "cannot agree",
    "does not agree to",
    "do not agree to",
    "cannot support",
    "not supported",
    "decline this recommendation",
    "not be accepting",
    "will not be accepting",
    "do not agree with it",
    "do not agree with this",
    "disagree with this",
    "is not supported",
    "not supported by",
    "do not support this",
    "do not support the recommendation",
    "does not support this",
    "does not support the recommendation",
    "recommendation is not accepted",
    "declines to accept",
    "do not accept",
    "does not accept",
    "don't accept",
    "doesn't accept",
    "cannot accept",
    "not accepted",
    "not agreed",
    "do not agree with this recommendation",
    "do not agree with the recommendation",
    "does not agree with this recommendation",
    "does not agree with the recommendation",
    "disagree with this recommendation",
    "disagree with the recommendation",
    "unable to accept",
];

/// Sentences that are a rejection, whole.
const REJECTIONS: [&str; 9] = [
    "i disagree",
    "we disagree",
    "the force disagrees",
    "we do not agree",
    "i do not agree",
    "rejected",
    "we reject",
    "i reject",
    "disagreed",
];

/// Who accepts, as the word before "accept".
const ACCEPTERS: [&str; 22] = [
    "i",
    "we",
    "is",
    "are",
    "fully",
    "also",
    "therefore",
    "has",
    "have",
    "been",
    "government",
    "commissioner",
    "mayor",
    "force",
    "constabulary",
    "constable",
    "ministry",
    "office",
    "college",
    "board",
    "pcc",
    "police",
];

/// "The Chief Constable agrees.": whoever accepts is named in no more words.
const LONGEST_ACCEPTER: usize = 4;

/// What is accepted, as the word after it: a recommendation and no fact.
const ACCEPTED: [&str; 17] = [
    "this", "these", "the", "it", "them", "all", "both", "each", "every", ".", ",", ";", "and",
    "in", "", "your", ":",
];

/// The position that a sentence states.
pub(super) fn read(tokens: &Tokens<'_>) -> Option<Position> {
    if (0..tokens.len()).any(|at| tokens.any_of(at, &PARTLY).is_some()) {
        return Some(Position::Partly);
    }
    if rejects(tokens) {
        return Some(Position::Rejects);
    }
    accepts(tokens).then_some(Position::Accepts)
}

/// Whether a stretch begins by stating a position: "Accepted.", "Not accepted".
pub(super) fn begins(tokens: &Tokens<'_>) -> bool {
    const FIRST: [&str; 14] = [
        "accepted",
        "not accepted",
        "partially accepted",
        "partly accepted",
        "fully accepted",
        "agreed",
        "rejected",
        "not agreed",
        "i accept",
        "we accept",
        "i do not accept",
        "we do not accept",
        "this recommendation",
        "the force accepts",
    ];
    let first = (0..tokens.len()).find(|at| tokens.list[*at].word);
    first.is_some_and(|at| tokens.any_of(at, &FIRST).is_some())
}

/// The position in a box that asks for one: "Yes", "Not accepted".
pub(super) fn in_a_box(tokens: &Tokens<'_>) -> Option<Position> {
    let at = (0..tokens.len()).find(|at| tokens.list[*at].word)?;
    let said = read(tokens);
    match tokens.plain(at) {
        _ if said.is_some() => said,
        "yes" | "accepted" | "accept" | "agreed" | "agree" | "fully" => Some(Position::Accepts),
        "no" | "not" | "reject" | "rejected" => Some(Position::Rejects),
        "partially" | "partly" | "partial" | "part" => Some(Position::Partly),
        _ => None,
    }
}

fn rejects(tokens: &Tokens<'_>) -> bool {
    let whole = |phrase: &str| {
        let first = (0..tokens.len()).find(|at| tokens.list[*at].word);
        let end = first.and_then(|at| tokens.after(at, phrase));
        end.is_some_and(|end| end >= tokens.len() || !tokens.list[end].word)
    };
    if REJECTIONS.iter().any(|phrase| whole(phrase)) {
        return true;
    }
    let of_recommendation = tokens.has_any(&[
        "reject this recommendation",
        "reject the recommendation",
        "rejects this recommendation",
        "rejects the recommendation",
        "recommendation is rejected",
        "recommendation is therefore rejected",
    ]);
    of_recommendation
        || (0..tokens.len()).any(|at| match tokens.any_of(at, &REJECTS) {
            // "I do not accept that we were slow" speaks of a fact.
            Some((_, next)) => {
                tokens.plain(next) != "that" || tokens.says(next, "that recommendation")
            }
            None => false,
        })
}

fn accepts(tokens: &Tokens<'_>) -> bool {
    let first = (0..tokens.len()).find(|at| tokens.list[*at].word);
    (0..tokens.len()).any(|at| {
        let word = tokens.plain(at);
        let negated = (at.saturating_sub(3)..at)
            .any(|before| matches!(tokens.plain(before), "not" | "cannot" | "never" | "no"));
        if negated {
            return false;
        }
        let next = tokens.plain(at + 1);
        let alone = first == Some(at);
        let by_somebody = at > 0 && ACCEPTERS.contains(&tokens.plain(at - 1));
        match word {
            "accepted" | "agreed" if alone => !matches!(next, "by" | "to"),
            "accept" | "accepts" | "accepted" if by_somebody => {
                ACCEPTED.contains(&next)
                    || next == "that"
                        && matches!(tokens.plain(at + 2), "this" | "these" | "recommendation")
            }
            "agree" if matches!(tokens.plain(at.wrapping_sub(1)), "i" | "we") && at <= 1 => {
                matches!(next, "." | "," | ";" | "" | "and" | "with")
                    && !tokens.says(at + 1, "with him")
                    && !tokens.says(at + 1, "with her")
            }
            "support" | "supports" if by_somebody => {
                tokens.says(at + 1, "this recommendation")
                    || tokens.says(at + 1, "the recommendation")
            }
            "agree" | "agrees" if by_somebody => {
                const WITH: [&str; 8] = [
                    "with this .",
                    "with this and",
                    "with this recommendation",
                    "with the recommendation",
                    "with both recommendations",
                    "with these recommendations",
                    "with the committee's recommendation",
                    "with all",
                ];
                // Of somebody else the agreement may be to anything: "The Mayor agrees."
                let force = matches!(
                    tokens.plain(at.wrapping_sub(1)),
                    "force" | "constabulary" | "constable"
                );
                let whole = force && at <= LONGEST_ACCEPTER && matches!(next, "." | "");
                whole || tokens.any_of(at + 1, &WITH).is_some()
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn said(text: &str) -> Option<Position> {
        read(&Tokens::of(text, Span::new(0, text.len())))
    }

    #[test]
    fn positions_as_people_write_them() {
        use Position::{Accepts, Partly, Rejects};
        for (text, position) in [
            ("I accept this recommendation.", Accepts),
            ("Accepted.", Accepts),
            ("✓ Accepted", Accepts),
            ("Both are accepted.", Accepts),
            (
                "I accept that this question should have been asked.",
                Accepts,
            ),
            ("The force agrees with the recommendation.", Accepts),
            ("I accept this in part.", Partly),
            ("I would call that partial acceptance.", Partly),
            ("We accept this recommendation in part.", Partly),
            ("We do not accept this recommendation.", Rejects),
            ("✗ Rejected", Rejects),
            ("Not accepted", Rejects),
            ("We do not agree.", Rejects),
        ] {
            assert_eq!(said(text), Some(position), "{text}");
        }
    }

    #[test]
    fn what_accepts_a_fact_or_agrees_on_other_things_is_no_position() {
        for text in [
            "I do not accept that we were slow to see it.",
            "The force agrees to nothing that would cost it officers.",
            "I accept what the inspectors say about my force.",
            "The Mayor has agreed to pay for them.",
            "The Mayor agrees.",
            "The chief constable and I do not agree about murder, but it is her decision.",
            "Chief constables should agree with Crown Pleaders how files are sent.",
            "It is widely accepted that this is hard.",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
