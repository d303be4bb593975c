//! What may be said of one body against the rest: five things, and no rank.

use crate::dispersion::FEWEST_DUE;
use crate::{Funnel, Level, MissingEvidence, Share};

/// What may be said of one body against the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Under five are due: no comparison is made.
    TooFew {
        /// How many are due.
        of: u32,
    },
    /// As much is missing as known, or more: nothing is said but what holds
    /// whatever is found.
    TooLittleKnown,
    /// Chance, or what has not been found, can explain the difference.
    NoClearDifference,
    /// Below the lower limit.
    Below(Outside),
    /// Above the upper limit.
    Above(Outside),
}

impl Grade {
    /// The word for it in data; it does not change. One that holds on a condition
    /// says so in the word itself, so that a program cannot lose the condition.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too-few",
            Self::TooLittleKnown => "too-little-known",
            Self::NoClearDifference => "no-clear-difference",
            Self::Below(outside) => match (outside.limit, outside.condition) {
                (Level::NinetyFive, None) => "below-95",
                (Level::NinetyFive, Some(_)) => "below-95-on-condition",
                (Level::NinetyNinePointEight, None) => "below-99.8",
                (Level::NinetyNinePointEight, Some(_)) => "below-99.8-on-condition",
            },
            Self::Above(outside) => match (outside.limit, outside.condition) {
                (Level::NinetyFive, None) => "above-95",
                (Level::NinetyFive, Some(_)) => "above-95-on-condition",
                (Level::NinetyNinePointEight, None) => "above-99.8",
                (Level::NinetyNinePointEight, Some(_)) => "above-99.8-on-condition",
            },
        }
    }
}

/// Outside which limit, and whether that depends on what has not been found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outside {
    /// The outermost limit for which it holds.
    pub limit: Level,
    /// Nothing where it holds whatever the missing evidence may show.
    pub condition: Option<Condition>,
}

/// What would have to be so of the missing evidence.
///
/// Of a body below a limit: that at least so many of the missing did not meet
/// it. Of one above: that at least so many did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Condition {
    /// Of how many it is not known.
    pub missing: u32,
    /// How many of them it takes; from one to all.
    pub at_least: u32,
}

