//! What a page about one thing asked says of its having been asked before.

use answerable_desk::View;
use answerable_desk::asked_before::{
    Chain, Compared, Found, Like, Nearness, Remembered, Wanted, words_asked,
};
use answerable_register::facts::{Asked, AskedKind, Likeness};
use answerable_register::words::SubjectId;
use answerable_wording::asked_before::{self, ChainOf};

use super::line::{self, Line};
use crate::shown::{Named, open};
use crate::visit::Links;

/// How many near ones are looked at in all.
pub(super) const NEAREST: usize = 24;
/// How many of each kind stand on the thing's own page.
const ON_ITS_PAGE: usize = 3;

/// What was confirmed, what is proposed, and what may be of one theme.
#[derive(Default)]
pub(crate) struct Section {
    /// The chain as a sentence.
    pub(crate) chain: Option<String>,
    /// Every time of the chain.
    pub(crate) times: Vec<Line>,
    /// What a person found to be of one theme.
    pub(crate) of_one_theme: Vec<Line>,
    /// What is proposed as the same thing.
    pub(crate) proposed: Vec<Line>,
    /// What may be about the same thing.
    pub(crate) perhaps: Vec<Line>,
    /// What a person found to be neither.
    pub(crate) neither: Vec<Line>,
    /// More than is shown here.
    pub(crate) more: usize,
    pub(crate) is_partial: bool,
    /// The page of everything found.
    pub(crate) all: String,
}

impl Section {
    /// Everything found of one thing; none of a cause of concern, which asks
    /// nothing itself.
    pub(crate) fn whole(
        asked: &Asked,
        remembered: &Remembered,
        view: &View<'_>,
        links: Links,
    ) -> Option<Self> {
        Self::of(asked, remembered, view, links, NEAREST)
    }

    /// The nearest of it, for the thing's own page.
    pub(crate) fn on_its_page(
        asked: &Asked,
        remembered: &Remembered,
        view: &View<'_>,
        links: Links,
    ) -> Option<Self> {
        Self::of(asked, remembered, view, links, ON_ITS_PAGE)
    }

    fn of(
        asked: &Asked,
        remembered: &Remembered,
        view: &View<'_>,
        links: Links,
        most: usize,
    ) -> Option<Self> {
        if asked.kind == AskedKind::CauseOfConcern {
            return None;
        }
        let found = remembered.nearest(view, Wanted::Asked(asked), NEAREST);
        let compared = view.compared_with(&asked.id);
        let chain = view.chain_of(&asked.id);
        let here = Here {
            asked,
            remembered,
            view,
            links,
        };
        let in_chain = |id: &SubjectId| {
            let times = chain.iter().flat_map(|chain| &chain.times);
            times.clone().any(|time| time.asked.id == *id)
        };
        let is_open = |like: &&Like<'_>| {
            !in_chain(like.id()) && !compared.iter().any(|one| one.other.id == *like.id())
        };
        let (proposed, more_proposed) = here.proposed(&found, Nearness::SameThing, is_open, most);
        let (perhaps, more_perhaps) = here.proposed(&found, Nearness::SameTheme, is_open, most);
        Some(Self {
            chain: chain.as_ref().and_then(|chain| sentence(chain, &asked.id)),
            times: chain
                .iter()
                .flat_map(|chain| here.times(chain, &compared))
                .collect(),
            of_one_theme: here.found(&compared, Likeness::SameTheme),
            neither: here.found(&compared, Likeness::Neither),
            proposed,
            perhaps,
            more: more_proposed + more_perhaps,
            is_partial: found.is_partial,
            all: links.to(&format!("/asked-before/{}", asked.id)),
        })
    }

    /// Whether nothing is like it.
    pub(crate) fn is_empty(&self) -> bool {
        self.times.is_empty()
            && self.of_one_theme.is_empty()
            && self.proposed.is_empty()
            && self.perhaps.is_empty()
    }
}

/// What is looked at, and with what.
struct Here<'a, 'r> {
    asked: &'a Asked,
    remembered: &'a Remembered,
    view: &'a View<'r>,
    links: Links,
}

