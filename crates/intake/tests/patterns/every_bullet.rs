//! However a list is written, each of its points is one ask: every mark, on one
//! line or several, in text and on web pages.

use answerable_intake::{Found, Media, Proposal, Reading, read};
use answerable_register::calendar::Deadline;
use proptest::prelude::*;

use crate::support;

const LEAD_IN: &str = "By 31 March 2024, the chief constable of Exampleshire should:";

/// What a list may be marked with: the mark of its first, second and third point.
const MARKS: [[&str; 3]; 22] = [
    ["-"; 3],
    ["–"; 3],
    ["—"; 3],
    ["*"; 3],
    ["•"; 3],
    ["·"; 3],
    ["▪"; 3],
    ["●"; 3],
    ["\u{f0b7}"; 3],
    ["o"; 3],
    ["(a)", "(b)", "(c)"],
    ["a)", "b)", "c)"],
    ["a.", "b.", "c."],
    ["(A)", "(B)", "(C)"],
    ["A)", "B)", "C)"],
    ["(i)", "(ii)", "(iii)"],
    ["i.", "ii.", "iii."],
    ["i)", "ii)", "iii)"],
    ["1.", "2.", "3."],
    ["1)", "2)", "3)"],
    ["(1)", "(2)", "(3)"],
    ["1.1", "1.2", "1.3"],
];

/// The points, as a writer ends them in a list.
const POINTS: [&str; 3] = [
    "train every custody sergeant in the new rules before they next work in a cell block;",
    "tell the local policing body what it has done; and",
    "publish both.",
];

fn read_text(text: &str) -> Reading {
    read(text.as_bytes(), Media::PlainText, &support::invented()).expect("a text")
}

/// What every such list must give: its points, in order, each of them asked of
/// the chief constable by the day in the lead-in.
fn check(said: &str, reading: &Reading, points: &[&str]) {
    let squeezed = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<String> = reading
        .proposals
        .iter()
        .map(|proposal| squeezed(&proposal.words))
        .collect();
    assert_eq!(words, points, "one ask for each point of:\n{said}");
    for proposal in &reading.proposals {
        check_inherited(said, proposal);
    }
}

fn check_inherited(said: &str, proposal: &Proposal) {
    let who: Vec<&Found> = proposal.addressees.iter().map(|one| &one.found).collect();
    let chief = Found::Body("exampleshire-police".into());
    assert_eq!(who, [&chief], "the addressee of the lead-in, in:\n{said}");
    let day = answerable_register::calendar::Day::new(2024, 3, 31).expect("a day");
    assert_eq!(proposal.deadline, Deadline::On(day), "its day, in:\n{said}");
    assert!(proposal.lead_in.is_some(), "its lead-in, in:\n{said}");
}

