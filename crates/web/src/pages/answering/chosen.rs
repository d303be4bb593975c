//! Which reports are counted and in which order bodies stand, as the address
//! says it and as the form offers it.

use answerable_desk::View;
use answerable_desk::questions::Period;
use answerable_wording::{answering, kinds, numbers};
use jiff::civil::Date;

use crate::pages::asks::within;
use crate::visit::as_at;
use crate::visit::choice::Choice;
use crate::visit::query::Pairs;
use crate::visit::typed_day::TypedDay;
use crate::visit::unknown;
use crate::visit::{Links, Taken, Unknown, Visit};

/// The names of the addresses of this room.
pub(super) const NAMES: &[&str] = &[
    "from",
    "from-day",
    "from-month",
    "from-year",
    "to",
    "to-day",
    "to-month",
    "to-year",
    "report-kind",
    "order",
];

/// In which order bodies stand. None is a rank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// By name.
    #[default]
    Name,
    /// By the number of reports due, the most first.
    Due,
    /// By the share in time, the lowest first; those without one at the end.
    Share,
}

impl Choice for Order {
    const ALL: &'static [Self] = &[Self::Name, Self::Due, Self::Share];

    fn value(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Due => "due",
            Self::Share => "share",
        }
    }
}

/// What an address of this room asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    pub(super) period: Period,
    pub(super) order: Order,
    from: TypedDay,
    to: TypedDay,
    unknown: Vec<Unknown>,
}

impl Chosen {
    /// Reads it. Never fails: what it does not know it names.
    pub(super) fn read(pairs: &Pairs) -> Self {
        let mut unknown = Vec::new();
        let (from, from_typed) = day(pairs, "from", &mut unknown);
        let (mut to, to_typed) = day(pairs, "to", &mut unknown);
        if let (Some(first), Some(last)) = (from, to)
            && last < first
        {
            to = None;
            unknown.push(Unknown {
                name: "to",
                words: format!("‘{last}’ is before ‘{first}’, so that no report lies between them"),
            });
        }
        Self {
            period: Period {
                from,
                to,
                kinds: within::many(pairs, "report-kind", &mut unknown, "a kind of report"),
            },
            order: within::one(pairs, "order", &mut unknown, "an order").unwrap_or_default(),
            from: from_typed,
            to: to_typed,
            unknown,
        }
    }

    /// It as it stands in an address, in this order.
    pub(super) fn pairs(&self, order: Order) -> Pairs {
        let pairs = self.pairs_of_the_period();
        match order {
            Order::Name => pairs,
            other => pairs.with("order", other.value()),
        }
    }

    /// The period and the kinds as they stand in an address.
    pub(super) fn pairs_of_the_period(&self) -> Pairs {
        let mut pairs = Pairs::default();
        for (name, day) in [("from", self.period.from), ("to", self.period.to)] {
            if let Some(day) = day {
                pairs = pairs.with(name, day.to_string());
            }
        }
        for kind in &self.period.kinds {
            pairs = pairs.with("report-kind", kind.as_str());
        }
        pairs
    }

    /// What a table must know of the address.
    pub(super) fn taken(&self) -> Taken<'static> {
        unknown::taken(NAMES, &self.unknown, |name| match name {
            "order" => within::values_of::<Order>(),
            "report-kind" => within::allowed_under(name).unwrap_or_default(),
            _ => "a day, as 2024-05-01, the first no later than the last".to_owned(),
        })
    }

    /// What was not understood, in words.
    pub(super) fn unknown(&self, visit: &Visit) -> Vec<String> {
        let words = self.unknown.iter().map(|unknown| unknown.words.clone());
        words.chain(visit.left_out(NAMES)).collect()
    }

    /// Which reports are counted, in words.
    pub(super) fn words(&self) -> String {
        let period = answering::period(self.period.from, self.period.to);
        let kinds: Vec<_> = self
            .period
            .kinds
            .iter()
            .map(|kind| kinds::report(*kind))
            .collect();
        match kinds.is_empty() {
            true => format!("Reports {period}"),
            false => format!("Reports {period}, of these kinds: {}", kinds.join("; ")),
        }
    }
}

/// The first and the last day of a period: whole, or in the three fields of a
/// form.
fn day(pairs: &Pairs, name: &'static str, unknown: &mut Vec<Unknown>) -> (Option<Date>, TypedDay) {
    if pairs.filled(name).is_some() {
        let day = within::day(pairs, name, unknown);
        return (day, day.map(TypedDay::of).unwrap_or_default());
    }
    let typed = TypedDay::sent(pairs, name).unwrap_or_default();
    if typed.is_blank() {
        return (None, typed);
    }
    let day = typed.read().ok();
    if day.is_none() {
        let sent = [&typed.day, &typed.month, &typed.year].map(|part| part.trim());
        unknown.push(Unknown::value(
            name,
            sent.join(" ").trim(),
            "a day: a day, a month and a year such as 1 5 2024",
        ));
    }
    (day, typed)
}

