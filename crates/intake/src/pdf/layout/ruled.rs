//! Lines that rule tables, and what stands in the cells between them.

use std::collections::BTreeMap;

use super::super::drawing::Area;
use super::rows::{Row, Run};

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct Rulings {
    /// Those that stand, from left to right.
    upright: Vec<Area>,
    tables: Vec<Grid>,
}

/// A ruled table: lines that touch each other.
#[derive(Debug)]
struct Grid {
    area: Area,
    level: Vec<Area>,
    upright: Vec<Area>,
    /// Where its lines stand, from the left, and from the top.
    across: Vec<f64>,
    down: Vec<f64>,
}

/// A table of a page: what stands in each cell, by row and column.
pub(super) struct Table {
    pub(super) top: f64,
    pub(super) cells: BTreeMap<(u32, u32), Vec<Row>>,
}

/// Pages with more lines hold drawings.
const MOST_LINES: usize = 3_000;

/// Lines nearer than this, in points, are one.
const NEAR: f64 = 3.0;

impl Rulings {
    pub(super) fn of(rules: &[Area]) -> Rulings {
        /// Shorter ones rule nothing.
        const SHORT: f64 = 6.0;
        let long = |area: &&Area| area.width().max(area.height()) >= SHORT;
        let rules: Vec<Area> = rules.iter().filter(long).copied().collect();
        if rules.len() > MOST_LINES {
            return Rulings::default();
        }
        let mut upright: Vec<Area> = rules.iter().filter(|one| stands(one)).copied().collect();
        upright.sort_by(|one, other| one.left.total_cmp(&other.left));
        let mut tables: Vec<Grid> = touching(&rules).into_iter().filter_map(Grid::of).collect();
        tables.sort_by(|one, other| other.area.top.total_cmp(&one.area.top));
        Rulings { upright, tables }
    }

    /// Whether a line stands between two places at one height.
    pub(super) fn part(&self, from: f64, to: f64, base: f64) -> bool {
        let first = self.upright.partition_point(|line| line.left < from - 1.5);
        let near = self.upright[first..]
            .iter()
            .take_while(|line| line.left <= to + 1.5);
        near.into_iter()
            .any(|line| line.bottom <= base + 3.0 && base + 1.0 <= line.top)
    }

    /// Parts what stands in ruled tables from the rest.
    pub(super) fn cells(&self, rows: Vec<Row>, tables: &mut u32) -> (Vec<Table>, Vec<Row>) {
        let _ = tables;
        let mut found: Vec<Table> = self
            .tables
            .iter()
            .map(|grid| Table {
                top: grid.area.top,
                cells: BTreeMap::new(),
            })
            .collect();
        let mut outside = Vec::new();
        for row in rows {
            let mut rest = Row::new();
            for run in row {
                let (x, y) = (
                    f64::midpoint(run.left, run.right),
                    run.base + 0.3 * run.size,
                );
                let held = self
                    .tables
                    .iter()
                    .position(|grid| grid.area.holds(x, y, 1.0));
                let Some(at) = held else {
                    rest.push(run);
                    continue;
                };
                let cell = self.tables[at].cell(x, y);
                let rows = found[at].cells.entry(cell).or_default();
                match rows.last_mut() {
                    Some(row) if same_row(row, &run) => row.push(run),
                    _ => rows.push(vec![run]),
                }
            }
            if !rest.is_empty() {
                outside.push(rest);
            }
        }
        found.retain(|table| !table.cells.is_empty());
        (found, outside)
    }
}

fn same_row(row: &[Run], run: &Run) -> bool {
    row.first()
        .is_some_and(|first| (first.base - run.base).abs() < 0.01)
}

fn stands(area: &Area) -> bool {
    area.height() > area.width()
}

/// Lines that touch, together.
fn touching(rules: &[Area]) -> Vec<Vec<Area>> {
    let mut groups: Vec<(Area, Vec<Area>)> = Vec::new();
    for rule in rules {
        let mut all = vec![*rule];
        let mut around = *rule;
        let meets = |one: &Area, other: &Area| {
            one.left <= other.right + NEAR
                && other.left <= one.right + NEAR
                && one.bottom <= other.top + NEAR
                && other.bottom <= one.top + NEAR
        };
        let mut at = 0;
        while let Some((area, group)) = groups.get(at) {
            if meets(area, rule) && group.iter().any(|one| meets(one, rule)) {
                let (area, group) = groups.swap_remove(at);
                around.add(area.left, area.bottom);
                around.add(area.right, area.top);
                all.extend(group);
            } else {
                at += 1;
            }
        }
        groups.push((around, all));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Grid {
    /// A table has two rows or more and two columns or more.
    fn of(rules: Vec<Area>) -> Option<Grid> {
        let mut area = Area::NONE;
        for rule in &rules {
            area.add(rule.left, rule.bottom);
            area.add(rule.right, rule.top);
        }
        let (upright, level): (Vec<Area>, Vec<Area>) = rules.into_iter().partition(stands);
        let across = places(upright.iter().map(|line| line.left).collect());
        let mut down = places(level.iter().map(|line| line.bottom).collect());
        down.reverse();
        (across.len() >= 3 && down.len() >= 2 || across.len() >= 2 && down.len() >= 4)
            .then_some(())?;
        Some(Grid {
            area,
            level,
            upright,
            across,
            down,
        })
    }

    /// The row and column of a point, those of the first where cells are joined.
    fn cell(&self, x: f64, y: f64) -> (u32, u32) {
        let left = self
            .upright
            .iter()
            .filter(|line| line.left <= x + 1.0 && line.bottom - NEAR <= y && y <= line.top + NEAR);
        let left = left.map(|line| line.left).fold(f64::NEG_INFINITY, f64::max);
        let above = self
            .level
            .iter()
            .filter(|line| line.bottom >= y && line.left - NEAR <= x && x <= line.right + NEAR);
        let above = above.map(|line| line.bottom).fold(f64::INFINITY, f64::min);
        let column = self.across.iter().rposition(|place| *place <= left + NEAR);
        let row = self.down.iter().rposition(|place| *place >= above - NEAR);
        let count = |place: Option<usize>| u32::try_from(place.unwrap_or(0)).unwrap_or(u32::MAX);
        (count(row), count(column))
    }
}

/// Places in order, those that are nearly the same as one.
fn places(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    places.dedup_by(|one, other| (*one - *other).abs() < NEAR);
    places
}
