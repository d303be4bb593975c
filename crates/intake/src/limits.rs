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

/// The most rows read from one spreadsheet.
pub const MOST_ROWS: usize = 500_000;

/// The longest cell of a spreadsheet, in bytes. A longer one is nearly always a
/// quotation mark that was never closed and has swallowed the rows after it.
pub const MOST_CELL_BYTES: usize = 16 * 1024;

/// The longest mapping file, in bytes.
pub const MOST_MAPPING_BYTES: usize = 256 * 1024;
