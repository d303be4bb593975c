//! One person's look at one page: where, for which day, in which form.
//!
//! Everything that comes from an address is read here, by parsers that never
//! panic and that keep what was typed.

pub(crate) mod as_at;
pub(crate) mod choice;
pub(crate) mod format;
pub(crate) mod links;
pub(crate) mod query;
pub(crate) mod typed_day;
pub(crate) mod unknown;

use std::collections::BTreeSet;

use answerable_desk::View;
use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::LINK;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

pub(crate) use as_at::AsAt;
pub(crate) use format::Format;
pub(crate) use links::Links;
pub(crate) use query::Pairs;
pub(crate) use unknown::Unknown;

use crate::frame::{Content, Frame};
use crate::problem::Problem;
use crate::respond::paging::{Next, Paging};
use crate::respond::{self, Listing, paging};
use crate::sign_in::SignedIn;
use crate::site::Site;

/// What a handler answers with: a response, or a problem that the outermost
/// layer shows as a page.
pub(crate) type Shown = Result<Response, Problem>;

/// Where a person is: the address without the ending that says the form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    /// The path, as it was sent, without `.csv` or `.json`.
    pub(crate) path: String,
    /// The pairs after the question mark.
    pub(crate) pairs: Pairs,
    /// Whether there were more pairs than are read.
    pub(crate) is_cut: bool,
}

impl Place {
    pub(crate) fn of(uri: &axum::http::Uri) -> Self {
        Self {
            path: uri.path().to_owned(),
            pairs: Pairs::read(uri.query().unwrap_or_default()),
            is_cut: query::are_too_many(uri.query().unwrap_or_default()),
        }
    }
}

/// What a list takes from an address beside the day and the page, and what of
/// it was not understood.
#[derive(Debug, Default)]
pub(crate) struct Taken<'a> {
    /// The names of its filters.
    pub(crate) names: &'a [&'static str],
    /// Values that are not known, each with what it was taken for.
    pub(crate) unknown: Vec<String>,
    /// What is allowed in their place.
    pub(crate) allowed: Vec<String>,
}

/// One look at one page.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) site: Site,
    pub(crate) place: Place,
    pub(crate) as_at: AsAt,
    pub(crate) format: Format,
    /// How many entries the log had when the visit began.
    pub(crate) entries: u64,
    /// Who is signed in, if anybody is.
    pub(crate) signed_in: Option<SignedIn>,
}

impl Visit {
    /// Writes addresses that keep the day.
    pub(crate) fn links(&self) -> Links {
        Links::keeping(self.as_at.chosen())
    }

    /// What was sent of a day beside the one shown, and is left out.
    pub(crate) fn second_days(&self) -> Vec<String> {
        as_at::second(&self.place.pairs)
    }

    /// Shows a page that is for people only.
    ///
    /// # Errors
    /// [`Problem::NoSuchFormat`] if a table was asked for;
    /// [`Problem::Fault`] if the template could not be drawn.
    pub(crate) fn show(&self, content: &impl Content) -> Shown {
        match self.format {
            Format::Html => Frame::of(self, content).page(content),
            Format::Csv | Format::Json | Format::Atom | Format::Calendar => {
                Err(Problem::NoSuchFormat)
            }
        }
    }

    /// Shows a page whose rows may also be taken away as a table.
    ///
    /// # Errors
    /// [`Problem::Fault`] if the page or the table could not be written.
    pub(crate) fn show_rows(&self, content: &impl Content, listing: &Listing<'_>) -> Shown {
        match self.format {
            Format::Html => self.show_with_formats(content),
            Format::Csv | Format::Json | Format::Atom | Format::Calendar => self.table(listing),
        }
    }

    /// Shows a page that offers its rows as tables too.
    ///
    /// # Errors
    /// [`Problem::Fault`] if the template could not be drawn.
    pub(crate) fn show_with_formats(&self, content: &impl Content) -> Shown {
        self.show_filtered(content, &Pairs::default())
    }

    /// Shows a page of filtered rows that offers the same rows as tables: by
    /// what was understood of the address, since a table refuses the rest.
    ///
    /// # Errors
    /// [`Problem::Fault`] if the template could not be drawn.
    pub(crate) fn show_filtered(&self, content: &impl Content, understood: &Pairs) -> Shown {
        Frame::of(self, content)
            .with_formats(self, understood)
            .page(content)
    }

    /// The rows in the form that was asked for, of a page without a filter.
    ///
    /// # Errors
    /// [`Problem::NotUnderstood`] if the address holds anything but a day and a
    /// page; [`Problem::Fault`] if the table could not be written.
    pub(crate) fn table(&self, listing: &Listing<'_>) -> Shown {
        self.understood(&Taken::default())?;
        self.filtered_table(listing)
    }

