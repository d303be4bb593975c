//! A claim, a verification and a closing, from the force to the public page.

mod again;
mod claims;
mod two_people;

use answerable_desk::clerk::{Command, Recording};
use answerable_desk::closing::{
    CaseOf, Claim, Evidence, Find, NotClaimed, NotPrepared, NotPublished, NotSentBack, Prepared,
    Wrong,
};
use answerable_desk::queues::{ItemId, LeadsTo, List};
use answerable_desk::store::accounts::{AccountId, NewAccount, UnixSeconds};
use answerable_desk::store::vault::{Draw, Moment};
use answerable_desk::store::{Access, Home, HomePaths, IdempotencyKey, Log};
use answerable_desk::who::{Actor, ActsFor, Appointment, Role};
use answerable_desk::{Desk, View};
use answerable_ledger::Fingerprint;
use answerable_register::entry::Fact;
use answerable_register::facts::{Asked, AskedKind, Finding, Source};
use answerable_testkit::country;
use answerable_testkit::facts::{day, recommendation, report_about, source};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 21);
const FORCE: &str = "exampleshire-police";
const ASKER: &str = answerable_testkit::country::INSPECTORATE;

struct Office {
    desk: Desk,
    drawn: std::cell::Cell<u8>,
    _folder: tempfile::TempDir,
}

impl Office {
    /// A cause of concern about a force, and two recommendations under it.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        let is_new =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        record(
            &desk,
            country::everything().into_iter().filter(is_new).collect(),
        );
        let report = report_about("a-report", "6 March 2024", &[FORCE]);
        let mut facts: Vec<Fact> = vec![report.clone().into()];
        facts.push(
            Asked {
                kind: AskedKind::CauseOfConcern,
                ..recommendation("a-cause", &report, &[FORCE])
            }
            .into(),
        );
        for id in ["a-thing", "another"] {
            let under = Some("a-cause".into());
            facts.push(
                Asked {
                    under,
                    ..recommendation(id, &report, &[FORCE])
                }
                .into(),
            );
        }
        record(&desk, facts);
        Self {
            desk,
            drawn: std::cell::Cell::new(0),
            _folder: folder,
        }
    }

    fn draw(&self) -> Draw {
        self.drawn.set(self.drawn.get() + 1);
        Draw::of([self.drawn.get(); Draw::BYTES])
    }

    fn now(&self) -> Moment {
        let (at, day) = (UnixSeconds(1_795_000_000), TODAY);
        Moment { at, day }
    }

    fn prepare(&self, of: &CaseOf, find: Find, seen: Option<u64>) -> Result<u64, NotPrepared> {
        let prepared = Prepared {
            find,
            level: Some("documents-read".into()),
            on: TODAY,
            reasons: "The records of May were read.".to_owned(),
        };
        let draw = self.draw();
        let desk = &self.desk;
        desk.prepare_judgement(of, &prepared, seen, "editor", (TODAY, &draw))
    }

    fn publish(&self, of: &CaseOf, find: Find) {
        let number = self.prepare(of, find, None).unwrap();
        let published = self
            .desk
            .publish_judgement(of, number, "publisher", self.now());
        published.unwrap();
    }

    /// What is claimed, verified and closed.
    fn lines(&self, of: &CaseOf) -> [Option<Finding>; 3] {
        let register = self.desk.read();
        let case = View::of(&register, TODAY).case(of).unwrap();
        [case.claimed, case.verified, case.closed].map(|last| last.map(|last| last.finding))
    }

    /// The items of somebody's list.
    fn list(&self, role: Role, body: &str, list: List) -> Vec<LeadsTo> {
        let office = ActsFor::Body(body.into());
        let held = Appointment::try_new(role, office, TODAY, None).unwrap();
        let me = self.me(role);
        let work = self.desk.work_of(&Actor::with(vec![held]), &me, TODAY);
        let queues = work.unwrap().queues.into_iter();
        let mut queues = queues.filter(|queue| queue.list == list);
        let items = queues.next().unwrap().items.into_iter();
        items.map(|item| item.leads_to).collect()
    }

    fn me(&self, role: Role) -> AccountId {
        let accounts = self.desk.accounts();
        let id = Role::ALL.iter().position(|other| *other == role).unwrap();
        accounts.named(role.as_str()).unwrap().map_or_else(
            || {
                let seed = [u8::try_from(id).unwrap() + 1; 8];
                let new = NewAccount {
                    name: role.as_str(),
                    sign_in_name: role.as_str(),
                    random: seed,
                    on: TODAY,
                    draw: &Draw::of([seed[0] + 100; Draw::BYTES]),
                };
                accounts.add(&new).unwrap()
            },
            |account| account.id,
        )
    }
}

