//! Shapes of documents that hide what they ask: labels within items, labels that come again
//! and again, and words that make another document of it.

use crate::{page_yields, yields};

#[test]
fn a_labelled_paragraph_of_an_item_is_the_recommendation_and_has_its_number() {
    let read = page_yields(
        "<h1>Radio silence</h1><p>17 February 2023</p>\
         <p>Summary | Conclusions and recommendations | Treasury minutes on earlier reports</p>\
         <h2>Conclusions and recommendations</h2><ol>\
         <li><p>The last plan was out of date. Users say that they must be asked.</p>\
         <p>Recommendation: By the end of July 2023 the National Board should:</p>\
         <ul><li>publish a plan; and</li><li>say who is to pay for it.</li></ul></li>\
         <li><p>Forces pay twice.</p>\
         <p>Recommendation: The National Board should tell us what each force is to pay.</p></li>\
         <li><p>The supplier did well. We make no recommendation.</p></li></ol>",
    );
    insta::assert_snapshot!(read, @r"
    Recommendation 1 → the National Board [national-board] · On(2023-07-31)
        publish a plan; and
    Recommendation 1 → the National Board [national-board] · On(2023-07-31)
        say who is to pay for it.
    Recommendation 2 → The National Board [national-board]
        The National Board should tell us what each force is to pay.
    not used, NobodyNamed (must): Users say that they must be asked.
    ");
}

#[test]
fn a_label_that_comes_again_and_again_is_no_header_of_a_page() {
    let area = |what: &str| {
        format!(
            "We looked at {what}.\n\nArea for improvement\n\nThe force should improve {what}.\n\n"
        )
    };
    let text = format!(
        "Exampleshire Police: an inspection\n\nPublished 8 February 2024\n\n{}{}{}{}",
        area("its custody records"),
        area("its control room"),
        area("how it trains drivers"),
        area("its stores")
    );
    let read = yields(&text);
    assert_eq!(read.matches("AreaForImprovement").count(), 4, "{read}");
}

#[test]
fn what_took_twenty_minutes_is_no_meeting() {
    let read = yields(
        "Exampleshire Police: how it answers calls\n\n8 February 2024\n\n\
         One caller waited twenty minutes.\n\n\
         Recommendation 1\n\nExampleshire Police should answer within a minute.\n",
    );
    assert!(read.contains("Recommendation 1"), "{read}");
}
