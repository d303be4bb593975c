//! Documents in, proposals with passages out; it proposes and never decides.
