//! What the register adds to a fact before it is recorded, once and for all:
//! who the members of a group were, and which bodies owed comments, on the day.

use crate::entry::Fact;
use crate::facts::{About, Section55, Who};
use crate::fold::Register;

impl Register {
    /// The fact as it is to be recorded: groups expanded, and the local
    /// policing bodies that owe comments named, as of the day it was asked or
    /// published.
    ///
    /// What is given already stays. Once recorded it is never worked out
    /// again: a body that came later was not asked.
    #[must_use]
    pub fn prepare(&self, mut fact: Fact) -> Fact {
        let directory = self.directory();
        match &mut fact {
            Fact::Asked(asked) => {
                for addressee in &mut asked.of {
                    if let Who::Group { group, members } = &mut addressee.who
                        && members.is_empty()
                    {
                        *members = directory.members(group, asked.asked_on);
                    }
                }
            }
            Fact::Report(report)
                if report.section_55 == Section55::Applies && report.owed_by.is_empty() =>
            {
                report.owed_by = match &report.about {
                    About::AllForces => directory.local_policing_bodies(report.published_on),
                    About::Forces(forces) => forces
                        .iter()
                        .filter_map(|force| {
                            directory.local_policing_body_of(force, report.published_on)
                        })
                        .collect(),
                    About::NoForce => Vec::new(),
                };
            }
            _ => {}
        }
        fact
    }
}
