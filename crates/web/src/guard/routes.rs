//! The list of addresses.

use answerable_desk::who::{Act, DoneOn};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::MethodFilter;
use axum::routing::MethodRouter;

use super::admit::Guarded;
use super::policy::{Policy, Thing};
use crate::site::Site;

/// Addresses, each with what may be asked of it and by whom.
#[derive(Default)]
pub(crate) struct Routes {
    router: Router<Site>,
    pub(super) listed: Vec<Route>,
}

/// One method of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    /// The address, as `/asks/{subject}`.
    pub(crate) address: &'static str,
    /// The method; one that reads answers HEAD too.
    pub(crate) method: Method,
    /// What it is.
    pub(crate) act: Act,
    /// What the guard finds for it.
    pub(crate) on: DoneOn,
}

/// What may be asked of one address, method by method.
pub(crate) struct Methods {
    router: MethodRouter<Site>,
    asked: Vec<(Method, Act, DoneOn)>,
}

/// An address that shows something.
pub(crate) fn get<T, H, A>(policy: Policy<T>, handler: H) -> Methods
where
    T: Thing,
    H: Handler<A, Site>,
    A: 'static,
{
    Methods::none().and(MethodFilter::GET, Method::GET, policy, handler)
}

/// An address that takes a form.
pub(crate) fn post<T, H, A>(policy: Policy<T>, handler: H) -> Methods
where
    T: Thing,
    H: Handler<A, Site>,
    A: 'static,
{
    Methods::none().post(policy, handler)
}

/// An address that takes a thing whole, in the place of what was there.
pub(crate) fn put<T, H, A>(policy: Policy<T>, handler: H) -> Methods
where
    T: Thing,
    H: Handler<A, Site>,
    A: 'static,
{
    Methods::none().and(MethodFilter::PUT, Method::PUT, policy, handler)
}

impl Methods {
    fn none() -> Self {
        Self {
            router: MethodRouter::new(),
            asked: Vec::new(),
        }
    }

    /// The address takes a form, too.
    pub(crate) fn post<T, H, A>(self, policy: Policy<T>, handler: H) -> Self
    where
        T: Thing,
        H: Handler<A, Site>,
        A: 'static,
    {
        self.and(MethodFilter::POST, Method::POST, policy, handler)
    }

    /// The largest form it takes, in bytes, in place of the site's limit.
    pub(crate) fn taking_at_most(mut self, bytes: usize) -> Self {
        self.router = self.router.layer(DefaultBodyLimit::max(bytes));
        self
    }

    fn and<T, H, A>(
        mut self,
        filter: MethodFilter,
        method: Method,
        policy: Policy<T>,
        handler: H,
    ) -> Self
    where
        T: Thing,
        H: Handler<A, Site>,
        A: 'static,
    {
        self.asked.push((method, policy.act, T::KIND));
        self.router = self.router.on(filter, Guarded { policy, handler });
        self
    }
}

impl Routes {
    /// Adds an address.
    pub(crate) fn at(mut self, address: &'static str, methods: Methods) -> Self {
        self.router = self.router.route(address, methods.router);
        let asked = methods.asked.into_iter();
        self.listed.extend(asked.map(|(method, act, on)| Route {
            address,
            method,
            act,
            on,
        }));
        self
    }

    /// Adds the addresses of a part of the site.
    pub(crate) fn with(mut self, others: Self) -> Self {
        self.router = self.router.merge(others.router);
        self.listed.extend(others.listed);
        self
    }

    /// Every method of every address.
    #[cfg(test)]
    pub(crate) fn listed(&self) -> &[Route] {
        &self.listed
    }

    /// The addresses as a service.
    pub(crate) fn into_router(self) -> Router<Site> {
        self.router
    }
}
