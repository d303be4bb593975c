//! How far a count could be from what it is, with the same table shown.
//!
//! A table with totals is a flow through a network: each row's total flows in,
//! through its counts, out by the columns' totals, and the total of all closes
//! the circle. Another table that would be shown alike is another flow within
//! the same bounds, and a count can be raised by one exactly where a unit can
//! flow back around it (L. R. Ford and D. R. Fulkerson, "Flows in Networks",
//! 1962; for hidden cells L. H. Cox, "Network models for complementary cell
//! suppression", Journal of the American Statistical Association 90, 1995).
//! Nothing here is an estimate: between the lowest and the highest count found,
//! each one has a whole table that would be shown alike.

use super::shown::{ShownCell, ShownTable, known_bounds};
use super::table::{Place, Table};

/// A table's network, carrying the true counts and the bounds known from what
/// is shown.
pub(super) struct Network {
    rows: usize,
    columns: usize,
    edges: Vec<Edge>,
}

#[derive(Clone, Copy)]
struct Edge {
    place: Place,
    from: usize,
    to: usize,
    flow: u64,
    lowest: u64,
    highest: u64,
}

impl Network {
    pub(super) fn of(table: &Table, shown: &ShownTable) -> Self {
        let (rows, columns) = (table.rows(), table.columns());
        let (source, sink) = (rows + columns, rows + columns + 1);
        let edges = table.places().map(|place| {
            let (from, to) = match place {
                Place::Inside(row, column) => (row, rows + column),
                Place::RowTotal(row) => (source, row),
                Place::ColumnTotal(column) => (rows + column, sink),
                Place::Total => (sink, source),
            };
            let (lowest, highest) = known_bounds(shown.rule(), shown.cell(place));
            Edge {
                place,
                from,
                to,
                flow: u64::from(table.count(place)),
                lowest,
                highest,
            }
        });
        Self {
            rows,
            columns,
            edges: edges.collect(),
        }
    }

    /// Whether the count at `place` could be any of `lowest` to `highest`.
    pub(super) fn reaches(&self, place: Place, lowest: u64, highest: u64) -> bool {
        let flow = self.edge(place).flow;
        let up = highest.saturating_sub(flow);
        let down = flow.saturating_sub(lowest);
        self.could_change(place, Way::Up, up) == up
            && self.could_change(place, Way::Down, down) == down
    }

    /// How many counts there are that this one could be, up to `enough`.
    pub(super) fn could_be(&self, place: Place, enough: u64) -> u64 {
        let down = self.could_change(place, Way::Down, enough - 1);
        let up = self.could_change(place, Way::Up, enough - 1 - down);
        1 + down + up
    }

    fn edge(&self, place: Place) -> Edge {
        let at = match place {
            Place::Inside(row, column) => row * self.columns + column,
            Place::RowTotal(row) => self.rows * self.columns + row,
            Place::ColumnTotal(column) => self.rows * self.columns + self.rows + column,
            Place::Total => self.edges.len() - 1,
        };
        debug_assert_eq!(
            self.edges[at].place, place,
            "edges stand in the order of places"
        );
        self.edges[at]
    }

    /// By how much the count could be more or less, up to `most`.
    fn could_change(&self, place: Place, way: Way, most: u64) -> u64 {
        let changed = self.edge(place);
        let (from, to, room) = match way {
            Way::Up => (changed.to, changed.from, changed.highest - changed.flow),
            Way::Down => (changed.from, changed.to, changed.flow - changed.lowest),
        };
        let most = most.min(room);
        let mut edges = self.edges.clone();
        edges.retain(|edge| edge.place != place);
        let mut moved = 0;
        while moved < most {
            let Some(path) = self.path(&edges, from, to) else {
                break;
            };
            let room = path.iter().map(|(at, way)| edges[*at].room(*way)).min();
            let by = room.unwrap_or(0).min(most - moved);
            for (at, way) in path {
                let edge = &mut edges[at];
                match way {
                    Way::Up => edge.flow += by,
                    Way::Down => edge.flow -= by,
                }
            }
            moved += by;
        }
        moved
    }

    /// The edges of a shortest way with room on each, and which way each is gone.
    fn path(&self, edges: &[Edge], from: usize, to: usize) -> Option<Vec<(usize, Way)>> {
        let mut came_by: Vec<Option<(usize, Way)>> = vec![None; self.rows + self.columns + 2];
        let mut waiting = std::collections::VecDeque::from([from]);
        while let Some(here) = waiting.pop_front() {
            if here == to {
                break;
            }
            for (at, edge) in edges.iter().enumerate() {
                for (way, begins, ends) in [
                    (Way::Up, edge.from, edge.to),
                    (Way::Down, edge.to, edge.from),
                ] {
                    let new = begins == here && ends != from && came_by[ends].is_none();
                    if new && edge.room(way) > 0 {
                        came_by[ends] = Some((at, way));
                        waiting.push_back(ends);
                    }
                }
            }
        }
        let mut path = Vec::new();
        let mut here = to;
        while here != from {
            let (at, way) = came_by[here]?;
            path.push((at, way));
            here = match way {
                Way::Up => edges[at].from,
                Way::Down => edges[at].to,
            };
        }
        Some(path)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Edge {
    const fn room(&self, way: Way) -> u64 {
        match way {
            Way::Up => self.highest - self.flow,
            Way::Down => self.flow - self.lowest,
        }
    }
}

/// Whether a cell is hidden.
pub(super) const fn is_hidden(cell: ShownCell) -> bool {
    matches!(cell, ShownCell::Hidden)
}
