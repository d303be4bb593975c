//! The second check: is what was accepted right, and may it be published?

use answerable_desk::View;
use answerable_desk::review::{Decision, NotPublished, NotReviewed, Published, Review};
use answerable_register::words::SubjectId;
use answerable_wording::clocks::named as power_named;
use answerable_wording::{deadlines, hidden, kinds, numbers, reasons};
use askama::Template;
use axum::http::StatusCode;

use super::answered::told::{self, AnswerChecked};
use super::details::said;
use super::document::{seen, title_of};
use super::item::meanings::{Meant, meant};
use super::look::{self, Look};
use super::{as_sentence, shown_again};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::sign_in::{SignedForm, SignedIn, at_desk};
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "review/check.html")]
struct CheckPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    facts: Vec<(&'static str, String)>,
    /// What it answers.
    answer: Option<AnswerChecked>,
    accepted: Vec<Accepted>,
    set_aside: Vec<SetAside>,
    readers: Vec<String>,
    /// Why it cannot be published now by this person; none if it can.
    not_yet: Option<String>,
    /// What the file holds that its text does not show.
    hidden: Vec<String>,
    /// Who looked at that.
    hidden_seen_by: Vec<String>,
    /// Whether whoever looks has still to say that they looked at that.
    has_to_look: bool,
    wrong: Option<Wrong>,
    seen: u64,
    form_key: String,
}

impl CheckPage {
    /// Whether it was to be published by somebody who had not looked at what the
    /// file hides.
    fn hidden_is_wrong(&self) -> bool {
        let wrong = self.wrong.as_ref();
        wrong.is_some_and(|wrong| wrong.href.ends_with("#hidden-seen"))
    }
}

/// One item that is to be recorded.
struct Accepted {
    number: usize,
    href: String,
    title: String,
    kind: &'static str,
    published_number: String,
    words: String,
    of: Vec<Meant>,
    by_when: String,
    power: Option<String>,
    decision: String,
}

/// One item that is not.
struct SetAside {
    number: usize,
    href: String,
    title: String,
    decision: String,
}

/// Why the register did not take it.
struct Wrong {
    words: String,
    /// Where it can be put right.
    href: String,
}

