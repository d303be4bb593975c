//! What is missing, sending an answer for approval, and approving it.

use answerable_desk::View;
use answerable_desk::answering::{
    Missing, NotPublished, NotWritten, Remark, Stage, published_answer,
};
use answerable_desk::who::Act;
use answerable_wording::days;
use answerable_wording::published_answer::{Piece, pieces, title};
use askama::Template;
use axum::http::StatusCode;

use super::look::{Look, Opened};
use super::{acting, as_sentence, file, part, problem_of};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::Field;
use crate::sign_in::{at_desk, shown_again};
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "answering/check.html")]
struct CheckPage {
    report: String,
    trail: Vec<Crumb>,
    address: String,
    /// What the law asks for and is not there: words, and where to write it.
    missing: Vec<(String, String)>,
    remarks: Vec<String>,
    /// Until which day the chief officer may still comment.
    chief_officer_until: Option<String>,
    /// Where the answer is read that was published and of which no draft is left.
    published: Option<String>,
    title: String,
    pieces: Vec<Piece>,
    stage: Stage,
    reasons: Field,
    wrong: Option<String>,
    /// Why whoever looks cannot approve it; none where they can.
    barred: Option<&'static str>,
    is_for_approver: bool,
    may_write: bool,
    writers: Vec<String>,
    seen: u64,
    form_key: String,
}

impl CheckPage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let reasons = self.reasons.wrong.clone().map(|wrong| ("reasons", wrong));
        let wrong = self.wrong.clone().map(|wrong| ("main-content", wrong));
        wrong.into_iter().chain(reasons).collect()
    }

    fn waits(&self) -> bool {
        self.stage == Stage::Sent
    }
}

