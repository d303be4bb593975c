//! Which items there are: OWASP ASVS 5.0.0, the numbers of its sections.

use std::collections::BTreeMap;

use super::map::Item;

/// Each section with how many items of levels 1 and 2 it has. In 5.0.0 these
/// are numbered from 1 on in every section, those of level 3 after or between
/// them; sections of level 3 alone (3.1, 3.6, 6.7, 11.7) are not here.
const SECTIONS: [(&str, u32); 75] = [
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
    ("17.1", 1),
    ("17.2", 4),
    ("17.3", 2),
];

/// Items of level 3 that we hold to beside them.
const BESIDE: [&str; 8] = [
    "1.2.10", "2.3.5", "3.4.8", "4.1.4", "6.3.8", "8.3.2", "14.2.7", "16.5.4",
];

/// Every item of levels 1 and 2.
pub(super) fn required() -> impl Iterator<Item = String> {
    SECTIONS
        .into_iter()
        .flat_map(|(section, items)| (1..=items).map(move |item| format!("{section}.{item}")))
}

/// The items of level 3 that are taken too.
pub(super) fn beside() -> impl Iterator<Item = String> {
    BESIDE.into_iter().map(str::to_owned)
}

/// What is wrong with the list of items.
pub(super) struct Unfit {
    pub(super) line: Option<usize>,
    pub(super) what: String,
}

/// Items that are there twice, unknown or left out.
pub(super) fn unfit(items: &[Item]) -> Vec<Unfit> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let known: Vec<String> = required().chain(beside()).collect();
    let mut unfit = Vec::new();
    for item in items {
        let mut say = |what| {
            let line = Some(item.line);
            unfit.push(Unfit { line, what });
        };
        if !known.contains(&item.id) {
            say(format!("{} is no item that we map", item.id));
        }
        if seen.insert(&item.id, item.line).is_some() {
            say(format!("{} is there twice", item.id));
        }
    }
    let left_out = known.iter().filter(|id| !seen.contains_key(id.as_str()));
    unfit.extend(left_out.map(|id| Unfit {
        line: None,
        what: format!("{id} is left out"),
    }));
    unfit
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 70 of level 1 and 183 of level 2.
    #[test]
    fn levels_one_and_two_have_253_items() {
        let mut ids: Vec<String> = required().chain(beside()).collect();
        assert_eq!(required().count(), 253);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 253 + BESIDE.len(), "none is named twice");
    }

    #[test]
    fn each_chapter_has_as_many_as_it_was_counted_to_have() {
        let chapters = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
        for (chapter, count) in (1..).zip(chapters) {
            let of = format!("{chapter}.");
            let found = required().filter(|id| id.starts_with(&of)).count();
            assert_eq!(found, count, "chapter {chapter}");
        }
    }
}
