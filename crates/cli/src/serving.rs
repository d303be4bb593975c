//! Serving a desk's pages on an address until told to stop.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_desk::Desk;
use answerable_web::{Options, Passes, Proxies, State, Stylesheet, TellsWhom};
use clap::Args;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::edge::Refusal;
use crate::letterbox::Letterbox;
use crate::nightly::Nightly;
use crate::pdftotext::Pdftotext;
use crate::today::{now, today};
use crate::{account, apart, fonts, logging, post, provider, verifying};

/// Where and how to serve.
#[derive(Args)]
pub(crate) struct Site {
    #[command(flatten)]
    place: Place,
    /// The address of a proxy in front of this one that is believed when it says
    /// who came to it (X-Forwarded-For), such as 127.0.0.1; once for each
    #[arg(
        long,
        value_name = "IP ADDRESS",
        env = "ANSWERABLE_BEHIND_PROXY",
        value_delimiter = ','
    )]
    behind_proxy: Vec<IpAddr>,
    /// Another stylesheet, as a file or an https address, for departments
    /// entitled to their own clothes
    #[arg(long, value_name = "FILE OR ADDRESS", env = "ANSWERABLE_STYLESHEET")]
    stylesheet: Option<String>,
    /// The font in which published answers are set as PDF, as a TrueType or
    /// OpenType file; without it one is looked for where Debian has them
    #[arg(long, value_name = "FILE", env = "ANSWERABLE_PDF_FONT")]
    pdf_font: Option<PathBuf>,
    /// The pdftotext of this machine, such as /usr/bin/pdftotext: people who bring a PDF
    /// in may then choose to have its words drawn by it
    #[arg(long, value_name = "FILE", env = "ANSWERABLE_PDFTOTEXT")]
    pdftotext: Option<PathBuf>,
    #[command(flatten)]
    through: provider::Through,
    #[command(flatten)]
    letters: post::MailServer,
    /// Where the figures for a monitor are given, such as 127.0.0.1:9055; no
    /// visitor should reach it. Without it they are not given
    #[arg(long, value_name = "IP ADDRESS:PORT", env = "ANSWERABLE_METRICS")]
    metrics: Option<SocketAddr>,
    /// Whose addresses are told of what concerns an office: public ones, these or
    /// this machine's own (public-or-here, to practise on), or nobody's (off)
    #[arg(
        long,
        value_name = "WHOSE",
        default_value = "public",
        env = "ANSWERABLE_WEBHOOKS"
    )]
    webhooks: TellsWhom,
    /// The hour from which the files of the whole register are made each night, 0 to
    /// 23, for people to take away; off makes and offers none
    #[arg(
        long,
        value_name = "HOUR",
        default_value = "3",
        env = "ANSWERABLE_DATA"
    )]
    data: Nightly,
    /// How much is told on stderr: error, warn, info, debug or trace
    #[arg(
        long,
        value_name = "LEVEL",
        default_value = "warn",
        env = "ANSWERABLE_LOG"
    )]
    log: EnvFilter,
    /// How it is told: as text, or as a JSON object a line
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        env = "ANSWERABLE_LOG_FORMAT"
    )]
    log_format: logging::Format,
}

impl Site {
    /// The `pdftotext` that people may have PDFs read by; none where none is named.
    ///
    /// # Errors
    ///
    /// Where there is none at that path, or it cannot be run.
    pub(crate) fn pdftotext(&self) -> anyhow::Result<Option<Pdftotext>> {
        self.pdftotext.as_deref().map(Pdftotext::at).transpose()
    }
}

/// Where a site is: said to `serve`, and in the same words to whoever makes a
/// link to it.
#[derive(Args)]
pub(crate) struct Place {
    /// The address to listen on; beyond this machine only behind a proxy with TLS
    #[arg(
        long,
        default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST),
        env = "ANSWERABLE_HOST"
    )]
    host: IpAddr,
    /// The port to listen on; 0 picks a free one
    #[arg(long, default_value_t = 8055, env = "ANSWERABLE_PORT")]
    port: u16,
    /// The address people open, where a proxy with TLS stands in front of this
    /// one, such as `https://register.example`. Links to it lead there
    #[arg(long, value_name = "ADDRESS", env = "ANSWERABLE_ADDRESS")]
    address: Option<String>,
}

impl Place {
    fn wanted(&self) -> SocketAddr {
        SocketAddr::new(self.host, self.port)
    }

    /// The address people open, as far as it is known before listening.
    ///
    /// # Errors
    ///
    /// An address that is not `https://HOST`; none, where the site is served
    /// beyond this machine: sessions would travel in the open.
    fn base(&self, listening: SocketAddr) -> Result<String, Refusal> {
        match &self.address {
            Some(address) if is_over_tls(address) => Ok(address.trim_end_matches('/').to_owned()),
            Some(address) => Err(Refusal(format!(
                "'{address}' is not the address of a site over TLS; write https:// and the host, such as https://register.example"
            ))),
            None if self.host.is_loopback() => Ok(format!("http://{listening}")),
            None => Err(Refusal(format!(
                "serving on {} reaches beyond this machine, and people who sign in need TLS; put a proxy in front and name its address with --address https://…",
                self.host
            ))),
        }
    }

