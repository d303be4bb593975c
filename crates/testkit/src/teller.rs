//! A register told entry by entry, on given days, and as strict as the real one.

use answerable_calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::entry::{Entry, EntryNumber, Fact};
use answerable_register::fold::{AskKey, Known, Register};
use answerable_register::standing::Standing;

use crate::country;
use crate::facts::{ask, day};
use crate::said;

/// Tells a register what happened, in order, as the clerk does: each fact is
/// prepared, checked, written down, read back and folded.
///
/// ```
/// use answerable_testkit::Teller;
/// use answerable_testkit::facts::report_about;
///
/// let mut teller = Teller::of_the_country();
/// teller.on("6 March 2024");
/// teller.tell(report_about("missing-people", "6 March 2024", &["exampleshire-police"]));
/// assert_eq!(
///     teller.read("missing-people/exampleshire-pcc/comment", &["30 April 2024"]),
///     "2024-04-30  Awaiting, 1 day left",
/// );
/// ```
#[derive(Debug)]
pub struct Teller {
    register: Register,
    log: Vec<Line>,
    today: Day,
}

/// One place of the log.
#[derive(Clone, Debug)]
enum Line {
    Open(Vec<u8>),
    Withheld(Day),
}

/// The day on which the country itself is recorded.
const FOUNDED: &str = "2012-11-22";

impl Teller {
    /// A register that knows nothing.
    #[must_use]
    pub fn of_nothing() -> Self {
        Self {
            register: Register::default(),
            log: Vec::new(),
            today: day(FOUNDED),
        }
    }

    /// A register that knows the country and nothing of what was asked there.
    #[must_use]
    pub fn of_the_country() -> Self {
        let mut teller = Self::of_nothing();
        for fact in country::everything() {
            teller.tell(fact);
        }
        teller
    }

    /// Sets the day on which what follows is recorded.
    pub fn on(&mut self, today: &str) -> &mut Self {
        self.today = day(today);
        self
    }

    /// The day on which what follows is recorded.
    #[must_use]
    pub fn today(&self) -> Day {
        self.today
    }

    /// Records a fact and says its entry's number.
    ///
    /// # Panics
    ///
    /// When the register refuses it.
    pub fn tell(&mut self, fact: impl Into<Fact>) -> EntryNumber {
        self.try_tell(fact)
            .unwrap_or_else(|refusal| panic!("refused: {refusal}"))
    }

    /// Records a correction of an entry and says the new entry's number.
    ///
    /// # Panics
    ///
    /// When the register refuses it.
    pub fn correct(&mut self, entry: EntryNumber, fact: impl Into<Fact>) -> EntryNumber {
        self.try_correct(entry, fact)
            .unwrap_or_else(|refusal| panic!("refused: {refusal}"))
    }

    /// Records a fact, unless the register refuses it.
    ///
    /// # Errors
    ///
    /// The rule it breaks.
    pub fn try_tell(&mut self, fact: impl Into<Fact>) -> Result<EntryNumber, Refusal> {
        let fact = self.register.prepare(fact.into());
        self.record(Entry::new("teller", self.today, fact))
    }

    /// Records a correction, unless the register refuses it.
    ///
    /// # Errors
    ///
    /// The rule it breaks.
    pub fn try_correct(
        &mut self,
        entry: EntryNumber,
        fact: impl Into<Fact>,
    ) -> Result<EntryNumber, Refusal> {
        let fact = self.register.prepare(fact.into());
        self.record(Entry::new("teller", self.today, fact).correcting(entry))
    }

    /// Every entry goes through its bytes, so that a fact which does not come
    /// back from the log as it went in fails wherever it is told.
    fn record(&mut self, entry: Entry) -> Result<EntryNumber, Refusal> {
        self.register.check(&entry)?;
        let bytes = entry.to_bytes().expect("a checked fact can be written");
        let read = Entry::from_bytes(&bytes).expect("what is written can be read");
        assert_eq!(read, entry, "an entry comes back as it went in");
        let number = self.register.head();
        let odd = self.register.oddities().len();
        self.register.fold(read);
        assert_eq!(
            self.register.oddities().get(odd),
            None,
            "a checked entry folds without oddity"
        );
        self.log.push(Line::Open(bytes));
        Ok(number)
    }

    /// Removes an entry's bytes and folds the log again, as a start does.
    ///
    /// # Panics
    ///
    /// When there is no such entry.
    pub fn withhold(&mut self, entry: EntryNumber) {
        let recorded_on = self
            .register
            .recorded_on(entry)
            .expect("there is such an entry");
        let place = usize::try_from(entry).expect("a test's log is short");
        self.log[place] = Line::Withheld(recorded_on);
        self.register = self.folded_up_to(self.log.len());
    }

    /// The register as told so far.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The canonical bytes of an entry; none where they were removed.
    #[must_use]
    pub fn bytes(&self, entry: EntryNumber) -> Option<&[u8]> {
        match self.log.get(usize::try_from(entry).ok()?)? {
            Line::Open(bytes) => Some(bytes),
            Line::Withheld(_) => None,
        }
    }

    /// The register that the first `entries` of the log give, folded from
    /// their bytes.
    ///
    /// # Panics
    ///
    /// When there are fewer entries.
    #[must_use]
    pub fn folded_up_to(&self, entries: usize) -> Register {
        let mut register = Register::default();
        for line in &self.log[..entries] {
            match line {
                Line::Open(bytes) => {
                    register.fold(Entry::from_bytes(bytes).expect("what was kept can be read"));
                }
                Line::Withheld(recorded_on) => register.fold_withheld(*recorded_on),
            }
        }
        register
    }

    /// The key of an ask, by its address.
    ///
    /// # Panics
    ///
    /// When there is no such ask.
    #[must_use]
    pub fn key(&self, address: &str) -> AskKey {
        self.register
            .find_ask(&ask(address))
            .unwrap_or_else(|| panic!("there is no ask {address}"))
    }

    /// How an ask stands as at a day, with everything known.
    #[must_use]
    pub fn standing(&self, address: &str, as_at: &str) -> Standing {
        self.register
            .standing(self.key(address), day(as_at), Known::Everything)
    }

    /// How an ask stands as at a day, as recorded on another.
    #[must_use]
    pub fn standing_as_recorded(&self, address: &str, as_at: &str, recorded: &str) -> Standing {
        let known = self.register.known_on(day(recorded));
        self.register.standing(self.key(address), day(as_at), known)
    }

    /// One ask read day by day, for people: a line for each day.
    #[must_use]
    pub fn read(&self, address: &str, days: &[&str]) -> String {
        let lines: Vec<String> = days
            .iter()
            .map(|on| {
                let standing = self.standing(address, on);
                format!("{}  {}", day(on), said::standing(&standing))
            })
            .collect();
        lines.join("\n")
    }

    /// The addresses of every ask of a subject that is asked.
    #[must_use]
    pub fn asked_of(&self, subject: &str) -> Vec<String> {
        self.register
            .asks_of(&subject.into())
            .iter()
            .map(|key| self.register.ask(*key))
            .filter(|ask| ask.is_asked(Known::Everything))
            .map(|ask| ask.reference.to_string())
            .collect()
    }
}