/// The form that chooses a period and kinds, and the presets beside it.
pub(super) struct PeriodForm {
    pub(super) action: &'static str,
    /// What is counted, in words.
    pub(super) words: String,
    /// Years and everything, as links; which of them is chosen.
    pub(super) presets: Vec<Preset>,
    pub(super) from: TypedDay,
    pub(super) to: TypedDay,
    pub(super) kinds: Vec<Kind>,
    /// What the form does not hold and must keep.
    pub(super) kept: Pairs,
    /// Whether anything is chosen, so that the form stands open.
    pub(super) is_open: bool,
}

/// A period that needs no typing.
pub(super) struct Preset {
    pub(super) words: String,
    pub(super) href: String,
    pub(super) is_chosen: bool,
}

/// One kind of report.
pub(super) struct Kind {
    pub(super) value: &'static str,
    pub(super) words: &'static str,
    pub(super) count: String,
    pub(super) is_chosen: bool,
}

/// The most years offered: older ones are typed.
const YEARS_OFFERED: usize = 8;

impl PeriodForm {
    pub(super) fn of(chosen: &Chosen, action: &'static str, view: &View<'_>, links: Links) -> Self {
        let by = view.reports_by_kind_and_year();
        let preset = |words: String, from: Option<Date>, to: Option<Date>| {
            let period = Period {
                from,
                to,
                kinds: chosen.period.kinds.clone(),
            };
            let is_chosen = period == chosen.period;
            let other = Chosen {
                period,
                ..chosen.clone()
            };
            Preset {
                words,
                href: links.with(action, other.pairs(chosen.order)),
                is_chosen,
            }
        };
        let years = by.years.iter().rev().take(YEARS_OFFERED).map(|year| {
            let whole = Period::of_year(*year);
            preset(year.to_string(), whole.from, whole.to)
        });
        let kept = match chosen.order {
            Order::Name => Pairs::default(),
            order => Pairs::default().with("order", order.value()),
        };
        Self {
            action,
            words: chosen.words(),
            presets: std::iter::once(preset("All".to_owned(), None, None))
                .chain(years)
                .collect(),
            from: chosen.from.clone(),
            to: chosen.to.clone(),
            kinds: by
                .kind
                .iter()
                .map(|(kind, count)| Kind {
                    value: kind.as_str(),
                    words: kinds::report(*kind),
                    count: numbers::number(*count as u64),
                    is_chosen: chosen.period.kinds.contains(kind),
                })
                .collect(),
            kept: match links.day() {
                Some(day) => kept.with(as_at::NAME, day.to_string()),
                None => kept,
            },
            is_open: !chosen.period.is_all() || !chosen.unknown.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(query: &str) -> Vec<String> {
        let chosen = Chosen::read(&Pairs::read(query));
        chosen
            .unknown
            .into_iter()
            .map(|unknown| unknown.words)
            .collect()
    }

    #[test]
    fn a_period_is_read_whole_or_in_three_fields_and_written_whole() {
        for query in [
            "from=2024-01-01&to=2024-12-31",
            "from-day=1&from-month=January&from-year=2024&to-day=31&to-month=12&to-year=2024",
        ] {
            let chosen = Chosen::read(&Pairs::read(query));
            assert!(chosen.unknown.is_empty(), "{query}");
            assert_eq!(
                chosen.pairs(Order::Share).after("/who-answers"),
                "/who-answers?from=2024-01-01&to=2024-12-31&order=share"
            );
        }
    }

    #[test]
    fn what_is_no_period_is_named_and_what_was_typed_is_kept() {
        assert_eq!(
            words("from-day=30&from-month=2&from-year=2024"),
            ["‘30 2 2024’ is not a day: a day, a month and a year such as 1 5 2024"]
        );
        assert_eq!(
            words("from=2024-12-31&to=2024-01-01"),
            ["‘2024-01-01’ is before ‘2024-12-31’, so that no report lies between them"]
        );
        assert_eq!(words("order=best"), ["‘best’ is not an order"]);
        let chosen = Chosen::read(&Pairs::read("to-day=30&to-month=2&to-year=2024"));
        assert_eq!((chosen.to.day.as_str(), chosen.period.to), ("30", None));
    }

    proptest! {
        #[test]
        fn whatever_is_sent_nothing_panics_and_what_is_written_is_read_back(
            name in prop::sample::select(NAMES), value in ".*"
        ) {
            let chosen = Chosen::read(&Pairs::default().with(name, value));
            let again = Chosen::read(&chosen.pairs(chosen.order));
            prop_assert_eq!(again.period, chosen.period);
            prop_assert_eq!(again.order, chosen.order);
        }
    }
}
