//! What is sent: an object that says what happened and where it is shown, and the
//! headers that sign it.

use answerable_desk::View;
use answerable_desk::webhooks::{About, Due, Secret, Telling};
use answerable_register::fold::Register;
use answerable_register::words::BodyId;
use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue};
use serde_json::{Value, json};

use crate::visit::Links;

/// The most asks that one body names: an asker of everybody finds the rest on the
/// page.
const MOST_ASKS: usize = 50;

/// What is told of an entry, as JSON. It is made of the log alone, so that it is
/// the same however often it is sent. `base` is the site's address, without a
/// slash at its end.
pub(super) fn of(due: &Due, telling: &Telling, register: &Register, base: &str) -> Bytes {
    let links = Links::keeping(None);
    let concern = &telling.concern;
    let body = BodyId::from(due.webhook.body.as_str());
    let at = |path: String| format!("{base}{path}");
    let entry = at(links.entry(telling.entry));
    let about = match &concern.about {
        About::Report(report) => at(links.report(report)),
        About::Subject(subject) => at(links.subject(subject)),
        About::Body(body) => at(links.body(body)),
        About::Entry => entry.clone(),
    };
    let asks: Vec<String> = concern
        .asks_for(&body, register)
        .take(MOST_ASKS)
        .map(|ask| at(links.ask(ask)))
        .collect();
    let mut whole = json!({
        "id": due.id(),
        "kind": concern.kind,
        "for": body.as_str(),
        "entry": telling.entry,
        "day": concern.day.to_string(),
        "about": about,
        "links": { "entry": entry, "asks": asks },
    });
    if let Some(corrected) = concern.corrects {
        whole["corrects"] = Value::from(corrected);
    }
    whole.to_string().into()
}

/// The headers of the Standard Webhooks specification 1.0.
pub(super) fn headers(
    due: &Due,
    secret: &Secret,
    seconds: i64,
    body: &[u8],
) -> Vec<(HeaderName, HeaderValue)> {
    let id = due.id();
    let signature = secret.signature(&id, seconds, body);
    let value = |text: String| {
        HeaderValue::try_from(text).expect("ids, numbers and base64 are letters of a header")
    };
    vec![
        (HeaderName::from_static("webhook-id"), value(id)),
        (
            HeaderName::from_static("webhook-timestamp"),
            value(seconds.to_string()),
        ),
        (
            HeaderName::from_static("webhook-signature"),
            value(signature),
        ),
    ]
}

/// The register's own name for a body, for pages.
pub(super) fn name_of(view: &View<'_>, body: &str) -> String {
    let body = BodyId::from(body);
    view.name_of(&body, view.as_at).to_owned()
}
