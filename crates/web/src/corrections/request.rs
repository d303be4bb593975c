//! One request: why do I open it, what does it say, and what is decided?
//!
//! Nothing of a request is shown before the reading stands in the trail. What is
//! shown is an answer to a form and has no address of its own, so that nobody
//! comes upon it by going back.

use answerable_desk::View;
use answerable_desk::corrections::{NotDecided, Opened};
use answerable_desk::questions::EntryState;
use answerable_desk::store::inbox::{Reference, Request, Stands};
use answerable_desk::store::vault::{Asking, EraseRefused, MAX_WHY_CHARS, Moment, UnsealError};
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::Decision;
use answerable_wording::{corrections, days, letters};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::decision::DecisionForm;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::Field;
use crate::shown::Named;
use crate::shown::beside::paragraphs;
use crate::shown::matter::{self, matter_of};
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

/// Why it is opened, before anything of it is shown.
#[derive(Template)]
#[template(path = "corrections/why.html")]
struct WhyPage {
    reference: String,
    on: String,
    decided_by: Option<u64>,
    why: Field,
    /// The entry just recorded that puts it right.
    entry: String,
    form_key: String,
}

/// What it says, and the form that decides it.
#[derive(Template)]
#[template(path = "corrections/request.html")]
struct RequestPage {
    reference: String,
    on: String,
    said: Option<Said>,
    /// Entries of the page it is about, each with what leads to its correction.
    about: Option<Named>,
    rests_on: Vec<(u64, String)>,
    decided_by: Option<u64>,
    /// Whether somebody decided it while this person wrote: what they typed is
    /// shown, and nothing of it is recorded.
    was_first: bool,
    form: DecisionForm,
    decisions: Vec<(&'static str, &'static str)>,
    form_key: String,
}

/// The sender's words.
struct Said {
    page: String,
    wrong: Vec<String>,
    right: Vec<String>,
    source: Vec<String>,
}

impl Said {
    fn of(request: &Request) -> Self {
        Self {
            page: request.page.clone(),
            wrong: paragraphs(&request.what_is_wrong),
            right: paragraphs(&request.what_should_it_say),
            source: paragraphs(&request.source),
        }
    }
}

fn trail() -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::new("Requests for a correction", "/inbox"),
    ]
}

