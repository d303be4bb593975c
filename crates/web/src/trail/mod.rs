//! The trail of who read or erased personal records: for auditors.
//!
//! Reading it is a reading too: why is asked first, and stands as the newest line
//! before anything is shown. What is shown is an answer to a form and has no
//! address of its own.

use answerable_desk::store::Fault;
use answerable_desk::store::vault::{self, Asking, MAX_WHY_CHARS, Moment, UnsealError, Whole};
use answerable_desk::who::Act;
use answerable_wording::{days, numbers};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;

use crate::frame::{Content, Crumb};
use crate::guard::{Policy, Routes, get, post};
use crate::problem::Problem;
use crate::respond::plain;
use crate::review::Field;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit};

/// Lines on one page: what a person reads over at once.
const LINES: usize = 100;

/// Every address of the trail.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadTrail);
    Routes::default()
        .at("/trail", get(READ, ask_why).post(READ, show))
        .at("/trail/export", post(READ, export))
}

#[derive(Template)]
#[template(path = "trail/why.html")]
struct WhyPage {
    why: Field,
    form_key: String,
}

#[derive(Template)]
#[template(path = "trail/show.html")]
struct TrailPage {
    why: String,
    summary: String,
    /// What is wrong with the trail, where something is.
    broken: Option<String>,
    last_link: Option<String>,
    lines: Vec<Line>,
    /// The page of older lines, where there are any.
    older: Option<usize>,
    form_key: String,
}

/// One act.
struct Line {
    number: String,
    when: String,
    by: String,
    did: &'static str,
    record: String,
    why: String,
}

impl Line {
    fn of(act: &vault::Act) -> Self {
        Self {
            number: numbers::number(act.number),
            when: days::day(act.when.day),
            by: act.by.clone(),
            did: match act.did {
                vault::Did::Read => "Read",
                vault::Did::Erased => "Erased",
                vault::Did::ReadNames => "Read names",
                vault::Did::ReadTrail => "Read this trail",
                vault::Did::SawHidden => "Saw what a file hides",
            },
            record: act.record_in_words(),
            why: act.why.clone(),
        }
    }
}

impl Content for WhyPage {
    fn title(&self) -> String {
        "Who read personal records".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn is_refused(&self) -> bool {
        self.why.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl Content for TrailPage {
    fn title(&self) -> String {
        "Who read personal records".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/trail`: asks why it is read.
async fn ask_why(by: SignedIn, visit: Visit) -> Shown {
    let page = WhyPage {
        why: Field::default(),
        form_key: by.form_key.clone(),
    };
    visit.show(&page).map(kept_nowhere)
}

/// Shows it, the newest first, once the reading stands in it.
async fn show(visit: Visit, State(site): State<Site>, sent: SignedForm) -> Shown {
    let why = match why_of(&sent) {
        Ok(why) => why,
        Err(wrong) => return again(&visit, &sent, wrong),
    };
    let page: usize = sent
        .pairs
        .filled("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(0);
    let (acts, whole) = read(&site, &sent.by, &why).await?;
    let newest_first = acts.iter().rev();
    let lines: Vec<Line> = newest_first
        .skip(page.saturating_mul(LINES))
        .take(LINES)
        .map(Line::of)
        .collect();
    let shown = page.saturating_add(1).saturating_mul(LINES);
    let content = TrailPage {
        why,
        summary: numbers::count(acts.len() as u64, "line", "lines"),
        last_link: whole.as_ref().ok().map(|whole| whole.last.to_string()),
        broken: whole.err().map(|why| why.to_string()),
        lines,
        older: (acts.len() > shown).then_some(page + 1),
        form_key: sent.by.form_key.clone(),
    };
    visit.show(&content).map(kept_nowhere)
}

/// Hands it over as CSV, once the reading stands in it.
async fn export(visit: Visit, State(site): State<Site>, sent: SignedForm) -> Shown {
    let why = match why_of(&sent) {
        Ok(why) => why,
        Err(wrong) => return again(&visit, &sent, wrong),
    };
    let (acts, _) = read(&site, &sent.by, &why).await?;
    let written = written(&acts).map_err(|why| Problem::Fault(format!("writing CSV: {why}")))?;
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let name = HeaderValue::from_static("attachment; filename=\"audit-trail.csv\"");
    Ok(kept_nowhere(
        ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], written).into_response(),
    ))
}

fn written(acts: &[vault::Act]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(["number", "at", "day", "by", "did", "record", "why"])?;
    for act in acts {
        writer.write_record([
            act.number.to_string(),
            in_utc(act.when.at.0),
            act.when.day.to_string(),
            plain(&act.by),
            act.did.as_str().to_owned(),
            act.record_in_words(),
            plain(&act.why),
        ])?;
    }
    writer
        .into_inner()
        .map_err(|why| csv::Error::from(why.into_error()))
}

/// The moment in UTC, as the command line writes it.
fn in_utc(at: i64) -> String {
    jiff::Timestamp::from_second(at).map_or_else(|_| at.to_string(), |instant| instant.to_string())
}

/// Why it is read, or the field with what is wrong.
fn why_of(sent: &SignedForm) -> Result<String, Field> {
    let mut why = Field::sent(&sent.pairs, "why");
    let letters = why.typed.trim().chars().count();
    if letters == 0 {
        why.refuse("Enter why you read it");
        return Err(why);
    }
    if letters > MAX_WHY_CHARS {
        why.refuse(format!(
            "Why you read it must be {MAX_WHY_CHARS} characters or fewer"
        ));
        return Err(why);
    }
    Ok(why.typed.trim().to_owned())
}

fn again(visit: &Visit, sent: &SignedForm, why: Field) -> Shown {
    let page = WhyPage {
        why,
        form_key: sent.by.form_key.clone(),
    };
    Ok(shown_again(
        visit.show(&page)?,
        StatusCode::UNPROCESSABLE_ENTITY,
    ))
}

type Read = (Vec<vault::Act>, Result<Whole, Fault>);

/// The whole trail; that it is read stands in it first.
async fn read(site: &Site, by: &SignedIn, why: &str) -> Result<Read, Problem> {
    let (by, why) = (by.id.to_string(), why.to_owned());
    let when = Moment {
        at: site.now(),
        day: site.today(),
    };
    let read = at_desk(site, move |desk| {
        let asking = Asking {
            by: &by,
            why: &why,
            when,
        };
        desk.vault().note_trail_reading(&asking)?;
        let mut acts = Vec::new();
        let whole = desk.vault().trail().for_each(|act| acts.push(act.clone()));
        Ok::<_, UnsealError>((acts, whole))
    });
    read.await?
        .map_err(|why| Problem::Fault(format!("reading the trail: {why}")))
}
