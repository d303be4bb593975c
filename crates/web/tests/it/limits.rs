//! Limits on what one client may send, held over a real connection.

use std::sync::Arc;
use std::time::Duration;

use answerable_web::{Limits, Options, serve_until};
use axum::http::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::site::{Kept, Site, state};
use crate::world::World;

/// A server on a free port, and the word that stops it.
pub(crate) struct Server {
    pub(crate) address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    stopped: JoinHandle<()>,
    _world: World,
}

impl Server {
    pub(crate) async fn with(limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, told) = oneshot::channel::<()>();
        let options = Options {
            limits,
            ..Options::default()
        };
        let world = World::empty();
        let state = state(Arc::clone(&world.desk), Arc::new(Kept::default()));
        let stopped = tokio::spawn(async move {
            let told = async { told.await.unwrap_or_default() };
            serve_until(listener, state, options, told).await;
        });
        Self {
            address,
            stop,
            stopped,
            _world: world,
        }
    }

    /// Everything that comes back until the server closes the connection.
    async fn say(&self, words: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(words).await.unwrap();
        let mut back = Vec::new();
        tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut back))
            .await
            .expect("the server closes the connection")
            .unwrap();
        String::from_utf8_lossy(&back).into_owned()
    }
}

fn short() -> Limits {
    Limits {
        head_time: Duration::from_millis(200),
        ..Limits::default()
    }
}

pub(crate) const ABOUT: &[u8] =
    b"GET /about HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn a_page_is_served_over_a_connection() {
    let server = Server::with(Limits::default()).await;
    let page = server.say(ABOUT).await;
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(page.contains("About Answerable</h1>"));
}

#[tokio::test]
async fn headers_sent_slowly_are_cut_off_and_others_are_served_meanwhile() {
    let server = Server::with(short()).await;
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: a").await.unwrap();
    assert!(server.say(ABOUT).await.starts_with("HTTP/1.1 200 OK"));
    let mut back = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(5), slow.read_to_end(&mut back)).await;
    assert!(closed.is_ok(), "the slow client is cut off");
}

#[tokio::test]
async fn a_connection_that_says_nothing_more_is_closed() {
    let server = Server::with(short()).await;
    let page = server
        .say(b"GET /health HTTP/1.1\r\nHost: a.example\r\n\r\n")
        .await;
    assert!(page.ends_with("ok"), "{page}");
}

#[tokio::test]
async fn with_every_place_taken_by_the_slow_the_next_is_served_once_they_are_cut_off() {
    let server = Server::with(Limits {
        connections: 2,
        ..short()
    })
    .await;
    let mut slow = Vec::new();
    for _ in 0..4 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        slow.push(stream);
    }
    assert!(server.say(ABOUT).await.starts_with("HTTP/1.1 200 OK"));
}

#[tokio::test]
async fn a_head_too_large_is_refused() {
    let server = Server::with(Limits::default()).await;
    let large = format!(
        "GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n",
        "x".repeat(40_000)
    );
    assert!(
        server
            .say(large.as_bytes())
            .await
            .starts_with("HTTP/1.1 431")
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: a\r\n{}\r\n",
        "A: b\r\n".repeat(1_000)
    );
    assert!(
        server
            .say(many.as_bytes())
            .await
            .starts_with("HTTP/1.1 431")
    );
}

#[tokio::test]
async fn two_lengths_for_one_body_are_refused() {
    let server = Server::with(Limits::default()).await;
    let smuggled = b"POST /correction HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\
                     Content-Length: 30\r\n\r\nabc";
    assert!(server.say(smuggled).await.starts_with("HTTP/1.1 400"));
}

#[tokio::test]
async fn a_body_sent_slowly_is_given_up() {
    let limits = Limits {
        answer_time: Duration::from_millis(200),
        ..Limits::default()
    };
    let server = Server::with(limits).await;
    let begun = b"POST /correction HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\
                  Connection: close\r\n\r\nwrong=";
    assert!(server.say(begun).await.starts_with("HTTP/1.1 503"));
}

#[tokio::test]
async fn the_word_to_stop_lets_a_request_under_way_finish() {
    let server = Server::with(Limits::default()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let form = b"POST /correction HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\nwrong=";
    stream.write_all(form).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    server.stop.send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    stream.write_all(b"x&speaks-for=themselves_").await.unwrap();
    let mut back = String::new();
    stream.read_to_string(&mut back).await.unwrap();
    assert!(
        back.starts_with("HTTP/1.1 4"),
        "answered before stopping: {back}"
    );
    tokio::time::timeout(Duration::from_secs(5), server.stopped)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn an_address_too_long_is_refused_with_a_page() {
    let answer = Site::new()
        .get(&format!("/about?words={}", "x".repeat(5_000)))
        .await;
    assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
    assert!(answer.body.contains("That address is too long"));
}

#[tokio::test]
async fn a_form_too_large_is_refused_with_a_page() {
    let answer = Site::new().post("/correction", &"x".repeat(200_000)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("That is too much to send at once"));
}

#[tokio::test]
async fn more_requests_at_once_than_are_taken_on_are_told_to_come_back() {
    let limits = Limits {
        requests_at_once: 0,
        ..Limits::default()
    };
    let answer = Site::with(Options {
        limits,
        ..Options::default()
    })
    .get("/")
    .await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    assert!(answer.body.contains("The service is busy"));
}

#[tokio::test]
async fn forms_from_one_address_run_out_of_turns() {
    let limits = Limits {
        forms_from_one_address: 1,
        ..Limits::default()
    };
    let server = Server::with(limits).await;
    let send = async || {
        let form = "wrong=x&speaks-for=themselves";
        let request = format!(
            "POST /correction HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        server.say(request.as_bytes()).await
    };
    assert!(send().await.starts_with("HTTP/1.1 303"));
    let second = send().await;
    assert!(second.starts_with("HTTP/1.1 429"), "{second}");
    assert!(second.contains("retry-after:"));
    // The form itself says so, and keeps what was typed.
    for words in [
        "You have sent several requests in a short time",
        "what you wrote is still here",
        "id=\"wrong\"",
    ] {
        assert!(second.contains(words), "{words} in {second}");
    }
    let read = server.say(ABOUT).await;
    assert!(read.starts_with("HTTP/1.1 200"), "reading goes on");
}