fn record(desk: &Desk, facts: Vec<Fact>) {
    let command = Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: facts.into_iter().map(Recording::from).collect(),
    };
    desk.record(command).unwrap();
}

fn case(subject: &str) -> CaseOf {
    CaseOf {
        subject: subject.into(),
        body: FORCE.into(),
    }
}

fn claim(subject: &str) -> Claim {
    Claim {
        of: case(subject),
        on: TODAY,
        did: "Every record is checked.".to_owned(),
        title: "An audit of records".to_owned(),
        evidence: Evidence::Address("https://police.exampleshire.example/audit".to_owned()),
        words: "All 200 records were checked.".to_owned(),
    }
}

#[test]
fn claimed_verified_and_closed_stay_three_facts_of_three_authors() {
    let office = Office::new();
    let of = case("a-thing");
    assert_eq!(office.lines(&of), [None, None, None]);
    office
        .desk
        .claim_met(&claim("a-thing"), "liaison", TODAY)
        .unwrap();
    assert_eq!(office.lines(&of), [Some(Finding::ClaimedMet), None, None]);
    office.publish(&of, Find::Verify);
    let verified = [Some(Finding::ClaimedMet), Some(Finding::VerifiedMet), None];
    assert_eq!(office.lines(&of), verified);
    office.publish(&of, Find::Close);
    let all = [
        Some(Finding::ClaimedMet),
        Some(Finding::VerifiedMet),
        Some(Finding::Closed),
    ];
    assert_eq!(office.lines(&of), all);
    let register = office.desk.read();
    let found = View::of(&register, TODAY).case(&of).unwrap();
    let by = found.findings.iter().map(|found| {
        let prepared = found.prepared_by.as_deref().unwrap_or("-");
        format!(
            "{:?} by {}, prepared by {prepared}",
            found.finding, found.judged_by
        )
    });
    insta::assert_snapshot!(by.collect::<Vec<_>>().join("\n"), @r"
    Closed by inspectorate-of-exampleshire, prepared by editor
    VerifiedMet by inspectorate-of-exampleshire, prepared by editor
    ClaimedMet by exampleshire-police, prepared by -
    ");
}

#[test]
fn what_is_wrong_with_a_claim_is_said_and_nothing_is_recorded() {
    let office = Office::new();
    let head = office.desk.read().head();
    let wrong = |change: fn(&mut Claim)| {
        let mut changed = claim("a-thing");
        change(&mut changed);
        let refused = office.desk.claim_met(&changed, "liaison", TODAY);
        refused.unwrap_err().to_string()
    };
    let said = [
        wrong(|claim| claim.on = TODAY.tomorrow().unwrap()),
        wrong(|claim| claim.on = day("1 March 2024")),
        wrong(|claim| claim.title = " ".to_owned()),
        wrong(|claim| claim.words = " ".to_owned()),
        wrong(|claim| claim.evidence = Evidence::Address("javascript:alert(1)".to_owned())),
        wrong(|claim| claim.evidence = Evidence::File(Vec::new())),
        wrong(|claim| claim.of.body = "southvale-police".into()),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    the day has not come yet
    the day is before it was asked
    say in at most 200 characters what the evidence is called
    copy the words of the evidence that show it
    the address must begin with https:// or http://
    the file is empty or larger than 10 MB
    this was not asked of that body
    ");
    assert_eq!(office.desk.read().head(), head);
}

#[test]
fn only_what_can_be_found_now_is_prepared() {
    let office = Office::new();
    let refused = |of: &CaseOf, find| {
        let refused = office.prepare(of, find, None);
        matches!(refused, Err(NotPrepared::Wrong(Wrong::Find)))
    };
    let of = case("a-thing");
    assert!(refused(&of, Find::NotAccepted) && refused(&of, Find::Reopen));
    assert!(refused(&of, Find::Close), "nothing is verified");
    assert!(
        !refused(&case("a-cause"), Find::Close),
        "a cause closes by itself"
    );
}

#[test]
fn a_cause_of_concern_is_closed_by_an_act_of_its_own() {
    let office = Office::new();
    let beneath = || {
        let register = office.desk.read();
        let view = View::of(&register, TODAY);
        let page = view.subject(&"a-cause".into()).unwrap();
        let beneath = view.closed_beneath(&page).unwrap();
        (beneath.closed, beneath.all)
    };
    for (closed, subject) in [(1, "a-thing"), (2, "another")] {
        office.publish(&case(subject), Find::VerifyAndClose);
        assert_eq!(beneath(), (closed, 2));
    }
    assert_eq!(office.lines(&case("a-cause")), [None, None, None]);
    office.publish(&case("a-cause"), Find::Close);
    assert_eq!(office.lines(&case("a-cause"))[2], Some(Finding::Closed));
    office.publish(&case("another"), Find::Reopen);
    assert_eq!(beneath(), (1, 2));
    assert_eq!(office.lines(&case("a-cause"))[2], Some(Finding::Closed));
}

#[test]
fn a_claim_goes_from_list_to_list_until_it_is_closed() {
    let office = Office::new();
    let of = case("a-thing");
    let asks = |list| {
        let items = office.list(Role::ForceLiaison, FORCE, list).into_iter();
        items
            .filter(|item| matches!(item, LeadsTo::Ask(ask) if ask.subject == of.subject))
            .count()
    };
    let editor = |list| office.list(Role::AskersEditor, ASKER, list);
    let publisher = || office.list(Role::AskersPublisher, ASKER, List::JudgementsToPublish);
    let stands = || {
        let verify = editor(List::ClaimsToVerify).len();
        let liaison = [List::AskedOfUs, List::WithTheAsker, List::ClaimsNotAccepted].map(asks);
        (liaison, verify, publisher().len())
    };
    assert_eq!(stands(), ([1, 0, 0], 0, 0));
    office
        .desk
        .claim_met(&claim("a-thing"), "liaison", TODAY)
        .unwrap();
    assert_eq!(stands(), ([0, 1, 0], 1, 0));
    let number = office.prepare(&of, Find::NotAccepted, None).unwrap();
    assert_eq!(stands(), ([0, 1, 0], 0, 1));
    let draw = office.draw();
    let desk = &office.desk;
    desk.send_back_judgement((&of, number), "Why?", "publisher", (TODAY, &draw))
        .unwrap();
    assert_eq!(editor(List::JudgementsSentBack).len(), 1);
    let number = office
        .prepare(&of, Find::NotAccepted, Some(number))
        .unwrap();
    desk.publish_judgement(&of, number, "publisher", office.now())
        .unwrap();
    assert_eq!(stands(), ([0, 0, 1], 0, 0));
    office.publish(&of, Find::VerifyAndClose);
    assert_eq!(stands(), ([0, 0, 0], 0, 0));
}

#[test]
fn an_item_of_somebody_who_has_left_is_the_offices_again() {
    let office = Office::new();
    let desk = &office.desk;
    let of_force = ActsFor::Body(FORCE.into());
    let (ann, eve) = (office.me(Role::ForceLiaison), office.me(Role::Auditor));
    let held = Appointment::try_new(Role::ForceLiaison, of_force.clone(), TODAY, None).unwrap();
    answerable_desk::accounts::appoint(&desk.accounts(), &ann, &held).unwrap();
    let item: ItemId = LeadsTo::Case(case("a-thing")).id();
    let on = (&of_force, &item);
    assert!(
        desk.hand_over(on, eve.as_str(), ann.as_str(), TODAY)
            .is_err()
    );
    desk.hand_over(on, ann.as_str(), ann.as_str(), TODAY)
        .unwrap();
    let who = |today| {
        desk.in_hand(&of_force, today)
            .unwrap()
            .remove(item.as_str())
    };
    assert_eq!(who(TODAY).unwrap().id, ann);
    desk.accounts().end(&ann, TODAY).unwrap();
    assert_eq!(who(TODAY), None);
}

#[test]
fn words_that_a_body_gives_never_stand_in_a_document_of_another() {
    let office = Office::new();
    let letter = b"The inspectorate writes: records are still late.";
    let fingerprint = Fingerprint::of(letter).to_string();
    let held = Source {
        fingerprint: Some(fingerprint.as_str().into()),
        checked: true,
        ..source("a-letter")
    };
    record(&office.desk, vec![held.clone().into()]);
    let of = case("a-thing");
    let claim = Claim {
        on: day("2 November 2026"),
        evidence: Evidence::File(letter.to_vec()),
        words: "The best force in the land.".to_owned(),
        ..claim("a-thing")
    };
    office.desk.claim_met(&claim, "liaison", TODAY).unwrap();

    let register = office.desk.read();
    let view = View::of(&register, TODAY);
    assert_eq!(view.source(&held.id), Some(&held), "as it was");
    let claimed = view.case(&of).unwrap().claimed.unwrap();
    let evidence = view.source(&claimed.passages[0].source).unwrap();
    assert_eq!(
        evidence.publisher.or_blank(),
        "given by Exampleshire Police"
    );
    assert!(!evidence.checked);
    // It was claimed today, whenever the body says that it met it.
    assert_eq!(claimed.on, TODAY);
    let said = claimed.reasons.as_ref().unwrap().or_blank();
    assert!(
        said.starts_with("Met on 2 November 2026, as the body says."),
        "{said}"
    );
}
