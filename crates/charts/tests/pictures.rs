//! What every chart promises, read from its marks.

use std::io::Write as _;

use answerable_charts::{
    AsAtMark, FILE_WIDTH, FunnelBody, FunnelChart, FunnelKey, LimitPoint, OverTime, Panel, Picture,
    SmallMultiples, Stay, StayEnd, StayRow, Stays, StaysKey, Tick, TimePoint, Words,
};
use proptest::prelude::*;

const WORDS: Words<'_> = Words {
    id: "chart",
    title: "Answering in time: most bodies cannot be told apart",
    sentence: "A funnel. Every figure in it is in the table below.",
};

const KEY: FunnelKey<'_> = FunnelKey {
    known: "in time",
    beside: "moved apart",
    highest: "could be as high as",
    outside: "outside a limit",
    national: "all bodies together",
    inner: "95% limit",
    outer: "99.8% limit",
};

const STAYS_KEY: StaysKey<'_> = StaysKey {
    sure: "sure",
    rough: "about",
    no_end: "no end known",
};

fn on(day: f64) -> StayEnd {
    between(day, day)
}

fn between(first: f64, last: f64) -> StayEnd {
    StayEnd {
        first,
        last,
        is_given: true,
    }
}

/// Limits that look like limits.
fn limits(width: f64) -> Vec<LimitPoint> {
    (5..=40)
        .map(|due| {
            let off = width / f64::from(due).sqrt();
            LimitPoint {
                due,
                lower: (0.69 - off).max(0.0),
                upper: (0.83 + off).min(1.0),
            }
        })
        .collect()
}

fn with_funnel<T>(bodies: &[FunnelBody<'_>], use_it: impl FnOnce(&FunnelChart<'_>) -> T) -> T {
    let (inner, outer) = (limits(0.9), limits(1.4));
    use_it(&FunnelChart {
        words: WORDS,
        across: "reports whose last day has passed",
        national: (0.69, 0.83),
        bodies,
        inner: &inner,
        outer: &outer,
        key: KEY,
    })
}

