//! The figures: is what was asked before among the first ten, and how often is
//! what is proposed right?

use answerable_desk::asked_before::{Alike, Corpus, Names, Nearness, Place, Reading};

use crate::pairs::{Part, Topic};

/// How far down a list a reader looks.
const LOOKED_AT: usize = 10;

/// The figures of one part.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) topics: usize,
    /// Pairs whose earlier is among the first ten, by the kind of the pair.
    pub(crate) reworded_found: usize,
    pub(crate) readdressed_found: usize,
    pub(crate) theme_found: usize,
    /// Pairs of one thing asked twice that are proposed as such.
    pub(crate) reworded_proposed: usize,
    pub(crate) readdressed_proposed: usize,
    /// Everything that is proposed as the same thing, of all four texts of each
    /// topic and whatever else was asked; and how much of it is.
    pub(crate) proposed: usize,
    pub(crate) rightly: usize,
    /// Pairs of one theme that are shown as that or as the same thing.
    pub(crate) theme_shown: usize,
    /// Pairs that have nothing to do with one another and are shown all the same.
    pub(crate) unrelated_shown: usize,
    /// What was missed, in words.
    pub(crate) misses: Vec<String>,
}

impl Score {
    /// The figures that have a floor, each of 1.
    pub(crate) fn figures(&self) -> [(&'static str, f64); 4] {
        let of = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        let same = self.topics * 2;
        [
            (
                "recall-at-10",
                of(self.reworded_found + self.readdressed_found, same),
            ),
            (
                "proposed",
                of(self.reworded_proposed + self.readdressed_proposed, same),
            ),
            ("precision", of(self.rightly, self.proposed)),
            ("theme-recall-at-10", of(self.theme_found, self.topics)),
        ]
    }
}

struct Texts<'t> {
    corpus: Corpus,
    names: Names,
    texts: Vec<&'t str>,
}

impl<'t> Texts<'t> {
    fn take(&mut self, text: &'t str) -> Place {
        let place = self.corpus.add(&Reading::of([text], &self.names));
        self.texts.push(text);
        place
    }

    fn nearest(&self, text: &str) -> Vec<(Place, Alike)> {
        let read = |text: &str| Reading::of([text], &self.names);
        let by_place = |place: Place| read(self.texts[place as usize]);
        self.corpus
            .nearest(&read(text), LOOKED_AT, |_| true, by_place)
    }
}

/// Looks for what each topic asked before, among everything that was asked.
pub(crate) fn score(topics: &[Topic], others: &[String]) -> Vec<(Part, Score)> {
    let mut names = Names::of_the_field();
    for force in ["Exampleshire", "Northmoor", "Southvale", "Westmarch"] {
        names.add(&format!("{force} Police"));
    }
    let mut all = Texts {
        corpus: Corpus::default(),
        names,
        texts: Vec::new(),
    };
    for text in others {
        all.take(text);
    }
    let asked: Vec<Place> = topics
        .iter()
        .map(|topic| {
            all.take(&topic.theme);
            all.take(&topic.unrelated);
            all.take(&topic.asked)
        })
        .collect();
    let scores = Part::ALL.map(|part| {
        let mut score = Score::default();
        for (topic, asked) in topics
            .iter()
            .zip(&asked)
            .filter(|(topic, _)| topic.part == part)
        {
            score.topics += 1;
            score.of_topic(topic, *asked, &all);
        }
        (part, score)
    });
    scores.into()
}

impl Score {
    fn of_topic(&mut self, topic: &Topic, asked: Place, all: &Texts<'_>) {
        let kinds = [
            ("reworded", &topic.reworded),
            ("readdressed", &topic.readdressed),
            ("theme", &topic.theme),
            ("unrelated", &topic.unrelated),
        ];
        for (kind, text) in kinds {
            let nearest = all.nearest(text);
            let place = nearest.iter().position(|(place, _)| *place == asked);
            let alike = place.map(|place| &nearest[place].1);
            let nearness = alike.and_then(|alike| alike.nearness);
            let is_same = matches!(kind, "reworded" | "readdressed");
            let proposed = nearest.iter().filter(|(place, alike)| {
                let other = all.texts[*place as usize];
                // A text is not asked before itself.
                let is_counted = other != text && !topic.also.iter().any(|also| also == other);
                is_counted && alike.nearness == Some(Nearness::SameThing)
            });
            for (place, alike) in proposed {
                self.proposed += 1;
                if is_same && *place == asked {
                    self.rightly += 1;
                } else {
                    self.misses.push(format!(
                        "proposed wrongly ({:.2}) {} {kind}: {text}\n    {}",
                        alike.score, topic.name, all.texts[*place as usize]
                    ));
                }
            }
            let found = usize::from(place.is_some());
            let same = usize::from(nearness == Some(Nearness::SameThing));
            match kind {
                "reworded" => {
                    self.reworded_found += found;
                    self.reworded_proposed += same;
                }
                "readdressed" => {
                    self.readdressed_found += found;
                    self.readdressed_proposed += same;
                }
                "theme" => {
                    self.theme_found += found;
                    self.theme_shown += usize::from(nearness.is_some());
                }
                _ => self.unrelated_shown += usize::from(nearness.is_some()),
            }
            if is_same && same == 0 {
                self.misses.push(format!(
                    "not proposed ({:.2}) {} {kind}: {text}",
                    alike.map_or(0.0, |alike| alike.score),
                    topic.name
                ));
            }
        }
    }
}

/// The figures of both parts beside each other.
pub(crate) fn table(scores: &[(Part, Score)]) -> String {
    let mut rows = vec![(
        "".to_owned(),
        scores
            .iter()
            .map(|(part, _)| part.folder().to_owned())
            .collect(),
    )];
    let mut row = |name: &str, figure: &dyn Fn(&Score) -> (usize, usize)| {
        let cells: Vec<String> = scores
            .iter()
            .map(|(_, score)| {
                let (part, all) = figure(score);
                format!("{:.3} ({part} of {all})", part as f64 / all.max(1) as f64)
            })
            .collect();
        rows.push((name.to_owned(), cells));
    };
    row("recall at 10, the same thing", &|s| {
        (s.reworded_found + s.readdressed_found, s.topics * 2)
    });
    row("  reworded", &|s| (s.reworded_found, s.topics));
    row("  another body and day", &|s| {
        (s.readdressed_found, s.topics)
    });
    row("recall at 10, the same theme", &|s| {
        (s.theme_found, s.topics)
    });
    row("proposed as the same thing", &|s| {
        (s.reworded_proposed + s.readdressed_proposed, s.topics * 2)
    });
    row("  reworded", &|s| (s.reworded_proposed, s.topics));
    row("  another body and day", &|s| {
        (s.readdressed_proposed, s.topics)
    });
    row("precision of that", &|s| (s.rightly, s.proposed));
    row("theme shown as theme or same", &|s| {
        (s.theme_shown, s.topics)
    });
    row("unrelated shown all the same", &|s| {
        (s.unrelated_shown, s.topics)
    });
    rows.iter()
        .map(|(name, cells)| {
            let cells: String = cells.iter().map(|cell| format!("{cell:<24}")).collect();
            format!("{name:<32}{cells}").trim_end().to_owned() + "\n"
        })
        .collect()
}
