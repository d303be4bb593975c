//! A table for each value of a filter, and for all of them together.

use answerable_figures::{ShownCell, ShownTable, SmallCounts, Table};

use crate::{Chance, FAR, Published, is_breached};

/// Narrows the parts and the sum of each line until nothing narrows further.
/// `all` is one more table, in which each count is the sum over the filters.
fn narrow(tables: &mut [Published], all: &mut Published) {
    let lines = all.lines();
    loop {
        let mut changed = false;
        for table in tables.iter_mut().chain([&mut *all]) {
            for (parts, sum) in &lines {
                let mut line: Vec<_> = parts.iter().map(|at| table.bounds[*at]).collect();
                let mut whole = table.bounds[*sum];
                changed |= narrow_line(&mut line, &mut whole);
                table.bounds[*sum] = whole;
                for (at, bounds) in parts.iter().zip(line) {
                    table.bounds[*at] = bounds;
                }
            }
        }
        for at in 0..all.bounds.len() {
            let mut line: Vec<_> = tables.iter().map(|table| table.bounds[at]).collect();
            changed |= narrow_line(&mut line, &mut all.bounds[at]);
            for (table, bounds) in tables.iter_mut().zip(line) {
                table.bounds[at] = bounds;
            }
        }
        if !changed {
            return;
        }
    }
}

fn narrow_line(parts: &mut [(i64, i64)], sum: &mut (i64, i64)) -> bool {
    let before = (parts.to_vec(), *sum);
    let total =
        |end: fn(&(i64, i64)) -> i64, parts: &[(i64, i64)]| parts.iter().map(end).sum::<i64>();
    sum.0 = sum.0.max(total(|part| part.0, parts));
    sum.1 = sum.1.min(total(|part| part.1, parts)).min(FAR);
    for at in 0..parts.len() {
        let (low, high) = parts[at];
        let others = (
            total(|part| part.0, parts) - low,
            total(|part| part.1, parts) - high,
        );
        parts[at] = (low.max(sum.0 - others.1), high.min(sum.1 - others.0));
    }
    (parts.to_vec(), *sum) != before
}

fn breaches(
    tables: &[Table],
    published: &[Published],
    all: &Published,
    rule: SmallCounts,
) -> usize {
    let (mut published, mut all) = (published.to_vec(), all.clone());
    narrow(&mut published, &mut all);
    let of_one = |table: &Table, published: &Published| {
        let hidden = table
            .places()
            .enumerate()
            .filter(|(at, _)| published.hidden[*at]);
        hidden
            .filter(|(at, place)| is_breached(rule, table.count(*place), published.bounds[*at]))
            .count()
    };
    tables
        .iter()
        .zip(&published)
        .map(|(table, published)| of_one(table, published))
        .sum()
}

/// The same table for two to four values of a filter.
fn filtered(chance: &mut Chance) -> Vec<Table> {
    let (rows, columns) = (2 + chance.below(3), 2 + chance.below(3));
    (0..2 + chance.below(3))
        .map(|_| chance.table_of(rows, columns))
        .collect()
}

/// What the attacker knows of a count in the table of all: that it is the sum
/// of what is published of each, so each may be two off.
fn known_of_all(published: &[Published], all: &ShownTable) -> Published {
    let mut known = Published::of(all);
    for at in 0..known.bounds.len() {
        if !known.hidden[at] {
            let sum = |end: fn(&(i64, i64)) -> i64| {
                published.iter().map(|one| end(&one.bounds[at])).sum()
            };
            known.bounds[at] = (sum(|bounds| bounds.0), sum(|bounds| bounds.1));
        }
    }
    known
}

#[test]
fn no_choice_of_filters_narrows_a_hidden_count_down() {
    let mut chance = Chance(80);
    for at in 0..3_000 {
        let tables = filtered(&mut chance);
        let rule = [SmallCounts::UnderTen, SmallCounts::UnderFive][at % 2];
        let shown: Vec<_> = tables.iter().map(|table| table.protect(rule)).collect();
        let all = ShownTable::together(&shown).unwrap();
        let published: Vec<_> = shown.iter().map(Published::of).collect();
        let known = known_of_all(&published, &all);
        assert_eq!(
            breaches(&tables, &published, &known, rule),
            0,
            "tables {at}: {tables:?}"
        );
    }
}

/// The broken control: a table of all counted anew gives hidden counts away,
/// though it is itself protected with the same care.
#[test]
fn with_the_table_of_all_counted_anew_the_attacker_finds_some() {
    let mut chance = Chance(80);
    let rule = SmallCounts::UnderTen;
    let breached = (0..1_000).filter(|_| {
        let tables = filtered(&mut chance);
        let published: Vec<_> = tables
            .iter()
            .map(|table| Published::of(&table.protect(rule)))
            .collect();
        let all = Published::of(&together(&tables).protect(rule));
        breaches(&tables, &published, &all, rule) > 0
    });
    assert!(breached.count() > 20);
}

fn together(tables: &[Table]) -> Table {
    let (rows, columns) = (tables[0].rows(), tables[0].columns());
    let count = |row, column| {
        let place = answerable_figures::Place::Inside(row, column);
        tables.iter().map(|table| table.count(place)).sum()
    };
    let row = |row| (0..columns).map(|column| count(row, column)).collect();
    Table::try_new(&(0..rows).map(row).collect::<Vec<_>>()).unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn what_one_filter_hides_all_together_hide() {
    let one = Table::try_new(&[vec![3, 24], vec![35, 52]])
        .unwrap()
        .protect(SmallCounts::UnderTen);
    let other = Table::try_new(&[vec![30, 24], vec![35, 52]])
        .unwrap()
        .protect(SmallCounts::UnderTen);
    let all = ShownTable::together(&[one.clone(), other.clone()]).unwrap();
    for place in one.places() {
        let expected = match (one.cell(place), other.cell(place)) {
            (ShownCell::Count(one), ShownCell::Count(other)) => ShownCell::Count(one + other),
            _ => ShownCell::Hidden,
        };
        assert_eq!(all.cell(place), expected);
    }
    let wider = Table::try_new(&[vec![30, 24, 60]])
        .unwrap()
        .protect(SmallCounts::UnderTen);
    assert!(ShownTable::together(&[one, wider]).is_err());
    assert!(ShownTable::together(&[]).is_err());
}
