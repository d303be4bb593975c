//! Every line that the program tells, kept for a test to look at.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, OnceLock};

use tracing::field::{Field, Visit};
use tracing::span;
use tracing::{Event, Metadata, Subscriber};

use crate::office::Answer;

/// Keeps every event of every level, as words.
#[derive(Clone, Default)]
pub(crate) struct Lines(Arc<Mutex<String>>);

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut words = Words::default();
        span.record(&mut words);
        self.keep(&words.0);
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut words = Words::default();
        values.record(&mut words);
        self.keep(&words.0);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut words = Words::default();
        event.record(&mut words);
        self.keep(&format!("{} {}", event.metadata().level(), words.0));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

impl Lines {
    /// What this process tells from now on, in every test of it: what is held
    /// of these lines holds of those of any test.
    pub(crate) fn listening() -> Self {
        static LINES: OnceLock<Lines> = OnceLock::new();
        let lines = LINES.get_or_init(|| {
            let lines = Lines::default();
            tracing::subscriber::set_global_default(lines.clone()).unwrap();
            lines
        });
        lines.clone()
    }

    fn keep(&self, words: &str) {
        let mut lines = self.0.lock().unwrap();
        lines.push_str(words);
        lines.push('\n');
    }

    pub(crate) fn told(&self) -> String {
        self.0.lock().unwrap().clone()
    }

    /// What was told about security of one answer, without what changes from run
    /// to run: nothing where nothing was told.
    pub(crate) fn about(&self, answer: &Answer) -> String {
        let reference = answer.header("x-request-id");
        assert!(!reference.is_empty());
        let of_it = format!("reference=\"{reference}\" ");
        let told = self.told();
        let lines = told.lines().filter(|line| line.contains(&of_it));
        let lines = lines.filter(|line| line.contains("message=security "));
        let bare = |line: &str| {
            let bare = line.replace(&of_it, "").replace("message=security ", "");
            bare.trim_end().to_owned()
        };
        lines.map(bare).collect::<Vec<_>>().join("\n")
    }
}

#[derive(Default)]
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{}={value:?} ", field.name());
    }
}
