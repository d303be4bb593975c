//! What a sentence that says "should" only finds or requests, on the walk.

use super::Walk;
use crate::Reason;
use crate::asks::Draft;
use crate::asks::sections::Section;

impl Walk<'_> {
    /// "Forces should follow the code": a finding, in a document that labels what
    /// it recommends, unless it says that it recommends this, or by when.
    pub(super) fn is_a_finding(&self, draft: &Draft) -> bool {
        let says_so = draft
            .because
            .iter()
            .any(|why| matches!(why, Reason::RecommendVerb { .. } | Reason::YouAre { .. }))
            || asks_by_being_said(draft);
        let dated = draft.deadline.is_some();
        let plain = self.labels && self.section == Section::Plain;
        (plain || self.is_a_standard(draft)) && !says_so && !dated
    }

    /// "Forces should answer nine calls of ten", in what is told of one force: how forces
    /// should be.
    pub(super) fn is_a_standard(&self, draft: &Draft) -> bool {
        let all = |one: &crate::Addressee| matches!(one.found, crate::Found::Group(_));
        let told = matches!(
            self.section,
            Section::Plain | Section::CauseOfConcern { .. }
        );
        let to_one = self.labels || self.ground.names.you.is_some();
        told && to_one
            && self.ground.names.the_force().knows_somebody()
            && !draft.addressees.is_empty()
            && draft.addressees.iter().all(all)
    }
}

/// "It falls to chief constables to tell them", "the Ministry is invited to": what asks by
/// being said, and finds nothing.
fn asks_by_being_said(draft: &Draft) -> bool {
    let asked = |why: &Reason| match why {
        Reason::ModalVerb { word } => {
            ["to", "would do well to"].contains(&word.as_str())
                || ["asked", "invited", "requested", "urged", "encouraged"]
                    .iter()
                    .any(|verb| word.contains(verb))
        }
        _ => false,
    };
    draft.because.iter().any(asked)
}

/// "The College is asked to respond by 1 February": a request, wherever nothing says that
/// it is recommended.
pub(super) fn is_requested(draft: &Draft) -> bool {
    let asked = |why: &Reason| match why {
        Reason::ModalVerb { word } => ["asked", "invited", "requested"]
            .iter()
            .any(|verb| word.contains(verb)),
        _ => false,
    };
    draft.because.iter().any(asked)
}
