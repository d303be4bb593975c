//! What the five real documents yield, where they are at hand.
//!
//! They are not part of the project; the tests say so and pass without them.

#[path = "support/mod.rs"]
mod support;

use std::path::PathBuf;

use answerable_intake::{BlockKind, Found, Media, Proposal, ProposalKind, Reading, Role, read};
use answerable_register::calendar::{Day, Deadline};

/// Reads a seed by the number its name begins with.
fn seed(number: &str) -> Option<Reading> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let file = std::fs::read_dir(&folder).ok().and_then(|mut files| {
        files.find_map(|file| {
            let path = file.ok()?.path();
            path.file_name()?
                .to_str()?
                .starts_with(number)
                .then_some(path)
        })
    });
    let Some(file) = file else {
        say(&format!(
            "skipped: seed {number} is not at {}",
            folder.display()
        ));
        return None;
    };
    let bytes = std::fs::read(file).expect("a seed that is there can be read");
    let reading = read(&bytes, Media::PlainText, &support::of_the_register()).expect("a text");
    say(&support::print(&reading));
    Some(reading)
}

#[allow(clippy::print_stdout)] // Shown by the test runner when a test fails.
fn say(words: &str) {
    println!("{words}");
}

fn of_kind(reading: &Reading, kind: ProposalKind) -> Vec<&Proposal> {
    let is = |proposal: &&Proposal| proposal.kind == kind;
    reading.proposals.iter().filter(is).collect()
}

/// The one proposal whose words hold some words.
fn with_words<'r>(reading: &'r Reading, words: &str) -> &'r Proposal {
    let mut held = reading
        .proposals
        .iter()
        .filter(|proposal| proposal.words.contains(words));
    let first = held
        .next()
        .unwrap_or_else(|| panic!("nothing says “{words}”"));
    assert!(held.next().is_none(), "more than one says “{words}”");
    first
}

/// Whom a proposal is addressed to, or may be: ids, nearest first.
fn ids(proposal: &Proposal, role: Role) -> Vec<&str> {
    let has = proposal.addressees.iter().filter(|one| one.role == role);
    has.flat_map(|one| match &one.found {
        Found::Unresolved { candidates } => candidates.iter().map(String::as_str).collect(),
        found => found.id().into_iter().collect::<Vec<_>>(),
    })
    .collect()
}

#[test]
fn the_letter_of_january_2024_asks_thirteen_things() {
    let Some(reading) = seed("004") else { return };
    let requests = of_kind(&reading, ProposalKind::Request);
    assert_eq!(requests.len(), 13);
    let expected: [(&str, &[&str], &[&str]); 13] = [
        ("to form similar agreements", &["hmicfrs"], &[]),
        (
            "fully expect PCCs",
            &["police-and-crime-commissioners"],
            &[],
        ),
        ("like to see PCCs", &["police-and-crime-commissioners"], &[]),
        (
            "further work between",
            &["hmicfrs", "association-of-police-and-crime-commissioners"],
            &[],
        ),
        ("consistently low compliance", &["hmicfrs"], &[]),
        ("welcome work to consider", &["hmicfrs"], &[]),
        (
            "encourage the College",
            &["college-of-policing"],
            &["association-of-police-and-crime-commissioners"],
        ),
        (
            "therefore welcome you working",
            &["hmicfrs"],
            &["association-of-police-and-crime-commissioners"],
        ),
        (
            "also encourage PCCs",
            &["police-and-crime-commissioners"],
            &[],
        ),
        ("continuing to use these", &["hmicfrs"], &[]),
        (
            "further strengthening",
            &["performance-oversight-group"],
            &[],
        ),
        ("set up a working group", &["hmicfrs"], &[]),
        ("keeping me updated", &["hmicfrs"], &[]),
    ];
    for (words, lead, with) in expected {
        let proposal = with_words(&reading, words);
        assert_eq!(proposal.kind, ProposalKind::Request, "{words}");
        assert_eq!(ids(proposal, Role::Lead), lead, "{words}");
        assert_eq!(ids(proposal, Role::With), with, "{words}");
    }
}

#[test]
fn the_letter_of_january_2024_sets_two_conditions_and_one_recurring_time() {
    let Some(reading) = seed("004") else { return };
    let condition = |words| match &with_words(&reading, words).deadline {
        Deadline::Conditional { words } => words.clone(),
        other => panic!("{other:?}"),
    };
    assert!(condition("like to see PCCs").starts_with("Before any change"));
    assert!(condition("consistently low compliance").starts_with("if there are any areas"));
    assert_eq!(
        with_words(&reading, "keeping me updated").deadline,
        Deadline::Recurring {
            words: "in our regular meetings".into()
        }
    );
}

