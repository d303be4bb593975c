//! The asker's page: what was claimed, what was prepared, and what to find.

use answerable_desk::View;
use answerable_desk::accounts::NamesRead;
use answerable_desk::closing::{Case, Find, HeldJudgement, NotPrepared, NotRead, Prepared, Wrong};
use answerable_desk::store::work::State as Stands;
use answerable_desk::who::{Act, Hand, Resource, may};
use answerable_register::facts::Outcome;
use answerable_wording::{closing, days};
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{OneCase, draw, moment, public_page, trail};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::shown::closing::ClosingLine;
use crate::shown::open;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "closing/judge.html")]
pub(super) struct Page {
    title: String,
    body: String,
    address: String,
    public: String,
    is_a_cause: bool,
    lines: Vec<ClosingLine>,
    /// Everything claimed and found, the newest first.
    history: Vec<ClosingLine>,
    waiting: Option<Waiting>,
    form: Option<Form>,
    may_publish: bool,
    /// What has to change, as the second person types it.
    pub(super) why: Field,
    /// What stands against publishing it now.
    pub(super) wrong: Option<String>,
    form_key: String,
}

/// What was prepared and is not public.
struct Waiting {
    number: u64,
    prepared_by: String,
    prepared_on: String,
    sent_back: Option<String>,
    is_own: bool,
    /// What it would record.
    lines: Vec<ClosingLine>,
}

/// The editor's form.
struct Form {
    finds: Vec<Choice>,
    levels: Vec<Choice>,
    find: Field,
    level: Field,
    on: DayField,
    reasons: Field,
    /// The number of the judgement that it takes the place of.
    seen: String,
}

/// One choice with what it means.
struct Choice {
    value: String,
    words: String,
    hint: String,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let mut errors = Vec::new();
        if let Some(wrong) = &self.wrong {
            errors.push(("waiting", wrong.as_str()));
        }
        if let Some(wrong) = &self.why.wrong {
            errors.push(("why", wrong.as_str()));
        }
        if let Some(form) = &self.form {
            let fields = [
                ("find", form.find.wrong.as_deref()),
                ("level", form.level.wrong.as_deref()),
                (
                    "on-day",
                    Some(form.on.wrong.as_str()).filter(|wrong| !wrong.is_empty()),
                ),
                ("reasons", form.reasons.wrong.as_deref()),
            ];
            errors.extend(
                fields
                    .into_iter()
                    .filter_map(|(id, wrong)| Some((id, wrong?))),
            );
        }
        errors
    }
}

