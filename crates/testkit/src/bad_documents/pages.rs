//! Web pages: too deep, too wide, never closed, or made to fetch and run.

use super::{BadDocument, times, within};

/// The longest page that is read, in bytes.
const MOST: usize = 4 << 20;

pub(super) fn all() -> Vec<BadDocument> {
    let mut bad = vec![
        BadDocument::new("100mb.html", "a hundred megabytes", || {
            times("<p>The force should act.</p>\n", 3_700_000)
        }),
        BadDocument::new("no-text.html", "a page without a word", || {
            times("<div></div>", 1_000)
        }),
        BadDocument::new(
            "attributes.html",
            "one tag with 100,000 attributes",
            attributes,
        ),
        BadDocument::new("attribute.html", "one attribute of four megabytes", || {
            within(
                "<p title=\"",
                "x",
                MOST - 100,
                "\">The force should act.</p>",
            )
        }),
        BadDocument::new("tag-name.html", "a tag with a name of a megabyte", || {
            within("<", "a", 1 << 20, ">The force should act.")
        }),
        BadDocument::new("comment.html", "a comment that never ends", || {
            within("<p>The force should act.<!--", "x", 2 << 20, "")
        }),
        BadDocument::new("script.html", "a script that never ends", || {
            within("<p>The force should act.<script>", "x=1;", 500_000, "")
        }),
        BadDocument::new("cdata.html", "a CDATA section that never ends", || {
            within("<svg><![CDATA[", "x", 1 << 20, "")
        }),
        BadDocument::new("table-in-table.html", "tables ten thousand deep", || {
            within("", "<table><tr><td>", 10_000, "x should y")
        }),
        BadDocument::new("list-in-list.html", "lists ten thousand deep", || {
            within("", "<ul><li>the force should:", 10_000, "act")
        }),
        BadDocument::new("quotes.html", "quotations ten thousand deep", || {
            within("", "<blockquote>", 10_000, "The force should act.")
        }),
        BadDocument::new(
            "formatting.html",
            "formatting that is carried from block to block",
            || within("", "<b><i><p>", 20_000, "x should y"),
        ),
        BadDocument::new("misnested.html", "formatting that crosses over", || {
            within("", "<a><b><div></a></b>", 30_000, "x")
        }),
        BadDocument::new("select.html", "a choice of a hundred thousand", || {
            within("<select>", "<option>x should y", 100_000, "</select>")
        }),
        BadDocument::new(
            "colspan.html",
            "a cell across two thousand million columns",
            || {
                within(
                    "<table>",
                    "<tr><td colspan=2147483647 rowspan=2147483647>x should y</td></tr>",
                    5_000,
                    "</table>",
                )
            },
        ),
        BadDocument::new(
            "start.html",
            "a list that starts beyond every number",
            || {
                within(
                    "<ol start=99999999999999999999>",
                    "<li value=-99999999999999>the force should act",
                    10_000,
                    "</ol>",
                )
            },
        ),
        BadDocument::new("entities.html", "entities without end", || {
            times("&amp;&notanentity;&#x110000;&#0;&#xD800;&lt", 90_000)
        }),
        BadDocument::new("entity.html", "an entity of a million figures", || {
            within("<p>&#", "9", 1_000_000, "; should")
        }),
        BadDocument::new("doctype.html", "entities declared, as in XML", || {
            [
                &b"<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"[..],
                &times("<p>&b; should act", 10_000),
            ]
            .concat()
        }),
        BadDocument::new(
            "external.xhtml",
            "an entity from a file of the machine",
            || {
                b"<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>&x; The force should act.</p></body></html>".to_vec()
            },
        ),
        BadDocument::new(
            "fetches.html",
            "everything that a browser would fetch",
            || {
                within(
                    "<base href=http://127.0.0.1:9/><link rel=stylesheet href=x><meta http-equiv=refresh content='0;url=file:///etc/passwd'>",
                    "<img src=http://169.254.169.254/latest><iframe src=file:///etc/passwd></iframe><object data=x>",
                    5_000,
                    "<p>The force should act.",
                )
            },
        ),
        BadDocument::new("hidden.html", "asks that nobody sees", || {
            within(
                "",
                "<p hidden>The force should pay.</p><p style='display:none'>The force should pay.</p><template><p>The force should pay.</template>",
                5_000,
                "<p>Words.",
            )
        }),
        BadDocument::new("frames.html", "a page of frames", || {
            within("<frameset>", "<frame src=x>", 50_000, "</frameset>")
        }),
        BadDocument::new(
            "plaintext.html",
            "a tag after which nothing is a tag",
            || {
                within(
                    "<plaintext>",
                    "</plaintext><p>The force should act.",
                    50_000,
                    "",
                )
            },
        ),
        BadDocument::new("many-mains.html", "ten thousand main parts", || {
            times(
                "<main><h1>x</h1><p>The force should act.</p></main>",
                10_000,
            )
        }),
        BadDocument::new(
            "two-answers.html",
            "several answers written as data",
            || {
                within(
                    "",
                    "<script type=\"application/json\" id=\"answerable-answer\">{\"format\":1}</script>",
                    5_000,
                    "<p>x",
                )
            },
        ),
        BadDocument::new(
            "deep-answer.html",
            "an answer written as data, 100,000 deep",
            || {
                within(
                    "<script type=\"application/json\" id=\"answerable-answer\">",
                    "[",
                    100_000,
                    "</script>",
                )
            },
        ),
        BadDocument::new("nul-tags.html", "NULs inside tags", || {
            within("", "<p\u{1}title=x>The force should act.", 5_000, "")
        }),
        BadDocument::new(
            "closing.html",
            "a million tags closed and none opened",
            || times("</p>", 1_000_000),
        ),
        BadDocument::new("headings.html", "sixty thousand headings", || {
            times("<h6>Recommendation", 60_000)
        }),
        BadDocument::new("cells.html", "more cells than are read", || {
            within("<table>", "<tr><td>x<td>should<td>y", 60_000, "")
        }),
        BadDocument::new("math.html", "elements of other languages", || {
            within("<math>", "<mi><svg><foreignObject><p>x should y", 3_000, "")
        }),
        BadDocument::new("turned.html", "writing turned round by tags", || {
            times(
                "<p><bdo dir=rtl>.tca dluohs ecrof ehT</bdo>\u{202e}x",
                10_000,
            )
        }),
        BadDocument::new(
            "breaks.html",
            "a paragraph of a million line breaks",
            || within("<p>The force should", "<br>", 1_000_000, "act."),
        ),
    ];
    for (name, what, piece) in [
        (
            "divs.html",
            "nothing but elements opened: as deep as four megabytes go",
            "<div>",
        ),
        ("spans.html", "spans as deep as four megabytes go", "<span>"),
        ("bolds.html", "bold within bold", "<b>"),
        (
            "fonts.html",
            "fonts within fonts, each other",
            "<font size=1><font color=x>",
        ),
        ("anchors.html", "links within links", "<a href=x>x"),
        ("paragraphs.html", "paragraphs without end", "<p>x should y"),
        (
            "items.html",
            "points without a list",
            "<li>the force should act",
        ),
        ("opening.html", "signs that begin a tag and none", "<"),
        (
            "ampersands.html",
            "signs that begin an entity and none",
            "&",
        ),
        ("slashes.html", "a tag of slashes", "<p////"),
        (
            "nobr.html",
            "elements that close themselves again",
            "<nobr>",
        ),
        (
            "forms.html",
            "forms and buttons",
            "<form><button>x should y",
        ),
        (
            "details.html",
            "parts that fold",
            "<details><summary>x should y",
        ),
    ] {
        bad.push(BadDocument::new(name, what, move || {
            times(piece, MOST / piece.len())
        }));
    }
    bad
}

fn attributes() -> Vec<u8> {
    let names: String = (0..100_000).map(|number| format!(" a{number}=x")).collect();
    format!("<p{names}>The force should act.</p>").into_bytes()
}
