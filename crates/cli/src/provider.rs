//! The provider that people may sign in through, as it is said to `serve`.

use std::path::PathBuf;

use clap::Args;

#[cfg(feature = "oidc")]
pub(crate) use with::join;
#[cfg(not(feature = "oidc"))]
pub(crate) use without::join;

/// What the button on the page says where the operator says nothing.
#[cfg(feature = "oidc")]
const NAME: &str = "your organisation";

/// Who vouches for people that sign in through them.
#[derive(Args, Default)]
pub(crate) struct Through {
    /// The issuer of an OpenID provider that people may sign in through, such as
    /// `https://login.microsoftonline.com/TENANT-ID/v2.0`
    #[arg(long, value_name = "ADDRESS", env = "ANSWERABLE_OIDC_ISSUER")]
    oidc_issuer: Option<String>,
    /// The name under which the provider knows this site: its client id
    #[arg(long, value_name = "ID", env = "ANSWERABLE_OIDC_CLIENT")]
    oidc_client: Option<String>,
    /// A file that holds the secret which the provider gave this site, and that
    /// nobody else may read
    #[arg(long, value_name = "FILE", env = "ANSWERABLE_OIDC_SECRET_FILE")]
    oidc_secret_file: Option<PathBuf>,
    /// What people call the provider, to stand after "Sign in with"
    #[arg(long, value_name = "NAME", env = "ANSWERABLE_OIDC_NAME")]
    oidc_name: Option<String>,
    /// The class of authentication (acr) that the provider is asked for and must
    /// say it reached; without it that is left to the provider
    #[arg(long, value_name = "WORD", env = "ANSWERABLE_OIDC_ACR")]
    oidc_acr: Option<String>,
    /// What the provider must say it asked people for (amr), such as mfa; without
    /// it that is left to the provider
    #[arg(long, value_name = "WORD", env = "ANSWERABLE_OIDC_AMR")]
    oidc_amr: Option<String>,
}

impl Through {
    /// Whether anything was said of one.
    fn is_said(&self) -> bool {
        self.oidc_issuer.is_some()
            || self.oidc_client.is_some()
            || self.oidc_secret_file.is_some()
            || self.oidc_name.is_some()
            || self.oidc_acr.is_some()
            || self.oidc_amr.is_some()
    }
}

#[cfg(feature = "oidc")]
mod with {
    use std::io::Write;

    use answerable_web::{Options, Provider, ProviderSettings};

    use super::{NAME, Through};
    use crate::edge::Refusal;
    use crate::secret_file::Secret;

    /// What this site proves itself with to the provider.
    const SECRET: Secret = Secret {
        what: "the provider's secret",
        after: ", and have the provider make a new secret if somebody could have read this one",
    };

    /// Lets people sign in through the provider that was named, at a site whose
    /// address is `base`.
    ///
    /// # Errors
    ///
    /// A provider that cannot be used as it was set up. One that only does not
    /// answer now keeps nobody from reading: that is said, and no error.
    pub(crate) async fn join(
        through: &Through,
        base: String,
        options: &mut Options,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let Some(provider) = through.provider(base)? else {
            return Ok(());
        };
        match provider.check().await {
            Ok(()) => {}
            Err(fault) if fault.may_pass() => writeln!(
                out,
                "Nobody can sign in through the provider now: {fault}. It is asked again when somebody tries."
            )?,
            Err(fault) => {
                return Err(Refusal(format!(
                    "people could not sign in through the provider of --oidc-issuer: {fault}"
                ))
                .into());
            }
        }
        options.provider = Some(provider);
        Ok(())
    }

    impl Through {
        fn provider(&self, site: String) -> Result<Option<Provider>, Refusal> {
            let missing = |flag: &str| {
                Refusal(format!(
                    "to sign in through a provider {flag} is needed too; docs/OPERATING.md says where it comes from"
                ))
            };
            if !self.is_said() {
                return Ok(None);
            }
            let issuer = self.oidc_issuer.clone();
            let client = self.oidc_client.clone();
            let file = self.oidc_secret_file.as_deref();
            let settings = ProviderSettings {
                name: self.oidc_name.clone().unwrap_or_else(|| NAME.to_owned()),
                issuer: issuer.ok_or_else(|| missing("--oidc-issuer"))?,
                client: client.ok_or_else(|| missing("--oidc-client"))?,
                secret: SECRET.read(file.ok_or_else(|| missing("--oidc-secret-file"))?)?,
                site,
                class: self.oidc_acr.clone(),
                means: self.oidc_amr.clone(),
            };
            Provider::try_new(settings).map(Some).map_err(Refusal::of)
        }
    }

    #[cfg(test)]
    mod tests {
        use std::fs;
        use std::path::Path;

        use super::*;

        fn said(through: &Through) -> String {
            let provider = through.provider("http://127.0.0.1:8055".to_owned());
            provider.map(drop).unwrap_err().to_string()
        }

        fn through(file: Option<&Path>) -> Through {
            Through {
                oidc_issuer: Some("http://127.0.0.1:9/realms/police".to_owned()),
                oidc_client: Some("answerable".to_owned()),
                oidc_secret_file: file.map(Path::to_owned),
                ..Through::default()
            }
        }

        #[test]
        fn half_a_provider_is_refused_with_what_is_missing() {
            assert!(said(&through(None)).contains("--oidc-secret-file is needed"));
            let mut half = through(None);
            half.oidc_issuer = None;
            assert!(said(&half).contains("--oidc-issuer is needed"));
            let mut only = Through {
                oidc_amr: Some("mfa".to_owned()),
                ..Through::default()
            };
            assert!(said(&only).contains("--oidc-issuer is needed"));
            only.oidc_amr = None;
            assert!(only.provider(String::new()).unwrap().is_none());
        }

        #[cfg(unix)]
        #[test]
        fn a_secret_that_others_may_read_is_refused() {
            use std::os::unix::fs::PermissionsExt as _;
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("secret");
            assert!(said(&through(Some(&file))).contains("check the path"));
            fs::write(&file, "seven lamps\n").unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(said(&through(Some(&file))).contains("chmod 600"));
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
            let provider = through(Some(&file)).provider("http://127.0.0.1:8055".to_owned());
            assert_eq!(provider.unwrap().unwrap().name(), "your organisation");
            fs::write(&file, "\n").unwrap();
            assert!(said(&through(Some(&file))).contains("the secret is empty"));
        }
    }
}

#[cfg(not(feature = "oidc"))]
mod without {
    use std::io::Write;

    use answerable_web::Options;

    use super::Through;
    use crate::edge::Refusal;

    /// Refuses a provider: this program was built without.
    ///
    /// # Errors
    ///
    /// That one was named.
    pub(crate) async fn join(
        through: &Through,
        _: String,
        _: &mut Options,
        _: &mut dyn Write,
    ) -> anyhow::Result<()> {
        match through.is_said() {
            true => Err(Refusal(
                "this program was built without signing in through a provider; build it with --features oidc, or leave the settings that begin with oidc away"
                    .to_owned(),
            )
            .into()),
            false => Ok(()),
        }
    }
}
