//! A look at one body's answer to one report, by a person of its office.

use answerable_desk::accounts::{Names, NamesRead};
use answerable_desk::answering::{self, InHand, Owed, Which, Written};
use answerable_desk::store::answering::{Draft, Stage};
use answerable_desk::store::vault::Moment;
use answerable_desk::who::{DoneOn, Resource};
use answerable_desk::{Desk, View};
use answerable_register::words::{BodyId, SubjectId, is_slug};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::{acting, problem_of};
use crate::frame::Crumb;
use crate::guard::Thing;
use crate::problem::Problem;
use crate::shown::open;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::Visit;

/// The answer named in the address, how far it is, and who looks.
///
/// The guard finds it and asks of it. Whether there is one is found without a
/// look at its words, and whoever may not look learns of neither.
#[derive(Clone)]
pub(crate) struct Look {
    pub(super) visit: Visit,
    pub(super) by: SignedIn,
    pub(super) report: SubjectId,
    /// The body that answers.
    pub(super) body: BodyId,
    /// The recommendation named in the address.
    pub(super) item: Option<SubjectId>,
    draft: Option<Draft>,
}

impl FromRequestParts<Site> for Look {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        let found = parts.extensions.remove();
        found.ok_or_else(|| Problem::Fault("an answer was shown without a guard".to_owned()))
    }
}

impl Thing for Look {
    const KIND: DoneOn = DoneOn::Answer;

    fn resource(&self) -> Resource {
        let writers = self.draft.as_ref().map_or(&[][..], |draft| &draft.writers);
        let by = self.by.id.as_str();
        Resource::Answer(answering::stands_to(&self.body, writers, by))
    }

    async fn find(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let by = SignedIn::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let visit = Visit::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let not_found = || Problem::NotFound.into_response();
        let named = RawPathParams::from_request_parts(parts, site)
            .await
            .map_err(|_| not_found())?;
        let part = |name: &str| {
            let value = named.iter().find(|(part, _)| *part == name);
            value.map(|(_, value)| value).filter(|id| is_slug(id))
        };
        let report = SubjectId::from(part("report").ok_or_else(not_found)?);
        let body = BodyId::from(part("answerer").ok_or_else(not_found)?);
        let item = part("item").map(SubjectId::from);
        let (of, on) = (body.clone(), report.clone());
        let draft = at_desk(site, move |desk| {
            desk.draft_of_answer(Which {
                body: of.as_str(),
                report: on.as_str(),
            })
        })
        .await
        .and_then(|found| found.map_err(problem_of))
        .map_err(IntoResponse::into_response)?;
        Ok(Self {
            visit,
            by,
            report,
            body,
            item,
            draft,
        })
    }
}

/// An answer with its words, the names of those who wrote it, and its report.
pub(super) struct Opened {
    pub(super) held: InHand,
    pub(super) names: Names,
    /// What its report is called.
    pub(super) title: String,
}

/// The names of those who wrote in an answer or sent it back, as its page is
/// about to show them.
fn names_in(desk: &Desk, held: Option<&InHand>, by: &str, when: Moment) -> Result<Names, Problem> {
    let ids = held.into_iter().flat_map(|held| {
        let returned = held.written.returned.iter().map(|sent| &sent.by);
        let attached = held.written.evidence.iter().map(|file| &file.by);
        let writers = held.draft.writers.iter();
        writers.chain(returned).chain(attached).map(String::as_str)
    });
    let page = "the page of an answer that is being written";
    desk.names(ids, NamesRead { by, page, when })
        .map_err(|why| Problem::Fault(why.to_string()))
}

impl Look {
    /// Who looks.
    pub(crate) fn by(&self) -> &SignedIn {
        &self.by
    }

