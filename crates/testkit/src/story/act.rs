//! Sentences that tell what happened.

use answerable_calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{
    About, Answer, AnswerKind, AskReference, Asked, AskedKind, Asker, CameBack, Explanation, Meets,
    Position, PublishedBetween, Report, Section55, Withdrawal,
};
use answerable_register::fold::Known;
use answerable_register::words::BodyId;

use super::line::Line;
use super::{Story, Trouble, name};
use crate::facts;

type Said = Result<(), Trouble>;

pub(super) fn publish(story: &mut Story, line: &Line) -> Said {
    story.publish(line, Section55::Applies)
}

pub(super) fn publish_outside_section_55(story: &mut Story, line: &Line) -> Said {
    let why = "so the story says".into();
    story.publish(line, Section55::DoesNotApply { why })
}

pub(super) fn publish_perhaps_under_section_55(story: &mut Story, line: &Line) -> Said {
    let why = "so the story says".into();
    story.publish(line, Section55::Unknown { why })
}

pub(super) fn recommend(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let (report, _) = story.report(line.words("report title"))?;
    let asked = Asked {
        title: line.words("title").into(),
        by: Asker::Body(report.by.clone()),
        of: story.addressees(line.words("addressees"), on)?,
        ..facts::recommendation(name::subject(line.words("title")).as_str(), &report, &[])
    };
    story.teller.try_tell(asked)?;
    Ok(())
}

pub(super) fn write(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let letter = Asked {
        kind: AskedKind::Letter,
        title: line.words("title").into(),
        by: Asker::Body(story.body(line.words("asker"), on)?),
        asked_on: on,
        of: story.addressees(line.words("addressees"), on)?,
        power: line.get("power").map(Into::into),
        ..facts::request(
            name::subject(line.words("title")).as_str(),
            "2024-01-01",
            &[],
        )
    };
    story.teller.try_tell(letter)?;
    Ok(())
}

pub(super) fn answer(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    story.answered(line, on, |answer| {
        answer.published = PublishedBetween::on(on);
    })
}

pub(super) fn find_answer(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let published = name::range(line.words("range"))?;
    story.answered(line, on, |answer| answer.published = published)
}

pub(super) fn acknowledge(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    story.answered(line, on, |answer| {
        answer.kind = AnswerKind::Acknowledgement;
        answer.published = PublishedBetween::on(on);
    })
}

pub(super) fn explain(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let says = name::explanation(line.words("explanation"))?;
    let ask = story.ask("explanation", line.words("body"), line.words("title"), on)?;
    let by = ask.of.clone();
    let mut answer = story.new_answer(&by, vec![ask], Some(says));
    answer.published = PublishedBetween::on(on);
    story.teller.try_tell(answer)?;
    Ok(())
}

pub(super) fn look(story: &mut Story, line: &Line) -> Said {
    story.look(line, CameBack::NoAnswer)
}

pub(super) fn look_in_vain(story: &mut Story, line: &Line) -> Said {
    story.look(line, CameBack::CouldNotRead)
}

pub(super) fn tell(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let to = story.body(line.words("body"), on)?;
    let asks = story.asks_put_to(&to, line.words("title"), on);
    let duty = name::duty(line.words("duty"))?;
    let mut notice = facts::notice("2024-01-01", to.as_str(), &[]);
    notice.on = on;
    notice.asks = asks.into_iter().filter(|ask| ask.duty == duty).collect();
    story.teller.try_tell(notice)?;
    Ok(())
}

pub(super) fn withdraw(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let withdrawal = Withdrawal {
        subject: name::subject(line.words("title")),
        by: story.body(line.words("asker"), on)?,
        on,
        not_before: None,
        passages: Vec::new(),
    };
    story.teller.try_tell(withdrawal)?;
    Ok(())
}

pub(super) fn correct_forces(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let (report, entry) = story.report(line.words("title"))?;
    let right = Report {
        about: story.about(line, on)?,
        owed_by: Vec::new(),
        ..report
    };
    story.teller.try_correct(entry, right)?;
    Ok(())
}

pub(super) fn correct_day(story: &mut Story, line: &Line) -> Said {
    story.turn_to(line)?;
    let (report, entry) = story.report(line.words("title"))?;
    let right = Report {
        published_on: name::day(line.words("right day"))?,
        ..report
    };
    story.teller.try_correct(entry, right)?;
    Ok(())
}

