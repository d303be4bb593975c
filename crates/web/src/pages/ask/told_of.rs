//! That a body was told that no answer had been found, or is not told yet.

use answerable_desk::View;
use answerable_desk::questions::AskPage;
use answerable_register::facts::CameBack;
use answerable_register::standing::StandingKind;
use answerable_wording::receipts;

/// That looks or notices shown are of the comments an explanation is part of.
pub(super) fn of_comments(found: &AskPage<'_>) -> Option<&'static str> {
    let ask = &found.row.reference;
    let looks = found.looks.iter().map(|look| &look.asks);
    let mut named = looks.chain(found.notices.iter().map(|notice| &notice.asks));
    named
        .any(|asks| !asks.contains(ask))
        .then_some(receipts::WITH_COMMENTS)
}

/// A line for each notice, the newest first; that none was given yet, where a
/// look found nothing after the last day.
pub(super) fn receipts(found: &AskPage<'_>, view: &View<'_>) -> Vec<String> {
    let told: Vec<String> = found
        .notices
        .iter()
        .map(|notice| receipts::told(view.name_of(&notice.to, notice.on), notice))
        .collect();
    let found_nothing = found
        .looks
        .iter()
        .any(|look| look.came_back == CameBack::NoAnswer);
    if told.is_empty()
        && found_nothing
        && found.row.standing.kind() == StandingKind::LookedBodyNotTold
    {
        return vec![receipts::NOT_YET_TOLD.to_owned()];
    }
    told
}
