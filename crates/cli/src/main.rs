//! The `answerable` program.

fn main() {}
