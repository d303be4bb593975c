//! Asked before: what came of each time, how often, and what a comparison found.
//!
//! Nothing here says how alike two texts are in a figure: a reader is shown the
//! words. What a program proposes is said to be proposed.

use answerable_calendar::Day;
use answerable_register::facts::Likeness;

use crate::numbers::{count, number, ordinal};
use crate::{days, letters};

/// What is said above what a program proposes as one thing asked twice.
pub const PROPOSED: &str = "Nobody has compared these yet. They are here because of their words.";

/// What is said above what may be of one theme.
pub const PERHAPS: &str =
    "These share some telling words. Nobody has compared them yet, and they may ask another thing.";

/// What is said where nothing is like it.
pub const NOTHING_LIKE_IT: &str = "Nothing like it was found among what is recorded as asked \
     before. What is not recorded here was not looked at.";

/// What is said while the register is still being read.
pub const STILL_READING: &str =
    "Not everything recorded has been read for this yet. Look again in a minute.";

/// What came of something asked, in bodies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CameOf {
    /// Bodies that it was asked of.
    pub asked: usize,
    /// Those of whose own an answer is known.
    pub answered: usize,
    /// Those that accept it.
    pub accepted: usize,
    /// Those that accept it in part.
    pub accepted_in_part: usize,
    /// Those that do not.
    pub not_accepted: usize,
    /// Those for which its asker closed it.
    pub closed: usize,
    /// Whether its asker withdrew it.
    pub withdrawn: bool,
}

/// How it was answered and what came of it: "Answered and accepted. No closing is
/// recorded.", "Asked of 43 bodies: 12 answered, 9 accept it; closed for 3."
#[must_use]
pub fn came(came: CameOf) -> String {
    if came.withdrawn {
        return "Withdrawn by its asker.".to_owned();
    }
    match came.asked {
        0 => "Nobody is recorded as asked.".to_owned(),
        1 => came_of_one(came),
        _ => came_of_many(came),
    }
}

fn came_of_one(came: CameOf) -> String {
    let answered = match came {
        CameOf { answered: 0, .. } => "No answer of its own is recorded",
        CameOf { accepted: 1.., .. } => "Answered and accepted",
        CameOf {
            accepted_in_part: 1..,
            ..
        } => "Answered and accepted in part",
        CameOf {
            not_accepted: 1.., ..
        } => "Answered and not accepted",
        _ => "Answered; whether it is accepted is not stated",
    };
    match came.closed {
        0 => format!("{answered}. No closing is recorded."),
        _ => format!("{answered}. Closed by its asker."),
    }
}

fn came_of_many(came: CameOf) -> String {
    let asked = format!("Asked of {}", count(came.asked as u64, "body", "bodies"));
    let answered = match came.answered {
        0 => "no answer is recorded".to_owned(),
        some if some == came.asked => "all answered".to_owned(),
        some => format!("{} answered", number(some as u64)),
    };
    let positions: Vec<String> = [
        (came.accepted, "accepted it"),
        (came.accepted_in_part, "accepted it in part"),
        (came.not_accepted, "did not accept it"),
    ]
    .into_iter()
    .filter(|(some, _)| *some > 0)
    .map(|(some, what)| format!("{} {what}", number(some as u64)))
    .collect();
    let closed = match came.closed {
        0 => "no closing is recorded".to_owned(),
        some if some == came.asked => "closed for all".to_owned(),
        some => format!("closed for {}", number(some as u64)),
    };
    let said: Vec<String> = std::iter::once(answered).chain(positions).collect();
    format!("{asked}: {}; {closed}.", said.join(", "))
}

/// A chain: how often one thing was asked, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainOf {
    /// Which time it is that is looked at, counted from 1.
    pub place: usize,
    /// How often in all.
    pub times: usize,
    /// The year of the first.
    pub since: i16,
    /// Times that everybody who was asked accepted it.
    pub accepted: usize,
    /// Times that only some of those who were asked accepted it, or in part.
    pub accepted_by_some: usize,
    /// Times that its asker closed it for everybody.
    pub closed: usize,
    /// Times that its asker closed it for some.
    pub closed_for_some: usize,
    /// Times that its asker withdrew it.
    pub withdrawn: usize,
}

