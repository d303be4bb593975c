//! A function or type that our pages link to by name is in the file they link
//! to. A walkthrough that has gone stale sends its readers astray.
#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]

use std::fs;
use std::path::{Path, PathBuf};

/// A name in a page, and the file it links to.
#[derive(Debug, PartialEq, Eq)]
struct Named<'a> {
    name: &'a str,
    path: &'a str,
}

#[test]
fn every_name_that_links_to_code_is_defined_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let pages = pages(&root);
    assert!(pages.len() > 5, "the pages are in docs/");
    let mut astray = Vec::new();
    let mut held = 0;
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for named in names(&text) {
            held += 1;
            let code = fs::read_to_string(page.parent().unwrap().join(named.path));
            if !code.is_ok_and(|code| defines(&code, named.name)) {
                astray.push(format!("{}: {named:?}", page.display()));
            }
        }
    }
    assert!(held > 20, "the pages name functions");
    assert!(astray.is_empty(), "{}", astray.join("\n"));
}

#[test]
fn a_name_that_is_not_there_is_found() {
    let page = "See [`Clerk::recrod`](../crates/desk/src/clerk.rs) and [text](a.md).";
    let clerk = Named {
        name: "recrod",
        path: "../crates/desk/src/clerk.rs",
    };
    assert_eq!(names(page), [clerk]);
    let code = "pub fn record(&self) {}\n    Comment,\n    Kept(u8),\n";
    assert!(!defines(code, "recrod"));
    assert!(defines(code, "record"));
    assert!(defines(code, "Comment") && defines(code, "Kept"));
    assert!(!defines(code, "self"));
}

#[test]
fn the_list_of_pages_names_every_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let list = fs::read_to_string(root.join("docs/README.md")).unwrap();
    let unnamed: Vec<_> = pages(&root)
        .into_iter()
        .filter_map(|page| Some(page.file_name()?.to_str()?.to_owned()))
        .filter(|name| name != "README.md" && !list.contains(&format!("]({name})")))
        .collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

#[test]
fn the_page_of_wording_names_every_module_of_it() {
    let wording = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wording");
    let page = fs::read_to_string(wording.join("README.md")).unwrap();
    let code = fs::read_to_string(wording.join("src/lib.rs")).unwrap();
    let modules: Vec<_> = code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert!(modules.contains(&"standings"), "{modules:?}");
    let unnamed: Vec<_> = modules
        .into_iter()
        .filter(|module| !page.contains(&format!("- [`{module}`]: ")))
        .collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

/// README and every page directly in `docs/`.
fn pages(root: &Path) -> Vec<PathBuf> {
    let docs = fs::read_dir(root.join("docs")).unwrap();
    docs.map(|entry| entry.unwrap().path())
        .chain([root.join("README.md")])
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// Links of the form ``[`name`](file.rs)``. Of `Type::name` the last part counts.
fn names(text: &str) -> Vec<Named<'_>> {
    text.split("[`")
        .skip(1)
        .filter_map(|rest| {
            let (name, rest) = rest.split_once("`](")?;
            let (path, _) = rest.split_once(')')?;
            let name = name.rsplit("::").next()?;
            (!name.contains('\n') && path.ends_with(".rs")).then_some(Named { name, path })
        })
        .collect()
}

/// Whether Rust code defines a name: as an item, or on a line of its own as a
/// variant or inside a macro that makes types.
fn defines(code: &str, name: &str) -> bool {
    const ITEMS: [&str; 7] = ["fn", "struct", "enum", "trait", "const", "type", "mod"];
    code.lines().map(str::trim_start).any(|line| {
        let words: Vec<&str> = line
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .filter(|word| !word.is_empty())
            .collect();
        words
            .windows(2)
            .any(|pair| ITEMS.contains(&pair[0]) && pair[1] == name)
            || (name.starts_with(char::is_uppercase)
                && line
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '(', ' '])))
    })
}
