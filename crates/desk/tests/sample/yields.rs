//! Facts as lines that a person can hold against the document they come from.

use answerable_register::entry::Fact;
use answerable_register::facts::{
    Addressee, Answer, Asked, Asker, Meets, Reliability, Report, Role, Section55, Source, Voice,
    Who,
};

/// What a fact says, a line for each part of it that a document must yield.
pub(crate) fn lines_of(fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Source(source) => vec![source_line(source)],
        Fact::Report(report) => vec![report_line(report)],
        Fact::Asked(asked) => vec![asked_line(asked)],
        Fact::Answer(answer) => answer
            .meets
            .iter()
            .map(|meets| answer_line(answer, meets))
            .collect(),
        Fact::Outcome(outcome) => vec![format!(
            "outcome of {}: {} on {}, judged by {}",
            outcome.subject,
            word(&outcome.finding),
            outcome.when(),
            outcome.judged_by,
        )],
        Fact::Statement(statement) => vec![format!(
            "statement {}: as {}, of {}, by {}",
            statement.id,
            word(&statement.held_as),
            statement
                .about
                .as_ref()
                .map_or("nothing", |about| about.as_str()),
            statement.speaker.or_blank(),
        )],
        Fact::Difference(difference) => vec![format!(
            "difference in {} ({} readings): {}",
            difference.about,
            difference.readings.len(),
            difference.what.or_blank(),
        )],
        _ => Vec::new(),
    }
}

fn source_line(source: &Source) -> String {
    let soundness = match source.reliability {
        Reliability::Sound => "sound",
        Reliability::Unreliable { .. } => "unreliable",
    };
    format!(
        "source {}: {soundness}, dated {}, published {}",
        source.id,
        day(source.dated),
        day(source.published_on),
    )
}

fn report_line(report: &Report) -> String {
    let section_55 = match &report.section_55 {
        Section55::Applies => "applies",
        Section55::DoesNotApply { .. } => "does not apply",
        Section55::Unknown { .. } => "unknown",
    };
    format!(
        "report {}: {} by {}, dated {}, published {}, section 55 {section_55}",
        report.id,
        word(&report.kind),
        report.by,
        day(report.dated_on()),
        report
            .published_when()
            .map_or_else(|| "not shown".to_owned(), |when| when.to_string()),
    )
}

fn asked_line(asked: &Asked) -> String {
    let by = match &asked.by {
        Asker::Body(body) => body.to_string(),
        Asker::Within { body, who } => format!("{} ({body})", who.or_blank()),
        Asker::AsPublished(words) => format!("“{}”", words.or_blank()),
    };
    let of: Vec<String> = asked.of.iter().map(addressee).collect();
    let mut line = format!(
        "{} {}: by {by} on {}, of {}",
        word(&asked.kind),
        asked.id,
        asked.asked_when(),
        of.join(", "),
    );
    if let Some(condition) = &asked.condition {
        line += &format!("; “{}”", condition.or_blank());
    }
    if let Some(comparator) = &asked.comparator {
        line += &format!("; beside {comparator}");
    }
    line
}

fn addressee(addressee: &Addressee) -> String {
    let who = match &addressee.who {
        Who::Body(body) => body.to_string(),
        Who::Group { group, .. } => format!("group {group}"),
        Who::AsPublished { .. } => format!(
            "“{}”",
            addressee
                .as_published
                .as_ref()
                .map_or("", |words| words.or_blank()),
        ),
        Who::NotPublished => "nobody named".to_owned(),
    };
    match addressee.role {
        Role::Lead => who,
        Role::With => format!("with {who}"),
        Role::Consult => format!("consulting {who}"),
    }
}

fn answer_line(answer: &Answer, meets: &Meets) -> String {
    let voice = match &answer.voice {
        Voice::Own => "in its own words".to_owned(),
        Voice::QuotedBy(words) => format!("quoted by {}", words.or_blank()),
        Voice::ReportedBy(words) => format!("told by {}", words.or_blank()),
    };
    let mut line = format!(
        "answer to {}: by {}{}, {voice}, dated {}, position {}",
        meets.ask,
        answer.by,
        answer
            .on_behalf_of
            .as_ref()
            .map_or_else(String::new, |of| format!(" for {of}")),
        day(answer.dated),
        word(&meets.position),
    );
    if let Some(aid) = &meets.aid {
        line += &format!(", reply {}", word(aid));
    }
    if let Some(explanation) = &meets.explanation {
        line += &format!(", explanation {}", word(explanation));
    }
    line
}

fn day(day: Option<answerable_register::calendar::Day>) -> String {
    day.map_or_else(|| "not shown".to_owned(), |day| day.to_string())
}

/// The word a value has in the log.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => panic!("no single word: {other:?}"),
    }
}
