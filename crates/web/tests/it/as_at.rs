//! Pages as things stood on another day.

use axum::http::StatusCode;

use crate::site::Site;

const ASK: &str = "/asks/custody-in-exampleshire/exampleshire-pcc/comment";

async fn status(site: &Site, day: &str) -> String {
    let words = site.get(&format!("{ASK}?as-at={day}")).await.words();
    let clock = words
        .lines()
        .position(|line| line == "The clock")
        .unwrap_or(6);
    words
        .lines()
        .take(clock)
        .skip(4)
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn one_ask_read_day_by_day() {
    let site = Site::invented();
    let mut read = String::new();
    for day in [
        "2024-03-05",
        "2024-03-06",
        "2024-04-30",
        "2024-05-01",
        "2024-05-03",
    ] {
        read += &format!("{day}  {}\n", status(&site, day).await);
    }
    insta::assert_snapshot!(read, @r#"
2024-03-05  It is not known to have been asked by this day.
2024-03-06  Comments are due by law on or before 30 April 2024: 56 days left.
2024-04-30  Comments are due by law on or before 30 April 2024: one day left.
2024-05-01  The last day was 30 April 2024. We have not looked for comments yet.
2024-05-03  Answered on 3 May 2024, 3 days after the last day, 30 April 2024.
"#);
}

#[tokio::test]
async fn another_day_is_said_on_the_page_in_the_title_and_in_every_link() {
    let site = Site::invented();
    for page in ["/", "/asks", "/reports", "/bodies", "/sources", ASK] {
        let answer = site.get(&format!("{page}?as-at=2024-05-05")).await;
        assert!(
            answer
                .body
                .contains("(as at 5 May 2024) - Answerable</title>"),
            "{page}"
        );
        assert!(
            answer.body.contains("You are looking at 5 May 2024."),
            "{page}"
        );
        for link in answer.links() {
            let keeps =
                link.contains("as-at=2024-05-05") || link == page || !link.starts_with(page);
            assert!(keeps, "{page} links to {link}");
        }
        let (_, rest) = answer
            .body
            .split_once("govuk-service-navigation__list")
            .unwrap();
        let (navigation, _) = rest.split_once("</nav>").unwrap();
        assert_eq!(navigation.matches("as-at=2024-05-05").count(), 7, "{page}");
    }
}

/// The method has no day of its own, and whoever reads it on the way keeps theirs.
#[tokio::test]
async fn the_day_is_kept_by_links_inside_pages_on_the_way() {
    let site = Site::invented();
    for (page, link) in [
        ("/method", "/who-answers?as-at=2024-05-05"),
        ("/asked-before", "/streamlining?as-at=2024-05-05"),
    ] {
        let answer = site.get(&format!("{page}?as-at=2024-05-05")).await;
        let (_, main) = answer.body.split_once("<main").unwrap();
        assert!(main.contains(&format!("href=\"{link}\"")), "{page}");
    }
}

#[tokio::test]
async fn a_second_day_is_named_and_a_table_of_two_days_is_refused() {
    let site = Site::invented();
    let days = "as-at=2024-05-01&as-at=2024-05-03";
    for page in ["/", "/asks", "/reports", "/bodies", ASK] {
        let answer = site.get(&format!("{page}?{days}")).await;
        let said = "‘2024-05-03’ is a second value, and as-at takes one";
        assert!(answer.words().contains(said), "{page}");
        assert!(answer.body.contains("<title>Error: "), "{page}");
        assert!(answer.words().contains("You are looking at 1 May 2024."));
    }
    let refused = site.get(&format!("/asks.json?{days}")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let takes = "as-at takes one day, as 2024-05-01";
    assert!(refused.body.contains(takes), "{}", refused.body);
    let same = site
        .get("/asks.json?as-at=2024-05-01&as-at=2024-05-01")
        .await;
    assert_eq!(same.status, StatusCode::OK);
}

#[tokio::test]
async fn a_second_value_in_a_field_of_the_day_is_named_too() {
    let site = Site::invented();
    let days = "as-at-day=1&as-at-day=3&as-at-month=5&as-at-year=2024";
    let answer = site.get(&format!("/asks?{days}")).await;
    let said = "‘3’ is a second value, and as-at-day takes one";
    assert!(answer.words().contains(said), "{}", answer.words());
    assert!(answer.words().contains("You are looking at 1 May 2024."));
    let refused = site.get(&format!("/asks.csv?{days}")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let fields_beside = "as-at=2024-05-01&as-at-day=3&as-at-month=5&as-at-year=2024";
    let answer = site.get(&format!("/asks?{fields_beside}")).await;
    let said = "‘3 5 2024’ is a second day, and as-at takes one";
    assert!(answer.words().contains(said), "{}", answer.words());
}

#[tokio::test]
async fn the_rows_change_with_the_day() {
    let site = Site::invented();
    let found = async |day: &str| {
        let answer = site.get(&format!("/asks.json?as-at={day}")).await;
        serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()["total"].clone()
    };
    assert_eq!(found("2024-01-14").await, 0);
    assert_eq!(found("2024-01-15").await, 1);
    assert!(found("2024-03-06").await.as_u64() > Some(4));
}