/// "Asked for the third time since 2016; accepted twice; closed once."
#[must_use]
pub fn chain(chain: ChainOf) -> String {
    let asked = if chain.place == chain.times {
        format!(
            "Asked for the {} time since {}",
            which(chain.place),
            chain.since
        )
    } else {
        format!(
            "Asked {} since {}, of which this is the {}",
            times(chain.times),
            chain.since,
            which(chain.place)
        )
    };
    let parts = [
        (chain.accepted, "accepted", ""),
        (chain.accepted_by_some, "accepted", " by some or in part"),
        (chain.closed, "closed", ""),
        (chain.closed_for_some, "closed", " for some of those asked"),
        (chain.withdrawn, "withdrawn", ""),
    ];
    let mut said: Vec<String> = parts
        .into_iter()
        .filter(|(some, _, _)| *some > 0)
        .map(|(some, what, how)| format!("{what} {}{how}", times(some)))
        .collect();
    if chain.accepted + chain.accepted_by_some == 0 {
        said.insert(0, "no acceptance is recorded".to_owned());
    }
    if chain.closed + chain.closed_for_some == 0 {
        said.push("no closing is recorded".to_owned());
    }
    format!("{asked}; {}.", said.join("; "))
}

/// `once`, `twice`, `3 times`.
fn times(number_of: usize) -> String {
    match number_of {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{} times", number(more as u64)),
    }
}

/// `first`, `second`, … `tenth`, `11th`.
fn which(place: usize) -> String {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    match place.checked_sub(1).and_then(|place| WORDS.get(place)) {
        Some(word) => (*word).to_owned(),
        None => ordinal(place as u64),
    }
}

/// What was found, as a choice and as a heading.
#[must_use]
pub fn likeness(found: Likeness) -> &'static str {
    match found {
        Likeness::SameThing => "The same thing, asked again",
        Likeness::SameTheme => "The same theme, and another thing to do",
        Likeness::Neither => "Neither: only their words are alike",
    }
}

/// That somebody compared two things, and what was found.
#[must_use]
pub fn compared(found: Likeness, on: Day) -> String {
    let found = match found {
        Likeness::SameThing => "the same thing, asked again",
        Likeness::SameTheme => "the same theme, and another thing to do",
        Likeness::Neither => "neither the same thing nor the same theme",
    };
    format!("Compared by a person on {}: {found}.", days::day(on))
}

/// The words that two things share: "Words they share: custody, grading, risk."
#[must_use]
pub fn shared(words: &[String]) -> String {
    match words {
        [] => "They share no telling word.".to_owned(),
        [one] => format!("The word they share: {one}."),
        words => format!("Words they share: {}.", words.join(", ")),
    }
}

/// When and of whom: "6 March 2016, of Exampleshire Police", "6 March 2016, of 43
/// bodies".
#[must_use]
pub fn asked_of(bodies: usize, one: Option<&str>) -> String {
    match (bodies, one) {
        (1, Some(name)) => name.to_owned(),
        _ => count(bodies as u64, "body", "bodies"),
    }
}

/// How much an asker asks that is open.
#[must_use]
pub fn load(things: usize, asks: usize, under_ended_causes: usize) -> String {
    let said = match things {
        0 => "Nothing that it asked is recorded as open on this day.".to_owned(),
        _ => format!(
            "{} it asked: {}. Open says nothing of whether it was done: only the asker closes it.",
            letters::capital(&count(things as u64, "open thing", "open things")),
            count(asks as u64, "open ask", "open asks"),
        ),
    };
    let beneath = match under_ended_causes {
        0 => return said,
        1 => "One of the open things stands under a cause of concern that has been closed or \
              replaced, with no closing of that thing itself recorded here."
            .to_owned(),
        many => format!(
            "{} of the open things stand under a cause of concern that has been closed or \
             replaced, with no closing of these things themselves recorded here.",
            number(many as u64)
        ),
    };
    format!("{said} {beneath}")
}

