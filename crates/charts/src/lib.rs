//! Accessible SVG drawn from the numbers in the table beside it.
