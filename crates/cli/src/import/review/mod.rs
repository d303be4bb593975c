//! `answerable import FILE --review --as NAME`: deciding at the keyboard.
//!
//! First what the document is, then each item: accept, correct, set aside,
//! leave. What is decided is kept at once, so stopping loses nothing; a second
//! person publishes.

mod details;
mod prompt;

use std::io::{BufRead, Write};

use answerable_desk::Desk;
use answerable_desk::review::{Bringing, Draft, Held, Item, NotReviewed, Origin};
use answerable_intake::ProposalKind;
use answerable_ledger::Fingerprint;
use answerable_wording::{clocks, deadlines, numbers, reasons};
use jiff::civil::Date;

use super::File;
use super::documents::{because, draft_addressee, harmless};
use crate::account;
use crate::edge::Refusal;
use crate::layout::{labelled, paragraph};
use crate::register_folder::RegisterFolder;
use crate::today::today;
use prompt::{Ended, Prompt};

/// The width of the column of labels.
const LABELS: usize = 12;

/// The kinds a person can choose, by the letters that choose them.
const KINDS: [(&str, ProposalKind); 5] = [
    ("r", ProposalKind::Recommendation),
    ("a", ProposalKind::AreaForImprovement),
    ("c", ProposalKind::CauseOfConcern),
    ("q", ProposalKind::Request),
    ("u", ProposalKind::Undertaking),
];

/// Decides a document's items with the person at the keyboard.
pub(super) fn run(
    file: &File,
    register: &RegisterFolder,
    by: Option<&str>,
    lines: &mut dyn BufRead,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let (desk, _) = register.open_with(file.pdftotext()?)?;
    let by = account::reviewer(&desk, by)?.to_string();
    let bringing = Bringing {
        pdf: file.pdf,
        ..Bringing::default()
    };
    let held = desk
        .receive_for(bringing, &file.name, &file.bytes, today())
        .map_err(not_done)?;
    let fingerprint = held.review.fingerprint;
    writeln!(
        out,
        "{}, fingerprint {fingerprint}",
        harmless(&held.review.file_name)
    )?;
    writeln!(
        out,
        "What you decide is kept at once. Type ? for help, q to stop.\n"
    )?;
    let mut reviewing = Reviewing {
        desk: &desk,
        by,
        held,
        prompt: Prompt { lines, out },
    };
    let ended = reviewing.decide();
    let Reviewing { held, .. } = reviewing;
    match ended {
        Ok(()) | Err(Stop::Ended(Ended)) => {}
        Err(Stop::Failed(why)) => return Err(why),
    }
    after(&held, fingerprint, out)
}

/// Why deciding stopped before everything was decided.
enum Stop {
    /// The person stopped, or there is nothing more to read.
    Ended(Ended),
    Failed(anyhow::Error),
}

impl From<Ended> for Stop {
    fn from(ended: Ended) -> Self {
        Self::Ended(ended)
    }
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(why: E) -> Self {
        Self::Failed(why.into())
    }
}

/// A person, a document, and what was decided so far.
struct Reviewing<'d> {
    desk: &'d Desk,
    by: String,
    held: Held,
    prompt: Prompt<'d>,
}

