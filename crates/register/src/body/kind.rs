//! What kinds of body there are.

use serde::{Deserialize, Serialize};

/// What kind of body a body is.
///
/// The kinds are those that change what may be asked of a body, by whom and
/// under which power. In the log and in addresses they are written as their
/// [`slug`](Self::slug).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// One of the 43 forces of a police area (Police Act 1996 s.1).
    TerritorialForce,
    /// A force for a railway, a defence estate or a nuclear site.
    SpecialForce,
    /// A territorial force of Scotland or Northern Ireland.
    ForceOutsideEnglandAndWales,
    /// A crime-fighting agency: the National Crime Agency.
    Agency,
    /// A police and crime commissioner (PRSRA 2011 s.1).
    PoliceAndCrimeCommissioner,
    /// A commissioner who is the fire and rescue authority too.
    PoliceFireAndCrimeCommissioner,
    /// A mayor of a combined authority with a commissioner's functions.
    Mayor,
    /// The Mayor's Office for Policing and Crime (PRSRA 2011 s.3).
    MayorsOffice,
    /// The Common Council of the City of London as police authority.
    CommonCouncil,
    /// The authority or committee over a special force.
    PoliceAuthority,
    /// HM Inspectorate of Constabulary, under its names.
    Inspectorate,
    /// The Independent Office for Police Conduct.
    ComplaintsBody,
    /// The College of Policing.
    ProfessionalBody,
    /// The National Police Chiefs' Council and what came before it.
    ChiefsCouncil,
    /// The Association of Police and Crime Commissioners.
    CommissionersAssociation,
    /// A body that arranges aid between forces.
    CoordinationCentre,
    /// A government department.
    Department,
    /// A Secretary of State or other minister, as an office.
    Minister,
    /// A committee of the House of Commons.
    SelectCommittee,
    /// A group that oversees performance without powers of its own.
    OversightGroup,
    /// An elected assembly: the London Assembly.
    Assembly,
    /// The Crown Prosecution Service.
    ProsecutionService,
    /// Coroners, taken together.
    Coroners,
    /// Police and crime panels, taken together.
    PoliceAndCrimePanels,
    /// A body that speaks for officers of some ranks.
    StaffAssociation,
    /// The Mayor of London, as mayor.
    Mayoralty,
    /// A board that advises or scrutinises: the London Policing Board.
    PolicingBoard,
    /// A unit that several forces run together.
    Collaboration,
    /// The armed forces or one of them.
    ArmedForces,
    /// Anything else that was asked, answered or spoke.
    Other,
}

impl BodyKind {
    /// Every kind, in the order pages list them.
    pub const ALL: [Self; 30] = [
        Self::TerritorialForce,
        Self::SpecialForce,
        Self::ForceOutsideEnglandAndWales,
        Self::Agency,
        Self::PoliceAndCrimeCommissioner,
        Self::PoliceFireAndCrimeCommissioner,
        Self::Mayor,
        Self::MayorsOffice,
        Self::CommonCouncil,
        Self::PoliceAuthority,
        Self::Inspectorate,
        Self::ComplaintsBody,
        Self::ProfessionalBody,
        Self::ChiefsCouncil,
        Self::CommissionersAssociation,
        Self::CoordinationCentre,
        Self::Department,
        Self::Minister,
        Self::SelectCommittee,
        Self::OversightGroup,
        Self::Assembly,
        Self::ProsecutionService,
        Self::Coroners,
        Self::PoliceAndCrimePanels,
        Self::StaffAssociation,
        Self::Mayoralty,
        Self::PolicingBoard,
        Self::Collaboration,
        Self::ArmedForces,
        Self::Other,
    ];

    /// The kind as it is written in data and addresses.
    ///
    /// ```
    /// use answerable_register::body::BodyKind;
    /// assert_eq!(BodyKind::MayorsOffice.slug(), "mayors-office");
    /// ```
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::TerritorialForce => "territorial-force",
            Self::SpecialForce => "special-force",
            Self::ForceOutsideEnglandAndWales => "force-outside-england-and-wales",
            Self::Agency => "agency",
            Self::PoliceAndCrimeCommissioner => "police-and-crime-commissioner",
            Self::PoliceFireAndCrimeCommissioner => "police-fire-and-crime-commissioner",
            Self::Mayor => "mayor",
            Self::MayorsOffice => "mayors-office",
            Self::CommonCouncil => "common-council",
            Self::PoliceAuthority => "police-authority",
            Self::Inspectorate => "inspectorate",
            Self::ComplaintsBody => "complaints-body",
            Self::ProfessionalBody => "professional-body",
            Self::ChiefsCouncil => "chiefs-council",
            Self::CommissionersAssociation => "commissioners-association",
            Self::CoordinationCentre => "coordination-centre",
            Self::Department => "department",
            Self::Minister => "minister",
            Self::SelectCommittee => "select-committee",
            Self::OversightGroup => "oversight-group",
            Self::Assembly => "assembly",
            Self::ProsecutionService => "prosecution-service",
            Self::Coroners => "coroners",
            Self::PoliceAndCrimePanels => "police-and-crime-panels",
            Self::StaffAssociation => "staff-association",
            Self::Mayoralty => "mayoralty",
            Self::PolicingBoard => "policing-board",
            Self::Collaboration => "collaboration",
            Self::ArmedForces => "armed-forces",
            Self::Other => "other",
        }
    }

    /// The kind with this slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Whether it is a local policing body (Police Act 1996 s.101): one that
    /// section 55 binds to answer reports on its force. A special force's
    /// authority is not one.
    #[must_use]
    pub fn is_local_policing_body(self) -> bool {
        self.is_elected_local_policing_body() || self == Self::CommonCouncil
    }

    /// Whether it is an elected local policing body (PRSRA 2011 s.102 (1)): all
    /// of them but the Common Council.
    #[must_use]
    pub fn is_elected_local_policing_body(self) -> bool {
        matches!(
            self,
            Self::PoliceAndCrimeCommissioner
                | Self::PoliceFireAndCrimeCommissioner
                | Self::Mayor
                | Self::MayorsOffice
        )
    }

    /// Whether it is a police force of any sort.
    #[must_use]
    pub fn is_force(self) -> bool {
        matches!(
            self,
            Self::TerritorialForce | Self::SpecialForce | Self::ForceOutsideEnglandAndWales
        )
    }

    /// Whether it stands for many bodies of one sort that are not told apart
    /// here, so that "it answered" can't be said of it.
    #[must_use]
    pub fn is_class(self) -> bool {
        matches!(self, Self::Coroners | Self::PoliceAndCrimePanels)
    }
}
