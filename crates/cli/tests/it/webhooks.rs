//! Killed at the worst moment, the program loses no delivery of a webhook.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use answerable_desk::Desk;
use answerable_desk::clerk::{Command as Record, Recording};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::webhooks::Wanted;
use answerable_register::entry::Fact;
use answerable_testkit::{country, facts};
use jiff::civil::Date;

/// A register that is served until it is killed, with no time to tidy up.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        // SIGKILL, on Unix.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(register: &Path) -> Served {
    let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(["serve", "--port", "0", "--webhooks", "public-or-here"])
        .arg("--register")
        .arg(register)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let served = Served(child);
    let is_up = |line: &String| line.starts_with("Stop it");
    assert!(lines.map_while(Result::ok).any(|line| is_up(&line)));
    served
}

/// Somebody who hears, and answers only when told to.
struct Listening {
    port: u16,
    ids: Receiver<String>,
    answers: Arc<AtomicBool>,
}

impl Listening {
    fn begin() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, ids) = channel();
        let answers = Arc::new(AtomicBool::new(false));
        let says_yes = Arc::clone(&answers);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (tell, says_yes) = (tell.clone(), Arc::clone(&says_yes));
                std::thread::spawn(move || hear(stream, &tell, &says_yes));
            }
        });
        Self { port, ids, answers }
    }

    fn next(&self) -> String {
        self.ids.recv_timeout(Duration::from_secs(30)).unwrap()
    }

    fn hears_nothing(&self) {
        let next = self.ids.recv_timeout(Duration::from_secs(4));
        assert_eq!(next, Err(RecvTimeoutError::Timeout));
    }
}

fn hear(mut stream: TcpStream, tell: &Sender<String>, says_yes: &AtomicBool) {
    let (mut sent, mut piece) = (String::new(), [0; 4_096]);
    while !sent.ends_with('}') {
        match stream.read(&mut piece) {
            Ok(read) if read > 0 => sent.push_str(&String::from_utf8_lossy(&piece[..read])),
            _ => return,
        }
    }
    let id = sent
        .lines()
        .find_map(|line| line.strip_prefix("webhook-id: "));
    let _ = tell.send(id.unwrap().to_owned());
    if says_yes.load(Ordering::SeqCst) {
        let _ = stream.write_all(b"HTTP/1.1 204 Yes\r\ncontent-length: 0\r\n\r\n");
    } else {
        // Heard, and the answer never comes: whoever sent it is killed meanwhile.
        let _ = stream.read(&mut piece);
    }
}

fn today() -> Date {
    jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
}

fn desk(register: &Path) -> Desk {
    let home = Home::open(register).unwrap();
    let reader = Log::open(HomePaths::of(register).log(), Access::ReadOnly).unwrap();
    Desk::open(home, reader, today()).unwrap().0
}

fn record(desk: &Desk, facts: Vec<Recording>) {
    let command = Record {
        key: None,
        by: "test".into(),
        today: today(),
        facts,
    };
    desk.record(command).unwrap();
}

#[test]
fn killed_between_sending_and_noting_it_sends_again_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    drop(Home::create(&register).unwrap());
    let listening = Listening::begin();
    let id = {
        let desk = desk(&register);
        let is_new =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        let country = country::everything().into_iter().filter(is_new);
        record(&desk, country.map(Recording::from).collect());
        let wanted = Wanted {
            body: "exampleshire-police".into(),
            address: format!("http://127.0.0.1:{}/told", listening.port),
        };
        let when = Moment {
            at: UnixSeconds(jiff::Timestamp::now().as_second()),
            day: today(),
        };
        let id = desk.add_webhook(&wanted, "op-test", when).unwrap().id;
        for asked in ["asked-first", "asked-second", "asked-third"] {
            let asked = facts::request(asked, "6 March 2024", &["exampleshire-police"]);
            record(&desk, vec![asked.into()]);
        }
        id
    };
    let first = {
        let _served = serve(&register);
        listening.next()
    };
    listening.answers.store(true, Ordering::SeqCst);
    let heard = {
        let _served = serve(&register);
        let heard = [listening.next(), listening.next(), listening.next()];
        // So that the last is noted, too.
        listening.hears_nothing();
        heard
    };
    assert_eq!(
        heard[0], first,
        "what was not noted is sent again under its id"
    );
    assert!(heard.is_sorted() && heard[0] != heard[1] && heard[1] != heard[2]);
    {
        let _served = serve(&register);
        listening.hears_nothing();
    }
    let counted = desk(&register).webhooks().counted(&id).unwrap();
    assert_eq!(
        (counted.delivered, counted.waiting, counted.given_up),
        (3, 0, 0)
    );
}
