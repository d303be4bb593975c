//! The people of the practice register: one in each role, two reviewers.

use answerable_register::calendar::Day;
use serde::Deserialize;

use crate::reference::ReferenceError;
use crate::reference::row::{RowProblem, filled, rows, yes_or_no};
use crate::who::{ActsFor, Appointment, Role};

const FILE: &str = "practice/people.csv";

/// Somebody invented, and the office they act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// What they are appointed to.
    pub appointment: Appointment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    role: String,
    body: String,
    name: String,
    source: String,
    checked: String,
}

/// The people, appointed from a day on.
///
/// # Errors
///
/// A row that cannot be read. The file is compiled in, so a test keeps this
/// from happening.
pub fn people(from: Day) -> Result<Vec<Person>, ReferenceError> {
    let text = include_str!("../../../../data/practice/people.csv");
    rows(FILE, text, |row: Row| person(row, from))
}

fn person(row: Row, from: Day) -> Result<Person, RowProblem> {
    filled("source", row.source)?;
    yes_or_no("checked", &row.checked)?;
    let role: Role = row.role.parse().map_err(|_| RowProblem::NotAllowed {
        column: "role",
        value: row.role.clone(),
        allowed: "write the word of a role",
    })?;
    let acts_for = match row.body.as_str() {
        "" => ActsFor::Register,
        body => ActsFor::Body(body.into()),
    };
    let appointment =
        Appointment::try_new(role, acts_for, from, None).map_err(|_| RowProblem::NotAllowed {
            column: "body",
            value: row.body,
            allowed: "name a body for the roles held in one, and none for the others",
        })?;
    Ok(Person {
        name: filled("name", row.name)?,
        appointment,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn somebody_holds_each_role_that_a_person_can() {
        let people = people(date(2026, 6, 1)).unwrap();
        let held = |role| {
            let holds = people
                .iter()
                .filter(|person| person.appointment.role() == role);
            holds.count()
        };
        for role in Role::ALL {
            let wanted = match role {
                // A program's, and made where it is used.
                Role::ServiceToken => 0,
                // One decides, the other publishes.
                Role::Reviewer => 2,
                _ => 1,
            };
            assert_eq!(held(role), wanted, "{role}");
        }
    }
}
