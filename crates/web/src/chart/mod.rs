//! Charts taken away: a drawing, a picture, and the table they are drawn from.
//!
//! A page that draws a chart hands it over as a
//! [`Picture`](answerable_charts::Picture) and has three things to do:
//!
//! 1. put `chart.on_page()` into a `<figure>` and call `files` of
//!    `components/chart.html` with [`ChartFiles::of`] under it;
//! 2. list two addresses below its own, each an act of reading:
//!
//!    ```text
//!    .at("/who-answers/chart.svg", get(READ, bodies::svg))
//!    .at("/who-answers/chart.png", get(READ, bodies::png))
//!    ```
//!
//! 3. in each of them draw the chart of the same address, `chart.in_file(source)`
//!    with [`source`], and end with [`send`].
//!
//! The table is the page's own `.csv`. The three are drawn from the same rows, on
//! the same day, with the same filters. A PNG needs a font of this machine; where
//! none is found its address says so and no page links it.

#[cfg(feature = "png")]
mod png;

use answerable_wording::days;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::layers::problems::AlreadyShown;
#[cfg(feature = "png")]
use crate::problem::Problem;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, as_at, links};

/// What tells a body from the others, where its name begins as theirs do: a
/// chart has room for little.
pub(crate) fn short_name(name: &str) -> &str {
    [
        "Police and Crime Commissioner for ",
        "Police, Fire and Crime Commissioner for ",
    ]
    .iter()
    .find_map(|kind| name.strip_prefix(kind))
    .unwrap_or(name)
}

/// The form a chart is taken away in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChartForm {
    /// A drawing, sharp at any size.
    Svg,
    /// A picture of so many points, for programs that take no drawing.
    Png,
}

/// The addresses at which a chart and its table are taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChartFiles {
    pub(crate) svg: String,
    /// None where this server has no font to draw one with.
    pub(crate) png: Option<String>,
    pub(crate) csv: String,
}

impl ChartFiles {
    /// Of the page at `path`, by what was understood of its address.
    pub(crate) fn of(visit: &Visit, path: &str, understood: &Pairs) -> Self {
        let links = visit.links();
        let at = |ending: &str| links.with(&format!("{path}{ending}"), understood.clone());
        Self {
            svg: at("/chart.svg"),
            png: draws_png(visit).then(|| at("/chart.png")),
            csv: at(".csv"),
        }
    }
}

/// What a file says of where it comes from: whose it is, the day it shows, and
/// the address of the page it stands on.
pub(crate) fn source(visit: &Visit, path: &str) -> String {
    let day = visit.as_at.day();
    let pairs = visit.place.pairs.without(|name, _| links::is_the_day(name));
    let address = pairs.with(as_at::NAME, day.to_string()).after(path);
    format!(
        "Source: Answerable, as at {}. The table, its sources and how it is worked out: {}{address}",
        days::day(day),
        visit.site.base(),
    )
}

/// A chart as a file, named so that it is known again in a folder. Where a PNG
/// is asked for and this server has no font to draw one with, it says so.
///
/// # Errors
/// [`Problem::Fault`](crate::problem::Problem::Fault) if it could not be drawn.
pub(crate) async fn send(visit: &Visit, name: &str, form: ChartForm, drawn: String) -> Shown {
    let (media_type, ending, bytes) = match form {
        ChartForm::Svg => ("image/svg+xml", "svg", drawn.into_bytes()),
        ChartForm::Png => match as_png(visit, drawn).await? {
            Some(bytes) => ("image/png", "png", bytes),
            None => return Ok(no_png()),
        },
    };
    let disposition = format!(
        "inline; filename=\"{name}-as-at-{}.{ending}\"",
        visit.as_at.day()
    );
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

/// Why there is none, and what to take in its place.
const NO_PNG: &str = "This server draws no PNG: it was built without, or has no font to set words in.\n\n\
    Take the SVG of the same chart, at the same address with .svg at its end. It opens in every browser and in most programs that take pictures.\n";

fn no_png() -> Response {
    let mut response = (StatusCode::NOT_FOUND, NO_PNG).into_response();
    response.extensions_mut().insert(AlreadyShown);
    response
}

#[cfg(feature = "png")]
fn draws_png(visit: &Visit) -> bool {
    visit.site.options.fonts.is_some()
}

#[cfg(not(feature = "png"))]
fn draws_png(_: &Visit) -> bool {
    false
}

/// Drawn beside the pages: a large picture takes a tenth of a second.
#[cfg(feature = "png")]
async fn as_png(visit: &Visit, drawn: String) -> Result<Option<Vec<u8>>, Problem> {
    let Some(fonts) = visit.site.options.fonts.clone() else {
        return Ok(None);
    };
    let fault = |why: &dyn std::fmt::Display| Problem::Fault(format!("drawing a PNG: {why}"));
    tokio::task::spawn_blocking(move || png::picture(&drawn, &fonts))
        .await
        .map_err(|why| fault(&why))?
        .map(Some)
        .map_err(|why| fault(&why))
}

#[cfg(not(feature = "png"))]
async fn as_png(_: &Visit, _: String) -> Result<Option<Vec<u8>>, crate::problem::Problem> {
    Ok(None)
}
