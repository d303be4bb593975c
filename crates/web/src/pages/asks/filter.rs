//! What the address of the list asks for, and what of it we do not know.

use std::collections::BTreeSet;

use answerable_desk::View;
use answerable_desk::questions::{Filter, KindChoice, Order};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};

use super::within::{self, values_of};
use crate::shown::pages::PageAsked;
use crate::visit::choice::{Choice, Chosen};
use crate::visit::query::Pairs;
use crate::visit::unknown::{self, reference};
use crate::visit::{Taken, Unknown};

/// The most letters of words to look for.
const MOST_LETTERS: usize = 200;

impl Choice for StandingKind {
    const ALL: &'static [Self] = &Self::LISTED;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for KindChoice {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

/// The order as it stands in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OrderChoice {
    LastDay,
    Newest,
}

impl Choice for OrderChoice {
    const ALL: &'static [Self] = &[Self::LastDay, Self::Newest];

    fn value(self) -> &'static str {
        match self {
            Self::LastDay => "last-day",
            Self::Newest => "newest",
        }
    }
}

/// A filter read from an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) filter: Filter,
    /// What was sent that we do not know: to be named and left out.
    pub(super) unknown: Vec<Unknown>,
}

/// The names that the list takes beside the day and the page.
pub(crate) const NAMES: &[&str] = &[
    "words",
    "standing",
    "kind",
    "of",
    "report",
    "order",
    "borne-by",
    "asked-by",
    "of-group",
    "asked-from",
    "asked-to",
    "report-kind",
    "duty",
    "last-day",
    "explained",
    "looked",
];

impl Asked {
    /// Reads a filter. Never fails: what it does not know it names.
    pub(super) fn read(pairs: &Pairs, view: &View<'_>) -> Self {
        let standing = Chosen::<StandingKind>::read(pairs, "standing");
        let kind = Chosen::<KindChoice>::read(pairs, "kind");
        let order = Chosen::<OrderChoice>::read(pairs, "order");
        let mut unknown = Vec::new();
        let once = ["words", "order"];
        unknown.extend(once.iter().filter_map(|name| Unknown::second(pairs, name)));
        name(&mut unknown, "standing", &standing.unknown, "a standing");
        name(&mut unknown, "kind", &kind.unknown, "a kind of ask");
        name(&mut unknown, "order", &order.unknown, "an order");
        let of = reference(pairs, "of", &mut unknown, "a body asked here", |text| {
            let id = BodyId::from(text);
            (!view.register.asks_to(&id).is_empty() || view.register.bodies.latest(&id).is_some())
                .then_some(id)
        });
        let report = reference(pairs, "report", &mut unknown, "a report here", |text| {
            let id = SubjectId::from(text);
            view.report(&id).is_some().then_some(id)
        });
        let within = within::read(pairs, view, &mut unknown);
        let page = PageAsked::read(pairs);
        let of_page = page.unknown.into_iter();
        unknown.extend(of_page.map(|words| Unknown {
            name: "page",
            words,
        }));
        let words = pairs.filled("words").unwrap_or_default();
        if words.chars().count() > MOST_LETTERS {
            unknown.push(Unknown {
                name: "words",
                words: format!(
                    "Of the words to look for the first {MOST_LETTERS} letters are taken"
                ),
            });
        }
        Self {
            filter: Filter {
                words: words.chars().take(MOST_LETTERS).collect(),
                standing: standing.known.into_iter().collect::<BTreeSet<_>>(),
                kind: kind.known.into_iter().collect::<BTreeSet<_>>(),
                of,
                report,
                within,
                order: match order.known.first() {
                    Some(OrderChoice::Newest) => Order::Newest,
                    Some(OrderChoice::LastDay) | None => Order::LastDay,
                },
                page: page.number,
            },
            unknown,
        }
    }

    /// What a table must know of the address.
    pub(super) fn taken(&self) -> Taken<'static> {
        unknown::taken(NAMES, &self.unknown, allowed_under)
    }
}

/// What is allowed under a name.
fn allowed_under(name: &str) -> String {
    match name {
        "standing" => values_of::<StandingKind>(),
        "kind" => values_of::<KindChoice>(),
        "order" => values_of::<OrderChoice>(),
        "of" => "the reference of a body, as in /bodies.csv".to_owned(),
        "report" => "the reference of a report, as in /reports.csv".to_owned(),
        _ => within::allowed_under(name).unwrap_or_else(|| {
            format!("at least one word of letters or figures, and at most {MOST_LETTERS} letters")
        }),
    }
}

