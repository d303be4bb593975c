//! Who else has a part in what is asked: "working with the College", "after consulting".

use crate::addressee::{Names, Parsed};
use crate::tokens::Tokens;
use crate::{Addressee, Found, Role};

/// How far after the verb a partner may be named, in words.
const PARTNERS_WITHIN: usize = 16;

impl Parsed {
    /// "… should work with the College of Policing to …": adds who else has a
    /// part.
    pub(super) fn add_partners(&mut self, names: &Names<'_>, tokens: &Tokens<'_>, from: usize) {
        const PARTS: [(&str, Role); 36] = [
            ("in conjunction with", Role::With),
            ("consulting", Role::Consult),
            ("agree with", Role::With),
            ("settle with", Role::With),
            ("decide with", Role::With),
            (", with", Role::With),
            ("report to", Role::Consult),
            ("tell", Role::Consult),
            ("inform", Role::Consult),
            ("notify", Role::Consult),
            ("been shown to", Role::Consult),
            ("copied to", Role::Consult),
            ("together with", Role::With),
            ("jointly with", Role::With),
            ("alongside", Role::With),
            ("with the help of", Role::With),
            ("with the support of", Role::With),
            ("after consulting", Role::Consult),
            ("having consulted", Role::Consult),
            ("having first consulted", Role::Consult),
            ("having first asked", Role::Consult),
            ("after asking", Role::Consult),
            ("having asked", Role::Consult),
            ("work with", Role::With),
            ("working with", Role::With),
            ("working closely with", Role::With),
            ("work closely with", Role::With),
            ("work collaboratively with", Role::With),
            ("work jointly with", Role::With),
            ("work together with", Role::With),
            ("in collaboration with", Role::With),
            ("in partnership with", Role::With),
            ("in consultation with", Role::Consult),
            ("consult with", Role::Consult),
            ("consult", Role::Consult),
            ("with", Role::With),
        ];
        self.add_whom_it_is_sent(names, tokens, from);
        let most = tokens.len().min(from + PARTNERS_WITHIN);
        for at in from..most {
            let opens = (at == from && tokens.plain(at) == "with").then_some((Role::With, at + 1));
            let Some((role, next)) = opens.or_else(|| {
                PARTS
                    .iter()
                    .find_map(|(words, role)| Some((*role, tokens.after(at, words)?)))
            }) else {
                continue;
            };
            let furthest = tokens.len().min(next + PARTNERS_WITHIN);
            let end = (next..furthest)
                .find(|at| matches!(tokens.plain(*at), "to" | "." | ";" | "so" | "on" | ":"))
                .unwrap_or(furthest);
            // "Sharing that with the Ministry", "write with the name of each force": only
            // whoever stands right after a bare "with" has a part, and not in every verb.
            let bare = tokens.after(at, "with") == Some(next);
            let comma = tokens.plain(at) == "," || at > 0 && tokens.plain(at - 1) == ",";
            if bare
                && !comma
                && (shares(tokens, from, at) || !begins_with_a_name(names, tokens, next, end))
            {
                continue;
            }
            // "Tell us which forces have done so": somebody else stands right after.
            let tells = matches!(tokens.plain(at), "tell" | "inform" | "notify");
            if tells && !begins_with_a_name(names, tokens, next, end) {
                continue;
            }
            let partners = names.parse_first(tokens, next, end);
            // "Tell the child", "with people who know": whoever is no body of the register
            // has no part.
            let told = role == Role::Consult
                || tokens.plain(at) == "alongside"
                || tokens.after(at, "with") == Some(next);
            let mut taken = false;
            for mut partner in partners.addressees {
                let held = self.addressees.iter().any(|one| one.found == partner.found);
                if held || told && !partner.found.is_resolved() {
                    continue;
                }
                partner.role = role;
                taken = true;
                self.addressees.push(partner);
            }
            if !taken
                && let Some(group) = a_group(tokens, next, end).filter(|_| !bare || comma)
                && !matches!(tokens.plain(at), "tell" | "inform" | "notify" | "report")
            {
                taken = true;
                self.addressees.push(Addressee {
                    as_published: group,
                    found: Found::nothing(),
                    role,
                });
            }
            if taken {
                return;
            }
        }
    }
}

