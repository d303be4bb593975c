//! A letter in words, made of the log when it is sent.

use std::collections::BTreeMap;

use answerable_desk::following::mail::{Content, Following, HowOften, ToSend};
use answerable_desk::following::{Happening, Wanted};
use answerable_desk::{Desk, SearchFault, View};
use answerable_register::entry::EntryNumber;
use answerable_wording::alerts::{Confirmation, Item, News};
use jiff::civil::Date;

use super::postman::MailLetter;
use crate::feeds::said;

/// How many things one letter tells; the page of whoever gets it shows the rest.
const MOST_TOLD: usize = 50;

/// Where a letter is written: the site, and the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    /// The address people open, without a slash at its end.
    pub(super) base: &'a str,
    /// The day.
    pub(super) today: Date,
    /// The second, for its Date header.
    pub(super) at: i64,
}

/// The letter; none where there is nothing left to tell, since what it covered
/// was withheld, or is followed no more.
///
/// # Errors
/// When the words of a filter cannot be looked for.
pub(super) fn write(
    to_send: &ToSend,
    desk: &Desk,
    written: Written<'_>,
) -> Result<Option<MailLetter>, SearchFault> {
    let register = desk.read();
    let view = View::of(&register, written.today);
    let base = written.base;
    let letter = |subject: String, text: String, leave: Option<String>| MailLetter {
        id: to_send.letter.id.clone(),
        to: to_send.address.clone(),
        subject,
        text,
        leave,
        host: host(base).to_owned(),
        at: written.at,
    };
    Ok(match &to_send.content {
        Content::Confirm {
            what,
            how_often,
            link,
        } => {
            let said = Confirmation {
                what: &said::name_of_followed(what, &view),
                is_daily: *how_often == HowOften::Daily,
                link: &format!("{base}/follow/confirm/{}", link.as_str()),
                site: base,
            };
            Some(letter(said.subject(), said.text(), None))
        }
        Content::News {
            following,
            perhaps_lost,
        } => {
            let covers = to_send.letter.covers;
            let news = news(following, covers, desk, &view)?;
            let keep = format!("{base}/following/{}", following.keep.as_str());
            let leave = format!("{base}/follow/leave/{}", following.leave.as_str());
            let lost: Vec<Date> = perhaps_lost.iter().map(|letter| letter.made_on).collect();
            news.map(|news| {
                let said = News {
                    items: &news.items(base, &view),
                    more: news.more,
                    days: news.days,
                    perhaps_lost: &lost,
                    keep: &keep,
                    leave: &leave,
                };
                letter(said.subject(), said.text(), Some(leave.clone()))
            })
        }
    })
}

/// What a letter tells: each entry once, with the things followed that it is news
/// of.
struct Told<'r> {
    told: BTreeMap<EntryNumber, (Happening<'r>, Vec<String>)>,
    more: usize,
    days: (Date, Date),
}

fn news<'r>(
    following: &Following,
    covers: (EntryNumber, EntryNumber),
    desk: &Desk,
    view: &View<'r>,
) -> Result<Option<Told<'r>>, SearchFault> {
    let mut told: BTreeMap<EntryNumber, (Happening<'r>, Vec<String>)> = BTreeMap::new();
    let wanted = Wanted {
        among: covers.0..covers.1,
        after: 0,
        most: usize::MAX,
        on: view.as_at,
    };
    for what in &following.what {
        let name = said::name_of_followed(what, view);
        for happening in desk.happened(view.register, what, &wanted)?.rows {
            let entry = told
                .entry(happening.entry)
                .or_insert_with(|| (happening, Vec::new()));
            entry.1.push(name.clone());
        }
    }
    let day = |held: Option<(&EntryNumber, &(Happening<'r>, Vec<String>))>| {
        held.map(|(_, (happening, _))| happening.recorded_on)
    };
    let days = day(told.first_key_value()).zip(day(told.last_key_value()));
    Ok(days.map(|days| {
        let more = told.len().saturating_sub(MOST_TOLD);
        Told { told, more, days }
    }))
}

impl Told<'_> {
    fn items(&self, base: &str, view: &View<'_>) -> Vec<Item> {
        self.told
            .values()
            .take(MOST_TOLD)
            .map(|(happening, followed)| Item {
                sentence: said::sentence(happening, view),
                page: format!("{base}{}", said::page(happening)),
                followed: followed.clone(),
            })
            .collect()
    }
}

/// The host of an address: `register.example`.
fn host(base: &str) -> &str {
    let after = base.split_once("://").map_or(base, |(_, after)| after);
    after.split(['/', ':']).next().unwrap_or(after)
}
