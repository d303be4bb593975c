//! The second check: is what was accepted right, and may it be published?

use answerable_desk::View;
use answerable_desk::review::{Decision, NotPublished};
use answerable_register::words::SubjectId;
use answerable_wording::clocks::named as power_named;
use answerable_wording::{days, deadlines, kinds, reasons};
use askama::Template;
use axum::http::StatusCode;

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
    accepted: Vec<Accepted>,
    set_aside: Vec<SetAside>,
    readers: Vec<String>,
    /// Why it cannot be published now by this person; none if it can.
    not_yet: Option<String>,
    wrong: Option<Wrong>,
    seen: u64,
    form_key: String,
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
    let published = at_desk(&look.visit.site, move |desk| {
        desk.publish_review(fingerprint, version, &by, when)
    })
    .await?;
    let why = match published {
        Ok(report) => return Ok(see_other(&format!("/review/published?report={report}"))),
        Err(why) => why,
    };
    let href = match &why {
        NotPublished::Item { item: place, .. }
        | NotPublished::Refused {
            item: Some(place), ..
        } => format!("/items/{}#item", place + 1),
        NotPublished::Refused { item: None, .. } | NotPublished::NoDetails => "/details".to_owned(),
        NotPublished::Undecided(_) => "#items".to_owned(),
        NotPublished::SamePerson | NotPublished::Moved => "/check".to_owned(),
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
    let not_yet = if review.details.is_none() {
        Some("Nobody has said yet what the document is.".to_owned())
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
        facts: facts(look),
        accepted: accepted(look),
        set_aside: set_aside(look),
        readers: review
            .readers
            .iter()
            .map(|id| look.names.name(id))
            .collect(),
        not_yet,
        wrong,
        seen: look.held.version,
        form_key: look.by.form_key.clone(),
    }
}

/// What was said of the document, row by row.
fn facts(look: &Look) -> Vec<(&'static str, String)> {
    use answerable_desk::review::{AboutForces, Section55Said};
    let Some(details) = &look.review().details else {
        return Vec::new();
    };
    let register = look.visit.site.state.desk.read();
    let name = |body| {
        register
            .directory()
            .name_on(body, details.published_on)
            .to_owned()
    };
    let or_none = |text: &str| match text.trim() {
        "" => "None given".to_owned(),
        text => text.to_owned(),
    };
    let about = match &details.about {
        AboutForces::All => "All forces".to_owned(),
        AboutForces::These(forces) => forces.iter().map(name).collect::<Vec<_>>().join("; "),
        AboutForces::None => "No force".to_owned(),
    };
    let section_55 = match &details.section_55 {
        Section55Said::Yes => "Applies".to_owned(),
        Section55Said::No(why) => format!("Does not apply: {why}"),
        Section55Said::Unknown(why) => format!("Not known: {why}"),
    };
    let dated = details.dated.map(days::day);
    // Only a coroner's report has it.
    let sent = details.sent_on.map(|sent| ("Sent on", days::day(sent)));
    [
        ("Title", details.title.clone()),
        ("Kind", kinds::report(details.kind).to_owned()),
        ("Published by", name(&details.by)),
        ("Published on", days::day(details.published_on)),
        (
            "Day on it",
            dated.unwrap_or_else(|| "None given".to_owned()),
        ),
    ]
    .into_iter()
    .chain(sent)
    .chain([
        ("Address", or_none(&details.address)),
        ("Licence", or_none(&details.licence)),
        ("About", about),
        ("Section 55", section_55),
    ])
    .collect()
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

#[derive(Template)]
#[template(path = "review/published.html")]
struct PublishedPage {
    title: String,
    href: String,
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

/// Says that it was published, with the way to its page.
pub(super) async fn published(_: SignedIn, visit: Visit) -> Shown {
    let id = visit
        .place
        .pairs
        .filled("report")
        .ok_or(Problem::NotFound)?;
    let report = SubjectId::from(id);
    let page = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.site.today());
        let report = view.report(&report).ok_or(Problem::NotFound)?;
        PublishedPage {
            title: report.title.or_blank().to_owned(),
            href: format!("/reports/{}", report.id),
        }
    };
    visit.show(&page)
}
