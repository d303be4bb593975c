//! The examples of docs/API.md are what the program answers.

use std::path::Path;

use serde_json::Value;

use crate::site::Site;
use crate::world::World;

/// The examples as they stand on the page: the address that the text before one
/// names last, and the object.
fn examples() -> Vec<(String, Value)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/API.md");
    let page = std::fs::read_to_string(page).unwrap();
    let mut parts = page.split("```");
    let mut found = Vec::new();
    while let (Some(text), Some(block)) = (parts.next(), parts.next()) {
        if let Some(example) = block.strip_prefix("json\n") {
            let spans: Vec<_> = text.split('`').skip(1).step_by(2).collect();
            let is_address = |span: &&&str| span.starts_with('/') && span.contains(".json");
            let address = spans.iter().rfind(is_address).unwrap();
            found.push((
                (*address).to_owned(),
                serde_json::from_str(example).unwrap(),
            ));
        }
    }
    found
}

/// The same without the numbers of entries, which change as the sample grows.
fn without_entry_numbers(mut answer: Value) -> Value {
    for row in answer["rows"].as_array_mut().into_iter().flatten() {
        if row["entry"].is_number() {
            row["entry"] = "a number".into();
        }
    }
    answer
}

#[tokio::test]
async fn every_example_is_what_the_sample_answers() {
    let site = Site::of(World::sample(), answerable_web::Options::default());
    let examples = examples();
    assert_eq!(examples.len(), 2, "an example was added or lost");
    for (address, example) in examples {
        let answer = site.get(&address).await;
        let status = example["status"].as_u64().unwrap_or(200);
        assert_eq!(u64::from(answer.status.as_u16()), status, "{address}");
        let answered: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(
            without_entry_numbers(answered),
            without_entry_numbers(example),
            "docs/API.md, {address}"
        );
    }
}
