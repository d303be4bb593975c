//! Under which power something is asked, and whom with what part.

use answerable_desk::clerk::{Command, Recording};
use answerable_desk::review::intake::Role as Part;
use answerable_desk::review::{
    AboutForces, Details, ItemRefused, NotPublished, NotReviewed, PowerSaid, Section55Said,
    powers_on,
};
use answerable_register::facts::{AskedKind, ReportKind, Role};
use answerable_register::fold::{Clock, Known, NoDay};
use answerable_register::power::Power;
use jiff::civil::{Date, date};

use crate::{ANN, BEN, REPORT, TODAY, WHEN, World, details};

/// A coroner's report that asks one force for one thing.
const CORONER: &str = "\
Report to prevent future deaths

Recommendations

Exampleshire Police should review how it answers calls from care homes.
";

fn of_a_coroner(sent_on: Option<Date>) -> Details {
    Details {
        kind: ReportKind::PreventionOfFutureDeaths,
        about: AboutForces::None,
        section_55: Section55Said::No("a coroner's report is none".to_owned()),
        title: "Care homes".to_owned(),
        sent_on,
        ..details()
    }
}

/// Publishes a document of which this is said; what each item became.
fn published(world: &World, text: &str, details: &Details) -> Vec<(AskedKind, Clock)> {
    let held = world.receive(text);
    let fingerprint = held.review.fingerprint;
    let described = world
        .desk
        .describe_document(fingerprint, held.version, details, ANN, TODAY)
        .unwrap();
    let held = world.all_decided_as(described);
    let id = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap()
        .report
        .unwrap();
    let register = world.desk.read();
    let of = register.asked.in_force(Known::Everything);
    of.filter(|held| held.fact.report.as_ref() == Some(&id))
        .filter_map(|held| {
            let mut asks = register.asks();
            let (key, _) = asks.find(|(_, ask)| ask.reference.subject == held.fact.id)?;
            let clock = register.facts_at(key, Known::Everything).clock;
            Some((held.fact.kind, clock))
        })
        .collect()
}

/// Which day is the first of the 56 is not confirmed (data/powers), so no last
/// day is given; the day of sending stands in the entry for when it is.
#[test]
fn what_a_coroner_asks_is_to_be_answered_and_keeps_the_day_it_was_sent() {
    let world = World::new();
    let sent = date(2024, 3, 1);
    let published = published(&world, CORONER, &of_a_coroner(Some(sent)));
    let clock = Clock::Unknown {
        power: "pfd".into(),
        why: NoDay::FirstDayUnconfirmed,
    };
    assert_eq!(published, [(AskedKind::CoronersConcern, clock)]);
    let register = world.desk.read();
    let asked = register.asked.latest("care-homes-item-1").unwrap();
    assert_eq!(asked.fact.sent_on, Some(sent));
}

#[test]
fn a_coroners_report_whose_day_of_sending_is_not_known_has_no_last_day() {
    let world = World::new();
    let published = published(&world, CORONER, &of_a_coroner(None));
    let clock = Clock::Unknown {
        power: "pfd".into(),
        why: NoDay::SentNotKnown,
    };
    assert_eq!(published, [(AskedKind::CoronersConcern, clock)]);
}

#[test]
fn nothing_is_asked_under_a_power_that_neither_the_document_nor_a_person_named() {
    let world = World::new();
    let held = world.all_decided(REPORT);
    world.publish(&held);
    let register = world.desk.read();
    let asked = register.asked.in_force(Known::Everything);
    assert!(
        asked
            .map(|held| &held.fact)
            .all(|asked| asked.power.is_none())
    );
}

#[test]
fn a_person_may_name_the_power_or_say_that_there_is_none() {
    let world = World::new();
    let held = world.described(REPORT);
    let mut draft = held.review.items[0].draft.clone();
    let register = world.desk.read();
    draft
        .choose_power("iopc", &register, details().published_on)
        .unwrap();
    assert_eq!(
        draft.power_in(Some(&details()), &register),
        Some("iopc".into())
    );
    draft
        .choose_power("none", &register, details().published_on)
        .unwrap();
    assert_eq!(draft.power_in(Some(&of_a_coroner(None)), &register), None);
    assert_eq!(draft.power, PowerSaid::None);
}

#[test]
fn a_power_that_a_person_named_sets_the_clock() {
    let world = World::new();
    let mut held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut draft = held.review.items[0].draft.clone();
    let day = details().published_on;
    draft.choose_power("foi", &world.desk.read(), day).unwrap();
    held = world
        .desk
        .accept_item(fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    let held = world.all_decided_as(held);
    world.publish(&held);
    let register = world.desk.read();
    let of_item = |ask: &str| ask == "custody-in-exampleshire-item-1/exampleshire-police/act";
    let (key, _) = register
        .asks()
        .find(|(_, ask)| of_item(&ask.reference.to_string()))
        .unwrap();
    // 20 working days after 6 March 2024; 18 and 29 March and 1 April are not.
    let clock = Clock::ByLaw {
        power: "foi".into(),
        last_day: date(2024, 4, 8),
        provisional_beyond: None,
    };
    assert_eq!(register.facts_at(key, Known::Everything).clock, clock);
}

#[test]
fn only_powers_in_force_on_the_day_of_the_document_can_be_chosen() {
    let world = World::new();
    let held = world.described(REPORT);
    let mut draft = held.review.items[0].draft.clone();
    let register = world.desk.read();
    let early = date(1990, 1, 1);
    let later =
        powers_on(&register, TODAY).find(|power| power.from.is_some_and(|from| from > early));
    let later = later.expect("a power that began after 1990");
    let refused = draft.choose_power(&later.id, &register, early);
    assert_eq!(refused, Err(ItemRefused::NoSuchPower(later.id.clone())));
    let refused = draft.choose_power("<b>no such</b>", &register, TODAY);
    assert_eq!(
        refused,
        Err(ItemRefused::NoSuchPower("<b>no such</b>".to_owned()))
    );
    assert_eq!(draft.power, PowerSaid::AsTheDocument);
}

/// Ends a power on a day, as data/powers would.
fn ended(world: &World, id: &str, until: Date) {
    let correction = {
        let register = world.desk.read();
        let held = register.powers.latest(id).unwrap();
        let power = Power {
            until: Some(until),
            ..held.fact.clone()
        };
        Recording {
            fact: power.into(),
            corrects: Some(held.entry),
        }
    };
    world
        .desk
        .record(Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts: vec![correction],
        })
        .unwrap();
}

