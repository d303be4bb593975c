//! The core: bodies, powers, reports, asks, answers and outcomes; the entries that record them, and the fold.
