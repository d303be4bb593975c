//! What was asked before is found by its words, whatever they are.

use answerable_desk::View;
use answerable_desk::asked_before::{Corpus, Names, Nearness, Reading, Remembered, Wanted};
use answerable_register::facts::{Asked, AskedBefore, Asker, Finding, Likeness};
use answerable_testkit::Teller;
use answerable_testkit::facts::{answer, day, outcome, passage, request, source, withdrawal};
use proptest::prelude::*;

const FORCE: &str = "southvale-police";

fn asks(id: &str, on: &str, words: &str) -> Asked {
    Asked {
        title: words.into(),
        ..request(id, on, &[FORCE])
    }
}

fn told() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("1 April 2024");
    let grading = "Supervisors should check each grading of the risk to missing people";
    teller.tell(asks("first", "6 March 2016", grading));
    teller.tell(asks("second", "6 March 2018", grading));
    teller.tell(asks(
        "other",
        "6 March 2018",
        "Vet every officer before promotion",
    ));
    teller.tell(asks("third", "6 March 2020", grading));
    teller
}

fn ids(remembered: &Remembered, view: &View<'_>, wanted: Wanted<'_>) -> Vec<String> {
    let found = remembered.nearest(view, wanted, 10);
    found
        .like
        .iter()
        .map(|like| like.id().to_string())
        .collect()
}

#[test]
fn only_what_was_asked_before_it_and_by_the_day_is_found() {
    let teller = told();
    let remembered = Remembered::default();
    let today = View::new(teller.register(), day("1 April 2024"));
    let asked = |id: &str| today.asked(&id.into()).unwrap();
    let of = |id: &str| ids(&remembered, &today, Wanted::Asked(asked(id)));
    assert_eq!(of("third"), ["second", "first"]);
    assert_eq!(of("second"), ["first"]);
    assert_eq!(of("first"), Vec::<String>::new());
    let then = View::new(teller.register(), day("1 January 2017"));
    let words = Wanted::Words("grading the risk to missing people");
    assert_eq!(ids(&remembered, &then, words), ["first"]);
    let found = remembered.nearest(&today, Wanted::Asked(asked("third")), 10);
    assert!(found.proposed_as(Nearness::SameThing).count() == 2 && !found.is_partial);
}

#[test]
fn what_a_correction_replaced_is_found_no_more() {
    let mut teller = told();
    let remembered = Remembered::default();
    while remembered.step(teller.register()) {}
    let first = teller.register().asked.latest("first").unwrap().entry;
    teller.correct(
        first,
        asks("first", "6 March 2016", "Repair the boiler of the station"),
    );
    let view = View::new(teller.register(), day("1 April 2024"));
    let third = view.asked(&"third".into()).unwrap();
    assert_eq!(ids(&remembered, &view, Wanted::Asked(third)), ["second"]);
    assert_eq!(
        ids(&remembered, &view, Wanted::Words("boiler repair")),
        ["first"]
    );
}

/// A lead-in says nothing; what it leads to does.
#[test]
fn the_words_that_a_lead_in_leads_to_are_read() {
    let mut teller = told();
    teller.tell(source("letter"));
    let mut asked = asks("bullet", "6 March 2023", "An item");
    let words = [
        "The force should immediately:",
        "check each grading of the risk to missing people",
    ];
    asked.passages = words.map(|words| passage("letter", words)).into();
    teller.tell(asked);
    let view = View::new(teller.register(), day("1 April 2024"));
    let bullet = view.asked(&"bullet".into()).unwrap();
    assert_eq!(
        ids(&Remembered::default(), &view, Wanted::Asked(bullet))[0],
        "third"
    );
}

#[test]
fn a_chain_counts_what_came_of_each_time() {
    let mut teller = told();
    let compared = |later: &str, earlier: &str, found| AskedBefore {
        later: later.into(),
        earlier: earlier.into(),
        found,
        why: "Both ask for the same check.".into(),
        on: day("1 April 2024"),
    };
    let met = "first/southvale-police/act";
    teller.tell(answer("yes", FORCE, &[met]));
    teller.tell(outcome("1 May 2021", "first", Finding::Closed));
    teller.tell(withdrawal("1 May 2021", "second"));
    teller.tell(compared("second", "first", Likeness::SameThing));
    teller.tell(compared("third", "second", Likeness::SameThing));
    teller.tell(compared("third", "other", Likeness::Neither));
    let view = View::new(teller.register(), day("1 April 2024"));
    let chain = view.chain_of(&"third".into()).unwrap();
    let times: Vec<_> = chain
        .times
        .iter()
        .map(|time| time.asked.id.as_str())
        .collect();
    assert_eq!(times, ["first", "second", "third"]);
    assert_eq!(chain.place_of(&"third".into()), Some(3));
    let came = &chain.times[0].came;
    assert_eq!((came.asked, came.answered, came.closed), (1, 1, 1));
    assert!(chain.times[1].came.withdrawn);
    assert!(view.chain_of(&"other".into()).is_none());
    // Before anybody compared them there was no chain.
    let before = View::new(teller.register(), day("31 March 2024"));
    assert!(before.chain_of(&"third".into()).is_none());
}

