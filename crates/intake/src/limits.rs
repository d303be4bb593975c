//! How much of a document is read, and why no more.
//!
//! Documents come from anywhere. Each limit is far above anything a policing
//! body has been seen to publish and low enough that the worst file costs
//! seconds, not minutes; past a limit a document is refused with the number, and
//! is never cut short in silence.

/// The longest plain text read, in bytes. The longest inspection report seen is
/// under one megabyte of text.
pub const MOST_TEXT_BYTES: usize = 4 * 1024 * 1024;

/// The longest web page read, in bytes.
pub const MOST_HTML_BYTES: usize = 4 * 1024 * 1024;

/// The longest saved e-mail read, in bytes, with what is attached to it; what it says
/// itself may be as long as a text.
pub const MOST_MAIL_BYTES: usize = 8 * 1024 * 1024;

/// The longest Word document or OpenDocument text read, in bytes, with its pictures.
pub const MOST_PACKED_BYTES: usize = 8 * 1024 * 1024;

/// The most bytes unpacked from one document. Only the parts that hold words are
/// unpacked; those of a report of 200 pages have been seen to take ten megabytes.
pub const MOST_UNPACKED_BYTES: u64 = 32 * 1024 * 1024;

/// One part may unpack to so many times its packed length. Real ones reach 30; the
/// most that packing allows is about 1,000.
pub const MOST_RATIO: u64 = 200;

/// A part that unpacks to no more than this is read whatever its ratio, in bytes.
pub const SMALL_PART_BYTES: u64 = 1024 * 1024;

/// The most parts of a packed document: one for each picture, and few others.
pub const MOST_PARTS: usize = 10_000;

/// The deepest nesting of elements in a packed document. A cell in a table within a
/// text box within a table stands some 40 deep.
pub const DEEPEST_ELEMENT: usize = 256;

/// The longest PDF read, in bytes. Reports full of pictures have been seen to take 20
/// megabytes.
pub const MOST_PDF_BYTES: usize = 32 * 1024 * 1024;

/// The most pages of a PDF. The longest report seen has about 600.
pub const MOST_PAGES: usize = 3_000;

/// The most values (numbers, names, strings, lists and what holds them) read from the
/// objects of a PDF, of 32 bytes or more each. A tagged report of 200 pages has been
/// seen to take half a million.
pub const MOST_PDF_VALUES: usize = 8_000_000;

/// The most bytes that one stream of a PDF may unpack to. Pictures and fonts are not
/// unpacked; the words of a page take some ten kilobytes.
pub const MOST_PDF_STREAM_BYTES: usize = 32 * 1024 * 1024;

/// The most bytes unpacked from one PDF.
pub const MOST_PDF_UNPACKED_BYTES: usize = 192 * 1024 * 1024;

/// The most steps in which the pages of a PDF are drawn. A page of words takes some
/// thousand, a map a million.
pub const MOST_PDF_OPERATORS: usize = 20_000_000;

/// The most words in a row with one font that are taken down from one page of a PDF.
pub const MOST_PDF_PIECES: usize = 100_000;

/// The most boxes, pictures and lines that are taken down from one page of a PDF.
pub const MOST_PDF_BOXES: usize = 20_000;

/// The deepest nesting of drawings within drawings in a PDF.
pub const DEEPEST_FORM: u32 = 12;

/// The deepest nesting of tags in a PDF.
pub const DEEPEST_TAG: usize = 64;

/// The most codes of a font whose letters a PDF lists.
pub const MOST_CODES: usize = 200_000;

/// The longest tag or comment in a web page, in bytes. Checking a tag's
/// attributes against each other takes the square of their number.
pub const MOST_TAG_BYTES: usize = 64 * 1024;

/// The most headings, paragraphs, list items and cells read from one document.
pub const MOST_BLOCKS: usize = 50_000;

/// The deepest list or heading path kept apart; what is deeper counts as this
/// deep.
pub const DEEPEST: u8 = 16;

/// The most things proposed from one document. A person has to decide each, and
/// the longest report seen makes 43 recommendations.
pub const MOST_PROPOSALS: usize = 2_000;

/// How often at most a document says "should", "must" and the like. A person looks at
/// each sentence that does and was not taken.
pub const MOST_ASKING: usize = 20_000;

/// The longest sentence searched for patterns, in words. What is longer is a
/// table or a list that lost its lines, and is left to the reverse check.
pub const MOST_SENTENCE_WORDS: usize = 400;

/// The longest name of a body, in words: "Police, Fire and Crime Commissioner
/// for Northmoor, Southvale and Westmarch" has twelve with its comma.
pub const MOST_NAME_WORDS: usize = 14;

/// The most runs of words looked up as names in one document, each counted once.
/// The densest document seen, a letter, has 83 in a kilobyte, so that four
/// megabytes like it are read; as much of nothing but names would take millions,
/// and ten seconds.
pub const MOST_NAMES: usize = 400_000;

/// The longest spreadsheet read, in bytes.
pub const MOST_CSV_BYTES: usize = 64 * 1024 * 1024;

/// The longest workbook read through a mapping, in bytes as it is packed.
pub const MOST_WORKBOOK_BYTES: usize = 16 * 1024 * 1024;

/// The most bytes that the parts of an Excel workbook may have once unpacked. A list
/// of coroners' reports with 15,000 rows takes some twenty megabytes.
pub const MOST_WORKBOOK_UNPACKED_BYTES: u64 = 128 * 1024 * 1024;

/// The most cells with something in them read from one sheet.
pub const MOST_WORKBOOK_CELLS: usize = 2_000_000;

/// The most columns of a sheet read through a mapping: Excel's own limit is 16,384,
/// and no list has been seen with a hundred.
pub const MOST_WORKBOOK_COLUMNS: u32 = 1_000;

/// The most rows read from one spreadsheet.
pub const MOST_ROWS: usize = 500_000;

/// The longest cell of a spreadsheet, in bytes. A longer one is nearly always a
/// quotation mark that was never closed and has swallowed the rows after it.
pub const MOST_CELL_BYTES: usize = 16 * 1024;

/// The longest mapping file, in bytes.
pub const MOST_MAPPING_BYTES: usize = 256 * 1024;
