//! Tests that say they skipped.
//!
//! Rust's runner knows no skipping at run time: a test that lacks something
//! prints `skipped: REASON` and returns, and the runner calls that a pass.
//! Here those lines are found again, so that the check can say them, count
//! them apart and, where nothing may be skipped, refuse them.

/// What a test prints before its reason.
const SAYS: &str = "skipped:";

/// Reads nextest's record (JUnit's XML, with the output of passing tests).
/// Each line returned names a test and its first reason.
pub(super) fn in_junit(record: &str) -> Vec<String> {
    let mut said = Vec::new();
    // The test whose record this is, until it has said something.
    let mut test = None;
    for line in record.lines() {
        if let Some((_, after)) = line.split_once("<testcase name=\"") {
            test = after.split('"').next();
        }
        // The output may begin on the line of its own tag.
        let words = line.rsplit_once("<system-out>").map_or(line, |(_, w)| w);
        let words = words.rsplit_once("<system-err>").map_or(words, |(_, w)| w);
        if let Some(reason) = reason(words)
            && let Some(test) = test.take()
        {
            let reason = reason.split("</system-").next().unwrap_or(reason);
            said.push(format!("{test}: {}", unescaped(reason.trim())));
        }
    }
    said
}

/// Reads what cargo's own runner prints with `--show-output`.
pub(super) fn in_shown_output(text: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut test = None;
    for line in text.lines() {
        if let Some(name) = line.trim().strip_prefix("---- ") {
            test = name.split(' ').next();
        }
        if let Some(reason) = reason(line)
            && let Some(test) = test.take()
        {
            said.push(format!("{test}: {}", reason.trim()));
        }
    }
    said
}

fn reason(line: &str) -> Option<&str> {
    let line = line.trim();
    let head = line.get(..SAYS.len())?;
    head.eq_ignore_ascii_case(SAYS).then(|| &line[SAYS.len()..])
}

fn unescaped(text: &str) -> String {
    text.replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skip_is_found_in_nextests_record_with_its_test() {
        let record = "<testcase name=\"seeds::letter\" classname=\"x\">\n\
             <system-out>\nrunning 1 test\n</system-out>\n\
             <system-err>skipped: ../shared isn&apos;t there</system-err>\n</testcase>\n\
             <testcase name=\"quiet\">\n<system-err>nothing skipped: here</system-err>";
        assert_eq!(in_junit(record), ["seeds::letter: ../shared isn't there"]);
    }

    #[test]
    fn a_skip_is_found_in_cargos_output_with_its_test() {
        let text = "---- seeds::letter stdout ----\nSkipped: ../shared is not there\n\
                    skipped: and again\n\nsuccesses:";
        assert_eq!(
            in_shown_output(text),
            ["seeds::letter: ../shared is not there"]
        );
    }
}
