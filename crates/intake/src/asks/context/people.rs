//! People whom minutes list by name with what they are: "Asha Rao, Deputy Chief Constable",
//! and later "AR", "Ms Rao" or "A Rao".
//!
//! A name stands for the office that the list gives beside it, and for nobody where the
//! list gives none that is known. Initials that two people share stand for neither.

use super::given::{Home, who};
use crate::addressee::GivenName;
use crate::tokens::Worded;
use crate::{Directory, Found, Span};

/// So many of the first blocks hold the list of those present.
const SEARCHED: usize = 60;

/// A document lists at most so many people.
const MOST: usize = 40;

/// An entry has at most so many bytes.
const LONGEST_ENTRY: usize = 160;

/// How people are called before their surname.
const HONORIFICS: [&str; 12] = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Dr",
    "Sir",
    "Dame",
    "Prof",
    "Professor",
    "Rev",
    "Cllr",
    "Councillor",
];

/// Ranks and titles that stand before a name and are no part of it, longest first.
const RANKS: [&str; 26] = [
    "Temporary Deputy Chief Constable",
    "Temporary Assistant Chief Constable",
    "Assistant Chief Constable",
    "Deputy Chief Constable",
    "Detective Chief Superintendent",
    "Detective Superintendent",
    "Chief Superintendent",
    "Chief Constable",
    "Superintendent",
    "Detective Inspector",
    "Chief Inspector",
    "Inspector",
    "D/Chief Supt",
    "Det Ch Supt",
    "Chief Supt",
    "Det Supt",
    "Ch Supt",
    "Ch Insp",
    "T/ACC",
    "T/DCC",
    "Supt",
    "Insp",
    "DCC",
    "ACC",
    "CC",
    "Commander",
];

/// Somebody in a list of those present.
struct Person<'d> {
    rank: Option<&'d str>,
    names: Vec<&'d str>,
    initials: Option<&'d str>,
    found: Found,
    named: Span,
}

/// What the people in a list of those present are called after it.
pub(super) fn names(
    document: &Worded<'_>,
    directory: &dyn Directory,
    home: &Home<'_>,
) -> Vec<GivenName> {
    let mut people: Vec<Person<'_>> = Vec::new();
    let mut titles: Vec<GivenName> = Vec::new();
    let head = &document.blocks[..document.blocks.len().min(SEARCHED)];
    for (place, block) in head.iter().enumerate() {
        let beside = head
            .get(place + 1)
            .filter(|next| match (block.cell, next.cell) {
                (Some(own), Some(other)) => {
                    own.table == other.table && own.row == other.row && own.column < other.column
                }
                _ => false,
            });
        let words = document.words(block.span);
        if let Some(beside) = beside {
            people.extend(person(
                words,
                document.words(beside.span),
                block.span,
                directory,
                home,
            ));
            continue;
        }
        let mut start = block.span.start;
        // Where marks part them, a line may end within an entry.
        let marks: &[char] = match words.contains(';') {
            true => &[';', '|'],
            false => &[';', '\n', '|'],
        };
        for piece in words.split_inclusive(marks) {
            let span = Span::new(start, start + piece.len()).trimmed(&document.text);
            start += piece.len();
            let entry = after_its_label(document.words(span).trim_end_matches([';', '|']));
            if entry.len() > LONGEST_ENTRY || people.len() >= MOST {
                continue;
            }
            match person(entry, "", span, directory, home) {
                Some(person) => people.push(person),
                None => titles.extend(title(entry, span, directory)),
            }
        }
    }
    let mut given = called(&people);
    given.extend(titles.into_iter().take(MOST));
    given
}

/// "Director of Policing, Southvale Combined Authority": a title that stands for that
/// office when it comes again without the body.
fn title(entry: &str, named: Span, directory: &dyn Directory) -> Option<GivenName> {
    const TITLES: [&str; 8] = [
        "Director",
        "Head",
        "Officer",
        "Manager",
        "Executive",
        "Lead",
        "Treasurer",
        "Superintendent",
    ];
    // A line may end within it.
    let entry = entry.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = entry
        .split_once(", ")
        .or_else(|| entry.split_once(" of "))?;
    let (before, after) = match entry.rsplit_once(" of ") {
        Some((title, body)) if directory.find(body).is_resolved() => (title, body),
        _ => (before, after),
    };
    let is_title = TITLES.iter().any(|word| before.contains(word));
    let body = directory.find(after.trim_end_matches('.'));
    let Found::Body(body) = body else {
        return None;
    };
    is_title.then(|| GivenName {
        words: before.to_owned(),
        found: Found::office(body, before),
        named,
    })
}

/// An entry without the label before it: "In attendance: Mrs L Grant".
fn after_its_label(entry: &str) -> &str {
    const LABELS: [&str; 9] = [
        "officers",
        "present",
        "attendance",
        "attendees",
        "attending",
        "apologies",
        "members",
        "also",
        "police",
    ];
    let entry = entry.trim().trim_start_matches(['-', '•', '–', '*', ' ']);
    match entry.split_once(':') {
        Some((label, rest)) => {
            let lower = label.to_lowercase();
            match LABELS.iter().any(|word| lower.contains(word)) {
                true => rest.trim(),
                false => entry,
            }
        }
        None => entry,
    }
}

