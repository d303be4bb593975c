//! The whole sample, recorded in a register, and how its asks stand.

use std::path::PathBuf;

use answerable_desk::actions::bring_up_to_date;
use answerable_desk::clerk::Clerk;
use answerable_desk::{sample, store::Log};
use answerable_register::calendar::Day;
use answerable_register::facts::{AskReference, Duty, Section55};
use answerable_register::fold::{Clock, Known, Register};
use answerable_register::standing::Standing;

use super::beside_the_repository;

/// A register that holds the reference data and the sample, in a folder that
/// goes when it does.
struct Recorded {
    clerk: Clerk,
    folder: PathBuf,
}

impl Drop for Recorded {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Records the reference data and the sample, once for each test by its name.
fn recorded(test: &str) -> Recorded {
    let name = format!("answerable-sample-{test}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let clerk = Clerk::start(Log::create(folder.join("log.sqlite")).unwrap()).unwrap();
    let recorded = Recorded { clerk, folder };
    bring_up_to_date(&recorded.clerk, day("2025-11-21")).unwrap();
    if let Err(error) = sample::record(&recorded.clerk, day("2025-11-21")) {
        panic!("{error}");
    }
    recorded
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn standing(register: &Register, subject: &str, of: &str, duty: Duty, as_at: &str) -> Standing {
    let reference = AskReference {
        subject: subject.into(),
        of: of.into(),
        duty,
    };
    let ask = register
        .find_ask(&reference)
        .unwrap_or_else(|| panic!("no ask {reference}"));
    register.standing(ask, day(as_at), Known::Everything)
}

/// How the comments of one body on one report stand, long after.
fn comments(register: &Register, report: &str, of: &str) -> Standing {
    standing(register, report, of, Duty::Comment, "2025-11-21")
}

#[test]
fn the_register_takes_the_whole_sample_and_takes_it_once() {
    let recorded = recorded("once");
    let again = sample::record(&recorded.clerk, day("2025-11-21")).unwrap();
    assert!(again.already);
    let register = recorded.clerk.read();
    assert!(register.oddities().is_empty(), "{:?}", register.oddities());
    assert_eq!(again.entries.count(), sample::facts().unwrap().len());
}

#[test]
fn a_letter_of_the_assembly_was_answered_after_112_days_and_no_law_set_one() {
    let recorded = recorded("assembly");
    let register = recorded.clerk.read();
    let reference = AskReference {
        subject: "london-assembly-letter-2023".into(),
        of: "home-secretary".into(),
        duty: Duty::Answer,
    };
    let key = register.find_ask(&reference).unwrap();
    assert_eq!(register.ask(key).facts().clock, Clock::None);
    let answer = register.answers_to(key, Known::Everything).next().unwrap();
    let asked = register.ask(key).facts().asked_on;
    let days = asked.until(answer.fact.dated.unwrap()).unwrap().get_days();
    assert_eq!(days, 112);
    for (as_at, answered) in [("2024-03-05", false), ("2024-03-06", true)] {
        let standing = register.standing(key, day(as_at), Known::Everything);
        assert_eq!(
            matches!(standing, Standing::Answered { .. }),
            answered,
            "{as_at}"
        );
    }
}

#[test]
fn eight_bodies_answered_on_disproportionate_powers_and_nobody_looked_for_the_rest() {
    let recorded = recorded("powers");
    let register = recorded.clerk.read();
    let mut answered = Vec::new();
    let mut not_looked_for = 0;
    for key in register.asks_of(&"disproportionate-powers-2021".into()) {
        let of = &register.ask(*key).reference.of;
        match register.standing(*key, day("2025-11-21"), Known::Everything) {
            Standing::AnsweredDayNotShown {
                published,
                last_day,
            } => {
                assert_eq!((published.not_before, published.not_after), (None, None));
                assert_eq!(last_day, day("2021-04-22"));
                answered.push(of.to_string());
            }
            Standing::NotYetLookedFor { .. } => not_looked_for += 1,
            other => panic!("{of}: {other:?}"),
        }
    }
    assert_eq!((answered.len(), not_looked_for), (8, 35));
    answered.sort();
    if let Some(listed) =
        beside_the_repository("data/s55_responders_listed_disproportionate_powers_2021.csv")
    {
        let mut listed: Vec<String> = String::from_utf8(listed)
            .unwrap()
            .lines()
            .skip(1)
            .filter_map(|row| row.split(',').nth(2))
            .map(answerable_register::words::slug_of)
            .collect();
        listed.sort();
        assert_eq!(answered, listed);
    }
}

#[test]
fn a_letter_dated_past_the_last_day_is_late_and_one_dated_before_it_shows_nothing() {
    let recorded = recorded("west-mercia");
    let register = recorded.clerk.read();
    for (report, last_day) in [
        ("getting-a-grip-2023", "2023-08-31"),
        ("group-based-exploitation-2023", "2024-02-01"),
        ("needs-of-victims-2023", "2024-02-12"),
        ("race-disparity-2023", "2023-10-19"),
        ("race-leadership-2023", "2023-10-19"),
    ] {
        match comments(&register, report, "west-mercia-pcc") {
            Standing::AnsweredLate {
                last_day: by,
                days_past,
                ..
            } => {
                assert_eq!((by, days_past), (day(last_day), 1), "{report}");
            }
            other => panic!("{report}: {other:?}"),
        }
    }
    for (report, last_day) in [
        ("digital-forensics-2022", "2023-01-25"),
        ("homicide-prevention-2023", "2023-10-05"),
        ("activism-and-impartiality-2024", "2024-11-04"),
    ] {
        match comments(&register, report, "west-mercia-pcc") {
            Standing::AnsweredDayNotShown { last_day: by, .. } => {
                assert_eq!(by, day(last_day), "{report}");
            }
            other => panic!("{report}: {other:?}"),
        }
    }
}

/// The rows of the sample of real letters: report, its day, the letter's day.
#[test]
fn the_six_letters_carry_the_days_of_the_list_they_come_from() {
    let recorded = recorded("six-letters");
    let register = recorded.clerk.read();
    let Some(list) = beside_the_repository("data/s55_timeliness_sample_west_mercia.csv") else {
        return;
    };
    let list = String::from_utf8(list).unwrap();
    assert_eq!(list.lines().skip(1).count(), 6);
    for row in list.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let (published, dated) = (day(cells[2]), day(cells[3]));
        let found = register.answers.in_force(Known::Everything).any(|held| {
            held.fact.by.as_str() == "west-mercia-pcc"
                && held.fact.dated == Some(dated)
                && held.fact.published.not_before == Some(dated)
                && held.fact.published.not_after.is_none()
                && held.fact.meets.iter().any(|meets| {
                    // Comments are on a report; what was first asked earlier
                    // stands in one.
                    let subject = &meets.ask.subject;
                    let asked = register.asked.latest(subject);
                    let report = asked.map_or(Some(subject), |held| held.fact.report.as_ref());
                    report
                        .and_then(|report| register.reports.latest(report))
                        .is_some_and(|held| held.fact.published_on == published)
                })
        });
        assert!(found, "{row}");
    }
}

#[test]
fn the_last_days_of_the_reports_are_those_of_the_law() {
    let recorded = recorded("last-days");
    let register = recorded.clerk.read();
    for (report, of, last_day) in [
        (
            "counter-corruption-2022",
            "mayors-office-for-policing-and-crime",
            "2022-05-16",
        ),
        ("vetting-2022", "avon-and-somerset-pcc", "2022-12-27"),
        (
            "child-exploitation-2024",
            "mayors-office-for-policing-and-crime",
            "2024-04-04",
        ),
        (
            "nottinghamshire-peel-2024",
            "nottinghamshire-pcc",
            "2024-09-04",
        ),
    ] {
        match comments(&register, report, of) {
            Standing::NotYetLookedFor { last_day: by, .. } => assert_eq!(by, day(last_day)),
            other => panic!("{report}: {other:?}"),
        }
    }
}

#[test]
fn where_section_55_is_unknown_or_does_not_apply_nobody_owes_comments() {
    let recorded = recorded("unknown");
    let register = recorded.clerk.read();
    let mut documents = 0;
    for held in register.reports.in_force(Known::Everything) {
        if held.fact.section_55 == Section55::Applies {
            continue;
        }
        documents += 1;
        assert!(
            register.asks_of(&held.fact.id).is_empty(),
            "{}",
            held.fact.id
        );
    }
    assert!(documents > 8, "{documents}");
}

#[test]
fn what_is_asked_of_commissioners_is_asked_of_each_on_the_day() {
    let recorded = recorded("commissioners");
    let register = recorded.clerk.read();
    let asks = register.asks_of(&"home-secretary-2024-commission-inspections".into());
    assert_eq!(asks.len(), 42, "all but the Common Council");
    // A wish about commissioners, told to the chief inspector, charges none of them.
    let asks = register.asks_of(&"home-secretary-2024-better-compliance".into());
    let of: Vec<&str> = asks
        .iter()
        .map(|key| register.ask(*key).reference.of.as_str())
        .collect();
    assert_eq!(of, ["as-published-pccs"]);
    let asks = register.asks_of(&"homicide-prevention-2023-2".into());
    assert_eq!(
        asks.len(),
        43 + 43,
        "an act for each force, an explanation for each body"
    );
}

#[test]
fn causes_of_concern_close_one_by_one_and_engage_ends_apart() {
    let recorded = recorded("nottinghamshire");
    let register = recorded.clerk.read();
    let closed: Vec<String> = register
        .outcomes
        .in_force(Known::Everything)
        .filter(|held| held.fact.subject.as_str().starts_with("nottinghamshire-"))
        .map(|held| {
            format!(
                "{} {:?} {}",
                held.fact.subject, held.fact.finding, held.fact.on
            )
        })
        .collect();
    assert_eq!(
        closed,
        [
            "nottinghamshire-leadership-2024 Closed 2025-04-04",
            "nottinghamshire-prevention-2024 Closed 2025-04-04",
            "nottinghamshire-investigations-2024 Open 2025-04-04",
            "nottinghamshire-investigations-2024 Closed 2025-05-22",
        ]
    );
    let stay = register
        .stays
        .latest("nottinghamshire-engage-2024")
        .unwrap();
    let left: Vec<String> = stay
        .fact
        .left
        .iter()
        .map(|end| end.latest.to_string())
        .collect();
    assert_eq!(
        left,
        ["2025-05-22", "2025-05-23"],
        "both sources' days are kept"
    );
}

/// Each row of the history: one source at least gives the day as it does, no
/// more and no less exact.
#[test]
fn every_stay_of_the_history_is_kept_with_its_own_precision() {
    let recorded = recorded("engage");
    let register = recorded.clerk.read();
    let Some(history) = beside_the_repository("data/engage_history.csv") else {
        return;
    };
    let history = String::from_utf8(history).unwrap();
    for row in history.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let force = answerable_register::words::slug_of(cells[0]);
        let stay = register
            .stays
            .in_force(Known::Everything)
            .find(|held| held.fact.force.as_str() == force)
            .unwrap_or_else(|| panic!("no stay of {force}"));
        for (ends, written) in [(&stay.fact.entered, cells[1]), (&stay.fact.left, cells[3])] {
            let kept = ends
                .iter()
                .any(|end| written == widest(end.earliest, end.latest));
            assert!(
                kept || written.is_empty() && ends.is_empty(),
                "{force}: {written}"
            );
        }
    }
}

/// A day, a month or a year, as a range of days makes it.
fn widest(earliest: Day, latest: Day) -> String {
    if earliest == latest {
        earliest.to_string()
    } else if earliest.month() == latest.month() {
        earliest.strftime("%Y-%m").to_string()
    } else {
        earliest.year().to_string()
    }
}
