//! A feed of what happened (RFC 4287), in pages (RFC 5005, section 3).
//!
//! One entry for each entry of the log, whose number is its id: it stays as long
//! as the log does. The register knows days and no times of day, so each time is
//! midnight of the day recorded.

use answerable_desk::View;
use answerable_desk::following::{Followed, Happened, Happening, Wanted, recorded_by};
use answerable_wording::{days, news, told};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use jiff::civil::Date;

use super::said;
use super::xml::Xml;
use crate::problem::Problem;
use crate::shown::pages::PageAsked;
use crate::visit::{Format, Shown, Visit};

/// How many entries one page of a feed holds.
pub(crate) const IN_ONE_PAGE: usize = 50;

const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// The feed of what is followed.
///
/// # Errors
/// [`Problem::NotFound`] past the last page; [`Problem::Fault`] if words could
/// not be looked for.
pub(super) fn show(visit: &Visit, followed: &Followed) -> Shown {
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let page = PageAsked::read(&visit.place.pairs);
    if let Some(unknown) = page.unknown.into_iter().next() {
        return Err(Problem::NotUnderstood {
            unknown: vec![unknown],
            allowed: vec!["page takes a whole number from 1".to_owned()],
        });
    }
    let wanted = Wanted {
        among: recorded_by(&register, view.as_at),
        after: (page.number - 1).saturating_mul(IN_ONE_PAGE),
        most: IN_ONE_PAGE,
        on: view.as_at,
    };
    let found = desk
        .happened(&register, followed, &wanted)
        .map_err(|why| Problem::Fault(format!("looking for words: {why}")))?;
    if page.number > 1 && found.rows.is_empty() {
        return Err(Problem::NotFound);
    }
    let feed = Feed {
        base: visit.site.base(),
        visit,
        view,
        page: page.number,
        found,
    };
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], feed.write(followed)).into_response())
}

struct Feed<'v> {
    base: &'v str,
    visit: &'v Visit,
    view: View<'v>,
    page: usize,
    found: Happened<'v>,
}

impl Feed<'_> {
    fn write(&self, followed: &Followed) -> String {
        let mut xml = Xml::begin();
        let name = said::name_of_followed(followed, &self.view);
        let whole = self.address(Format::Atom, 1);
        xml.open(
            "feed",
            &[
                ("xmlns", "http://www.w3.org/2005/Atom"),
                ("xml:lang", "en-GB"),
            ],
        );
        xml.words("id", &whole);
        xml.words("title", &format!("{name} - Answerable"));
        xml.words("subtitle", &self.subtitle());
        xml.words("updated", &midnight(self.updated()));
        xml.open("author", &[]);
        xml.words("name", "Answerable");
        xml.words("uri", &format!("{}/", self.base));
        xml.close("author");
        xml.words_with(
            "generator",
            &[("version", env!("CARGO_PKG_VERSION"))],
            "Answerable",
        );
        self.links(&mut xml, &whole);
        for happening in &self.found.rows {
            self.entry(&mut xml, happening);
        }
        xml.close("feed");
        xml.finish()
    }

    /// What a reader should know of the feed.
    fn subtitle(&self) -> String {
        let cut = match self.found.is_cut {
            true => " Only the newest entries were looked through.",
            false => "",
        };
        format!(
            "What was recorded by {}, the newest first. The register knows days and no \
             times of day.{cut}",
            days::day(self.view.as_at)
        )
    }

    /// The day of the newest entry; of an empty feed the day of the last one in
    /// the log.
    fn updated(&self) -> Date {
        let newest = self.found.rows.iter().map(|row| self.changed(row)).max();
        newest
            .or_else(|| self.view.register.last_recorded_on())
            .map_or(self.view.as_at, |day| day.min(self.view.as_at))
    }

    /// The day an entry last changed: recorded, or corrected by another.
    fn changed(&self, happening: &Happening<'_>) -> Date {
        let replaced = happening.replaced_by;
        let replaced = replaced.and_then(|by| self.view.register.recorded_on(by));
        replaced.unwrap_or(happening.recorded_on)
    }

    fn links(&self, xml: &mut Xml, whole: &str) {
        let last = self.found.found.div_ceil(IN_ONE_PAGE).max(1);
        let mut link = |rel: &str, kind: &str, href: &str| {
            xml.empty("link", &[("rel", rel), ("type", kind), ("href", href)]);
        };
        let atom = "application/atom+xml";
        link("self", atom, &self.address(Format::Atom, self.page));
        link("alternate", "text/html", &self.address(Format::Html, 1));
        link("first", atom, whole);
        if self.page > 1 {
            link("previous", atom, &self.address(Format::Atom, self.page - 1));
        }
        if self.page < last {
            link("next", atom, &self.address(Format::Atom, self.page + 1));
        }
        link("last", atom, &self.address(Format::Atom, last));
    }

    fn entry(&self, xml: &mut Xml, happening: &Happening<'_>) {
        let itself = format!("{}/entries/{}", self.base, happening.entry);
        let said = said::sentence(happening, &self.view);
        xml.open("entry", &[]);
        xml.words("id", &itself);
        xml.words("title", &said);
        xml.words("updated", &midnight(self.changed(happening)));
        xml.words("published", &midnight(happening.recorded_on));
        let shown = format!("{}{}", self.base, said::page(happening));
        let html = ("type", "text/html");
        xml.empty("link", &[("rel", "alternate"), html, ("href", &shown)]);
        xml.empty("link", &[("rel", "related"), html, ("href", &itself)]);
        xml.empty(
            "category",
            &[
                ("term", happening.kind),
                ("label", told::kind(happening.kind)),
            ],
        );
        let mut summary = format!(
            "{said} Recorded on {}, as entry {}.",
            days::day(happening.recorded_on),
            happening.entry
        );
        if let Some(by) = happening.replaced_by {
            summary.push(' ');
            summary.push_str(&news::replaced(by));
        }
        xml.words_with("summary", &[("type", "text")], &summary);
        xml.close("entry");
    }

    /// This feed or its page, whole.
    fn address(&self, format: Format, page: usize) -> String {
        let place = &self.visit.place;
        let pairs = place.pairs.without(|name, _| name == "page");
        let pairs = match page {
            1 => pairs,
            page => pairs.with("page", page.to_string()),
        };
        let path = format!("{}{}", place.path, format.suffix());
        format!("{}{}", self.base, self.visit.links().with(&path, pairs))
    }
}

/// The first moment of a day (RFC 3339).
fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
