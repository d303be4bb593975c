//! What every page may use: the day, the desk, and what the operator chose.

use std::sync::Arc;
use std::time::Duration;

use answerable_desk::Desk;
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use jiff::civil::Date;

use crate::assets::Stylesheet;
use crate::corrections::Inbox;
use crate::health::Counts;
use crate::layers::turns::Turns;
use crate::serve::{Limits, Proxies};
use crate::sign_in::{Attempts, Passes};
use crate::webhooks::TellsWhom;

/// Says which day it is today.
///
/// This room reads no clock. The program hands one in, so that a test or a
/// rehearsal can be held on any day.
pub type Today = Arc<dyn Fn() -> Date + Send + Sync>;

/// Says which moment it is, for links and sessions that end.
pub type Now = Arc<dyn Fn() -> UnixSeconds + Send + Sync>;

/// What the pages are drawn from.
#[derive(Clone)]
pub struct State {
    /// Which day it is in England and Wales.
    pub today: Today,
    /// Which moment it is.
    pub now: Now,
    /// The register at work: every page about it is drawn from here.
    pub desk: Arc<Desk>,
    /// Where requests for a correction are kept.
    pub inbox: Arc<dyn Inbox>,
}

/// What the operator chooses about the site.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How much one visitor, and all together, may ask of the server.
    pub limits: Limits,
    /// The clothes: ours, unless the operator is entitled to others.
    pub stylesheet: Stylesheet,
    /// One line at the top of every page, such as
    /// "Sample: 12 documents, not a national picture".
    pub notice: Option<String>,
    /// The address people open, without a slash at its end, for links that are
    /// read away from here: in feeds, calendars and letters.
    pub address: Option<String>,
    /// Whether people reach the site over TLS alone. Cookies are then given for
    /// TLS alone, and browsers are told never to come without it.
    pub over_tls: bool,
    /// The proxies that are believed when they say who came to them.
    pub proxies: Proxies,
    /// Links that sign in without a password: a demonstration has them, and
    /// nothing else.
    pub passes: Passes,
    /// Who vouches for people that sign in through them.
    #[cfg(feature = "oidc")]
    pub provider: Option<crate::sign_in::oidc::Provider>,
    /// Whose addresses are told of what concerns an office.
    pub webhooks: TellsWhom,
    /// The site as passkeys know it; without one nobody signs in with them.
    #[cfg(feature = "passkeys")]
    pub passkeys: Option<answerable_desk::accounts::passkeys::RelyingParty>,
    /// The fonts in which published answers are set as PDF; without one none is
    /// offered.
    #[cfg(feature = "pdf")]
    pub fonts: Option<crate::Fonts>,
    /// The files of the whole register.
    pub data: crate::data::Data,
    /// What is counted while it serves.
    pub counts: Arc<Counts>,
}

/// State and options together, shared by every request.
#[derive(Clone)]
pub(crate) struct Site(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) state: State,
    pub(crate) options: Options,
    /// Turns at sending forms.
    pub(crate) turns: Turns,
    /// Turns at tables and files.
    pub(crate) tables: Turns,
    /// Attempts at signing in.
    pub(crate) attempts: Attempts,
}

impl Site {
    pub(crate) fn new(state: State, options: Options) -> Self {
        let Limits {
            forms_from_one_address,
            forms_window,
            tables_in_a_minute,
            ..
        } = options.limits;
        let turns = Turns::new(forms_from_one_address, forms_window);
        Self(Arc::new(Inner {
            state,
            options,
            turns,
            tables: Turns::new(tables_in_a_minute, Duration::from_secs(60)),
            attempts: Attempts::default(),
        }))
    }

    /// The address people open, without a slash at its end.
    pub(crate) fn base(&self) -> &str {
        let said = self.options.address.as_deref();
        said.unwrap_or("http://localhost")
    }

    pub(crate) fn today(&self) -> Date {
        (self.state.today)()
    }

    pub(crate) fn now(&self) -> UnixSeconds {
        (self.state.now)()
    }

    /// Now, as the audit trail notes it.
    pub(crate) fn moment(&self) -> Moment {
        Moment {
            at: self.now(),
            day: self.today(),
        }
    }
}

impl std::ops::Deref for Site {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