impl Content for Page {
    fn title(&self) -> String {
        format!("Judge: {}", self.title)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.title, &self.public)
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/closing/R/BODY`.
pub(super) async fn show(
    Extension(case): Extension<OneCase>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let page = page(&case, &by, &site, None).await?;
    visit.show(&page).map(kept_nowhere)
}

/// Prepares a judgement, or shows the form again with what was wrong.
pub(super) async fn prepare(
    Extension(case): Extension<OneCase>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let mut page = page(&case, &form.by, &site, Some(&form.pairs)).await?;
    let Some(fields) = &mut page.form else {
        return Err(Problem::NotFound);
    };
    let prepared = fields.read();
    let wrong = match prepared {
        None => None,
        Some(prepared) => {
            let (of, by) = (case.of.clone(), form.by.id.to_string());
            let seen = fields.seen.parse().ok();
            let (today, draw) = (site.today(), draw()?);
            let kept = at_desk(&site, move |desk| {
                desk.prepare_judgement(&of, &prepared, seen, &by, (today, &draw))
            });
            match kept.await? {
                Ok(_) => return Ok(see_other(&case.address(""))),
                Err(why) => Some(why),
            }
        }
    };
    let status = match wrong {
        None => StatusCode::UNPROCESSABLE_ENTITY,
        Some(NotPrepared::Wrong(wrong)) => {
            fields.refuse(&wrong);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Some(NotPrepared::Moved) => {
            page.wrong = Some(
                "Somebody prepared another judgement in the meantime. Yours is still in the form: \
                 compare the two, then prepare it again if it should take the other’s place"
                    .to_owned(),
            );
            fields.seen = page
                .waiting
                .as_ref()
                .map_or_else(String::new, |waiting| waiting.number.to_string());
            StatusCode::CONFLICT
        }
        Some(why) => return Err(Problem::NotKept(why.to_string())),
    };
    Ok(shown_again(visit.show(&page)?, status))
}

impl Form {
    fn of(case: &Case<'_>, view: &View<'_>, held: Option<&HeldJudgement>) -> Self {
        let finds = Find::ALL.into_iter().filter(|find| find.is_open_to(case));
        let levels = view.levels_on(view.as_at);
        let prepared = held.map(|held| &held.prepared);
        Self {
            finds: finds
                .map(|find| {
                    let (words, hint) = words_of(find);
                    Choice {
                        value: find.as_str().to_owned(),
                        words: words.to_owned(),
                        hint: hint.to_owned(),
                    }
                })
                .collect(),
            levels: levels
                .into_iter()
                .map(|level| Choice {
                    value: level.id.to_string(),
                    words: level.title.clone(),
                    hint: closing::meaning(level),
                })
                .collect(),
            find: Field::of(prepared.map_or("", |prepared| prepared.find.as_str())),
            level: Field::of(
                prepared
                    .and_then(|prepared| prepared.level.as_ref())
                    .map_or("", |level| level.as_str()),
            ),
            on: DayField::of(Some(prepared.map_or(view.as_at, |prepared| prepared.on))),
            reasons: Field::of(prepared.map_or("", |prepared| &prepared.reasons)),
            seen: held.map_or_else(String::new, |held| held.row.number.to_string()),
        }
    }

    fn take(&mut self, pairs: &Pairs) {
        self.find = Field::sent(pairs, "find");
        self.level = Field::sent(pairs, "level");
        self.on = DayField::sent(pairs, "on");
        self.reasons = Field::sent(pairs, "reasons");
        self.seen = pairs.one("seen").unwrap_or_default().to_owned();
    }

    /// What was filled in, as far as it can be read.
    fn read(&mut self) -> Option<Prepared> {
        let find = Find::ALL
            .into_iter()
            .find(|find| find.as_str() == self.find.typed);
        if find.is_none() {
            self.find.refuse("Select what you find");
        }
        let level = find
            .filter(|find| find.has_a_level())
            .and_then(|_| self.levels.iter().find(|one| one.value == self.level.typed))
            .map(|one| one.value.as_str().into());
        let on = self.on.read("the day of the finding");
        Some(Prepared {
            find: find?,
            level,
            on: on?,
            reasons: self.reasons.typed.clone(),
        })
    }

    fn refuse(&mut self, wrong: &Wrong) {
        let words = answerable_wording::letters::capital(&wrong.to_string());
        match wrong {
            Wrong::Find => self.find.refuse(words),
            Wrong::Level => self.level.refuse(words),
            Wrong::DayToCome | Wrong::BeforeAsked | Wrong::BeforeTheLast => self.on.refuse(words),
            Wrong::NoReasons | Wrong::ReasonsTooLong => self.reasons.refuse(words),
        }
    }
}

/// What a choice is called, and what it does.
fn words_of(find: Find) -> (&'static str, &'static str) {
    match find {
        Find::VerifyAndClose => (
            "Verified as met, and closed",
            "Two facts: what you verified, and that you close it.",
        ),
        Find::Verify => (
            "Verified as met, not closed yet",
            "It stays open until you close it.",
        ),
        Find::MetInPart => (
            "Met in part",
            "It stays open. Say in the reasons what is missing.",
        ),
        Find::NotAccepted => (
            "The claim is not accepted",
            "It stays open. Say in the reasons what is missing.",
        ),
        Find::Close => ("Closed", "What was verified before stands."),
        Find::Reopen => (
            "Reopened",
            "It is open again; its closing stays readable. Say in the reasons why.",
        ),
    }
}

/// The page as it stands, with what was sent if a form was.
pub(super) async fn page(
    case: &OneCase,
    by: &SignedIn,
    site: &Site,
    sent: Option<&Pairs>,
) -> Result<Page, Problem> {
    let (of, id, now) = (case.of.clone(), by.id.to_string(), moment(site));
    let held = at_desk(site, move |desk| -> Result<_, NotRead> {
        let Some(held) = desk.judgement_prepared(&of, &id, now)? else {
            return Ok(None);
        };
        let names = desk.names(
            [held.row.prepared_by.as_str()],
            NamesRead {
                by: &id,
                page: "the page of a judgement that was prepared",
                when: now,
            },
        )?;
        let name = names.name(&held.row.prepared_by);
        Ok(Some((held, name)))
    });
    let held = held
        .await?
        .map_err(|why| Problem::NotKept(why.to_string()))?;
    let today = site.today();
    let register = site.state.desk.read();
    let view = View::of(&register, today);
    let found = view.case(&case.of).ok_or(Problem::NotFound)?;
    let links = crate::visit::Links::default();
    let may_do = |act, hand| {
        let ask = Resource::Ask(found.stands_to(hand));
        may(&by.actor, act, &ask, today).is_ok()
    };
    let form = may_do(Act::PrepareJudgement, Hand::DecidedNothing).then(|| {
        let mut form = Form::of(&found, &view, held.as_ref().map(|(held, _)| held));
        if let Some(sent) = sent {
            form.take(sent);
        }
        form
    });
    let waiting = held.as_ref().map(|(held, name)| {
        let is_own = held.row.prepared_by == by.id.as_str();
        let outcomes = held.prepared.outcomes(&found, &view, &held.row.prepared_by);
        Waiting {
            number: held.row.number,
            prepared_by: name.clone(),
            prepared_on: days::day(held.row.prepared_on),
            sent_back: held.sent_back.clone(),
            is_own,
            lines: outcomes
                .iter()
                .map(|outcome| ClosingLine::of(key_of(outcome), outcome, &view, links))
                .collect(),
        }
    });
    let last = [found.claimed, found.verified, found.closed];
    let recorded = last.into_iter().flatten().count();
    let is_waiting = held
        .as_ref()
        .is_some_and(|(held, _)| held.row.state == Stands::Waits);
    Ok(Page {
        title: open(&found.asked.title).to_owned(),
        body: view.name_of(&case.of.body, today).to_owned(),
        address: case.address(""),
        public: public_page(&found, &view, links),
        is_a_cause: found.is_a_cause(),
        lines: ClosingLine::all(&found, &view, links),
        // What stands above is not said again.
        history: found
            .findings
            .iter()
            .filter(|_| found.findings.len() > recorded)
            .map(|outcome| ClosingLine::of(key_of(outcome), outcome, &view, links))
            .collect(),
        may_publish: is_waiting
            && waiting.as_ref().is_some_and(|waiting| !waiting.is_own)
            && may_do(Act::PublishJudgement, Hand::DecidedNothing),
        waiting,
        form,
        why: Field::default(),
        wrong: None,
        form_key: by.form_key.clone(),
    })
}

/// Under which of the three names something stands.
fn key_of(outcome: &Outcome) -> &'static str {
    if !outcome.finding.is_of_the_asker() {
        closing::CLAIMED
    } else if outcome.finding.is_a_verification() {
        closing::VERIFIED
    } else {
        closing::CLOSED
    }
}