/// The drawing one element to a line, without the curves' many numbers.
fn lines(drawn: &str) -> String {
    let mut lines = Vec::new();
    for line in drawn.replace("><", ">\n<").lines() {
        match line.split_once(" d=\"") {
            Some((before, path)) if path.len() > 120 => lines.push(format!("{before} d=\"…")),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

fn points(values: &[Option<(f64, f64)>]) -> Vec<TimePoint> {
    let numbered = (0_u32..).zip(values);
    numbered
        .map(|(at, known)| TimePoint {
            at: f64::from(at) * 30.0,
            known: *known,
        })
        .collect()
}

const PER_CENT: [Tick<'static>; 3] = [
    Tick {
        at: 0.0,
        words: "0%",
    },
    Tick {
        at: 0.5,
        words: "50%",
    },
    Tick {
        at: 1.0,
        words: "100%",
    },
];
const MONTHS: [Tick<'static>; 2] = [
    Tick {
        at: 0.0,
        words: "Jan 2024",
    },
    Tick {
        at: 90.0,
        words: "Apr 2024",
    },
];

#[test]
fn three_bodies_in_a_funnel() {
    let bodies = [
        FunnelBody {
            due: 9,
            known: 0.667,
            highest: 0.889,
            outside: None,
        },
        FunnelBody {
            due: 12,
            known: 1.0,
            highest: 1.0,
            outside: None,
        },
        FunnelBody {
            due: 11,
            known: 0.0,
            highest: 0.364,
            outside: Some("Southvale"),
        },
    ];
    with_funnel(&bodies, |chart| {
        insta::assert_snapshot!(lines(&chart.on_page()), @r##"
<svg class="answerable-chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="chart-title chart-desc" width="100%" height="584" overflow="visible" fill="#0b0c0c" font-size="16" font-family="Helvetica Neue, Helvetica, Arial, sans-serif">
<title id="chart-title">Answering in time: most bodies cannot be told apart</title>
<desc id="chart-desc">A funnel. Every figure in it is in the table below.</desc>
<g transform="translate(16 12)">
<circle r="5" fill="#12436D"/>
</g>
<text x="40" y="17">in time</text>
<g transform="translate(16 36)">
<g fill="#12436D">
<circle r="5" cx="-11"/>
<circle r="5"/>
<circle r="5" cx="11"/>
</g>
</g>
<text x="40" y="41">moved apart</text>
<g transform="translate(16 60)">
<path d="M0 8V-8M-4-8h8" stroke="#28A197" stroke-width="3"/>
</g>
<text x="40" y="65">could be as high as</text>
<g transform="translate(16 84)">
<path d="M0-8 8 0 0 8-8 0z" fill="#F46A25"/>
</g>
<text x="40" y="89">outside a limit</text>
<g transform="translate(16 108)">
<path d="M-14-5h28v10h-28z" fill="#d9d9d9"/>
<path d="M-14 5h28" stroke="#0b0c0c"/>
</g>
<text x="40" y="113">all bodies together</text>
<g transform="translate(16 132)">
<path d="M-14 0h28" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="6 5"/>
</g>
<text x="40" y="137">95% limit</text>
<g transform="translate(16 156)">
<path d="M-14 0h28" stroke="#0b0c0c" stroke-width="2"/>
</g>
<text x="40" y="161">99.8% limit</text>
<line x1="15%" x2="97%" y1="528" y2="528" stroke="#d9d9d9"/>
<text x="14%" y="533" text-anchor="end">0%</text>
<line x1="15%" x2="97%" y1="443" y2="443" stroke="#d9d9d9"/>
<text x="14%" y="448" text-anchor="end">25%</text>
<line x1="15%" x2="97%" y1="358" y2="358" stroke="#d9d9d9"/>
<text x="14%" y="363" text-anchor="end">50%</text>
<line x1="15%" x2="97%" y1="273" y2="273" stroke="#d9d9d9"/>
<text x="14%" y="278" text-anchor="end">75%</text>
<line x1="15%" x2="97%" y1="188" y2="188" stroke="#d9d9d9"/>
<text x="14%" y="193" text-anchor="end">100%</text>
<svg y="188" width="100%" height="340" viewBox="0 0 1000 340" preserveAspectRatio="none" fill="none">
<path class="answerable-chart__band" d="M150 105.4L970 105.4L970 57.8L150 57.8z" fill="#d9d9d9"/>
<path class="answerable-chart__national" d="M150 105.4L970 105.4" stroke="#0b0c0c" stroke-width="1" vector-effect="non-scaling-stroke"/>
<path class="answerable-chart__limit" d="…
<path class="answerable-chart__limit" d="…
<path class="answerable-chart__limit" d="…
<path class="answerable-chart__limit" d="…
</svg>
<line x1="15%" x2="97%" y1="528" y2="528" stroke="#0b0c0c"/>
<line x1="15%" x2="15%" y1="528" y2="534" stroke="#0b0c0c"/>
<text x="15%" y="552" text-anchor="middle">0</text>
<line x1="42.33%" x2="42.33%" y1="528" y2="534" stroke="#0b0c0c"/>
<text x="42.33%" y="552" text-anchor="middle">5</text>
<line x1="69.67%" x2="69.67%" y1="528" y2="534" stroke="#0b0c0c"/>
<text x="69.67%" y="552" text-anchor="middle">10</text>
<line x1="97%" x2="97%" y1="528" y2="534" stroke="#0b0c0c"/>
<text x="97%" y="552" text-anchor="end">15</text>
<text x="97%" y="574" text-anchor="end">reports whose last day has passed</text>
<svg x="64.2%" y="225.7" overflow="visible">
<path class="answerable-chart__could-be" d="M0 75.5V0m-4 0h8" fill="none" stroke="#28A197" stroke-width="3"/>
</svg>
<svg x="75.13%" y="404.2" overflow="visible">
<path class="answerable-chart__could-be" d="M0 123.8V0m-4 0h8" fill="none" stroke="#28A197" stroke-width="3"/>
</svg>
<svg x="64.2%" y="301.2" overflow="visible">
<path d="M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z" fill="#12436D" stroke="#fff"/>
</svg>
<svg x="80.6%" y="188" overflow="visible">
<path d="M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z" fill="#12436D" stroke="#fff"/>
</svg>
<svg x="75.13%" y="528" overflow="visible">
<path d="M0-8 8 0 0 8-8 0z" fill="#F46A25" stroke="#fff"/>
</svg>
<text x="75.13%" dx="-10" y="533" text-anchor="end" stroke="#fff" stroke-width="4" paint-order="stroke">Southvale</text>
</svg>
"##)
    });
}

#[test]
fn a_line_over_time_is_broken_where_nothing_was_due() {
    let points = points(&[Some((0.5, 0.75)), Some((0.6, 0.7)), None, Some((0.8, 0.8))]);
    let chart = OverTime {
        words: WORDS,
        points: &points,
        across: &MONTHS,
        up: &PER_CENT,
        as_at: &[AsAtMark {
            at: 30.0,
            words: "31 January 2024",
        }],
    };
    insta::assert_snapshot!(lines(&chart.on_page()), @r##"
<svg class="answerable-chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="chart-title chart-desc" width="100%" height="328" overflow="visible" fill="#0b0c0c" font-size="16" font-family="Helvetica Neue, Helvetica, Arial, sans-serif">
<title id="chart-title">Answering in time: most bodies cannot be told apart</title>
<desc id="chart-desc">A funnel. Every figure in it is in the table below.</desc>
<line x1="15%" x2="97%" y1="294" y2="294" stroke="#d9d9d9"/>
<text x="14%" y="299" text-anchor="end">0%</text>
<line x1="15%" x2="97%" y1="164" y2="164" stroke="#d9d9d9"/>
<text x="14%" y="169" text-anchor="end">50%</text>
<line x1="15%" x2="97%" y1="34" y2="34" stroke="#d9d9d9"/>
<text x="14%" y="39" text-anchor="end">100%</text>
<svg y="34" width="100%" height="260" viewBox="0 0 1000 260" preserveAspectRatio="none" fill="none">
<path class="answerable-chart__could-be" d="M150 130L423.3 104L423.3 78L150 65z" fill="#d9d9d9"/>
<path class="answerable-chart__line" d="M150 130L423.3 104" stroke="#12436D" stroke-width="3" vector-effect="non-scaling-stroke"/>
</svg>
<svg x="42.33%" y="138" overflow="visible">
<path d="M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z" fill="#12436D" stroke="#fff"/>
</svg>
<svg x="97%" y="86" overflow="visible">
<path d="M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z" fill="#12436D" stroke="#fff"/>
</svg>
<line x1="15%" x2="97%" y1="294" y2="294" stroke="#0b0c0c"/>
<line x1="15%" x2="15%" y1="294" y2="300" stroke="#0b0c0c"/>
<text x="15%" y="318" text-anchor="middle">Jan 2024</text>
<line x1="97%" x2="97%" y1="294" y2="300" stroke="#0b0c0c"/>
<text x="97%" y="318" text-anchor="end">Apr 2024</text>
<line class="answerable-chart__as-at" x1="42.33%" x2="42.33%" y1="24" y2="294" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="2 3"/>
<text x="42.33%" y="16" text-anchor="start">31 January 2024</text>
</svg>
"##);
}

#[test]
fn a_stay_that_ended_one_that_goes_on_and_one_not_known_to_the_day() {
    let ended = Stay {
        began: on(0.0),
        ended: Some(StayEnd {
            is_given: false,
            ..on(45.0)
        }),
    };
    let goes_on = Stay {
        began: on(60.0),
        ended: None,
    };
    let about = Stay {
        began: between(10.0, 20.0),
        ended: Some(between(50.0, 70.0)),
    };
    let chart = Stays {
        words: WORDS,
        rows: &[
            StayRow {
                name: "Exampleshire Police",
                stays: &[ended, goes_on],
            },
            StayRow {
                name: "Northmoor Police",
                stays: &[about],
            },
        ],
        across: &MONTHS,
        key: STAYS_KEY,
    };
    insta::assert_snapshot!(lines(&chart.on_page()), @r##"
<svg class="answerable-chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="chart-title chart-desc" width="100%" height="238" overflow="visible" fill="#0b0c0c" font-size="16" font-family="Helvetica Neue, Helvetica, Arial, sans-serif">
<title id="chart-title">Answering in time: most bodies cannot be told apart</title>
<desc id="chart-desc">A funnel. Every figure in it is in the table below.</desc>
<g transform="translate(16 12)">
<path d="M-14-7h28v14h-28z" fill="#12436D"/>
</g>
<text x="40" y="17">sure</text>
<g transform="translate(16 36)">
<path d="M-13-6h26v12h-26z" fill="#ffffff" stroke="#12436D" stroke-width="2"/>
</g>
<text x="40" y="41">about</text>
<g transform="translate(16 60)">
<path d="M-13-6h20v12h-20z" fill="#ffffff" stroke="#12436D" stroke-width="2" stroke-dasharray="4 3"/>
<path d="M5-8 14 0 5 8z" fill="#0b0c0c"/>
</g>
<text x="40" y="65">no end known</text>
<line x1="15%" x2="97%" y1="204" y2="204" stroke="#0b0c0c"/>
<line x1="15%" x2="15%" y1="204" y2="210" stroke="#0b0c0c"/>
<text x="15%" y="228" text-anchor="middle">Jan 2024</text>
<line x1="97%" x2="97%" y1="204" y2="210" stroke="#0b0c0c"/>
<text x="97%" y="228" text-anchor="end">Apr 2024</text>
<text y="108" font-weight="bold">Exampleshire Police</text>
<rect class="answerable-chart__stay" x="15%" y="116" width="41%" height="18" fill="#12436D"/>
<svg x="56%" y="116" overflow="visible">
<path class="answerable-chart__rough" d="M-7 0h14v18h-14z" fill="#ffffff" stroke="#12436D" stroke-width="2"/>
</svg>
<rect class="answerable-chart__stay" x="69.67%" y="116" width="27.33%" height="18" fill="#ffffff" stroke="#12436D" stroke-width="2" stroke-dasharray="4 3"/>
<rect class="answerable-chart__stay" x="69.67%" y="116" width="0.4%" height="18" fill="#12436D"/>
<svg x="97%" y="125" overflow="visible">
<path class="answerable-chart__goes-on" d="M-4-9 5 0-4 9z" fill="#0b0c0c"/>
</svg>
<text y="164" font-weight="bold">Northmoor Police</text>
<rect class="answerable-chart__stay" x="24.11%" y="172" width="54.67%" height="18" fill="#ffffff" stroke="#12436D" stroke-width="2"/>
<rect class="answerable-chart__stay" x="33.22%" y="172" width="27.33%" height="18" fill="#12436D"/>
</svg>
"##);
}

/// So many bodies, most with the same number due, as it is in the world.
fn bodies(many: u32) -> Vec<FunnelBody<'static>> {
    const NAMES: [&str; 4] = ["Exampleshire", "Northmoor", "Southvale", "Westmarch"];
    (0..many)
        .map(|at| {
            let due = if at % 3 == 0 { 12 } else { 8 + at % 9 };
            let known = f64::from(at * 7 % 11) / 11.0;
            let outside = (at % 10 == 0).then(|| NAMES[at as usize / 10 % 4]);
            FunnelBody {
                due,
                known,
                highest: (known + 0.2).min(1.0),
                outside,
            }
        })
        .collect()
}

fn squeezed(text: &str) -> usize {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(text.as_bytes())
        .and_then(|()| out.finish())
        .expect("a Vec takes what it is given")
        .len()
}

#[test]
fn no_chart_of_43_bodies_weighs_more_than_12_kilobytes() {
    let line = points(&[Some((0.5, 0.75)); 36]);
    let panels: Vec<_> = (0..43)
        .map(|_| Panel {
            name: "Exampleshire",
            points: &line,
        })
        .collect();
    let multiples = SmallMultiples {
        words: WORDS,
        panels: &panels,
        across: &MONTHS,
        up: &PER_CENT,
    };
    let stay = [
        Stay {
            began: between(0.0, 10.0),
            ended: Some(between(45.0, 50.0)),
        },
        Stay {
            began: on(60.0),
            ended: None,
        },
    ];
    let rows: Vec<_> = (0..43)
        .map(|_| StayRow {
            name: "Exampleshire Police",
            stays: &stay,
        })
        .collect();
    let stays = Stays {
        words: WORDS,
        rows: &rows,
        across: &MONTHS,
        key: STAYS_KEY,
    };
    let funnel = with_funnel(&bodies(43), |chart| chart.on_page());
    for drawn in [funnel, multiples.on_page(), stays.on_page()] {
        // Brotli, which browsers take, is smaller still than this.
        let weight = squeezed(&drawn);
        assert!(weight <= 12 * 1_024, "{weight} bytes");
    }
}

#[test]
fn none_one_43_and_500_bodies_are_drawn() {
    for many in [0, 1, 43, 500] {
        let drawn = with_funnel(&bodies(many), |chart| chart.on_page());
        assert_eq!(
            drawn.matches("stroke=\"#fff\"/></svg>").count(),
            many as usize,
            "a mark for each"
        );
        let line = points(&vec![Some((0.5, 0.75)); many as usize]);
        let panels: Vec<_> = (0..many)
            .map(|_| Panel {
                name: "Exampleshire",
                points: &line,
            })
            .collect();
        let drawn = SmallMultiples {
            words: WORDS,
            panels: &panels,
            across: &[],
            up: &[],
        }
        .on_page();
        assert_eq!(
            drawn.matches("answerable-chart__panel").count(),
            many as usize
        );
        assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{many}");
    }
}

#[test]
fn no_mark_of_43_bodies_alike_hides_another() {
    let alike = [FunnelBody {
        due: 12,
        known: 1.0,
        highest: 1.0,
        outside: None,
    }; 43];
    let drawn = with_funnel(&alike, |chart| chart.on_page());
    let marks = drawn.split("<svg x=").skip(1);
    let marks = marks.filter(|mark| mark.contains("stroke=\"#fff\"/></svg>"));
    let places: std::collections::BTreeSet<&str> = marks.collect();
    assert_eq!(places.len(), 43);
}

#[test]
fn a_file_stands_alone_with_its_title_and_its_source() {
    let source = "Answerable, as at 21 November 2026. Counts are of reports.";
    let file = with_funnel(&bodies(43), |chart| chart.in_file(source));
    assert!(file.contains(">Answering in time: most bodies cannot be told apart</text>"));
    assert!(file.contains(&format!(">{source}</text>")));
    assert!(file.contains(&format!("width=\"{}\"", FILE_WIDTH + 40)));
    assert!(file.contains("fill=\"#ffffff\""), "a ground of its own");
}

/// Each share of the width written in a drawing.
fn across(drawn: &str) -> Vec<f64> {
    drawn
        .split('"')
        .filter_map(|part| part.strip_suffix('%')?.parse().ok())
        .collect()
}

fn after(drawn: &str, name: &str) -> Vec<f64> {
    drawn
        .split(&format!(" {name}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse().ok())
        .collect()
}

fn any_body() -> impl Strategy<Value = (u32, f64, f64, Option<String>)> {
    (
        0u32..5_000,
        -1.0f64..2.0,
        -1.0f64..2.0,
        proptest::option::of(".{0,40}"),
    )
}

fn any_value() -> impl Strategy<Value = Option<(f64, f64)>> {
    proptest::option::of((-1.0f64..2.0, -1.0f64..2.0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_drawn_outside_the_frame(
        bodies in proptest::collection::vec(any_body(), 0..60),
        values in proptest::collection::vec(any_value(), 0..40),
    ) {
        let marks: Vec<_> = bodies.iter().map(|(due, known, highest, name)| FunnelBody {
            due: *due, known: *known, highest: *highest, outside: name.as_deref(),
        }).collect();
        let points = points(&values);
        let funnel = with_funnel(&marks, |chart| (chart.on_page(), chart.height()));
        let line = OverTime { words: WORDS, points: &points, across: &MONTHS, up: &PER_CENT, as_at: &[] };
        for (drawn, height) in [funnel, (line.on_page(), line.height())] {
            for share in across(&drawn) {
                prop_assert!((0.0..=100.0).contains(&share), "{share}%");
            }
            for name in ["y", "y1", "y2"] {
                for y in after(&drawn, name) {
                    prop_assert!((0.0..=f64::from(height)).contains(&y), "{name}={y}");
                }
            }
        }
    }

    /// Whatever the words, they stay words.
    #[test]
    fn words_never_become_markup(words in ".+", name in ".*") {
        let named = |words: &str, name: &str| {
            let stay = [Stay { began: on(0.0), ended: None }];
            let rows = [StayRow { name, stays: &stay }];
            let ticks = [Tick { at: 0.0, words }, Tick { at: 1.0, words }];
            let titled = Words { id: words, title: words, sentence: words };
            let stays = Stays { words: titled, rows: &rows, across: &ticks, key: STAYS_KEY };
            let stays = stays.on_page();
            let bodies = [FunnelBody { due: 10, known: 0.1, highest: 0.2, outside: Some(name) }];
            let funnel = with_funnel(&bodies, |chart| {
                FunnelChart { words: titled, across: words, ..*chart }.on_page()
            });
            (stays, funnel)
        };
        let (plain, drawn) = (named("a", "b"), named(&words, &name));
        for mark in ['<', '>', '"'] {
            prop_assert_eq!(drawn.0.matches(mark).count(), plain.0.matches(mark).count());
        }
        // In a funnel a name without letters is not drawn, so one may be less.
        let tags = |drawn: &str| drawn.matches('<').count();
        prop_assert!([0, 2].contains(&(tags(&plain.1) - tags(&drawn.1))));
    }
}
