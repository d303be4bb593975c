//! Every file in `stories/` is a test of its name.

use std::fs;
use std::path::PathBuf;

use answerable_testkit::story;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../stories")
}

macro_rules! stories {
    ($($name:ident,)*) => {
        const TOLD: &[&str] = &[$(stringify!($name)),*];

        $(#[test]
        fn $name() {
            let file = folder().join(concat!(stringify!($name), ".story"));
            let text = fs::read_to_string(&file).unwrap();
            if let Err(broken) = story::tell(&text) {
                panic!("stories/{}.story, {broken}", stringify!($name));
            }
        })*
    };
}

stories! {
    a_correction_takes_an_addressee_away,
    a_duty_passes_to_a_mayor,
    a_group_is_who_it_was_that_day,
    a_joint_unit_answers_as_one,
    a_letter_has_no_legal_clock,
    an_answer_is_found_late,
    each_body_answers_for_itself,
    explanations_are_part_of_the_comments,
    nobody_looked,
    one_report_day_by_day,
    section_55_is_not_settled,
    what_is_withdrawn_is_no_longer_owed,
}

#[test]
fn every_story_is_told() {
    let mut files: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".story").map(str::to_owned))
        .collect();
    files.sort();
    let mut told = TOLD.to_vec();
    told.sort_unstable();
    assert_eq!(files, told);
}

#[test]
fn the_page_about_stories_lists_every_sentence() {
    let page = fs::read_to_string(folder().join("README.md")).unwrap();
    let listed: Vec<&str> = page
        .split("```")
        .nth(1)
        .unwrap()
        .lines()
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(listed, story::sentences().collect::<Vec<_>>());
}
