//! What would be written from each row, and what would not and why.
//!
//! Nothing is written here. The plan is made anew each time it is looked at and
//! once more before anything is written.

mod names;
mod would;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use answerable_intake::publication::SaidKind;
use answerable_intake::tracker::{DayGiven, TrackerRow, rows_of};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::facts::{AskReference, Duty, Finding};
use answerable_register::words::BodyId;
use answerable_store::answering::Stage;

use names::name_in;
pub use would::{Planned, ToClaim, ToDraft, What, WillNot, Would};

use super::find::{Asked, Candidate, Found, How};
use super::keep::{InHand, NotKept, Which};
use crate::answering::{self, SaidDraft};
use crate::closing::{CaseOf, Claim, Evidence};
use crate::desk::Desk;
use crate::queues::{ItemId, LeadsTo, MOST_COMMENT_CHARS};
use crate::view::View;
use crate::who::{Act, Actor, ActsFor, Hand, Resource, may};

/// What the evidence of a claim from a tracker is called.
const EVIDENCE: &str = "Tracker of recommendations";

/// How many rows are looked at, and written, at a time.
pub const ROWS_AT_A_TIME: usize = 100;

/// What would become of some rows of an upload.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The rows looked at: at most [`ROWS_AT_A_TIME`].
    pub rows: Vec<Planned>,
    /// A fingerprint of all that would be written from them: what is confirmed
    /// is what was looked at.
    pub digest: String,
    /// Of how many rows of the whole upload one thing was found, several, or
    /// nothing.
    pub found: [usize; 3],
    /// How many such pages of rows there are.
    pub pages: usize,
}

impl Desk {
    /// What would become of the rows of a page of an upload; pages count from 0.
    ///
    /// # Errors
    ///
    /// When a draft of the office or a comment cannot be read.
    pub fn plan_tracker(
        &self,
        which: Which<'_>,
        actor: &Actor,
        (held, page): (&InHand, usize),
    ) -> Result<Plan, NotKept> {
        let rows = rows_of(held.of_sheet(), &held.columns);
        let rows = rows
            .into_iter()
            .filter(|row| held.with_hidden || !row.is_hidden);
        let drafts = self.drafts_in_hand(which, actor)?;
        let register = self.read();
        let view = View::of(&register, which.when.day);
        let mut planning = Planning {
            which,
            actor,
            held,
            asked: Asked::of(which.body, &view),
            view,
            drafts,
            claimed: BTreeMap::new(),
        };
        let rows: Vec<Planned> = rows.map(|row| planning.row(row)).collect();
        drop(register);
        let count = |is: fn(&Found) -> bool| rows.iter().filter(|row| is(&row.found)).count();
        let found = [
            count(|found| matches!(found, Found::One(..))),
            count(|found| matches!(found, Found::Several(_))),
            count(|found| matches!(found, Found::Nothing | Found::OfOthers(_))),
        ];
        let pages = rows.len().div_ceil(ROWS_AT_A_TIME).max(1);
        let rows = rows.into_iter().skip(page.min(pages - 1) * ROWS_AT_A_TIME);
        let mut rows: Vec<Planned> = rows.take(ROWS_AT_A_TIME).collect();
        self.without_comments_there(which, &mut rows)?;
        let mut said = String::new();
        for row in &rows {
            // Writing to a String cannot fail.
            let _ = write!(said, "{}{:?}{:?}", row.row.number, row.found, row.would);
        }
        let digest = Fingerprint::of(said.as_bytes()).to_string();
        Ok(Plan {
            rows,
            digest,
            found,
            pages,
        })
    }

