//! An office for tests: a register in a folder, a clock that is moved by hand,
//! and people with a browser each.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use answerable_desk::Desk;
use answerable_desk::accounts::{Invited, Secret, invite, invite_again};
use answerable_desk::clerk::{Command, Recording};
use answerable_desk::reading::{Here, Reader};
use answerable_desk::review::{AboutForces, Details, Held, Section55Said};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::who::{ActsFor, Appointment, Role};
use answerable_register::entry::Fact;
use answerable_register::facts::ReportKind;
use answerable_testkit::country;
use answerable_web::{Correction, Inbox, InboxFault, InboxReference, Options, State, router};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::{Date, date};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// The day on which every test is held.
pub(crate) const TODAY: Date = date(2024, 4, 2);

/// The moment at which every test begins.
pub(crate) const BEGUN: i64 = 1_712_050_000;

/// What everybody here chooses as a password.
pub(crate) const PASSWORD: &str = "seven lamps, no oil";

/// A report with two recommendations and a sentence that asks nobody.
pub(crate) const REPORT: &str = "\
Custody in Exampleshire

Published on 6 March 2024

Recommendation 1

By 1 September 2024, Exampleshire Police should review how the risk to missing people is graded.

Recommendation 2

Within three months, all chief constables should publish what they find.

Background

More should be done.
";

/// A site, its register, its clock.
pub(crate) struct Office {
    router: Router,
    pub(crate) desk: Arc<Desk>,
    clock: Arc<AtomicI64>,
    folder: TempDir,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// Requests for correction go nowhere here.
struct NoInbox;

impl Inbox for NoInbox {
    fn keep(&self, _: Correction) -> Result<InboxReference, InboxFault> {
        Err(InboxFault("no inbox here".to_owned()))
    }
}

impl Office {
    pub(crate) fn new() -> Self {
        Self::with(Options::default())
    }

    pub(crate) fn with(options: Options) -> Self {
        Self::read_by(Arc::new(Here), options)
    }

    /// One whose files are read by this reader.
    pub(crate) fn read_by(files: Arc<dyn Reader>, options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        let desk = Arc::new(desk.reading_by(files));
        let is_new =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        desk.record(Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts: country::everything()
                .into_iter()
                .filter(is_new)
                .map(Recording::from)
                .collect(),
        })
        .unwrap();
        let clock = Arc::new(AtomicI64::new(BEGUN));
        let ticking = Arc::clone(&clock);
        let state = State {
            today: Arc::new(|| TODAY),
            now: Arc::new(move || UnixSeconds(ticking.load(Ordering::SeqCst))),
            desk: Arc::clone(&desk),
            inbox: Arc::new(NoInbox),
        };
        Self {
            router: router(state, options),
            desk,
            clock,
            folder,
        }
    }

    /// What a part of the site beside its pages works with.
    pub(crate) fn state(&self) -> State {
        let ticking = Arc::clone(&self.clock);
        State {
            today: Arc::new(|| TODAY),
            now: Arc::new(move || UnixSeconds(ticking.load(Ordering::SeqCst))),
            desk: Arc::clone(&self.desk),
            inbox: Arc::new(NoInbox),
        }
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> UnixSeconds {
        UnixSeconds(self.clock.load(Ordering::SeqCst))
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment {
            at: self.now(),
            day: TODAY,
        }
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The secret of a new invitation for a reviewer, who is added if new.
    pub(crate) fn token(&self, name: &str) -> String {
        self.invited(name, Role::Reviewer, ActsFor::Register)
    }

    /// The secret of a new invitation to an office.
    pub(crate) fn invited(&self, name: &str, role: Role, acts_for: ActsFor) -> String {
        let accounts = self.desk.accounts();
        let link = match accounts.named(name).unwrap() {
            Some(account) => invite_again(&accounts, &account.id, self.now()).unwrap(),
            None => {
                let appointment = Appointment::try_new(role, acts_for, TODAY, None).unwrap();
                let invited = Invited {
                    name,
                    sign_in_name: name,
                    appointment: &appointment,
                };
                invite(&accounts, &invited, self.moment()).unwrap().token
            }
        };
        let link = link.link("");
        link.strip_prefix("/invitation?token=").unwrap().to_owned()
    }

    /// Takes an invitation up: the cookie of the session that is begun, and the
    /// secret that its page of setting up shows.
    pub(crate) async fn taken_up(&self, token: &str) -> (String, Secret) {
        let fields = [("token", token), ("password", PASSWORD)];
        let answer = self.post("/invitation", &fields).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, "/sign-in/set-up"),
            "{}",
            answer.body
        );
        let begun = Person::unkeyed(self, answer.cookie());
        let page = begun.get("/sign-in/set-up").await;
        (begun.cookie, page.secret())
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form(fields)));
        self.send(request.unwrap()).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 50_000_000).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    /// A reviewer who is signed in.
    pub(crate) async fn person(&self, name: &str) -> Person<'_> {
        self.person_of(self.token(name)).await
    }

    /// Somebody who took that invitation up and is signed in.
    pub(crate) async fn person_of(&self, token: String) -> Person<'_> {
        let (cookie, secret) = self.taken_up(&token).await;
        let begun = Person::of(self, cookie, "/sign-in/set-up").await;
        let code = secret.shown_at(self.now());
        let answer = begun.post("/sign-in/set-up", &[("code", &code)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let mut person = Person::of(self, answer.cookie(), "/account").await;
        person.secret = Some(secret);
        person.recovery_codes = answer.between("<li><code>", "</code></li>");
        person
    }

    /// A document under review, brought in at the desk.
    pub(crate) fn received(&self, text: &str) -> Held {
        self.desk
            .receive("report.txt", text.as_bytes(), TODAY)
            .unwrap()
    }

    /// The same, described and every item decided by somebody.
    pub(crate) fn all_decided(&self, text: &str, by: &str) -> Held {
        self.all_decided_of(self.received(text), by)
    }

    /// The same of a document that was brought in.
    pub(crate) fn all_decided_of(&self, held: Held, by: &str) -> Held {
        let fingerprint = held.review.fingerprint;
        let mut held = self
            .desk
            .describe_document(fingerprint, held.version, &details(), by, TODAY)
            .unwrap();
        while let Some(place) = held.review.next_undecided(None) {
            let draft = held.review.items[place].draft.clone();
            held = self
                .desk
                .accept_item(fingerprint, held.version, place, &draft, by)
                .unwrap();
        }
        held
    }
}

