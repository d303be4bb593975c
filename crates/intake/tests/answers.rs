//! How documents answer: every shape by name, with invented bodies; and what
//! holds for every answer, however made.

#[path = "support/mod.rs"]
mod support;

use answerable_intake::{AnswerRead, Document, Found, Media, Reading, Span, answers, limits, read};
use proptest::prelude::*;

fn reading(text: &str, media: Media) -> Option<Reading> {
    read(text.as_bytes(), media, &support::invented()).ok()
}

/// What was read of an answer, as a person would check it.
fn answer(text: &str) -> String {
    let media = match text.starts_with('<') {
        true => Media::Html,
        false => Media::PlainText,
    };
    let reading = reading(text, media).expect("a short text");
    match &reading.answer {
        Some(answer) => print(answer, &reading.document),
        None => "no answer".to_owned(),
    }
}

fn print(answer: &AnswerRead, document: &Document) -> String {
    let words = |span: Span| support::short(document.words(span));
    let by = answer.by.as_ref().map(|by| match &by.found {
        Found::Body(id) => id.clone(),
        other => format!("{other:?}"),
    });
    let mut lines = vec![format!("by {}", by.as_deref().unwrap_or("nobody named"))];
    lines.extend(
        answer
            .to_reports
            .iter()
            .map(|one| format!("to {}", one.title)),
    );
    let days = [("dated", answer.dated), ("published", answer.published)];
    for (what, day) in days {
        lines.extend(day.map(|day| format!("{what} {}", day.day)));
    }
    let passages = [
        ("only acknowledges", answer.acknowledges),
        ("nil return", answer.nil_return),
        ("chief officer", answer.chief_officer),
    ];
    for (what, span) in passages {
        lines.extend(span.map(|span| format!("{what}: {}", words(span))));
    }
    let all = answer.of_all;
    lines.extend(all.map(|all| format!("all: {:?}: {}", all.position, words(all.passage))));
    for one in &answer.each {
        let number = one.number.as_deref().unwrap_or("–");
        let report = one
            .report
            .map_or(String::new(), |at| format!(" of report {at}"));
        let said = one
            .passage
            .map_or(String::new(), |span| format!(": {}", words(span)));
        let (coverage, position) = (one.coverage, one.position);
        lines.push(format!("{number}{report} {coverage:?} {position:?}{said}"));
    }
    lines.join("\n")
}

