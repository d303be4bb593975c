//! What whoever guards a register must hear of, a line each.
//!
//! Who signed in and who tried; what was refused to whom; forms of other sites,
//! and what was sent that nobody's browser sends; what people who are signed in
//! did (OWASP ASVS 5.0: 16.2.1, 16.3.1 to 16.3.3). Handlers say what only they
//! know with a [`Heard`]; all else is read off the answer here, so that a page
//! that is added is told of without a word in it.
//!
//! A person is named by the number of their account and by nothing else. No line
//! holds a network address, or any word that somebody sent: people type passwords
//! into the field of a name.

use answerable_desk::store::accounts::AccountId;
use answerable_desk::who::Act;
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::problems::AlreadyShown;
use super::reference::{Reference, loggable};
use crate::problem::Problem;
use crate::sign_in::SignedIn;

/// Under which name these lines are let through or held back: `--log` takes it
/// as in `security=off`.
pub const TARGET: &str = "security";

/// Something about signing in that only its page knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SecurityEvent {
    /// The password was right; the second factor is asked for next.
    PasswordRight,
    /// The name is nobody's, or the password is not theirs.
    PasswordWrong,
    /// The code is none of theirs now, or was used before.
    CodeWrong,
    /// Nothing was looked at: too many tries have failed.
    Slowed,
    /// Who they are is proved, and they act for no office today.
    NoOffice,
    /// An invitation's link that was used, is old, or never was one.
    InvitationRefused,
    /// An invitation was taken up: the account has a password.
    InvitationTakenUp,
    /// A session has begun.
    SignedIn {
        /// By what they proved who they are.
        by: &'static str,
    },
    /// A passkey signed nobody in.
    #[cfg(feature = "passkeys")]
    PasskeyRefused {
        /// Why not, in a word.
        why: &'static str,
    },
    /// A provider vouched for nobody who may sign in.
    #[cfg(feature = "oidc")]
    ProviderRefused {
        /// Why not, in a word.
        why: &'static str,
    },
}

/// An event and whose account it is about, where that is known.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    event: SecurityEvent,
    account: Option<AccountId>,
}

impl SecurityEvent {
    /// About an account.
    pub(crate) fn of(self, account: &AccountId) -> Heard {
        self.perhaps_of(Some(account.clone()))
    }

    /// About an account, or nobody's.
    pub(crate) fn perhaps_of(self, account: Option<AccountId>) -> Heard {
        Heard {
            event: self,
            account,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::PasswordRight => "password-right",
            Self::PasswordWrong => "password-wrong",
            Self::CodeWrong => "code-wrong",
            Self::Slowed => "slowed",
            Self::NoOffice => "no-office",
            Self::InvitationRefused => "invitation-refused",
            Self::InvitationTakenUp => "invitation-taken-up",
            Self::SignedIn { .. } => "signed-in",
            #[cfg(feature = "passkeys")]
            Self::PasskeyRefused { .. } => "passkey-refused",
            #[cfg(feature = "oidc")]
            Self::ProviderRefused { .. } => "provider-refused",
        }
    }

    const fn why(self) -> Option<&'static str> {
        match self {
            Self::SignedIn { by } => Some(by),
            #[cfg(feature = "passkeys")]
            Self::PasskeyRefused { why } => Some(why),
            #[cfg(feature = "oidc")]
            Self::ProviderRefused { why } => Some(why),
            _ => None,
        }
    }

    const fn is_good(self) -> bool {
        matches!(
            self,
            Self::PasswordRight | Self::InvitationTakenUp | Self::SignedIn { .. }
        )
    }
}

impl Heard {
    /// An answer from which this is told.
    pub(crate) fn on(self, mut response: Response) -> Response {
        response.extensions_mut().insert(self);
        response
    }
}

/// Which act the table was asked of, on the answer: the guard puts it there.
#[derive(Clone, Copy)]
pub(crate) struct Asked(pub(crate) Act);

/// One line to be.
struct Line {
    event: &'static str,
    is_good: bool,
    account: Option<String>,
    why: Option<String>,
}

/// Tells what an answer shows to have happened.
pub(crate) async fn tell(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = loggable(request.uri().path()).to_owned();
    let reference = request.extensions().get::<Reference>().cloned();
    let response = next.run(request).await;
    if let Some(line) = line(&method, &response) {
        let reference = reference.map(|reference| reference.to_string());
        let act = response.extensions().get::<Asked>();
        let act = act.map(|Asked(act)| act.words());
        write(&line, reference.as_deref(), act, &method, &path);
    }
    response
}

fn line(method: &Method, response: &Response) -> Option<Line> {
    let extensions = response.extensions();
    let signed_in = extensions.get::<SignedIn>().map(|by| by.id.to_string());
    if let Some(Heard { event, account }) = extensions.get::<Heard>() {
        return Some(Line {
            event: event.name(),
            is_good: event.is_good(),
            account: account.as_ref().map(ToString::to_string).or(signed_in),
            why: event.why().map(str::to_owned),
        });
    }
    let bad = |event, why: Option<String>| Line {
        event,
        is_good: false,
        account: signed_in.clone(),
        why,
    };
    if extensions.get::<AlreadyShown>().is_some() {
        // A form with something wrong in it, or a problem that its page shows.
        return (response.status() == StatusCode::TOO_MANY_REQUESTS).then(|| bad("slowed", None));
    }
    let of_status;
    let problem = match extensions.get::<Problem>() {
        Some(problem) => problem,
        None if response.status().is_client_error() => {
            of_status = Problem::of_status(response.status());
            &of_status
        }
        None => return done(method, response, signed_in),
    };
    match problem {
        Problem::MayNot(why) => Some(bad("refused", Some(why.to_string()))),
        Problem::SignedOut => Some(bad("not-signed-in", None)),
        Problem::AnotherSite => Some(bad("form-of-another-site", None)),
        Problem::TooMany { .. } => Some(bad("slowed", None)),
        Problem::TooLarge | Problem::AddressTooLong | Problem::Unreadable | Problem::Method => {
            Some(bad("not-taken", Some(problem.to_string())))
        }
        _ => None,
    }
}

/// What a person did, if this answers a form of theirs.
fn done(method: &Method, response: &Response, account: Option<String>) -> Option<Line> {
    let went_well = response.status().is_success() || response.status().is_redirection();
    let by_form = *method == Method::POST && went_well;
    (by_form && account.is_some()).then_some(Line {
        event: "done",
        is_good: true,
        account,
        why: None,
    })
}

fn write(
    line: &Line,
    reference: Option<&str>,
    act: Option<&'static str>,
    method: &Method,
    path: &str,
) {
    let (event, account, why) = (line.event, line.account.as_deref(), line.why.as_deref());
    match line.is_good {
        true => tracing::info!(
            target: TARGET,
            event, account, why, act, reference, %method, path, "security"
        ),
        false => tracing::warn!(
            target: TARGET,
            event, account, why, act, reference, %method, path, "security"
        ),
    }
}
