//! The rooms of the site and the way back from a page.

use answerable_desk::who::Act;

/// A room that is built, in the order of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// What there is to do next; only for those who are signed in.
    Work,
    /// What an office's body owes an answer to; only for those who write.
    Answering,
    /// Everything asked, one row for each addressee and duty.
    Asks,
    /// Reports and letters.
    Reports,
    /// Forces, local policing bodies and others.
    Bodies,
    /// Who answers in time, and who answers at all.
    WhoAnswers,
    /// What was read.
    Documents,
    /// Documents that people decide; only for those who do.
    Review,
    /// How we count, and what our words mean.
    Method,
    /// What this is and who stands behind it.
    About,
}

impl Room {
    /// Every room that is built, in the order of the navigation.
    pub(crate) const ALL: [Self; 10] = [
        Self::Work,
        Self::Answering,
        Self::Asks,
        Self::Reports,
        Self::Bodies,
        Self::WhoAnswers,
        Self::Documents,
        Self::Review,
        Self::Method,
        Self::About,
    ];

    /// What whoever enters must be allowed to do; none where everybody may.
    pub(crate) const fn act(self) -> Option<Act> {
        match self {
            Self::Work => Some(Act::SeeOwnWork),
            Self::Answering => Some(Act::ListAnswers),
            Self::Review => Some(Act::ListDocuments),
            Self::Asks
            | Self::Reports
            | Self::Bodies
            | Self::WhoAnswers
            | Self::Documents
            | Self::Method
            | Self::About => None,
        }
    }

    /// Its name in the navigation.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Work => "Your work",
            Self::Answering => "Answers to write",
            Self::Asks => "Asks",
            Self::Reports => "Reports",
            Self::Bodies => "Forces and bodies",
            Self::WhoAnswers => "Answering",
            Self::Documents => "Documents",
            Self::Review => "Review",
            Self::Method => "Method",
            Self::About => "About",
        }
    }

    /// Its address.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Work => "/work",
            Self::Answering => "/answering",
            Self::Asks => "/asks",
            Self::Reports => "/reports",
            Self::Bodies => "/bodies",
            Self::WhoAnswers => "/who-answers",
            Self::Documents => "/sources",
            Self::Review => "/review",
            Self::Method => "/method",
            Self::About => "/about",
        }
    }
}

/// One page above this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crumb {
    pub(crate) words: String,
    pub(crate) path: String,
}

impl Crumb {
    /// The first page.
    pub(crate) fn home() -> Self {
        Self::new("Home", "/")
    }

    /// A room's first page.
    pub(crate) fn room(room: Room) -> Self {
        Self::new(room.name(), room.path())
    }

    pub(crate) fn new(words: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            path: path.into(),
        }
    }
}
