//! The last days of what is followed, as a calendar to subscribe to (RFC 5545).
//!
//! Each day is a whole day and means "on or before". A time that is no one day,
//! such as a month, or a day that may still move, is told in the words of the
//! calendar and never put on a day.

use answerable_desk::View;
use answerable_desk::following::{Followed, LastDay, LastDays, SetBy};
use answerable_desk::questions::AskRow;
use answerable_register::standing::StandingKind;
use answerable_wording::last_days::{self, Whose};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;

use super::ics::Ics;
use super::said;
use crate::problem::Problem;
use crate::shown::{open, standing};
use crate::visit::{Links, Shown, Visit};

const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// How often whoever subscribed is asked to look again (RFC 7986, 5.7).
const LOOK_AGAIN: &str = "PT12H";

/// The calendar of what is followed.
///
/// # Errors
/// [`Problem::Fault`] if words could not be looked for.
pub(super) fn show(visit: &Visit, followed: &Followed) -> Shown {
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let found = desk
        .last_days(&view, followed)
        .map_err(|why| Problem::Fault(format!("looking for words: {why}")))?;
    let calendar = Calendar {
        base: visit.site.base(),
        view,
        name: said::name_of_followed(followed, &view),
        page: {
            let (path, pairs) = said::page_of_followed(followed);
            visit.links().with(&path, pairs)
        },
    };
    let headers = [
        (CONTENT_TYPE, MEDIA_TYPE),
        (CONTENT_DISPOSITION, "inline; filename=\"last-days.ics\""),
    ];
    Ok((headers, calendar.write(&found)).into_response())
}

struct Calendar<'v> {
    base: &'v str,
    view: View<'v>,
    name: String,
    page: String,
}

impl Calendar<'_> {
    fn write(&self, found: &LastDays<'_>) -> String {
        let mut ics = Ics::begin();
        let name = format!("Last days: {}", self.name);
        let about = self.about(found);
        ics.line("BEGIN", "VCALENDAR");
        ics.line("VERSION", "2.0");
        ics.line(
            "PRODID",
            concat!(
                "-//Answerable//Answerable ",
                env!("CARGO_PKG_VERSION"),
                "//EN"
            ),
        );
        ics.line("CALSCALE", "GREGORIAN");
        ics.line("METHOD", "PUBLISH");
        // The names of RFC 7986, and those that programs knew before it.
        for key in ["NAME", "X-WR-CALNAME"] {
            ics.words(key, &name);
        }
        for key in ["DESCRIPTION", "X-WR-CALDESC"] {
            ics.words(key, &about);
        }
        ics.address("URL", &format!("{}{}", self.base, self.page));
        ics.line("REFRESH-INTERVAL;VALUE=DURATION", LOOK_AGAIN);
        ics.line("X-PUBLISHED-TTL", LOOK_AGAIN);
        for day in &found.days {
            self.event(&mut ics, day);
        }
        ics.line("END", "VCALENDAR");
        ics.finish()
    }

    /// What the calendar says of itself, and every time that is no day.
    fn about(&self, found: &LastDays<'_>) -> String {
        let mut lines = vec![last_days::about(&self.name, self.view.as_at)];
        if found.is_cut {
            lines.push(format!(
                "It holds {} last days; there are more.",
                found.days.len()
            ));
        }
        if found.count_without > 0 {
            lines.push(last_days::count_without(found.count_without));
        }
        for row in &found.without_a_day {
            let asked_for = row.clock.as_asked();
            lines.push(last_days::without_a_day(&of(row), &what(row), asked_for));
        }
        if found.count_without > found.without_a_day.len() {
            lines.push("and others, on the page.".to_owned());
        }
        lines.join("\n")
    }

    fn event(&self, ics: &mut Ics, last: &LastDay<'_>) {
        let Some(first) = last.asks.first() else {
            return;
        };
        let whose = match last.set_by {
            SetBy::Law => Whose::Law,
            SetBy::Practice => Whose::Practice,
            SetBy::Asker => Whose::Asker,
        };
        let whom = match last.asks.len() {
            1 => of(first),
            count => last_days::bodies(count),
        };
        let summary = last_days::summary(&whom, &what(first), whose, last.day);
        ics.line("BEGIN", "VEVENT");
        ics.address("UID", &format!("{}@{}", first.reference, host(self.base)));
        ics.midnight("DTSTAMP", last.recorded_on);
        ics.midnight("LAST-MODIFIED", last.recorded_on);
        ics.line("SEQUENCE", &last.corrected.to_string());
        ics.day("DTSTART", last.day);
        if let Ok(next) = last.day.tomorrow() {
            ics.day("DTEND", next);
        }
        ics.words("SUMMARY", &summary);
        ics.words("DESCRIPTION", &self.description(last, whose));
        ics.words(
            "CATEGORIES",
            match whose {
                Whose::Law => "By law",
                Whose::Practice => "By practice",
                Whose::Asker => "As asked",
            },
        );
        let is_withdrawn = |row: &AskRow<'_>| row.standing.kind() == StandingKind::Withdrawn;
        let status = match last.asks.iter().all(is_withdrawn) {
            true => "CANCELLED",
            false => "CONFIRMED",
        };
        ics.line("STATUS", status);
        // Nobody is busy all day because an answer is due by it.
        ics.line("TRANSP", "TRANSPARENT");
        ics.address("URL", &self.address(&self.path_of(last)));
        ics.line("END", "VEVENT");
    }

    fn description(&self, last: &LastDay<'_>, whose: Whose) -> String {
        let mut lines = vec![last_days::whose(whose).to_owned()];
        match last.asks.as_slice() {
            [only] => lines.push(standing::sentence(only)),
            several => lines.extend(several.iter().take(MOST_NAMED).map(|row| {
                let stands = answerable_wording::standings::tag(row.standing.kind());
                format!("{}: {stands}", of(row))
            })),
        }
        if last.asks.len() > MOST_NAMED {
            lines.push(format!("and {} more.", last.asks.len() - MOST_NAMED));
        }
        lines.push(self.address(&self.path_of(last)));
        lines.join("\n")
    }

    fn path_of(&self, last: &LastDay<'_>) -> String {
        let links = Links::default();
        match last.asks.as_slice() {
            [only] => links.ask(only.reference),
            [first, ..] => match first.asked {
                Some(asked) => links.subject(&asked.id),
                None => links.report(&first.reference.subject),
            },
            [] => "/".to_owned(),
        }
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// How many bodies of one day are named.
const MOST_NAMED: usize = 50;

fn of(row: &AskRow<'_>) -> String {
    row.of
        .name
        .unwrap_or("An addressee that was not published")
        .to_owned()
}

fn what(row: &AskRow<'_>) -> String {
    last_days::what(row.reference.duty, row.kind, open(row.title))
}

/// The host of an address: `register.example`.
fn host(base: &str) -> &str {
    let after = base.split_once("://").map_or(base, |(_, after)| after);
    after.split(['/', ':']).next().unwrap_or(after)
}
