//! Who answers.

use crate::tokens::{Tokens, Worded, without_breaks};
use crate::{Directory, Found, Span, limits};

use super::pieces::{Kind, Piece, lines};
use super::{AnswerReason, Answerer};

/// So many pieces are the head of an answer, and so many its end.
const HEAD: usize = 15;
const END: usize = 8;

/// A line of a letterhead or signature has at most this many words.
const LONGEST_LINE: usize = 16;

/// Titles of those who answer under section 55, longest first.
const TITLES: [&str; 8] = [
    "Police, Fire and Crime Commissioner",
    "Police and Crime Commissioner",
    "Police Fire and Crime Commissioner",
    "PFCC",
    "PCC",
    "Deputy Mayor",
    "Mayor",
    "Commissioner",
];

/// What forces are called after the name of their place.
const FORCES: [&str; 5] = [
    " Police Service",
    " Police Force",
    " Constabulary",
    " Police",
    " Combined Authority",
];

/// Finds who answers.
pub(super) struct Who<'d> {
    pub(super) document: &'d Worded<'d>,
    pub(super) pieces: &'d [Piece],
    pub(super) directory: &'d dyn Directory,
}

impl Who<'_> {
    /// Whoever answers, by the surest sign that there is.
    pub(super) fn answers(&self) -> Option<Answerer> {
        self.answer_of()
            .or_else(|| self.in_the_form())
            .or_else(|| self.signed())
            .or_else(|| self.speaks())
            .or_else(|| self.letterhead())
            .or_else(|| self.of_the_force())
            .or_else(|| self.site())
    }

    /// The one force that the headings name: on a publisher's page of what it
    /// recommends, that force answers.
    pub(super) fn one_force(&self) -> Option<Answerer> {
        let (found, force) = self.force()?;
        Some(Answerer {
            named: force,
            found,
            because: AnswerReason::OfTheForce { force },
        })
    }

    fn tokens(&self, span: Span) -> Tokens<'_> {
        self.document.tokens(span)
    }

    /// The longest name of a body that begins at a place.
    fn name_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Found, Span, usize)> {
        let at = at + usize::from(tokens.plain(at) == "the");
        tokens.list.get(at).filter(|token| token.word)?;
        let longest = tokens.len().min(at + limits::MOST_NAME_WORDS);
        (at + 1..=longest).rev().find_map(|end| {
            let found = self.body(tokens.published(at, end))?;
            Some((found, tokens.span(at, end), end))
        })
    }

    fn body(&self, words: &str) -> Option<Found> {
        let whole = without_breaks(words);
        let words = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.trim_end_matches("’s").trim_end_matches("'s");
        match self.directory.find(words) {
            found @ Found::Body(_) => Some(found),
            Found::Office { body, .. } => Some(Found::Body(body)),
            _ => None,
        }
    }

    /// "Response of the Police and Crime Commissioner for Exampleshire".
    fn answer_of(&self) -> Option<Answerer> {
        const OF: [&str; 10] = [
            "presented to parliament by",
            "response of",
            "response from",
            "response by",
            "reply of",
            "reply from",
            "answer of",
            "answer from",
            "comments of",
            "comments from",
        ];
        self.pieces.iter().enumerate().find_map(|(place, piece)| {
            let tokens = self.tokens(piece.span);
            let looked_at = place < HEAD || tokens.len() <= LONGEST_LINE;
            looked_at.then_some(())?;
            (0..tokens.len()).find_map(|at| {
                let (_, next) = tokens.any_of(at, &OF)?;
                let (found, named, _) = self.name_at(&tokens, next)?;
                Some(Answerer {
                    named,
                    found,
                    because: AnswerReason::AnswerOf { words: named },
                })
            })
        })
    }

    /// "Force: Northmoor Police".
    fn in_the_form(&self) -> Option<Answerer> {
        const BOXES: [&str; 8] = [
            "force :",
            "organisation :",
            "body :",
            "completed for :",
            "responding body :",
            "response from :",
            "respondent :",
            "name of force :",
        ];
        lines(self.document).find_map(|line| {
            let tokens = self.tokens(line);
            let (_, next) = tokens.any_of(0, &BOXES)?;
            let (found, named, _) = self.name_at(&tokens, next)?;
            Some(Answerer {
                named,
                found,
                because: AnswerReason::NamedInTheForm { words: named },
            })
        })
    }

    /// The lines after "Yours", or at the end.
    fn end(&self) -> impl Iterator<Item = &Piece> {
        const PARTING: [&str; 5] = [
            "yours ",
            "with kind",
            "kind regards",
            "regards",
            "with best",
        ];
        let parting = self.pieces.iter().rposition(|piece| {
            let words = piece.words(self.document).to_lowercase();
            PARTING.iter().any(|parting| words.starts_with(parting))
        });
        let from = parting.unwrap_or(self.pieces.len().saturating_sub(END));
        self.pieces[from..].iter().take(END)
    }

    fn signed(&self) -> Option<Answerer> {
        self.end().find_map(|piece| {
            let (found, words) = self.on_a_line(piece)?;
            Some(Answerer {
                named: words,
                found,
                because: AnswerReason::SignedBy { words },
            })
        })
    }

    /// A body that a short line names: all of it, or a part between commas.
    fn on_a_line(&self, piece: &Piece) -> Option<(Found, Span)> {
        let mut start = piece.span.start;
        piece
            .words(self.document)
            .split_inclusive('\n')
            .find_map(|line| {
                let span = Span::new(start, start + line.len()).trimmed(&self.document.text);
                start += line.len();
                let words = span.of(&self.document.text);
                (words.split_whitespace().count() <= LONGEST_LINE).then_some(())?;
                let whole = words.trim_end_matches([',', '.']);
                let lower = whole.to_ascii_lowercase();
                let office = ["office of the ", "office of "]
                    .iter()
                    .find(|office| lower.starts_with(**office));
                let whole = office.map_or(whole, |office| &whole[office.len()..]);
                if let Some(found) = self.body(whole) {
                    return Some((found, span));
                }
                let part = words
                    .split(',')
                    .skip(1)
                    .find_map(|part| self.body(part.trim()));
                part.map(|found| (found, span))
            })
    }

    /// "The Ministry of Order is grateful to the Committee".
    fn speaks(&self) -> Option<Answerer> {
        const SPEAKS: [&str; 17] = [
            "is grateful",
            "are grateful",
            "has read",
            "welcomes",
            "welcome",
            "thanks",
            "has considered",
            "have considered",
            "has received",
            "accepts",
            "agrees",
            "notes",
            "has noted",
            "would like to thank",
            "is pleased to respond",
            "has published this response",
            "responds",
        ];
        self.pieces.iter().take(HEAD).find_map(|piece| {
            let tokens = self.tokens(piece.span);
            (0..tokens.len().min(MOST_WORDS)).find_map(|at| {
                let starts = at == 0 || !tokens.list[at - 1].word;
                starts.then_some(())?;
                let (found, words, next) = self.name_at(&tokens, at)?;
                tokens.any_of(next, &SPEAKS)?;
                Some(Answerer {
                    named: words,
                    found,
                    because: AnswerReason::SpeaksAtTheHead { words },
                })
            })
        })
    }

    /// The first line of the head that names a body.
    fn letterhead(&self) -> Option<Answerer> {
        const FIRST: usize = 3;
        let dear = self
            .pieces
            .iter()
            .position(|piece| crate::letters::greets(piece.words(self.document)));
        self.pieces
            .iter()
            .take(dear.unwrap_or(FIRST).min(FIRST))
            .find_map(|piece| {
                let (found, words) = self.on_a_line(piece)?;
                Some(Answerer {
                    named: words,
                    found,
                    because: AnswerReason::SpeaksAtTheHead { words },
                })
            })
    }

    /// The title of whoever answers goes with the one force it speaks of. Section
    /// 55 binds the local policing body, so that somebody who answers under it
    /// and speaks of the chief constable is that of the force.
    fn of_the_force(&self) -> Option<Answerer> {
        let (force_found, force) = self.force()?;
        let because = AnswerReason::OfTheForce { force };
        if let Some(named) = self
            .end()
            .find_map(|piece| self.is_signed_by_the_chief(piece))
        {
            return Some(Answerer {
                named,
                found: force_found,
                because,
            });
        }
        let place = self.place(force);
        let line = |piece: &&Piece| {
            let words = piece.words(self.document);
            self.tokens(piece.span).len() <= LONGEST_LINE && !words.ends_with('.')
        };
        let short = |piece: &&Piece| {
            let heading = matches!(piece.kind, Kind::Heading(_));
            heading || line(piece)
        };
        let head = self.pieces.iter().take(HEAD).filter(short);
        let titled = head.chain(self.end().filter(line)).chain(
            self.pieces
                .iter()
                .filter(|piece| matches!(piece.kind, Kind::Heading(_))),
        );
        let mut titled = titled.filter_map(|piece| {
            let words = piece.words(self.document);
            let title = TITLES.iter().find(|title| words.contains(**title))?;
            let found = self.composed(title, &place)?;
            let at = piece.span.start + words.find(title)?;
            Some((found, Span::new(at, at + title.len())))
        });
        if let Some((found, named)) = titled.next() {
            return Some(Answerer {
                named,
                found,
                because,
            });
        }
        // "The Commissioner’s reply to the report is set out below."
        if let Some((found, named)) = self.whose_answer(&place) {
            return Some(Answerer {
                named,
                found,
                because,
            });
        }
        let says = |phrase: &str| self.document.text.to_lowercase().contains(phrase);
        let bound = (says("section 55") || says("s.55")) && says("chief constable has");
        bound.then_some(())?;
        let mut all: Vec<Found> = TITLES
            .iter()
            .filter_map(|title| self.composed(title, &place))
            .collect();
        all.dedup();
        let [found] = all.as_slice() else { return None };
        Some(Answerer {
            named: force,
            found: found.clone(),
            because,
        })
    }

    /// A title that a sentence of the head gives an answer to: "the
    /// Commissioner’s reply".
    fn whose_answer(&self, place: &str) -> Option<(Found, Span)> {
        const ANSWERS: [&str; 4] = ["response", "reply", "answer", "comments"];
        self.pieces.iter().take(HEAD).find_map(|piece| {
            let tokens = self.tokens(piece.span);
            (1..tokens.len()).find_map(|at| {
                let answer = ANSWERS.contains(&tokens.plain(at));
                let whose = &tokens.list[at - 1];
                (answer && whose.capital && whose.plain.ends_with("'s")).then_some(())?;
                let words = whose.span.of(&self.document.text);
                let title = TITLES.iter().find(|title| words.starts_with(**title))?;
                let found = self.composed(title, place)?;
                Some((
                    found,
                    Span::new(whose.span.start, whose.span.start + title.len()),
                ))
            })
        })
    }

    fn is_signed_by_the_chief(&self, piece: &Piece) -> Option<Span> {
        let words = piece.words(self.document);
        let line = words.lines().last()?.trim();
        matches!(
            line,
            "Chief Constable" | "Chief Officer" | "Temporary Chief Constable"
        )
        .then_some(piece.span)
    }

    /// "Exampleshire" of "Exampleshire Police".
    fn place(&self, force: Span) -> String {
        let words = force.of(&self.document.text);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = FORCES.iter().find_map(|called| words.strip_suffix(called));
        let place = place.unwrap_or(&words);
        // "The Chief Constable of Exampleshire Police" is a name of the force too.
        let of = [
            "Chief Constable of ",
            "chief constable of ",
            "Chief Officer of ",
        ];
        let place = place.strip_prefix("The ").unwrap_or(place);
        let place = of
            .iter()
            .find_map(|of| place.strip_prefix(*of))
            .unwrap_or(place);
        place.strip_prefix("the ").unwrap_or(place).to_owned()
    }

    fn composed(&self, title: &str, place: &str) -> Option<Found> {
        [
            format!("{title} for {place}"),
            format!("{place} {title}"),
            format!("{title} of {place}"),
        ]
        .iter()
        .find_map(|name| self.body(name))
    }

    /// The one force named in the headings, or else in the whole document.
    fn force(&self) -> Option<(Found, Span)> {
        let headings = |piece: &&Piece| matches!(piece.kind, Kind::Heading(_));
        let in_headings = self.forces(self.pieces.iter().filter(headings));
        let named = match in_headings.is_empty() {
            true => self.forces(self.pieces.iter().take(MOST_SEARCHED)),
            false => in_headings,
        };
        match named.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    fn forces<'p>(&self, pieces: impl Iterator<Item = &'p Piece>) -> Vec<(Found, Span)> {
        let mut named: Vec<(Found, Span)> = Vec::new();
        for piece in pieces {
            let tokens = self.tokens(piece.span);
            for end in 0..tokens.len() {
                let word = tokens.plain(end).trim_end_matches("'s");
                if !matches!(word, "police" | "constabulary" | "service") {
                    continue;
                }
                let names = (end.saturating_sub(LONGEST_FORCE)..end)
                    .filter(|from| tokens.list[*from].capital)
                    .find_map(|from| Some((self.body(tokens.published(from, end + 1))?, from)));
                let Some((found, from)) = names else { continue };
                if !named.iter().any(|(other, _)| *other == found) {
                    named.push((found, tokens.span(from, end + 1)));
                }
            }
        }
        named
    }

    /// "Southvale Constabulary › About us": whose site the page is of.
    fn site(&self) -> Option<Answerer> {
        const FIRST: usize = 4;
        let trails = self.pieces.iter().take(FIRST).filter(|piece| {
            let words = piece.words(self.document);
            words.contains(['>', '›', '»', '|', '/'])
        });
        trails.into_iter().find_map(|piece| {
            let tokens = self.tokens(piece.span);
            let (found, words, _) = self.name_at(&tokens, 0)?;
            Some(Answerer {
                named: words,
                found,
                because: AnswerReason::SpeaksAtTheHead { words },
            })
        })
    }
}

/// The longest name of a force, in words before its last.
const LONGEST_FORCE: usize = 6;

/// So many words of a piece are searched for whoever speaks, and a line of the
/// head with a title in it is no longer.
const MOST_WORDS: usize = 60;

/// So many pieces are searched for the one force.
const MOST_SEARCHED: usize = 400;
