//! Packed documents: Word and OpenDocument, as zip files of XML.
//!
//! Only the parts that hold words are unpacked, each measured while it is; pictures,
//! macros and whatever else lies in the file is never looked at. XML is read element
//! by element, without a tree and without declarations of its own, so that nothing
//! expands and nothing outside the file is fetched.

pub(crate) mod docx;
mod flow;
mod numbers;
pub(crate) mod odt;
mod parts;
mod xml;

pub use parts::NotUnpacked;
pub(crate) use parts::{Parts, kind};
pub(crate) use xml::{Element, Next, each};

#[cfg(test)]
mod tests;
