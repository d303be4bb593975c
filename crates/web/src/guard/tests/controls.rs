//! The matrix can fail: addresses that are guarded wrongly are found.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use answerable_desk::who::Act;

use super::matrix::run;
use super::world::World;
use crate::guard::policy::TheRegister;
use crate::guard::{Policy, Routes, get};
use crate::review::look::Look;

const ADDRESS: &str = "/review/{document}/shown";

async fn shown() -> &'static str {
    "shown"
}

#[tokio::test]
async fn an_address_guarded_as_it_says_has_no_deviation() {
    let guarded =
        Routes::default().at(ADDRESS, get(Policy::<Look>::on(Act::LookAtDocument), shown));
    let outcome = run(&World::new(), guarded).await;
    assert_eq!(outcome.deviations, Vec::<String>::new());
}

/// It says that it shows a document, and anybody may read it.
#[tokio::test]
async fn an_address_open_to_more_than_it_says_is_found() {
    let mut open = Routes::default().at(ADDRESS, get(Policy::of(Act::ReadPages), shown));
    open.listed[0].act = Act::LookAtDocument;
    let outcome = run(&World::new(), open).await;
    let found = |words: &str| outcome.deviations.iter().any(|line| line.contains(words));
    assert!(found("by nobody signed in: Admitted"));
    assert!(found("(another body’s) by askers-editor, now: Admitted"));
    assert!(found("(own body’s) by reviewer, ended today: Admitted"));
    assert!(!found("by reviewer, now"));
}

/// It asks whether they hold the part, and never whose document it is.
#[tokio::test]
async fn an_address_that_asks_for_the_part_and_not_for_the_document_is_found() {
    let mut anybodys = Routes::default().at(ADDRESS, get(Policy::of(Act::ListDocuments), shown));
    anybodys.listed[0].act = Act::LookAtDocument;
    let outcome = run(&World::new(), anybodys).await;
    let lines = outcome.deviations.iter();
    let let_in: Vec<&String> = lines.filter(|line| line.contains(": Admitted")).collect();
    assert!(!let_in.is_empty());
    let elsewhere = |line: &&&String| {
        ![
            "(another body’s)",
            "published by another)",
            "(nobody’s yet)",
        ]
        .iter()
        .any(|whose| line.contains(whose))
    };
    assert_eq!(let_in.iter().find(elsewhere), None);
}

/// It names the right act, and finds the wrong thing: nobody gets in.
#[tokio::test]
async fn an_address_that_finds_the_wrong_thing_is_found() {
    let lost = Policy::<TheRegister>::on(Act::LookAtDocument);
    let outcome = run(
        &World::new(),
        Routes::default().at(ADDRESS, get(lost, shown)),
    )
    .await;
    let broken = outcome
        .deviations
        .iter()
        .filter(|line| line.contains("Broken"));
    assert!(broken.count() > 0);
}

#[tokio::test]
async fn the_handler_of_whoever_is_refused_never_runs() {
    let ran = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&ran);
    let handler = || async move {
        counted.fetch_add(1, Ordering::SeqCst);
        "shown"
    };
    let look = Policy::<Look>::on(Act::LookAtDocument);
    let outcome = run(
        &World::new(),
        Routes::default().at(ADDRESS, get(look, handler)),
    )
    .await;
    // GET and HEAD reach it; the four other methods are not taken at all.
    let reading = outcome.cells / 3;
    assert_eq!(ran.load(Ordering::SeqCst), reading - outcome.refused);
}
