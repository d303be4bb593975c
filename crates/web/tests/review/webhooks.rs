//! An office's own address is told of what concerns it, and nobody else's.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use answerable_desk::clerk::{Command, Recording};
use answerable_desk::webhooks::WAITS;
use answerable_desk::who::{ActsFor, Role};
use answerable_testkit::facts;
use answerable_web::{Options, TellsWhom, tell_webhooks};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;

use crate::office::{Office, Person, TODAY};

const FORCE: &str = "exampleshire-police";

/// How a receiver answers.
#[derive(Clone, Copy)]
enum Answers {
    With(u16),
    /// A yes, and then more than anybody reads.
    AtLength,
    LeadingTo(u16),
    Never,
    ByHangingUp,
}

/// What a receiver was sent.
struct Heard {
    headers: String,
    body: String,
}

impl Heard {
    fn header(&self, name: &str) -> &str {
        let mut lines = self
            .headers
            .lines()
            .filter_map(|line| line.split_once(": "));
        let found = lines.find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Somebody on this machine who is told, and answers one after another in these
/// ways, the last for ever.
struct Receiver {
    port: u16,
    heard: UnboundedReceiver<Heard>,
}

impl Receiver {
    async fn answering(ways: Vec<Answers>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, heard) = unbounded_channel();
        let turn = Arc::new(AtomicUsize::new(0));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let way = ways[turn.fetch_add(1, Ordering::SeqCst).min(ways.len() - 1)];
                let tell = tell.clone();
                tokio::spawn(async move {
                    let heard = read(&mut stream).await;
                    let _ = tell.send(heard);
                    answer(stream, way).await;
                });
            }
        });
        Self { port, heard }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/told", self.port)
    }

    /// What it hears next.
    async fn next(&mut self) -> Heard {
        let next = tokio::time::timeout(Duration::from_secs(20), self.heard.recv());
        next.await.expect("it was told nothing").unwrap()
    }

    async fn hears_nothing(&mut self) {
        let next = tokio::time::timeout(Duration::from_millis(2_500), self.heard.recv());
        assert!(next.await.is_err(), "it was told something");
    }
}

async fn read(stream: &mut TcpStream) -> Heard {
    let mut sent = Vec::new();
    let mut piece = [0; 4_096];
    loop {
        let read = stream.read(&mut piece).await.unwrap();
        sent.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&sent).into_owned();
        if let Some((headers, body)) = text.split_once("\r\n\r\n") {
            let heard = Heard {
                headers: headers.to_owned(),
                body: body.to_owned(),
            };
            if heard.header("content-length").parse() == Ok(body.len()) || read == 0 {
                return heard;
            }
        }
    }
}

async fn answer(mut stream: TcpStream, way: Answers) {
    let said = match way {
        Answers::With(status) => format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\n\r\n"),
        Answers::AtLength => format!(
            "HTTP/1.1 200 OK\r\ncontent-length: 9000000\r\n\r\n{}",
            "a".repeat(100_000)
        ),
        Answers::LeadingTo(port) => format!(
            "HTTP/1.1 307 There\r\nlocation: http://127.0.0.1:{port}/\r\ncontent-length: 0\r\n\r\n"
        ),
        Answers::Never => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            return;
        }
        Answers::ByHangingUp => return,
    };
    let _ = stream.write_all(said.as_bytes()).await;
    let _ = stream.shutdown().await;
}

fn options() -> Options {
    Options {
        webhooks: TellsWhom::PublicOrHere,
        ..Options::default()
    }
}

/// Tells, beside an office, until it is dropped.
struct Telling(JoinHandle<()>);

impl Telling {
    fn beside(office: &Office) -> Self {
        let base = "https://register.example".to_owned();
        Self(tokio::spawn(tell_webhooks(office.state(), options(), base)))
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn liaison<'o>(office: &'o Office, name: &str, force: &str) -> Person<'o> {
    let body = ActsFor::Body(force.into());
    let token = office.invited(name, Role::ForceLiaison, body);
    office.person_of(token).await
}

