//! Search finds words; nothing that is typed is anything else, or breaks it.

use std::collections::BTreeSet;

use answerable_desk::Search;
use answerable_register::facts::{Asked, Report};
use answerable_testkit::Teller;
use answerable_testkit::facts::{passage, recommendation, report_about, request, source};
use proptest::prelude::*;

const THINGS: [(&str, &str); 7] = [
    (
        "vetting",
        "Vet every officer again; vetting of staff lapsed",
    ),
    ("veterans", "Support veterans of the force"),
    (
        "investigations",
        "Supervise investigations and graded risks",
    ),
    ("cafe", "Caf\u{e9} visits in Ll\u{177}n"),
    ("or-and-not", "Custody or not, near and far"),
    ("custody", "Review custody records"),
    ("fi", "Review the office's files"),
];

struct Shelf {
    teller: Teller,
    search: Search,
}

impl Shelf {
    fn new() -> Self {
        let mut teller = Teller::of_the_country();
        teller.on("6 March 2024");
        for (id, title) in THINGS {
            teller.tell(Asked {
                title: title.into(),
                ..request(id, "6 March 2024", &["southvale-police"])
            });
        }
        Self {
            teller,
            search: Search::try_new().unwrap(),
        }
    }

    /// The ids of what is found, in alphabetical order; none where the text
    /// holds no word.
    fn find(&self, text: &str) -> Option<Vec<String>> {
        let register = self.teller.register();
        let places = self.search.find(register, text).unwrap()?;
        let found: BTreeSet<String> = register
            .asks()
            .filter(|(_, ask)| places.contains(ask.subject))
            .map(|(_, ask)| ask.reference.subject.to_string())
            .collect();
        Some(found.into_iter().collect())
    }

    fn finds(&self, text: &str, ids: &[&str]) {
        assert_eq!(self.find(text).unwrap(), ids, "looking for {text:?}");
    }
}

#[test]
fn words_are_found_in_any_of_their_forms() {
    let shelf = Shelf::new();
    shelf.finds("grading risk", &["investigations"]);
    shelf.finds("record custody", &["custody"]);
    shelf.finds("vetting", &["vetting"]);
    shelf.finds("nowhere", &[]);
}

#[test]
fn the_last_word_may_be_the_beginning_of_one() {
    let shelf = Shelf::new();
    shelf.finds("investigat", &["investigations"]);
    shelf.finds("graded investiga", &["investigations"]);
    shelf.finds("custody investiga", &[]);
    shelf.finds("veter", &["veterans"]);
    // Too few letters to be a beginning, and no word.
    shelf.finds("gr", &[]);
    // Only the last: a beginning elsewhere is no word.
    shelf.finds("investiga graded", &[]);
}

#[test]
fn operators_typed_are_words() {
    let shelf = Shelf::new();
    shelf.finds("custody OR", &["or-and-not"]);
    shelf.finds("custody OR vetting", &[]);
    shelf.finds("NOT far", &["or-and-not"]);
    shelf.finds("custody*", &["custody", "or-and-not"]);
    shelf.finds("NEAR(custody far)", &["or-and-not"]);
    shelf.finds("words:custody", &[]);
    shelf.finds("\"review custody", &["custody"]);
}

#[test]
fn accents_and_capitals_make_no_difference() {
    let shelf = Shelf::new();
    for text in [
        "cafe",
        "CAF\u{c9}",
        "cafe\u{301}",
        "llyn cafe",
        "Ll\u{177}n",
    ] {
        shelf.finds(text, &["cafe"]);
    }
}

#[test]
fn text_without_a_word_looks_for_nothing() {
    let shelf = Shelf::new();
    for text in ["", "  ", "\"\"", "*()-:^{}+", "\u{301}", "\u{4e2d}\u{6587}"] {
        assert_eq!(shelf.find(text), None, "{text:?}");
    }
}

#[test]
fn what_is_recorded_later_is_found_and_what_is_corrected_moves() {
    let mut shelf = Shelf::new();
    shelf.finds("custody", &["custody", "or-and-not"]);
    let report = report_about("a-report", "6 March 2024", &["southvale-police"]);
    shelf.teller.tell(source("a-source"));
    let recorded = shelf.teller.tell(report.clone());
    let asked = Asked {
        passages: vec![passage("a-source", "the force should buy a telescope")],
        ..recommendation("telescope", &report, &["southvale-police"])
    };
    let entry = shelf.teller.tell(asked.clone());
    shelf.finds("telescope", &["telescope"]);
    // By the name of whoever was asked, and by the title of its report.
    shelf.finds("southvale telescope", &["telescope"]);
    shelf.teller.correct(
        recorded,
        Report {
            title: "Stargazing".into(),
            ..report
        },
    );
    shelf.finds("stargazing", &["a-report", "telescope"]);
    shelf.teller.correct(
        entry,
        Asked {
            title: "Buy a sextant".into(),
            passages: Vec::new(),
            ..asked
        },
    );
    shelf.finds("telescope", &[]);
    shelf.finds("sextant", &["telescope"]);
}

/// Every letter that we take for part of a word, in the middle of one: the
/// index must not see two words there.
#[test]
fn no_letter_breaks_the_index() {
    let shelf = Shelf::new();
    for letter in '\0'..='\u{2ff}' {
        shelf.find(&format!("a{letter}b a{letter}bcdef"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_that_is_typed_makes_search_fail(text in any::<String>()) {
        Shelf::new_once().find(&text);
    }

    #[test]
    fn nothing_like_a_query_makes_search_fail(
        text in "(custody|AND|OR|NOT|NEAR|words|stem|[\"'*():^{}+,;/\\\\-]|[\u{24b6}\u{660}\u{1e900}\u{aa}\u{b2}x ]){0,24}",
    ) {
        Shelf::new_once().find(&text);
    }
}

impl Shelf {
    /// One shelf for every case: looking changes nothing.
    fn new_once() -> &'static Self {
        thread_local! {
            static SHELF: &'static Shelf = Box::leak(Box::new(Shelf::new()));
        }
        SHELF.with(|shelf| *shelf)
    }
}

#[test]
fn a_long_register_is_let_go_of_between_steps_and_found_whole() {
    let mut shelf = Shelf::new();
    for number in 0..5_000 {
        shelf.teller.tell(Asked {
            title: "Count the patrols".into(),
            ..request(
                &format!("r-{number}"),
                "6 March 2024",
                &["southvale-police"],
            )
        });
    }
    let register = shelf.teller.register();
    assert!(shelf.search.step(register).unwrap(), "one step is not all");
    while shelf.search.step(register).unwrap() {}
    assert!(!shelf.search.step(register).unwrap());
    assert_eq!(shelf.find("patrols").unwrap().len(), 5_000);
    // Whoever searches before the last step waits for it.
    let search = Search::try_new().unwrap();
    assert!(search.step(register).unwrap());
    assert_eq!(
        search.find(register, "patrols").unwrap().unwrap().count(),
        5_000
    );
}
