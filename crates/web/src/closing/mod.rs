//! Claims, verifications and closings, on pages for those who make them.
//!
//! * [`claim`]: a force's liaison claims that something asked of it is met;
//! * [`judge`]: the asker's editor verifies, closes, does not accept, reopens;
//! * [`second`]: the asker's publisher makes it public, or sends it back.
//!
//! What is public of it stands on the page of the ask, in three lines.

mod claim;
mod judge;
mod second;

use answerable_desk::View;
use answerable_desk::closing::{Case, CaseOf};
use answerable_desk::questions::{AskRow, SubjectPage};
use answerable_desk::store::vault::{Draw, Moment};
use answerable_desk::who::{Act, Ask, DoneOn, Hand, Resource, may};
use answerable_register::facts::Duty;
use answerable_register::words::{BodyId, SubjectId, is_slug};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use crate::frame::{Crumb, Room};
use crate::guard::{Policy, Routes, Thing, get, post};
use crate::problem::Problem;
use crate::shown::Named;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::{Links, Visit};

/// Every address under `/closing`.
pub(crate) fn routes() -> Routes {
    const LOOK: Policy<OneCase> = Policy::on(Act::LookAtClosing);
    const PREPARE: Policy<OneCase> = Policy::on(Act::PrepareJudgement);
    const PUBLISH: Policy<OneCase> = Policy::on(Act::PublishJudgement);
    const CLAIM: Policy<OneCase> = Policy::on(Act::ClaimMet);
    Routes::default()
        .at(
            "/closing/{asked}/{body}",
            get(LOOK, judge::show).post(PREPARE, judge::prepare),
        )
        .at(
            "/closing/{asked}/{body}/publish",
            post(PUBLISH, second::publish),
        )
        .at(
            "/closing/{asked}/{body}/send-back",
            post(PUBLISH, second::send_back),
        )
        .at(
            "/closing/{asked}/{body}/give-up",
            post(PREPARE, second::give_up),
        )
        .at(
            "/closing/{asked}/{body}/claim",
            get(CLAIM, claim::form)
                .post(CLAIM, claim::send)
                .taking_at_most(claim::MOST_SENT_BYTES),
        )
}

/// The thing asked and the body that an address names, as they stand to whoever
/// looks.
#[derive(Clone)]
pub(crate) struct OneCase {
    pub(crate) of: CaseOf,
    stands: Ask,
}

impl Thing for OneCase {
    const KIND: DoneOn = DoneOn::Ask;

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let by = parts
            .extensions
            .get::<SignedIn>()
            .map(|by| by.id.to_string());
        let found = async {
            let Path(named) = Path::<Vec<(String, String)>>::from_request_parts(parts, site)
                .await
                .map_err(|_| Problem::NotFound)?;
            let part = |name: &str| {
                let mut named = named.iter();
                let value = &named.find(|(part, _)| part == name)?.1;
                is_slug(value).then(|| value.clone())
            };
            let (asked, body) = part("asked").zip(part("body")).ok_or(Problem::NotFound)?;
            let of = CaseOf {
                subject: SubjectId::from(asked),
                body: BodyId::from(body),
            };
            let wanted = of.clone();
            let open = at_desk(site, move |desk| {
                let work = desk.work();
                work.open_judgement(wanted.subject.as_str(), wanted.body.as_str())
            });
            let open = open.await?.map_err(|why| Problem::Fault(why.to_string()))?;
            let hand = match open {
                Some(open) if Some(&open.prepared_by) == by.as_ref() => Hand::Decided,
                _ => Hand::DecidedNothing,
            };
            let register = site.state.desk.read();
            let case = View::of(&register, site.today())
                .case(&of)
                .ok_or(Problem::NotFound)?;
            Ok(Self {
                stands: case.stands_to(hand),
                of,
            })
        };
        found.await.map_err(|why: Problem| why.into_response())
    }

    fn resource(&self) -> Resource {
        Resource::Ask(self.stands.clone())
    }
}

impl OneCase {
    /// The address of this case, or of a page below it.
    fn address(&self, below: &str) -> String {
        format!("/closing/{}/{}{below}", self.of.subject, self.of.body)
    }
}

/// The public page of a case: its ask, or the cause of concern.
pub(crate) fn public_page(case: &Case<'_>, view: &View<'_>, links: Links) -> String {
    let asks = view.register.asks_of(&case.of.subject).iter();
    let mut asks = asks.map(|key| &view.register.ask(*key).reference);
    let own = asks
        .find(|ask| ask.of == case.of.body && !matches!(ask.duty, Duty::Comment | Duty::Explain));
    own.map_or_else(|| links.subject(&case.of.subject), |ask| links.ask(ask))
}

/// The pages above those of a case.
fn trail(title: &str, public: &str) -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::room(Room::Work),
        Crumb::new(title, public),
    ]
}

/// What a record of the vault is sealed under, drawn anew for each.
pub(crate) fn draw() -> Result<Draw, Problem> {
    let mut random = [0; Draw::BYTES];
    getrandom::fill(&mut random).map_err(|why| Problem::Fault(format!("drawing a key: {why}")))?;
    Ok(Draw::of(random))
}

/// Now, as the trail notes it.
pub(crate) fn moment(site: &Site) -> Moment {
    Moment {
        at: site.now(),
        day: site.today(),
    }
}

/// The pages of a case on which whoever looks may do something for their office.
pub(crate) fn own_pages(visit: &Visit, view: &View<'_>, row: &AskRow<'_>) -> Vec<Named> {
    let Some(by) = &visit.signed_in else {
        return Vec::new();
    };
    if matches!(row.reference.duty, Duty::Comment | Duty::Explain) {
        return Vec::new();
    }
    let of = CaseOf {
        subject: row.reference.subject.clone(),
        body: row.reference.of.clone(),
    };
    view.case(&of)
        .map_or_else(Vec::new, |case| pages_for(by, &case, visit.site.today()))
}

/// What somebody may do about a case, as links.
pub(crate) fn pages_for(by: &SignedIn, case: &Case<'_>, today: Date) -> Vec<Named> {
    let ask = Resource::Ask(case.stands_to(Hand::DecidedNothing));
    let may_do = |act| may(&by.actor, act, &ask, today).is_ok();
    let address = format!("/closing/{}/{}", case.of.subject, case.of.body);
    let can_claim = !case.is_closed() && !case.awaits_the_asker;
    let claim = (can_claim && may_do(Act::ClaimMet)).then(|| Named {
        words: "Claim that it is met".to_owned(),
        href: Some(format!("{address}/claim")),
    });
    let judge = may_do(Act::LookAtClosing).then(|| Named {
        words: "Verify, close or reopen it".to_owned(),
        href: Some(address.clone()),
    });
    claim.into_iter().chain(judge).collect()
}

/// The pages of a cause of concern on which whoever looks may do something for
/// their office, for each body it is about.
pub(crate) fn own_pages_of_a_cause(
    visit: &Visit,
    view: &View<'_>,
    found: &SubjectPage<'_>,
) -> Vec<Named> {
    let (Some(by), Some(concern)) = (&visit.signed_in, &found.concern) else {
        return Vec::new();
    };
    let mut pages = Vec::new();
    for about in &concern.about {
        let of = CaseOf {
            subject: found.asked.id.clone(),
            body: about.id.clone(),
        };
        let Some(case) = view.case(&of) else { continue };
        let own = pages_for(by, &case, visit.site.today()).into_iter();
        pages.extend(own.map(|page| Named {
            words: format!("{}: {}", page.words, view.name_of(&of.body, view.as_at)),
            ..page
        }));
    }
    pages
}
