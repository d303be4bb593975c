//! The register as it stood on a day, as far as was known.

use answerable_register::directory::Lookup;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Addressee, Asked, Asker, Report, Source, Who};
use answerable_register::fold::{Known, NOT_PUBLISHED, Register};
use answerable_register::words::{BodyId, GroupId, SourceId, SubjectId, Words};
use jiff::civil::Date;

/// A register, the day it is asked *as at*, and how much of the log counts.
///
/// The day in the world and the day something entered the register are two
/// things: an answer published on 29 April and recorded on 20 May is answered
/// as at 5 May, though as recorded on 5 May we had not found it.
#[derive(Clone, Copy, Debug)]
pub struct View<'r> {
    /// The register.
    pub register: &'r Register,
    /// The day in the world.
    pub as_at: Date,
    /// How much of the log counts.
    pub known: Known,
}

/// Who asked, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedBy<'r> {
    /// The body, if the register has one.
    pub body: Option<&'r BodyId>,
    /// Its name on the day asked, or the words published.
    pub name: &'r str,
    /// Who within the body, as published.
    pub within: Option<&'r Words>,
}

/// Whom something was asked of, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedOf<'r> {
    /// The id that stands for it in addresses.
    pub id: &'r BodyId,
    /// The body, if the register has one by that id.
    pub body: Option<&'r BodyId>,
    /// Its name on the day asked, or the words published. None where the
    /// addressee was not published.
    pub name: Option<&'r str>,
    /// The words that named it, as published.
    pub as_published: Option<&'r Words>,
    /// The group it belongs to, where a group was asked.
    pub group: Option<&'r GroupId>,
}

impl<'r> View<'r> {
    /// A register as at a day, with everything that is known.
    #[must_use]
    pub fn new(register: &'r Register, as_at: Date) -> Self {
        Self {
            register,
            as_at,
            known: Known::Everything,
        }
    }

    /// The same day, with only what had been recorded by the end of a day.
    #[must_use]
    pub fn as_recorded_on(self, day: Date) -> Self {
        Self {
            known: self.register.known_on(day),
            ..self
        }
    }

    /// How many entries of the log count.
    #[must_use]
    pub fn entries(&self) -> EntryNumber {
        match self.known {
            Known::Everything => self.register.head(),
            Known::Before(end) => end.min(self.register.head()),
        }
    }

    /// Whether all of the log counts.
    #[must_use]
    pub fn knows_everything(&self) -> bool {
        self.entries() == self.register.head()
    }

    /// Names, groups and oversight.
    #[must_use]
    pub fn directory(&self) -> Lookup<'r> {
        self.register.directory()
    }

    /// A report, as it is recorded as far as was known.
    #[must_use]
    pub fn report(&self, id: &SubjectId) -> Option<&'r Report> {
        Some(&self.register.reports.get(id, self.known)?.fact)
    }

    /// Something asked, as it is recorded as far as was known.
    #[must_use]
    pub fn asked(&self, id: &SubjectId) -> Option<&'r Asked> {
        Some(&self.register.asked.get(id, self.known)?.fact)
    }

    /// A source.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&'r Source> {
        Some(&self.register.sources.get(id, self.known)?.fact)
    }

    /// What a body was called on a day; its id where it is not held.
    #[must_use]
    pub fn name_of<'a>(&self, body: &'a BodyId, day: Date) -> &'a str
    where
        'r: 'a,
    {
        self.directory().name_on(body, day)
    }

    /// Who asked.
    #[must_use]
    pub fn asker(&self, asker: &'r Asker, day: Date) -> AskedBy<'r> {
        match asker {
            Asker::Body(body) => AskedBy {
                body: Some(body),
                name: self.name_of(body, day),
                within: None,
            },
            Asker::Within { body, who } => AskedBy {
                body: Some(body),
                name: self.name_of(body, day),
                within: Some(who),
            },
            Asker::AsPublished(words) => AskedBy {
                body: None,
                name: words.or_blank(),
                within: None,
            },
        }
    }

    /// What an addressee is called: a body by its name on the day, and whoever
    /// is no body here in the words that first named it. None where nothing was
    /// asked of it, or its name was not published.
    #[must_use]
    pub fn name_of_addressee(&self, of: &BodyId) -> Option<&'r str> {
        if let Some(held) = self.register.bodies.latest(of) {
            return Some(held.fact.name_on(self.as_at));
        }
        let first = self.register.asks_to(of).first()?;
        self.row(*first)?.of.name
    }

    /// Whom it was asked of, among the addressees of something asked.
    #[must_use]
    pub fn addressee(&self, of: &'r BodyId, among: &'r [Addressee], day: Date) -> AskedOf<'r> {
        let body = self.register.bodies.latest(of).map(|_| of);
        let stands_for_it = |addressee: &&Addressee| match &addressee.who {
            Who::Body(id) | Who::AsPublished { key: id } => id == of,
            Who::Group { members, .. } => members.contains(of),
            Who::NotPublished => of.as_str() == NOT_PUBLISHED,
        };
        let addressee = among.iter().find(stands_for_it);
        let as_published = addressee.and_then(|addressee| addressee.as_published.as_ref());
        AskedOf {
            id: of,
            body,
            name: match body {
                Some(body) => Some(self.name_of(body, day)),
                None if of.as_str() == NOT_PUBLISHED => None,
                None => Some(as_published.map_or(of.as_str(), Words::or_blank)),
            },
            as_published,
            group: addressee.and_then(|addressee| match &addressee.who {
                Who::Group { group, .. } => Some(group),
                _ => None,
            }),
        }
    }
}
