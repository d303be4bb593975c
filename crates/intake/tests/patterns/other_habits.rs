//! Habits of publishers beyond the inspectorate's own: assessments whose headings ask,
//! closure letters, panels that advise, pages that retell (auditors, safety
//! investigators, councils' minutes, commissioners' letters and statements).

use crate::{page_yields, yields};

#[test]
fn the_heading_under_area_for_improvement_is_what_is_to_be_improved() {
    insta::assert_snapshot!(page_yields(
        "<h1>Northmoor Police: assessment</h1><h2>Responding to the public</h2>\
         <h3>Area for improvement</h3><h4>The force needs to reduce the time it takes</h4>\
         <p>It should take 15 minutes and takes 40.</p>"), @r"
    AreaForImprovement → The force [northmoor-police]
        The force needs to reduce the time it takes
    not used, NoPattern (should): It should take 15 minutes and takes 40.
    ");
}

#[test]
fn areas_for_improvement_go_on_under_headings_of_their_subject() {
    insta::assert_snapshot!(yields(
        "Custody in Exampleshire Police\n\nAreas for improvement\n\nUse of force\n\n\
         The force should record each use of force.\n\nRelease\n\n\
         Risk assessments should be carried out in person.\n"), @r"
    AreaForImprovement → The force [exampleshire-police]
        The force should record each use of force.
    AreaForImprovement → Exampleshire Police [exampleshire-police]
        Risk assessments should be carried out in person.
    ");
}

#[test]
fn a_heading_that_holds_a_whole_recommendation_is_one() {
    insta::assert_snapshot!(page_yields(
        "<h1>An inspection of stores</h1><h2>Recommendation 3: By 1 March 2025, chief \
         constables should count what they hold.</h2><p>Nobody had.</p>"), @r"
    Recommendation 3 → chief constables [group chief-constables] · On(2025-03-01)
        By 1 March 2025, chief constables should count what they hold.
    ");
}

#[test]
fn what_stands_under_closed_and_not_closed_was_asked_before() {
    insta::assert_snapshot!(page_yields(
        "<h1>Where your force stands</h1><h2>Not closed</h2><h3>From “Kept apart” (2021)</h3>\
         <p>Recommendation 2: Chief constables should make sure that a supervisor reads it. \
         We should need to see it.</p>"), @r"
    Recommendation 2 again → Chief constables [group chief-constables]
        Chief constables should make sure that a supervisor reads it.
    not used, NoPattern (should): We should need to see it.
    ");
}

#[test]
fn how_the_figures_were_gathered_asks_nothing() {
    insta::assert_snapshot!(page_yields(
        "<h1>Northmoor Police: an inspection</h1><p>We found much.</p><h2>About the data</h2>\
         <p>Forces should submit data by 30 April 2025.</p>"), @r"
    not used, NoPattern (should): Forces should submit data by 30 April 2025.
    ");
}

#[test]
fn a_panel_advises_the_force_it_looks_at() {
    insta::assert_snapshot!(yields(
        "Ethics panel, Exampleshire Police\n\nNotes of the meeting of 14 May 2024\n\n\
         The panel advised that:\n\n- the force should publish its assessment; and\n\
         - somebody independent should be present.\n\nA further paper should come in the autumn.\n"), @r"
    Recommendation → the force [exampleshire-police]
        the force should publish its assessment; and
    Recommendation → Exampleshire Police [exampleshire-police]
        somebody independent should be present.
    Request → Exampleshire Police [exampleshire-police]
        A further paper should come in the autumn.
    ");
}

#[test]
fn those_present_are_known_by_rank_and_initials() {
    insta::assert_snapshot!(yields(
        "Accountability Board\n\nMinutes of 12 April 2022\n\nAttendees:\n\n\
         CC Ann Ward (AW), Northmoor Police\n\nDCC Sam Cole (SC), Northmoor Police\n\n\
         Action – AW to publish the figures.\n\nAction – SC to send the policy to members.\n"), @r"
    Request → AW [northmoor-police]
        AW to publish the figures.
    Request → SC [northmoor-police]
        SC to send the policy to members.
    ");
}

#[test]
fn by_the_same_date_is_that_of_the_ask_before() {
    insta::assert_snapshot!(yields(
        "Recommendations\n\n1. By 1 September 2025, chief constables should check every file.\n\
         2. Chief constables should, by the same date, count them.\n"), @r"
    Recommendation 1 → chief constables [group chief-constables] · On(2025-09-01)
        By 1 September 2025, chief constables should check every file.
    Recommendation 2 → Chief constables [group chief-constables] · On(2025-09-01)
        Chief constables should, by the same date, count them.
    ");
}

#[test]
fn a_page_that_retells_a_report_asks_nothing() {
    insta::assert_snapshot!(yields(
        "Inspectors praise the force\n\nThe report recommends that by 31 March 2025 the force \
         should answer more calls. Exampleshire Police was pleased."), @r"
    not used, Quoted (recommends): The report recommends that by 31 March 2025 the force should answer more calls.
    ");
}

#[test]
fn what_somebody_ought_to_be_or_have_is_a_wish() {
    insta::assert_snapshot!(yields(
        "We found much. The Inspectorate should have teeth, and we say so. Chief constables must \
         have certainty."), @r"
    not used, NoPattern (should): The Inspectorate should have teeth, and we say so.
    not used, NoPattern (must): Chief constables must have certainty.
    ");
}

#[test]
fn a_letter_lists_what_its_writer_needs() {
    insta::assert_snapshot!(yields(
        "Exampleshire Commissioner\n\nChief Constable, Exampleshire Police\n\n3 July 2023\n\n\
         Dear Chief Constable\n\nI set out below what I need from you.\n\n\
         1. A written assurance by 14 July 2023.\n2. Weekly figures.\n\n\
         Can you also explain the delay?\n\nYours\n\nExampleshire Commissioner"), @r#"
    Request 1 → you [exampleshire-police] · On(2023-07-14)
        A written assurance by 14 July 2023.
    Request 2 → you [exampleshire-police] · Recurring { words: "Weekly" }
        Weekly figures.
    Request → you [exampleshire-police]
        Can you also explain the delay?
    "#);
}

#[test]
fn a_warning_is_no_promise_and_a_date_makes_a_closing_ask() {
    insta::assert_snapshot!(yields(
        "Conduct Office\n\nChief Constable, Exampleshire Police\n\n3 May 2024\n\n\
         Dear Chief Constable\n\nI look forward to hearing from you by 31 May 2024. If you do \
         not, I will consider enforcement.\n\nYours\n\nConduct Office"), @r"
    Request → Chief Constable, Exampleshire Police [exampleshire-police] · On(2024-05-31)
        I look forward to hearing from you by 31 May 2024.
    ");
}