#[test]
fn the_letter_of_january_2024_has_six_headed_sections_and_its_days() {
    let Some(reading) = seed("004") else { return };
    let document = &reading.document;
    let headings: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading { level: 2 }))
        .map(|block| document.words(block.span))
        .collect();
    let begin = [
        "State of Policing Report",
        "Responsibility of other",
        "Responsibility of PCCs",
        "Chief Officer",
        "Clarity regarding",
        "Power to give",
        "Power to direct",
        "Conclusion",
    ];
    assert_eq!(headings.len(), begin.len());
    for (heading, begin) in headings.iter().zip(begin) {
        assert!(heading.starts_with(begin), "{heading}");
    }
    let day = |dating: Option<answerable_intake::Dating>| dating.map(|dating| dating.day);
    assert_eq!(day(reading.dates.dated), Some(Day::constant(2024, 1, 15)));
    assert_eq!(
        day(reading.dates.published),
        Some(Day::constant(2024, 3, 28))
    );
    // "Your joint letter of 9 November": the year is not said, and not invented.
    let [letter] = &reading.dates.letters[..] else {
        panic!("one letter is mentioned with its day");
    };
    assert_eq!(letter.day, None);
    assert_eq!(letter.likely, Some(Day::constant(2023, 11, 9)));
}

#[test]
fn the_letter_of_january_2024_gives_undertakings_and_leaves_the_rest_to_be_checked() {
    let Some(reading) = seed("004") else { return };
    let undertakings = of_kind(&reading, ProposalKind::Undertaking);
    assert_eq!(undertakings.len(), 2);
    let officials = with_words(&reading, "will be able to support you");
    assert_eq!(
        ids(officials, Role::Lead),
        ["home-secretary", "home-office"]
    );
    let unused: Vec<&str> = reading
        .unused
        .iter()
        .map(|unused| reading.document.words(unused.passage))
        .collect();
    for words in [
        "More should be done",
        "full weight of sector support",
        "commitment to responding",
    ] {
        assert!(
            unused.iter().any(|unused| unused.contains(words)),
            "{words}"
        );
    }
}

#[test]
fn the_answer_of_march_2024_undertakes_and_mentions_the_letter_it_answers() {
    let Some(reading) = seed("002") else { return };
    let [letter] = &reading.dates.letters[..] else {
        panic!("one letter is mentioned with its day");
    };
    assert_eq!(letter.day, Some(Day::constant(2023, 11, 15)));
    assert_eq!(
        reading.document.words(letter.passage),
        "your letter of 15 November 2023"
    );
    assert_eq!(reading.dates.day(), Some(Day::constant(2024, 3, 6)));
    let undertakings = of_kind(&reading, ProposalKind::Undertaking);
    assert_eq!(undertakings.len(), 2);
    assert_eq!(ids(undertakings[0], Role::Lead), ["home-secretary"]);
    assert!(of_kind(&reading, ProposalKind::Recommendation).is_empty());
    assert_eq!(reading.document.furniture.len(), 6);
}

#[test]
fn the_aid_report_of_september_2023_yields_each_reply_by_its_force() {
    let Some(reading) = seed("003") else { return };
    let replies = of_kind(&reading, ProposalKind::AidReply);
    let forces: Vec<Vec<&str>> = replies.iter().map(|reply| ids(reply, Role::Lead)).collect();
    assert_eq!(
        forces,
        [
            vec![],
            vec!["thames-valley-police", "leicestershire-police"],
            vec!["thames-valley-police"],
            vec!["leicestershire-police"],
            vec!["kent-police"],
            vec!["essex-police"],
            vec!["hertfordshire-constabulary"],
        ]
    );
    let joint = &replies[6].addressees[1];
    assert_eq!(joint.as_published, "Cambridgeshire and Bedfordshire forces");
    assert_eq!((joint.role, &joint.found), (Role::With, &Found::nothing()));
    assert!(
        with_words(&reading, "inquiry into police accountability").kind
            == ProposalKind::CommissionMention
    );
    assert!(
        !reading
            .proposals
            .iter()
            .any(|proposal| proposal.kind.asks())
    );
}

#[test]
fn two_news_reports_of_one_letter_ask_nothing() {
    for number in ["000", "001"] {
        let Some(reading) = seed(number) else { return };
        assert!(
            !reading
                .proposals
                .iter()
                .any(|proposal| proposal.kind.asks())
        );
        assert!(!of_kind(&reading, ProposalKind::CommissionMention).is_empty());
        // Their "shouldn't" and "should" are somebody else's, and are shown.
        assert!(!reading.unused.is_empty());
        assert!(!reading.document.furniture.is_empty());
    }
    let Some(reading) = seed("000") else { return };
    let published = reading.dates.published.map(|dating| dating.day);
    assert_eq!(published, Some(Day::constant(2024, 1, 10)));
}