impl Here<'_, '_> {
    fn proposed<'f>(
        &self,
        found: &'f Found<'_>,
        nearness: Nearness,
        is_open: impl Fn(&&Like<'_>) -> bool,
        most: usize,
    ) -> (Vec<Line>, usize) {
        let all: Vec<&'f Like<'_>> = found.proposed_as(nearness).filter(is_open).collect();
        let shown = all.iter().take(most).map(|like| {
            let line = Line::of(
                like.asked,
                Some(&like.alike),
                self.remembered,
                self.view,
                self.links,
            );
            line.beside(&self.asked.id, like.id(), self.links)
        });
        (shown.collect(), all.len().saturating_sub(most))
    }

    /// Every time but this one, each with what a person found.
    fn times(&self, chain: &Chain<'_>, compared: &[Compared<'_>]) -> Vec<Line> {
        let others = chain
            .times
            .iter()
            .filter(|time| time.asked.id != self.asked.id);
        others
            .map(|time| {
                let own = compared.iter().find(|one| one.other.id == time.asked.id);
                self.line(time.asked, own)
            })
            .collect()
    }

    fn found(&self, compared: &[Compared<'_>], likeness: Likeness) -> Vec<Line> {
        compared
            .iter()
            .filter(|one| one.compared.found == likeness)
            .map(|one| self.line(one.other, Some(one)))
            .collect()
    }

    fn line(&self, other: &Asked, compared: Option<&Compared<'_>>) -> Line {
        let alike = self.remembered.compare(self.asked, other);
        let mut line = Line::of(other, Some(&alike), self.remembered, self.view, self.links);
        if let Some(one) = compared {
            line.found = Some(found_by_a_person(one, self.links));
            line = line.beside(&one.compared.later, &one.compared.earlier, self.links);
        }
        line
    }
}

/// What a person found, with why and the entry.
pub(super) fn found_by_a_person(one: &Compared<'_>, links: Links) -> line::Found {
    line::Found {
        sentence: asked_before::compared(one.compared.found, one.compared.on),
        why: open(&one.compared.why).to_owned(),
        entry: Named {
            words: format!("entry {}", one.entry),
            href: Some(links.entry(one.entry)),
        },
    }
}

/// The chain in a sentence, as it stands to one of its times.
fn sentence(chain: &Chain<'_>, asked: &SubjectId) -> Option<String> {
    let place = chain.place_of(asked)?;
    let since = chain.times.first()?.asked.asked_on.year();
    let count = |is: fn(&answerable_desk::asked_before::Came) -> bool| {
        chain.times.iter().filter(|time| is(&time.came)).count()
    };
    Some(asked_before::chain(ChainOf {
        place,
        times: chain.times.len(),
        since,
        accepted: count(|came| came.asked > 0 && came.accepted == came.asked),
        accepted_by_some: count(|came| {
            came.accepted + came.accepted_in_part > 0 && came.accepted < came.asked
        }),
        closed: count(|came| came.asked > 0 && came.closed == came.asked),
        closed_for_some: count(|came| came.closed > 0 && came.closed < came.asked),
        withdrawn: count(|came| came.withdrawn),
    }))
}

/// The nearest to words that nobody has asked yet: of an item under review, or
/// typed.
pub(crate) fn like_words(
    words: &str,
    remembered: &Remembered,
    view: &View<'_>,
    links: Links,
    most: usize,
) -> (Vec<Line>, bool) {
    let found = remembered.nearest(view, Wanted::Words(words), most);
    let lines = found
        .like
        .iter()
        .map(|like| Line::of(like.asked, Some(&like.alike), remembered, view, links));
    (lines.collect(), found.is_partial)
}

/// What is like the words of an item under review, and was asked by the day of its
/// document: only what is near enough to be proposed.
pub(crate) fn proposed_for(
    words: &str,
    remembered: &Remembered,
    view: &View<'_>,
    links: Links,
) -> Vec<Line> {
    let found = remembered.nearest(view, Wanted::Words(words), NEAREST);
    let near = found
        .like
        .iter()
        .filter(|like| like.alike.nearness.is_some());
    near.take(ON_ITS_PAGE)
        .map(|like| Line::of(like.asked, Some(&like.alike), remembered, view, links))
        .collect()
}

/// The words asked, or the title where no passage is recorded.
pub(super) fn words_of(asked: &Asked) -> String {
    let words: Vec<&str> = words_asked(asked).map(open).collect();
    match words.is_empty() {
        true => open(&asked.title).to_owned(),
        false => words.join(" "),
    }
}
