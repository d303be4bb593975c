//! The rows of a table as asks: what each asks, of whom and by when.

use std::collections::BTreeMap;

use answerable_register::calendar::Deadline;

use super::Table;
use super::above::Above;
use super::cells::{FEWEST_WORDS, is_a_number, named, orders, when, without_number};
use super::text::Cell;
use crate::asks::recommend::asking;
use crate::asks::sections::action_label;
use crate::asks::{Draft, Ground};
use crate::deadline::{self, read_deadline};
use crate::tokens::Tokens;
use crate::{Addressee, ProposalKind, Reason};

/// What says that an action was not done in its time and is told again.
const CARRIED: [&str; 7] = [
    "carried over",
    "carried forward",
    "brought forward",
    "brought over",
    "overdue",
    "c / f",
    "outstanding",
];

/// The number of a row has at most so many letters.
const LONGEST_NUMBER: usize = 6;

impl Table {
    /// An ask for each row that has words in the column of asks.
    pub(in crate::asks) fn drafts(&self, ground: &Ground<'_>) -> Vec<Draft> {
        let mut owner: Option<Cell> = None;
        let mut drafts = Vec::new();
        let mut above = Above::default();
        for (place, row) in &self.rows {
            if self.owners.is_none() && above.is_said_by(ground, row) {
                continue;
            }
            // A cell that several rows share stands in the first of them.
            let own = self
                .owners
                .and_then(|(column, _)| row.get(&column))
                .cloned();
            owner = own.or(owner.filter(|_| self.forms.is_none()));
            let draft = self.draft(ground, row, owner.as_ref());
            let draft = draft.map(|draft| above.asked(draft));
            drafts.extend(draft.map(|draft| self.titled(ground, *place, draft)));
        }
        drafts
    }

    /// What the title of a form adds: the number, and that it was asked before.
    fn titled(&self, ground: &Ground<'_>, place: u32, mut draft: Draft) -> Draft {
        let title = self.forms.as_ref().and_then(|titles| titles.get(&place));
        let Some(title) = title else {
            return draft;
        };
        let tokens = ground.document.tokens(*title);
        if let Some((number, _)) = action_label(&tokens, 0) {
            draft.number = number;
        }
        draft.repeats |= tokens.has_any(&CARRIED) || tokens.has_any(&["( from"]);
        draft
    }

    fn draft(
        &self,
        ground: &Ground<'_>,
        row: &BTreeMap<u32, Cell>,
        owner: Option<&Cell>,
    ) -> Option<Draft> {
        let text = &ground.document.text;
        let (typed, passage) = without_number(text, row.get(&self.asks)?.whole);
        let tokens = ground.document.tokens(passage);
        // "Closed" says how it stands, and is no ask.
        let nothing = tokens.any_of(
            0,
            &["none", "nothing", "withdrawn", "not used", "no action"],
        );
        (tokens.len() >= FEWEST_WORDS && nothing.is_none()).then_some(())?;
        if self.by_words && !orders(ground, &tokens) || self.is_done(ground, row) {
            return None;
        }
        let heading = self.heading;
        let mut draft = Draft::new(self.kind, passage).because(match self.forms {
            Some(_) => Reason::HeadingSays { heading },
            None => Reason::RowOfATable { heading },
        });
        draft.number = match self.numbers.and_then(|column| row.get(&column)) {
            // "24/31 HA to report it": the number of the action, not that of the item.
            Some(_) if typed.as_ref().is_some_and(|typed| typed.contains('/')) => typed,
            Some(number) => Some(number.whole.of(text).trim_end_matches('.').to_owned())
                .filter(|number| is_a_number(number)),
            None => typed.or_else(|| self.counted(text, row)),
        };
        draft.repeats = self.was_raised_before(ground, row) || self.is_carried_over(ground, row);
        let draft = self.dated(ground, row, draft, &tokens);
        Some(self.addressed(ground, owner, draft, &tokens))
    }

    /// The number in a column that has no heading: "D1", "3.1".
    fn counted(&self, text: &str, row: &BTreeMap<u32, Cell>) -> Option<String> {
        let (_, first) = row.iter().find(|(column, _)| **column != self.asks)?;
        let words = first.whole.of(text).trim_end_matches('.');
        let digits = words.bytes().any(|one| one.is_ascii_digit());
        let coded = words
            .bytes()
            .all(|one| one.is_ascii_digit() || one.is_ascii_uppercase() || one == b'.');
        let short = (1..=LONGEST_NUMBER).contains(&words.len());
        let leftmost = row
            .values()
            .all(|cell| cell.whole.start >= first.whole.start);
        (digits && coded && short && leftmost).then(|| words.to_owned())
    }

