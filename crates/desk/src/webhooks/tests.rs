//! What holds of signatures and of whom an entry concerns.

use answerable_register::entry::{Entry, Fact};
use answerable_register::facts::{AskedKind, Decision, Finding, Matter, Outcome};
use answerable_register::facts::{CorrectionDecided, Reply};
use answerable_register::fold::Register;
use answerable_testkit::facts::{self, day};
use answerable_testkit::{country, examples};

use super::concerns::{Concern, KINDS};
use super::signing::Secret;

const INSPECTORATE: &str = country::INSPECTORATE;

/// The example of the Standard Webhooks specification, signed by its own tools.
#[test]
fn a_signature_is_what_the_standard_says() {
    let secret = Secret::read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    let signature = secret.signature(id, 1_614_265_330, br#"{"test": 2432232314}"#);
    assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    for (id, at, body) in [
        (
            "msg_p5jXN8AQM9LWM0D4loKWxJel",
            1_614_265_330,
            "{\"test\": 2432232314}",
        ),
        (id, 1_614_265_331, "{\"test\": 2432232314}"),
        (id, 1_614_265_330, "{\"test\": 2432232315}"),
    ] {
        assert_ne!(secret.signature(id, at, body.as_bytes()), signature);
    }
}

#[test]
fn a_secret_is_read_as_it_is_written_and_another_each_time() {
    let (one, other) = (Secret::draw().unwrap(), Secret::draw().unwrap());
    assert!(one != other);
    assert!(Secret::read(&one.written()) == Some(one));
    for wrong in [
        "",
        "whsec_",
        "whsec_AAAA",
        "whsec_!",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ] {
        assert!(Secret::read(wrong).is_none(), "{wrong}");
    }
}

/// A register in which a report is owed comments, and something is asked of two
/// forces by the inspectorate.
fn register() -> Register {
    let mut register = Register::default();
    for fact in country::everything() {
        register.fold(Entry::new("test", day("2024-04-02"), fact));
    }
    register
}

fn record(register: &mut Register, fact: impl Into<Fact>) -> Option<Concern> {
    let fact = register.prepare(fact.into());
    let entry = Entry::new("test", day("2024-04-02"), fact);
    register.fold(entry.clone());
    Concern::of(register, &entry)
}

fn bodies(concern: &Concern) -> Vec<&str> {
    concern.bodies.iter().map(|body| body.as_str()).collect()
}

#[test]
fn both_ends_of_an_ask_are_told_and_nobody_else() {
    let mut register = register();
    let forces = ["exampleshire-police", "southvale-police"];
    let asked = facts::request("grade-again", "6 March 2024", &forces);
    let told = record(&mut register, asked).unwrap();
    assert_eq!(told.kind, "asked");
    assert_eq!(
        bodies(&told),
        ["exampleshire-police", INSPECTORATE, "southvale-police"]
    );

    let claim = Outcome {
        of: Some(forces[0].into()),
        judged_by: forces[0].into(),
        ..facts::outcome("1 April 2024", "grade-again", Finding::ClaimedMet)
    };
    let told = record(&mut register, claim).unwrap();
    assert_eq!(told.kind, "claimed");
    assert_eq!(
        bodies(&told),
        [forces[0], INSPECTORATE],
        "not the other force"
    );

    let closed = Outcome {
        of: Some(forces[1].into()),
        judged_by: INSPECTORATE.into(),
        ..facts::outcome("2 April 2024", "grade-again", Finding::Closed)
    };
    let told = record(&mut register, closed).unwrap();
    assert_eq!(told.kind, "closed");
    assert_eq!(bodies(&told), [INSPECTORATE, forces[1]]);
    assert_eq!(told.asks.len(), 1, "{:?}", told.asks);
}

#[test]
fn a_body_is_told_of_its_own_asks_and_the_asker_of_all() {
    let mut register = register();
    let forces = ["exampleshire-police", "southvale-police"];
    let asked = facts::request("grade-again", "6 March 2024", &forces);
    let told = record(&mut register, asked).unwrap();
    let count = |body: &str| told.asks_for(&body.into(), &register).count();
    assert_eq!((count(forces[0]), count(forces[1])), (1, 1));
    assert_eq!((count(INSPECTORATE), count("northmoor-police")), (2, 0));
}

/// A cause of concern asks nothing itself, and its body is told all the same.
#[test]
fn whoever_a_cause_of_concern_is_about_is_told() {
    let mut register = register();
    let mut concern = facts::request(
        "missing-people-cause",
        "6 March 2024",
        &["southvale-police"],
    );
    concern.kind = AskedKind::CauseOfConcern;
    let told = record(&mut register, concern).unwrap();
    assert!(bodies(&told).contains(&"southvale-police"));
}

#[test]
fn a_reply_and_a_decided_correction_go_to_whom_they_are_about() {
    let mut register = register();
    let asked = facts::request("grade-again", "6 March 2024", &["southvale-police"]);
    record(&mut register, asked);
    let reply = Reply {
        by: "southvale-police".into(),
        about: Matter::Subject("grade-again".into()),
        words: "Our words.".into(),
        on: day("2024-04-02"),
        withdrawn_on: None,
    };
    let told = record(&mut register, reply).unwrap();
    assert_eq!(told.kind, "replied");
    let decided = |about| CorrectionDecided {
        about,
        asked: "The day.".into(),
        decision: Decision::Refused,
        why: "The source says so.".into(),
        corrected_by: None,
        asked_on: day("2024-04-01"),
        decided_on: day("2024-04-02"),
    };
    let about_body = decided(Some(Matter::Body("southvale-police".into())));
    let told = record(&mut register, about_body).unwrap();
    assert_eq!(bodies(&told), ["southvale-police"]);
    assert_eq!(record(&mut register, decided(None)), None);
}

/// Whatever the log may hold: it is told under a kind that is documented, or not
/// at all, and never to nobody's office.
#[test]
fn every_kind_of_fact_is_told_under_a_documented_kind_or_not() {
    let register = register();
    let mut seen = std::collections::BTreeSet::new();
    for fact in examples::every_kind() {
        let entry = Entry::new("test", day("2024-04-02"), fact);
        if let Some(told) = Concern::of(&register, &entry) {
            assert!(KINDS.contains(&told.kind), "{}", told.kind);
            seen.insert(told.kind);
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}
