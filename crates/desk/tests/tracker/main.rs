//! A tracker from its file to what is written, through the desk's door.

#![allow(clippy::unwrap_used, reason = "a test stops where it stumbles")]

use std::cell::Cell;

use answerable_desk::clerk::{Command, Recording};
use answerable_desk::queues::{ItemId, LeadsTo};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::{Draw, Moment};
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::tracker::intake::Order;
use answerable_desk::tracker::{
    Found, How, InHand, NotWritten, Plan, Told, What, Which, WillNot, Would,
};
use answerable_desk::who::{Actor, ActsFor, Appointment, Role};
use answerable_desk::{Desk, answering};
use answerable_register::entry::Fact;
use answerable_register::facts::Finding;
use answerable_register::words::BodyId;
use answerable_testkit::{country, facts};
use jiff::civil::{Date, date};
use tempfile::TempDir;

const TODAY: Date = date(2024, 4, 2);
const BY: &str = "op-1";

/// A tracker of a force: a met one, one on its way, one of others, and nonsense.
const TRACKER: &str = "\
Rec no,Recommendation,Report,Lead officer,Status,Latest update,Due date,Date completed,Notes
1,,Custody in the four shires,DCI Jo Quillonby,Complete,Records were reviewed.,30/06/2024,25/03/2024,Seen by the board
2,Grade the risk of each person,Custody in the four shires,Ray Oduyatan,On track,A rota is written.,15/07/2024,,
,Buy boats for the river,,,Complete,Bought,,01/02/2024,
,,,,Complete,,,,
";

struct World {
    desk: Desk,
    body: BodyId,
    actor: Actor,
    drawn: Cell<u8>,
    folder: TempDir,
}

impl World {
    fn of(role: Role, body: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        let office = ActsFor::Body(body.into());
        let held = Appointment::try_new(role, office, date(2024, 1, 1), None).unwrap();
        let world = Self {
            desk,
            body: body.into(),
            actor: Actor::with(vec![held]),
            drawn: Cell::new(0),
            folder,
        };
        let is_new =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        let country = country::everything().into_iter().filter(is_new);
        world.record(country.map(Recording::from).collect());
        let mut report = facts::report("custody-2024", "6 March 2024");
        report.title = "Custody in the four shires".into();
        let asked = [
            "Review how risk is written down",
            "Grade the risk of each person",
        ];
        let mut recordings: Vec<Recording> = vec![report.clone().into()];
        for (place, title) in asked.iter().enumerate() {
            let number = (place + 1).to_string();
            let id = format!("custody-2024-{number}");
            let mut asked = facts::recommendation(&id, &report, &["southvale-police"]);
            asked.title = (*title).into();
            asked.number = Some(number.as_str().into());
            recordings.push(asked.into());
        }
        let mut elsewhere = facts::recommendation("custody-2024-9", &report, &["westmarch-police"]);
        elsewhere.title = "Paint the cells".into();
        recordings.push(elsewhere.into());
        world.record(recordings);
        world
    }

    fn liaison() -> Self {
        Self::of(Role::ForceLiaison, "southvale-police")
    }

    fn drafter() -> Self {
        Self::of(Role::Drafter, "southvale-pcc")
    }

    fn record(&self, facts: Vec<Recording>) {
        let command = Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts,
        };
        self.desk.record(command).unwrap();
    }

    fn which(&self) -> Which<'_> {
        Which {
            body: &self.body,
            by: BY,
            when: Moment {
                at: UnixSeconds(1_712_050_000),
                day: TODAY,
            },
        }
    }

    fn draw(&self) -> Draw {
        self.drawn.set(self.drawn.get() + 1);
        Draw::of([self.drawn.get(); Draw::BYTES])
    }

    /// Brings a file in, as far as its rows.
    fn brought_in(&self, tracker: &str) -> InHand {
        let file = ("tracker.csv", tracker.as_bytes());
        self.desk
            .begin_tracker(self.which(), file, &self.draw())
            .unwrap();
        let mut held = self.desk.tracker(self.which()).unwrap().unwrap();
        let days = held.columns.two_ways(held.of_sheet());
        let days: Vec<usize> = days.into_iter().map(|(column, _)| column).collect();
        for column in days {
            held.columns.orders.insert(column, Order::DayFirst);
        }
        (held.columns_said, held.cells_said) = (true, true);
        self.desk.change_tracker(self.which(), &mut held).unwrap();
        held
    }

    fn plan(&self, held: &InHand) -> Plan {
        self.desk
            .plan_tracker(self.which(), &self.actor, (held, 0))
            .unwrap()
    }

    fn write(&self, held: &mut InHand, digest: &str) -> Result<Told, NotWritten> {
        let draw = || Some(self.draw());
        self.desk
            .write_tracker(self.which(), &self.actor, (held, 0, digest), draw, || true)
    }

    fn write_all(&self, tracker: &str) -> InHand {
        let mut held = self.brought_in(tracker);
        let digest = self.plan(&held).digest;
        assert_eq!(self.write(&mut held, &digest).unwrap(), Told::All);
        held
    }

    fn entries(&self) -> u64 {
        self.desk.read().head()
    }

    fn comments(&self, item: &ItemId) -> Vec<String> {
        let office = ActsFor::Body(self.body.clone());
        let which = self.which();
        let found = self.desk.remarks((&office, item), BY, which.when).unwrap();
        let words = found
            .comments
            .into_iter()
            .filter_map(|comment| comment.words);
        words.collect()
    }
}

