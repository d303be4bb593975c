//! Gathering the lists of whoever is signed in.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;
use answerable_register::words::BodyId;
use answerable_store::Fault;
use answerable_store::accounts::AccountId;
use answerable_store::answering::{Draft, Stage};
use answerable_store::inbox::Waiting;
use answerable_store::work::Judgement;

use super::asked::in_order;
use super::kept::{self, AccountKept};
use super::{Item, List, Queue, judged};
use crate::accounts::is_a_programs;
use crate::answering::NotWritten;
use crate::desk::Desk;
use crate::replies::{self as reply, NotReplied};
use crate::review::{Held, NotReviewed};
use crate::view::View;
use crate::who::{Act, Actor, ActsFor, Resource, Role, may};

/// What somebody has to do today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The lists, in the order of the page; empty ones too, so that a person
    /// sees what would be there.
    pub queues: Vec<Queue>,
}

/// Why the lists could not be gathered.
#[derive(Debug, thiserror::Error)]
pub enum NotGathered {
    /// Documents could not be read.
    #[error("{0}")]
    Reviews(#[from] NotReviewed),
    /// Answers could not be read.
    #[error("{0}")]
    Answers(#[from] NotWritten),
    /// Replies could not be read.
    #[error("{0}")]
    Replies(#[from] NotReplied),
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Work {
    /// How many things there are to do; what is there to be read is not counted.
    #[must_use]
    pub fn count(&self) -> usize {
        let to_do = self.queues.iter().filter(|queue| queue.list.is_to_do());
        let items: BTreeSet<_> = to_do
            .flat_map(|queue| queue.items.iter().map(|item| &item.leads_to))
            .collect();
        items.len()
    }
}

/// What lies on the desk, as far as somebody's lists need it.
#[derive(Default)]
struct OnTheDesk {
    judgements: Vec<Judgement>,
    documents: Vec<Held>,
    requests: Vec<Waiting>,
    accounts: Vec<AccountKept>,
    drafts: Vec<(BodyId, Vec<Draft>)>,
    replies: Vec<reply::Draft>,
}

impl Desk {
    /// What somebody has to do today, by the roles they hold today.
    ///
    /// # Errors
    ///
    /// [`NotGathered`].
    pub fn work_of(&self, actor: &Actor, me: &AccountId, today: Day) -> Result<Work, NotGathered> {
        let held: BTreeSet<(Role, ActsFor)> = actor
            .appointments_on(today)
            .map(|held| (held.role(), held.acts_for().clone()))
            .collect();
        let on_the_desk = self.lay_out(&held, today)?;
        let register = self.read();
        let view = View::of(&register, today);
        let mut queues: Vec<Queue> = Vec::new();
        for (role, office) in &held {
            for list in List::of(*role) {
                let is_there = |queue: &Queue| queue.list == *list && queue.office == *office;
                if queues.iter().any(is_there) {
                    continue;
                }
                let items = on_the_desk.items(*list, office, actor, me, &view);
                queues.push(Queue {
                    list: *list,
                    office: office.clone(),
                    items,
                });
            }
        }
        let place = |list: List| List::ALL.iter().position(|of| *of == list);
        queues.sort_by_key(|queue| place(queue.list));
        Ok(Work { queues })
    }

    fn lay_out(
        &self,
        held: &BTreeSet<(Role, ActsFor)>,
        today: Day,
    ) -> Result<OnTheDesk, NotGathered> {
        let lists: BTreeSet<List> = held
            .iter()
            .flat_map(|(role, _)| List::of(*role))
            .copied()
            .collect();
        let has = |wanted: &[List]| wanted.iter().any(|list| lists.contains(list));
        let mut laid = OnTheDesk::default();
        if has(&[
            List::ClaimsToVerify,
            List::JudgementsSentBack,
            List::JudgementsToPublish,
        ]) {
            laid.judgements = self.work().open_judgements()?;
        }
        if has(&[List::DocumentsToDecide, List::DocumentsToPublish]) {
            laid.documents = self.documents_under_review()?;
        }
        if has(&[List::Corrections]) {
            laid.requests = self.inbox().waiting()?;
        }
        if has(&[List::InvitationsNotUsed]) {
            laid.accounts = self.accounts_kept()?;
        }
        let bodies: BTreeSet<&BodyId> = held
            .iter()
            .filter_map(|(_, office)| office.body())
            .collect();
        if has(&[List::RepliesToPublish]) {
            for body in &bodies {
                laid.replies.extend(self.reply_drafts(body)?);
            }
        }
        if has(&[List::AnswersSentBack, List::AnswersToApprove]) {
            for body in bodies {
                laid.drafts
                    .push((body.clone(), self.drafts_of(body, today)?));
            }
        }
        Ok(laid)
    }

    fn accounts_kept(&self) -> Result<Vec<AccountKept>, Fault> {
        let accounts = self.accounts();
        let listed = accounts.list()?.into_iter();
        let kept: Result<Vec<AccountKept>, Fault> = listed
            .map(|account| {
                let credentials = accounts.credentials(&account.id)?;
                Ok(AccountKept {
                    appointments: accounts.appointments(&account.id)?,
                    is_taken_up: credentials.is_some_and(|held| held.password.is_some())
                        || accounts.is_vouched_for(&account.id)?
                        || !accounts.passkeys(&account.id)?.is_empty(),
                    account,
                })
            })
            .collect();
        // A service token has no password and ends by itself: nobody takes it up.
        let mut kept = kept?;
        kept.retain(|kept| !is_a_programs(&kept.appointments));
        Ok(kept)
    }
}

impl OnTheDesk {
    fn items(
        &self,
        list: List,
        office: &ActsFor,
        actor: &Actor,
        me: &AccountId,
        view: &View<'_>,
    ) -> Vec<Item> {
        let of_body =
            |items: &dyn Fn(&BodyId) -> Vec<Item>| office.body().map(items).unwrap_or_default();
        let items = match list {
            List::AnswersOwed => of_body(&|body| view.answers_owed(body)),
            List::AnswersSentBack => {
                of_body(&|body| view.answers_at(body, self.drafts(body), Stage::SentBack))
            }
            List::AnswersToApprove => of_body(&|body| {
                let sent: Vec<Draft> = self.drafts(body).to_vec();
                let by_others = sent
                    .into_iter()
                    .filter(|draft| draft.writers.iter().all(|by| by != me.as_str()));
                view.answers_at(body, &by_others.collect::<Vec<_>>(), Stage::Sent)
            }),
            // As on its own page, the table says who may publish each.
            List::RepliesToPublish => of_body(&|body| {
                let of_body = self.replies.iter().filter(|reply| reply.body == *body);
                let mine = of_body.filter(|reply| {
                    let stands = Resource::Reply(reply.stands_to(me.as_str()));
                    may(actor, Act::PublishReply, &stands, view.as_at).is_ok()
                });
                mine.map(|reply| kept::reply(reply, view)).collect()
            }),
            List::AskedOfUs => of_body(&|body| view.asked_of(body).to_do),
            List::ClaimsNotAccepted => of_body(&|body| view.asked_of(body).not_accepted),
            List::WithTheAsker => of_body(&|body| view.asked_of(body).with_the_asker),
            List::ClaimsToVerify => of_body(&|body| view.claims_to_verify(body, &self.judgements)),
            List::JudgementsSentBack => {
                of_body(&|body| view.judgements(body, &self.judgements, judged::is_sent_back))
            }
            List::JudgementsToPublish => of_body(&|body| {
                let wanted = |judgement: &Judgement| judged::waits_for(judgement, me.as_str());
                view.judgements(body, &self.judgements, wanted)
            }),
            List::DocumentsToDecide => self.documents(actor, me, Act::DecideItem, view.as_at),
            List::DocumentsToPublish => self.documents(actor, me, Act::PublishDocument, view.as_at),
            List::Corrections => self.requests.iter().map(kept::correction).collect(),
            List::NoticesDue => view.bodies_to_tell(),
            List::LooksDue => view.answers_to_look_for(),
            List::InvitationsNotUsed => kept::not_taken_up(&self.accounts, view),
            List::AppointmentsEnding => kept::ending(&self.accounts, view),
            List::InEngage => view.in_engage(),
            List::PastTheirLastDay => view.past_their_last_day(),
            // The newest first, whatever their last days.
            List::ReportsOfTheBody => return of_body(&|body| view.reports_of(body)),
        };
        in_order(items)
    }

    fn drafts(&self, of: &BodyId) -> &[Draft] {
        let mut drafts = self.drafts.iter();
        drafts
            .find(|(body, _)| body == of)
            .map_or(&[], |(_, drafts)| drafts)
    }

    /// Documents in which somebody may do an act, and in which it is what comes
    /// next: deciding while anything is undecided, publishing after that.
    fn documents(&self, actor: &Actor, me: &AccountId, act: Act, today: Day) -> Vec<Item> {
        let next = |held: &&Held| {
            let review = &held.review;
            let is_decided = review.is_ready();
            let document = Resource::Document(review.stands_to(me.as_str()));
            is_decided == (act == Act::PublishDocument) && may(actor, act, &document, today).is_ok()
        };
        let documents = self.documents.iter().filter(next);
        documents.map(|held| kept::document(&held.review)).collect()
    }
}
