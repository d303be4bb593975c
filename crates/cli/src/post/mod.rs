//! Letters: where they go, as it is said to `serve`.
//!
//! Without a mail server each letter becomes a file in a folder of the register,
//! which a mail program opens: a machine that has none shows what it would send.

mod folder;
mod letter;
mod smtp;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_web::Postman;
use clap::Args;

use crate::edge::Refusal;
use crate::secret_file::Secret;
use folder::Folder;
use smtp::Smtp;

/// The folder of a register in which letters lie where no mail server is named.
const FOLDER: &str = "letters";

/// What the site proves itself with to the mail server.
const PASSWORD: Secret = Secret {
    what: "the password of the mail server",
    after: "",
};

/// Who takes the letters.
#[derive(Args, Default)]
pub(crate) struct MailServer {
    /// The mail server that takes letters, as HOST or HOST:PORT; always over TLS,
    /// but on this machine. Without one each letter is a file in the folder
    /// `letters` of the register
    #[arg(long, value_name = "HOST:PORT", env = "ANSWERABLE_MAIL_SERVER")]
    mail_server: Option<String>,
    /// The name under which the mail server knows this site
    #[arg(long, value_name = "NAME", env = "ANSWERABLE_MAIL_USER")]
    mail_user: Option<String>,
    /// A file that holds the password for it, and that nobody else may read
    #[arg(long, value_name = "FILE", env = "ANSWERABLE_MAIL_PASSWORD_FILE")]
    mail_password_file: Option<PathBuf>,
    /// The address that letters come from, such as `answerable@register.example`
    #[arg(long, value_name = "ADDRESS", env = "ANSWERABLE_MAIL_FROM")]
    mail_from: Option<String>,
}

impl MailServer {
    /// Who takes letters of a site that lies in `register` and is open at `base`,
    /// and says where they go.
    ///
    /// # Errors
    ///
    /// Settings that cannot be meant.
    pub(crate) fn postman(
        &self,
        register: &Path,
        base: &str,
        out: &mut dyn Write,
    ) -> anyhow::Result<Arc<dyn Postman>> {
        let host = host(base);
        let from = match &self.mail_from {
            Some(from) => from.clone(),
            None if self.mail_server.is_some() => {
                return Err(Refusal(
                    "to send letters --mail-from is needed too: the address they come from, which people may answer to"
                        .to_owned(),
                )
                .into());
            }
            None => format!(
                "answerable@{}",
                if host.contains('.') {
                    host
                } else {
                    "localhost"
                }
            ),
        };
        let from = letter::Sender::read(&from)?;
        let Some(server) = &self.mail_server else {
            let folder = register.join(FOLDER);
            writeln!(
                out,
                "Letters are kept as files in {}: no mail server is named (--mail-server).",
                folder.display()
            )?;
            return Ok(Arc::new(Folder::new(folder, from)));
        };
        let credentials = match (&self.mail_user, &self.mail_password_file) {
            (Some(user), Some(file)) => Some((user.clone(), PASSWORD.read(file)?)),
            (None, None) => None,
            _ => {
                return Err(Refusal(
                    "--mail-user and --mail-password-file go together: give both, or neither"
                        .to_owned(),
                )
                .into());
            }
        };
        Ok(Arc::new(Smtp::new(server, credentials, from)?))
    }
}

/// The host of an address that people open.
fn host(base: &str) -> &str {
    let after = base.split_once("://").map_or(base, |(_, after)| after);
    after.split(['/', ':']).next().unwrap_or(after)
}

/// Whether a word may be a mail server: a host, perhaps with a port.
pub(crate) fn is_a_server(value: &str) -> bool {
    smtp::parts(value).is_some()
}

/// Whether a word may be the address that letters come from.
pub(crate) fn is_a_sender(value: &str) -> bool {
    letter::Sender::read(value).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(through: &MailServer) -> String {
        let folder = tempfile::tempdir().unwrap();
        let postman = through.postman(folder.path(), "http://127.0.0.1:1", &mut Vec::new());
        match postman {
            Ok(_) => "it may".to_owned(),
            Err(why) => why.to_string(),
        }
    }

    #[test]
    fn settings_that_cannot_be_meant_are_refused_with_what_is_missing() {
        let server = Some("mail.example:587".to_owned());
        let from = Some("answerable@register.example".to_owned());
        let alone = MailServer {
            mail_server: server.clone(),
            ..MailServer::default()
        };
        assert!(said(&alone).contains("--mail-from"));
        let half = MailServer {
            mail_server: server.clone(),
            mail_from: from.clone(),
            mail_user: Some("answerable".to_owned()),
            ..MailServer::default()
        };
        assert!(said(&half).contains("go together"));
        let whole = MailServer {
            mail_server: server,
            mail_from: from,
            ..MailServer::default()
        };
        assert_eq!(said(&whole), "it may");
        assert_eq!(said(&MailServer::default()), "it may");
    }
}
