//! What the program tells its operator while it serves, a line each on stderr.
//!
//! Each line bears its time in UTC, of the one clock of the program, so that lines
//! of two machines can be laid side by side (OWASP ASVS 5.0: 16.2.1, 16.2.2).
//! Nothing here says who read or what they looked for. One event is
//! one line, whatever somebody sent that it tells of: no letter of it can begin
//! another or move the cursor (OWASP ASVS 5.0: 16.4.1).

use std::fmt;
use std::io;
use std::str::FromStr;

use tracing::{Event, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::{FormatEvent, FormatFields, Writer};
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::fmt::{FmtContext, MakeWriter};
use tracing_subscriber::registry::LookupSpan;

use crate::today;
use answerable_web::SECURITY;

/// How the lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// A JSON object each, for programs.
    Json,
}

impl Format {
    /// The format that a word names.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        match word {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl FromStr for Format {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::of_word(word).ok_or("write text or json")
    }
}

/// The time of a line: `2024-03-06T14:05:09Z`.
struct InUtc;

impl FormatTime for InUtc {
    fn format_time(&self, line: &mut Writer<'_>) -> fmt::Result {
        line.write_str(&today::in_utc(today::now()))
    }
}

/// Lines about security are told whatever is asked of the others, unless they are
/// named: `warn,security=off`.
fn with_security(filter: EnvFilter) -> EnvFilter {
    let is_named = filter
        .to_string()
        .split(',')
        .any(|part| part.trim().split('=').next() == Some(SECURITY));
    let told = format!("{SECURITY}=info").parse();
    match (is_named, told) {
        (false, Ok(told)) => filter.add_directive(told),
        _ => filter,
    }
}

/// Starts telling as much as a filter lets through, such as `warn`.
pub(crate) fn start(filter: EnvFilter, format: Format) {
    // Started twice, as a test may, the first goes on.
    let _ =
        tracing::subscriber::set_global_default(telling(with_security(filter), format, io::stderr));
}

fn telling<W>(filter: EnvFilter, format: Format, to: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(to)
        .with_ansi(false)
        .with_target(false)
        .with_timer(InUtc);
    match format {
        Format::Text => {
            let text = tracing_subscriber::fmt::format()
                .with_timer(InUtc)
                .with_target(false)
                .with_ansi(false);
            Box::new(lines.event_format(OneLine(text)).finish())
        }
        Format::Json => Box::new(
            lines
                .json()
                .flatten_event(true)
                .with_current_span(false)
                .finish(),
        ),
    }
}

/// Another format, each event of it on one line.
struct OneLine<F>(F);

impl<S, N, F> FormatEvent<S, N> for OneLine<F>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut line = String::new();
        self.0
            .format_event(context, Writer::new(&mut line), event)?;
        for letter in line.trim_end_matches('\n').chars() {
            if is_seen(letter) {
                writer.write_char(letter)?;
            } else {
                write!(writer, "{}", letter.escape_unicode())?;
            }
        }
        writeln!(writer)
    }
}

/// Whether a letter stands where it is written: it neither breaks the line nor
/// turns the writing round.
fn is_seen(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is written when somebody sends words to forge a line with.
    fn told(format: Format) -> String {
        let kept = Kept::default();
        let to = kept.clone();
        let telling = telling(EnvFilter::new("warn"), format, move || to.clone());
        tracing::subscriber::with_default(telling, || {
            let sent = "x\nERROR all is lost\r\u{1b}[2J\u{202e}\u{2028}";
            tracing::warn!(path = sent, why = %sent, "refused {sent}");
            tracing::debug!("not asked for");
        });
        let bytes = kept.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn whatever_was_sent_an_event_is_one_line() {
        let text = told(Format::Text);
        assert_eq!(text.matches('\n').count(), 1, "{text:?}");
        assert!(text.trim_end().chars().all(is_seen), "{text:?}");
        let (_, told) = text.split_once(' ').unwrap();
        assert!(
            told.starts_with(" WARN refused x\\u{a}ERROR all"),
            "{text:?}"
        );
    }

    #[test]
    fn each_line_bears_its_time_in_utc() {
        let text = told(Format::Text);
        let json: serde_json::Value = serde_json::from_str(&told(Format::Json)).unwrap();
        for time in [text.split(' ').next(), json["timestamp"].as_str()] {
            let time = time.unwrap();
            assert!(time.ends_with('Z'), "{time}");
            let time: jiff::Timestamp = time.parse().unwrap();
            let apart = today::now().0 - time.as_second();
            assert!((0..=5).contains(&apart), "{time}");
        }
    }

    #[test]
    fn lines_about_security_are_told_unless_they_are_named() {
        let lets = |words: &str| with_security(EnvFilter::new(words)).to_string();
        for plain in ["warn", "error", "debug", "hyper=info,warn"] {
            assert!(lets(plain).contains("security=info"), "{plain}");
        }
        for named in ["warn,security=off", "security=warn"] {
            assert!(!lets(named).contains("security=info"), "{named}");
        }
    }

    #[test]
    fn in_json_it_is_one_object_with_the_words_as_they_were() {
        let json = told(Format::Json);
        assert_eq!(json.matches('\n').count(), 1, "{json:?}");
        let object: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(object["level"], "WARN");
        assert_eq!(
            object["why"],
            "x\nERROR all is lost\r\u{1b}[2J\u{202e}\u{2028}"
        );
    }
}
