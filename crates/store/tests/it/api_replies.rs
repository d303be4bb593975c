//! What programs sent under a key is done once.

use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};

use answerable_store::accounts::UnixSeconds;
use answerable_store::api_replies::{
    ApiReplies, ApiReply, Begun, GONE_SECONDS, KEPT_SECONDS, Under,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::words::folder;

fn replies(folder: &TempDir) -> ApiReplies {
    ApiReplies::open(folder.path().join("desk.sqlite")).unwrap()
}

fn under(account: &'static str, key: &'static str, at: i64) -> Under<'static> {
    Under {
        account,
        key,
        began_at: UnixSeconds(at),
    }
}

fn reply(word: u8) -> ApiReply {
    ApiReply {
        status: 201,
        media: "application/json".to_owned(),
        body: vec![word],
    }
}

#[test]
fn what_was_sent_twice_is_answered_alike_for_a_day_and_then_done_anew() {
    let folder = folder();
    let kept = replies(&folder);
    let first = under("ac-1", "k", 1_000);
    assert_eq!(kept.begin(first, [1; 32]).unwrap(), Begun::Now);
    assert_eq!(
        kept.begin(under("ac-1", "k", 1_001), [1; 32]).unwrap(),
        Begun::AtWork
    );
    kept.finish(first, &reply(7)).unwrap();
    let last = 1_000 + KEPT_SECONDS - 1;
    for at in [1_002, last] {
        let again = kept.begin(under("ac-1", "k", at), [1; 32]).unwrap();
        assert_eq!(again, Begun::Done(reply(7)));
    }
    let other = kept.begin(under("ac-1", "k", last), [2; 32]).unwrap();
    assert_eq!(other, Begun::SomethingElse);
    let someone = kept.begin(under("ac-2", "k", last), [2; 32]).unwrap();
    assert_eq!(someone, Begun::Now, "a key is each account's own");
    let anew = kept.begin(under("ac-1", "k", last + 1), [2; 32]).unwrap();
    assert_eq!(anew, Begun::Now);
}

#[test]
fn whoever_began_and_is_gone_is_taken_over_and_answers_no_more() {
    let folder = folder();
    let kept = replies(&folder);
    let gone = under("ac-1", "k", 0);
    assert_eq!(kept.begin(gone, [1; 32]).unwrap(), Begun::Now);
    let soon = kept.begin(under("ac-1", "k", GONE_SECONDS - 1), [1; 32]);
    assert_eq!(soon.unwrap(), Begun::AtWork);
    let now = under("ac-1", "k", GONE_SECONDS);
    assert_eq!(kept.begin(now, [1; 32]).unwrap(), Begun::Now);
    kept.finish(gone, &reply(1)).unwrap();
    kept.finish(now, &reply(2)).unwrap();
    let again = kept.begin(under("ac-1", "k", GONE_SECONDS + 1), [1; 32]);
    assert_eq!(again.unwrap(), Begun::Done(reply(2)));
}

#[test]
fn of_many_at_once_one_does_it() {
    let folder = folder();
    let kept = Arc::new(replies(&folder));
    let begin = Arc::new(Barrier::new(16));
    let all: Vec<_> = (0..16)
        .map(|_| {
            let (kept, begin) = (Arc::clone(&kept), Arc::clone(&begin));
            std::thread::spawn(move || {
                begin.wait();
                kept.begin(under("ac-1", "k", 5), [1; 32]).unwrap()
            })
        })
        .collect();
    let came: Vec<Begun> = all.into_iter().map(|one| one.join().unwrap()).collect();
    let now = came.iter().filter(|came| **came == Begun::Now).count();
    let waits = came.iter().filter(|came| **came == Begun::AtWork).count();
    assert_eq!((now, waits), (1, 15));
}

#[derive(Clone, Debug)]
enum Step {
    Begin { key: usize, print: u8 },
    Finish { key: usize, word: u8 },
    Forget { key: usize },
    Wait(i64),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_usize, 0..2_u8).prop_map(|(key, print)| Step::Begin { key, print }),
        2 => (0..3_usize, any::<u8>()).prop_map(|(key, word)| Step::Finish { key, word }),
        1 => (0..3_usize).prop_map(|key| Step::Forget { key }),
        1 => prop_oneof![1..GONE_SECONDS, GONE_SECONDS..KEPT_SECONDS * 2].prop_map(Step::Wait),
        1 => Just(Step::Restart),
    ]
}

/// What a plain reading of the rules says of one key.
#[derive(Clone)]
struct Expected {
    print: u8,
    began_at: i64,
    reply: Option<ApiReply>,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The store is what a plain reading of its rules says, through restarts too.
    #[test]
    fn it_is_what_its_rules_say(steps in proptest::collection::vec(step(), 1..50)) {
        const KEYS: [&str; 3] = ["a", "b", "c"];
        let folder = folder();
        let mut kept = replies(&folder);
        let mut model: BTreeMap<usize, Expected> = BTreeMap::new();
        let mut now = 1_712_050_000;
        for step in steps {
            match step {
                Step::Wait(seconds) => now += seconds,
                Step::Restart => {
                    drop(kept);
                    kept = replies(&folder);
                }
                Step::Begin { key, print } => {
                    model.retain(|_, held| held.began_at > now - KEPT_SECONDS);
                    let expected = match model.get_mut(&key) {
                        None => {
                            model.insert(key, Expected { print, began_at: now, reply: None });
                            Begun::Now
                        }
                        Some(held) if held.print != print => Begun::SomethingElse,
                        Some(Expected { reply: Some(reply), .. }) => Begun::Done(reply.clone()),
                        Some(held) if held.began_at + GONE_SECONDS > now => Begun::AtWork,
                        Some(held) => {
                            held.began_at = now;
                            Begun::Now
                        }
                    };
                    let begun = kept.begin(under("ac-1", KEYS[key], now), [print; 32]);
                    prop_assert_eq!(begun.unwrap(), expected);
                }
                Step::Finish { key, word } => {
                    let Some(held) = model.get_mut(&key) else { continue };
                    let reply = reply(word);
                    kept.finish(under("ac-1", KEYS[key], held.began_at), &reply).unwrap();
                    held.reply.get_or_insert(reply);
                }
                Step::Forget { key } => {
                    let Some(held) = model.get(&key).cloned() else { continue };
                    kept.forget(under("ac-1", KEYS[key], held.began_at)).unwrap();
                    if held.reply.is_none() {
                        model.remove(&key);
                    }
                }
            }
        }
    }
}
