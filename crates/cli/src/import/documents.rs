//! What a document seems to ask, printed for people to read.

use std::io::Write;

use answerable_calendar::Day;
use answerable_desk::reading::{DocumentRead, Names, Work};
use answerable_desk::reference;
use answerable_desk::review::{DraftAddressee, Meaning};
use answerable_intake::{Addressee, Media, Proposal, Reading, Role, Unused};
use answerable_register::entry::Entry;
use answerable_register::fold::Register;
use answerable_wording::{days, deadlines, numbers, reasons};

use super::{File, answers};
use crate::layout::{labelled, paragraph};
use crate::today::today;

/// The width of the column of labels.
const LABELS: usize = 12;

/// Reads a document against the bodies that ship with the program and prints
/// what it seems to ask.
pub(super) fn print(file: &File, out: &mut dyn Write) -> anyhow::Result<()> {
    let read = Read::of(file)?;
    read.head(file, out)?;
    answers::print(&read.reading, &read.register, read.day, out)?;
    for (place, proposal) in read.reading.proposals.iter().enumerate() {
        read.proposal(place, proposal, out)?;
    }
    read.unused(out)?;
    writeln!(
        out,
        "Nothing is recorded. To decide these, run it again with --review --as NAME, or bring\nthe file in on the page ‘Review’ of `answerable serve`."
    )?;
    Ok(())
}

/// A document read, and what its names are read against.
pub(super) struct Read {
    pub(super) media: Media,
    pub(super) reading: Reading,
    /// The program that drew its words, where it was not ours.
    pub(super) words_by: Option<String>,
    pub(super) register: Register,
    pub(super) day: Day,
}

impl Read {
    pub(super) fn of(file: &File) -> anyhow::Result<Self> {
        let today = today();
        let register = shipped(today)?;
        let work = Work::Document {
            name: file.name.clone(),
            today,
            names: Names::of(&register),
            pdf: file.pdf,
        };
        let read = file.told(&work)?.document()?;
        let DocumentRead {
            media,
            reading,
            words_by,
        } = read;
        let day = reading.dates.day().unwrap_or(today);
        Ok(Self {
            media,
            reading,
            words_by,
            register,
            day,
        })
    }

    /// What was read, in a line or two.
    fn head(&self, file: &File, out: &mut dyn Write) -> anyhow::Result<()> {
        let reading = &self.reading;
        let count = |many: usize, one: &str, more: &str| numbers::count(many as u64, one, more);
        writeln!(
            out,
            "{}: {}, {} not used",
            harmless(&file.name),
            count(reading.proposals.len(), "proposal", "proposals"),
            count(reading.unused.len(), "passage", "passages")
        )?;
        let media = match self.media {
            Media::Html => "a web page",
            Media::PlainText | Media::Csv => "plain text",
            Media::Email => "an e-mail",
            Media::Docx => "a Word document",
            Media::Odt => "an OpenDocument text",
            Media::Pdf => "a PDF",
        };
        let mut said = format!("Read as {media}");
        if let Some(program) = &self.words_by {
            said += &format!(", in words drawn by {program}");
        }
        if let Some(dated) = reading.dates.dated {
            said += &format!("; dated {}", days::day(dated.day));
        }
        if let Some(published) = reading.dates.published {
            said += &format!("; published on {}", days::day(published.day));
        }
        writeln!(out, "{said}.")?;
        for damage in &reading.document.damage {
            paragraph(out, 0, &reasons::damage(*damage))?;
        }
        for hidden in &reading.hidden {
            paragraph(out, 0, &harmless(&answerable_wording::hidden::line(hidden)))?;
        }
        writeln!(out)?;
        Ok(())
    }

