//! What looks like an ask and is none: kept for the reverse check.

use answerable_intake::{IntakeError, Media, NotReadable, read};

use crate::support;
use crate::yields;

#[test]
fn what_is_quoted_is_somebody_elses() {
    insta::assert_snapshot!(yields(
        "The mayor said: “Exampleshire Police should resign.” \
She added that “all forces should be merged”. \
“Chief constables should listen,” she went on."), @r"
    not used, Quoted (should): The mayor said: “Exampleshire Police should resign.”
    not used, Quoted (should): She added that “all forces should be merged”.
    not used, Quoted (should): “Chief constables should listen,” she went on.
    ");
}

#[test]
fn what_was_asked_before_is_not_asked_again() {
    insta::assert_snapshot!(yields(
        "Northmoor Police

In 2022 we issued a cause of concern, in which we said that the force should:
• grade risk; and
• review it.

In our last report we recommended that chief constables should publish plans. \
The review recommended that all forces should share them.

Progress against previous recommendations

By 1 May 2020, all forces should record every call.
"), @r"
    Recommendation again → the force [northmoor-police]
        grade risk; and
    Recommendation again → the force [northmoor-police]
        review it.
    Recommendation → all forces [group forces] · On(2020-05-01)
        By 1 May 2020, all forces should record every call.
    not used, AskedBefore (recommended): In our last report we recommended that chief constables should publish plans.
    not used, AskedBefore (recommended): The review recommended that all forces should share them.
    ");
}

#[test]
fn negatives_ask_nothing() {
    insta::assert_snapshot!(yields(
        "We do not recommend that forces should merge. Forces should not wait for the law. \
The force no longer needs to report. MPs shouldn’t seek to interfere."), @r"
    not used, Negative (recommend): We do not recommend that forces should merge.
    not used, Negative (should): Forces should not wait for the law.
    not used, Negative (needs to): The force no longer needs to report.
    not used, Negative (shouldn't): MPs shouldn’t seek to interfere.
    ");
}

#[test]
fn sentences_that_name_nobody_are_left_for_a_person() {
    insta::assert_snapshot!(yields(
        "More should be done. No one should be searched because of who they are. \
Forces who need help should have it. Exampleshire Police should have been told sooner. \
These powers must be used with care."), @r"
    not used, NobodyNamed (should): More should be done.
    not used, NobodyNamed (should): No one should be searched because of who they are.
    not used, NobodyNamed (should): Forces who need help should have it.
    not used, NoPattern (should): Exampleshire Police should have been told sooner.
    not used, NobodyNamed (must): These powers must be used with care.
    ");
}

#[test]
fn a_document_that_asks_nothing_has_no_proposals() {
    insta::assert_snapshot!(yields(
        "Exampleshire Police moved from Engage to Scan on 6 March 2024.\n\nThe force has closed its cause of concern."), @"");
}

#[test]
fn a_list_of_what_is_good_asks_nobody() {
    insta::assert_snapshot!(yields(
        "A good plan should:\n• be short; and\n• be read.\n\nOfficers in custody should:\n• listen."), @r"
    not used, NobodyNamed (should): A good plan should: • be short; and • be read.
    not used, NobodyNamed (should): Officers in custody should: • listen.
    ");
}

#[test]
fn what_is_told_after_an_area_for_improvement_is_no_other() {
    insta::assert_snapshot!(yields(
        "Northmoor Police\n\nArea for improvement\n\nThe force should improve its records.\n\n\
         We found many gaps. The force should know this better than anybody else does."), @r"
    AreaForImprovement → The force [northmoor-police]
        The force should improve its records.
    not used, NoPattern (should): The force should know this better than anybody else does.
    ");
}

#[test]
fn a_file_without_a_word_is_refused_and_one_with_a_word_is_read() {
    let known = support::invented();
    let no_words: [(&[u8], Media); 5] = [
        (b"\xff\xfe", Media::PlainText),
        (b"\xef\xbb\xbf \n", Media::PlainText),
        ("\u{a0}\u{200b}\u{feff}— •".as_bytes(), Media::PlainText),
        (b"<p>&nbsp;</p>", Media::Html),
        (
            b"<body><script>run()</script><img src=x></body>",
            Media::Html,
        ),
    ];
    for (bytes, media) in no_words {
        let refused = read(bytes, media, &known);
        let why = IntakeError::NotReadable(NotReadable::NoWords);
        assert_eq!(refused.err(), Some(why), "{bytes:?}");
    }
    assert!(read(b"<p>1", Media::Html, &known).is_ok());
}
