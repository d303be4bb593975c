//! Asking a provider: one request, one answer, no further.
//!
//! No redirect is followed, so that nobody is asked whom the operator or the
//! provider's own account of itself did not name. An answer has a largest size
//! and a longest time.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{HeaderValue, Method, Request, StatusCode};
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

/// The largest answer that is read, in bytes: the keys of a large provider are
/// some 20 KB, a token of a person in many groups twice that.
const MOST_BYTES: usize = 128 * 1024;

/// How long one answer may take, from the first packet to the last.
const LONGEST: Duration = Duration::from_secs(5);

/// Whoever asks.
#[derive(Clone)]
pub(super) struct Asker {
    tls: Option<TlsConnector>,
}

/// A question.
pub(super) struct Question<'a> {
    pub(super) of: &'a Address,
    /// A form to send; without one it is a question for a document.
    pub(super) form: Option<String>,
    /// The header that says who we are.
    pub(super) authorization: Option<HeaderValue>,
}

/// An answer, as it came.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) bytes: Bytes,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Nobody is there, or nobody that this machine trusts.
    #[error("{0}")]
    Unreachable(String),
    /// It took too long.
    #[error("it took longer than {} seconds", LONGEST.as_secs())]
    Slow,
    /// It was too much.
    #[error("its answer is larger than {} KB", MOST_BYTES / 1024)]
    Large,
    /// It leads elsewhere.
    #[error("it leads on to another address, where nobody goes")]
    LeadsOn,
    /// It said so.
    #[error("it answered with {0}")]
    Status(u16),
}

impl Asker {
    /// Who trusts whom this machine trusts.
    ///
    /// # Errors
    /// With the words, where this machine trusts nobody.
    pub(super) fn try_new(first: &Address) -> Result<Self, String> {
        if !first.is_over_tls() {
            return Ok(Self { tls: None });
        }
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
        })
    }

    /// Fetches a document.
    ///
    /// # Errors
    /// [`NoAnswer`], where it is not there too.
    pub(super) async fn document(&self, of: &Address) -> Result<Bytes, NoAnswer> {
        let asked = self.ask(Question {
            of,
            form: None,
            authorization: None,
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
    pub(super) async fn ask(&self, question: Question<'_>) -> Result<Answer, NoAnswer> {
        tokio::time::timeout(LONGEST, self.asked(question))
            .await
            .map_err(|_| NoAnswer::Slow)?
    }

    async fn asked(&self, question: Question<'_>) -> Result<Answer, NoAnswer> {
        let of = question.of;
        let unreachable = |why: &io::Error| NoAnswer::Unreachable(why.to_string());
        let plain = TcpStream::connect((of.host(), of.port()))
            .await
            .map_err(|why| unreachable(&why))?;
        if !of.is_over_tls() {
            return over(plain, question).await;
        }
        let name = ServerName::try_from(of.host().to_owned())
            .map_err(|why| NoAnswer::Unreachable(why.to_string()))?;
        // An issuer on this machine may name others over TLS; it was not given
        // anybody to trust, so they are not reached.
        let tls = self.tls.as_ref().ok_or_else(|| {
            NoAnswer::Unreachable("an issuer without TLS leads to an address with it".to_owned())
        })?;
        let sealed = tls
            .connect(name, plain)
            .await
            .map_err(|why| unreachable(&why))?;
        over(sealed, question).await
    }
}

async fn over(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    question: Question<'_>,
) -> Result<Answer, NoAnswer> {
    let broken = |why: hyper::Error| NoAnswer::Unreachable(why.to_string());
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    let exchange = async {
        let response = sender.send_request(question.into_request()).await;
        let response = response.map_err(broken)?;
        let status = response.status();
        if status.is_redirection() {
            return Err(NoAnswer::LeadsOn);
        }
        let body = Limited::new(response.into_body(), MOST_BYTES).collect();
        let bytes = body
            .await
            .map_err(|why| match why.is::<LengthLimitError>() {
                true => NoAnswer::Large,
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
        let method = match self.form {
            Some(_) => Method::POST,
            None => Method::GET,
        };
        let is_form = self.form.is_some();
        let mut request = Request::new(Full::from(self.form.unwrap_or_default()));
        *request.method_mut() = method;
        // An address that was read is one that can be asked for.
        *request.uri_mut() = self.of.target().parse().unwrap_or_default();
        let headers = request.headers_mut();
        if let Ok(host) = HeaderValue::from_str(self.of.authority()) {
            headers.insert(HOST, host);
        }
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("answerable"));
        if is_form {
            let form = HeaderValue::from_static("application/x-www-form-urlencoded");
            headers.insert(CONTENT_TYPE, form);
        }
        if let Some(value) = self.authorization {
            headers.insert(AUTHORIZATION, value);
        }
        request
    }
}
