//! Counts under the names that sentences use.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::figures::{Remedies, Tally};

/// A tally, for sentences: each count by its key.
pub(crate) struct TallyNames(Tally);

impl From<Tally> for TallyNames {
    fn from(tally: Tally) -> Self {
        Self(tally)
    }
}

impl Serialize for TallyNames {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.0.parts();
        let mut map = serializer.serialize_map(Some(parts.len()))?;
        for (key, _, count) in parts {
            map.serialize_entry(key, &count)?;
        }
        map.end()
    }
}

/// Shortcomings by how far they are remedied, for sentences.
#[derive(serde::Serialize)]
pub(crate) struct Remedied {
    pub(crate) tong: usize,
    pub(crate) khac_phuc: usize,
    pub(crate) mot_phan: usize,
    pub(crate) chua: usize,
    pub(crate) chua_bao_cao: usize,
}

impl From<Remedies> for Remedied {
    fn from(remedies: Remedies) -> Self {
        Self {
            tong: remedies.total(),
            khac_phuc: remedies.full,
            mot_phan: remedies.partial,
            chua: remedies.none,
            chua_bao_cao: remedies.unreported,
        }
    }
}
