//! Parquet: a file a table, days as days, numbers as numbers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::{Buffered, NotWritten, Sink, create, finish, format};
use crate::checkpoint::FileMade;
use crate::column::{Cell, Kind};
use crate::tables::Table;

/// Rows gathered before a group of them is written: readers skip whole groups,
/// and a group of each column has to lie in memory.
const ROWS_IN_A_GROUP: usize = 50_000;

/// The most rows gathered, where nobody rests.
const ROWS_IN_A_GROUP_AT_MOST: usize = 65_536;

/// Writes `TABLE.parquet` for each table.
pub(crate) struct Parquet {
    folder: PathBuf,
    open: Option<Open>,
    made: Vec<FileMade>,
}

struct Open {
    path: PathBuf,
    file: SerializedFileWriter<Buffered>,
    columns: Vec<Gathered>,
    rows: usize,
}

/// One column of the rows gathered: its values, and for each row whether it has
/// one (1) or none (0).
struct Gathered {
    values: Values,
    levels: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Day(Vec<i32>),
    Flag(Vec<bool>),
}

impl Parquet {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            open: None,
            made: Vec::new(),
        }
    }
}

impl Sink for Parquet {
    fn begin(&mut self, table: &'static Table) -> Result<(), NotWritten> {
        let path = self.folder.join(format!("{}.parquet", table.name));
        let begun = || {
            let fields = table
                .all_columns()
                .map(|column| field(column.name, column.kind))
                .collect::<Result<Vec<_>, _>>()?;
            let schema = Type::group_type_builder(table.name)
                .with_fields(fields)
                .build()?;
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_statistics_enabled(EnabledStatistics::Chunk)
                .set_created_by(format!("answerable {}", env!("CARGO_PKG_VERSION")))
                .build();
            Ok((schema, properties))
        };
        let (schema, properties) = begun().map_err(|why: ParquetError| format(&path, why))?;
        let file = create(&path)?;
        let file = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))
            .map_err(|why| format(&path, why))?;
        self.open = Some(Open {
            columns: table
                .all_columns()
                .map(|column| Gathered::of(column.kind))
                .collect(),
            path,
            file,
            rows: 0,
        });
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), NotWritten> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        for (column, cell) in open.columns.iter_mut().zip(cells) {
            column.take(cell);
        }
        open.rows += 1;
        match open.rows >= ROWS_IN_A_GROUP_AT_MOST {
            true => open.write_group().map_err(|why| format(&open.path, why)),
            false => Ok(()),
        }
    }

    fn rest(&mut self) -> Result<(), NotWritten> {
        match &mut self.open {
            Some(open) if open.rows >= ROWS_IN_A_GROUP => {
                open.write_group().map_err(|why| format(&open.path, why))
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self) -> Result<(), NotWritten> {
        let Some(mut open) = self.open.take() else {
            return Ok(());
        };
        let ended = open.write_group().and_then(|()| open.file.into_inner());
        let file = ended.map_err(|why| format(&open.path, why))?;
        self.made.push(finish(file, &open.path)?);
        Ok(())
    }

    fn close(&mut self) -> Result<Vec<FileMade>, NotWritten> {
        Ok(std::mem::take(&mut self.made))
    }
}

fn field(name: &str, kind: Kind) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Flag => (Physical::BOOLEAN, None),
    };
    let field = Type::primitive_type_builder(name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(field))
}

impl Open {
    fn write_group(&mut self) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

impl Gathered {
    fn of(kind: Kind) -> Self {
        Self {
            values: match kind {
                Kind::Text => Values::Text(Vec::new()),
                Kind::Integer => Values::Integer(Vec::new()),
                Kind::Day => Values::Day(Vec::new()),
                Kind::Flag => Values::Flag(Vec::new()),
            },
            levels: Vec::new(),
        }
    }

    /// Takes a cell; one of another kind than its column counts as none, and a
    /// test holds every table to its kinds.
    fn take(&mut self, cell: &Cell<'_>) {
        let taken = match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(words)) => {
                values.push(words.as_bytes().to_vec().into());
                true
            }
            (Values::Integer(values), Cell::Integer(number)) => {
                values.push(*number);
                true
            }
            (Values::Day(values), Cell::Day(day)) => {
                values.push(since_1970(*day));
                true
            }
            (Values::Flag(values), Cell::Flag(flag)) => {
                values.push(*flag);
                true
            }
            _ => false,
        };
        self.levels.push(taken.into());
    }

    fn write(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, Buffered>,
    ) -> Result<(), ParquetError> {
        let Some(mut column) = group.next_column()? else {
            return Err(ParquetError::General("a column too many".to_owned()));
        };
        let levels = Some(&self.levels[..]);
        match &mut self.values {
            Values::Text(values) => {
                column
                    .typed::<ByteArrayType>()
                    .write_batch(values, levels, None)?;
                values.clear();
            }
            Values::Integer(values) => {
                column
                    .typed::<Int64Type>()
                    .write_batch(values, levels, None)?;
                values.clear();
            }
            Values::Day(values) => {
                column
                    .typed::<Int32Type>()
                    .write_batch(values, levels, None)?;
                values.clear();
            }
            Values::Flag(values) => {
                column
                    .typed::<BoolType>()
                    .write_batch(values, levels, None)?;
                values.clear();
            }
        }
        self.levels.clear();
        column.close()
    }
}

/// Days after 1 January 1970, as Parquet counts them.
fn since_1970(day: jiff::civil::Date) -> i32 {
    let hours = day.duration_since(date(1970, 1, 1)).as_hours();
    i32::try_from(hours / 24).unwrap_or(0)
}
