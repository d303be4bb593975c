//! The log against a model of it: a list of entries and a map of keys.

use answerable_store::{AppendError, Appended, Draft, Log};
use proptest::prelude::*;

use crate::words::*;

/// What a caller may ask for, in any order.
#[derive(Debug, Clone)]
enum Step {
    Append {
        expected_off_by: u64,
        batch: Vec<(u8, Vec<u8>)>,
    },
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let off_by = prop_oneof![8 => Just(0u64), 1 => 1u64..3];
    // Few keys and few words, so that keys are often met again.
    let draft = (0u8..6, prop::collection::vec(0u8..3, 1..3));
    prop_oneof![
        8 => (off_by, prop::collection::vec(draft, 0..4))
            .prop_map(|(expected_off_by, batch)| Step::Append { expected_off_by, batch }),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Against a model that is a list and a map, step by step.
    #[test]
    fn the_log_behaves_like_a_list(steps in prop::collection::vec(step(), 1..20)) {
        let folder = folder();
        let mut log = Log::create(log_in(&folder)).unwrap();
        let mut list: Vec<Vec<u8>> = Vec::new();
        let mut keys = std::collections::BTreeMap::new();
        for step in steps {
            let Step::Append { expected_off_by, batch } = step else {
                drop(log);
                log = reopen(&folder);
                continue;
            };
            let expected = list.len() as u64 + expected_off_by;
            let drafts: Vec<Draft> = batch.iter().map(|(k, words)| Draft {
                // The last of the six is no key at all.
                key: (*k < 5).then(|| key(&format!("k{k}"))),
                recorded_on: day("2024-03-06"),
                entries: words.iter().map(|w| vec![b'a' + w]).collect(),
            }).collect();
            let (mut new_list, mut new_keys) = (list.clone(), keys.clone());
            let outcome = model(&mut new_list, &mut new_keys, &drafts, expected_off_by == 0);
            let found = log.append(expected, &drafts);
            match outcome {
                Ok(appended) => {
                    prop_assert_eq!(found.unwrap(), appended);
                    (list, keys) = (new_list, new_keys);
                }
                Err(refusal) => prop_assert_eq!(refusal, kind(&found.unwrap_err())),
            }
            let kept: Vec<_> = read_all(&log).into_iter().flatten().collect();
            prop_assert_eq!(&kept, &list);
        }
        log.verify_all().unwrap();
    }
}

type Keys = std::collections::BTreeMap<String, (u64, Vec<Vec<u8>>)>;

fn model(
    list: &mut Vec<Vec<u8>>,
    keys: &mut Keys,
    batch: &[Draft],
    head_right: bool,
) -> Result<Vec<Appended>, &'static str> {
    let mut appended = Vec::new();
    for draft in batch {
        let first = list.len() as u64;
        let key = draft.key.as_ref().map(ToString::to_string);
        if let Some((first, entries)) = key.as_ref().and_then(|key| keys.get(key)) {
            if *entries != draft.entries {
                return Err("key reused");
            }
            appended.push(Appended::Already(*first..first + entries.len() as u64));
            continue;
        }
        if !head_right {
            return Err("head moved");
        }
        list.extend(draft.entries.iter().cloned());
        if let Some(key) = key {
            keys.insert(key, (first, draft.entries.clone()));
        }
        appended.push(Appended::Now(first..list.len() as u64));
    }
    Ok(appended)
}

fn kind(error: &AppendError) -> &'static str {
    match error {
        AppendError::HeadMoved { .. } => "head moved",
        AppendError::KeyReused { .. } => "key reused",
        other => panic!("{other}"),
    }
}
