//! Whether what the map names is there: a test in the source, a heading on a page.

use crate::tidy::ground::{File, Ground};

/// How many lines above a function its attributes are looked for.
const ATTRIBUTE_LINES: usize = 6;

/// Whether the source holds a test that nextest would list under this name:
/// `answerable-web::it hostile::words_stay_words`, the binary and then the path.
pub(super) fn is_a_test(ground: &Ground, name: &str) -> bool {
    let Some((binary, path)) = name.split_once(' ') else {
        return false;
    };
    let Some(roots) = roots_of(binary) else {
        return false;
    };
    let mut modules: Vec<&str> = path.split("::").collect();
    let Some(function) = modules.pop() else {
        return false;
    };
    // The last modules of a path may stand inside a file, as `mod tests` does.
    (0..=modules.len()).any(|inside| {
        let (in_folders, in_file) = modules.split_at(modules.len() - inside);
        roots
            .files(in_folders)
            .iter()
            .filter_map(|file| ground.file(file))
            .any(|file| has_modules(file, in_file) && has_test(file, function, in_file.len()))
    })
}

/// Where the files of one test binary are.
struct Roots {
    /// The folder of its modules.
    folder: String,
    /// The files that are its root.
    files: Vec<String>,
}

impl Roots {
    fn files(&self, modules: &[&str]) -> Vec<String> {
        if modules.is_empty() {
            return self.files.clone();
        }
        let path = format!("{}/{}", self.folder, modules.join("/"));
        vec![format!("{path}.rs"), format!("{path}/mod.rs")]
    }
}

/// The files of a binary as nextest names it: `answerable-web` is a library,
/// `answerable-web::it` a folder of `tests`, `answerable::bin/answerable` the
/// program.
fn roots_of(binary: &str) -> Option<Roots> {
    let (package, target) = match binary.split_once("::") {
        Some((package, target)) => (package, Some(target)),
        None => (binary, None),
    };
    let room = match package {
        "answerable" => "cli",
        package => package.strip_prefix("answerable-")?,
    };
    let folder = match target {
        None => format!("crates/{room}/src"),
        Some(target) => match target.strip_prefix("bin/") {
            Some(program) if program == package => format!("crates/{room}/src"),
            Some(program) => format!("crates/{room}/src/bin/{program}"),
            None => format!("crates/{room}/tests/{target}"),
        },
    };
    let files = match target {
        None => vec![format!("{folder}/lib.rs")],
        Some(_) => vec![format!("{folder}/main.rs"), format!("{folder}.rs")],
    };
    Some(Roots { folder, files })
}

fn has_modules(file: &File, modules: &[&str]) -> bool {
    modules
        .iter()
        .all(|module| file.text.contains(&format!("mod {module} {{")))
}

/// Whether a file holds a test function of that name that is run, so many
/// modules deep. rustfmt indents each by four blanks.
fn has_test(file: &File, function: &str, deep: usize) -> bool {
    let lines: Vec<&str> = file.text.lines().collect();
    let called = [format!("fn {function}("), format!("async fn {function}(")];
    let is_called = |line: &str| called.iter().any(|called| line.starts_with(called));
    lines.iter().enumerate().any(|(place, line)| {
        is_called(line.trim_start())
            && depth_of(&lines[..place], line) == Some(deep)
            && is_run(&lines[place.saturating_sub(ATTRIBUTE_LINES)..place])
    })
}

/// How many modules deep a function stands; `proptest!` is no module.
fn depth_of(before: &[&str], line: &str) -> Option<usize> {
    let indent = indent_of(line);
    let around = before
        .iter()
        .rfind(|before| !before.is_empty() && indent_of(before) < indent);
    let within = usize::from(around.is_some_and(|line| line.trim_start().starts_with("proptest!")));
    (indent / 4).checked_sub(within)
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether the attributes above a function make it a test that is run.
fn is_run(above: &[&str]) -> bool {
    // What belongs to the function before it ends with its brace.
    let own = above
        .iter()
        .rev()
        .map(|line| line.trim_start())
        .take_while(|line| !line.starts_with('}'));
    let own: Vec<&str> = own.collect();
    let has = |words: &str| own.iter().any(|line| line.starts_with(words));
    (has("#[test") || has("#[tokio::test")) && !has("#[ignore")
}

/// Why `docs/PAGE.md#heading` leads nowhere; none where it leads somewhere.
pub(super) fn not_a_place(ground: &Ground, place: &str) -> Option<String> {
    let (path, heading) = match place.split_once('#') {
        Some((path, heading)) => (path, Some(heading)),
        None => (place, None),
    };
    let Some(file) = ground.file(path) else {
        return Some(format!("there is no {path}"));
    };
    let heading = heading?;
    let headings = file.text.lines().filter(|line| line.starts_with('#'));
    (!headings.map(slug).any(|slug| slug == heading))
        .then(|| format!("{path} has no heading '#{heading}'"))
}

/// A heading as links name it.
fn slug(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .chars()
        .filter_map(|letter| match letter {
            ' ' => Some('-'),
            '-' | '_' => Some(letter),
            letter if letter.is_alphanumeric() => Some(letter.to_ascii_lowercase()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TESTS: &str = "#[test]\n#[allow(x)]\nfn one() {\n}\n\nfn helper() {\n}\n\n\
                         #[tokio::test]\nasync fn two() {\n}\n\n#[test]\n#[ignore]\nfn three() {\n}\n";

    #[test]
    fn a_test_is_found_where_nextest_would_list_it() {
        let indented = TESTS.replace('\n', "\n    ");
        let inside = format!("mod tests {{\n    {indented}\n}}\n");
        let property = "proptest! {\n    #[test]\n    fn four(x in 0..1) {\n    }\n}\n";
        let ground = Ground::of_files(&[
            ("crates/web/src/layers/turns.rs", &inside),
            ("crates/web/src/guard/tests/matrix.rs", TESTS),
            ("crates/cli/src/exit.rs", &inside),
            ("crates/store/tests/it/main.rs", TESTS),
            ("crates/store/tests/it/log/mod.rs", TESTS),
            ("crates/store/tests/it/model.rs", property),
        ]);
        for good in [
            "answerable-web layers::turns::tests::one",
            "answerable-web guard::tests::matrix::two",
            "answerable::bin/answerable exit::tests::one",
            "answerable-store::it one",
            "answerable-store::it log::two",
            "answerable-store::it model::four",
        ] {
            assert!(is_a_test(&ground, good), "{good}");
        }
        for bad in [
            "answerable-web layers::turns::one",
            "answerable-web layers::turns::tests::helper",
            "answerable-web layers::turns::tests::three",
            "answerable-web guard::tests::matrix::tests::two",
            "answerable-web::it guard::tests::matrix::two",
            "answerable-store::other one",
            "one",
            "",
        ] {
            assert!(!is_a_test(&ground, bad), "{bad}");
        }
    }

    #[test]
    fn headings_are_named_as_links_name_them() {
        for (heading, link) in [
            ("## Who may sign in", "who-may-sign-in"),
            (
                "### `--keys`, and what it means",
                "--keys-and-what-it-means",
            ),
        ] {
            assert_eq!(slug(heading), link);
        }
    }
}
