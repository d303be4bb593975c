//! A panic in a page is a fault of ours, and ends only that page.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// The fault a panic stands for; its words go to the log and to nobody else.
pub(crate) fn to_fault(panic: Box<dyn Any + Send>) -> Response {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without words");
    Problem::Fault(format!("a page panicked: {words}")).into_response()
}
