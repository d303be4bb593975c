//! Bytes that are no text, or text of another kind than they say.

use super::{BadDocument, LETTER, noise};

pub(super) fn all() -> Vec<BadDocument> {
    let plain = |name: &'static str, what, bytes: Vec<u8>| {
        BadDocument::new(name, what, move || bytes.clone())
    };
    let before = |first: &[u8], rest: &[u8]| [first, rest].concat();
    let little: Vec<u8> = LETTER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = LETTER.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let wide: Vec<u8> = LETTER
        .chars()
        .flat_map(|one| u32::from(one).to_le_bytes())
        .collect();
    let latin: Vec<u8> = "Café Exampleshire’s force should réview naïve §55.\n"
        .chars()
        .map(|one| u8::try_from(u32::from(one)).unwrap_or(0x92))
        .collect();
    let twice: String = LETTER.bytes().map(char::from).collect();
    let japanese = [
        0x8Cu8, 0x78, 0x8E, 0x40, 0x82, 0xCD, 0x81, 0x41, 0x95, 0xF1, 0x8D, 0x90,
    ];
    let chinese = [0xBEu8, 0xAF, 0xB2, 0xEC, 0xD3, 0xA6, 0xB5, 0xB1];
    let ebcdic = [
        0xE3u8, 0x88, 0x85, 0x40, 0x86, 0x96, 0x99, 0x83, 0x85, 0x40, 0xA2, 0x88,
    ];
    vec![
        plain(
            "utf-16-le.txt",
            "UTF-16 that does not say so",
            little.clone(),
        ),
        plain(
            "utf-16-be.txt",
            "UTF-16, big end first, that does not say so",
            big.clone(),
        ),
        plain(
            "utf-16-odd.txt",
            "UTF-16 with half a letter at its end",
            before(&[0xFF, 0xFE], &little[..little.len() - 1]),
        ),
        plain(
            "utf-16-wrong-end.txt",
            "UTF-16 that says the other order",
            before(&[0xFE, 0xFF], &little),
        ),
        plain(
            "utf-16-halves.txt",
            "halves of pairs alone",
            before(&[0xFF, 0xFE], &[0x00, 0xD8].repeat(20_000)),
        ),
        plain(
            "utf-16-page.html",
            "a page in UTF-16 that says UTF-8",
            before(
                &[0xFF, 0xFE],
                &"<meta charset=utf-8><p>The force should act."
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>(),
            ),
        ),
        plain(
            "utf-32.txt",
            "four bytes a letter",
            before(&[0xFF, 0xFE, 0, 0], &wide),
        ),
        plain(
            "utf-7.txt",
            "UTF-7, in which tags can hide",
            b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- The force should act.".to_vec(),
        ),
        plain("latin-1.txt", "Latin-1 that says nothing", latin),
        plain(
            "twice.txt",
            "UTF-8 that was taken for Latin-1 and written again",
            twice.repeat(50).into_bytes(),
        ),
        plain("shift-jis.txt", "Shift-JIS", japanese.repeat(2_000)),
        plain("gb18030.txt", "GB 18030", chinese.repeat(2_000)),
        plain("ebcdic.txt", "EBCDIC", ebcdic.repeat(2_000)),
        plain(
            "overlong.txt",
            "letters in more bytes than they need",
            [0xC0u8, 0xAF, 0xE0, 0x80, 0xAF, 0xF0, 0x80, 0x80, 0xAF].repeat(5_000),
        ),
        plain(
            "continuations.txt",
            "bytes that go on with nothing",
            vec![0x80; 100_000],
        ),
        plain(
            "five-bytes.txt",
            "forms that UTF-8 once had",
            [0xF8u8, 0x88, 0x80, 0x80, 0x80, 0xFD].repeat(5_000),
        ),
        plain(
            "surrogates.txt",
            "halves of pairs in UTF-8",
            [0xEDu8, 0xA0, 0x80, b' ', 0xED, 0xBF, 0xBF].repeat(5_000),
        ),
        plain(
            "cut-letter.txt",
            "the last letter cut in half",
            before(LETTER.as_bytes(), &[0xE2, 0x80]),
        ),
        plain(
            "marks-of-order.txt",
            "a thousand marks of byte order",
            before(&[0xEF, 0xBB, 0xBF].repeat(1_000), LETTER.as_bytes()),
        ),
        plain(
            "mark-alone.txt",
            "a mark of byte order and nothing else",
            vec![0xEF, 0xBB, 0xBF],
        ),
        plain(
            "every-byte.txt",
            "every byte there is",
            (0..=255u8).cycle().take(100_000).collect(),
        ),
        BadDocument::new("noise.txt", "noise", || noise(200_000, 3)),
        BadDocument::new("noise.html", "noise that is called a page", || {
            noise(200_000, 5)
        }),
        BadDocument::new("noise.eml", "noise that is called a message", || {
            noise(200_000, 7)
        }),
        BadDocument::new("noise.docx", "noise that is called a Word document", || {
            noise(200_000, 11)
        }),
        BadDocument::new("noise.pdf", "noise that is called a PDF", || {
            noise(200_000, 13)
        }),
        BadDocument::new("noise", "noise without a name", || {
            noise(50_000, 17).into_iter().map(|byte| byte | 1).collect()
        }),
    ]
}