#[test]
fn a_letter_answers_in_turn_and_quotes_the_chief_constable() {
    insta::assert_snapshot!(answer(
        "Exampleshire Commissioner\n1 High Street\n\n14 November 2023\n\nDear Minister,\n\n\
         I write in answer to the report “A minute too late”.\n\n\
         The chief constable told me: “We welcome the report and we shall act upon it.”\n\n\
         Recommendation 1: By March 2024, chief constables should review their staffing.\n\n\
         Accepted. The review was finished in October.\n\n\
         Recommendation 2: Chief constables should move to the new system.\n\n\
         I do not accept this. The contract runs until 2027.\n\n\
         Recommendation 3 is for the College of Custody.\n\n\
         Yours sincerely\n\nExampleshire Commissioner\n"), @r"
    by exampleshire-commissioner
    to A minute too late
    dated 2023-11-14
    chief officer: We welcome the report and we shall act upon it.
    1 Taken Accepts: The review was finished in October.
    2 ReasonForNone Rejects: The contract runs until 2027.
    3 ReasonForNone NotStated: Recommendation 3 is for the College of Custody.
    ");
}

#[test]
fn a_table_sets_the_answer_beside_each_recommendation() {
    insta::assert_snapshot!(answer(
        "<h1>Vetting: response of the Exampleshire Commissioner</h1>\
         <p>Response published 5 March 2024</p><table>\
         <tr><th>No.</th><th>Recommendation</th><th>Our response</th></tr>\
         <tr><td>1</td><td>The force should vet all.</td><td>Agreed. All were vetted in May.</td></tr>\
         <tr><td>2</td><td>The force should keep a list.</td><td>We will keep one from June.</td></tr>\
         <tr><td>3</td><td>The Commissioner should pay.</td><td></td></tr></table>"), @r"
    by exampleshire-commissioner
    published 2024-03-05
    1 Taken Accepts: All were vetted in May.
    2 Proposed NotStated: We will keep one from June.
    3 Silent NotStated
    ");
}

#[test]
fn a_table_drawn_with_strokes_is_read_across_its_lines() {
    insta::assert_snapshot!(answer(
        "Response to learning recommendations\n\nForce: Exampleshire Police\n\n\
         No. | Recommendation           | Accept? | What was done\n\
         ----------------------------------------------------------\n\
         1   | The force should fit a   | Yes     | It was fitted on\n\
         \u{20}   | gate.                    |         | 19 January 2024.\n\
         ----------------------------------------------------------\n\
         2   | The force should send    | No      | We do not have\n\
         \u{20}   | two officers.            |         | the staff.\n"), @r"
    by exampleshire-police
    1 Taken Accepts: It was fitted on | gate. | | 19 January 2024.
    2 ReasonForNone Rejects: We do not have | two officers. | | the staff.
    ");
}

#[test]
fn several_are_answered_at_once_by_number_and_by_order() {
    insta::assert_snapshot!(answer(
        "Dear Chief Inspector\n\nResponse to your inspection of Exampleshire Police\n\n\
         Recommendations 2, 4 and 7 are accepted and the work is under way.\n\n\
         On the first recommendation, the cells have been closed. On the third, I regret that I \
         cannot say anything yet.\n"), @r"
    by nobody named
    2 Proposed Accepts: Recommendations 2, 4 and 7 are accepted and the work is under way.
    4 Proposed Accepts: Recommendations 2, 4 and 7 are accepted and the work is under way.
    7 Proposed Accepts: Recommendations 2, 4 and 7 are accepted and the work is under way.
    1 Taken NotStated: On the first recommendation, the cells have been closed.
    3 Silent NotStated
    ");
}

#[test]
fn two_reports_in_one_letter_keep_their_numbers_apart() {
    insta::assert_snapshot!(answer(
        "I write in response to two reports.\n\n\
         A.  Held for too long\n\n\
         Recommendation 1 (forces should review bail). Accepted. The review was finished.\n\n\
         B.  Behind the wheel\n\n\
         Recommendation 1 (forces should fit a recorder). I do not accept this recommendation. It \
         would cost too much.\n"), @r"
    by nobody named
    to Held for too long
    to Behind the wheel
    1 of report 0 Taken Accepts: The review was finished.
    1 of report 1 ReasonForNone Rejects: It would cost too much.
    ");
}

#[test]
fn one_position_on_all_is_given_to_each_that_is_listed() {
    insta::assert_snapshot!(answer(
        "<h1>Response to the report on missing children</h1>\
         <ul><li>Recommendation 1: Forces should look for them.</li>\
         <li>Recommendation 2: Forces should find them.</li></ul>\
         <h2>Our view</h2><p>We accept all the recommendations.</p>"), @r"
    by nobody named
    all: Accepts: We accept all the recommendations.
    1 Silent Accepts
    2 Silent Accepts
    ");
}

#[test]
fn an_acknowledgement_and_a_nil_return_answer_nothing() {
    insta::assert_snapshot!(answer(
        "Dear Ms Box\n\nThank you for your report. I will publish my full response by 9 April \
         2025.\n\nExampleshire Commissioner\n"), @r"
    by exampleshire-commissioner
    only acknowledges: I will publish my full response by 9 April 2025.
    ");
    let nil = answer(
        "<h1>The regional units</h1><p>Response published: 1 August 2024</p><p>The Exampleshire \
         Commissioner has considered the report. None of them is addressed to the force.</p>",
    );
    assert!(
        nil.contains("nil return: None of them is addressed to the force."),
        "{nil}"
    );
    assert!(nil.starts_with("by exampleshire-commissioner"), "{nil}");
}

#[test]
fn reports_progress_letters_and_news_are_no_answers() {
    for text in [
        "Recommendation 1\n\nThe force should act. The force has trained its officers.\n",
        "Every force accepted it.\n\nRecommendation 8: Forces should act.\n",
        "Forces must publish a response within 56 days. They should answer each recommendation.\n",
        "The Commissioner must respond within 56 days. A spokeswoman said that he would do so.\n",
        "This report is being sent to: Exampleshire Police\n\nThe matters of concern are as \
         follows.\n\nYour response must contain details of action taken.\n",
    ] {
        assert_eq!(answer(text), "no answer", "{text}");
    }
}

/// Where it answers, what it quotes and says is set apart, and its own promises
/// outside that are not.
#[test]
fn what_is_quoted_and_said_is_set_apart() {
    let text = "I write in answer to your report.\n\n\
                Recommendation 1: Forces should act.\n\nWe accept this. We will act in May.\n\n\
                Next steps\n\nI will publish the minutes by June.\n";
    let reading = reading(text, Media::PlainText).expect("a short text");
    assert!(answers::is_one(&reading.document));
    let apart: Vec<&str> = answers::set_apart(&reading.document)
        .into_iter()
        .map(|span| reading.document.words(span))
        .collect();
    assert_eq!(
        apart,
        [
            "Forces should act.",
            "We accept this.",
            "We will act in May."
        ]
    );
}

/// Pieces that answers are made of, so that patterns meet in every way.
const PIECES: [&str; 46] = [
    "Response to your report\n\n",
    "I write in answer to the report",
    "Recommendation 1",
    "Recommendations 2, 4 and 7",
    "Recommendations 1 to 60",
    "On the first recommendation,",
    "On the second,",
    "Your third was that",
    "You recommended that",
    "Conclusion 5:",
    ": ",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "\n\n",
    "\n",
    ". ",
    " | ",
    "\n-----\n",
    "No. | Recommendation | Response\n",
    "1 | forces should act | done\n",
    "Force response: ",
    "Status: Complete",
    "I accept this",
    "in part",
    "do not accept",
    "was finished in May",
    "will be done",
    "not for this force",
    "nothing more is needed",
    "forces should act",
    "The chief constable told me:",
    "Chief Constable’s comments\n\n",
    "Exampleshire Commissioner",
    "Exampleshire Police",
    "section 55",
    "Published: 3 March 2024",
    "24 April 2024",
    "today",
    "None of them is addressed to",
    "We accept all four recommendations",
    "Dear Ms Box\n\n",
    "é ﬁ \u{2028}",
    "Yours sincerely\n",
];

const TAGS: [&str; 12] = [
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<li>",
];

/// Every span of an answer is a stretch of the kept text.
fn check(reading: &Reading) {
    let text = &reading.document.text;
    let whole = |span: Span| {
        assert!(span.start < span.end, "a span holds something: {span:?}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    };
    answers::set_apart(&reading.document)
        .into_iter()
        .for_each(whole);
    let is_one = answers::is_one(&reading.document);
    assert_eq!(is_one, reading.answer.is_some());
    let Some(answer) = &reading.answer else {
        return;
    };
    assert!(!answer.because.is_empty(), "an answer says why it is one");
    answer.by.iter().for_each(|by| whole(by.named));
    answer.to_reports.iter().for_each(|one| whole(one.passage));
    let days = [answer.dated, answer.published];
    days.into_iter()
        .flatten()
        .for_each(|day| whole(day.passage));
    let heads = [answer.acknowledges, answer.nil_return, answer.chief_officer];
    heads.into_iter().flatten().for_each(whole);
    for one in &answer.each {
        let spans = [one.quoted, one.passage, one.said];
        spans.into_iter().flatten().for_each(whole);
        assert!(!one.because.is_empty(), "each says why");
        let silent = one.coverage == answerable_intake::Coverage::Silent;
        assert_eq!(silent, one.passage.is_none(), "silence has no passage");
        assert!(one.report.is_none_or(|at| at < answer.to_reports.len()));
    }
}

proptest! {
    #[test]
    fn any_answer_in_text_has_whole_spans(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..50)
    ) {
        reading(&pieces.join(" "), Media::PlainText).iter().for_each(check);
    }

    #[test]
    fn any_answer_on_a_page_has_whole_spans(
        pieces in prop::collection::vec(
            prop_oneof![prop::sample::select(&PIECES[..]), prop::sample::select(&TAGS[..])], 0..60)
    ) {
        reading(&pieces.concat(), Media::Html).iter().for_each(check);
    }
}

/// No piece, repeated, takes more than its length: each of these would run for
/// minutes if rows, sections or quotations were looked through for each other.
#[test]
fn one_piece_repeated_is_read_in_its_length() {
    for piece in PIECES {
        let begins = "Response to your report\n\nI write in answer to it.\n\n";
        let text = format!(
            "{begins}{}",
            piece.repeat(limits::MOST_TEXT_BYTES / 2048 / piece.len())
        );
        reading(&text, Media::PlainText).iter().for_each(check);
    }
}

#[test]
fn a_report_on_how_the_police_respond_is_no_answer() {
    let titled = answer(
        "THE POOR RELATION\nThe response of the police to crimes against older people\n\nJuly 2023\n\n\
         RECOMMENDATIONS\n\nWe recommend that:\n\n1.  within three months, the National Board should \
         agree what an older victim is;\n\n2.  within six months, chief constables should say how \
         victims are referred.\n",
    );
    assert_eq!(titled, "no answer");
    let followed = answer(
        "<h1>Police response to victims of slavery: a follow-up</h1><p>Published 3 December 2025</p>\
         <h2>Recommendation 1</h2><blockquote><p>Chief constables should make sure that victims have \
         support.</p></blockquote><p>All forces have trained their officers.</p>\
         <h2>Recommendation 2</h2><blockquote><p>The National Board should publish a list.</p>\
         </blockquote><p>A list was published in June 2024.</p>",
    );
    assert_eq!(followed, "no answer");
}

#[test]
fn who_recommends_in_their_own_voice_tells_of_responses_and_gives_none() {
    let read = answer(
        "<div><a>Report</a><a>Government response</a></div><h1>In their own words</h1>\
         <p>1. The National Board accepted that it could do better. It has published a plan.</p>\
         <p>2. We recommend that the National Board publish its plan.</p>\
         <p>3. We recommend that the College of Custody train detectives. It has begun to.</p>",
    );
    assert_eq!(read, "no answer");
}

#[test]
fn an_inspector_who_is_satisfied_and_grades_gives_no_answer() {
    let page = |own: &str| {
        format!(
            "<h1>Northmoor Police: assessment</h1><p>Published on 6 February 2025</p>\
             <h2>Overall summary</h2><p>{own}</p><p>I am satisfied with some aspects of the \
             performance of Northmoor Police, but there are areas in which it needs to do \
             better.</p><h3>Area for improvement</h3><p>The force should improve how it watches \
             over offenders.</p><h2>Leadership</h2><p>The chief constable’s message that leaders \
             need to listen was known to all to whom we spoke.</p>"
        )
    };
    for own in [
        "Our inspection assessed how good Northmoor Police is.",
        "We make graded judgments as follows.",
    ] {
        assert_eq!(answer(&page(own)), "no answer", "{own}");
    }
}
