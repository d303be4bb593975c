//! A small directory and a plain print-out, for the tests of this room.

#![allow(dead_code, unreachable_pub)] // Each test program uses a part of it.

use answerable_intake::{Directory, Found, Proposal, Reading, Role};

/// A directory that knows a list of names and nothing else.
pub struct Known {
    bodies: Vec<(String, String)>,
    groups: Vec<(String, String)>,
}

impl Directory for Known {
    fn find(&self, words: &str) -> Found {
        let words = key(words);
        let id_in = |list: &[(String, String)]| {
            let held = list.iter().find(|(name, _)| key(name) == words);
            held.map(|(_, id)| id.clone())
        };
        if let Some(id) = id_in(&self.bodies) {
            return Found::Body(id);
        }
        id_in(&self.groups).map_or_else(Found::nothing, Found::Group)
    }

    fn may_begin(&self, words: &str) -> bool {
        let words = key(words);
        let names = self.bodies.iter().chain(&self.groups);
        names.map(|(name, _)| key(name)).any(|name| {
            let rest = name.strip_prefix(&words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}

/// The same, which cannot tell how names begin.
pub struct Unlisted(pub Known);

impl Directory for Unlisted {
    fn find(&self, words: &str) -> Found {
        self.0.find(words)
    }
}

/// The form in which names are compared.
fn key(name: &str) -> String {
    let name = name
        .trim()
        .to_lowercase()
        .replace('&', "and")
        .replace('’', "'");
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// Invented forces, and groups under the names that reports use.
pub fn invented() -> Known {
    let bodies = [
        ("Exampleshire Police", "exampleshire-police"),
        ("Northmoor Police", "northmoor-police"),
        ("Southvale Constabulary", "southvale-constabulary"),
        ("Westmarch and Dale Police", "westmarch-and-dale-police"),
        ("chief constable of Exampleshire", "exampleshire-police"),
        ("Inspectorate", "inspectorate"),
        ("HM Inspectorate of Constabulary", "inspectorate"),
        ("National Board", "national-board"),
        ("NB", "national-board"),
        ("College of Custody", "college-of-custody"),
        ("COC", "college-of-custody"),
        ("Exampleshire Commissioner", "exampleshire-commissioner"),
    ];
    let groups = [
        ("chief constables", "chief-constables"),
        ("forces", "forces"),
        ("all forces", "forces"),
        ("police forces", "forces"),
        ("PCCs", "local-policing-bodies"),
        ("local policing bodies", "local-policing-bodies"),
    ];
    let owned = |list: &[(&str, &str)]| {
        let owned = list
            .iter()
            .map(|(name, id)| ((*name).to_owned(), (*id).to_owned()));
        owned.collect()
    };
    Known {
        bodies: owned(&bodies),
        groups: owned(&groups),
    }
}

/// The bodies, offices and groups of the project's own data, by every name they
/// have there. Days are left out: all the documents read with it are recent.
pub fn of_the_register() -> Known {
    let mut known = Known {
        bodies: Vec::new(),
        groups: Vec::new(),
    };
    for row in rows("bodies.csv") {
        known.bodies.push((row[2].clone(), row[0].clone()));
    }
    for row in rows("names.csv") {
        known.bodies.push((row[1].clone(), row[0].clone()));
    }
    for row in rows("offices.csv") {
        known.bodies.push((row[4].clone(), row[1].clone()));
    }
    for row in rows("groups.csv") {
        let words = row[1].split('|').map(str::to_owned);
        known
            .groups
            .extend(words.map(|words| (words, row[0].clone())));
    }
    known
}

/// The rows of a file of the project's data.
fn rows(file: &str) -> Vec<Vec<String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/bodies");
    let reader = csv::Reader::from_path(path.join(file)).expect("the project's own data");
    let rows = reader.into_records();
    rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

/// A reading as lines that a person can check against the document.
pub fn print(reading: &Reading) -> String {
    let mut lines: Vec<String> = reading.proposals.iter().map(line).collect();
    for unused in &reading.unused {
        let words = short(reading.document.words(unused.passage));
        lines.push(format!(
            "not used, {:?} ({}): {words}",
            unused.why, unused.word
        ));
    }
    lines.join("\n")
}

fn line(proposal: &Proposal) -> String {
    let number = proposal
        .number
        .as_ref()
        .map_or(String::new(), |n| format!(" {n}"));
    let under = proposal
        .under
        .map_or(String::new(), |place| format!(" under [{place}]"));
    let who: Vec<String> = proposal.addressees.iter().map(one).collect();
    let deadline = match &proposal.deadline {
        answerable_register::calendar::Deadline::None => String::new(),
        deadline => format!(" · {deadline:?}"),
    };
    let likely = proposal
        .likely_deadline
        .as_ref()
        .map_or(String::new(), |likely| format!(" · likely {likely:?}"));
    let again = if proposal.repeats { " again" } else { "" };
    format!(
        "{:?}{number}{again}{under} → {}{deadline}{likely}\n    {}",
        proposal.kind,
        who.join(", "),
        short(&proposal.words)
    )
}

fn one(addressee: &answerable_intake::Addressee) -> String {
    let role = match addressee.role {
        Role::Lead => "",
        Role::With => "with ",
        Role::Consult => "consult ",
    };
    let found = match &addressee.found {
        Found::Body(id) => id.clone(),
        Found::Office { body, title } => format!("{body}/{title}"),
        Found::Group(id) => format!("group {id}"),
        Found::Unresolved { candidates } => format!("? {}", candidates.join(" ")),
    };
    format!("{role}{} [{found}]", addressee.as_published)
}

/// Enough of a passage to know it by, on one line.
pub fn short(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(90) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}
