//! Every sentence said about a body, and numbers and dates as words.
