//! Following by e-mail, from the form to the letters and back to nothing.

use std::sync::Arc;

use answerable_register::calendar::Day;
use answerable_register::entry::Fact;
use answerable_store::accounts::UnixSeconds;
use answerable_store::followers::LetterKind;
use answerable_store::vault::{Asking, Moment};
use answerable_store::{Access, Home, HomePaths, Log};
use answerable_testkit::{country, facts};
use jiff::civil::date;
use tempfile::TempDir;

use super::*;
use crate::clerk::{Command, Recording};
use crate::desk::Desk;
use crate::following::Followed;

const FIRST: Day = date(2026, 11, 16);

/// A desk of the invented country, and where it lies.
struct World {
    desk: Option<Desk>,
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let world = Self {
            desk: Some(opened(home, &folder)),
            folder,
        };
        let own_laws =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        world.record(FIRST, country::everything().into_iter().filter(own_laws));
        world
    }

    fn desk(&self) -> &Desk {
        self.desk.as_ref().unwrap()
    }

    /// The program killed and started again.
    fn killed(&mut self) {
        self.desk = None;
        let home = Home::open(self.folder.path()).unwrap();
        self.desk = Some(opened(home, &self.folder));
    }

    fn record(&self, today: Day, facts: impl IntoIterator<Item = Fact>) {
        let command = Command {
            key: None,
            by: "test".into(),
            today,
            facts: facts.into_iter().map(Recording::from).collect(),
        };
        self.desk().record(command).unwrap();
    }

    /// Something asked of a body.
    fn asks(&self, id: &str, of: &str, today: Day) {
        self.record(today, [facts::letter(id, &today.to_string(), &[of]).into()]);
    }

    fn ask(&self, address: &str, what: &Followed, when: Moment) {
        let wanted = ToFollow {
            address: MailAddress::read(address).unwrap(),
            what: what.clone(),
            how_often: HowOften::Daily,
        };
        self.desk().ask_to_follow(&wanted, when).unwrap();
    }

    /// The letters due, each begun and taken.
    fn taken(&self, when: Moment) -> Vec<ToSend> {
        let due = self.desk().letters_due(when.at, 100_000).unwrap();
        let begun = due
            .iter()
            .filter_map(|letter| self.desk().begin_letter(letter, when).unwrap());
        let begun: Vec<ToSend> = begun.collect();
        for sent in &begun {
            self.desk().letter_came(sent, &Handed::Taken, when).unwrap();
        }
        begun
    }

    /// Somebody who follows something, all the way.
    fn follows(&self, address: &str, what: &Followed, when: Moment) -> Following {
        self.ask(address, what, when);
        let letters = self.taken(when);
        let link = link_of(letters.last().unwrap());
        self.desk().confirm_following(&link, when).unwrap().unwrap()
    }
}

fn opened(home: Home, folder: &TempDir) -> Desk {
    let log = HomePaths::of(folder.path()).log();
    let reader = Log::open(log, Access::ReadOnly).unwrap();
    Desk::open(home, reader, FIRST).unwrap().0
}

/// A moment of a day, after letters are made.
fn on(day: Day) -> Moment {
    let days = day.since(date(1970, 1, 1)).unwrap().get_days();
    Moment {
        at: UnixSeconds(i64::from(days) * 86_400 + 9 * 3_600),
        day,
    }
}

fn link_of(letter: &ToSend) -> Link {
    match &letter.content {
        Content::Confirm { link, .. } => link.clone(),
        Content::News { .. } => panic!("it is news"),
    }
}

fn exampleshire() -> Followed {
    Followed::Body("exampleshire-police".into())
}