impl Reviewing<'_> {
    fn decide(&mut self) -> Result<(), Stop> {
        if self.held.review.details.is_none() {
            self.describe()?;
        }
        let mut last = None;
        let mut left = vec![false; self.held.review.items.len()];
        while let Some(place) = self.held.review.next_undecided(last) {
            if left[place] {
                break;
            }
            left[place] = !self.decide_item(place)?;
            last = Some(place);
        }
        Ok(())
    }

    fn describe(&mut self) -> Result<(), Stop> {
        loop {
            let details = details::ask(self.desk, &self.held.review, &mut self.prompt)?;
            let (fingerprint, version) = (self.held.review.fingerprint, self.held.version);
            match self
                .desk
                .describe_document(fingerprint, version, &details, &self.by, today())
            {
                Ok(held) => {
                    self.held = held;
                    writeln!(self.prompt.out)?;
                    return Ok(());
                }
                Err(NotReviewed::Details(why)) => {
                    for why in why {
                        self.prompt.refuse(&why.to_string())?;
                    }
                }
                Err(why) => return Err(Stop::Failed(not_done(why))),
            }
        }
    }

    /// Shows one item and does what is wanted with it: whether it was decided.
    fn decide_item(&mut self, place: usize) -> Result<bool, Stop> {
        let mut draft = self.held.review.items[place].draft.clone();
        loop {
            self.show(place, &draft)?;
            let typed = self
                .prompt
                .line("[a]ccept, [c]orrect, [s]et aside, [l]eave, [q]uit")?;
            let done = match typed.as_str() {
                "a" => self.accept(place, &draft)?,
                "s" => self.set_aside(place)?,
                "c" => {
                    self.correct(&mut draft)?;
                    false
                }
                "l" => return Ok(false),
                _ => {
                    writeln!(
                        self.prompt.out,
                        "Accept records it as shown, once somebody else publishes. Correct asks for each\npart again. Set aside leaves it out. Leave keeps it to be decided later."
                    )?;
                    false
                }
            };
            if done {
                return Ok(true);
            }
        }
    }

    fn accept(&mut self, place: usize, draft: &Draft) -> Result<bool, Stop> {
        let (fingerprint, version) = (self.held.review.fingerprint, self.held.version);
        let decided = self
            .desk
            .accept_item(fingerprint, version, place, draft, &self.by);
        self.decided(decided)
    }

    fn set_aside(&mut self, place: usize) -> Result<bool, Stop> {
        let (fingerprint, version) = (self.held.review.fingerprint, self.held.version);
        let decided = self
            .desk
            .set_item_aside(fingerprint, version, place, &self.by);
        self.decided(decided)
    }

    fn decided(&mut self, decided: Result<Held, NotReviewed>) -> Result<bool, Stop> {
        match decided {
            Ok(held) => {
                self.held = held;
                writeln!(self.prompt.out)?;
                Ok(true)
            }
            Err(NotReviewed::Item(why)) => {
                for why in why {
                    self.prompt.refuse(&why.to_string())?;
                }
                Ok(false)
            }
            Err(why) => Err(Stop::Failed(not_done(why))),
        }
    }

    /// Asks for each part again; an empty line keeps it.
    fn correct(&mut self, draft: &mut Draft) -> Result<(), Stop> {
        let kinds = "[r]ecommendation, [a]rea for improvement, [c]ause of concern, re[q]uest, [u]ndertaking";
        let typed = self.prompt.answer(&format!("Kind: {kinds}"))?;
        if let Some((_, kind)) = KINDS.iter().find(|(letter, _)| *letter == typed) {
            draft.kind = *kind;
        }
        let title = self.prompt.or("What is asked, shortly", &draft.title)?;
        draft.title = title;
        draft.number = self.prompt.or("Number as published", &draft.number)?;
        let day = self.day();
        let lines = draft
            .addressee_lines(&self.desk.read(), day)
            .replace('\n', "; ");
        let typed = self.prompt.or(
            "Asked of, with ; between (words = name; with: NAME; consult: NAME)",
            &lines,
        )?;
        let found = draft.find_addressees(&typed.replace(';', "\n"), &self.desk.read(), day);
        for why in found.err().into_iter().flatten() {
            self.prompt.refuse(&why.to_string())?;
        }
        let typed = self.prompt.or("By when", &draft.deadline_words)?;
        draft.reread_deadline(&typed, Some(day));
        self.choose_power(draft, day)?;
        writeln!(self.prompt.out)?;
        Ok(())
    }

    /// Asks under which power, by its short name.
    fn choose_power(&mut self, draft: &mut Draft, day: Date) -> Result<(), Stop> {
        let words = "Power, by the name `answerable clock` gives it, or none";
        let typed = self.prompt.or(words, draft.power.typed())?;
        if let Err(why) = draft.choose_power(&typed, &self.desk.read(), day) {
            self.prompt.refuse(&why.to_string())?;
        }
        Ok(())
    }

    /// The day as of which names are meant.
    fn day(&self) -> Date {
        let review = &self.held.review;
        let said = review.details.as_ref().map(|details| details.published_on);
        said.or_else(|| review.reading.dates.day())
            .unwrap_or_else(today)
    }

    fn show(&mut self, place: usize, draft: &Draft) -> anyhow::Result<()> {
        let review = &self.held.review;
        let text = &review.reading.document.text;
        let out = &mut *self.prompt.out;
        let of = review.items.len();
        writeln!(
            out,
            "Item {} of {of}: {}",
            place + 1,
            reasons::kind(draft.kind)
        )?;
        paragraph(out, 4, &format!("“{}”", harmless(draft.passage.of(text))))?;
        labelled(out, "title", LABELS, &harmless(&draft.title))?;
        let register = self.desk.read();
        let day = review
            .details
            .as_ref()
            .map_or_else(today, |details| details.published_on);
        let asked_of: Vec<String> = draft
            .addressees
            .iter()
            .map(|of| draft_addressee(of, &register, day))
            .collect();
        let asked_of = if asked_of.is_empty() {
            "nobody named".to_owned()
        } else {
            asked_of.join("; ")
        };
        labelled(out, "asked of", LABELS, &asked_of)?;
        let by_when = deadlines::as_published(&draft.deadline);
        labelled(
            out,
            "by when",
            LABELS,
            by_when.as_deref().unwrap_or("no day or period named"),
        )?;
        let power = draft
            .power_in(review.details.as_ref(), &register)
            .and_then(|id| register.powers.latest(&id));
        if let Some(power) = power {
            labelled(out, "power", LABELS, &clocks::named(&power.fact))?;
        }
        labelled(out, "because", LABELS, &why(&review.items[place], review))?;
        Ok(())
    }
}

