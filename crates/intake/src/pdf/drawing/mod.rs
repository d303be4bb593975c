//! Drawing a page: what it shows, and where.

mod machine;
mod marks;
mod matrix;
mod operands;
mod path;
mod piece;
mod resources;
mod state;
mod words;

use std::rc::Rc;

use super::PdfRefusal;
use super::file::{Dict, Object};
use super::pages::Page;
use machine::Machine;
pub(super) use machine::Means;
pub(super) use matrix::Area;
use matrix::Matrix;
pub(super) use piece::{Drawn, Piece, Set, Shown, Turn};

/// What a page shows, its lower left corner at nothing.
///
/// # Errors
///
/// Pages drawn with more than any real page is.
pub(super) fn draw(means: &mut Means<'_, '_>, page: &Page) -> Result<Drawn, PdfRefusal> {
    let [left, bottom, right, top] = page.shown;
    let (width, height) = (right - left, top - bottom);
    let moved = Matrix::shift(-left, -bottom);
    let to_page = moved.then(Matrix::of(match page.turned {
        90 => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        180 => [-1.0, 0.0, 0.0, -1.0, width, height],
        270 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    }));
    let shown = to_page.area(page.shown);
    let mut bytes = Vec::new();
    for stream in &page.contents {
        if let Some(stream) = stream.stream() {
            bytes.extend_from_slice(&means.file.unpack(stream)?);
            bytes.push(b'\n');
        }
    }
    let mut machine = Machine::new(means, to_page, shown);
    machine.run(&bytes, Rc::clone(&page.resources), 0)?;
    for note in &page.notes {
        draw_note(&mut machine, note, page, to_page, shown)?;
    }
    Ok(machine.finish())
}

/// Notes that are printed with the page: boxes of words, filled-in fields, stamps.
fn draw_note(
    machine: &mut Machine<'_, '_, '_>,
    note: &Dict,
    page: &Page,
    to_page: Matrix,
    shown: Area,
) -> Result<(), PdfRefusal> {
    let file = machine.means.file;
    let printed = matches!(
        note.get("Subtype").name(),
        Some(b"FreeText" | b"Widget" | b"Stamp")
    );
    /// Hidden, or not for view.
    const UNSEEN: usize = 0b10_0010;
    if !printed || note.get("F").count().unwrap_or(0) & UNSEEN != 0 {
        return Ok(());
    }
    let looks = file.resolve(note.get("AP"));
    let looks = looks.dict().map(|looks| file.resolve(looks.get("N")));
    let Some(looks) = looks else { return Ok(()) };
    // A box to tick looks one way for each of its states.
    let look = match (looks.stream(), looks.dict(), note.get("AS").name()) {
        (None, Some(states), Some(state)) => file.resolve(states.under(state)),
        _ => looks,
    };
    let four = |object: &Object| {
        let list = file.resolve(object);
        let list = list.list().unwrap_or_default().iter();
        let list: Vec<f64> = list.filter_map(Object::number).collect();
        <[f64; 4]>::try_from(list).ok()
    };
    let Some(stream) = look.stream() else {
        return Ok(());
    };
    let (Some(to), Some(from)) = (four(note.get("Rect")), four(stream.dict.get("BBox"))) else {
        return Ok(());
    };
    let list = file.resolve(stream.dict.get("Matrix"));
    let list: Vec<f64> = list
        .list()
        .unwrap_or_default()
        .iter()
        .filter_map(Object::number)
        .collect();
    let matrix = <[f64; 6]>::try_from(list).map_or(Matrix::SAME, Matrix::of);
    let (to, from) = (Matrix::SAME.area(to), matrix.area(from));
    let scale = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let (across, up) = (
        scale(to.width(), from.width()),
        scale(to.height(), from.height()),
    );
    let place = Matrix::of([
        across,
        0.0,
        0.0,
        up,
        to.left - from.left * across,
        to.bottom - from.bottom * up,
    ]);
    machine.start_anew(to_page, shown);
    machine.form(&look, place, &page.resources, 0)
}