    /// Whether everything in the address was understood. A page leaves out what
    /// it does not know and says so; a file has no place to say it in, and
    /// would hold more than was asked for.
    ///
    /// # Errors
    /// [`Problem::NotUnderstood`] with each part that was not, and what is
    /// allowed in its place.
    pub(crate) fn understood(&self, taken: &Taken<'_>) -> Result<(), Problem> {
        let mut unknown = self.strange(taken.names);
        let mut allowed = Vec::new();
        if !unknown.is_empty() {
            let names = ["as-at"].iter().chain(taken.names);
            let names: Vec<_> = names.copied().collect();
            allowed.push(format!("Filters here: {}", names.join(", ")));
        }
        if let Some(unread) = self.unread() {
            unknown.push(unread);
            allowed.push(format!(
                "An address holds at most {} parts",
                query::MOST_PAIRS
            ));
        }
        let second_days = self.second_days();
        if !second_days.is_empty() {
            unknown.extend(second_days);
            allowed.push(format!("{} takes one day, as 2024-05-01", as_at::NAME));
        }
        unknown.extend(taken.unknown.iter().cloned());
        allowed.extend(taken.allowed.iter().cloned());
        match unknown.is_empty() {
            true => Ok(()),
            false => Err(Problem::NotUnderstood { unknown, allowed }),
        }
    }

    /// The same of a table that is given page by page where that is asked for.
    ///
    /// # Errors
    /// As [`understood`](Self::understood).
    pub(crate) fn understood_in_pages(&self, taken: &Taken<'_>) -> Result<(), Problem> {
        let in_pages = [paging::LIMIT, paging::CURSOR];
        let names: Vec<_> = taken.names.iter().copied().chain(in_pages).collect();
        self.understood(&Taken {
            names: &names,
            unknown: taken.unknown.clone(),
            allowed: taken.allowed.clone(),
        })
    }

    /// Each name in the address, once, that is none of these, a day or a page.
    fn strange(&self, names: &[&str]) -> Vec<String> {
        let is_known =
            |name: &str| name == "page" || links::is_the_day(name) || names.contains(&name);
        let sent = self.place.pairs.iter().map(|(name, _)| name);
        let strange: BTreeSet<_> = sent.filter(|name| !is_known(name)).collect();
        strange
            .into_iter()
            .map(|name| format!("‘{}’ is not the name of a filter here", query::short(name)))
            .collect()
    }

    /// That the end of the address was not read, where it is too long.
    fn unread(&self) -> Option<String> {
        self.place.is_cut.then(|| {
            format!(
                "The address has more than {} parts, and what follows them was not read",
                query::MOST_PAIRS
            )
        })
    }

    /// What a page with these filters leaves out of the address without looking
    /// at its value, to be named there.
    pub(crate) fn left_out(&self, names: &[&str]) -> Vec<String> {
        self.strange(names)
            .into_iter()
            .chain(self.unread())
            .collect()
    }

    /// The rows in the form that was asked for, where the address is known to
    /// be [understood](Self::understood).
    ///
    /// # Errors
    /// [`Problem::NoSuchFormat`] if a feed was asked for; [`Problem::Fault`] if the table could not be written.
    pub(crate) fn filtered_table(&self, listing: &Listing<'_>) -> Shown {
        self.table_with(listing, Next::default())
    }

    /// The rows in the form that was asked for, and where the next are.
    ///
    /// # Errors
    /// As [`filtered_table`](Self::filtered_table).
    pub(crate) fn table_with(&self, listing: &Listing<'_>, next: Next) -> Shown {
        let link = next
            .address
            .as_ref()
            .map(|next| format!("<{next}>; rel=\"next\""));
        let mut shown = match self.format {
            Format::Json => respond::json::download(self, listing, next),
            Format::Csv | Format::Html => respond::csv::download(self, listing),
            Format::Atom | Format::Calendar => Err(Problem::NoSuchFormat),
        }?;
        if let Some(link) = link.and_then(|link| HeaderValue::from_str(&link).ok()) {
            shown.headers_mut().insert(LINK, link);
        }
        Ok(shown)
    }

    /// The rows of a list as a table, all or a page of them.
    ///
    /// # Errors
    /// [`Problem::NotUnderstood`] if a cursor does not fit;
    /// [`Problem::NoSuchFormat`] if a feed was asked for; [`Problem::Fault`] if the
    /// table could not be written.
    pub(crate) fn table_in_pages(
        &self,
        mut listing: Listing<'_>,
        paging: &Paging,
        view: &View<'_>,
    ) -> Shown {
        let next = paging.cut(self, view, &mut listing, 0)?;
        self.table_with(&listing, next)
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        let place = Place::of(&parts.uri);
        let as_at = AsAt::read(&place.pairs, site.today()).map_err(Problem::NoSuchDay)?;
        let format = parts.extensions.get().copied().unwrap_or_default();
        Ok(Self {
            site: site.clone(),
            place,
            as_at,
            format,
            entries: site.state.desk.read().head(),
            signed_in: parts.extensions.get().cloned(),
        })
    }
}

/// Sends a person on to another address, which they may keep.
pub(crate) fn see_other(address: &str) -> Response {
    axum::response::Redirect::to(address).into_response()
}
