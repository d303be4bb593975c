//! What holds of the table, whoever acts.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;
use answerable_register::words::BodyId;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Day = date(2026, 11, 21);
const BODIES: [&str; 3] = ["exampleshire-pcc", "northmoor-pcc", "inspectorate"];

fn appointed(role: Role, body: &str, from: Day, until: Option<Day>) -> Appointment {
    let office = match role.held_in() {
        HeldIn::ABody => ActsFor::Body(body.into()),
        HeldIn::TheRegister => ActsFor::Register,
    };
    Appointment::try_new(role, office, from, until).unwrap()
}

fn only(role: Role) -> Actor {
    Actor::with(vec![appointed(role, BODIES[0], TODAY, None)])
}

fn document(of: &[&str], hand: Hand) -> Resource {
    let of = of.iter().map(|body| BodyId::from(*body)).collect();
    Resource::Document(Document { of, hand })
}

fn reply(body: &str, hand: Hand) -> Resource {
    let body = BodyId::from(body);
    Resource::Reply(ReplyOf { body, hand })
}

/// Everything an act can be done on that a right could depend on.
fn everything() -> Vec<Resource> {
    let mut all = vec![
        Resource::Register,
        Resource::Account(Account::Own),
        Resource::Account(Account::SomebodyElses),
    ];
    for hand in [Hand::DecidedNothing, Hand::Decided] {
        all.push(document(&[], hand));
        all.push(document(&[BODIES[0], BODIES[1]], hand));
        all.extend(BODIES.map(|body| document(&[body], hand)));
        all.extend(BODIES.map(|body| reply(body, hand)));
    }
    for hand in [Hand::DecidedNothing, Hand::Decided] {
        all.extend(BODIES.map(|body| answer(body, hand)));
    }
    all.push(Resource::Office(ActsFor::Register));
    for body in BODIES {
        all.push(Resource::Office(ActsFor::Body(body.into())));
        for asker in BODIES {
            all.push(asked(body, asker, Hand::DecidedNothing));
            all.push(asked(body, asker, Hand::Decided));
        }
    }
    all
}

fn answer(of: &str, hand: Hand) -> Resource {
    let of = of.into();
    Resource::Answer(Answer { of, hand })
}

fn asked(of: &str, by: &str, hand: Hand) -> Resource {
    let (of, by) = (of.into(), [by.into()].into());
    Resource::Ask(Ask { of, by, hand })
}

/// Every act on everything that somebody may do on a day.
fn rights(actor: &Actor, day: Day) -> BTreeSet<(Act, usize)> {
    let things = everything();
    let cells = Act::ALL.into_iter().flat_map(|act| {
        let things = things.iter().enumerate();
        things.map(move |(place, thing)| (act, place, thing))
    });
    cells
        .filter(|(act, _, thing)| may(actor, *act, thing, day).is_ok())
        .map(|(act, place, _)| (act, place))
        .collect()
}

fn acts(actor: &Actor) -> BTreeSet<Act> {
    rights(actor, TODAY)
        .into_iter()
        .map(|(act, _)| act)
        .collect()
}

fn appointment() -> impl Strategy<Value = Appointment> {
    let days = (0i64..60, proptest::option::of(0i64..60));
    (0..Role::ALL.len(), 0..BODIES.len(), days).prop_map(|(role, body, (from, length))| {
        let day = |number: i64| {
            TODAY
                .checked_add(jiff::Span::new().days(number - 30))
                .unwrap()
        };
        let until = length.map(|length| day(from + length));
        appointed(Role::ALL[role], BODIES[body], day(from), until)
    })
}

fn appointments() -> impl Strategy<Value = Vec<Appointment>> {
    proptest::collection::vec(appointment(), 0..6)
}

#[test]
fn whoever_is_not_signed_in_reads_asks_for_corrections_follows_and_signs_in() {
    let public = [
        Act::ReadPages,
        Act::AskForCorrection,
        Act::Follow,
        Act::SignIn,
    ];
    assert_eq!(acts(&Actor::nobody()), public.into());
    let refused = may(&Actor::nobody(), Act::Invite, &Resource::Register, TODAY);
    assert_eq!(refused, Err(Refused::SignedOut { act: Act::Invite }));
}

#[test]
fn an_administrator_keeps_accounts_and_reads_nobodys_sealed_words() {
    let own = [Act::SignOut, Act::KeepOwnAccount, Act::SignOutEverywhere];
    let kept = [
        Act::ListAccounts,
        Act::Invite,
        Act::EndAppointment,
        Act::SeeOwnWork,
        Act::ListWebhooks,
        Act::KeepWebhook,
    ];
    let may_do = acts(&only(Role::Administrator));
    let expected = acts(&Actor::nobody()).into_iter().chain(own).chain(kept);
    assert_eq!(may_do, expected.collect());
    let sealed = Act::ALL.into_iter().filter(|act| act.reads_sealed_words());
    assert_eq!(sealed.filter(|act| may_do.contains(act)).count(), 0);
}

