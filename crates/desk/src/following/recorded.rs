//! What an entry recorded, as the register holds it.

use answerable_register::entry::{Entry, EntryNumber, Fact};
use answerable_register::facts::{
    Answer, Asked, CopySent, CorrectionDecided, Notice, Outcome, Reply, Report, Stay, Withdrawal,
};
use answerable_register::fold::{Held, Register};

/// A fact that is news to somebody who follows a body, a report or a list.
///
/// What is left out is of no one's concern by itself: a source, a table of
/// holidays, who a body is; and a look, which says something only with the
/// notice that follows it.
#[derive(Clone, Copy, Debug)]
pub enum Recorded<'r> {
    /// A report or letter.
    Report(&'r Report),
    /// Something asked.
    Asked(&'r Asked),
    /// An answer.
    Answer(&'r Answer),
    /// What came of something asked, or what a body claims.
    Outcome(&'r Outcome),
    /// Something withdrawn.
    Withdrawal(&'r Withdrawal),
    /// A body told that no answer had been found.
    Notice(&'r Notice),
    /// A body's words beside what is said of it.
    Reply(&'r Reply),
    /// A request for a correction that was decided.
    CorrectionDecided(&'r CorrectionDecided),
    /// A copy of an answer sent to whom the law names.
    CopySent(&'r CopySent),
    /// A stay in a stage of monitoring.
    Stay(&'r Stay),
}

/// A fact with what became of its entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'r> {
    pub(super) fact: Recorded<'r>,
    pub(super) replaced_by: Option<EntryNumber>,
    pub(super) is_correction: bool,
}

impl<'r> Found<'r> {
    fn of<T>(held: &'r Held<T>, fact: impl Fn(&'r T) -> Recorded<'r>) -> Self {
        Self {
            fact: fact(&held.fact),
            replaced_by: held.replaced_by,
            is_correction: held.is_correction(),
        }
    }
}

impl<'r> Recorded<'r> {
    /// What an entry recorded; none where that is news to nobody, or its bytes
    /// were removed. What there is most of is looked for first.
    pub(super) fn find(register: &'r Register, entry: EntryNumber) -> Option<Found<'r>> {
        macro_rules! first_of {
            ($($shelf:ident as $kind:ident),+ $(,)?) => {$(
                if let Some(held) = register.$shelf.recorded_by(entry) {
                    return Some(Found::of(held, Recorded::$kind));
                }
            )+};
        }
        first_of!(
            answers as Answer,
            asked as Asked,
            outcomes as Outcome,
            reports as Report,
            notices as Notice,
            withdrawals as Withdrawal,
            copies_sent as CopySent,
            replies as Reply,
            corrections_decided as CorrectionDecided,
            stays as Stay,
        );
        None
    }

    /// The same as an entry, to be asked whom it concerns.
    pub(super) fn as_entry(self, recorded_on: answerable_register::calendar::Day) -> Entry {
        fn boxed<T: Clone>(fact: &T) -> Box<T> {
            Box::new(fact.clone())
        }
        let fact = match self {
            Self::Report(fact) => Fact::Report(boxed(fact)),
            Self::Asked(fact) => Fact::Asked(boxed(fact)),
            Self::Answer(fact) => Fact::Answer(boxed(fact)),
            Self::Outcome(fact) => Fact::Outcome(boxed(fact)),
            Self::Withdrawal(fact) => Fact::Withdrawal(boxed(fact)),
            Self::Notice(fact) => Fact::Notice(boxed(fact)),
            Self::Reply(fact) => Fact::Reply(boxed(fact)),
            Self::CorrectionDecided(fact) => Fact::CorrectionDecided(boxed(fact)),
            Self::CopySent(fact) => Fact::CopySent(boxed(fact)),
            Self::Stay(fact) => Fact::Stay(boxed(fact)),
        };
        Entry::new("", recorded_on, fact)
    }
}
