//! What the law asks of a local policing body, in a sentence.

use answerable_desk::View;
use answerable_register::fold::SECTION_55;
use answerable_wording::answering;

/// The sentence; none on a day on which the law as we hold it was not in force.
pub(crate) fn what_the_law_asks(view: &View<'_>) -> Option<String> {
    let power = &view.register.powers.get(SECTION_55, view.known)?.fact;
    let has_begun = power.from.is_none_or(|from| from <= view.as_at);
    let has_ended = power.until.is_some_and(|until| until < view.as_at);
    (has_begun && !has_ended).then(|| answering::by_law(power.from))
}
