//! Sentences that say how things stand, and must be so.

use answerable_register::fold::Known;
use answerable_register::words::BodyId;

use super::line::Line;
use super::{Story, Trouble, name};
use crate::said;

type Said = Result<(), Trouble>;

pub(super) fn standing(story: &mut Story, line: &Line) -> Said {
    let as_at = name::day(line.words("day"))?;
    let register = story.teller.register();
    let known = match line.get("recorded day") {
        None => Known::Everything,
        Some(words) => register.known_on(name::day(words)?),
    };
    // A body keeps its ask whatever it is called now, or whoever bears it.
    let ask = story.ask(
        line.words("duty"),
        line.words("body"),
        line.words("title"),
        as_at,
    )?;
    let key = register
        .find_ask(&ask)
        .ok_or_else(|| format!("there is no ask {ask}"))?;
    let is = said::standing(&register.standing(key, as_at, known));
    if is == line.words("standing") {
        Ok(())
    } else {
        Err(format!("it is: {is}").into())
    }
}

pub(super) fn asked_of(story: &mut Story, line: &Line) -> Said {
    let register = story.teller.register();
    let mut asked: Vec<&BodyId> = Vec::new();
    let mut on = story.teller.today();
    for key in register.asks_of(&name::subject(line.words("title"))) {
        let ask = register.ask(*key);
        if ask.is_asked(Known::Everything) && !asked.contains(&&ask.reference.of) {
            asked.push(&ask.reference.of);
            on = ask.facts().asked_on;
        }
    }
    let said = story.bodies(line.words("bodies"), on)?;
    if asked.iter().copied().eq(&said) {
        Ok(())
    } else {
        let ids: Vec<&str> = asked.iter().map(|body| body.as_str()).collect();
        Err(format!("it asks {}", ids.join(", ")).into())
    }
}

pub(super) fn borne_by(story: &mut Story, line: &Line) -> Said {
    let as_at = name::day(line.words("day"))?;
    let body = story.body(line.words("body"), as_at)?;
    let directory = story.teller.register().directory();
    let bearer = directory.bearer_on(&body, as_at);
    if bearer == story.body(line.words("bearer"), as_at)? {
        Ok(())
    } else {
        Err(format!("it is borne by {bearer}").into())
    }
}
