//! An office brings its own tracker in: a spreadsheet, looked at before anything
//! of it is written.
//!
//! * [`upload`]: the file;
//! * [`columns`]: what each column means;
//! * [`cells`]: which statuses say that something is met, and days that can be
//!   read two ways;
//! * [`rows`]: what would be written from each row, and writing it;
//! * [`done`]: what was written and what was refused.
//!
//! Each step is an address of its own and a form without script. An upload is
//! seen by whoever brought it in, and by nobody else of the office.

mod cells;
mod columns;
mod done;
mod rows;
mod told;
mod upload;

use answerable_desk::store::vault::Moment;
use answerable_desk::tracker::{InHand, NotKept, Which};
use answerable_desk::who::Act;
use answerable_desk::{Desk, View};
use answerable_register::words::BodyId;
use answerable_wording::letters;
use axum::response::Response;

use crate::closing::{draw, moment};
use crate::frame::{Crumb, Room};
use crate::guard::{Policy, Routes, get, post};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::see_other;
use crate::work::{OneOffice, word_of};

/// Every address of bringing a tracker in.
pub(crate) fn routes() -> Routes {
    const BRING: Policy<OneOffice> = Policy::on(Act::BringInTracker);
    Routes::default()
        .at(
            "/work/{office}/tracker",
            get(BRING, upload::form)
                .post(BRING, upload::send)
                .taking_at_most(upload::MOST_SENT_BYTES),
        )
        .at(
            "/work/{office}/tracker/give-up",
            post(BRING, upload::give_up),
        )
        .at(
            "/work/{office}/tracker/columns",
            get(BRING, columns::show).post(BRING, columns::send),
        )
        .at(
            "/work/{office}/tracker/cells",
            get(BRING, cells::show).post(BRING, cells::send),
        )
        .at(
            "/work/{office}/tracker/rows",
            get(BRING, rows::show).post(BRING, rows::send),
        )
        .at("/work/{office}/tracker/done", get(BRING, done::show))
}

/// Who brings a tracker in for which body, and when.
#[derive(Clone)]
struct Bringing {
    site: Site,
    by: SignedIn,
    body: BodyId,
    when: Moment,
}

impl Bringing {
    /// A tracker is one of a body's office: the office that runs the register
    /// was asked nothing.
    fn of(site: &Site, by: &SignedIn, office: &OneOffice) -> Result<Self, Problem> {
        Ok(Self {
            site: site.clone(),
            by: by.clone(),
            body: office.0.body().cloned().ok_or(Problem::NotFound)?,
            when: moment(site),
        })
    }

    fn address(&self, below: &str) -> String {
        format!("/work/{}/tracker{below}", self.body)
    }

    /// Does something at the desk with this upload.
    async fn at_desk<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Desk, Which<'_>) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let (body, by, when) = (self.body.clone(), self.by.id.to_string(), self.when);
        at_desk(&self.site, move |desk| {
            let which = Which {
                body: &body,
                by: &by,
                when,
            };
            act(desk, which)
        })
        .await
    }

    /// The upload; the way to the first step where there is none.
    async fn held(&self) -> Result<Result<InHand, Response>, Problem> {
        let held = self.at_desk(Desk::tracker).await?.map_err(problem_of)?;
        Ok(held.ok_or_else(|| see_other(&self.address(""))))
    }

    /// Keeps what was said of it.
    async fn keep(&self, mut held: InHand) -> Result<Result<InHand, NotKept>, Problem> {
        self.at_desk(move |desk, which| desk.change_tracker(which, &mut held).map(|()| held))
            .await
    }

    /// The body's name.
    fn name(&self) -> String {
        let register = self.site.state.desk.read();
        let view = View::of(&register, self.when.day);
        view.name_of(&self.body, self.when.day).to_owned()
    }
}

/// The pages above those of a tracker.
fn trail(address: &str) -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::room(Room::Work),
        Crumb::new("Your tracker", address),
    ]
}

/// What the desk would not do, where no page can say it better.
fn problem_of(why: NotKept) -> Problem {
    match why {
        NotKept::NotRead(_) | NotKept::Moved => Problem::NotFound,
        NotKept::Store(why) => Problem::NotKept(why.to_string()),
        NotKept::Broken(why) => Problem::Fault(why),
    }
}

/// A reason as a sentence of its own.
fn as_sentence(reason: &str) -> String {
    letters::capital(reason)
}

/// An office as it stands in addresses.
fn office_word(office: &OneOffice) -> &str {
    word_of(&office.0)
}

/// What a record of the vault is sealed under; none where no chance is to be
/// had.
fn drawn() -> Option<answerable_desk::store::vault::Draw> {
    draw().ok()
}
