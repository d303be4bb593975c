//! One connection to a server on this machine that is kept open: just enough of
//! HTTP to ask for pages and to send forms.

use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

/// How long an answer may be waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that is kept open.
pub(crate) struct Connection {
    reader: BufReader<TcpStream>,
    host: String,
    /// Headers that it sends with each request, each with its line end.
    always: String,
}

/// What stands above an answer's body.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) status: u16,
    /// Where it leads on to.
    pub(crate) location: String,
    /// The first cookie that it gives, as a browser sends it back.
    pub(crate) cookie: Option<String>,
    length: Option<usize>,
}

impl Connection {
    /// Opens one to `http://127.0.0.1:PORT`.
    ///
    /// # Errors
    /// Nobody is there.
    pub(crate) fn open(address: &str) -> Result<Connection> {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let stream = TcpStream::connect(host).with_context(|| format!("nobody at {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection {
            reader: BufReader::new(stream),
            host: host.to_owned(),
            always: String::new(),
        })
    }

    /// As a proxy that the server believes passes it on, for a client of its own.
    pub(crate) fn on_behalf_of(mut self, client: Ipv4Addr) -> Connection {
        self.always = format!("X-Forwarded-For: {client}\r\n");
        self
    }

    /// Asks for a page, reads all of the answer and hands its body to `take`.
    ///
    /// # Errors
    /// The answer is not a 200, or is cut short.
    pub(crate) fn ask(&mut self, path: &str, take: &mut impl Write) -> Result<()> {
        let head = self.get(path, "", take)?;
        ensure!(head.status == 200, "{path} answered {}", head.status);
        Ok(())
    }

    /// Asks for a page as a browser with this cookie does.
    ///
    /// # Errors
    /// The answer is cut short or is none.
    pub(crate) fn get(&mut self, path: &str, cookie: &str, take: &mut impl Write) -> Result<Head> {
        let cookie = cookie_header(cookie);
        let (host, always) = (&self.host, &self.always);
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{always}{cookie}\r\n");
        self.send(&request, take)
    }

    /// Sends a form as a browser with this cookie does from a page of the site.
    ///
    /// # Errors
    /// The answer is cut short or is none.
    pub(crate) fn post(
        &mut self,
        path: &str,
        cookie: &str,
        form: &str,
        take: &mut impl Write,
    ) -> Result<Head> {
        let cookie = cookie_header(cookie);
        let (host, always, length) = (&self.host, &self.always, form.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Sec-Fetch-Site: same-origin\r\n{always}{cookie}\
             Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        );
        self.send(&request, take)
    }

    fn send(&mut self, request: &str, take: &mut impl Write) -> Result<Head> {
        self.reader.get_mut().write_all(request.as_bytes())?;
        let head = self.head()?;
        match head.length {
            Some(length) => self.read(length, take)?,
            None => self.read_chunks(take)?,
        }
        Ok(head)
    }

    fn head(&mut self) -> Result<Head> {
        let first = self.line()?;
        let status = first
            .strip_prefix("HTTP/1.1 ")
            .and_then(|rest| rest.get(..3));
        let mut head = Head {
            status: status
                .with_context(|| format!("'{first}' begins no answer"))?
                .parse()?,
            ..Head::default()
        };
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                return Ok(head);
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = Some(value.parse()?),
                "location" => value.clone_into(&mut head.location),
                "set-cookie" if head.cookie.is_none() => {
                    head.cookie = value.split(';').next().map(str::to_owned);
                }
                _ => {}
            }
        }
    }

    fn read_chunks(&mut self, take: &mut impl Write) -> Result<()> {
        loop {
            let length = usize::from_str_radix(self.line()?.trim(), 16)?;
            self.read(length, take)?;
            // Each chunk ends in a line end of its own.
            self.read(2, &mut std::io::sink())?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        ensure!(self.reader.read_line(&mut line)? > 0, "the server hung up");
        Ok(line.trim_end().to_owned())
    }

    fn read(&mut self, length: usize, take: &mut impl Write) -> Result<()> {
        let read = std::io::copy(&mut self.reader.by_ref().take(length as u64), take)?;
        ensure!(read == length as u64, "the answer was cut short");
        Ok(())
    }
}

fn cookie_header(cookie: &str) -> String {
    match cookie {
        "" => String::new(),
        cookie => format!("Cookie: {cookie}\r\n"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// A server that answers every request with `answer`, on one connection.
    pub(crate) fn serve(answer: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut reader = BufReader::new(stream.unwrap());
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 0) {
                    if line == "\r\n" && reader.get_mut().write_all(answer.as_bytes()).is_err() {
                        break;
                    }
                    line.clear();
                }
            }
        });
        address
    }

    #[test]
    fn answers_are_read_to_their_end_so_that_the_next_one_starts_right() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        ] {
            let mut connection = Connection::open(&serve(answer)).unwrap();
            let mut said = Vec::new();
            connection.ask("/", &mut said).unwrap();
            connection.ask("/", &mut said).unwrap();
            assert_eq!(said, b"okok");
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_not_taken_for_one() {
        let address = serve("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        let mut connection = Connection::open(&address).unwrap();
        assert!(connection.ask("/", &mut std::io::sink()).is_err());
    }

    #[test]
    fn where_an_answer_leads_and_what_it_gives_is_read() {
        let address = serve(
            "HTTP/1.1 303 See Other\r\nLocation: /work\r\nSet-Cookie: a=b.1; Path=/\r\nContent-Length: 0\r\n\r\n",
        );
        let mut connection = Connection::open(&address).unwrap();
        let head = connection.post("/", "", "x=y", &mut Vec::new()).unwrap();
        assert_eq!((head.status, head.location.as_str()), (303, "/work"));
        assert_eq!(head.cookie.as_deref(), Some("a=b.1"));
    }
}
