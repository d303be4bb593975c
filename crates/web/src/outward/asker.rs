//! Asking somebody: one request, one answer, no further.
//!
//! No redirect is followed, so that nobody is asked whom nobody named. An answer
//! has a largest size and a longest time.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{HeaderName, HeaderValue, Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::address::Address;
use super::reach::Reach;

/// The most that is read of an answer's headers, in bytes.
const MOST_OF_HEADERS: usize = 16 * 1024;

/// The most numbers of one name that are tried.
const MOST_NUMBERS: usize = 8;

/// On which terms somebody is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    /// The largest answer that is read, in bytes.
    pub(crate) most_bytes: usize,
    /// How long one answer may take, from looking the name up to the last byte.
    pub(crate) longest: Duration,
    /// Where the address may lead.
    pub(crate) reach: Reach,
}

/// Whoever asks.
#[derive(Clone)]
pub(crate) struct Asker {
    tls: Option<TlsConnector>,
    terms: Terms,
}

/// A question.
pub(crate) struct Question<'a> {
    pub(crate) of: &'a Address,
    /// What is sent; without it it is a question for a document.
    pub(crate) sends: Option<Sends>,
    /// Headers beside the usual ones.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

/// What a question sends.
pub(crate) struct Sends {
    /// What kind of thing it is, as a media type.
    pub(crate) media: &'static str,
    pub(crate) bytes: Bytes,
}

/// An answer, as it came.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    #[cfg_attr(
        not(feature = "oidc"),
        expect(dead_code, reason = "what a webhook's receiver says is not looked at")
    )]
    pub(crate) bytes: Bytes,
}

/// Why there is no answer.
#[cfg_attr(
    not(feature = "oidc"),
    expect(unreachable_pub, reason = "whoever sets a provider up reads it")
)]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Nobody is there, or nobody that this machine trusts.
    #[error("{0}")]
    Unreachable(String),
    /// Its name leads to no number that may be gone to.
    #[error("it leads into a private network, where nobody goes")]
    Inward,
    /// It took too long.
    #[error("it took longer than {} seconds", .0.as_secs())]
    Slow(Duration),
    /// It was too much.
    #[error("its answer is larger than {} KB", .most / 1024)]
    Large {
        /// The status it began with.
        status: u16,
        /// The most that is read, in bytes.
        most: usize,
    },
    /// It leads elsewhere.
    #[error("it leads on to another address, where nobody goes")]
    LeadsOn,
    /// It said so.
    #[cfg(feature = "oidc")]
    #[error("it answered with {0}")]
    Status(u16),
}

impl Asker {
    /// Who trusts nobody, and so asks nobody over TLS.
    pub(crate) fn without_tls(terms: Terms) -> Self {
        Self { tls: None, terms }
    }

    /// Who trusts whom this machine trusts.
    ///
    /// # Errors
    /// With the words, where this machine trusts nobody.
    pub(crate) fn trusting(terms: Terms) -> Result<Self, String> {
        let found = rustls_native_certs::load_native_certs();
        let mut roots = RootCertStore::empty();
        let (taken, _) = roots.add_parsable_certificates(found.certs);
        if taken == 0 {
            return Err(
                "this machine has no certificates of authorities to trust; install the package ca-certificates, or name a file of them in SSL_CERT_FILE"
                    .to_owned(),
            );
        }
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|why| why.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self {
            tls: Some(TlsConnector::from(Arc::new(config))),
            terms,
        })
    }

    /// Fetches a document.
    ///
    /// # Errors
    /// [`NoAnswer`], where it is not there too.
    #[cfg(feature = "oidc")]
    pub(crate) async fn document(&self, of: &Address) -> Result<Bytes, NoAnswer> {
        let asked = self.ask(Question {
            of,
            sends: None,
            headers: Vec::new(),
        });
        let answer = asked.await?;
        match answer.status {
            StatusCode::OK => Ok(answer.bytes),
            other => Err(NoAnswer::Status(other.as_u16())),
        }
    }

    /// Asks once.
    ///
    /// # Errors
    /// [`NoAnswer`]; an answer that says no is one.
    pub(crate) async fn ask(&self, question: Question<'_>) -> Result<Answer, NoAnswer> {
        let longest = self.terms.longest;
        tokio::time::timeout(longest, self.asked(question))
            .await
            .map_err(|_| NoAnswer::Slow(longest))?
    }

    async fn asked(&self, question: Question<'_>) -> Result<Answer, NoAnswer> {
        let of = question.of;
        let most = self.terms.most_bytes;
        let plain = self.connect(of).await?;
        if !of.is_over_tls() {
            return over(plain, question, most).await;
        }
        let name = ServerName::try_from(of.host().to_owned())
            .map_err(|why| NoAnswer::Unreachable(why.to_string()))?;
        // Whoever was given nobody to trust reaches nobody over TLS: an issuer on
        // this machine may name others.
        let tls = self.tls.as_ref().ok_or_else(|| {
            NoAnswer::Unreachable(
                "it is over TLS, and nobody is trusted to vouch for it".to_owned(),
            )
        })?;
        let sealed = tls
            .connect(name, plain)
            .await
            .map_err(|why| unreachable(&why))?;
        over(sealed, question, most).await
    }

    /// Connects to a number of the address that may be gone to. The name is
    /// looked up once, and what was looked at is what is connected to.
    async fn connect(&self, of: &Address) -> Result<TcpStream, NoAnswer> {
        let found = tokio::net::lookup_host((of.host(), of.port()))
            .await
            .map_err(|why| unreachable(&why))?;
        let reach = self.terms.reach;
        let taken: Vec<SocketAddr> = found
            .filter(|number| reach.takes(number.ip()))
            .take(MOST_NUMBERS)
            .collect();
        if taken.is_empty() {
            return Err(NoAnswer::Inward);
        }
        TcpStream::connect(&taken[..])
            .await
            .map_err(|why| unreachable(&why))
    }
}