impl Content for CheckPage {
    fn title(&self) -> String {
        match self.is_for_approver {
            true => "Approve this answer".to_owned(),
            false => "Check this answer".to_owned(),
        }
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// What is missing and how it will read, for whoever writes.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    let page = page(&look, &opened, For::Writer, Said::default());
    look.visit.show(&page)
}

/// The same for the second person, with what they can do.
pub(super) async fn show_to_approve(look: Look) -> Shown {
    let opened = look.open().await?;
    let page = page(&look, &opened, For::Approver, Said::default());
    look.visit.show(&page)
}

/// Sends it for approval, or takes it back.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let takes_back = typed.pairs.one("act") == Some("take-back");
    let (at, site) = (look.clone(), look.visit.site.clone());
    let done = at_desk(&look.visit.site, move |desk| {
        let who = acting(&site, at.by.id.as_str());
        match takes_back {
            true => desk.take_answer_back(at.which(), who),
            false => desk.send_answer(at.which(), who),
        }
    })
    .await?;
    match done {
        Ok(_) => Ok(see_other(&look.address(""))),
        Err(NotWritten::Incomplete(_) | NotWritten::NoSuchAnswer) => {
            let said = Said {
                wrong: Some("It cannot be sent yet: see what is missing".to_owned()),
                ..Said::default()
            };
            again(&look, For::Writer, said, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(why) => Err(problem_of(why)),
    }
}

/// Publishes it, or sends it back with the reasons.
pub(super) async fn approve(look: Look, typed: SignedForm) -> Shown {
    let said = Said {
        reasons: Field::sent(&typed.pairs, "reasons"),
        wrong: None,
    };
    match typed.pairs.one("act") {
        Some("publish") => publish(look, part::seen(&typed), said).await,
        Some("send-back") => send_back(look, part::seen(&typed), said).await,
        // Neither of the two buttons: nothing is done that nobody chose.
        _ => Err(Problem::Unreadable),
    }
}

async fn send_back(look: Look, seen: u64, mut said: Said) -> Shown {
    let (at, site) = (look.clone(), look.visit.site.clone());
    let reasons = said.reasons.typed.clone();
    let done = at_desk(&look.visit.site, move |desk| {
        desk.send_answer_back(at.which(), seen, &reasons, acting(&site, at.by.id.as_str()))
    })
    .await?;
    match done {
        Ok(_) => Ok(see_other(&look.address(""))),
        Err(why @ (NotWritten::NoReasons | NotWritten::LongReasons(_))) => {
            said.reasons.refuse(as_sentence(&why.to_string()));
            again(&look, For::Approver, said, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(
            why @ (NotWritten::NotSent | NotWritten::WroteInIt | NotWritten::ChangedMeanwhile(_)),
        ) => {
            said.wrong = Some(as_sentence(&why.to_string()));
            again(&look, For::Approver, said, StatusCode::CONFLICT).await
        }
        Err(why) => Err(problem_of(why)),
    }
}

async fn publish(look: Look, seen: u64, mut said: Said) -> Shown {
    let (at, site) = (look.clone(), look.visit.site.clone());
    let done = at_desk(&look.visit.site, move |desk| {
        let who = acting(&site, at.by.id.as_str());
        desk.publish_answer(at.which(), seen, who, file::page)
    })
    .await?;
    let why = match done {
        Ok(answer) => return Ok(see_other(&format!("/answers/{answer}"))),
        Err(NotPublished::Answer(
            why @ (NotWritten::NotSent | NotWritten::WroteInIt | NotWritten::NoSuchAnswer),
        )) => why.to_string(),
        Err(NotPublished::Answer(why)) => return Err(problem_of(why)),
        Err(
            why @ (NotPublished::Moved
            | NotPublished::RecordMoved
            | NotPublished::Incomplete(_)
            | NotPublished::Refused(_)),
        ) => why.to_string(),
        Err(why @ (NotPublished::Archive(_) | NotPublished::NotRecorded(_))) => {
            return Err(Problem::NotKept(why.to_string()));
        }
        Err(why @ NotPublished::NotReadBack(_)) => return Err(Problem::Fault(why.to_string())),
    };
    said.wrong = Some(as_sentence(&why));
    again(&look, For::Approver, said, StatusCode::CONFLICT).await
}

/// For whom the page is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Writer,
    Approver,
}

/// What was typed and what was wrong with it.
#[derive(Default)]
struct Said {
    reasons: Field,
    wrong: Option<String>,
}

async fn again(look: &Look, whom: For, said: Said, status: StatusCode) -> Shown {
    let opened = look.open().await?;
    let mut page = page(look, &opened, whom, said);
    if page.published.is_some() {
        page.wrong = Some("This answer is published already: nothing more was done".to_owned());
    }
    let response = look.visit.show(&page)?;
    Ok(shown_again(response, status))
}

fn page(look: &Look, opened: &Opened, whom: For, said: Said) -> CheckPage {
    let today = look.visit.site.today();
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, today);
    let held = &opened.held;
    let owed = view.owed_in_hand(held);
    let publication = view.publication(held, today);
    let missing = view.missing_in_hand(held);
    CheckPage {
        report: opened.title.clone(),
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        missing: missing
            .iter()
            .map(|missing| {
                (
                    as_sentence(&missing.to_string()),
                    look.address(&place(missing)),
                )
            })
            .collect(),
        remarks: held
            .written
            .remarks(&owed, today)
            .iter()
            .filter(|remark| !matches!(remark, Remark::ChiefOfficerMayStill { .. }))
            .map(|remark| as_sentence(&remark.to_string()))
            .collect(),
        chief_officer_until: held
            .written
            .remarks(&owed, today)
            .iter()
            .find_map(|remark| match remark {
                Remark::ChiefOfficerMayStill { until } => Some(days::day(*until)),
                _ => None,
            }),
        published: published_already(look, opened, &view),
        title: title(&publication),
        pieces: pieces(&publication),
        stage: held.draft.stage,
        reasons: said.reasons,
        wrong: said.wrong,
        barred: barred(look, held.draft.stage),
        is_for_approver: whom == For::Approver,
        may_write: look.may(Act::DraftAnswer),
        writers: opened.names.all(&held.draft.writers),
        seen: held.draft.version,
        form_key: look.by.form_key.clone(),
    }
}

/// Where the answer is read, where it was published and no draft of it is left.
fn published_already(look: &Look, opened: &Opened, view: &View<'_>) -> Option<String> {
    let has_no_draft = opened.held.draft.record.is_none();
    let answer = published_answer(view, &look.report, &look.body).filter(|_| has_no_draft)?;
    Some(format!("/answers/{}", answer.fact.id))
}

fn barred(look: &Look, stage: Stage) -> Option<&'static str> {
    if look.wrote_in_it() {
        Some("You wrote part of this answer, so somebody else of your office must approve it.")
    } else if !look.may(Act::ApproveAnswer) {
        Some("Approving is for an approver of your office.")
    } else if stage != Stage::Sent {
        Some("It was not sent for approval.")
    } else {
        None
    }
}

/// Where what is missing is written.
fn place(missing: &Missing) -> String {
    match missing {
        Missing::NotOwed { .. } => String::new(),
        Missing::Comments => "/comments".to_owned(),
        Missing::Invitation | Missing::ChiefOfficersWords => "/chief-officer".to_owned(),
        Missing::Said { of, .. } | Missing::Words { of, .. } => format!("/recommendations/{of}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(missing: Vec<(String, String)>) -> CheckPage {
        CheckPage {
            report: "Custody".to_owned(),
            trail: Vec::new(),
            address: "/answering/custody/southvale-pcc".to_owned(),
            missing,
            remarks: Vec::new(),
            chief_officer_until: None,
            published: None,
            title: "Answer to Custody".to_owned(),
            pieces: Vec::new(),
            stage: Stage::Writing,
            reasons: Field::default(),
            wrong: None,
            barred: None,
            is_for_approver: false,
            may_write: true,
            writers: Vec::new(),
            seen: 0,
            form_key: String::new(),
        }
    }

    /// What is not written is never shown as if it were.
    #[test]
    fn how_it_will_read_is_shown_once_nothing_is_missing() {
        let whole = drawn(Vec::new()).render().unwrap();
        assert!(whole.contains("answerable-preview"), "{whole}");
        let missing = ("The comments are not written".to_owned(), "/c".to_owned());
        let begun = drawn(vec![missing]).render().unwrap();
        assert!(!begun.contains("answerable-preview"), "{begun}");
        assert!(begun.contains("shown here once nothing is missing"));
    }

    #[test]
    fn what_the_chief_officer_may_still_say_is_owed_and_no_extra() {
        let chief_officer_until = Some("28 March 2024".to_owned());
        let page = CheckPage {
            chief_officer_until,
            ..drawn(Vec::new())
        };
        let words = page.render().unwrap();
        assert!(
            words.contains("has until 28 March 2024 to comment"),
            "{words}"
        );
        assert!(words.contains("section 55(5)"));
        assert!(!words.contains("The law does not ask for these"));
    }

    #[test]
    fn an_answer_published_already_is_linked_and_not_called_missing() {
        let page = CheckPage {
            published: Some("/answers/one".to_owned()),
            is_for_approver: true,
            ..drawn(vec![("The comments".to_owned(), "/c".to_owned())])
        };
        let words = page.render().unwrap();
        assert!(words.contains("href=\"/answers/one\""), "{words}");
        assert!(!words.contains("What the law asks for"));
        assert!(!words.contains("value=\"publish\""));
    }
}
