//! What a document seems to ask, as JSON.

use std::io::Write;

use answerable_intake::{Found, Span};
use answerable_wording::{deadlines, reasons};
use serde::Serialize;

use super::documents::Read;
use super::{File, answers};

/// What the JSON holds, for `--help`.
pub(super) const FIELDS: &str = "\
JSON (--json), one object:
  file, media, fingerprint (SHA-256), dated, published (ISO days or null)
  words_by: the program that drew the words of a PDF, or null where it was our own
  hidden: what the file holds besides: what, count, words (of the first)
  proposals: number (as published or null), kind, words, span (bytes of the
    kept text: [first, after the last]), asked_of, by_when, because, under
    (place in proposals, from 0, or null)
    asked_of: as_published, body or group (an id, or null where nobody is
      named for certain)
  not_used: words, span, word, why
  answer (null where the document is none): by (as_published, body: an id, or null,
    because), to_reports (titles as written), kind, dated, published, chief_officer
    (words), position_on_all, each, because
    each: number, quoted, report (place in to_reports, or null), says, position,
      words and span (that say what is done, or null), because";

#[derive(Serialize)]
struct Document<'r> {
    file: &'r str,
    media: &'static str,
    fingerprint: String,
    dated: Option<String>,
    published: Option<String>,
    words_by: Option<&'r str>,
    hidden: &'r [answerable_intake::Hidden],
    proposals: Vec<Proposal<'r>>,
    not_used: Vec<NotUsed<'r>>,
    answer: Option<answers::AnswerJson<'r>>,
}

#[derive(Serialize)]
struct Proposal<'r> {
    number: Option<&'r str>,
    kind: answerable_intake::ProposalKind,
    words: &'r str,
    span: (usize, usize),
    asked_of: Vec<AskedOf<'r>>,
    by_when: Option<String>,
    because: Vec<String>,
    under: Option<usize>,
}

#[derive(Serialize)]
struct AskedOf<'r> {
    as_published: &'r str,
    body: Option<&'r str>,
    group: Option<&'r str>,
}

#[derive(Serialize)]
struct NotUsed<'r> {
    words: &'r str,
    span: (usize, usize),
    word: &'r str,
    why: &'static str,
}

/// Prints the proposals of a document as one JSON object.
pub(super) fn print(file: &File, out: &mut dyn Write) -> anyhow::Result<()> {
    let read = Read::of(file)?;
    let reading = &read.reading;
    let text = &reading.document.text;
    let span = |span: Span| (span.start, span.end);
    let document = Document {
        file: &file.name,
        media: read.media.as_str(),
        fingerprint: answerable_ledger::Fingerprint::of(&file.bytes).to_string(),
        dated: reading.dates.dated.map(|dating| dating.day.to_string()),
        published: reading.dates.published.map(|dating| dating.day.to_string()),
        words_by: read.words_by.as_deref(),
        hidden: &reading.hidden,
        proposals: reading
            .proposals
            .iter()
            .map(|proposal| Proposal {
                number: proposal.number.as_deref(),
                kind: proposal.kind,
                words: &proposal.words,
                span: span(proposal.passage),
                asked_of: proposal.addressees.iter().map(asked_of).collect(),
                by_when: deadlines::as_published(&proposal.deadline),
                because: proposal
                    .because
                    .iter()
                    .map(|why| reasons::reason(why, text))
                    .collect(),
                under: proposal.under,
            })
            .collect(),
        not_used: reading
            .unused
            .iter()
            .map(|unused| NotUsed {
                words: unused.passage.of(text),
                span: span(unused.passage),
                word: &unused.word,
                why: reasons::why_unused(unused.why),
            })
            .collect(),
        answer: answers::json(reading),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)?;
    Ok(())
}

fn asked_of(addressee: &answerable_intake::Addressee) -> AskedOf<'_> {
    let (body, group) = match &addressee.found {
        Found::Body(body) | Found::Office { body, .. } => (Some(body.as_str()), None),
        Found::Group(group) => (None, Some(group.as_str())),
        Found::Unresolved { .. } => (None, None),
    };
    AskedOf {
        as_published: &addressee.as_published,
        body,
        group,
    }
}