pub(super) fn correct_addressees(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let id = name::subject(line.words("title"));
    let held = story.teller.register().asked.latest(&id);
    let held = held.ok_or_else(|| format!("nothing called {id} was asked"))?;
    let entry = held.entry;
    let right = Asked {
        of: story.addressees(line.words("addressees"), on)?,
        ..held.fact.clone()
    };
    story.teller.try_correct(entry, right)?;
    Ok(())
}

pub(super) fn correct_answer(story: &mut Story, line: &Line) -> Said {
    let on = story.turn_to(line)?;
    let by = story.body(line.words("body"), on)?;
    let subject = name::subject(line.words("title"));
    let held = story
        .teller
        .register()
        .answers
        .in_force(Known::Everything)
        .find(|held| {
            let mut meets = held.fact.meets.iter();
            held.fact.by == by && meets.any(|meets| meets.ask.subject == subject)
        });
    let held = held.ok_or_else(|| format!("{by} gave no answer to {subject}"))?;
    let entry = held.entry;
    let right = Answer {
        published: name::range(line.words("range"))?,
        ..held.fact.clone()
    };
    story.teller.try_correct(entry, right)?;
    Ok(())
}

impl Story {
    /// Turns to the day of the sentence, on which it is recorded.
    fn turn_to(&mut self, line: &Line) -> Result<Day, String> {
        let words = line.words("day");
        let on = name::day(words)?;
        self.teller.on(words);
        Ok(on)
    }

    fn publish(&mut self, line: &Line, section_55: Section55) -> Said {
        let on = self.turn_to(line)?;
        let report = Report {
            title: line.words("title").into(),
            by: self.body(line.words("asker"), on)?,
            published_on: on,
            about: self.about(line, on)?,
            section_55,
            ..facts::report(name::subject(line.words("title")).as_str(), "2024-01-01")
        };
        self.teller.try_tell(report)?;
        Ok(())
    }

    fn about(&self, line: &Line, on: Day) -> Result<About, String> {
        match line.words("forces") {
            "all forces" => Ok(About::AllForces),
            "no force" => Ok(About::NoForce),
            forces => Ok(About::Forces(self.bodies(forces, on)?)),
        }
    }

    /// A report as it is held, and its entry.
    fn report(&self, title: &str) -> Result<(Report, EntryNumber), String> {
        let held = self.teller.register().reports.latest(&name::subject(title));
        let held = held.ok_or_else(|| format!("no report is called {title:?}"))?;
        Ok((held.fact.clone(), held.entry))
    }

    /// The asks of a subject that a body bears on a day, explanations apart.
    fn asks_put_to(&self, body: &BodyId, title: &str, on: Day) -> Vec<AskReference> {
        let register = self.teller.register();
        register
            .asks_of(&name::subject(title))
            .iter()
            .map(|key| &register.ask(*key).reference)
            .filter(|ask| ask.of == *body || register.directory().bearer_on(&ask.of, on) == *body)
            .filter(|ask| ask.duty != answerable_register::facts::Duty::Explain)
            .cloned()
            .collect()
    }

    fn new_answer(
        &mut self,
        by: &BodyId,
        asks: Vec<AskReference>,
        explanation: Option<Explanation>,
    ) -> Answer {
        self.answers += 1;
        let meets = asks.into_iter().map(|ask| Meets {
            ask,
            position: Position::NotStated,
            explanation,
            aid: None,
            passages: Vec::new(),
        });
        Answer {
            meets: meets.collect(),
            ..facts::answer(&format!("answer-{}", self.answers), by.as_str(), &[])
        }
    }

    fn answered(&mut self, line: &Line, on: Day, change: impl FnOnce(&mut Answer)) -> Said {
        let by = self.body(line.words("body"), on)?;
        let title = line.words("title");
        let asks = self.asks_put_to(&by, title, on);
        if asks.is_empty() {
            return Err(format!("{title:?} asks nothing of {by}").into());
        }
        let mut answer = self.new_answer(&by, asks, None);
        change(&mut answer);
        self.teller.try_tell(answer)?;
        Ok(())
    }

    fn look(&mut self, line: &Line, came_back: CameBack) -> Said {
        let on = self.turn_to(line)?;
        let ask = self.ask(
            line.words("duty"),
            line.words("body"),
            line.words("title"),
            on,
        )?;
        let mut look = facts::look("2024-01-01", &[]);
        look.on = on;
        look.asks = vec![ask];
        look.came_back = came_back;
        self.teller.try_tell(look)?;
        Ok(())
    }
}
