//! Appointments, moments and days, as the pages of accounts show them.

use answerable_desk::View;
use answerable_desk::store::accounts::{BEFORE_ACCOUNTS, UnixSeconds};
use answerable_desk::who::{ActsFor, Appointment};
use answerable_wording::days;
use jiff::civil::Date;

/// One appointment in words.
pub(super) struct Office {
    /// Its number.
    pub(super) number: u64,
    /// `Reviewer of the register`.
    pub(super) words: String,
    /// `from 6 March 2024`.
    pub(super) days: String,
    /// Whether it can be ended: it holds today or will.
    pub(super) open: bool,
}

impl Office {
    pub(super) fn of(number: u64, held: &Appointment, view: &View<'_>) -> Self {
        let office = match held.acts_for() {
            ActsFor::Register => "the register".to_owned(),
            ActsFor::Body(body) => view.name_of(body, view.as_at).to_owned(),
        };
        let title = held.role().title();
        let mut letters = title.chars();
        let first = letters.next().map(char::to_uppercase);
        let title: String = first.into_iter().flatten().chain(letters).collect();
        Self {
            number,
            words: format!("{title}, {office}"),
            days: between(held),
            open: held.until().is_none_or(|until| until > view.as_at),
        }
    }
}

/// The days between which it holds, the last of them named.
fn between(held: &Appointment) -> String {
    let from = match held.from() {
        BEFORE_ACCOUNTS => "since before there were accounts".to_owned(),
        from => format!("from {}", days::day(from)),
    };
    match held.until() {
        None => from,
        Some(until) if until == held.from() => "ended before it began".to_owned(),
        Some(until) => format!("{from} to {}", days::day(before(until))),
    }
}

fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

/// `22 November 2026`, in UTC.
#[cfg(feature = "passkeys")]
pub(super) fn day_of(moment: UnixSeconds) -> String {
    jiff::Timestamp::from_second(moment.0).map_or_else(
        |_| "on an unknown day".to_owned(),
        |instant| days::day(instant.to_zoned(jiff::tz::TimeZone::UTC).date()),
    )
}

/// `22 November 2026, 2:05am UTC`.
pub(crate) fn moment(moment: UnixSeconds) -> String {
    let Ok(instant) = jiff::Timestamp::from_second(moment.0) else {
        return "at an unknown time".to_owned();
    };
    let there = instant.to_zoned(jiff::tz::TimeZone::UTC);
    let (hour, half) = match there.hour() {
        0 => (12, "am"),
        hour @ 1..=11 => (hour, "am"),
        12 => (12, "pm"),
        hour => (hour - 12, "pm"),
    };
    let day = days::day(there.date());
    format!("{day}, {hour}:{:02}{half} UTC", there.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_its_day_and_its_minute() {
        let noon = 1_712_059_200;
        for (seconds, words) in [
            (noon, "2 April 2024, 12:00pm UTC"),
            (noon + 300, "2 April 2024, 12:05pm UTC"),
            (noon + 12 * 3_600, "3 April 2024, 12:00am UTC"),
            (noon + 13 * 3_600, "3 April 2024, 1:00am UTC"),
        ] {
            assert_eq!(moment(UnixSeconds(seconds)), words);
        }
    }
}
