//! Taking connections: slowly sent headers are cut off, numbers are bounded.
//!
//! `axum::serve` installs no timer, so a client that sends its headers one
//! letter a minute keeps its place for ever, and layers act only once the
//! headers are in. So connections are taken here, one task each, with a limit
//! on their number (`places`), on the size and the time of a request's head,
//! and on how long a client may take nothing of what it asked for.

mod forwarded;
mod limits;
mod patience;
mod places;

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt as _;

pub use forwarded::Proxies;
pub use limits::Limits;

use crate::site::{Options, State};
use patience::Patience;
use places::{Place, Places};

/// Serves the site until `stop` comes true, then lets requests under way finish.
pub async fn serve_until(
    listener: TcpListener,
    state: State,
    options: Options,
    stop: impl Future<Output = ()>,
) {
    let limits = options.limits;
    let proxies = Arc::new(options.proxies.clone());
    let places = Places::of(&limits, Arc::clone(&options.counts));
    let router = crate::router::router(state, options);
    let (tell, told) = watch::channel(false);
    tokio::pin!(stop);
    loop {
        let taken = tokio::select! {
            () = &mut stop => break,
            taken = next_connection(&listener, &places, &proxies, &limits) => taken,
        };
        let Some((place, stream, peer)) = taken else {
            continue;
        };
        let connection = Connection {
            router: router.clone(),
            limits,
            proxies: Arc::clone(&proxies),
            told: told.clone(),
            place,
        };
        tokio::spawn(connection.serve(stream, peer));
    }
    drop(listener);
    // A closed channel tells as well as a sent word: nobody left is nobody to tell.
    let _ = tell.send(true);
    let left = tokio::time::timeout(limits.farewell, places.empty());
    if left.await.is_err() {
        tracing::warn!("stopped with connections still open");
    }
}

/// Waits for a client, and takes a place for it; none where its address has
/// all of its places.
async fn next_connection(
    listener: &TcpListener,
    places: &Arc<Places>,
    proxies: &Proxies,
    limits: &Limits,
) -> Option<(Arc<Place>, TcpStream, SocketAddr)> {
    match listener.accept().await {
        Ok((stream, peer)) => {
            let client = peer.ip().to_canonical();
            let counted = (!proxies.are_told(client)).then_some(client);
            let place = places.take(counted).await?;
            Some((place, stream, peer))
        }
        Err(error) => {
            // Out of file handles, or a client gone before it was taken.
            tracing::warn!(%error, "a connection could not be taken");
            tokio::time::sleep(limits.after_refused_accept).await;
            None
        }
    }
}

/// The address a request came from. Kept in memory for the rate limit only;
/// never logged, never recorded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// One client's connection and its place.
struct Connection {
    router: Router,
    limits: Limits,
    proxies: Arc<Proxies>,
    told: watch::Receiver<bool>,
    place: Arc<Place>,
}

impl Connection {
    async fn serve(mut self, stream: TcpStream, peer: SocketAddr) {
        let place = self.place;
        let at = Arc::clone(&place);
        // Pages are written whole; waiting to fill a packet only delays them.
        let _ = stream.set_nodelay(true);
        let proxies = self.proxies;
        let service = self
            .router
            .map_request(move |mut request: Request<Incoming>| {
                let client = proxies.client(peer.ip(), request.headers());
                request.extensions_mut().insert(Peer(client));
                request
            });
        let service = tower::service_fn(move |request| {
            let answering = at.answering();
            let answered = service.clone().oneshot(request);
            async move {
                let response = answered.await?;
                Ok::<_, Infallible>(response.map(|body| answering.until_taken(body)))
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.limits.head_time)
            .max_header_size(self.limits.head_bytes)
            .serve_connection(
                TokioIo::new(Patience::new(stream, self.limits.taking_time)),
                TowerToHyperService::new(service),
            );
        tokio::pin!(connection);
        tokio::select! {
            ended = connection.as_mut() => note(ended),
            () = place.is_wanted() => {}
            _ = self.told.changed() => {
                connection.as_mut().graceful_shutdown();
                note(connection.await);
            }
        }
    }
}

/// A connection that ends badly is the client's affair: noted for the curious.
fn note(ended: hyper::Result<()>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Listens from now on for an interrupt or a request to terminate, and comes
/// true at the first. Before it is called such a signal ends the process at
/// once: call it before telling anyone that the site is up.
///
/// # Errors
/// If the process cannot listen for signals.
pub fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        Ok(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        // Without a way to be told, serve until the process is ended.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
