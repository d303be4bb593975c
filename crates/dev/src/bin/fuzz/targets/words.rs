//! Words: deadlines, days and names.

use answerable_intake::tracker::{Order, read_day};
use answerable_intake::{Directory as _, Given, Media, read_deadline};
use anyhow::Result;

use super::documents::{document, everybody};

pub(super) fn phrases() -> Result<Vec<Vec<u8>>> {
    let phrases = [
        "by 30 September 2025",
        "within three months of publication",
        "by the end of March 2026",
        "immediately",
        "9th Aoril 2024",
        "every six months",
        "by autumn 2025",
        "within 56 days",
        "31/03/2025",
        "before the next inspection",
        "no later than 1 May",
        "by the end of the financial year",
        "on an annual basis",
        "within 6 to 9 months",
        "Q3 2025/26",
    ];
    Ok(phrases.map(Into::into).to_vec())
}

pub(super) fn deadline(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let _ = read_deadline(&words, Given::default());
    for order in [Order::DayFirst, Order::MonthFirst] {
        let _ = read_day(&words, Some(order));
    }
    let _ = read_day(&words, None);
}

pub(super) fn name_seeds() -> Result<Vec<Vec<u8>>> {
    let names = [
        "Exampleshire Police",
        "the Chief Constable of Exampleshire",
        "all chief constables",
        "Northmoor PCC",
        "PCCs",
        "Exampleshire Police, Northmoor Police and the College of Policing",
        "HMCIFRS",
        "Exampleshire Constabulary",
        "the force",
        "lead for vetting",
        "Police and Crime Commissioner for Northmoor",
        "forces and the National Board",
    ];
    Ok(names.map(Into::into).to_vec())
}

/// The names alone, and where a document names whom it asks.
pub(super) fn names(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let _ = everybody().find(&words);
    let asks = format!(
        "By May 2025, {words} should publish a plan. We recommend that {words} act with {words}.\n"
    );
    document(asks.as_bytes(), Media::PlainText);
}
