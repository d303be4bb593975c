//! A letter as the bytes that mail servers take (RFC 5322): plain text in UTF-8,
//! quoted-printable, with what lets a program leave for its reader (RFC 8058).

use std::time::{Duration, SystemTime};

use answerable_web::{MailLetter, NotTaken};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox};
use lettre::{Address, Message};

use crate::edge::Refusal;

/// The address that letters come from.
#[derive(Clone)]
pub(super) struct Sender(Mailbox);

impl Sender {
    /// # Errors
    ///
    /// What is no address.
    pub(super) fn read(address: &str) -> Result<Self, Refusal> {
        let read: Result<Address, _> = address.parse();
        match read {
            Ok(read) if address.is_ascii() => {
                Ok(Self(Mailbox::new(Some("Answerable".to_owned()), read)))
            }
            _ => Err(Refusal(format!(
                "'{}' is no address that letters come from; write name@host, such as answerable@register.example",
                address.escape_debug()
            ))),
        }
    }
}

/// The letter as a message.
///
/// # Errors
///
/// [`NotTaken::Never`] where it cannot be one, with words that name no address.
pub(super) fn message(letter: &MailLetter, from: &Sender) -> Result<Message, NotTaken> {
    let never = |why: &str| NotTaken::Never(why.to_owned());
    let to: Address = letter
        .to
        .parse()
        .map_err(|_| never("its address is none"))?;
    let seconds = u64::try_from(letter.at).unwrap_or_default();
    let mut message = Message::builder()
        .from(from.0.clone())
        .to(Mailbox::new(None, to))
        .subject(letter.subject.as_str())
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        // The same letter has the same id, however often it is made.
        .message_id(Some(format!("<{}@{}>", letter.id, letter.host)))
        // Nobody's holiday answers it (RFC 3834, section 5).
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .header(ContentType::TEXT_PLAIN);
    if let Some(leave) = &letter.leave {
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{leave}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            ));
    }
    let words = letter.text.replace('\n', "\r\n");
    let body = Body::new_with_encoding(words, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| never("its words cannot be written"))?;
    message
        .body(body)
        .map_err(|why| NotTaken::Never(format!("it cannot be written: {why}")))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    // An address of ours holds no control; one that did would end its line.
    let value = value.chars().filter(|letter| !letter.is_control());
    HeaderValue::new(name, value.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> MailLetter {
        MailLetter {
            id: "0123".to_owned(),
            to: "a@b.example".to_owned(),
            subject: "Answerable: Heddlu Gŵyr".to_owned(),
            text: "Heddlu Gŵyr answered ‘Llŷn’.\n\nhttps://register.example/reports/llyn\n"
                .to_owned(),
            leave: Some("https://register.example/follow/leave/4567".to_owned()),
            host: "register.example".to_owned(),
            at: 1_795_000_000,
        }
    }

    fn written(letter: &MailLetter) -> String {
        let from = Sender::read("answerable@register.example").unwrap();
        let message = message(letter, &from).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    #[test]
    fn a_letter_is_plain_text_that_a_program_can_leave_by() {
        let written = written(&letter());
        for line in [
            "To: a@b.example",
            "Message-ID: <0123@register.example>",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://register.example/follow/leave/4567>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Content-Transfer-Encoding: quoted-printable",
        ] {
            assert!(
                written.lines().any(|found| found == line),
                "{line}: {written}"
            );
        }
        assert!(written.contains("G=C5=B5yr"), "{written}");
    }

    #[test]
    fn no_subject_and_no_link_begins_a_header() {
        let hostile = MailLetter {
            subject: "One\r\nBcc: c@d.example".to_owned(),
            leave: Some("https://x.example/\r\nBcc: c@d.example".to_owned()),
            ..letter()
        };
        let written = written(&hostile);
        let (headers, _) = written.split_once("\r\n\r\n").unwrap();
        assert!(
            !headers.lines().any(|line| line.starts_with("Bcc")),
            "{headers}"
        );
        let two = MailLetter {
            to: "a@b.example, c@d.example".to_owned(),
            ..letter()
        };
        let from = Sender::read("answerable@register.example").unwrap();
        assert!(message(&two, &from).is_err());
    }
}