    /// One proposal, numbered from 1.
    fn proposal(
        &self,
        place: usize,
        proposal: &Proposal,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let number = match &proposal.number {
            Some(number) => format!(", published as number {number}"),
            None => String::new(),
        };
        writeln!(
            out,
            "{}. {}{number}",
            place + 1,
            reasons::kind(proposal.kind)
        )?;
        paragraph(out, 4, &format!("“{}”", harmless(&proposal.words)))?;
        let of: Vec<String> = proposal
            .addressees
            .iter()
            .map(|of| addressee(of, &self.register, self.day))
            .collect();
        let of = if of.is_empty() {
            "nobody named".to_owned()
        } else {
            of.join("; ")
        };
        labelled(out, "asked of", LABELS, &of)?;
        labelled(out, "by when", LABELS, &by_when(proposal))?;
        if let Some(under) = proposal.under {
            labelled(
                out,
                "under",
                LABELS,
                &format!("the cause of concern at {}", under + 1),
            )?;
        }
        labelled(
            out,
            "because",
            LABELS,
            &because(proposal, &self.reading.document.text),
        )?;
        writeln!(out)?;
        Ok(())
    }

    fn unused(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        let unused = &self.reading.unused;
        if unused.is_empty() {
            return Ok(());
        }
        writeln!(out, "Not used")?;
        paragraph(
            out,
            0,
            "These say “should”, “must” or the like and were not taken. Read each.",
        )?;
        writeln!(out)?;
        for Unused { passage, word, why } in unused {
            let words = harmless(self.reading.document.words(*passage));
            paragraph(out, 4, &format!("“{words}”"))?;
            let why = format!(
                "It says “{word}”; not taken because {}.",
                reasons::why_unused(*why)
            );
            paragraph(out, 4, &why)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

/// The register as it is before anything is recorded: what ships.
fn shipped(today: Day) -> anyhow::Result<Register> {
    let mut register = Register::default();
    for fact in reference::facts()? {
        let fact = register.prepare(fact);
        register.fold(Entry::new("program", today, fact));
    }
    Ok(register)
}

/// An addressee's words, and who that is where they do not say it themselves.
pub(super) fn addressee(of: &Addressee, register: &Register, day: Day) -> String {
    let of = DraftAddressee {
        as_published: of.as_published.clone(),
        found: of.found.clone(),
        role: of.role,
    };
    draft_addressee(&of, register, day)
}

/// The same of an addressee of a draft.
pub(super) fn draft_addressee(of: &DraftAddressee, register: &Register, day: Day) -> String {
    let words = harmless(&of.as_published);
    let role = match of.role {
        Role::Lead => "",
        Role::With => ", to be worked with",
        Role::Consult => ", to be consulted or told",
    };
    match of.meaning(register, day) {
        Meaning::Body { .. } if of.says_itself(register, day) => format!("{words}{role}"),
        Meaning::Body { name } => format!("{words} ({name}{role})"),
        Meaning::Office { title, body } => format!("{words} ({title}, {body}{role})"),
        Meaning::Group { name, members } => {
            format!("{words} ({}{role})", reasons::group(&name, members))
        }
        Meaning::Nobody { candidates } => {
            format!(
                "{words}, which {}{role}",
                reasons::names_nobody(&candidates)
            )
        }
    }
}

/// By when, and what is odd about the words that say so.
fn by_when(proposal: &Proposal) -> String {
    let mut said = deadlines::as_published(&proposal.deadline)
        .unwrap_or_else(|| "no day or period that can be taken as it stands".to_owned());
    if proposal.deadline_words.is_none() {
        return "no day or period named".to_owned();
    }
    for doubt in &proposal.doubts {
        said += &format!("; {}", reasons::doubt(doubt));
    }
    if let Some(likely) = proposal
        .likely_deadline
        .as_ref()
        .and_then(deadlines::as_published)
    {
        said += &format!("; it probably means {likely}");
    }
    said
}

/// Every reason, in words.
pub(super) fn because(proposal: &Proposal, text: &str) -> String {
    let reasons: Vec<String> = proposal
        .because
        .iter()
        .map(|why| reasons::reason(why, text))
        .collect();
    harmless(&reasons.join("; "))
}

/// Words of a document on one line, without anything that could move a
/// terminal's cursor or turn its writing round.
pub(crate) fn harmless(words: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain: String = words
        .chars()
        .map(|letter| {
            if letter.is_control() || turns(letter) {
                ' '
            } else {
                letter
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_cannot_move_the_cursor() {
        assert_eq!(
            harmless("the \u{1b}[2Jforce\n\u{7} should"),
            "the [2Jforce should"
        );
    }
}
