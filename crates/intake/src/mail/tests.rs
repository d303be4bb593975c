use super::*;

fn outline(mail: &str) -> String {
    let (document, hidden) = document(mail.replace('\n', "\r\n").as_bytes()).expect("a message");
    let words = |span: Span| {
        let words = document.words(span).replace('\r', "");
        words.replace('\n', "/")
    };
    let mut out = String::new();
    for block in &document.blocks {
        let kind = match &block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p ".to_owned(),
            BlockKind::ListItem { depth, .. } => format!("l{depth}"),
            BlockKind::TableCell => "td".to_owned(),
            BlockKind::Quote => "q ".to_owned(),
        };
        out += &format!("{kind} {}\n", words(block.span));
    }
    for span in &document.furniture {
        out += &format!("-- {}\n", words(*span));
    }
    for hidden in hidden {
        out += &format!("{:?} {}: {}\n", hidden.what, hidden.count, hidden.words);
    }
    out
}

#[test]
fn a_message_is_its_head_its_own_words_and_what_is_quoted() {
    insta::assert_snapshot!(outline(
        "From: =?utf-8?Q?Si=C3=B4n_Box?= <sion@exampleshire.example>
To: Chief Constable <chief@northmoor.example>,
 \"Policy, Custody\" <policy@northmoor.example>
Bcc: secret@northmoor.example
Subject: RE: Custody
 delays
Date: Tue, 14 May 2024 10:03:18 +0100
Content-Type: multipart/mixed; boundary=\"B\"

--B
Content-Type: text/plain; charset=\"windows-1252\"
Content-Transfer-Encoding: quoted-printable

Dear colleague

By 24 May 2024 you should send us the force=92s figures.

On Thu, 2 May 2024 at 16:41, Box, Ann
<ann@northmoor.example> wrote:
> We should say more.
>
>> Earlier still.

See above.

--=20
Ann Box
You should not print this.

From: Ann Box
Sent: 1 May 2024 09:00
To: Si=F4n Box
Subject: Custody

You should publish it.
--B
Content-Type: application/pdf; name=\"figures.pdf\"
Content-Disposition: attachment; filename=\"figures.pdf\"
Content-Transfer-Encoding: base64

JVBERg==
--B--
"
    ), @r"
    p  From: Siôn Box <sion@exampleshire.example>/To: Chief Constable <chief@northmoor.example>, Policy, Custody <policy@northmoor.example>/Date: 14 May 2024, 10:03
    h1 RE: Custody delays
    p  Dear colleague
    p  By 24 May 2024 you should send us the force’s figures.
    q  On Thu, 2 May 2024 at 16:41, Box, Ann/<ann@northmoor.example> wrote:/> We should say more.
    q  >> Earlier still.
    p  See above.
    q  From: Ann Box/Sent: 1 May 2024 09:00/To: Siôn Box/Subject: Custody
    q  You should publish it.
    -- -- /Ann Box/You should not print this.
    Attachments 1: figures.pdf
    BlindCopies 1: secret@northmoor.example
    ");
}

#[test]
fn a_message_that_is_a_web_page_is_read_as_one() {
    insta::assert_snapshot!(outline(
        "From: ann@northmoor.example
Subject: Custody
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><p>By 24 May you should:<ul><li>reply; and<li>publish it.</ul>
<p>-- <br>Ann Box<p>Do not print this.
<div>On 2 May 2024, at 16:41, Box wrote:</div><blockquote><p>You should wait.</blockquote>
<p>From: Ann Box<br>Sent: 1 May 2024<br>To: Box<br>Subject: Custody<p>You should publish it.
"
    ), @r"
    p  From: ann@northmoor.example
    h1 Custody
    p  By 24 May you should:
    l1 reply; and
    l1 publish it.
    q  On 2 May 2024, at 16:41, Box wrote:
    q  You should wait.
    q  From: Ann Box/Sent: 1 May 2024/To: Box/Subject: Custody
    q  You should publish it.
    -- --/Ann Box
    -- Do not print this.
    ");
}

#[test]
fn what_is_no_message_or_is_in_a_cipher_is_said() {
    let refused = |bytes: &[u8]| document(bytes).expect_err("not read");
    assert_eq!(refused(b"You should reply."), NotReadable::NoMail.into());
    let locked =
        b"From: a@b.example\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; \
                   name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n";
    assert_eq!(refused(locked), NotReadable::Locked.into());
}

#[test]
fn parts_within_parts_cost_no_stack() {
    let mut mail = String::from("From: a@b.example\r\nSubject: deep\r\n");
    for depth in 0..50_000 {
        mail += &format!("Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n");
    }
    mail += "\r\nYou should reply.";
    let started = std::time::Instant::now();
    let _ = document(mail.as_bytes());
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}
