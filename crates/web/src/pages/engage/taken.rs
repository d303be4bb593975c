//! The rows, to be taken away: one for each stay.

use answerable_desk::View;
use answerable_desk::questions::StaysOf;
use answerable_register::facts::EngageDay;
use answerable_wording::monitoring;

use super::end;
use crate::respond::{Column, Listing, Value};
use crate::shown::open;
use crate::visit::Links;

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

pub(crate) const COLUMNS: &[Column] = &[
    column("force", "Force: reference"),
    column("name", "Name"),
    column("entered", "Entered, as far as sources agree"),
    column("entered_as_given", "Entered, as each source gives it"),
    column("left", "Left, as far as sources agree"),
    column("left_as_given", "Left, as each source gives it"),
    column("ground", "Ground stated"),
    column("page", "Page of the force"),
];

pub(super) fn listing<'a>(forces: &'a [StaysOf<'a>], view: &View<'_>, links: Links) -> Listing<'a> {
    let rows: Vec<_> = forces
        .iter()
        .flat_map(|of| of.stays.iter().map(move |stay| (of, *stay)))
        .map(|(of, stay)| {
            let left = end(stay, view);
            vec![
                Value::text(of.force.as_str()),
                Value::text(of.name.as_str()),
                agreed(&stay.entered),
                as_given(&stay.entered),
                agreed(left),
                as_given(left),
                stay.ground
                    .as_ref()
                    .map_or(Value::NotAvailable, |ground| Value::text(open(ground))),
                Value::text(links.body(&of.force)),
            ]
        })
        .collect();
    Listing::whole("stays-in-engage", COLUMNS, rows)
}

fn agreed<'a>(given: &[EngageDay]) -> Value<'a> {
    monitoring::agreed(given).map_or(Value::NotAvailable, Value::known_day)
}

fn as_given<'a>(given: &[EngageDay]) -> Value<'a> {
    if given.is_empty() {
        return Value::NotAvailable;
    }
    let each = given
        .iter()
        .map(|day| format!("{} ({})", monitoring::given(day), day.source));
    Value::text(each.collect::<Vec<_>>().join("; "))
}
