//! What day it is: the one place in the program that reads the wall clock.

use answerable_calendar::Day;
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use jiff::tz::TimeZone;

/// The rule for the time of day in the United Kingdom: an hour ahead from the
/// last Sunday of March at 1am to the last Sunday of October at 2am (Summer
/// Time Order 2002, SI 2002/262). Written out, so that the day is right on a
/// machine that keeps another time or has no table of time zones.
const UNITED_KINGDOM: &str = "GMT0BST,M3.5.0/1,M10.5.0/2";

/// Today in the United Kingdom.
pub(crate) fn today() -> Day {
    jiff::Timestamp::now().to_zoned(zone()).date()
}

fn zone() -> TimeZone {
    TimeZone::posix(UNITED_KINGDOM)
        .expect("the rule is a constant in the POSIX form, and a test reads it")
}

/// The hour of the day in the United Kingdom, 0 to 23.
pub(crate) fn hour() -> u8 {
    let hour = jiff::Timestamp::now().to_zoned(zone()).hour();
    // Hours are 0 to 23.
    u8::try_from(hour).unwrap_or_default()
}

/// This moment, for links and sessions that end.
pub(crate) fn now() -> UnixSeconds {
    UnixSeconds(jiff::Timestamp::now().as_second())
}

/// This moment, for the audit trail.
pub(crate) fn moment() -> Moment {
    Moment {
        at: now(),
        day: today(),
    }
}

/// A moment as a person and a program can read it: `2024-03-06T14:05:09Z`.
pub(crate) fn in_utc(at: UnixSeconds) -> String {
    match jiff::Timestamp::from_second(at.0) {
        Ok(instant) => instant.to_string(),
        // Beyond the year 9999; the number itself is all there is to say.
        Err(_) => at.0.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_before_midnight_in_summer_is_already_tomorrow() {
        let zone = TimeZone::posix(UNITED_KINGDOM).unwrap();
        let day = |instant: &str| {
            let instant: jiff::Timestamp = instant.parse().unwrap();
            instant.to_zoned(zone.clone()).date().to_string()
        };
        assert_eq!(day("2024-07-01T23:30:00Z"), "2024-07-02");
        assert_eq!(day("2024-12-01T23:30:00Z"), "2024-12-01");
    }

    #[test]
    fn a_moment_is_said_in_utc() {
        assert_eq!(in_utc(UnixSeconds(1_709_733_909)), "2024-03-06T14:05:09Z");
        assert_eq!(in_utc(UnixSeconds(i64::MAX)), i64::MAX.to_string());
    }
}
