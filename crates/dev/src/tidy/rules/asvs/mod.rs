//! The map of OWASP ASVS 5.0 is whole, and names only what is there.
//!
//! `security/asvs.toml` says of every item of levels 1 and 2 by what we hold to
//! it: tests, a page, a reason why it cannot apply, or plainly that we do not.
//! A map like that goes stale unseen, so this rule reads it at every run.

mod items;
mod map;
mod named;

use items::{Unfit, required};
use map::{Item, Map};

use crate::tidy::ground::Ground;
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "asvs",
    promise: "every ASVS item is mapped, to tests and pages that are there",
    find,
    broken: || Ground::of_files(&[(MAP, "[[item]]\nid = \"1.1.1\"\nwants = \"words\"\n")]),
};

/// Where the map is.
const MAP: &str = "security/asvs.toml";

const REMEDY: &str = "Put the map right; security/README.md says how it is read";

fn find(ground: &Ground) -> Vec<Finding> {
    let at = |line, what| Finding::failure(MAP, line, what, REMEDY);
    let Some(file) = ground.file(MAP) else {
        return vec![at(None, "is not there".to_owned())];
    };
    let map = match Map::read(&file.text) {
        Ok(map) => map,
        Err(why) => return vec![at(None, why)],
    };
    let whole = items::unfit(&map.items)
        .into_iter()
        .map(|Unfit { line, what }| at(line, what));
    let each = map.items.iter().flat_map(|item| {
        wrong(item, ground)
            .into_iter()
            .map(|what| at(Some(item.line), format!("{}: {what}", item.id)))
    });
    whole.chain(each).collect()
}

/// What is wrong with one item.
fn wrong(item: &Item, ground: &Ground) -> Vec<String> {
    let mut wrong = item.wrong();
    let tests = item.tests.iter();
    wrong.extend(
        tests
            .filter(|test| !named::is_a_test(ground, test))
            .map(|test| format!("no test is called '{test}'")),
    );
    let specs = item.browser.iter();
    wrong.extend(
        specs
            .filter(|spec| ground.file(&format!("browser-tests/{spec}")).is_none())
            .map(|spec| format!("no file of browser-tests is called '{spec}'")),
    );
    let pages = item.pages.iter();
    wrong.extend(pages.filter_map(|page| named::not_a_place(ground, page)));
    wrong
}

/// How many items are held by what, in one line; none where there is no map.
pub(in crate::tidy) fn counted(ground: &Ground) -> Option<String> {
    let map = Map::read(&ground.file(MAP)?.text).ok()?;
    let (asked, beside): (Vec<&Item>, Vec<&Item>) = map
        .items
        .iter()
        .partition(|item| required().any(|id| id == item.id));
    Some(format!(
        "asvs: {} items of levels 1 and 2: {}; {} of level 3: {}",
        asked.len(),
        map::tally(&asked),
        beside.len(),
        map::tally(&beside),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: &str = "#[test]\nfn it_holds() {}\n";
    const PAGE: &str = "# A page\n\n## The part of it\n";

    /// A map in which every item but the first is void, and the first says this.
    fn ground(first: &str) -> Ground {
        let mut text = format!("[[item]]\nid = \"1.1.1\"\nwants = \"words\"\n{first}\n");
        for id in required().chain(items::beside()).filter(|id| id != "1.1.1") {
            text += &format!("[[item]]\nid = \"{id}\"\nwants = \"w\"\nvoid = \"none here\"\n");
        }
        Ground::of_files(&[
            (MAP, &text),
            ("crates/web/tests/it/held.rs", TEST),
            ("docs/PAGE.md", PAGE),
            ("browser-tests/specs/a.spec.mjs", ""),
        ])
    }

    fn said(first: &str) -> Vec<String> {
        find(&ground(first))
            .into_iter()
            .map(|found| found.what)
            .collect()
    }

    #[test]
    fn a_map_that_names_what_is_there_is_good() {
        for first in [
            "tests = [\"answerable-web::it held::it_holds\"]",
            "browser = [\"specs/a.spec.mjs\"]",
            "pages = [\"docs/PAGE.md#the-part-of-it\"]",
            "missing = \"nobody wrote it\"",
            "missing = \"half of it\"\npages = [\"docs/PAGE.md\"]",
        ] {
            assert_eq!(said(first), Vec::<String>::new(), "{first}");
        }
    }

    #[test]
    fn what_is_not_there_is_named() {
        for (first, what) in [
            (
                "tests = [\"answerable-web::it held::it_held\"]",
                "1.1.1: no test is called 'answerable-web::it held::it_held'",
            ),
            (
                "browser = [\"specs/b.spec.mjs\"]",
                "1.1.1: no file of browser-tests is called 'specs/b.spec.mjs'",
            ),
            (
                "pages = [\"docs/PAGES.md\"]",
                "1.1.1: there is no docs/PAGES.md",
            ),
            (
                "pages = [\"docs/PAGE.md#the-part\"]",
                "1.1.1: docs/PAGE.md has no heading '#the-part'",
            ),
            ("", "1.1.1: is mapped to nothing"),
            ("void = \"\"", "1.1.1: has an empty 'void'"),
            (
                "void = \"none\"\nmissing = \"all\"",
                "1.1.1: is void and something else too",
            ),
            ("test = \"x\"", "1.1.1: has a 'test', which nothing reads"),
        ] {
            assert!(
                said(first).contains(&what.to_owned()),
                "{first}: {:?}",
                said(first)
            );
        }
    }

    #[test]
    fn an_item_left_out_twice_there_or_unknown_is_named() {
        let left_out = Ground::of_files(&[(
            MAP,
            &ground("void = \"x\"").files[0]
                .text
                .replace("\"17.3.2\"", "\"1.1.2\""),
        )]);
        let said: Vec<String> = find(&left_out)
            .into_iter()
            .map(|found| found.what)
            .collect();
        assert_eq!(said, ["1.1.2 is there twice", "17.3.2 is left out"]);
        let unknown = Ground::of_files(&[(
            MAP,
            &ground("void = \"x\"").files[0]
                .text
                .replace("\"17.3.2\"", "\"17.9.9\""),
        )]);
        assert!(
            find(&unknown)
                .iter()
                .any(|found| found.what.contains("17.9.9 is no item"))
        );
        assert_eq!(find(&Ground::default()).len(), 1, "no map at all");
    }

    #[test]
    fn each_item_is_counted_once_by_the_most_that_can_be_said() {
        let line = counted(&ground(
            "missing = \"half\"\ntests = [\"answerable-web::it held::it_holds\"]",
        ));
        assert_eq!(
            line.unwrap(),
            "asvs: 253 items of levels 1 and 2: 0 by a running test, 0 by a page, 252 void, 1 missing; \
             8 of level 3: 0 by a running test, 0 by a page, 8 void, 0 missing"
        );
    }
}