#[test]
fn nothing_is_followed_before_the_link_and_each_entry_is_told_once() {
    let world = World::new();
    let today = on(FIRST);
    world.ask("a@b.example", &exampleshire(), today);
    assert_eq!(world.desk().followers().count().unwrap(), 0);
    let letters = world.taken(today);
    assert_eq!(letters[0].address, "a@b.example");
    let link = link_of(&letters[0]);
    let following = world
        .desk()
        .confirm_following(&link, today)
        .unwrap()
        .unwrap();
    assert_eq!(following.what, [exampleshire()]);
    // A link is good once.
    assert!(
        world
            .desk()
            .confirm_following(&link, today)
            .unwrap()
            .is_none()
    );
    assert!(
        world
            .desk()
            .asks_to_confirm(&link, today.at)
            .unwrap()
            .is_none()
    );

    world.asks("letter-1", "exampleshire-police", FIRST);
    world.asks("letter-2", "southvale-police", FIRST);
    world.desk().plan_letters(today).unwrap();
    assert!(
        world.taken(today).is_empty(),
        "a day is told when it is over"
    );
    let tomorrow = on(date(2026, 11, 17));
    let early = Moment {
        at: UnixSeconds(tomorrow.at.0 - 4 * 3_600),
        ..tomorrow
    };
    world.desk().plan_letters(early).unwrap();
    assert!(world.taken(early).is_empty(), "nobody is woken");
    world.desk().plan_letters(tomorrow).unwrap();
    let news = world.taken(tomorrow);
    assert_eq!(news.len(), 1);
    for day in [tomorrow, on(date(2026, 11, 18))] {
        world.desk().plan_letters(day).unwrap();
        assert!(world.taken(day).is_empty(), "quiet when nothing is new");
    }
}

#[test]
fn a_week_is_told_on_its_monday() {
    let world = World::new();
    let today = on(FIRST);
    let following = world.follows("a@b.example", &exampleshire(), today);
    world
        .desk()
        .set_how_often(&following, HowOften::Weekly)
        .unwrap();
    let mut told = 0;
    for day in 16..=30 {
        let day = date(2026, 11, day);
        world.asks(&format!("letter-{}", day.day()), "exampleshire-police", day);
        world.desk().plan_letters(on(day)).unwrap();
        told += world.taken(on(day)).len();
    }
    assert_eq!(told, 2, "on 23 and 30 November 2026, both Mondays");
}

#[test]
fn a_letter_begun_before_a_kill_is_never_sent_again_and_the_next_one_says_so() {
    let mut world = World::new();
    world.follows("a@b.example", &exampleshire(), on(FIRST));
    world.asks("letter-1", "exampleshire-police", FIRST);
    let second = on(date(2026, 11, 17));
    world.desk().plan_letters(second).unwrap();
    let due = world.desk().letters_due(second.at, 10).unwrap();
    // Handed over, and killed before that could be noted.
    world.desk().begin_letter(&due[0], second).unwrap().unwrap();
    world.killed();
    assert_eq!(world.desk().settle_letters(second.at).unwrap(), 1);
    world.desk().plan_letters(second).unwrap();
    assert!(world.taken(second).is_empty());
    world.asks("letter-2", "exampleshire-police", second.day);
    let third = on(date(2026, 11, 18));
    world.desk().plan_letters(third).unwrap();
    let next = world.taken(third);
    let Content::News { perhaps_lost, .. } = &next[0].content else {
        panic!("no news");
    };
    assert_eq!(perhaps_lost[0].id, due[0].id);
    world.asks("letter-3", "exampleshire-police", third.day);
    let fourth = on(date(2026, 11, 19));
    world.desk().plan_letters(fourth).unwrap();
    let after = world.taken(fourth);
    assert!(
        matches!(&after[0].content, Content::News { perhaps_lost, .. } if perhaps_lost.is_empty())
    );
}

