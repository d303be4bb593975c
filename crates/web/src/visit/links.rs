//! Every address of the site, and how a link keeps the day.

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
