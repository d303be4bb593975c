//! A list counts what it says it counts; its pages are its rows, each once, in
//! one order.

use std::collections::BTreeSet;

use answerable_desk::questions::{AskRow, Filter, KindChoice, Order, PAGE};
use answerable_desk::roll::Lines;
use answerable_desk::{Subjects, View};
use answerable_register::facts::AskedKind;
use answerable_register::fold::AskKey;
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;
use answerable_testkit::Teller;
use answerable_testkit::facts::{day, letter, report_about, request};
use answerable_testkit::histories::histories;
use proptest::prelude::*;

/// What a naive reader sees of each ask there is on the day.
struct Seen {
    key: AskKey,
    standing: StandingKind,
    kind: KindChoice,
    of: BodyId,
    in_report: bool,
}

fn seen(view: &View<'_>, filter: &Filter) -> Vec<Seen> {
    let register = view.register;
    register
        .asks()
        .map(|(key, ask)| Seen {
            key,
            standing: register.standing(key, view.as_at, view.known).kind(),
            kind: KindChoice::of(ask.reference.duty, ask.kind),
            of: ask.reference.of.clone(),
            in_report: filter.report.as_ref().is_none_or(|report| {
                let subject = &ask.reference.subject;
                let asked = register.asked.get(subject, view.known);
                subject == report
                    || asked.is_some_and(|held| held.fact.report.as_ref() == Some(report))
            }),
        })
        .filter(|seen| seen.standing != StandingKind::NotYetAsked)
        .collect()
}

impl Seen {
    fn stands(&self, filter: &Filter) -> bool {
        filter.standing.is_empty() || filter.standing.contains(&self.standing)
    }

    fn is_of_kind(&self, filter: &Filter) -> bool {
        filter.kind.is_empty() || filter.kind.contains(&self.kind)
    }

    fn is_put_to(&self, filter: &Filter) -> bool {
        filter.of.as_ref().is_none_or(|of| *of == self.of)
    }
}

/// Filters that choose something, or nothing.
fn filters() -> impl Strategy<Value = Filter> {
    let standing = prop::sample::subsequence(StandingKind::LISTED.to_vec(), 0..4);
    let kind = prop::sample::subsequence(KindChoice::ALL.to_vec(), 0..3);
    let of = prop::option::of(prop::sample::select(vec![
        "exampleshire-pcc",
        "northmoor-police",
        "nobody",
    ]));
    let report = prop::option::weighted(0.3, 0..20_u8);
    let order = prop::sample::select(vec![Order::LastDay, Order::Newest]);
    (standing, kind, of, report, order, 0..5_usize).prop_map(
        |(standing, kind, of, report, order, page)| Filter {
            words: String::new(),
            standing: standing.into_iter().collect(),
            kind: kind.into_iter().collect(),
            of: of.map(BodyId::from),
            report: report.map(|place| format!("thing-{place}").into()),
            order,
            page,
            ..Filter::default()
        },
    )
}

