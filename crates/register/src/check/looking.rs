//! The rules of looking: places, looks, and notices.

use answerable_calendar::Day;

use super::{Refusal, blank, some, wordless};
use crate::facts::{AskReference, CameBack, Look, LookReply, Notice, Place};
use crate::fold::Register;

impl Register {
    pub(super) fn check_place(&self, place: &Place) -> Result<(), Refusal> {
        self.body(place.of.as_str())?;
        blank("the place", &place.place)?;
        wordless("what is published there", &place.holds)?;
        blank("where it says so", &place.sourced.source)?;
        match (place.from, place.until) {
            (Some(first), Some(last)) if first > last => Err(Refusal::NoDayLeft { first, last }),
            _ => Ok(()),
        }
    }

    pub(super) fn check_look(&self, look: &Look) -> Result<(), Refusal> {
        blank("the place looked at", &look.place)?;
        match &look.listed {
            Some(id) if self.places.latest(id).is_none() => {
                return Err(Refusal::NotHeld {
                    what: "place",
                    id: id.to_string(),
                });
            }
            // A visit to a place of the list may look for nothing in particular.
            Some(_) => {}
            None => some("the list of asks looked for", &look.asks)?,
        }
        what_came_back(look)?;
        look.asks
            .iter()
            .try_for_each(|ask| self.asked_by_then(ask, look.on))
    }

    fn asked_by_then(&self, ask: &AskReference, looked: Day) -> Result<(), Refusal> {
        let asked = self.asked_not_before(ask)?;
        match looked < asked {
            true => Err(Refusal::LookedBeforeAsked { looked, asked }),
            false => Ok(()),
        }
    }

    pub(super) fn check_notice(&self, notice: &Notice) -> Result<(), Refusal> {
        self.body(notice.to.as_str())?;
        blank("how it was told", &notice.how)?;
        some("the list of asks told of", &notice.asks)?;
        notice.asks.iter().try_for_each(|ask| {
            let key = self.ask_held(ask)?;
            let bearer = self.directory().bearer_on(&ask.of, notice.on);
            if notice.to != ask.of && notice.to != bearer {
                return Err(Refusal::ToldAnother {
                    ask: ask.to_string(),
                    to: notice.to.to_string(),
                });
            }
            let (looked, _) = self.ask(key).facts().looked_by(notice.on);
            match looked.is_empty() {
                false => Ok(()),
                true => Err(Refusal::ToldOfNothing { on: notice.on }),
            }
        })
    }
}

/// A site that is down is no body that is silent: what came back and what was
/// found in it must agree.
fn what_came_back(look: &Look) -> Result<(), Refusal> {
    if let Some(LookReply::Status(status)) = look.reply
        && !(100..600).contains(&status)
    {
        return Err(Refusal::NotAStatus(status));
    }
    if let Some(fingerprint) = &look.fingerprint
        && !is_fingerprint(fingerprint)
    {
        return Err(Refusal::NotAFingerprint(fingerprint.to_string()));
    }
    let was_read = look.came_back != CameBack::CouldNotRead;
    if was_read && look.reply.is_some_and(|reply| !reply.can_be_read()) {
        return Err(Refusal::NothingToRead);
    }
    if look.came_back == CameBack::NotRead && !look.asks.is_empty() {
        return Err(Refusal::NotReadForAnswers);
    }
    Ok(())
}

fn is_fingerprint(text: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == 64 && text.bytes().all(is_digit)
}
