//! One fact of each kind with nothing left out, for what has to hold of every
//! kind: how it is written, read and documented.

use answerable_calendar::{Deadline, Holidays};
use answerable_register::body::{
    Body, Group, Holder, Holding, KindHeld, KnownDay, Membership, Name, NameUse, Office, Oversight,
    Passed, Succession,
};
use answerable_register::entry::Fact;
use answerable_register::facts::{
    About, Addressee, AidReply, Answer, AnswerKind, Asked, AskedBefore, Asker, Assurance, Basis,
    ChiefOfficerComment, CopySent, CorrectionDecided, Decision, Difference, EngageDay, Explanation,
    Finding, Kept, Likeness, Look, LookReply, MappingApproved, Matter, Meets, Notice, Outcome,
    Passage, Place, Position, Publication, PublisherLabel, Reading, Reliability, Reply, Report,
    Role, Section55, Source, Stage, Statement, Stay, Voice, Who, Withdrawal, Withheld,
};
use answerable_register::power::Power;

use crate::country::{self, invented};
use crate::facts::{self, between, day};

/// A SHA-256 as entries write one.
const FINGERPRINT: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// One fact of each kind, in the order of [`Fact::KINDS`], with every field.
#[must_use]
pub fn every_kind() -> Vec<Fact> {
    vec![
        body().into(),
        group().into(),
        office().into(),
        power().into(),
        holidays().into(),
        assurance().into(),
        source().into(),
        report().into(),
        asked().into(),
        answer().into(),
        outcome().into(),
        place().into(),
        look().into(),
        notice().into(),
        copy_sent().into(),
        withdrawal().into(),
        statement().into(),
        difference().into(),
        stay().into(),
        mapping_approved().into(),
        publisher_label().into(),
        withheld().into(),
        reply().into(),
        correction_decided().into(),
        asked_before().into(),
    ]
}

fn known() -> Option<KnownDay> {
    Some(KnownDay::Day(day("7 May 2024")))
}

fn body() -> Body {
    let succession = Succession {
        body: "northmoor-mayor".into(),
        on: KnownDay::Month(day("1 May 2024")),
        passed: Passed::PolicingFunctions,
        sourced: invented(),
    };
    let mut body = country::body(
        "northmoor-police",
        "Northmoor Police",
        answerable_register::body::BodyKind::TerritorialForce,
    );
    body.kinds.push(KindHeld {
        kind: answerable_register::body::BodyKind::Collaboration,
        from: known(),
        sourced: invented(),
    });
    body.names.push(Name {
        text: "Heddlu Northmoor".to_owned(),
        r#use: NameUse::Welsh,
        from: known(),
        until: known(),
        sourced: Some(invented()),
    });
    Body {
        from: known(),
        until: known(),
        area: Some("Northmoor".into()),
        area_code: Some("E23999999".into()),
        data_police_uk: Some("northmoor".into()),
        overseen_by: vec![Oversight {
            by: "northmoor-pcc".into(),
            from: known(),
            until: known(),
            sourced: invented(),
        }],
        predecessors: vec![succession.clone()],
        successors: vec![succession],
        collaboration: Some(answerable_register::body::Collaboration {
            members: vec![Membership {
                body: "southvale-police".into(),
                from: known(),
                until: known(),
            }],
            does: "armed policing".into(),
        }),
        note: "Invented.".to_owned(),
        ..body
    }
}

fn group() -> Group {
    Group {
        note: "Those there were on the day.".to_owned(),
        ..country::groups().remove(0)
    }
}

fn office() -> Office {
    Office {
        from: known(),
        until: known(),
        holders: vec![
            Holding {
                holder: Holder::Person("A. Person".into()),
                from: known(),
                until: known(),
                sourced: invented(),
            },
            Holding {
                holder: Holder::Vacant,
                from: None,
                until: None,
                sourced: invented(),
            },
        ],
        ..country::offices().remove(0)
    }
}

fn power() -> Power {
    Power {
        extension: "the asker may extend it".to_owned(),
        note: "It binds nobody else.".to_owned(),
        from: Some(day("2 May 2017")),
        until: Some(day("31 December 2030")),
        ..country::powers().remove(0)
    }
}

fn holidays() -> Holidays {
    country::holidays()
}

