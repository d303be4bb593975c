//! A tracker kept in Excel.
//!
//! A workbook is a ZIP of XML. Before anything of it is understood every part is
//! unpacked once and counted, so that a small file that unpacks to gigabytes is
//! refused; then cells are taken one by one, so that one cell in the last corner
//! of a sheet costs one cell and not the sheet.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, sink};
use std::panic::{UnwindSafe, catch_unwind};

use answerable_register::calendar::Day;
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::hidden::{self, Hidden};
use super::refused::{NotASheet, NotRead};
use super::table::{Cell, Grid, LeftOut, Sheet, Workbook};
use super::{
    DayRead, MOST_CELLS, MOST_CHARS, MOST_PARTS, MOST_SHEETS, MOST_UNPACKED_BYTES, read_day,
};

type Parts<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A workbook whose parts were measured, and what each of its sheets hides.
pub(crate) struct Opened<'b> {
    workbook: Xlsx<Cursor<&'b [u8]>>,
    hides: BTreeMap<String, Hidden>,
    comments: usize,
}

/// A sheet by its name, and whether it is hidden in the file.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
}

/// One cell as it is handed over. Rows and columns count from 0.
pub(crate) struct Placed {
    pub(crate) at: (u32, u32),
    pub(crate) cell: Cell,
    /// Whether a formula stands in it: its stored value is the cell's.
    pub(crate) is_formula: bool,
}

/// Reads a workbook, and takes a panic for damage: what reads workbooks counts rows
/// without looking for the end of numbers, and panics where a file was made to.
/// Nothing is shared with what was read of such a file.
pub(crate) fn guarded<T>(
    read: impl FnOnce() -> Result<T, NotRead> + UnwindSafe,
) -> Result<T, NotRead> {
    catch_unwind(read).unwrap_or(Err(NotRead::Damaged))
}

