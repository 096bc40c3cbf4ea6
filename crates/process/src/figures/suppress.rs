//! Hiding small numbers so that no total minus its parts gives one away
//! (FIG-2).
//!
//! Whoever reads a table knows that the parts of a line add up to its total.
//! A hidden number is safe when another table of whole numbers, none below
//! nought, agrees with all that is shown and holds another number there. Such
//! tables differ along closed ways through hidden cells, up in one and down in
//! the next of each line; for each number to hide, the way is sought that
//! hides least beside it.

use std::{cmp::Reverse, collections::BinaryHeap};

/// Whether a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It is.
    No,
    /// It is not, and must not be found out.
    Small,
    /// It is not, so that another cannot be found out.
    Beside,
}

/// A number of a table, the last row and column being totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protected {
    /// The number.
    pub value: u64,
    /// Whether it is shown.
    pub hidden: Hidden,
}

/// Along which lines the numbers add up to the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adding {
    /// Along rows and columns.
    Both,
    /// Along rows alone: a case may stand in several rows.
    Rows,
}

/// Hides beside the small numbers what would give them away. The last row may
/// stand in other tables as well: none of it is hidden here that was not.
pub fn protect(table: &mut [Vec<Protected>], adding: Adding) {
    let small: Vec<Cell> = cells(table)
        .filter(|cell| table[cell.row][cell.column].hidden == Hidden::Small)
        .collect();
    for cell in small {
        match (Ways { table, adding }).cheapest(cell) {
            Some(way) => {
                for other in way {
                    let other = &mut table[other.row][other.column];
                    if other.hidden == Hidden::No {
                        other.hidden = Hidden::Beside;
                    }
                }
            }
            None => {
                // Nothing short of the whole table hides it.
                let all = table.iter_mut().flatten();
                all.filter(|one| one.hidden == Hidden::No)
                    .for_each(|one| one.hidden = Hidden::Beside);
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    row: usize,
    column: usize,
}

fn cells(table: &[Vec<Protected>]) -> impl Iterator<Item = Cell> {
    table.iter().enumerate().flat_map(|(row, line)| {
        let columns = 0..line.len();
        columns.map(move |column| Cell { row, column })
    })
}

/// A line along which numbers add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Row(usize),
    Column(usize),
    /// All columns, which do not add up.
    Anywhere,
}

struct Ways<'t> {
    table: &'t [Vec<Protected>],
    adding: Adding,
}

impl Ways<'_> {
    /// The closed way through a cell that hides least, its other cells.
    fn cheapest(&self, cell: Cell) -> Option<Vec<Cell>> {
        let (row, column) = (Line::Row(cell.row), self.column(cell.column));
        let raised = self
            .may_rise(cell)
            .then(|| self.way(column, row, cell))
            .flatten();
        let lowered = self
            .may_sink(cell)
            .then(|| self.way(row, column, cell))
            .flatten();
        let ways = raised.into_iter().chain(lowered);
        ways.min_by_key(|(cost, _)| *cost).map(|(_, way)| way)
    }

    fn column(&self, column: usize) -> Line {
        match self.adding {
            Adding::Both => Line::Column(column),
            Adding::Rows => Line::Anywhere,
        }
    }

    /// Dijkstra's way from one line to another without the cell itself.
    fn way(&self, from: Line, to: Line, without: Cell) -> Option<(u64, Vec<Cell>)> {
        let mut best: std::collections::BTreeMap<Line, (u64, Option<(Line, Cell)>)> =
            [(from, (0, None))].into();
        let mut open = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((cost, line))) = open.pop() {
            if line == to {
                break;
            }
            if best.get(&line).is_some_and(|(known, _)| *known < cost) {
                continue;
            }
            for (next, cell, price) in self.steps(line) {
                let total = cost + price;
                let known = best.get(&next).map_or(u64::MAX, |(known, _)| *known);
                if cell != without && total < known {
                    best.insert(next, (total, Some((line, cell))));
                    open.push(Reverse((total, next)));
                }
            }
        }
        let (cost, _) = *best.get(&to)?;
        let mut way = Vec::new();
        let mut line = to;
        while let Some((_, Some((before, cell)))) = best.get(&line) {
            way.push(*cell);
            line = *before;
        }
        Some((cost, way))
    }

    fn steps(&self, line: Line) -> Vec<(Line, Cell, u64)> {
        cells(self.table)
            .filter_map(|cell| {
                let (row, column) = (Line::Row(cell.row), self.column(cell.column));
                let next = if line == row && self.may_rise(cell) {
                    column
                } else if line == column && self.may_sink(cell) {
                    row
                } else {
                    return None;
                };
                Some((next, cell, self.price(cell)?))
            })
            .collect()
    }

    /// What it costs to hide a cell; a total costs more than many parts, and
    /// the totals that other tables show cannot be hidden here.
    fn price(&self, cell: Cell) -> Option<u64> {
        let Protected { value, hidden } = self.table[cell.row][cell.column];
        match hidden {
            Hidden::Small | Hidden::Beside => Some(0),
            Hidden::No if self.is_last_row(cell) => None,
            Hidden::No if self.is_last_column(cell) => Some((value + 1) * 1_000),
            Hidden::No => Some(value + 1),
        }
    }

    fn is_last_row(&self, cell: Cell) -> bool {
        cell.row + 1 == self.table.len()
    }

    fn is_last_column(&self, cell: Cell) -> bool {
        cell.column + 1 == self.table[cell.row].len()
    }

    /// Whether the cell stands on the side of totals in the sums of its lines.
    fn is_of_totals(&self, cell: Cell) -> bool {
        match self.adding {
            Adding::Both => self.is_last_row(cell) != self.is_last_column(cell),
            Adding::Rows => self.is_last_column(cell),
        }
    }

    fn holds_some(&self, cell: Cell) -> bool {
        self.table[cell.row][cell.column].value > 0
    }

    /// Whether its share in the sums may rise: a part may grow, a total sink
    /// while it holds something.
    fn may_rise(&self, cell: Cell) -> bool {
        !self.is_of_totals(cell) || self.holds_some(cell)
    }

    fn may_sink(&self, cell: Cell) -> bool {
        self.is_of_totals(cell) || self.holds_some(cell)
    }
}