impl Content for WhyPage {
    fn title(&self) -> String {
        format!("Open request {}", self.reference)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn is_refused(&self) -> bool {
        self.why.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl Content for RequestPage {
    fn title(&self) -> String {
        format!("Request {}", self.reference)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn is_refused(&self) -> bool {
        self.was_first || !self.form.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/inbox/C17`: asks why it is opened.
pub(super) async fn ask_why(by: SignedIn, visit: Visit, Path(reference): Path<String>) -> Shown {
    let why = Field::default();
    let page = why_page(&visit, &by, reference_of(&reference)?, why).await?;
    visit.show(&page).map(kept_nowhere)
}

/// Opens it: the reading stands in the trail before a word is shown.
pub(super) async fn open(visit: Visit, Path(reference): Path<String>, sent: SignedForm) -> Shown {
    let reference = reference_of(&reference)?;
    let mut why = Field::sent(&sent.pairs, "why");
    let letters = why.typed.trim().chars().count();
    if letters == 0 {
        why.refuse("Enter why you open it");
    } else if letters > MAX_WHY_CHARS {
        why.refuse(format!(
            "Why you open it must be {MAX_WHY_CHARS} characters or fewer"
        ));
    }
    if why.wrong.is_some() {
        let page = why_page(&visit, &sent.by, reference, why).await?;
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let opened = opened(&visit.site, &sent.by, reference, &why.typed).await?;
    let page = opened.request.as_ref().map(|request| request.page.as_str());
    let form = DecisionForm::empty(
        &why.typed,
        page.unwrap_or_default(),
        sent.pairs.filled("entry").unwrap_or_default(),
    );
    let page = request_page(&visit, &sent.by, &opened, form);
    visit.show(&page).map(kept_nowhere)
}

/// Records what was decided, or shows the request again with what was wrong.
pub(super) async fn decide(
    visit: Visit,
    State(site): State<Site>,
    Path(reference): Path<String>,
    sent: SignedForm,
) -> Shown {
    let reference = reference_of(&reference)?;
    let mut form = DecisionForm::sent(&sent.pairs);
    if form.why_read.trim().is_empty() {
        return Ok(see_other(&format!("/inbox/{reference}")));
    }
    let opened = opened(&site, &sent.by, reference, &form.why_read).await?;
    let decided = form.read(&opened, site.today());
    if let Some(decided) = decided {
        let (by, today) = (sent.by.id.to_string(), site.today());
        let mine = Fact::from(decided.clone());
        let done = at_desk(&site, move |desk| {
            desk.decide_request(reference, decided, &by, today)
        });
        match done.await? {
            Ok(entry) => return Ok(see_other(&format!("/inbox?recorded={entry}"))),
            Err(NotDecided::DecidedMeanwhile { entry, .. }) => {
                // A button pressed twice finds its own decision there.
                if is_recorded(&site, entry, mine, &sent.by).await? {
                    return Ok(see_other(&format!("/inbox?recorded={entry}")));
                }
                let mut page = request_page(&visit, &sent.by, &opened, form);
                page.decided_by = Some(entry);
                page.was_first = true;
                return Ok(shown_again(visit.show(&page)?, StatusCode::CONFLICT));
            }
            Err(NotDecided::NoSuchRequest { .. }) => return Err(Problem::NotFound),
            Err(NotDecided::NotRecorded(answerable_desk::clerk::NotRecorded::Refused {
                refusal,
                ..
            })) => form.refuse(letters::capital(&refusal.to_string())),
            Err(why) => return Err(Problem::NotKept(why.to_string())),
        }
    }
    let page = request_page(&visit, &sent.by, &opened, form);
    Ok(shown_again(
        visit.show(&page)?,
        StatusCode::UNPROCESSABLE_ENTITY,
    ))
}

/// Whether an entry says this, in the name of this person.
async fn is_recorded(
    site: &Site,
    entry: EntryNumber,
    fact: Fact,
    by: &SignedIn,
) -> Result<bool, Problem> {
    let found = at_desk(site, move |desk| desk.entry(entry))
        .await?
        .map_err(|why| Problem::Fault(format!("reading entry {entry}: {why}")))?;
    Ok(match found.map(|page| page.state) {
        Some(EntryState::Read { entry, .. }) => entry.fact == fact && *entry.by == *by.id.as_str(),
        _ => false,
    })
}

/// Erases the sender's words, on the ground that they are no longer needed: once
/// the request is decided, and not before.
pub(super) async fn erase(
    State(site): State<Site>,
    Path(reference): Path<String>,
    sent: SignedForm,
) -> Shown {
    const GROUND: &str = "decided, and no longer needed (UK GDPR, Article 17(1)(a))";
    let reference = reference_of(&reference)?;
    let (by, when) = (sent.by.id.to_string(), moment(&site));
    let erased = at_desk(&site, move |desk| {
        let asking = Asking {
            by: &by,
            why: GROUND,
            when,
        };
        // Its sender is owed an answer: whoever wants it erased before asks the
        // operator, who says on what ground.
        match desk.request_waits(reference)? {
            true => Ok(None),
            false => desk.erase_request(reference, &asking).map(Some),
        }
    });
    match erased.await? {
        Ok(None) => Ok(see_other(&format!("/inbox/{reference}"))),
        Ok(Some(_)) | Err(EraseRefused::StillInUse { .. }) => Ok(see_other("/inbox")),
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}

fn reference_of(text: &str) -> Result<Reference, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

pub(super) fn moment(site: &Site) -> Moment {
    Moment {
        at: site.now(),
        day: site.today(),
    }
}

/// Opens a request for somebody; the reading is in the trail when it returns.
async fn opened(
    site: &Site,
    by: &SignedIn,
    reference: Reference,
    why: &str,
) -> Result<Opened, Problem> {
    let (by, why, when) = (by.id.to_string(), why.trim().to_owned(), moment(site));
    let opened = at_desk(site, move |desk| {
        let asking = Asking {
            by: &by,
            why: &why,
            when,
        };
        desk.open_request(reference, &asking)
    });
    match opened.await? {
        Ok(Some(opened)) => Ok(opened),
        Ok(None) => Err(Problem::NotFound),
        Err(UnsealError::Reason(_)) => Err(Problem::Unreadable),
        Err(why) => Err(Problem::Fault(why.to_string())),
    }
}

async fn why_page(
    visit: &Visit,
    by: &SignedIn,
    reference: Reference,
    why: Field,
) -> Result<WhyPage, Problem> {
    let standing = at_desk(&visit.site, move |desk| desk.request(reference))
        .await?
        .map_err(|why| Problem::Fault(why.to_string()))?
        .filter(|standing| standing.stands != Stands::Erased)
        .ok_or(Problem::NotFound)?;
    Ok(WhyPage {
        reference: reference.to_string(),
        on: days::day(standing.request.on),
        decided_by: decided_by(standing.stands),
        why,
        entry: visit
            .place
            .pairs
            .filled("entry")
            .filter(|entry| entry.parse::<u64>().is_ok())
            .unwrap_or_default()
            .to_owned(),
        form_key: by.form_key.clone(),
    })
}

fn request_page(visit: &Visit, by: &SignedIn, opened: &Opened, form: DecisionForm) -> RequestPage {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let about = matter_of(&form.page.typed);
    RequestPage {
        reference: opened.standing.request.reference.to_string(),
        on: days::day(opened.standing.request.on),
        said: opened.request.as_ref().map(Said::of),
        rests_on: about
            .as_ref()
            .map(|matter| super::rests_on::entries(matter, &view))
            .unwrap_or_default(),
        about: about.map(|matter| matter::named(&matter, &view)),
        decided_by: decided_by(opened.standing.stands),
        was_first: false,
        form,
        decisions: Decision::ALL
            .map(|decision| (decision.as_str(), corrections::choice(decision)))
            .into(),
        form_key: by.form_key.clone(),
    }
}

fn decided_by(stands: Stands) -> Option<u64> {
    match stands {
        Stands::Decided(entry) => Some(entry),
        Stands::Waits | Stands::Erased => None,
    }
}
