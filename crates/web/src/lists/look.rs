//! What would this list change, and is it let in?

use answerable_desk::spreadsheet::{Changed, DryRun, ListInHand, NotLetIn};
use answerable_register::calendar::Day;
use answerable_wording::{days, numbers, workbooks};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::{ADDRESS, at_desk_of, problem_of, trail};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::as_sentence;
use crate::sign_in::{SignedForm, SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

/// Reports, and rows refused, that are shown of each sort; the rest are counted.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "lists/in_hand.html")]
struct Page {
    file_name: String,
    as_of: String,
    rows: String,
    mapping: MappingShown,
    workbook: Vec<String>,
    hides: Vec<String>,
    /// Whether somebody has still to say that they looked at what the file hides.
    has_hidden_to_see: bool,
    /// How many rows of each sort, and the words below the number.
    figures: Vec<(String, &'static str)>,
    labels_changed: Option<String>,
    held_from_newer: Option<String>,
    recipients: [String; 3],
    changed: Reports,
    kept_by_hand: Reports,
    refused: Vec<RefusedRow>,
    refused_more: Option<String>,
    unmapped: Vec<String>,
    /// What would be recorded; none where there is nothing.
    would_record: Option<String>,
    is_held_back: bool,
    shown: String,
    wrong: Option<(&'static str, String)>,
    form_key: String,
}

/// The mapping, as a person approves it.
struct MappingShown {
    title: String,
    name: String,
    fingerprint: String,
    facts: Vec<(&'static str, String)>,
    left_out: Vec<(String, String)>,
    file: String,
}

/// Some reports, each with what differs.
struct Reports {
    shown: Vec<(String, String)>,
    more: Option<String>,
}

/// A row that is not taken.
struct RefusedRow {
    line: u64,
    key: String,
    why: String,
}

impl Content for Page {
    fn title(&self) -> String {
        "What this list would change".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/lists/in-hand`
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    match looked_at(&visit.site, &by).await? {
        Some((held, run)) => {
            let page = page(&visit, &by, &held, &run, None)?;
            visit.show(&page).map(kept_nowhere)
        }
        None => Ok(see_other(ADDRESS)),
    }
}

/// Lets the list in, or shows it again with what was wrong.
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let by = form.by;
    let Some((held, run)) = looked_at(&site, &by).await? else {
        return Ok(see_other(ADDRESS));
    };
    let has_seen_hidden = form.pairs.one("hidden-seen").is_some();
    let wrong = match form.pairs.one("shown").and_then(|shown| shown.parse().ok()) {
        None => NotLetIn::Moved,
        Some(shown) => {
            let list = held.clone();
            let came = at_desk_of(&site, &by, move |desk, by, when| {
                desk.let_list_in(&list, shown, has_seen_hidden, by, when)
            })
            .await?;
            match came {
                Ok((approved, _)) => {
                    let recorded = format!("{ADDRESS}?recorded={}#recorded", approved.entries);
                    return Ok(see_other(&recorded));
                }
                Err(why) => why,
            }
        }
    };
    let (place, status) = match &wrong {
        NotLetIn::HiddenNotSeen => ("hidden-seen", StatusCode::UNPROCESSABLE_ENTITY),
        NotLetIn::Moved | NotLetIn::NothingToRecord => ("counts", StatusCode::CONFLICT),
        NotLetIn::NotApproved(_) => ("counts", StatusCode::UNPROCESSABLE_ENTITY),
        NotLetIn::NotKept(_) | NotLetIn::Archive(_) | NotLetIn::NotNoted(_) => {
            return Err(Problem::NotKept(wrong.to_string()));
        }
    };
    let wrong = (place, as_sentence(&wrong.to_string()));
    let page = page(&visit, &by, &held, &run, Some(wrong))?;
    Ok(kept_nowhere(shown_again(visit.show(&page)?, status)))
}

/// Erases the list.
pub(super) async fn give_up(State(site): State<Site>, form: SignedForm) -> Shown {
    let gone = at_desk_of(&site, &form.by, |desk, by, when| {
        desk.give_up_list(by, when)
    })
    .await?;
    gone.map_err(problem_of)?;
    Ok(see_other(ADDRESS))
}

/// The list in hand beside the register as it now is.
async fn looked_at(site: &Site, by: &SignedIn) -> Result<Option<(ListInHand, DryRun)>, Problem> {
    let looked = at_desk_of(site, by, |desk, by, _| {
        let Some(held) = desk.list_in_hand(by)? else {
            return Ok(None);
        };
        let run = desk.dry_run_of(&held)?;
        Ok(Some((held, run)))
    })
    .await?;
    looked.map_err(problem_of)
}

fn page(
    visit: &Visit,
    by: &SignedIn,
    held: &ListInHand,
    run: &DryRun,
    wrong: Option<(&'static str, String)>,
) -> Result<Page, Problem> {
    let number = |many: usize| numbers::number(many as u64);
    let difference = &run.difference;
    let mut figures = vec![
        (number(difference.new_rows), "rows new"),
        (number(difference.changed_rows), "rows changed"),
        (number(difference.same_rows), "rows the same"),
    ];
    if run.held_back_rows > 0 {
        figures.push((number(run.held_back_rows), "rows held back"));
    }
    figures.push((number(difference.refused_rows), "rows refused"));
    let refused = &run.dry.refused;
    let count = |many: usize, one, more| numbers::count(many as u64, one, more);
    let some = |many: usize, one, more| (many > 0).then(|| count(many, one, more));
    let workbook = run.dry.workbook.as_ref();
    Ok(Page {
        file_name: held.file_name.clone(),
        as_of: days::day(held.as_of),
        rows: format!(
            "{} in {}",
            count(run.dry.rows, "row", "rows"),
            count(run.dry.reports.len(), "report", "reports")
        ),
        mapping: mapping_shown(visit, held)?,
        workbook: workbook.map(workbooks::read).unwrap_or_default(),
        hides: workbook.map(workbooks::hides).unwrap_or_default(),
        has_hidden_to_see: run.has_hidden_to_see(),
        figures,
        labels_changed: some(run.labels_changed, "report", "reports"),
        held_from_newer: some(run.held_from_newer, "report", "reports"),
        recipients: [run.resolved, run.as_published, run.not_published].map(number),
        changed: Reports::of(&run.changed),
        kept_by_hand: Reports::of(&run.kept_by_hand),
        refused: refused
            .iter()
            .take(SHOWN)
            .map(|refused| RefusedRow {
                line: refused.line,
                key: refused.key.clone().unwrap_or_default(),
                why: as_sentence(&refused.why.to_string()),
            })
            .collect(),
        refused_more: more(refused.len(), "row", "rows"),
        unmapped: run.dry.unmapped.clone(),
        would_record: (!run.changes_nothing()).then(|| {
            let facts = count(run.facts(), "fact", "facts");
            match run.facts() {
                0 => "that this list says again what is held".to_owned(),
                _ => facts,
            }
        }),
        is_held_back: run.held_back_rows > 0,
        shown: run.shown().to_string(),
        wrong,
        form_key: by.form_key.clone(),
    })
}

fn mapping_shown(visit: &Visit, held: &ListInHand) -> Result<MappingShown, Problem> {
    let mapping = held.mapping();
    let mapping = mapping.map_err(|why| Problem::Fault(why.to_string()))?;
    let constants = mapping.constants();
    let register = visit.site.state.desk.read();
    let name = |id: &str, day: Day| register.directory().name_on(&id.into(), day).to_owned();
    let by = constants.by.as_deref().map(|by| name(by, held.as_of));
    let facts = [
        ("Published by", Some(constants.publisher.clone())),
        ("Reports made by", by),
        ("Licence", constants.licence.clone()),
        ("Where it is published", constants.address.clone()),
        ("Note", constants.note.clone()),
    ];
    Ok(MappingShown {
        title: mapping.title().to_owned(),
        name: mapping.name().to_owned(),
        fingerprint: mapping.fingerprint().to_owned(),
        facts: facts
            .into_iter()
            .filter_map(|(what, words)| Some((what, words?)))
            .collect(),
        left_out: mapping
            .left_out()
            .map(|(column, why)| (column.to_owned(), why.to_owned()))
            .collect(),
        file: held.mapping.clone(),
    })
}

impl Reports {
    fn of(all: &[Changed]) -> Self {
        let shown = all.iter().take(SHOWN).map(|changed| {
            let parts: Vec<&str> = changed.parts.iter().map(|part| part.words()).collect();
            (changed.report.to_string(), parts.join("; "))
        });
        Self {
            shown: shown.collect(),
            more: more(all.len(), "report", "reports"),
        }
    }
}

/// How many more there are than are shown.
fn more(all: usize, one: &str, many: &str) -> Option<String> {
    let more = all.saturating_sub(SHOWN);
    (more > 0).then(|| numbers::count(more as u64, one, many))
}