fn name(unknown: &mut Vec<Unknown>, name: &'static str, values: &[String], what: &str) {
    unknown.extend(values.iter().map(|value| Unknown::value(name, value, what)));
}

#[cfg(test)]
mod tests {
    use answerable_register::fold::Register;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Asked {
        let register = Register::default();
        Asked::read(
            &Pairs::read(query),
            &View::new(&register, date(2026, 11, 21)),
        )
    }

    fn words_of(asked: &Asked) -> Vec<String> {
        let unknown = asked.unknown.iter();
        unknown.map(|unknown| unknown.words.clone()).collect()
    }

    #[test]
    fn a_table_is_told_what_each_name_takes_and_nothing_of_pages() {
        let taken = read("standing=zzz&standing=late&order=best&page=0").taken();
        assert_eq!(
            taken.unknown,
            [
                "‘zzz’ is not a standing",
                "‘late’ is not a standing",
                "‘best’ is not an order",
            ]
        );
        assert_eq!(taken.allowed.len(), 2);
        assert_eq!(taken.allowed[0], "order takes last-day, newest");
        for kind in StandingKind::LISTED {
            assert!(taken.allowed[1].contains(kind.as_str()), "{kind:?}");
        }
        assert!(read("standing=awaiting&page=0").taken().unknown.is_empty());
    }

    #[test]
    fn a_second_value_where_one_is_taken_is_named() {
        assert_eq!(
            words_of(&read("order=newest&order=newest&order=last-day")),
            ["‘last-day’ is a second value, and order takes one"]
        );
        assert!(words_of(&read("order=newest&order=newest")).is_empty());
        assert_eq!(
            words_of(&read("words=custody&words=vetting&page=1&page=2")),
            [
                "‘vetting’ is a second value, and words takes one",
                "‘2’ is a second value, and page takes one",
            ]
        );
    }

    #[test]
    fn what_is_known_is_chosen_and_what_is_not_is_named() {
        let asked = read(
            "standing=answered-late&standing=2024-13-01&page=0&of=nobody&report=..%2F&order=newest",
        );
        assert_eq!(
            asked.filter.standing,
            BTreeSet::from([StandingKind::AnsweredLate])
        );
        assert_eq!(asked.filter.order, Order::Newest);
        assert_eq!(
            words_of(&asked),
            [
                "‘2024-13-01’ is not a standing",
                "‘nobody’ is not a body asked here",
                "‘../’ is not a report here",
                "‘0’ is not a page number",
            ]
        );
    }

    #[test]
    fn every_value_we_offer_is_one_we_know() {
        for kind in StandingKind::LISTED {
            assert_eq!(
                words_of(&read(&format!("standing={}", kind.as_str()))),
                Vec::<String>::new()
            );
        }
        for kind in KindChoice::ALL {
            assert_eq!(
                words_of(&read(&format!("kind={}", kind.as_str()))),
                Vec::<String>::new()
            );
        }
        for name in [
            "of-group",
            "report-kind",
            "duty",
            "last-day",
            "explained",
            "looked",
        ] {
            for value in within::allowed_under(name).unwrap().split(", ") {
                let asked = read(&format!("{name}={value}"));
                assert!(asked.unknown.is_empty(), "{name}={value}");
                let written = within::pairs_of(&asked.filter.within, Pairs::default());
                assert_eq!(written, Pairs::default().with(name, value));
            }
        }
    }

    #[test]
    fn a_day_is_read_in_the_one_form_of_every_address() {
        let asked = read("asked-from=2024-01-01&asked-to=2024-12-31");
        assert!(asked.unknown.is_empty());
        assert_eq!(asked.filter.within.asked_from, Some(date(2024, 1, 1)));
        for wrong in ["1 May 2024", "2024-13-01", "20240501", "2024-5-1", "x"] {
            let asked = read(&format!("asked-to={wrong}"));
            assert_eq!(words_of(&asked), [format!("‘{wrong}’ is not a day")]);
        }
    }

    proptest! {
        #[test]
        fn whatever_the_address_says_nothing_panics(query in ".*") {
            let _ = read(&query);
        }

        #[test]
        fn whatever_a_value_says_nothing_panics(
            name in prop::sample::select([NAMES, &["page"]].concat()), value in ".*"
        ) {
            let register = Register::default();
            let view = View::new(&register, date(2026, 11, 21));
            let asked = Asked::read(&Pairs::default().with(name, value), &view);
            prop_assert!(asked.filter.page > 0);
        }
    }
}
