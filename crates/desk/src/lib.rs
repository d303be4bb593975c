//! What people do: the one writer, the live register, acts and questions.

pub mod reference;
pub mod sample;
