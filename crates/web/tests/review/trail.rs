//! An auditor reads the trail, and stands in it.

use answerable_desk::who::{ActsFor, Role};
use axum::http::StatusCode;

use crate::office::Office;

#[tokio::test]
async fn an_auditors_own_reading_stands_in_the_trail() {
    let office = Office::new();
    let eve = office.invited("Eve Audit", Role::Auditor, ActsFor::Register);
    let eve = office.person_of(eve).await;
    let ada = office.person("Ada Example").await;
    assert_eq!(ada.get("/trail").await.status, StatusCode::FORBIDDEN);
    let first = eve.get("/trail").await;
    assert!(first.body.contains("Why do you read it?"));
    let refused = eve.post("/trail", &[("why", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let shown = eve.post("/trail", &[("why", "=quarterly audit")]).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.header("cache-control"), "no-store");
    assert!(shown.body.contains("Read this trail"));
    assert!(shown.body.contains("=quarterly audit"));
    assert!(shown.body.contains("none altered, none missing"));

    let csv = eve
        .post("/trail/export", &[("why", "=quarterly audit")])
        .await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<&str> = csv.body.lines().collect();
    assert_eq!(lines[0], "number,at,day,by,did,record,why");
    assert_eq!(lines.len(), 3, "both readings: {}", csv.body);
    assert!(
        lines[1].ends_with(",read-trail,,'=quarterly audit"),
        "{}",
        lines[1]
    );
}