/// The person whom an entry names, where what it says of them is known.
fn person<'d>(
    entry: &'d str,
    beside: &'d str,
    named: Span,
    directory: &dyn Directory,
    home: &Home<'_>,
) -> Option<Person<'d>> {
    let marks = [",", " – ", " — ", " - ", "(", "  ", "\t", ": "];
    let end = marks.iter().filter_map(|mark| entry.find(mark)).min();
    let (own, rest) = entry.split_at(end.unwrap_or(entry.len()));
    let own = own.trim();
    let rank = RANKS
        .iter()
        .find(|rank| {
            own.strip_prefix(**rank)
                .is_some_and(|rest| rest.starts_with(' '))
        })
        .map(|rank| &own[..rank.len()]);
    let bare = own[rank.map_or(0, str::len)..].trim();
    let names: Vec<&str> = bare
        .split_whitespace()
        .filter(|word| !HONORIFICS.contains(word))
        .collect();
    let honoured = bare
        .split_whitespace()
        .next()
        .is_some_and(|first| HONORIFICS.contains(&first));
    let few = (1..=3).contains(&names.len());
    let alone = names.len() == 1 && rank.is_none() && !honoured;
    if !few || alone || !names.iter().all(|name| is_a_name(name)) {
        return None;
    }
    let mut rest = rest.trim_matches(['(', ')', ',', '–', '—', '-', ':', ' ', '\t']);
    let mut initials = None;
    // "Helen Marsh (HM), Commissioner".
    let first = rest.split([')', ',', ' ']).next().unwrap_or_default();
    if (2..=4).contains(&first.len()) && first.bytes().all(|one| one.is_ascii_uppercase()) {
        let others = rest[first.len()..].trim_matches([')', ',', '–', '—', '-', ':', ' ']);
        if !others.is_empty() || !beside.is_empty() {
            initials = Some(first);
            rest = others;
        }
    }
    let said = match beside.is_empty() {
        true => rest,
        false => beside,
    };
    let of_rank = || {
        let whole = entry.trim();
        rank.and_then(|_| who(whole, directory, home))
    };
    let (found, _) = (!said.is_empty())
        .then(|| who(said, directory, home))
        .flatten()
        .filter(|(found, _)| !is_a_bare_force(found, said, rank.is_some(), directory))
        .or_else(of_rank)?;
    Some(Person {
        rank,
        names,
        initials,
        found,
        named,
    })
}

/// Whether what stands beside somebody's rank is only the body they come from, so that the
/// rank says more of them.
fn is_a_bare_force(found: &Found, said: &str, ranked: bool, directory: &dyn Directory) -> bool {
    ranked && matches!(found, Found::Body(_)) && directory.find(said).is_resolved()
}

/// "Asha", "J", "O’Neil": a word of somebody's own name.
fn is_a_name(word: &str) -> bool {
    const NO_NAMES: [&str; 34] = [
        "The",
        "Police",
        "Constabulary",
        "Office",
        "Chief",
        "Head",
        "Board",
        "Panel",
        "Council",
        "Committee",
        "Meeting",
        "Minutes",
        "Date",
        "Time",
        "Venue",
        "Agenda",
        "Action",
        "Item",
        "Commissioner",
        "Director",
        "Officer",
        "Report",
        "Member",
        "Members",
        "Welcome",
        "Present",
        "Apologies",
        "County",
        "National",
        "Group",
        "Service",
        "Deputy",
        "Assistant",
        "Independent",
    ];
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|one| one.is_alphabetic() || matches!(one, '’' | '\'' | '-' | '.'))
        && !NO_NAMES.contains(&word)
}

/// What each is called: by the whole name, a rank or a title and the surname, or initials.
fn called(people: &[Person<'_>]) -> Vec<GivenName> {
    let mut given: Vec<(String, usize)> = Vec::new();
    for (place, person) in people.iter().enumerate() {
        let Some(surname) = person.names.last() else {
            continue;
        };
        let mut forms = Vec::new();
        if person.names.len() > 1 {
            forms.push(person.names.join(" "));
            let first = person.names[0].chars().next().unwrap_or_default();
            forms.push(format!("{first} {surname}"));
            let letters: String = person
                .names
                .iter()
                .filter_map(|name| name.chars().next())
                .collect();
            forms.push(person.initials.map_or(letters, str::to_owned));
        }
        forms.extend(
            person
                .rank
                .into_iter()
                .chain(HONORIFICS)
                .map(|title| format!("{title} {surname}")),
        );
        if let (Some(rank), true) = (person.rank, person.names.len() > 1) {
            forms.push(format!("{rank} {}", person.names.join(" ")));
        }
        forms.sort_unstable();
        forms.dedup();
        given.extend(forms.into_iter().map(|form| (form, place)));
    }
    let shared = |form: &str| given.iter().filter(|(other, _)| other == form).count() > 1;
    given
        .iter()
        .filter(|(form, _)| !shared(form))
        .map(|(form, place)| GivenName {
            words: form.clone(),
            found: people[*place].found.clone(),
            named: people[*place].named,
        })
        .collect()
}
