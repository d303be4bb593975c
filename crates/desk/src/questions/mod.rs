//! What can be asked of the register, one file a question.
//!
//! Every question is a method of [`View`](crate::View): it takes the register
//! as at a day and gives rows that borrow from it. Rows carry facts and
//! standings; the sentences about them are made in `wording`.

mod ask;
mod asked_of;
mod beside;
mod body;
mod changes;
mod concerns;
mod coverage;
mod documents;
mod due;
mod grounds;
mod home;
mod list;
mod log;
mod looked;
mod pages;
mod reports;
mod row;
mod stays;
mod subject;
mod timeliness;
mod within;

pub use ask::{AskPage, Cause};
pub use asked_of::{AskedOfIt, NEXT_DAYS, Through, When};
pub use beside::Beside;
pub use body::{BodyPage, BodyRow, OfficeHeld, Overseer};
pub use changes::{ByClock, CameIn, CameInKind, Changes, NewEntry, Of, Span, StandsOtherwise};
pub use concerns::{Concern, ConcernFilter, Ended};
pub use coverage::{Coverage, CoverageCell, CoverageRow, Total};
pub use documents::{Came, DocumentPage, DocumentRow, Marked};
pub use due::{LOOK_AGAIN_AFTER_DAYS, LookDue, NoticeDue};
pub use grounds::{DocumentsKept, FactsOn};
pub use home::{Home, Recent, RecentKind};
pub use list::{AskList, Choice, Facets, Filter, KindChoice, Order};
pub(crate) use log::entry_page;
pub use log::{EntryPage, EntryState};
pub use looked::{LookedAt, PlaceLooked, RECENT_DAYS, Reached, Receipts};
pub use pages::{PAGE, PageOf};
pub use reports::{BodyOnReport, ReportPage, ReportRow, ReportTally};
pub use row::AskRow;
pub use stays::StaysOf;
pub use subject::{GroupAsked, SubjectPage};
pub use timeliness::{
    AnswerCount, AnswersOf, BodyAnswers, BodyOverTime, BodyTimeliness, CommentCount, CommentCounts,
    CommentsOn, ConsistentlyLow, ExplanationCount, ExplanationCounts, MOST_MONTHS, OneBody,
    OverTime, Period, ReportsBy, StandsOn, Stood, Tested, TimeFigure, Timeliness, Waited,
    YEARS_TESTED,
};
pub use within::{BodyGroup, ExplainedAs, LastDay, Looked, Within};
