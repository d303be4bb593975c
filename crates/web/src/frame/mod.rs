//! The frame of every page: where you are, for which day, and what else there is.

pub(crate) mod markup;
mod rooms;

use answerable_desk::who::may_at_all;
use answerable_wording::{days, numbers};
use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

pub(crate) use rooms::{Crumb, Room};

use crate::assets;
use crate::feeds::Follow;
use crate::layers::reference::loggable;
use crate::problem::Problem;
use crate::sign_in::SignedIn;
use crate::visit::query::Pairs;
use crate::visit::typed_day::TypedDay;
use crate::visit::{Format, Links, Shown, Visit, as_at, links};

/// What stands inside the frame. The first line of a content's template is the
/// one question it answers.
pub(crate) trait Content: Template {
    /// The heading, short enough for a browser's tab.
    fn title(&self) -> String;

    /// What it is called where it is cited: in full, as a tab has no room for.
    fn cited(&self) -> String {
        self.title()
    }

    /// The room it stands in, to be marked in the navigation.
    fn room(&self) -> Option<Room> {
        None
    }

    /// The pages above this one, home first.
    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    /// Whether it shows again what a person sent, with what was wrong with it.
    fn is_refused(&self) -> bool {
        false
    }

    /// What of the address was not understood, each part to be named, and the
    /// place on the page that it is about.
    fn not_understood(&self) -> (&'static str, &[String]) {
        ("main-content", &[])
    }

    /// Whether what it shows depends on the day.
    fn has_a_day(&self) -> bool {
        true
    }

    /// What a list of results elsewhere says of the page, under its title.
    ///
    /// It is kept there for weeks, so it says what the page is about, and never how
    /// anything stands.
    fn description(&self) -> String {
        format!(
            "{}. From the public register of what policing in England and Wales was \
             asked to do, and what was answered.",
            self.title().trim_end_matches('.')
        )
    }

    /// Whether it is a page of the register that somebody may cite.
    fn is_cited(&self) -> bool {
        self.has_a_day() && !self.is_refused()
    }
}

/// Everything around the content.
pub(crate) struct Frame {
    title: String,
    description: String,
    links: Links,
    path: String,
    stylesheets: Vec<String>,
    /// The rooms that the person who looks may enter.
    rooms: Vec<Room>,
    room: Option<Room>,
    trail: Vec<Crumb>,
    notice: Option<String>,
    signed_in: Option<SignedIn>,
    day: Option<DayControl>,
    formats: Vec<(&'static str, String)>,
    /// How to cite the page, where it is one to cite.
    cite: Option<Cite>,
    /// The ways to follow the page, where it can be.
    follow: Option<Follow>,
    /// The whole address of this page as at today, without what says no more; none
    /// where the site was not told its own.
    canonical: Option<String>,
    permanent: String,
    correction: String,
}

/// What whoever cites the page writes: its words, and an address at which it stays
/// as at that day.
pub(crate) struct Cite {
    title: String,
    day: String,
    /// How many entries of the log count.
    entries: String,
    address: String,
}

/// The line that says the day, and the form that changes it.
pub(crate) struct DayControl {
    /// The day the page is drawn for.
    shown: String,
    /// Whether that is another day than today.
    is_another: bool,
    /// This page today.
    today: String,
    /// Where the form sends to.
    action: String,
    /// What the fields hold.
    typed: TypedDay,
    /// The rest of the address, kept.
    kept: Pairs,
    /// A second day that was sent, and left out.
    left_out: Vec<String>,
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a, C: Content> {
    frame: &'a Frame,
    content: &'a C,
}

impl<C: Content> Layout<'_, C> {
    /// Everything of the address that was left out, for one summary: the day
    /// first, which stands above all else.
    fn left_out(&self) -> Vec<(&'static str, &str)> {
        let days = self.frame.day.iter().flat_map(|day| &day.left_out);
        let (place, of_page) = self.content.not_understood();
        let of_page = of_page.iter().map(|words| (place, words.as_str()));
        days.map(|words| ("day-shown", words.as_str()))
            .chain(of_page)
            .collect()
    }
}

impl Frame {
    pub(crate) fn of(visit: &Visit, content: &impl Content) -> Self {
        let links = visit.links();
        let place = &visit.place;
        let day = content.has_a_day().then(|| DayControl::of(visit));
        let permanent = links.with(&place.path, place.pairs.clone());
        Self {
            title: title_of(content, day.as_ref()),
            description: content.description(),
            links,
            path: place.path.clone(),
            stylesheets: assets::stylesheets(&visit.site),
            rooms: rooms(visit),
            room: content.room(),
            trail: content.trail(),
            notice: visit.site.options.notice.clone(),
            signed_in: visit.signed_in.clone(),
            day,
            formats: Vec::new(),
            cite: content.is_cited().then(|| Cite::of(visit, content)),
            follow: (place.path == "/")
                .then(|| Follow::of("/", &Pairs::default()))
                .flatten(),
            correction: links.with(
                "/correction",
                Pairs::default().with("page", corrected(&place.path, &permanent)),
            ),
            canonical: canonical(visit),
            permanent,
        }
    }

