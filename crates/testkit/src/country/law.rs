//! The powers and holidays of the country: one power for each way in which a
//! clock can be set, or not set.

use answerable_calendar::{Division, DivisionTable, Holidays, NamedDay, Nations, Period, Unit};
use answerable_register::power::{Confirmation, Obligation, Power, Start};

use crate::facts::day;

/// The kinds of body that section 55 binds.
const LOCAL_POLICING_BODIES: [&str; 3] = [
    "police-and-crime-commissioner",
    "police-fire-and-crime-commissioner",
    "mayor",
];

/// The powers, by what they do to a clock:
///
/// | power | clock |
/// |---|---|
/// | `section-55` | 56 days beginning with publication, by law, on local policing bodies |
/// | `iopc` | 56 days beginning with the day asked, by law, on whoever is asked |
/// | `pfd` | 56 days by law, and which day is day one is not confirmed |
/// | `section-24` | a duty in law, and no period |
/// | `select-committee` | two months, by convention |
/// | `mp-correspondence` | 20 working days, by a department's own standard |
#[must_use]
pub fn powers() -> Vec<Power> {
    let fifty_six = Period::beginning_with(56, Unit::CalendarDays);
    vec![
        Power {
            binds: LOCAL_POLICING_BODIES.map(str::to_owned).to_vec(),
            period: Some(fifty_six),
            ..power("section-55", "Police Act 1996, section 55")
        },
        Power {
            period: Some(fifty_six),
            ..power(
                "iopc",
                "Police Reform Act 2002, Schedule 3, paragraph 28A and 28B",
            )
        },
        Power {
            period: Some(fifty_six),
            start: Start::Unconfirmed,
            ..power("pfd", "Coroners and Justice Act 2009, Schedule 5")
        },
        power("section-24", "Police Act 1996, section 24"),
        Power {
            period: Some(Period::following(2, Unit::Months)),
            obligation: Obligation::Conventional,
            binds: vec!["department".to_owned()],
            ..power("select-committee", "a convention of the House of Commons")
        },
        Power {
            period: Some(Period::following(
                20,
                Unit::WorkingDays(Nations::EnglandAndWales),
            )),
            obligation: Obligation::Standard,
            binds: vec!["department".to_owned()],
            ..power("mp-correspondence", "a standard departments set themselves")
        },
    ]
}

/// A statutory power that is confirmed, binds nobody by kind and sets no
/// period, for tests to change.
#[must_use]
pub fn power(id: &str, citation: &str) -> Power {
    Power {
        id: id.to_owned(),
        title: format!("Duty under {citation}"),
        citation: citation.to_owned(),
        duty: "answer".to_owned(),
        duty_holder: "whoever is asked".to_owned(),
        binds: Vec::new(),
        trigger: "it is asked".to_owned(),
        period: None,
        start: Start::Confirmed,
        extension: String::new(),
        obligation: Obligation::Statutory,
        confirmation: Confirmation::Confirmed,
        source: "https://law.example".to_owned(),
        checked: false,
        note: String::new(),
        from: None,
        until: None,
    }
}

/// The holidays of 2024 in England and Wales; nothing is known of other years.
#[must_use]
pub fn holidays() -> Holidays {
    let days = [
        ("2024-01-01", "New Year's Day"),
        ("2024-03-29", "Good Friday"),
        ("2024-04-01", "Easter Monday"),
        ("2024-05-06", "Early May bank holiday"),
        ("2024-05-27", "Spring bank holiday"),
        ("2024-08-26", "Summer bank holiday"),
        ("2024-12-25", "Christmas Day"),
        ("2024-12-26", "Boxing Day"),
    ];
    let table = DivisionTable {
        division: Division::EnglandAndWales,
        from: day("2024-01-01"),
        until: day("2024-12-31"),
        holidays: days
            .into_iter()
            .map(|(on, name)| NamedDay {
                day: day(on),
                name: name.to_owned(),
            })
            .collect(),
    };
    Holidays::try_new(vec![table]).expect("the days above are of 2024, and each stands once")
}
