//! Saved e-mail: who wrote it, when and to whom, and its own words.
//!
//! The kept text begins with the lines "From:", "To:", "Cc:", "Date:" and
//! "Subject:", as a printed message does; the words after "Subject:" are the title.
//! Its body follows: the plain text where the message has one, and else its web page.
//! Earlier mail quoted in it is kept and is somebody else's words; the signature is
//! furniture; what is attached is named and not read.

mod earlier;

use answerable_register::calendar::MONTHS;
use mail_parser::{Address, HeaderName, Message, MessageParser, MimeHeaders, PartType};

use crate::decode::Decoded;
use crate::document::{BlockKind, with_paths};
use crate::hidden::Hiding;
use crate::{Block, Document, Hidden, HiddenKind, IntakeError, NotReadable, Span, decode};
use crate::{html, limits, plain};

/// Reads a message.
pub(crate) fn document(bytes: &[u8]) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let message = MessageParser::default()
        .parse(bytes)
        .filter(is_mail)
        .ok_or(NotReadable::NoMail)?;
    if is_locked(&message) {
        return Err(NotReadable::Locked.into());
    }
    let body = body(&message)?;
    Ok((under_its_head(&message, body), hidden(&message)))
}

/// Any text can be taken for a message without a head, so one that says neither who
/// wrote it, when nor about what is none.
fn is_mail(message: &Message<'_>) -> bool {
    message.from().is_some() || message.subject().is_some() || message.date().is_some()
}

/// Whether what it says is in a cipher.
fn is_locked(message: &Message<'_>) -> bool {
    message.root_part().content_type().is_some_and(|kind| {
        match (kind.ctype(), kind.subtype().unwrap_or_default()) {
            ("multipart", subtype) => subtype.eq_ignore_ascii_case("encrypted"),
            ("application", "pkcs7-mime" | "x-pkcs7-mime") => kind
                .attribute("smime-type")
                .is_none_or(|smime| smime.eq_ignore_ascii_case("enveloped-data")),
            _ => false,
        }
    })
}

/// The body as a document of its own.
fn body(message: &Message<'_>) -> Result<Document, IntakeError> {
    let mut text = String::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(words) => {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(words);
            }
            PartType::Html(page) if text.trim().is_empty() => {
                let page = measured(page, limits::MOST_HTML_BYTES)?;
                return Ok(earlier::of_a_page(html::document(page)?));
            }
            _ => {}
        }
    }
    of_text(measured(&text, limits::MOST_TEXT_BYTES)?)
}

fn measured(words: &str, most: usize) -> Result<Decoded, IntakeError> {
    match words.len() > most {
        true => Err(IntakeError::TooLong {
            bytes: words.len(),
            most,
        }),
        false => Ok(decode(words.as_bytes())),
    }
}