    /// The drafts of answers of the body, with their words, where whoever looks
    /// may write in them.
    fn drafts_in_hand(
        &self,
        which: Which<'_>,
        actor: &Actor,
    ) -> Result<BTreeMap<String, answering::InHand>, NotKept> {
        let on = Resource::Answer(answering::stands_to(which.body, &[], which.by));
        if may(actor, Act::DraftAnswer, &on, which.when.day).is_err() {
            return Ok(BTreeMap::new());
        }
        let who = answering::Acting {
            by: which.by,
            when: which.when,
        };
        let mut drafts = BTreeMap::new();
        let begun = self
            .drafts_of(which.body, which.when.day)
            .map_err(|why| broken(&why))?;
        for draft in begun {
            for report in &draft.reports {
                let of = answering::Which {
                    body: which.body.as_str(),
                    report,
                };
                let held = self.answer_in_hand(of, who).map_err(|why| broken(&why))?;
                drafts.extend(held.map(|held| (report.clone(), held)));
            }
        }
        Ok(drafts)
    }

    /// Takes out the comments that the office made already.
    fn without_comments_there(
        &self,
        which: Which<'_>,
        rows: &mut [Planned],
    ) -> Result<(), NotKept> {
        let office = ActsFor::Body(which.body.clone());
        let mut there: BTreeMap<ItemId, BTreeSet<String>> = BTreeMap::new();
        for row in rows {
            let Some(place) = row
                .would
                .iter()
                .position(|would| would.what() == What::Comment)
            else {
                continue;
            };
            let Would::Comment { item, words } = &row.would[place] else {
                continue;
            };
            if !there.contains_key(item) {
                let found = self
                    .remarks((&office, item), which.by, which.when)
                    .map_err(|why| broken(&why))?;
                let words = found
                    .comments
                    .into_iter()
                    .filter_map(|comment| comment.words);
                there.insert(item.clone(), words.collect());
            }
            let is_there = there.get(item).is_some_and(|there| there.contains(words));
            if is_there {
                row.would.remove(place);
                row.will_not.push((What::Comment, WillNot::Already));
            }
        }
        Ok(())
    }
}

/// A part of the desk that cannot be read, as the upload says it.
pub(super) fn broken(why: &dyn std::fmt::Display) -> NotKept {
    NotKept::Broken(why.to_string())
}

struct Planning<'a, 'r> {
    which: Which<'a>,
    actor: &'a Actor,
    held: &'a InHand,
    asked: Asked<'r>,
    view: View<'r>,
    drafts: BTreeMap<String, answering::InHand>,
    /// Which row first spoke of what.
    claimed: BTreeMap<AskReference, u32>,
}

impl Planning<'_, '_> {
    fn row(&mut self, row: TrackerRow) -> Planned {
        let found = self
            .chosen(&row)
            .unwrap_or_else(|| self.asked.find(&row, &self.view));
        let mut planned = Planned {
            is_left_out: self.held.left_out.contains(&row.number),
            row,
            found,
            would: Vec::new(),
            will_not: Vec::new(),
            other_last_day: None,
        };
        if planned.is_left_out {
            return planned;
        }
        let Found::One(ask, _) = planned.found.clone() else {
            return planned;
        };
        let before = self.claimed.get(&ask).copied();
        self.claimed
            .entry(ask.clone())
            .or_insert(planned.row.number);
        let Some(candidate) = self.asked.get(&ask) else {
            return planned;
        };
        let last_day = candidate.row.clock.last_day_by_law();
        planned.other_last_day =
            last_day.filter(|last| planned.row.due.day().is_some_and(|due| due != *last));
        let outcomes = [
            (
                What::Claim,
                self.claim(&planned.row, candidate)
                    .map(|would| would.map(Would::Claim)),
            ),
            (
                What::Draft,
                self.draft(&planned.row, candidate)
                    .map(|would| would.map(Would::Draft)),
            ),
        ];
        for (what, outcome) in outcomes {
            match (outcome, before) {
                (None, _) => {}
                (Some(Ok(_)), Some(first)) => planned.will_not.push((what, WillNot::SameAs(first))),
                (Some(Ok(would)), None) => planned.would.push(would),
                (Some(Err(why)), _) => planned.will_not.push((what, why)),
            }
        }
        match self.comment(&planned.row, candidate) {
            Some(Ok(would)) => planned.would.push(would),
            Some(Err(why)) => planned.will_not.push((What::Comment, why)),
            None => {}
        }
        planned
    }