fn kinds(plan: &Plan) -> Vec<Vec<What>> {
    let rows = plan.rows.iter();
    rows.map(|row| row.would.iter().map(Would::what).collect())
        .collect()
}

#[test]
fn a_row_is_found_by_number_and_report_by_words_or_by_address() {
    let world = World::liaison();
    let held = world.brought_in(
        "Rec no,Recommendation,Report,Link\n\
         Rec 1,,Custody in the four shires,\n\
         ,Grade the risk of each person,,\n\
         ,,,https://example.org/asks/custody-2024-1/southvale-police/act\n\
         ,,,https://example.org/asks/custody-2024-9/westmarch-police/act\n\
         1,,,\n\
         ,Buy boats,,\n",
    );
    let plan = world.plan(&held);
    let found: Vec<_> = plan
        .rows
        .iter()
        .map(|row| match &row.found {
            Found::One(ask, how) => format!("{} {how:?}", ask.subject),
            Found::Several(asks) => format!("one of {}", asks.len()),
            Found::OfOthers(subject) => format!("of others: {subject}"),
            Found::Nothing => "nothing".to_owned(),
        })
        .collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    custody-2024-1 Number
    custody-2024-2 Words
    custody-2024-1 Address
    of others: custody-2024-9
    one of 1
    nothing
    ");
    assert_eq!(plan.found, [3, 1, 2]);
}

#[test]
fn a_met_row_becomes_a_claim_and_a_name_only_a_comment() {
    let world = World::liaison();
    let held = world.brought_in(TRACKER);
    let before = world.entries();
    let plan = world.plan(&held);
    assert_eq!(
        kinds(&plan),
        [
            vec![What::Claim, What::Comment],
            vec![What::Comment],
            vec![],
            vec![]
        ]
    );
    assert_eq!(world.entries(), before, "a dry run writes nothing");
    let Would::Claim(claim) = &plan.rows[0].would[0] else {
        panic!("{:?}", plan.rows[0].would);
    };
    assert_eq!(
        (claim.on, claim.did.as_str()),
        (date(2024, 3, 25), "Records were reviewed.")
    );

    let held = world.write_all(TRACKER);
    assert!(
        held.done
            .values()
            .flatten()
            .all(|done| done.refused.is_none()),
        "{:?}",
        held.done
    );
    let register = world.desk.read();
    let claims: Vec<_> = register
        .outcomes
        .in_force(answerable_register::fold::Known::Everything)
        .filter(|held| held.fact.finding == Finding::ClaimedMet)
        .map(|held| held.fact.subject.to_string())
        .collect();
    drop(register);
    assert_eq!(
        claims,
        ["custody-2024-1"],
        "claimed, and nothing verified or closed"
    );
    let ask = LeadsTo::named("ask~custody-2024-1~southvale-police~act").unwrap();
    assert_eq!(
        world.comments(&ask.id()),
        [
            "From our tracker:\nLead: DCI Jo Quillonby\nStatus: Complete\nComments: Seen by the board"
        ]
    );
    // Neither the log nor the desk's file holds a name.
    let paths = HomePaths::of(world.folder.path());
    for file in [paths.log(), paths.desk()] {
        for part in ["", "-wal"] {
            let mut name = file.clone().into_os_string();
            name.push(part);
            let bytes = std::fs::read(name).unwrap_or_default();
            for word in ["Quillonby", "Oduyatan", "Seen by the board"] {
                let is_there = bytes
                    .windows(word.len())
                    .any(|part| part == word.as_bytes());
                assert!(!is_there, "{word} in {}", file.display());
            }
        }
    }
}

#[test]
fn the_same_file_twice_writes_nothing_new() {
    let world = World::liaison();
    world.write_all(TRACKER);
    let before = world.entries();
    // A later week's file: another fingerprint, the same lines and one more.
    let later = format!("{TRACKER}9,Sell the boats,,,Open,,,,\n");
    for tracker in [TRACKER, &later] {
        let mut held = world.brought_in(tracker);
        let plan = world.plan(&held);
        assert!(kinds(&plan).iter().all(Vec::is_empty), "{:?}", kinds(&plan));
        assert!(
            plan.rows[0]
                .will_not
                .contains(&(What::Claim, WillNot::Already))
        );
        assert!(
            plan.rows[0]
                .will_not
                .contains(&(What::Comment, WillNot::Already))
        );
        assert_eq!(world.write(&mut held, &plan.digest).unwrap(), Told::All);
    }
    assert_eq!(world.entries(), before);
}

