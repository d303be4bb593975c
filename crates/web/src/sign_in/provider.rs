//! What other pages know of signing in through a provider, which a program may
//! be built without.

use crate::guard::Routes;
use crate::site::Site;

/// The name of the provider that people may sign in through, if there is one.
#[cfg(feature = "oidc")]
pub(crate) fn provider_of(site: &Site) -> Option<String> {
    let provider = site.options.provider.as_ref()?;
    Some(provider.name().to_owned())
}

/// The name of the provider that people may sign in through: this program was
/// built without.
#[cfg(not(feature = "oidc"))]
pub(crate) fn provider_of(_: &Site) -> Option<String> {
    None
}

/// Its addresses.
#[cfg(feature = "oidc")]
pub(super) fn routes() -> Routes {
    super::oidc::routes()
}

/// Its addresses: none.
#[cfg(not(feature = "oidc"))]
pub(super) fn routes() -> Routes {
    Routes::default()
}
