//! A small directory and a plain print-out, for the tests of this room.

#![allow(dead_code, unreachable_pub)] // Each test program uses a part of it.

use answerable_intake::{Directory, Found, Proposal, Reading, Role};

/// A directory that knows a list of names and nothing else.
pub struct Known {
    bodies: Vec<(&'static str, &'static str)>,
    groups: Vec<(&'static str, &'static str)>,
}

impl Directory for Known {
    fn find(&self, words: &str) -> Found {
        let words = words
            .trim()
            .trim_start_matches("the ")
            .trim_start_matches("The ");
        let id_in = |list: &[(&str, &str)], words: &str| {
            let held = list
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(words));
            held.map(|(_, id)| (*id).to_owned())
        };
        if let Some(id) = id_in(&self.bodies, words) {
            return Found::Body(id);
        }
        if let Some(id) = id_in(&self.groups, words) {
            return Found::Group(id);
        }
        Found::nothing()
    }
}

/// Invented forces, and groups under the names that reports use.
pub fn invented() -> Known {
    Known {
        bodies: vec![
            ("Exampleshire Police", "exampleshire-police"),
            ("Northmoor Police", "northmoor-police"),
            ("Southvale Constabulary", "southvale-constabulary"),
            ("Westmarch and Dale Police", "westmarch-and-dale-police"),
            ("chief constable of Exampleshire", "exampleshire-police"),
            ("Inspectorate", "inspectorate"),
            ("National Board", "national-board"),
            ("NB", "national-board"),
            ("College of Custody", "college-of-custody"),
            ("COC", "college-of-custody"),
            ("Exampleshire Commissioner", "exampleshire-commissioner"),
        ],
        groups: vec![
            ("chief constables", "chief-constables"),
            ("forces", "forces"),
            ("all forces", "forces"),
            ("police forces", "forces"),
            ("PCCs", "local-policing-bodies"),
            ("local policing bodies", "local-policing-bodies"),
        ],
    }
}

/// The bodies that the seed documents name.
pub fn of_the_seeds() -> Known {
    Known {
        bodies: vec![
            ("HMICFRS", "hmicfrs"),
            ("APCC", "apcc"),
            ("College of Policing", "college-of-policing"),
            ("College", "college-of-policing"),
            ("Home Office", "home-office"),
            ("Home Secretary", "home-secretary"),
            (
                "Secretary of State for the Home Department",
                "home-secretary",
            ),
            ("Police Performance Oversight Group", "ppog"),
            ("PPOG", "ppog"),
            ("NPCC", "npcc"),
            ("Ministry of Justice", "ministry-of-justice"),
            ("Metropolitan Police", "metropolitan-police-service"),
            ("Met", "metropolitan-police-service"),
            ("Thames Valley Police", "thames-valley-police"),
            ("Leicestershire Police", "leicestershire-police"),
            ("Kent Police", "kent-police"),
            ("Essex Police", "essex-police"),
            ("Hertfordshire Police", "hertfordshire-constabulary"),
            ("inspectorate", "hmicfrs"),
            ("Policing Protocol", "not-a-body"),
        ],
        groups: vec![
            ("PCCs", "local-policing-bodies"),
            ("Police and Crime Commissioners", "local-policing-bodies"),
            ("chief constables", "chief-constables"),
            ("forces", "forces"),
            ("police forces", "forces"),
        ],
    }
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
        answerable_calendar::Deadline::None => String::new(),
        deadline => format!(" · {deadline:?}"),
    };
    let likely = proposal
        .likely_deadline
        .as_ref()
        .map_or(String::new(), |likely| format!(" · likely {likely:?}"));
    format!(
        "{:?}{number}{under} → {}{deadline}{likely}\n    {}",
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
