//! What a body asked: claims to verify, and judgements on their way.

use std::collections::BTreeSet;

use answerable_register::facts::Finding;
use answerable_register::words::BodyId;
use answerable_store::work::{Judgement, State};

use super::item::{Due, Item, LeadsTo};
use crate::closing::{Case, CaseOf};
use crate::view::View;

impl View<'_> {
    /// Claims of what a body asked that its office has not answered: recorded,
    /// with nothing by the asker after them, and nothing prepared.
    pub(super) fn claims_to_verify(&self, asker: &BodyId, prepared: &[Judgement]) -> Vec<Item> {
        let claims = self.register.outcomes.in_force(self.known);
        let cases: BTreeSet<CaseOf> = claims
            .map(|held| &held.fact)
            .filter(|claim| claim.finding == Finding::ClaimedMet)
            .map(|claim| CaseOf {
                subject: claim.subject.clone(),
                body: claim.judged_by.clone(),
            })
            .filter(|of| !prepared.iter().any(|judgement| is_of(judgement, of)))
            .collect();
        cases
            .iter()
            .filter_map(|of| self.case(of))
            .filter(|case| case.awaits_the_asker && self.is_asked_by(case, asker))
            .map(|case| self.item_of_case(&case))
            .collect()
    }

    /// Judgements of what a body asked that wait for a second person, or were
    /// sent back.
    pub(super) fn judgements(
        &self,
        asker: &BodyId,
        prepared: &[Judgement],
        wanted: impl Fn(&Judgement) -> bool,
    ) -> Vec<Item> {
        let wanted = prepared.iter().filter(|judgement| wanted(judgement));
        wanted
            .filter_map(|judgement| {
                let case = self.case(&CaseOf {
                    subject: judgement.subject.as_str().into(),
                    body: judgement.body.as_str().into(),
                })?;
                self.is_asked_by(&case, asker).then(|| Item {
                    since: Some(judgement.prepared_on),
                    ..self.item_of_case(&case)
                })
            })
            .collect()
    }

    fn is_asked_by(&self, case: &Case<'_>, asker: &BodyId) -> bool {
        let asks = case.stands_to(crate::who::Hand::DecidedNothing);
        asks.by.contains(asker)
    }

    fn item_of_case(&self, case: &Case<'_>) -> Item {
        Item {
            leads_to: LeadsTo::Case(case.of.clone()),
            title: case.asked.title.or_blank().to_owned(),
            other: Some(self.name_of(&case.of.body, self.as_at).to_owned()),
            // No law sets a day for an asker's judgement.
            due: Due::NoDay,
            since: case.claimed.map(|claim| claim.on),
        }
    }
}

/// Whether a judgement waits for somebody else than whoever prepared it.
pub(super) fn waits_for(judgement: &Judgement, who: &str) -> bool {
    judgement.state == State::Waits && judgement.prepared_by != who
}

/// Whether a judgement was sent back.
pub(super) fn is_sent_back(judgement: &Judgement) -> bool {
    matches!(judgement.state, State::SentBack { .. })
}

fn is_of(judgement: &Judgement, of: &CaseOf) -> bool {
    judgement.subject == of.subject.as_str() && judgement.body == of.body.as_str()
}
