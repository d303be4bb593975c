//! A force's liaison claims that something asked of it is met.

use answerable_desk::View;
use answerable_desk::closing::{Claim, Evidence, MOST_EVIDENCE_BYTES, NotClaimed};
use answerable_wording::letters;
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{OneCase, public_page, trail};
use crate::form::SignedUpload;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::shown::closing::ClosingLine;
use crate::shown::{name::asker, open};
use crate::sign_in::{SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Links, Shown, Visit, see_other};

/// The most bytes of a form that are read: a file that is somewhat too large is
/// told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = 2 * MOST_EVIDENCE_BYTES;

#[derive(Template)]
#[template(path = "closing/claim.html")]
struct Page {
    title: String,
    asked_by: String,
    public: String,
    address: String,
    lines: Vec<ClosingLine>,
    /// Why nothing can be claimed now.
    not_now: Option<&'static str>,
    on: DayField,
    did: Field,
    evidence: Field,
    evidence_title: Field,
    evidence_address: Field,
    file_wrong: Option<String>,
    words: Field,
    wrong: Option<String>,
    form_key: String,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = Some(self.on.wrong.as_str()).filter(|wrong| !wrong.is_empty());
        [
            ("claim", self.wrong.as_deref()),
            ("on-day", day),
            ("did", self.did.wrong.as_deref()),
            ("title", self.evidence_title.wrong.as_deref()),
            ("where", self.evidence.wrong.as_deref()),
            ("address", self.evidence_address.wrong.as_deref()),
            ("file", self.file_wrong.as_deref()),
            ("words", self.words.wrong.as_deref()),
        ]
        .into_iter()
        .filter_map(|(id, wrong)| Some((id, wrong?)))
        .collect()
    }

    fn take(&mut self, sent: &SignedUpload) {
        let field = |name| Field::sent(&sent.pairs, name);
        self.on = DayField::sent(&sent.pairs, "on");
        self.did = field("did");
        self.evidence = field("where");
        self.evidence_title = field("title");
        self.evidence_address = field("address");
        self.words = field("words");
        if sent.is_too_large {
            self.file_wrong = Some(letters::capital(&NotClaimed::NoFile.to_string()));
        }
    }

    /// The claim, as far as it can be read.
    fn read(&mut self, case: &OneCase, sent: &SignedUpload) -> Option<Claim> {
        let on = self.on.read("the day on which it was met");
        let evidence = match (self.evidence.typed.as_str(), &sent.file) {
            ("file", Some(file)) => Some(Evidence::File(file.bytes.to_vec())),
            ("file", None) => {
                self.file_wrong
                    .get_or_insert_with(|| "Choose the file of the evidence".to_owned());
                None
            }
            ("address", _) => Some(Evidence::Address(self.evidence_address.typed.clone())),
            _ => {
                self.evidence.refuse("Select where the evidence is");
                None
            }
        };
        if self.evidence_title.typed.trim().is_empty() {
            self.evidence_title
                .refuse("Enter what the evidence is called");
        }
        if self.words.typed.trim().is_empty() {
            self.words
                .refuse("Copy the words of the evidence that show it");
        }
        if !self.errors().is_empty() {
            return None;
        }
        Some(Claim {
            of: case.of.clone(),
            on: on?,
            did: self.did.typed.clone(),
            title: self.evidence_title.typed.clone(),
            evidence: evidence?,
            words: self.words.typed.clone(),
        })
    }

    /// Says what is wrong beside its field; what is wrong with none of them is
    /// given back.
    fn refuse(&mut self, why: NotClaimed) -> Result<StatusCode, Problem> {
        let words = letters::capital(&why.to_string());
        match why {
            NotClaimed::DayToCome | NotClaimed::BeforeAsked => self.on.refuse(words),
            NotClaimed::DidTooLong => self.did.refuse(words),
            NotClaimed::NoTitle => self.evidence_title.refuse(words),
            NotClaimed::NoAddress => self.evidence_address.refuse(words),
            NotClaimed::NoFile => self.file_wrong = Some(words),
            NotClaimed::NoWords | NotClaimed::WordsTooLong => self.words.refuse(words),
            NotClaimed::Waits | NotClaimed::Closed | NotClaimed::Refused(_) => {
                self.wrong = Some(words);
                return Ok(StatusCode::CONFLICT);
            }
            NotClaimed::NotAsked => return Err(Problem::NotFound),
            NotClaimed::NotKept(_) | NotClaimed::NotRecorded(_) => {
                return Err(Problem::NotKept(why.to_string()));
            }
        }
        Ok(StatusCode::UNPROCESSABLE_ENTITY)
    }
}

impl Content for Page {
    fn title(&self) -> String {
        format!("Claim as met: {}", self.title)
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

/// `/closing/R/BODY/claim`.
pub(super) async fn form(
    Extension(case): Extension<OneCase>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    visit.show(&page(&case, &by, &site)?).map(kept_nowhere)
}

/// Records the claim, or shows the form again with every word still in it.
pub(super) async fn send(
    Extension(case): Extension<OneCase>,
    visit: Visit,
    State(site): State<Site>,
    sent: SignedUpload,
) -> Shown {
    let mut page = page(&case, &sent.by, &site)?;
    page.take(&sent);
    let status = match page.read(&case, &sent) {
        None => StatusCode::UNPROCESSABLE_ENTITY,
        Some(claim) => {
            let (id, today) = (sent.by.id.to_string(), site.today());
            let claimed = at_desk(&site, move |desk| desk.claim_met(&claim, &id, today));
            match claimed.await? {
                Ok(_) => return Ok(see_other(&format!("{}#closing", page.public))),
                Err(why) => page.refuse(why)?,
            }
        }
    };
    Ok(shown_again(visit.show(&page)?, status))
}

fn page(case: &OneCase, by: &SignedIn, site: &Site) -> Result<Page, Problem> {
    let today = site.today();
    let register = site.state.desk.read();
    let view = View::of(&register, today);
    let found = view.case(&case.of).ok_or(Problem::NotFound)?;
    let links = Links::default();
    Ok(Page {
        title: open(&found.asked.title).to_owned(),
        asked_by: asker(&found.by).into_owned(),
        public: public_page(&found, &view, links),
        address: case.address("/claim"),
        lines: ClosingLine::all(&found, &view, links),
        not_now: if found.is_closed() {
            Some("It is closed: there is nothing to claim.")
        } else if found.awaits_the_asker {
            Some("A claim is recorded and waits for the asker.")
        } else {
            None
        },
        on: DayField::of(Some(today)),
        did: Field::default(),
        evidence: Field::default(),
        evidence_title: Field::default(),
        evidence_address: Field::default(),
        file_wrong: None,
        words: Field::default(),
        wrong: None,
        form_key: by.form_key.clone(),
    })
}
