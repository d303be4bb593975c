//! Spreadsheets as text: cells that swallow the rest, formulas, rows without end.

use super::{BadDocument, noise, times, within};

/// Headings of a tracker.
const HEADINGS: &str = "Recommendation,Owner,Due,Status\n";

pub(super) fn all() -> Vec<BadDocument> {
    let sheet = |name: &'static str, what, rest: fn() -> Vec<u8>| {
        BadDocument::new(name, what, move || [HEADINGS.as_bytes(), &rest()].concat())
    };
    vec![
        BadDocument::new("empty.csv", "nothing in it", Vec::new),
        BadDocument::new("headings.csv", "headings and no row", || HEADINGS.into()),
        BadDocument::new("commas.csv", "nothing but commas", || times(",", 3_000_000)),
        BadDocument::new("lines.csv", "nothing but lines", || times("\n", 3_000_000)),
        BadDocument::new("columns.csv", "a hundred thousand columns", || {
            times("Due,", 100_000)
        }),
        BadDocument::new("noise.csv", "noise", || noise(200_000, 37)),
        BadDocument::new("utf-16.csv", "UTF-16 that does not say so", || {
            HEADINGS
                .repeat(50)
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect()
        }),
        BadDocument::new("twice.csv", "one heading fifty times", || {
            within("", "Due,", 50, "\n1,2\n")
        }),
        BadDocument::new("page.csv", "a page of the web", || {
            times("<table><tr><td>Recommendation</td></tr></table>\n", 1_000)
        }),
        sheet("quote.csv", "a quotation mark that is never closed", || {
            within(
                "\"",
                "The force should act,Ann,1 May 2025,open\n",
                50_000,
                "",
            )
        }),
        sheet("quotes.csv", "quotation marks alone", || {
            times("\"", 1_000_001)
        }),
        sheet("formulas.csv", "cells that a spreadsheet runs", || {
            times(
                "=HYPERLINK(\"http://127.0.0.1:9/\"&A1),+1+1,-2+3,@SUM(A1)\n\"=cmd|' /C calc'!A0\",\t=1,\r=1,x\n",
                400,
            )
        }),
        sheet("cell.csv", "a cell of three megabytes", || {
            within("", "x", 3 << 20, ",a,b,c\n")
        }),
        sheet("million-rows.csv", "a million rows", || {
            times("a\n", 1_000_000)
        }),
        sheet("ragged.csv", "rows of any length", || {
            (0..500)
                .map(|row| format!("{}\n", "x,".repeat(row % 90)))
                .collect::<String>()
                .into_bytes()
        }),
        sheet("returns.csv", "lines that end as on old Macs", || {
            times("act,Ann,1 May 2025,open\r", 900)
        }),
        sheet("nul.csv", "NULs in cells", || {
            times("a\0ct,Ann,1 May 2025,open\n", 900)
        }),
        sheet("days.csv", "days that are none, or two", || {
            times(
                "act,Ann,31/02/2025,open\nact,Ann,03/04/2025,open\nact,Ann,99999999999,open\nact,Ann,1e308,open\n",
                200,
            )
        }),
        sheet("turned.csv", "writing turned round", || {
            times("\u{202e}tca,nnA,1 May 2025,open\n", 900)
        }),
        sheet("statuses.csv", "a thousand statuses", || {
            (0..999)
                .map(|row| format!("act,Ann,1 May 2025,status {row}\n"))
                .collect::<String>()
                .into_bytes()
        }),
        BadDocument::new(
            "semicolons.csv",
            "semicolons, tabs and bars at once",
            || times("Recommendation;Owner\tDue|Status,x\na;b\tc|d,e\n", 400),
        ),
    ]
}