impl Content for CheckPage {
    fn title(&self) -> String {
        "Second check".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Everything that was accepted, for a second person.
pub(super) async fn show(look: Look) -> Shown {
    look.visit.show(&page(&look, None))
}

/// Publishes it, or says why not.
pub(super) async fn send(look: Look, form: SignedForm) -> Shown {
    let fingerprint = look.review().fingerprint;
    let (version, by) = (seen(&form), form.by.id.to_string());
    let when = look.visit.site.moment();
    let has_looked = form.pairs.one("hidden-seen") == Some("yes");
    let published = at_desk(&look.visit.site, move |desk| {
        let version = match has_looked {
            true => desk.see_hidden(fingerprint, version, &by, when)?.version,
            false => version,
        };
        desk.publish_review(fingerprint, version, &by, when)
    })
    .await?;
    let why = match published {
        Ok(published) => return Ok(see_other(&after(&published))),
        Err(why) => why,
    };
    let href = match &why {
        NotPublished::Item { item: place, .. }
        | NotPublished::Refused {
            item: Some(place), ..
        } => format!("/items/{}#item", place + 1),
        NotPublished::Refused { item: None, .. } | NotPublished::NoDetails => "/details".to_owned(),
        NotPublished::Undecided(_) if look.review().progress().undecided == 0 => {
            "#answer".to_owned()
        }
        NotPublished::Undecided(_) => "#items".to_owned(),
        NotPublished::AnswerRefused(_) => "/answer#answer".to_owned(),
        NotPublished::SamePerson
        | NotPublished::Moved
        | NotPublished::Review(NotReviewed::ChangedMeanwhile) => "/check".to_owned(),
        NotPublished::HiddenNotSeen => "/check#hidden-seen".to_owned(),
        NotPublished::Review(_) | NotPublished::NotRecorded(_) => {
            return Err(Problem::NotKept(why.to_string()));
        }
    };
    let wrong = Wrong {
        words: as_sentence(&why.to_string()),
        href: look.address(&href),
    };
    let response = look.visit.show(&page(&look, Some(wrong)))?;
    Ok(shown_again(response, StatusCode::CONFLICT))
}

fn page(look: &Look, wrong: Option<Wrong>) -> CheckPage {
    let review = look.review();
    let progress = review.progress();
    let is_reader = review.readers.iter().any(|id| id == look.by.id.as_str());
    let not_yet = if review.details.is_none() && review.needs_details() {
        Some("Nobody has said yet what the document is.".to_owned())
    } else if let Some(left) = left_of_the_answer(review) {
        Some(left)
    } else if progress.undecided > 0 {
        Some(format!("{}.", look::progress(review)))
    } else if is_reader {
        Some(
            "You decided part of this review, so somebody else must check it and publish it."
                .to_owned(),
        )
    } else {
        None
    };
    CheckPage {
        title: look::title(review),
        trail: look.trail_of_step(),
        address: look.address(""),
        facts: said::rows(look, &look.visit.site.state.desk.read()),
        answer: AnswerChecked::of(look),
        accepted: accepted(look),
        set_aside: set_aside(look),
        readers: look.names.each(&review.readers),
        not_yet,
        hidden: review.reading.hidden.iter().map(hidden::line).collect(),
        hidden_seen_by: look.names.each(&review.hidden_seen_by),
        has_to_look: review.hides_from(look.by.id.as_str()),
        wrong,
        seen: look.held.version,
        form_key: look.by.form_key.clone(),
    }
}

fn accepted(look: &Look) -> Vec<Accepted> {
    let review = look.review();
    let register = look.visit.site.state.desk.read();
    let day = look.day();
    let of_items = review.items.iter().enumerate();
    of_items
        .filter(|(_, item)| matches!(item.decision, Decision::Accepted { .. }))
        .map(|(place, item)| Accepted {
            number: place + 1,
            href: look.address(&format!("/items/{}#item", place + 1)),
            title: item.draft.title.clone(),
            kind: item
                .draft
                .kind_in(review.details.as_ref())
                .map_or_else(|| reasons::kind(item.draft.kind), kinds::asked),
            published_number: item.draft.number.clone(),
            words: item
                .draft
                .passage
                .of(&review.reading.document.text)
                .to_owned(),
            of: item
                .draft
                .addressees
                .iter()
                .map(|of| meant(of, &register, day))
                .collect(),
            by_when: deadlines::as_published(&item.draft.deadline)
                .unwrap_or_else(|| "No day or period named".to_owned()),
            power: item
                .draft
                .power_in(review.details.as_ref(), &register)
                .and_then(|id| register.powers.latest(&id))
                .map(|held| power_named(&held.fact)),
            decision: look.names.decision(&item.decision).unwrap_or_default(),
        })
        .collect()
}

fn set_aside(look: &Look) -> Vec<SetAside> {
    let items = look.review().items.iter().enumerate();
    items
        .filter(|(_, item)| matches!(item.decision, Decision::SetAside { .. }))
        .map(|(place, item)| SetAside {
            number: place + 1,
            href: look.address(&format!("/items/{}#item", place + 1)),
            title: title_of(item, look.review()),
            decision: look.names.decision(&item.decision).unwrap_or_default(),
        })
        .collect()
}

/// Where whoever published it is told so.
fn after(published: &Published) -> String {
    match (&published.report, &published.answer) {
        (Some(report), Some(answer)) => {
            format!("/review/published?report={report}&answer={answer}")
        }
        (Some(report), None) => format!("/review/published?report={report}"),
        (None, Some(answer)) => format!("/review/published?answer={answer}"),
        (None, None) => format!("/sources/{}", published.source),
    }
}

/// What of the answer is still to be said or decided.
fn left_of_the_answer(review: &Review) -> Option<String> {
    let answered = review.answering()?;
    let left = answered.progress().undecided;
    match (&answered.said, left) {
        (None, _) => Some("Nobody has said yet who answers which report.".to_owned()),
        (Some(_), 0) => None,
        (Some(_), left) => Some(format!(
            "Of the answer there {} still to decide.",
            match left {
                1 => "is one part".to_owned(),
                left => format!("are {} parts", numbers::number(left as u64)),
            }
        )),
    }
}

#[derive(Template)]
#[template(path = "review/published.html")]
struct PublishedPage {
    title: String,
    /// Its report's page, or its own.
    href: String,
    /// What the answer in it meets, by name and address.
    answered: Vec<(String, String)>,
}

impl Content for PublishedPage {
    fn title(&self) -> String {
        "Published".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Review)]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Says that it was published, with the ways to what was recorded.
pub(super) async fn published(_: SignedIn, visit: Visit) -> Shown {
    let pairs = &visit.place.pairs;
    let (report, answer) = (pairs.filled("report"), pairs.filled("answer"));
    let page = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.site.today());
        let report = report.and_then(|id| view.report(&SubjectId::from(id)));
        let answer = answer.and_then(|id| register.answers.latest(id));
        let answer = answer.map(|held| &held.fact);
        let source = answer.and_then(|answer| view.source(answer.sources.first()?));
        let (title, href) = match (report, source) {
            (Some(report), _) => (&report.title, format!("/reports/{}", report.id)),
            (None, Some(source)) => (&source.title, format!("/sources/{}", source.id)),
            (None, None) => return Err(Problem::NotFound),
        };
        PublishedPage {
            title: title.or_blank().to_owned(),
            href,
            answered: answer
                .iter()
                .flat_map(|answer| &answer.meets)
                .map(|meets| told::named(&view, &meets.ask))
                .collect(),
        }
    };
    visit.show(&page)
}