fn unreachable(why: &io::Error) -> NoAnswer {
    NoAnswer::Unreachable(why.to_string())
}

async fn over(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    question: Question<'_>,
    most: usize,
) -> Result<Answer, NoAnswer> {
    let broken = |why: hyper::Error| NoAnswer::Unreachable(why.to_string());
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(MOST_OF_HEADERS)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    let exchange = async {
        let response = sender.send_request(question.into_request()).await;
        let response = response.map_err(broken)?;
        let status = response.status();
        if status.is_redirection() {
            return Err(NoAnswer::LeadsOn);
        }
        let body = Limited::new(response.into_body(), most).collect();
        let bytes = body
            .await
            .map_err(|why| match why.is::<LengthLimitError>() {
                true => NoAnswer::Large {
                    status: status.as_u16(),
                    most,
                },
                false => NoAnswer::Unreachable(why.to_string()),
            })?;
        Ok(Answer {
            status,
            bytes: bytes.to_bytes(),
        })
    };
    // The connection moves the bytes, and ends with the question.
    let mut exchange = std::pin::pin!(exchange);
    tokio::select! {
        answer = &mut exchange => answer,
        ended = connection => match ended {
            Ok(()) => exchange.await,
            Err(why) => Err(broken(why)),
        },
    }
}

impl Question<'_> {
    fn into_request(self) -> Request<Full<Bytes>> {
        let (method, media, bytes) = match self.sends {
            Some(sends) => (Method::POST, Some(sends.media), sends.bytes),
            None => (Method::GET, None, Bytes::new()),
        };
        let mut request = Request::new(Full::from(bytes));
        *request.method_mut() = method;
        // An address that was read is one that can be asked for.
        *request.uri_mut() = self.of.target().parse().unwrap_or_default();
        let headers = request.headers_mut();
        if let Ok(host) = HeaderValue::from_str(self.of.authority()) {
            headers.insert(HOST, host);
        }
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("answerable"));
        if let Some(media) = media {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
        }
        headers.extend(self.headers);
        request
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    const TERMS: Terms = Terms {
        most_bytes: 1_000,
        longest: Duration::from_millis(500),
        reach: Reach::PublicOrHere,
    };

    /// Somebody on this machine who answers everybody alike, and counts them.
    async fn answering(with: &'static [u8]) -> (u16, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                let mut read = [0; 4_096];
                let _ = stream.read(&mut read).await;
                let _ = stream.write_all(with).await;
                if with.is_empty() {
                    tokio::time::sleep(Duration::from_secs(60)).await;
                }
            }
        });
        (port, asked)
    }

    async fn ask(terms: Terms, address: &str) -> Result<StatusCode, NoAnswer> {
        let address = Address::read(address).unwrap();
        let asker = Asker::without_tls(terms);
        let asked = asker.ask(Question {
            of: &address,
            sends: None,
            headers: Vec::new(),
        });
        // Were it asked for ever, the test would say so.
        let answer = tokio::time::timeout(Duration::from_secs(10), asked).await;
        answer.unwrap().map(|answer| answer.status)
    }

    /// A name is looked up, and what it leads to is looked at: `localhost` is a
    /// name like any other.
    #[tokio::test]
    async fn a_name_that_leads_within_is_not_connected_to() {
        let (port, asked) = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
        let public = Terms {
            reach: Reach::Public,
            ..TERMS
        };
        for host in ["localhost", "127.0.0.1"] {
            let address = format!("http://{host}:{port}/");
            assert_eq!(ask(public, &address).await, Err(NoAnswer::Inward), "{host}");
        }
        assert_eq!(asked.load(Ordering::SeqCst), 0);
        // The same is connected to where the operator says so.
        let here = ask(TERMS, &format!("http://127.0.0.1:{port}/")).await;
        assert_eq!(
            (here, asked.load(Ordering::SeqCst)),
            (Ok(StatusCode::OK), 1)
        );
    }

    #[tokio::test]
    async fn nobody_is_followed_waited_for_or_read_without_end() {
        let leads =
            b"HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n";
        let mut large = b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n".to_vec();
        large.resize(4_000, b'a');
        let large: &'static [u8] = Box::leak(large.into_boxed_slice());
        for (with, why) in [
            (&leads[..], NoAnswer::LeadsOn),
            (&b""[..], NoAnswer::Slow(TERMS.longest)),
            (
                large,
                NoAnswer::Large {
                    status: 200,
                    most: 1_000,
                },
            ),
        ] {
            let (port, _) = answering(with).await;
            let came = ask(TERMS, &format!("http://127.0.0.1:{port}/")).await;
            assert_eq!(came, Err(why));
        }
    }

    #[tokio::test]
    async fn headers_without_end_are_not_read() {
        let mut endless = b"HTTP/1.1 200 OK\r\nx: ".to_vec();
        endless.resize(64 * 1_024, b'a');
        let (port, _) = answering(Box::leak(endless.into_boxed_slice())).await;
        let came = ask(TERMS, &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(came, Err(NoAnswer::Unreachable(_))), "{came:?}");
    }
}
