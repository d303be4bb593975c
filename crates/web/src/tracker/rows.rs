//! What would be written from each row, what would not and why; and writing it.

use answerable_desk::View;
use answerable_desk::queues::Due;
use answerable_desk::tracker::intake::TrackerRow;
use answerable_desk::tracker::{
    Found, How, InHand, NotKept, NotWritten, Plan, Planned, What, WillNot, Would,
};
use answerable_register::facts::AskReference;
use answerable_wording::days;
use answerable_wording::numbers::count as count_of;
use answerable_wording::published_answer::said;
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::columns::shortened;
use super::{Bringing, as_sentence, drawn, problem_of, trail};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::Offered;
use crate::shown::{Stands, open};
use crate::sign_in::{SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Links, Shown, Visit, see_other};
use crate::work::{OneOffice, row::due};

/// For how many seconds rows are written before the page says how far it came:
/// well below the time in which a request must be answered.
const SECONDS_OF_WRITING: i64 = 10;

#[derive(Template)]
#[template(path = "tracker/rows.html")]
struct Page {
    file: String,
    body: String,
    address: String,
    found: [usize; 3],
    page: usize,
    pages: usize,
    first_row: u32,
    last_row: u32,
    rows: Vec<RowShown>,
    /// How much would be written: claims, drafts, comments.
    would: Vec<String>,
    has_claims: bool,
    notice: Option<String>,
    wrong: Option<String>,
    has_done: bool,
    looked_at: String,
    form_key: String,
}

/// A row with what it is about.
pub(super) struct RowShown {
    pub(super) number: u32,
    /// What the row itself says it is about.
    words: String,
    state: About,
    is_left_out: bool,
    would: Vec<WouldShown>,
    will_not: Vec<String>,
    differs: Option<String>,
    done: Vec<String>,
}

enum About {
    /// Found: what, where, by what, and how it stands.
    Found {
        title: String,
        report: String,
        href: String,
        how: &'static str,
        stands: Stands,
        due: String,
    },
    /// One of several: a person chooses.
    Choose(Vec<Offered>),
    /// Nothing, and why.
    Nothing(String),
}

struct WouldShown {
    what: &'static str,
    is_public: bool,
    lines: Vec<(&'static str, String)>,
}

impl Page {
    fn has_some_to_choose(&self) -> bool {
        self.found[1] > 0
    }

    fn all_pages(&self) -> Vec<(usize, bool)> {
        (1..=self.pages)
            .map(|page| (page, page == self.page))
            .collect()
    }

