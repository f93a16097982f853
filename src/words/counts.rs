//! Counts under the names that sentences use.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::figures::Tally;

/// A tally, for sentences: each count by its key.
pub(crate) struct Counts(Tally);

impl From<Tally> for Counts {
    fn from(tally: Tally) -> Self {
        Self(tally)
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.0.parts();
        let mut map = serializer.serialize_map(Some(parts.len()))?;
        for (key, _, count) in parts {
            map.serialize_entry(key, &count)?;
        }
        map.end()
    }
}