#[test]
fn an_auditor_reads_trails_and_nothing_else_that_is_closed() {
    let beyond: Vec<Act> = acts(&only(Role::Auditor))
        .difference(&acts(&Actor::with(Vec::new())))
        .copied()
        .collect();
    assert_eq!(beyond, [Act::ReadTrail]);
}

#[test]
fn refusals_say_why_in_plain_words() {
    let editor = only(Role::AskersEditor);
    let theirs = document(&[BODIES[0]], Hand::Decided);
    let said: Vec<String> = [
        (Actor::nobody(), Act::DecideItem, theirs.clone()),
        (only(Role::PanelReader), Act::DecideItem, theirs.clone()),
        (
            editor.clone(),
            Act::DecideItem,
            document(&[BODIES[1]], Hand::Decided),
        ),
        (only(Role::AskersPublisher), Act::PublishDocument, theirs),
        (
            editor.clone(),
            Act::SignOutEverywhere,
            Resource::Account(Account::SomebodyElses),
        ),
        (editor, Act::DecideItem, Resource::Register),
    ]
    .into_iter()
    .map(|(actor, act, on)| may(&actor, act, &on, TODAY).unwrap_err().to_string())
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    sign in first: not everybody may add, accept or set aside an item of a document
    none of your appointments lets you add, accept or set aside an item of a document
    this belongs to another body than the one that you act for
    you decided items of this review: a second person must publish it
    this is somebody else’s account
    that is not done here
    ");
}

#[test]
fn a_document_that_is_nobodys_is_a_reviewers() {
    let nobodys = document(&[], Hand::DecidedNothing);
    for role in Role::ALL {
        let looks = may(&only(role), Act::LookAtDocument, &nobodys, TODAY).is_ok();
        assert_eq!(looks, role == Role::Reviewer, "{role}");
    }
}

/// Each end of an ask keeps to its own: claims are made by the body asked, and
/// judgements by the one that asked.
#[test]
fn a_body_claims_of_itself_and_an_asker_judges_what_it_asked() {
    let (own, other) = (BODIES[0], BODIES[1]);
    let sides = [(own, other), (other, own), (other, BODIES[2])];
    let may_do = |role, act, (of, by)| {
        let ask = asked(of, by, Hand::DecidedNothing);
        may(&only(role), act, &ask, TODAY).is_ok()
    };
    for role in Role::ALL {
        let claims = sides.map(|side| may_do(role, Act::ClaimMet, side));
        let prepares = sides.map(|side| may_do(role, Act::PrepareJudgement, side));
        let publishes = sides.map(|side| may_do(role, Act::PublishJudgement, side));
        // A person of the body, or a program of it.
        let of_the_body = matches!(role, Role::ForceLiaison | Role::ServiceToken);
        assert_eq!(claims, [of_the_body, false, false], "{role}");
        assert_eq!(
            prepares,
            [false, role == Role::AskersEditor, false],
            "{role}"
        );
        assert_eq!(
            publishes,
            [false, role == Role::AskersPublisher, false],
            "{role}"
        );
    }
}

/// An answer is written by one person of a body and approved by another.
#[test]
fn a_body_writes_and_approves_its_own_answers() {
    let acts = [
        Act::LookAtAnswer,
        Act::DraftAnswer,
        Act::ApproveAnswer,
        Act::RecordCopySent,
        Act::PutAnswer,
    ];
    for role in Role::ALL {
        let may_do = |on: &Resource| acts.map(|act| may(&only(role), act, on, TODAY).is_ok());
        let expected = match role {
            Role::Drafter => [true, true, false, true, false],
            Role::Approver => [true, false, true, true, false],
            // A program puts a draft, and neither sends nor approves it.
            Role::ServiceToken => [false, false, false, false, true],
            _ => [false; 5],
        };
        let own = answer(BODIES[0], Hand::DecidedNothing);
        assert_eq!(may_do(&own), expected, "{role}");
        let anothers = answer(BODIES[1], Hand::DecidedNothing);
        assert_eq!(may_do(&anothers), [false; 5], "{role}");
    }
}

/// What an office says to itself stays there.
#[test]
fn no_office_works_on_the_items_of_another() {
    let own = Resource::Office(ActsFor::Body(BODIES[0].into()));
    let others = [
        Resource::Office(ActsFor::Body(BODIES[1].into())),
        Resource::Office(ActsFor::Register),
    ];
    let liaison = only(Role::ForceLiaison);
    assert_eq!(may(&liaison, Act::WorkOnItem, &own, TODAY), Ok(()));
    for office in others {
        let refused = may(&liaison, Act::WorkOnItem, &office, TODAY);
        assert_eq!(refused, Err(Refused::OfAnotherBody));
    }
}

