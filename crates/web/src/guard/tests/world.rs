//! A site with a document of each kind of ownership.

use std::sync::Arc;

use answerable_desk::Desk;
use answerable_desk::clerk::{Command, Recording};
use answerable_desk::closing::{CaseOf, Find, Prepared};
use answerable_desk::replies::NewReply;
use answerable_desk::review::{AboutForces, Bringing, Details, Fingerprint, Section55Said};
use answerable_desk::store::accounts::{AccountId, NewAccount, UnixSeconds};
use answerable_desk::store::vault::{Draw, Moment};
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::webhooks::Wanted;
use answerable_desk::who::{ActsFor, Ask, Document, Hand, ReplyOf, Resource};
use answerable_register::entry::Fact;
use answerable_register::facts::{Asker, Matter, ReportKind};
use answerable_testkit::{country, facts};
use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::answers;
use crate::corrections::{Correction, Inbox, InboxFault, InboxReference};
use crate::site::{Options, Site, State};

/// The day on which the matrix is run.
pub(super) const TODAY: Date = date(2024, 4, 2);

/// The body that the people of the matrix act for, where they act for one.
pub(super) const OWN_BODY: &str = country::INSPECTORATE;

/// A body that nobody here acts for.
const ANOTHER_BODY: &str = "exampleshire-pcc";

/// A body of which another asks something.
const ASKED_BODY: &str = "exampleshire-police";

/// What the own body asked, what it asked and oneself prepared a judgement of,
/// what it was asked, and what others asked of each other.
const BY_OWN: &str = "asked-by-own";
const PREPARED: &str = "prepared-by-me";
const OF_OWN: &str = "asked-of-own";
const BETWEEN: &str = "between-others";

/// A site and its documents.
pub(super) struct World {
    pub(super) site: Site,
    /// Whoever asks for a page, under their opaque id.
    pub(super) me: AccountId,
    pub(super) documents: Vec<UnderReview>,
    /// What else an address can name.
    others: Vec<Owned>,
    _folder: TempDir,
}

/// What an address can name, and how it stands to whoever asks.
pub(super) struct Owned {
    pub(super) called: &'static str,
    /// The parts of an address that name it, each with what stands there.
    pub(super) parts: Vec<(&'static str, String)>,
    pub(super) resource: Resource,
}

/// A document under review.
pub(super) struct UnderReview {
    pub(super) fingerprint: Fingerprint,
    pub(super) owned: Owned,
}

/// How a document came to be whose it is.
struct Made {
    called: &'static str,
    brought_in_for: &'static [&'static str],
    published_by: Option<&'static str>,
    of: &'static [&'static str],
    hand: Hand,
}

const MADE: [Made; 6] = [
    Made {
        called: "own body’s",
        brought_in_for: &[],
        published_by: Some(OWN_BODY),
        of: &[OWN_BODY],
        hand: Hand::DecidedNothing,
    },
    Made {
        called: "own body’s, decided in it",
        brought_in_for: &[],
        published_by: Some(OWN_BODY),
        of: &[OWN_BODY],
        hand: Hand::Decided,
    },
    Made {
        called: "another body’s",
        brought_in_for: &[],
        published_by: Some(ANOTHER_BODY),
        of: &[ANOTHER_BODY],
        hand: Hand::DecidedNothing,
    },
    Made {
        called: "brought in for the own body",
        brought_in_for: &[OWN_BODY],
        published_by: None,
        of: &[OWN_BODY],
        hand: Hand::DecidedNothing,
    },
    Made {
        called: "brought in for the own body, published by another",
        brought_in_for: &[OWN_BODY],
        published_by: Some(ANOTHER_BODY),
        of: &[ANOTHER_BODY],
        hand: Hand::DecidedNothing,
    },
    Made {
        called: "nobody’s yet",
        brought_in_for: &[],
        published_by: None,
        of: &[],
        hand: Hand::DecidedNothing,
    },
];

struct NoInbox;

impl Inbox for NoInbox {
    fn keep(&self, _: Correction) -> Result<InboxReference, InboxFault> {
        Err(InboxFault("no inbox here".to_owned()))
    }
}