/// Why an item is there.
fn why(item: &Item, review: &answerable_desk::review::Review) -> String {
    let proposal = match item.origin {
        Origin::Proposed(place) => review.reading.proposals.get(place),
        Origin::Added => None,
    };
    proposal.map_or_else(
        || "a person added it".to_owned(),
        |proposal| because(proposal, &review.reading.document.text),
    )
}

/// What is done and what comes next.
fn after(held: &Held, fingerprint: Fingerprint, out: &mut dyn Write) -> anyhow::Result<()> {
    let progress = held.review.progress();
    writeln!(
        out,
        "\nAccepted {}, set aside {}, still to decide {}.",
        numbers::number(progress.accepted as u64),
        numbers::number(progress.set_aside as u64),
        numbers::number(progress.undecided as u64)
    )?;
    if let Some(answered) = held.review.answering()
        && answered.progress().undecided > 0
    {
        writeln!(
            out,
            "This document answers. What it answers is decided on the page ‘Review’ of `answerable serve`."
        )?;
        return Ok(());
    }
    if progress.undecided > 0 || !held.review.is_ready() {
        writeln!(out, "Go on with the same command; what is decided is kept.")?;
        return Ok(());
    }
    let hex = fingerprint.to_string();
    writeln!(out, "Somebody who decided nothing here publishes it:")?;
    writeln!(out, "  answerable publish {} --as NAME", &hex[..12])?;
    Ok(())
}

/// What a person can put right is a refusal; a disk that fails is not.
fn not_done(why: NotReviewed) -> anyhow::Error {
    match why {
        NotReviewed::NotRead(why) => super::not_read(why),
        NotReviewed::Archive(_) | NotReviewed::Reviews(_) | NotReviewed::Fault(_) => why.into(),
        why => Refusal::of(why).into(),
    }
}
