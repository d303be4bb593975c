//! `answerable publish`: the second person's decision.

use std::io::Write;

use answerable_desk::Desk;
use answerable_desk::review::{Decision, Held, NotPublished};
use answerable_wording::{hidden, numbers, reasons};

use crate::account;
use crate::edge::Refusal;
use crate::import::harmless;
use crate::layout::paragraph;
use crate::register_folder::RegisterFolder;
use crate::today::moment;

/// The fewest digits of a fingerprint that stand for it: as many as nobody
/// mistakes and everybody can type.
const FEWEST_DIGITS: usize = 8;

/// Publish a reviewed document: only somebody who decided nothing in it may
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The document's fingerprint, or its first 8 digits or more
    document: String,
    /// Who publishes: the name of a reviewer
    #[arg(long = "as", value_name = "NAME")]
    by: String,
    /// Say that you have looked at what the file holds besides its text, such as
    /// comments and tracked changes; that you said so is kept for auditors
    #[arg(long)]
    hidden_seen: bool,
    #[command(flatten)]
    register: RegisterFolder,
}

/// Publishes what was accepted.
///
/// # Errors
///
/// A document that is not under review or not ready; a person who decided part
/// of it or may not decide at all.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let (desk, _) = arguments.register.open()?;
    let by = account::reviewer(&desk, Some(&arguments.by))?;
    let held = find(&desk, &arguments.document)?;
    let fingerprint = held.review.fingerprint;
    tell_hidden(&held, out)?;
    let version = match arguments.hidden_seen {
        true => {
            desk.see_hidden(fingerprint, held.version, by.as_str(), moment())?
                .version
        }
        false => held.version,
    };
    let published = desk
        .publish_review(fingerprint, version, by.as_str(), moment())
        .map_err(not_published)?;
    let accepted: Vec<_> = held
        .review
        .items
        .iter()
        .filter(|item| matches!(item.decision, Decision::Accepted { .. }))
        .collect();
    writeln!(
        out,
        "Published {} with {}:",
        held.review.file_name,
        numbers::count(accepted.len() as u64, "item", "items")
    )?;
    for item in accepted {
        let line = format!("{}: {}", reasons::kind(item.draft.kind), item.draft.title);
        paragraph(out, 2, &line)?;
    }
    match (published.report, published.answer) {
        (Some(report), _) => writeln!(out, "Its page is /reports/{report}.")?,
        (None, _) => writeln!(out, "Its page is /sources/{}.", published.source)?,
    }
    Ok(())
}

/// What the file holds that its text does not show, before anything is published.
fn tell_hidden(held: &Held, out: &mut dyn Write) -> anyhow::Result<()> {
    let hidden = &held.review.reading.hidden;
    if hidden.is_empty() {
        return Ok(());
    }
    writeln!(out, "In the file and not in its text:")?;
    for hidden in hidden {
        paragraph(out, 2, &harmless(&hidden::line(hidden)))?;
    }
    writeln!(out)?;
    Ok(())
}

/// The one document under review whose fingerprint begins so.
fn find(desk: &Desk, digits: &str) -> anyhow::Result<Held> {
    let digits = digits.trim().to_ascii_lowercase();
    let held = desk.documents_under_review()?;
    let mut fitting = held
        .into_iter()
        .filter(|held| held.review.fingerprint.to_string().starts_with(&digits));
    match (
        digits.len() >= FEWEST_DIGITS,
        fitting.next(),
        fitting.next(),
    ) {
        (true, Some(held), None) => Ok(held),
        (false, _, _) => Err(Refusal(format!(
            "give at least {FEWEST_DIGITS} digits of the document's fingerprint"
        ))
        .into()),
        (_, None, _) => Err(Refusal(
            "no document under review has that fingerprint; `answerable import FILE --review` \
             prints it"
                .to_owned(),
        )
        .into()),
        (_, Some(_), Some(_)) => Err(Refusal(
            "that begins more than one fingerprint: give more digits".to_owned(),
        )
        .into()),
    }
}

fn not_published(why: NotPublished) -> anyhow::Error {
    match why {
        NotPublished::HiddenNotSeen => Refusal(
            "the file holds more than its text shows: look at it, and run this again with \
             --hidden-seen"
                .to_owned(),
        )
        .into(),
        NotPublished::NotRecorded(_) | NotPublished::Review(_) => why.into(),
        NotPublished::Refused {
            item: Some(place),
            refusal,
        } => Refusal(format!("item {}: {refusal}", place + 1)).into(),
        why => Refusal::of(why).into(),
    }
}
