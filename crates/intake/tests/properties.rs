//! What holds for every document, however made: nothing panics, and every span
//! is the words it says it is.

#[path = "support/mod.rs"]
mod support;

use std::io::Write as _;

use answerable_intake::{Given, Media, Reading, decode, limits, read, read_deadline};
use proptest::prelude::*;

/// Pieces that documents are made of, so that patterns meet in every way.
const PIECES: [&str; 58] = [
    "The force should",
    "Exampleshire Police",
    "should",
    "must",
    "needs to",
    "immediately",
    ":",
    "\n• ",
    "\n  o ",
    "\n1. ",
    "\n(a) ",
    "\n\n",
    "\n",
    ". ",
    ", ",
    " ",
    "By 30 September 2025",
    "by March 2023",
    "within three months of",
    "Recommendation 4",
    "\n\nRecommendations\n\n",
    "\n\nCause of concern\n\n",
    "\n\nArea for improvement\n\n",
    "recommends that",
    "I would welcome",
    "I encourage",
    "you",
    "to",
    "Dear Ms Box,",
    "Yours sincerely,",
    "chief constables",
    "forces",
    "in consultation with",
    "work with",
    "the National Board",
    "lead for",
    "“",
    "”",
    "\"",
    "’s",
    "we will",
    "commissioned a review",
    "mutual aid",
    "declined to comment",
    "They should also include",
    "said that",
    "do not recommend",
    "every",
    "year",
    "if",
    "before any change",
    "30/3/24",
    "9th Aoril",
    "é",
    "…",
    "\u{2028}",
    "\r\n",
    "e.g.",
];

const TAGS: [&str; 30] = [
    "<p>",
    "</p>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<ol start=3>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<main>",
    "</main>",
    "<nav>",
    "</nav>",
    "<table>",
    "<td>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<br>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&rsquo;",
    "&#0;",
    "<div hidden>",
    "</div>",
    "<header>",
    "<p role=navigation>",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)
        .prop_map(|pieces| pieces.join(" "))
}

fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&PIECES[..]),
        prop::sample::select(&TAGS[..])
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads where there is anything to read.
fn reading(bytes: &[u8], media: Media) -> Option<Reading> {
    read(bytes, media, &support::invented()).ok()
}

/// Every promise that a reading makes about its spans.
fn check(reading: &Reading) {
    let text = &reading.document.text;
    let whole = |span: answerable_intake::Span| {
        assert!(span.start < span.end, "a span holds something");
        assert!(
            text.get(span.start..span.end).is_some(),
            "on the boundaries of characters"
        );
    };
    let blocks = &reading.document.blocks;
    for pair in blocks.windows(2) {
        assert!(
            pair[0].span.end <= pair[1].span.start,
            "blocks never overlap"
        );
    }
    for block in blocks {
        whole(block.span);
        assert!(block.path.iter().all(|heading| *heading < blocks.len()));
    }
    reading
        .document
        .furniture
        .iter()
        .for_each(|span| whole(*span));
    for (place, proposal) in reading.proposals.iter().enumerate() {
        whole(proposal.passage);
        assert_eq!(proposal.words, reading.document.words(proposal.passage));
        assert!(!proposal.because.is_empty(), "every proposal says why");
        if let Some(lead_in) = proposal.lead_in {
            whole(lead_in);
            assert!(
                lead_in.end <= proposal.passage.start,
                "a lead-in stands above its bullets"
            );
        }
        proposal.deadline_words.iter().for_each(|span| whole(*span));
        assert!(
            proposal.under.is_none_or(|under| under < place),
            "causes stand before"
        );
        assert!(reading.document.block_at(proposal.passage).is_some());
    }
    for unused in &reading.unused {
        whole(unused.passage);
        let used = reading
            .proposals
            .iter()
            .any(|one| one.passage == unused.passage);
        assert!(!used, "what is used is not unused");
    }
    let kept = serde_json::to_string(reading).expect("a reading is kept as JSON");
    let back: Reading = serde_json::from_str(&kept).expect("and read back");
    assert_eq!(&back, reading);
}

/// Elements of both packed kinds.
const ELEMENTS: [&str; 20] = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:ins",
    "w:del",
    "w:pPr",
    "w:outlineLvl w:val=\"1\"",
    "w:txbxContent",
    "text:p",
    "text:h text:outline-level=\"2\"",
    "text:list",
    "text:list-item",
    "text:note",
    "text:span",
    "office:annotation",
    "table:table",
    "table:table-cell",
];