impl World {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        record_the_country(&desk);
        let me = desk
            .accounts()
            .add(&NewAccount {
                name: "Ann Box",
                sign_in_name: "ann",
                random: [1; 8],
                on: TODAY,
                draw: &Draw::of([1; Draw::BYTES]),
            })
            .unwrap();
        record_what_is_asked(&desk, &me);
        let replies = replies(&desk, &me);
        let answers = answers::begin(&desk, &me);
        let webhooks = webhooks(&desk, &me);
        let documents = MADE.iter().map(|made| made.at(&desk, &me)).collect();
        let state = State {
            today: Arc::new(|| TODAY),
            now: Arc::new(|| UnixSeconds(1_712_050_000)),
            desk: Arc::new(desk),
            inbox: Arc::new(NoInbox),
        };
        Self {
            site: Site::new(state, Options::default()),
            me,
            documents,
            others: replies
                .into_iter()
                .chain(offices())
                .chain(asks())
                .chain(pairs())
                .chain(answers)
                .chain(webhooks)
                .collect(),
            _folder: folder,
        }
    }

    /// Everything that an address can name; nothing where it names nothing.
    pub(super) fn named_by(&self, address: &str) -> Vec<Option<&Owned>> {
        let documents = self.documents.iter().map(|document| &document.owned);
        let named: Vec<_> = documents
            .chain(&self.others)
            .filter(|thing| thing.parts.iter().all(|(part, _)| address.contains(part)))
            .map(Some)
            .collect();
        match named.is_empty() {
            true => vec![None],
            false => named,
        }
    }
}

/// Replies to be written and replies that wait: of the own body, by another and
/// by oneself, and of another body.
fn replies(desk: &Desk, me: &AccountId) -> Vec<Owned> {
    let owned = |called, part, name: String, body: &str, hand| Owned {
        called,
        parts: vec![(part, name)],
        resource: Resource::Reply(ReplyOf {
            body: body.into(),
            hand,
        }),
    };
    let waits = |body: &str, by: &str| {
        let reply = NewReply {
            body: body.into(),
            about: Matter::Subject(BY_OWN.into()),
            words: "Our words.".to_owned(),
            corrects: None,
            takes_back: false,
        };
        let number = desk.begin_reply(&reply, by, TODAY).unwrap();
        number.to_string()
    };
    let (new, one, other) = ("{replier}", "{reply}", "op-somebody-else");
    let nothing = Hand::DecidedNothing;
    vec![
        owned(
            "a reply of the own body",
            new,
            OWN_BODY.to_owned(),
            OWN_BODY,
            nothing,
        ),
        owned(
            "a reply of another body",
            new,
            ANOTHER_BODY.to_owned(),
            ANOTHER_BODY,
            nothing,
        ),
        owned(
            "the own body’s",
            one,
            waits(OWN_BODY, other),
            OWN_BODY,
            nothing,
        ),
        owned(
            "written by oneself",
            one,
            waits(OWN_BODY, me.as_str()),
            OWN_BODY,
            Hand::Decided,
        ),
        owned(
            "another body’s reply",
            one,
            waits(ANOTHER_BODY, other),
            ANOTHER_BODY,
            nothing,
        ),
    ]
}

/// Things asked: by the own body, of the own body, and between two others.
fn asks() -> Vec<Owned> {
    let asked = |called, (subject, of): (&str, &str), by: &str, hand| Owned {
        called,
        parts: vec![("{asked}", subject.to_owned()), ("{body}", of.to_owned())],
        resource: Resource::Ask(Ask {
            of: of.into(),
            by: [by.into()].into(),
            hand,
        }),
    };
    let (own, another) = (OWN_BODY, ANOTHER_BODY);
    let nothing = Hand::DecidedNothing;
    vec![
        asked("asked by the own body", (BY_OWN, another), own, nothing),
        asked(
            "prepared by oneself",
            (PREPARED, another),
            own,
            Hand::Decided,
        ),
        asked("asked of the own body", (OF_OWN, own), another, nothing),
        asked("between others", (BETWEEN, ASKED_BODY), another, nothing),
    ]
}

/// Two things asked, the later by the own body, of it, or between two others.
fn pairs() -> Vec<Owned> {
    let pair = |called, later: &str, by: &str| Owned {
        called,
        parts: vec![
            ("{later}", later.to_owned()),
            ("{earlier}", PREPARED.to_owned()),
        ],
        resource: Resource::Ask(Ask {
            of: ANOTHER_BODY.into(),
            by: [by.into()].into(),
            hand: Hand::DecidedNothing,
        }),
    };
    vec![
        pair("the later asked by the own body", BY_OWN, OWN_BODY),
        pair("the later asked of the own body", OF_OWN, ANOTHER_BODY),
        pair("the later between others", BETWEEN, ANOTHER_BODY),
    ]
}

