//! Looking for answers, and telling bodies before anything is said of them.
//!
//! A reviewer looks where a body publishes and records what came back. Where
//! nothing was found the body is told, by a letter that the reviewer sends as
//! letters are sent; that it was told, on which day and how, is recorded. Until
//! then the page says "body not yet told".
//!
//! * [`due`]: which looks are due;
//! * [`record`]: what was looked at and what came back;
//! * [`places`], [`place`]: the list of places to look, and one of them;
//! * [`tables`]: many places, or many looks, at a time;
//! * [`notices`]: which bodies are to be told;
//! * [`notice`]: one body's letter, and that it was given.

mod due;
mod notice;
mod notices;
mod place;
mod places;
mod record;
mod tables;

use answerable_desk::clerk::{Command, NotRecorded};
use answerable_desk::looking::MOST_COPY_BYTES;
use answerable_desk::store::IdempotencyKey;
use answerable_desk::who::Act;
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::AskReference;
use answerable_register::words::{BodyId, SubjectId, is_slug};
use answerable_wording::letters;

use crate::guard::{Policy, Routes, get};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::query::Pairs;

/// The most asks that one look or notice is recorded of: a report asks some
/// forty bodies, and a form of more could not be read over.
const MOST_ASKS: usize = 100;

/// Every address of looks and notices.
pub(crate) fn routes() -> Routes {
    const RECORD: Policy = Policy::of(Act::RecordFacts);
    Routes::default()
        .at("/looks", get(RECORD, due::show))
        .at(
            "/looks/record",
            get(RECORD, record::form)
                .post(RECORD, record::send)
                .taking_at_most(2 * MOST_COPY_BYTES),
        )
        .at("/looks/places", get(RECORD, places::show))
        .at(
            "/looks/places/new",
            get(RECORD, place::new).post(RECORD, place::add),
        )
        .at(
            "/looks/places/table",
            get(RECORD, tables::places)
                .post(RECORD, tables::send_places)
                .taking_at_most(tables::MOST_SENT_BYTES),
        )
        .at(
            "/looks/places/{place}",
            get(RECORD, place::change).post(RECORD, place::put_right),
        )
        .at(
            "/looks/results",
            get(RECORD, tables::results)
                .post(RECORD, tables::send_results)
                .taking_at_most(tables::MOST_SENT_BYTES),
        )
        .at("/notices", get(RECORD, notices::show))
        .at(
            "/notices/{to}",
            get(RECORD, notice::show).post(RECORD, notice::send),
        )
        .at("/notices/{to}/letter", get(RECORD, notice::letter))
}

/// An ask as a form names it: `custody/exampleshire-pcc/comment`.
fn ask_named(text: &str) -> Option<AskReference> {
    let mut parts = text.split('/');
    let (subject, of, duty) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !is_slug(subject) || !is_slug(of) {
        return None;
    }
    Some(AskReference {
        subject: SubjectId::from(subject),
        of: BodyId::from(of),
        duty: duty.parse().ok()?,
    })
}

/// The asks that a form names, each once and at most [`MOST_ASKS`].
fn asks_named(pairs: &Pairs) -> Vec<AskReference> {
    let mut asks: Vec<AskReference> = Vec::new();
    for ask in pairs.all("ask").filter_map(ask_named) {
        if !asks.contains(&ask) && asks.len() < MOST_ASKS {
            asks.push(ask);
        }
    }
    asks
}

/// A key drawn when a form is shown: the same form sent twice records once.
pub(crate) fn drawn_key() -> Result<String, Problem> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Problem::Fault(format!("drawing a key: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The key that a form was sent with, or a new one where it came without.
pub(crate) fn key_of(pairs: &Pairs) -> Result<String, Problem> {
    let is_a_key = |key: &&str| key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    match pairs.filled("key").filter(is_a_key) {
        Some(key) => Ok(key.to_owned()),
        None => drawn_key(),
    }
}

/// Records one fact in somebody's name; the entry, or what they can put right.
async fn record_one(
    site: &Site,
    by: &SignedIn,
    key: String,
    fact: Fact,
) -> Result<Result<EntryNumber, String>, Problem> {
    let command = Command {
        key: IdempotencyKey::try_new(&key).ok(),
        by: by.id.as_str().into(),
        today: site.today(),
        facts: vec![fact.into()],
    };
    match at_desk(site, move |desk| desk.record(command)).await? {
        Ok(recorded) => Ok(Ok(recorded.entries.start)),
        Err(NotRecorded::Refused { refusal, .. }) => {
            Ok(Err(letters::capital(&refusal.to_string())))
        }
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_sent_names_an_ask_or_none(text in ".*|[a-z-]{0,9}/[a-z-]{0,9}/[a-z]{0,9}") {
            if let Some(ask) = ask_named(&text) {
                prop_assert_eq!(ask.to_string(), text);
            }
        }
    }
}
