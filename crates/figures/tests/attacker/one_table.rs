//! One table with its totals.

use answerable_figures::{SmallCounts, Table};

use crate::{Chance, Published, inside, is_breached, small_alone_hidden};

/// The exact range of the count at `place`, from every cut of the network.
///
/// Rows, columns, where the rows' totals come from and where the columns' go:
/// what flows out of any set of these flows in again, so an edge that leaves
/// the set carries what comes in less what else goes out.
fn range(published: &Published, place: usize) -> (i64, i64) {
    let (rows, columns) = (published.rows, published.columns);
    let (source, sink) = (rows + columns, rows + columns + 1);
    let ends = |at: usize| {
        let inside = rows * columns;
        match at {
            at if at < inside => (at / columns, rows + at % columns),
            at if at < inside + rows => (source, at - inside),
            at if at < inside + rows + columns => (at - inside, sink),
            _ => (sink, source),
        }
    };
    let (from, to) = ends(place);
    let (mut low, mut high) = published.bounds[place];
    let is_in = |set: u32, node: usize| set & (1 << node) != 0;
    for set in
        (0_u32..1 << (rows + columns + 2)).filter(|set| is_in(*set, from) && !is_in(*set, to))
    {
        let (mut least, mut most) = (0, 0);
        for (at, (lowest, highest)) in published.bounds.iter().enumerate() {
            let (begins, finishes) = ends(at);
            match (is_in(set, begins), is_in(set, finishes)) {
                (true, false) if at != place => {
                    most -= lowest;
                    least -= highest;
                }
                (false, true) => {
                    most += highest;
                    least += lowest;
                }
                _ => {}
            }
        }
        low = low.max(least);
        high = high.min(most);
    }
    (low, high)
}

/// How many hidden counts the attacker narrows down too far.
fn breaches(table: &Table, published: &Published, rule: SmallCounts) -> usize {
    table
        .places()
        .enumerate()
        .filter(|(at, _)| published.hidden[*at])
        .filter(|(at, place)| is_breached(rule, table.count(*place), range(published, *at)))
        .count()
}

#[test]
fn in_ten_thousand_tables_no_hidden_count_is_narrowed_down() {
    let mut chance = Chance(79);
    let (mut hidden, mut shown) = (0, 0);
    for at in 0..10_000 {
        let table = chance.table();
        let rule = [SmallCounts::UnderTen, SmallCounts::UnderFive][at % 2];
        let protected = table.protect(rule);
        let found = breaches(&table, &Published::of(&protected), rule);
        assert_eq!(
            found, 0,
            "table {at} under {rule:?}: {table:?}\n{protected}"
        );
        hidden += protected.hidden();
        shown += table.places().count() - protected.hidden();
    }
    // A table of nothing but [c] would hold too, and help nobody.
    assert!(shown > hidden / 2, "{shown} shown, {hidden} hidden");
}

/// The broken control: the attack works where it should.
#[test]
fn with_only_the_small_counts_hidden_the_attacker_finds_them() {
    let mut chance = Chance(79);
    let tables = (0..1_000).map(|_| chance.table());
    let breached = tables.filter(|table| {
        let rule = SmallCounts::UnderTen;
        breaches(table, &small_alone_hidden(table, rule), rule) > 0
    });
    assert!(breached.count() > 300);
}

#[test]
fn a_table_without_small_counts_hides_nothing() {
    let table = Table::try_new(&[vec![24, 41], vec![52, 67]]).unwrap();
    let shown = table.protect(SmallCounts::UnderTen);
    assert_eq!(shown.to_string(), "25 40 65\n50 65 120\n75 110 185\n");
}

#[test]
fn a_table_of_nobody_says_so() {
    let table = Table::try_new(&[vec![0, 0], vec![0, 0]]).unwrap();
    assert_eq!(table.protect(SmallCounts::UnderTen).hidden(), 0);
}

#[test]
fn what_is_open_is_shown_as_it_is() {
    let table = Table::try_new(&[vec![1, 0], vec![3, 67]]).unwrap();
    assert_eq!(
        table.protect(SmallCounts::Open).to_string(),
        "1 0 1\n3 67 70\n4 67 71\n"
    );
}

#[test]
fn a_zero_beside_one_count_alone_is_hidden() {
    // All 40 in the first row are in its first column: a zero would say so.
    let table = Table::try_new(&[vec![40, 0, 0], vec![30, 50, 60], vec![70, 20, 90]]).unwrap();
    let shown = table.protect(SmallCounts::UnderTen);
    for place in inside(&table).filter(|place| table.count(*place) == 0) {
        assert_eq!(shown.cell(place).to_string(), "[c]", "{place:?}");
    }
    // In a row and a column with others it says nothing of anybody.
    let table = Table::try_new(&[vec![40, 0, 35], vec![30, 50, 60], vec![70, 20, 90]]).unwrap();
    assert_eq!(table.protect(SmallCounts::UnderTen).hidden(), 0);
}

#[test]
fn one_row_one_column_and_one_count_are_tables_too() {
    for rows in [
        vec![vec![3]],
        vec![vec![3, 40, 50]],
        vec![vec![3], vec![40], vec![50]],
    ] {
        let table = Table::try_new(&rows).unwrap();
        for rule in [SmallCounts::UnderTen, SmallCounts::UnderFive] {
            let shown = table.protect(rule);
            assert_eq!(breaches(&table, &Published::of(&shown), rule), 0, "{shown}");
        }
    }
}