impl Funnel {
    /// What may be said of a body against the rest.
    ///
    /// *Below* stands without condition only where even the highest share it
    /// can have lies below the limit, and *above* only where even the lowest
    /// lies above. Where the share as known lies outside and the missing
    /// evidence could bring it in, the condition is carried, unless as much is
    /// missing as known: a condition on most of a body's answers says nothing of
    /// it. Where that evidence could put a body on either side, nothing is said.
    ///
    /// ```
    /// use answerable_figures::{Condition, Funnel, Grade, Level, MissingEvidence, Outside};
    ///
    /// let mut bodies = vec![MissingEvidence::try_new(9, 0, 10)?; 42];
    /// let southvale = MissingEvidence::try_new(3, 4, 11)?;
    /// bodies.push(southvale);
    /// let funnel = Funnel::of(&bodies).ok_or("nothing is due")?;
    /// assert_eq!(
    ///     funnel.grade(southvale),
    ///     Grade::Below(Outside {
    ///         limit: Level::NinetyNinePointEight,
    ///         condition: Some(Condition { missing: 4, at_least: 2 }),
    ///     })
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn grade(&self, body: MissingEvidence) -> Grade {
        if body.of() < FEWEST_DUE {
            return Grade::TooFew { of: body.of() };
        }
        let limits = Level::BOTH.map(|level| self.limits(level, body.of()));
        let at = |level: Level| match level {
            Level::NinetyFive => limits[0],
            Level::NinetyNinePointEight => limits[1],
        };
        let below = |share: Share, level: Level| share.value() < Some(at(level).lower);
        let above = |share: Share, level: Level| share.value() > Some(at(level).upper);
        let outermost = |outside: &dyn Fn(Level) -> bool| {
            Level::BOTH.into_iter().rev().find(|level| outside(*level))
        };
        let surely = |limit| Outside {
            limit,
            condition: None,
        };
        if let Some(limit) = outermost(&|level| below(body.highest(), level)) {
            return Grade::Below(surely(limit));
        }
        if let Some(limit) = outermost(&|level| above(body.lowest(), level)) {
            return Grade::Above(surely(limit));
        }
        if body.is_mostly_missing() {
            return Grade::TooLittleKnown;
        }
        let perhaps_below = outermost(&|level| below(body.lowest(), level));
        let perhaps_above = outermost(&|level| above(body.highest(), level));
        let missing = body.missing();
        let fewest = |outside: &dyn Fn(u32) -> bool| Condition {
            missing,
            at_least: (1..=missing).find(|many| outside(*many)).unwrap_or(missing),
        };
        match (perhaps_below, perhaps_above) {
            (Some(limit), None) => Grade::Below(Outside {
                limit,
                condition: Some(fewest(&|many| below(body.if_met(missing - many), limit))),
            }),
            (None, Some(limit)) => Grade::Above(Outside {
                limit,
                condition: Some(fewest(&|many| above(body.if_met(many), limit))),
            }),
            _ => Grade::NoClearDifference,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn body(met: u32, missing: u32, of: u32) -> MissingEvidence {
        MissingEvidence::try_new(met, missing, of).unwrap()
    }

    /// The page of the interface's sketch, with 40 bodies in the middle.
    #[test]
    fn four_bodies_and_what_may_be_said_of_each() {
        let mut bodies = vec![body(7, 1, 10); 40];
        let sketch = [
            ("Exampleshire", body(6, 2, 9)),
            ("Northmoor", body(40, 0, 40)),
            ("Southvale", body(1, 4, 11)),
            ("Westmarch", body(2, 1, 30)),
            ("Newly made", body(0, 0, 4)),
            ("Not looked for", body(0, 40, 40)),
        ];
        bodies.extend(sketch.map(|(_, body)| body));
        let funnel = Funnel::of(&bodies).unwrap();
        let said: Vec<_> = sketch
            .iter()
            .map(|(name, body)| format!("{name}: {:?}", funnel.grade(*body)))
            .collect();
        insta::assert_snapshot!(said.join("\n"), @"
        Exampleshire: NoClearDifference
        Northmoor: Above(Outside { limit: NinetyNinePointEight, condition: None })
        Southvale: Below(Outside { limit: NinetyNinePointEight, condition: Some(Condition { missing: 4, at_least: 4 }) })
        Westmarch: Below(Outside { limit: NinetyNinePointEight, condition: None })
        Newly made: TooFew { of: 4 }
        Not looked for: TooLittleKnown
        ");
    }

    /// The example of docs/METHOD.md, under "Figures".
    #[test]
    fn southvale_of_the_method_is_below_whatever_is_found_unless_five_are_missing() {
        let rest = body(9_000, 0, 10_000);
        let of_ninety = |southvale| {
            let funnel = Funnel::of(&[rest]).unwrap();
            funnel.grade(southvale)
        };
        let below = |limit, condition| Grade::Below(Outside { limit, condition });
        assert_eq!(of_ninety(body(3, 4, 11)), below(Level::NinetyFive, None));
        let if_three = Condition {
            missing: 5,
            at_least: 3,
        };
        assert_eq!(
            of_ninety(body(3, 5, 11)),
            below(Level::NinetyNinePointEight, Some(if_three))
        );
        assert_eq!(of_ninety(body(3, 6, 11)), Grade::TooLittleKnown);
    }

    fn any_bodies() -> impl Strategy<Value = Vec<MissingEvidence>> {
        let one = (0u32..40).prop_flat_map(|of| {
            (0..=of).prop_flat_map(move |met| {
                (Just(met), 0..=of - met).prop_map(move |(met, missing)| body(met, missing, of))
            })
        });
        proptest::collection::vec(one, 1..44)
    }

    #[test]
    fn the_word_in_data_keeps_the_limit_and_the_condition() {
        let mut words = vec![
            Grade::TooFew { of: 1 }.as_str(),
            Grade::TooLittleKnown.as_str(),
            Grade::NoClearDifference.as_str(),
        ];
        let condition = Condition {
            missing: 4,
            at_least: 2,
        };
        for limit in Level::BOTH {
            for condition in [None, Some(condition)] {
                let outside = Outside { limit, condition };
                for grade in [Grade::Below(outside), Grade::Above(outside)] {
                    let word = grade.as_str();
                    assert_eq!(
                        word.ends_with("-on-condition"),
                        condition.is_some(),
                        "{word}"
                    );
                    words.push(word);
                }
            }
        }
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count, "{words:?}");
    }

    proptest! {
        /// Whatever is found later, what was said without condition stands.
        #[test]
        fn what_is_said_without_condition_no_evidence_can_undo(
            bodies in any_bodies(), found in proptest::collection::vec(0u32..40, 44),
        ) {
            let Some(funnel) = Funnel::of(&bodies) else { return Ok(()) };
            let found: Vec<_> = bodies
                .iter()
                .zip(found)
                .map(|(body, met)| MissingEvidence::complete(body.if_met(met)))
                .collect();
            let later = Funnel::of(&found).unwrap();
            for (before, after) in bodies.iter().zip(&found) {
                // The widening is an estimate and may change as evidence comes
                // in; the limits of chance themselves may not turn.
                if later.dispersion().applied() > 1.0 || funnel.dispersion().applied() > 1.0 {
                    continue;
                }
                match funnel.grade(*before) {
                    Grade::Below(Outside { condition: None, .. }) => {
                        prop_assert!(matches!(later.grade(*after), Grade::Below(_)));
                    }
                    Grade::Above(Outside { condition: None, .. }) => {
                        prop_assert!(matches!(later.grade(*after), Grade::Above(_)));
                    }
                    _ => {}
                }
            }
        }

        /// Met and not met are treated alike.
        #[test]
        fn above_is_below_seen_from_the_other_side(bodies in any_bodies()) {
            let Some(funnel) = Funnel::of(&bodies) else { return Ok(()) };
            let turned: Vec<_> = bodies
                .iter()
                .map(|b| body(b.of() - b.met() - b.missing(), b.missing(), b.of()))
                .collect();
            let other = Funnel::of(&turned).unwrap();
            for (one, turned) in bodies.iter().zip(&turned) {
                let turned = match other.grade(*turned) {
                    Grade::Below(outside) => Grade::Above(outside),
                    Grade::Above(outside) => Grade::Below(outside),
                    grade => grade,
                };
                prop_assert_eq!(funnel.grade(*one), turned);
            }
        }

        #[test]
        fn one_more_found_to_have_met_it_makes_no_body_look_worse(
            bodies in any_bodies(), met in 0u32..20, rest in 0u32..20, others in 5u32..20,
        ) {
            let of = met + 1 + rest + others;
            let Some(funnel) = Funnel::of(&bodies) else { return Ok(()) };
            let surely = |grade| match grade {
                Grade::Below(Outside { condition: None, .. }) => -2,
                Grade::Below(_) => -1,
                Grade::Above(Outside { condition: None, .. }) => 2,
                Grade::Above(_) => 1,
                _ => 0,
            };
            let before = surely(funnel.grade(body(met, rest, of)));
            let after = surely(funnel.grade(body(met + 1, rest, of)));
            prop_assert!(before <= after);
        }
    }
}