    pub(crate) fn which(&self) -> Which<'_> {
        Which {
            body: self.body.as_str(),
            report: self.report.as_str(),
        }
    }

    /// The address of this answer, or of a page below it.
    pub(crate) fn address(&self, below: &str) -> String {
        format!("/answering/{}/{}{below}", self.report, self.body)
    }

    /// The pages above those of this answer.
    pub(super) fn trail() -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Answers to write", "/answering")]
    }

    /// The pages above a part of this answer.
    pub(super) fn trail_of_part(&self, title: &str) -> Vec<Crumb> {
        let mut trail = Self::trail();
        trail.push(Crumb::new(title, self.address("")));
        trail
    }

    /// Opens it; one that nobody began is blank. The reading stands in the audit
    /// trail.
    pub(super) async fn open(&self) -> Result<Opened, Problem> {
        let title = self.title_of_report()?;
        let look = self.clone();
        let site = self.visit.site.clone();
        let (held, names) = at_desk(&self.visit.site, move |desk| {
            let who = acting(&site, look.by.id.as_str());
            let held = desk.answer_in_hand(look.which(), who).map_err(problem_of)?;
            let names = names_in(desk, held.as_ref(), who.by, who.when)?;
            Ok::<_, Problem>((held, names))
        })
        .await??;
        Ok(Opened {
            held: held.unwrap_or_else(|| self.blank()),
            names,
            title,
        })
    }

    /// The names of accounts, and the report's title, for an answer that was
    /// opened already.
    pub(super) async fn opened(&self, held: InHand) -> Result<Opened, Problem> {
        let title = self.title_of_report()?;
        let (by, when) = (self.by.id.to_string(), self.visit.site.moment());
        let (held, names) = at_desk(&self.visit.site, move |desk| {
            let names = names_in(desk, Some(&held), &by, when)?;
            Ok::<_, Problem>((held, names))
        })
        .await??;
        Ok(Opened { held, names, title })
    }

    fn title_of_report(&self) -> Result<String, Problem> {
        let register = self.visit.site.state.desk.read();
        let view = View::of(&register, self.visit.site.today());
        if let Some(owed) = view.owed_on(&self.report, &self.body) {
            return Ok(open(&owed.report.title).to_owned());
        }
        // No longer owed, and begun: it can be read and given up.
        let report = view.report(&self.report).filter(|_| self.draft.is_some());
        Ok(open(&report.ok_or(Problem::NotFound)?.title).to_owned())
    }

    fn blank(&self) -> InHand {
        InHand {
            draft: Draft {
                number: 0,
                body: self.body.to_string(),
                reports: vec![self.report.to_string()],
                version: 0,
                stage: Stage::Writing,
                writers: Vec::new(),
                record: None,
            },
            written: Written::default(),
        }
    }

    /// Whether whoever looks may do an act with this answer.
    pub(super) fn may(&self, act: answerable_desk::who::Act) -> bool {
        let today = self.visit.site.today();
        answerable_desk::who::may(&self.by.actor, act, &self.resource(), today).is_ok()
    }

    /// Whether whoever looks holds a part in which an act could be done with it,
    /// had they not written in it.
    pub(super) fn could(&self, act: answerable_desk::who::Act) -> bool {
        let today = self.visit.site.today();
        let unwritten = Resource::Answer(answering::stands_to(&self.body, &[], ""));
        answerable_desk::who::may(&self.by.actor, act, &unwritten, today).is_ok()
    }

    pub(super) fn wrote_in_it(&self) -> bool {
        let writers = self.draft.as_ref().map_or(&[][..], |draft| &draft.writers);
        writers.iter().any(|writer| writer == self.by.id.as_str())
    }
}

/// Every recommendation that an answer says something of, with its name and
/// place, over all its reports.
pub(super) fn recommendations<'a, 'r>(
    owed: &'a [Owed<'r>],
) -> impl Iterator<Item = (usize, &'a Owed<'r>, &'a answering::Owing<'r>)> {
    owed.iter()
        .flat_map(|owed| owed.recommendations.iter().map(move |owing| (owed, owing)))
        .enumerate()
        .map(|(place, (owed, owing))| (place, owed, owing))
}
