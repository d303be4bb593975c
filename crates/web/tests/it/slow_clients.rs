//! A thousand clients that send nothing whole, and the others meanwhile
//! ("slowloris").
#![allow(
    clippy::print_stdout,
    reason = "a test says why it was skipped, and its figure"
)]

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use answerable_web::Limits;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

use crate::limits::{ABOUT, Server};

/// How many slow clients there are.
const SLOW: u32 = 1_000;

/// How many pages others ask for meanwhile.
const ASKED: usize = 200;

/// How long one of them may wait for a page.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether this process may open both ends of so many connections.
fn may_open_enough() -> bool {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let most = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|most| most.parse::<u32>().ok());
    let enough = most.is_none_or(|most| most > 3 * SLOW);
    if !enough {
        println!("skipped: this process may open {most:?} files, which is too few (ulimit -n)");
    }
    enough
}

/// Opens a connection from an address of this machine.
async fn connect(server: SocketAddr, from: Ipv4Addr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(IpAddr::V4(from), 0))?;
    socket.connect(server).await
}

/// A page, asked for by somebody who sends the whole of their request.
async fn page(server: SocketAddr) -> Option<String> {
    let asked = async {
        let mut stream = connect(server, Ipv4Addr::new(127, 9, 9, 9)).await.ok()?;
        stream.write_all(ABOUT).await.ok()?;
        let mut back = String::new();
        stream.read_to_string(&mut back).await.ok()?;
        Some(back)
    };
    tokio::time::timeout(PATIENCE, asked).await.ok()?
}

/// Opens slow connections, each of which sends a letter now and then and is
/// opened anew when it is closed, and counts the pages others get meanwhile.
async fn pages_beside_slow_clients(from: fn(u32) -> Ipv4Addr) -> usize {
    let server = Server::with(Limits::default()).await;
    let address = server.address;
    let slow = (0..SLOW).map(|number| {
        tokio::spawn(async move {
            loop {
                if let Ok(mut stream) = connect(address, from(number)).await {
                    let begun = stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX: ").await;
                    let mut open = begun.is_ok();
                    while open {
                        tokio::time::sleep(Duration::from_millis(100)).await;
                        open = stream.write_all(b"x").await.is_ok();
                    }
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
    });
    let slow: Vec<_> = slow.collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (mut served, mut took) = (0, Vec::with_capacity(ASKED));
    for _ in 0..ASKED {
        let asked = Instant::now();
        let page = page(address).await;
        took.push(asked.elapsed());
        served += usize::from(page.is_some_and(|page| page.starts_with("HTTP/1.1 200 OK")));
    }
    for client in slow {
        client.abort();
    }
    took.sort_unstable();
    println!(
        "{served} of {ASKED} pages served beside {SLOW} slow clients; half within {:?}, the slowest in {:?}",
        took[ASKED / 2],
        took[ASKED - 1]
    );
    served
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_slow_clients_of_one_address_keep_nobody_from_a_page() {
    if may_open_enough() {
        let served = pages_beside_slow_clients(|_| Ipv4Addr::LOCALHOST).await;
        assert_eq!(served, ASKED);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_slow_clients_of_as_many_addresses_keep_nobody_from_a_page() {
    if may_open_enough() {
        let served = pages_beside_slow_clients(|number| {
            let [_, _, third, last] = number.to_be_bytes();
            Ipv4Addr::new(127, 1, third, last)
        })
        .await;
        assert_eq!(served, ASKED);
    }
}

/// The control: where every place is being answered on, the next one waits,
/// and the count above would see it.
#[tokio::test]
async fn with_every_place_being_answered_on_the_next_client_waits() {
    let server = Server::with(Limits {
        connections: 2,
        ..Limits::default()
    })
    .await;
    let begun = b"POST /correction HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nwrong=";
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(begun).await.unwrap();
        held.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let next = tokio::time::timeout(Duration::from_millis(500), page(server.address)).await;
    assert!(next.is_err(), "nobody is closed who is being answered");
}
