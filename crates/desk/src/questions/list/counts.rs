//! How many asks each choice of a filter would leave.

use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;

use super::choosing::Chosen;
use super::{Choice, Facets, Filter, KindChoice};
use crate::roll::Line;
use crate::view::View;

/// How many addressees the filter offers with their counts.
const ADDRESSEES_OFFERED: usize = 12;

/// The counts of every choice: each facet counts what fits all others.
pub(super) struct Counts {
    standing: [usize; StandingKind::LISTED.len()],
    kind: [usize; KindChoice::ALL.len()],
    of: Vec<usize>,
}

impl Counts {
    pub(super) fn of(view: &View<'_>) -> Self {
        Self {
            standing: [0; StandingKind::LISTED.len()],
            kind: [0; KindChoice::ALL.len()],
            of: vec![0; view.register.addressee_count()],
        }
    }

    pub(super) fn take(&mut self, line: &Line, standing: StandingKind, fits: Chosen) {
        if fits.kind
            && fits.of
            && let Some(count) = self.standing.get_mut(standing.place())
        {
            *count += 1;
        }
        if fits.standing
            && fits.of
            && let Some(place) = line.kind.place()
        {
            self.kind[place] += 1;
        }
        if fits.standing && fits.kind {
            self.of[line.addressee as usize] += 1;
        }
    }

    pub(super) fn into_facets<'r>(self, view: &View<'r>, filter: &Filter) -> Facets<'r> {
        let mut most: Vec<(usize, &'r BodyId)> = (0..)
            .zip(self.of)
            .map(|(place, count)| (count, view.register.addressee(place)))
            .filter(|(count, id)| *count > 0 || filter.of.as_ref() == Some(id))
            .collect();
        most.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        // The body chosen stays among the choices, though nothing was asked of
        // it: who mends another choice keeps this one.
        let chosen = filter
            .of
            .as_ref()
            .filter(|of| most.iter().all(|(_, id)| id != of));
        most.extend(
            chosen
                .and_then(|of| view.register.bodies.latest(of))
                .map(|held| (0, &held.fact.id)),
        );
        Facets {
            standing: StandingKind::LISTED
                .into_iter()
                .zip(self.standing)
                .map(|(value, count)| Choice {
                    value,
                    count,
                    chosen: filter.standing.contains(&value),
                })
                .filter(|choice| choice.count > 0 || choice.chosen)
                .collect(),
            kind: KindChoice::ALL
                .into_iter()
                .zip(self.kind)
                .map(|(value, count)| Choice {
                    value,
                    count,
                    chosen: filter.kind.contains(&value),
                })
                .filter(|choice| choice.count > 0 || choice.chosen)
                .collect(),
            of: (0..)
                .zip(most)
                .map(|(place, (count, value))| {
                    let chosen = filter.of.as_ref() == Some(value);
                    (
                        place,
                        Choice {
                            value,
                            count,
                            chosen,
                        },
                    )
                })
                .filter(|(place, choice)| *place < ADDRESSEES_OFFERED || choice.chosen)
                .map(|(_, choice)| choice)
                .collect(),
        }
    }
}