/// One part, packed.
fn packed(part: &str, xml: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    zip.start_file(part, plain).expect("a part");
    zip.write_all(xml.as_bytes()).expect("its words");
    zip.finish().expect("a file").into_inner()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = decode(&bytes);
        for media in [Media::PlainText, Media::Html, Media::Email, Media::Docx, Media::Odt] {
            reading(&bytes, media).iter().for_each(check);
        }
        let _ = Media::of("x", &bytes);
    }

    #[test]
    fn any_text_is_read_and_its_spans_are_its_words(text in text()) {
        reading(text.as_bytes(), Media::PlainText).iter().for_each(check);
    }

    /// A directory that tells how names begin is asked less, and found as much in.
    #[test]
    fn what_is_not_asked_of_a_directory_would_not_be_found_there(
        text in text(), names in prop::collection::vec("(the |each |H\\.M\\.)?(PCCs?|N\\.?B|chief|Westmarch|Exampleshire’s|and|&|Dale|Police|constable[s.]?| of |body){1,4}", 0..8),
    ) {
        let text = format!("{text} {}", names.join(" "));
        let unlisted = support::Unlisted(support::invented());
        let asked_all = read(text.as_bytes(), Media::PlainText, &unlisted).ok();
        prop_assert_eq!(reading(text.as_bytes(), Media::PlainText), asked_all);
    }

    #[test]
    fn any_page_is_read_and_its_spans_are_its_words(page in page()) {
        reading(page.as_bytes(), Media::Html).iter().for_each(check);
    }

    /// Any message under a head is read: of any words, and of any parts.
    #[test]
    fn any_message_is_read_and_its_spans_are_its_words(
        subject in "\\PC{0,40}",
        kind in prop::sample::select(vec!["plain", "html"]),
        lines in prop::collection::vec(
            prop_oneof![
                text(),
                "> .{0,40}",
                Just("-- ".to_owned()),
                Just("On 2 May, Ann wrote:".to_owned()),
                Just("From: Ann\nSent: 2 May\nTo: Box".to_owned()),
                Just("--B".to_owned()),
                Just("é’\u{2028}“x”".to_owned()),
            ],
            0..12,
        ),
    ) {
        let lines = lines.join("\n");
        let mail = format!(
            "From: Ann <a@b.example>\r\nSubject: {subject}\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{lines}"
        );
        reading(mail.as_bytes(), Media::Email).iter().for_each(check);
    }

    /// Any elements in any order make a document or a refusal.
    #[test]
    fn any_packed_document_is_read_and_its_spans_are_its_words(
        tags in prop::collection::vec((prop::sample::select(ELEMENTS.to_vec()), any::<bool>()), 0..40),
        words in text(),
    ) {
        let words = words.replace(['<', '&'], " ");
        for (media, part, wrap) in [
            (Media::Docx, "word/document.xml", "w:document"),
            (Media::Odt, "content.xml", "office:document-content"),
        ] {
            let mut xml = format!("<{wrap}>");
            let mut open = Vec::new();
            for (tag, close) in &tags {
                let name = tag.split(' ').next().unwrap_or_default();
                xml += &format!("<{tag}>{words}");
                match close {
                    true => xml += &format!("</{name}>"),
                    false => open.push(name),
                }
            }
            for name in open.iter().rev() {
                xml += &format!("</{name}>");
            }
            xml += &format!("</{wrap}>");
            reading(&packed(part, &xml), media).iter().for_each(check);
        }
    }

    #[test]
    fn every_letter_of_any_script_is_read(text in "\\PC{0,300}") {
        reading(text.as_bytes(), Media::PlainText).iter().for_each(check);
        reading(text.as_bytes(), Media::Html).iter().for_each(check);
        let _ = read_deadline(&text, Given::default());
    }

    /// Words that neither ask, undertake, commission nor reply propose nothing.
    #[test]
    fn nothing_is_proposed_without_a_word_that_asks(
        words in prop::collection::vec(
            prop::sample::select(&[
                "Exampleshire Police", "the force", "By 30 September 2025,", "you", "\n• ", ":\n",
                ". ", "\n\n", "Dear Ms Box,", "forces", "is", "was visited", "“quoted”", "PCCs",
                "within three months", "Progress", "reports",
            ][..]), 0..40)
    ) {
        let text = words.join(" ");
        if let Some(reading) = reading(text.as_bytes(), Media::PlainText) {
            prop_assert_eq!(reading.proposals, []);
            prop_assert_eq!(reading.unused, []);
        }
    }

    /// A word that asks is never lost: it is in a proposal or in the reverse check.
    #[test]
    fn every_should_is_used_or_listed(text in text()) {
        let Some(reading) = reading(text.as_bytes(), Media::PlainText) else { return Ok(()) };
        let document = &reading.document;
        for (at, _) in document.text.match_indices("should") {
            let inside = |span: answerable_intake::Span| span.start <= at && at < span.end;
            let block = document.blocks.iter().find(|block| inside(block.span));
            let Some(block) = block else { continue };
            let heading = matches!(block.kind, answerable_intake::BlockKind::Heading { .. });
            let used = reading.proposals.iter().any(|one| {
                inside(one.passage) || one.lead_in.is_some_and(inside)
            });
            let listed = reading.unused.iter().any(|one| inside(one.passage));
            prop_assert!(heading || used || listed, "lost at {at}: {text:?}");
        }
    }
}

#[test]
fn one_piece_repeated_is_read_or_refused() {
    let most = limits::MOST_TEXT_BYTES;
    for piece in [
        "should ",
        "The force should act. ",
        "They should act. ",
        "I would welcome you ",
        "we will ",
        "Police ",
        ". ",
        "“",
        "the force should:\n• act\n",
        "1. a:\n",
        "by 1 May 2025 ",
        "A, ",
        "Recommendation 1\n\n",
        "letter of ",
        "x",
        "\n",
        "said should: ",
        "within three months of ",
    ] {
        let text = piece.repeat(most / 64 / piece.len());
        let _ = reading(text.as_bytes(), Media::PlainText);
    }
    let over = "x".repeat(most + 1);
    let refused = read(over.as_bytes(), Media::PlainText, &support::invented());
    assert_eq!(
        refused.expect_err("too long").to_string(),
        "the file has 4194305 bytes; the most is 4194304"
    );
}