/// Text with its own words in blocks, earlier mail in quotations and the signature
/// apart. What is not its own is covered with spaces while its own is cut into
/// blocks, so that every byte stays where it is.
fn of_text(decoded: Decoded) -> Result<Document, IntakeError> {
    let parts = earlier::parts(&decoded.text);
    let mut covered = decoded.text.clone().into_bytes();
    for apart in [&parts.quoted, &parts.marks, &parts.signature]
        .into_iter()
        .flatten()
    {
        for byte in &mut covered[apart.start..apart.end] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    let own = Decoded {
        text: String::from_utf8(covered).unwrap_or_default(),
        damage: decoded.damage,
    };
    let read = plain::document(own)?;
    let own = read
        .blocks
        .into_iter()
        .map(|block| (block.kind, block.span));
    let quoted = parts.quoted.iter().map(|span| (BlockKind::Quote, *span));
    let mut blocks: Vec<(BlockKind, Span)> = own.chain(quoted).collect();
    blocks.sort_by_key(|(_, span)| span.start);
    // A paragraph broken around a quotation would overlap it.
    blocks.dedup_by(|next, before| {
        before.1.end = before.1.end.min(next.1.start).max(before.1.start);
        before.1 = before.1.trimmed(&decoded.text);
        false
    });
    blocks.retain(|(_, span)| !span.is_empty());
    let mut furniture = read.furniture;
    furniture.extend(parts.signature);
    Ok(Document {
        text: decoded.text,
        blocks: with_paths(blocks),
        furniture,
        damage: read.damage,
    })
}

/// The body below the lines that say who wrote to whom, when and about what.
fn under_its_head(message: &Message<'_>, body: Document) -> Document {
    let mut text = String::new();
    let mut line = |label: &str, words: Option<String>| {
        let words = one_line(&words.unwrap_or_default());
        if !words.is_empty() {
            text.push_str(&format!("{label}: {words}\n"));
        }
    };
    line("From", message.from().map(addresses));
    line("To", message.to().map(addresses));
    line("Cc", message.cc().map(addresses));
    line("Date", date(message));
    let head = Span::new(0, text.len()).trimmed(&text);
    let mut blocks = Vec::with_capacity(body.blocks.len() + 2);
    if !head.is_empty() {
        blocks.push((BlockKind::Paragraph, head));
    }
    let subject = one_line(message.subject().unwrap_or_default());
    if !subject.is_empty() {
        text.push_str("Subject: ");
        let start = text.len();
        text.push_str(&subject);
        blocks.push((
            BlockKind::Heading { level: 1 },
            Span::new(start, text.len()),
        ));
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let moved = |span: Span| Span::new(span.start + text.len(), span.end + text.len());
    let mut cells = vec![None; blocks.len()];
    for Block {
        kind, span, cell, ..
    } in body.blocks
    {
        let kind = match kind {
            // The subject is the title.
            BlockKind::Heading { level: 1 } if !subject.is_empty() => {
                BlockKind::Heading { level: 2 }
            }
            kind => kind,
        };
        blocks.push((kind, moved(span)));
        cells.push(cell);
    }
    let furniture = body.furniture.into_iter().map(moved).collect();
    let mut blocks = with_paths(blocks);
    for (block, cell) in blocks.iter_mut().zip(cells) {
        block.cell = cell;
    }
    text.push_str(&body.text);
    Document {
        text,
        blocks,
        furniture,
        damage: body.damage,
    }
}

/// "14 May 2024, 10:03": the day and hour of whoever sent it, as people write them.
/// What is no day stands as the message has it.
fn date(message: &Message<'_>) -> Option<String> {
    let written = message
        .date()
        .filter(|date| date.is_valid())
        .and_then(|date| {
            let month = MONTHS.get(usize::from(date.month).checked_sub(1)?)?;
            Some(format!(
                "{} {month} {}, {:02}:{:02}",
                date.day, date.year, date.hour, date.minute
            ))
        });
    written.or_else(|| message.header_raw(HeaderName::Date).map(str::to_owned))
}

/// "Rosalind Thackray <rosalind@…>, custody@…".
fn addresses(all: &Address<'_>) -> String {
    /// As many as are worth reading; a circular names hundreds.
    const MOST: usize = 50;
    let one = |one: &mail_parser::Addr<'_>| match (one.name(), one.address()) {
        (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
        (name, address) => name.or(address).map(str::to_owned),
    };
    let all: Vec<String> = all.iter().take(MOST).filter_map(one).collect();
    all.join(", ")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What it carries that is not read.
fn hidden(message: &Message<'_>) -> Vec<Hidden> {
    let mut hiding = Hiding::default();
    let name = |place: usize, part: &mail_parser::MessagePart<'_>| {
        let named = part.attachment_name().map(one_line);
        let named = named.filter(|name| !name.is_empty());
        named.unwrap_or_else(|| match &part.body {
            PartType::Message(_) => "an e-mail".to_owned(),
            _ => format!("number {}, without a name", place + 1),
        })
    };
    let attached: Vec<String> = message
        .attachments()
        .enumerate()
        .map(|(place, part)| name(place, part))
        .collect();
    hiding.list(HiddenKind::Attachments, &attached);
    let blind: Vec<String> = message
        .bcc()
        .into_iter()
        .flat_map(Address::iter)
        .filter_map(|one| one.address().or(one.name()).map(one_line))
        .collect();
    hiding.list(HiddenKind::BlindCopies, &blind);
    hiding.finish()
}

#[cfg(test)]
mod tests;
