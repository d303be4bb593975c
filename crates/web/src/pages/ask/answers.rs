//! An answer as it is shown beside the ask it meets.

use answerable_desk::View;
use answerable_desk::questions::AskRow;
use answerable_register::facts::{Answer, Passage};
use answerable_register::words::AnswerId;
use answerable_wording::{answers, letters, numbers, published_answer};

use crate::shown::{Named, Quoted, open};
use crate::visit::Links;

/// One answer.
pub(super) struct AnswerShown {
    pub(super) id: AnswerId,
    /// Who gave it, or whom it is about where that body did not.
    pub(super) by: Named,
    /// In whose words we have it, and what kind of answer it is.
    pub(super) manner: String,
    /// That another body gave it, where one did.
    pub(super) from_another: Option<String>,
    /// When it was dated and published, as far as is known.
    pub(super) when: Vec<String>,
    /// The position, and what it says of a recommendation or a request.
    pub(super) says: Vec<String>,
    pub(super) quotes: Vec<Quoted>,
    pub(super) note: Option<String>,
    /// Whether it counts as an answer of the body asked.
    pub(super) counts: bool,
    /// How many asks it meets, where it meets more than this one.
    pub(super) meets: Option<String>,
    /// The page of the whole answer, where it was published here.
    pub(super) whole: Option<String>,
    /// Copies that were sent of it.
    pub(super) copies: Vec<String>,
}

impl AnswerShown {
    pub(super) fn of(answer: &Answer, row: &AskRow<'_>, view: &View<'_>, links: Links) -> Self {
        let meets = answer
            .meets
            .iter()
            .find(|meets| meets.ask == *row.reference);
        let named_on = answer.published_between().not_before.unwrap_or(view.as_at);
        let own = meets.map_or(&[][..], |meets| &meets.passages);
        // What one passage says of the ask and of the answer as a whole is quoted once.
        let mut passages: Vec<&Passage> = Vec::new();
        for passage in own.iter().chain(&answer.passages) {
            if !passages.contains(&passage) {
                passages.push(passage);
            }
        }
        let of = &row.reference.of;
        let is_its_own = view.register.answers_for(answer, of);
        Self {
            id: answer.id.clone(),
            by: Named {
                words: answers::whose(view.name_of(&answer.by, named_on), meets),
                href: view
                    .register
                    .bodies
                    .latest(&answer.by)
                    .map(|_| links.body(&answer.by)),
            },
            manner: letters::capital(&answers::manner(answer, meets).join("; ")),
            from_another: (answer.by != *of).then(|| {
                let asked = row.of.name.unwrap_or(of.as_str());
                match is_its_own {
                    true => answers::given_for(answer, asked),
                    false => answers::not_its_own(asked),
                }
            }),
            when: answers::when(answer),
            says: answers::says(answer, meets.filter(|_| is_its_own)),
            quotes: passages
                .into_iter()
                .map(|passage| Quoted::of(passage, view, links))
                .collect(),
            note: answer.note.as_ref().map(|note| open(note).to_owned()),
            counts: is_its_own && answers::counts(answer, meets),
            meets: (answer.meets.len() > 1)
                .then(|| numbers::count(answer.meets.len() as u64, "ask", "asks")),
            whole: view
                .file_of(answer)
                .map(|_| links.to(&format!("/answers/{}", answer.id))),
            copies: view
                .copies_of(&answer.id)
                .into_iter()
                .map(|held| {
                    let copy = &held.fact;
                    published_answer::copy_sent(view.name_of(&copy.to, copy.on), copy.on, &copy.how)
                })
                .collect(),
        }
    }
}
