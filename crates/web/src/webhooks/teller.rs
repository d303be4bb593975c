//! Telling, beside the pages: each webhook in turn, several at once.
//!
//! One delivery of a webhook is under way at a time, so that its receiver hears
//! of things in the order of the log; what waits to be tried again holds nothing
//! later up. What is due is asked of the desk's file each time: stopped anywhere,
//! this goes on where that says.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use answerable_desk::Desk;
use answerable_desk::store::Fault;
use answerable_desk::store::vault::Moment;
use answerable_desk::webhooks::{DeliveryState, Due, Heard, Secret};
use axum::http::StatusCode;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::{MissedTickBehavior, interval};

use super::body;
use crate::health::Counts;
use crate::outward::{Address, Asker, NoAnswer, Question, Reach, Sends, Terms};
use crate::site::{Options, State};

/// How often is looked whether there is something to tell.
const EVERY: Duration = Duration::from_secs(1);

/// How many webhooks are told at once: a few that are slow take the places of a
/// few.
const AT_ONCE: usize = 8;

/// How many deliveries of one webhook are made before another has its turn.
const IN_ONE_TURN: usize = 50;

/// How long a receiver may take, and how much of its reply is read.
const LONGEST: Duration = Duration::from_secs(5);
const MOST_READ: usize = 16 * 1024;

/// Tells every webhook what it is to be told, for as long as it is waited for.
/// `base` is the address people open, without a slash at its end.
pub async fn tell_webhooks(state: State, options: Options, base: String) {
    let Some(reach) = options.webhooks.reach() else {
        return;
    };
    let teller = Arc::new(Teller {
        asker: asker(reach),
        secrets: Mutex::default(),
        counts: Arc::clone(&options.counts),
        state,
        base,
        reach: options.webhooks,
    });
    let mut under_way = HashSet::new();
    let mut turns = JoinSet::new();
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        while let Some(ended) = turns.try_join_next() {
            match ended {
                Ok(webhook) => under_way.remove(&webhook),
                Err(why) => {
                    tracing::error!(%why, "a turn at telling a webhook broke");
                    // Which one is not known: all that is under way ends soon.
                    turns.shutdown().await;
                    under_way.clear();
                    break;
                }
            };
        }
        let due = match teller.due().await {
            Ok(due) => due,
            Err(why) => {
                tracing::error!(%why, "what webhooks are to be told is not known");
                continue;
            }
        };
        for due in due {
            let webhook = due.webhook.id.clone();
            if under_way.len() < AT_ONCE && under_way.insert(webhook.clone()) {
                let teller = Arc::clone(&teller);
                turns.spawn(async move {
                    teller.take_turn(due).await;
                    webhook
                });
            }
        }
    }
}

struct Teller {
    asker: Asker,
    /// Secrets that were read, by webhook.
    secrets: Mutex<HashMap<String, Secret>>,
    counts: Arc<Counts>,
    state: State,
    base: String,
    reach: super::TellsWhom,
}

fn asker(reach: Reach) -> Asker {
    let terms = Terms {
        most_bytes: MOST_READ,
        longest: LONGEST,
        reach,
    };
    Asker::trusting(terms).unwrap_or_else(|why| {
        tracing::warn!(%why, "no webhook can be told over TLS");
        Asker::without_tls(terms)
    })
}

impl Teller {
    /// What is due, after looking at what was recorded since.
    async fn due(&self) -> Result<Vec<Due>, Fault> {
        let now = (self.state.now)();
        self.at_desk(move |desk| {
            while desk.look_on_for_webhooks(now)? {}
            desk.due_for_webhooks(now)
        })
        .await
    }