#[test]
fn what_cannot_be_claimed_says_why() {
    let world = World::liaison();
    let why = |line: &str| {
        let tracker = format!("Rec no,Report,Lead,Status,Action,Date closed\n{line}\n");
        let plan = world.plan(&world.brought_in(&tracker));
        let claim = plan.rows[0]
            .will_not
            .iter()
            .find(|(what, _)| *what == What::Claim);
        claim.map(|(_, why)| why.to_string())
    };
    let report = "Custody in the four shires";
    let said = [
        "1,{},,Complete,Done,",
        "1,{},,Complete,Done,soon",
        "1,{},,Complete,Done,2024-04-03",
        "1,{},,Complete,Done,2024-03-05",
        "1,{},Jo Quillonby,Complete,Quillonby did it,2024-03-20",
        "1,{},,Open,Done,2024-03-20",
    ]
    .map(|line| why(&line.replace("{}", report)).unwrap_or_else(|| "-".to_owned()));
    insta::assert_snapshot!(said.join("\n"), @r"
    the tracker has no day on which it was met
    ‘soon’ is not a day
    the day on which it was met has not come yet
    the day on which it was met is before it was asked
    ‘Quillonby’ stands in the action and would become public: take the name out of the tracker
    -
    ");
}

#[test]
fn what_is_proposed_goes_into_the_draft_and_never_over_other_words() {
    let world = World::drafter();
    let tracker = "Rec no,Report,Owner,Status,Action,Due date\n\
        1,Custody in the four shires,Head of Custody,On track,Records will be reviewed.,2024-09-30\n\
        2,Custody in the four shires,,On track,,\n";
    let held = world.brought_in(tracker);
    let plan = world.plan(&held);
    assert_eq!(kinds(&plan)[0], [What::Draft, What::Comment]);
    assert!(
        plan.rows[1]
            .will_not
            .contains(&(What::Draft, WillNot::NoAction))
    );
    world.write_all(tracker);
    let of = answering::Which {
        body: "southvale-pcc",
        report: "custody-2024",
    };
    let who = answering::Acting {
        by: BY,
        when: world.which().when,
    };
    let draft = world.desk.answer_in_hand(of, who).unwrap().unwrap();
    let said = draft.written.said_of(&"custody-2024-1".into()).said;
    assert_eq!(
        (said.words.as_str(), said.owner.as_str(), said.day),
        (
            "Records will be reviewed.",
            "Head of Custody",
            Some(date(2024, 9, 30))
        )
    );
    let other = tracker.replace("will be reviewed", "are being read");
    let plan = world.plan(&world.brought_in(&other));
    assert!(
        plan.rows[0]
            .will_not
            .contains(&(What::Draft, WillNot::SaysElse))
    );
}

#[test]
fn what_is_confirmed_is_what_was_looked_at() {
    let world = World::liaison();
    let mut held = world.brought_in(TRACKER);
    let before = world.entries();
    let written = world.write(&mut held, "something else");
    assert!(matches!(written, Err(NotWritten::Changed)), "{written:?}");
    assert_eq!(world.entries(), before);
}

#[test]
fn a_row_that_is_left_out_or_chosen_is_so() {
    let world = World::liaison();
    let mut held = world.brought_in(TRACKER);
    held.left_out.insert(2);
    held.chosen.insert(4, "custody-2024-2 act".to_owned());
    let plan = world.plan(&held);
    assert!(plan.rows[0].would.is_empty());
    assert!(
        matches!(&plan.rows[2].found, Found::One(ask, How::Chosen) if ask.subject.as_str() == "custody-2024-2")
    );
    // Rows 3 and 4 are about the same now: the first of them alone is written.
    let why: Vec<_> = plan.rows[2]
        .will_not
        .iter()
        .map(|(what, why)| (*what, why.to_string()))
        .collect();
    assert_eq!(why[0].0, What::Claim, "{why:?}");
}

#[test]
fn the_meanings_of_columns_are_kept_for_the_next_upload() {
    use answerable_desk::tracker::intake::Meaning;
    let world = World::liaison();
    let tracker = "Rec no,Whatsit\n1,Jo Quillonby\n";
    let mut held = world.brought_in(tracker);
    assert_eq!(held.columns.meanings[1], Meaning::LeaveOut);
    held.columns.meanings[1] = Meaning::Lead;
    world.desk.keep_columns_of(world.which(), &held).unwrap();
    let held = world.brought_in(tracker);
    assert_eq!(held.columns.meanings[1], Meaning::Lead);
    assert!(held.remembered.contains(&1));
}

#[test]
fn an_upload_that_is_given_up_is_gone() {
    let world = World::liaison();
    world.brought_in(TRACKER);
    world.desk.give_up_tracker(world.which()).unwrap();
    assert_eq!(world.desk.tracker(world.which()).unwrap(), None);
    world.desk.give_up_tracker(world.which()).unwrap();
}
