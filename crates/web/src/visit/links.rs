//! Every address of the site, and how a link keeps the day.

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{AskReference, Passage};
use answerable_register::words::{BodyId, SourceId, SubjectId};
use jiff::civil::Date;

use crate::visit::as_at;
use crate::visit::query::Pairs;

/// Writes links that keep the day the page is drawn for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Links {
    as_at: Option<Date>,
}

impl Links {
    pub(crate) fn keeping(as_at: Option<Date>) -> Self {
        Self { as_at }
    }

    /// The day that links keep; none where it is today.
    pub(crate) fn day(self) -> Option<Date> {
        self.as_at
    }

    /// `path`, with the day.
    pub(crate) fn to(self, path: &str) -> String {
        self.with(path, Pairs::default())
    }

    /// `path` with these pairs, and the day.
    pub(crate) fn with(self, path: &str, pairs: Pairs) -> String {
        let pairs = pairs.without(|name, _| is_the_day(name));
        match self.as_at {
            Some(day) => pairs.with(as_at::NAME, day.to_string()),
            None => pairs,
        }
        .after(path)
    }

    /// One ask.
    pub(crate) fn ask(self, ask: &AskReference) -> String {
        self.to(&format!("/asks/{ask}"))
    }

    /// One thing asked, and its asks.
    pub(crate) fn subject(self, subject: &SubjectId) -> String {
        self.to(&format!("/asks/{subject}"))
    }

    /// One report.
    pub(crate) fn report(self, report: &SubjectId) -> String {
        self.to(&format!("/reports/{report}"))
    }

    /// One body.
    pub(crate) fn body(self, body: &BodyId) -> String {
        self.to(&format!("/bodies/{body}"))
    }

    /// One document.
    pub(crate) fn source(self, source: &SourceId) -> String {
        self.to(&format!("/sources/{source}"))
    }

    /// A passage where it stands in its document, or the document where the
    /// place is not known.
    pub(crate) fn passage(self, passage: &Passage) -> String {
        let document = self.source(&passage.source);
        match passage.span {
            Some((start, _)) => format!("{document}#p{start}"),
            None => document,
        }
    }

    /// One entry of the log. What was recorded does not change with the day.
    pub(crate) fn entry(self, entry: EntryNumber) -> String {
        self.to(&format!("/entries/{entry}"))
    }
}

/// Whether a pair of this name says which day to show.
pub(crate) fn is_the_day(name: &str) -> bool {
    name.strip_prefix(as_at::NAME)
        .is_some_and(|rest| matches!(rest, "" | "-day" | "-month" | "-year"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_link_keeps_the_day_and_drops_the_fields_it_came_from() {
        let pairs = Pairs::read("words=x&as-at-day=1&as-at=2020-01-01");
        let links = Links::keeping(Some(date(2024, 5, 1)));
        assert_eq!(
            links.with("/asks", pairs.clone()),
            "/asks?words=x&as-at=2024-05-01"
        );
        assert_eq!(Links::default().with("/asks", pairs), "/asks?words=x");
        assert_eq!(Links::default().to("/method"), "/method");
    }
}