/// How much was compared to find what is asked twice.
#[must_use]
pub fn compared_of(here: usize, all: usize) -> String {
    match all {
        0 => "Nothing is open, so nothing was compared.".to_owned(),
        _ if here == all => format!(
            "Each of {} was compared with what was asked earlier and is open.",
            count(all as u64, "open thing", "open things")
        ),
        _ => format!(
            "The newest come first. On this page {} of {} were compared with what was asked \
             earlier and is open.",
            number(here as u64),
            number(all as u64)
        ),
    }
}

/// What merging two would leave.
#[must_use]
pub fn merged(in_both: usize, bodies: usize) -> String {
    match (in_both, bodies) {
        (_, 0) => "Neither is open for anybody, so merging them would change nothing.".to_owned(),
        (0, _) => "No body has both of them open, so merging them would leave each with as many."
            .to_owned(),
        (both, all) if both == all => format!(
            "One or both are open for {}. Each would have one open ask fewer.",
            count(all as u64, "body", "bodies")
        ),
        (both, all) => format!(
            "One or both are open for {}. {} of them would have one open ask fewer.",
            count(all as u64, "body", "bodies"),
            number(both as u64),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_it_is_counted_and_never_one_label() {
        let one = CameOf {
            asked: 1,
            answered: 1,
            ..CameOf::default()
        };
        let many = CameOf {
            asked: 43,
            answered: 12,
            accepted: 9,
            not_accepted: 1,
            closed: 3,
            ..CameOf::default()
        };
        let all = [
            CameOf::default(),
            CameOf { answered: 0, ..one },
            one,
            CameOf {
                accepted: 1,
                closed: 1,
                ..one
            },
            CameOf {
                accepted_in_part: 1,
                ..one
            },
            CameOf {
                not_accepted: 1,
                ..one
            },
            CameOf {
                withdrawn: true,
                ..one
            },
            many,
            CameOf {
                answered: 43,
                accepted: 43,
                closed: 43,
                not_accepted: 0,
                ..many
            },
            CameOf {
                answered: 0,
                accepted: 0,
                not_accepted: 0,
                closed: 0,
                ..many
            },
        ];
        insta::assert_snapshot!(all.map(came).join("\n"), @r"
    Nobody is recorded as asked.
    No answer of its own is recorded. No closing is recorded.
    Answered; whether it is accepted is not stated. No closing is recorded.
    Answered and accepted. Closed by its asker.
    Answered and accepted in part. No closing is recorded.
    Answered and not accepted. No closing is recorded.
    Withdrawn by its asker.
    Asked of 43 bodies: 12 answered, 9 accepted it, 1 did not accept it; closed for 3.
    Asked of 43 bodies: all answered, 43 accepted it; closed for all.
    Asked of 43 bodies: no answer is recorded; no closing is recorded.
    ");
    }

    #[test]
    fn a_chain_is_one_sentence() {
        let third = ChainOf {
            place: 3,
            times: 3,
            since: 2016,
            accepted: 2,
            accepted_by_some: 0,
            closed: 1,
            closed_for_some: 0,
            withdrawn: 0,
        };
        let all = [
            third,
            ChainOf { place: 2, ..third },
            ChainOf {
                place: 2,
                times: 2,
                accepted: 0,
                closed: 0,
                ..third
            },
            ChainOf {
                place: 12,
                times: 12,
                accepted_by_some: 4,
                closed_for_some: 2,
                withdrawn: 1,
                ..third
            },
        ];
        insta::assert_snapshot!(all.map(chain).join("\n"), @r"
    Asked for the third time since 2016; accepted twice; closed once.
    Asked 3 times since 2016, of which this is the second; accepted twice; closed once.
    Asked for the second time since 2016; no acceptance is recorded; no closing is recorded.
    Asked for the 12th time since 2016; accepted twice; accepted 4 times by some or in part; closed once; closed twice for some of those asked; withdrawn once.
    ");
    }

    #[test]
    fn words_are_named_and_not_counted() {
        let words = |words: &[&str]| {
            shared(
                &words
                    .iter()
                    .map(|word| (*word).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(words(&[]), "They share no telling word.");
        assert_eq!(words(&["custody"]), "The word they share: custody.");
        assert_eq!(
            words(&["custody", "risk"]),
            "Words they share: custody, risk."
        );
    }
}
