//! What programs know a problem by (RFC 9457, section 3.1.1).

use axum::http::StatusCode;

use super::Problem;

impl Problem {
    /// The last part of its type. It does not change.
    pub(crate) fn slug(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoSuchFormat => "no-such-format",
            #[cfg(feature = "pdf")]
            Self::NoFontFor => "no-font",
            Self::NoSuchDay(_) => "no-such-day",
            Self::NotUnderstood { .. } => "not-understood",
            Self::Unreadable => "unreadable",
            Self::SignedOut => "signed-out",
            Self::MayNot(_) => "may-not",
            Self::AnotherSite => "another-site",
            Self::Method => "method",
            Self::TooLarge => "too-large",
            Self::AddressTooLong => "address-too-long",
            Self::TooMany { .. } => "too-many",
            Self::TooOften { .. } => "too-often",
            Self::Busy => "busy",
            Self::NotKept(_) => "not-kept",
            Self::Fault(_) => "fault",
        }
    }

    /// Its type, as an address that says what it is.
    pub(crate) fn type_address(&self) -> String {
        format!("/api#{}", self.slug())
    }

    /// The problems that whoever reads tables may meet: what each is known by,
    /// its heading and its status.
    pub(crate) fn kinds() -> Vec<(&'static str, &'static str, StatusCode)> {
        let unknown = Self::NotUnderstood {
            unknown: Vec::new(),
            allowed: Vec::new(),
        };
        let wait_seconds = 1;
        [
            unknown,
            Self::NotFound,
            Self::NoSuchFormat,
            Self::Method,
            Self::AddressTooLong,
            Self::TooOften { wait_seconds },
            Self::Busy,
            Self::Fault(String::new()),
        ]
        .iter()
        .map(|problem| (problem.slug(), problem.heading(), problem.status()))
        .collect()
    }
}
