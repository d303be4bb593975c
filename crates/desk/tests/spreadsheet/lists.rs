//! Lists beside lists, and beside people: an older one changes nothing that a
//! newer one said, whatever its mapping is called, and none what a person put
//! right.

use answerable_desk::clerk::{Command, Recording};
use answerable_desk::spreadsheet::Part;
use answerable_intake::Mapping;
use answerable_register::facts::Who;
use answerable_register::words::SubjectId;
use jiff::civil::date;

use crate::{HEADING, TODAY, Table, row};

#[test]
fn an_older_list_changes_nothing_that_a_newer_one_said() {
    let table = Table::laid();
    let march = format!(
        "{HEADING}{}",
        row("2024-0001", "Kent Police", 1, "completed", 2)
    );
    table.let_in(march.as_bytes(), date(2024, 3, 31));
    let february = format!(
        "{HEADING}{}",
        row("2024-0001", "Kent Police", 1, "pending", 0)
    );
    let run = table.let_in(february.as_bytes(), date(2024, 2, 29));
    assert!(run.changes_nothing());
    assert_eq!(run.held_from_newer, 1);
}

/// A row of the report 2024-0001 to a recipient, with a label that never moves.
fn first(recipient: &str, number: u32) -> String {
    row("2024-0001", recipient, number, "pending", 0)
}

impl Table {
    /// The names as published of those whom the report 2024-0001 went to.
    fn recipients(&self) -> Vec<String> {
        let register = self.desk.read();
        let id = SubjectId::from("pfd-2024-0001-concerns");
        let of = &register.asked.latest(&id).unwrap().fact.of;
        of.iter()
            .map(|one| one.as_published.as_ref().unwrap().or_blank().to_owned())
            .collect()
    }

    /// Records by hand that the report 2024-0001 went to somebody else.
    fn put_right(&self, recipient: &str) {
        let id = SubjectId::from("pfd-2024-0001-concerns");
        let (mut fact, corrects) = {
            let register = self.desk.read();
            let held = register.asked.latest(&id).unwrap();
            (held.fact.clone(), held.entry)
        };
        fact.of[0].as_published = Some(recipient.into());
        fact.of[0].who = Who::as_published(recipient);
        let facts = vec![Recording {
            fact: fact.into(),
            corrects: Some(corrects),
        }];
        let command = Command {
            key: None,
            by: "op-2".into(),
            today: TODAY,
            facts,
        };
        self.desk.record(command).unwrap();
    }
}

#[test]
fn an_older_list_changes_no_recipients_though_the_label_never_moved() {
    let table = Table::laid();
    let february = format!("{HEADING}{}", first("Kent Police", 1));
    let march = format!(
        "{HEADING}{}{}",
        first("Kent Police", 1),
        first("North Laine Medical Centre", 2)
    );
    table.let_in(february.as_bytes(), date(2024, 2, 29));
    // The control: the newer list does change them.
    let newer = table.let_in(march.as_bytes(), date(2024, 3, 31));
    assert_eq!(newer.changed.len(), 1);
    assert_eq!(newer.changed[0].parts, [Part::Asked]);
    assert_eq!(table.recipients().len(), 2);
    let head = table.head();
    let older = table.let_in(february.as_bytes(), date(2024, 2, 29));
    assert_eq!((older.held_from_newer, older.held_back_rows), (1, 1));
    assert_eq!(older.difference.same_rows, 0);
    assert!(older.changes_nothing());
    assert_eq!(table.recipients().len(), 2);
    assert_eq!(table.head(), head);
}

#[test]
fn what_a_newer_list_said_again_an_older_one_does_not_change() {
    let table = Table::laid();
    let kent = format!("{HEADING}{}", first("Kent Police", 1));
    let surrey = format!("{HEADING}{}", first("Surrey Police", 1));
    table.let_in(kent.as_bytes(), date(2024, 1, 31));
    let april = format!("{HEADING}{}\n", first("Kent Police", 1));
    let again = table.let_in(april.as_bytes(), date(2024, 4, 30));
    assert_eq!((again.facts(), again.difference.same_rows), (0, 1));
    let march = table.let_in(surrey.as_bytes(), date(2024, 3, 31));
    assert_eq!(march.held_from_newer, 1);
    assert_eq!(table.recipients(), ["Kent Police"]);
    // The control: a newer one does.
    table.let_in(surrey.as_bytes(), date(2024, 5, 31));
    assert_eq!(table.recipients(), ["Surrey Police"]);
}

