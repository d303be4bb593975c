//! Documents: whatever is read comes out whole, and its spans are of its text.

use std::sync::OnceLock;

use answerable_intake::{AsAtDirectory, IntakeError, Media, Reading, Span, decode, read};
use answerable_register::entry::Entry;
use answerable_register::fold::Register;
use answerable_testkit::country;

use super::TODAY;

/// Who there is: an invented country.
pub(super) fn everybody() -> AsAtDirectory<'static> {
    static COUNTRY: OnceLock<Register> = OnceLock::new();
    let register = COUNTRY.get_or_init(|| {
        let mut register = Register::default();
        for fact in country::everything() {
            register.fold(Entry::new("fuzz", TODAY, fact));
        }
        register
    });
    AsAtDirectory {
        register,
        day: TODAY,
    }
}

pub(super) fn document(bytes: &[u8], media: Media) {
    told(read(bytes, media, &everybody()));
}

pub(super) fn media(bytes: &[u8]) {
    let _ = decode(bytes);
    for name in ["x", "x.docx", "x.odt", "x.eml", "x.html", "x.pdf", "x.csv"] {
        if let Err(why) = Media::of(name, bytes) {
            assert!(why.to_string().len() > 10, "a reason");
        }
    }
}

pub(super) fn told(read: Result<Reading, IntakeError>) {
    let reading = match read {
        Ok(reading) => reading,
        Err(why) => return assert!(why.to_string().len() > 10, "a reason"),
    };
    let text = &reading.document.text;
    let whole = |span: Span| {
        assert!(
            text.get(span.start..span.end)
                .is_some_and(|words| !words.is_empty()),
            "a span of the text"
        )
    };
    let blocks = &reading.document.blocks;
    for pair in blocks.windows(2) {
        assert!(
            pair[0].span.end <= pair[1].span.start,
            "blocks never overlap"
        );
    }
    blocks.iter().for_each(|block| whole(block.span));
    reading
        .document
        .furniture
        .iter()
        .for_each(|span| whole(*span));
    reading
        .unused
        .iter()
        .for_each(|unused| whole(unused.passage));
    for (place, proposal) in reading.proposals.iter().enumerate() {
        whole(proposal.passage);
        proposal
            .lead_in
            .iter()
            .chain(&proposal.deadline_words)
            .for_each(|span| whole(*span));
        assert!(
            proposal.under.is_none_or(|under| under < place),
            "causes stand before"
        );
        assert!(!proposal.because.is_empty(), "every proposal says why");
    }
    let kept = serde_json::to_string(&reading).expect("a reading is kept as JSON");
    let back: Reading = serde_json::from_str(&kept).expect("and read back");
    assert_eq!(back, reading);
}
