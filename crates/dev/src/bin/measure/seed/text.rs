//! Invented words of real length: a recommendation's title is some 60 letters
//! and its passage some 300, as in the reports of inspectors.

use super::chance::Chance;

const VERBS: [&str; 12] = [
    "review",
    "publish",
    "improve",
    "monitor",
    "record",
    "assess",
    "explain",
    "agree",
    "set out",
    "supervise",
    "audit",
    "provide",
];

const SUBJECTS: [&str; 24] = [
    "how missing-person risk is graded",
    "the training of custody staff",
    "the supervision of investigations",
    "the use of stop and search",
    "vetting of officers and staff",
    "the handling of digital evidence",
    "call answering at busy times",
    "the quality of crime recording",
    "support for victims of domestic abuse",
    "the wellbeing of control room staff",
    "disclosure to the prosecution",
    "the management of registered offenders",
    "firearms licensing visits",
    "the response to knife crime",
    "counter-corruption reporting",
    "body-worn video review",
    "the safeguarding of detained children",
    "neighbourhood patrol plans",
    "the backlog of forensic examinations",
    "complaints from the public",
    "the use of force in custody",
    "workforce planning",
    "roads policing",
    "out-of-court disposals",
];

const REASONS: [&str; 12] = [
    "because inspectors found that practice differs from station to station",
    "so that supervisors can tell where the risk lies",
    "and make sure that the results are used when resources are allocated",
    "with particular attention to repeat cases",
    "working with the partners named in the report",
    "and report progress to the local policing body in public",
    "since records were incomplete in a third of the cases examined",
    "so that victims are told what to expect and when",
    "and check after six months that the change has lasted",
    "including those who work at night and at weekends",
    "in line with authorised professional practice",
    "and say in writing where they decide not to",
];

/// A title: `Review how missing-person risk is graded`.
pub(crate) fn title(chance: &mut Chance) -> String {
    let verb = chance.one(&VERBS);
    let mut title = format!("{verb} {}", chance.one(&SUBJECTS));
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// A passage of about `letters` letters, as a report words it.
pub(crate) fn passage(chance: &mut Chance, letters: usize) -> String {
    let mut passage = String::with_capacity(letters + 120);
    while passage.len() < letters {
        if !passage.is_empty() {
            passage.push(' ');
        }
        passage.push_str("The chief constable should ");
        passage.push_str(chance.one(&VERBS));
        passage.push(' ');
        passage.push_str(chance.one(&SUBJECTS));
        passage.push_str(", ");
        passage.push_str(chance.one(&REASONS));
        passage.push('.');
    }
    passage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_as_long_as_real_ones_and_differ() {
        let mut chance = Chance::of(3);
        let one = passage(&mut chance, 300);
        assert!((300..500).contains(&one.len()), "{}", one.len());
        assert_ne!(one, passage(&mut chance, 300));
        assert!(title(&mut chance).starts_with(char::is_uppercase));
    }
}