#[test]
fn a_letter_that_nobody_is_left_to_read_is_given_up() {
    let mut world = World::new();
    world.ask("a@b.example", &exampleshire(), on(FIRST));
    let due = world.desk().letters_due(on(FIRST).at, 10).unwrap();
    // Killed while somebody was being forgotten: the address is gone, the request is not.
    let request = world.desk().followers().request(&due[0].whose).unwrap();
    let asking = Asking {
        by: "test",
        why: "they left",
        when: on(FIRST),
    };
    let record = request.unwrap().record;
    world.desk().vault().erase(record, &asking).unwrap();
    assert!(
        world
            .desk()
            .begin_letter(&due[0], on(FIRST))
            .unwrap()
            .is_none()
    );
    let refused = world.desk().followers().refused(10).unwrap();
    assert_eq!(refused.len(), 1, "{refused:?}");
    world.killed();
    assert_eq!(world.desk().settle_letters(on(FIRST).at).unwrap(), 0);
}

#[test]
fn two_who_send_at_once_send_each_letter_once() {
    let world = World::new();
    for number in 0..20 {
        world.ask(&format!("a{number}@b.example"), &exampleshire(), on(FIRST));
    }
    let desk = Arc::new(world.desk());
    let due = desk.letters_due(on(FIRST).at, 100).unwrap();
    assert_eq!(due.len(), 20);
    let begun: usize = std::thread::scope(|scope| {
        let both: Vec<_> = (0..2)
            .map(|_| {
                let (desk, due) = (Arc::clone(&desk), due.clone());
                scope.spawn(move || {
                    let begun = due
                        .iter()
                        .filter(|letter| desk.begin_letter(letter, on(FIRST)).unwrap().is_some());
                    begun.count()
                })
            })
            .collect();
        both.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(begun, 20);
}

#[test]
fn a_letter_that_is_not_taken_is_tried_again_with_longer_waits_and_an_end() {
    let world = World::new();
    world.ask("a@b.example", &exampleshire(), on(FIRST));
    let mut now = on(FIRST).at;
    let mut tries = 0;
    loop {
        let when = Moment {
            at: now,
            day: FIRST,
        };
        let due = world.desk().letters_due(now, 10).unwrap();
        let Some(letter) = due.first() else { break };
        let sent = world.desk().begin_letter(letter, when).unwrap().unwrap();
        let why = Handed::NotNow("451 try <a@b.example> later".to_owned());
        let state = world.desk().letter_came(&sent, &why, when).unwrap();
        tries += 1;
        match state {
            LetterState::Waiting(next) => {
                assert!(
                    world
                        .desk()
                        .letters_due(UnixSeconds(next.0 - 1), 10)
                        .unwrap()
                        .is_empty()
                );
                now = next;
            }
            LetterState::GivenUp => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(tries, LETTER_WAITS.len() + 1);
    let refused = world.desk().followers().refused(10).unwrap();
    assert!(!refused[0].2.contains('@'), "{refused:?}");
}

#[test]
fn nobody_is_flooded_and_nobody_learns_who_follows() {
    let world = World::new();
    let today = on(FIRST);
    for _ in 0..20 {
        world.ask("A@b.example", &exampleshire(), today);
    }
    assert_eq!(world.taken(today).len() as u64, MOST_REQUESTS);
    // Whoever follows something already is treated as anybody else.
    let following = world.follows("c@d.example", &exampleshire(), today);
    world.ask(
        "c@d.example",
        &Followed::Body("southvale-police".into()),
        today,
    );
    let letters = world.taken(today);
    assert_eq!(letters.len(), 1);
    let both = world
        .desk()
        .confirm_following(&link_of(&letters[0]), today)
        .unwrap()
        .unwrap();
    assert_eq!((both.id, both.what.len()), (following.id, 2));
    assert_eq!(world.desk().followers().count().unwrap(), 1);
}

#[test]
fn what_nobody_confirms_lapses_after_48_hours_and_its_link_before_that_is_swept() {
    let world = World::new();
    let today = on(FIRST);
    world.ask("a@b.example", &exampleshire(), today);
    let link = link_of(&world.taken(today)[0]);
    let at = |hours: i64| Moment {
        at: UnixSeconds(today.at.0 + hours * 3_600),
        day: date(2026, 11, 18),
    };
    assert!(
        world
            .desk()
            .asks_to_confirm(&link, at(47).at)
            .unwrap()
            .is_some()
    );
    assert!(
        world
            .desk()
            .asks_to_confirm(&link, at(48).at)
            .unwrap()
            .is_none()
    );
    world.desk().let_requests_lapse(at(49)).unwrap();
    assert!(
        world
            .desk()
            .confirm_following(&link, today)
            .unwrap()
            .is_none()
    );
    assert_eq!(found_in(&world, "a@b.example"), 0);
}

#[test]
fn a_link_serves_its_own_purpose_and_dies_with_the_address() {
    let world = World::new();
    let today = on(FIRST);
    let following = world.follows("a@b.example", &exampleshire(), today);
    let by = |link: &Link, purpose| world.desk().following_by(link, purpose).unwrap();
    assert!(by(&following.keep, Purpose::Keep).is_some());
    assert!(by(&following.keep, Purpose::Leave).is_none());
    assert!(by(&following.leave, Purpose::Keep).is_none());
    let guessed = format!("{}{}", following.id, "0".repeat(32));
    assert!(by(&Link::read(&guessed).unwrap(), Purpose::Keep).is_none());
    assert_eq!(found_in(&world, "a@b.example"), 0, "it lies covered");
    assert!(!world.desk().leave_by(&following.keep, today).unwrap());
    assert!(world.desk().leave_by(&following.leave, today).unwrap());
    assert!(!world.desk().leave_by(&following.leave, today).unwrap());
    assert!(by(&following.keep, Purpose::Keep).is_none());
    assert_eq!(world.desk().followers().count().unwrap(), 0);
}

#[test]
fn with_the_last_thing_somebody_leaves() {
    let world = World::new();
    let today = on(FIRST);
    let following = world.follows("a@b.example", &exampleshire(), today);
    world
        .desk()
        .stop_following(&following, &exampleshire(), today)
        .unwrap();
    assert_eq!(world.desk().followers().count().unwrap(), 0);
}

/// How often words stand in the clear in the files of a register.
fn found_in(world: &World, words: &str) -> usize {
    let files = std::fs::read_dir(world.folder.path()).unwrap();
    let bytes = files.filter_map(|file| std::fs::read(file.unwrap().path()).ok());
    bytes
        .map(|bytes| {
            bytes
                .windows(words.len())
                .filter(|window| *window == words.as_bytes())
                .count()
        })
        .sum()
}

/// Puts so many others beside a follower, who follow the same.
fn copy(world: &World, id: &str, count: usize) -> usize {
    let file = rusqlite::Connection::open(world.folder.path().join("desk.sqlite")).unwrap();
    let copied = file
        .execute(
            "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?2)
             INSERT INTO follower (id, record, address, code, how_often, since, position, looked_on)
             SELECT lower(hex(randomblob(16))), 'rec-' || lower(hex(randomblob(8))), address,
               randomblob(32), how_often, since, position, looked_on
             FROM follower, n WHERE id = ?1",
            (id, count),
        )
        .unwrap();
    file.execute(
        "INSERT INTO follow (follower, what, since)
         SELECT follower.id, follow.what, follow.since FROM follower, follow
         WHERE follow.follower = ?1 AND follower.id != ?1",
        [id],
    )
    .unwrap();
    copied
}

/// Ten thousand who follow one body each are looked for in the time of a test.
#[test]
fn ten_thousand_are_looked_for_at_once() {
    let world = World::new();
    let today = on(FIRST);
    let following = world.follows("a@b.example", &exampleshire(), today);
    let copied = copy(&world, &following.id, 9_999);
    world.asks("letter-1", "exampleshire-police", FIRST);
    let tomorrow = on(date(2026, 11, 17));
    let begun = std::time::Instant::now();
    while world.desk().plan_letters(tomorrow).unwrap() {}
    let took = begun.elapsed();
    let due = world.desk().letters_due(tomorrow.at, 100_000).unwrap();
    assert_eq!(due.len(), copied + 1);
    assert!(due.iter().all(|letter| letter.kind == LetterKind::News));
    assert!(took.as_secs() < 10, "{took:?}");
}
