//! Anyone may use, change and sell the whole: every crate we are built with
//! offers a licence from the list in `deny.toml`.

use crate::tidy::ground::{File, Foreign, Ground};
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "licences",
    promise: "every crate we are built with offers a licence that deny.toml allows",
    find,
    broken: || Ground {
        files: vec![File {
            path: LIST.to_owned(),
            text: "[licenses]\nallow = [\"MIT\"]\n".to_owned(),
        }],
        foreign: vec![Foreign {
            name: "closed".to_owned(),
            licence: Some("AGPL-3.0-only".to_owned()),
        }],
        ..Ground::default()
    },
};

const LIST: &str = "deny.toml";

fn find(ground: &Ground) -> Vec<Finding> {
    if ground.foreign.is_empty() {
        return Vec::new();
    }
    let allowed = ground
        .file(LIST)
        .map(|file| allowed(&file.text))
        .unwrap_or_default();
    ground
        .foreign
        .iter()
        .filter(|foreign| {
            let licence = foreign.licence.as_deref().unwrap_or_default();
            !is_allowed(licence, &allowed)
        })
        .map(|foreign| {
            let licence = foreign.licence.as_deref().unwrap_or("none declared");
            Finding::failure(
                LIST,
                None,
                format!(
                    "{} is under '{licence}', which is not on the list",
                    foreign.name
                ),
                "Do without it, or add the licence with the reason",
            )
        })
        .collect()
}

fn allowed(text: &str) -> Vec<String> {
    let list = text
        .parse::<toml::Table>()
        .ok()
        .and_then(|deny| deny.get("licenses")?.get("allow")?.as_array().cloned());
    list.unwrap_or_default()
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Reads an SPDX expression: `OR` offers a choice, `AND` asks for both, a
/// slash is an old way to write `OR`, and brackets group.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reading = Reading {
        words: &words,
        allowed,
    };
    let holds = reading.choice();
    holds && reading.words.is_empty()
}

struct Reading<'a> {
    words: &'a [&'a str],
    allowed: &'a [String],
}

impl Reading<'_> {
    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn choice(&mut self) -> bool {
        let mut holds = self.both();
        while self.take("OR") {
            holds |= self.both();
        }
        holds
    }

    fn both(&mut self) -> bool {
        let mut holds = self.one();
        while self.take("AND") {
            holds &= self.one();
        }
        holds
    }

    fn one(&mut self) -> bool {
        if self.take("(") {
            let holds = self.choice();
            return self.take(")") && holds;
        }
        let Some((name, rest)) = self.words.split_first() else {
            return false;
        };
        self.words = rest;
        let mut name = (*name).to_owned();
        if self.take("WITH")
            && let Some((exception, rest)) = self.words.split_first()
        {
            name = format!("{name} WITH {exception}");
            self.words = rest;
        }
        self.allowed.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_writes_them() {
        let list: Vec<String> = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"]
            .map(str::to_owned)
            .to_vec();
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/Apache-2.0",
            "MIT AND Zlib",
            "(GPL-3.0 OR MIT) AND Zlib",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(is_allowed(good, &list), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "Apache-2.0",
            "(MIT",
            "MIT MIT",
        ] {
            assert!(!is_allowed(bad, &list), "{bad}");
        }
    }

    #[test]
    fn a_crate_that_declares_nothing_is_refused() {
        let mut ground = (RULE.broken)();
        ground.foreign[0].licence = None;
        assert_eq!(find(&ground).len(), 1);
        ground.foreign[0].licence = Some("MIT".to_owned());
        assert_eq!(find(&ground), []);
    }
}
