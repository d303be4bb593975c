//! Proving once more who one is, before what one signs in with is changed.
//!
//! A session that somebody left open, or that was taken, changes nothing: both
//! factors are asked for again (OWASP ASVS 5.0: 7.5.1, 6.2.3). A recovery code does
//! in the place of the app's, so that whoever lost the app can set up another.

use answerable_desk::accounts::{Proved, has_password, prove_with_code};
use axum::http::StatusCode;
use axum::response::Response;

use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::sign_in::{Field, SignedIn, at_accounts, hashing, shown_again, wait_in_words};
use crate::site::Site;
use crate::visit::query::Pairs;

/// Under which name a form sends the code that is asked for again.
pub(super) const CODE_NOW: &str = "code-now";

/// Both factors as they were sent once more, with what is wrong beside each.
#[derive(Debug, Clone, Default)]
pub(super) struct Again {
    pub(super) password: Field,
    pub(super) code: Field,
    event: Option<SecurityEvent>,
}

impl Again {
    /// Asks for both of a form, whose password is sent under `password`. A code is
    /// used up only where the password is right.
    ///
    /// # Errors
    /// [`Problem::Fault`] if it could not be asked.
    pub(super) async fn asked_of(
        site: &Site,
        by: &SignedIn,
        sent: &Pairs,
        password: &str,
    ) -> Result<Self, Problem> {
        let mut again = Self::default();
        let typed = sent.one(CODE_NOW).unwrap_or_default().trim().to_owned();
        if typed.is_empty() {
            again.code.refuse("Enter a code");
        }
        let given = sent.one(password).unwrap_or_default();
        if given.is_empty() {
            again.password.refuse("Enter your password");
        }
        if again.is_refused() {
            return Ok(again);
        }
        if let Err(wait) = site.attempts.take_of_account(by.id.as_str()) {
            again.password.refuse(wait_in_words(wait));
            again.event = Some(SecurityEvent::Slowed);
            return Ok(again);
        }
        if !is_password(site, by, given).await? {
            again.password.refuse("Password is not right");
            again.event = Some(SecurityEvent::PasswordWrong);
            return Ok(again);
        }
        let (id, now) = (by.id.clone(), site.now());
        let proved = at_accounts(site, move |desk| {
            prove_with_code(&desk.accounts(), &id, &typed, now)
        });
        if proved.await? == Proved::Not {
            again.code.refuse(
                "Code is not right, or was used already. Enter the newest one that your app shows",
            );
            again.event = Some(SecurityEvent::CodeWrong);
            return Ok(again);
        }
        site.attempts.give_back_to_account(by.id.as_str());
        Ok(again)
    }

    /// Whether anything is wrong.
    pub(super) fn is_refused(&self) -> bool {
        self.password.wrong.is_some() || self.code.wrong.is_some()
    }

    /// A page shown again because of it, of which those who guard the register hear
    /// where a factor was wrong.
    pub(super) fn shown(&self, by: &SignedIn, page: Response) -> Response {
        let page = shown_again(page, StatusCode::UNPROCESSABLE_ENTITY);
        match self.event {
            Some(event) => event.of(&by.id).on(page),
            None => page,
        }
    }
}

async fn is_password(site: &Site, by: &SignedIn, given: &str) -> Result<bool, Problem> {
    let (id, given) = (by.id.clone(), given.to_owned());
    hashing(site, move |desk| {
        match desk.accounts().credentials(&id)? {
            Some(credentials) => has_password(&credentials, &given),
            None => Ok(false),
        }
    })
    .await
}
