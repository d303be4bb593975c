//! The chief officer's comments: invited by a day, and shown apart.

use answerable_desk::answering::{ChiefOfficerDraft, PartRefused, PartSaid};
use askama::Template;
use jiff::civil::Date;

use super::as_sentence;
use super::look::{Look, Opened};
use super::part::{self, Came, Why};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::review::{DayField, Field};
use crate::sign_in::shown_again;
use crate::visit::query::Pairs;
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "answering/chief_officer.html")]
struct ChiefOfficerPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    form: Form,
    why: Why,
    /// Who changed it meanwhile, and what it says now.
    theirs: Option<(String, Vec<(&'static str, String)>)>,
    seen: u64,
    form_key: String,
}

/// The form as typed.
struct Form {
    invited: DayField,
    by: DayField,
    received: DayField,
    words: Field,
    reply: Field,
}

impl Form {
    fn of(said: &ChiefOfficerDraft) -> Self {
        Self {
            invited: DayField::of(said.invited_on),
            by: DayField::of(said.asked_for_by),
            received: DayField::of(said.received_on),
            words: Field::of(said.words.clone()),
            reply: Field::of(said.reply.clone()),
        }
    }

    fn sent(pairs: &Pairs) -> Self {
        Self {
            invited: DayField::sent(pairs, "invited"),
            by: DayField::sent(pairs, "by"),
            received: DayField::sent(pairs, "received"),
            words: Field::sent(pairs, "words"),
            reply: Field::sent(pairs, "reply"),
        }
    }

    /// What it says; none where a day is none.
    fn read(&mut self) -> Option<ChiefOfficerDraft> {
        let days = [
            maybe(&mut self.invited, "the day of the invitation"),
            maybe(&mut self.by, "the day asked for"),
            maybe(&mut self.received, "the day on which the comments came"),
        ];
        let [Ok(invited_on), Ok(asked_for_by), Ok(received_on)] = days else {
            return None;
        };
        Some(ChiefOfficerDraft {
            invited_on,
            asked_for_by,
            received_on,
            words: self.words.typed.clone(),
            reply: self.reply.typed.clone(),
        })
    }

    fn refuse(&mut self, refused: &[PartRefused]) {
        for why in refused {
            let words = as_sentence(&why.to_string());
            match why {
                PartRefused::Words { .. } => self.words.refuse(words),
                PartRefused::Reply { .. } | PartRefused::ReplyToNothing => self.reply.refuse(words),
                PartRefused::InvitedTooEarly | PartRefused::InvitedLater => {
                    self.invited.refuse(words);
                }
                PartRefused::AskedForBeforeInvited => self.by.refuse(words),
                PartRefused::HalfAnInvitation if self.invited.typed.is_blank() => {
                    self.invited.refuse(words);
                }
                PartRefused::HalfAnInvitation => self.by.refuse(words),
                PartRefused::ReceivedWhen | PartRefused::ReceivedNever => {
                    self.received.refuse(words);
                }
                PartRefused::Owner(_) | PartRefused::TakenLater => {}
            }
        }
    }
}

/// The day in three fields, none where they are blank.
fn maybe(field: &mut DayField, what: &str) -> Result<Option<Date>, ()> {
    match field.typed.is_blank() {
        true => Ok(None),
        false => field.read(what).map(Some).ok_or(()),
    }
}

impl ChiefOfficerPage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let days = [
            ("invited", &self.form.invited),
            ("by", &self.form.by),
            ("received", &self.form.received),
        ];
        let days = days
            .into_iter()
            .filter(|(_, field)| !field.wrong.is_empty())
            .map(|(place, field)| (place, field.wrong.clone()));
        let words = [("words", &self.form.words), ("reply", &self.form.reply)];
        let words = words
            .into_iter()
            .filter_map(|(place, field)| Some((place, field.wrong.clone()?)));
        let summary = self.why.summary("words");
        summary.into_iter().chain(days).chain(words).collect()
    }
}

impl Content for ChiefOfficerPage {
    fn title(&self) -> String {
        "The chief officer’s comments".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        self.why != Why::NotSent
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The form, with what is written so far.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    let form = Form::of(&opened.held.written.chief_officer.said);
    look.visit.show(&page(&look, &opened, form, Why::NotSent))
}

/// Keeps what was typed, or shows the form again with every word still in it.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let mut form = Form::sent(&typed.pairs);
    let (why, opened) = match form.read() {
        None => (Why::Refused(Vec::new()), look.open().await?),
        Some(said) => {
            let part = PartSaid::ChiefOfficer(said);
            match part::keep(&look, &typed, part).await? {
                Came::Kept => return Ok(see_other(&look.address("#parts"))),
                Came::Not(why, held) => (why, look.opened(*held).await?),
            }
        }
    };
    if let Why::Refused(refused) = &why {
        form.refuse(refused);
    }
    let status = why.status();
    let response = look.visit.show(&page(&look, &opened, form, why))?;
    Ok(shown_again(response, status))
}

fn page(look: &Look, opened: &Opened, form: Form, why: Why) -> ChiefOfficerPage {
    use answerable_wording::days;
    let part = &opened.held.written.chief_officer;
    let theirs = (why == Why::Changed).then(|| {
        let day = |day: Option<Date>| day.map_or_else(|| "None".to_owned(), days::day);
        let facts = vec![
            ("Invited on", day(part.said.invited_on)),
            ("Asked for by", day(part.said.asked_for_by)),
            ("Came on", day(part.said.received_on)),
            ("Words", part.said.words.clone()),
            ("Reply", part.said.reply.clone()),
        ];
        let by = part.by.as_deref().unwrap_or_default();
        (opened.names.name(by), facts)
    });
    ChiefOfficerPage {
        title: opened.title.clone(),
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        form,
        why,
        theirs,
        seen: opened.held.draft.version,
        form_key: look.by.form_key.clone(),
    }
}