pub(crate) fn details() -> Details {
    Details {
        title: "Custody in Exampleshire".to_owned(),
        kind: ReportKind::ForceReport,
        by: country::INSPECTORATE.into(),
        dated: None,
        published_on: date(2024, 3, 6),
        sent_on: None,
        address: String::new(),
        licence: String::new(),
        about: AboutForces::These(vec!["exampleshire-police".into()]),
        section_55: Section55Said::Yes,
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The cookie that it gives, as a browser sends it back.
    pub(crate) fn cookie(&self) -> String {
        let (pair, _) = self.header("set-cookie").split_once(';').unwrap();
        pair.to_owned()
    }

    /// What stands between two pieces of markup, each time.
    pub(crate) fn between(&self, before: &str, after: &str) -> Vec<String> {
        let parts = self.body.split(before).skip(1);
        parts
            .map(|part| part.split(after).next().unwrap().to_owned())
            .collect()
    }

    /// The secret of a second factor that this page shows to be typed.
    pub(crate) fn secret(&self) -> Secret {
        let shown = self.between("id=\"key\">", "</code>").remove(0);
        let digits = shown.bytes().filter(|digit| *digit != b' ').map(|digit| {
            let place = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            place.iter().position(|letter| *letter == digit).unwrap()
        });
        // Eight digits of five bits are five bytes.
        let digits: Vec<usize> = digits.collect();
        let bytes = digits.chunks(8).flat_map(|group| {
            let bits = group
                .iter()
                .fold(0_u64, |bits, digit| bits << 5 | *digit as u64);
            bits.to_be_bytes()[3..].to_vec()
        });
        let bytes: Vec<u8> = bytes.collect();
        Secret::of(bytes.try_into().unwrap())
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&start).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    }
}

/// A person with a browser that holds a session.
pub(crate) struct Person<'o> {
    office: &'o Office,
    pub(crate) cookie: String,
    pub(crate) key: String,
    pub(crate) secret: Option<Secret>,
    pub(crate) recovery_codes: Vec<String>,
}

impl<'o> Person<'o> {
    /// Somebody whose forms carry the key that a page of theirs holds.
    pub(crate) async fn of(office: &'o Office, cookie: String, page: &str) -> Self {
        let mut person = Self::unkeyed(office, cookie);
        person.key = person.get(page).await.hidden("form-key");
        person
    }

    fn unkeyed(office: &'o Office, cookie: String) -> Self {
        Self {
            office,
            cookie,
            key: String::new(),
            secret: None,
            recovery_codes: Vec::new(),
        }
    }

    /// The code that this person's app shows now.
    pub(crate) fn code(&self) -> String {
        self.secret.as_ref().unwrap().shown_at(self.office.now())
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        let (path, _) = address.split_once('#').unwrap_or((address, ""));
        let request = Request::get(path)
            .header("cookie", &self.cookie)
            .body(Body::empty());
        self.office.send(request.unwrap()).await
    }

    /// Sends a form of a page of this session.
    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("form-key", self.key.as_str())];
        all.extend(fields);
        self.post_as_is(address, &all).await
    }

    /// Sends a form with these fields and no others.
    pub(crate) async fn post_as_is(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(address)
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form(fields)));
        self.office.send(request.unwrap()).await
    }

    /// The office that they work in.
    pub(crate) fn office(&self) -> &Office {
        self.office
    }

    pub(crate) async fn upload(&self, name: &str, bytes: &[u8]) -> Answer {
        self.upload_with(&self.key, name, bytes).await
    }

    pub(crate) async fn upload_with(&self, key: &str, name: &str, bytes: &[u8]) -> Answer {
        let mut body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"form-key\"\r\n\r\n{key}\r\n\
             --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = Request::post("/review")
            .header("cookie", &self.cookie)
            .header("content-type", "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        let mut answer = self.office.send(request.unwrap()).await;
        // A browser goes on at the next step of the document's page.
        if let Some(page) = answer.header("location").strip_suffix("#next") {
            let page = page.parse().unwrap();
            answer.headers.insert("location", page);
        }
        answer
    }
}

/// Fields as a browser sends them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let escaped = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                    char::from(byte).to_string()
                }
                byte => format!("%{byte:02X}"),
            })
            .collect()
    };
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}