#[test]
fn a_kind_of_document_suggests_its_power_while_that_is_in_force() {
    let world = World::new();
    let suggested = |published_on| {
        let said = Details {
            published_on,
            ..of_a_coroner(None)
        };
        let register = world.desk.read();
        let power = said.suggested_power(&register);
        power.map(|power| power.id.clone())
    };
    let (before, after) = (date(2024, 3, 4), date(2024, 3, 6));
    // The control: in force, it is suggested on both days.
    assert_eq!(suggested(after).as_deref(), Some("pfd"));
    ended(&world, "pfd", date(2024, 3, 5));
    assert_eq!(suggested(before).as_deref(), Some("pfd"));
    assert_eq!(suggested(after), None);
    assert_eq!(details().suggested_power(&world.desk.read()), None);
}

#[test]
fn a_power_that_was_not_in_force_is_neither_accepted_nor_published() {
    let world = World::new();
    let held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut draft = held.review.items[0].draft.clone();
    let day = details().published_on;
    draft.choose_power("foi", &world.desk.read(), day).unwrap();
    // The control: in force, it is accepted.
    let held = world
        .desk
        .accept_item(fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    ended(&world, "foi", date(2024, 3, 5));
    let not_in_force = ItemRefused::NoSuchPower("foi".to_owned());
    let why = world
        .desk
        .accept_item(fingerprint, held.version, 1, &draft, ANN)
        .unwrap_err();
    assert!(matches!(why, NotReviewed::Item(why) if why == [not_in_force.clone()]));

    let held = world.all_decided_as(held);
    let entries = world.entries();
    let why = world
        .desk
        .publish_review(fingerprint, held.version, BEN, WHEN)
        .unwrap_err();
    assert!(
        matches!(&why, NotPublished::Item { item: 0, why } if *why == not_in_force),
        "{why}"
    );
    assert_eq!(world.entries(), entries, "nothing was recorded");
}

#[test]
fn a_line_says_what_part_its_addressee_has_and_is_written_back_the_same() {
    let world = World::new();
    let held = world.described(REPORT);
    let mut draft = held.review.items[0].draft.clone();
    let register = world.desk.read();
    let day = details().published_on;
    let lines = "consult: the unit = Southvale Police\nExampleshire Police\nWith: Northmoor Police";
    draft.find_addressees(lines, &register, day).unwrap();
    let parts: Vec<(&str, Part)> = draft
        .addressees
        .iter()
        .map(|one| (one.as_published.as_str(), one.role))
        .collect();
    // Whoever is to do it stands first.
    assert_eq!(
        parts,
        [
            ("Exampleshire Police", Part::Lead),
            ("the unit", Part::Consult),
            ("Northmoor Police", Part::With),
        ]
    );
    let written = draft.addressee_lines(&register, day);
    assert_eq!(
        written,
        "Exampleshire Police\nconsult: the unit = Southvale Police\nwith: Northmoor Police"
    );
    let before = draft.clone();
    draft.find_addressees(&written, &register, day).unwrap();
    assert_eq!(draft, before);
}

#[test]
fn the_parts_of_addressees_are_recorded() {
    let world = World::new();
    let mut held = world.described(REPORT);
    let fingerprint = held.review.fingerprint;
    let mut draft = held.review.items[0].draft.clone();
    draft
        .find_addressees(
            "Exampleshire Police\nconsult: Southvale Police",
            &world.desk.read(),
            details().published_on,
        )
        .unwrap();
    held = world
        .desk
        .accept_item(fingerprint, held.version, 0, &draft, ANN)
        .unwrap();
    let held = world.all_decided_as(held);
    world.publish(&held);
    let register = world.desk.read();
    let asked = register
        .asked
        .latest("custody-in-exampleshire-item-1")
        .unwrap();
    let roles: Vec<Role> = asked.fact.of.iter().map(|of| of.role).collect();
    assert_eq!(roles, [Role::Lead, Role::Consult]);
}

#[test]
fn a_review_kept_before_powers_could_be_named_is_still_read() {
    let world = World::new();
    let held = world.receive(REPORT);
    let mut kept = serde_json::to_value(&held.review).unwrap();
    for item in kept["items"].as_array_mut().unwrap() {
        let draft = item["draft"].as_object_mut().unwrap();
        assert!(
            draft.remove("power").is_none(),
            "not kept where nobody said"
        );
    }
    let read: answerable_desk::review::Review = serde_json::from_value(kept).unwrap();
    assert_eq!(read, held.review);
}
