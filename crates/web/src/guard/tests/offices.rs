//! An office of a body at its documents: what it sees, brings in and says.

use answerable_desk::who::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use tower::ServiceExt as _;

use super::people::{Person, holding};
use super::world::{OWN_BODY, TODAY, World};
use crate::problem::Problem;
use crate::router::{routes, service};
use crate::sign_in::FORM_KEY;

const MULTIPART: &str = "multipart/form-data; boundary=edge";
const FIELDS: &str = "application/x-www-form-urlencoded";

fn editor() -> Person {
    holding(Role::AskersEditor, "now", TODAY, None)
}

/// Sends something in somebody's session.
async fn send(world: &World, by: &Person, mut request: Request<Body>) -> Response {
    if let Some(session) = by.session(&world.me) {
        request.extensions_mut().insert(session);
    }
    let router = service(routes(), &world.site);
    router.oneshot(request).await.unwrap()
}

fn form_key(world: &World, by: &Person) -> String {
    by.session(&world.me).unwrap().form_key
}

#[tokio::test]
async fn the_list_holds_what_each_may_look_at() {
    let world = World::new();
    let reviewer = holding(Role::Reviewer, "now", TODAY, None);
    for (person, expected) in [(editor(), 3), (reviewer, 6)] {
        let request = Request::get("/review").body(Body::empty()).unwrap();
        let shown = send(&world, &person, request).await;
        let page = axum::body::to_bytes(shown.into_body(), 1_000_000).await;
        let page = String::from_utf8(page.unwrap().to_vec()).unwrap();
        let rows = page.matches("<th scope=\"row\"").count();
        assert_eq!(rows, expected, "{}", person.called);
    }
}

#[tokio::test]
async fn what_an_editor_brings_in_is_their_bodys() {
    let (world, ann) = (World::new(), editor());
    let key = form_key(&world, &ann);
    let form = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"{FORM_KEY}\"\r\n\r\n{key}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"new.txt\"\r\n\r\n\
         Exampleshire Police should train its staff.\r\n--edge--\r\n"
    );
    let request = Request::post("/review")
        .header("content-type", MULTIPART)
        .body(Body::from(form));
    let kept = send(&world, &ann, request.unwrap()).await;
    assert_eq!(kept.status(), StatusCode::SEE_OTHER);
    let address = kept.headers()["location"].to_str().unwrap();
    // It leads to what is to be done next there.
    let (address, _) = address.split_once('#').unwrap_or((address, ""));
    let fingerprint = address.trim_start_matches("/review/").parse().unwrap();
    let held = world
        .site
        .state
        .desk
        .find_review(fingerprint)
        .unwrap()
        .unwrap();
    assert_eq!(held.review.brought_in_for, [OWN_BODY.into()].into());
    let shown = Request::get(address).body(Body::empty()).unwrap();
    assert_eq!(send(&world, &ann, shown).await.status(), StatusCode::OK);
}

/// Nobody says in the name of another body that it published something.
#[tokio::test]
async fn an_editor_describes_no_document_as_another_bodys() {
    let (world, ann) = (World::new(), editor());
    let document = &world.documents[3];
    let key = form_key(&world, &ann);
    for (body, is_taken) in [("exampleshire-pcc", false), (OWN_BODY, true)] {
        let form = format!(
            "{FORM_KEY}={}&seen=1&title=Custody&kind=force-report&by={body}&published-day=6\
             &published-month=3&published-year=2024&about=none&section-55=no&reason=A+letter.",
            key.replace(' ', "+"),
        );
        let request = Request::post(format!("/review/{}/details", document.fingerprint))
            .header("content-type", FIELDS)
            .body(Body::from(form));
        let answer = send(&world, &ann, request.unwrap()).await;
        let refused = matches!(
            answer.extensions().get(),
            Some(Problem::MayNot(
                answerable_desk::who::Refused::OfAnotherBody
            ))
        );
        assert_eq!(refused, !is_taken, "{body}");
        let desk = &world.site.state.desk;
        let held = desk.find_review(document.fingerprint).unwrap().unwrap();
        assert_eq!(held.review.details.is_some(), is_taken, "{body}");
    }
}