    /// "Closed", "Complete": an action that is done asks nobody.
    fn is_done(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        const DONE: [&str; 9] = [
            "closed",
            "close",
            "complete",
            "completed",
            "done",
            "discharged",
            "withdrawn",
            "superseded",
            "green – closed",
        ];
        let mut states = self.states.iter().filter_map(|column| row.get(column));
        self.kind == ProposalKind::Request
            && states.any(|state| {
                let tokens = ground.document.tokens(state.whole);
                tokens.any_of(0, &DONE).is_some()
            })
    }

    /// Whether a row says that it was raised at an earlier meeting.
    fn was_raised_before(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        let raised = self.raised.and_then(|column| row.get(&column));
        let (Some(raised), Some(own)) = (raised, ground.given.day) else {
            return false;
        };
        let words = raised.whole.of(&ground.document.text);
        let read = read_deadline(&format!("by {words}"), ground.given);
        match read.deadline {
            Deadline::On(day) => day < own,
            Deadline::Month { year, month } => (year, month) < (own.year(), own.month()),
            _ => false,
        }
    }

    /// "Overdue, carried forward" beside it, or "31 March 2025 (was 31 January 2025)": an
    /// earlier meeting asked it.
    fn is_carried_over(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        let says = |column: &u32, words: &[&str]| {
            row.get(column)
                .is_some_and(|cell| ground.document.tokens(cell.whole).has_any(words))
        };
        let day = self.days.map(|(column, _)| column);
        self.states.iter().any(|state| says(state, &CARRIED))
            || day.is_some_and(|day| says(&day, &["( was", "was due", "originally", "revised"]))
    }

    fn dated(
        &self,
        ground: &Ground<'_>,
        row: &BTreeMap<u32, Cell>,
        draft: Draft,
        tokens: &Tokens<'_>,
    ) -> Draft {
        let own = || match self.by_words {
            true => deadline::find_when(tokens, ground.given),
            false => deadline::find(tokens, ground.given),
        };
        let Some((column, heading)) = self.days else {
            return draft.by(own());
        };
        match row.get(&column).and_then(|day| when(ground, day.parts[0])) {
            Some(found) => draft.by(Some(found)).because(match self.forms {
                Some(_) => Reason::DeadlineInHeading { heading },
                None => Reason::DeadlineInColumn { heading },
            }),
            // A dash in the column: what is asked may say it itself.
            None => {
                let mut draft = draft.by(own());
                let cell = row.get(&column).map(|cell| cell.whole);
                draft.at_the_next = cell.filter(|cell| {
                    let words = ground.document.tokens(*cell);
                    words.has_any(&["next meeting", "next board", "next panel"])
                });
                draft
            }
        }
    }

    fn addressed(
        &self,
        ground: &Ground<'_>,
        owner: Option<&Cell>,
        mut draft: Draft,
        tokens: &Tokens<'_>,
    ) -> Draft {
        if let Some((_, heading)) = self.owners
            && let Some(owner) = owner
        {
            let owners: Vec<Addressee> = owner
                .parts
                .iter()
                .flat_map(|part| named(ground, *part))
                .collect();
            // "By 31 March, Northmoor Police should …", and beside it "Ch Supt Ops": whom the
            // sentence asks; the column says who has it in hand there.
            if !owners.iter().any(|one| one.found.is_resolved())
                && let Some(asked) = asking(ground, tokens).filter(|asking| asking.modal.is_some())
                && asked.parsed.is_a_subject()
                && asked.parsed.knows_somebody()
            {
                return draft.of(asked.parsed);
            }
            draft.add_partners(ground, tokens);
            for addressee in owners {
                draft.add(addressee);
            }
            return draft.because(match self.forms {
                Some(_) => Reason::AddresseeInHeading { heading },
                None => Reason::AddresseeInColumn { heading },
            });
        }
        let by_verb = asking(ground, tokens).map(|asking| asking.parsed);
        let to = || {
            let to = (1..tokens.len()).find(|at| tokens.plain(*at) == "to")?;
            let mut parsed = ground.names.parse(tokens, 0, to);
            parsed.add_partners(ground.names, tokens, to);
            Some(parsed)
        };
        let named = by_verb
            .into_iter()
            .chain(to())
            .find(|parsed| parsed.is_a_subject() && parsed.knows_somebody());
        if named.is_none() {
            draft.add_partners(ground, tokens);
        }
        draft.of(named.unwrap_or_else(|| ground.names.the_force()))
    }
}

impl Draft {
    /// Who else has a part in what a cell asks: "with Crown Pleaders".
    fn add_partners(&mut self, ground: &Ground<'_>, tokens: &Tokens<'_>) {
        let mut parsed = crate::addressee::Parsed::default();
        parsed.add_partners(ground.names, tokens, 0);
        for partner in parsed.addressees {
            self.add(partner);
        }
    }
}