/// Records what the matrix asks of, and a judgement that waits for a second
/// person.
fn record_what_is_asked(desk: &Desk, me: &AccountId) {
    let asked = [
        (BY_OWN, OWN_BODY, ANOTHER_BODY),
        (PREPARED, OWN_BODY, ANOTHER_BODY),
        (OF_OWN, ANOTHER_BODY, OWN_BODY),
        (BETWEEN, ANOTHER_BODY, ASKED_BODY),
    ];
    let asked = asked.map(|(subject, by, of)| {
        let mut asked = facts::request(subject, "6 March 2024", &[of]);
        asked.by = Asker::Body(by.into());
        Recording::from(asked)
    });
    record(desk, asked.to_vec());
    let of = CaseOf {
        subject: PREPARED.into(),
        body: ANOTHER_BODY.into(),
    };
    let prepared = Prepared {
        find: Find::MetInPart,
        level: Some("documents-read".into()),
        on: TODAY,
        reasons: "Half of it was seen.".to_owned(),
    };
    let draw = Draw::of([7; Draw::BYTES]);
    desk.prepare_judgement(&of, &prepared, None, me.as_str(), (TODAY, &draw))
        .unwrap();
}

/// Webhooks: of the own body’s office and of another’s.
fn webhooks(desk: &Desk, me: &AccountId) -> Vec<Owned> {
    let made = [
        ("a webhook of the own office", OWN_BODY),
        ("a webhook of another’s office", ANOTHER_BODY),
    ];
    made.map(|(called, body)| {
        let wanted = Wanted {
            body: body.into(),
            address: "https://exampleshire.example/told".to_owned(),
        };
        let when = Moment {
            at: UnixSeconds(1_712_050_000),
            day: TODAY,
        };
        let added = desk.add_webhook(&wanted, me.as_str(), when).unwrap();
        Owned {
            called,
            parts: vec![("{webhook}", added.id)],
            resource: Resource::Office(ActsFor::Body(body.into())),
        }
    })
    .into()
}

/// Offices: the own body’s, another’s, and the one that runs the register.
fn offices() -> Vec<Owned> {
    let office = |called, name: &str, office| Owned {
        called,
        parts: vec![("{office}", name.to_owned())],
        resource: Resource::Office(office),
    };
    let of_body = |body: &str| ActsFor::Body(body.into());
    vec![
        office("own office", OWN_BODY, of_body(OWN_BODY)),
        office("another’s office", ANOTHER_BODY, of_body(ANOTHER_BODY)),
        office("the register’s office", "register", ActsFor::Register),
    ]
}

fn record_the_country(desk: &Desk) {
    let is_new = |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
    let facts = country::everything().into_iter().filter(is_new);
    record(desk, facts.map(Recording::from).collect());
}

pub(super) fn record(desk: &Desk, facts: Vec<Recording>) {
    let recorded = desk.record(Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts,
    });
    recorded.unwrap();
}

impl Made {
    fn at(&self, desk: &Desk, me: &AccountId) -> UnderReview {
        let text = format!(
            "{}\n\nRecommendation 1\n\nExampleshire Police should review its records.\n",
            self.called
        );
        let bodies = self.brought_in_for.iter();
        let bringing = Bringing {
            bodies: bodies.map(|body| (*body).into()).collect(),
            ..Bringing::default()
        };
        let held = desk
            .receive_for(bringing, "a.txt", text.as_bytes(), TODAY)
            .unwrap();
        let fingerprint = held.review.fingerprint;
        if let Some(body) = self.published_by {
            let by = match self.hand {
                Hand::Decided => me.as_str(),
                Hand::DecidedNothing => "op-somebody-else",
            };
            desk.describe_document(fingerprint, held.version, &details(body), by, TODAY)
                .unwrap();
        }
        let of = self.of.iter().map(|body| (*body).into()).collect();
        let hand = self.hand;
        UnderReview {
            fingerprint,
            owned: Owned {
                called: self.called,
                parts: vec![("{document}", fingerprint.to_string())],
                resource: Resource::Document(Document { of, hand }),
            },
        }
    }
}

fn details(by: &str) -> Details {
    Details {
        title: "Custody in Exampleshire".to_owned(),
        kind: ReportKind::ForceReport,
        by: by.into(),
        dated: None,
        published_on: date(2024, 3, 6),
        sent_on: None,
        address: String::new(),
        licence: String::new(),
        about: AboutForces::These(vec!["exampleshire-police".into()]),
        section_55: Section55Said::Yes,
    }
}
