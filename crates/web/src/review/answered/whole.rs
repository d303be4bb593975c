//! Who answers which reports, and when; or that the document is no answer.

use answerable_desk::review::NotReviewed;
use answerable_desk::review::answered::AnswerDetails;
use answerable_desk::who::{Act, Document, Hand, Refused, Resource, may};
use answerable_register::words::SubjectId;
use answerable_wording::read_answers;
use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;

use super::form::{AnswerForm, KINDS};
use super::reports::{self, OfferedReport};
use super::{evidence, part_address};
use crate::frame::{Content, Crumb, Room};
use crate::review::details::{DayField, Group, licence, publishers};
use crate::review::document::seen;
use crate::review::field::Offered;
use crate::review::look::{self, Look};
use crate::review::{problem_of, shown_again};
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "review/answered/whole.html")]
struct AnswerPage {
    document: String,
    trail: Vec<Crumb>,
    address: String,
    form: AnswerForm,
    /// Whether the document reads as an answer.
    reads_as_one: bool,
    because: Vec<String>,
    who: Option<String>,
    /// The titles of reports that the document gives, as written.
    titles: Vec<String>,
    is_data: bool,
    names_others: bool,
    made_here: bool,
    reports: Vec<OfferedReport>,
    bodies: Vec<Group>,
    kinds: Vec<(&'static str, &'static str)>,
    licences: Vec<Offered>,
    /// Whether step 2 says what the document is: its title stands there.
    is_described: bool,
    /// Who said that it is no answer.
    no_answer: Option<String>,
    /// Whether somebody else said so while this was being typed.
    changed: bool,
    seen: u64,
    form_key: String,
}

impl Content for AnswerPage {
    fn title(&self) -> String {
        "What the document answers".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty() || self.changed
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl AnswerPage {
    fn by_hint(&self) -> &str {
        self.who.as_deref().unwrap_or_default()
    }

    /// What the document says of the reports that it answers.
    fn report_hint(&self) -> String {
        read_answers::report::named_in(&self.titles, self.reports.is_empty())
    }

    /// Whether the days of a range are given, or wrong.
    fn has_a_range(&self) -> bool {
        let given = |day: &DayField| !day.typed.is_blank() || !day.wrong.is_empty();
        given(&self.form.first) || given(&self.form.last)
    }

    /// Whether another body is named, or is missing.
    fn has_more(&self) -> bool {
        let form = &self.form;
        let fields = [&form.on_behalf_of, &form.publisher];
        form.words.typed == "quoted"
            || fields
                .iter()
                .any(|field| !field.typed.is_empty() || field.wrong.is_some())
    }
}

/// The form: what was said, or what the document says of itself.
pub(in crate::review) async fn show(look: Look) -> Shown {
    let form = {
        let register = look.visit.site.state.desk.read();
        AnswerForm::of(look.review(), &register)
    };
    look.visit.show(&page(&look, form, false))
}

/// Keeps what was said and goes on to the first item, or shows the form again with
/// every word still in it.
pub(in crate::review) async fn send(look: Look, sent: SignedForm) -> Shown {
    if sent.pairs.one("act") == Some("no-answer") {
        return no_answer(look, sent).await;
    }
    let today = look.visit.site.today();
    let mut form = AnswerForm::sent(&sent.pairs);
    let read = {
        let register = look.visit.site.state.desk.read();
        form.read(look.review(), &register, today)
    };
    let Some(details) = read else {
        let response = look.visit.show(&page(&look, form, false))?;
        return Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY));
    };
    may_be_of(&look, &details, today)?;
    let fingerprint = look.review().fingerprint;
    let (seen, by) = (seen(&sent), sent.by.id.to_string());
    let said = at_desk(&look.visit.site, move |desk| {
        desk.describe_answer(fingerprint, seen, &details, &by, today)
    })
    .await?;
    let (status, changed) = match said {
        Ok(held) => {
            let answered = held.review.answering();
            let next = answered.and_then(|answered| answered.next_undecided(None));
            return Ok(see_other(&match next {
                Some(next) => part_address(&look, next),
                None => look.address("#answer"),
            }));
        }
        Err(NotReviewed::Answer(why)) => {
            form.refuse(&why);
            (StatusCode::UNPROCESSABLE_ENTITY, false)
        }
        Err(NotReviewed::ChangedMeanwhile) => (StatusCode::CONFLICT, true),
        Err(why) => return Err(problem_of(why)),
    };
    let response = look.visit.show(&page(&look, form, changed))?;
    Ok(shown_again(response, status))
}

/// Keeps that the document is no answer.
async fn no_answer(look: Look, sent: SignedForm) -> Shown {
    let fingerprint = look.review().fingerprint;
    let (seen, by) = (seen(&sent), sent.by.id.to_string());
    let said = at_desk(&look.visit.site, move |desk| {
        desk.say_it_is_no_answer(fingerprint, seen, &by)
    })
    .await?;
    match said {
        Ok(_) => Ok(see_other(&look.address("#steps"))),
        Err(NotReviewed::ChangedMeanwhile) => {
            let form = AnswerForm::sent(&sent.pairs);
            let response = look.visit.show(&page(&look, form, true))?;
            Ok(shown_again(response, StatusCode::CONFLICT))
        }
        Err(why) => Err(problem_of(why)),
    }
}

/// Whether whoever says this may record an answer of that body: nobody answers in
/// the name of a body that they do not act for. The register's reviewers may record
/// what any body has published.
fn may_be_of(look: &Look, details: &AnswerDetails, today: Date) -> Result<(), Refused> {
    let described = Document {
        of: [details.by.clone()].into(),
        hand: Hand::Decided,
    };
    let act = Act::DescribeDocument;
    may(&look.by.actor, act, &Resource::Document(described), today)
}

fn page(look: &Look, form: AnswerForm, changed: bool) -> AnswerPage {
    let register = look.visit.site.state.desk.read();
    let review = look.review();
    let reading = &review.reading;
    let read = reading.answer.as_ref();
    let answered = review.answered.as_ref();
    let chosen: Vec<SubjectId> = form.reports.clone();
    AnswerPage {
        document: look::title(review),
        trail: look.trail_of_step(),
        address: look.address(""),
        reads_as_one: read.is_some() || reading.published.is_some(),
        because: evidence::of_the_whole(review),
        who: evidence::of_who(review, &register, look.day()),
        titles: read
            .iter()
            .flat_map(|answer| &answer.to_reports)
            .map(|title| title.title.clone())
            .collect(),
        is_data: reading.published.is_some(),
        names_others: reports::names_others(&register, review),
        made_here: read.is_some_and(|answer| answer.made_here),
        reports: reports::offered(&register, review, &chosen),
        bodies: publishers(&register, look.visit.site.today()),
        kinds: KINDS
            .iter()
            .map(|(kind, value)| (*value, read_answers::kind(*kind)))
            .collect(),
        licences: licence::offered(),
        is_described: review.details.is_some(),
        no_answer: answered
            .and_then(|answered| answered.no_answer_by.as_deref())
            .map(|id| look.names.name(id)),
        changed,
        seen: look.held.version,
        form_key: look.by.form_key.clone(),
        form,
    }
}