fn assurance() -> Assurance {
    Assurance {
        id: "fieldwork".into(),
        title: "Tested in fieldwork".to_owned(),
        meaning: "the asker tested in the body what it did".to_owned(),
        rank: 4,
        basis: Basis::Fieldwork,
        source: "https://inspectorate.example/levels".to_owned(),
        checked: true,
        note: "An invented level.".to_owned(),
        from: Some(day("1 January 2024")),
        until: Some(day("31 December 2030")),
    }
}

fn source() -> Source {
    Source {
        address: Some("https://publications.example/missing-people".into()),
        fingerprint: Some(FINGERPRINT.into()),
        media: Some("text/html".into()),
        dated: Some(day("5 March 2024")),
        published_on: Some(day("6 March 2024")),
        licence: Some("Open Government Licence v3.0".into()),
        kept: Kept::Whole,
        reliability: Reliability::Unreliable {
            why: "names are garbled".into(),
        },
        checked: true,
        note: Some("A copy of a copy.".into()),
        passages: vec!["The force should grade every risk.".into()],
        ..facts::source("missing-people-page")
    }
}

fn passage() -> Passage {
    Passage {
        span: Some((120, 154)),
        place: Some("page 23".into()),
        ..facts::passage("missing-people-page", "The force should grade every risk.")
    }
}

fn report() -> Report {
    Report {
        about: About::Forces(vec!["exampleshire-police".into()]),
        section_55: Section55::Unknown {
            why: "it is a letter".into(),
        },
        owed_by: vec!["exampleshire-pcc".into()],
        published_not_before: Some(day("1 March 2024")),
        publication: Publication::NotKnown,
        dated: Some(day("5 March 2024")),
        asks_as_published: Some("eight recommendations".into()),
        note: Some("Published with an annex.".into()),
        sources: vec!["missing-people-page".into()],
        passages: vec![passage()],
        ..facts::report("missing-people", "6 March 2024")
    }
}

fn asked() -> Asked {
    Asked {
        report: Some("missing-people".into()),
        under: Some("missing-people-cause-1".into()),
        number: Some("4".into()),
        by: Asker::Within {
            body: country::INSPECTORATE.into(),
            who: "the chief inspector".into(),
        },
        of: vec![Addressee {
            as_published: Some("all chief constables".into()),
            who: Who::Group {
                group: "chief-constables".into(),
                members: vec!["exampleshire-police".into(), "northmoor-police".into()],
            },
            role: Role::With,
            not_said: Some("told of beside those that were".into()),
        }],
        deadline: Deadline::On(day("31 October 2024")),
        power: Some("section-55".into()),
        comparator: Some("mp-correspondence".into()),
        asked_not_before: Some(day("1 March 2024")),
        sent_on: Some(day("7 March 2024")),
        extended_to: Some(day("31 May 2024")),
        condition: Some("before any change is made".into()),
        note: Some("Asked again in 2025.".into()),
        passages: vec![passage()],
        ..facts::request("grade-every-risk", "6 March 2024", &[])
    }
}

fn answer() -> Answer {
    Answer {
        voice: Voice::ReportedBy("A newspaper".into()),
        kind: AnswerKind::NilReturn,
        on_behalf_of: Some("exampleshire-police".into()),
        dated: Some(day("26 April 2024")),
        dated_not_before: Some(day("1 April 2024")),
        published: between("29 April 2024", "30 April 2024"),
        meets: vec![Meets {
            position: Position::AcceptsInPart,
            explanation: Some(Explanation::ActionProposed),
            aid: Some(AidReply::Agreed),
            passages: vec![passage()],
            ..facts::meets("grade-every-risk/exampleshire-pcc/explain")
        }],
        chief_officer: Some(ChiefOfficerComment::Included),
        note: Some("A letter of two pages.".into()),
        sources: vec!["missing-people-page".into()],
        passages: vec![passage()],
        ..facts::answer("exampleshire-comments", "exampleshire-pcc", &[])
    }
}

fn outcome() -> Outcome {
    Outcome {
        of: Some("exampleshire-police".into()),
        not_before: Some(day("1 April 2025")),
        basis: Basis::Fieldwork,
        assurance: Some("fieldwork".into()),
        reasons: Some("Every risk seen was graded.".into()),
        prepared_by: Some("3f9c".into()),
        passages: vec![passage()],
        ..facts::outcome("4 April 2025", "grade-every-risk", Finding::Closed)
    }
}

