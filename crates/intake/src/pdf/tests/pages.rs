//! Pages: headings, lists, columns, tables, notes, heads and numbers.

use super::made::{Made, bold, line};
use super::{read, said};

#[test]
fn size_and_weight_make_headings_and_marks_make_items() {
    let content = bold(72.0, 760.0, 20.0, "Custody in Exampleshire")
        + &line(
            72.0,
            720.0,
            11.0,
            "We inspected the force in May and found much that is good.",
        )
        + &bold(72.0, 690.0, 14.0, "Recommendations")
        + &bold(72.0, 660.0, 11.0, "Recommendation 1")
        + &line(
            72.0,
            640.0,
            11.0,
            "By 31 March 2024, the chief constable should:",
        )
        + &line(72.0, 620.0, 11.0, "•")
        + &line(90.0, 620.0, 11.0, "record each search;")
        + &line(
            72.0,
            604.0,
            11.0,
            "• publish how many there were, and how many of them were of",
        )
        + &line(82.0, 590.0, 11.0, "children; and")
        + &line(72.0, 574.0, 11.0, "• train staff.");
    insta::assert_snapshot!(said(&read(&Made::with_page(&content)).0), @r"
    1 h1 | Custody in Exampleshire
    1 p | We inspected the force in May and found much that is good.
    1 h2 | Recommendations
    1 h3 | Recommendation 1
    1 p | By 31 March 2024, the chief constable should:
    1 item 1 • | record each search;
    1 item 1 • | publish how many there were, and how many of them were of children; and
    1 item 1 • | train staff.
    ");
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut content = bold(72.0, 780.0, 16.0, "Over both columns");
    for (at, words) in ["one", "two", "three", "four", "five", "six", "seven"]
        .iter()
        .enumerate()
    {
        let y = 740.0 - 14.0 * at as f64;
        content += &line(
            72.0,
            y,
            10.0,
            &format!("Left line {words} of what the force said to us"),
        );
        content += &line(
            320.0,
            y - 2.0,
            10.0,
            &format!("right line {words} of what the force said"),
        );
    }
    let (document, _) = read(&Made::with_page(&content));
    let said = said(&document);
    let left = said.find("Left line seven").unwrap();
    let right = said.find("right line one").unwrap();
    assert!(left < right, "{said}");
    assert!(said.starts_with("1 h1 | Over both columns"), "{said}");
}

#[test]
fn ruled_tables_and_tables_without_lines_have_cells() {
    let mut ruled = String::from("72 600 400 60 re 72 630 400 0 re 200 600 0 60 re S\n");
    for (x, y, words) in [
        (76.0, 644.0, "Recommendation"),
        (204.0, 644.0, "Our answer"),
        (76.0, 616.0, "1. Record it."),
        (204.0, 616.0, "Accepted. It is"),
        (204.0, 604.0, "done."),
    ] {
        ruled += &line(x, y, 10.0, words);
    }
    let mut made = Made::with_page(&ruled);
    let mut plain = String::new();
    for (y, row) in [
        (700.0, ["Force", "Asked", "Answered"]),
        (680.0, ["Exampleshire", "12", "10"]),
        (660.0, ["Northmoor", "7", "7"]),
    ] {
        for (x, words) in [72.0, 250.0, 400.0].into_iter().zip(row) {
            plain += &line(x, y, 10.0, words);
        }
    }
    made.page(&plain, "");
    insta::assert_snapshot!(said(&read(&made).0), @r"
    1 cell 0:0 | Recommendation
    1 cell 0:1 | Our answer
    1 item 1 1 1:0 | Record it.
    1 cell 1:1 | Accepted. It is done.
    2 cell 0:0 | Force
    2 cell 0:1 | Asked
    2 cell 0:2 | Answered
    2 cell 1:0 | Exampleshire
    2 cell 1:1 | 12
    2 cell 1:2 | 10
    2 cell 2:0 | Northmoor
    2 cell 2:1 | 7
    2 cell 2:2 | 7
    ");
}

#[test]
fn heads_and_numbers_of_pages_go_apart_and_sentences_go_on() {
    let mut made = Made::new();
    for page in 1..=4 {
        let content = line(72.0, 810.0, 9.0, "Custody in Exampleshire")
            + &line(
                72.0,
                700.0,
                11.0,
                &format!("On page {page} we say that the chief constable of the force"),
            )
            + &line(
                72.0,
                686.0,
                11.0,
                "should record each search, and that nobody who works there may",
            )
            + &line(300.0, 30.0, 9.0, &page.to_string());
        let content = if page == 2 {
            content.replace("On page 2 we", "leave it out. We")
        } else {
            content
        };
        made.page(&content, "");
    }
    insta::assert_snapshot!(said(&read(&made).0), @r"
    1 p | On page 1 we say that the chief constable of the force should record each search, and that nobody who works there may leave it out. We say that the chief constable of the force should record each search, and that nobody who works there may
    3 p | On page 3 we say that the chief constable of the force should record each search, and that nobody who works there may
    4 p | On page 4 we say that the chief constable of the force should record each search, and that nobody who works there may
    apart | Custody in Exampleshire
    ");
}

#[test]
fn notes_at_the_foot_stand_at_the_end() {
    let content = line(
        72.0,
        700.0,
        11.0,
        "The force should act on what the Board told it in May.",
    ) + &line(
        72.0,
        686.0,
        11.0,
        "It has not said whether it will, and we ask that it does.",
    ) + &line(72.0, 80.0, 8.0, "1 The Board is a board of Northmoor.");
    let mut made = Made::with_page(&content);
    made.page(
        &line(72.0, 700.0, 11.0, "On the second page there is more."),
        "",
    );
    insta::assert_snapshot!(said(&read(&made).0), @r"
    1 p | The force should act on what the Board told it in May. It has not said whether it will, and we ask that it does.
    2 p | On the second page there is more.
    1 quote | 1 The Board is a board of Northmoor.
    ");
}

#[test]
fn tags_say_what_is_what_and_in_which_order() {
    let mut made = Made::new();
    made.page(
        "/Artifact BMC BT /F1 8 Tf 72 800 Td (Exampleshire head) Tj ET EMC \
         /P << /MCID 3 >> BDC BT /F1 10 Tf 90 640 Td (second item.) Tj ET EMC \
         /H1 << /MCID 0 >> BDC BT /F1 10 Tf 72 700 Td (A heading in small letters) Tj ET EMC \
         /P << /MCID 1 >> BDC BT /F1 10 Tf 72 680 Td (The force should:) Tj ET EMC \
         /P << /MCID 2 >> BDC BT /F1 10 Tf 90 660 Td (first) Tj ( item;) Tj ET EMC \
         /P << /MCID 4 >> BDC BT /F1 10 Tf 72 600 Td (a) Tj ET EMC \
         /P << /MCID 5 >> BDC BT /F1 10 Tf 172 600 Td (b) Tj ET EMC",
        "/StructParents 0",
    );
    let page = made.number(1);
    let tree = made.objects.len() + 1;
    made.catalog(&format!(
        "/MarkInfo << /Marked true >> /StructTreeRoot {tree} 0 R"
    ));
    made.add(format!(
        "<< /Type /StructTreeRoot /RoleMap << /Titel /H1 >> /K << /S /Document /Pg {page} 0 R /K [ \
         << /S /Titel /K 0 >> << /S /P /K [1] >> \
         << /S /L /K [ << /S /LI /K << /S /LBody /K << /Type /MCR /Pg {page} 0 R /MCID 2 >> >> >> \
         << /S /LI /K << /S /LBody /K 3 >> >> ] >> \
         << /S /Table /K << /S /TR /K [ << /S /TD /K << /S /P /K 4 >> >> << /S /TD /K 5 >> ] >> >> \
         ] >> >>"
    ));
    insta::assert_snapshot!(said(&read(&made).0), @r"
    1 h1 | A heading in small letters
    1 p | The force should:
    1 item 1 • | first item;
    1 item 1 • | second item.
    1 cell 0:0 | a
    1 cell 0:1 | b
    apart | Exampleshire head
    ");
}
