//! Letters by a mail server (RFC 5321), always over TLS but on this machine.

use std::net::IpAddr;
use std::time::Duration;

use answerable_web::{MailLetter, NotTaken, Postman};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::{Error, SmtpTransportBuilder};
use lettre::{SmtpTransport, Transport as _};

use super::letter::{self, Sender};
use crate::edge::Refusal;

/// How long a mail server may take over each step.
const LONGEST: Duration = Duration::from_secs(30);

/// The port at which TLS begins at once (RFC 8314, 3.3).
const TLS_AT_ONCE: u16 = 465;

/// The port for letters that begins in the clear and turns to TLS (RFC 6409).
const SUBMISSION: u16 = 587;

/// A mail server that takes letters.
pub(super) struct Smtp {
    server: SmtpTransport,
    from: Sender,
}

impl Smtp {
    /// A server as it was named.
    ///
    /// # Errors
    ///
    /// A name that is none; a password that would travel in the clear.
    pub(super) fn new(
        named: &str,
        credentials: Option<(String, String)>,
        from: Sender,
    ) -> Result<Self, Refusal> {
        let (host, port) = parts(named).ok_or_else(|| {
            Refusal(format!(
                "'{}' is no mail server; write its host, or its host and port, such as mail.example:587",
                named.escape_debug()
            ))
        })?;
        let mut server = builder(host, port).map_err(|why| {
            Refusal(format!(
                "the mail server {host} cannot be used over TLS ({why})"
            ))
        })?;
        if let Some((user, password)) = credentials {
            server = server.credentials(Credentials::new(user, password));
        }
        Ok(Self {
            server: server.timeout(Some(LONGEST)).build(),
            from,
        })
    }
}

fn builder(host: &str, port: Option<u16>) -> Result<SmtpTransportBuilder, Error> {
    Ok(match port {
        // What leaves this machine leaves it over TLS: by the server here.
        _ if is_here(host) => SmtpTransport::builder_dangerous(host)
            .port(port.unwrap_or(lettre::transport::smtp::SMTP_PORT)),
        Some(TLS_AT_ONCE) => SmtpTransport::relay(host)?,
        port => SmtpTransport::starttls_relay(host)?.port(port.unwrap_or(SUBMISSION)),
    })
}

/// A host and perhaps a port.
pub(super) fn parts(named: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match named.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse().ok().filter(|port| *port > 0)?)),
        None => (named, None),
    };
    let is_a_host = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    is_a_host.then_some((host, port))
}

fn is_here(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<IpAddr>()
            .is_ok_and(|number| number.is_loopback())
}

impl Postman for Smtp {
    fn is_there(&self) -> Result<(), String> {
        match self.server.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server does not answer as one".to_owned()),
            Err(why) => Err(why.to_string()),
        }
    }

    fn take(&self, letter: &MailLetter) -> Result<(), NotTaken> {
        let message = letter::message(letter, &self.from)?;
        match self.server.send(&message) {
            Ok(_) => Ok(()),
            Err(why) => Err(not_taken(&why)),
        }
    }
}

/// A refusal is a refusal. Where the server fell silent nobody knows whether it
/// took the letter, and that is said.
fn not_taken(why: &Error) -> NotTaken {
    let words = why.to_string();
    if why.is_permanent() {
        NotTaken::Never(words)
    } else if why.is_transient() || why.is_client() || why.is_tls() {
        NotTaken::NotNow(words)
    } else {
        NotTaken::NotKnown(words)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;

    use super::*;

    /// A mail server of one conversation: it says `after_data` once it has the
    /// letter, or hangs up where that is nothing.
    fn server(at_recipient: &'static str, after_data: &'static str) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            stream.write_all(b"220 here\r\n").unwrap();
            let mut in_data = false;
            while let Some(Ok(line)) = lines.next() {
                let reply = match (in_data, line.as_str()) {
                    (true, ".") => {
                        if after_data.is_empty() {
                            return;
                        }
                        in_data = false;
                        after_data
                    }
                    (true, _) => continue,
                    (false, "DATA") => {
                        in_data = true;
                        "354 go on\r\n"
                    }
                    (false, line) if line.starts_with("RCPT") => at_recipient,
                    (false, line) if line.starts_with("QUIT") => "221 bye\r\n",
                    _ => "250 yes\r\n",
                };
                if stream.write_all(reply.as_bytes()).is_err() {
                    return;
                }
            }
        });
        port
    }

    fn taken_by(port: u16) -> Result<(), NotTaken> {
        let from = Sender::read("answerable@register.example").unwrap();
        let smtp = Smtp::new(&format!("127.0.0.1:{port}"), None, from).unwrap();
        smtp.take(&MailLetter {
            id: "0123".to_owned(),
            to: "a@b.example".to_owned(),
            subject: "One".to_owned(),
            text: "Words.\n".to_owned(),
            leave: None,
            host: "register.example".to_owned(),
            at: 0,
        })
    }

    #[test]
    fn what_a_server_says_is_what_came_of_a_letter() {
        let yes = "250 yes\r\n";
        assert_eq!(taken_by(server(yes, yes)), Ok(()));
        let refused = taken_by(server("550 no such box\r\n", yes));
        assert!(matches!(refused, Err(NotTaken::Never(_))), "{refused:?}");
        let later = taken_by(server("451 later\r\n", yes));
        assert!(matches!(later, Err(NotTaken::NotNow(_))), "{later:?}");
        let silent = taken_by(server(yes, ""));
        assert!(matches!(silent, Err(NotTaken::NotKnown(_))), "{silent:?}");
    }

    #[test]
    fn a_server_is_a_host_and_perhaps_a_port() {
        assert_eq!(parts("mail.example"), Some(("mail.example", None)));
        assert_eq!(parts("mail.example:465"), Some(("mail.example", Some(465))));
        for wrong in [
            "",
            ":25",
            "mail.example:",
            "mail.example:0",
            "a b",
            "smtp://a:25",
            "a:70000",
        ] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