fn place() -> Place {
    Place {
        id: "exampleshire-pcc-answers".into(),
        of: "exampleshire-pcc".into(),
        place: "https://exampleshire-pcc.example/answers".into(),
        holds: "Answers to inspections, each with its day.".into(),
        from: Some(day("1 January 2024")),
        until: Some(day("31 December 2024")),
        sourced: invented(),
    }
}

fn look() -> Look {
    Look {
        listed: Some("exampleshire-pcc-answers".into()),
        reply: Some(LookReply::Status(200)),
        fingerprint: Some(FINGERPRINT.into()),
        copy_kept: true,
        note: Some("The page lists older answers only.".into()),
        ..facts::look("2 May 2024", &["missing-people/exampleshire-pcc/comment"])
    }
}

fn notice() -> Notice {
    facts::notice(
        "3 May 2024",
        "exampleshire-pcc",
        &["missing-people/exampleshire-pcc/comment"],
    )
}

fn copy_sent() -> CopySent {
    CopySent {
        answer: "exampleshire-comments".into(),
        to: "inspectorate-of-exampleshire".into(),
        on: day("30 April 2024"),
        how: "by e-mail".into(),
    }
}

fn withdrawal() -> Withdrawal {
    Withdrawal {
        not_before: Some(day("1 April 2024")),
        passages: vec![passage()],
        ..facts::withdrawal("2 April 2024", "grade-every-risk")
    }
}

fn statement() -> Statement {
    Statement {
        speaker_for: Some("exampleshire-police".into()),
        on: Some(day("10 January 2024")),
        not_before: Some(day("1 January 2024")),
        about: Some("missing-people".into()),
        ..facts::statement("officers-believe", vec![passage()])
    }
}

fn difference() -> Difference {
    Difference {
        about: "missing-people".into(),
        what: "the day it was sent".into(),
        readings: vec![Reading {
            passage: passage(),
            gist: "sent on 5 March".into(),
        }],
    }
}

fn stay() -> Stay {
    let days = vec![EngageDay {
        earliest: day("1 March 2024"),
        latest: day("31 March 2024"),
        as_published: Some("in March".into()),
        source: "missing-people-page".into(),
    }];
    Stay {
        id: "exampleshire-engage-2024".into(),
        force: "exampleshire-police".into(),
        stage: Stage::Engage,
        entered: days.clone(),
        left: days,
        ground: Some("two causes of concern".into()),
        note: Some("Sources differ by days.".into()),
        passages: vec![passage()],
    }
}

fn mapping_approved() -> MappingApproved {
    MappingApproved {
        source: "missing-people-page".into(),
        mapping: "coroners-reports".into(),
        mapping_fingerprint: FINGERPRINT.into(),
        new_rows: 54,
        changed_rows: 12,
        same_rows: 6_640,
        refused_rows: 2,
        entries: None,
    }
}

fn publisher_label() -> PublisherLabel {
    PublisherLabel {
        about: "missing-people".into(),
        label: "overdue".into(),
        replies_counted: Some(1),
        recipients_counted: Some(3),
        as_of: day("1 March 2024"),
        source: "missing-people-page".into(),
    }
}

fn withheld() -> Withheld {
    Withheld {
        entry: 17,
        ground: "an order of the court".into(),
    }
}

fn reply() -> Reply {
    Reply {
        by: "exampleshire-pcc".into(),
        about: Matter::Ask(facts::meets("custody/exampleshire-pcc/comment").ask),
        words: "We published our comments on 2 May 2024.".into(),
        on: day("7 May 2024"),
        withdrawn_on: Some(day("8 May 2024")),
    }
}

fn correction_decided() -> CorrectionDecided {
    CorrectionDecided {
        about: Some(Matter::Subject("custody".into())),
        asked: "That the report was published a day later.".into(),
        decision: Decision::Accepted,
        why: "The publisher’s own list says so.".into(),
        corrected_by: Some(17),
        asked_on: day("7 May 2024"),
        decided_on: day("8 May 2024"),
    }
}

fn asked_before() -> AskedBefore {
    AskedBefore {
        later: "custody-2".into(),
        earlier: "custody-1".into(),
        found: Likeness::SameThing,
        why: "Both ask that every case is graded again.".into(),
        on: day("7 May 2024"),
    }
}
