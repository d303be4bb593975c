//! Plain text: too much of one thing, and letters that are not what they seem.

use super::{BadDocument, LETTER, times, within};

/// The longest text that is read, in bytes.
const MOST: usize = 4 << 20;

pub(super) fn all() -> Vec<BadDocument> {
    let mut bad = vec![
        BadDocument::new("empty.txt", "nothing in it", Vec::new),
        BadDocument::new("blank.txt", "blank lines alone", || {
            times(" \n\t\r\n", 20_000)
        }),
        BadDocument::new("nul.txt", "one NUL among words", || {
            b"The force\0 should act.".to_vec()
        }),
        BadDocument::new("nuls.txt", "a megabyte of NULs", || vec![0; 1 << 20]),
        BadDocument::new("one-byte.txt", "one letter", || b"x".to_vec()),
        BadDocument::new("no-words.txt", "signs and no letter", || {
            times("--- *** ... ", 10_000)
        }),
        BadDocument::new(
            "nested-lead-ins.txt",
            "lead-ins 10,000 deep",
            nested_lead_ins,
        ),
        BadDocument::new(
            "nested-numbers.txt",
            "1.1.1… down to 5,000 places",
            nested_numbers,
        ),
        BadDocument::new("quotes.txt", "a million quotations that never end", || {
            times("“x ", 1_000_000)
        }),
        BadDocument::new("brackets.txt", "brackets a million deep", || {
            times("(", 1_000_000)
        }),
        BadDocument::new("absurd-days.txt", "days that are none", absurd_days),
        BadDocument::new(
            "absurd-numbers.txt",
            "numbers longer than any counts",
            absurd_numbers,
        ),
        BadDocument::new("headings.txt", "a hundred thousand headings", || {
            times("Recommendation 1\n\n", 100_000)
        }),
        BadDocument::new("blocks.txt", "more paragraphs than are read", || {
            times("A.\n\n", 200_000)
        }),
        BadDocument::new("too-long.txt", "one byte more than is read", || {
            vec![b'x'; MOST + 1]
        }),
        BadDocument::new("30mb.txt", "a million sentences with should", || {
            times("The force should act now. \n", 1_000_000)
        }),
        BadDocument::new("rows.txt", "a table of a million tabs", || {
            times("a\tb\tc\n", 600_000)
        }),
        BadDocument::new("causes.txt", "ten thousand causes of concern", || {
            times(
                "Cause of concern\n\nRisk is not graded.\n\nRecommendation\n\nBy May 2025 the force should grade it.\n\n",
                10_000,
            )
        }),
        BadDocument::new("minutes.txt", "ten thousand lines of actions", || {
            times(
                "ACTION 1: Ann Box to report to the board by 3 May 2025\n",
                10_000,
            )
        }),
        BadDocument::new("contents.txt", "a list of contents without end", || {
            times("1.1 Recommendation ........................ 12\n", 60_000)
        }),
        BadDocument::new("markdown.md", "signs of markup and no end", || {
            times("#*_`~[](", 400_000)
        }),
        BadDocument::new("forged-log.txt", "lines that look like a log's", || {
            within(
                "",
                "\r\n2026-11-22 ERROR security event=\"signed-in\" ",
                1_000,
                LETTER,
            )
        }),
        BadDocument::new("terminal.txt", "signs that move a cursor", || {
            within("", "\u{1b}[2J\u{1b}]0;owned\u{7}", 20_000, LETTER)
        }),
        BadDocument::new("page-in-text.txt", "a script among words", || {
            within(
                "",
                "<script>alert(1)</script>'\"><img src=x onerror=alert(1)>",
                2_000,
                LETTER,
            )
        }),
        BadDocument::new("template.txt", "signs of templates and queries", || {
            within(
                "",
                "{{7*7}} ${jndi:ldap://x} '; DROP TABLE asks;-- %s%n ",
                5_000,
                LETTER,
            )
        }),
        BadDocument::new("turned.txt", "writing turned round", || {
            within(
                "",
                "\u{202e}ecilop erihselpmaxE\u{202c} should act. ",
                20_000,
                LETTER,
            )
        }),
        BadDocument::new("isolates.txt", "isolates that are never closed", || {
            within("", "\u{2066}\u{2067}\u{2068}", 100_000, LETTER)
        }),
        BadDocument::new(
            "homoglyphs.txt",
            "a name in another script's letters",
            || times("By May 2025, Ехаmрlеshіrе Роlісе should act.\n\n", 2_000),
        ),
        BadDocument::new("zero-width.txt", "signs without width inside names", || {
            times(
                "Exam\u{200b}ple\u{200d}shire\u{feff} Pol\u{ad}ice should act.\n\n",
                2_000,
            )
        }),
        BadDocument::new("marks.txt", "one letter under a million marks", || {
            within("Z", "\u{301}", 1_000_000, " should act.")
        }),
        BadDocument::new("separators.txt", "a million line separators", || {
            times("\u{2028}", 1_000_000)
        }),
        BadDocument::new("returns.txt", "lines that end as on old Macs", || {
            LETTER.replace('\n', "\r").into_bytes()
        }),
        BadDocument::new("feeds.txt", "form feeds and vertical tabs", || {
            times("The force should act.\u{c}\u{b}", 50_000)
        }),
        BadDocument::new("controls.txt", "every control character", || {
            within("", &('\u{1}'..'\u{20}').collect::<String>(), 10_000, LETTER)
        }),
        BadDocument::new("private.txt", "letters that nobody defined", || {
            times("\u{e000}\u{f8ff}\u{10fffd} should ", 100_000)
        }),
        BadDocument::new("emoji.txt", "faces joined without end", || {
            times("👮\u{200d}", 300_000)
        }),
        BadDocument::new("digits.txt", "figures of other scripts as a day", || {
            times("By ٣١ March ２０２５ the force should act.\n\n", 5_000)
        }),
        BadDocument::new(
            "lower.txt",
            "letters that grow when they are made small",
            || times("İ", 1_000_000),
        ),
    ];
    for (name, what, piece) in [
        ("one-line.txt", "four megabytes in one word", "x"),
        (
            "one-line-words.txt",
            "four megabytes in one line",
            "words and ",
        ),
        ("bullets.txt", "a million bullets", "- a\n"),
        (
            "bulleted-asks.txt",
            "bullets that ask, without end",
            "• the force should act\n",
        ),
        ("should.txt", "nothing but should", "should "),
        (
            "sentences.txt",
            "sentences that ask, without end",
            "The force should act. ",
        ),
        (
            "pronouns.txt",
            "sentences about they, without end",
            "They should act. ",
        ),
        (
            "he-does.txt",
            "requests about he, without end",
            "We ask that he does so. ",
        ),
        (
            "welcome.txt",
            "requests about it, without end",
            "I would welcome its reply. ",
        ),
        ("names.txt", "nothing but names", "Exampleshire Police, "),
        (
            "capitals.txt",
            "capitals that may be names",
            "Ab Cd Ef Gh of ",
        ),
        ("initials.txt", "capitals of one letter", "A, "),
        (
            "lead-ins.txt",
            "lead-ins without points",
            "The force should:\n",
        ),
        ("days.txt", "nothing but days", "by 1 May 2025 "),
        (
            "periods.txt",
            "nothing but periods",
            "within three months of ",
        ),
        ("points.txt", "nothing but full stops", ". "),
        ("commas.txt", "nothing but commas", ","),
        (
            "letters-of.txt",
            "letters of letters of letters",
            "letter of ",
        ),
        ("we-will.txt", "undertakings without end", "we will "),
        (
            "recommend.txt",
            "recommendations of recommendations",
            "recommends that ",
        ),
        ("numbers.txt", "numbers without words", "1. a:\n"),
        ("indents.txt", "indents that only deepen", "\t"),
        (
            "asked-of.txt",
            "addressees joined by and",
            "and chief constables ",
        ),
        ("hyphens.txt", "one word broken without end", "re-\n"),
        ("colons.txt", "colons without end", "said should: "),
        (
            "answers.txt",
            "answers to nothing",
            "Recommendation 1: accepted. Response: ",
        ),
        (
            "coroner.txt",
            "concerns of a coroner without end",
            "MATTERS OF CONCERN\n(1) ",
        ),
        (
            "mail-heads.txt",
            "heads of mail in a text",
            "From: Ann Box\nSent: 2 May\n",
        ),
    ] {
        bad.push(BadDocument::new(name, what, move || {
            times(piece, MOST / piece.len())
        }));
    }
    bad
}