    fn to_choose(&self) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| matches!(row.state, About::Choose(_)) && !row.is_left_out)
            .count()
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "What would be written from your tracker".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.address)
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/work/OFFICE/tracker/rows`, with `?page=` a later hundred of rows.
pub(super) async fn show(
    Extension(office): Extension<OneOffice>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let bringing = Bringing::of(&site, &by, &office)?;
    let held = match bringing.held().await? {
        Ok(held) if held.columns_said && held.cells_said => held,
        Ok(_) => return Ok(see_other(&bringing.address("/cells"))),
        Err(first) => return Ok(first),
    };
    let page = page_asked(visit.place.pairs.one("page"));
    let plan = planned(&bringing, &held, page).await?;
    visit
        .show(&drawn_page(&bringing, &held, page, plan))
        .map(kept_nowhere)
}

/// Keeps what was chosen; writes, where what was chosen was looked at before.
pub(super) async fn send(
    Extension(office): Extension<OneOffice>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let bringing = Bringing::of(&site, &form.by, &office)?;
    let mut held = match bringing.held().await? {
        Ok(held) => held,
        Err(first) => return Ok(first),
    };
    let page = page_asked(form.pairs.one("page"));
    let here = bringing.address(&format!("/rows?page={}", page + 1));
    let before = held.clone();
    let shown: Vec<u32> = form
        .pairs
        .all("row")
        .filter_map(|row| row.parse().ok())
        .collect();
    for row in &shown {
        held.left_out.remove(row);
    }
    let out = form
        .pairs
        .all("out")
        .filter_map(|row| row.parse::<u32>().ok());
    held.left_out.extend(out);
    for (name, chosen) in form.pairs.iter() {
        let row = name
            .strip_prefix("choose-")
            .and_then(|row| row.parse().ok());
        match (row, chosen) {
            (Some(row), "") => {
                held.chosen.remove(&row);
            }
            (Some(row), chosen) => {
                held.chosen.insert(row, chosen.to_owned());
            }
            (None, _) => {}
        }
    }
    let has_changed = held != before;
    if has_changed {
        held = match bringing.keep(held).await? {
            Ok(held) => held,
            Err(NotKept::Moved) => return Ok(see_other(&here)),
            Err(why) => return Err(problem_of(why)),
        };
    }
    if form.pairs.one("act") != Some("write") {
        return Ok(see_other(&here));
    }
    if has_changed {
        let plan = planned(&bringing, &held, page).await?;
        let mut shown = drawn_page(&bringing, &held, page, plan);
        shown.notice = Some(
            "Nothing is written yet: you chose something on this page. This is what it comes to; read it and confirm."
                .to_owned(),
        );
        return visit.show(&shown).map(kept_nowhere);
    }
    let looked_at = form.pairs.one("looked-at").unwrap_or_default().to_owned();
    write(&bringing, &visit, (held, page, looked_at)).await
}

async fn write(
    bringing: &Bringing,
    visit: &Visit,
    (mut held, page, looked_at): (InHand, usize, String),
) -> Shown {
    let (actor, site) = (bringing.by.actor.clone(), bringing.site.clone());
    let until = site.now().0 + SECONDS_OF_WRITING;
    let written = bringing
        .at_desk(move |desk, which| {
            let may_go_on = || site.now().0 < until;
            let upload = (&mut held, page, looked_at.as_str());
            let written = desk.write_tracker(which, &actor, upload, drawn, may_go_on);
            (held, written)
        })
        .await?;
    match written {
        (_, Ok(_)) => Ok(see_other(&bringing.address("/done"))),
        (held, Err(why @ (NotWritten::Changed | NotWritten::HiddenNotSeen))) => {
            let plan = planned(bringing, &held, page).await?;
            let mut shown = drawn_page(bringing, &held, page, plan);
            shown.wrong = Some(as_sentence(&why.to_string()));
            Ok(shown_again(visit.show(&shown)?, StatusCode::CONFLICT))
        }
        (_, Err(NotWritten::Kept(NotKept::Moved))) => Ok(see_other(&bringing.address("/done"))),
        (_, Err(NotWritten::Kept(why))) => Err(problem_of(why)),
    }
}

/// A page of rows, counted from 0; the first where none is asked for.
fn page_asked(asked: Option<&str>) -> usize {
    let page = asked.and_then(|page| page.parse::<usize>().ok());
    page.unwrap_or(1).saturating_sub(1)
}

async fn planned(bringing: &Bringing, held: &InHand, page: usize) -> Result<Plan, Problem> {
    let (actor, held) = (bringing.by.actor.clone(), held.clone());
    bringing
        .at_desk(move |desk, which| desk.plan_tracker(which, &actor, (&held, page)))
        .await?
        .map_err(problem_of)
}

fn drawn_page(bringing: &Bringing, held: &InHand, page: usize, plan: Plan) -> Page {
    let register = bringing.site.state.desk.read();
    let view = View::of(&register, bringing.when.day);
    let numbers = || plan.rows.iter().map(|row| row.row.number);
    let count = |what| {
        let rows = plan.rows.iter().flat_map(|row| &row.would);
        rows.filter(|would| would.what() == what).count()
    };
    let would = [
        (
            What::Claim,
            "claim, public at once",
            "claims, public at once",
        ),
        (
            What::Draft,
            "part of a draft answer",
            "parts of draft answers",
        ),
        (
            What::Comment,
            "comment for your office",
            "comments for your office",
        ),
    ];
    Page {
        file: held.file.clone(),
        body: view.name_of(&bringing.body, bringing.when.day).to_owned(),
        address: bringing.address(""),
        found: plan.found,
        page: page.min(plan.pages - 1) + 1,
        pages: plan.pages,
        first_row: numbers().next().unwrap_or_default(),
        last_row: numbers().next_back().unwrap_or_default(),
        has_claims: count(What::Claim) > 0,
        would: would
            .into_iter()
            .filter(|(what, ..)| count(*what) > 0)
            .map(|(what, one, many)| count_of(count(what) as u64, one, many))
            .collect(),
        rows: plan
            .rows
            .iter()
            .map(|row| shown(row, held, &view))
            .collect(),
        notice: None,
        wrong: None,
        has_done: !held.done.is_empty(),
        looked_at: plan.digest,
        form_key: bringing.by.form_key.clone(),
    }
}

fn shown(planned: &Planned, held: &InHand, view: &View<'_>) -> RowShown {
    let row = &planned.row;
    let done = held.done.get(&row.number).into_iter().flatten();
    RowShown {
        number: row.number,
        words: about(row),
        state: state(planned, view),
        is_left_out: planned.is_left_out,
        would: planned.would.iter().map(would_shown).collect(),
        will_not: planned
            .will_not
            .iter()
            .map(|(what, why)| format!("{}: {why}.", not_words(*what, why)))
            .collect(),
        differs: planned.other_last_day.map(|last| {
            let due = row.due.day().map(days::day).unwrap_or_default();
            format!(
                "Your tracker has {due}; the last day by law is {}.",
                days::day(last)
            )
        }),
        done: done
            .filter(|done| done.refused.is_none())
            .map(|done| done_words(done.what).to_owned())
            .collect(),
    }
}

/// What a row says that it is about.
fn about(row: &TrackerRow) -> String {
    let parts = [&row.recommendation, &row.words, &row.report, &row.address];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| shortened(part))
        .collect();
    parts.join(" · ")
}

fn state(planned: &Planned, view: &View<'_>) -> About {
    match &planned.found {
        Found::One(ask, how) => {
            let row = view.register.find_ask(ask).and_then(|key| view.row(key));
            let Some(row) = row else {
                return About::Nothing("It is not in the register by this day.".to_owned());
            };
            About::Found {
                title: open(row.title).to_owned(),
                report: row
                    .report
                    .map_or_else(String::new, |report| open(&report.title).to_owned()),
                href: Links::default().ask(ask),
                how: match how {
                    How::Address => "Found by the address",
                    How::Number => "Found by the number and the report",
                    How::Words => "Found by the words",
                    How::Chosen => "Chosen by you",
                },
                stands: Stands::of(row.standing.kind()),
                due: due(Due::of(&row.clock), view),
            }
        }
        Found::Several(asks) => {
            let none = Offered::of("", "None of these, or not yet chosen");
            let offered = asks.iter().filter_map(|ask| offered(ask, view));
            About::Choose(std::iter::once(none).chain(offered).collect())
        }
        Found::OfOthers(subject) => {
            let asked = view.asked(subject);
            let title = asked.map_or(subject.as_str(), |asked| open(&asked.title));
            About::Nothing(format!("‘{title}’ was asked of others."))
        }
        Found::Nothing => {
            About::Nothing("Nothing like it is recorded as asked of your body.".to_owned())
        }
    }
}

fn offered(ask: &AskReference, view: &View<'_>) -> Option<Offered> {
    let row = view.row(view.register.find_ask(ask)?)?;
    let number = row.asked.and_then(|asked| asked.number.as_deref());
    let number = number.map_or_else(String::new, |number| format!("{number}. "));
    let report = row.report.map_or("", |report| open(&report.title));
    Some(Offered::of(
        format!("{} {}", ask.subject, ask.duty.as_str()),
        format!("{number}{} ({})", open(row.title), shortened(report)),
    ))
}

fn would_shown(would: &Would) -> WouldShown {
    match would {
        Would::Claim(claim) => WouldShown {
            what: "A claim that it is met",
            is_public: true,
            lines: [
                ("Met on", days::day(claim.on)),
                ("What was done", claim.did.clone()),
                ("Words of the tracker", claim.words.clone()),
            ]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .collect(),
        },
        Would::Draft(draft) => WouldShown {
            what: "In the draft of your answer",
            is_public: false,
            lines: [
                (
                    "Says",
                    draft
                        .said
                        .kind
                        .map_or_else(String::new, |kind| said(kind).to_owned()),
                ),
                ("Words", draft.said.words.clone()),
                ("Seen to by", draft.said.owner.clone()),
                ("Day", draft.said.day.map(days::day).unwrap_or_default()),
            ]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .collect(),
        },
        Would::Comment { words, .. } => WouldShown {
            what: "A comment for your office",
            is_public: false,
            lines: vec![("", words.clone())],
        },
    }
}

/// What is not done, to stand before why.
fn not_words(what: What, why: &WillNot) -> &'static str {
    match (what, why) {
        (What::Claim, WillNot::Already | WillNot::Waits) => "Claimed already",
        (What::Claim, _) => "Not claimed",
        (What::Draft, WillNot::Already) => "In the draft already",
        (What::Draft, _) => "Not put into an answer",
        (What::Comment, WillNot::Already) => "A comment already",
        (What::Comment, _) => "Not made a comment",
    }
}

/// What was done.
pub(super) const fn done_words(what: What) -> &'static str {
    match what {
        What::Claim => "Claimed as met",
        What::Draft => "Put into the draft of your answer",
        What::Comment => "Kept as a comment for your office",
    }
}