/// Adds an address; the way to its page, and its secret.
async fn added(person: &Person<'_>, address: &str) -> (String, String) {
    let answer = person.post("/webhooks/new", &[("address", address)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");
    let secret = answer
        .between("<code class=\"answerable-address\">", "</code>")
        .remove(0);
    let page = answer.between("href=\"/webhooks/wh-", "\"").remove(0);
    (format!("/webhooks/wh-{page}"), secret)
}

fn ask(office: &Office, id: &str, of: &str) -> u64 {
    let asked = facts::request(id, "6 March 2024", &[of]);
    let recorded = office.desk.record(Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: vec![Recording::from(asked)],
    });
    recorded.unwrap().entries.start
}

/// Waits until a page of somebody says something.
async fn says(person: &Person<'_>, page: &str, words: &str) -> String {
    let begun = Instant::now();
    loop {
        let shown = person.get(page).await.body;
        if shown.contains(words) {
            return shown;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{words}: {shown}"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The signature as a receiver checks it, with a library of its own.
fn is_signed(heard: &Heard, secret: &str) -> bool {
    let key = STANDARD
        .decode(secret.strip_prefix("whsec_").unwrap())
        .unwrap();
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &key);
    let said = heard.header("webhook-signature");
    let tag = STANDARD.decode(said.strip_prefix("v1,").unwrap()).unwrap();
    let signed = format!(
        "{}.{}.{}",
        heard.header("webhook-id"),
        heard.header("webhook-timestamp"),
        heard.body
    );
    ring::hmac::verify(&key, signed.as_bytes(), &tag).is_ok()
}

#[tokio::test]
async fn an_office_is_told_of_what_concerns_it_signed_so_that_others_can_check() {
    let office = Office::with(options());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let mut receiver = Receiver::answering(vec![Answers::With(204)]).await;
    let before = lee.get("/webhooks").await;
    assert!(before.body.contains("No address is told yet."));
    let earlier = ask(&office, "asked-before", FORCE);
    let (page, secret) = added(&lee, &receiver.address()).await;
    let _telling = Telling::beside(&office);
    ask(&office, "asked-of-another", "southvale-police");
    let entry = ask(&office, "grade-again", FORCE);
    let heard = receiver.next().await;
    assert!(
        entry > earlier,
        "only what comes after it was added is told"
    );
    assert!(
        heard.headers.starts_with("POST /told HTTP/1.1"),
        "{}",
        heard.headers
    );
    assert_eq!(heard.header("content-type"), "application/json");
    let id = heard.header("webhook-id").to_owned();
    assert_eq!(
        heard.json(),
        json!({
            "id": id,
            "kind": "asked",
            "for": FORCE,
            "entry": entry,
            "day": "2024-04-02",
            "about": "https://register.example/asks/grade-again",
            "links": {
                "entry": format!("https://register.example/entries/{entry}"),
                "asks": ["https://register.example/asks/grade-again/exampleshire-police/act"],
            },
        })
    );
    assert!(is_signed(&heard, &secret));
    let other = secret.replace("whsec_", "whsec_AAAA");
    assert!(!is_signed(&heard, &other), "with another secret it is not");
    says(&lee, &page, "Delivered on 2 April 2024").await;
    receiver.hears_nothing().await;
    let list = lee.get("/webhooks").await;
    assert!(list.body.contains("1 delivered"), "{}", list.body);
    assert!(!list.body.contains(&secret));
}

#[tokio::test]
async fn a_receiver_that_fails_is_tried_again_under_one_id_and_led_nowhere() {
    let office = Office::with(options());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let mut elsewhere = Receiver::answering(vec![Answers::With(200)]).await;
    let ways = vec![
        Answers::With(500),
        Answers::LeadingTo(elsewhere.port),
        Answers::ByHangingUp,
        Answers::AtLength,
    ];
    let mut receiver = Receiver::answering(ways).await;
    let (page, secret) = added(&lee, &receiver.address()).await;
    let _telling = Telling::beside(&office);
    ask(&office, "grade-again", FORCE);
    let first = receiver.next().await;
    let id = first.header("webhook-id").to_owned();
    let said = says(&lee, &page, "Tried once; next on").await;
    assert!(said.contains("Last time: it answered with 500"), "{said}");
    office.wait(WAITS[0] - 1);
    receiver.hears_nothing().await;
    let mut moments = vec![first.header("webhook-timestamp").to_owned()];
    for (wait, words) in [
        (1, "it leads on to another address, where nobody goes"),
        (WAITS[1], "Tried 3 times; next on"),
        (WAITS[2], "Delivered on"),
    ] {
        office.wait(wait);
        let heard = receiver.next().await;
        assert_eq!(heard.header("webhook-id"), id);
        assert_eq!(heard.body, first.body);
        assert!(is_signed(&heard, &secret), "each is signed with its moment");
        moments.push(heard.header("webhook-timestamp").to_owned());
        says(&lee, &page, words).await;
    }
    moments.dedup();
    assert_eq!(moments.len(), 4);
    elsewhere.hears_nothing().await;
}

#[tokio::test]
async fn what_was_given_up_says_so_and_is_tried_again_by_hand() {
    let office = Office::with(options());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let mut ways = vec![Answers::With(503); WAITS.len() + 1];
    ways.push(Answers::With(200));
    let mut receiver = Receiver::answering(ways).await;
    let (page, _) = added(&lee, &receiver.address()).await;
    let _telling = Telling::beside(&office);
    let entry = ask(&office, "grade-again", FORCE);
    let id = receiver.next().await.header("webhook-id").to_owned();
    for (place, wait) in WAITS.into_iter().enumerate() {
        let tried = match place {
            0 => "Tried once".to_owned(),
            1 => "Tried twice".to_owned(),
            place => format!("Tried {} times", place + 1),
        };
        // A session lasts an hour without use.
        let lee = liaison_again(&office).await;
        says(&lee, &page, &tried).await;
        office.wait(wait);
        receiver.next().await;
    }
    let lee = liaison_again(&office).await;
    says(&lee, &page, "Given up after 7 tries").await;
    office.wait(48 * 60 * 60);
    receiver.hears_nothing().await;
    let lee = liaison_again(&office).await;
    let fields = [("entry", entry.to_string())];
    let fields = [(fields[0].0, fields[0].1.as_str())];
    let begun = lee.post(&format!("{page}/again"), &fields).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let heard = receiver.next().await;
    assert_eq!(heard.header("webhook-id"), id);
    says(&lee, &page, "Delivered on").await;
}

/// Another liaison of the same office, signed in now.
async fn liaison_again(office: &Office) -> Person<'_> {
    let name = format!("Lee at {}", office.now().0);
    liaison(office, &name, FORCE).await
}

#[tokio::test]
async fn a_receiver_that_never_answers_holds_no_page_and_no_other_webhook_up() {
    let office = Office::with(options());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let mut slow = Receiver::answering(vec![Answers::Never]).await;
    let mut quick = Receiver::answering(vec![Answers::With(200)]).await;
    let (page, _) = added(&lee, &slow.address()).await;
    added(&lee, &quick.address()).await;
    let _telling = Telling::beside(&office);
    ask(&office, "grade-again", FORCE);
    slow.next().await;
    quick.next().await;
    let begun = Instant::now();
    for _ in 0..20 {
        assert_eq!(lee.get("/webhooks").await.status, StatusCode::OK);
    }
    assert!(
        begun.elapsed() < Duration::from_secs(4),
        "{:?}",
        begun.elapsed()
    );
    says(&lee, &page, "it took longer than 5 seconds").await;
}

#[tokio::test]
async fn whoever_is_gone_is_told_no_more() {
    let office = Office::with(options());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let mut receiver = Receiver::answering(vec![Answers::With(410)]).await;
    let (page, _) = added(&lee, &receiver.address()).await;
    let _telling = Telling::beside(&office);
    ask(&office, "grade-again", FORCE);
    receiver.next().await;
    let said = says(&lee, &page, "nobody is there any more (410)").await;
    assert!(!said.contains("Stop this webhook"), "{said}");
    ask(&office, "grade-yet-again", FORCE);
    receiver.hears_nothing().await;
}

#[tokio::test]
async fn stopping_ends_it_and_erases_its_secret() {
    let office = Office::with(options());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let mut receiver = Receiver::answering(vec![Answers::With(200)]).await;
    let (page, secret) = added(&lee, &receiver.address()).await;
    let asks = lee.get(&format!("{page}/stop")).await;
    assert!(asks.body.contains("Stop this webhook?"), "{}", asks.body);
    for _ in 0..2 {
        let stopped = lee.post(&format!("{page}/stop"), &[]).await;
        assert_eq!(stopped.status, StatusCode::SEE_OTHER);
    }
    let _telling = Telling::beside(&office);
    ask(&office, "grade-again", FORCE);
    receiver.hears_nothing().await;
    assert!(lee.get(&page).await.body.contains("Nothing yet."));
    let webhook = office.desk.webhooks().all().unwrap().remove(0);
    let when = answerable_desk::store::vault::Moment {
        at: office.now(),
        day: TODAY,
    };
    assert!(office.desk.secret_of(&webhook, when).unwrap().is_none());
    drop(secret);
}

#[tokio::test]
async fn an_address_that_may_not_be_told_is_refused_and_kept_as_typed() {
    let office = Office::with(Options::default());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    for (address, words) in [
        ("", "Enter an address that begins with https://"),
        (
            "http://office.example/told",
            "so that nobody on the way reads it",
        ),
        ("https://127.0.0.1/told", "this one is inside a network"),
        (
            "https://169.254.169.254/latest",
            "this one is inside a network",
        ),
        (
            "javascript:alert(1)",
            "Enter an address that begins with https://",
        ),
    ] {
        let refused = lee.post("/webhooks/new", &[("address", address)]).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{address}"
        );
        assert!(refused.body.contains(words), "{address}: {}", refused.body);
        assert!(
            refused.body.contains(&format!("value=\"{address}\"")),
            "{address}"
        );
    }
    for number in 0..5 {
        added(&lee, &format!("https://office.example/{number}")).await;
    }
    let sixth = [("address", "https://office.example/6")];
    let refused = lee.post("/webhooks/new", &sixth).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("This office has 5 addresses"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn an_office_sees_its_own_and_an_administrator_every_one() {
    let office = Office::with(Options::default());
    let lee = liaison(&office, "Lee Example", FORCE).await;
    let (page, _) = added(&lee, "https://office.example/told").await;
    let sam = liaison(&office, "Sam Example", "southvale-police").await;
    assert!(
        sam.get("/webhooks")
            .await
            .body
            .contains("No address is told yet.")
    );
    assert_eq!(sam.get(&page).await.status, StatusCode::FORBIDDEN);
    let stopped = sam.post(&format!("{page}/stop"), &[]).await;
    assert_eq!(stopped.status, StatusCode::FORBIDDEN);
    let token = office.invited("Ada Example", Role::Administrator, ActsFor::Register);
    let ada = office.person_of(token).await;
    assert!(ada.get("/webhooks").await.body.contains(&page));
    let fields = [
        ("address", "https://office.example/two"),
        ("body", "southvale-police"),
    ];
    let made = ada.post("/webhooks/new", &fields).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let nowhere = [
        ("address", "https://office.example/two"),
        ("body", "Nowhere Police"),
    ];
    let refused = ada.post("/webhooks/new", &nowhere).await;
    assert!(
        refused.body.contains("Enter the name of a body"),
        "{}",
        refused.body
    );
}