/// A point broken to a width, its later lines moved in or not.
fn wrapped(point: &str, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in point.split(' ') {
        let line = lines.last_mut().expect("one at least");
        if line.len() + word.len() > 50 {
            lines.push(format!("{indent}{word}"));
        } else {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// How a list stands in the text: before its points, between them, before each
/// mark, and after it.
#[derive(Debug, Clone, Copy)]
struct Set {
    before: &'static str,
    between: &'static str,
    indent: &'static str,
    gap: &'static str,
}

fn list(marks: [&str; 3], points: &[String], set: Set) -> String {
    let lines: Vec<String> = marks
        .iter()
        .zip(points)
        .map(|(mark, point)| format!("{}{mark}{}{point}", set.indent, set.gap))
        .collect();
    format!("{LEAD_IN}{}{}", set.before, lines.join(set.between))
}

const SETS: [Set; 6] = [
    Set {
        before: "\n",
        between: "\n",
        indent: "",
        gap: " ",
    },
    Set {
        before: "\n\n",
        between: "\n",
        indent: "",
        gap: " ",
    },
    Set {
        before: "\n\n",
        between: "\n\n",
        indent: "",
        gap: " ",
    },
    Set {
        before: "\n",
        between: "\n",
        indent: "  ",
        gap: "\t",
    },
    Set {
        before: "\r\n",
        between: "\r\n",
        indent: "\t",
        gap: " ",
    },
    Set {
        before: "\n\n",
        between: "\n\n",
        indent: "    ",
        gap: "\u{a0}",
    },
];

#[test]
fn every_mark_begins_a_point_and_each_point_is_one_ask() {
    for marks in MARKS {
        for set in SETS {
            for around in ["", "The force said that it would.\n"] {
                let points = POINTS.map(str::to_owned);
                let text = format!("{}\n\n{around}", list(marks, &points, set));
                check(&text, &read_text(&text), &POINTS);
            }
        }
    }
}

#[test]
fn a_point_may_go_over_several_lines() {
    for marks in MARKS {
        for set in SETS {
            for indent in ["   ", ""] {
                // Lines that are not moved in are parted from the next point only
                // where the text is broken to a width.
                let points = POINTS.map(|point| wrapped(point, &format!("{}{indent}", set.indent)));
                let text = format!("{}\n", list(marks, &points, set));
                check(&text, &read_text(&text), &POINTS);
            }
        }
    }
}

#[test]
fn a_heading_above_the_list_changes_nothing() {
    for heading in [
        "Recommendations",
        "Recommendation",
        "Cause of concern",
        "Custody in Exampleshire",
        "What we ask for",
        "# Recommendations",
    ] {
        for marks in MARKS {
            let points = POINTS.map(str::to_owned);
            let text = format!("{heading}\n\n{}\n", list(marks, &points, SETS[0]));
            check(&text, &read_text(&text), &POINTS);
        }
    }
}

#[test]
fn a_list_on_a_web_page_gives_one_ask_a_point() {
    let items = POINTS.map(|point| format!("<li>{point}</li>")).concat();
    let paragraphs = POINTS
        .map(|point| format!("<li><p>{point}</p></li>"))
        .concat();
    let unclosed = POINTS.map(|point| format!("<li>{point}\n")).concat();
    let wrapped = POINTS
        .map(|point| format!("<li>\n  {}\n</li>", wrapped(point, "  ")))
        .concat();
    for inside in [items, paragraphs, unclosed, wrapped] {
        for (open, close) in [
            ("<ul>", "</ul>"),
            ("<ol>", "</ol>"),
            ("<ol type=\"a\">", "</ol>"),
            ("<ol start=\"4\">", "</ol>"),
            ("<ul class=\"govuk-list\">\n", "\n</ul>"),
            ("<menu>", "</menu>"),
        ] {
            for lead_in in [
                format!("<p>{LEAD_IN}</p>"),
                format!("<div>{LEAD_IN}</div>"),
                LEAD_IN.to_owned(),
            ] {
                let page =
                    format!("<main>{lead_in}{open}{inside}{close}<p>The force said so.</p></main>");
                let reading =
                    read(page.as_bytes(), Media::Html, &support::invented()).expect("a page");
                check(&page, &reading, &POINTS);
            }
        }
    }
}

#[test]
fn points_written_as_lines_of_one_paragraph_on_a_page_are_parted_too() {
    for marks in MARKS {
        let lines: Vec<String> = marks
            .iter()
            .zip(POINTS)
            .map(|(mark, point)| format!("{mark} {point}"))
            .collect();
        for page in [
            format!("<p>{LEAD_IN}<br>{}</p>", lines.join("<br>")),
            format!("<p>{LEAD_IN}</p><p>{}</p>", lines.join("<br>\n")),
            format!("<p>{LEAD_IN}</p><p>{}</p>", lines.join("</p><p>")),
        ] {
            let reading = read(page.as_bytes(), Media::Html, &support::invented()).expect("a page");
            check(&page, &reading, &POINTS);
        }
    }
}

#[test]
fn a_list_within_a_point_belongs_to_the_point() {
    for (outer, inner) in [
        ("-", "o"),
        ("•", "–"),
        ("1.", "(a)"),
        ("(a)", "(i)"),
        ("*", "-"),
    ] {
        let text = format!(
            "{LEAD_IN}\n{outer} train its officers in:\n    {inner} the law;\n    {inner} the forms; and\n{} publish both.\n",
            if outer == "1." {
                "2."
            } else if outer == "(a)" {
                "(b)"
            } else {
                outer
            },
        );
        let first = format!("train its officers in: {inner} the law; {inner} the forms; and");
        check(&text, &read_text(&text), &[&first, "publish both."]);
    }
    let page = format!(
        "<p>{LEAD_IN}</p><ul><li>train its officers in:<ol><li>the law;</li><li>the forms; and</li></ol></li><li>publish both.</li></ul>"
    );
    let reading = read(page.as_bytes(), Media::Html, &support::invented()).expect("a page");
    check(
        &page,
        &reading,
        &[
            "train its officers in: the law; the forms; and",
            "publish both.",
        ],
    );
}

#[test]
fn two_lead_ins_after_each_other_keep_their_own_points() {
    for marks in MARKS {
        let [a, b, c] = marks;
        let text = format!(
            "{LEAD_IN}\n{a} train; and\n{b} publish.\nBy 1 May 2024, Northmoor Police should:\n{a} count;\n{b} tell; and\n{c} stop.\n"
        );
        let reading = read_text(&text);
        let words: Vec<&str> = reading
            .proposals
            .iter()
            .map(|one| one.words.as_str())
            .collect();
        assert_eq!(
            words,
            ["train; and", "publish.", "count;", "tell; and", "stop."],
            "{text}"
        );
        let who: Vec<&str> = reading
            .proposals
            .iter()
            .filter_map(|one| one.addressees[0].found.id())
            .collect();
        let (first, second) = ("exampleshire-police", "northmoor-police");
        assert_eq!(who, [first, first, second, second, second], "{text}");
    }
}

#[test]
fn an_office_that_nobody_knows_is_kept_as_published_with_its_points() {
    for office in [
        "the chief constable of Farshire",
        "the Chief Constable for Farshire",
        "the police and crime commissioner for Farshire",
        "the mayor of Farshire",
    ] {
        let text = format!("By 31 March 2024, {office} should:\n- train; and\n- publish.\n");
        let reading = read_text(&text);
        assert_eq!(reading.proposals.len(), 2, "{}", support::print(&reading));
        for proposal in &reading.proposals {
            assert_eq!(proposal.addressees[0].as_published, office);
            assert!(!proposal.addressees[0].found.is_resolved(), "never guessed");
        }
        assert!(reading.unused.is_empty(), "{}", support::print(&reading));
    }
}

#[test]
fn a_long_list_keeps_counting() {
    const LETTERS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    const ROMAN: [&str; 12] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    for numbers in [LETTERS, ROMAN] {
        for (open, close) in [("(", ")"), ("", ")"), ("", ".")] {
            let lines = numbers.map(|number| format!("{open}{number}{close} train one more;\n"));
            let text = format!("{LEAD_IN}\n{}", lines.concat());
            check(&text, &read_text(&text), &["train one more;"; 12]);
        }
    }
}

#[test]
fn a_lead_in_may_go_over_several_lines() {
    for marks in MARKS {
        let points = POINTS.map(|point| wrapped(point, "  "));
        let list = list(marks, &points, SETS[0]);
        let text = list.replace(
            LEAD_IN,
            "By 31 March 2024, having asked those whom it has detained,\nthe chief constable of Exampleshire should:",
        );
        check(&text, &read_text(&text), &POINTS);
    }
}

proptest! {
    /// Any number of points, of any length, with any mark and any ending.
    #[test]
    fn as_many_asks_as_points(
        marks in 0..MARKS.len(),
        set in 0..SETS.len(),
        words in prop::collection::vec(1_usize..18, 1..4),
        ends in prop::collection::vec(prop::sample::select(vec![";", "; and", "; or", ",", ".", ""]), 3),
        indent in prop::sample::select(vec!["  ", "      "]),
    ) {
        let points: Vec<String> = words
            .iter()
            .zip(&ends)
            .map(|(count, end)| format!("train{}{end}", " custody sergeants".repeat(*count)))
            .collect();
        let broken: Vec<String> = points
            .iter()
            .map(|point| wrapped(point, &format!("{}{indent}", SETS[set].indent)))
            .collect();
        let text = format!("{}\n", list(MARKS[marks], &broken, SETS[set]));
        let points: Vec<&str> = points.iter().map(String::as_str).collect();
        check(&text, &read_text(&text), &points);
    }
}
