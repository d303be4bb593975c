//! Correcting an entry: the whole fact again, put right.

use answerable_desk::clerk::{Command, NotRecorded, Recording};
use answerable_desk::questions::EntryState;
use answerable_desk::store::IdempotencyKey;
use answerable_register::entry::{Entry, EntryNumber, Fact};
use answerable_wording::{days, letters};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::Field;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "corrections/correcting.html")]
struct CorrectingPage {
    entry: EntryNumber,
    kind: &'static str,
    fact: Field,
    /// Why it is corrected by nobody here; none where it may be.
    barred: Option<&'static str>,
    /// The request that it answers, such as C17.
    request: String,
    form_key: String,
}

impl Content for CorrectingPage {
    fn title(&self) -> String {
        format!("Correct entry {}", self.entry)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![
            Crumb::home(),
            Crumb::new(
                format!("Entry {}", self.entry),
                format!("/entries/{}", self.entry),
            ),
        ]
    }

    fn is_refused(&self) -> bool {
        self.barred.is_some() || self.fact.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/entries/N/correct`
pub(super) async fn form(by: SignedIn, visit: Visit, Path(entry): Path<String>) -> Shown {
    let entry = number(&entry)?;
    let old = in_force(&visit.site, entry).await?;
    let typed = serde_json::to_value(&old.fact)
        .ok()
        .and_then(|fact| serde_json::to_string_pretty(&fact).ok())
        .ok_or_else(|| Problem::Fault(format!("laying entry {entry} out")))?;
    let page = CorrectingPage {
        entry,
        kind: old.fact.kind(),
        fact: Field { typed, wrong: None },
        barred: barred(&old.fact),
        request: request_of(visit.place.pairs.filled("request")),
        form_key: by.form_key.clone(),
    };
    let shown = visit.show(&page)?;
    Ok(match page.barred {
        Some(_) => shown_again(shown, StatusCode::CONFLICT),
        None => kept_nowhere(shown),
    })
}

/// Records the correction, or shows what was typed again with what was wrong.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    Path(entry): Path<String>,
    sent: SignedForm,
) -> Shown {
    let entry = number(&entry)?;
    let old = in_force(&site, entry).await?;
    let mut field = Field::sent(&sent.pairs, "fact");
    let request = request_of(sent.pairs.filled("request"));
    let barred = barred(&old.fact);
    match read(&field.typed, &old.fact, site.today()) {
        // Nothing is read or recorded of it.
        _ if barred.is_some() => {}
        Err(wrong) => field.refuse(wrong),
        Ok(fact) => match record(&site, &sent.by, entry, fact).await? {
            Ok(new) if request.is_empty() => return Ok(see_other(&format!("/entries/{new}"))),
            Ok(new) => return Ok(see_other(&format!("/inbox/{request}?entry={new}"))),
            Err(wrong) => field.refuse(wrong),
        },
    }
    let page = CorrectingPage {
        entry,
        kind: old.fact.kind(),
        fact: field,
        barred,
        request,
        form_key: sent.by.form_key.clone(),
    };
    let status = match page.barred {
        Some(_) => StatusCode::CONFLICT,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(shown_again(visit.show(&page)?, status))
}

/// Why a fact is corrected by nobody of the register, if it is not: a body's words
/// are published by two people of its own office, and changed by no one else.
fn barred(fact: &Fact) -> Option<&'static str> {
    match fact {
        Fact::Reply(_) => Some(
            "A published reply is the body’s own words: only the body corrects it, from its own office",
        ),
        _ => None,
    }
}

fn number(text: &str) -> Result<EntryNumber, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// A request's reference as it may stand in an address; nothing else.
fn request_of(text: Option<&str>) -> String {
    text.and_then(|text| {
        text.parse::<answerable_desk::store::inbox::Reference>()
            .ok()
    })
    .map(|reference| reference.to_string())
    .unwrap_or_default()
}

/// The entry, where it can be read and nothing has replaced it.
async fn in_force(site: &Site, number: EntryNumber) -> Result<Entry, Problem> {
    if site.state.desk.read().replaced_by(number).is_some() {
        return Err(Problem::NotFound);
    }
    let found = at_desk(site, move |desk| desk.entry(number))
        .await?
        .map_err(|why| Problem::Fault(format!("reading entry {number}: {why}")))?;
    match found.map(|page| page.state) {
        Some(EntryState::Read { entry, .. }) => Ok(*entry),
        _ => Err(Problem::NotFound),
    }
}

/// The fact that was typed: of the same kind, another than before, and none that
/// is still to come.
fn read(typed: &str, old: &Fact, today: jiff::civil::Date) -> Result<Fact, String> {
    let fact: Fact = serde_json::from_str(typed).map_err(|why| {
        format!("This is no fact of the register: {why}. Change what is wrong and leave the rest as it was")
    })?;
    if fact.kind() != old.kind() {
        return Err(format!(
            "A correction is of the same kind: {}, not {}",
            old.kind(),
            fact.kind()
        ));
    }
    if fact == *old {
        return Err("Nothing is changed yet: change what is wrong".to_owned());
    }
    match fact.day_to_come(today) {
        Some(day) => Err(format!(
            "{} has not come yet, and only what has happened is recorded: check the year",
            days::day(day)
        )),
        None => Ok(fact),
    }
}

async fn record(
    site: &Site,
    by: &SignedIn,
    corrects: EntryNumber,
    fact: Fact,
) -> Result<Result<EntryNumber, String>, Problem> {
    let bytes = serde_json::to_vec(&fact)
        .map_err(|why| Problem::Fault(format!("writing a fact down: {why}")))?;
    let fingerprint = answerable_desk::review::Fingerprint::of(&bytes);
    let command = Command {
        key: IdempotencyKey::try_new(&format!("correct-{corrects}-{fingerprint}")).ok(),
        by: by.id.as_str().into(),
        today: site.today(),
        facts: vec![Recording {
            fact,
            corrects: Some(corrects),
        }],
    };
    match at_desk(site, move |desk| desk.record(command)).await? {
        Ok(recorded) => Ok(Ok(recorded.entries.start)),
        Err(NotRecorded::Refused { refusal, .. }) => {
            Ok(Err(letters::capital(&refusal.to_string())))
        }
        Err(why @ NotRecorded::NotWritable { .. }) => Ok(Err(letters::capital(&why.to_string()))),
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}