    /// What somebody chose for a row.
    fn chosen(&self, row: &TrackerRow) -> Option<Found> {
        let chosen = self.held.chosen.get(&row.number)?;
        let (subject, duty) = chosen.split_once(' ')?;
        let ask = AskReference {
            subject: subject.into(),
            of: self.which.body.clone(),
            duty: duty.parse().ok()?,
        };
        self.asked.get(&ask)?;
        Some(Found::One(ask, How::Chosen))
    }

    /// The claim of a row; none where it claims nothing.
    fn claim(
        &self,
        row: &TrackerRow,
        candidate: &Candidate<'_>,
    ) -> Option<Result<ToClaim, WillNot>> {
        // What is to be explained is not done and then claimed.
        let is_to_be_done = candidate.row.reference.duty != Duty::Explain;
        let says_met = self.held.met.contains(&row.plain_status());
        (is_to_be_done && says_met).then(|| self.to_claim(row, candidate))
    }

    fn to_claim(&self, row: &TrackerRow, candidate: &Candidate<'_>) -> Result<ToClaim, WillNot> {
        let of = CaseOf {
            subject: candidate.row.reference.subject.clone(),
            body: self.which.body.clone(),
        };
        let case = self.view.case(&of).ok_or(WillNot::Closed)?;
        let on = Resource::Ask(case.stands_to(Hand::DecidedNothing));
        may(self.actor, Act::ClaimMet, &on, self.which.when.day)
            .map_err(|_| WillNot::ForLiaison)?;
        let day = day_of(&row.closed)?.ok_or(WillNot::NoDay)?;
        let to_claim = ToClaim {
            of,
            on: day,
            did: row.action.clone(),
            words: row.status.clone(),
        };
        let claim = self.as_claim(&to_claim);
        let claims = case
            .findings
            .iter()
            .filter(|found| found.finding == Finding::ClaimedMet);
        if claims.into_iter().any(|last| claim.says_the_same_as(last)) {
            return Err(WillNot::Already);
        }
        if case.is_closed() {
            return Err(WillNot::Closed);
        }
        if case.awaits_the_asker {
            return Err(WillNot::Waits);
        }
        if day > self.which.when.day {
            return Err(WillNot::DayToCome);
        }
        if day < case.asked.asked_when().earliest() {
            return Err(WillNot::BeforeAsked);
        }
        match name_in(&row.action, &row.lead).or_else(|| name_in(&row.status, &row.lead)) {
            Some(name) => Err(WillNot::NamesLead(name)),
            None => Ok(to_claim),
        }
    }

    fn as_claim(&self, to_claim: &ToClaim) -> Claim {
        as_claim(to_claim, &self.held.fingerprint)
    }

    /// What a row says of a recommendation in an answer; none where no answer
    /// is owed of it.
    fn draft(
        &self,
        row: &TrackerRow,
        candidate: &Candidate<'_>,
    ) -> Option<Result<ToDraft, WillNot>> {
        (candidate.row.reference.duty == Duty::Explain).then(|| self.to_draft(row, candidate))
    }