    /// Offers the page's rows as tables too, by what was understood of the
    /// address.
    pub(crate) fn with_formats(mut self, visit: &Visit, understood: &Pairs) -> Self {
        let address = |format: Format| {
            let path = format!("{}{}", visit.place.path, format.suffix());
            self.links.with(&path, understood.clone())
        };
        self.follow = Follow::of(&visit.place.path, understood);
        self.formats = vec![
            ("CSV", address(Format::Csv)),
            ("JSON", address(Format::Json)),
        ];
        self
    }

    /// The content in this frame.
    ///
    /// # Errors
    /// [`Problem::Fault`] if a template could not be drawn.
    pub(crate) fn page<C: Content>(&self, content: &C) -> Shown {
        let drawn = Layout {
            frame: self,
            content,
        }
        .render()
        .map_err(|error| Problem::Fault(format!("drawing a page: {error}")))?;
        Ok(([(CONTENT_TYPE, "text/html; charset=utf-8")], drawn).into_response())
    }

    /// Whether this is the page a navigation link leads to, or one below it.
    fn is_in(&self, room: &Room) -> bool {
        self.room.as_ref() == Some(room)
    }

    /// How much there is to do in a room, where it is counted and there is any.
    fn count_of(&self, room: &Room) -> Option<usize> {
        let work = self.signed_in.as_ref().and_then(|person| person.work);
        work.filter(|count| *room == Room::Work && *count > 0)
    }

    fn is_at(&self, path: &str) -> bool {
        self.path == path
    }
}

/// Which page a request for a correction names: this one, unless its address is
/// known to one person alone. The inbox is read by others.
fn corrected(path: &str, permanent: &str) -> String {
    match loggable(path) == path {
        true => permanent.to_owned(),
        false => "/".to_owned(),
    }
}

/// The one address under which others should know the page.
fn canonical(visit: &Visit) -> Option<String> {
    let base = visit.site.options.address.as_deref()?;
    let pairs = visit.place.pairs.without(|name, _| links::is_the_day(name));
    Some(format!("{base}{}", pairs.after(&visit.place.path)))
}

/// The rooms that the person who looks may enter.
fn rooms(visit: &Visit) -> Vec<Room> {
    let may_enter = |room: &Room| {
        let Some(act) = room.act() else { return true };
        let signed_in = visit.signed_in.as_ref();
        signed_in.is_some_and(|who| may_at_all(&who.actor, act, visit.site.today()).is_ok())
    };
    Room::ALL.into_iter().filter(may_enter).collect()
}

impl Cite {
    fn of(visit: &Visit, content: &impl Content) -> Self {
        let day = visit.as_at.day();
        let pairs = visit.place.pairs.without(|name, _| links::is_the_day(name));
        let path = pairs
            .with(as_at::NAME, day.to_string())
            .after(&visit.place.path);
        Self {
            title: content.cited(),
            day: days::day(day),
            entries: numbers::count(visit.entries, "entry", "entries"),
            address: format!("{}{path}", visit.site.base()),
        }
    }
}

impl DayControl {
    fn of(visit: &Visit) -> Self {
        let chosen = visit.as_at.chosen();
        let kept = visit.place.pairs.without(|name, _| links::is_the_day(name));
        Self {
            shown: days::day(visit.as_at.day()),
            is_another: chosen.is_some(),
            today: kept.after(&visit.place.path),
            action: visit.place.path.clone(),
            typed: chosen.map(TypedDay::of).unwrap_or_default(),
            kept,
            left_out: visit.second_days(),
        }
    }
}

/// The longest title of a page before the day and the site's name: what a
/// browser's tab and a list of results show of it.
const LONGEST_TITLE: usize = 56;

/// `Error: Asks (as at 1 May 2024) - Answerable`.
fn title_of(content: &impl Content, day: Option<&DayControl>) -> String {
    let a_day_is_left_out = day.is_some_and(|day| !day.left_out.is_empty());
    let begins = match content.is_refused() || a_day_is_left_out {
        true => "Error: ",
        false => "",
    };
    let title = shortened(&content.title());
    match day.filter(|day| day.is_another) {
        Some(day) => format!("{begins}{title} (as at {}) - Answerable", day.shown),
        None => format!("{begins}{title} - Answerable"),
    }
}

/// The whole title, or as many whole words of it as fit.
fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST_TITLE {
        return title.to_owned();
    }
    let mut short = String::new();
    for word in title.split_whitespace() {
        if short.chars().count() + word.chars().count() + 2 > LONGEST_TITLE {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short.extend(title.chars().take(LONGEST_TITLE - 1));
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_between_words() {
        assert_eq!(shortened("Asks"), "Asks");
        assert_eq!(
            shortened("Explain in every case how the risk to a missing person was graded and why"),
            "Explain in every case how the risk to a missing person…"
        );
        assert_eq!(shortened(&"x".repeat(80)).chars().count(), LONGEST_TITLE);
    }
}
