//! What the walk proposes, with what its section adds.

use super::Walk;
use crate::asks::sections::Section;
use crate::asks::{Draft, table, verbs};
use crate::deadline;
use crate::{DeadlineRead, ProposalKind, Reason, Role, Span};

impl Walk<'_> {
    /// The kind of what this section asks.
    pub(super) fn kind(&self) -> ProposalKind {
        let people = self.minutes || self.ground.names.you.is_some();
        match self.section {
            Section::AreaForImprovement { .. } => ProposalKind::AreaForImprovement,
            Section::Actions if people => ProposalKind::Request,
            _ => ProposalKind::Recommendation,
        }
    }

    /// Adds a sentence to the proposal before it, with the day that it sets: "It is to be
    /// in force by 16 October."
    pub(super) fn extend_last(&mut self, span: Span) {
        let set = deadline::find(&self.tokens(span), self.ground.given)
            .filter(|set| set.is_firm() && set.says_when());
        if let Some(last) = self.asked.proposals.last_mut() {
            if let Some(set) = set.filter(|_| last.deadline_words.is_none()) {
                last.deadline = set.read.deadline;
                last.likely_deadline = set.read.likely;
                last.doubts = set.read.doubts;
                last.deadline_words = Some(set.span);
            }
            let sentence = last.passage;
            last.passage = sentence.through(span);
            let goes_on = |reason: &Reason| matches!(reason, Reason::GoesOnFrom { .. });
            if !last.because.iter().any(goes_on) {
                last.because.push(Reason::GoesOnFrom { sentence });
            }
        }
    }

    /// Minutes that stand in a table tell in its other columns what was said.
    pub(super) fn beside_what_is_asked(&mut self, table: &table::Table, first: usize) {
        let document = self.ground.document;
        let blocks = document.blocks.iter().enumerate();
        for (place, block) in blocks.take(table.next).skip(first) {
            let told = block
                .cell
                .is_some_and(|cell| cell.row > 0 && table.tells_in(cell.column));
            if self.minutes && told {
                self.at = place;
                let span = self.actions(block.span);
                let all = crate::sentences::sentences(&document.text, span);
                self.sentences(&all, span);
            }
        }
    }

    /// What one row of a table asks.
    pub(super) fn of_a_row(&mut self, mut draft: Draft) {
        // "Recommendation 3", and under it a form that says who, when and what.
        if let Section::Recommendation { number } = &self.section
            && draft.number.is_none()
        {
            draft.number = Some(number.clone());
            draft = draft.because(Reason::NumberedRecommendation {
                number: number.clone(),
            });
            self.taken = true;
        }
        if let (Some((concern, _)), ProposalKind::Recommendation) = (self.concern, draft.kind) {
            draft.under = Some(concern);
            draft = draft.because(Reason::UnderCauseOfConcern);
        }
        draft = self.of_those_above_the_table(draft);
        if self.follows_up.is_some() && !self.new && draft.kind != ProposalKind::Request {
            self.again = self.follows_up;
            draft = self.as_told(draft);
            self.again = None;
        }
        draft = self.by_the_next_meeting(draft);
        if draft.deadline.is_none() {
            draft = draft.by(self.all_by.clone());
        }
        self.asked
            .proposals
            .push(draft.finish(self.ground.document));
    }

    /// "For Southvale Constabulary" as the heading over a table: whom its rows ask, where
    /// neither a column nor the row itself says whom.
    ///
    /// "Lead: Chief Nurse" or "n/a" in a column of a plan names nobody who is known: those
    /// above it are asked, and somebody there has it in hand.
    fn of_those_above_the_table(&self, mut draft: Draft) -> Draft {
        let mut leads = draft.addressees.iter().filter(|one| one.role == Role::Lead);
        let only_who_has_it = draft.kind == ProposalKind::Recommendation
            && !self.minutes
            && leads.all(|one| !one.found.is_resolved());
        let own = draft.because.iter().any(|why| {
            matches!(
                why,
                Reason::AddressedByName
                    | Reason::AddresseeInHeading { .. }
                    | Reason::ShortFor { .. }
            ) || matches!(why, Reason::AddresseeInColumn { .. }) && !only_who_has_it
        });
        let Some((heading, names)) = self.addressed.filter(|_| !own).and_then(|heading| {
            let names = self.only_names(heading)?;
            Some((heading, names))
        }) else {
            return draft;
        };
        draft.addressees.retain(|one| one.role != Role::Lead);
        draft
            .because
            .retain(|why| !matches!(why, Reason::AddresseeInColumn { .. }));
        draft
            .of(names)
            .because(Reason::AddresseeInHeading { heading })
    }

    /// "Chief constables should, by the same date, …": by when the ask before it is due.
    fn by_the_same_date(&self, draft: Draft) -> Draft {
        const SAME: [&str; 5] = [
            "by the same date",
            "by that date",
            "by the same day",
            "within the same period",
            "by the same deadline",
        ];
        let says = draft
            .deadline
            .as_ref()
            .is_some_and(deadline::FoundDeadline::says_when);
        let Some(last) = self.asked.proposals.last().filter(|_| !says) else {
            return draft;
        };
        let tokens = self.tokens(draft.passage);
        let same = (0..tokens.len()).find_map(|at| {
            let (_, to) = tokens.any_of(at, &SAME)?;
            Some((at, to))
        });
        let Some((from, to)) = same.filter(|_| last.deadline_words.is_some()) else {
            return draft;
        };
        draft.by(Some(deadline::FoundDeadline {
            read: DeadlineRead {
                deadline: last.deadline.clone(),
                likely: last.likely_deadline.clone(),
                doubts: last.doubts.clone(),
            },
            span: tokens.span(from, to),
            from,
            to,
        }))
    }

    pub(super) fn propose(&mut self, mut draft: Draft) {
        draft = self.asked_of_the_reader(draft);
        draft = self.by_the_next_meeting(draft);
        draft = self.by_the_same_date(draft);
        if draft.kind == ProposalKind::Request {
            draft = self.of_whom_a_letter_asks(draft);
        }
        if self.section == Section::Actions && draft.number.is_none() {
            draft.number.clone_from(&self.number);
        }
        let asks = draft.kind.asks() || draft.kind == ProposalKind::CauseOfConcern;
        if let Section::Recommendation { number } = &self.section
            && asks
        {
            draft.number = Some(number.clone());
            draft = draft.because(Reason::NumberedRecommendation {
                number: number.clone(),
            });
        }
        if let Section::AreaForImprovement { number, .. } = &self.section
            && asks
            && draft.number.is_none()
        {
            draft.number.clone_from(number);
        }
        if let (Some(heading), true) = (self.heading, asks && self.section != Section::Plain) {
            draft = draft.because(Reason::HeadingSays { heading });
        }
        if asks && self.section != Section::Plain && draft.kind != ProposalKind::CauseOfConcern {
            draft = self.headed(draft);
        }
        if asks && draft.kind != ProposalKind::CauseOfConcern {
            draft = self.by_when_above(draft);
        }
        if let (Some((concern, _)), ProposalKind::Recommendation) = (self.concern, draft.kind) {
            draft.under = Some(concern);
            draft = draft.because(Reason::UnderCauseOfConcern);
        }
        draft = self.as_told(draft);
        draft = self.of_the_one_written_to(draft);
        self.asked
            .proposals
            .push(draft.finish(self.ground.document));
    }

    /// "Let me have your plan by 3 October", below the recommendations of a letter: its
    /// writer asks that of the reader, and recommends nothing.
    fn asked_of_the_reader(&self, mut draft: Draft) -> Draft {
        const ASKS: [&str; 6] = ["let me", "let us", "please", "kindly", "send me", "send us"];
        let tokens = self.tokens(draft.passage);
        let letter = self.ground.names.you.is_some() && !self.minutes;
        if letter
            && draft.kind == ProposalKind::Recommendation
            && draft.lead_in.is_none()
            && let Some((words, _)) = tokens.any_of(0, &ASKS)
        {
            draft.kind = ProposalKind::Request;
            draft = draft.because(Reason::WelcomeRequest {
                words: words.to_owned(),
            });
        }
        draft
    }

    /// "An inspector is to check the grade of every child", in a letter to a force: what it
    /// recommends of nobody named is recommended to whom it is written.
    fn of_the_one_written_to(&self, draft: Draft) -> Draft {
        let recommends = matches!(
            draft.kind,
            ProposalKind::Recommendation | ProposalKind::AreaForImprovement
        );
        let led = draft.addressees.iter().any(|one| one.role == Role::Lead);
        let reader = self.ground.names.the_reader();
        // "The law should be amended" may be anybody's to do: only "is to be" orders it.
        let orders = verbs::modal(&self.tokens(draft.passage))
            .is_some_and(|modal| matches!(modal.word, "is to" | "are to"));
        let known = reader.knows_somebody() && orders;
        match recommends && !led && !self.minutes && known {
            true => draft.of(reader),
            false => draft,
        }
    }
}
