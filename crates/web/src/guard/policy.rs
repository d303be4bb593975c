//! Which act a request is, and on what.

use std::marker::PhantomData;

use answerable_desk::who::{self, Act, DoneOn, Resource};
use axum::http::request::Parts;
use axum::response::Response;

use crate::site::Site;

/// The act that a method of an address is, done on a [`Thing`].
#[derive(Clone)]
pub(crate) struct Policy<T = TheRegister> {
    pub(super) act: Act,
    thing: PhantomData<fn() -> T>,
}

impl Policy {
    /// An act done on the register as a whole.
    pub(crate) const fn of(act: Act) -> Self {
        Self::on(act)
    }
}

impl<T: Thing> Policy<T> {
    /// An act done on what the address names.
    pub(crate) const fn on(act: Act) -> Self {
        Self {
            act,
            thing: PhantomData,
        }
    }
}

/// What an act is done on, as a request names it.
///
/// The guard finds it, asks the table of it, and hands it to the handler, which
/// so acts on what was asked of and on nothing found later.
pub(crate) trait Thing: Clone + Send + Sync + 'static {
    /// What kind of thing it is.
    const KIND: DoneOn;

    /// Finds it.
    ///
    /// # Errors
    /// The answer, where it is not there.
    fn find(parts: &mut Parts, site: &Site) -> impl Future<Output = Result<Self, Response>> + Send;

    /// What a right to it depends on, for whoever asks.
    fn resource(&self) -> Resource;
}

/// The register as a whole: there is nothing to find.
#[derive(Clone, Copy)]
pub(crate) struct TheRegister;

impl Thing for TheRegister {
    const KIND: DoneOn = DoneOn::Register;

    async fn find(_: &mut Parts, _: &Site) -> Result<Self, Response> {
        Ok(Self)
    }

    fn resource(&self) -> Resource {
        Resource::Register
    }
}

/// The account of whoever asks.
#[derive(Clone, Copy)]
pub(crate) struct OwnAccount;

impl Thing for OwnAccount {
    const KIND: DoneOn = DoneOn::Account;

    async fn find(_: &mut Parts, _: &Site) -> Result<Self, Response> {
        Ok(Self)
    }

    fn resource(&self) -> Resource {
        Resource::Account(who::Account::Own)
    }
}
