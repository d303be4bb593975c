//! The invented documents: each kept whole, and every passage found in it.

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::entry::Fact;
use answerable_register::facts::{Passage, Source};

use super::{NotPractised, days};

/// Names the documents of `data/practice/documents` by the sources they are,
/// and compiles their text in.
macro_rules! documents {
    ($($source:literal),* $(,)?) => {
        &[$((
            $source,
            include_str!(concat!("../../../../data/practice/documents/", $source, ".txt")),
        )),*]
    };
}

const DOCUMENTS: &[(&str, &str)] = documents![
    "answering-the-public-report",
    "southvale-answer-calls",
    "exampleshire-echo-calls",
    "reporting-online-report",
    "exampleshire-records-report",
    "exampleshire-pcc-records",
    "exampleshire-progress-letter",
    "exampleshire-revisit-letter",
    "vetting-report",
    "northmoor-answer-vetting",
    "invention-letter-bail",
];

/// A fact that does not stand on its document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A source has no document.
    #[error("there is no document of the source {0} in data/practice/documents")]
    NoDocument(String),
    /// A passage does not stand in its document.
    #[error("the document of {source_id} does not hold the words {words:?}")]
    NoSuchWords {
        /// The source.
        source_id: String,
        /// The words.
        words: String,
    },
}

/// The documents as they are when made on a day.
pub(super) struct Documents(Vec<(&'static str, String)>);

impl Documents {
    pub(super) fn made_on(today: Day) -> Result<Self, NotPractised> {
        let made = DOCUMENTS.iter().map(|(source, text)| {
            let text = days::resolve(text, today);
            text.map(|text| (*source, text))
                .map_err(|why| NotPractised::Day { file: source, why })
        });
        made.collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(_, text)| text.as_bytes())
    }

    /// Gives a source its document's fingerprint, and each passage its place.
    pub(super) fn stand(&self, fact: &mut Fact) -> Result<(), DocumentError> {
        match fact {
            Fact::Source(source) => return self.keep(source),
            Fact::Report(report) => self.place(&mut report.passages)?,
            Fact::Asked(asked) => self.place(&mut asked.passages)?,
            Fact::Answer(answer) => {
                self.place(&mut answer.passages)?;
                for meets in &mut answer.meets {
                    self.place(&mut meets.passages)?;
                }
            }
            Fact::Outcome(outcome) => self.place(&mut outcome.passages)?,
            Fact::Statement(statement) => self.place(&mut statement.passages)?,
            Fact::Stay(stay) => self.place(&mut stay.passages)?,
            _ => {}
        }
        Ok(())
    }

    fn keep(&self, source: &mut Source) -> Result<(), DocumentError> {
        let text = self.of(source.id.as_str())?;
        let fingerprint = Fingerprint::of(text.as_bytes()).to_string();
        source.fingerprint = Some(fingerprint.as_str().into());
        Ok(())
    }

    fn place(&self, passages: &mut [Passage]) -> Result<(), DocumentError> {
        for passage in passages {
            let words = passage.words.or_blank();
            let text = self.of(passage.source.as_str())?;
            let span = text.find(words).and_then(|first| {
                let after = first + words.len();
                Some((u32::try_from(first).ok()?, u32::try_from(after).ok()?))
            });
            passage.span = Some(span.ok_or_else(|| DocumentError::NoSuchWords {
                source_id: passage.source.to_string(),
                words: words.to_owned(),
            })?);
        }
        Ok(())
    }

    fn of(&self, source: &str) -> Result<&str, DocumentError> {
        let found = self.0.iter().find(|(id, _)| *id == source);
        found
            .map(|(_, text)| text.as_str())
            .ok_or_else(|| DocumentError::NoDocument(source.to_owned()))
    }
}