    fn to_draft(&self, row: &TrackerRow, candidate: &Candidate<'_>) -> Result<ToDraft, WillNot> {
        let on = Resource::Answer(answering::stands_to(self.which.body, &[], self.which.by));
        may(self.actor, Act::DraftAnswer, &on, self.which.when.day)
            .map_err(|_| WillNot::ForDrafter)?;
        let report = candidate.row.report.ok_or(WillNot::Published)?;
        let owed = self.view.owed_on(&report.id, self.which.body);
        if candidate.row.answer.is_some() || owed.is_none_or(|owed| owed.comment.answer.is_some()) {
            return Err(WillNot::Published);
        }
        if row.action.is_empty() {
            return Err(WillNot::NoAction);
        }
        let is_met = self.held.met.contains(&row.plain_status());
        let (kind, day) = match is_met {
            true => (SaidKind::ActionTaken, day_of(&row.closed)?),
            false => (SaidKind::ActionProposed, day_of(&row.due)?),
        };
        if is_met && day.is_some_and(|day| day > self.which.when.day) {
            return Err(WillNot::DayToCome);
        }
        let recommendation = candidate.row.reference.subject.clone();
        let held = self.drafts.get(report.id.as_str());
        let before = held
            .map(|held| held.written.said_of(&recommendation))
            .unwrap_or_default();
        let said = SaidDraft {
            position: before.said.position,
            kind: Some(kind),
            words: row.action.clone(),
            owner: row.lead.clone(),
            day,
        };
        if before.said == said {
            return Err(WillNot::Already);
        }
        let is_blank = SaidDraft {
            position: before.said.position,
            ..SaidDraft::default()
        } == before.said;
        if !is_blank {
            return Err(WillNot::SaysElse);
        }
        if held.is_some_and(|held| held.draft.stage == Stage::Sent) {
            return Err(WillNot::WaitsForApproval);
        }
        Ok(ToDraft {
            report: report.id.clone(),
            recommendation,
            said,
            seen: before.changed_in,
        })
    }

    /// What only the office is to read of a row: who leads, how far it is, and
    /// what was noted.
    fn comment(
        &self,
        row: &TrackerRow,
        candidate: &Candidate<'_>,
    ) -> Option<Result<Would, WillNot>> {
        let ask = candidate.row.reference;
        // What a claim or a draft says need not be said again.
        let is_said = self.held.met.contains(&row.plain_status()) || ask.duty == Duty::Explain;
        let nothing = String::new();
        let due = match (&row.due, is_said) {
            (DayGiven::Day(day), false) => day.strftime("%-d %B %Y").to_string(),
            (DayGiven::NotADay(words), _) => words.clone(),
            _ => String::new(),
        };
        let parts = [
            ("Lead", &row.lead),
            ("Status", &row.status),
            ("Action", if is_said { &nothing } else { &row.action }),
            ("By when", &due),
            ("Comments", &row.comments),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(name, words)| format!("{name}: {words}"))
            .collect();
        if parts.is_empty() {
            return None;
        }
        let (item, of) = match (ask.duty, candidate.row.report) {
            // Comments on an answer stand on its one page.
            (Duty::Explain, Some(report)) => (
                LeadsTo::Answer {
                    body: self.which.body.clone(),
                    report: report.id.clone(),
                },
                format!(" (on ‘{}’)", candidate.row.title.or_blank()),
            ),
            _ => (LeadsTo::Ask(ask.clone()), String::new()),
        };
        let words = format!("From our tracker{of}:\n{}", parts.join("\n"));
        if words.chars().count() > MOST_COMMENT_CHARS {
            return Some(Err(WillNot::TooLong(MOST_COMMENT_CHARS)));
        }
        Some(Ok(Would::Comment {
            item: item.id(),
            words,
        }))
    }
}

/// The claim that would be made.
pub(super) fn as_claim(to_claim: &ToClaim, fingerprint: &str) -> Claim {
    let fingerprint = fingerprint
        .parse()
        .unwrap_or_else(|_| Fingerprint::of(fingerprint.as_bytes()));
    Claim {
        of: to_claim.of.clone(),
        on: to_claim.on,
        did: to_claim.did.clone(),
        title: EVIDENCE.to_owned(),
        evidence: Evidence::OwnRecord(fingerprint),
        words: to_claim.words.clone(),
    }
}

fn day_of(given: &DayGiven) -> Result<Option<Day>, WillNot> {
    match given {
        DayGiven::Blank => Ok(None),
        DayGiven::Day(day) => Ok(Some(*day)),
        DayGiven::NotADay(words) => Err(WillNot::NotADay(words.clone())),
    }
}

/// The body of an office; none of the office that runs the register.
pub(super) fn office_of(body: &BodyId) -> ActsFor {
    ActsFor::Body(body.clone())
}