    /// The address people open of a site that another program serves, which
    /// was told the same.
    ///
    /// # Errors
    ///
    /// As [`Place::base`]; port 0, for which port was free is not known here.
    pub(crate) fn base_elsewhere(&self) -> Result<String, Refusal> {
        if self.port == 0 && self.address.is_none() {
            return Err(Refusal(
                "no site is at port 0; give the port that `answerable serve` printed".to_owned(),
            ));
        }
        self.base(self.wanted())
    }

    /// Whether people come to it over TLS, by what was said.
    pub(crate) fn has_address(&self) -> bool {
        self.address.is_some()
    }
}

/// `https://HOST` or `https://HOST:PORT`, and nothing after it.
pub(crate) fn is_over_tls(address: &str) -> bool {
    let host = address
        .strip_prefix("https://")
        .map(|rest| rest.trim_end_matches('/'));
    host.is_some_and(|host| {
        !host.is_empty()
            && host
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-.:[]".contains(letter))
    })
}

/// People who may sign in by a link alone, in a demonstration.
#[derive(Default)]
pub(crate) struct Demonstrators {
    pub(crate) passes: Passes,
    /// Their names, and their links below the site's address.
    pub(crate) links: Vec<(String, String)>,
}

pub(crate) fn serve(
    desk: Arc<Desk>,
    folder: &Path,
    site: &Site,
    notice: Option<String>,
    people: Demonstrators,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    // A site that people could not sign in to safely is refused before
    // anything is opened to them.
    let wanted = site.place.wanted();
    site.place.base(wanted)?;
    logging::start(site.log.clone(), site.log_format);
    let stylesheet = match &site.stylesheet {
        None => Stylesheet::default(),
        Some(path) if !path.contains("://") => Stylesheet::Given(
            std::fs::read_to_string(path)
                .map_err(|error| {
                    Refusal(format!(
                        "cannot read the stylesheet {path} ({error}); check the path"
                    ))
                })?
                .into(),
        ),
        Some(address) => Stylesheet::Elsewhere(address.parse().map_err(Refusal::of)?),
    };
    let mut options = Options {
        stylesheet,
        notice,
        over_tls: site.place.has_address(),
        proxies: Proxies::believed(site.behind_proxy.iter().copied()),
        passes: people.passes.clone(),
        webhooks: site.webhooks,
        data: site.data.offered(folder),
        ..Options::default()
    };
    fonts::choose(site.pdf_font.as_deref(), &mut options)?;
    if let Some(note) = apart::not_limited() {
        writeln!(out, "{note}")?;
    }
    desk.exit_when_stopped();
    // Let go of before the desk is: whoever closes the log last empties `-wal`.
    let _verifying = verifying::in_background(&desk, folder);
    let _making = site.data.begin(&desk, folder);
    let state = State {
        today: Arc::new(today),
        now: Arc::new(now),
        inbox: Arc::new(Letterbox::of(Arc::clone(&desk))),
        desk: Arc::clone(&desk),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = listen(wanted, "--port, or --port 0 for any that is free").await?;
        let figures = match site.metrics {
            Some(wanted) => Some(listen(wanted, "--metrics").await?),
            None => None,
        };
        let address = listener.local_addr()?;
        let base = site.place.base(address)?;
        options.address = Some(base.clone());
        #[cfg(feature = "passkeys")]
        {
            options.passkeys = answerable_web::RelyingParty::at(&base);
        }
        provider::join(&site.through, base.clone(), &mut options, out).await?;
        let postman = site.letters.postman(folder, &base, out)?;
        // Whoever reads that it is up may stop it.
        let stop = answerable_web::told_to_stop()?;
        account::say_if_nobody(&desk, out)?;
        for (name, link) in &people.links {
            writeln!(out, "Sign in as {name}, while this runs:")?;
            writeln!(out, "  {}{link}", site.place.base(address)?)?;
        }
        writeln!(out, "Answerable is at http://{address}")?;
        if let Some(figures) = &figures {
            let address = figures.local_addr()?;
            writeln!(
                out,
                "The figures for a monitor are at http://{address}/metrics"
            )?;
        }
        writeln!(out, "Stop it with Ctrl+C.")?;
        out.flush()?;
        // The first search need not wait for the index, nor the first proof for the tree.
        let indexing = Arc::clone(&desk);
        tokio::task::spawn_blocking(move || {
            if let Err(why) = indexing.index() {
                tracing::warn!(%why, "the search index could not be made");
            }
            if let Err(why) = indexing.make_ready_to_prove() {
                tracing::error!(%why, "the leaf hashes of the log could not be read");
            }
        });
        if let Some(figures) = figures {
            // It ends when the program does: nobody waits for figures.
            let given = answerable_web::serve_metrics(figures, state.clone(), options.clone());
            tokio::spawn(async {
                if let Err(why) = given.await {
                    tracing::error!(%why, "the figures for a monitor are given no more");
                }
            });
        }
        // Both end when the program does, and go on where the desk's file says.
        tokio::spawn(answerable_web::send_letters(
            state.clone(),
            base.clone(),
            postman,
        ));
        tokio::spawn(answerable_web::tell_webhooks(
            state.clone(),
            options.clone(),
            base,
        ));
        answerable_web::serve_until(listener, state, options, stop).await;
        anyhow::Ok(())
    })
}

/// Listens on an address, or says which flag names another.
async fn listen(wanted: SocketAddr, flag: &str) -> Result<TcpListener, Refusal> {
    TcpListener::bind(wanted).await.map_err(|error| {
        Refusal(format!(
            "cannot listen on {wanted} ({error}); choose another with {flag}"
        ))
    })
}