fn nested_lead_ins() -> Vec<u8> {
    let line = |deep: usize| {
        format!(
            "{}• the force should, by 1 May 2025:\n",
            " ".repeat(deep % 300)
        )
    };
    (0..10_000).map(line).collect::<String>().into_bytes()
}

fn nested_numbers() -> Vec<u8> {
    let line = |deep: usize| format!("{}1 The force should act.\n", "1.".repeat(deep));
    (0..1_000)
        .map(|deep| line(deep * 5))
        .take(800)
        .collect::<String>()
        .into_bytes()
}

fn absurd_days() -> Vec<u8> {
    let days = [
        "31 February 2024",
        "0 March 2025",
        "99/99/9999",
        "32.13.-1",
        "1 May 99999999999999",
        "30 Aoril 0000",
        "29 February 1900",
        "the 1000000th of June",
        "12/13/14/15/16",
        "1/1/1",
        "31st of Neverember 2025",
        "May 2025 May 2025 May 2025",
        "-5 days",
        "9999-99-99T99:99:99Z",
    ];
    let ask =
        |day: &&str| format!("By {day}, Exampleshire Police should act within {day} of {day}.\n\n");
    days.iter()
        .cycle()
        .take(7_000)
        .map(ask)
        .collect::<String>()
        .into_bytes()
}

fn absurd_numbers() -> Vec<u8> {
    let long = "9".repeat(5_000);
    let lines = [
        format!("Recommendation {long}\n\nThe force should act within {long} months.\n\n"),
        format!("Recommendation -{long}.{long}\n\nThe force should act by {long} May {long}.\n\n"),
        format!(
            "Recommendation {}\n\nThe force should act.\n\n",
            "MDCLXVI".repeat(700)
        ),
        format!(
            "{long}. The force should act within 0 days, {long} working days or half a year.\n\n"
        ),
    ];
    lines.concat().repeat(10).into_bytes()
}
