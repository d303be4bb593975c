//! The whole register to take away.
//!
//! * [`page`]: what there is, and which file is for whom;
//! * [`table`]: one table: its first rows, every column, and its files;
//! * [`file`]: one file of the export, whole or a range of it;
//! * [`catalogue`]: the same for programs that gather data sets.
//!
//! The files are made by the program at night, or by `answerable export`, into a
//! folder that the operator's options name. This room only shows what is there.

mod catalogue;
mod file;
mod page;
mod table;

use answerable_desk::who::Act;
use answerable_export::Checkpoint;

use crate::guard::{Policy, Routes, get};
use crate::site::Site;

pub(crate) use file::SentAsItIs;

/// Every address of the data.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    Routes::default()
        .at("/data", get(READ, page::show))
        .at("/data/{file}", get(READ, file::give))
        .at("/dictionary/{table}", get(READ, table::show))
}

/// The export that is there, if one is.
fn there(site: &Site) -> Option<Checkpoint> {
    Checkpoint::read(site.options.data.folder.as_deref()?)
}

/// The export that pages offer.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// The folder it is in; none where nothing is offered.
    pub folder: Option<std::path::PathBuf>,
    /// The hour of the night from which it is made anew, 0 to 23; none where the
    /// program does not make it.
    pub hour: Option<u8>,
}