/// An office says where it is told of what concerns it, and nobody else does,
/// but whoever keeps accounts: they end what a leaver left behind.
#[test]
fn an_office_keeps_its_own_webhooks() {
    let own = Resource::Office(ActsFor::Body(BODIES[0].into()));
    let anothers = Resource::Office(ActsFor::Body(BODIES[1].into()));
    for role in Role::ALL {
        let may_do = |on| may(&only(role), Act::KeepWebhook, on, TODAY).is_ok();
        let expected = match role {
            Role::AskersPublisher | Role::Approver | Role::ForceLiaison => [true, false],
            Role::Administrator => [true, true],
            _ => [false, false],
        };
        assert_eq!([may_do(&own), may_do(&anothers)], expected, "{role}");
    }
}

proptest! {
    /// Who wrote part of an answer never approves it, whatever else they are.
    #[test]
    fn who_wrote_never_approves(appointments in appointments(), of in 0..BODIES.len()) {
        let actor = Actor::with(appointments);
        let written = answer(BODIES[of], Hand::Decided);
        let refused = may(&actor, Act::ApproveAnswer, &written, TODAY);
        prop_assert!(refused.is_err());
    }

    /// Who prepared a judgement never publishes it, whatever else they are.
    #[test]
    fn who_prepared_never_publishes(
        appointments in appointments(), of in 0..BODIES.len(), by in 0..BODIES.len(),
    ) {
        let actor = Actor::with(appointments);
        let prepared = asked(BODIES[of], BODIES[by], Hand::Decided);
        prop_assert!(may(&actor, Act::PublishJudgement, &prepared, TODAY).is_err());
    }

    /// Who decided in a document never publishes it, whatever else they are.
    #[test]
    fn who_decided_never_publishes(appointments in appointments(), of in 0..BODIES.len()) {
        let actor = Actor::with(appointments);
        let decided = document(&[BODIES[of]], Hand::Decided);
        prop_assert!(may(&actor, Act::PublishDocument, &decided, TODAY).is_err());
    }

    /// Who wrote a reply never publishes it, and nobody acts on another body's.
    #[test]
    fn who_wrote_a_reply_never_publishes_it(appointments in appointments(), of in 0..BODIES.len()) {
        let actor = Actor::with(appointments);
        let written = reply(BODIES[of], Hand::Decided);
        prop_assert!(may(&actor, Act::PublishReply, &written, TODAY).is_err());
        let acts_for = actor
            .appointments_on(TODAY)
            .any(|held| held.acts_for().body().is_some_and(|body| body.as_str() == BODIES[of]));
        let writes = may(&actor, Act::WriteReply, &written, TODAY).is_ok();
        prop_assert!(acts_for || !writes);
    }

    /// Ended, appointments leave what anybody signed in may do, and no more.
    #[test]
    fn ending_takes_every_right_with_it(appointments in appointments()) {
        let ended = appointments.into_iter().map(|held| held.ended_on(TODAY)).collect();
        let before = rights(&Actor::with(Vec::new()), TODAY);
        prop_assert_eq!(rights(&Actor::with(ended), TODAY), before);
    }

    /// A right depends neither on the order of appointments nor on how often
    /// one is held, and one more takes none away.
    #[test]
    fn rights_only_add_up(mut appointments in appointments(), more in appointment()) {
        let before = rights(&Actor::with(appointments.clone()), TODAY);
        appointments.reverse();
        let twice = [appointments.clone(), appointments.clone()].concat();
        prop_assert_eq!(&rights(&Actor::with(twice), TODAY), &before);
        appointments.insert(appointments.len() / 2, more);
        prop_assert!(rights(&Actor::with(appointments), TODAY).is_superset(&before));
    }

    /// What a body's office may do, it may do on nothing of another body.
    #[test]
    fn an_office_of_a_body_never_acts_on_anothers_document(appointments in appointments()) {
        let of_bodies = appointments.into_iter().filter(|held| held.acts_for().body().is_some());
        let actor = Actor::with(of_bodies.collect());
        let own: BTreeSet<&str> = actor
            .appointments_on(TODAY)
            .filter_map(|held| held.acts_for().body())
            .map(BodyId::as_str)
            .collect();
        for body in BODIES.iter().filter(|body| !own.contains(**body)) {
            let anothers = document(&[body], Hand::DecidedNothing);
            for act in Act::ALL.into_iter().filter(|act| act.done_on() == DoneOn::Document) {
                prop_assert!(may(&actor, act, &anothers, TODAY).is_err());
            }
        }
    }

    /// What nobody may do at all, nobody may do on anything.
    #[test]
    fn at_all_says_no_only_where_everything_does(appointments in appointments()) {
        let actor = Actor::with(appointments);
        for act in Act::ALL {
            let on_something = everything().iter().any(|thing| may(&actor, act, thing, TODAY).is_ok());
            let at_all = may_at_all(&actor, act, TODAY).is_ok();
            prop_assert!(at_all || !on_something, "{act:?}");
        }
    }
}
