//! Saved e-mail: parts that loop, heads without end, bodies in no known form.

use super::{BadDocument, within};

/// A head that says who wrote, and what about.
const HEAD: &str = "From: Ann Box <ann@example.org>\r\nTo: Bet Cole\r\nDate: Wed, 6 Mar 2024 10:00:00 +0000\r\nSubject: Custody\r\n";

pub(super) fn all() -> Vec<BadDocument> {
    let mail = |name: &'static str, what, rest: fn() -> Vec<u8>| {
        BadDocument::new(name, what, move || [HEAD.as_bytes(), &rest()].concat())
    };
    vec![
        mail("deep.eml", "parts within parts, five thousand deep", deep),
        mail(
            "same-boundary.eml",
            "parts within parts of one boundary",
            || {
                within(
                    "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
                    "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
                    20_000,
                    "x should y",
                )
            },
        ),
        mail(
            "messages.eml",
            "messages within messages, ten thousand deep",
            || {
                within(
                    "Content-Type: message/rfc822\r\n\r\n",
                    "From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n",
                    10_000,
                    "x should y",
                )
            },
        ),
        mail("many-parts.eml", "two hundred thousand parts", || {
            within(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
                "--b\r\n\r\nx\r\n",
                200_000,
                "--b--",
            )
        }),
        mail("never-ends.eml", "a part that never ends", || {
            b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe force should act.".to_vec()
        }),
        mail("no-boundary.eml", "parts without a boundary", || {
            b"Content-Type: multipart/mixed\r\n\r\n--\r\n\r\nThe force should act.".to_vec()
        }),
        mail("empty-boundary.eml", "a boundary of nothing", || {
            b"Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nThe force should act.\r\n----\r\n".to_vec()
        }),
        mail("boundary.eml", "a boundary of a megabyte", || {
            within(
                "Content-Type: multipart/mixed; boundary=",
                "b",
                1 << 20,
                "\r\n\r\nThe force should act.",
            )
        }),
        mail("heads.eml", "a hundred thousand lines of head", || {
            within(
                "",
                "X-Line: words words\r\n",
                100_000,
                "\r\nThe force should act.",
            )
        }),
        mail("long-head.eml", "a line of head of four megabytes", || {
            within("X-Line: ", "x", 4 << 20, "\r\n\r\nThe force should act.")
        }),
        mail(
            "folded.eml",
            "a line of head folded a million times",
            || {
                within(
                    "X-Line: x\r\n",
                    " \r\n",
                    1_000_000,
                    "x\r\n\r\nThe force should act.",
                )
            },
        ),
        mail("receivers.eml", "fifty thousand receivers", || {
            within(
                "Cc: ",
                "Ann Box <ann@example.org>, ",
                50_000,
                "x\r\n\r\nThe force should act.",
            )
        }),
        mail(
            "comments.eml",
            "comments within comments in an address",
            || within("Reply-To: ", "(", 200_000, "x\r\n\r\nThe force should act."),
        ),
        mail("base64.eml", "base64 that is none", || {
            within(
                "Content-Transfer-Encoding: base64\r\n\r\n",
                "!!!=A=B==\u{1}",
                50_000,
                "",
            )
        }),
        mail(
            "base64-long.eml",
            "base64 in one line of six megabytes",
            || {
                within(
                    "Content-Transfer-Encoding: base64\r\n\r\n",
                    "VGhl",
                    1_500_000,
                    "",
                )
            },
        ),
        mail("quoted.eml", "quoted-printable that is none", || {
            within(
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                "=ZZ=\r\n=3D=",
                100_000,
                "",
            )
        }),
        mail("unknown.eml", "a body in a form that nobody knows", || {
            b"Content-Transfer-Encoding: x-nobody\r\nContent-Type: x/y; charset=x-none\r\n\r\nThe force should act.".to_vec()
        }),
        mail("charset.eml", "a body in letters that nobody knows", || {
            b"Content-Type: text/plain; charset=\"klingon\"\r\n\r\nThe force should act.".to_vec()
        }),
        mail(
            "utf-16.eml",
            "a body that says it is UTF-16 and is not",
            || b"Content-Type: text/plain; charset=utf-16\r\n\r\nThe force should act.".to_vec(),
        ),
        mail("words.eml", "words of a head in forms within forms", || {
            within(
                "X-Subject: ",
                "=?utf-8?B?=?utf-8?Q?",
                50_000,
                "?=\r\n\r\nThe force should act.",
            )
        }),
        mail(
            "quotations.eml",
            "earlier mail quoted ten thousand deep",
            || within("\r\n", ">", 10_000, " The force should act."),
        ),
        mail("earlier.eml", "fifty thousand earlier messages", || {
            within(
                "\r\n",
                "On 2 May, Ann wrote:\r\n> The force should act.\r\n",
                50_000,
                "",
            )
        }),
        mail("page.eml", "a page as deep as it goes", || {
            within(
                "Content-Type: text/html\r\n\r\n",
                "<div>",
                500_000,
                "x should y",
            )
        }),
        mail("attached.eml", "attachments without end", || {
            within(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
                "--b\r\nContent-Disposition: attachment; filename=\"../../../etc/passwd\"\r\n\r\nx\r\n",
                20_000,
                "--b--",
            )
        }),
        mail(
            "attached-name.eml",
            "an attachment with a name of a megabyte",
            || {
                within(
                    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename=\"",
                    "x",
                    1 << 20,
                    "\"\r\n\r\nx\r\n--b--",
                )
            },
        ),
        mail("nul.eml", "NULs in the body", || {
            b"\r\nThe force\0should\0act.".to_vec()
        }),
        mail("no-body.eml", "a head without a body", Vec::new),
        mail("cipher.eml", "a message in a cipher", || {
            b"Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--".to_vec()
        }),
        BadDocument::new("no-head.eml", "a body without a head", || {
            b"The force should act.\n".to_vec()
        }),
        BadDocument::new("days.eml", "a head of days that are none", || {
            b"From: a@b.example\r\nDate: 99 Foo 99999 99:99:99 +9999\r\nSubject: x\r\n\r\nThe force should act by 31 June.".to_vec()
        }),
        BadDocument::new("turned.eml", "a subject turned round", || {
            "From: \u{202e}xoB nnA <a@b.example>\r\nSubject: \u{202e}ydotsuC\r\n\r\nThe force should act.".as_bytes().to_vec()
        }),
        BadDocument::new("mailbox.eml", "a mailbox of five thousand messages", || {
            within(
                "",
                "From ann Wed Mar 6 10:00:00 2024\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nThe force should act.\r\n\r\n",
                5_000,
                "",
            )
        }),
        BadDocument::new("outlook.msg", "a message in Outlook's own form", || {
            [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 4_096]].concat()
        }),
    ]
}

fn deep() -> Vec<u8> {
    let part = |deep: usize| {
        format!(
            "--b{deep}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n",
            deep + 1
        )
    };
    let parts: String = (0..5_000).map(part).collect();
    format!("Content-Type: multipart/mixed; boundary=b0\r\n\r\n{parts}x should y").into_bytes()
}
