//! Our own tools: `cargo dev check`, `tidy`, `browser`, `bench` and `seed`.

fn main() {}
