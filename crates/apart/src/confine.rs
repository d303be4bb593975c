//! What a child gives up before it reads a byte.

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod linux;
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
mod nowhere;

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub use linux::UNLIMITED;
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub(crate) use linux::{confine, confine_for_another};
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub use nowhere::UNLIMITED;
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub(crate) use nowhere::{confine, confine_for_another};

/// The process could not give up what it must; what the system said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotConfined(pub(crate) String);

/// A process that has given it all up.
#[derive(Debug)]
pub(crate) struct Confined {
    /// What the system says of this process: opened before nothing can be.
    pub(crate) status: Option<std::fs::File>,
}

impl Confined {
    /// The most memory it held so far, in bytes, where the system tells.
    pub(crate) fn peak_memory_bytes(&self) -> Option<u64> {
        #[cfg(all(target_os = "linux", target_pointer_width = "64"))]
        return linux::peak_memory_bytes(self.status.as_ref()?);
        #[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
        return self.status.as_ref().and(None);
    }
}