impl<'b> Opened<'b> {
    /// Opens a workbook that unpacks to no more than so many bytes.
    pub(crate) fn open(bytes: &'b [u8], most_unpacked: u64) -> Result<Self, NotRead> {
        let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotRead::Damaged)?;
        if parts.index_for_name("xl/workbook.xml").is_none() {
            return Err(NotRead::AnotherKind);
        }
        measure(&mut parts, most_unpacked)?;
        let hides = hides(&mut parts)?;
        let names: Vec<String> = parts.file_names().flatten().map(Cow::into_owned).collect();
        let is_comments =
            |name: &&String| name.starts_with("xl/comments") && name.ends_with(".xml");
        let mut comments = 0;
        for name in names.iter().filter(is_comments) {
            let part = parts.by_name(name).map_err(|_| NotRead::Damaged)?;
            comments += hidden::comments(part);
        }
        let workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| NotRead::Damaged)?;
        Ok(Self {
            workbook,
            hides,
            comments,
        })
    }

    /// Its sheets, in the order of the file.
    pub(crate) fn sheets(&self) -> Result<Vec<Named>, NotRead> {
        let sheets: Vec<_> = self
            .workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| Named {
                name: sheet.name.clone(),
                is_hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect();
        match sheets.len() > MOST_SHEETS {
            true => Err(NotRead::TooManySheets),
            false => Ok(sheets),
        }
    }

    /// What a sheet hides.
    pub(crate) fn hidden(&self, sheet: &str) -> Option<&Hidden> {
        self.hides.get(sheet)
    }

    /// How many comments its cells have, on every sheet.
    pub(crate) const fn comments(&self) -> usize {
        self.comments
    }

    /// Hands over the cells of a sheet one by one, for as long as they are taken.
    pub(crate) fn each_cell<E>(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(Placed) -> Result<(), E>,
    ) -> Result<Result<(), E>, NotRead> {
        let mut cells = self
            .workbook
            .worksheet_cells_reader(sheet)
            .map_err(|_| NotRead::Damaged)?;
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(|_| NotRead::Damaged)?
        {
            let placed = Placed {
                at: cell.pos,
                cell: cell_of(&cell.value),
                is_formula: cell.formula.is_some(),
            };
            if let Err(why) = take(placed) {
                return Ok(Err(why));
            }
        }
        Ok(Ok(()))
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, NotRead> {
    guarded(|| sheets(Opened::open(bytes, MOST_UNPACKED_BYTES)?))
}

fn sheets(mut workbook: Opened<'_>) -> Result<Workbook, NotRead> {
    let mut read = Workbook {
        sheets: Vec::new(),
        left_out: Vec::new(),
        damage: Vec::new(),
    };
    let mut chars = 0;
    for named in workbook.sheets()? {
        match sheet(&mut workbook, &named)? {
            Ok(sheet) => {
                let cells = sheet.rows.iter().flat_map(|row| &row.cells);
                chars += cells.map(|cell| cell.words.chars().count()).sum::<usize>();
                read.sheets.push(sheet);
            }
            Err(why) => read.left_out.push(LeftOut {
                name: named.name,
                why,
            }),
        }
        if chars > MOST_CHARS {
            return Err(NotRead::TooMuchText);
        }
    }
    // What is seen comes before what is hidden.
    read.sheets.sort_by_key(|sheet| sheet.is_hidden);
    match read.sheets.is_empty() {
        false => Ok(read),
        true => {
            // What says most: a sheet with too much in it before a blank one.
            read.left_out
                .sort_by_key(|left| left.why == NotASheet::Blank);
            let first = read.left_out.into_iter().next();
            Err(NotRead::NoSheet(
                first.map_or(NotASheet::Blank, |left| left.why),
            ))
        }
    }
}

/// Unpacks every part and counts: what a part says of its own size is not
/// believed.
fn measure(parts: &mut Parts<'_>, most: u64) -> Result<(), NotRead> {
    if parts.len() > MOST_PARTS {
        return Err(NotRead::TooManyParts);
    }
    let mut left = most;
    for place in 0..parts.len() {
        let part = parts.by_index(place).map_err(|_| NotRead::Damaged)?;
        let mut counted = part.take(left + 1);
        let bytes = std::io::copy(&mut counted, &mut sink()).map_err(|_| NotRead::Damaged)?;
        left = left.checked_sub(bytes).ok_or(NotRead::UnpacksTooFar)?;
    }
    Ok(())
}

/// What each sheet hides, by its name.
fn hides(parts: &mut Parts<'_>) -> Result<BTreeMap<String, Hidden>, NotRead> {
    let workbook = whole(parts, "xl/workbook.xml")?;
    let relationships = whole(parts, "xl/_rels/workbook.xml.rels")?;
    let mut hides = BTreeMap::new();
    for (name, place) in hidden::places(&workbook, &relationships) {
        // A sheet that is not there is told when it is read.
        if let Ok(sheet) = parts.by_name(&place) {
            hides.insert(name, hidden::read(sheet));
        }
    }
    Ok(hides)
}

fn whole(parts: &mut Parts<'_>, name: &str) -> Result<Vec<u8>, NotRead> {
    let part = parts.by_name(name).map_err(|_| NotRead::Damaged)?;
    let mut bytes = Vec::new();
    part.take(MOST_UNPACKED_BYTES)
        .read_to_end(&mut bytes)
        .map_err(|_| NotRead::Damaged)?;
    Ok(bytes)
}

/// One sheet, cell by cell.
fn sheet(workbook: &mut Opened<'_>, named: &Named) -> Result<Result<Sheet, NotASheet>, NotRead> {
    let mut grid = Grid::default();
    if let Some(hidden) = workbook.hidden(&named.name) {
        grid.hidden_rows.clone_from(&hidden.rows);
        grid.hidden_columns.clone_from(&hidden.columns);
    }
    let mut looked_at = 0;
    let taken = workbook.each_cell(&named.name, |placed| {
        looked_at += 1;
        if looked_at > MOST_CELLS {
            return Err(NotASheet::TooManyCells);
        }
        grid.formulas += usize::from(placed.is_formula);
        grid.put(placed.at, placed.cell)
    })?;
    Ok(taken.and_then(|()| grid.sheet(named.name.clone(), named.is_hidden)))
}

fn cell_of(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::String(words) => Cell::of(words),
        DataRef::SharedString(words) => Cell::of(words),
        DataRef::Int(number) => Cell::of(&number.to_string()),
        // 4.0 is how a sheet keeps 4.
        DataRef::Float(number) => Cell::of(&number.to_string()),
        DataRef::Bool(said) => Cell::of(if *said { "yes" } else { "no" }),
        DataRef::DateTime(day) => match day_of(day) {
            Some(day) => Cell::of_day(day),
            None => Cell::of(&day.as_f64().to_string()),
        },
        DataRef::DateTimeIso(words) => match read_day(words, None) {
            DayRead::Day(day) => Cell::of_day(day),
            _ => Cell::of(words),
        },
        DataRef::DurationIso(words) => Cell::of(words),
        // "#REF!": what the sheet itself could not make out.
        DataRef::Error(what) => Cell::of(&what.to_string()),
        DataRef::Empty => Cell::default(),
    }
}

/// The day that a number of days stands for: after 30 December 1899, or after
/// 1 January 1904, as the file says. Days before March 1900 are none: Excel
/// counts a 29 February 1900 that never was.
fn day_of(number: &ExcelDateTime) -> Option<Day> {
    if !number.is_datetime() || !(61.0..2_958_466.0).contains(&number.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = number.to_ymd_hms_milli();
    let year = i16::try_from(year).ok()?;
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