#[test]
fn no_list_undoes_what_a_person_put_right() {
    let table = Table::laid();
    let february = format!("{HEADING}{}", first("Kent-Police!", 1));
    table.let_in(february.as_bytes(), date(2024, 2, 29));
    table.put_right("North Laine Medical Centre");
    let head = table.head();
    let again = table.let_in(february.as_bytes(), date(2024, 2, 29));
    assert!(again.changes_nothing(), "the same file again");
    assert_eq!(table.head(), head);
    assert_eq!(again.kept_by_hand.len(), 1);
    assert_eq!(again.kept_by_hand[0].report.as_str(), "pfd-2024-0001");
    assert_eq!(again.kept_by_hand[0].parts, [Part::Asked]);
    assert_eq!((again.held_back_rows, again.difference.same_rows), (1, 0));
    // Next month's label is new, and still nobody else's recipients.
    let march = format!(
        "{HEADING}{}{}",
        row("2024-0001", "Kent-Police!", 1, "overdue", 0),
        row("2024-0002", "Surrey Police", 1, "pending", 0)
    );
    let next = table.let_in(march.as_bytes(), date(2024, 3, 31));
    assert_eq!(next.changed[0].parts, [Part::Label]);
    assert_eq!(next.kept_by_hand[0].parts, [Part::Asked]);
    assert_eq!(table.recipients(), ["North Laine Medical Centre"]);
    // The control: what a list said, the next one changes.
    let april = format!(
        "{HEADING}{}",
        row("2024-0002", "Gwent Police", 1, "pending", 0)
    );
    let control = table.let_in(april.as_bytes(), date(2024, 4, 30));
    assert_eq!(control.changed[0].parts, [Part::Asked]);
}

/// The mapping that ships, with some of its words changed.
fn changed(changes: &[(&str, &str)]) -> Mapping {
    let mut written = include_str!("../../../../data/mappings/pfd-by-recipient.toml").to_owned();
    for (from, to) in changes {
        assert!(written.contains(from), "{from}");
        written = written.replace(from, to);
    }
    Mapping::parse(&written).unwrap()
}

const NAME: &str = "name = \"pfd-by-recipient\"";

#[test]
fn the_newest_list_is_known_under_whatever_name_its_mapping_had() {
    let renamed = changed(&[(NAME, "name = \"coroners-reports\"")]);
    let kent = format!("{HEADING}{}", first("Kent Police", 1));
    let again = format!("{kent}\n");
    let surrey = format!("{HEADING}{}", first("Surrey Police", 1));
    // What the newer list did, and that it said again what was held.
    for before in [None, Some(date(2024, 1, 31))] {
        let table = Table::laid();
        if let Some(day) = before {
            table.let_in(kent.as_bytes(), day);
        }
        table.let_in_through(&renamed, again.as_bytes(), date(2024, 4, 30));
        let march = table.let_in(surrey.as_bytes(), date(2024, 3, 31));
        assert_eq!(march.held_from_newer, 1, "{before:?}");
        assert_eq!(table.recipients(), ["Kent Police"]);
        // The control: a newer one does change it, by either name.
        table.let_in_through(&renamed, surrey.as_bytes(), date(2024, 5, 31));
        assert_eq!(table.recipients(), ["Surrey Police"]);
        let head = table.head();
        let same = table.let_in(surrey.as_bytes(), date(2024, 5, 31));
        assert!(same.changes_nothing(), "one list by two names");
        assert_eq!(table.head(), head);
    }
}

#[test]
fn another_list_of_the_same_publisher_holds_nothing_back() {
    let other = changed(&[
        (NAME, "name = \"another-list\""),
        ("id_begins = \"pfd-\"", "id_begins = \"other-\""),
    ]);
    let table = Table::laid();
    let kent = format!("{HEADING}{}", first("Kent Police", 1));
    table.let_in(kent.as_bytes(), date(2024, 1, 31));
    table.let_in_through(&other, kent.as_bytes(), date(2024, 4, 30));
    // Said again, it still tells by its mapping's name which list it is.
    let again = format!("{kent}\n");
    table.let_in_through(&other, again.as_bytes(), date(2024, 5, 31));
    let surrey = format!("{HEADING}{}", first("Surrey Police", 1));
    let march = table.let_in(surrey.as_bytes(), date(2024, 3, 31));
    assert_eq!(march.held_from_newer, 0);
    assert_eq!(table.recipients(), ["Surrey Police"]);
}
