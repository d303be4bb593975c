//! Following by e-mail, as a person does it: the form, the letter, the link, the
//! page of one's own, and leaving.

use std::sync::{Arc, Mutex};

use answerable_desk::Desk;
use answerable_desk::following::Followed;
use answerable_desk::following::mail::{HowOften, MailAddress, ToFollow};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use answerable_testkit::facts;
use answerable_web::{MailLetter, NotTaken, Options, Postman, Round, Went};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::{Date, date};

use crate::site::Site;
use crate::world::{TODAY, World};

/// Takes letters into memory, or says that nobody is there.
#[derive(Default)]
struct Box_ {
    letters: Mutex<Vec<MailLetter>>,
    is_away: Mutex<bool>,
}

impl Postman for Box_ {
    fn is_there(&self) -> Result<(), String> {
        match *self.is_away.lock().unwrap() {
            true => Err("nobody answers".to_owned()),
            false => Ok(()),
        }
    }

    fn take(&self, letter: &MailLetter) -> Result<(), NotTaken> {
        self.letters.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

struct Whole {
    site: Site,
    desk: Arc<Desk>,
    letters: Arc<Box_>,
    round: Round,
}

impl Whole {
    fn new() -> Self {
        let world = World::invented();
        let desk = Arc::clone(&world.desk);
        let letters = Arc::new(Box_::default());
        let round = Round {
            desk: Arc::clone(&desk),
            base: "https://register.example".to_owned(),
            postman: letters.clone(),
        };
        Self {
            site: Site::of(world, Options::default()),
            desk,
            letters,
            round,
        }
    }

    fn go(&self, when: Moment) -> Went {
        self.round.go(when).unwrap()
    }

    fn last(&self) -> MailLetter {
        self.letters.letters.lock().unwrap().last().unwrap().clone()
    }

    fn count(&self) -> usize {
        self.letters.letters.lock().unwrap().len()
    }

    fn asks(&self, id: &str, of: &str, today: Date) {
        let letter = facts::letter(id, &today.to_string(), &[of]);
        let command = answerable_desk::clerk::Command {
            key: None,
            by: "test".into(),
            today,
            facts: vec![answerable_desk::clerk::Recording::from(
                answerable_register::entry::Fact::from(letter),
            )],
        };
        self.desk.record(command).unwrap();
    }

    async fn asked(&self, page: &str) {
        let form = format!(
            "page={}&email=reader%40post.example&often=daily",
            page.replace('/', "%2F")
                .replace('?', "%3F")
                .replace('=', "%3D")
        );
        let sent = self.site.post("/follow", &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(sent.header("location"), "/follow/asked");
    }
}

/// An hour of a day, on the clock of the site of these tests, which stands at 11 in
/// the morning of its today.
fn at(hour: i64, day: Date) -> Moment {
    const MIDNIGHT: i64 = 1_795_000_000 / 86_400 * 86_400;
    let days = i64::from(day.since(TODAY).unwrap().get_days());
    Moment {
        at: UnixSeconds(MIDNIGHT + days * 86_400 + hour * 3_600),
        day,
    }
}

/// The path that stands in a letter after the site.
fn path_in(letter: &MailLetter, begins: &str) -> String {
    letter
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("https://register.example"))
        .find(|path| path.starts_with(begins))
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_reader_follows_a_body_and_a_report_has_one_letter_and_leaves() {
    let whole = Whole::new();
    let form = whole
        .site
        .get("/follow?page=%2Fbodies%2Fexampleshire-pcc")
        .await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(
        form.words().contains("The last 12 months"),
        "{}",
        form.words()
    );
    assert!(form.words().contains("this would have told you of"));
    for page in [
        "/bodies/exampleshire-pcc",
        "/reports/custody-in-exampleshire",
    ] {
        whole.asked(page).await;
        whole.go(at(12, TODAY));
        let letter = whole.last();
        assert_eq!(letter.to, "reader@post.example");
        let confirm = path_in(&letter, "/follow/confirm/");
        let shown = whole.site.get(&confirm).await;
        assert!(shown.words().contains("Yes, send me letters"));
        assert_eq!(shown.header("cache-control"), "no-store");
        let confirmed = whole.site.post(&confirm, "").await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
        let again = whole.site.post(&confirm, "").await;
        assert!(again.words().contains("does nothing any more"));
    }
    let before = whole.count();
    let answer = answerable_register::facts::Report {
        sources: vec![],
        ..facts::report_about("custody-again", "2026-11-20", &["exampleshire-police"])
    };
    let command = answerable_desk::clerk::Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: vec![answerable_desk::clerk::Recording::from(
            answerable_register::entry::Fact::from(answer),
        )],
    };
    whole.desk.record(command).unwrap();
    let tomorrow = date(2026, 11, 22);
    whole.go(at(11, tomorrow));
    assert_eq!(whole.count(), before + 1);
    let news = whole.last();
    let keep = path_in(&news, "/following/");
    let leave = path_in(&news, "/follow/leave/");
    let text = news
        .text
        .replace(&keep, "/following/LINK")
        .replace(&leave, "/follow/leave/LINK");
    assert!(news.subject.starts_with("Answerable: "), "{}", news.subject);
    assert!(text.contains("You follow: "), "{text}");
    assert!(
        text.contains("/following/LINK") && text.contains("/follow/leave/LINK"),
        "{text}"
    );
    whole.go(at(12, tomorrow));
    assert_eq!(whole.count(), before + 1, "quiet when nothing is new");

    let own = whole.site.get(&keep).await;
    assert!(own.words().contains("reader@post.example"));
    assert!(
        own.words().contains("Report on custody-in-exampleshire")
            || own.words().contains("custody")
    );
    let changed = whole.site.post(&keep, "often=weekly").await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let stopped = whole
        .site
        .post(&keep, "stop=reports%2Fcustody-in-exampleshire")
        .await;
    assert_eq!(stopped.status, StatusCode::SEE_OTHER);

    // Opening the link does nothing; a mail program's own button does, though it
    // comes from no page of ours.
    let shown = whole.site.get(&leave).await;
    assert!(shown.words().contains("Erase my address"));
    assert!(
        whole
            .site
            .get(&keep)
            .await
            .words()
            .contains("reader@post.example")
    );
    let one_click = Request::post(&leave)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"));
    let left = whole.site.send(one_click.unwrap()).await;
    assert_eq!(left.status, StatusCode::OK, "{}", left.body);
    assert!(
        whole
            .site
            .get(&keep)
            .await
            .words()
            .contains("No letters come to you")
    );
    assert_eq!(whole.desk.followers().count().unwrap(), 0);
}

#[tokio::test]
async fn a_form_says_what_is_wrong_and_keeps_what_was_typed() {
    let whole = Whole::new();
    for (form, said) in [
        ("email=&often=daily", "Enter your e-mail address"),
        (
            "email=reader%40post&often=daily",
            "in the form name@example.com",
        ),
        (
            "email=reader%40post.example%0D%0ABcc%3A+a%40b.example&often=daily",
            "in the form name@example.com",
        ),
        (
            "email=reader%40post.example&often=hourly",
            "Select how often",
        ),
    ] {
        let form = format!("page=%2Fbodies%2Fexampleshire-pcc&{form}");
        let shown = whole.site.post("/follow", &form).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.words().contains(said), "{form}: {}", shown.words());
        assert!(form.contains("email=&") || shown.body.contains("value=\"reader@post"));
    }
    for page in [
        "",
        "/bodies/nobody",
        "/method",
        "//elsewhere.example",
        "/asks?standing=zzz",
    ] {
        let address = format!("/follow?page={page}");
        let shown = whole.site.get(&address).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{page}");
    }
    for link in ["short", &"0".repeat(64), &"é".repeat(32)] {
        for begins in ["/following/", "/follow/confirm/", "/follow/leave/"] {
            let address = format!("{begins}{link}").replace('é', "%C3%A9");
            let shown = whole.site.get(&address).await;
            assert!(!shown.status.is_server_error(), "{address}");
        }
    }
    assert_eq!(whole.count(), 0);
}

#[tokio::test]
async fn letters_wait_while_nobody_takes_them_and_use_up_no_try() {
    let whole = Whole::new();
    whole.asked("/asks?kind=letter").await;
    *whole.letters.is_away.lock().unwrap() = true;
    for hour in 12..20 {
        assert!(matches!(whole.go(at(hour, TODAY)), Went::NobodyThere(_)));
    }
    *whole.letters.is_away.lock().unwrap() = false;
    assert_eq!(whole.go(at(21, TODAY)), Went::Done);
    assert_eq!(whole.count(), 1);
    whole.asks("one-more", "northmoor-police", TODAY);
    whole.go(at(22, TODAY));
    assert_eq!(
        whole.count(),
        1,
        "nothing is followed that nobody confirmed"
    );
}

#[tokio::test]
async fn one_round_hands_over_all_that_is_due_and_none_twice() {
    const MANY: usize = 250;
    let whole = Whole::new();
    for number in 0..MANY {
        let wanted = ToFollow {
            address: MailAddress::read(&format!("reader-{number}@post.example")).unwrap(),
            what: Followed::Body("exampleshire-pcc".into()),
            how_often: HowOften::Daily,
        };
        whole.desk.ask_to_follow(&wanted, at(11, TODAY)).unwrap();
    }
    assert_eq!(whole.go(at(11, TODAY)), Went::Done);
    assert_eq!(whole.count(), MANY);
    assert_eq!(whole.go(at(12, TODAY)), Went::Done);
    let letters = whole.letters.letters.lock().unwrap();
    let mut to: Vec<_> = letters.iter().map(|letter| letter.to.clone()).collect();
    to.sort_unstable();
    to.dedup();
    assert_eq!(to.len(), MANY);
    assert_eq!(letters.len(), MANY);
}

#[tokio::test]
async fn the_link_of_a_letter_goes_into_no_request_for_a_correction() {
    let whole = Whole::new();
    whole.asked("/bodies/exampleshire-pcc").await;
    whole.go(at(12, TODAY));
    let confirm = path_in(&whole.last(), "/follow/confirm/");
    let page = whole.site.get(&confirm).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("href=\"/correction?page=%2F\""),
        "{}",
        page.body
    );
    assert!(!page.body.contains("/correction?page=%2Ffollow"));
}
