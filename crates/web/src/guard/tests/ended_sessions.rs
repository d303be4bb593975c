//! Whatever form is sent after its session ended, what was typed comes back.

use answerable_desk::who::{Actor, may_at_all};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, StatusCode};

use super::every_address::{Whole, form, nobody, of_method, whoever_may_most};
use super::world::TODAY;
use crate::router::routes;
use crate::tokens::is_for_programs;

const SENT: &str = "form-key=of+an+earlier+session&seen=3&reasons=Typed+for+an+hour.";
const WORDS: &str = "Typed for an hour.";

fn with_a_file() -> String {
    let words = [("form-key", "of an earlier session"), ("reasons", WORDS)];
    let words = words.map(|(name, value)| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    });
    format!(
        "{}--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"audit.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\nA canary of the file.\r\n--edge--\r\n",
        words.concat()
    )
}

/// Every form of every address that takes one from people who are signed in.
#[tokio::test]
async fn whatever_form_is_sent_after_its_session_ended_its_words_come_back() {
    let whole = Whole::new();
    let before = whole.state();
    let all = whole.addresses(routes().listed());
    let (mut signed_out, mut again) = (0, 0);
    for (route, address) in of_method(&all, &Method::POST) {
        let takes_anybody = may_at_all(&Actor::nobody(), route.act, TODAY).is_ok();
        if takes_anybody || is_for_programs(address) {
            continue;
        }
        let answer = whole.ask(&nobody(), form(address), SENT).await;
        let page = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.asked);
        assert!(page.contains("You are signed out</h1>"), "{}", answer.asked);
        assert!(page.contains(WORDS), "{}", answer.asked);
        assert!(!page.contains("of an earlier session"), "{}", answer.asked);
        signed_out += 1;
        // Sent on by whoever is signed in by then: shown once more with a key of
        // theirs, wherever they may do it at all.
        let on = "carried=yes&seen=3&reasons=Typed+for+an+hour.";
        for sent in [SENT, on] {
            let answer = whole.ask(&whoever_may_most(), form(address), sent).await;
            assert!(answer.status.is_client_error(), "{}", answer.asked);
            let page = String::from_utf8_lossy(&answer.body);
            if page.contains("Send it once more</h1>") {
                assert!(page.contains(WORDS), "{}", answer.asked);
                assert!(
                    page.contains("name=\"form-key\" value=\"not sent by anybody\""),
                    "{}",
                    answer.asked
                );
                again += 1;
            }
        }
    }
    assert!(signed_out > 60, "{signed_out} forms");
    assert!(again > 40, "{again} forms reached whoever was signed in");
    assert_eq!(whole.state(), before);
}

#[tokio::test]
async fn of_a_form_with_a_file_the_words_come_back_and_the_file_is_to_be_chosen_again() {
    let whole = Whole::new();
    for person in [nobody(), whoever_may_most()] {
        let mut request = form("/review");
        let media = HeaderValue::from_static("multipart/form-data; boundary=edge");
        request.headers_mut().unwrap().insert(CONTENT_TYPE, media);
        let answer = whole.ask(&person, request, &with_a_file()).await;
        let page = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.asked);
        for part in [WORDS, "audit.pdf"] {
            assert!(page.contains(part), "{}: {part}", answer.asked);
        }
        assert!(page.contains("again"), "{}", answer.asked);
        assert!(!page.contains("A canary of the file"), "{}", answer.asked);
    }
}

#[tokio::test]
async fn a_password_or_a_code_is_never_carried() {
    let whole = Whole::new();
    for secret in [
        "password=seven+lamps",
        "new-password=seven+lamps",
        "code=123456",
    ] {
        let sent = format!("form-key=old&name=Ann&{secret}");
        for person in [nobody(), whoever_may_most()] {
            let answer = whole.ask(&person, form("/account/password"), &sent).await;
            let page = String::from_utf8_lossy(&answer.body);
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.asked);
            for word in ["seven lamps", "123456"] {
                assert!(!page.contains(word), "{}", answer.asked);
            }
        }
    }
}
