//! The list of places where answers are published, for those who keep it.

use answerable_desk::View;
use answerable_desk::looking::PLACE_COLUMNS;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::Place;
use answerable_wording::{letters, looked, numbers};
use askama::Template;

use crate::frame::{Content, Crumb};
use crate::respond::{Column, Listing, Value};
use crate::shown::open;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "looks/places.html")]
struct PlacesPage {
    summary: String,
    recorded: Option<u64>,
    rows: Vec<Row>,
}

struct Row {
    of: String,
    place: String,
    holds: String,
    in_use: String,
    source: String,
    change: String,
    look: String,
}

impl Content for PlacesPage {
    fn title(&self) -> String {
        "Places to look".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Answers to look for", "/looks")]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/looks/places`: the list, or the same as a table that can be brought in
/// again.
pub(super) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let places = view.all_places();
    let recorded = visit.place.pairs.filled("recorded");
    let count = numbers::count(places.len() as u64, "place is", "places are");
    visit.show_rows(
        &PlacesPage {
            summary: format!("{} on the list.", letters::capital(&count)),
            recorded: recorded.and_then(|entry| entry.parse().ok()),
            rows: places.iter().map(|place| row(place, &view)).collect(),
        },
        &listing(&places),
    )
}

fn row((place, _): &(&Place, EntryNumber), view: &View<'_>) -> Row {
    Row {
        of: view.name_of(&place.of, view.as_at).to_owned(),
        place: place.place.to_string(),
        holds: open(&place.holds).to_owned(),
        in_use: letters::capital(&looked::in_use(place.from, place.until)),
        source: place.sourced.source.clone(),
        change: format!("/looks/places/{}", place.id),
        look: format!("/looks/record?listed={}", place.id),
    }
}

/// The columns are those that bringing a table in takes, by the same names.
const COLUMNS: [Column; PLACE_COLUMNS.len()] = {
    let mut columns = [Column {
        name: "",
        heading: "",
    }; PLACE_COLUMNS.len()];
    let mut place = 0;
    while place < PLACE_COLUMNS.len() {
        columns[place] = Column {
            name: PLACE_COLUMNS[place],
            heading: PLACE_COLUMNS[place],
        };
        place += 1;
    }
    columns
};

fn listing<'a>(places: &[(&'a Place, EntryNumber)]) -> Listing<'a> {
    let values = |(place, _): &(&'a Place, EntryNumber)| {
        vec![
            Value::text(place.id.as_str()),
            Value::text(place.of.as_str()),
            Value::text(place.place.as_str()),
            Value::text(open(&place.holds)),
            Value::day_if_known(place.from),
            Value::day_if_known(place.until),
            Value::text(place.sourced.source.as_str()),
            Value::Flag(place.sourced.checked),
        ]
    };
    Listing::whole("places", &COLUMNS, places.iter().map(values).collect())
}