    /// One webhook's turn.
    async fn take_turn(&self, first: Due) {
        let mut next = Some(first);
        for _ in 0..IN_ONE_TURN {
            let Some(due) = next else { return };
            if let Err(why) = self.tell(&due).await {
                tracing::error!(%why, webhook = due.webhook.id, "a delivery could not be noted");
                return;
            }
            let (id, now) = (due.webhook.id, (self.state.now)());
            next = match self
                .at_desk(move |desk| desk.due_for_webhook(&id, now))
                .await
            {
                Ok(next) => next,
                Err(why) => {
                    tracing::error!(%why, "what a webhook is to be told is not known");
                    return;
                }
            };
        }
    }

    /// One try: sent, and what came of it noted.
    async fn tell(&self, due: &Due) -> Result<(), Fault> {
        let heard = self.send(due).await?;
        let (noted, when) = (due.clone(), self.moment());
        let state = self
            .at_desk(move |desk| desk.heard(&noted, &heard, when))
            .await?;
        match state {
            DeliveryState::Delivered => self.counts.webhook_delivered(),
            DeliveryState::GivenUp => self.counts.webhook_given_up(),
            DeliveryState::Waiting(_) => self.counts.webhook_failed(),
        }
        Ok(())
    }

    async fn send(&self, due: &Due) -> Result<Heard, Fault> {
        let Ok(address) = self.reach.read(&due.webhook.address) else {
            let why = "this address is no longer one that this site tells";
            return Ok(Heard::No(why.to_owned()));
        };
        let Some(secret) = self.secret(due).await? else {
            let why = "its secret was erased: stop it, and add it anew";
            return Ok(Heard::Nothing(why.to_owned()));
        };
        let (wanted, base) = (due.clone(), self.base.clone());
        let bytes = self.at_desk(move |desk| {
            let telling = desk.telling_of(&wanted)?;
            Ok(telling.map(|telling| body::of(&wanted, &telling, &desk.read(), &base)))
        });
        let Some(bytes) = bytes.await? else {
            let why = "the bytes of the entry were removed from the log since";
            return Ok(Heard::Nothing(why.to_owned()));
        };
        Ok(self.ask(due, &address, &secret, bytes).await)
    }

    async fn ask(
        &self,
        due: &Due,
        address: &Address,
        secret: &Secret,
        bytes: axum::body::Bytes,
    ) -> Heard {
        let headers = body::headers(due, secret, (self.state.now)().0, &bytes);
        let media = "application/json";
        let asked = self.asker.ask(Question {
            of: address,
            sends: Some(Sends { media, bytes }),
            headers,
        });
        match asked.await {
            Ok(answer) => heard(answer.status),
            // A receiver that says yes and then goes on talking said yes.
            Err(NoAnswer::Large { status, .. }) => {
                heard(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY))
            }
            Err(why) => Heard::No(why.to_string()),
        }
    }

    async fn secret(&self, due: &Due) -> Result<Option<Secret>, Fault> {
        let known = self.secrets().get(&due.webhook.id).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let (webhook, when) = (due.webhook.clone(), self.moment());
        let secret = self
            .at_desk(move |desk| desk.secret_of(&webhook, when))
            .await?;
        if let Some(secret) = &secret {
            self.secrets()
                .insert(due.webhook.id.clone(), secret.clone());
        }
        Ok(secret)
    }

    fn secrets(&self) -> std::sync::MutexGuard<'_, HashMap<String, Secret>> {
        // A map of secrets is whole whoever panicked beside it.
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moment(&self) -> Moment {
        Moment {
            at: (self.state.now)(),
            day: (self.state.today)(),
        }
    }

    async fn at_desk<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let desk = Arc::clone(&self.state.desk);
        match spawn_blocking(move || act(&desk)).await {
            Ok(done) => done,
            Err(why) => std::panic::resume_unwind(why.into_panic()),
        }
    }
}

fn heard(status: StatusCode) -> Heard {
    let words = format!("it answered with {}", status.as_u16());
    match status {
        StatusCode::GONE => Heard::Gone(words),
        status if status.is_success() => Heard::Yes(words),
        _ => Heard::No(words),
    }
}
