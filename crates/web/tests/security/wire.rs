//! What is on the wire: where a message begins and ends.

use std::sync::Arc;
use std::time::Duration;

use answerable_web::{Options, serve_until};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::site::{Kept, state};
use crate::world::World;

/// What comes back for these bytes until the connection is closed or nothing
/// comes for a while.
async fn said(words: &[u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let world = World::empty();
    let state = state(Arc::clone(&world.desk), Arc::new(Kept::default()));
    let serving = tokio::spawn(async move {
        serve_until(listener, state, Options::default(), std::future::pending()).await;
    });
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(words).await.unwrap();
    let mut back = Vec::new();
    let mut piece = [0; 4_096];
    while let Ok(Ok(taken)) =
        tokio::time::timeout(Duration::from_millis(500), stream.read(&mut piece)).await
    {
        if taken == 0 {
            break;
        }
        back.extend_from_slice(&piece[..taken]);
    }
    serving.abort();
    String::from_utf8_lossy(&back).into_owned()
}

fn answers(back: &str) -> usize {
    back.matches("HTTP/1.1 ").count()
}

/// OWASP ASVS 5.0: 4.2.1. What hides a second request in the first is refused.
#[tokio::test]
async fn a_message_whose_end_is_not_certain_is_refused() {
    for head in [
        "Content-Length: 3\r\nContent-Length: 30",
        "Content-Length: 3, 30",
        "Content-Length: -3",
        "Content-Length: +3",
        "Content-Length: 0x3",
        "Content-Length: 3 3",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Content-Length : 3",
    ] {
        let request = format!(
            "POST /correction HTTP/1.1\r\nHost: a\r\n{head}\r\n\r\nabcGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
        );
        let back = said(request.as_bytes()).await;
        assert!(back.starts_with("HTTP/1.1 400"), "{head}: {back}");
        assert_eq!(answers(&back), 1, "{head}: {back}");
    }
}

/// OWASP ASVS 5.0: 4.2.1 (RFC 9112, section 6.3): where both are given, the
/// length is not believed.
#[tokio::test]
async fn a_length_beside_chunks_is_never_what_counts() {
    let request = b"POST /correction HTTP/1.1\r\nHost: a\r\nContent-Length: 57\r\nTransfer-Encoding: chunked\r\n\r\n\
                    0\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let back = said(request).await;
    assert_eq!(
        answers(&back),
        1,
        "what came after the last chunk was answered: {back}"
    );
    assert!(back.contains("connection: close"), "{back}");
}

/// OWASP ASVS 5.0: 4.2.1. Broken chunks, folded lines, and lines in a header.
#[tokio::test]
async fn what_is_no_message_is_no_request() {
    for request in [
        "POST /correction HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "POST /correction HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /\u{7f} HTTP/1.1\r\nHost: a\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://[bad HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        let back = said(request.as_bytes()).await;
        assert!(
            back.is_empty() || back.starts_with("HTTP/1.1 4"),
            "{request:?}: {back}"
        );
        assert!(answers(&back) <= 1, "{request:?}: {back}");
    }
}

/// OWASP ASVS 5.0: 4.2.1. As long as it says, not a byte more.
#[tokio::test]
async fn an_answer_is_as_long_as_it_says() {
    for address in ["/about", "/nothing", "/health"] {
        let request = format!("GET {address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let back = said(request.as_bytes()).await;
        let (head, body) = back.split_once("\r\n\r\n").unwrap();
        let said = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        assert_eq!(
            said.unwrap().parse::<usize>().unwrap(),
            body.len(),
            "{address}"
        );
        assert!(!head.contains("transfer-encoding"), "{address}");
    }
}