impl Parsed {
    /// "Send the total to the Ministry", "explain to their local policing bodies": whoever
    /// is to be told what was done.
    fn add_whom_it_is_sent(&mut self, names: &Names<'_>, tokens: &Tokens<'_>, from: usize) {
        const SENDS: [&str; 3] = ["send", "submit", "explain"];
        /// So many words after the verb stands to whom.
        const NEAR: usize = 8;
        /// The name has at most so many words.
        const LONGEST: usize = 8;
        for at in (from..tokens.len()).filter(|at| SENDS.contains(&tokens.plain(*at))) {
            let most = tokens.len().min(at + NEAR);
            // "Send the Board's lead for communications a count".
            let direct = at + 1 + usize::from(tokens.plain(at + 1) == "the");
            if tokens.plain(at) == "send"
                && let Some((named, _, _)) = names.name_at(tokens, direct, tokens.len())
                && named.found.is_resolved()
                && named.as_published != "you"
            {
                if !self.addressees.iter().any(|held| held.found == named.found) {
                    self.addressees.push(named.with(Role::Consult));
                }
                return;
            }
            let Some(to) = (at + 1..most).find(|at| tokens.plain(*at) == "to") else {
                continue;
            };
            let their = usize::from(matches!(tokens.plain(to + 1), "their" | "its" | "each"));
            let the = usize::from(tokens.plain(to + 1 + their) == "the");
            let end = tokens.len().min(to + 1 + their + LONGEST);
            let named = names
                .name_at(tokens, to + 1 + their, end)
                .or_else(|| names.name_at(tokens, to + 1 + their + the, end));
            let Some((named, _, _)) = named.filter(|(named, _, _)| named.found.is_resolved())
            else {
                continue;
            };
            if !self.addressees.iter().any(|held| held.found == named.found) {
                self.addressees.push(named.with(Role::Consult));
            }
            return;
        }
    }
}

/// "Children's social care services", "organisations that support victims": a group that
/// nobody knows by name, by the last or the first of its words.
fn a_group(tokens: &Tokens<'_>, at: usize, to: usize) -> Option<String> {
    /// It has at most so many words.
    const LONGEST: usize = 6;
    const GROUPS: [&str; 18] = [
        "service",
        "boards",
        "partnerships",
        "courts",
        "schools",
        "services",
        "authorities",
        "authority",
        "council",
        "councils",
        "trusts",
        "organisations",
        "agencies",
        "charities",
        "providers",
        "representatives",
        "regulators",
        "partners",
    ];
    let first = at + usize::from(tokens.plain(at) == "the");
    let ends = |at: usize| !tokens.list.get(at).is_some_and(|token| token.word);
    // "Organisations that support victims", "representatives of certificate holders".
    let goes_on = matches!(
        tokens.plain(first + 1),
        "that" | "of" | "which" | "who" | "for"
    );
    if GROUPS.contains(&tokens.plain(first)) && goes_on && to <= first + LONGEST {
        return Some(tokens.published(first, to).to_owned());
    }
    let last = (first..to.min(first + LONGEST)).find(|at| {
        GROUPS.contains(&tokens.plain(*at))
            && (ends(at + 1)
                || matches!(tokens.plain(at + 1), "on" | "to" | "and" | "about" | "in"))
            || ends(*at)
    })?;
    GROUPS
        .contains(&tokens.plain(last))
        .then(|| tokens.published(first, last + 1).to_owned())
}

/// Verbs and nouns after which "with" gives nobody a part: "stop sharing it with".
const SHARES: [&str; 31] = [
    "raise",
    "raises",
    "raised",
    "discuss",
    "discussed",
    "meet",
    "meets",
    "meeting",
    "taken",
    "share",
    "shares",
    "shared",
    "sharing",
    "comply",
    "complies",
    "consistent",
    "line",
    "contact",
    "deal",
    "deals",
    "dealing",
    "dealt",
    "compare",
    "compared",
    "comparison",
    "accordance",
    "associated",
    "connection",
    "filed",
    "lodged",
    "registered",
];

/// Whether one of these stands shortly before "with".
fn shares(tokens: &Tokens<'_>, from: usize, with: usize) -> bool {
    /// So many words back.
    const NEAR: usize = 4;
    (with.saturating_sub(NEAR).max(from)..with).any(|at| SHARES.contains(&tokens.plain(at)))
}

/// Whether names stand at a place, after "the", "both" and the like.
fn begins_with_a_name(names: &Names<'_>, tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    const BEFORE: [&str; 9] = [
        "the", "both", "all", "each", "every", "other", "its", "their", "relevant",
    ];
    let first = (at..to)
        .find(|at| !BEFORE.contains(&tokens.plain(*at)))
        .unwrap_or(at);
    (at..=first).any(|at| names.name_at(tokens, at, to).is_some())
}