/// A word in everything, a whole report, nothing at all: each is answered, soon.
#[test]
fn hostile_words_are_answered_and_soon() {
    let names = Names::of_the_field();
    let mut corpus = Corpus::default();
    for number in 0..20_000 {
        let text = format!("custody record number{number} thing{} custody", number % 50);
        corpus.add(&Reading::of([text.as_str()], &names));
    }
    let long = "custody risk grading of missing people and many other words besides ".repeat(3_000);
    assert!(long.len() > 200_000);
    let started = std::time::Instant::now();
    for text in [
        long.as_str(),
        "custody",
        "",
        "the of and",
        "\u{0}\u{301}\u{1F694}",
        "Dylai’r Prif Gwnstabl",
    ] {
        let reading = Reading::of([text], &names);
        let found = corpus.nearest(&reading, 10, |_| true, |_| Reading::default());
        assert!(found.len() <= 10);
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

proptest! {
    #[test]
    fn whatever_is_compared_is_alike_by_as_much_as_it_can_be(
        one in "([a-z]{3,9} ){0,20}",
        other in "([a-z]{3,9} ){0,20}|\\PC{0,80}",
    ) {
        let names = Names::of_the_field();
        let mut corpus = Corpus::default();
        let readings = [&one, &other].map(|text| Reading::of([text.as_str()], &names));
        for reading in &readings {
            corpus.add(reading);
        }
        let score = |a: usize, b: usize| corpus.compare(&corpus.weigh(&readings[a]), &readings[b]).score;
        prop_assert!((0.0..=1.0).contains(&score(0, 1)));
        prop_assert!((score(0, 1) - score(1, 0)).abs() < 1e-4, "as the one to the other");
        prop_assert!(score(0, 0) >= score(0, 1) - 1e-4, "nothing is nearer than itself");
    }
}

/// Open is what its asker has not closed or withdrawn, on each day; where two are
/// open for one body, one in their place leaves it with one the fewer.
#[test]
fn what_is_open_is_counted_by_day_and_a_merge_takes_one_away() {
    const ASKER: &str = "inspectorate-of-exampleshire";
    let mut teller = Teller::of_the_country();
    teller.on("1 April 2024");
    let grading = "Supervisors should check each grading of the risk to missing people";
    let both = ["southvale-police", "northmoor-police"];
    for (id, on, of) in [
        ("first", "6 March 2016", &both[..]),
        ("second", "6 March 2018", &both[..1]),
        ("third", "6 March 2020", &both[1..]),
    ] {
        teller.tell(Asked {
            title: grading.into(),
            by: Asker::Body(ASKER.into()),
            ..request(id, on, of)
        });
    }
    let mut closed = outcome("1 May 2021", "third", Finding::Closed);
    closed.judged_by = ASKER.into();
    teller.tell(closed);
    let view = View::new(teller.register(), day("1 April 2024"));
    let days = ["31 December 2017", "31 December 2020", "1 April 2024"].map(day);
    let load = view.load_of(&ASKER.into(), &days);
    let load: Vec<_> = load
        .iter()
        .map(|load| (load.of.as_str(), load.open.clone()))
        .collect();
    assert_eq!(
        load,
        [
            ("southvale-police", vec![1, 2, 2]),
            ("northmoor-police", vec![1, 2, 1]),
        ]
    );
    let askers = view.askers_with_open_asks();
    assert_eq!((askers.len(), askers[0].things, askers[0].asks), (1, 2, 3));

    let open = view.open_things_of(&ASKER.into());
    let overlaps = view.overlaps_among(&ASKER.into(), &open, &Remembered::default());
    let overlaps: Vec<_> = overlaps
        .iter()
        .map(|overlap| (overlap.later.id.as_str(), overlap.earlier.id.as_str()))
        .collect();
    assert_eq!(
        overlaps,
        [("second", "first")],
        "what is closed overlaps nothing"
    );

    let merged = view.merged(&ASKER.into(), open[0], open[1]);
    let merged: Vec<_> = merged
        .iter()
        .map(|row| (row.of.as_str(), row.now, row.after))
        .collect();
    assert_eq!(
        merged,
        [("northmoor-police", 1, 1), ("southvale-police", 2, 1)]
    );
}