fn keys(rows: &[AskRow<'_>]) -> Vec<AskKey> {
    rows.iter().map(|row| row.key).collect()
}

/// Every row of every page, page by page.
fn paged(view: &View<'_>, filter: &Filter) -> Vec<AskKey> {
    let lines = Lines::of(view);
    let pages = view.asks(&lines, filter, None).pages;
    (1..=pages)
        .flat_map(|page| {
            let list = view.asks(
                &lines,
                &Filter {
                    page,
                    ..filter.clone()
                },
                None,
            );
            assert_eq!(list.page, page);
            assert!(list.rows.len() <= PAGE);
            keys(&list.rows)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The first page counts comments in its one pass over the asks as the
    /// reports count them one by one; and a body's asks are all there.
    #[test]
    fn home_and_bodies_count_what_reports_and_lists_count(
        history in histories(60), back in 0..600_i32,
    ) {
        let teller = history.told();
        let view = View::new(teller.register(), days_before(&teller, back));
        let lines = Lines::of(&view);
        let home = view.home(&lines);
        prop_assert_eq!(&home.comments, &view.comments_owed());
        // Each in a way of its own: the facts of every ask, one after another.
        let standing = |key: AskKey| teller.register().standing(key, view.as_at, view.known);
        let asked = teller.register().asks().filter(|(key, _)| standing(*key).kind().is_asked());
        prop_assert_eq!(home.asks, asked.count());
        let mut waiting: Vec<_> = teller
            .register()
            .asks()
            .filter(|(key, _)| standing(*key).kind() == StandingKind::Awaiting)
            .map(|(key, ask)| (ask.facts().clock.last_day_by_law(), key))
            .collect();
        waiting.sort_unstable();
        waiting.truncate(home.due_next.len().max(5));
        let due: Vec<_> = home.due_next.iter().map(|row| row.key).collect();
        prop_assert_eq!(due, waiting.iter().map(|(_, key)| *key).collect::<Vec<_>>());
        for row in view.bodies(&lines) {
            let filter = Filter { of: Some(row.body.id.clone()), ..Filter::default() };
            let mut listed = keys(&view.all_asks(&lines, &filter, None));
            let mut own = keys(&view.asks_of_body(&lines, &row.body.id));
            listed.sort_unstable();
            own.sort_unstable();
            prop_assert_eq!(own, listed);
        }
    }

    /// Each choice of a facet counts what fits it and every other facet.
    #[test]
    fn counts_are_those_a_naive_reader_makes(
        history in histories(60), filter in filters(), back in 0..600_i32, recorded in prop::option::of(0..600_i32),
    ) {
        let teller = history.told();
        let mut view = View::new(teller.register(), days_before(&teller, back));
        if let Some(recorded) = recorded {
            view = view.as_recorded_on(days_before(&teller, recorded));
        }
        let seen = seen(&view, &filter);
        let list = view.asks(&Lines::of(&view), &filter, None);
        prop_assert_eq!(list.all, seen.len());
        let matching: Vec<&Seen> = seen
            .iter()
            .filter(|seen| {
                seen.in_report && seen.stands(&filter) && seen.is_of_kind(&filter) && seen.is_put_to(&filter)
            })
            .collect();
        prop_assert_eq!(list.found, matching.len());
        let mut listed = keys(&view.all_asks(&Lines::of(&view), &filter, None));
        listed.sort_unstable();
        prop_assert_eq!(listed, matching.iter().map(|seen| seen.key).collect::<Vec<_>>());

        for choice in StandingKind::LISTED {
            let count = seen.iter().filter(|seen| {
                seen.in_report && seen.standing == choice && seen.is_of_kind(&filter) && seen.is_put_to(&filter)
            }).count();
            let shown = list.facets.standing.iter().find(|shown| shown.value == choice);
            prop_assert_eq!(shown.map_or(0, |shown| shown.count), count, "{:?}", choice);
            prop_assert_eq!(shown.is_some(), count > 0 || filter.standing.contains(&choice));
        }
        for choice in KindChoice::ALL {
            let count = seen.iter().filter(|seen| {
                seen.in_report && seen.kind == choice && seen.stands(&filter) && seen.is_put_to(&filter)
            }).count();
            let shown = list.facets.kind.iter().find(|shown| shown.value == choice);
            prop_assert_eq!(shown.map_or(0, |shown| shown.count), count, "{:?}", choice);
        }
        for shown in &list.facets.of {
            let count = seen.iter().filter(|seen| {
                seen.in_report && seen.of == *shown.value && seen.stands(&filter) && seen.is_of_kind(&filter)
            }).count();
            prop_assert_eq!(shown.count, count, "{}", shown.value);
        }
        if let Some(of) = &filter.of
            && view.register.bodies.latest(of).is_some()
        {
            let chosen: Vec<_> = list.facets.of.iter().filter(|shown| shown.chosen).collect();
            prop_assert_eq!(chosen.len(), 1, "{} stays among the choices", of);
        }
    }

    /// The pages are the whole list, each row once, in the list's order.
    #[test]
    fn pages_part_the_list(history in histories(60), filter in filters(), back in 0..200_i32) {
        let teller = history.told();
        let view = View::new(teller.register(), days_before(&teller, back));
        let whole = keys(&view.all_asks(&Lines::of(&view), &filter, None));
        prop_assert_eq!(&paged(&view, &filter), &whole);
        let each: BTreeSet<AskKey> = whole.iter().copied().collect();
        prop_assert_eq!(each.len(), whole.len());
        prop_assert_eq!(view.asks(&Lines::of(&view), &filter, None).found, whole.len());
    }

    /// By last day the oldest first and those without one at the end; or the
    /// newest first. Two rows never change places.
    #[test]
    fn the_order_is_total(history in histories(60), filter in filters()) {
        let teller = history.told();
        let view = View::new(teller.register(), teller.today());
        let rows = view.all_asks(&Lines::of(&view), &filter, None);
        for pair in rows.windows(2) {
            let day = |row: &AskRow<'_>| row.clock.day_to_order_by();
            let in_order = match filter.order {
                Order::LastDay => match (day(&pair[0]), day(&pair[1])) {
                    (Some(one), Some(other)) => (one, pair[0].key) < (other, pair[1].key),
                    (None, Some(_)) => false,
                    (Some(_), None) => true,
                    (None, None) => pair[0].key < pair[1].key,
                },
                Order::Newest => {
                    (pair[1].asked_on, pair[0].key) < (pair[0].asked_on, pair[1].key)
                }
            };
            prop_assert!(in_order, "{} before {}", pair[0].reference, pair[1].reference);
        }
    }
}

fn days_before(teller: &Teller, days: i32) -> jiff::civil::Date {
    teller.today().saturating_sub(jiff::ToSpan::days(days))
}

/// A list of more pages than histories make.
#[test]
fn a_long_list_has_all_its_pages_and_no_more() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    for number in 0..203 {
        teller.tell(request(
            &format!("request-{number}"),
            "6 March 2024",
            &["southvale-police"],
        ));
    }
    let view = View::new(teller.register(), day("6 March 2024"));
    for order in [Order::LastDay, Order::Newest] {
        let filter = Filter {
            order,
            ..Filter::default()
        };
        let list = view.asks(&Lines::of(&view), &filter, None);
        assert_eq!((list.found, list.pages, list.page), (203, 5, 1));
        let all = paged(&view, &filter);
        assert_eq!(all, keys(&view.all_asks(&Lines::of(&view), &filter, None)));
        assert_eq!(all.len(), 203);
        // A page beyond the last is the last; page 0 is the first.
        let beyond = Filter {
            page: 99,
            ..filter.clone()
        };
        assert_eq!(view.asks(&Lines::of(&view), &beyond, None).page, 5);
        assert_eq!(view.asks(&Lines::of(&view), &beyond, None).rows.len(), 3);
    }
}

#[test]
fn words_are_looked_for_by_subject() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    teller.tell(letter(
        "one",
        "6 March 2024",
        &["southvale-police", "westmarch-police"],
    ));
    teller.tell(letter("two", "6 March 2024", &["southvale-police"]));
    let register = teller.register();
    let places = Subjects::from_iter(register.place_of_subject(&"one".into()));
    let view = View::new(register, day("6 March 2024"));
    let lines = Lines::of(&view);
    assert_eq!(
        view.asks(&lines, &Filter::default(), Some(&places)).found,
        2
    );
    assert_eq!(
        view.all_asks(&lines, &Filter::default(), Some(&places))
            .len(),
        2
    );
    assert_eq!(
        view.asks(
            &Lines::of(&view),
            &Filter::default(),
            Some(&Subjects::default())
        )
        .found,
        0
    );
}

#[test]
fn a_report_is_listed_with_its_comments_and_what_stands_in_it() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    let report = report_about("missing-people", "6 March 2024", &["exampleshire-police"]);
    teller.tell(report.clone());
    teller.tell(answerable_testkit::facts::recommendation(
        "grade-risk",
        &report,
        &["exampleshire-police"],
    ));
    teller.tell(letter("elsewhere", "6 March 2024", &["southvale-police"]));
    let view = View::new(teller.register(), day("6 March 2024"));
    let filter = Filter {
        report: Some("missing-people".into()),
        ..Filter::default()
    };
    let list = view.asks(&Lines::of(&view), &filter, None);
    assert_eq!((list.found, list.all), (3, 4));
    let kinds: Vec<KindChoice> = list.facets.kind.iter().map(|choice| choice.value).collect();
    assert_eq!(
        kinds,
        [
            KindChoice::Comments,
            KindChoice::Explanation,
            KindChoice::Asked(AskedKind::Recommendation)
        ]
    );
}
