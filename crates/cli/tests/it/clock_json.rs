//! `answerable clock --json`, read as a program reads it.

use crate::{answer, json};

#[test]
fn json_says_what_the_help_says_it_does() {
    let data = json("clock foi 2023-12-20");
    let mut short = data.clone();
    let working = short["working"].take();
    insta::assert_snapshot!(serde_json::to_string_pretty(&short).unwrap(), @r#"
    {
      "checked": true,
      "citation": "Freedom of Information Act 2000, section 10",
      "clock": "foi",
      "confirmation": "confirmed",
      "doubts": [],
      "duty": "answer promptly, and at the latest on the 20th working day after receipt",
      "duty-holder": "the public authority that is asked",
      "extension": "a fees notice stops the clock; weighing the public interest may take longer",
      "falls-on": null,
      "falls-on-words": null,
      "firmness": "firm",
      "from": null,
      "headline": "23 January 2024",
      "last-day": "2024-01-23",
      "note": "A bank holiday in any part of the United Kingdom is no working day. The day of receipt may be any day.",
      "obligation": "statutory",
      "period": {
        "count": 20,
        "first-day": "does-not-count",
        "unit": {
          "working-days": "united-kingdom"
        },
        "words": "20 working days, counting from the day after the request is received"
      },
      "source": [
        "https://legislation.data.gov.uk/ukpga/2000/36/section/10",
        "https://informationrightsandwrongs.com/2013/01/08/when-is-a-working-day-not-a-working-day/",
        "https://foiwiki.com/foiwiki/index.php/LTT47"
      ],
      "start": "confirmed",
      "title": "Answer to a freedom of information request",
      "trigger": {
        "day": "2023-12-20",
        "words": "the request is received"
      },
      "until": null,
      "why-none": null,
      "working": null
    }
    "#);
    let steps = working.as_array().unwrap();
    assert_eq!(steps.len(), 35);
    assert_eq!(steps.last().unwrap()["day"], data["last-day"]);

    let help = answer("clock --help");
    for field in data.as_object().unwrap().keys() {
        assert!(help.contains(field.as_str()), "{field} is not in the help");
    }
}

#[test]
fn json_gives_no_first_day_that_is_not_confirmed() {
    let data = json("clock pfd 2024-03-06");
    assert!(data["last-day"].is_null());
    assert!(data["period"]["first-day"].is_null());
    assert_eq!(data["period"]["count"], 56);
    assert_eq!(data["start"], "unconfirmed");
}

#[test]
fn json_lists_every_clock() {
    let list = json("clock");
    let powers = answerable_desk::reference::powers().unwrap();
    assert_eq!(list.as_array().unwrap().len(), powers.len());
}
